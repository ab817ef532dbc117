//! `postrider list embed`, `list origins` and `list notice`: forms on other sites, and what a form tells
//! readers about their data.

use clap::Args;

use super::failure::{Code, Failure};
use super::output::{Reader, card, or_dash, table};
use crate::domain::actor::Actor;
use crate::domain::origin::Origin;
use crate::services::App;
use crate::services::embedding::{self, OriginEdit, Origins};
use crate::services::lists;
use crate::services::notices::{self, ListNotice, NoticeEdit};
use crate::web;

/// What stands under the flags of `postrider list origins`.
pub(super) const ORIGINS_HELP: &str = "Examples:
  postrider list origins daily                                   show them
  postrider list origins daily --add https://www.example.org     allow the forms of a site
  postrider list origins daily --remove https://www.example.org
  postrider list origins daily --clear                           the list names none any more

A site is scheme, host and port; there are no wildcards. Sites for every list stand in embed.origins of the
configuration. What a browser sends from any other site is refused.";

/// What stands under the flags of `postrider list embed`.
pub(super) const EMBED_HELP: &str = "Examples:
  postrider list embed daily              the form, to be copied into a page of another site
  postrider list embed daily --lang de
  postrider list embed daily --frame      the same form in a frame

The site has to be allowed first: postrider list origins daily --add https://www.example.org";

/// What stands under the flags of `postrider list notice`.
pub(super) const NOTICE_HELP: &str = "Examples:
  postrider list notice daily                                    show it, and what it lacks
  postrider list notice daily --contact privacy@example.org --recipients 'Example Hosting Ltd, Exampletown' \\
      --transfers 'None.' --retention 'Until you unsubscribe; the proof of your consent three years longer.' \\
      --authority 'Data Protection Commission, Exampletown'
  postrider list notice daily --privacy-url https://www.example.org/privacy

What is not named stays as it is; an empty text takes it away. Who is responsible, the purpose, the legal ground
and a reader's rights are told by themselves. With --privacy-url the site's own notice is linked instead.";

/// The flags of `postrider list origins`.
#[derive(Debug, Args)]
pub(super) struct EditOrigins {
    /// The list's name in URLs
    list: String,
    /// A site that is allowed from now on; repeat for more
    #[arg(long, value_name = "ORIGIN", value_parser = origin)]
    add: Vec<Origin>,
    /// A site that is allowed no longer; repeat for more
    #[arg(long, value_name = "ORIGIN", value_parser = origin)]
    remove: Vec<Origin>,
    /// Take all of the list's sites away first
    #[arg(long, conflicts_with = "remove")]
    clear: bool,
}

/// The flags of `postrider list notice`.
#[derive(Debug, Args)]
pub(super) struct EditNotice {
    /// The list's name in URLs
    list: String,
    /// Whom to write to about personal data
    #[arg(long, value_name = "TEXT")]
    contact: Option<String>,
    /// Who else gets the data: whoever relays the mail, whoever hosts the server
    #[arg(long, value_name = "TEXT")]
    recipients: Option<String>,
    /// Whether data leave the country or the union, and what protects them there
    #[arg(long, value_name = "TEXT")]
    transfers: Option<String>,
    /// How long data are kept
    #[arg(long, value_name = "TEXT")]
    retention: Option<String>,
    /// The authority that takes complaints
    #[arg(long, value_name = "TEXT")]
    authority: Option<String>,
    /// A notice of the site's own, linked in the place of ours; empty for ours
    #[arg(long, value_name = "URL", value_parser = web_url_or_nothing)]
    privacy_url: Option<String>,
}

fn origin(text: &str) -> Result<Origin, String> {
    Origin::parse(text).map_err(|error| error.to_string())
}

fn web_url_or_nothing(text: &str) -> Result<String, String> {
    if text.is_empty() {
        return Ok(String::new());
    }
    super::lists::web_url(text)
}

/// The flags of `postrider list embed`.
#[derive(Debug, Args)]
pub(super) struct EmbedList {
    /// The list's name in URLs
    list: String,
    /// The language of the form, as a tag; the list's where none is given
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// The frame instead of the form
    #[arg(long)]
    frame: bool,
}

/// Runs `postrider list embed`.
pub(super) async fn run_embed(app: &App, flags: EmbedList, reader: Reader) -> Result<(), Failure> {
    let page = lists::page(app, &flags.list).await?;
    let Some(snippet) = web::snippet(app, &page, flags.lang.as_deref()) else {
        let what = format!("the list \"{}\" takes no sign-ups", flags.list);
        let remedy = format!(
            "open it with postrider list open {list}, or publish terms with postrider terms publish {list} --help",
            list = flags.list
        );
        return Err(Failure::new(Code::Failed, &what).try_this(remedy));
    };
    reader.show(&snippet, |snippet| {
        let text = if flags.frame {
            &snippet.frame
        } else {
            &snippet.form
        };
        text.clone()
    })
}

/// Runs `postrider list origins`.
pub(super) async fn run_origins(
    app: &App,
    flags: EditOrigins,
    reader: Reader,
) -> Result<(), Failure> {
    let edit = OriginEdit {
        add: flags.add,
        remove: flags.remove,
        clear: flags.clear,
    };
    let origins = embedding::edit_origins(app, &Actor::CommandLine, &flags.list, edit).await?;
    reader.show(&origins, |origins: &Origins| {
        let row = |origin: &Origin, named: &str| vec![origin.to_string(), named.to_owned()];
        let own = origins.of_list.iter().map(|one| row(one, "the list"));
        let general = &origins.of_all_lists;
        let general = general.iter().map(|one| row(one, "embed.origins"));
        let nothing = "No other site may sign readers up to this list. Allow one with --add https://www.example.org";
        table(&["site", "named by"], &own.chain(general).collect::<Vec<_>>(), nothing)
    })
}

/// Runs `postrider list notice`.
pub(super) async fn run_notice(
    app: &App,
    flags: EditNotice,
    reader: Reader,
) -> Result<(), Failure> {
    let edit = NoticeEdit {
        contact: flags.contact,
        recipients: flags.recipients,
        transfers: flags.transfers,
        retention: flags.retention,
        authority: flags.authority,
        privacy_url: flags.privacy_url,
    };
    let is_empty = edit.is_empty();
    let notice = if is_empty {
        notices::of_list(app, &flags.list).await?
    } else {
        notices::edit(app, &Actor::CommandLine, &flags.list, edit).await?
    };
    reader.show(&notice, |shown: &ListNotice| {
        let lacking = if shown.lacking.is_empty() {
            "nothing".to_owned()
        } else {
            shown.lacking.join(", ")
        };
        let text = |text: &String| or_dash(Some(text).filter(|text| !text.is_empty()));
        card(&[
            ("list", shown.list.clone()),
            ("own notice", or_dash(shown.privacy_url.as_ref())),
            ("contact", text(&shown.notice.contact)),
            ("recipients", text(&shown.notice.recipients)),
            ("transfers", text(&shown.notice.transfers)),
            ("retention", text(&shown.notice.retention)),
            ("authority", text(&shown.notice.authority)),
            ("lacks", lacking),
        ])
    })
}
