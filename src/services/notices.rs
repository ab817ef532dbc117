//! The privacy notice at the form: what the law wants told before somebody hands their address over
//! (Regulation (EU) 2016/679, article 13).
//!
//! Who is responsible, what for and on which ground, and what rights a reader has, the list and the
//! catalogue know. What only the operator knows is kept here. A list may point to a notice of its
//! site's own instead ([`List::privacy_url`]).

use super::audit::Pen;
use super::lists::{self, List, ListError};
use super::{App, StoreError, Wrong};
use crate::domain::actor::Actor;
use crate::domain::list::ListState;
use crate::store;

pub use crate::store::notices::Notice;

/// Characters that a text of a notice may have.
const CHARACTERS: usize = 2_000;

/// What becomes of a notice; what is `None` stays, and an empty text takes away what was there.
#[derive(Debug, Clone, Default)]
pub struct NoticeEdit {
    /// Whom to write to about personal data.
    pub contact: Option<String>,
    /// Who else gets the data.
    pub recipients: Option<String>,
    /// Whether data leave the country or the union.
    pub transfers: Option<String>,
    /// How long data are kept.
    pub retention: Option<String>,
    /// The authority that takes complaints.
    pub authority: Option<String>,
    /// A notice of the site's own, which takes the place of ours.
    pub privacy_url: Option<String>,
}

impl NoticeEdit {
    /// Whether everything stays.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let texts = [
            &self.contact,
            &self.recipients,
            &self.transfers,
            &self.retention,
            &self.authority,
            &self.privacy_url,
        ];
        texts.iter().all(|text| text.is_none())
    }
}

/// A list's notice.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ListNotice {
    /// The slug of the list.
    pub list: String,
    /// A notice of the site's own, which takes the place of ours.
    pub privacy_url: Option<String>,
    /// Ours.
    #[serde(flatten)]
    pub notice: Notice,
    /// The names of the texts that lack; none where the site has a notice of its own.
    pub lacking: Vec<&'static str>,
}

impl ListNotice {
    fn of(list: &List, notice: Notice) -> Self {
        let lacking = match list.privacy_url {
            Some(_) => Vec::new(),
            None => lacking(&notice),
        };
        Self {
            list: list.slug.clone(),
            privacy_url: list.privacy_url.clone(),
            notice,
            lacking,
        }
    }
}

/// The names of the texts that lack, as the command line calls them.
pub(super) fn lacking(notice: &Notice) -> Vec<&'static str> {
    [
        ("contact", &notice.contact),
        ("recipients", &notice.recipients),
        ("transfers", &notice.transfers),
        ("retention", &notice.retention),
        ("authority", &notice.authority),
    ]
    .into_iter()
    .filter(|(_, text)| text.is_empty())
    .map(|(name, _)| name)
    .collect()
}

/// The notice of a list.
pub async fn of_list(app: &App, list: &str) -> Result<ListNotice, ListError> {
    let list = lists::find(app, list).await?;
    let number = list.id;
    let notice = app
        .database
        .read(move |ledger| store::notices::of_list(ledger, number))
        .await?;
    Ok(ListNotice::of(&list, notice))
}

/// Changes the notice of a list and returns what it is then.
pub async fn edit(
    app: &App,
    actor: &Actor,
    list: &str,
    edit: NoticeEdit,
) -> Result<ListNotice, ListError> {
    let found = lists::find(app, list).await?;
    let (pen, id, now) = (Pen::of(app, actor), found.id, app.now());
    app.database
        .write(move |ledger| {
            let mut notice = store::notices::of_list(ledger, id)?;
            for (field, text, new) in [
                ("contact", &mut notice.contact, edit.contact),
                ("recipients", &mut notice.recipients, edit.recipients),
                ("transfers", &mut notice.transfers, edit.transfers),
                ("retention", &mut notice.retention, edit.retention),
                ("authority", &mut notice.authority, edit.authority),
            ] {
                if let Some(new) = new {
                    *text = plain(field, &new)?;
                }
            }
            store::notices::replace(ledger, id, &notice, now)?;
            if let Some(url) = edit.privacy_url {
                let url = Some(url.as_str()).filter(|url| !url.is_empty());
                store::lists::set_privacy_url(ledger, id, url)?;
            }
            let target = lists::target(&found.slug);
            Ok::<_, ListError>(pen.note(ledger, "list.notice", &target, serde_json::json!({}))?)
        })
        .await?;
    of_list(app, list).await
}

fn plain(field: &'static str, text: &str) -> Result<String, ListError> {
    let text = text.trim();
    let message = if text.chars().count() > CHARACTERS {
        format!("at most {CHARACTERS} characters")
    } else if text.chars().any(|c| c.is_control() && c != '\n') {
        "control characters are not allowed here".to_owned()
    } else {
        return Ok(text.to_owned());
    };
    Err(ListError::Refused(vec![Wrong { field, message }]))
}

/// What `postrider check` says of the notices of lists that take sign-ups, a sentence for each list.
#[derive(Debug, Default)]
pub struct NoticeFindings {
    /// Notices that were begun and lack something.
    pub unfinished: Vec<String>,
    /// Lists without any notice.
    pub missing: Vec<String>,
}

/// Looks at the notice of every list that takes sign-ups.
pub async fn check(app: &App) -> Result<NoticeFindings, StoreError> {
    let found = app
        .database
        .read(|ledger| {
            let open = store::lists::all(ledger)?.into_iter();
            open.filter(|list| list.state == ListState::Open)
                .map(|list| {
                    let notice = store::notices::of_list(ledger, list.id)?;
                    Ok::<_, StoreError>(ListNotice::of(&list, notice))
                })
                .collect::<Result<Vec<_>, _>>()
        })
        .await?;
    let mut findings = NoticeFindings::default();
    for notice in found.iter().filter(|notice| !notice.lacking.is_empty()) {
        let list = &notice.list;
        if notice.notice == Notice::default() {
            findings.missing.push(format!(
                "the form of the list {list} has no privacy notice; write one with: postrider list notice {list} --help"
            ));
        } else {
            findings.unfinished.push(format!(
                "that of the list {list} lacks: {}; see: postrider list notice {list}",
                notice.lacking.join(", ")
            ));
        }
    }
    Ok(findings)
}
