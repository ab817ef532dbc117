//! Links survive what mail gateways and programs do to them on the way to a browser.

use std::time::Duration;

use data_encoding::BASE64URL;
use url::Url;
use url::form_urlencoded::{byte_serialize, parse};

use crate::harness::browser::Browser;
use crate::harness::database::both_databases;
use crate::harness::newsroom::{LIST, count, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

const PATIENCE: Duration = Duration::from_secs(30);

fn percent_encoded(address: &str) -> String {
    byte_serialize(address.as_bytes()).collect()
}

/// Microsoft's Safe Links: the address as a query parameter of another one, with data of its own behind it.
fn safe_link(address: &str) -> String {
    let inside = percent_encoded(address);
    format!(
        "https://eur01.safelinks.protection.outlook.com/?url={inside}&data=05%7C02%7C&reserved=0"
    )
}

fn out_of_safe_link(wrapped: &str) -> String {
    let wrapped = Url::parse(wrapped).expect("an address");
    let inside = wrapped.query_pairs().find(|(name, _)| name == "url");
    inside.expect("the address inside").1.into_owned()
}

/// Proofpoint's second form: `-` for `%` and `_` for `/`.
fn urldefense(address: &str) -> String {
    let inside = percent_encoded(address)
        .replace('-', "%2D")
        .replace('_', "%5F");
    let inside = inside.replace("%2F", "_").replace('%', "-");
    format!("https://urldefense.proofpoint.com/v2/url?u={inside}&d=DwMFaQ&c=x")
}

fn out_of_urldefense(wrapped: &str) -> String {
    let (_, inside) = wrapped.split_once("u=").expect("the address inside");
    let inside = inside.split('&').next().unwrap_or_default();
    let inside = format!("u={}", inside.replace('-', "%").replace('_', "/"));
    let (_, address) = parse(inside.as_bytes()).next().expect("the address inside");
    address.into_owned()
}

/// Proofpoint's third form: the address between double underscores, with what was odd in it behind, in base64.
fn urldefense_three(address: &str) -> String {
    format!(
        "https://urldefense.com/v3/__{address}__;{}!!x$",
        BASE64URL.encode(b"+")
    )
}

fn out_of_urldefense_three(wrapped: &str) -> String {
    let (_, inside) = wrapped.split_once("/v3/__").expect("the address inside");
    inside.split_once("__;").expect("its end").0.to_owned()
}

/// The letters at every `step` of the token percent-encoded, as RFC 3986 section 6.2.2.2 says is equivalent.
fn encoded(address: &str, step: usize, upper: bool) -> String {
    let (front, token) = address.rsplit_once('/').expect("a path");
    let mut text = format!("{front}/");
    for (at, letter) in token.chars().enumerate() {
        if at % step == 0 {
            let code = u32::from(letter);
            let written = if upper {
                format!("%{code:02X}")
            } else {
                format!("%{code:02x}")
            };
            text.push_str(&written);
        } else {
            text.push(letter);
        }
    }
    text
}

fn upper_token(address: &str) -> String {
    let (front, token) = address.rsplit_once('/').expect("a path");
    format!("{front}/{}", token.to_ascii_uppercase())
}

/// Thirty forms in which the address of a token's page may arrive.
fn rewritten(address: &str) -> Vec<String> {
    let behind = |tail: &str| format!("{address}{tail}");
    vec![
        behind("/"),
        behind("?"),
        behind("/?"),
        behind("?utm_source=news&utm_medium=email"),
        behind("/?utm_source=news"),
        behind("?fbclid=IwAR0x&gclid=1"),
        behind("?mc_cid=1&mc_eid=%5BUNIQID%5D"),
        behind("?token=other&token=another"),
        behind("?a[]=1&a[]=2&%"),
        behind("?=&&="),
        behind("#top"),
        behind("/#top"),
        behind("."),
        behind(","),
        behind(")"),
        behind("%3E"),
        behind(">"),
        behind("%22"),
        behind("'"),
        behind("="),
        encoded(address, 1, true),
        encoded(address, 1, false),
        encoded(address, 7, true),
        upper_token(address),
        behind("?lang=de&x=1"),
        out_of_safe_link(&safe_link(address)),
        out_of_safe_link(&out_of_safe_link(&safe_link(&safe_link(address)))),
        out_of_urldefense(&urldefense(address)),
        out_of_urldefense(&out_of_safe_link(&safe_link(&urldefense(address)))),
        out_of_safe_link(&out_of_urldefense_three(&urldefense_three(&safe_link(
            address,
        )))) + "?data=05",
    ]
}

both_databases! {
    async fn every_link_of_a_letter_works_in_thirty_forms_and_twice(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let wish = serde_json::json!({"email": "ada@reader-mail.net", "list": LIST, "terms_version": 1,
            "consent_newsletter": true, "consent_terms": true});
        browser.post_json("/api/v1/subscriptions", &wish).await.expect_status(202);
        let letter = sink.wait_for(1, PATIENCE).await.remove(0);
        let question = letter.link_with("/confirmation/");
        for page in [&question, &letter.link_with("/refusal/")] {
            same_page_in_every_form(&browser, page).await;
        }
        assert_eq!(count(&database, "consents WHERE act <> 'given'"), 0);

        // The buttons work from a rewritten address, too.
        let page = browser.get(&rewritten(&question)[20]).await.expect_status(200);
        let yes = page.form().fill("answer", "yes");
        browser.submit(&page, &yes).await.expect_status(200);
        assert_eq!(count(&database, "subscriptions WHERE state = 'active'"), 1);

        let welcome = sink.wait_for(2, PATIENCE).await.remove(1);
        let way_out = welcome.one_click_link().expect("a way out");
        same_page_in_every_form(&browser, &way_out).await;
        assert_eq!(count(&database, "subscriptions WHERE state = 'active'"), 1);
        let click = [("List-Unsubscribe".to_owned(), "One-Click".to_owned())];
        browser.post_form(&rewritten(&way_out)[3], &click).await.expect_status(200);
        assert_eq!(count(&database, "subscriptions WHERE state = 'active'"), 0);
        installation.close_the_books(&sink.messages());
    }
}

/// Opens a page in all of its forms, each twice.
async fn same_page_in_every_form(browser: &Browser, address: &str) {
    let plain = browser.get(address).await.expect_status(200).text();
    let forms = rewritten(address);
    assert_eq!(forms.len(), 30);
    for form in forms {
        for _ in 0..2 {
            let shown = browser.get(&form).await.expect_status(200);
            let same = form.contains("lang=de") || shown.text() == plain;
            assert!(same, "{form}: {}", shown.text());
        }
    }
}
