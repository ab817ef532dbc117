//! What a template can see of a letter, under which names.
//!
//! These names are the contract with operators who write their own templates.

use minijinja::{Value, context};

use super::clean;
use super::letter::{DigestArticle, Letter, ListIdentity, UNSUBSCRIBE_URL_MARK};
use super::markdown;

/// How links of an editor's note look.
const LINK: &str = "class=\"accent\" style=\"color:#8c2a1c;text-decoration:underline;\"";
/// Languages written from right to left.
const RIGHT_TO_LEFT: [&str; 9] = ["ar", "dv", "fa", "he", "ku", "ps", "ur", "ug", "yi"];

/// The values of a letter by name.
pub(super) fn of(letter: &Letter) -> Value {
    let identity = letter.list();
    let list = &list(identity);
    let language = &identity.language;
    let direction = direction(language);
    match letter {
        Letter::Confirm(letter) => context! {
            list, language, direction,
            confirm_url => &letter.confirm_url,
            not_me_url => &letter.not_me_url,
            requested_at => &letter.requested_at,
            requested_from => &letter.requested_from,
            valid_days => letter.valid_days,
        },
        Letter::Welcome(letter) => context! {
            list, language, direction,
            topics => &letter.topics,
            unsubscribe_url => &letter.unsubscribe_url,
        },
        Letter::Digest(letter) => {
            let articles: Vec<Value> = letter
                .articles
                .iter()
                .map(|entry| article(entry, &identity.home_url))
                .collect();
            let intro = markdown::note(&letter.intro, LINK);
            context! {
                list, language, direction,
                issue_title => foreign(&letter.issue_title),
                issue_date => &letter.issue_date,
                intro_html => Value::from_safe_string(intro.html),
                intro_text => Value::from_safe_string(intro.text),
                total_count => articles.len() + letter.more_count,
                articles,
                more_count => letter.more_count,
                more_url => letter.more_url.as_deref().and_then(web_address).unwrap_or_else(|| identity.home_url.clone()),
                browser_url => letter.browser_url.as_deref().and_then(web_address),
                unsubscribe_url => &letter.unsubscribe_url,
                why => foreign(&letter.why),
            }
        }
        Letter::Unsubscribed(letter) => context! {
            list, language, direction,
            subscribe_url => &letter.subscribe_url,
        },
        Letter::Approval(letter) => {
            let articles: Vec<Value> = letter
                .articles
                .iter()
                .map(|article| {
                    let url = web_address(&article.url);
                    context! {
                        title => foreign(&article.title),
                        url => url.unwrap_or_else(|| identity.home_url.clone()),
                    }
                })
                .collect();
            context! {
                list, language, direction,
                issue_id => letter.issue_id,
                articles,
                reader_count => letter.reader_count,
                goes_at => &letter.goes_at,
                api_url => &letter.api_url,
            }
        }
    }
}

fn list(list: &ListIdentity) -> Value {
    context! {
        name => &list.name,
        from_name => &list.from_name,
        from_address => list.from_address.as_str(),
        reply_to => list.reply_to.as_ref().unwrap_or(&list.from_address).as_str(),
        legal_name => &list.legal_name,
        postal_address => &list.postal_address,
        privacy_url => list.privacy_url.as_deref().and_then(web_address),
        home_url => &list.home_url,
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

/// Text that somebody else wrote, on one line and without the mark that stands for a reader's URL.
///
/// The mark is looked for after cleaning, which could have joined its halves, and is replaced rather
/// than cut out, which could join them again.
fn foreign(text: &str) -> String {
    clean::one_line(text).replace(UNSUBSCRIBE_URL_MARK, "[…]")
}

/// The address in its normal form if it leads to the web, with every odd character percent-encoded.
fn web_address(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    let web = matches!(url.scheme(), "https" | "http") && url.has_host();
    let clean = url.as_str().replace(UNSUBSCRIBE_URL_MARK, "-");
    web.then_some(clean)
}

fn direction(language: &str) -> &'static str {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    if RIGHT_TO_LEFT.contains(&primary.to_ascii_lowercase().as_str()) {
        "rtl"
    } else {
        "ltr"
    }
}
