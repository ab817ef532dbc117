//! The letters as plain data: what each one shows, and what comes out of the templates.
//!
//! A digest is rendered once for all recipients of a variant, with [`UNSUBSCRIBE_URL_MARK`] where the
//! reader's own address for leaving belongs and [`PREFERENCES_URL_MARK`] where that for choosing does, and
//! stored so; [`Rendered::personalise`] puts the addresses in. Everything else in a digest is the same for everybody.

mod to_operator;

use crate::domain::address::EmailAddress;
use crate::domain::brand::Brand;
use crate::domain::delivery::LetterKind;

pub use to_operator::{About, AccountChange, ToOperator};

/// Stands for the reader's own unsubscribe URL in a digest that is rendered once for many.
///
/// It is made of characters that no escaping changes, and the templates remove it from everything
/// that comes from a feed, so that no article can have a reader's token written into a link of its own.
pub const UNSUBSCRIBE_URL_MARK: &str = "POSTRIDER-UNSUBSCRIBE-URL";

/// Stands in the same way for the address of the page where the reader looks after the subscription.
pub const PREFERENCES_URL_MARK: &str = "POSTRIDER-PREFERENCES-URL";

/// The text with something else in the place of every mark: replaced rather than cut out, which could join the
/// halves of another.
pub(super) fn without_marks(text: &str, instead: &str) -> String {
    text.replace(UNSUBSCRIBE_URL_MARK, instead)
        .replace(PREFERENCES_URL_MARK, instead)
}

/// Who writes: the part of every letter that says whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListIdentity {
    /// The list's title, as readers know it.
    pub name: String,
    /// The language that the letter is in, as a tag such as `en`; there should be a catalogue of it.
    pub language: String,
    /// The language that the list's name and its articles are in.
    pub content_language: String,
    /// The display name of the sender.
    pub from_name: String,
    /// The address that letters come from.
    pub from_address: EmailAddress,
    /// Where replies are read, if elsewhere.
    pub reply_to: Option<EmailAddress>,
    /// The legal name of the publisher.
    pub legal_name: String,
    /// The publisher's postal address, on one line.
    pub postal_address: String,
    /// The privacy notice.
    pub privacy_url: Option<String>,
    /// The List-Id without brackets, such as `weekly.news.example.org` (RFC 2919).
    pub list_id: String,
    /// The list's public page, where one subscribes.
    pub home_url: String,
    /// The logo, the colours, and words for the foot.
    pub brand: Brand,
}

/// A letter and what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Letter {
    /// Asks the owner of an address whether they want the list.
    Confirm(Confirm),
    /// Greets a reader who has confirmed.
    Welcome(Welcome),
    /// Carries an issue.
    Digest(Digest),
    /// Says that a reader has left.
    Unsubscribed(Unsubscribed),
    /// Tells an operator that an issue waits.
    Approval(Approval),
    /// Brings a fresh link to a reader.
    Manage(Manage),
    /// The same to a reader who signed up once more.
    Already(Manage),
    /// Asks both mailboxes of a change of address.
    Moving(Moving),
    /// Writes to an operator about their way in.
    ToOperator(ToOperator),
}

/// Asks for confirmation. Holds nothing that the person at the form typed, so that nobody can send
/// their own words to a stranger by our hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirm {
    /// Whose list.
    pub list: ListIdentity,
    /// The page with the button that confirms.
    pub confirm_url: String,
    /// The page for somebody who did not ask.
    pub not_me_url: String,
    /// When the sign-up was made, in words.
    pub requested_at: String,
    /// The network that it came from, without the part that tells one subscriber line from another, such
    /// as `203.0.113.*`; nothing when it is not known.
    pub requested_from: Option<String>,
    /// How many days `confirm_url` works.
    pub valid_days: u32,
    /// The terms that a yes agrees to, where nobody signed up: the reader was imported without proof of consent.
    pub imported_terms_url: Option<String>,
}

/// Greets a new reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Welcome {
    /// Whose list.
    pub list: ListIdentity,
    /// The names of the topics chosen; empty: everything.
    pub topics: Vec<String>,
    /// The reader's own way out.
    pub unsubscribe_url: String,
    /// The page where the reader looks after the subscription.
    pub preferences_url: String,
}

/// Carries an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// Whose list.
    pub list: ListIdentity,
    /// A line under the list's name, such as what the list is about; may be empty.
    pub issue_title: String,
    /// The date of the issue, in words.
    pub issue_date: String,
    /// A note before the articles, in Markdown; may be empty.
    pub intro: String,
    /// The articles in their order. The very first is the lead; a pinned one is a section of its own,
    /// without a title.
    pub sections: Vec<Section>,
    /// How many further articles the issue has that are not in `sections`.
    pub more_count: usize,
    /// Where the further articles can be read; the list's page where not given.
    pub more_url: Option<String>,
    /// The issue on the web, the same for everybody.
    pub browser_url: Option<String>,
    /// The reader's own way out, or [`UNSUBSCRIBE_URL_MARK`].
    pub unsubscribe_url: String,
    /// Where the reader looks after the subscription, or [`PREFERENCES_URL_MARK`].
    pub preferences_url: String,
    /// The subject, where it is not the template file's.
    pub subject: Option<Line>,
    /// The preheader, where it is not the template file's.
    pub preheader: Option<Line>,
}

/// Where a line of a digest comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Words as an editor wrote them.
    Words(String),
    /// A template that an operator gave to the list; it sees what the digest's own templates see.
    Template(String),
}

/// Articles that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What they have in common, such as a topic; empty where an issue is one list.
    pub title: String,
    /// The articles in their order.
    pub articles: Vec<DigestArticle>,
}

impl Digest {
    /// How many articles it shows.
    #[must_use]
    pub fn article_count(&self) -> usize {
        self.sections
            .iter()
            .map(|section| section.articles.len())
            .sum()
    }
}

/// One article of a digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestArticle {
    /// The headline.
    pub title: String,
    /// Who published it.
    pub source: String,
    /// Where to read on.
    pub url: String,
    /// A few sentences; empty if there are none.
    pub summary: String,
    /// The lead image.
    pub image_url: Option<String>,
    /// What the image shows; empty if it only decorates.
    pub image_alt: String,
    /// When it was published, in words.
    pub published: Option<String>,
}

/// Confirms that a reader has left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsubscribed {
    /// Whose list.
    pub list: ListIdentity,
    /// The page to subscribe again.
    pub subscribe_url: String,
}

/// Brings a fresh link to whoever owns the mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manage {
    /// Whose list writes.
    pub list: ListIdentity,
    /// The page where everything can be seen and changed.
    pub manage_url: String,
    /// How many hours it works.
    pub valid_hours: u32,
}

/// Asks one of the two mailboxes of a change of address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moving {
    /// Whose list writes.
    pub list: ListIdentity,
    /// The new address, all but hidden, in the letter to the old one. The letter to the new one names no
    /// address: it may have been mistyped, and a stranger's mailbox learns nothing.
    pub new_address: Option<String>,
    /// The page with the button.
    pub agree_url: String,
    /// How many hours it works.
    pub valid_hours: u32,
}

/// Tells an operator that an issue waits to be approved; holds nothing about its readers but their number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Whose list.
    pub list: ListIdentity,
    /// The issue.
    pub issue_id: i64,
    /// What it carries, in its order.
    pub articles: Vec<ApprovalArticle>,
    /// How many readers would get it.
    pub reader_count: i64,
    /// When it goes by itself, in words; nothing where it waits for somebody.
    pub goes_at: Option<String>,
    /// The issue at the desk, where it is looked at, changed and approved.
    pub desk_url: String,
}

/// One article of an issue that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalArticle {
    /// The headline.
    pub title: String,
    /// Where to read it.
    pub url: String,
}

impl Letter {
    /// Which kind of letter this is.
    #[must_use]
    pub fn kind(&self) -> LetterKind {
        match self {
            Self::Confirm(_) => LetterKind::Confirm,
            Self::Welcome(_) => LetterKind::Welcome,
            Self::Digest(_) => LetterKind::Digest,
            Self::Unsubscribed(_) => LetterKind::Unsubscribed,
            Self::Approval(_) => LetterKind::Approval,
            Self::Manage(_) => LetterKind::Manage,
            Self::Already(_) => LetterKind::Already,
            Self::Moving(letter) if letter.new_address.is_some() => LetterKind::MoveFrom,
            Self::Moving(_) => LetterKind::MoveTo,
            Self::ToOperator(letter) => letter.kind(),
        }
    }

    /// Whose letter this is.
    #[must_use]
    pub fn list(&self) -> &ListIdentity {
        match self {
            Self::Confirm(letter) => &letter.list,
            Self::Welcome(letter) => &letter.list,
            Self::Digest(letter) => &letter.list,
            Self::Unsubscribed(letter) => &letter.list,
            Self::Approval(letter) => &letter.list,
            Self::Manage(letter) | Self::Already(letter) => &letter.list,
            Self::Moving(letter) => &letter.list,
            Self::ToOperator(letter) => &letter.list,
        }
    }
}

/// A letter as the templates made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The subject, one line, not yet encoded.
    pub subject: String,
    /// The line that mail programs show beside the subject; it is part of `html` too.
    pub preheader: String,
    /// The HTML part.
    pub html: String,
    /// The text part.
    pub text: String,
}

impl Rendered {
    /// The letter for one reader: the marks replaced by the reader's own URLs.
    #[must_use]
    pub fn personalise(&self, unsubscribe_url: &str, preferences_url: &str) -> Self {
        let put = |text: &str, unsubscribe_url: &str, preferences_url: &str| {
            text.replace(UNSUBSCRIBE_URL_MARK, unsubscribe_url)
                .replace(PREFERENCES_URL_MARK, preferences_url)
        };
        Self {
            subject: self.subject.clone(),
            preheader: self.preheader.clone(),
            html: put(
                &self.html,
                &escape_html(unsubscribe_url),
                &escape_html(preferences_url),
            ),
            text: put(&self.text, unsubscribe_url, preferences_url),
        }
    }
}

/// Escapes for HTML text and for attributes in double or single quotes.
///
/// Slashes stay, unlike in the template engine's own escaping, so that URLs can be read in the source.
pub(super) fn escape_html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
