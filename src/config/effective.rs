//! The configuration as it holds, for people: every setting, where it comes from and what it means, without a
//! secret.

use super::error::Origin;
use super::layers::schema_key;
use super::reader::Reader;
use super::shown;

/// A setting as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownSetting {
    /// Its key, such as `sending.window`.
    pub key: String,
    /// Its value as TOML; none where it is secret.
    pub value: Option<String>,
    /// Whether it holds anything at all.
    pub is_set: bool,
    /// Where it comes from.
    pub origin: Origin,
    /// What `config/default.toml` says about it.
    pub meaning: String,
}

impl ShownSetting {
    /// The section that it stands in; empty for what stands in none.
    #[must_use]
    pub fn section(&self) -> &str {
        self.key.rsplit_once('.').map_or("", |(section, _)| section)
    }

    /// Whether nobody set it.
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.origin == Origin::Defaults
    }
}

/// Every setting in the order of `config/default.toml`, then those of named relays.
pub(super) fn all(reader: &Reader, defaults: &str) -> Vec<ShownSetting> {
    let meanings = meanings(defaults);
    let place = |key: &str| {
        let model = schema_key(key);
        let found = meanings.iter().position(|(known, _)| *known == model);
        (model != key, found.unwrap_or(usize::MAX))
    };
    let mut all: Vec<ShownSetting> = reader
        .settings()
        .into_iter()
        .map(|(key, value, origin)| {
            let (_, place) = place(&key);
            ShownSetting {
                value: shown::in_full(&key, &value),
                is_set: value.as_str() != Some(""),
                origin,
                meaning: meanings
                    .get(place)
                    .map_or_else(String::new, |(_, words)| words.clone()),
                key,
            }
        })
        .collect();
    all.sort_by_key(|setting| {
        let (is_named, place) = place(&setting.key);
        let section = if is_named { setting.section() } else { "" };
        (is_named, section.to_owned(), place)
    });
    all
}

/// The keys of the reference in its order, each with the comment above it in one line.
fn meanings(defaults: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut section = String::new();
    let mut comment: Vec<&str> = Vec::new();
    for line in defaults.lines() {
        if let Some(words) = line.strip_prefix('#') {
            comment.push(words.trim());
            continue;
        }
        if let Some(name) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            section = format!("{name}.");
        } else if let Some((key, _)) = line.split_once(" = ") {
            found.push((format!("{section}{key}"), comment.join(" ")));
        }
        comment.clear();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::Config;

    fn load(variables: &[(&str, &str)]) -> Config {
        let variables = variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::load(None, variables).unwrap()
    }

    #[test]
    fn every_setting_is_shown_with_its_meaning_and_where_it_comes_from() {
        let config = load(&[("POSTRIDER_WATCH_STREAMS", "7")]);
        for setting in &config.settings {
            assert!(
                !setting.meaning.is_empty(),
                "{} is not explained",
                setting.key
            );
        }
        let found = config
            .settings
            .iter()
            .find(|one| one.key == "watch.streams");
        let found = found.unwrap();
        assert_eq!(found.value.as_deref(), Some("7"));
        assert_eq!(found.origin.to_string(), "POSTRIDER_WATCH_STREAMS");
        assert_eq!(found.section(), "watch");
        assert!(found.meaning.starts_with("The most streams of events"));
    }

    #[test]
    fn no_secret_is_shown() {
        let config = load(&[
            ("POSTRIDER_SMTP_URL", "smtp://relay.example.org:587"),
            ("POSTRIDER_SMTP_USERNAME", "open-sesame-name"),
            ("POSTRIDER_SMTP_PASSWORD", "open-sesame"),
            ("POSTRIDER_DATABASE_URL", "postgres://u:open-sesame@db/name"),
        ]);
        let all = format!("{:?}", config.settings);
        assert!(!all.contains("open-sesame"), "{all}");
        let password = config
            .settings
            .iter()
            .find(|one| one.key == "smtp.password");
        let password = password.unwrap();
        assert!(password.is_set && password.value.is_none());
    }
}
