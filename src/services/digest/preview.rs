//! What a letter of an issue looks like, to anybody or to one reader, before and after it was sent. Looking keeps
//! nothing, and the links by which a reader leaves are not in it: whoever looks could use them.

use super::super::delivery::{letter_source, public_links};
use super::super::{App, StoreError, Wrong};
use super::words::{words_to_look_at, write_digest};
use super::{Issue, IssueError, Limits, planning};
use crate::domain::address::EmailAddress;
use crate::mail::letter::Rendered;
use crate::store::articles::Article;
use crate::store::lists::{List, Topic};
use crate::store::{self, Ledger};

/// Octets of HTML behind which Gmail cuts a letter off and puts a link.
pub const CLIPPED_OCTETS: usize = 102 * 1_024;

/// A letter as it is looked at.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Preview {
    /// The issue.
    pub issue_id: i64,
    /// The reader whose letter this is; none for everybody's.
    pub reader: Option<EmailAddress>,
    /// The subject.
    pub subject: String,
    /// The line that mail programs show beside the subject.
    pub preheader: String,
    /// The HTML part.
    pub html: String,
    /// The text part.
    pub text: String,
    /// The whole message, without the signature that it gets on its way.
    pub source: String,
    /// Octets of the HTML part.
    pub html_octets: usize,
    /// Octets of the whole message.
    pub octets: usize,
}

/// What there is to be looked at.
struct Subject {
    issue: Issue,
    list: List,
    topics: Vec<Topic>,
    language: Option<String>,
    words: Whose,
}

enum Whose {
    /// Those of a variant.
    Variant(i64),
    /// These articles, not planned for anybody yet.
    Articles(Vec<Article>),
    /// There is no letter.
    Nobodys,
}

/// The letter of an issue: to `reader`, or with everything that it carries, in `language` where that is asked for. Nothing
/// where there is no such letter: the issue carries nothing, or nothing for this reader.
pub async fn preview_issue(
    app: &App,
    id: i64,
    reader: Option<&EmailAddress>,
    language: Option<&str>,
) -> Result<Option<Preview>, IssueError> {
    let Some((subject, rendered)) = rendered(app, id, reader, language).await? else {
        return Ok(None);
    };
    let [way_out, preferences] = public_links(app, &subject.list);
    let personal = rendered.personalise(&way_out, &preferences);
    let message = letter_source(app, &subject.list, &rendered, id, reader)?;
    Ok(Some(Preview {
        issue_id: id,
        reader: reader.cloned(),
        html_octets: personal.html.len(),
        octets: message.len(),
        subject: personal.subject,
        preheader: personal.preheader,
        html: personal.html,
        text: personal.text,
        source: String::from_utf8_lossy(&message).into_owned(),
    }))
}

/// The words of the letter, with the marks in the place of a reader's own links.
pub(super) async fn rendered_for(
    app: &App,
    id: i64,
    reader: Option<&EmailAddress>,
) -> Result<Option<(List, Rendered)>, IssueError> {
    let found = rendered(app, id, reader, None).await?;
    Ok(found.map(|(subject, rendered)| (subject.list, rendered)))
}

async fn rendered(
    app: &App,
    id: i64,
    reader: Option<&EmailAddress>,
    language: Option<&str>,
) -> Result<Option<(Subject, Rendered)>, IssueError> {
    let (limits, now) = (Limits::of(app), app.now());
    let key = reader.map(EmailAddress::key);
    let mut subject = app
        .database
        .read(move |ledger| {
            let issue = store::issues::by_id(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
            match key {
                Some(key) => to_reader(ledger, issue, &key, |ledger, issue, subscription| {
                    planning::articles_for(ledger, issue, subscription, &limits, now)
                }),
                None => to_everybody(ledger, issue),
            }
        })
        .await?;
    if let Some(language) = language {
        subject.language = Some(language.to_owned());
    }
    let rendered = match &subject.words {
        Whose::Nobodys => return Ok(None),
        Whose::Variant(variant) => words_to_look_at(app, *variant).await?,
        Whose::Articles(articles) => {
            let (issue, list) = (&subject.issue, &subject.list);
            let language = subject.language.as_deref();
            write_digest(app, list, language, Some(issue), articles, &subject.topics)?
        }
    };
    Ok(Some((subject, rendered)))
}

fn to_everybody(ledger: &mut Ledger, issue: Issue) -> Result<Subject, IssueError> {
    let articles = store::articles::of_issue(ledger, issue.id)?;
    Ok(Subject {
        list: store::lists::by_id(ledger, issue.list_id)?,
        topics: store::lists::topics_of(ledger, issue.list_id)?,
        language: None,
        words: if articles.is_empty() {
            Whose::Nobodys
        } else {
            Whose::Articles(articles)
        },
        issue,
    })
}

fn to_reader(
    ledger: &mut Ledger,
    issue: Issue,
    address_key: &str,
    would_get: impl FnOnce(
        &mut Ledger,
        &Issue,
        &store::subscribers::Subscription,
    ) -> Result<Vec<i64>, StoreError>,
) -> Result<Subject, IssueError> {
    let subscriber = store::subscribers::by_address(ledger, address_key)?;
    let subscription = match &subscriber {
        Some(one) => store::subscribers::subscription_to(ledger, issue.list_id, one.id)?,
        None => None,
    };
    let (Some(subscriber), Some(subscription)) = (subscriber, subscription) else {
        let message = "nobody with this address is subscribed to the list";
        return Err(IssueError::Refused(vec![Wrong::new("reader", message)]));
    };
    let delivery = store::deliveries::of_issue_to(ledger, issue.id, subscriber.id)?;
    let words = match delivery.and_then(|delivery| delivery.variant_id) {
        Some(variant) => Whose::Variant(variant),
        // It was planned without a letter for this reader.
        None if issue.planned_at.is_some() || !issue.state.is_open() => Whose::Nobodys,
        None => {
            let ids = would_get(ledger, &issue, &subscription)?;
            let articles = store::articles::by_ids(ledger, &ids)?;
            let articles = store::issues::as_titled(ledger, issue.id, articles)?;
            if articles.is_empty() {
                Whose::Nobodys
            } else {
                Whose::Articles(articles)
            }
        }
    };
    Ok(Subject {
        list: store::lists::by_id(ledger, issue.list_id)?,
        topics: store::lists::topics_of(ledger, issue.list_id)?,
        language: subscription.language,
        words,
        issue,
    })
}
