//! Issues that are held: looked at, edited, approved or stopped, and how they go by themselves.
//!
//! A held issue has its articles and nothing else: no reader is planned for it before it is approved, so
//! whatever an editor changes holds for everybody. Moves out of `held` are compare-and-set; an editor who is
//! a moment late is told that the issue has gone.

use serde_json::json;

use super::super::audit::Pen;
use super::super::delivery::{identity, in_words};
use super::super::{App, Change, StoreError, Wrong, instance, version_of};
use super::control::{max_age_seconds, target};
use super::planning::who_gets;
use super::{Carried, Issue, IssueError, IssueReport, Limits, as_i32, report};
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::domain::delivery::LetterKind;
use crate::domain::issue::IssueState;
use crate::domain::version::{Expected, Version};
use crate::mail::letter::{Approval, ApprovalArticle, Letter};
use crate::store;
use crate::store::deliveries::NewLetter;
use crate::store::issues::NewVariant;
use crate::store::lists::List;

/// Characters of a note in Markdown.
const INTRO_CHARACTERS: usize = 4_000;
/// Characters of a subject or a title.
const LINE_CHARACTERS: usize = 250;

/// A held issue as an editor sees it.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Draft {
    /// The issue.
    #[serde(flatten)]
    pub issue: Issue,
    /// The slug of its list.
    pub list: String,
    /// What it carries, and what was taken out of it, in its order.
    pub articles: Vec<Carried>,
    /// How many readers it would be planned for at this moment, by the planner's own conditions.
    pub readers: i64,
}

/// What an editor changes; articles are named by their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IssueEdit {
    /// Articles to take out.
    pub drop: Vec<i64>,
    /// Articles to put back.
    pub restore: Vec<i64>,
    /// Articles that come first, in this order; the others follow as they stood.
    pub first: Vec<i64>,
    /// New titles; none gives the article its own title back.
    pub titles: Vec<(i64, Option<String>)>,
    /// The subject; cleared, it is the template's again.
    pub subject: Change<String>,
    /// The preheader; cleared, it is the template's again.
    pub preheader: Change<String>,
    /// The note above the articles, in Markdown; cleared, there is none.
    pub intro: Change<String>,
}

/// An issue with its articles and the number of its readers, whatever its state.
pub async fn draft(app: &App, id: i64) -> Result<Draft, IssueError> {
    let (now, limits) = (app.now(), Limits::of(app));
    app.database
        .read(move |ledger| {
            let issue = store::issues::by_id(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
            let readers = match issue.state {
                IssueState::Held => who_gets(ledger, &issue, &limits, now)?,
                _ => issue.planned_count,
            };
            Ok(Draft {
                list: store::lists::by_id(ledger, issue.list_id)?.slug,
                articles: store::issues::carried(ledger, id)?,
                issue,
                readers,
            })
        })
        .await
}

impl Draft {
    /// The version of what an editor can change of it.
    #[must_use]
    pub fn version(&self) -> Version {
        version(&self.issue, &self.articles)
    }
}

fn version(issue: &Issue, articles: &[Carried]) -> Version {
    let words = (&issue.subject, &issue.preheader, &issue.intro);
    version_of(&(issue.state, words, articles))
}

/// Changes a held issue: all of it or nothing.
pub async fn edit(app: &App, actor: &Actor, id: i64, edit: IssueEdit) -> Result<Draft, IssueError> {
    edit_seen(app, actor, id, edit, Expected::Anything).await
}

/// The same, unless somebody else has changed it since the editor saw it.
pub async fn edit_seen(
    app: &App,
    actor: &Actor,
    id: i64,
    edit: IssueEdit,
    seen: Expected,
) -> Result<Draft, IssueError> {
    let pen = Pen::of(app, actor);
    app.database
        .write(move |ledger| {
            let issue = store::issues::lock(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
            must_be_held(&issue, IssueState::Held)?;
            let articles = store::issues::carried(ledger, id)?;
            seen.check(&version(&issue, &articles))?;
            let articles = edited(articles, &edit)?;
            for article in &articles {
                store::issues::set_carried(ledger, id, article)?;
            }
            let subject = edit.subject.applied(issue.subject);
            let preheader = edit.preheader.applied(issue.preheader);
            let lines = [subject.as_deref(), preheader.as_deref()];
            let intro = edit.intro.applied_to(issue.intro, String::new());
            let count = articles.iter().filter(|article| !article.dropped).count();
            store::issues::set_words(ledger, id, lines, &intro, as_i32(count))?;
            let detail = json!({"subject": subject, "preheader": preheader, "articles": count});
            Ok::<_, IssueError>(pen.note(ledger, "issue.edit", &target(id), detail)?)
        })
        .await?;
    draft(app, id).await
}

fn must_be_held(issue: &Issue, wanted: IssueState) -> Result<(), IssueError> {
    let (id, state) = (issue.id, issue.state);
    if state == IssueState::Held {
        Ok(())
    } else {
        Err(IssueError::WrongState { id, state, wanted })
    }
}

/// The articles after the edit, or everything that is wrong with it.
fn edited(mut articles: Vec<Carried>, edit: &IssueEdit) -> Result<Vec<Carried>, IssueError> {
    let mut wrong = wrong_words(edit);
    let named = [
        ("drop", &edit.drop),
        ("restore", &edit.restore),
        ("first", &edit.first),
    ];
    for (field, ids) in named {
        for id in ids {
            if !articles.iter().any(|article| article.id == *id) {
                wrong.push(Wrong::new(field, not_in_it(*id)));
            }
        }
    }
    for article in &mut articles {
        // What is both taken out and put back stays in.
        article.dropped = (article.dropped || edit.drop.contains(&article.id))
            && !edit.restore.contains(&article.id);
    }
    for (id, title) in &edit.titles {
        match articles.iter_mut().find(|article| article.id == *id) {
            Some(article) => article.retitled.clone_from(title),
            None => wrong.push(Wrong::new("titles", not_in_it(*id))),
        }
    }
    if articles.iter().all(|article| article.dropped) {
        let message = "would leave no article; to send nothing, cancel the issue";
        wrong.push(Wrong::new("drop", message));
    }
    if !wrong.is_empty() {
        return Err(IssueError::Refused(wrong));
    }
    let place = |article: &Carried| edit.first.iter().position(|id| *id == article.id);
    articles.sort_by_key(|article| place(article).unwrap_or(edit.first.len()));
    for (position, article) in articles.iter_mut().enumerate() {
        article.position = as_i32(position);
    }
    Ok(articles)
}

fn wrong_words(edit: &IssueEdit) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    if let Change::Set(subject) = &edit.subject {
        wrong.extend(wrong_line("subject", subject));
    }
    if let Change::Set(preheader) = &edit.preheader {
        wrong.extend(wrong_line("preheader", preheader));
    }
    if let Change::Set(intro) = &edit.intro {
        wrong.extend(wrong_intro(intro));
    }
    let titles = edit.titles.iter().filter_map(|(_, title)| title.as_ref());
    wrong.extend(titles.filter_map(|title| wrong_line("titles", title)));
    wrong
}

fn wrong_line(field: &'static str, line: &str) -> Option<Wrong> {
    if line.trim().is_empty() {
        return Some(Wrong::new(field, "must not be empty"));
    }
    if line.chars().any(char::is_control) {
        return Some(Wrong::new(
            field,
            "must be one line without control characters",
        ));
    }
    let characters = line.chars().count();
    (characters > LINE_CHARACTERS).then(|| {
        let message = format!("has {characters} characters; at most {LINE_CHARACTERS}");
        Wrong::new(field, message)
    })
}

/// What is wrong with a note.
pub(in crate::services) fn wrong_intro(intro: &str) -> Option<Wrong> {
    if intro
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    {
        return Some(Wrong::new("intro", "must not hold control characters"));
    }
    let characters = intro.chars().count();
    (characters > INTRO_CHARACTERS).then(|| {
        let message = format!("has {characters} characters; at most {INTRO_CHARACTERS}");
        Wrong::new("intro", message)
    })
}

fn not_in_it(article: i64) -> String {
    format!("the issue has no article {article}")
}

/// Lets a held issue go; a worker plans it. One that is on its way already is left as it is.
pub async fn approve(app: &App, actor: &Actor, id: i64) -> Result<IssueReport, IssueError> {
    if let Some(reason) = instance::held(app).await? {
        return Err(IssueError::Held(reason));
    }
    let (pen, now) = (Pen::of(app, actor), app.now());
    app.database
        .write(move |ledger| {
            let issue = store::issues::lock(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
            if !matches!(issue.state, IssueState::Planning | IssueState::Sending) {
                must_be_held(&issue, IssueState::Planning)?;
                store::issues::approve(ledger, id, now)?;
            }
            Ok::<_, IssueError>(pen.note(ledger, "issue.approve", &target(id), json!({}))?)
        })
        .await?;
    app.nudge.notify_one();
    report(app, id).await
}

/// Keeps a held issue from going by itself: it waits until somebody approves or cancels it.
pub async fn stop(app: &App, actor: &Actor, id: i64) -> Result<IssueReport, IssueError> {
    let pen = Pen::of(app, actor);
    app.database
        .write(move |ledger| {
            let issue = store::issues::lock(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
            must_be_held(&issue, IssueState::Held)?;
            store::issues::let_wait(ledger, id)?;
            Ok::<_, IssueError>(pen.note(ledger, "issue.stop", &target(id), json!({}))?)
        })
        .await?;
    report(app, id).await
}

/// Lets the held issues go whose instant has come, and writes to the approvers of those that are new. Safe to
/// call at any time, from any number of processes. Returns how many went and how many letters were written.
pub async fn tend_held(app: &App) -> Result<usize, StoreError> {
    if !instance::may_send(app) {
        return Ok(0);
    }
    let now = app.now();
    let oldest = now.plus_seconds(-max_age_seconds(app));
    let (untold, due) = app
        .database
        .read(move |ledger| {
            let untold = store::issues::untold(ledger)?;
            Ok::<_, StoreError>((untold, store::issues::any_due(ledger, now)?))
        })
        .await?;
    let mut done = 0;
    for issue in untold {
        match tell_approvers(app, issue.id).await {
            Ok(letters) => done += letters,
            Err(error) => {
                tracing::error!(issue_id = issue.id, %error, "the approvers of an issue could not be written to");
            }
        }
    }
    if due {
        let gone = app
            .database
            .write(move |ledger| store::issues::go_due(ledger, oldest, now))
            .await?;
        for issue_id in &gone {
            tracing::info!(issue_id, "nobody stopped the issue; it goes");
        }
        done += gone.len();
    }
    Ok(done)
}

/// Writes down one letter for each approver of a held issue, unless somebody else did so first.
async fn tell_approvers(app: &App, id: i64) -> Result<usize, IssueError> {
    let held = draft(app, id).await?;
    let list_id = held.issue.list_id;
    let list = app
        .database
        .read(move |ledger| store::lists::by_id(ledger, list_id))
        .await?;
    let words = app
        .templates
        .render(&Letter::Approval(letter_about(app, &list, &held)))
        .map_err(super::LetterError::from)?;
    let now = app.now();
    let letters = app
        .database
        .write(move |ledger| {
            if !store::issues::note_told(ledger, id, now)? {
                return Ok(0);
            }
            let mut letters = 0;
            for approver in &list.editorial.approvers.0 {
                let Ok(approver) = EmailAddress::parse_any(approver) else {
                    continue;
                };
                if store::suppressions::by_address(ledger, &approver.key())?.is_some() {
                    continue;
                }
                let variant = NewVariant {
                    list_id: list.id,
                    issue_id: None,
                    language: &list.language,
                    articles: &[],
                };
                let variant = store::issues::insert_variant(ledger, &variant)?;
                super::words::keep(ledger, variant, &words, now)?;
                let letter = NewLetter {
                    letter: LetterKind::Approval,
                    list_id: list.id,
                    reader: None,
                    confirmation_id: None,
                    link_id: None,
                    variant_id: Some(variant),
                    recipient: &approver,
                };
                store::deliveries::enqueue(ledger, &letter, now)?;
                letters += 1;
            }
            Ok::<_, IssueError>(letters)
        })
        .await?;
    Ok(letters)
}

/// What an approver reads; nothing of it is about a reader.
fn letter_about(app: &App, list: &List, draft: &Draft) -> Approval {
    let carried = draft.articles.iter().filter(|article| !article.dropped);
    let goes_at = draft.issue.goes_at;
    let identity = identity(app, list, None);
    let language = identity.language.as_str();
    Approval {
        issue_id: draft.issue.id,
        articles: carried
            .map(|article| ApprovalArticle {
                title: article.retitled.as_ref().unwrap_or(&article.title).clone(),
                url: article.url.clone(),
            })
            .collect(),
        reader_count: draft.readers,
        goes_at: goes_at.map(|at| in_words(app, language, at, &list.time_zone)),
        desk_url: format!("{}/desk/issues/{}", app.public_url, draft.issue.id),
        list: identity,
    }
}
