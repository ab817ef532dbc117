//! What a list is called, who writes and how it looks, as an operator changes it: all of it or nothing.

use super::super::audit::Pen;
use super::super::{App, Change, Wrong, version_of};
use super::{List, ListError, NewList, Topic, find, known_relays};
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::domain::brand::Brand;
use crate::domain::list::ListState;
use crate::domain::schedule::parse_time_zone;
use crate::domain::version::{Expected, Version};
use crate::store;
use crate::store::lists::Settings;

/// Characters of a name that stands in a header or a heading.
const NAME_CHARACTERS: usize = 100;
/// Characters of a description, a legal name or a postal address.
const TEXT_CHARACTERS: usize = 500;
/// Characters of an address of the web.
const URL_CHARACTERS: usize = 2_048;
/// Characters of a language tag.
const TAG_CHARACTERS: usize = 35;

/// What an operator changes of a list; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListEdit {
    /// Its name for people.
    pub name: Option<String>,
    /// A sentence or two for the form page.
    pub description: Option<String>,
    /// The language tag of its pages and letters.
    pub language: Option<String>,
    /// The IANA time zone of its schedules to come.
    pub time_zone: Option<String>,
    /// The display name of `From`.
    pub from_name: Option<String>,
    /// The address of `From`.
    pub from_address: Option<EmailAddress>,
    /// Where replies are read, when not at `from_address`.
    pub reply_to: Change<EmailAddress>,
    /// The publisher's legal name.
    pub legal_name: Option<String>,
    /// The publisher's postal address.
    pub postal_address: Option<String>,
    /// A privacy notice of the site's own.
    pub privacy_url: Change<String>,
    /// The relays that its letters go through; none means every relay.
    pub relays: Option<Vec<String>>,
    /// Whether it takes sign-ups.
    pub state: Option<ListState>,
    /// How its letters look.
    pub brand: Option<Brand>,
}

/// The version of what a list's document says of it.
#[must_use]
pub fn version(list: &List, topics: &[Topic], terms_version: Option<i32>) -> Version {
    let sender = (
        &list.from_name,
        &list.from_address,
        &list.reply_to,
        &list.legal_name,
        &list.postal_address,
        &list.privacy_url,
    );
    let settings = (
        list.state,
        &list.name,
        &list.description,
        &list.language,
        &list.time_zone,
        &list.relays,
        &list.default_cadence,
        &list.brand,
    );
    version_of(&(&list.slug, settings, sender, topics, terms_version))
}

/// Changes a list: all that is asked for, or nothing. Letters that are written from then on say so.
pub async fn edit(app: &App, actor: &Actor, list: &str, edit: ListEdit) -> Result<List, ListError> {
    edit_seen(app, actor, list, edit, Expected::Anything).await
}

/// The same, unless somebody else has changed it since the editor saw it.
pub async fn edit_seen(
    app: &App,
    actor: &Actor,
    list: &str,
    edit: ListEdit,
    seen: Expected,
) -> Result<List, ListError> {
    let relays = match &edit.relays {
        Some(relays) => Some(known_relays(app, relays)?),
        None => None,
    };
    if let Some(brand) = &edit.brand {
        brand.check()?;
    }
    let id = find(app, list).await?.id;
    let reroutes = relays.is_some();
    let pen = Pen::of(app, actor);
    let list = app
        .database
        .write(move |ledger| {
            store::lists::lock(ledger, id)?;
            let list = store::lists::by_id(ledger, id)?;
            let topics = store::lists::topics_of(ledger, id)?;
            let terms = store::terms::current(ledger, id)?;
            seen.check(&version(&list, &topics, terms.map(|terms| terms.version)))?;
            let before = Settings::of(&list);
            let settings = edited(before.clone(), &edit);
            let wrong = wrong_settings(&settings);
            if !wrong.is_empty() {
                return Err(ListError::Refused(wrong));
            }
            if settings != before {
                store::lists::set_settings(ledger, id, &settings)?;
            }
            if let Some(relays) = &relays {
                store::lists::set_relays(ledger, id, relays)?;
            }
            if let Some(state) = edit.state {
                store::lists::set_state(ledger, id, state)?;
            }
            if let Some(brand) = &edit.brand {
                store::lists::set_brand(ledger, id, brand)?;
            }
            let target = format!("list {}", list.slug);
            pen.note(ledger, "list.edit", &target, told(&edit))?;
            Ok(store::lists::by_id(ledger, id)?)
        })
        .await?;
    if reroutes {
        app.nudge.notify_one();
    }
    Ok(list)
}

/// What was changed of a list; the texts themselves stand in the list.
fn told(edit: &ListEdit) -> serde_json::Value {
    let kept = |is_set: bool, name: &'static str| is_set.then_some(name);
    let fields = [
        kept(edit.name.is_some(), "name"),
        kept(edit.description.is_some(), "description"),
        kept(edit.language.is_some(), "language"),
        kept(edit.time_zone.is_some(), "time_zone"),
        kept(edit.from_name.is_some(), "from_name"),
        kept(edit.from_address.is_some(), "from_address"),
        kept(edit.reply_to != Change::Keep, "reply_to"),
        kept(edit.legal_name.is_some(), "legal_name"),
        kept(edit.postal_address.is_some(), "postal_address"),
        kept(edit.privacy_url != Change::Keep, "privacy_url"),
        kept(edit.relays.is_some(), "relays"),
        kept(edit.brand.is_some(), "brand"),
    ];
    let fields: Vec<&str> = fields.into_iter().flatten().collect();
    let state = edit.state.map(ListState::as_str);
    serde_json::json!({"fields": fields, "state": state})
}

fn edited(settings: Settings, edit: &ListEdit) -> Settings {
    let line = |new: &Option<String>, old: String| match new {
        Some(new) => new.trim().to_owned(),
        None => old,
    };
    let mut sender = settings.sender;
    sender.name = line(&edit.from_name, sender.name);
    sender.legal_name = line(&edit.legal_name, sender.legal_name);
    sender.postal_address = line(&edit.postal_address, sender.postal_address);
    if let Some(address) = &edit.from_address {
        sender.address = address.clone();
    }
    sender.reply_to = edit.reply_to.clone().applied(sender.reply_to);
    sender.privacy_url = edit.privacy_url.clone().applied(sender.privacy_url);
    Settings {
        name: line(&edit.name, settings.name),
        description: line(&edit.description, settings.description),
        language: line(&edit.language, settings.language),
        time_zone: line(&edit.time_zone, settings.time_zone),
        sender,
    }
}

/// Everything that has to be put right of a list before it is made.
#[must_use]
pub fn wrong_in(list: &NewList) -> Vec<Wrong> {
    wrong_settings(&Settings {
        name: list.name.clone(),
        description: list.description.clone(),
        language: list.language.clone(),
        time_zone: list.time_zone.clone(),
        sender: list.sender.clone(),
    })
}

fn wrong_settings(settings: &Settings) -> Vec<Wrong> {
    let sender = &settings.sender;
    let mut wrong = Vec::new();
    for (field, text, most) in [
        ("name", &settings.name, NAME_CHARACTERS),
        ("from_name", &sender.name, NAME_CHARACTERS),
        ("legal_name", &sender.legal_name, TEXT_CHARACTERS),
    ] {
        if text.trim().is_empty() {
            wrong.push(Wrong::new(
                field,
                "must not be empty: it appears in every letter",
            ));
        } else if text.chars().count() > most || text.chars().any(char::is_control) {
            let message = format!("must be one line of at most {most} characters");
            wrong.push(Wrong::new(field, message));
        }
    }
    for (field, text) in [
        ("description", &settings.description),
        ("postal_address", &sender.postal_address),
    ] {
        let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r');
        if field == "postal_address" && text.trim().is_empty() {
            wrong.push(Wrong::new(
                field,
                "must not be empty: it appears in every letter",
            ));
        } else if text.chars().count() > TEXT_CHARACTERS || text.chars().any(control) {
            let message = format!("must be plain text of at most {TEXT_CHARACTERS} characters");
            wrong.push(Wrong::new(field, message));
        }
    }
    if !is_language_tag(&settings.language) {
        let message = "must be a language tag, such as en or pt-BR";
        wrong.push(Wrong::new("language", message));
    }
    if let Err(error) = parse_time_zone(&settings.time_zone) {
        wrong.push(Wrong::new("time_zone", error.to_string()));
    }
    if let Some(url) = &sender.privacy_url
        && !is_web_url(url)
    {
        wrong.push(Wrong::new(
            "privacy_url",
            "must be a whole URL that begins with https://",
        ));
    }
    wrong
}

/// Whether a text has the shape of a language tag (RFC 5646).
fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    tag.len() <= TAG_CHARACTERS
        && (2..=8).contains(&language.len())
        && language.bytes().all(|letter| letter.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len())
                && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
        })
}

fn is_web_url(text: &str) -> bool {
    text.len() <= URL_CHARACTERS
        && !text.chars().any(|c| c.is_control() || c.is_whitespace())
        && url::Url::parse(text)
            .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_are_known_by_their_shape() {
        for (tag, good) in [
            ("en", true),
            ("pt-BR", true),
            ("zh-Hans-CN", true),
            ("", false),
            ("e", false),
            ("en_GB", false),
            ("en-", false),
            ("english language", false),
        ] {
            assert_eq!(is_language_tag(tag), good, "{tag}");
        }
    }
}
