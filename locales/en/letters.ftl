# The words of the letters, in English. This file is the measure of all others: what is here must be
# in every language. A number that is shown is written NUMBER($count); a plural is chosen by $count itself.

## In every letter

privacy = Privacy
write-to-us = Write to us
unsubscribe = Unsubscribe

## The confirmation letter

confirm-subject = Please confirm your subscription to { $list }
confirm-preheader = Somebody asked for it with this address. If it was not you, do nothing.
confirm-title = Is this you?
confirm-asked = On { $date } somebody asked us to send { $list } to this address. If it was you, please say so:
# $network: the network the sign-up came from, such as 203.0.113.*
confirm-asked-from = On { $date } somebody in the network { $network } asked us to send { $list } to this address. If it was you, please say so:
confirm-imported = We have taken over the readers of { $list } from another mailing program, and this address was among them. We have no proof that you agreed, so we ask you once: do you want to receive it?
confirm-imported-preheader = One question: do you want to go on receiving it?
confirm-imported-terms = By saying yes you also agree to these terms.
confirm-button = Yes, subscribe me
confirm-valid =
    { $days ->
        [one] The button opens a page where you confirm. It works for one day.
       *[other] The button opens a page where you confirm. It works for { NUMBER($days) } days.
    } If you do nothing, you will not be subscribed and we will not write again.
confirm-page-valid =
    { $days ->
        [one] The page works for one day.
       *[other] The page works for { NUMBER($days) } days.
    } If you do nothing, you will not be subscribed and we will not write again.
confirm-not-me = It was not me.
confirm-not-me-ignore = Then ignore this letter, or ask us to leave this address alone for good:
confirm-not-me-link = Never write to this address again
confirm-fallback = If the button does not work, open this address:

## The welcome letter

welcome-subject = Welcome to { $list }
welcome-preheader = You are on the list. The next issue will come to this address.
welcome-title = Welcome. It is good to have you.
welcome-confirmed = You have confirmed your subscription to { $list }. The next issue will come to this address.
welcome-topics = You chose to hear about
welcome-address-book = So that no issue goes astray, you may add { $address } to your address book. And if we get something wrong, write to us: we want to know.
welcome-leave = You can leave whenever you like:

## The digest

digest-subject =
    { $others ->
        [0] { $title }
       *[other] { $title } and { NUMBER($others) } more
    }
digest-subject-empty = { $list }: { $date }
# $titles: two or three headlines
digest-preheader = Also: { $titles }
digest-preheader-empty = { $list }, { $date }
digest-in-browser = Read in the browser
digest-count =
    { $count ->
        [one] one article
       *[other] { NUMBER($count) } articles
    }
digest-read = Read the article
digest-empty = There are no new articles this time. That is news too, of a kind.
digest-more =
    { $count ->
        [one] and one more article
       *[other] and { NUMBER($count) } more articles
    }
digest-end = That is all for this issue.
digest-why = You receive this letter because this address is subscribed to { $list }.

## The farewell

farewell-subject = You have left { $list }
farewell-preheader = We will not write to you again. Thank you for reading.
farewell-title = Goodbye, and thank you for reading.
farewell-left = You have unsubscribed from { $list }. This is the last letter you get from it.
farewell-mistake = Was it a mistake? You may come back at any time:
farewell-again = Subscribe again

## The letter to those who approve issues

# $list: the newsletter; $issue: the number of the issue
approval-subject-goes = Issue { $issue } of { $list } goes at { $date }
approval-subject-waits = Issue { $issue } of { $list } waits for your approval
approval-goes = Issue { $issue } goes unless you stop it.
approval-waits = Issue { $issue } waits for your approval.
approval-goes-at = It goes at { $date }.
approval-nothing = Nothing of it is sent until somebody approves it.
# $readers: how many readers it would go to, in words of approval-readers
approval-size = { $articles } for { $readers }:
approval-readers =
    { $count ->
        [one] one reader
       *[other] { NUMBER($count) } readers
    }
approval-open = Look at the issue
approval-approve = At the desk you can change it, send yourself a test letter, let it go or cancel it.
approval-stop = At the desk you can change it, send yourself a test letter, stop it until you let it go, or cancel it.

# The subject of an issue that an operator sends to an address of their own for a look.
test-letter-subject = [Test] { $subject }
