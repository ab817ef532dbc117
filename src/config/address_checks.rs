//! The optional looks at addresses that sign up, in the section `[signup]`.

use std::fs::File;
use std::io::Read as _;
use std::sync::Arc;

use super::reader::Reader;
use crate::domain::mail_domain::DomainList;

/// Our own list of throw-away domains.
const OUR_LIST: &str = include_str!("../../config/disposable_domains.txt");
/// The largest list that is read, in bytes.
const LARGEST_LIST_BYTES: u64 = 16 * 1024 * 1024;

/// Whether the domains of sign-ups are looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckDomains {
    /// Nobody is asked.
    Off,
    /// A domain that takes no mail is not written to.
    On,
}

/// What is done about throw-away mailboxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisposableMail {
    /// Nothing.
    Off,
    /// Operators see it.
    Flag,
    /// They are not written to.
    Refuse,
}

pub(super) fn check_domains(reader: &mut Reader) -> CheckDomains {
    let words = [("off", CheckDomains::Off), ("on", CheckDomains::On)];
    let chosen = reader.choice("signup.check_domains", &words);
    if chosen == CheckDomains::On && reader.is_empty_list("dns.resolvers") {
        reader.refuse(
            "signup.check_domains",
            "needs somebody to ask, but dns.resolvers is empty",
            "set dns.resolvers, for instance [\"9.9.9.9\"], or check_domains = \"off\"",
        );
    }
    chosen
}

pub(super) fn disposable(reader: &mut Reader) -> (DisposableMail, Arc<DomainList>) {
    let words = [
        ("off", DisposableMail::Off),
        ("flag", DisposableMail::Flag),
        ("refuse", DisposableMail::Refuse),
    ];
    let chosen = reader.choice("signup.disposable", &words);
    let list = list(reader);
    let list = if chosen == DisposableMail::Off {
        DomainList::default()
    } else {
        list
    };
    (chosen, Arc::new(list))
}

fn list(reader: &mut Reader) -> DomainList {
    const KEY: &str = "signup.disposable_file";
    let text = match reader.path(KEY) {
        None => Ok(OUR_LIST.to_owned()),
        Some(path) => {
            let mut text = String::new();
            let read = File::open(&path)
                .and_then(|file| file.take(LARGEST_LIST_BYTES + 1).read_to_string(&mut text));
            match read {
                Ok(bytes) if bytes as u64 > LARGEST_LIST_BYTES => Err(format!(
                    "the file is larger than {LARGEST_LIST_BYTES} bytes"
                )),
                Ok(_) => Ok(text),
                Err(error) => Err(format!("the file cannot be read: {error}")),
            }
        }
    };
    let list = text.and_then(|text| {
        DomainList::parse(&text).map_err(|line| format!("line {line} of the file is no domain"))
    });
    list.unwrap_or_else(|fault| {
        reader.refuse(
            KEY,
            fault,
            "name a file with one domain a line, or leave it empty",
        );
        DomainList::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_list_can_be_read_and_names_no_service_that_passes_mail_on() {
        let list = DomainList::parse(OUR_LIST).unwrap();
        assert!(list.len() > 100);
        let lines = OUR_LIST.lines().filter(|line| !line.starts_with('#'));
        for domain in lines {
            assert!(list.throws_away(domain), "{domain}");
        }
        for domain in [
            "gmail.com",
            "privaterelay.appleid.com",
            "mozmail.com",
            "duck.com",
        ] {
            assert!(!list.throws_away(domain), "{domain}");
        }
    }
}
