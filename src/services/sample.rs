//! What a newcomer finds: a small newspaper with a list, its terms, a schedule and a feed that
//! Postrider serves itself. Only in try-out mode.

use super::digest::{self, IssueError};
use super::feeds::{self, FeedError};
use super::lists::{self, ListError};
use super::{App, StoreError};
use crate::domain::actor::Actor;
use crate::domain::address::{AddressError, EmailAddress};
use crate::domain::list::{Sender, Slug, SlugError};
use crate::domain::terms::Wording;
use crate::domain::time::UtcTime;
use crate::store::lists::NewList;

/// The slug of the sample list.
pub const LIST_SLUG: &str = "daily";

/// An article of the sample newspaper.
#[derive(Debug, Clone)]
pub struct SampleArticle {
    /// Its name in URLs.
    pub slug: &'static str,
    /// The headline.
    pub title: &'static str,
    /// The section that it stands in.
    pub section: &'static str,
    /// The colour of its picture.
    colour: &'static str,
    /// The text; the first paragraph is the summary.
    pub paragraphs: &'static [&'static str],
}

const ARTICLES: [SampleArticle; 6] = [
    SampleArticle {
        slug: "ferry",
        title: "The night ferry is back",
        section: "Harbour",
        colour: "#1f5673",
        paragraphs: &[
            "After eleven months in dry dock the Elsa sails again at a quarter to midnight, with new engines and the old bell.",
            "The crew tested the crossing four times last week. The harbour master reports that the journey now takes thirty-eight minutes, five fewer than before.",
        ],
    },
    SampleArticle {
        slug: "library",
        title: "Library opens on Sundays, and the readers come",
        section: "City",
        colour: "#6b4e71",
        paragraphs: &[
            "Six hundred people used the first open Sunday. The council had expected two hundred and ordered coffee for fifty.",
            "The trial runs until the spring. Its cost is borne by the foundation that restored the reading room.",
        ],
    },
    SampleArticle {
        slug: "storm",
        title: "What the storm left on the beach",
        section: "Nature",
        colour: "#3a6b45",
        paragraphs: &[
            "Volunteers counted four tonnes of wood, nineteen left shoes and one piano, which still plays in the upper octaves.",
            "The ranger asks walkers to leave the seal pups alone: their mothers are fishing and will return.",
        ],
    },
    SampleArticle {
        slug: "tram",
        title: "Line 4 to the hospital: the vote is close",
        section: "City",
        colour: "#8a4b2d",
        paragraphs: &[
            "Ninety-one votes decided it: the tram will be extended to the hospital, and building begins in March.",
            "Shopkeepers on Mill Street have been promised a temporary car park and one free year of rent.",
        ],
    },
    SampleArticle {
        slug: "choir",
        title: "Eighty voices, one boiler room",
        section: "Culture",
        colour: "#7a3145",
        paragraphs: &[
            "The dockers' choir rehearses where the echo is best, under the old power station. On Saturday everybody may listen.",
            "Bring a cushion and a warm coat. There is no charge, and the boiler is cold.",
        ],
    },
    SampleArticle {
        slug: "bakery",
        title: "The last wood oven gets an apprentice",
        section: "Harbour",
        colour: "#8c6d1f",
        paragraphs: &[
            "Mira is nineteen and starts at three in the morning. The master baker, seventy-four, has stopped saying that she will give up.",
            "The rye loaf is sold out by eight. They are thinking of a second oven.",
        ],
    },
];

/// Why the sample data could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// The list.
    #[error(transparent)]
    List(#[from] ListError),
    /// The feed.
    #[error(transparent)]
    Feed(#[from] FeedError),
    /// The schedule.
    #[error(transparent)]
    Issue(#[from] IssueError),
    /// The sample's own sender.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The sample's own slugs.
    #[error(transparent)]
    Slug(#[from] SlugError),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes the sample list with its terms, schedule and feed, unless it is there already.
pub async fn seed(app: &App) -> Result<(), SampleError> {
    match lists::find(app, LIST_SLUG).await {
        Ok(_) => return Ok(()),
        Err(ListError::Unknown(_)) => {}
        Err(error) => return Err(error.into()),
    }
    let list = NewList {
        slug: Slug::parse(LIST_SLUG)?,
        name: "The Harbour Courier".to_owned(),
        description: "What happened in town, every morning at seven.".to_owned(),
        language: "en".to_owned(),
        time_zone: "Europe/Copenhagen".to_owned(),
        sender: Sender {
            name: "The Harbour Courier".to_owned(),
            address: EmailAddress::parse_any("digest@courier.example")?,
            reply_to: Some(EmailAddress::parse_any("editor@courier.example")?),
            legal_name: "Harbour Courier Cooperative".to_owned(),
            postal_address: "Quay 7, 1000 Sampletown".to_owned(),
            privacy_url: None,
        },
        relays: Vec::new(),
    };
    let mut topics = Vec::new();
    for (slug, name) in [
        ("city", "City"),
        ("culture", "Culture"),
        ("harbour", "Harbour"),
        ("nature", "Nature"),
    ] {
        topics.push((Slug::parse(slug)?, name.to_owned()));
    }
    lists::create(app, &Actor::CommandLine, list, topics).await?;
    lists::publish_terms(app, &Actor::CommandLine, LIST_SLUG, wording()).await?;
    digest::add_schedule(
        app,
        &Actor::CommandLine,
        LIST_SLUG,
        "daily",
        "0 7 * * *",
        None,
    )
    .await?;
    digest::add_schedule(
        app,
        &Actor::CommandLine,
        LIST_SLUG,
        "weekly",
        "0 7 * * SAT",
        None,
    )
    .await?;
    feeds::add(
        app,
        &Actor::CommandLine,
        LIST_SLUG,
        &format!("{}/sample/feed.xml", app.public_url),
    )
    .await?;
    Ok(())
}

fn wording() -> Wording {
    Wording {
        language: "en".to_owned(),
        newsletter_statement: "Yes, send me the daily digest of The Harbour Courier by e-mail. I can leave at any time by one click."
            .to_owned(),
        terms_statement: "I agree to the terms of the newsletter.".to_owned(),
        body: "The Harbour Courier Cooperative, Quay 7, 1000 Sampletown, sends you one letter a day with its new articles.\n\n\
               We keep your address, your choices and the proof of your consent for as long as you are subscribed, \
               and the proof for three years after. We give them to nobody. We record neither opens nor clicks.\n\n\
               Every letter has a link by which you leave at once. You may ask what we keep about you, have it \
               corrected or erased, and complain to the data protection authority."
            .to_owned(),
    }
}

/// The sample newspaper's feed. Its articles are as old as the list, so that they stay the same at every visit.
pub async fn feed_xml(app: &App) -> String {
    let since = lists::find(app, LIST_SLUG)
        .await
        .map_or_else(|_missing| app.now(), |list| list.created_at);
    let items: String = ARTICLES
        .iter()
        .zip(1_i64..)
        .map(|(article, age)| item(app, article, since.plus_seconds(-age * 4_000)))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\">\
         <channel><title>The Harbour Courier</title><link>{url}</link>\
         <description>The sample newspaper of a Postrider try-out</description>{items}</channel></rss>\n",
        url = app.public_url,
    )
}

fn item(app: &App, article: &SampleArticle, published: UtcTime) -> String {
    let SampleArticle {
        slug,
        title,
        section,
        paragraphs,
        ..
    } = article;
    format!(
        "<item><guid isPermaLink=\"false\">courier-{slug}</guid><title>{title}</title>\
         <link>{url}/sample/articles/{slug}</link><description>{summary}</description><category>{section}</category>\
         <media:content url=\"{url}/sample/images/{slug}.svg\" medium=\"image\" type=\"image/svg+xml\"/>\
         <pubDate>{date}</pubDate></item>",
        url = app.public_url,
        summary = paragraphs.first().copied().unwrap_or_default(),
        date = published.datetime().to_rfc2822(),
    )
}

/// The sample article with this slug.
#[must_use]
pub fn article(slug: &str) -> Option<SampleArticle> {
    ARTICLES
        .iter()
        .find(|article| article.slug == slug)
        .cloned()
}

/// The picture of a sample article: a plain seascape in the article's colour.
#[must_use]
pub fn image_svg(slug: &str) -> Option<String> {
    let colour = article(slug)?.colour;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 500\" width=\"1200\" height=\"500\">\
         <rect width=\"1200\" height=\"500\" fill=\"{colour}\"/><circle cx=\"930\" cy=\"150\" r=\"70\" fill=\"#fff\" opacity=\".55\"/>\
         <path d=\"M0 330 Q150 290 300 330 T600 330 T900 330 T1200 330 V500 H0Z\" fill=\"#000\" opacity=\".18\"/>\
         <path d=\"M0 400 Q150 360 300 400 T600 400 T900 400 T1200 400 V500 H0Z\" fill=\"#000\" opacity=\".25\"/></svg>"
    ))
}
