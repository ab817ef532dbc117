//! The sections that an operator names: `[relay.NAME]`, with the keys of `[smtp]`.
//!
//! A relay is declared by its section in the file; a variable only changes a relay that is there,
//! because a name cannot be told from a key in `POSTRIDER_RELAY_…`. What a relay does not say itself
//! it takes from `[smtp]`, whichever layer that comes from, except what would be somebody else's:
//! see [`OWN`].

use std::borrow::Cow;
use std::collections::BTreeMap;

use toml::{Table, Value};

use super::super::error::Origin;
use super::super::relays::MAIN_RELAY;
use super::{Layers, Setting, variable};

/// The section whose keys and values the named ones share.
const MODEL: &str = "smtp.";
/// What the named sections begin with.
const NAMED: &str = "relay.";
/// The longest name of a relay, in characters.
const LONGEST_NAME: usize = 40;

/// The keys that a relay never takes from `[smtp]`: the address, the password, and what is said of one
/// machine's standing.
const OWN: [&str; 6] = [
    "url",
    "username",
    "password",
    "password_file",
    "weight",
    "warm_up_from",
];

/// The key of `config/default.toml` that explains a key: that of `[smtp]` for a relay's.
pub(in crate::config) fn schema_key(key: &str) -> Cow<'_, str> {
    match key
        .strip_prefix(NAMED)
        .and_then(|rest| rest.split_once('.'))
    {
        Some((_, leaf)) => Cow::Owned(format!("{MODEL}{leaf}")),
        None => Cow::Borrowed(key),
    }
}

impl Layers {
    /// The names of the relays that have a section, in alphabetical order.
    pub(in crate::config) fn relay_names(&self) -> Vec<String> {
        self.relays.iter().cloned().collect()
    }

    /// The key of `[smtp]` that a relay's key takes its value from when nobody set it.
    pub(in crate::config) fn inherited_from(&self, key: &str) -> Option<String> {
        let model = schema_key(key);
        let leaf = model.strip_prefix(MODEL)?;
        let inherits = key != model && !OWN.contains(&leaf) && !self.settings.contains_key(key);
        inherits.then(|| model.into_owned())
    }

    /// Lays the sections `[relay.NAME]` of the operator's file over what is there.
    pub(super) fn add_relays(&mut self, relays: Value, origin: &Origin) {
        let Value::Table(sections) = relays else {
            let remedy = "write [relay.NAME] on a line and its keys below";
            return self.refuse(origin, "relay", None, "is a section, not a key", remedy);
        };
        for (name, section) in sections {
            self.add_relay(&name, section, origin);
        }
    }

    fn add_relay(&mut self, name: &str, section: Value, origin: &Origin) {
        let shown = format!("[relay.{name}]");
        let Value::Table(section) = section else {
            let remedy =
                "write [relay.NAME] on a line, with a name of your choice, and the keys below";
            let key = format!("relay.{name}");
            return self.refuse(origin, &key, None, "stands in no relay's section", remedy);
        };
        if name == MAIN_RELAY || name == "outbox" {
            let (fault, remedy) = if name == MAIN_RELAY {
                ("is the name of [smtp]", "set the keys in [smtp]")
            } else {
                ("is the name of the try-out's outbox", "choose another name")
            };
            return self.refuse(origin, &shown, None, fault, remedy);
        }
        if !is_name(name) {
            let fault = "cannot be the name of a relay";
            let remedy = format!(
                "use 1 to {LONGEST_NAME} lower-case letters, digits and hyphens, such as [relay.second]"
            );
            return self.refuse(origin, &shown, None, fault, remedy);
        }
        self.declare(name);
        self.set_all(&format!("{NAMED}{name}"), section, origin);
    }

    fn set_all(&mut self, section: &str, keys: Table, origin: &Origin) {
        for (key, value) in keys {
            self.set(&format!("{section}.{key}"), value, origin);
        }
    }

    /// Gives a relay the keys of `[smtp]`.
    fn declare(&mut self, name: &str) {
        if !self.relays.insert(name.to_owned()) {
            return;
        }
        let model: BTreeMap<String, Value> = self
            .defaults
            .iter()
            .filter_map(|(key, value)| Some((key.strip_prefix(MODEL)?.to_owned(), value.clone())))
            .collect();
        for (leaf, value) in model {
            let key = format!("{NAMED}{name}.{leaf}");
            if OWN.contains(&leaf.as_str()) {
                let (value, origin) = (value.clone(), Origin::Defaults);
                self.settings.insert(key.clone(), Setting { value, origin });
            }
            self.defaults.insert(key, value);
        }
    }

    /// The one key that a variable stands for; `Err` holds two that it could stand for.
    pub(super) fn key_of_variable(&self, name: &str) -> Result<Option<&str>, [&str; 2]> {
        let mut keys = self.keys().filter(|key| variable(key) == name);
        match (keys.next(), keys.next()) {
            (Some(one), Some(other)) => Err([one, other]),
            (one, _) => Ok(one),
        }
    }
}

/// What to do about a variable for a relay that the file does not name.
pub(super) fn remedy_for_variable(name: &str) -> Option<String> {
    name.starts_with("POSTRIDER_RELAY_").then(|| {
        "name the relay in your file first, by a line [relay.NAME]; a variable changes a relay that \
         is there"
            .to_owned()
    })
}

fn is_name(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let edges = name.starts_with('-') || name.ends_with('-');
    !name.is_empty() && name.len() <= LONGEST_NAME && !edges && name.chars().all(allowed)
}
