# “今日”页面，中文：正在发出什么，什么需要关注，近况如何。

desk-today-number = { NUMBER($count) }
desk-today-as-of = 截至 { $when }
desk-today-refresh = 刷新
desk-today-begin = 从一份列表开始
desk-today-begin-text = 列表就是一份通讯：由谁发送、关于什么、何时发出。创建一份列表，添加您网站的订阅源，本页就会告诉您发生了什么。
desk-today-begin-way = 创建列表

desk-today-now = 正在发出
desk-today-quiet = 目前没有正在发送的内容。
desk-today-single = { NUMBER($count) } 封单独的信（确认信、欢迎信）正在路上。
desk-today-ended = 最近结束
desk-today-sent = 已接受
desk-today-refused = 被拒或退回
desk-today-left-out = 未发送
desk-today-open = 尚未结束
desk-today-deferred = 其中推迟
desk-today-sent-of = { NUMBER($planned) } 封中已接受 { NUMBER($sent) } 封
desk-today-rate = 速度
desk-today-per-minute = 每分钟 { NUMBER($count) } 封
desk-today-time-left = 剩余时间
desk-today-minutes = 约 { NUMBER($count) } 分钟
desk-today-hours = 约 { NUMBER($count) } 小时
desk-today-has-ended = 这一期已经结束。
desk-today-state-held = 等待批准
desk-today-state-planning = 正在准备
desk-today-state-sending = 正在发送
desk-today-state-paused = 已停止
desk-today-state-cancelled = 已取消
desk-today-state-finished = 已完成
desk-today-state-skipped = 已跳过

desk-today-coming = 未来七天
desk-today-nothing-coming = 未来七天没有到期的日程。手动发送的期次不会提前列出。
desk-today-coming-hint = 时间以各列表当地的时钟为准。届时是否有新内容，现在还无人知道。
desk-today-coming-cut = 还有更多未在此显示。
desk-today-slots = { NUMBER($count) } 次
desk-today-many-slots = 超过 { NUMBER($count) } 次
desk-today-about-readers = 约 { NUMBER($count) } 位读者
desk-today-readers-clocks = 以每位读者自己的时钟为准
desk-today-wants-approval = 等待批准
desk-today-clocks-forward = 时钟拨快 { $count } 分钟
desk-today-clocks-back = 时钟拨慢 { $count } 分钟

desk-today-growth = 增长
desk-today-counted = 统计于 { $when }
desk-today-not-counted = 数字尚未统计。发送进程首次启动后需要片刻。
desk-today-readers-now = 当前读者
desk-today-came = 加入
desk-today-went = 离开
desk-today-suppressed = 不得再写信的地址
desk-today-days =
    { $count ->
        [364] 一年
       *[other] { $count } 天
    }
desk-today-whose = 数据范围
desk-today-all-lists = 所有列表
desk-today-show = 显示
desk-today-readers = 读者
desk-today-readers-summary = 从约 { NUMBER($from) } 到 { NUMBER($to) }。
desk-today-comings = 谁加入，谁离开
desk-today-comings-summary = 加入 { NUMBER($came) }，离开 { NUMBER($went) }。
desk-today-outcomes = { NUMBER($count) } 封期次信件的去向
desk-today-no-letters = 这段时间没有发出任何一期。
desk-today-as-table = 以表格显示
desk-today-date = 起始

desk-need-title = 需要关注
desk-need-nothing = 没有需要您关注的事。
desk-need-act = 立即处理
desk-need-soon = 尽快
desk-need-know = 值得了解
desk-need-way-issue = 前往该期
desk-need-way-feed = 前往订阅源
desk-need-way-list = 前往列表
desk-need-way-relay = 前往中继
desk-need-way-keys = 前往密钥与记录
desk-need-way-doubts = 前往这些信件
desk-need-way-signups = 前往注册
desk-need-way-wave = 查看谁离开了
desk-need-way-settings = 前往设置与健康状况

desk-need-ledger-held = 数据库似乎是较旧的副本，因此在有人决定之前不会准备或发送任何内容。
desk-need-no-worker = 没有发送进程给出存活信号：不会抓取、准备或发送任何内容。
desk-need-letters-wait = 可以发出的信已经等待了 { NUMBER($count) } 分钟。
desk-need-issue-held-goes = { $subject } 的一期将在此时自动发出，除非有人阻止。
desk-need-issue-held-waits = { $subject } 的一期正在等待批准。
desk-need-issue-paused-operator = { $subject } 的一期已被手动停止。
desk-need-issue-paused-template = { $subject } 的一期已停止，因为它的信无法写成。
desk-need-issue-paused-too-old = { $subject } 的一期已停止，因为它太旧，不应未经询问就发出。
desk-need-issue-paused-refusals = { $subject } 的一期已停止，因为它的信被拒绝得太多。
desk-need-issue-paused-restored = { $subject } 的一期已停止，因为它在较旧的数据库副本中尚未结束。
desk-need-in-doubt = { $subject } 有 { NUMBER($count) } 封信可能已送达，也可能没有；请决定是否再发一次。
desk-need-in-doubt-site = 有 { NUMBER($count) } 封单独的信可能已送达，也可能没有；请决定是否重发。
desk-need-relay-unreachable = 中继 { $subject } 无法使用。
desk-need-relay-refuses = 中继 { $subject } 在过去一小时内拒绝了 { NUMBER($count) } 封信，与读者无关。
desk-need-list-without-relay = { $subject } 只指定了未配置的中继，因此它的信在等待。
desk-need-certificate-ends =
    { $count ->
        [0] 中继 { $subject } 的证书今天到期。
       *[other] 中继 { $subject } 的证书将在 { $count } 天后到期。
    }
desk-need-key-fails = DKIM 记录 { $subject } 缺失或有误，因此该密钥不签名。
desk-need-key-unseen = DKIM 记录 { $subject } 尚不可见，因此没有密钥为该域名签名。
desk-need-key-old = { $subject } 的密钥已签名 { NUMBER($count) } 天；该换新的了。
desk-need-signups-kept = { $subject } 的注册远多于平常：{ NUMBER($count) } 封确认信被保留，等您决定。
desk-need-signups-kept-site = 注册远多于平常：{ NUMBER($count) } 封确认信被保留，等您决定。
desk-need-signups-spike = { $subject } 的注册远多于平常；其表单要求工作量证明。
desk-need-signups-spike-site = 注册远多于平常；表单要求工作量证明。
desk-need-removal-wave = { $subject } 的 { NUMBER($count) } 位读者在收信后几秒内离开，像是链接扫描程序所为。
desk-need-feed-fails = 订阅源 { $subject } 连续 { NUMBER($count) } 次无法读取。
desk-need-feed-gone = 其网站表示订阅源 { $subject } 已不存在；不再访问。
desk-need-feed-flood = 订阅源 { $subject } 带来的内容远多于平常；{ NUMBER($count) } 篇文章在等您。
desk-need-schedule-broken = 日程 { $subject } 无法读取，永远不会到期。
desk-need-no-default-cadence = { $subject } 没有给未作选择的读者的日程；他们收不到任何内容。
desk-need-notice-lacks = { $subject } 表单处的隐私声明不完整。
desk-need-unwise = 配置允许了不明智的做法。
