# 密钥页面和审计日志页面，中文。

desk-api-tabs = 设置
desk-api-people = 人员
desk-api-keys = 密钥
desk-api-audit = 审计日志
desk-api-docs = 如何使用 API

## Keys

desk-api-keys-lead = 程序用密钥登录。请给每个程序一把自己的密钥，只给它需要的权限：这样收回其中一把时，其他程序不会停下来。
desk-api-key-make = 创建密钥
desk-api-keys-empty = 还没有密钥
desk-api-keys-empty-text = 自己推送文章或自己为读者登记订阅的网站需要一把密钥。创建只要一分钟。
desk-api-key-name = 用来做什么？
desk-api-key-name-hint = 例如“我们的网站”或“夜间导出”。
desk-api-key-rights = 它可以做什么？
desk-api-key-end = 最后一天
desk-api-key-end-hint = 这一天（UTC）结束后它就失效。留空则没有期限。
desk-api-key-new = 您的新密钥
desk-api-key-new-text = 请现在复制。我们只保存它的哈希值，谁也无法再次显示它。密钥丢失时，请撤销并重新创建。
desk-api-key-whole = 密钥
desk-api-key-try = 第一个请求
desk-api-key-done = 我已复制
desk-api-key-column = 密钥
desk-api-key-rights-column = 权限
desk-api-key-used = 最近使用
desk-api-key-ends = 失效时间
desk-api-key-made = 创建时间
desk-api-key-state = 状态
desk-api-key-prefix = 公开部分
desk-api-never = 从不
desk-api-key-works = 有效
desk-api-key-ended = 已过期
desk-api-key-revoked = 已撤销
desk-api-key-revoke = 撤销这把密钥
desk-api-key-revoke-text = 使用它的程序从下一个请求起会被拒绝。此操作无法撤回。
desk-api-key-dead = 这把密钥已不能打开任何东西。
desk-api-right-read = 查看一切，包括读者的地址
desk-api-right-content = 修改列表、主题、条款、订阅源、文章和草稿
desk-api-right-send = 批准、测试、发送、暂停、继续和取消期刊
desk-api-right-subscribers = 添加、修改、暂停、屏蔽和解除屏蔽单个读者
desk-api-right-transfer = 导入、导出、删除，以及一次处理许多读者
desk-api-right-people = 管理人员、密钥、设置和中继，并阅读审计日志
desk-api-wrong = 请更正以下内容
desk-api-wrong-name = 请用不超过 100 个字符的一行说明密钥的用途。
desk-api-wrong-rights = 请至少选择一项权限，且不能选择您自己没有的权限。
desk-api-wrong-expires_at = 请选择将来的一天，或留空。
said-api-revoked = 密钥已撤销，不能再打开任何东西。

## The audit log

desk-api-audit-lead = 这里的每一次更改：谁、何时、之前是什么样。各行从不更改，每一行都封存前一行。
desk-api-audit-who = 谁
desk-api-audit-what = 做了什么
desk-api-audit-target = 对什么
desk-api-audit-when = 何时（UTC）
desk-api-audit-detail = 详情
desk-api-audit-network = 来自
desk-api-audit-anybody = 任何人
desk-api-audit-anything = 任何操作
desk-api-audit-operators = 人员
desk-api-audit-others = 其他
desk-api-audit-command-line = 命令行
desk-api-audit-nobody = 未登录的人
desk-api-audit-since = 从这一天起
desk-api-audit-until = 到这一天为止
desk-api-audit-filter = 显示
desk-api-audit-clear = 显示全部
desk-api-audit-empty = 还没有任何更改
desk-api-audit-empty-text = 任何人在工作台、通过 API 或在命令行所做的更改都会在这里留下一行。
desk-api-audit-none = 没有符合的内容
desk-api-audit-none-text = 日志中没有这样的行。请试试更长的时间或其他人。
desk-api-audit-check = 检查是否完整
desk-api-audit-csv = 下载 CSV
desk-api-audit-json = 下载 JSON
desk-api-audit-whole =
    { $lines ->
        [0] 日志为空，且完整。
       *[other] 日志完整：全部 { NUMBER($lines) } 行都与写入时一致。
    }
desk-api-audit-broken = 日志不完整。第 { NUMBER($line) } 行或其前一行与写入时不一致：有人直接改动了数据库。请与备份比较。
