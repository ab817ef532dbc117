//! The section `[database]`.

use std::fmt;
use std::path::PathBuf;

use secrecy::{ExposeSecret as _, SecretString};

use super::error::Origin;
use super::reader::Reader;
use super::shown::url_without_password;

/// The database.
#[derive(Debug, Clone)]
pub struct Database {
    /// Which database, and where; from `url` or `url_file`.
    pub url: DatabaseUrl,
    /// The most connections that read at the same time.
    pub readers: u32,
    /// SQLite only: seconds to wait for a lock that another process holds.
    pub busy_timeout_seconds: u32,
    /// Seconds to wait for a free connection.
    pub acquire_timeout_seconds: u32,
}

/// Which database, and where. `Display` shows no password.
#[derive(Debug, Clone)]
pub enum DatabaseUrl {
    /// The path of a SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL connection URL, which may hold a password.
    Postgres(SecretString),
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite://{}", path.display()),
            Self::Postgres(url) => match url_without_password(url.expose_secret()) {
                Some(url) => f.write_str(&url),
                None => f.write_str("postgres://…"),
            },
        }
    }
}

impl Database {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            url: read_url(reader).unwrap_or_else(|| DatabaseUrl::Sqlite(PathBuf::new())),
            readers: reader.number("database.readers", 1..=256),
            busy_timeout_seconds: reader.number("database.busy_timeout_seconds", 1..=600),
            acquire_timeout_seconds: reader.number("database.acquire_timeout_seconds", 1..=600),
        }
    }
}

fn read_url(reader: &mut Reader) -> Option<DatabaseUrl> {
    let remedy = "write \"sqlite://PATH\" or \"postgres://USER:PASSWORD@HOST/NAME\"";
    let url = reader.text("database.url");
    let is_chosen = reader.origin("database.url") != Origin::Defaults && !url.is_empty();
    let Some(from_file) = reader.secret_file("database.url_file") else {
        if url.is_empty() && !reader.is_set("database.url_file") {
            reader.refuse("database.url", "must not be empty", remedy);
        }
        return reader.parsed("database.url", remedy, parse_url);
    };
    if is_chosen {
        let other = reader.origin("database.url");
        let fault = format!("is set although {other} sets database.url");
        reader.refuse("database.url_file", fault, "keep one of the two");
    }
    parse_url(&from_file)
        .map_err(|fault| {
            let fault = format!("the file holds a URL that {fault}");
            reader.refuse("database.url_file", fault, remedy);
        })
        .ok()
}

fn parse_url(text: &str) -> Result<DatabaseUrl, &'static str> {
    let in_memory = "would live in memory: every connection would see another database, and all \
                     consents would be lost at the end";
    if text.starts_with("sqlite:") && text.contains(":memory:") {
        return Err(in_memory);
    }
    if let Some(path) = text.strip_prefix("sqlite://") {
        return match path {
            "" => Err("names no file"),
            path if path.contains(['?', '#']) => Err("must not hold options: ? and # are refused"),
            path if path.ends_with('/') => Err("names a directory"),
            path => Ok(DatabaseUrl::Sqlite(PathBuf::from(path))),
        };
    }
    let rest = ["postgres://", "postgresql://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme))
        .ok_or("is neither sqlite:// nor postgres://")?;
    if rest.is_empty() {
        return Err("names no host and no database");
    }
    if rest.contains(char::is_whitespace) {
        return Err("holds white space, which must be written %20");
    }
    Ok(DatabaseUrl::Postgres(SecretString::from(text)))
}
