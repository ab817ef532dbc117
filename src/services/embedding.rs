//! Forms on other sites: which sites may sign readers up to a list.
//!
//! A browser tells with every form and every call of a script which site the page is from. A site that
//! neither the configuration (`embed.origins`) nor the list itself names is turned away at the front
//! door, so that nobody builds a form that signs people up in another's name. Programs that are no
//! browsers say nothing of a site; for them other limits hold.

use serde_json::json;

use super::audit::Pen;
use super::lists::{self, ListError};
use super::{App, StoreError, Wrong};
use crate::config::MOST_ORIGINS;
use crate::domain::actor::Actor;
use crate::domain::origin::Origin;
use crate::store;

/// What becomes of the sites of a list.
#[derive(Debug, Clone, Default)]
pub struct OriginEdit {
    /// Sites that are added.
    pub add: Vec<Origin>,
    /// Sites that are taken away.
    pub remove: Vec<Origin>,
    /// Whether all that were there before are taken away first.
    pub clear: bool,
}

/// The sites whose forms may sign readers up to a list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Origins {
    /// Those that the list itself names.
    pub of_list: Vec<Origin>,
    /// Those that the configuration names for every list.
    pub of_all_lists: Vec<Origin>,
}

impl Origins {
    /// Whether this site is among them.
    #[must_use]
    pub fn allow(&self, origin: &Origin) -> bool {
        self.all().any(|known| known == origin)
    }

    /// Every site; one that is named in both places comes twice.
    pub fn all(&self) -> impl Iterator<Item = &Origin> {
        self.of_list.iter().chain(&self.of_all_lists)
    }
}

/// The sites of a list; `list` is its number.
pub async fn origins_of(app: &App, list: i64) -> Result<Origins, StoreError> {
    let of_list = app
        .database
        .read(move |ledger| store::origins::of_list(ledger, list))
        .await?;
    Ok(Origins {
        of_list,
        of_all_lists: app.config.embed.origins.clone(),
    })
}

/// Whether a site may sign readers up to any list at all: what a browser asks before it sends.
pub async fn is_known(app: &App, origin: &Origin) -> Result<bool, StoreError> {
    if app.config.embed.origins.contains(origin) {
        return Ok(true);
    }
    let origin = origin.clone();
    app.database
        .read(move |ledger| store::origins::is_of_any_list(ledger, &origin))
        .await
}

/// Changes the sites of a list and returns what they are then.
pub async fn edit_origins(
    app: &App,
    actor: &Actor,
    list: &str,
    edit: OriginEdit,
) -> Result<Origins, ListError> {
    let list = lists::find(app, list).await?;
    let (pen, now) = (Pen::of(app, actor), app.now());
    let changes = edit.clear || !edit.add.is_empty() || !edit.remove.is_empty();
    if changes {
        app.database
            .write(move |ledger| {
                let added: Vec<String> = edit.add.iter().map(ToString::to_string).collect();
                let removed: Vec<String> = edit.remove.iter().map(ToString::to_string).collect();
                let detail = json!({"cleared": edit.clear, "added": added, "removed": removed});
                let mut origins = if edit.clear {
                    Vec::new()
                } else {
                    store::origins::of_list(ledger, list.id)?
                };
                for gone in &edit.remove {
                    let before = origins.len();
                    origins.retain(|known| known != gone);
                    if origins.len() == before {
                        return Err(refused(format!("the list does not name the site {gone}")));
                    }
                }
                origins.extend(edit.add);
                origins.sort_unstable();
                origins.dedup();
                if origins.len() > MOST_ORIGINS {
                    return Err(refused(format!(
                        "a list names at most {MOST_ORIGINS} sites"
                    )));
                }
                store::origins::replace(ledger, list.id, &origins, now)?;
                Ok(pen.note(ledger, "list.origins", &lists::target(&list.slug), detail)?)
            })
            .await?;
    }
    Ok(origins_of(app, list.id).await?)
}

fn refused(message: String) -> ListError {
    ListError::Refused(vec![Wrong {
        field: "origins",
        message,
    }])
}
