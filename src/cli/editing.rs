//! `postrider list edit`, and of `postrider issue` what editors use: edit, approve, stop.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::failure::Failure;
use super::issues;
use super::lists::{address, read_text};
use super::output::{Reader, card, or_dash, table};
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::domain::editorial::{Approval, Archive, ArticleOrder};
use crate::domain::issue::Reach;
use crate::services::digest::{self, ArticleName, Draft, IssueEdit};
use crate::services::editorial::{self, Editorial, EditorialEdit};
use crate::services::{App, Change};

/// What stands under the flags of `postrider list edit`.
pub(super) const EDIT_HELP: &str = "Examples:
  postrider list edit daily --min-articles 3 --max-articles 12 --order topics
  postrider list edit daily --approval unless-stopped --approval-minutes 30 --approver desk@news.example.org
  postrider list edit daily --subject-template '{{ list.name }}: {{ articles[0].title|shorten(60) }}'
  postrider list edit daily --approval automatic --default approver --default intro

--default NAME takes a setting back to what holds where nothing is said; repeat it for more.";

/// The flags of `postrider list edit`; what is not named stays.
#[derive(Debug, Args)]
pub(super) struct EditList {
    /// The list's name in URLs
    list: String,
    /// The fewest articles that are worth an issue; with fewer, its slot is skipped and they wait
    #[arg(long, value_name = "NUMBER")]
    min_articles: Option<i32>,
    /// The most articles that a letter shows; the others are behind a link
    #[arg(long, value_name = "NUMBER")]
    max_articles: Option<i32>,
    /// What comes first: the newest (time), a section for each topic (topics), or the article of --lead (lead)
    #[arg(long, value_name = "ORDER", value_parser = order)]
    order: Option<ArticleOrder>,
    /// The number of the article that comes first where the order is lead
    #[arg(long, value_name = "ARTICLE")]
    lead: Option<i64>,
    /// A note above the articles of each issue, in Markdown
    #[arg(long, value_name = "MARKDOWN")]
    intro: Option<String>,
    /// The same from a file; - reads standard input
    #[arg(long, value_name = "FILE", conflicts_with = "intro")]
    intro_file: Option<PathBuf>,
    /// The template of subjects; it sees what the letters' own digest/subject.txt sees
    #[arg(long, value_name = "TEMPLATE")]
    subject_template: Option<String>,
    /// The template of preheaders
    #[arg(long, value_name = "TEMPLATE")]
    preheader_template: Option<String>,
    /// Who has to agree before an issue goes: nobody (automatic), somebody (hold), or nobody who stops it in
    /// time (unless-stopped)
    #[arg(long, value_parser = approval)]
    approval: Option<Approval>,
    /// How many minutes an issue waits to be stopped
    #[arg(long, value_name = "MINUTES")]
    approval_minutes: Option<i32>,
    /// An address that is told of each issue that waits; repeat for more; they take the place of earlier ones
    #[arg(long = "approver", value_name = "ADDRESS", value_parser = address)]
    approvers: Vec<EmailAddress>,
    /// Whether anybody may read past issues: public or off
    #[arg(long, value_parser = archive)]
    archive: Option<Archive>,
    /// A setting that goes back to its default
    #[arg(long = "default", value_name = "NAME", value_parser = DEFAULTS)]
    defaults: Vec<String>,
}

/// The settings that can be taken back, by the names of their flags.
const DEFAULTS: [&str; 11] = [
    "min-articles",
    "max-articles",
    "order",
    "lead",
    "intro",
    "subject-template",
    "preheader-template",
    "approval",
    "approval-minutes",
    "approver",
    "archive",
];

fn order(text: &str) -> Result<ArticleOrder, String> {
    ArticleOrder::from_name(text).ok_or_else(|| "write time, topics or lead".to_owned())
}

fn approval(text: &str) -> Result<Approval, String> {
    Approval::from_name(&text.replace('-', "_"))
        .ok_or_else(|| "write automatic, hold or unless-stopped".to_owned())
}

fn reach(text: &str) -> Result<Reach, String> {
    Reach::from_name(text).ok_or_else(|| "write instant or all".to_owned())
}

fn archive(text: &str) -> Result<Archive, String> {
    Archive::from_name(text).ok_or_else(|| "write public or off".to_owned())
}

/// Changes how a list's issues are edited; returns the list's name in URLs.
pub(super) async fn edit_list(app: &App, flags: EditList) -> Result<String, Failure> {
    let intro = text_or_file(flags.intro, flags.intro_file)?;
    let given = Given(&flags.defaults);
    let approvers = Some(flags.approvers).filter(|approvers| !approvers.is_empty());
    let edit = EditorialEdit {
        min_articles: given.change("min-articles", flags.min_articles),
        max_articles: given.change("max-articles", flags.max_articles),
        article_order: given.change("order", flags.order),
        lead_article_id: given.change("lead", flags.lead),
        intro: given.change("intro", intro),
        subject_template: given.change("subject-template", flags.subject_template),
        preheader_template: given.change("preheader-template", flags.preheader_template),
        approval: given.change("approval", flags.approval),
        approval_minutes: given.change("approval-minutes", flags.approval_minutes),
        approvers: given.change("approver", approvers),
        archive: given.change("archive", flags.archive),
    };
    Ok(editorial::edit(app, &Actor::CommandLine, &flags.list, edit)
        .await?
        .slug)
}

/// The settings that are taken back.
struct Given<'a>(&'a [String]);

impl Given<'_> {
    fn change<T>(&self, name: &str, value: Option<T>) -> Change<T> {
        match value {
            Some(value) => Change::Set(value),
            None if self.0.iter().any(|given| given == name) => Change::Clear,
            None => Change::Keep,
        }
    }
}

fn text_or_file(text: Option<String>, file: Option<PathBuf>) -> Result<Option<String>, Failure> {
    match file {
        Some(path) => read_text(&path).map(Some),
        None => Ok(text),
    }
}

/// What `postrider list show` tells about the editing of a list's issues.
pub(super) fn lines_of(editorial: &Editorial) -> Vec<(&'static str, String)> {
    let number = |number: Option<i32>| {
        number.map_or_else(|| "as configured".to_owned(), |number| number.to_string())
    };
    let order = match (editorial.article_order, editorial.lead_article_id) {
        (ArticleOrder::Lead, Some(lead)) => format!("article {lead}, then by time"),
        (order, _) => order.to_string(),
    };
    let approval = match editorial.approval {
        Approval::UnlessStopped => {
            format!(
                "goes unless stopped within {} minutes",
                editorial.approval_minutes
            )
        }
        approval => approval.to_string(),
    };
    let approvers = editorial.approvers.0.join(", ");
    vec![
        ("fewest articles", number(editorial.min_articles)),
        ("most articles", number(editorial.max_articles)),
        ("order", order),
        ("intro", editorial.intro.clone()),
        ("subject", or_dash(editorial.subject_template.as_ref())),
        ("preheader", or_dash(editorial.preheader_template.as_ref())),
        ("approval", approval),
        ("approvers", approvers),
        ("archive", editorial.archive.to_string()),
    ]
}

/// What editors do with an issue that is held.
#[derive(Debug, Subcommand)]
pub(super) enum EditingCommand {
    /// Show an issue that is held, or change it; without a flag nothing changes
    #[command(after_help = "Examples:
  postrider issue edit 7                               its articles with their numbers, and who would get it
  postrider issue edit 7 --drop 31 --first 34 --title '34=The ferry is back'
  postrider issue edit 7 --subject 'The ferry is back' --intro 'Good morning. **One** story stands out today.'

An article that is dropped is in no later issue of the same schedule either.")]
    Edit(Box<EditIssue>),
    /// Let an issue that is held go now
    Approve {
        /// The issue's number
        issue: i64,
    },
    /// Send one article now, apart from the others; their next digest leaves it out
    #[command(after_help = "Examples:
  postrider article show daily                    the articles with their numbers
  postrider issue breaking daily 31               to readers who want every article at once
  postrider issue breaking daily 31 --to all      to everybody whose topics cover it

Whoever was sent the article before does not get it again. It asks for nobody's approval.")]
    Breaking {
        /// The list's name in URLs
        list: String,
        /// The article's number
        article: i64,
        /// Whom it is for: instant or all
        #[arg(long, default_value = "instant", value_parser = reach)]
        to: Reach,
    },
    /// Keep an issue that is held from going by itself: it waits to be approved or cancelled
    Stop {
        /// The issue's number
        issue: i64,
    },
}

/// The flags of `postrider issue edit`.
#[derive(Debug, Args)]
pub(super) struct EditIssue {
    /// The issue's number
    issue: i64,
    /// Take an article out; repeat for more
    #[arg(long, value_name = "ARTICLE")]
    drop: Vec<i64>,
    /// Put an article back that was taken out; repeat for more
    #[arg(long, value_name = "ARTICLE")]
    restore: Vec<i64>,
    /// The articles that come first, in this order, such as 34,31; the others follow
    #[arg(long, value_name = "ARTICLE", value_delimiter = ',')]
    first: Vec<i64>,
    /// Another title for an article, such as 34=The ferry is back; nothing after = gives it its own back
    #[arg(long = "title", value_name = "ARTICLE=TITLE", value_parser = title)]
    titles: Vec<(i64, String)>,
    /// The subject
    #[arg(long, conflicts_with = "default_subject")]
    subject: Option<String>,
    /// Let the template write the subject again
    #[arg(long)]
    default_subject: bool,
    /// The line that mail programs show beside the subject
    #[arg(long, conflicts_with = "default_preheader")]
    preheader: Option<String>,
    /// Let the template write the preheader again
    #[arg(long)]
    default_preheader: bool,
    /// The note above the articles, in Markdown; an empty one takes it away
    #[arg(long, value_name = "MARKDOWN")]
    intro: Option<String>,
    /// The same from a file; - reads standard input
    #[arg(long, value_name = "FILE", conflicts_with = "intro")]
    intro_file: Option<PathBuf>,
}

fn title(text: &str) -> Result<(i64, String), String> {
    let wrong = || "write ARTICLE=TITLE, such as 34=The ferry is back".to_owned();
    let (article, title) = text.split_once('=').ok_or_else(wrong)?;
    let article = article.trim().parse().map_err(|_no_number| wrong())?;
    Ok((article, title.trim().to_owned()))
}

/// Runs what editors do with an issue.
pub(super) async fn run(app: &App, command: EditingCommand, reader: Reader) -> Result<(), Failure> {
    match command {
        EditingCommand::Edit(flags) => {
            let issue = flags.issue;
            let edit = edit_of(*flags)?;
            if edit == IssueEdit::default() {
                return show(app, issue, reader).await;
            }
            tell(
                &digest::edit(app, &Actor::CommandLine, issue, edit).await?,
                reader,
            )
        }
        EditingCommand::Approve { issue } => {
            digest::approve(app, &Actor::CommandLine, issue).await?;
            digest::until_planned(app, issue).await?;
            app.nudge.notify_one();
            issues::tell(&digest::report(app, issue).await?, reader)
        }
        EditingCommand::Breaking { list, article, to } => {
            let article = ArticleName::Number(article);
            let issue = digest::make_breaking(app, &Actor::CommandLine, &list, article, to).await?;
            digest::until_planned(app, issue.id).await?;
            app.nudge.notify_one();
            issues::tell(&digest::report(app, issue.id).await?, reader)
        }
        EditingCommand::Stop { issue } => issues::tell(
            &digest::stop(app, &Actor::CommandLine, issue).await?,
            reader,
        ),
    }
}

fn edit_of(flags: EditIssue) -> Result<IssueEdit, Failure> {
    let some = |text: String| (!text.is_empty()).then_some(text);
    Ok(IssueEdit {
        drop: flags.drop,
        restore: flags.restore,
        first: flags.first,
        titles: flags
            .titles
            .into_iter()
            .map(|(article, title)| (article, some(title)))
            .collect(),
        subject: match flags.subject {
            Some(subject) => Change::Set(subject),
            None if flags.default_subject => Change::Clear,
            None => Change::Keep,
        },
        preheader: match flags.preheader {
            Some(preheader) => Change::Set(preheader),
            None if flags.default_preheader => Change::Clear,
            None => Change::Keep,
        },
        intro: text_or_file(flags.intro, flags.intro_file)?.map_or(Change::Keep, Change::Set),
    })
}

/// Shows an issue as its editor sees it.
pub(super) async fn show(app: &App, issue: i64, reader: Reader) -> Result<(), Failure> {
    tell(&digest::draft(app, issue).await?, reader)
}

fn tell(draft: &Draft, reader: Reader) -> Result<(), Failure> {
    reader.show(draft, |draft| {
        let issue = &draft.issue;
        let head = card(&[
            ("issue", issue.id.to_string()),
            ("list", draft.list.clone()),
            ("state", issue.state.to_string()),
            ("goes by itself", or_dash(issue.goes_at.as_ref())),
            ("readers", draft.readers.to_string()),
            ("subject", or_dash(issue.subject.as_ref())),
            ("preheader", or_dash(issue.preheader.as_ref())),
            ("intro", issue.intro.clone()),
        ]);
        let rows: Vec<_> = draft.articles.iter().map(row).collect();
        let articles = table(&["article", "", "title", "source"], &rows, "");
        format!("{head}\n{articles}")
    })
}

fn row(article: &digest::Carried) -> Vec<String> {
    let standing = if article.dropped { "dropped" } else { "" };
    vec![
        article.id.to_string(),
        standing.to_owned(),
        article.retitled.as_ref().unwrap_or(&article.title).clone(),
        article.source.clone(),
    ]
}
