# 公开页面上的文字（简体中文）。

## 页面框架

page-skip = 跳到正文
page-footer = Postrider 把电子报送给想看的人。
page-languages = 语言
page-front = 返回首页
page-desk = 前往工作台
page-published-by = 出版者：{ $name }

## 首页

home-title = 电子报
home-none = 目前没有电子报接受新读者。
home-lead = 请选择一份电子报。您先通过一封信确认，之后才会收到内容；每封信中都可以退订。

## 订阅表单

form-check = 请检查：{ $list }
form-mistaken = 错误：{ $list }
form-closed = 这份电子报目前不接受新读者。
form-email = 电子邮件地址
form-name = 姓名
form-topics = 主题
form-optional = （选填）
form-topics-optional = （选填；不选表示全部）
form-agreement = 您的同意
form-newsletter = 电子报
form-terms = 条款
form-itself = 此表单
form-read-terms = 阅读条款（第 { $version } 版）
form-privacy = 隐私声明
form-wait = 请稍候：您的浏览器正在做一个小运算，用来防止机器人。
form-trap = 请将此栏留空
form-submit = 订阅
form-next = 您会收到一封带链接的信。在那里确认之后，订阅才会生效。
form-summary = 请更正以下内容
form-error = 错误：

problem-email-empty = 请输入电子邮件地址。
problem-email-long = 地址过长：最多 254 个字符，其中 @ 之前最多 64 个。
problem-email-syntax = 这不像电子邮件地址，例如 name@example.org。
problem-email-domain = 无法向此域名发送邮件；请检查 @ 之后的部分。
problem-email-reserved = 此邮箱专供邮件系统使用；请使用个人地址。
problem-name = 姓名最多 100 个字符，且不能换行。
problem-topics = 请从本页的主题中选择。
problem-consent-newsletter = 勾选此框才能收到电子报；否则不会发送任何内容。
problem-consent-terms = 请勾选此框表示同意条款。
problem-terms = 条款已更改；请阅读当前版本并表示同意。
problem-other = 无法使用所填内容。请重新加载页面并再次填写。

## 订阅之后

mailbox-title = 请查看您的邮箱
mailbox-lead = 如果此地址可以订阅，一封带链接的信正在路上。您在那里确认之后即完成订阅。
mailbox-nothing = 几分钟后仍未收到？请查看垃圾邮件文件夹，并检查地址是否输入正确。如果您已经是读者，就不会再发信。

## 条款

terms-title = { $list } 条款，第 { $version } 版
terms-heading = { $list } 条款
terms-current = 第 { $version } 版，发布于 { $date }。这是当前版本。
terms-old = 第 { $version } 版，发布于 { $date }。已被新版本取代。
terms-ticked = 读者勾选的内容
terms-words = 条款
terms-fingerprint = 此文本的指纹（SHA-256）：
terms-form = 前往订阅表单

## 确认信所链接的问题

question-title = 请确认订阅
question-heading = 订阅 { $list }？
question-lead = 有人（很可能是您）登记了 { $address }。在您同意之前不会发送任何内容。
question-yes = 是，订阅
question-no = 不，不是我
question-decoy = 请勿按此按钮；它是留给程序的
again-title = 刚才是您本人操作的吗？
again-lead = 有些邮件程序会在无人阅读之前就按下此类页面上的按钮。因此关于 { $list } 和 { $address } 尚未作出任何决定：请先勾选，再作回答。
again-certain = 我是真人，由我本人按下按钮。
subscribed-title = 订阅成功
subscribed-lead = { $list } 将寄到 { $address }。
subscribed-close = 每封信的底部都有退订链接。您可以关闭此页面。
refused-title = 不会发送任何内容
refused-lead = 感谢您告知。{ $address } 没有订阅 { $list }。
refused-close = 您无需再做什么，可以关闭此页面。
expired-title = 此链接已过期
expired-lead = 链接未及时使用，因此没有订阅。您可以重新登记。
left-before-title = 您没有订阅
left-before-lead = 您此后已退订这份电子报，旧链接不能恢复订阅。您可以重新登记。
sign-up-for = 订阅 { $list }
not-me-title = 不是您本人？
not-me-lead = 有人用 { $address } 登记了 { $list }。点击此按钮后，本站的任何列表都不会再给此地址发信。
not-me-button = 不是我

## 退订

leave-title = 退订
leave-ask = 不再把 { $list } 寄到 { $address } 吗？
leave-ask-blindly = 不再给您寄这份电子报吗？
leave-gone = { $list } 不再寄到 { $address }。
leave-button = 退订
leave-all = 退出所有列表
leave-others = 此地址还订阅了这里的另外 { NUMBER($count) } 份电子报。
left-title = 您已退订
left-this = { $list } 不再寄到 { $address }。
left-all = 这里的电子报都不再寄到 { $address }。
left-slip = 是误操作吗？
left-again = 重新订阅 { $list }
left-why = 能告诉我们原因吗？
left-reason = 您的原因
left-send = 发送
noted-lead = 您的要求已记录，很快就会执行。您无需再做什么。
left-test-letter = 此链接来自一封测试信。没有人因此订阅，也没有任何改变。
thanks-title = 谢谢
thanks-lead = 您的留言已收到。退订仍然有效，您可以关闭此页面。
undone-title = 您已恢复订阅
undone-lead = { $list } 将继续寄到 { $address }。
too-late-title = 请重新登记
too-late-lead = 现在已无法撤销：您早已退订，或者从未确认过。

## 出错了

wrong-page = 没有这个页面
wrong-page-text = 网址可能在途中被截断了。请从原处完整复制。
wrong-link = 此链接无效
wrong-link-text = 链接可能被您的邮件程序截断了，或者太旧了。请把信中的完整链接复制到浏览器。如果仍不行，请直接回信，会有人阅读。
wrong-list = 没有这份电子报
wrong-list-text = 它可能已改名或停办。首页列出了所有接受新读者的电子报。
wrong-form = 无法读取此表单
wrong-form-sent = 它不是以浏览器的方式发送的。请使用页面上的表单。
wrong-form-characters = 其中有表单不会发送的字符。请重新填写。
wrong-form-twice = 其中有重复的字段。请重新填写。
wrong-form-long = 发送的内容过长。
wrong-form-slow = 未能及时送达。请重新发送。
wrong-form-broken = 内容不完整。请重新发送。
wrong-side = 我们这边出了问题
wrong-side-busy = 目前忙不过来。请过几秒钟再试。
wrong-side-noted = 问题已记录给本服务的维护人员。请稍后再试。
wrong-method = 此网址不能这样使用
wrong-method-text = 请返回并使用页面上的按钮。
wrong-origin = 此请求来自其他网站
wrong-origin-text = 请使用页面上的按钮。

## 频率

form-cadence = 频率
cadence-instant = 一有发布，立即发送
cadence-daily = 每天
cadence-weekly = 每周
cadence-monthly = 每月
problem-cadence = 请从本页提供的频率中选择。

## 往期

archive-title = 往期
archive-none = 尚未发出任何一期。
archive-feed = 往期订阅源
archive-older = 更早的往期
archive-subscribe = 订阅 { $list }
archive-count = { NUMBER($count) } 篇文章
