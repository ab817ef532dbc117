//! Budgets of sign-ups: what counts as one mailbox and one network, and how letters are counted in buckets
//! of time.
//!
//! A mailbox is counted over all the ways to write its address, because a sign-up form would otherwise mail
//! one victim as often as there are tags and dots. That is for budgets only: two addresses stay two
//! subscribers ([`EmailAddress::key`]).

use std::net::IpAddr;

use super::address::EmailAddress;
use super::time::UtcTime;

/// Seconds of a bucket of everything but mailboxes.
pub const HOUR_SECONDS: i64 = 3_600;
/// Seconds for which a mailbox has its smaller budget.
pub const DAY_SECONDS: i64 = 86_400;
/// Seconds for which a mailbox has its larger budget.
pub const MONTH_SECONDS: i64 = 30 * DAY_SECONDS;
/// Seconds over which the usual number of sign-ups is taken.
pub const WEEK_SECONDS: i64 = 7 * DAY_SECONDS;
/// The hours of that week.
const WEEK_HOURS: usize = 7 * 24;
/// Providers that ignore dots before the @.
const DOTLESS_DOMAINS: [&str; 2] = ["gmail.com", "googlemail.com"];

named_values! {
    /// Why a sign-up causes no letter. Operators see how many, nobody sees which.
    Hindrance {
        /// A program filled the field that no person sees.
        Trapped = "trapped",
        /// The address is suppressed.
        Suppressed = "suppressed",
        /// The owner of the mailbox said "this was not me" once.
        Blocked = "blocked",
        /// The mailbox is one to be thrown away, and the operator does not want those.
        Disposable = "disposable",
        /// The domain takes no mail.
        NoMail = "no_mail",
        /// The mailbox has had its letters.
        Mailbox = "mailbox_budget",
        /// The network or the API key has caused its letters.
        Network = "network_budget",
        /// The recipient's domain has had its letters of this hour.
        Domain = "domain_budget",
        /// The list has sent its letters of this hour.
        List = "list_budget",
        /// The site has sent its letters of this hour.
        Site = "site_budget",
    }
}

named_values! {
    /// How much a sign-up proves of itself.
    Standing {
        /// It came as our forms send it.
        Proved = "proved",
        /// It came as any program may send it.
        Unproved = "unproved",
        /// It came with an API key.
        Keyed = "keyed",
    }
}

named_values! {
    /// How far a sign-up in the inbox has come.
    Stage {
        /// Nobody has looked at it.
        New = "new",
        /// It may cause a letter, which is kept back until an operator decides.
        Kept = "kept",
        /// An operator let it go.
        Released = "released",
    }
}

/// The mailbox that an address leads to, for budgets only: in lower case, without its `+tag`, and at the
/// providers that ignore them without dots.
#[must_use]
pub fn mailbox_key(address: &EmailAddress) -> String {
    let whole = address.key();
    let (local, domain) = whole.rsplit_once('@').unwrap_or((&whole, ""));
    let local = local.to_lowercase();
    // A local part that begins with "+" has no name before its tag; it is a mailbox of its own.
    let mailbox = match local.split_once('+') {
        Some((mailbox, _tag)) if !mailbox.is_empty() => mailbox,
        _ => &local,
    };
    if DOTLESS_DOMAINS.contains(&domain) {
        // One provider under two names.
        return format!("{}@gmail.com", mailbox.replace('.', ""));
    }
    format!("{mailbox}@{domain}")
}

/// The network that a client's address belongs to: IPv4 /24, IPv6 /56. Nothing for a text that is no
/// address.
#[must_use]
pub fn client_network(remote_ip: &str) -> Option<String> {
    Some(match remote_ip.parse::<IpAddr>().ok()?.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{:x}::/56", d & 0xff00)
        }
    })
}

/// The beginning of the hour that an instant lies in.
#[must_use]
pub fn hour_of(now: UtcTime) -> UtcTime {
    let micros = HOUR_SECONDS * 1_000_000;
    UtcTime::from_micros(now.micros().div_euclid(micros) * micros)
}

/// How many there were in the last sixty minutes, told from two hours on the clock: all of the present one,
/// and of the one before the part that those minutes still reach into, rounded up.
#[must_use]
pub fn last_hour(before: i64, present: i64, now: UtcTime) -> i64 {
    let elapsed = now.seconds_since(hour_of(now));
    present + (before * (HOUR_SECONDS - elapsed) + HOUR_SECONDS - 1) / HOUR_SECONDS
}

/// The usual number an hour: the median of the hours of a week, of which those without any are not given.
#[must_use]
pub fn usual_an_hour(mut hours: Vec<i64>) -> i64 {
    hours.resize(WEEK_HOURS.max(hours.len()), 0);
    hours.sort_unstable();
    hours[hours.len() / 2]
}

/// Whether so many in the last hour are a spike: more than a few, and many times what is usual.
#[must_use]
pub fn is_spike(last_hour: i64, usual: i64, factor: u32, floor: u32) -> bool {
    last_hour >= i64::from(floor).max(usual.saturating_mul(factor.into()))
}

/// A share of a limit in percent, at least one.
#[must_use]
pub fn share(limit: u32, percent: u32) -> i64 {
    (i64::from(limit) * i64::from(percent) / 100).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(address: &str) -> String {
        mailbox_key(&EmailAddress::parse(address).unwrap())
    }

    #[test]
    fn every_way_to_write_an_address_leads_to_one_mailbox() {
        for same in [
            "ada@reader.org",
            "Ada@Reader.ORG",
            "ADA+news@reader.org",
            "ada+a+b@reader.org",
        ] {
            assert_eq!(key(same), "ada@reader.org");
        }
        for same in [
            "a.da@gmail.com",
            "ADA+x@GoogleMail.com",
            "a.d.a@googlemail.com",
        ] {
            assert_eq!(key(same), "ada@gmail.com");
        }
    }

    #[test]
    fn dots_are_letters_everywhere_else_and_a_tag_alone_is_a_name() {
        assert_ne!(key("a.da@reader.org"), key("ada@reader.org"));
        assert_ne!(key("+one@reader.org"), key("+two@reader.org"));
        assert_ne!(key("ada@reader.org"), key("ada@mail.reader.org"));
    }

    #[test]
    fn neighbours_share_a_network_and_strangers_do_not() {
        let network = |ip: &str| client_network(ip).unwrap();
        assert_eq!(network("203.0.113.1"), network("203.0.113.250"));
        assert_eq!(network("::ffff:203.0.113.1"), "203.0.113.0/24");
        assert_ne!(network("203.0.113.1"), network("203.0.114.1"));
        assert_eq!(
            network("2001:db8:1:a901::1"),
            network("2001:db8:1:a9ff:9::")
        );
        assert_eq!(
            network("2001:db8:1:a901::1"),
            network("2001:db8:1:a900:ffff::")
        );
        assert_ne!(network("2001:db8:1:aa00::1"), network("2001:db8:1:a900::1"));
        assert_eq!(client_network("unknown"), None);
    }

    #[test]
    fn the_last_hour_slides_over_the_clock() {
        let noon = UtcTime::from_micros(12 * HOUR_SECONDS * 1_000_000);
        assert_eq!(hour_of(noon.plus_seconds(3_599)), noon);
        assert_eq!(last_hour(40, 7, noon), 47);
        assert_eq!(last_hour(40, 7, noon.plus_seconds(900)), 37);
        assert_eq!(last_hour(40, 7, noon.plus_seconds(3_599)), 8);
        assert_eq!(last_hour(0, 7, noon.plus_seconds(3_599)), 7);
    }

    #[test]
    fn hours_without_sign_ups_count_for_what_is_usual() {
        assert_eq!(usual_an_hour(vec![500; 80]), 0);
        assert_eq!(usual_an_hour(vec![500; 90]), 500);
        assert_eq!(usual_an_hour(Vec::new()), 0);
        assert_eq!(usual_an_hour((1..=168).collect()), 85);
    }

    #[test]
    fn a_spike_is_many_times_the_usual_and_more_than_a_few() {
        assert!(!is_spike(49, 0, 10, 50) && is_spike(50, 0, 10, 50));
        assert!(!is_spike(999, 100, 10, 50) && is_spike(1_000, 100, 10, 50));
        assert!(is_spike(50, 5, 10, 50));
    }

    #[test]
    fn a_share_is_never_nothing() {
        assert_eq!((share(20, 25), share(1, 25), share(1, 1)), (5, 1, 1));
    }
}
