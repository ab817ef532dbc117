//! How a list is described to programs: as its editors set it up.

use crate::services::App;
use crate::services::lists::{self, ListPage};

/// A list as its editors set it up.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = List)]
pub(super) struct ListDocument {
    /// Its name in URLs; never changes.
    #[schema(example = "daily")]
    slug: String,
    /// `open` to sign-ups, or `closed`.
    #[schema(example = "open")]
    state: &'static str,
    /// Its name for people.
    name: String,
    /// A sentence or two for the form.
    description: String,
    /// The language tag of its pages and letters.
    #[schema(example = "en")]
    language: String,
    /// The IANA time zone of schedules that are added.
    #[schema(example = "Europe/Zurich")]
    time_zone: String,
    /// The display name of the sender.
    from_name: String,
    /// The address of the sender.
    from_address: String,
    /// Where replies are read, if not there.
    reply_to: Option<String>,
    /// The publisher's legal name.
    legal_name: String,
    /// The publisher's postal address.
    postal_address: String,
    /// A privacy notice of the site's own.
    privacy_url: Option<String>,
    /// The `List-Id` of its letters; never changes.
    list_id: String,
    /// The relays that its letters go through; none means every relay.
    relays: Vec<String>,
    /// The schedule that readers follow who choose none.
    default_cadence: Option<String>,
    /// How its letters look.
    brand: BrandDocument,
    /// What readers may choose, in its order.
    topics: Vec<TopicDocument>,
    /// The current version of its terms; without terms it takes no sign-ups.
    terms_version: Option<i32>,
    /// The ready-made form.
    form_url: String,
}

/// How the letters of a list look; what is null is Postrider's own.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Brand)]
pub(super) struct BrandDocument {
    /// The colour of links and buttons; it needs a contrast of 4.5 to 1 on white.
    #[schema(example = "#0b5563")]
    accent: Option<String>,
    /// The same for readers who read in the dark.
    accent_dark: Option<String>,
    /// A picture in the place of the list's name: an https URL.
    logo_url: Option<String>,
    /// What the picture says.
    logo_alt: String,
    /// A few words for the foot of each letter, in Markdown.
    footer: String,
}

/// How the letters of a list are to look; what is left out or null is Postrider's own.
#[derive(Debug, utoipa::ToSchema)]
#[schema(as = BrandChange)]
#[expect(
    dead_code,
    reason = "describes for the API's documentation what `list_settings.rs` reads"
)]
pub(super) struct BrandChange {
    /// The colour of links and buttons; it needs a contrast of 4.5 to 1 on white.
    #[schema(example = "#0b5563")]
    accent: Option<String>,
    /// The same for readers who read in the dark.
    accent_dark: Option<String>,
    /// A picture in the place of the list's name: an https URL.
    logo_url: Option<String>,
    /// What the picture says.
    logo_alt: Option<String>,
    /// A few words for the foot of each letter, in Markdown.
    footer: Option<String>,
}

/// A topic that readers may choose.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Topic)]
pub(super) struct TopicDocument {
    /// Its name in requests; never changes.
    #[schema(example = "city")]
    pub(super) slug: String,
    /// Its name for people.
    #[schema(example = "City")]
    pub(super) name: String,
}

/// A list in the words of the API.
pub(super) fn describe(app: &App, page: ListPage) -> ListDocument {
    let list = page.list;
    let colour = |colour: Option<crate::domain::brand::Colour>| colour.map(|it| it.to_string());
    ListDocument {
        form_url: format!("{}/lists/{}", app.public_url, list.slug),
        state: list.state.as_str(),
        slug: list.slug,
        name: list.name,
        description: list.description,
        language: list.language,
        time_zone: list.time_zone,
        from_name: list.from_name,
        from_address: list.from_address.to_string(),
        reply_to: list.reply_to.map(|address| address.to_string()),
        legal_name: list.legal_name,
        postal_address: list.postal_address,
        privacy_url: list.privacy_url,
        list_id: list.list_id,
        relays: list.relays.0,
        default_cadence: list.default_cadence,
        brand: BrandDocument {
            accent: colour(list.brand.accent),
            accent_dark: colour(list.brand.accent_dark),
            logo_url: list.brand.logo_url,
            logo_alt: list.brand.logo_alt,
            footer: list.brand.footer,
        },
        topics: page.topics.into_iter().map(TopicDocument::from).collect(),
        terms_version: page.terms.map(|terms| terms.version),
    }
}

impl From<lists::Topic> for TopicDocument {
    fn from(topic: lists::Topic) -> Self {
        Self {
            slug: topic.slug,
            name: topic.name,
        }
    }
}
