//! `postrider list` and `postrider terms`.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde::Serialize;

use super::brand::{self, BrandFlags};
use super::editing::{self, EDIT_HELP, EditList};
use super::embedding::{
    self, EMBED_HELP, EditNotice, EditOrigins, EmbedList, NOTICE_HELP, ORIGINS_HELP,
};
use super::failure::{Code, Failure};
use super::output::{Reader, card, or_dash, table};
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::domain::list::{ListState, Sender, Slug};
use crate::domain::schedule::parse_time_zone;
use crate::domain::terms::Wording;
use crate::services::App;
use crate::services::lists::{self, List, NewList, Terms, Topic};

/// Newsletters that people subscribe to.
#[derive(Debug, Subcommand)]
pub(super) enum ListCommand {
    /// Make a list
    #[command(after_help = "Example:
  postrider list create daily --name 'The Daily' --from-name 'The Daily' --from-address daily@news.example.org \\
      --legal-name 'Example Press Ltd' --postal-address '1 High Street, Exampletown' --topic city=City

A list needs terms before it takes sign-ups: postrider terms publish --help")]
    Create(Box<CreateList>),
    /// Show every list, or one with its topics and terms
    Show {
        /// The list's name in URLs
        list: Option<String>,
    },
    /// Change how its issues are edited: how many articles, in which order, and who has to agree
    #[command(after_help = EDIT_HELP)]
    Edit(Box<EditList>),
    /// Take sign-ups again
    Open {
        /// The list's name in URLs
        list: String,
    },
    /// Take no more sign-ups; the readers it has are served
    Close {
        /// The list's name in URLs
        list: String,
    },
    /// Choose the relays that a list's letters go through; without names, every relay
    #[command(after_help = "Example:
  postrider list relays daily main second

The names are main for [smtp] and NAME for each [relay.NAME]. How the letters are shared out among a
list's relays is their weight; see config/default.toml.")]
    Relays {
        /// The list's name in URLs
        list: String,
        /// The relays; none means every relay
        #[arg(value_name = "NAME")]
        relays: Vec<String>,
    },
    /// Choose the logo and the colours of a list's letters
    #[command(after_help = "Example:
  postrider list brand daily --accent '#0b5563' --logo-url https://news.example.org/logo.png --logo-alt 'The Daily'

What is not named stays as it is; --plain forgets what was set before. See the result with: postrider issue preview")]
    Brand(Box<BrandFlags>),
    /// Print a sign-up form to be copied into another site
    #[command(after_help = EMBED_HELP)]
    Embed(EmbedList),
    /// Show and change the sites whose own forms may sign readers up
    #[command(after_help = ORIGINS_HELP)]
    Origins(EditOrigins),
    /// Show and change what the form tells readers about their data
    #[command(after_help = NOTICE_HELP)]
    Notice(Box<EditNotice>),
    /// Add a topic that readers may choose
    Topic {
        /// The list's name in URLs
        list: String,
        /// The topic, such as city=City; the slug is what articles' sections and tags are compared with
        #[arg(value_name = "SLUG=NAME", value_parser = topic)]
        topic: (Slug, String),
    },
}

/// The flags of `postrider list create`.
#[derive(Debug, Args)]
pub(super) struct CreateList {
    /// Its name in URLs: 1 to 60 lower-case letters, digits and hyphens
    #[arg(value_parser = slug)]
    list: Slug,
    /// Its name for people
    #[arg(long)]
    name: String,
    /// A sentence or two for the sign-up form
    #[arg(long, default_value = "")]
    description: String,
    /// The language tag of its pages and letters
    #[arg(long, default_value = "en")]
    language: String,
    /// The IANA time zone of its schedules
    #[arg(long, default_value = "UTC", value_parser = time_zone)]
    time_zone: String,
    /// The display name of the sender
    #[arg(long)]
    from_name: String,
    /// The address of the sender
    #[arg(long, value_parser = address)]
    from_address: EmailAddress,
    /// Where replies are read, if not at the sender's address
    #[arg(long, value_parser = address)]
    reply_to: Option<EmailAddress>,
    /// The publisher's legal name, at the foot of each letter
    #[arg(long)]
    legal_name: String,
    /// The publisher's postal address, at the foot of each letter
    #[arg(long)]
    postal_address: String,
    /// The privacy notice
    #[arg(long, value_parser = web_url)]
    privacy_url: Option<String>,
    /// A topic that readers may choose, such as city=City; repeat for more
    #[arg(long = "topic", value_name = "SLUG=NAME", value_parser = topic)]
    topics: Vec<(Slug, String)>,
    /// A relay that its letters go through; repeat for more; none means every relay
    #[arg(long = "relay", value_name = "NAME")]
    relays: Vec<String>,
}

/// What subscribers agree to.
#[derive(Debug, Subcommand)]
pub(super) enum TermsCommand {
    /// Publish a wording as the next version; from then on only this version is accepted
    #[command(after_help = "Example:
  postrider terms publish daily --statement 'Yes, send me The Daily by e-mail.' \\
      --terms-statement 'I agree to the terms of The Daily.' --body-file terms.txt

What each subscriber agreed to, and the hash of its wording, stays on record for ever.")]
    Publish {
        /// The list's name in URLs
        list: String,
        /// The sentence beside the box for the newsletter
        #[arg(long)]
        statement: String,
        /// The sentence beside the box for the terms
        #[arg(long)]
        terms_statement: String,
        /// A file with the full terms as plain text; - reads standard input
        #[arg(long, value_name = "FILE")]
        body_file: PathBuf,
        /// The language tag of the texts; the list's where none is given
        #[arg(long)]
        language: Option<String>,
    },
    /// Show every version, or one with its full text
    Show {
        /// The list's name in URLs
        list: String,
        /// The version
        #[arg(long)]
        version: Option<i32>,
    },
}

/// Reads a slug, for clap.
pub(super) fn slug(text: &str) -> Result<Slug, String> {
    Slug::parse(text).map_err(|error| error.to_string())
}

/// Reads an address, for clap.
pub(super) fn address(text: &str) -> Result<EmailAddress, String> {
    EmailAddress::parse_any(text).map_err(|error| error.to_string())
}

/// Reads a time zone, for clap.
pub(super) fn time_zone(text: &str) -> Result<String, String> {
    parse_time_zone(text)
        .map(|zone| zone.name().to_owned())
        .map_err(|error| error.to_string())
}

/// Reads an address of the web, for clap.
pub(super) fn web_url(text: &str) -> Result<String, String> {
    let url = url::Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"));
    url.map(String::from)
        .ok_or_else(|| "write a URL that begins with https://".to_owned())
}

fn topic(text: &str) -> Result<(Slug, String), String> {
    let (slug_text, name) = text
        .split_once('=')
        .ok_or("write SLUG=NAME, such as city=City")?;
    if name.trim().is_empty() {
        return Err("write a name after the equals sign, such as city=City".to_owned());
    }
    Ok((slug(slug_text)?, name.trim().to_owned()))
}

/// Runs `postrider list`.
pub(super) async fn run(app: &App, command: ListCommand, reader: Reader) -> Result<(), Failure> {
    match command {
        ListCommand::Create(flags) => create(app, *flags, reader).await,
        ListCommand::Show { list: None } => {
            let all = lists::all(app).await?;
            reader.show(&all, |all| {
                let rows: Vec<_> = all.iter().map(row).collect();
                table(&["list", "state", "name", "from", "zone"], &rows, NO_LISTS)
            })
        }
        ListCommand::Show { list: Some(list) } => show(app, &list, reader).await,
        ListCommand::Edit(flags) => {
            let list = editing::edit_list(app, *flags).await?;
            show(app, &list, reader).await
        }
        ListCommand::Open { list } => set_state(app, &list, ListState::Open, reader).await,
        ListCommand::Close { list } => set_state(app, &list, ListState::Closed, reader).await,
        ListCommand::Relays { list, relays } => {
            lists::set_relays(app, &Actor::CommandLine, &list, &relays).await?;
            show(app, &list, reader).await
        }
        ListCommand::Brand(flags) => {
            let list = flags.list.clone();
            brand::set(app, *flags).await?;
            show(app, &list, reader).await
        }
        ListCommand::Embed(flags) => embedding::run_embed(app, flags, reader).await,
        ListCommand::Origins(flags) => embedding::run_origins(app, flags, reader).await,
        ListCommand::Notice(flags) => embedding::run_notice(app, *flags, reader).await,
        ListCommand::Topic {
            list,
            topic: (slug, name),
        } => {
            lists::add_topic(app, &Actor::CommandLine, &list, slug, name).await?;
            show(app, &list, reader).await
        }
    }
}

const NO_LISTS: &str = "There are no lists yet. Make one with: postrider list create --help";

fn row(list: &List) -> Vec<String> {
    vec![
        list.slug.clone(),
        list.state.to_string(),
        list.name.clone(),
        list.from_address.to_string(),
        list.time_zone.clone(),
    ]
}

async fn create(app: &App, flags: CreateList, reader: Reader) -> Result<(), Failure> {
    let list = NewList {
        slug: flags.list,
        name: flags.name,
        description: flags.description,
        language: flags.language,
        time_zone: flags.time_zone,
        sender: Sender {
            name: flags.from_name,
            address: flags.from_address,
            reply_to: flags.reply_to,
            legal_name: flags.legal_name,
            postal_address: flags.postal_address,
            privacy_url: flags.privacy_url,
        },
        relays: flags.relays,
    };
    let made = lists::create(app, &Actor::CommandLine, list, flags.topics).await?;
    show(app, &made.slug, reader).await
}

async fn set_state(app: &App, list: &str, state: ListState, reader: Reader) -> Result<(), Failure> {
    lists::set_state(app, &Actor::CommandLine, list, state).await?;
    show(app, list, reader).await
}

/// A list with its topics and the version of its terms.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    list: List,
    topics: Vec<Topic>,
    terms_version: Option<i32>,
    form_url: String,
}

async fn show(app: &App, list: &str, reader: Reader) -> Result<(), Failure> {
    let page = lists::page(app, list).await?;
    let shown = Shown {
        form_url: format!("{}/lists/{}", app.public_url, page.list.slug),
        terms_version: page.terms.map(|terms| terms.version),
        topics: page.topics,
        list: page.list,
    };
    reader.show(&shown, |shown| {
        let list = &shown.list;
        let topics: Vec<_> = shown
            .topics
            .iter()
            .map(|topic| format!("{}={}", topic.slug, topic.name))
            .collect();
        let no_terms = || {
            format!(
                "none yet; publish them with: postrider terms publish {} --help",
                list.slug
            )
        };
        let mut lines = vec![
            ("list", list.slug.clone()),
            ("name", list.name.clone()),
            ("state", list.state.to_string()),
            ("description", list.description.clone()),
            ("language", list.language.clone()),
            ("time zone", list.time_zone.clone()),
            (
                "from",
                format!("{} <{}>", list.from_name, list.from_address),
            ),
            ("reply to", or_dash(list.reply_to.as_ref())),
            ("legal name", list.legal_name.clone()),
            ("postal address", list.postal_address.clone()),
            ("privacy notice", or_dash(list.privacy_url.as_ref())),
            ("list id", list.list_id.clone()),
            ("relays", relays_of(list)),
            ("brand", brand::in_words(&list.brand)),
            ("topics", topics.join(", ")),
            (
                "terms",
                shown
                    .terms_version
                    .map_or_else(no_terms, |version| format!("version {version}")),
            ),
            ("sign-up form", shown.form_url.clone()),
            ("for your site", format!("{}/embed", shown.form_url)),
        ];
        lines.extend(editing::lines_of(&list.editorial));
        card(&lines)
    })
}

fn relays_of(list: &List) -> String {
    let names = &list.relays.0;
    if names.is_empty() {
        "all".to_owned()
    } else {
        names.join(", ")
    }
}

/// Runs `postrider terms`.
pub(super) async fn run_terms(
    app: &App,
    command: TermsCommand,
    reader: Reader,
) -> Result<(), Failure> {
    match command {
        TermsCommand::Publish {
            list,
            statement,
            terms_statement,
            body_file,
            language,
        } => {
            let language = match language {
                Some(language) => language,
                None => lists::find(app, &list).await?.language,
            };
            let body = read_text(&body_file)?;
            let wording = Wording {
                language,
                newsletter_statement: statement,
                terms_statement,
                body,
            };
            let terms = lists::publish_terms(app, &Actor::CommandLine, &list, wording).await?;
            reader.show(&terms, |terms| {
                format!(
                    "Version {} is current now. Its wording has the hash {}.",
                    terms.version, terms.wording_hash
                )
            })
        }
        TermsCommand::Show {
            list,
            version: None,
        } => {
            let all = lists::all_terms(app, &list).await?;
            reader.show(&all, |all| {
                let row = |terms: &Terms| {
                    let published = terms.published_at.to_string();
                    vec![
                        terms.version.to_string(),
                        terms.language.clone(),
                        published,
                        terms.wording_hash.clone(),
                    ]
                };
                let rows: Vec<_> = all.iter().map(row).collect();
                table(
                    &["version", "language", "published", "hash"],
                    &rows,
                    "No terms have been published yet.",
                )
            })
        }
        TermsCommand::Show { list, version } => {
            let terms = lists::terms(app, &list, version).await?;
            reader.show(&terms, |terms| {
                let head = card(&[
                    ("version", terms.version.to_string()),
                    ("language", terms.language.clone()),
                    ("published", terms.published_at.to_string()),
                    ("hash", terms.wording_hash.clone()),
                    ("newsletter", terms.newsletter_statement.clone()),
                    ("terms", terms.terms_statement.clone()),
                ]);
                format!("{head}\n{}", terms.body)
            })
        }
    }
}

/// Reads a text file; `-` is standard input.
pub(super) fn read_text(path: &Path) -> Result<String, Failure> {
    let text = if path == Path::new("-") {
        std::io::read_to_string(std::io::stdin().lock())
    } else {
        std::fs::read_to_string(path)
    };
    text.map_err(|error| {
        Failure::new(Code::Failed, &format!("{} cannot be read", path.display())).because(error)
    })
}
