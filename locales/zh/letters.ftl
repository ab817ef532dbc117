# 信件中的文字（简体中文）。显示的数字写作 NUMBER($count)；复数由 $count 本身选择。

## 每封信

privacy = 隐私
write-to-us = 写信给我们
unsubscribe = 退订

## 确认信

confirm-subject = 请确认订阅 { $list }
confirm-preheader = 有人用此地址申请了订阅。如果不是您，无需任何操作。
confirm-title = 是您本人吗？
confirm-asked = { $date }，有人请我们把 { $list } 寄到此地址。如果是您本人，请确认：
confirm-asked-from = { $date }，有人从网络 { $network } 请我们把 { $list } 寄到此地址。如果是您本人，请确认：
confirm-imported = 我们从另一个邮件程序接管了 { $list } 的读者，此地址也在其中。我们没有您同意的凭据，因此只问您这一次：您愿意接收吗？
confirm-imported-preheader = 只有一个问题：您愿意继续接收吗？
confirm-imported-terms = 回答“是”即表示您也同意这些条款。
confirm-button = 是的，我要订阅
confirm-valid = 点击按钮会打开一个确认页面，{ NUMBER($days) } 天内有效。如果您不做任何操作，就不会订阅，我们也不会再来信。
confirm-page-valid = 该页面 { NUMBER($days) } 天内有效。如果您不做任何操作，就不会订阅，我们也不会再来信。
confirm-not-me = 不是我。
confirm-not-me-ignore = 那么请忽略此信，或者让我们永远不再打扰此地址：
confirm-not-me-link = 不要再给此地址写信
confirm-fallback = 如果按钮无法使用，请打开此网址：

## 欢迎信

welcome-subject = 欢迎订阅 { $list }
welcome-preheader = 您已订阅成功，下一期将寄到此地址。
welcome-title = 欢迎您的到来。
welcome-confirmed = 您已确认订阅 { $list }，下一期将寄到此地址。
welcome-topics = 您选择的主题
welcome-address-book = 为了不错过任何一期，您可以把 { $address } 加入通讯录。如果我们有什么差错，请写信告诉我们。
welcome-leave = 您可以随时退出：

## 每期内容

digest-subject =
    { $others ->
        [0] { $title }
       *[other] { $title }，另有 { NUMBER($others) } 篇
    }
digest-subject-empty = { $list }：{ $date }
digest-preheader = 还有：{ $titles }
digest-preheader-empty = { $list }，{ $date }
digest-in-browser = 在浏览器中阅读
digest-count = { NUMBER($count) } 篇文章
digest-read = 阅读全文
digest-empty = 这一次没有新文章。这也算是一则消息。
digest-more = 另有 { NUMBER($count) } 篇文章
digest-end = 本期到此结束。
digest-why = 您收到此信，是因为此地址订阅了 { $list }。

## 告别信

farewell-subject = 您已退订 { $list }
farewell-preheader = 我们不会再给您写信。感谢您的阅读。
farewell-title = 再见，感谢您的阅读。
farewell-left = 您已退订 { $list }。这是您收到的最后一封信。
farewell-mistake = 是误操作吗？您随时可以回来：
farewell-again = 重新订阅

## 致审批者的信

# $list：通讯；$issue：期号
approval-subject-goes = { $list } 第 { $issue } 期将于 { $date } 发出
approval-subject-waits = { $list } 第 { $issue } 期等待您的批准
approval-goes = 第 { $issue } 期将会发出，除非您叫停。
approval-waits = 第 { $issue } 期等待您的批准。
approval-goes-at = 它将于 { $date } 发出。
approval-nothing = 在有人批准之前，不会发出任何内容。
# $readers：读者人数，用 approval-readers 的措辞
approval-size = { $articles }，发给{ $readers }：
approval-readers = { NUMBER($count) } 位读者
approval-open = 查看这一期
approval-approve = 您可以在工作台上修改它、给自己发一封测试信、批准或取消它。
approval-stop = 您可以在工作台上修改它、给自己发一封测试信、让它停下等您批准，或取消它。

# The subject of an issue that an operator sends to an address of their own for a look.
test-letter-subject = [测试] { $subject }
