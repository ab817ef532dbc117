//! The section `[smtp]`, and every `[relay.NAME]`, which has the same keys.

use std::fmt;
use std::path::PathBuf;

use secrecy::SecretString;
use url::Url;

use super::net::{host_name, is_loopback};
use super::pace::{RelayPace, read_relay_pace};
use super::reader::Reader;

/// A relay that letters are handed to.
#[derive(Debug, Clone)]
pub struct Smtp {
    /// Where the relay is; without one, letters go to the outbox (try-out mode only).
    pub endpoint: Option<SmtpEndpoint>,
    /// How to sign in, from the url or from `username` and `password` or `password_file`.
    pub credentials: Option<Credentials>,
    /// The name for EHLO; unless set, the host name of the public URL where that is a name.
    pub hello_name: Option<String>,
    /// The most connections at the same time.
    pub connections: u32,
    /// Seconds to wait for a connection and the greeting.
    pub connect_timeout_seconds: u32,
    /// Seconds to wait for the answer to a command.
    pub command_timeout_seconds: u32,
    /// Seconds to wait for the answer at the end of a letter.
    pub data_timeout_seconds: u32,
    /// Letters after which a connection is closed.
    pub messages_per_connection: u32,
    /// Seconds after which a connection is closed.
    pub connection_age_seconds: u32,
    /// Whether commands are sent in one flight where the relay offers that.
    pub pipelining: bool,
    /// Whether the relay carries addresses with letters beyond ASCII before the @.
    pub smtputf8: bool,
    /// A PEM file with certificate authorities to trust besides the system's.
    pub ca_file: Option<PathBuf>,
    /// Its share of the letters, and how fast they may come.
    pub pace: RelayPace,
}

/// The address of the relay and the use of TLS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmtpEndpoint {
    /// A host name in lower case, or an IP address without brackets.
    pub host: String,
    /// The port.
    pub port: u16,
    /// When TLS begins.
    pub tls: TlsMode,
}

/// When TLS begins on the connection to the relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TlsMode {
    /// STARTTLS when the relay offers it. Never chosen when a password goes to another machine, where
    /// a cut-out offer would give the password away: there "auto" becomes [`TlsMode::Starttls`].
    Auto,
    /// Never.
    None,
    /// STARTTLS or nothing is sent.
    Starttls,
    /// From the first byte.
    Implicit,
}

/// A name and a password for the relay. `Debug` shows neither: some relays take one token as both.
#[derive(Clone)]
pub struct Credentials {
    /// The name.
    pub username: String,
    /// The password.
    pub password: SecretString,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials([REDACTED])")
    }
}

/// What `smtp.url` says.
struct RelayUrl {
    host: String,
    port: Option<u16>,
    is_implicit: bool,
    credentials: Option<Credentials>,
}

impl Smtp {
    pub(super) fn read(reader: &mut Reader, section: &str) -> Self {
        let key = |name: &str| format!("{section}.{name}");
        let remedy = "write \"smtp://HOST:PORT\" or \"smtps://HOST:PORT\"; percent-encode special \
                      characters of a name or password";
        let mut url = reader.parsed(&key("url"), remedy, parse_url);
        let in_url = url.as_mut().and_then(|url| url.credentials.take());
        let credentials = read_credentials(reader, section, in_url);
        let tls = read_tls(reader, section, url.as_ref());
        let endpoint = url.map(|url| endpoint(url, tls, credentials.is_some()));
        if let Some(SmtpEndpoint {
            host,
            tls: TlsMode::None,
            ..
        }) = &endpoint
            && credentials.is_some()
            && !is_loopback(host)
        {
            let fault = "would send the password to another machine in the clear";
            reader.refuse(
                &key("tls"),
                fault,
                "write \"starttls\", or use an smtps:// url",
            );
        }
        Self {
            endpoint,
            credentials,
            hello_name: reader.parsed(
                &key("hello_name"),
                "write a full domain name, such as \"news.example.org\"",
                host_name,
            ),
            connections: reader.number(&key("connections"), 1..=1000),
            connect_timeout_seconds: reader.number(&key("connect_timeout_seconds"), 1..=3600),
            command_timeout_seconds: reader.number(&key("command_timeout_seconds"), 1..=3600),
            data_timeout_seconds: reader.number(&key("data_timeout_seconds"), 1..=7200),
            messages_per_connection: reader.number(&key("messages_per_connection"), 1..=1_000_000),
            connection_age_seconds: reader.number(&key("connection_age_seconds"), 1..=86_400),
            pipelining: reader.flag(&key("pipelining")),
            smtputf8: reader.flag(&key("smtputf8")),
            ca_file: read_ca_file(reader, &key("ca_file")),
            pace: read_relay_pace(reader, section),
        }
    }
}

fn endpoint(url: RelayUrl, tls: TlsMode, signs_in: bool) -> SmtpEndpoint {
    let tls = match tls {
        _ if url.is_implicit => TlsMode::Implicit,
        TlsMode::Auto if signs_in && !is_loopback(&url.host) => TlsMode::Starttls,
        tls => tls,
    };
    let usual_port = if tls == TlsMode::Implicit { 465 } else { 25 };
    SmtpEndpoint {
        port: url.port.unwrap_or(usual_port),
        host: url.host,
        tls,
    }
}

fn read_tls(reader: &mut Reader, section: &str, url: Option<&RelayUrl>) -> TlsMode {
    let words = [
        ("auto", TlsMode::Auto),
        ("none", TlsMode::None),
        ("starttls", TlsMode::Starttls),
        ("implicit", TlsMode::Implicit),
    ];
    let key = format!("{section}.tls");
    let tls = reader.choice(&key, &words);
    if url.is_some_and(|url| url.is_implicit) && matches!(tls, TlsMode::None | TlsMode::Starttls) {
        let remedy = "write \"auto\" or \"implicit\", or change the url to smtp://";
        let fault = format!("contradicts the smtps:// of {section}.url");
        reader.refuse(&key, fault, remedy);
    }
    tls
}

/// The one name and the one password; two places for either are refused, whichever layers they are in.
fn read_credentials(
    reader: &mut Reader,
    section: &str,
    in_url: Option<Credentials>,
) -> Option<Credentials> {
    let key = |name: &str| format!("{section}.{name}");
    let (name_key, password_key, file_key) =
        (key("username"), key("password"), key("password_file"));
    let username = reader.optional(&name_key);
    let password = reader.optional(&password_key);
    let from_file = reader.secret_file(&file_key);
    let file_is_set = reader.is_set(&file_key);
    if password.is_some() {
        if let super::Origin::File(path) = reader.origin(&password_key) {
            reader.warn_if_everybody_reads(&password_key, &path);
        }
        if file_is_set {
            let other = reader.origin(&password_key);
            let fault = format!("is set although {other} sets {password_key}");
            reader.refuse(&file_key, fault, "keep one of the two");
        }
    }
    let password = password.or(from_file);
    if in_url.is_some() {
        for key in [&name_key, &password_key, &file_key] {
            if reader.is_set(key) {
                let fault = format!("is set although {section}.url holds a name and password");
                reader.refuse(key, fault, "keep one of the two");
            }
        }
        return in_url;
    }
    match (username, password) {
        (Some(username), Some(password)) => Some(Credentials {
            username,
            password: password.into(),
        }),
        (Some(_), None) if !file_is_set => {
            let remedy = format!("set {file_key}, or remove the name");
            reader.refuse(&name_key, "has no password", remedy);
            None
        }
        (None, Some(_)) => {
            let key = if file_is_set {
                &file_key
            } else {
                &password_key
            };
            let remedy = format!("set {name_key}, or remove the password");
            reader.refuse(key, "has no name to it", remedy);
            None
        }
        _ => None,
    }
}

fn read_ca_file(reader: &mut Reader, key: &str) -> Option<PathBuf> {
    let path = reader.path(key)?;
    if let Err(error) = std::fs::File::open(&path) {
        let fault = format!("the file cannot be read: {error}");
        reader.refuse(key, fault, "name a PEM file that Postrider may read");
    }
    Some(path)
}

fn parse_url(text: &str) -> Result<RelayUrl, &'static str> {
    let url = Url::parse(text).map_err(|_invalid| "is not a URL")?;
    let is_implicit = match url.scheme() {
        "smtp" => false,
        "smtps" => true,
        _ => return Err("is neither smtp:// nor smtps://"),
    };
    let host = url.host_str().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let host = host_name(host).map_err(|_invalid| "names no host")?;
    if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
        return Err("must not hold a path, a query or a fragment");
    }
    if url.port() == Some(0) {
        return Err("has the port 0");
    }
    let credentials = match (url.username(), url.password()) {
        ("", None) => None,
        ("", Some(_)) => return Err("holds a password without a name"),
        (_, None | Some("")) => return Err("holds a name without a password"),
        (username, Some(password)) => Some(Credentials {
            username: percent_decoded(username)?,
            password: percent_decoded(password)?.into(),
        }),
    };
    Ok(RelayUrl {
        host,
        port: url.port(),
        is_implicit,
        credentials,
    })
}

fn percent_decoded(text: &str) -> Result<String, &'static str> {
    let fault = "holds a % that is not the start of a percent-encoded character";
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        if byte != b'%' {
            bytes.push(byte);
            rest = after;
            continue;
        }
        let (digits, after) = after.split_at_checked(2).ok_or(fault)?;
        let byte = data_encoding::HEXUPPER_PERMISSIVE
            .decode(digits)
            .map_err(|_invalid| fault)?;
        bytes.extend(byte);
        rest = after;
    }
    let text = String::from_utf8(bytes).map_err(|_invalid| "is not UTF-8 when decoded")?;
    if text.contains(char::is_control) {
        return Err("holds a control character");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_encoded_characters_are_decoded_and_broken_ones_refused() {
        assert_eq!(percent_decoded("a%40b%2Fc%c3%a4").unwrap(), "a@b/cä");
        for text in ["%", "%4", "%zz", "%ff", "a%0d%0ab"] {
            assert!(percent_decoded(text).is_err(), "{text}");
        }
    }
}
