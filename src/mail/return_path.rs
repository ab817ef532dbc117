//! Return paths: the envelope sender, to which mail systems send what they cannot deliver.
//!
//! With `mail.bounce_domain` every delivery has an envelope sender of its own, `b+TOKEN@DOMAIN`. A bounce
//! is then known by the address it was sent to, whatever is in it, and nobody can make one up: the token
//! is the delivery's number, sealed with a signing key. It is the same on every attempt, because a
//! receiver that greylists remembers sender and recipient together, and it tells its readers nothing,
//! not even how many deliveries there are.

use crate::config::Mail;
use crate::domain::address::EmailAddress;
use crate::domain::token::{Keyring, TokenPurpose};

/// What the local part of a signed return path begins with.
const PREFIX: &str = "b+";

/// The envelope sender of a delivery, as `mail.bounce_domain` or `mail.bounce_address` wants it; where
/// neither is set, `sender`, the address in `From`.
#[must_use]
pub fn return_path(mail: &Mail, keyring: &Keyring, delivery: i64, sender: &EmailAddress) -> String {
    match (&mail.bounce_domain, &mail.bounce_address) {
        (Some(domain), _) => {
            let token = keyring.seal(TokenPurpose::ReturnPath, delivery);
            format!("{PREFIX}{token}@{domain}")
        }
        (None, Some(address)) => address.to_string(),
        (None, None) => sender.to_string(),
    }
}

/// The number of the delivery whose return path this is; nothing for any other address, an altered one
/// included. Mail systems on the way may have changed the case of letters.
#[must_use]
pub fn delivery_of(mail: &Mail, keyring: &Keyring, address: &str) -> Option<i64> {
    let (local, domain) = address.rsplit_once('@')?;
    if !domain.eq_ignore_ascii_case(mail.bounce_domain.as_deref()?) {
        return None;
    }
    let (prefix, token) = local.split_at_checked(PREFIX.len())?;
    if !prefix.eq_ignore_ascii_case(PREFIX) {
        return None;
    }
    keyring.open(TokenPurpose::ReturnPath, token)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn mail(key: &str, value: &str) -> Mail {
        let variables = [(key.to_owned(), value.to_owned())];
        Config::load(None, variables).unwrap().mail
    }

    fn keyring() -> Keyring {
        Keyring::parse(&Keyring::next_line(None, [7; 32]).unwrap()).unwrap()
    }

    #[test]
    fn a_signed_return_path_is_short_the_same_on_every_attempt_and_names_its_delivery() {
        let mail = mail("POSTRIDER_MAIL_BOUNCE_DOMAIN", "Bounce.News.example.org");
        let keys = keyring();
        let sender = EmailAddress::parse_any("post@news.example.org").unwrap();
        for delivery in [1, 2, 482, i64::MAX] {
            let path = return_path(&mail, &keys, delivery, &sender);
            assert_eq!(return_path(&mail, &keys, delivery, &sender), path);
            let parsed = EmailAddress::parse_any(&path).unwrap();
            assert!(parsed.local().len() <= 64 && parsed.local().starts_with("b+"));
            assert_eq!(parsed.domain(), "bounce.news.example.org");
            assert_eq!(path, path.to_ascii_lowercase());
            assert_eq!(delivery_of(&mail, &keys, &path), Some(delivery));
            assert_eq!(
                delivery_of(&mail, &keys, &path.to_ascii_uppercase()),
                Some(delivery)
            );
        }
    }

    #[test]
    fn an_altered_return_path_names_nothing() {
        let mail = mail("POSTRIDER_MAIL_BOUNCE_DOMAIN", "bounce.example.org");
        let keys = keyring();
        let sender = EmailAddress::parse_any("post@example.org").unwrap();
        let path = return_path(&mail, &keys, 482, &sender);
        let token = path
            .strip_prefix("b+")
            .and_then(|path| path.split('@').next())
            .unwrap();
        for index in 0..token.len() {
            let mut forged = token.as_bytes().to_vec();
            forged[index] = if forged[index] == b'a' { b'b' } else { b'a' };
            let forged = format!(
                "b+{}@bounce.example.org",
                String::from_utf8(forged).unwrap()
            );
            assert_eq!(delivery_of(&mail, &keys, &forged), None, "{index}");
        }
        for other in [
            format!("b+{token}@example.org"),
            format!("u+{token}@bounce.example.org"),
            format!("b{token}@bounce.example.org"),
            format!("b+{token}"),
            "b+@bounce.example.org".to_owned(),
            "é@bounce.example.org".to_owned(),
            format!(
                "b+{}@bounce.example.org",
                keys.sign(TokenPurpose::ReturnPath, 482)
            ),
            format!(
                "b+{}@bounce.example.org",
                keys.seal(TokenPurpose::Unsubscribe, 482)
            ),
            String::new(),
        ] {
            assert_eq!(delivery_of(&mail, &keys, &other), None, "{other}");
        }
    }

    #[test]
    fn a_fixed_return_path_is_taken_as_it_is_and_the_sender_where_there_is_none() {
        let keys = keyring();
        let sender = EmailAddress::parse_any("post@example.org").unwrap();
        let fixed = mail("POSTRIDER_MAIL_BOUNCE_ADDRESS", "bounces@example.org");
        assert_eq!(
            return_path(&fixed, &keys, 1, &sender),
            "bounces@example.org"
        );
        assert_eq!(delivery_of(&fixed, &keys, "bounces@example.org"), None);
        let none = mail("POSTRIDER_MAIL_BOUNCE_ADDRESS", "");
        assert_eq!(return_path(&none, &keys, 1, &sender), "post@example.org");
    }
}
