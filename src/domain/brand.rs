//! How the letters of a list look: its logo, its colour and its own line at the foot.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The paper that letters are printed on in light mode.
pub const PAPER: Colour = Colour(0xff, 0xfd, 0xf9);
/// The same in dark mode.
pub const DARK_PAPER: Colour = Colour(0x1c, 0x1e, 0x21);
/// The accent of lists that have none of their own.
const ACCENT: Colour = Colour(0x8c, 0x2a, 0x1c);
/// The same in dark mode.
const DARK_ACCENT: Colour = Colour(0xf2, 0xad, 0x98);
/// What text needs against its ground (WCAG 2.2, success criterion 1.4.3).
const LEAST_CONTRAST: f64 = 4.5;
/// What a colour that we choose ourselves has at least (success criterion 1.4.6).
const GOOD_CONTRAST: f64 = 7.0;
/// Steps in which a colour is moved until it can be read.
const STEPS: u8 = 100;

/// A colour of the sRGB space, written `#8c2a1c`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(u8, u8, u8);

/// Why a brand cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BrandError {
    /// Not `#rrggbb`.
    #[error("\"{0}\" is no colour; write six hexadecimal digits, such as #8c2a1c")]
    NoColour(String),
    /// Links in this colour could not be read.
    #[error(
        "the {what} {colour} has a contrast of {contrast} to 1 on {paper}, the paper of letters in {mode} mode, and \
         4.5 to 1 is the least that can be read; {suggestion} would do"
    )]
    TooWeak {
        /// Which colour of the brand.
        what: &'static str,
        /// As given.
        colour: Colour,
        /// In tenths, rounded down.
        contrast: String,
        /// What it was held against.
        paper: Colour,
        /// `light` or `dark`.
        mode: &'static str,
        /// The nearest that can be read.
        suggestion: Colour,
    },
    /// The logo is not on the web.
    #[error("\"{0}\" is no address of a picture; write a URL that begins with https://")]
    NoLogo(String),
}

/// How the letters of a list look. What is not given is Postrider's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Brand {
    /// A picture to stand in the place of the list's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    /// What the picture says; the list's name where empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub logo_alt: String,
    /// The colour of links and buttons.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<Colour>,
    /// The same in dark mode; a lighter shade of `accent` where not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent_dark: Option<Colour>,
    /// A few words of the publisher's own for the foot of each letter, in Markdown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub footer: String,
}

impl Brand {
    /// The colour of links and buttons in light mode.
    #[must_use]
    pub fn accent(&self) -> Colour {
        self.accent.unwrap_or(ACCENT)
    }

    /// The colour of links and buttons in dark mode.
    #[must_use]
    pub fn accent_dark(&self) -> Colour {
        match (self.accent_dark, self.accent) {
            (Some(own), _) => own,
            (None, Some(accent)) => accent.readable_on(DARK_PAPER, GOOD_CONTRAST),
            (None, None) => DARK_ACCENT,
        }
    }

    /// Whether letters in these colours can be read, and the logo can be fetched safely.
    pub fn check(&self) -> Result<(), BrandError> {
        for (what, colour, paper, mode) in [
            ("accent colour", self.accent, PAPER, "light"),
            (
                "accent colour for dark mode",
                self.accent_dark,
                DARK_PAPER,
                "dark",
            ),
        ] {
            let weak = colour.filter(|colour| colour.contrast(paper) < LEAST_CONTRAST);
            if let Some(colour) = weak {
                return Err(BrandError::TooWeak {
                    what,
                    colour,
                    contrast: format!("{:.1}", (colour.contrast(paper) * 10.0).floor() / 10.0),
                    paper,
                    mode,
                    suggestion: colour.readable_on(paper, LEAST_CONTRAST),
                });
            }
        }
        match &self.logo_url {
            Some(logo) if !is_web_picture(logo) => Err(BrandError::NoLogo(logo.clone())),
            _ => Ok(()),
        }
    }
}

fn is_web_picture(address: &str) -> bool {
    url::Url::parse(address).is_ok_and(|url| url.scheme() == "https" && url.has_host())
}

impl Colour {
    /// Reads `#8c2a1c`.
    pub fn parse(text: &str) -> Result<Self, BrandError> {
        let wrong = || BrandError::NoColour(text.chars().take(40).collect());
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        let part =
            |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_no_number| wrong());
        Ok(Self(part(0)?, part(2)?, part(4)?))
    }

    /// The contrast of two colours, from 1 to 21 (WCAG 2.2).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// The nearest shade that can be read on a ground: this one, or one nearer to black on a light
    /// ground, to white on a dark one.
    fn readable_on(self, ground: Self, least: f64) -> Self {
        let end = if ground.luminance() > 0.18 { 0 } else { 255 };
        (0..=STEPS)
            .map(|step| self.mixed(end, step))
            .find(|shade| shade.contrast(ground) >= least)
            .unwrap_or(Self(end, end, end))
    }

    fn mixed(self, end: u8, step: u8) -> Self {
        let towards = |part: u8| {
            let (part, end, step, steps) = (
                u32::from(part),
                u32::from(end),
                u32::from(step),
                u32::from(STEPS),
            );
            // Between two octets there are only octets.
            u8::try_from((part * (steps - step) + end * step) / steps).unwrap_or(u8::MAX)
        };
        Self(towards(self.0), towards(self.1), towards(self.2))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn contrast_is_what_the_guidelines_say() {
        let (black, white) = (colour("#000000"), colour("#ffffff"));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!((white.contrast(white) - 1.0).abs() < 1e-9);
        assert!((colour("#767676").contrast(white) - 4.54).abs() < 0.01);
    }

    #[test]
    fn our_own_colours_can_be_read() {
        assert!(ACCENT.contrast(PAPER) >= LEAST_CONTRAST);
        assert!(DARK_ACCENT.contrast(DARK_PAPER) >= LEAST_CONTRAST);
        assert_eq!(Brand::default().check(), Ok(()));
    }

    #[test]
    fn a_weak_colour_is_refused_with_one_that_would_do() {
        let brand = Brand {
            accent: Some(colour("#ffcc00")),
            ..Brand::default()
        };
        let error = brand.check().unwrap_err();
        let BrandError::TooWeak { suggestion, .. } = error else {
            panic!("{error}")
        };
        assert!(suggestion.contrast(PAPER) >= LEAST_CONTRAST);
        assert!(
            error
                .to_string()
                .contains("has a contrast of 1.4 to 1 on #fffdf9"),
            "{error}"
        );
    }

    #[test]
    fn a_colour_for_the_dark_follows_from_the_other() {
        for text in ["#8c2a1c", "#003399", "#000000", "#0a6b2d"] {
            let brand = Brand {
                accent: Some(colour(text)),
                ..Brand::default()
            };
            assert!(
                brand.accent_dark().contrast(DARK_PAPER) >= LEAST_CONTRAST,
                "{text}"
            );
        }
    }

    #[test]
    fn only_a_picture_on_the_web_is_a_logo() {
        for (address, fine) in [
            ("https://example.org/logo.png", true),
            ("http://example.org/logo.png", false),
            ("data:image/png;base64,AA", false),
        ] {
            let brand = Brand {
                logo_url: Some(address.to_owned()),
                ..Brand::default()
            };
            assert_eq!(brand.check().is_ok(), fine, "{address}");
        }
    }
}
