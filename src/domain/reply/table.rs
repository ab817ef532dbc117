//! The table that says what each reply means.

use super::verdicts::{Line, Verdict};
use super::{Cause, Fault, Phase};

use Cause::{Greylisted, MailboxFull, Routing, System, Throttled, Unclear};
use Fault::{Message, Recipient, Relay, Sender};
use Verdict::{Accepted, Deferred, Gone, Rejected, Unreachable};

/// Outside any message: whatever is wrong here is the relay's or ours, never a reader's.
const SESSION: &[Phase] = &[
    Phase::Connect,
    Phase::Banner,
    Phase::Ehlo,
    Phase::StartTls,
    Phase::Auth,
    Phase::Rset,
    Phase::Quit,
];
/// The transaction of one message.
const TRANSACTION: &[Phase] = &[Phase::MailFrom, Phase::RcptTo, Phase::Data, Phase::Dot];
const ENVELOPE: &[Phase] = &[Phase::MailFrom, Phase::RcptTo];
/// Where the relay knows the recipient and may speak for the recipient's domain.
const ADDRESSED: &[Phase] = &[Phase::RcptTo, Phase::Data, Phase::Dot];
const MAIL: &[Phase] = &[Phase::MailFrom];
const RCPT: &[Phase] = &[Phase::RcptTo];
const DATA: &[Phase] = &[Phase::Data];
const DOT: &[Phase] = &[Phase::Dot];
const TRANSIENT: (u16, u16) = (400, 499);
const PERMANENT: (u16, u16) = (500, 599);
const ANY: u16 = 999;

/// How servers say that letters come too fast.
const SLOW_DOWN: &[&str] = &[
    "too fast",
    "too quickly",
    "too many messages",
    "too many connections",
    "too many concurrent",
    "too many sessions",
    "too much mail",
    "slow down",
    "throttl",
    "rate limit",
    "rate-limit",
    "ratelimit",
    "at a rate",
    "unusual rate",
    "sending rate",
    "unexpected volume",
    "temporarily deferred",
    "temporarily rate",
    "tss0",
];
const GREYLISTED: &[&str] = &[
    "greylist",
    "graylist",
    "grey-list",
    "gray-list",
    "grey list",
    "gray list",
    "postgrey",
];
/// How servers say that a refusal is about our standing, whatever the code says.
const STANDING: &[&str] = &[
    "spam",
    "blacklist",
    "blocklist",
    "blocked using",
    "reputation",
];
/// How servers say without an enhanced code that nobody has this address. Vetted: each is about the
/// mailbox and nothing else.
const NOBODY: &[&str] = &[
    "user unknown",
    "unknown user",
    "unknown recipient",
    "unknown local part",
    "no such user",
    "no such recipient",
    "no such mailbox",
    "no such address",
    "no mailbox here",
    "user not found",
    "recipient not found",
    "mailbox not found",
    "does not exist",
    "doesn't exist",
    "invalid mailbox",
    "account is disabled",
    "account has been disabled",
    "mailbox is disabled",
    "not a valid mailbox",
];

const fn line(
    phases: &'static [Phase],
    codes: (u16, u16),
    verdict: Verdict,
    source: &'static str,
) -> Line {
    Line::new(phases, codes, verdict, source)
}

/// What each reply means; the first line that fits decides.
///
/// Enhanced codes come before bare codes because they say more. Words move blame away from the
/// recipient; only the vetted words about missing mailboxes move it there, and only where no enhanced
/// code and no word says otherwise.
pub const TABLE: &[Line] = &[
    line(
        DOT,
        (200, 299),
        Accepted,
        "RFC 5321 section 4.2.1: 2yz to the end of data",
    ),
    // The session ends, and somebody has to wait.
    line(
        ADDRESSED,
        (421, 421),
        Deferred(Throttled),
        "RFC 3463 X.7 after the recipient was named: the recipient's side slows us down",
    )
    .about(&[(7, 0, ANY)]),
    line(
        ADDRESSED,
        (421, 421),
        Deferred(Throttled),
        "the same in words; large mailbox providers",
    )
    .saying(SLOW_DOWN),
    line(
        TRANSACTION,
        (421, 421),
        Unreachable,
        "RFC 5321 section 3.8: the server is closing the channel",
    ),
    line(
        SESSION,
        (400, 599),
        Unreachable,
        "RFC 5321 section 3.1, RFC 3207, RFC 4954 section 6: no session, nobody to blame",
    ),
    line(
        TRANSACTION,
        (530, 530),
        Unreachable,
        "RFC 4954 section 6, RFC 3207 section 4: authentication or TLS wanted first",
    ),
    line(
        TRANSACTION,
        (535, 535),
        Unreachable,
        "RFC 4954 section 6: credentials refused",
    ),
    line(
        TRANSACTION,
        (538, 538),
        Unreachable,
        "RFC 4954: encryption wanted for the mechanism",
    ),
    line(
        RCPT,
        (454, 454),
        Deferred(Throttled),
        "RFC 3463 X.7 and words: too fast, not a lack of TLS or authentication",
    )
    .about(&[(7, 0, ANY)])
    .saying(SLOW_DOWN),
    line(
        ENVELOPE,
        (454, 454),
        Unreachable,
        "RFC 4954 section 4.7.0, RFC 3207: authentication or TLS not available now",
    ),
    // Not now.
    line(
        TRANSACTION,
        (450, 451),
        Deferred(Greylisted),
        "RFC 6647: the first attempt of an unknown sender is put off",
    )
    .saying(GREYLISTED),
    line(
        RCPT,
        (452, 452),
        Deferred(Unclear),
        "RFC 5321 section 4.5.3.1.10, RFC 3463 X.5.3: too many recipients",
    )
    .about(&[(5, 3, 3)]),
    line(
        TRANSACTION,
        TRANSIENT,
        Deferred(Throttled),
        "in words: letters come too fast",
    )
    .saying(SLOW_DOWN),
    line(
        TRANSACTION,
        TRANSIENT,
        Deferred(MailboxFull),
        "RFC 3463 X.2.2: mailbox full",
    )
    .about(&[(2, 2, 2)]),
    line(
        TRANSACTION,
        (451, 451),
        Deferred(System),
        "a filter behind the relay does not answer",
    )
    .about(&[(7, 1, 1)])
    .saying(&["service unavailable"]),
    line(
        TRANSACTION,
        (450, 451),
        Deferred(Greylisted),
        "RFC 6647, in the words of common filters",
    )
    .about(&[(7, 1, 1)])
    .saying(&["try again", "try later", "retry later"]),
    line(
        TRANSACTION,
        TRANSIENT,
        Deferred(Throttled),
        "RFC 3463 X.7: policy, for now",
    )
    .about(&[(7, 0, ANY)]),
    line(
        TRANSACTION,
        TRANSIENT,
        Deferred(System),
        "RFC 3463 X.3: the mail system",
    )
    .about(&[(3, 0, ANY)]),
    line(
        TRANSACTION,
        TRANSIENT,
        Deferred(Routing),
        "RFC 3463 X.4: network and routing",
    )
    .about(&[(4, 0, ANY)]),
    line(
        ADDRESSED,
        TRANSIENT,
        Deferred(MailboxFull),
        "in words: mailbox full",
    )
    .saying(&[
        "mailbox full",
        "mailbox is full",
        "over quota",
        "quota exceeded",
    ]),
    line(
        TRANSACTION,
        (452, 452),
        Deferred(System),
        "RFC 5321 section 4.2.2: insufficient system storage",
    ),
    line(
        TRANSACTION,
        TRANSIENT,
        Deferred(Unclear),
        "RFC 5321 section 4.2.1: 4yz, try again",
    ),
    line(
        RCPT,
        (552, 552),
        Deferred(Unclear),
        "RFC 5321 section 4.5.3.1.10: too many recipients, to be treated as 452",
    )
    .saying(&["too many recipients"]),
    line(
        RCPT,
        (552, 552),
        Deferred(Unclear),
        "RFC 5321 section 4.5.3.1.10, RFC 3463 X.5.3: too many recipients",
    )
    .about(&[(5, 3, 3)]),
    line(
        TRANSACTION,
        PERMANENT,
        Deferred(MailboxFull),
        "RFC 3463 X.2.2: mailbox full passes with time",
    )
    .about(&[(2, 2, 2)]),
    // Not this way.
    line(
        TRANSACTION,
        PERMANENT,
        Rejected(Sender),
        "RFC 3463 X.1.7, X.1.8: the sender's address; X.1.0 says too little to blame a reader",
    )
    .about(&[(1, 0, 0), (1, 7, 8)]),
    line(
        TRANSACTION,
        PERMANENT,
        Rejected(Message),
        "RFC 3463 X.2.3, X.3.4: message too large",
    )
    .about(&[(2, 3, 3), (3, 4, 4)]),
    line(
        TRANSACTION,
        PERMANENT,
        Rejected(Message),
        "RFC 3463 X.6: content or media; RFC 6531 X.6.7: address needs SMTPUTF8",
    )
    .about(&[(6, 0, ANY)]),
    line(
        TRANSACTION,
        PERMANENT,
        Rejected(Sender),
        "RFC 3463 X.7, RFC 7372: policy, authentication, standing",
    )
    .about(&[(7, 0, ANY)]),
    line(
        MAIL,
        PERMANENT,
        Rejected(Sender),
        "RFC 3463 X.1, X.2 in answer to MAIL can only mean the sender",
    )
    .about(&[(1, 0, ANY), (2, 0, ANY)]),
    line(
        ADDRESSED,
        PERMANENT,
        Rejected(Sender),
        "a code about the recipient with words about our standing is about us",
    )
    .about(&[(1, 0, ANY), (2, 0, ANY)])
    .saying(STANDING),
    line(
        ADDRESSED,
        PERMANENT,
        Gone,
        "RFC 3463 X.1.1 no such mailbox, X.1.6 moved, X.2.1 disabled; RFC 7505 X.1.10 null MX",
    )
    .about(&[(1, 1, 1), (1, 6, 6), (1, 10, 10), (2, 1, 1)]),
    line(
        ADDRESSED,
        PERMANENT,
        Rejected(Recipient),
        "RFC 3463 X.1: destination address (X.1.2, host unknown, may be a fault of DNS)",
    )
    .about(&[(1, 0, ANY)]),
    line(
        ADDRESSED,
        PERMANENT,
        Rejected(Recipient),
        "RFC 3463 X.2: destination mailbox",
    )
    .about(&[(2, 0, ANY)]),
    line(
        RCPT,
        PERMANENT,
        Rejected(Recipient),
        "hosted domains that refuse unknown recipients at their edge; too vague to be for good",
    )
    .about(&[(4, 1, 1), (5, 0, 0)])
    .saying(&[
        "recipient address rejected",
        "mailbox unavailable",
        "user unknown",
        "no such user",
    ]),
    line(
        TRANSACTION,
        PERMANENT,
        Rejected(Relay),
        "RFC 3463 X.3, X.4, X.5: mail system, routing, protocol",
    )
    .about(&[(3, 0, ANY), (4, 0, ANY), (5, 0, ANY)]),
    line(
        TRANSACTION,
        (500, 504),
        Rejected(Relay),
        "RFC 5321 section 4.2.2: syntax, sequence or parameter",
    ),
    line(
        TRANSACTION,
        (555, 555),
        Rejected(Relay),
        "RFC 5321 section 4.1.1.11: parameters not recognised",
    ),
    line(
        MAIL,
        PERMANENT,
        Rejected(Sender),
        "RFC 5321 section 3.3: MAIL refused",
    ),
    line(
        RCPT,
        (551, 551),
        Gone,
        "RFC 5321 section 3.4: user not local",
    ),
    line(
        RCPT,
        (552, 552),
        Deferred(MailboxFull),
        "RFC 5321 section 4.5.3.1.10: 552 to RCPT is to be treated as 452",
    ),
    line(
        RCPT,
        PERMANENT,
        Rejected(Sender),
        "a bare refusal that speaks of lists, standing or relaying is about us",
    )
    .saying(&[
        "spam",
        "blocked",
        "blacklist",
        "blocklist",
        "listed",
        "reputation",
        "relay",
        "policy",
        "spf",
        "dkim",
        "dmarc",
        "sender",
    ]),
    line(
        RCPT,
        (550, 554),
        Gone,
        "RFC 5321 section 3.3: RCPT refused, in vetted words",
    )
    .saying(NOBODY),
    line(
        RCPT,
        PERMANENT,
        Rejected(Recipient),
        "RFC 5321 section 3.3: RCPT refused; without more, not for good",
    ),
    line(
        DATA,
        PERMANENT,
        Rejected(Sender),
        "RFC 5321 section 4.1.1.4: DATA refused before any content was seen",
    ),
    line(
        DOT,
        PERMANENT,
        Rejected(Message),
        "RFC 5321 section 4.2.5: refused after the content was seen",
    ),
];
