# Issues at the operators' desk, in English.

## Issues as a list and on the calendar

desk-issues-number = { NUMBER($count) }
desk-issues-ways = Ways to look through issues
desk-issues-as-list = List
desk-issues-calendar = Calendar
desk-issues-new = New issue
desk-issues-breaking = Breaking news
desk-issues-list = List
desk-issues-every-list = Every list
desk-issues-state = State
desk-issues-any-state = Any state
desk-issues-filter = Show
desk-issues-issue = Issue
desk-issues-readers = Readers
desk-issues-not-reached = Not reached
desk-issues-none = No issues yet
desk-issues-none-text = An issue is made when a schedule of a list falls due and there are new articles. The calendar shows when that is; with New issue you need not wait.
desk-issues-none-such = Nothing matches
desk-issues-none-such-text = No issue stands so. Choose another list or state.
desk-issues-all = All issues
desk-issues-month = { month } { $year }
desk-issues-months = Months
desk-issues-month-before = Month before
desk-issues-month-after = Month after
desk-issues-this-month = This month
desk-issues-today = Today:
desk-issues-clocks = All times are on the clocks of { $zone }.
desk-issues-cut-short = There is more in this month than fits here. Choose one list.
desk-issues-more =
    { $count ->
        [one] and one more
       *[other] and { NUMBER($count) } more
    }
desk-issues-readers-clocks = on each reader’s clock

## Where an issue stands

desk-issues-state-held = Waits for approval
desk-issues-state-planning = Being planned
desk-issues-state-sending = Being sent
desk-issues-state-paused = Paused
desk-issues-state-cancelled = Cancelled
desk-issues-state-finished = Finished
desk-issues-state-skipped = Skipped

## What became of a letter

desk-issues-outcome = Outcome
desk-issues-any-outcome = Any outcome
desk-issues-outcome-queued = Waiting
desk-issues-outcome-sending = On its way
desk-issues-outcome-sent = Sent
desk-issues-outcome-deferred = Put off
desk-issues-outcome-rejected = Refused
desk-issues-outcome-bounced = Returned
desk-issues-outcome-skipped = Left out
desk-issues-outcome-cancelled = Cancelled
desk-issues-outcome-expired = Expired
desk-issues-outcome-in-doubt = In doubt

## The page of an issue

desk-issues-pages = Pages of this issue
desk-issues-tab-overview = Overview
desk-issues-tab-letter = Letter
desk-issues-tab-edit = Edit
desk-issues-tab-recipients = Recipients
desk-issues-tab-doubts = In doubt
desk-issues-held-for =
    { $count ->
        [one] It waits for approval and would go to one reader.
       *[other] It waits for approval and would go to { NUMBER($count) } readers.
    }
desk-issues-goes-at = Unless somebody stops it, it goes by itself on
desk-issues-goes-never = It goes when somebody approves it.
desk-issues-in-doubt =
    { $count ->
        [one] Of one letter nobody knows whether it arrived.
       *[other] Of { NUMBER($count) } letters nobody knows whether they arrived.
    }
desk-issues-in-doubt-link = Decide about them
desk-issues-approve = Send it …
desk-issues-edit = Edit
desk-issues-look = Look at the letter
desk-issues-stop = Do not send by itself
desk-issues-pause = Pause
desk-issues-resume = Go on
desk-issues-cancel = Cancel the issue
desk-issues-back = Back
desk-issues-progress = Progress
desk-issues-rate = letters a second
desk-issues-left = time left
desk-issues-story = What happened
desk-issues-facts = Facts
desk-issues-story-made = Made
desk-issues-story-approved = Approved
desk-issues-story-planned = Every letter written down; sending began
desk-issues-story-resumed = Let go on
desk-issues-story-finished = Finished
desk-issues-story-cancelled = Cancelled
desk-issues-story-skipped = Skipped
desk-issues-story-broken = Made, as breaking news
desk-issues-story-edited = Draft edited
desk-issues-story-stopped = Kept from going by itself
desk-issues-story-paused = Paused
desk-issues-story-tested = Test letter sent
desk-issues-story-retried =
    { $count ->
        [0] Asked to try letters once more; none could be
        [one] One letter tried once more
       *[other] { NUMBER($count) } letters tried once more
    }
desk-issues-story-doubts-resend =
    { $count ->
        [one] One letter in doubt sent once more
       *[other] { NUMBER($count) } letters in doubt sent once more
    }
desk-issues-story-doubts-sent =
    { $count ->
        [one] One letter in doubt counted as arrived
       *[other] { NUMBER($count) } letters in doubt counted as arrived
    }
desk-issues-story-doubts-give-up =
    { $count ->
        [one] One letter in doubt given up
       *[other] { NUMBER($count) } letters in doubt given up
    }
desk-issues-story-cut = Only the newest of what was done is shown.
desk-issues-story-log = The rest is in the audit log
desk-issues-by-operator = by { $name }
desk-issues-by-key = by the API key { $name }
desk-issues-by-command-line = on the command line
desk-issues-by-schedule = by its schedule
desk-issues-by-itself = by itself
desk-issues-number-of = Number
desk-issues-origin = Made by
desk-issues-origin-scheduled = its schedule
desk-issues-origin-send-now = an operator
desk-issues-origin-breaking = breaking news
desk-issues-slot = Due
desk-issues-articles = Articles
desk-issues-zones = For readers in
desk-issues-paused-operator = Somebody paused it.
desk-issues-paused-template = Its template fails.
desk-issues-paused-too-old = It is old by now.
desk-issues-paused-refusals = Too many of its letters were refused.
desk-issues-paused-restored = The ledger comes from a backup.
desk-issues-remedy-operator = Let it go on, or cancel it.
desk-issues-remedy-template = Mend the template, restart the service, then let it go on.
desk-issues-remedy-too-old = Let it go on if its news is still news, or cancel it.
desk-issues-remedy-refusals = Look at the replies below, put their cause right, then let it go on.
desk-issues-remedy-restored = Find out whether its readers have it already; then cancel it, or let it go on.
desk-issues-skipped-nothing-new = There was nothing new to send.
desk-issues-skipped-nobody = There was nobody to write to: nobody is subscribed, or nobody chose these topics.
desk-issues-skipped-too-old = Its time was missed by too much. Its articles come with the next issue.
desk-issues-not-now = That cannot be done now
desk-issues-moved-on = The issue has moved on meanwhile. Open its page to see where it stands.
desk-issues-changed-meanwhile = Somebody else has changed the draft meanwhile. Open it again and make your change to what it says now.
desk-issues-still-ending = Its letters are still being cancelled. Try again in a moment.
desk-issues-outlived = Its letters have outlived their time and would expire unsent. Cancel the issue instead.
desk-issues-ledger-held = Nothing is sent at present, because the database seems to be an older copy. An owner has to release it: postrider ledger show.
desk-issues-no-schedule = The list has no schedule for that. Add one on the list’s page.
desk-issues-overtaken = An issue of this schedule was made at this very moment.

## Letting it go, and ending it

desk-issues-send-title = Send this issue?
desk-issues-send-to =
    { $count ->
        [one] It goes to one reader.
       *[other] It goes to { NUMBER($count) } readers.
    }
desk-issues-send-hint = A letter that has gone cannot be taken back; what has not gone yet can be paused or cancelled.
desk-issues-type-name = To go on, type the name of the list: { $list }
desk-issues-send-name-wrong = That is not the name of the list. Nothing was sent.
desk-issues-send-button = Send it now
desk-issues-cancel-title = Cancel this issue?
desk-issues-cancel-lead = What has been sent stays sent. Everything else of it will not be.
desk-issues-cancel-articles = What becomes of its articles?
desk-issues-cancel-roll-over = They come with the next issue, for readers who did not get them
desk-issues-cancel-withdraw = They are not mailed again
said-issue-goes = The issue is on its way.
said-issue-waits = The issue waits until somebody approves it.
said-issue-paused = The issue is paused.
said-issue-resumed = The issue goes on.
said-issue-cancelled = The issue is cancelled.
said-issue-made = The issue is made and waits for you.
said-issue-nothing-new = There is nothing new to send at present.
said-issue-edited = Saved.
said-issue-tested = The test letter is on its way.
said-issue-resolved = Decided.

## Making one, and breaking news

desk-issues-new-lead = Gathers what is new and waits: you can look at it, edit it and try it out before it goes.
desk-issues-new-hint = The next issue of the schedule still comes at its time.
desk-issues-new-button = Make it
desk-issues-no-articles-title = No articles yet
desk-issues-no-articles = The list has no articles yet. Add a feed, or write one.
desk-issues-breaking-lead = One article, to its readers at once. Their next issue leaves it out.
desk-issues-breaking-list = Choose
desk-issues-breaking-article = Which article?
desk-issues-breaking-to = To whom?
desk-issues-breaking-instant = Readers who want every article at once
desk-issues-breaking-all = Everybody whose topics cover it
desk-issues-breaking-button = Send it now
desk-issues-breaking-choose = Choose an article, and to whom it goes.
desk-issues-breaking-refused = This article cannot be sent apart: it was before, or it may not be mailed.
desk-issues-breaking-nobody = The list does not offer every article at once, so there are no such readers.

## The letter

desk-issues-letter = The letter as HTML
desk-issues-subject = Subject
desk-issues-subject-hint = Left empty, the list’s template writes it.
desk-issues-preheader = Preheader
desk-issues-preheader-hint = The line that mail programs show beside the subject. Left empty, the template writes it.
desk-issues-intro = Note above the articles
desk-issues-intro-hint = In Markdown; may be empty.
desk-issues-article-title = Title
desk-issues-move-up = Move up
desk-issues-move-down = Move down
desk-issues-leave-out = Leave out
desk-issues-edit-save = Save
desk-issues-edit-wrong = Something has to be put right
desk-issues-wrong-subject = Write a subject of at most 250 characters on one line, or leave it empty.
desk-issues-wrong-preheader = Write a preheader of at most 250 characters on one line, or leave it empty.
desk-issues-wrong-intro = Use at most 4,000 characters, without control characters.
desk-issues-wrong-drop = Leave at least one article in. To send nothing, cancel the issue.
desk-issues-wrong-titles = Write titles of at most 250 characters, each on one line.
desk-issues-as-reader = As this reader gets it
desk-issues-as-everybody = everything the issue carries
desk-issues-show = Show
desk-issues-no-letter = There is no letter: the issue carries nothing, or nothing for this reader.
desk-issues-no-such-reader = Nobody with this address is subscribed to the list.
desk-issues-size = Size
desk-issues-size-of = { NUMBER($count) } of 102 kB
desk-issues-size-good = Gmail shows it whole.
desk-issues-size-near = Nearly too long: Gmail cuts letters off at 102 kB.
desk-issues-size-clipped = Too long: Gmail cuts it off. Leave some articles out.
desk-issues-looks = Ways to look at the letter
desk-issues-look-wide = Wide
desk-issues-look-narrow = Phone
desk-issues-look-dark = Dark
desk-issues-look-plain = Without pictures
desk-issues-look-text = Text
desk-issues-look-source = Source
desk-issues-source-hint = The message before it is signed; the way out and the date are each reader’s own.
desk-issues-links-hint = Links do nothing here, and the links by which readers leave are not in it.
desk-issues-test = Send a test letter
desk-issues-test-address = To
desk-issues-test-hint = A real letter by way of the relay, with [Test] before its subject. It changes nothing for any reader.
desk-issues-test-button = Send test
desk-issues-test-no-address = That is no address that a letter can be sent to.
desk-issues-test-suppressed = This address may not be written to.
desk-issues-test-too-many = As many test letters as are allowed within an hour were sent. Try again later.
desk-issues-tests = Test letters so far

## Recipients

desk-issues-recipient = Recipient
desk-issues-address-begins = Address begins with
desk-issues-reply = Reply
desk-issues-when = When
desk-issues-since = Since
desk-issues-choose = Choose
desk-issues-no-recipients = No recipients yet
desk-issues-no-recipients-text = They are written down when the issue is planned, before the first letter goes.
desk-issues-no-such-recipients = Choose another outcome, or another beginning of the address. Of a large issue only some letters are looked at in one go; the next page goes on.
desk-issues-retry-chosen = Try the chosen ones once more
desk-issues-retry-all =
    { $count ->
        [one] Try it once more
       *[other] Try all { NUMBER($count) } once more
    }
desk-issues-retry = Try once more
desk-issues-retry-hint = Nobody gets it twice: what may have arrived, and what a later issue brings, is left alone.
desk-issues-retried =
    { $count ->
        [0] No letter is tried once more.
        [one] One letter is in the queue again.
       *[other] { NUMBER($count) } letters are in the queue again.
    }
desk-issues-retried-more = There are more. Press the button again.
desk-issues-left-not-in-vain = { NUMBER($count) }: still open, or accepted
desk-issues-left-in-doubt = { NUMBER($count) }: in doubt once, and may have arrived
desk-issues-left-not-active = { NUMBER($count) }: the reader has left, or rests
desk-issues-left-suppressed = { NUMBER($count) }: the address may not be written to
desk-issues-left-planned-again = { NUMBER($count) }: a later issue brings the articles
desk-issues-export = Export these as CSV
desk-issues-why = Why they got it, or did not
desk-issues-to-reader = Everything about this reader
desk-issues-attempts = Attempts
desk-issues-relay = Relay
desk-issues-planned-at = Planned
desk-issues-retried-at = Tried once more
desk-issues-due-at = Due
desk-issues-ended-at = Ended
desk-issues-dialogues = Dialogues with the relay

## Letters in doubt

desk-issues-no-doubts = Nothing is in doubt
desk-issues-no-doubts-text = Of every letter of this issue it is known what became of it, or it is sent again by itself.
desk-issues-doubts-lead = These letters were handed over and no answer was recorded: nobody knows whether they arrived.
desk-issues-doubts-all = All letters of this issue that are in doubt, also those not shown here
desk-issues-doubts-decide = What shall become of them?
desk-issues-doubts-resend = Send them once more: the same letter with the same Message-ID
desk-issues-doubts-sent = They arrived
desk-issues-doubts-give-up = Give them up
desk-issues-doubts-button = Decide

## Letters outside issues that are in doubt

desk-doubts = Single letters in doubt
desk-doubts-lead = These letters belong to no issue. Each was handed over and no answer was recorded: nobody knows whether it arrived. Sent again, it is the same letter with the same Message-ID.
desk-doubts-none-text = Of every letter outside issues it is known what became of it, or it is sent again by itself.
desk-doubts-letter = Letter
desk-doubts-test-letter = Test letter
desk-doubts-ticked = What shall become of the ticked ones?
desk-doubts-resend = Send again
desk-doubts-sent = Count as sent
desk-doubts-give-up = Give up
desk-doubts-resend-one = Send again: { $address }
desk-doubts-sent-one = Count as sent: { $address }
said-doubts-none-ticked = Tick the letters that you decide about first.
