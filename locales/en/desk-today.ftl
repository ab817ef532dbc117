# The page Today, in English: what goes out, what needs attention, how things went.

desk-today-number = { NUMBER($count) }
desk-today-as-of = As of { $when }
desk-today-refresh = Refresh
desk-today-begin = Begin with a list
desk-today-begin-text = A list is a newsletter: who sends it, what it is about, when it goes out. Make one, add the feed of your site, and this page will tell you what happens.
desk-today-begin-way = Make a list

desk-today-now = Going out now
desk-today-quiet = Nothing is being sent at the moment.
desk-today-single =
    { $count ->
        [one] One single letter (a confirmation, a welcome) is on its way.
       *[other] { NUMBER($count) } single letters (confirmations, welcomes) are on their way.
    }
desk-today-ended = Ended lately
desk-today-sent = Accepted
desk-today-refused = Refused or returned
desk-today-left-out = Left out
desk-today-open = Still open
desk-today-deferred = Of these put off
desk-today-sent-of = { NUMBER($sent) } of { NUMBER($planned) } accepted
desk-today-rate = Pace
desk-today-per-minute =
    { $count ->
        [one] 1 a minute
       *[other] { NUMBER($count) } a minute
    }
desk-today-time-left = Time left
desk-today-minutes =
    { $count ->
        [one] about 1 minute
       *[other] about { NUMBER($count) } minutes
    }
desk-today-hours =
    { $count ->
        [one] about 1 hour
       *[other] about { NUMBER($count) } hours
    }
desk-today-has-ended = This issue has come to its end.
desk-today-state-held = Waits for approval
desk-today-state-planning = Being planned
desk-today-state-sending = Being sent
desk-today-state-paused = Stopped
desk-today-state-cancelled = Cancelled
desk-today-state-finished = Finished
desk-today-state-skipped = Skipped

desk-today-coming = The next seven days
desk-today-nothing-coming = No schedule is due in the next seven days. Issues that you send by hand are not told ahead.
desk-today-coming-hint = Times are those on the clocks of each list. Whether there will be news, nobody can know yet.
desk-today-coming-cut = There is more than is shown here.
desk-today-slots = { NUMBER($count) } times
desk-today-many-slots = more than { NUMBER($count) } times
desk-today-about-readers =
    { $count ->
        [one] about 1 reader
       *[other] about { NUMBER($count) } readers
    }
desk-today-readers-clocks = on each reader’s own clock
desk-today-wants-approval = waits for approval
desk-today-clocks-forward = Clocks go forward by { $count } minutes
desk-today-clocks-back = Clocks go back by { $count } minutes

desk-today-growth = Growth
desk-today-counted = Counted { $when }
desk-today-not-counted = The figures have not been counted yet. That takes a moment after the first start of a worker.
desk-today-readers-now = readers now
desk-today-came = came
desk-today-went = left
desk-today-suppressed = addresses that must not be written to any more
desk-today-days =
    { $count ->
        [364] A year
       *[other] { $count } days
    }
desk-today-whose = Figures of
desk-today-all-lists = All lists
desk-today-show = Show
desk-today-readers = Readers
desk-today-readers-summary = From about { NUMBER($from) } to { NUMBER($to) }.
desk-today-comings = Who came and who left
desk-today-comings-summary = { NUMBER($came) } came, { NUMBER($went) } left.
desk-today-outcomes = What became of { NUMBER($count) } letters of issues
desk-today-no-letters = No issue went out in this time.
desk-today-as-table = As a table
desk-today-date = Beginning

desk-need-title = Needs attention
desk-need-nothing = Nothing needs your attention.
desk-need-act = Act now
desk-need-soon = Soon
desk-need-know = Good to know
desk-need-way-issue = To the issue
desk-need-way-feed = To the feed
desk-need-way-list = To the list
desk-need-way-relay = To the relay
desk-need-way-keys = To the keys and records
desk-need-way-doubts = To these letters
desk-need-way-signups = To the sign-ups
desk-need-way-wave = Look at who left
desk-need-way-settings = To the settings and health

desk-need-ledger-held = The database seems to be an older copy, so nothing is planned or sent until somebody decides.
desk-need-no-worker = No worker gives signs of life: nothing is fetched, planned or sent.
desk-need-letters-wait =
    { $count ->
        [one] A letter that could go has waited for a minute.
       *[other] Letters that could go have waited for { NUMBER($count) } minutes.
    }
desk-need-issue-held-goes = An issue of { $subject } goes out by itself at this time unless somebody stops it.
desk-need-issue-held-waits = An issue of { $subject } waits until somebody approves it.
desk-need-issue-paused-operator = An issue of { $subject } was stopped by hand.
desk-need-issue-paused-template = An issue of { $subject } is stopped because its letter cannot be written.
desk-need-issue-paused-too-old = An issue of { $subject } is stopped because it is too old to go out unasked.
desk-need-issue-paused-refusals = An issue of { $subject } is stopped because too many of its letters were refused.
desk-need-issue-paused-restored = An issue of { $subject } is stopped because it was open in an older copy of the database.
desk-need-in-doubt =
    { $count ->
        [one] One letter of { $subject } may or may not have arrived; decide whether it is sent once more.
       *[other] { NUMBER($count) } letters of { $subject } may or may not have arrived; decide whether they are sent once more.
    }
desk-need-in-doubt-site =
    { $count ->
        [one] One single letter may or may not have arrived; decide whether it is sent again.
       *[other] { NUMBER($count) } single letters may or may not have arrived; decide whether they are sent again.
    }
desk-need-relay-unreachable = The relay { $subject } cannot be used.
desk-need-relay-refuses =
    { $count ->
        [one] The relay { $subject } refused a letter within the last hour, for no reader’s fault.
       *[other] The relay { $subject } refused { NUMBER($count) } letters within the last hour, for no reader’s fault.
    }
desk-need-list-without-relay = { $subject } names only relays that are not configured, so its letters wait.
desk-need-certificate-ends =
    { $count ->
        [0] The certificate of the relay { $subject } ends today.
        [one] The certificate of the relay { $subject } ends in one day.
       *[other] The certificate of the relay { $subject } ends in { $count } days.
    }
desk-need-key-fails = The DKIM record { $subject } is gone or wrong, so this key signs nothing.
desk-need-key-unseen = The DKIM record { $subject } cannot be seen yet, so no key signs for this domain.
desk-need-key-old = The key of { $subject } has signed for { NUMBER($count) } days; it is time for a new one.
desk-need-signups-kept =
    { $count ->
        [one] Many more people sign up to { $subject } than usual: one confirmation letter is kept back until you decide.
       *[other] Many more people sign up to { $subject } than usual: { NUMBER($count) } confirmation letters are kept back until you decide.
    }
desk-need-signups-kept-site =
    { $count ->
        [one] Many more people sign up than usual: one confirmation letter is kept back until you decide.
       *[other] Many more people sign up than usual: { NUMBER($count) } confirmation letters are kept back until you decide.
    }
desk-need-signups-spike = Many more people sign up to { $subject } than usual; its form asks for a proof of work.
desk-need-signups-spike-site = Many more people sign up than usual; forms ask for a proof of work.
desk-need-removal-wave =
    { $count ->
        [one] One reader of { $subject } left within seconds of a letter, as link scanners do it.
       *[other] { NUMBER($count) } readers of { $subject } left within seconds of a letter, as link scanners do it.
    }
desk-need-feed-fails =
    { $count ->
        [one] The feed { $subject } could not be read once.
       *[other] The feed { $subject } could not be read { NUMBER($count) } times in a row.
    }
desk-need-feed-gone = The feed { $subject } is gone, says its site; it is not visited any more.
desk-need-feed-flood =
    { $count ->
        [one] The feed { $subject } brought far more than usual; one article waits for you.
       *[other] The feed { $subject } brought far more than usual; { NUMBER($count) } articles wait for you.
    }
desk-need-schedule-broken = The schedule { $subject } cannot be read and is never due.
desk-need-no-default-cadence = { $subject } has no schedule for readers who chose none; they get nothing.
desk-need-notice-lacks = The privacy notice at the form of { $subject } lacks something.
desk-need-unwise = The configuration allows something unwise.
