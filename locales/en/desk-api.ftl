# The pages of keys and of the audit log, in English.

desk-api-tabs = Settings
desk-api-people = People
desk-api-keys = Keys
desk-api-audit = Audit log
desk-api-docs = How to use the API

## Keys

desk-api-keys-lead = Programs sign in with a key. Give each program one of its own, with the rights that it needs and no others: then one can be taken away without stopping the rest.
desk-api-key-make = Make a key
desk-api-keys-empty = No keys yet
desk-api-keys-empty-text = A site that pushes its articles, or signs readers up itself, needs a key. It takes a minute to make one.
desk-api-key-name = What is it for?
desk-api-key-name-hint = Such as “our site” or “nightly export”.
desk-api-key-rights = What may it do?
desk-api-key-end = Its last day
desk-api-key-end-hint = It stops working when this day is over (UTC). Leave it empty for a key without an end.
desk-api-key-new = Your new key
desk-api-key-new-text = Copy it now. Only its hash is kept, so nobody can show it again. A key that is lost is revoked and made anew.
desk-api-key-whole = The key
desk-api-key-try = A first request
desk-api-key-done = I have copied it
desk-api-key-column = Key
desk-api-key-rights-column = Rights
desk-api-key-used = Last used
desk-api-key-ends = Ends
desk-api-key-made = Made
desk-api-key-state = State
desk-api-key-prefix = Public part
desk-api-never = never
desk-api-key-works = works
desk-api-key-ended = has ended
desk-api-key-revoked = revoked
desk-api-key-revoke = Revoke this key
desk-api-key-revoke-text = Programs that use it are refused from the next request on. This cannot be taken back.
desk-api-key-dead = This key opens nothing any more.
desk-api-right-read = See everything that there is, readers’ addresses included
desk-api-right-content = Change lists, topics, terms, feeds, articles and drafts
desk-api-right-send = Approve, test, send, pause, resume and cancel issues
desk-api-right-subscribers = Add, change, pause, suppress and release single readers
desk-api-right-transfer = Import, export, erase, and act on many readers at once
desk-api-right-people = Look after operators, keys, settings and relays, and read the audit log
desk-api-wrong = Please put this right
desk-api-wrong-name = Say what the key is for, in one line of at most 100 characters.
desk-api-wrong-rights = Choose at least one right, and none that you do not have yourself.
desk-api-wrong-expires_at = Choose a day in the future, or leave it empty.
said-api-revoked = The key is revoked. It opens nothing any more.

## The audit log

desk-api-audit-lead = Everything that was changed here: by whom, when, and what it was before. Lines are never changed, and each seals the one before it.
desk-api-audit-who = Who
desk-api-audit-what = What
desk-api-audit-target = To what
desk-api-audit-when = When (UTC)
desk-api-audit-detail = Details
desk-api-audit-network = From
desk-api-audit-anybody = Anybody
desk-api-audit-anything = Anything
desk-api-audit-operators = Operators
desk-api-audit-others = Others
desk-api-audit-command-line = The command line
desk-api-audit-nobody = Nobody who had signed in
desk-api-audit-since = From this day
desk-api-audit-until = To this day
desk-api-audit-filter = Show
desk-api-audit-clear = Show everything
desk-api-audit-empty = Nothing has been changed yet
desk-api-audit-empty-text = Whatever somebody changes at the desk, through the API or on the command line leaves a line here.
desk-api-audit-none = Nothing fits
desk-api-audit-none-text = No line of the log is about this. Try a longer time, or somebody else.
desk-api-audit-check = Check that it is whole
desk-api-audit-csv = Download as CSV
desk-api-audit-json = Download as JSON
desk-api-audit-whole =
    { $lines ->
        [0] The log is empty, and whole.
        [one] The log is whole: its one line is as it was written.
       *[other] The log is whole: all { NUMBER($lines) } lines are as they were written.
    }
desk-api-audit-broken = The log is not whole. Line { NUMBER($line) }, or the one before it, is not what was written: somebody changed the database itself. Compare it with a backup.
