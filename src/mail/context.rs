//! What a template can see of a letter, under which names.
//!
//! These names are the contract with operators who write their own templates.

use minijinja::{Value, context};

use super::clean;
use super::letter::{
    About, Approval, Digest, DigestArticle, Letter, ListIdentity, Section, ToOperator,
    without_marks,
};
use super::markdown;
use crate::words;

/// The values of a letter by name.
pub(super) fn of(letter: &Letter) -> Value {
    let identity = letter.list();
    let common = common(identity);
    let own = match letter {
        Letter::Confirm(letter) => context! {
            confirm_url => &letter.confirm_url,
            not_me_url => &letter.not_me_url,
            requested_at => &letter.requested_at,
            requested_from => &letter.requested_from,
            imported_terms_url => &letter.imported_terms_url,
            valid_days => letter.valid_days,
        },
        Letter::Welcome(letter) => context! {
            topics => &letter.topics,
            unsubscribe_url => &letter.unsubscribe_url,
            preferences_url => &letter.preferences_url,
        },
        Letter::Digest(letter) => digest(letter),
        Letter::Unsubscribed(letter) => context! {
            subscribe_url => &letter.subscribe_url,
        },
        Letter::Approval(letter) => approval(letter),
        Letter::Manage(letter) | Letter::Already(letter) => context! {
            manage_url => &letter.manage_url,
            valid_hours => letter.valid_hours,
        },
        Letter::Moving(letter) => context! {
            new_address => letter.new_address.as_deref().map(foreign),
            agree_url => &letter.agree_url,
            valid_hours => letter.valid_hours,
        },
        Letter::ToOperator(letter) => to_operator(letter),
    };
    context! { ..own, ..common, ..context! { preferences_url => Value::from(()) } }
}

/// What every letter shows: whose it is, in which language, and how it looks.
fn common(identity: &ListIdentity) -> Value {
    let direction = words::direction(&identity.language);
    let (start, end) = match direction {
        "rtl" => ("right", "left"),
        _ => ("left", "right"),
    };
    let fonts = Fonts::of(&identity.language);
    let brand = &identity.brand;
    let accent = brand.accent().to_string();
    context! {
        list => list(identity, &accent),
        language => &identity.language,
        direction,
        start,
        end,
        serif => Value::from_safe_string(fonts.serif.to_owned()),
        sans => Value::from_safe_string(fonts.sans.to_owned()),
        slanted => fonts.slanted,
        accent,
        accent_dark => brand.accent_dark().to_string(),
    }
}

/// Typefaces that are on readers' machines, for the script of a language.
struct Fonts {
    serif: &'static str,
    sans: &'static str,
    /// How emphasis looks: a slant, where the script knows one.
    slanted: &'static str,
}

impl Fonts {
    fn of(language: &str) -> Self {
        match language.get(..2) {
            Some("ar" | "fa" | "ur" | "ps") => Self {
                serif: "'Geeza Pro','Segoe UI',Tahoma,'Noto Naskh Arabic',Arial,sans-serif",
                sans: "'Geeza Pro','Segoe UI',Tahoma,Arial,sans-serif",
                slanted: "normal",
            },
            Some("zh") => Self {
                serif: "Georgia,'Songti SC','Noto Serif CJK SC',SimSun,serif",
                sans: "-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif",
                slanted: "normal",
            },
            _ => Self {
                serif: "Georgia,'Times New Roman',serif",
                sans: "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif",
                slanted: "italic",
            },
        }
    }
}

fn list(list: &ListIdentity, accent: &str) -> Value {
    let brand = &list.brand;
    let alt = match brand.logo_alt.trim() {
        "" => &list.name,
        own => own,
    };
    context! {
        name => foreign(&list.name),
        language => &list.content_language,
        from_name => &list.from_name,
        from_address => list.from_address.as_str(),
        reply_to => list.reply_to.as_ref().unwrap_or(&list.from_address).as_str(),
        legal_name => foreign(&list.legal_name),
        postal_address => foreign(&list.postal_address),
        privacy_url => list.privacy_url.as_deref().and_then(web_address),
        home_url => &list.home_url,
        logo_url => brand.logo_url.as_deref().and_then(web_address),
        logo_alt => foreign(alt),
        footer_html => Value::from_safe_string(markdown::html(&brand.footer, accent)),
        footer_text => Value::from_safe_string(markdown::text(&brand.footer)),
    }
}

fn digest(letter: &Digest) -> Value {
    let home_url = &letter.list.home_url;
    let accent = letter.list.brand.accent().to_string();
    let sections: Vec<Value> = letter
        .sections
        .iter()
        .filter(|section| !section.articles.is_empty())
        .map(|section| self::section(section, home_url))
        .collect();
    let shown = letter.sections.iter().flat_map(|section| &section.articles);
    let articles: Vec<Value> = shown.map(|entry| article(entry, home_url)).collect();
    context! {
        issue_title => foreign(&letter.issue_title),
        issue_date => foreign(&letter.issue_date),
        intro_html => Value::from_safe_string(markdown::html(&letter.intro, &accent)),
        intro_text => Value::from_safe_string(markdown::text(&letter.intro)),
        total_count => articles.len() + letter.more_count,
        sections,
        articles,
        more_count => letter.more_count,
        more_url => letter.more_url.as_deref().and_then(web_address).unwrap_or_else(|| home_url.clone()),
        browser_url => letter.browser_url.as_deref().and_then(web_address),
        unsubscribe_url => &letter.unsubscribe_url,
        preferences_url => &letter.preferences_url,
    }
}

fn approval(letter: &Approval) -> Value {
    let home_url = &letter.list.home_url;
    let articles = letter.articles.iter().map(|article| {
        context! {
            title => foreign(&article.title),
            url => web_address(&article.url).unwrap_or_else(|| home_url.clone()),
        }
    });
    context! {
        issue_id => letter.issue_id,
        articles => articles.collect::<Vec<Value>>(),
        reader_count => letter.reader_count,
        goes_at => letter.goes_at.as_deref().map(foreign),
        desk_url => &letter.desk_url,
    }
}

fn to_operator(letter: &ToOperator) -> Value {
    let own = match &letter.about {
        About::Invitation {
            inviter,
            role,
            valid_hours,
        } => context! {
            inviter => foreign(inviter),
            role => role.as_str(),
            valid_hours,
        },
        About::Reset { valid_minutes } | About::SignIn { valid_minutes } => {
            context! { valid_minutes }
        }
        About::Notice { what, date } => context! {
            what => what.as_str(),
            date => foreign(date),
        },
    };
    context! { site => &letter.site, desk_url => &letter.desk_url, ..own }
}

fn section(section: &Section, home_url: &str) -> Value {
    let articles = section
        .articles
        .iter()
        .map(|entry| article(entry, home_url));
    context! {
        title => foreign(&section.title),
        articles => articles.collect::<Vec<Value>>(),
    }
}

fn article(article: &DigestArticle, fallback_url: &str) -> Value {
    context! {
        title => foreign(&article.title),
        source => foreign(&article.source),
        url => web_address(&article.url).unwrap_or_else(|| fallback_url.to_owned()),
        summary => foreign(&article.summary),
        image_url => article.image_url.as_deref().and_then(web_address),
        image_alt => foreign(&article.image_alt),
        published => article.published.as_deref().map(foreign),
    }
}

/// Text that somebody else wrote, on one line and without the marks that stand for a reader's URLs.
///
/// The marks are looked for after cleaning, which could have joined their halves.
fn foreign(text: &str) -> String {
    without_marks(&clean::one_line(text), "[…]")
}

/// The address in its normal form if it leads to the web, with every odd character percent-encoded.
fn web_address(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    let web = matches!(url.scheme(), "https" | "http") && url.has_host();
    let clean = without_marks(url.as_str(), "-");
    web.then_some(clean)
}
