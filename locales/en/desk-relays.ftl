# The pages about relays and their records, in English.

desk-relays-lead = The servers that take our letters and carry them on. What they may do stands in the configuration; here is what they do.
desk-relays-hint = Relays are set up in the configuration file: [smtp] for the first, [relay.NAME] for each other one.
desk-relays-records = Keys and DNS records
desk-relays-last-minute = Taken in the last minute
desk-relays-last-hour = Taken in the last hour
desk-relays-not-taken = Not taken
desk-relays-taken = Taken
desk-relays-outbox = Outbox
desk-relays-outbox-text = Letters are written to a folder; there is no relay to talk to.
desk-relays-untried = Not tried yet
desk-relays-failing = Cannot be used
desk-relays-reached = Works
desk-relays-tls-auto = TLS where it is offered
desk-relays-tls-none = without TLS
desk-relays-tls-starttls = STARTTLS or no mail
desk-relays-tls-implicit = TLS from the start
desk-relays-limit-second = { NUMBER($granted) } of { NUMBER($limit) } letters in this second
desk-relays-limit-minute = { NUMBER($granted) } of { NUMBER($limit) } letters in this minute
desk-relays-limit-hour = { NUMBER($granted) } of { NUMBER($limit) } letters in this hour
desk-relays-limit-day = { NUMBER($granted) } of { NUMBER($limit) } letters today (UTC)
desk-relays-warm-up = Warming up: day { $day } of { $days }
desk-relays-warm-up-over =
    { $days ->
        [one] Warmed up: the plan of one day is over.
       *[other] Warmed up: the plan of { $days } days is over.
    }
desk-relays-warm-up-ahead = Warming up begins on { $when }.
desk-relays-failed = It could not be used at { $when }:
desk-relays-rests = It is left alone until { $when }.
desk-relays-facts = How it is used
desk-relays-limits = Limits
desk-relays-place = Server
desk-relays-weight = Share of the letters
desk-relays-most-connections = Connections at the same time
desk-relays-per-connection = Letters on one connection
desk-relays-signs-in = Signs in
desk-relays-smtputf8 = Carries addresses beyond ASCII
desk-relays-lists = Lists
desk-relays-all-lists = every list that names no relay
desk-relays-reached-at = Last reached
desk-relays-certificate = Its certificate ends
desk-relays-yes = yes
desk-relays-no = no
desk-relays-day = Day
desk-relays-most-letters = Letters at most
desk-relays-minutes = The last hour, minute by minute
desk-relays-minutes-summary = { NUMBER($taken) } taken, { NUMBER($not) } not taken.
desk-relays-minute = Minute
desk-relays-silent = Nothing went through this relay in the last hour.
desk-relays-refusals = What it did not take
desk-relays-no-refusals = This relay has refused nothing yet.
desk-relays-when = When
desk-relays-recipient = For
desk-relays-answer = Its answer
desk-relays-issue = Issue { $id }
desk-relays-outcome-deferred = put off
desk-relays-outcome-rejected = refused
desk-relays-outcome-unreachable = no answer
desk-relays-outcome-in-doubt = in doubt
desk-relays-domains = Written to with care
desk-relays-domains-text = These domains asked for patience. They get fewer connections until they take letters as before.
desk-relays-connections =
    { $count ->
        [one] one connection
       *[other] { NUMBER($count) } connections
    }
desk-relays-test = Test the connection
desk-relays-test-text = Opens a connection as for a letter, signs in where that is set up, and hangs up again. Every line is shown, and no letter is sent.
desk-relays-test-owner = An owner can test it.
desk-relays-test-busy = A test is under way already; try again in a moment.
desk-relays-passed = A letter could be handed over.
desk-relays-not-passed = No letter could be handed over.
desk-relays-encrypted = The connection is encrypted: { $how }.
desk-relays-clear = The connection is in clear.
desk-relays-certificate-until = The certificate is valid until { $when }.
desk-relays-dialogue = What was said
desk-relays-we = We
desk-relays-it = Relay
desk-relays-note = Note

desk-records-lead = What receivers look up in DNS before they believe that a letter is yours.
desk-records-nobody-looks = Nobody looks these records up: name resolvers in dns.resolvers, and this page tells what the world sees.
desk-records-look = Look now
desk-records-dkim = DKIM: the signatures
desk-records-unsigned = Letters leave unsigned. Either the relay signs them, or name a key in dkim.selectors.
desk-records-no-keys = There are no keys yet. Make one on the machine with:
desk-records-named = signs
desk-records-not-named = not named in dkim.selectors
desk-records-bits = { $count } bits
desk-records-key-generated = not seen yet
desk-records-key-published = seen, waits for its turn
desk-records-key-active = signs
desk-records-key-failing = gone or wrong
desk-records-key-retired = retired
desk-records-key-removed = removed
desk-records-looked = Looked up { $when }.
desk-records-never-looked = Never looked up.
desk-records-keep = Keep the record until { $when }.
desk-records-name = Name
desk-records-text = TXT
desk-records-copy = Copy
desk-records-policies = SPF and DMARC
desk-records-policies-text = SPF is about the domain that letters return to, DMARC about the one in the sender’s address.
desk-records-no-domains = Make a list first; its sender’s domain appears here.
desk-records-spf-unknown = not known
desk-records-spf-unknown-text = Nobody was asked yet, or nobody answered.
desk-records-spf-missing = missing
desk-records-spf-missing-text = Receivers cannot tell who may send for this domain. A record to begin with:
desk-records-spf-several = several
desk-records-spf-several-text = There are several SPF records, and receivers take none of them. Keep one.
desk-records-spf-everybody = lets everybody
desk-records-spf-everybody-text = The record lets everybody send for this domain. End it with ~all or -all.
desk-records-spf-open = without an end
desk-records-spf-open-text = The record does not say what becomes of others. End it with ~all or -all.
desk-records-spf-good = good
desk-records-spf-good-text = The record says who may send and what becomes of others.
desk-records-spf-hint = Where the provider of your relay names an “include:”, use that in place of the relay’s name.
desk-records-dmarc-unknown = not known
desk-records-dmarc-unknown-text = Nobody was asked yet, or nobody answered.
desk-records-dmarc-missing = missing
desk-records-dmarc-missing-text = Large mailbox providers want a DMARC record of whoever sends in bulk. One to begin with, which only watches:
desk-records-dmarc-several = several
desk-records-dmarc-several-text = There are several DMARC records, and receivers take none of them. Keep one.
desk-records-dmarc-broken = without a policy
desk-records-dmarc-broken-text = The record has no policy that receivers know (p=none, quarantine or reject).
desk-records-dmarc-watches = only watches
desk-records-dmarc-watches-text = The record asks for reports and nothing else. When the reports show that your own letters pass, ask for quarantine, then reject.
desk-records-dmarc-good = good
desk-records-dmarc-good-text = Receivers are asked to put aside or refuse what is not yours.

said-looked = DNS was asked; this is what it says.
said-nobody-looks = There is nobody to ask: dns.resolvers is empty.
