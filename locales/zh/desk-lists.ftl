# 编辑台上的列表、订阅源与文章，中文。

desk-lists-save = 保存
desk-lists-any = 全部
desk-lists-never = 从不
desk-lists-put-right = 请更正以下内容
desk-lists-count = { $count }
desk-lists-more-than = 超过 { $count }
desk-lists-and = { $first }和{ $last }
desk-lists-comma = { $first }、{ $last }
desk-lists-date-time = { $date } { $time }

desk-lists-new = 新建列表
desk-lists-new-lead = 列表就是人们订阅的通讯。您在此填写的内容会出现在表单和每封邮件中；除表单地址外，以后都可以更改。
desk-lists-make = 建立列表
desk-lists-none = 还没有列表
desk-lists-none-text = 列表就是人们订阅的通讯：由谁发送、关于什么、何时发送。请先建立一个。
desk-lists-list = 列表
desk-lists-state = 状态
desk-lists-sender = 发件人
desk-lists-next = 下一期
desk-lists-nothing-due = 没有安排
desk-lists-open = 开放
desk-lists-closed = 关闭
desk-lists-no-terms = 缺少条款
desk-lists-parts = 此列表的各部分
desk-lists-see-form = 查看其表单
desk-lists-tab-settings = 设置
desk-lists-tab-look = 外观
desk-lists-tab-topics = 主题
desk-lists-tab-terms = 条款
desk-lists-tab-schedules = 时间表
desk-lists-tab-editing = 各期
desk-lists-tab-form = 表单
desk-lists-sign-ups = 订阅登记
desk-lists-open-text = 任何人都可以订阅。关闭的列表不再接受新读者，但继续为现有读者服务。
desk-lists-closed-text = 不再接受新读者。现有读者照常收到邮件。
desk-lists-close = 停止接受订阅
desk-lists-reopen = 重新接受订阅
desk-lists-fixed = 不变的内容
desk-lists-fixed-text = 邮件中的链接、其他网站上的表单和读者邮箱的过滤规则都依赖于此，因此永不改变。
desk-lists-made = 建立于
desk-lists-publisher = 出版者
desk-lists-relays = 中继
desk-lists-relays-hint = 邮件发送的途径。不选择时由所有中继分担。
desk-lists-relays-wrong = 其中一个中继已不在配置中。请重新查看页面并选择。
desk-lists-name = 名称
desk-lists-name-hint = 读者对它的称呼。
desk-lists-name-wrong = 请在一行内填写不超过 100 个字符的名称。
desk-lists-slug = 地址
desk-lists-slug-hint = 表单地址的结尾：小写字母、数字和连字符，例如 daily-news。以后不能更改。
desk-lists-slug-wrong = 请使用 1 至 60 个小写字母、数字和连字符，首尾不能是连字符。
desk-lists-description = 说明
desk-lists-description-hint = 用于表单的一两句话。
desk-lists-description-wrong = 最多 500 个字符的纯文本。
desk-lists-language = 语言
desk-lists-language-hint = 表单和邮件的语言。读者可以选择其他已有的语言。
desk-lists-language-wrong = 请从列表中选择一种语言。
desk-lists-time_zone = 时区
desk-lists-time_zone-hint = 例如 Europe/Zurich。以后添加的时间表依照它；已有的保持不变。
desk-lists-time_zone-wrong = 这不是时区。请填写 Europe/Zurich 或 UTC 这样的名称。
desk-lists-from_name = 发件人名称
desk-lists-from_name-wrong = 请在一行内填写不超过 100 个字符的名称。
desk-lists-from_address = 发件人地址
desk-lists-from_address-hint = 其域名须经签名并允许中继使用；见“中继”。
desk-lists-from_address-wrong = 请填写完整的电子邮件地址，例如 news@example.org。
desk-lists-reply_to = 回复发往
desk-lists-reply_to-hint = 应有人阅读。留空：发件人地址。
desk-lists-reply_to-wrong = 请填写完整的电子邮件地址，或留空。
desk-lists-legal_name = 法定名称
desk-lists-legal_name-hint = 由谁出版。显示在每封邮件的页脚。
desk-lists-legal_name-wrong = 请在一行内填写由谁出版。
desk-lists-postal_address = 邮寄地址
desk-lists-postal_address-hint = 依法律要求显示在每封邮件的页脚。
desk-lists-postal_address-wrong = 请填写邮寄地址，不超过 500 个字符。
desk-lists-privacy_url = 自己的隐私说明
desk-lists-privacy_url-hint = 留空：显示“表单”页上的说明。
desk-lists-privacy_url-wrong = 请填写以 https:// 开头的完整地址，或留空。

desk-lists-accent = 颜色
desk-lists-accent-hint = 链接和按钮的颜色，例如 #0b5563。留空：使用 Postrider 的颜色。
desk-lists-accent-wrong = 请以六位十六进制数字填写颜色，例如 #8c2a1c，或留空。
desk-lists-accent_dark = 深色模式的颜色
desk-lists-accent_dark-hint = 供在深色背景上阅读的读者。留空：取该颜色在那里可读的色调。
desk-lists-accent_dark-wrong = 请以六位十六进制数字填写颜色，例如 #8c2a1c，或留空。
desk-lists-logo_url = 标志
desk-lists-logo_url-hint = 以 https:// 开头的图片地址。它代替名称显示，高 64 像素。
desk-lists-logo_url-wrong = 请填写以 https:// 开头的完整图片地址。
desk-lists-logo_alt = 标志的文字
desk-lists-logo_alt-hint = 供看不到图片的读者。留空：列表名称。
desk-lists-footer = 页脚文字
desk-lists-footer-hint = 每封邮件中您自己的几句话，使用 Markdown。
desk-lists-look-only = 仅预览
desk-lists-preview = 邮件的外观
desk-lists-preview-text = 今后撰写的邮件将是这个样子。文字与背景的对比度至少须为 4.5 比 1。
desk-lists-sample-light = 浅色
desk-lists-sample-dark = 深色
desk-lists-sample-title = 属于全城的港口
desk-lists-sample-text = 议会通过了新码头的方案。
desk-lists-sample-button = 继续阅读
desk-lists-sample-foot = 您的选择 · 退订
desk-lists-contrast = { $ratio } 比 1

desk-lists-topics = 主题
desk-lists-topics-lead = 读者可以选择的内容。表单按此顺序显示主题，按主题排列的邮件也是如此。
desk-lists-topics-none = 此列表没有主题：每位读者都收到全部内容。
desk-lists-topic = 主题
desk-lists-topic-new = 另一个主题
desk-lists-topic-add = 添加主题
desk-lists-topic-name = 名称
desk-lists-topic-name-wrong = 请在一行内填写不超过 100 个字符的名称。
desk-lists-topic-slug = 短名
desk-lists-topic-slug-hint = 小写字母、数字和连字符。文章的栏目和标签会与它比较；以后不能更改。
desk-lists-topic-slug-wrong = 请使用 1 至 60 个小写字母、数字和连字符，首尾不能是连字符。
desk-lists-topic-up = 将{ $topic }上移
desk-lists-topic-down = 将{ $topic }下移
desk-lists-topic-change = 重命名或移除
desk-lists-topic-remove = 移除主题
desk-lists-topic-remove-hint = 已有读者选择的主题会保留：没有它，他们将收不到任何内容。
desk-lists-rules-none = 包含栏目或标签名为{ $topic }的文章。
desk-lists-rules-some = 包含符合下列任一规则的文章：
desk-lists-rule-category = 栏目或标签名为 { $value }
desk-lists-rule-url = 地址以 { $value } 开头
desk-lists-rule-feed = 来自订阅源或来源 { $value }
desk-lists-rule-title = 标题含有词语 { $value }
desk-lists-rule-new = 主题的规则
desk-lists-rule-lead = 栏目和标签不能说明时，由规则说明。规则适用于此后放行的文章。
desk-lists-rule-topic = 主题
desk-lists-rule-topic-wrong = 列表中已没有此主题。请重新查看页面。
desk-lists-rule-kind = 查看什么
desk-lists-kind-category = 栏目或标签
desk-lists-kind-url = 地址
desk-lists-kind-feed = 订阅源或来源
desk-lists-kind-title = 标题
desk-lists-rule-value = 须包含什么
desk-lists-rule-value-hint = 栏目名称；地址的开头，如 /sport/；订阅源编号；标题中的词语。
desk-lists-rule-value-wrong = 请在一行内使用 1 至 200 个字符。
desk-lists-rule-add = 添加规则
desk-lists-rule-remove = 移除

desk-lists-terms-lead = 读者所同意的内容。每个版本永久保存，以便证明谁同意了什么。
desk-lists-terms-none = 此列表还没有条款。有了条款后即可接受订阅。
desk-lists-terms-first = 撰写条款
desk-lists-terms-next = 撰写下一版
desk-lists-terms-hint = 版本一经发布便不能更改。现有读者保留其所同意的内容；新读者同意新版本。
desk-lists-terms-publish = 发布
desk-lists-terms-all = 所有版本
desk-lists-version = 版本
desk-lists-version-number = 第 { $version } 版
desk-lists-current = 现行
desk-lists-published = 发布时间
desk-lists-confirmed = 已确认
desk-lists-confirmed-text = 已确认：在该版本下确认的订阅数。哈希值证明文字与当时显示的一致。
desk-lists-hash = 哈希值
desk-lists-newsletter_statement = 通讯的语句
desk-lists-newsletter_statement-hint = 显示在读者勾选的方框旁，例如：是的，请通过电子邮件把《日报》寄给我。
desk-lists-newsletter_statement-wrong = 请填写该语句，不超过 1000 个字符。
desk-lists-terms_statement = 条款的语句
desk-lists-terms_statement-hint = 显示在第二个方框旁，例如：我同意《日报》的条款。
desk-lists-terms_statement-wrong = 请填写该语句，不超过 1000 个字符。
desk-lists-body = 条款
desk-lists-body-hint = 纯文本。空行开始新段落。
desk-lists-body-wrong = 请以纯文本填写条款。

desk-lists-schedules-lead = 各期何时发送。读者可在列表的时间表中选择；不选择者依照默认。
desk-lists-schedules-none = 此列表没有时间表，因此什么也不发送。
desk-lists-schedule-new = 另一个时间表
desk-lists-schedule-add = 添加时间表
desk-lists-schedule-look = 显示接下来的各期
desk-lists-schedule-change = 更改时间
desk-lists-schedule-change-text = 选择此时间表的读者保留它。不会丢失内容：上一期之后放行的文章随下一期发送。
desk-lists-schedule-pause = 暂停
desk-lists-schedule-resume = 继续
desk-lists-schedule-default = 设为默认
desk-lists-default = 默认
desk-lists-paused = 已暂停
desk-lists-instant-text = 一有发布即发送。
desk-lists-on-clocks = 按 { $zone } 的时钟
desk-lists-on-readers-clocks = 按每位读者自己的时钟；不知道时按 { $zone } 的时钟
desk-lists-next-runs = 接下来的各期
desk-lists-cadence = 名称
desk-lists-cadence-hint = 读者所选的：daily、weekly、monthly、instant，或由小写字母、数字和连字符组成的自定名称。
desk-lists-cadence-wrong = 请使用 1 至 60 个小写字母、数字和连字符，且列表中尚无此名称。
desk-lists-cadence-instant = 即时
desk-lists-cadence-daily = 每日
desk-lists-cadence-weekly = 每周
desk-lists-cadence-monthly = 每月
desk-lists-cron = 时间（cron）
desk-lists-cron-hint = 分、时、日、月、星期。0 6 * * * 是每天六点；0 17 * * FRI 是星期五十七点。instant 请留空。
desk-lists-cron-wrong = 这不表示任何时间。请填写五个字段：分、时、日、月、星期，例如 0 6 * * *。
desk-lists-schedule-zone = 时区
desk-lists-schedule-zone-hint = 例如 Europe/Zurich。
desk-lists-schedule-zone-wrong = 这不是时区。请填写 Europe/Zurich 或 UTC 这样的名称。
desk-lists-clock = 谁的时钟
desk-lists-clock-list = 所有人同一时钟
desk-lists-clock-reader = 每位读者自己的时钟（若已知）
desk-lists-clock-forward = 此前时钟拨快 { $minutes } 分钟
desk-lists-clock-back = 此前时钟拨慢 { $minutes } 分钟
desk-lists-clock-lost = 当天没有这一小时：时钟调整后发送
desk-lists-clock-double = 当天这一小时出现两次：第一次时发送
desk-lists-cron-strange = 接下来的各期说明了时间。
desk-lists-cron-sentence = { $days }{ $times }
desk-lists-cron-in-months = { $months }，{ $days }
desk-lists-cron-every-day = 每天
desk-lists-cron-workdays = 星期一至星期五
desk-lists-cron-weekdays = 每逢{ $days }
desk-lists-cron-days =
    { $count ->
       *[other] 每月{ $days }日
    }
desk-lists-cron-last-day = 每月最后一天
desk-lists-cron-nth =
    { $nth ->
        [1] 每月第一个{ $day }
        [2] 每月第二个{ $day }
        [3] 每月第三个{ $day }
        [4] 每月第四个{ $day }
       *[5] 每月第五个{ $day }
    }
desk-lists-cron-last-weekday = 每月最后一个{ $day }
desk-lists-cron-at = { $times }
desk-lists-cron-minutes =
    { $count ->
        [1] 每分钟
       *[other] 每 { $count } 分钟
    }
desk-lists-cron-hourly = 每小时第 { $minute } 分
desk-lists-cron-hours = 自 { $first } 起每 { $count } 小时

desk-lists-editing-lead = 适用于此列表今后产生的每一期。单独一期在等待时可在其页面上更改。
desk-lists-approval-head = 批准
desk-lists-approval = 一期发出之前
desk-lists-approval-automatic = 自动发出
desk-lists-approval-hold = 须有人批准
desk-lists-approval-unless_stopped = 无人阻止即发出
desk-lists-approval_minutes = 可阻止的分钟数
desk-lists-approval_minutes-hint = 用于无人阻止即发出的各期：1 至 10,080。
desk-lists-approval_minutes-wrong = 请填写 1 至 10,080 的数字。
desk-lists-approvers = 通知谁
desk-lists-approvers-hint = 电子邮件地址，每行一个；最多 20 个。
desk-lists-approvers-wrong = 请填写完整的电子邮件地址，每行一个；最多 20 个。
desk-lists-articles-head = 文章
desk-lists-min_articles = 最少
desk-lists-min_articles-hint = 不足时跳过该期，文章随下一期发送。留空：按配置。
desk-lists-min_articles-wrong = 请填写 1 至 1000 的数字，且不超过一封邮件最多显示的篇数，或留空。
desk-lists-max_articles = 最多
desk-lists-max_articles-hint = 一封邮件显示多少篇。留空：按配置。
desk-lists-max_articles-wrong = 请填写 1 至 1000 的数字，或留空。
desk-lists-article_order = 先显示什么
desk-lists-article_order-wrong = 此排序需要指定头条文章。
desk-lists-order-time = 最新的
desk-lists-order-topics = 按主题
desk-lists-order-lead = 头条文章，然后最新的
desk-lists-lead_article_id = 头条文章
desk-lists-lead_article_id-hint = 其在编辑台的地址末尾的编号。
desk-lists-lead_article_id-wrong = 此列表没有该编号的文章。
desk-lists-words-head = 文字
desk-lists-subject_template = 主题行
desk-lists-subject_template-hint = 模板。留空：使用邮件自带的。
desk-lists-subject_template-wrong = 无法填充此模板。请使用最多 500 个字符，且只用邮件已知的名称。模板引擎的说明：
desk-lists-preheader_template = 预览文字
desk-lists-preheader_template-hint = 邮箱在主题行旁显示的文字。留空：使用邮件自带的。
desk-lists-preheader_template-wrong = 无法填充此模板。请使用最多 500 个字符，且只用邮件已知的名称。模板引擎的说明：
desk-lists-intro = 文章上方的按语
desk-lists-intro-hint = Markdown，产生每一期时复制进去。
desk-lists-intro-wrong = 最多 4000 个字符，不含控制字符。
desk-lists-archive-head = 存档
desk-lists-archive = 往期
desk-lists-archive-public = 任何人都可阅读
desk-lists-archive-off = 没有页面
desk-lists-archive-see = 查看存档

desk-lists-form-lead = 此列表的表单有自己的地址，也可以放在您的网站上。
desk-lists-snippet = 供您网站使用的表单
desk-lists-snippet-text = 将其复制到您网站的页面中，并在下方允许该网站。没有脚本也能使用。
desk-lists-snippet-none = 此列表不接受订阅：已关闭，或没有条款。
desk-lists-snippet-frame = 以框架形式
desk-lists-origins = 可以使用它的网站
desk-lists-origins-text = 其他网站上的表单会被拒绝，以免有人以您的名义为他人登记。
desk-lists-origin = 网站
desk-lists-origin-hint = 协议和主机名，例如 https://www.example.org
desk-lists-origin-wrong = 请只填写网站的协议和主机名，例如 https://www.example.org。一个列表最多可列 32 个网站。
desk-lists-origin-add = 允许该网站
desk-lists-origin-remove = 移除
desk-lists-origin-everywhere = 由配置对所有列表允许
desk-lists-notice = 隐私说明
desk-lists-notice-text = 表单告诉读者的关于其数据的内容。负责人、目的、法律依据和读者的权利会自动说明。
desk-lists-notice-lacks =
    { $count ->
       *[other] 还缺 { $count } 段文字。
    }
desk-lists-contact = 联系方式
desk-lists-contact-hint = 就个人数据可写信给谁。
desk-lists-contact-wrong = 最多 2000 个字符的纯文本。
desk-lists-recipients = 接收者
desk-lists-recipients-hint = 还有谁得到数据：转发邮件者、托管服务器者。
desk-lists-recipients-wrong = 最多 2000 个字符的纯文本。
desk-lists-transfers = 传输
desk-lists-transfers-hint = 数据是否离开本国或联盟，以及在那里受何保护。
desk-lists-transfers-wrong = 最多 2000 个字符的纯文本。
desk-lists-retention = 保存期限
desk-lists-retention-hint = 数据保存多久。
desk-lists-retention-wrong = 最多 2000 个字符的纯文本。
desk-lists-authority = 主管机构
desk-lists-authority-hint = 受理投诉的机构。
desk-lists-authority-wrong = 最多 2000 个字符的纯文本。

desk-lists-feeds = 订阅源
desk-lists-feeds-none = 还没有订阅源
desk-lists-feeds-none-text = 订阅源告诉我们网站发布了什么。请给出网站地址，其订阅源会被找到。
desk-lists-feed = 订阅源
desk-lists-feed-new = 添加订阅源
desk-lists-feed-new-lead = 请给出网站或订阅源的地址。在保存之前，您会看到列表将从中取什么。
desk-lists-feed-list = 列表
desk-lists-site = 网站或订阅源
desk-lists-site-hint = 例如 news.example.org
desk-lists-site-wrong = 这不是网络地址。请填写 news.example.org 这样的地址，或以 https:// 开头的完整地址。
desk-lists-feed-find = 查找其订阅源
desk-lists-feed-try = 试读
desk-lists-feed-add = 添加此订阅源
desk-lists-feed-articles = 其文章
desk-lists-feed-well = 正常
desk-lists-feed-unread = 尚未读取
desk-lists-feed-stopped = 已停止
desk-lists-feed-failing =
    { $count ->
       *[other] 连续失败 { $count } 次
    }
desk-lists-feed-flood =
    { $count ->
       *[other] { $count } 篇文章等您决定
    }
desk-lists-feed-error = 上次访问失败。将再次尝试，间隔逐渐加长。
desk-lists-feed-visit = 立即访问
desk-lists-feed-stop = 停止
desk-lists-feed-resume = 继续
desk-lists-feed-move = 改从别处读取
desk-lists-feed-move-text = 用于订阅源搬迁之后。它再次带来的内容已知，不会重复发送。
desk-lists-feed-remove = 放弃此订阅源
desk-lists-feed-remove-text = 不再读取。其文章保留，已放行的仍会发送。
desk-lists-url = 地址
desk-lists-url-wrong = 请填写以 https:// 或 http:// 开头的完整地址。
desk-lists-next-visit = 下次访问
desk-lists-last-visit = 上次访问
desk-lists-last-success = 上次成功
desk-lists-a-day = 每日新增
desk-lists-held-future = 等待日期
desk-lists-hub = 集线器
desk-lists-hub-asking = 已请求
desk-lists-hub-active = 通知我们新内容
desk-lists-hub-refused = 已拒绝
desk-lists-flood =
    { $count ->
       *[other] { $count } 篇新文章等您决定
    }
desk-lists-flood-text = 订阅源带来的内容远多于平常。网站搬迁或失误不应把整个存档寄出，因此由您决定。
desk-lists-flood-release = 放行
desk-lists-flood-drop = 永不发送
desk-lists-found =
    { $count ->
       *[other] 找到 { $count } 个订阅源
    }
desk-lists-trial-count =
    { $count ->
       *[other] { $count } 个条目，其中 { $new } 个将随接下来的各期发送。
    }
desk-lists-fate-new = 接下来的各期
desk-lists-fate-back_catalogue = 保留，永不发送
desk-lists-fate-future = 等待其日期
desk-lists-fate-known = 已有
desk-lists-odd-empty = 目前没有条目。
desk-lists-odd-undated =
    { $count ->
       *[other] { $count } 个条目没有日期。首次访问时视为旧文，永不发送。
    }
desk-lists-odd-unnamed = 其条目没有自己的标识（guid）。文章地址改变时可能被视为新文章。
desk-lists-odd-linkless =
    { $count ->
       *[other] { $count } 个条目没有链接，被略去。
    }
desk-lists-odd-cut_short = 它很长：只读取前 { $count } 个条目。
desk-lists-odd-stale = 其最新条目已有 { $count } 天。网站或许已放弃它。
desk-lists-odd-insecure = 读取时未加密，其内容可能在途中被更改。
desk-lists-odd-moved = 它已永久搬迁；采用新地址。
desk-lists-odd-already_read = 列表已在读取它。

desk-lists-article-new = 撰写文章
desk-lists-article-new-lead = 用于订阅源没有带来的内容。它随接下来的各期发送，或在其日期到来时发送。
desk-lists-article-write = 写入
desk-lists-articles-none = 还没有文章
desk-lists-articles-none-text = 文章来自订阅源、您网站的 API 或您自己。它们汇集于此，随接下来的各期发出。
desk-lists-articles-not-found = 没有符合的文章
desk-lists-articles-not-found-text = 请尝试更少或更短的词语；词语的一部分即可。
desk-lists-articles-all = 所有文章
desk-lists-search = 词语
desk-lists-search-go = 搜索
desk-lists-search-hint = 在标题、作者、来源、栏目和地址中查找。词语的一部分即可；最多五个词语须全部出现。
desk-lists-stands-new = 已放行
desk-lists-stands-held = 等待中
desk-lists-stands-back_catalogue = 永不发送
desk-lists-stands-hidden = 已隐藏
desk-lists-mailed = 已发送
desk-lists-corrected = 已更正
desk-lists-title = 标题
desk-lists-title-wrong = 请在一行内填写不超过 500 个字符的标题。
desk-lists-article-url = 地址
desk-lists-article-url-wrong = 请填写以 https:// 或 http:// 开头的完整地址。
desk-lists-summary = 摘要
desk-lists-summary-hint = 几句话，纯文本。
desk-lists-summary-wrong = 最多 5000 个字符的纯文本。
desk-lists-author = 作者
desk-lists-author-wrong = 请在一行内填写不超过 200 个字符的名称，或留空。
desk-lists-sections = 栏目
desk-lists-sections-hint = 以逗号分隔的名称。在文章放行之前由它们决定主题。
desk-lists-sections-wrong = 最多 20 个名称，每个不超过 200 个字符。
desk-lists-image_url = 图片
desk-lists-image_url-wrong = 请填写完整地址，或留空。
desk-lists-published_at = 不早于
desk-lists-published_at-hint = 按列表的时钟。留空：随接下来的各期。
desk-lists-published_at-wrong = 列表的时钟上没有这个时间，或时间过于遥远。
desk-lists-source = 来源
desk-lists-seen = 首次见到
desk-lists-released = 放行时间
desk-lists-in-issues = 包含它的各期
desk-lists-in-no-issue = 目前没有。
desk-lists-taken-out = 已取出
desk-lists-issue-held = 等待批准
desk-lists-issue-planning = 正在安排
desk-lists-issue-sending = 正在发送
desk-lists-issue-paused = 已暂停
desk-lists-issue-cancelled = 已取消
desk-lists-issue-finished = 已发送
desk-lists-issue-skipped = 已跳过
desk-lists-article-hide = 隐藏
desk-lists-article-hide-hint = 隐藏的文章不再出现在任何邮件中，并从等待批准的各期中取出。正在发送的各期仍保留它：请在其页面上暂停或取消。
desk-lists-article-show = 重新显示
desk-lists-article-show-hint = 若它已放行且从未列入任何一期，则随接下来的各期发送。
desk-lists-article-correct = 更正
desk-lists-article-correct-text = 今后撰写的邮件采用您在此填写的内容，来源不再更改它。
desk-lists-article-correct-late = 含此文章的邮件已发出或正在发出，不会改变。更正会改变存档和尚未撰写的邮件。
desk-lists-article-uncorrect = 恢复来源的内容
desk-lists-why-hidden = 已隐藏：今后的邮件都不包含它。
desk-lists-why-back = 首次读取其订阅源时它已是旧文，因此保留而永不发送。
desk-lists-why-flood = 它随远多于平常的内容而来，在该订阅源的页面上等您决定。
desk-lists-why-future = 它等待其日期：{ $date }。
desk-lists-why-new = 已放行：随接下来的各期发送。

desk-lists-form-wrong = 此表单中有内容无法照样保存。请再检查一遍各字段。
desk-lists-slug-taken = 已有其他列表使用此地址。请另选一个。
desk-lists-topic-taken = 列表中已有此短名的主题。请另选一个。
desk-lists-topic-chosen = 已有读者选择此主题，没有它他们将收不到任何内容，因此保留。
desk-lists-rule-no-section = 请填写含有字母或数字的栏目或标签，不超过 200 个字符。
desk-lists-rule-no-address = 请以 https:// 或 http:// 开头；若为任意主机上的路径，则以 / 开头。最多 200 个字符。
desk-lists-rule-no-word = 请填写标题中的至少一个词，不超过 200 个字符。
desk-lists-rule-taken = 列表中已有此规则。
desk-lists-rule-many = 一个列表最多有 500 条规则。请使用更短的词或栏目地址，使一条规则可替代多条。
desk-lists-cron-never = 这一天永远不会到来，例如 2 月 30 日。请填写会到来的时间。
desk-lists-cadence-taken = 列表中已有此名称的发送计划。请另选名称，或更改原有的计划。
desk-lists-approver-wrong = { $address } 不是电子邮件地址。请填写完整地址，每行一个。
desk-lists-colour-weak = { $colour } 颜色的文字几乎无法阅读：它与邮件底色的对比度为 { $contrast } 比 1，至少需要 4.5 比 1。可改用 { $suggestion }。
desk-lists-feed-taken = 列表已在读取此订阅源。
desk-lists-feed-nowhere = 那里没有找到订阅源：页面未列出，常用地址也没有。请向网站询问其 RSS、Atom 或 JSON 订阅源的地址。
desk-lists-feed-resting = 该网站要求在 { $time }（UTC）之前不要访问。请届时再试。
desk-lists-feed-private = 此地址不在公共互联网上，或不是网络端口，因此不读取。服务器管理者可在 feeds.allow_private 中允许。
desk-lists-feed-no-host = 没有此名称的网站。请检查拼写；若无误，可能是服务器的 DNS 有问题。
desk-lists-feed-no-connection = 无法连接该网站。它可能暂时停机：请在浏览器中试其地址，稍后再在此重试。
desk-lists-feed-tls = 与该网站的加密连接失败。其证书可能已过期：请告知网站，或稍后再试。
desk-lists-feed-slow = 该网站响应太慢。请稍后再试。
desk-lists-feed-too-large = 那里的内容超过此处订阅源允许的大小。请向网站索取较短的订阅源。
desk-lists-feed-redirects = 该网站不断从一个地址转到另一个地址。请给出订阅源真正所在的地址。
desk-lists-feed-later = 该网站要求稍后再访问。请过一会儿再试。
desk-lists-feed-gone = 该网站已永久撤下此订阅源。请给出新地址。
desk-lists-feed-closed = 该网站不允许读取：内容不公开，或网站拒绝程序访问。请要求网站允许读取此订阅源。
desk-lists-feed-missing = 此地址没有内容。请在网站上核对。
desk-lists-feed-trouble = 该网站返回了错误。请在浏览器中打开该地址查看，稍后再试。
desk-lists-feed-none-there = 此地址的内容不是可读取的订阅源。请给出 RSS、Atom 或 JSON 订阅源的地址。

said-lists-made = 列表已建立。有了条款后即可接受订阅。
said-lists-opened = 列表接受订阅。
said-lists-closed = 列表不再接受订阅。
said-lists-published = 已发布。今后读者同意此版本。
said-lists-scheduled = 时间表已添加。
said-lists-default-kept = 已保存。会因此更频繁收信的读者保留原来的安排。
said-lists-feed-added = 订阅源已添加，将立即访问。
said-lists-feed-visited = 一旦可以再次询问其网站，便会访问该订阅源。
said-lists-feed-stopped = 不再访问该订阅源。
said-lists-feed-removed = 已放弃该订阅源。其文章仍在此。
said-lists-flood-released = 它们随接下来的各期发送。
said-lists-flood-dropped = 它们被保留而永不发送。
said-lists-hidden = 已隐藏。今后的邮件都不包含它。
said-lists-hidden-late = 已隐藏。正在发送的各期仍保留它；见下方。
said-lists-hidden-cancelled = 已隐藏。一期若无它便无内容，已被取消。
said-lists-shown = 它随接下来的各期发送。
said-lists-shown-only = 已重新显示，其状态不变。
said-lists-uncorrected = 恢复来源的内容；订阅源将立即重新读取。
said-lists-written = 已写入。
said-lists-written-before = 列表在此地址已有一篇文章，如下。
