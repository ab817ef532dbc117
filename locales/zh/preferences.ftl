# The words with which readers look after what they read.

## In letters

preferences = 您的选择
link-valid =
    { $hours ->
       *[other] 此链接在 { NUMBER($hours) } 小时内有效。
    }
manage-subject = 您的 { $list } 链接
manage-preheader = 它能打开您在这里阅读的一切，仅在有限时间内有效。
manage-title = 这是您的链接
manage-asked = 您在 { $list } 的信件中或在我们的网站上要求查看或更改您在这里阅读的内容。此链接可以打开全部：
manage-button = 查看并更改我的选择
manage-not-me = 不是您本人？那就什么都不用做：只有能读到此邮箱的人才能使用该链接。请不要转发这封信。
already-subject = 您已订阅 { $list }
already-preheader = 有人再次用您的地址订阅。一切照旧。
already-title = 您已经订阅了
already-asked = 刚才有人（很可能是您本人）用此地址订阅了 { $list }。您早已订阅，因此没有任何变化。此链接可以打开您的全部选择，包括暂停：
move-from-subject = 让 { $list } 寄到另一个地址吗？
move-from-preheader = 在两个邮箱都同意之前，什么都不会改变。
move-from-title = 换一个地址？
move-from-asked = 有人用来自此邮箱的链接要求，把您在这里阅读的内容（包括 { $list }）改寄到 { $address }。如果是您本人，请在此处以及寄往新地址的信中同意：
move-from-button = 是的，请寄到另一个地址
move-from-not-me = 不是您本人？那就什么都不用做，一切照旧。如果新地址没有收到信，说明它已在这里阅读某些内容，或无法投递。
move-to-subject = 这是您接收 { $list } 的新地址吗？
move-to-preheader = 在两个邮箱都同意之前，什么都不会改变。
move-to-title = 这是您的新地址吗？
move-to-asked = { $list } 的一位读者要求我们今后寄到这个地址。如果是您本人，请在此处以及寄往旧地址的信中同意：
move-to-button = 是的，这是我的新地址
move-to-not-me = 不是您本人？那就什么都不用做，我们不会再写信到这个地址。

## Asking for a link

link-title = 管理您阅读的内容
link-lead = 请输入您接收我们信件的地址。我们会把一个链接寄到那里，您可以用它查看并更改一切。
link-button = 给我寄一个链接
link-sent-lead = 如果我们认识这个地址，一封带有链接的信正在路上。
link-sent-nothing = 几分钟后仍没有收到？请查看垃圾邮件文件夹，并检查地址。第一封信寄出几分钟后才会再寄第二封。
link-gone-lead = 它可能被截断，或已过期：这类链接只在短时间内有效。请在此处索取新的链接。

## The page of choices

choices-title = 您的选择
choices-letter = { $list } 寄到 { $address }。
choices-change = 更改内容
choices-fresh = 信件可能被转发，所以信中的链接不显示您的任何信息，能更改的也很少。要更改主题、频率、地址及其他内容，我们会把新的链接寄到您的邮箱。
choices-send = 给我寄一个新链接
choices-all = 以下内容寄到 { $address }。
choices-you = 关于您
choices-more = 更多电子报
choices-expires = 此页面可以打开到 { $date }。请不要把它的地址告诉别人。
choices-to-all = 返回我的全部选择
choices-edit = 更改 { $list }
choices-leave = 退订 { $list }
choices-pending = 等待您通过信中的链接确认。
choices-ended = 您已退订。
choices-rests = 暂停至 { $date }。
choices-rests-open = 暂停，直到您结束暂停。
choices-next = 下一期将于 { $date } 寄出。
choices-at-once = 一有内容发布就会寄出。
choices-no-next = 目前没有计划中的期次。
choices-left = 您已退订此电子报。
choices-left-all = 您已退订所有电子报。
choices-back = 您已重新订阅。
choices-nothing = 没有任何更改。
choices-kept = 您的选择已保存。
choices-paused = 暂停已登记。
choices-resumed = 暂停已结束。
choices-language = 信件语言
choices-language-list = 与电子报相同
choices-zone = 时区
choices-zone-hint = 例如 Europe/Zurich。留空则使用电子报的时区：{ $zone }。
choices-keep = 保存这些选择
problem-zone = 没有这个名称的时区。请填写例如 Europe/Zurich。

## Pausing

pause-title = 暂停
pause-lead = 到那天之前不会寄来任何内容。其间发布的内容保留在存档中，之后不再补寄。
pause-until = 直到
pause-button = 暂停
pause-end = 现在结束暂停
problem-until = 请选择 { $first } 至 { $last } 之间的一天。

## Another address

move-title = 更改我的地址
move-lead = 您在这里阅读的一切都寄到 { $address }。我们会写信给两个地址，您在两封信中都同意后，新地址即生效。
move-new = 新地址
move-button = 写信给两个地址
problem-move-same = 这已经是您的地址。
move-asked-title = 两封信，两个按钮
move-asked-lead = 如果我们能写信到新地址，两个地址各有一封信正在路上。请在两封信中都按下按钮。
move-asked-nothing = 在此之前一切照旧。如果新地址没有收到信，说明它已在这里阅读某些内容，或无法投递。
move-from-page-title = 换一个地址？
move-from-page-lead = 今后把您在这里阅读的一切寄到 { $address } 吗？
move-to-page-title = 您的新地址？
move-to-page-lead = 今后把 { $list } 寄到 { $address } 吗？
move-agree = 是的，更改
move-or-close = 这不是您想要的？关闭此页面，什么都不会改变。
move-waiting-title = 还需要一次同意
move-waiting-lead = 谢谢。现在请按下寄往另一个地址的信中的按钮。在此之前什么都不会改变。
move-done-title = 您的地址已更改
move-done-lead = 今后我们写信到 { $address }。寄往旧地址的信中指向您的选择的链接已失效。

## A copy, and being forgotten

data-button = 下载你们所知的关于我的内容
erase-link = 忘记我
erase-title = 要我们忘记您吗？
erase-lead = 这将抹去我们所知的关于 { $address } 的内容。
erase-goes = 所有电子报都会结束。您的地址、姓名、选择和信件都会被抹去，您设备的一切痕迹也会被抹去。
erase-stays = 留下的是我们的信件曾被订阅的证明，不含您的姓名和地址，以及该地址的指纹，以免有人再次导入它。
erase-for-good = 此操作无法撤销。您随时可以重新订阅。
erase-sure = 我知道此操作无法撤销。
problem-sure = 请勾选此框以便我们忘记您；不勾选则什么都不会抹去。
erase-button = 是的，忘记我
erased-title = 我们已忘记您
erased-lead = 这里不再有任何内容说明您是谁，我们也不再给您写信。对此不会另寄信件。
