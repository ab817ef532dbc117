//! What a domain's records say about who may send in its name: SPF (RFC 7208) and DMARC (RFC 7489).
//!
//! Only what an operator can put right is judged here: whether there is one record, how it ends, and what it asks
//! for. Whether a relay's address is covered, only a receiver can tell.

named_values! {
    /// What an SPF record comes to.
    SpfVerdict {
        /// Nobody answered.
        Unknown = "unknown",
        /// There is none.
        Missing = "missing",
        /// There are several, and receivers take none (RFC 7208 section 4.5).
        Several = "several",
        /// It lets everybody send.
        Everybody = "everybody",
        /// It does not say what becomes of others.
        Open = "open",
        /// Others are refused, or at least doubted.
        Good = "good",
    }
}

named_values! {
    /// What a DMARC record comes to.
    DmarcVerdict {
        /// Nobody answered.
        Unknown = "unknown",
        /// There is none.
        Missing = "missing",
        /// There are several, and receivers take none (RFC 7489 section 6.6.3).
        Several = "several",
        /// It has no policy.
        Broken = "broken",
        /// It only watches (`p=none`).
        Watches = "watches",
        /// It asks for what fails to be put aside or refused.
        Good = "good",
    }
}

/// Whether a text record is one of SPF.
#[must_use]
pub fn is_spf(record: &str) -> bool {
    let version = record.split_whitespace().next().unwrap_or_default();
    version.eq_ignore_ascii_case("v=spf1")
}

/// Whether a text record is one of DMARC.
#[must_use]
pub fn is_dmarc(record: &str) -> bool {
    let version = record.split(';').next().unwrap_or_default();
    let mut sides = version.split('=').map(str::trim);
    sides.next() == Some("v") && sides.next() == Some("DMARC1")
}

/// Judges the SPF records of a domain; none: nobody answered.
#[must_use]
pub fn judge_spf(records: Option<&[String]>) -> SpfVerdict {
    let record = match records {
        None => return SpfVerdict::Unknown,
        Some([]) => return SpfVerdict::Missing,
        Some([record]) => record.to_ascii_lowercase(),
        Some(_) => return SpfVerdict::Several,
    };
    for term in record.split_whitespace() {
        match term {
            "all" | "+all" => return SpfVerdict::Everybody,
            "-all" | "~all" => return SpfVerdict::Good,
            "?all" => return SpfVerdict::Open,
            // The other record decides.
            _ if term.starts_with("redirect=") => return SpfVerdict::Good,
            _ => {}
        }
    }
    SpfVerdict::Open
}

/// Judges the DMARC records of a domain; none: nobody answered.
#[must_use]
pub fn judge_dmarc(records: Option<&[String]>) -> DmarcVerdict {
    let record = match records {
        None => return DmarcVerdict::Unknown,
        Some([]) => return DmarcVerdict::Missing,
        Some([record]) => record,
        Some(_) => return DmarcVerdict::Several,
    };
    let policy = record.split(';').find_map(|tag| {
        let (name, value) = tag.split_once('=')?;
        (name.trim() == "p").then(|| value.trim().to_ascii_lowercase())
    });
    match policy.as_deref() {
        Some("none") => DmarcVerdict::Watches,
        Some("quarantine" | "reject") => DmarcVerdict::Good,
        _ => DmarcVerdict::Broken,
    }
}

/// An SPF record that lets these relays send, to begin with. A host that is an address is named as one.
#[must_use]
pub fn suggested_spf<'a>(hosts: impl IntoIterator<Item = &'a str>) -> String {
    let mut record = "v=spf1".to_owned();
    for host in hosts {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let mechanism = match bare.parse::<std::net::IpAddr>() {
            Ok(std::net::IpAddr::V4(address)) => format!(" ip4:{address}"),
            Ok(std::net::IpAddr::V6(address)) => format!(" ip6:{address}"),
            Err(_name) => format!(" a:{bare}"),
        };
        if !record.contains(&mechanism) {
            record.push_str(&mechanism);
        }
    }
    record + " ~all"
}

/// A DMARC record to begin with: it watches, and reports come to this address.
#[must_use]
pub fn suggested_dmarc(reports_to: &str) -> String {
    format!("v=DMARC1; p=none; rua=mailto:{reports_to}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_judged_by_how_it_ends() {
        let judge = |record: &str| judge_spf(Some(&[record.to_owned()]));
        assert_eq!(judge("v=spf1 a:relay.example.org -all"), SpfVerdict::Good);
        assert_eq!(
            judge("v=spf1 include:_spf.example.net ~all"),
            SpfVerdict::Good
        );
        assert_eq!(judge("V=SPF1 MX ~ALL"), SpfVerdict::Good);
        assert_eq!(judge("v=spf1 redirect=_spf.example.net"), SpfVerdict::Good);
        assert_eq!(judge("v=spf1 mx"), SpfVerdict::Open);
        assert_eq!(judge("v=spf1 mx ?all"), SpfVerdict::Open);
        assert_eq!(judge("v=spf1 +all"), SpfVerdict::Everybody);
        assert_eq!(judge_spf(Some(&[])), SpfVerdict::Missing);
        assert_eq!(judge_spf(None), SpfVerdict::Unknown);
        let two = ["v=spf1 -all".to_owned(), "v=spf1 mx -all".to_owned()];
        assert_eq!(judge_spf(Some(&two)), SpfVerdict::Several);
    }

    #[test]
    fn a_policy_is_what_stands_behind_p() {
        let judge = |record: &str| judge_dmarc(Some(&[record.to_owned()]));
        assert_eq!(
            judge("v=DMARC1; p=none; rua=mailto:a@b.example"),
            DmarcVerdict::Watches
        );
        assert_eq!(judge("v=DMARC1;p=reject"), DmarcVerdict::Good);
        assert_eq!(judge("v=DMARC1; sp=reject"), DmarcVerdict::Broken);
        assert!(is_dmarc("v = DMARC1 ; p=none") && !is_dmarc("v=DKIM1; p=none"));
        assert!(is_spf("v=spf1 -all") && !is_spf("v=spf10 -all"));
    }

    #[test]
    fn a_suggestion_names_hosts_and_addresses_once_each() {
        let hosts = [
            "relay.example.org",
            "192.0.2.7",
            "[2001:db8::7]",
            "relay.example.org",
        ];
        assert_eq!(
            suggested_spf(hosts),
            "v=spf1 a:relay.example.org ip4:192.0.2.7 ip6:2001:db8::7 ~all"
        );
    }
}
