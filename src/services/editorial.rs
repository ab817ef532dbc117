//! How a list's issues are edited, as an operator sets it: how many articles, in which order, under which
//! words, and who has to agree before they go.

use super::audit::Pen;
use super::digest::wrong_intro;
use super::{App, Change, Wrong, lists, version_of};
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::domain::editorial::{Approval, Archive, ArticleOrder};
use crate::domain::version::{Expected, Version};
use crate::mail::templates::DigestLine;
use crate::store;

pub use super::lists::ListError;
pub use crate::store::lists::{Editorial, List};

/// Characters of a template of a subject or a preheader.
const TEMPLATE_CHARACTERS: usize = 500;
/// The most articles that a list may ask for.
const MOST_ARTICLES: i32 = 1_000;
/// The longest that an issue waits to be stopped: a week.
const LONGEST_MINUTES: i32 = 10_080;
/// The most approvers of a list.
const MOST_APPROVERS: usize = 20;

/// What an operator changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditorialEdit {
    /// The fewest articles that are worth an issue; cleared, `digest.min_articles`.
    pub min_articles: Change<i32>,
    /// The most articles that a letter shows; cleared, `digest.max_articles`.
    pub max_articles: Change<i32>,
    /// What comes first; cleared, the newest.
    pub article_order: Change<ArticleOrder>,
    /// The article that leads.
    pub lead_article_id: Change<i64>,
    /// Markdown above the articles.
    pub intro: Change<String>,
    /// The template of subjects; cleared, the letter's own.
    pub subject_template: Change<String>,
    /// The template of preheaders; cleared, the letter's own.
    pub preheader_template: Change<String>,
    /// Who has to agree; cleared, nobody.
    pub approval: Change<Approval>,
    /// How long an issue waits to be stopped; cleared, an hour.
    pub approval_minutes: Change<i32>,
    /// Who is told of an issue that waits.
    pub approvers: Change<Vec<EmailAddress>>,
    /// Whether anybody may read past issues; cleared, everybody.
    pub archive: Change<Archive>,
}

/// Changes how the issues of a list are edited: all of it or nothing. What is changed holds for issues that are
/// made from now on; the archive opens and closes at once.
pub async fn edit(
    app: &App,
    actor: &Actor,
    list: &str,
    edit: EditorialEdit,
) -> Result<List, ListError> {
    edit_seen(app, actor, list, edit, Expected::Anything).await
}

/// The version of what a list says about the editing of its issues.
#[must_use]
pub fn version(editorial: &Editorial) -> Version {
    version_of(editorial)
}

/// The same as [`edit`], unless somebody else has changed it since the editor saw it.
pub async fn edit_seen(
    app: &App,
    actor: &Actor,
    list: &str,
    edit: EditorialEdit,
    seen: Expected,
) -> Result<List, ListError> {
    let (list, pen) = (lists::find(app, list).await?, Pen::of(app, actor));
    let mut wrong = wrong_templates(app, &edit);
    let most = i32::try_from(app.config.digest.max_articles).unwrap_or(i32::MAX);
    let least = i32::try_from(app.config.digest.min_articles).unwrap_or(1);
    app.database
        .write(move |ledger| {
            if let Change::Set(article) = edit.lead_article_id
                && store::articles::of_list(ledger, list.id, article)?.is_none()
            {
                let message = format!("the list has no article {article}");
                wrong.push(Wrong::new("lead_article_id", message));
            }
            store::lists::lock(ledger, list.id)?;
            let list = store::lists::by_id(ledger, list.id)?;
            seen.check(&version(&list.editorial))?;
            let editorial = edited(list.editorial, edit);
            wrong.extend(wrong_settings(&editorial, least, most));
            if !wrong.is_empty() {
                return Err(ListError::Refused(wrong));
            }
            store::lists::set_editorial(ledger, list.id, &editorial)?;
            let detail = serde_json::json!({ "after": editorial });
            pen.note(ledger, "list.editorial", &lists::target(&list.slug), detail)?;
            Ok(store::lists::by_id(ledger, list.id)?)
        })
        .await
}

fn edited(old: Editorial, edit: EditorialEdit) -> Editorial {
    let addresses = |approvers: Vec<EmailAddress>| {
        let mut addresses: Vec<String> = approvers.iter().map(ToString::to_string).collect();
        addresses.dedup();
        store::Names(addresses)
    };
    let approvers = match edit.approvers {
        Change::Keep => old.approvers,
        Change::Clear => store::Names::default(),
        Change::Set(approvers) => addresses(approvers),
    };
    Editorial {
        min_articles: edit.min_articles.applied(old.min_articles),
        max_articles: edit.max_articles.applied(old.max_articles),
        article_order: (edit.article_order).applied_to(old.article_order, ArticleOrder::Time),
        lead_article_id: edit.lead_article_id.applied(old.lead_article_id),
        intro: edit.intro.applied_to(old.intro, String::new()),
        subject_template: edit.subject_template.applied(old.subject_template),
        preheader_template: edit.preheader_template.applied(old.preheader_template),
        approval: edit.approval.applied_to(old.approval, Approval::Automatic),
        approval_minutes: edit.approval_minutes.applied_to(old.approval_minutes, 60),
        approvers,
        archive: edit.archive.applied_to(old.archive, Archive::Public),
    }
}

/// Templates are rendered with the letters' own samples: what fails would fail in the night.
fn wrong_templates(app: &App, edit: &EditorialEdit) -> Vec<Wrong> {
    let templates = [
        (
            "subject_template",
            DigestLine::Subject,
            &edit.subject_template,
        ),
        (
            "preheader_template",
            DigestLine::Preheader,
            &edit.preheader_template,
        ),
    ];
    let mut wrong = Vec::new();
    for (field, line, change) in templates {
        let Change::Set(template) = change else {
            continue;
        };
        if template.chars().count() > TEMPLATE_CHARACTERS || template.contains('\0') {
            let message = format!("must be a text of at most {TEMPLATE_CHARACTERS} characters");
            wrong.push(Wrong::new(field, message));
        } else if let Err(message) = app.templates.check_line(line, template) {
            wrong.push(Wrong::new(field, message));
        }
    }
    wrong
}

fn wrong_settings(editorial: &Editorial, least: i32, most: i32) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let numbers = [
        ("min_articles", editorial.min_articles, MOST_ARTICLES),
        ("max_articles", editorial.max_articles, MOST_ARTICLES),
        (
            "approval_minutes",
            Some(editorial.approval_minutes),
            LONGEST_MINUTES,
        ),
    ];
    for (field, number, highest) in numbers {
        if number.is_some_and(|number| !(1..=highest).contains(&number)) {
            wrong.push(Wrong::new(field, format!("must be 1 to {highest}")));
        }
    }
    let (least, most) = (
        editorial.min_articles.unwrap_or(least),
        editorial.max_articles.unwrap_or(most),
    );
    if least > most {
        let message = format!("is {least}, and a letter shows at most {most} articles");
        wrong.push(Wrong::new("min_articles", message));
    }
    if editorial.article_order == ArticleOrder::Lead && editorial.lead_article_id.is_none() {
        let message = "needs lead_article_id, the article that comes first";
        wrong.push(Wrong::new("article_order", message));
    }
    if editorial.approvers.0.len() > MOST_APPROVERS {
        let message = format!("at most {MOST_APPROVERS} are told of an issue");
        wrong.push(Wrong::new("approvers", message));
    }
    wrong.extend(wrong_intro(&editorial.intro));
    wrong
}
