# 编辑台上的期刊，中文。

## Issues as a list and on the calendar

desk-issues-number = { NUMBER($count) }
desk-issues-ways = 期刊的浏览方式
desk-issues-as-list = 列表
desk-issues-calendar = 日历
desk-issues-new = 新一期
desk-issues-breaking = 突发新闻
desk-issues-list = 列表
desk-issues-every-list = 所有列表
desk-issues-state = 状态
desk-issues-any-state = 任何状态
desk-issues-filter = 显示
desk-issues-issue = 期刊
desk-issues-readers = 读者
desk-issues-not-reached = 未送达
desk-issues-none = 还没有任何一期
desk-issues-none-text = 列表的发送时间到了且有新文章时，就会生成一期。日历显示具体时间；点击“新一期”则无需等待。
desk-issues-none-such = 没有匹配项
desk-issues-none-such-text = 没有这样的期刊。请选择其他列表或状态。
desk-issues-all = 全部期刊
desk-issues-month = { $year }年{ month }
desk-issues-months = 月份
desk-issues-month-before = 上个月
desk-issues-month-after = 下个月
desk-issues-this-month = 本月
desk-issues-today = 今天：
desk-issues-clocks = 所有时间均按 { $zone } 的时钟。
desk-issues-cut-short = 本月内容太多，此处放不下。请选择一个列表。
desk-issues-more =
    { $count ->
       *[other] 还有 { NUMBER($count) } 项
    }
desk-issues-readers-clocks = 按每位读者的时钟

## Where an issue stands

desk-issues-state-held = 等待批准
desk-issues-state-planning = 正在规划
desk-issues-state-sending = 正在发送
desk-issues-state-paused = 已暂停
desk-issues-state-cancelled = 已取消
desk-issues-state-finished = 已完成
desk-issues-state-skipped = 已跳过

## What became of a letter

desk-issues-outcome = 结果
desk-issues-any-outcome = 任何结果
desk-issues-outcome-queued = 等待中
desk-issues-outcome-sending = 发送途中
desk-issues-outcome-sent = 已发送
desk-issues-outcome-deferred = 已推迟
desk-issues-outcome-rejected = 被拒绝
desk-issues-outcome-bounced = 被退回
desk-issues-outcome-skipped = 已略过
desk-issues-outcome-cancelled = 已取消
desk-issues-outcome-expired = 已过期
desk-issues-outcome-in-doubt = 存疑

## The page of an issue

desk-issues-pages = 本期的页面
desk-issues-tab-overview = 概览
desk-issues-tab-letter = 信件
desk-issues-tab-edit = 编辑
desk-issues-tab-recipients = 收件人
desk-issues-tab-doubts = 存疑
desk-issues-held-for =
    { $count ->
       *[other] 它等待批准，将发给 { NUMBER($count) } 位读者。
    }
desk-issues-goes-at = 若无人阻止，它将自动发出，时间为
desk-issues-goes-never = 有人批准后才会发出。
desk-issues-in-doubt =
    { $count ->
       *[other] 有 { NUMBER($count) } 封信无人知道是否送达。
    }
desk-issues-in-doubt-link = 作出决定
desk-issues-approve = 发送…
desk-issues-edit = 编辑
desk-issues-look = 查看信件
desk-issues-stop = 不自动发送
desk-issues-pause = 暂停
desk-issues-resume = 继续
desk-issues-cancel = 取消本期
desk-issues-back = 返回
desk-issues-progress = 进度
desk-issues-rate = 封／秒
desk-issues-left = 剩余时间
desk-issues-story = 经过
desk-issues-facts = 信息
desk-issues-story-made = 已生成
desk-issues-story-approved = 已批准
desk-issues-story-planned = 所有信件已登记，开始发送
desk-issues-story-resumed = 已继续
desk-issues-story-finished = 已完成
desk-issues-story-cancelled = 已取消
desk-issues-story-skipped = 已跳过
desk-issues-story-broken = 已作为突发新闻生成
desk-issues-story-edited = 草稿已修改
desk-issues-story-stopped = 已取消自动发出
desk-issues-story-paused = 已暂停
desk-issues-story-tested = 已发送测试信
desk-issues-story-retried =
    { $count ->
        [0] 请求重试信件，但没有可重试的
       *[other] 已重试 { NUMBER($count) } 封信件
    }
desk-issues-story-doubts-resend = 已重新发送 { NUMBER($count) } 封存疑信件
desk-issues-story-doubts-sent = 已将 { NUMBER($count) } 封存疑信件视为送达
desk-issues-story-doubts-give-up = 已放弃 { NUMBER($count) } 封存疑信件
desk-issues-story-cut = 此处只显示最近的操作。
desk-issues-story-log = 其余见审计日志
desk-issues-by-operator = 由 { $name }
desk-issues-by-key = 通过 API 密钥 { $name }
desk-issues-by-command-line = 通过命令行
desk-issues-by-schedule = 由发送计划
desk-issues-by-itself = 自动
desk-issues-number-of = 编号
desk-issues-origin = 来源
desk-issues-origin-scheduled = 发送计划
desk-issues-origin-send-now = 运营人员
desk-issues-origin-breaking = 突发新闻
desk-issues-slot = 到期时间
desk-issues-articles = 文章
desk-issues-zones = 读者所在时区
desk-issues-paused-operator = 有人暂停了它。
desk-issues-paused-template = 其模板出错。
desk-issues-paused-too-old = 它已经过时。
desk-issues-paused-refusals = 太多信件被拒绝。
desk-issues-paused-restored = 数据库来自备份。
desk-issues-remedy-operator = 继续或取消。
desk-issues-remedy-template = 修好模板，重启服务，然后继续。
desk-issues-remedy-too-old = 若新闻仍有时效则继续，否则取消。
desk-issues-remedy-refusals = 查看答复，消除原因，然后继续。
desk-issues-remedy-restored = 先查明读者是否已收到，再取消或继续。
desk-issues-skipped-nothing-new = 没有新内容可发送。
desk-issues-skipped-nobody = 没有收件人：无人订阅，或无人选择这些主题。
desk-issues-skipped-too-old = 错过时间太久。其文章将随下一期发出。
desk-issues-not-now = 现在无法执行
desk-issues-moved-on = 本期状态已变化。请打开其页面查看。
desk-issues-changed-meanwhile = 其他人同时修改了草稿。请重新打开并在现有内容上修改。
desk-issues-still-ending = 其信件仍在取消中。请稍后再试。
desk-issues-outlived = 其信件已超过有效期，将不会发出。请改为取消本期。
desk-issues-ledger-held = 目前不发送任何信件，因为数据库似乎是旧副本。所有者须将其放行：postrider ledger show。
desk-issues-no-schedule = 该列表没有相应的发送计划。请在列表页面添加。
desk-issues-overtaken = 该计划恰在此刻已生成一期。

## Letting it go, and ending it

desk-issues-send-title = 发送这一期？
desk-issues-send-to =
    { $count ->
       *[other] 将发给 { NUMBER($count) } 位读者。
    }
desk-issues-send-hint = 已发出的信无法收回；尚未发出的可以暂停或取消。
desk-issues-type-name = 要继续，请输入列表名称：{ $list }
desk-issues-send-name-wrong = 这不是列表的名称。没有发送任何内容。
desk-issues-send-button = 立即发送
desk-issues-cancel-title = 取消这一期？
desk-issues-cancel-lead = 已发送的保持不变，其余将不再发送。
desk-issues-cancel-articles = 其文章如何处理？
desk-issues-cancel-roll-over = 随下一期发给未收到的读者
desk-issues-cancel-withdraw = 不再发送
said-issue-goes = 本期已开始发送。
said-issue-waits = 本期将等待批准。
said-issue-paused = 本期已暂停。
said-issue-resumed = 本期已继续。
said-issue-cancelled = 本期已取消。
said-issue-made = 本期已生成，等待您处理。
said-issue-nothing-new = 目前没有新内容可发送。
said-issue-edited = 已保存。
said-issue-tested = 测试信已发出。
said-issue-resolved = 已决定。

## Making one, and breaking news

desk-issues-new-lead = 收集新内容并等待：发出前您可以查看、编辑和测试。
desk-issues-new-hint = 该计划的下一期仍按时发出。
desk-issues-new-button = 生成
desk-issues-no-articles-title = 还没有文章
desk-issues-no-articles = 该列表还没有文章。请添加订阅源或撰写一篇。
desk-issues-breaking-lead = 一篇文章立即发给读者；其下一期将不再包含它。
desk-issues-breaking-list = 选择
desk-issues-breaking-article = 哪篇文章？
desk-issues-breaking-to = 发给谁？
desk-issues-breaking-instant = 希望即时收到每篇文章的读者
desk-issues-breaking-all = 主题涵盖该文章的所有人
desk-issues-breaking-button = 立即发送
desk-issues-breaking-choose = 请选择文章和收件范围。
desk-issues-breaking-refused = 该文章不能单独发送：已发送过，或不可发送。
desk-issues-breaking-nobody = 该列表不提供即时发送，因此没有这类读者。

## The letter

desk-issues-letter = HTML 信件
desk-issues-subject = 主题
desk-issues-subject-hint = 留空则由列表模板生成。
desk-issues-preheader = 预览文字
desk-issues-preheader-hint = 邮件程序在主题旁显示的一行。留空则由模板生成。
desk-issues-intro = 文章上方的按语
desk-issues-intro-hint = 使用 Markdown；可以为空。
desk-issues-article-title = 标题
desk-issues-move-up = 上移
desk-issues-move-down = 下移
desk-issues-leave-out = 略去
desk-issues-edit-save = 保存
desk-issues-edit-wrong = 有内容需要更正
desk-issues-wrong-subject = 请在一行内填写不超过 250 个字符的主题，或留空。
desk-issues-wrong-preheader = 请在一行内填写不超过 250 个字符的预览文字，或留空。
desk-issues-wrong-intro = 最多 4000 个字符，不含控制字符。
desk-issues-wrong-drop = 请至少保留一篇文章。若不想发送，请取消该期。
desk-issues-wrong-titles = 请填写标题，每个不超过 250 个字符，各占一行。
desk-issues-as-reader = 按该读者所收到的样子
desk-issues-as-everybody = 本期的全部内容
desk-issues-show = 显示
desk-issues-no-letter = 没有信件：本期没有内容，或没有适合该读者的内容。
desk-issues-no-such-reader = 没有使用该地址的订阅者。
desk-issues-size = 大小
desk-issues-size-of = { NUMBER($count) } / 102 kB
desk-issues-size-good = Gmail 会完整显示。
desk-issues-size-near = 几乎过长：Gmail 会在 102 kB 处截断。
desk-issues-size-clipped = 过长：Gmail 会截断。请略去一些文章。
desk-issues-looks = 信件的查看方式
desk-issues-look-wide = 宽屏
desk-issues-look-narrow = 手机
desk-issues-look-dark = 深色
desk-issues-look-plain = 无图片
desk-issues-look-text = 纯文本
desk-issues-look-source = 源码
desk-issues-source-hint = 签名前的邮件；退订链接和日期因读者而异。
desk-issues-links-hint = 此处链接无效，且不含读者的退订链接。
desk-issues-test = 发送测试信
desk-issues-test-address = 发送至
desk-issues-test-hint = 通过中继发送的真实信件，主题前带有 [测试]。不影响任何读者。
desk-issues-test-button = 发送测试
desk-issues-test-no-address = 无法向该地址发送信件。
desk-issues-test-suppressed = 不得向该地址写信。
desk-issues-test-too-many = 一小时内允许的测试信已用完。请稍后再试。
desk-issues-tests = 已发送的测试信

## Recipients

desk-issues-recipient = 收件人
desk-issues-address-begins = 地址开头为
desk-issues-reply = 答复
desk-issues-when = 时间
desk-issues-since = 自
desk-issues-choose = 选择
desk-issues-no-recipients = 还没有收件人
desk-issues-no-recipients-text = 规划本期时登记收件人，早于第一封信发出。
desk-issues-no-such-recipients = 请选择其他结果或地址开头。对大型期刊每次只查看一部分，下一页继续。
desk-issues-retry-chosen = 重试所选
desk-issues-retry-all =
    { $count ->
       *[other] 重试全部 { NUMBER($count) } 封
    }
desk-issues-retry = 重试
desk-issues-retry-hint = 不会有人收到两次：可能已送达的、以及后续期刊会带来的都不动。
desk-issues-retried =
    { $count ->
        [0] 没有信件重试。
       *[other] { NUMBER($count) } 封信重新进入队列。
    }
desk-issues-retried-more = 还有更多。请再按一次。
desk-issues-left-not-in-vain = { NUMBER($count) } 封：仍在处理或已被接受
desk-issues-left-in-doubt = { NUMBER($count) } 封：曾存疑，可能已送达
desk-issues-left-not-active = { NUMBER($count) } 封：读者已退订或暂停
desk-issues-left-suppressed = { NUMBER($count) } 封：不得向该地址写信
desk-issues-left-planned-again = { NUMBER($count) } 封：后续期刊会带来这些文章
desk-issues-export = 导出为 CSV
desk-issues-why = 为何收到或未收到
desk-issues-to-reader = 该读者的全部信息
desk-issues-attempts = 尝试次数
desk-issues-relay = 中继
desk-issues-planned-at = 规划时间
desk-issues-retried-at = 重试时间
desk-issues-due-at = 应发时间
desk-issues-ended-at = 结束时间
desk-issues-dialogues = 与中继的对话

## Letters in doubt

desk-issues-no-doubts = 没有存疑的信件
desk-issues-no-doubts-text = 本期每封信的结果都已知，或会自动重发。
desk-issues-doubts-lead = 这些信已交出但没有记录答复：无人知道是否送达。
desk-issues-doubts-all = 本期所有存疑信件，包括此处未显示的
desk-issues-doubts-decide = 如何处理？
desk-issues-doubts-resend = 重发：同一封信，相同的 Message-ID
desk-issues-doubts-sent = 已送达
desk-issues-doubts-give-up = 放弃
desk-issues-doubts-button = 决定

## Letters outside issues that are in doubt

desk-doubts = 存疑的单独信件
desk-doubts-lead = 这些信不属于任何一期。每封都已交出但没有记录答复：无人知道是否送达。重发的是同一封信，Message-ID 相同。
desk-doubts-none-text = 各期之外每封信的结果都已知，或会自动重发。
desk-doubts-letter = 信件
desk-doubts-test-letter = 测试信
desk-doubts-ticked = 如何处理勾选的信件？
desk-doubts-resend = 重发
desk-doubts-sent = 记为已送达
desk-doubts-give-up = 放弃
desk-doubts-resend-one = 重发：{ $address }
desk-doubts-sent-one = 记为已送达：{ $address }
said-doubts-none-ticked = 请先勾选要处理的信件。
