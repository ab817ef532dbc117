//! Looking through issues: a piece at a time, with their headings and what became of their letters.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::super::{App, StoreError, progress};
use super::planning::who_gets;
use super::{Counts, Issue, IssueError, Limits, find_list};
use crate::domain::issue::IssueState;
use crate::domain::paging::{Page, PageAsk};
use crate::domain::time::UtcTime;
use crate::store::issues::IssueFilter;
use crate::store::lists::List;
use crate::store::{self, Ledger};

/// Issues whose counts are remembered at a time.
const MOST_KNOWN: usize = 2_000;

/// Which issues are looked through.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ListedBy<'a> {
    /// The slug of their list; none means every list.
    pub list: Option<&'a str>,
    /// Where they stand; none means anywhere.
    pub state: Option<IssueState>,
}

/// An issue in one line.
#[derive(Debug, Clone, serde::Serialize)]
pub struct IssueLine {
    /// The issue.
    #[serde(flatten)]
    pub issue: Issue,
    /// The slug of its list.
    pub list: String,
    /// The list's name for people.
    pub list_name: String,
    /// The zone of the list's clock.
    pub time_zone: String,
    /// What it is called: its editor's subject or its first title; empty where it carries nothing.
    pub heading: String,
    /// Its deliveries by state.
    pub counts: Counts,
}

/// Issues, newest first.
pub async fn listed(
    app: &App,
    by: ListedBy<'_>,
    ask: PageAsk,
) -> Result<Page<IssueLine>, IssueError> {
    let list = match by.list {
        Some(slug) => Some(find_list(app, slug).await?.id),
        None => None,
    };
    let filter = IssueFilter {
        list,
        state: by.state,
    };
    let known = app.ended_counts.all();
    let (issues, lists, headings, ended) = app
        .database
        .read(move |ledger| {
            let issues = store::issues::listed(ledger, filter, ask.below(), ask.rows())?;
            let headings = headings(ledger, &issues)?;
            let ended = count_ended(ledger, &issues, &known)?;
            Ok::<_, StoreError>((issues, lists_by_id(ledger)?, headings, ended))
        })
        .await?;
    app.ended_counts.keep(&issues, &ended);
    let mut page = Vec::with_capacity(issues.len());
    for issue in issues {
        let counts = match ended.get(&issue.id) {
            Some(counts) => *counts,
            // Whoever watches it shares this count.
            None => progress::of(app, issue.id).await?.counts,
        };
        page.push(in_a_line(issue, &lists, &headings, counts)?);
    }
    Ok(ask.page(page, |line| line.issue.id))
}

/// What became of the deliveries of issues that have ended. It does not change any more, unless an operator has some
/// of them tried once more, and then the issue ends at another instant.
#[derive(Default)]
pub(in crate::services) struct EndedCounts(Mutex<Known>);

/// The counts of issues, each with the instant at which it had ended.
type Known = HashMap<i64, (UtcTime, Counts)>;

impl EndedCounts {
    fn all(&self) -> Known {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn keep(&self, issues: &[Issue], counted: &HashMap<i64, Counts>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        for issue in issues {
            // Letters of an issue that was just cancelled may still be about to be.
            let counts = counted.get(&issue.id).filter(|counts| counts.open() == 0);
            if let (Some(ended_at), Some(counts)) = (issue.ended_at, counts) {
                known.insert(issue.id, (ended_at, *counts));
            }
        }
    }
}

/// The deliveries of those of these issues that have ended, as far as they have to be counted by the ledger.
fn count_ended(
    ledger: &mut Ledger,
    issues: &[Issue],
    known: &Known,
) -> Result<HashMap<i64, Counts>, StoreError> {
    let (mut counted, mut finished) = (HashMap::new(), Vec::new());
    for issue in issues.iter().filter(|issue| !issue.state.is_open()) {
        let before = known
            .get(&issue.id)
            .filter(|(ended_at, _)| Some(*ended_at) == issue.ended_at);
        match before {
            Some((_, counts)) => {
                counted.insert(issue.id, *counts);
            }
            None if issue.state == IssueState::Cancelled => {
                counted.insert(issue.id, store::issues::count(ledger, issue.id)?);
            }
            None => finished.push(issue),
        }
    }
    counted.extend(store::issues::counts_of_ended(ledger, &finished)?);
    Ok(counted)
}

fn in_a_line(
    issue: Issue,
    lists: &HashMap<i64, List>,
    headings: &HashMap<i64, String>,
    counts: Counts,
) -> Result<IssueLine, StoreError> {
    let list = lists.get(&issue.list_id);
    let list =
        list.ok_or_else(|| StoreError::Unreadable("an issue without its list".to_owned()))?;
    Ok(IssueLine {
        list: list.slug.clone(),
        list_name: list.name.clone(),
        time_zone: list.time_zone.clone(),
        heading: headings.get(&issue.id).cloned().unwrap_or_default(),
        counts,
        issue,
    })
}

/// One issue in a line.
pub async fn line(app: &App, id: i64) -> Result<IssueLine, IssueError> {
    let counts = progress::of(app, id).await?.counts;
    app.database
        .read(move |ledger| {
            let issue = store::issues::by_id(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
            let list = store::lists::by_id(ledger, issue.list_id)?;
            let headings = headings(ledger, std::slice::from_ref(&issue))?;
            let lists = HashMap::from([(list.id, list)]);
            Ok(in_a_line(issue, &lists, &headings, counts)?)
        })
        .await
}

/// How many readers a held issue would be planned for, by the planner's own conditions. Counting them takes long
/// where they are many, and is then kept for a while.
pub async fn readers_of(app: &App, id: i64) -> Result<i64, IssueError> {
    let entry = app.held_readers.entry(id);
    let (limits, now) = (Limits::of(app), app.now());
    entry
        .get(app, |_before| async move {
            app.database
                .read(move |ledger| {
                    let issue =
                        store::issues::by_id(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
                    match issue.state {
                        IssueState::Held => Ok(who_gets(ledger, &issue, &limits, now)?),
                        _ => Ok(issue.planned_count),
                    }
                })
                .await
        })
        .await
}

pub(super) fn headings(
    ledger: &mut Ledger,
    issues: &[Issue],
) -> Result<HashMap<i64, String>, StoreError> {
    let ids: Vec<i64> = issues.iter().map(|issue| issue.id).collect();
    let mut headings: HashMap<i64, String> = HashMap::new();
    for (issue, title) in store::issues::headlines(ledger, &ids)? {
        headings.entry(issue).or_insert(title);
    }
    for issue in issues {
        if let Some(subject) = &issue.subject {
            headings.insert(issue.id, subject.clone());
        }
    }
    Ok(headings)
}

pub(super) fn lists_by_id(ledger: &mut Ledger) -> Result<HashMap<i64, List>, StoreError> {
    let all = store::lists::all(ledger)?;
    Ok(all.into_iter().map(|list| (list.id, list)).collect())
}
