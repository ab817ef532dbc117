//! `postrider list brand`: how the letters of a list look.

use clap::Args;

use super::failure::Failure;
use crate::domain::actor::Actor;
use crate::domain::brand::{Brand, Colour};
use crate::services::App;
use crate::services::lists;

/// What of a list's look is to change.
#[derive(Debug, Args)]
pub(super) struct BrandFlags {
    /// The list's name in URLs
    pub(super) list: String,
    /// A picture to stand in the place of the name: an https URL; it is shown 64 pixels high
    #[arg(long, value_name = "URL")]
    logo_url: Option<String>,
    /// What the picture says, for readers who see no pictures; the list's name where not given
    #[arg(long, value_name = "TEXT")]
    logo_alt: Option<String>,
    /// The colour of links and buttons, such as #0b5563; it needs a contrast of 4.5 to 1
    #[arg(long, value_name = "COLOUR", value_parser = colour)]
    accent: Option<Colour>,
    /// The same for readers who read in the dark; follows from --accent where not given
    #[arg(long, value_name = "COLOUR", value_parser = colour)]
    accent_dark: Option<Colour>,
    /// Words of your own for the foot of each letter, in Markdown
    #[arg(long, value_name = "MARKDOWN")]
    footer: Option<String>,
    /// Forget what was set before
    #[arg(long)]
    plain: bool,
}

fn colour(text: &str) -> Result<Colour, String> {
    Colour::parse(text).map_err(|error| error.to_string())
}

/// Changes what was given and leaves the rest as it is.
pub(super) async fn set(app: &App, flags: BrandFlags) -> Result<(), Failure> {
    let list = lists::find(app, &flags.list).await?;
    let before = if flags.plain {
        Brand::default()
    } else {
        list.brand
    };
    let brand = Brand {
        logo_url: flags.logo_url.or(before.logo_url),
        logo_alt: flags.logo_alt.unwrap_or(before.logo_alt),
        accent: flags.accent.or(before.accent),
        accent_dark: flags.accent_dark.or(before.accent_dark),
        footer: flags.footer.unwrap_or(before.footer),
    };
    Ok(lists::set_brand(app, &Actor::CommandLine, &flags.list, brand).await?)
}

/// The brand in one line.
pub(super) fn in_words(brand: &Brand) -> String {
    let accent = format!("{} (dark: {})", brand.accent(), brand.accent_dark());
    match &brand.logo_url {
        Some(logo) => format!("{accent}, logo {logo}"),
        None => accent,
    }
}
