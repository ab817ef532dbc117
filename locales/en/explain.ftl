# Why a reader got an issue, or did not, in English.
#
# $at and everything else that is a time is written out: 24 November 2026, 07:00:03 CET

## Who is asked about

explain-unknown-address = Nobody with this address has ever signed up.
explain-no-issue = There is no issue { $issue }.
explain-no-letters = No letter was ever planned for this address.
explain-unknown-time = an unknown time

## What was agreed

# $act is one of the variants below
explain-did =
    { $act ->
        [given] signed up
        [confirmed] confirmed
        [refused] said “this was not me”
       *[withdrawn] unsubscribed
    }
# $method is one of the variants below
explain-way =
    { $method ->
        [form] by the sign-up form
        [api] through the API
        [page] by the page behind a letter's link
        [one_click] by one click in the mail program
        [import] by an import
       *[operator] by an operator
    }
explain-act = { $list }: { explain-did } at { $at } { explain-way }.

## Subscriptions

explain-pending = signed up and not confirmed; the newest question was put at { $asked } and can be answered until { $until }
explain-active = subscribed since { $at }
explain-paused = paused; subscribed since { $at }
explain-unsubscribed = unsubscribed at { $at }
explain-all-topics = all topics
explain-these-topics = topics { $topics }
# $standing and $topics are two of the five messages above
explain-subscription = { $list }: { $standing }; { $topics }; first sign-up at { $at }.

## Suppressed addresses

explain-because =
    { $reason ->
        [refused] its owner said that a sign-up was not theirs
        [hard_bounce] letters to it came back for good
        [complaint] its owner reported a letter as spam
       *[operator] an operator decided so
    }
explain-suppressed = The address is suppressed since { $at } because { explain-because }.
explain-suppressed-with-a-note = The address is suppressed since { $at } because { explain-because } (“{ $note }”).

## An issue that holds no letter for the reader

explain-skip-reason =
    { $reason ->
        [nothing_new] there was nothing new
        [nobody_to_write_to] there was nobody to write to
        [too_old] its slot had passed too long ago
       *[unknown] it was skipped
    }
explain-skipped = Issue { $issue } of { $list } brought no letters to anybody: { explain-skip-reason } at { $at }.
explain-never-signed-up = This reader has never signed up to { $list }; other lists are told by leaving the issue out.
explain-signed-up-later = This reader had not signed up to { $list } when the issue was planned at { $planned }; the first sign-up came at { $at }.
explain-confirmed-later = The subscription was confirmed later, at { $at }.
explain-unconfirmed = The sign-up to { $list } had not been confirmed when the issue was planned at { $planned }.
explain-question-yes = The newest question was put at { $asked } and was answered with yes.
explain-question-no = The newest question was put at { $asked } and was answered with “this was not me”.
explain-question-expired = The newest question was put at { $asked } and expired unanswered at { $until }.
explain-question-open = The newest question was put at { $asked } and can be answered until { $until }.
explain-not-subscribed = This reader was not subscribed to { $list } when the issue was planned at { $planned }.
explain-not-subscribed-since = This reader was not subscribed to { $list } when the issue was planned at { $planned }: { explain-did } at { $at } { explain-way }.
explain-rest = This reader had paused the subscription at { $since }.
explain-rest-until = This reader had paused the subscription at { $since } until { $until }.
explain-rest-ended = This reader had paused the subscription at { $since }, and the pause ended at { $ended }.
explain-rest-until-ended = This reader had paused the subscription at { $since } until { $until }, and the pause ended at { $ended }.
explain-rest-passes-over = Pauses until a day are passed over: what was published meanwhile is not mailed later.
explain-rest-was-made-up-for = What was published meanwhile came with the first issue after it.
explain-rest-is-made-up-for = What is published meanwhile comes with the first issue after it.
explain-being-planned = The issue is still being planned; a letter may come yet.
explain-held = The issue waits to be approved; a letter may come yet.
explain-other-cadence = Issue { $issue } was for readers of “{ $schedule }”; this reader's cadence is “{ $cadence }”.
explain-other-zone = Issue { $issue } was for readers on the clocks of { $zones }; this reader's zone is { $zone }.
explain-in-another-issue = Its articles for this reader came with issue { $issue }; no article is mailed twice.
explain-too-few =
    { $count ->
        [one] Issue { $issue } had one article for this reader, too few for a letter; what was left out comes with the next issue.
       *[other] Issue { $issue } had { NUMBER($count) } articles for this reader, too few for a letter; what was left out comes with the next issue.
    }
explain-no-topics = Issue { $issue } had no article for the topics that this reader chose ({ $topics }); its articles carry no topics.
explain-other-topics = Issue { $issue } had no article for the topics that this reader chose ({ $topics }); its articles carry { $carried }.
explain-not-recorded = The ledger holds no reason: the subscription was active and there was an article for it. A suppression that was lifted since, or topics that were changed since, would look like this.

## A letter and its attempts

explain-delivery-of-an-issue = Delivery { $id }, issue { $issue } of { $list }, was planned at { $at }.
explain-delivery-of-a-letter = Delivery { $id }, “{ $letter }” of { $list }, was planned at { $at }.
explain-relay = the relay
explain-relay-called = the relay { $relay }
explain-no-words = no words were recorded
# Where in the dialogue; nothing where that is not known.
explain-phase =
    { $phase ->
        [connect] { " " }when connecting
        [banner] { " " }in its greeting
        [ehlo] { " " }at EHLO
        [starttls] { " " }at STARTTLS
        [auth] { " " }at AUTH
        [mail_from] { " " }at MAIL FROM
        [rcpt_to] { " " }at RCPT TO
        [data] { " " }at DATA
        [dot] { " " }at the end of the message
       *[unknown] { "" }
    }
# $relay is one of the two messages above, $reply what it said
explain-attempt-deferred = Attempt { $attempt } at { $at }: { $relay } put it off{ explain-phase }: { $reply }.
explain-attempt-rejected = Attempt { $attempt } at { $at }: { $relay } refused it{ explain-phase }: { $reply }.
explain-attempt-unreachable = Attempt { $attempt } at { $at }: { $relay } could not be used{ explain-phase }: { $reply }.
explain-attempt-in-doubt = Attempt { $attempt } at { $at }: no answer of { $relay } was recorded{ explain-phase }: { $reply }.

## Where a letter stands

explain-sending = It is being handed to the relay at this moment.
explain-sent = Accepted at { $at } by { $relay }: { $reply } (attempt { $attempt }).
explain-rejected = Refused for good at { $at } by { $relay }: { $reply }.
# $reason is one of the messages below that begin with explain-reason
explain-bounced = Accepted by { $relay }, and returned at { $at }: { $reason }.
explain-left-out = Left out at { $at }: { $reason }.
explain-cancelled = Cancelled at { $at }: { $reason }.
explain-expired = Given up at { $at }: { $reason }.
explain-expired-after = Given up at { $at }: { $reason }; the last reply was { $reply }.
explain-issue-paused = It waits because the issue is paused; it goes on when somebody resumes the issue.
explain-relay-resting = It waits because { $relay } could not be used ({ $reply }); it is tried again from { $due } on.
explain-not-due = It is not due before { $due }.
explain-queued = It waits for its turn since { $due }; letters that were due before it go first.
explain-deferred =
    { $times ->
        [one] Put off once, the last time with { $reply }; the next attempt is due at { $due }.
       *[other] Put off { NUMBER($times) } times, the last time with { $reply }; the next attempt is due at { $due }.
    }
explain-in-doubt = It was handed over and no answer was recorded, so nobody knows whether it arrived. In doubt since { $since }; it is sent again, with the same Message-ID, at { $due }.
explain-in-doubt-held = It was handed over and no answer was recorded, so nobody knows whether it arrived. In doubt since { $since }; it is held until an operator decides.

## What else is worth knowing

explain-passage = It was handed to { $machine } under { $tls } with { $cipher }.
explain-passage-in-clear = It was handed to { $machine } in clear.
explain-retried = An operator had it tried once more at { $at }.
explain-maybe-twice = It was in doubt before and was sent again, so the reader may have got it twice, with the same Message-ID.
explain-maybe-nevertheless = It was in doubt before, so the reader may have got it nevertheless.
explain-until-resumed = The issue is paused; nothing is tried until it is resumed.
explain-silent-workers = No worker has given a sign of life since { $since }.
explain-no-worker = No worker is running.
explain-owed = The reader is owed its articles: they come with the next issue for this reader.
explain-message-id = Its Message-ID is <{ $id }>.

## Why a letter ended without a word of the relay

explain-reason-suppressed = the address is suppressed
explain-reason-outrun = the subscription is no longer in the state that this letter is for
explain-reason-outlived = the letter's lifetime ended before it could be sent
explain-reason-issue-cancelled = an operator cancelled the issue
explain-reason-said-to-have-arrived = an operator says that it arrived
explain-reason-given-up = an operator gave it up while it was in doubt
explain-reason-reader-left = the reader left
explain-reason-ended-by-operator = an operator ended the subscription
explain-reason-refused = the owner of the address refused
explain-reason-reader-paused = the reader paused
explain-reason-paused = the subscription was paused
explain-reason-forgotten = the reader was forgotten
explain-reason-confirmed-by-program = a program had confirmed
explain-reason-next-issue = the reader's next issue ({ $issue }) was ready before it could be sent; its articles are in that one
explain-reason-in-doubt = in doubt whether it had arrived, and { $why }
explain-no-reason = no reason was recorded
explain-past-its-lifetime = the next attempt would have come after the letter's lifetime
