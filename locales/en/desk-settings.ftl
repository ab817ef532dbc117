# The page about settings, in English.

desk-settings-health = Health
desk-settings-backup = Backup
desk-settings-all = All settings
desk-settings-house = The house
desk-settings-check = Looked at
desk-settings-verdict = Verdict
desk-settings-found = Found
desk-settings-good = good
desk-settings-bad = bad
desk-settings-check-database = Database
desk-settings-check-migrations = Migrations
desk-settings-check-dispatcher = Sending
desk-settings-check-oldest-due-delivery = Oldest letter that is due
desk-settings-check-ledger = Ledger
desk-settings-workers = Workers
desk-settings-no-workers = No worker is running. Start one with:
desk-settings-worker = Worker
desk-settings-process = process { $id }
desk-settings-began = Began
desk-settings-sign-of-life = Last sign of life
desk-settings-alive = alive
desk-settings-silent = silent
desk-settings-try-out = try-out
desk-settings-production = production
desk-settings-address = Address
desk-settings-database = Database
desk-settings-megabytes = { NUMBER($count) } MB
desk-settings-ledger-made = Made
desk-settings-ledger-name = Its name
desk-settings-metrics = Monitors find figures at /metrics, and whether the service can work at /health/ready.
desk-settings-held = Nothing is planned or sent
desk-settings-held-text = This database is behind what this machine remembers of it, as a restored backup is. What was sent since would be sent again. Find out what went out, then decide.
desk-settings-held-owner = An owner can let it go on.
desk-settings-open-issues = Issues that are open in it
desk-settings-issues-pause = are stopped; you decide about each
desk-settings-issues-go-on = go on; readers may get them twice
desk-settings-issues-cancel = are cancelled
desk-settings-release = Plan and send again
desk-settings-backup-text = Keep these together, and try now and then whether you can bring them back. Without the keys, links in letters that are out stop working.
desk-settings-what = What
desk-settings-where = Where
desk-settings-why = Why
desk-settings-kept-database = Database
desk-settings-kept-database-text = Everything that is remembered: readers, consents, issues, deliveries.
desk-settings-kept-keys = Keys of links
desk-settings-kept-keys-text = They sign the links in letters and guard what is hashed. Keep them apart from the database.
desk-settings-kept-dkim = DKIM keys
desk-settings-kept-dkim-text = They sign letters. A lost one is made anew, with a new record in DNS.
desk-settings-kept-spool = Spool
desk-settings-kept-spool-text = Wishes to leave that came while the database was away, and the count that tells an older copy.
desk-settings-kept-templates = Templates
desk-settings-kept-templates-text = Your own letters and words.
desk-settings-retention = How long things are kept
desk-settings-retention-text = Consents, issues and deliveries stay; a reader who asks is forgotten. What is kept for a time only is set here.
desk-settings-all-text = These are set in the configuration file or in the environment, and hold since the last start. Secrets are not shown.
desk-settings-changed =
    { $count ->
        [one] one of your own
       *[other] { $count } of your own
    }
desk-settings-key = Key
desk-settings-value = Value
desk-settings-meaning = Meaning
desk-settings-secret = secret
desk-settings-unset = not set

said-ledger-released = Planning and sending go on.
said-ledger-not-held = Nothing was held.
