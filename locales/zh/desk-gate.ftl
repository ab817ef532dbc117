# 进入工作台：写给工作人员的信，以及登录、账号和人员页面。

## In letters to operators

desk-gate-letter-valid-minutes =
    { $minutes ->
       *[other] 链接只能用一次，{ NUMBER($minutes) } 分钟内有效。
    }
desk-gate-letter-valid-hours =
    { $hours ->
       *[other] 链接只能用一次，{ NUMBER($hours) } 小时内有效。
    }
desk-gate-letter-invite-subject = { $name } 邀请您进入 { $site } 的工作台
desk-gate-letter-invite-preheader = 设一个密码，门就开了。
desk-gate-letter-invite-title = 您收到一份邀请
desk-gate-letter-invite-owner = { $name } 请您作为负责人一起管理 { $site } 的简报：您可以做任何事。
desk-gate-letter-invite-editor = { $name } 请您作为编辑协助 { $site } 的简报：您负责内容、期刊和读者。
desk-gate-letter-invite-viewer = { $name } 邀请您查看 { $site } 的简报：您能看到一切，但不作改动。
desk-gate-letter-invite-button = 接受邀请
desk-gate-letter-invite-not-me = 不认识 { $name }？不必理会这封信，什么也不会发生。
desk-gate-letter-reset-subject = 重设 { $site } 的密码
desk-gate-letter-reset-preheader = 有人提出了请求。如果不是您，什么也不用做。
desk-gate-letter-reset-title = 设一个新密码
desk-gate-letter-reset-asked = 有人请求为您在 { $site } 的账号重设密码。如果是您，请从这里继续：
desk-gate-letter-reset-button = 设新密码
desk-gate-letter-reset-not-me = 不是您？那就什么也不用做：密码保持不变。请勿转发这封信。
desk-gate-letter-link-subject = 您登录 { $site } 的链接
desk-gate-letter-link-preheader = 只能用一次，并且只在您提出请求的浏览器中有效。
desk-gate-letter-link-title = 登录
desk-gate-letter-link-asked = 您请求不用密码登录 { $site } 的工作台。请在提出请求的那个浏览器中打开此链接：
desk-gate-letter-link-button = 登录
desk-gate-letter-link-not-me = 不是您？那就什么也不用做：在别的浏览器中，这个链接打不开任何东西。
desk-gate-letter-notice-subject = 您在 { $site } 的账号有变更
desk-gate-letter-notice-preheader = 如果是您本人所为，什么也不用做。
desk-gate-letter-notice-title = 您的账号有变更
desk-gate-letter-notice-password = 您在 { $site } 的账号密码已于 { $date } 更改，其他会话均已结束。
desk-gate-letter-notice-second-on = 自 { $date } 起，您在 { $site } 的账号登录时需要验证器应用的验证码。
desk-gate-letter-notice-second-off = 自 { $date } 起，您在 { $site } 的账号登录时不再需要验证码。
desk-gate-letter-notice-codes = 您在 { $site } 的账号已于 { $date } 生成新的恢复码，旧的不再有效。
desk-gate-letter-notice-not-me = 不是您？请立即设一个新密码，并告知工作台的负责人：

## Signing in

desk-gate-sign-in = 登录
desk-gate-email = 电子邮箱地址
desk-gate-password = 密码
desk-gate-sign-in-link = 用邮件中的链接登录
desk-gate-sign-in-forgotten = 忘记密码？
desk-gate-wrong = 地址或密码不对。我们不说是哪一个，以免有人借此试探谁在这里工作。
desk-gate-wait =
    { $seconds ->
       *[other] 尝试次数过多。请在 { NUMBER($seconds) } 秒后再试。
    }
desk-gate-second = 还差一步
desk-gate-second-lead = 请输入验证器应用此刻显示的六位数字，或您的一个恢复码。
desk-gate-second-code = 验证码
desk-gate-second-button = 继续
desk-gate-second-wrong = 这个验证码不对、已过期，或已经用过。
desk-gate-second-late = 用时过长，请重新登录。
desk-gate-again = 还是您本人吗？
desk-gate-again-lead = 接下来的操作事关重大：涉及人员、密钥，或一次涉及许多读者。因此请再输入一次密码，然后接着做。
desk-gate-again-button = 是我
desk-gate-again-link = 没有密码？用邮件索取一个链接。
desk-gate-link = 不用密码登录
desk-gate-link-lead = 我们会把链接发到您的地址。它只能用一次，短时间内有效，并且只在此浏览器中有效。
desk-gate-link-send = 发送链接
desk-gate-link-sent = 如果这个地址属于在此工作的人，信件已经发出。几分钟后仍未收到？请查看垃圾邮件，并核对地址。
desk-gate-link-open-lead = 按一下就进去了。
desk-gate-link-other = 请在提出请求的那个浏览器中打开链接。这样，谁也不能凭一封不属于自己的信登录。
desk-gate-link-gone = 这个链接已失效
desk-gate-link-gone-lead = 它已经用过、过期，或不完整。请重新索取。
desk-gate-forgotten = 忘记密码？
desk-gate-forgotten-lead = 我们会把链接发到您的地址，您可以在那里设一个新密码。
desk-gate-reset = 设一个新密码
desk-gate-reset-button = 保存密码
said-gate-reset = 密码已保存，所有会话均已结束。请用新密码登录。
desk-gate-back = 返回登录
said-gate-signed-out = 您已退出。

## Choosing a password

desk-gate-new-password = 新密码
desk-gate-password-hint = 至少 12 个字符，15 个以上更好：四五个只有您才会放在一起的词就很好。每个字符都算，空格也算。
desk-gate-password-short = 太短：至少 12 个字符。
desk-gate-password-long = 太长：最多 256 个字符。
desk-gate-password-common = 它由猜测程序最先尝试的东西组成：常见的词、键盘上的连续按键、年份或您自己的名字。请换成只有您才会放在一起的内容。
desk-gate-name = 您的姓名
desk-gate-name-hint = 同事看到的，以及审计日志记下的，就是这个名字。
desk-gate-name-missing = 请填写姓名，最多 80 个字符。
desk-gate-email-wrong = 这不是可以收信的邮箱地址。
desk-gate-email-known = 已有人用这个地址在此工作。

## The first owner, and invitations

desk-gate-setup = 欢迎
desk-gate-setup-lead = 这个工作台还没有负责人。打开此链接的人成为负责人，可以做任何事，并邀请其他人。
desk-gate-setup-button = 打开工作台
desk-gate-setup-gone-lead = 已经有负责人，或链接已过期。在服务器上，用这条命令可以生成新的链接：
desk-gate-recover = 重新开始
desk-gate-recover-lead = 这个链接是在服务器上生成的。打开它的人为 { $name } 设一个新密码，不再需要第二重验证。
desk-gate-invited = 欢迎来到工作台
desk-gate-invited-lead = { $name } 邀请您担任{ $role }。设一个密码就可以开始。
desk-gate-invited-button = 开始
desk-gate-invited-gone-lead = 邀请已被接受、撤回，或已过期。请邀请人再发一份。

## My account

desk-gate-account = 我的账号
desk-gate-account-you = 您
desk-gate-language = 工作台的语言
desk-gate-language-browser = 跟随浏览器
desk-gate-save = 保存
desk-gate-account-password = 密码
desk-gate-account-password-lead = 更改密码会结束您的所有其他会话。
desk-gate-account-current = 当前密码
desk-gate-account-change = 更改密码
said-gate-password = 密码已更改，您的其他会话均已结束。
desk-gate-account-wrong = 密码不对。
desk-gate-factor = 第二重验证
desk-gate-factor-off = 您的账号目前只靠密码保护。手机上装了验证器应用后，即使密码被盗也打不开任何东西。
desk-gate-factor-on = 自 { $date } 起，登录时需要验证器应用的验证码。
desk-gate-factor-needed = 您的账号需要第二重验证。请现在设置，然后工作台就会打开。
desk-gate-factor-codes-left =
    { $count ->
        [0] 恢复码已用完。
       *[other] 还剩 { NUMBER($count) } 个恢复码。
    }
desk-gate-factor-begin = 设置验证器应用
desk-gate-factor-scan = 用验证器应用扫描这张图。
desk-gate-factor-picture = 含有验证器应用密钥的二维码
desk-gate-factor-type = 或者在应用中输入这串密钥：
desk-gate-factor-prove = 然后输入应用显示的六位数字：
desk-gate-factor-turn-on = 开启
desk-gate-factor-turn-off = 关闭
said-gate-factor-off = 第二重验证已关闭。
desk-gate-factor-new-codes = 生成新的恢复码
desk-gate-codes = 您的恢复码
desk-gate-codes-lead = 手机丢失时，每个恢复码可代替应用一次。请打印出来，或存进密码管理器：之后不再显示。
desk-gate-codes-kept = 我已保存
desk-gate-sessions = 会话
desk-gate-sessions-lead = 您已登录的地方。{ $idle }未使用，会话自动结束；满{ $whole }，无论如何都会结束。
desk-gate-sessions-minutes =
    { $count ->
       *[other] { NUMBER($count) } 分钟
    }
desk-gate-sessions-hours =
    { $count ->
       *[other] { NUMBER($count) } 小时
    }
desk-gate-session-this = 当前会话
desk-gate-session-agent = 浏览器
desk-gate-session-network = 网络
desk-gate-session-begun = 登录时间
desk-gate-session-seen = 最近使用
desk-gate-session-end = 结束
desk-gate-session-end-others = 结束所有其他会话
said-gate-session = 会话已结束。
said-gate-sessions = 所有其他会话均已结束。
desk-gate-session-unknown = 未知程序

## People

desk-gate-people = 人员
desk-gate-people-lead = 谁在这里工作，各人可以做什么。
desk-gate-role = 角色
desk-gate-role-owner = 负责人
desk-gate-role-editor = 编辑
desk-gate-role-viewer = 查看者
desk-gate-role-owner-may = 可以做任何事：包括人员、密钥、设置、导入、导出和删除。
desk-gate-role-editor-may = 负责列表、文章、期刊和单个读者，并可以发送。
desk-gate-role-viewer-may = 能看到一切，但不作改动。
desk-gate-people-factor = 第二重验证
desk-gate-people-factor-yes = 已开启
desk-gate-people-factor-no = 未开启
desk-gate-people-seen = 最近出现
desk-gate-people-never = 从未
desk-gate-people-you = 您
desk-gate-people-name = 姓名
desk-gate-people-suspended = 已停用
desk-gate-people-manage = 管理
desk-gate-invite = 邀请他人
desk-gate-invite-lead = 我们会把链接发到对方的地址，密码由本人设定。
desk-gate-invite-button = 发送邀请
said-gate-invited = 邀请已发出。
said-gate-factor-off-other = 对方的第二重验证已关闭。
said-gate-sessions-other = 对方的所有会话均已结束。
desk-gate-invite-by-hand = 还没有可以寄信的列表。请自行转交这个链接，它只在此刻显示：
desk-gate-invitations = 待接受的邀请
desk-gate-invitation-until = 有效至
desk-gate-invitation-withdraw = 撤回
said-gate-withdrawn = 邀请已撤回。
desk-gate-person-since = 自 { $date } 起在此工作
desk-gate-person-role = 更改角色
desk-gate-person-role-lead = 更改角色会结束对方的会话，需要重新登录。
said-gate-role = 角色已更改。
desk-gate-person-suspend = 停用
desk-gate-person-suspend-lead = 结束所有会话，在您恢复之前谁也不能用这个账号进入。其所作所为仍保留在审计日志中。
said-gate-suspended = 账号已停用。
desk-gate-person-restore = 恢复账号
desk-gate-person-restore-lead = 账号已停用。恢复后与从前一样。
said-gate-restored = 账号已恢复。
desk-gate-person-factor-off = 关闭第二重验证
desk-gate-person-factor-off-lead = 供手机和恢复码都丢失的人使用。请确认确实是本人提出的。
desk-gate-person-remove = 移除
desk-gate-person-remove-lead = 永久移除账号。审计日志保留其姓名。
desk-gate-person-remove-sure = 是的，移除 { $name }
said-gate-removed = 账号已移除。
desk-gate-person-sessions-end = 结束所有会话
desk-gate-person-sessions-lead = 让对方在各处退出；可以重新登录。
desk-gate-last-owner = 这是唯一能登录的负责人。请先让另一人成为负责人。
