//! Neighbours: recipient domains whose mail the same provider takes.
//!
//! A company's own domain may be a mailbox at a large provider, which counts what it gets from us over all of
//! them. Whose mail it is shows in the domain's preferred mail server (its MX record).

/// What the mail servers of large providers end with. Each is the name that its domains are paced under.
const PROVIDERS: [(&str, &str); 9] = [
    ("google.com", "google.com"),
    ("googlemail.com", "google.com"),
    ("mail.protection.outlook.com", "mail.protection.outlook.com"),
    ("mx.microsoft", "mail.protection.outlook.com"),
    ("olc.protection.outlook.com", "olc.protection.outlook.com"),
    ("yahoodns.net", "yahoodns.net"),
    ("icloud.com", "icloud.com"),
    ("pphosted.com", "pphosted.com"),
    ("mimecast.com", "mimecast.com"),
];

/// The name that a domain with these mail servers, each with its preference, is paced under: that of a known
/// provider, or of the preferred mail server. Nothing where it stands alone: it has none, or its own.
#[must_use]
pub fn group_of(domain: &str, servers: &[(u16, String)]) -> Option<String> {
    let preferred = servers.iter().min();
    let host = preferred.map(|(_, host)| host.trim_end_matches('.').to_ascii_lowercase())?;
    let is_under = |suffix: &str| {
        let before = host.strip_suffix(suffix);
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    if host.is_empty() {
        return None;
    }
    let provider = PROVIDERS.iter().find(|(suffix, _)| is_under(suffix));
    match provider {
        Some((_, name)) => Some((*name).to_owned()),
        None if is_under(domain) => None,
        None => Some(host),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_mail_it_is_shows_in_the_preferred_mail_server() {
        let servers = |hosts: &[&str]| -> Vec<(u16, String)> {
            let numbered = (1_u16..).zip(hosts);
            numbered
                .map(|(place, host)| (place, (*host).to_owned()))
                .collect()
        };
        for (domain, hosts, expected) in [
            (
                "gmail.com",
                &["gmail-smtp-in.l.google.com."][..],
                Some("google.com"),
            ),
            (
                "firm.example",
                &["ASPMX.L.GOOGLE.COM.", "mx.firm.example."],
                Some("google.com"),
            ),
            (
                "firm.example",
                &["firm-example.mail.protection.outlook.com"],
                Some("mail.protection.outlook.com"),
            ),
            (
                "hotmail.com",
                &["hotmail-com.olc.protection.outlook.com"],
                Some("olc.protection.outlook.com"),
            ),
            (
                "firm.example",
                &["mx.hoster.example"],
                Some("mx.hoster.example"),
            ),
            ("firm.example", &["mx.firm.example"], None),
            ("firm.example", &["firm.example"], None),
            ("firm.example", &["notgoogle.com"], Some("notgoogle.com")),
            ("firm.example", &["."], None),
            ("firm.example", &[], None),
        ] {
            let found = group_of(domain, &servers(hosts));
            assert_eq!(found.as_deref(), expected, "{domain} {hosts:?}");
        }
        let unsorted = [
            (20, "mx.google.com".to_owned()),
            (10, "mx.hoster.example".to_owned()),
        ];
        assert_eq!(
            group_of("a.example", &unsorted).as_deref(),
            Some("mx.hoster.example")
        );
    }
}
