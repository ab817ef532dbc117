//! A feed that names a hub is visited as soon as the hub says so, and nobody else can make us do anything.

use postrider::domain::feed::HubState;
use postrider::services::feeds;
use postrider::services::websub::{self, HubAnswer, Verification};

use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::feed_server::{Document, FeedServer};
use crate::harness::house::BY;
use crate::harness::house::{House, PUBLIC_URL};
use crate::harness::reading::{
    RECENT, add, articles, feed, poll, report, rss, with_feeds, with_feeds_and,
};

const WEEK: i64 = 7 * 86_400;

/// A feed that names a hub, in its body or in its headers.
fn with_hub(site: &FeedServer, entries: &[(u32, &str)], in_headers: bool) -> Document {
    let mut document = rss(entries);
    let (hub, own) = (site.url("/hub"), site.url("/feed"));
    if in_headers {
        let link = format!("<{hub}>; rel=\"hub\", <{own}>; rel=\"self\"");
        document.headers.push(("Link".to_owned(), link));
    } else {
        let links = format!(
            "<channel><atom:link rel=\"hub\" href=\"{hub}\"/><atom:link rel=\"self\" href=\"{own}\"/>"
        );
        let body = String::from_utf8(document.body).unwrap();
        let body = body.replace(
            "<rss version",
            "<rss xmlns:atom=\"http://www.w3.org/2005/Atom\" version",
        );
        document.body = body.replace("<channel>", &links).into_bytes();
    }
    document
}

/// What the hub was asked last.
struct Asked {
    token: String,
    secret: String,
    topic: String,
}

fn asked(site: &FeedServer) -> Option<Asked> {
    let body = site.asked("/hub").pop()?.body;
    let form: Vec<(String, String)> = url::form_urlencoded::parse(body.as_bytes())
        .into_owned()
        .collect();
    let value = |name: &str| {
        let found = form.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.clone()).expect("the field")
    };
    assert_eq!(value("hub.mode"), "subscribe");
    assert_eq!(value("hub.lease_seconds"), (10 * 86_400).to_string());
    let callback = value("hub.callback");
    let token = callback
        .strip_prefix(&format!("{PUBLIC_URL}/hooks/websub/"))
        .expect("our address");
    Some(Asked {
        token: token.to_owned(),
        secret: value("hub.secret"),
        topic: value("hub.topic"),
    })
}

fn meant(asked: &Asked) -> Verification {
    Verification {
        mode: "subscribe".to_owned(),
        topic: asked.topic.clone(),
        challenge: Some("say this".to_owned()),
        lease_seconds: Some(WEEK),
        reason: None,
    }
}

fn signature(secret: &str, body: &[u8]) -> String {
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, secret.as_bytes());
    let tag = ring::hmac::sign(&key, body);
    let hex = data_encoding::HEXLOWER.encode(tag.as_ref());
    format!("sha256={hex}")
}

/// A house whose feed has a hub that agreed to tell it of news.
async fn told_by_a_hub(
    database: TestDatabase,
    in_headers: bool,
) -> (House, FeedServer, i64, Asked) {
    let (house, site) = with_feeds(database).await;
    site.publish("/feed", with_hub(&site, &[(1, RECENT)], in_headers));
    site.publish("/hub", Document::status(202));
    let id = add(&house, &site.url("/feed")).await.id;
    poll(&house).await;
    assert_eq!(websub::ask_due(&house.app).await.unwrap(), 1);
    let asked = asked(&site).expect("the hub was asked");
    assert_eq!(asked.topic, site.url("/feed"));
    let answer = websub::verify(&house.app, &asked.token, meant(&asked))
        .await
        .unwrap();
    assert_eq!(answer, HubAnswer::Meant("say this".to_owned()));
    (house, site, id, asked)
}

async fn visited_when_told(database: TestDatabase, in_headers: bool) {
    let (house, site, id, asked) = told_by_a_hub(database, in_headers).await;
    let hub = report(&house, id).await.hub.expect("a hub");
    let lease = Some(house.app.now().plus_seconds(WEEK));
    assert_eq!((hub.state, hub.lease_until), (HubState::Active, lease));
    site.publish(
        "/feed",
        with_hub(&site, &[(2, RECENT), (1, RECENT)], in_headers),
    );
    house.advance(60);
    assert_eq!(poll(&house).await, 0);
    let body = b"whatever the hub sends";
    let signed = signature(&asked.secret, body);
    let heard = websub::hear(&house.app, &asked.token, Some(&signed), body).await;
    assert_eq!(heard.unwrap(), HubAnswer::Heard);
    assert_eq!(poll(&house).await, 1);
    assert_eq!(articles(&house).await.len(), 2);
    // Again at once: the feed is left alone for a while.
    websub::hear(&house.app, &asked.token, Some(&signed), body)
        .await
        .unwrap();
    assert_eq!(poll(&house).await, 0);
    house.advance(10);
    assert_eq!(poll(&house).await, 1);
}

both_databases! {
    async fn a_hub_that_says_so_brings_the_next_visit_forward(database: TestDatabase) {
        visited_when_told(database, false).await;
    }

    async fn a_hub_in_the_headers_is_as_good_as_one_in_the_feed(database: TestDatabase) {
        visited_when_told(database, true).await;
    }

    async fn nobody_but_the_hub_can_bring_a_visit_forward(database: TestDatabase) {
        let (house, _site, id, asked) = told_by_a_hub(database, true).await;
        house.advance(60);
        let before = feed(&house, id).await.next_fetch_at;
        let body = b"news";
        let wrong = signature("not the secret", body);
        let other = signature(&asked.secret, b"other news");
        for signature in [None, Some(""), Some(wrong.as_str()), Some(other.as_str()), Some("sha256=")] {
            let heard = websub::hear(&house.app, &asked.token, signature, body).await.unwrap();
            assert_eq!(heard, HubAnswer::Heard, "the answer tells nothing");
            assert_eq!(feed(&house, id).await.next_fetch_at, before, "{signature:?}");
        }
        let right = signature(&asked.secret, body);
        assert_eq!(websub::hear(&house.app, "no such token", Some(&right), body).await.unwrap(), HubAnswer::Unknown);
        let questions = [
            ("no such token", meant(&asked)),
            (asked.token.as_str(), Verification { topic: "https://other.example/".into(), ..meant(&asked) }),
            (asked.token.as_str(), Verification { mode: "unsubscribe".into(), ..meant(&asked) }),
            (asked.token.as_str(), Verification { challenge: None, ..meant(&asked) }),
        ];
        for (token, question) in questions {
            let answer = websub::verify(&house.app, token, question.clone()).await.unwrap();
            assert_eq!(answer, HubAnswer::Unknown, "{token} {question:?}");
        }
    }

    async fn a_hub_is_asked_again_before_its_lease_ends(database: TestDatabase) {
        let (house, site, id, first) = told_by_a_hub(database, true).await;
        house.advance(WEEK / 3 * 2 - 1);
        assert_eq!(websub::ask_due(&house.app).await.unwrap(), 0);
        house.advance(1);
        assert_eq!(websub::ask_due(&house.app).await.unwrap(), 1);
        let again = asked(&site).unwrap();
        assert_eq!((&again.token, &again.secret), (&first.token, &first.secret));
        websub::verify(&house.app, &again.token, meant(&again)).await.unwrap();
        let hub = report(&house, id).await.hub.unwrap();
        assert_eq!(hub.lease_until, Some(house.app.now().plus_seconds(WEEK)));
        // A hub may not keep us longer than we asked, nor for no time at all.
        for (granted, kept) in [(365 * 86_400, 10 * 86_400), (0, 300)] {
            let said = Verification { lease_seconds: Some(granted), ..meant(&again) };
            websub::verify(&house.app, &again.token, said).await.unwrap();
            let hub = report(&house, id).await.hub.unwrap();
            assert_eq!(hub.lease_until, Some(house.app.now().plus_seconds(kept)));
        }
    }

    async fn a_hub_that_fails_or_says_no_is_asked_later_and_the_feed_goes_on(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/feed", with_hub(&site, &[(1, RECENT)], true));
        site.publish("/hub", Document::status(500));
        let id = add(&house, &site.url("/feed")).await.id;
        poll(&house).await;
        assert_eq!(websub::ask_due(&house.app).await.unwrap(), 1);
        let hub = report(&house, id).await.hub.unwrap();
        assert_eq!(hub.state, HubState::Asking);
        assert!(hub.last_error.is_some_and(|words| words.contains("status 500")));
        assert_eq!(websub::ask_due(&house.app).await.unwrap(), 0);
        house.advance(3_600);
        site.publish("/hub", Document::status(202));
        assert_eq!(websub::ask_due(&house.app).await.unwrap(), 1);
        let asked = asked(&site).unwrap();
        let no = Verification {
            mode: "denied".to_owned(),
            reason: Some("not\r\nyours".to_owned()),
            ..meant(&asked)
        };
        assert_eq!(websub::verify(&house.app, &asked.token, no).await.unwrap(), HubAnswer::Heard);
        let hub = report(&house, id).await.hub.unwrap();
        assert_eq!((hub.state, hub.last_error.as_deref()), (HubState::Refused, Some("the hub said no (notyours)")));
        house.advance(86_400);
        assert_eq!(websub::ask_due(&house.app).await.unwrap(), 0);
        assert_eq!(poll(&house).await, 1, "the feed is visited as ever");
    }

    async fn a_hub_that_does_not_call_back_is_asked_less_and_less_often(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/feed", with_hub(&site, &[(1, RECENT)], true));
        site.publish("/hub", Document::status(202));
        add(&house, &site.url("/feed")).await;
        poll(&house).await;
        let mut asked_at = Vec::new();
        for hour in 0..8 {
            if websub::ask_due(&house.app).await.unwrap() > 0 {
                asked_at.push(hour);
            }
            house.advance(3_600);
        }
        assert_eq!(asked_at, [0, 1, 3, 7]);
    }

    async fn a_hub_in_the_private_network_is_not_spoken_to(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        let secret_site = FeedServer::start().await;
        let mut document = rss(&[(1, RECENT)]);
        let link = format!("<{}>; rel=hub, </feed>; rel=self", secret_site.url("/admin"));
        document.headers.push(("Link".to_owned(), link));
        site.publish("/feed", document);
        let id = add(&house, &site.url("/feed")).await.id;
        poll(&house).await;
        assert_eq!(websub::ask_due(&house.app).await.unwrap(), 1);
        assert!(secret_site.asked("/admin").is_empty());
        let hub = report(&house, id).await.hub.unwrap();
        assert!(hub.last_error.is_some_and(|words| words.contains("not on the public Internet")));
    }

    async fn a_feed_that_is_stopped_wants_to_hear_nothing(database: TestDatabase) {
        let (house, _site, id, asked) = told_by_a_hub(database, true).await;
        feeds::edit(&house.app, &BY, id, feeds::FeedEdit::state(postrider::domain::feed::FeedState::Stopped)).await.unwrap();
        let body = b"news";
        let signed = signature(&asked.secret, body);
        assert_eq!(websub::hear(&house.app, &asked.token, Some(&signed), body).await.unwrap(), HubAnswer::Unknown);
        assert_eq!(websub::verify(&house.app, &asked.token, meant(&asked)).await.unwrap(), HubAnswer::Unknown);
        house.advance(10 * 86_400);
        assert_eq!(websub::ask_due(&house.app).await.unwrap(), 0);
    }

    async fn a_feed_that_leaves_its_hub_is_no_longer_told_by_it(database: TestDatabase) {
        let (house, site, id, asked) = told_by_a_hub(database, false).await;
        site.publish("/feed", rss(&[(1, RECENT)]));
        house.advance(900);
        poll(&house).await;
        assert!(report(&house, id).await.hub.is_none());
        assert_eq!(websub::verify(&house.app, &asked.token, meant(&asked)).await.unwrap(), HubAnswer::Unknown);
    }

    async fn an_operator_who_wants_no_hubs_has_none(database: TestDatabase) {
        let (house, site) = with_feeds_and(database, &[("POSTRIDER_FEEDS_WEBSUB", "false")]).await;
        site.publish("/feed", with_hub(&site, &[(1, RECENT)], true));
        site.publish("/hub", Document::status(202));
        let id = add(&house, &site.url("/feed")).await.id;
        poll(&house).await;
        assert_eq!(websub::ask_due(&house.app).await.unwrap(), 0);
        assert!(report(&house, id).await.hub.is_none());
    }
}
