# 读者为什么收到或没有收到某一期，中文。

## Who is asked about

explain-unknown-address = 从来没有人用这个地址注册过。
explain-no-issue = 没有第 { $issue } 期。
explain-no-letters = 从来没有为这个地址安排过信。
explain-unknown-time = 未知时间

## What was agreed

explain-did =
    { $act ->
        [given] 注册
        [confirmed] 确认
        [refused] 答复“不是我”
       *[withdrawn] 退订
    }
explain-way =
    { $method ->
        [form] 通过注册表单
        [api] 通过 API
        [page] 在信中链接的页面上
        [one_click] 在邮件程序中一键完成
        [import] 通过导入
       *[operator] 由操作员
    }
explain-act = { $list }：{ $at }，{ explain-did }，{ explain-way }。

## Subscriptions

explain-pending = 已注册，尚未确认；最近一次询问在 { $asked }，可在 { $until } 之前答复
explain-active = 自 { $at } 起订阅
explain-paused = 已暂停；自 { $at } 起订阅
explain-unsubscribed = { $at } 退订
explain-all-topics = 所有主题
explain-these-topics = 主题 { $topics }
explain-subscription = { $list }：{ $standing }；{ $topics }；首次注册在 { $at }。

## Suppressed addresses

explain-because =
    { $reason ->
        [refused] 因为主人说某次注册不是本人所为
        [hard_bounce] 因为寄往它的信被永久退回
        [complaint] 因为主人把一封信举报为垃圾邮件
       *[operator] 因为操作员如此决定
    }
explain-suppressed = 该地址自 { $at } 起被屏蔽，{ explain-because }。
explain-suppressed-with-a-note = 该地址自 { $at } 起被屏蔽，{ explain-because }（“{ $note }”）。

## An issue that holds no letter for the reader

explain-skip-reason =
    { $reason ->
        [nothing_new] 没有新内容
        [nobody_to_write_to] 没有可以写信的人
        [too_old] 它的时间早已过去
       *[unknown] 它被略过
    }
explain-skipped = { $list } 的第 { $issue } 期没有给任何人寄信：{ explain-skip-reason }（{ $at }）。
explain-never-signed-up = 这位读者从未注册过 { $list }；要了解其他列表，请不要填写期号。
explain-signed-up-later = 该期在 { $planned } 安排时，这位读者还没有注册 { $list }；首次注册在 { $at }。
explain-confirmed-later = 订阅后来在 { $at } 得到确认。
explain-unconfirmed = 该期在 { $planned } 安排时，对 { $list } 的注册尚未确认。
explain-question-yes = 最近一次询问在 { $asked }，答复是“是”。
explain-question-no = 最近一次询问在 { $asked }，答复是“不是我”。
explain-question-expired = 最近一次询问在 { $asked }，没有答复，在 { $until } 过期。
explain-question-open = 最近一次询问在 { $asked }，可在 { $until } 之前答复。
explain-not-subscribed = 该期在 { $planned } 安排时，这位读者没有订阅 { $list }。
explain-not-subscribed-since = 该期在 { $planned } 安排时，这位读者没有订阅 { $list }：{ $at }，{ explain-did }，{ explain-way }。
explain-rest = 这位读者在 { $since } 暂停了订阅。
explain-rest-until = 这位读者在 { $since } 暂停了订阅，直到 { $until }。
explain-rest-ended = 这位读者在 { $since } 暂停了订阅，暂停在 { $ended } 结束。
explain-rest-until-ended = 这位读者在 { $since } 暂停了订阅，直到 { $until }；暂停在 { $ended } 结束。
explain-rest-passes-over = 暂停到某一天的期间会被跳过：期间发布的内容以后不再寄出。
explain-rest-was-made-up-for = 期间发布的内容随之后的第一期寄到了。
explain-rest-is-made-up-for = 期间发布的内容会随之后的第一期寄到。
explain-being-planned = 该期仍在安排中；信可能还会来。
explain-held = 该期在等待批准；信可能还会来。
explain-other-cadence = 第 { $issue } 期是给“{ $schedule }”的读者的；这位读者选择的是“{ $cadence }”。
explain-other-zone = 第 { $issue } 期是给 { $zones } 时间的读者的；这位读者的时区是 { $zone }。
explain-in-another-issue = 它给这位读者的文章已随第 { $issue } 期寄到；任何文章都不会寄两次。
explain-too-few = 第 { $issue } 期有 { NUMBER($count) } 篇文章给这位读者，不足以成为一封信；略去的随下一期寄出。
explain-no-topics = 第 { $issue } 期没有这位读者所选主题（{ $topics }）的文章；它的文章没有主题。
explain-other-topics = 第 { $issue } 期没有这位读者所选主题（{ $topics }）的文章；它的文章的主题是 { $carried }。
explain-not-recorded = 没有记录原因：订阅是有效的，也有适合它的文章。如果此后解除了屏蔽或更改了主题，就会是这样。

## A letter and its attempts

explain-delivery-of-an-issue = 投递 { $id }，{ $list } 的第 { $issue } 期，在 { $at } 安排。
explain-delivery-of-a-letter = 投递 { $id }，{ $list } 的“{ $letter }”，在 { $at } 安排。
explain-relay = 中继
explain-relay-called = 中继 { $relay }
explain-no-words = 没有记录任何话
explain-phase =
    { $phase ->
        [connect] 在连接时
        [banner] 在问候时
        [ehlo] 在 EHLO 时
        [starttls] 在 STARTTLS 时
        [auth] 在 AUTH 时
        [mail_from] 在 MAIL FROM 时
        [rcpt_to] 在 RCPT TO 时
        [data] 在 DATA 时
        [dot] 在信的末尾
       *[unknown] { "" }
    }
explain-attempt-deferred = 第 { $attempt } 次尝试，{ $at }：{ $relay } { explain-phase }推迟了它：{ $reply }。
explain-attempt-rejected = 第 { $attempt } 次尝试，{ $at }：{ $relay } { explain-phase }拒绝了它：{ $reply }。
explain-attempt-unreachable = 第 { $attempt } 次尝试，{ $at }：{ $relay } { explain-phase }无法使用：{ $reply }。
explain-attempt-in-doubt = 第 { $attempt } 次尝试，{ $at }：没有记录到 { $relay } { explain-phase }的答复：{ $reply }。

## Where a letter stands

explain-sending = 此刻正在交给中继。
explain-sent = { $at } 被 { $relay } 接收：{ $reply }（第 { $attempt } 次尝试）。
explain-rejected = { $at } 被 { $relay } 永久拒绝：{ $reply }。
explain-bounced = 被 { $relay } 接收，{ $at } 被退回：{ $reason }。
explain-left-out = { $at } 略过：{ $reason }。
explain-cancelled = { $at } 取消：{ $reason }。
explain-expired = { $at } 放弃：{ $reason }。
explain-expired-after = { $at } 放弃：{ $reason }；最后的答复是 { $reply }。
explain-issue-paused = 它在等待，因为该期已暂停；有人恢复该期后会继续。
explain-relay-resting = 它在等待，因为 { $relay } 无法使用（{ $reply }）；从 { $due } 起再试。
explain-not-due = 它在 { $due } 之前不会寄出。
explain-queued = 它自 { $due } 起排队；更早到期的信先寄。
explain-deferred = 推迟了 { NUMBER($times) } 次，最后一次的答复是 { $reply }；下一次尝试在 { $due }。
explain-in-doubt = 它已交出，但没有记录到答复，所以没有人知道它是否寄到。自 { $since } 起存疑；将在 { $due } 以同一个 Message-ID 再寄一次。
explain-in-doubt-held = 它已交出，但没有记录到答复，所以没有人知道它是否寄到。自 { $since } 起存疑；等待操作员决定。

## What else is worth knowing

explain-passage = 它在 { $tls }（{ $cipher }）下交给了 { $machine }。
explain-passage-in-clear = 它未经加密交给了 { $machine }。
explain-retried = 操作员在 { $at } 让它再试了一次。
explain-maybe-twice = 它曾经存疑并再寄了一次，所以读者可能收到了两封，Message-ID 相同。
explain-maybe-nevertheless = 它曾经存疑，所以读者可能还是收到了。
explain-until-resumed = 该期已暂停；恢复之前不会尝试。
explain-silent-workers = 自 { $since } 起没有任何发送进程发出活动信号。
explain-no-worker = 没有发送进程在运行。
explain-owed = 还欠读者这些文章：它们会随这位读者的下一期寄到。
explain-message-id = 它的 Message-ID 是 <{ $id }>。

## Why a letter ended without a word of the relay

explain-reason-suppressed = 该地址已被屏蔽
explain-reason-outrun = 订阅已不再处于这封信所针对的状态
explain-reason-outlived = 在能寄出之前，信的有效期已过
explain-reason-issue-cancelled = 操作员取消了该期
explain-reason-said-to-have-arrived = 操作员说它已寄到
explain-reason-given-up = 操作员在它存疑时放弃了它
explain-reason-reader-left = 读者已退订
explain-reason-ended-by-operator = 操作员结束了订阅
explain-reason-refused = 地址的主人拒绝了
explain-reason-reader-paused = 读者暂停了
explain-reason-paused = 订阅被暂停
explain-reason-forgotten = 读者已被遗忘
explain-reason-confirmed-by-program = 确认的是一个程序
explain-reason-next-issue = 读者的下一期（{ $issue }）在它能寄出之前已经备好；文章在那一期里
explain-reason-in-doubt = 是否寄到存疑，而且{ $why }
explain-no-reason = 没有记录原因
explain-past-its-lifetime = 下一次尝试会在信的有效期之后
