//! Speaking with hubs (W3C WebSub): asking one to tell us of news, and believing what it sends.
//!
//! A hub's address comes from a feed, so it is vetted like every other. What a hub sends is not read as
//! a feed; it only says that a visit is worth while, and only when its signature is right.

use aws_lc_rs::hmac;
use data_encoding::HEXLOWER_PERMISSIVE;
use reqwest::header::CONTENT_TYPE;
use url::Url;

use super::fetch_error::{connection_error, shown};
use super::{FeedClient, FetchError};

/// What a hub is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// The address of the hub.
    pub hub: &'a str,
    /// The address of the feed as the hub knows it.
    pub topic: &'a str,
    /// Where the hub calls us.
    pub callback: &'a str,
    /// Signs what the hub sends.
    pub secret: &'a str,
    /// For how long we want to be told.
    pub lease_seconds: u32,
}

impl FeedClient {
    /// Asks a hub to tell us of news. Its answer only says that it heard us; it calls back to see whether
    /// we meant it. Redirects are not followed: a hub that moved is found anew in its feeds.
    pub async fn ask_hub(&self, asking: Asking<'_>) -> Result<(), FetchError> {
        let hub = Url::parse(asking.hub).map_err(|error| FetchError::BadUrl {
            url: asking.hub.chars().take(200).collect(),
            reason: error.to_string(),
        })?;
        if !matches!(hub.scheme(), "http" | "https") {
            return Err(FetchError::BadUrl {
                url: shown(&hub),
                reason: "only http and https are spoken".to_owned(),
            });
        }
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("hub.callback", asking.callback)
            .append_pair("hub.mode", "subscribe")
            .append_pair("hub.topic", asking.topic)
            .append_pair("hub.secret", asking.secret)
            .append_pair("hub.lease_seconds", &asking.lease_seconds.to_string())
            .finish();
        self.in_time(&hub, self.post(&hub, form)).await
    }

    async fn post(&self, hub: &Url, form: String) -> Result<(), FetchError> {
        let addresses = self.vetted_addresses(hub).await?;
        let answer = self
            .connector(addresses)?
            .post(hub.clone())
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(form)
            .send()
            .await
            .map_err(|error| connection_error(hub, &error))?;
        if answer.status().is_success() {
            return Ok(());
        }
        Err(FetchError::Status {
            at: shown(hub),
            code: answer.status().as_u16(),
        })
    }
}

/// Whether `signature`, a header such as `sha256=…`, was made over `body` by someone who knows the secret.
/// W3C WebSub section 8 names these methods; many hubs still use the first.
#[must_use]
pub fn is_signed(signature: &str, secret: &str, body: &[u8]) -> bool {
    let Some((method, written)) = signature.trim().split_once('=') else {
        return false;
    };
    let algorithm = match method.to_ascii_lowercase().as_str() {
        "sha1" => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
        "sha256" => hmac::HMAC_SHA256,
        "sha384" => hmac::HMAC_SHA384,
        "sha512" => hmac::HMAC_SHA512,
        _ => return false,
    };
    let Ok(tag) = HEXLOWER_PERMISSIVE.decode(written.as_bytes()) else {
        return false;
    };
    let key = hmac::Key::new(algorithm, secret.as_bytes());
    hmac::verify(&key, body, &tag).is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_signed;

    #[test]
    fn only_who_knows_the_secret_can_sign() {
        // RFC 4231 section 4.3 and RFC 2202 section 3, test case 2.
        let (secret, body) = ("Jefe", b"what do ya want for nothing?");
        let right = [
            "sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
            "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            "SHA256=5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843",
        ];
        for signature in right {
            assert!(is_signed(signature, secret, body), "{signature}");
            assert!(!is_signed(signature, "jefe", body), "{signature}");
            assert!(
                !is_signed(signature, secret, b"what do ya want"),
                "{signature}"
            );
        }
        for signature in [
            "",
            "sha256=",
            "sha256=zz",
            "md5=750c783e6ab0b503eaa86e310a5db738",
            "sha1",
        ] {
            assert!(!is_signed(signature, secret, body), "{signature}");
        }
    }
}
