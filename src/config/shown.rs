//! What may be shown of a value, and which known name an unknown one resembles.

use toml::Value;
use url::Url;

use super::layers::schema_key;

/// Keys whose value is a secret as a whole. Some relays take one token as name and as password.
const SECRETS: [&str; 2] = ["smtp.username", "smtp.password"];

/// Keys whose value is a URL that may hold a password.
const SECRET_URLS: [&str; 2] = ["smtp.url", "database.url"];

/// The longest part of a value that an error repeats, in characters.
const LONGEST: usize = 80;
/// The longest part of a value that the list of all settings shows.
const LONGEST_IN_FULL: usize = 2_000;

/// The value as an error may repeat it: short, on one line and without passwords.
pub(super) fn shown(key: &str, value: &Value) -> Option<String> {
    without_secrets(key, value, LONGEST)
}

/// The same at greater length.
pub(super) fn in_full(key: &str, value: &Value) -> Option<String> {
    without_secrets(key, value, LONGEST_IN_FULL)
}

fn without_secrets(key: &str, value: &Value, longest: usize) -> Option<String> {
    // A relay's password is as secret as that of [smtp].
    let key = &*schema_key(key);
    if SECRETS.contains(&key) {
        return None;
    }
    if SECRET_URLS.contains(&key) {
        return value
            .as_str()
            .and_then(url_without_password)
            .map(|url| quoted(&url, longest));
    }
    Some(match value {
        Value::String(text) => quoted(text, longest),
        other => shortened(&one_line(&other.to_string()), longest),
    })
}

/// The URL with `***` for name and password and without its query; nothing when it cannot be told
/// where a password might be, as when an `@` or `/` in it was not percent-encoded.
pub(super) fn url_without_password(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    let (scheme, rest) = text.split_once("://")?;
    if scheme.eq_ignore_ascii_case("sqlite") {
        return Some(text.to_owned());
    }
    let url = Url::parse(text).ok()?;
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (user, host) = match authority.rsplit_once('@') {
        Some((_, host)) => ("***@", host),
        None => ("", authority),
    };
    if path.contains('@') {
        return None;
    }
    Some(format!("{scheme}://{user}{host}{}", url.path()))
}

/// Among the known keys, the one that was probably meant.
pub(super) fn nearest<'k>(
    name: &str,
    mut known: impl Iterator<Item = &'k str> + Clone,
) -> Option<&'k str> {
    let leaf = |key: &str| key.rsplit('.').next().unwrap_or_default().to_owned();
    let allowed = (name.chars().count() / 4).clamp(1, 3);
    let by_distance = known
        .clone()
        .map(|key| (distance(name, key), key))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, key)| key);
    // A key that exists, only in another section.
    by_distance.or_else(|| known.find(|key| leaf(key) == leaf(name)))
}

/// The number of letters to insert, drop or replace to turn one name into the other (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

fn quoted(text: &str, longest: usize) -> String {
    format!("{:?}", shortened(text, longest))
}

fn one_line(text: &str) -> String {
    text.split(char::is_control).collect::<Vec<_>>().join(" ")
}

fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let start: String = text.chars().take(longest).collect();
    format!("{start}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_in_a_url_is_not_shown() {
        let cases = [
            (
                "postgres://u:p@db.example.org:5432/name",
                Some("postgres://***@db.example.org:5432/name"),
            ),
            ("postgres://db/name?password=p", Some("postgres://db/name")),
            (
                "smtp://relay.example.org:25",
                Some("smtp://relay.example.org:25"),
            ),
            ("sqlite://var/a.db", Some("sqlite://var/a.db")),
            // The password holds a character that ends the authority.
            ("postgres://u:12/secret@db/name", None),
            ("postgres://u:12?secret@db/name", None),
            ("postgres://u:12#secret@db/name", None),
            ("postgres://u:se/cret@db/name", None),
            ("u:secret@db", None),
        ];
        for (url, expected) in cases {
            assert_eq!(url_without_password(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn a_misspelt_key_finds_the_one_that_was_meant() {
        let known = ["mode", "sending.window", "sending.look_ahead", "smtp.url"];
        let find = |name| nearest(name, known.iter().copied());
        assert_eq!(find("sending.windw"), Some("sending.window"));
        assert_eq!(find("smtp.window"), Some("sending.window"));
        assert_eq!(find("mod"), Some("mode"));
        assert_eq!(find("server.colour"), None);
    }

    #[test]
    fn a_long_or_broken_value_is_shown_on_one_short_line() {
        let value = Value::String(format!("a\nb{}", "c".repeat(200)));
        let text = shown("server.listen", &value).unwrap();
        assert!(text.starts_with(r#""a\nbccc"#) && !text.contains('\n'));
        assert!(text.chars().count() < 100);
        let list = Value::Array(vec![Value::String("a\nb".into())]);
        assert!(!shown("server.listen", &list).unwrap().contains('\n'));
    }
}
