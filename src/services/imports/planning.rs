//! What an operator says of a sheet before it is imported: what its columns hold, what readers get whose row says
//! nothing else, and how they agreed.

use std::str::FromStr;

use chrono_tz::Tz;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::super::lists::{self, ListPage};
use super::super::{App, Change, Wrong, audit, signup, version_of};
use super::{Import, ImportError, note, target};
use crate::domain::actor::Actor;
use crate::domain::import::{
    Basis, Declaration, Defaults, Field, ImportState, MappingError, Proof, check_mapping,
};
use crate::domain::time::UtcTime;
use crate::domain::version::{Expected, Version};
use crate::store;
use crate::store::imports::Plan;

/// Characters of the words that readers agreed to.
const WORDING_CHARACTERS: usize = 20_000;
/// Characters of any other declaration.
const TEXT_CHARACTERS: usize = 300;

/// What an operator says of a sheet; what is kept stays as it was said before.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// The slug of the list that the readers come to.
    pub list: Option<String>,
    /// What each column holds.
    pub mapping: Option<Vec<Option<Field>>>,
    /// Topics of readers whose row names none; clearing them means all.
    pub topics: Change<Vec<String>>,
    /// Their cadence.
    pub cadence: Change<String>,
    /// Their language.
    pub language: Change<String>,
    /// Their time zone.
    pub time_zone: Change<String>,
    /// Where the readers come from.
    pub source: Change<String>,
    /// What shows that they agreed.
    pub proof: Option<Proof>,
    /// The version of the list's terms that they agreed to.
    pub terms_version: Change<i32>,
    /// The words that they agreed to.
    pub wording: Change<String>,
    /// When they agreed, where no column says so.
    pub agreed_at: Change<UtcTime>,
    /// On what ground they are written to.
    pub basis: Option<Basis>,
    /// Who answers for all this.
    pub responsible: Change<String>,
}

impl Wishes {
    fn declares(&self) -> bool {
        self.proof.is_some()
            || self.basis.is_some()
            || self.source != Change::Keep
            || self.terms_version != Change::Keep
            || self.wording != Change::Keep
            || self.agreed_at != Change::Keep
            || self.responsible != Change::Keep
    }
}

/// The version of what an operator says of a sheet; how far it was read says nothing about it.
#[must_use]
pub fn version(import: &Import) -> Version {
    let (mapping, defaults) = (&import.mapping, &import.defaults);
    version_of(&(import.list_id, mapping, defaults, &import.declaration))
}

/// Keeps what an operator says of a sheet that is not imported yet. A check that was made before counts no more.
pub async fn edit(
    app: &App,
    actor: &Actor,
    id: i64,
    wishes: Wishes,
) -> Result<Import, ImportError> {
    edit_seen(app, actor, id, wishes, Expected::Anything).await
}

/// The same, unless somebody else has said something since the editor saw it.
pub async fn edit_seen(
    app: &App,
    actor: &Actor,
    id: i64,
    wishes: Wishes,
    seen: Expected,
) -> Result<Import, ImportError> {
    let import = by_id(app, id).await?;
    let read = version(&import);
    seen.check(&read)?;
    // What stays is put together below from what was just read, so that it must be the same inside the transaction.
    let seen = match seen {
        Expected::Anything => Expected::Anything,
        Expected::OneOf(_) => Expected::OneOf(vec![read]),
    };
    let state = import.state;
    if !matches!(state, ImportState::Draft | ImportState::Checked) {
        return Err(ImportError::Elsewhere { id, state });
    }
    let slug = match &wishes.list {
        Some(slug) => slug.clone(),
        None => list_of(app, &import).await?,
    };
    let page = lists::page(app, &slug).await?;
    let plan = plan(app, &import, &page, wishes).await?;
    let (actor, now) = (actor.clone(), app.now());
    app.database
        .write(move |ledger| {
            let present = store::imports::lock(ledger, id)?.ok_or(ImportError::Unknown(id))?;
            seen.check(&version(&present))?;
            if !store::imports::keep_plan(ledger, id, &plan, now)? {
                let import = store::imports::by_id(ledger, id)?.ok_or(ImportError::Unknown(id))?;
                let state = import.state;
                return Err(ImportError::Elsewhere { id, state });
            }
            let detail = serde_json::json!({
                "list": page.list.slug,
                "mapping": plan.mapping,
                "declaration": plan.declaration,
            });
            let target = target(id);
            audit::note(ledger, &note(&actor, "import.edit", &target, detail, now))?;
            store::imports::by_id(ledger, id)?.ok_or(ImportError::Unknown(id))
        })
        .await
}

async fn by_id(app: &App, id: i64) -> Result<Import, ImportError> {
    app.database
        .read(move |ledger| store::imports::by_id(ledger, id)?.ok_or(ImportError::Unknown(id)))
        .await
}

async fn list_of(app: &App, import: &Import) -> Result<String, ImportError> {
    let id = import.list_id;
    let list = app
        .database
        .read(move |ledger| store::lists::by_id(ledger, id))
        .await?;
    Ok(list.slug)
}

/// Puts together what was said before and what is said now.
async fn plan(
    app: &App,
    import: &Import,
    page: &ListPage,
    wishes: Wishes,
) -> Result<Plan, ImportError> {
    let mut wrong = Vec::new();
    let declares = wishes.declares();
    let mapping = wishes
        .mapping
        .clone()
        .unwrap_or_else(|| import.mapping.clone());
    if let Err(error) = check_mapping(&mapping, import.columns.len())
        && (wishes.mapping.is_some() || error != MappingError::NoAddress)
    {
        wrong.push(Wrong::new("mapping", error.to_string()));
    }
    let old = import.defaults.clone();
    let defaults = Defaults {
        topics: wishes.topics.clone().applied_to(old.topics, Vec::new()),
        cadence: wishes.cadence.clone().applied(old.cadence),
        language: wishes.language.clone().applied(old.language),
        time_zone: wishes.time_zone.clone().applied(old.time_zone),
    };
    check_defaults(page, &defaults, &mut wrong);
    let declaration = if declares {
        declaration(app, import, &wishes, &mut wrong)
    } else {
        import.declaration.clone()
    };
    let mut plan = Plan {
        list_id: page.list.id,
        mapping,
        defaults,
        declaration,
        terms_id: None,
        wording_hash: None,
    };
    if let Some(declaration) = plan.declaration.clone() {
        agree_on_words(app, page, &declaration, &mut plan, &mut wrong).await?;
    }
    if wrong.is_empty() {
        Ok(plan)
    } else {
        Err(ImportError::Refused(wrong))
    }
}

fn check_defaults(page: &ListPage, defaults: &Defaults, wrong: &mut Vec<Wrong>) {
    let unknown = defaults
        .topics
        .iter()
        .find(|topic| !page.topics.iter().any(|known| known.slug == **topic));
    if let Some(topic) = unknown {
        wrong.push(Wrong::new(
            "topics",
            format!("the list has no topic \"{topic}\""),
        ));
    }
    if let Some(cadence) = &defaults.cadence
        && !page.cadences.iter().any(|known| known.name == *cadence)
    {
        wrong.push(Wrong::new(
            "cadence",
            format!("the list has no cadence \"{cadence}\""),
        ));
    }
    if let Some(language) = &defaults.language
        && !signup::is_language_tag(language)
    {
        wrong.push(Wrong::new(
            "language",
            "write a language tag such as de or pt-BR",
        ));
    }
    if let Some(zone) = &defaults.time_zone
        && Tz::from_str(zone).is_err()
    {
        wrong.push(Wrong::new(
            "time_zone",
            "write a time zone such as Europe/Zurich",
        ));
    }
}

fn declaration(
    app: &App,
    import: &Import,
    wishes: &Wishes,
    wrong: &mut Vec<Wrong>,
) -> Option<Declaration> {
    let old = import.declaration.clone();
    let before = old.as_ref();
    let mut text = |field, change: &Change<String>, old: Option<String>, longest: usize| {
        let text = change.clone().applied(old).unwrap_or_default();
        let text = text.trim().to_owned();
        if text.chars().count() > longest || text.contains('\0') {
            wrong.push(Wrong::new(field, format!("at most {longest} characters")));
        }
        text
    };
    let source = text(
        "source",
        &wishes.source,
        before.map(|old| old.source.clone()),
        TEXT_CHARACTERS,
    );
    let responsible = text(
        "responsible",
        &wishes.responsible,
        before.map(|old| old.responsible.clone()),
        TEXT_CHARACTERS,
    );
    let wording = text(
        "wording",
        &wishes.wording,
        before.and_then(|old| old.wording.clone()),
        WORDING_CHARACTERS,
    );
    if source.is_empty() {
        wrong.push(Wrong::new("source", "say where these readers come from"));
    }
    if responsible.is_empty() {
        wrong.push(Wrong::new("responsible", "say who answers for this"));
    }
    let proof = wishes.proof.or(before.map(|old| old.proof));
    if proof.is_none() {
        wrong.push(Wrong::new(
            "proof",
            "say what shows that the readers agreed",
        ));
    }
    let basis = wishes.basis.or(before.map(|old| old.basis));
    if basis.is_none() {
        wrong.push(Wrong::new(
            "basis",
            "say on what ground they are written to",
        ));
    }
    let agreed_at = wishes
        .agreed_at
        .clone()
        .applied(before.and_then(|old| old.agreed_at));
    if agreed_at.is_some_and(|agreed_at| agreed_at > app.now()) {
        wrong.push(Wrong::new("agreed_at", "this lies ahead"));
    }
    let terms_version = wishes
        .terms_version
        .clone()
        .applied(before.and_then(|old| old.terms_version));
    let proof = proof?;
    Some(Declaration {
        source,
        terms_version: terms_version.filter(|_| proof == Proof::Terms),
        wording: Some(wording).filter(|text| proof == Proof::Wording && !text.is_empty()),
        agreed_at: agreed_at.filter(|_| proof != Proof::Nothing),
        proof,
        basis: basis?,
        responsible,
    })
}

/// Pins the words that the readers agreed to.
async fn agree_on_words(
    app: &App,
    page: &ListPage,
    declaration: &Declaration,
    plan: &mut Plan,
    wrong: &mut Vec<Wrong>,
) -> Result<(), ImportError> {
    match declaration.proof {
        Proof::Nothing => {}
        Proof::Terms => {
            let known = match declaration.terms_version {
                Some(version) => {
                    let list = page.list.id;
                    app.database
                        .read(move |ledger| store::terms::version(ledger, list, version))
                        .await?
                }
                None => None,
            };
            match known {
                Some(terms) => {
                    plan.terms_id = Some(terms.id);
                    plan.wording_hash = Some(terms.wording_hash);
                }
                None => wrong.push(Wrong::new(
                    "terms_version",
                    "name a version of the terms that this list has published",
                )),
            }
        }
        Proof::Wording => match &declaration.wording {
            Some(wording) => {
                plan.wording_hash = Some(HEXLOWER.encode(&Sha256::digest(wording)));
            }
            None => wrong.push(Wrong::new(
                "wording",
                "write the words that the readers agreed to, as they were shown",
            )),
        },
    }
    Ok(())
}

/// Refuses a sheet of which something is not said yet that has to be.
pub(super) async fn refuse_unless_complete(app: &App, id: i64) -> Result<(), ImportError> {
    let import = by_id(app, id).await?;
    let slug = list_of(app, &import).await?;
    let page = lists::page(app, &slug).await?;
    let mut wrong = Vec::new();
    if let Err(error) = check_mapping(&import.mapping, import.columns.len()) {
        wrong.push(Wrong::new("mapping", error.to_string()));
    }
    if page.terms.is_none() {
        let message = "the list has no terms yet, so nobody can be asked to agree to them";
        wrong.push(Wrong::new("list", message));
    }
    check_defaults(&page, &import.defaults, &mut wrong);
    match &import.declaration {
        None => wrong.push(Wrong::new("source", "say where these readers come from")),
        Some(declaration) => {
            let dated = import.mapping.contains(&Some(Field::AgreedAt));
            if declaration.proof != Proof::Nothing && declaration.agreed_at.is_none() && !dated {
                let message = "say when the readers agreed, or which column says so";
                wrong.push(Wrong::new("agreed_at", message));
            }
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(ImportError::Refused(wrong))
    }
}
