# 其他网站上的表单与个人数据声明的用语。

## 表单来自不被允许的网站

across-title = 此表单不能在这里为读者订阅
across-lead = 表单所在的页面属于 { $origin }，该网站不能为读者订阅{ $list }。没有保存任何内容。
across-hidden = 表单所在的页面隐藏了自己属于哪个网站。没有保存任何内容。
across-here = 在我们自己的页面上订阅
across-operator = 如果您是本服务的运营者，请用以下命令允许该网站：
across-operator-hidden = 如果您是该页面的运营者：请不要以“no-referrer”策略发送页面，也不要把它放进以“sandbox”隔离的框架。

## 说明如何把表单放到其他网站的页面

embed-title = 用于您网站的表单：{ $list }
embed-heading = 用于您自己网站的表单
embed-lead = 读者可以在您的任何页面上订阅{ $list }。请把以下任一片段复制到页面中。
embed-form = 表单
embed-form-text = 它不需要 JavaScript，外观随您的页面而定。最后一行可以省略；保留它，结果会就地显示，每个错误显示在对应的字段旁。
embed-frame = 框架中的表单
embed-frame-text = 它与我们自己的页面外观相同，您的页面不需要别的东西。
embed-sites = 使用之前
embed-sites-text = 本服务的运营者用以下命令允许您的网站：
embed-policy = 您网站的策略
embed-policy-text = 如果您的页面设有 Content-Security-Policy，它必须允许以下内容：
embed-change = 电子报的条款变更后，请重新复制表单。在此之前，读者会看到新条款并被再次询问。

## 脚本的用语

embed-sending = 请稍候……

## 个人数据声明

privacy-title = { $list }的隐私声明
privacy-controller = 负责人
privacy-contact = 联系方式
privacy-purpose = 用途
privacy-purpose-text = 因为您提出了订阅，我们通过电子邮件把{ $list }发送给您，并保留您曾提出订阅的证明。只需要您的电子邮件地址；没有它就无法发送。
privacy-basis = 法律依据
privacy-basis-text = 您的同意（《通用数据保护条例》第 6 条第 1 款 a 项）。您可以随时通过每封信中的链接撤回；此前的处理仍然合法。
privacy-recipients = 还有谁会得到您的数据
privacy-transfers = 其他国家
privacy-retention = 保存多久
privacy-rights = 您的权利
privacy-rights-text = 您可以询问我们保存了您的哪些数据，要求更正、删除或限制使用，并可以带走它们。
privacy-authority = 向谁投诉
