//! What can be said of an address by its domain and its mailbox: whether mail can reach it at all, and what an
//! operator may want to know of it.

use std::collections::HashSet;

use idna::domain_to_ascii_strict;

use super::address::EmailAddress;

named_values! {
    /// Whether a domain takes mail, as far as DNS says.
    Reach {
        /// There is somewhere to send it.
        Takes = "takes",
        /// There is not, or the domain says that it wants none.
        Refuses = "refuses",
        /// Nobody answered. That is no reason to refuse anybody.
        Unknown = "unknown",
    }
}

named_values! {
    /// What operators are told of an address.
    AddressFlag {
        /// The domain gives out mailboxes to be thrown away.
        Disposable = "disposable",
        /// The mailbox is an office's rather than somebody's.
        Role = "role",
        /// A label of the domain mixes letters of several scripts, as look-alikes do.
        MixedScripts = "mixed_scripts",
        /// When it was last looked up, the domain took no mail.
        NoMail = "no_mail",
    }
}

/// What DNS said to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said<T> {
    /// These are the records.
    Found(Vec<T>),
    /// There is no such name, or it has no such records.
    Nothing,
    /// Nobody answered.
    Silence,
}

/// Whether a domain takes mail by its mail servers (preference and host); nothing where the answer is with its
/// addresses: a domain without mail servers is its own (RFC 5321 section 5.1).
#[must_use]
pub fn by_mail_servers(said: &Said<(u16, String)>) -> Option<Reach> {
    match said {
        Said::Found(servers) => {
            // RFC 7505 section 3: the only record names the root.
            let nobody =
                matches!(servers.as_slice(), [(_, host)] if host.trim_end_matches('.').is_empty());
            Some(if nobody { Reach::Refuses } else { Reach::Takes })
        }
        Said::Nothing => None,
        Said::Silence => Some(Reach::Unknown),
    }
}

/// Whether a domain without mail servers takes mail, by its IPv4 and its IPv6 addresses.
#[must_use]
pub fn by_addresses<T>(four: &Said<T>, six: &Said<T>) -> Reach {
    match (four, six) {
        (Said::Found(_), _) | (_, Said::Found(_)) => Reach::Takes,
        (Said::Nothing, Said::Nothing) => Reach::Refuses,
        _ => Reach::Unknown,
    }
}

/// Services that pass mail on to a mailbox of their user's: a reader who wants to be left alone is a reader.
/// Never taken for disposable, whatever a list says.
const RELAYS: [&str; 14] = [
    "privaterelay.appleid.com",
    "icloud.com",
    "mozmail.com",
    "relay.firefox.com",
    "duck.com",
    "simplelogin.com",
    "simplelogin.co",
    "simplelogin.fr",
    "aleeas.com",
    "slmails.com",
    "8alias.com",
    "passmail.net",
    "passinbox.com",
    "anonaddy.me",
];

/// Mailboxes of offices (RFC 2142 and what businesses use).
const ROLES: [&str; 24] = [
    "accounting",
    "accounts",
    "admin",
    "billing",
    "contact",
    "enquiries",
    "feedback",
    "hello",
    "help",
    "hr",
    "info",
    "inquiries",
    "it",
    "jobs",
    "kontakt",
    "mail",
    "marketing",
    "news",
    "office",
    "press",
    "sales",
    "service",
    "support",
    "team",
];

/// Domains, each standing for itself and all below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DomainList(HashSet<String>);

impl DomainList {
    /// Reads one domain a line; what follows `#` is a comment. The error is the number of a line that is no
    /// domain.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let mut domains = HashSet::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            let domain = domain_to_ascii_strict(line).map_err(|_invalid| index + 1)?;
            if !domain.contains('.') {
                return Err(index + 1);
            }
            domains.insert(domain);
        }
        Ok(Self(domains))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the domain, or one that it is below, is on the list; never for a service that passes mail on.
    #[must_use]
    pub fn throws_away(&self, domain: &str) -> bool {
        let on_list = parents(domain).any(|domain| self.0.contains(domain));
        on_list && !parents(domain).any(|domain| RELAYS.contains(&domain))
    }
}

/// The domain and all that it is below, but the top.
fn parents(domain: &str) -> impl Iterator<Item = &str> {
    let dots = domain.match_indices('.').map(|(at, _)| &domain[at + 1..]);
    std::iter::once(domain)
        .chain(dots)
        .filter(|domain| domain.contains('.'))
}

/// What is to be told of an address. `list` holds the domains of throw-away mailboxes.
#[must_use]
pub fn flags(address: &EmailAddress, list: &DomainList, reach: Option<Reach>) -> Vec<AddressFlag> {
    let mut flags = Vec::new();
    let mut add = |flag, holds| {
        if holds {
            flags.push(flag);
        }
    };
    let mailbox = address.mailbox();
    add(AddressFlag::Disposable, list.throws_away(address.domain()));
    add(AddressFlag::Role, ROLES.contains(&mailbox.as_str()));
    add(AddressFlag::MixedScripts, address.mixes_scripts());
    add(AddressFlag::NoMail, reach == Some(Reach::Refuses));
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> EmailAddress {
        EmailAddress::parse(text).unwrap()
    }

    #[test]
    fn a_domain_takes_mail_at_its_servers_or_its_own_addresses_and_not_at_a_null_mx() {
        let servers = |hosts: &[&str]| {
            Said::Found(hosts.iter().map(|host| (10, (*host).to_owned())).collect())
        };
        assert_eq!(
            by_mail_servers(&servers(&["mx.reader.org."])),
            Some(Reach::Takes)
        );
        assert_eq!(by_mail_servers(&servers(&["."])), Some(Reach::Refuses));
        assert_eq!(by_mail_servers(&servers(&[""])), Some(Reach::Refuses));
        // RFC 7505 section 3: a null MX beside others is none.
        assert_eq!(
            by_mail_servers(&servers(&[".", "mx.reader.org."])),
            Some(Reach::Takes)
        );
        assert_eq!(by_mail_servers(&Said::Nothing), None);
        assert_eq!(by_mail_servers(&Said::Silence), Some(Reach::Unknown));
        let found = || Said::Found(vec![()]);
        for (four, six, expected) in [
            (found(), Said::Nothing, Reach::Takes),
            (Said::Nothing, found(), Reach::Takes),
            (Said::Silence, found(), Reach::Takes),
            (Said::Nothing, Said::Nothing, Reach::Refuses),
            (Said::Silence, Said::Nothing, Reach::Unknown),
            (Said::Nothing, Said::Silence, Reach::Unknown),
        ] {
            assert_eq!(by_addresses(&four, &six), expected, "{four:?} {six:?}");
        }
    }

    #[test]
    fn a_list_covers_what_is_below_its_domains_and_never_a_relay() {
        let list = DomainList::parse(
            "# of November\nmailinator.com\n\n  Throw.Example  # by hand\nbücher.org\nappleid.com\nduck.com\ncom.example",
        )
        .unwrap();
        assert_eq!(list.len(), 6);
        for (domain, expected) in [
            ("mailinator.com", true),
            ("a.b.mailinator.com", true),
            ("notmailinator.com", false),
            ("throw.example", true),
            ("xn--bcher-kva.org", true),
            ("privaterelay.appleid.com", false),
            ("duck.com", false),
            ("reader.org", false),
            ("com", false),
        ] {
            assert_eq!(list.throws_away(domain), expected, "{domain}");
        }
        assert_eq!(DomainList::parse("reader.org\nno domain\n"), Err(2));
        assert_eq!(DomainList::parse("com"), Err(1));
    }

    #[test]
    fn operators_are_told_what_is_odd_about_an_address_and_nothing_else() {
        let list = DomainList::parse("mailinator.com").unwrap();
        for (typed, reach, expected) in [
            ("ada@reader.org", Some(Reach::Takes), vec![]),
            ("ada@reader.org", Some(Reach::Unknown), vec![]),
            (
                "ada@reader.org",
                Some(Reach::Refuses),
                vec![AddressFlag::NoMail],
            ),
            ("Info+x@reader.org", None, vec![AddressFlag::Role]),
            ("information@reader.org", None, vec![]),
            ("ada@mailinator.com", None, vec![AddressFlag::Disposable]),
            ("ada@bücher.org", None, vec![]),
            ("ada@臺網中心.tw", None, vec![]),
            ("ada@ひらがなカタカナ漢字.jp", None, vec![]),
            // A Cyrillic a among Latin letters.
            (
                "ada@p\u{430}ypal.com",
                None,
                vec![AddressFlag::MixedScripts],
            ),
            (
                "ada@xn--pypal-4ve.com",
                None,
                vec![AddressFlag::MixedScripts],
            ),
            (
                "office@p\u{430}ypal.com",
                Some(Reach::Refuses),
                vec![
                    AddressFlag::Role,
                    AddressFlag::MixedScripts,
                    AddressFlag::NoMail,
                ],
            ),
        ] {
            assert_eq!(flags(&address(typed), &list, reach), expected, "{typed}");
        }
    }
}
