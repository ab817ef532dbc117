//! Explaining: whatever became of a reader and an issue, there is an answer, in sentences and as facts.

use postrider::domain::consent::Method;
use postrider::domain::delivery::DeliveryState;
use postrider::services::explain::{Explanation, Why, explain};
use postrider::services::signup::Wish;
use postrider::services::unsubscribe::{self, Scope};
use postrider::services::{digest, subscribers};

use crate::harness::database::both_databases;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, article, at, evidence, wish};
use crate::harness::newsroom::{add_readers, api_key, bulk_address, execute, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::{Action, Script, Sink, Step};

const ADA: &str = "ada@reader.example";
const BOB: &str = "bob@reader.example";

/// Plans an issue with one article for whoever is subscribed.
async fn plan(house: &House) -> i64 {
    house.push(&["one"]).await;
    house.morning_of_march(2);
    let planned = digest::plan_due_issues(&house.app).await.unwrap();
    let of_the_first_list = planned.iter().find(|issue| issue.list_id == 1);
    of_the_first_list.expect("an issue").id
}

/// What is told in English; in every other language it is told as well, and nothing is left unsaid.
async fn asked(house: &House, address: &str, issue: i64) -> Explanation {
    let tell = async |language: &str| {
        let told = explain(&house.app, address, Some(issue), language).await;
        let told = told.unwrap();
        assert_said(&told);
        told
    };
    let told = tell("en").await;
    for language in ["de", "fr", "es", "ar", "zh"] {
        let other = tell(language).await;
        assert_eq!(other.sentences.len(), told.sentences.len(), "{language}");
        for (theirs, english) in other.sentences.iter().zip(&told.sentences) {
            assert_ne!(theirs, english, "{language}");
        }
    }
    told
}

/// A sentence whose words are missing shows the name of the message.
#[track_caller]
fn assert_said(told: &Explanation) {
    for sentence in &told.sentences {
        let is_said = !sentence.contains("explain-") && !sentence.contains("desk-");
        assert!(is_said, "{sentence}");
    }
}

/// The answer in one word, and its sentences as one text.
async fn answer(house: &House, address: &str, issue: i64) -> (Why, String) {
    let told = asked(house, address, issue).await;
    (told.why, told.sentences.join("\n"))
}

#[track_caller]
fn assert_tells(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing in:\n{text}");
    }
}

both_databases! {
    async fn an_unknown_address_and_an_unknown_issue_are_answers(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let issue = plan(&house).await;
        assert_eq!(answer(&house, "nobody@reader.example", issue).await.0, Why::UnknownAddress);
        subscribers::suppress(&house.app, "nobody@reader.example", Some("asked by post".into())).await.unwrap();
        let (why, text) = answer(&house, "Nobody@Reader.example", issue).await;
        assert_eq!(why, Why::UnknownAddress);
        assert_tells(&text, &["suppressed since 2 March 2026, 09:01:00 UTC", "an operator decided so", "asked by post"]);
        assert_eq!(answer(&house, ADA, issue + 99).await.0, Why::UnknownIssue);
        assert!(explain(&house.app, "no address", None, "en").await.is_err());
        let story = explain(&house.app, "nobody@reader.example", None, "en").await.unwrap();
        assert_said(&story);
        assert_eq!(story.why, Why::UnknownAddress);
    }

    async fn a_letter_that_was_accepted_is_told_with_the_relays_reply(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let issue = plan(&house).await;
        house.deliver_all().await;
        let told = asked(&house, ADA, issue).await;
        let text = told.sentences.join("\n");
        assert_eq!(told.why, Why::Sent);
        assert_tells(&text, &["Accepted at 2 March 2026, 09:01:00 UTC by the relay main: 250 ", "(attempt 1)"]);
        let letter = &house.digests_for(ADA)[0];
        assert_eq!(told.deliveries[0].message_id, letter.message_id());
        assert_tells(&text, &[&format!("<{}>", letter.message_id())]);
        assert_eq!((told.deliveries[0].reply_code, told.deliveries[0].attempt), (Some(250), 1));
        assert_eq!(told.issue.unwrap().list, LIST);
        house.run_sql("UPDATE deliveries SET relay = 'main'").unwrap();
        assert_tells(&answer(&house, ADA, issue).await.1, &["by the relay main: 250 "]);
    }

    async fn who_never_confirmed_is_told_when_the_question_was_put_and_when_it_expired(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(BOB).await;
        house.sign_up(ADA).await;
        house.deliver_all().await;
        let issue = plan(&house).await;
        let told = asked(&house, ADA, issue).await;
        assert_eq!(told.why, Why::NeverConfirmed);
        assert_tells(&told.sentences.join("\n"), &[
            "had not been confirmed when the issue was planned at 2 March 2026, 09:01:00 UTC",
            "put at 2 March 2026, 08:00:00 UTC and can be answered until 9 March 2026, 08:00:00 UTC",
            "“Confirmation letter” of harbour", "Accepted at",
        ]);
        assert_eq!(told.deliveries.len(), 1);
        house.advance(7 * 86_400);
        assert_tells(&answer(&house, ADA, issue).await.1, &["and expired unanswered at 9 March 2026, 08:00:00 UTC"]);
        house.sign_up(ADA).await;
        house.deliver_all().await;
        house.answer(ADA, postrider::services::signup::Answer::Yes).await.unwrap();
        let (why, text) = answer(&house, ADA, issue).await;
        assert_eq!(why, Why::ConfirmedLater);
        assert_tells(&text, &["confirmed later, at 9 March 2026, 09:01:00 UTC"]);
    }

    async fn who_signed_up_after_the_issue_or_to_another_list_is_told_so(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(BOB).await;
        house.found_list("inland").await;
        house.subscribe_to("inland", wish("cyd@reader.example")).await;
        let issue = plan(&house).await;
        house.advance(60);
        house.subscribe(ADA).await;
        let (why, text) = answer(&house, ADA, issue).await;
        assert_eq!(why, Why::SignedUpLater);
        assert_tells(&text, &["the first sign-up came at 2 March 2026, 09:02:00 UTC", "confirmed later"]);
        let (why, text) = answer(&house, "cyd@reader.example", issue).await;
        assert_eq!(why, Why::NeverSignedUp);
        assert_tells(&text, &["never signed up to harbour"]);
    }

    async fn who_had_left_is_told_when_and_how(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.subscribe(BOB).await;
        house.subscribe("cyd@reader.example").await;
        house.advance(600);
        let token = house.leave_token(ADA);
        unsubscribe::leave(&house.app, &token, Scope::ThisList, Method::OneClick, evidence()).await.unwrap();
        subscribers::unsubscribe(&house.app, BOB, None).await.unwrap();
        let issue = plan(&house).await;
        let (why, text) = answer(&house, ADA, issue).await;
        assert_eq!(why, Why::Unsubscribed);
        assert_tells(&text, &["unsubscribed at 2 March 2026, 08:10:00 UTC by one click in the mail program"]);
        assert_tells(&answer(&house, BOB, issue).await.1, &["08:10:00 UTC by an operator"]);
        // Coming back later does not change what was.
        house.advance(600);
        house.subscribe(ADA).await;
        let (why, text) = answer(&house, ADA, issue).await;
        assert_eq!(why, Why::Unsubscribed);
        assert_tells(&text, &["confirmed later, at 2 March 2026, 09:11:00 UTC"]);
    }

    async fn a_suppressed_reader_is_told_since_when_and_why(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.subscribe(BOB).await;
        subscribers::suppress(&house.app, ADA, Some("bounced by post".into())).await.unwrap();
        let issue = plan(&house).await;
        let told = asked(&house, ADA, issue).await;
        assert_eq!(told.why, Why::Suppressed);
        assert_tells(&told.sentences.join("\n"), &["suppressed since 2 March 2026, 08:00:00 UTC", "(“bounced by post”)"]);
        assert_eq!(told.suppression.unwrap().since, at("2026-03-02T08:00:00Z"));
        // After the planning there is a letter, which is left out when its turn comes.
        subscribers::suppress(&house.app, BOB, None).await.unwrap();
        assert_eq!(answer(&house, BOB, issue).await.0, Why::Queued);
        house.deliver_all().await;
        let (why, text) = answer(&house, BOB, issue).await;
        assert_eq!(why, Why::Skipped);
        assert_tells(&text, &["Left out at 2 March 2026, 09:01:00 UTC: the address is suppressed."]);
    }

    async fn no_article_for_the_readers_topics_is_told_with_the_topics(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe_to(LIST, Wish { topics: vec!["sport".into()], ..wish(ADA) }).await;
        house.subscribe(BOB).await;
        house.push_articles(vec![article("one", &["City"])]).await;
        house.morning_of_march(2);
        let issue = digest::plan_due_issues(&house.app)
        .await
        .unwrap()
        .into_iter()
        .find(|issue| issue.list_id == 1)
        .expect("an issue of the first list").id;
        let told = asked(&house, ADA, issue).await;
        assert_eq!(told.why, Why::NoArticleForTopics);
        assert_tells(&told.sentences.join("\n"), &["the topics that this reader chose (sport)", "its articles carry"]);
        assert_eq!(told.issue.unwrap().topics.len(), 1);
        assert_eq!(answer(&house, BOB, issue).await.0, Why::Queued);
        // What the ledger cannot know, it does not invent.
        house.run_sql("DELETE FROM deliveries WHERE issue_id IS NOT NULL").unwrap();
        assert_eq!(answer(&house, BOB, issue).await.0, Why::NotRecorded);
    }

    async fn an_issue_that_brought_no_letters_is_told_for_everybody(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.morning_of_march(2);
        let issue = digest::plan_due_issues(&house.app)
        .await
        .unwrap()
        .into_iter()
        .find(|issue| issue.list_id == 1)
        .expect("an issue of the first list").id;
        for who in [ADA, "nobody@reader.example"] {
            let (why, text) = answer(&house, who, issue).await;
            assert_eq!(why, Why::IssueSkipped);
            assert_tells(&text, &["brought no letters to anybody: there was nothing new"]);
        }
    }

    async fn a_letter_that_waits_is_told_behind_what(database: TestDatabase) {
        let mut house = House::open(database).await;
        house.subscribe(ADA).await;
        let issue = plan(&house).await;
        let (why, text) = answer(&house, ADA, issue).await;
        assert_eq!(why, Why::Queued);
        assert_tells(&text, &["waits for its turn since 2 March 2026, 09:01:00 UTC", "No worker has given a sign of life since 2 March 2026, 08:00:00 UTC."]);
        house.sign_of_life().await;
        assert!(!answer(&house, ADA, issue).await.1.contains("worker"));
        digest::pause(&house.app, &BY, issue).await.unwrap();
        let (why, text) = answer(&house, ADA, issue).await;
        assert_eq!(why, Why::IssuePaused);
        assert_tells(&text, &["the issue is paused"]);
        digest::resume(&house.app, &BY, issue).await.unwrap();
        house.stop_sink();
        house.deliver_all().await;
        let (why, text) = answer(&house, ADA, issue).await;
        assert_eq!(why, Why::RelayResting);
        assert_tells(&text, &["the relay main could not be used (", "again from 2 March 2026, 09:01:30 UTC on"]);
        house.run_sql("UPDATE deliveries SET reply_text = NULL WHERE state = 'queued'").unwrap();
        assert_eq!(answer(&house, ADA, issue).await.0, Why::NotDueYet);
        house.restart_sink().await;
        house.advance(30);
        let claimed = house.look().await;
        house.begin(&claimed).await;
        assert_eq!(answer(&house, ADA, issue).await.0, Why::Sending);
    }

    async fn a_letter_that_was_put_off_is_told_with_every_attempt(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let issue = plan(&house).await;
        house.sink().script(ADA, Script::reply(Step::Rcpt, "452 4.2.2 Mailbox full.").times(3));
        for wait in [0, 331, 1_981] {
            house.advance(wait);
            house.deliver_all().await;
        }
        house.run_sql("UPDATE attempts SET phase = 'rcpt_to', fault = 'nobody', relay = 'main'").unwrap();
        let told = asked(&house, ADA, issue).await;
        let text = told.sentences.join("\n");
        assert_eq!(told.why, Why::Deferred);
        assert_tells(&text, &[
            "Attempt 1 at 2 March 2026, 09:01:00 UTC: the relay main put it off at RCPT TO: 452 4.2.2 Mailbox full.\n",
            "Attempt 3 at 2 March 2026, 09:39:32 UTC",
            "Put off 3 times, the last time with 452 4.2.2 Mailbox full; the next attempt is due at 2 March 2026, 10:",
        ]);
        let facts = &told.deliveries[0];
        assert_eq!((facts.attempts.len(), facts.attempt, facts.state), (3, 3, DeliveryState::Deferred));
        digest::pause(&house.app, &BY, issue).await.unwrap();
        assert_tells(&answer(&house, ADA, issue).await.1, &["nothing is tried until it is resumed"]);
        digest::resume(&house.app, &BY, issue).await.unwrap();
        house.advance(2 * 3_600);
        house.deliver_all().await;
        let (why, text) = answer(&house, ADA, issue).await;
        assert_eq!(why, Why::Sent);
        assert_tells(&text, &["Attempt 3 at", "(attempt 4)"]);
    }

    async fn a_letter_that_was_refused_or_given_up_is_told_with_the_reply(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SENDING_LIFETIME_HOURS", "1")]).await;
        house.subscribe(ADA).await;
        house.subscribe(BOB).await;
        let issue = plan(&house).await;
        house.sink().script(ADA, Script::reply(Step::Rcpt, "550 5.1.1 No such mailbox"));
        house.sink().script(BOB, Script::reply(Step::Rcpt, "450 4.2.1 Later"));
        for wait in [0, 331, 1_981] {
            house.advance(wait);
            house.deliver_all().await;
        }
        let (why, text) = answer(&house, ADA, issue).await;
        assert_eq!(why, Why::Rejected);
        assert_tells(&text, &["Refused for good at 2 March 2026, 09:01:00 UTC by the relay main: 550 5.1.1 No such mailbox."]);
        let (why, text) = answer(&house, BOB, issue).await;
        assert_eq!(why, Why::Expired);
        assert_tells(&text, &["Given up at", "after the letter's lifetime", "450 4.2.1 Later"]);
        house.run_sql("UPDATE deliveries SET state = 'bounced', reason = 'user unknown' WHERE state = 'rejected'").unwrap();
        let (why, text) = answer(&house, ADA, issue).await;
        assert_eq!(why, Why::Bounced);
        assert_tells(&text, &["user unknown"]);
    }

    async fn a_letter_in_doubt_is_told_as_such_and_so_is_its_second_copy(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let issue = plan(&house).await;
        house.sink().script(ADA, Script::at(Step::Dot, Action::Drop).times(1));
        house.deliver_all().await;
        let (why, text) = answer(&house, ADA, issue).await;
        assert_eq!(why, Why::InDoubt);
        assert_tells(&text, &["nobody knows whether it arrived. In doubt since 2 March 2026, 09:01:00 UTC",
            "sent again, with the same Message-ID, at 2 March 2026, 09:31:00 UTC"]);
        house.advance(1_800);
        house.deliver_all().await;
        let (why, text) = answer(&house, ADA, issue).await;
        assert_eq!(why, Why::Sent);
        assert_tells(&text, &["Attempt 1 at 2 March 2026, 09:01:00 UTC: no answer of the relay main was recorded", "may have got it twice"]);
    }

    async fn a_letter_that_is_held_waits_for_an_operator(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SENDING_WHEN_IN_DOUBT", "hold")]).await;
        house.subscribe(ADA).await;
        let issue = plan(&house).await;
        house.sink().script(ADA, Script::at(Step::Dot, Action::Drop).times(1));
        house.deliver_all().await;
        let (why, text) = answer(&house, ADA, issue).await;
        assert_eq!(why, Why::Held);
        assert_tells(&text, &["held until an operator decides"]);
        digest::cancel(&house.app, &BY, issue).await.unwrap();
        let (why, text) = answer(&house, ADA, issue).await;
        assert_eq!(why, Why::Cancelled);
        assert_tells(&text, &["Cancelled at 2 March 2026, 09:01:00 UTC: an operator cancelled the issue."]);
    }

    async fn without_an_issue_the_whole_story_is_told(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_EXPLAIN_DELIVERIES", "2")]).await;
        house.subscribe(ADA).await;
        plan(&house).await;
        house.deliver_all().await;
        house.advance(60);
        subscribers::unsubscribe(&house.app, ADA, None).await.unwrap();
        subscribers::suppress(&house.app, ADA, None).await.unwrap();
        let told = explain(&house.app, ADA, None, "en").await.unwrap();
        assert_said(&told);
        assert_eq!((told.why, told.issue.is_none()), (Why::WholeStory, true));
        assert_tells(&told.sentences.join("\n"), &[
            "suppressed since 2 March 2026, 09:02:00 UTC",
            "harbour: unsubscribed at 2 March 2026, 09:02:00 UTC; all topics",
            "harbour: signed up at 2 March 2026, 08:00:00 UTC by the sign-up form.",
            "harbour: confirmed at 2 March 2026, 08:00:00 UTC by the page behind a letter's link.",
            "harbour: unsubscribed at 2 March 2026, 09:02:00 UTC by an operator.",
            "issue 1 of harbour, was planned at",
        ]);
        // The newest letters only, and the confirmation letter is the oldest of three.
        let letters: Vec<_> = told.deliveries.iter().map(|one| one.letter.as_str()).collect();
        assert_eq!(letters, ["digest", "welcome"]);
        assert_eq!((told.subscriptions.len(), told.consents.len()), (1, 5));
        let json = serde_json::to_string(&told).unwrap();
        assert!(!json.contains("203.0.113"), "network data is no part of an answer: {json}");
    }

    async fn the_command_and_the_api_give_the_same_answer_and_the_api_asks_for_a_key(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("log.level", "info");
        open_list(&installation);
        add_readers(&database, 2);
        execute(&database, "UPDATE lists SET time_zone = 'Europe/Zurich'");
        let key = api_key(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let article = serde_json::json!({"list": "daily", "source": "site", "external_id": "1",
            "url": "https://daily-news.net/1", "title": "The first article"});
        browser.post_json_as(&key, "/api/v1/articles", &article).await.expect_status(200);
        let (refused, accepted) = (bulk_address(1), bulk_address(2));
        sink.script(&refused, Script::reply(Step::Rcpt, "550 5.1.1 Nobody here"));
        let issue = installation.cli(&["issue", "send-now", "daily"])["id"].as_i64().unwrap().to_string();
        installation.cli_raw(&["issue", "watch", &issue]);

        let said = installation.cli_raw(&["explain", &refused, &issue]);
        assert_eq!(said.code, Some(0), "{}", said.stderr);
        assert_tells(&said.stdout, &["Refused for good at", " CE", "550 5.1.1 Nobody here"]);
        let address = format!("/api/v1/explanations?address={accepted}&issue={issue}");
        let get = |path: &str| browser.request(reqwest::Method::GET, path).bearer_auth(&key);
        let answered = browser.send(get(&address)).await.expect_status(200).json();
        assert_eq!(answered["why"], "sent");
        assert_eq!(answered["deliveries"][0]["reply_code"], 250);
        assert_eq!(answered, installation.cli(&["explain", &accepted, &issue]));
        let story = browser.send(get(&format!("/api/v1/explanations?address={refused}"))).await.expect_status(200).json();
        assert_eq!(story["why"], "whole_story");

        let description = browser.get("/api/v1/openapi.json").await.json();
        for answer in [&answered, &story] {
            assert_described(&description, "Explanation", answer);
        }
        assert_described(&description, "ExplainedIssue", &answered["issue"]);
        assert_described(&description, "ExplainedSubscription", &answered["subscriptions"][0]);
        assert_described(&description, "ExplainedDelivery", &answered["deliveries"][0]);
        let passage = &answered["deliveries"][0]["passage"];
        assert_eq!(passage["host"], "127.0.0.1");
        assert_eq!((&passage["tls"], &passage["cipher"]), (&serde_json::Value::Null, &serde_json::Value::Null));
        assert_described(&description, "ExplainedPassage", passage);
        assert_described(&description, "ExplainedAttempt", &story["deliveries"][0]["attempts"][0]);

        let without_key = browser.get(&address).await.expect_status(401);
        assert!(!without_key.body.contains("bulk-readers"), "{}", without_key.body);
        for query in ["", "?address=nonsense", "?address=a@b.example&issue=x", "?address=a@b.example&isue=1",
            "?address=a@b.example&address=c@d.example"]
        {
            browser.send(get(&format!("/api/v1/explanations{query}"))).await.expect_status(422);
        }
        let german = browser.send(get(&format!("{address}&language=de-AT"))).await.expect_status(200).json();
        assert_eq!(german["why"], "sent");
        assert_tells(german["sentences"][0].as_str().unwrap(), &["Ausgabe", "wurde am", "vorgemerkt"]);
        let nobody = "/api/v1/explanations?address=nobody@bulk-readers.net&issue=999";
        assert_eq!(browser.send(get(nobody)).await.expect_status(200).json()["why"], "unknown_issue");
        drop(server);
        installation.remember_secret(&refused);
        installation.close_the_books(&sink.messages());
    }
}

/// Every key of an answer stands in the API's description, and the reverse.
#[track_caller]
fn assert_described(description: &serde_json::Value, schema: &str, answer: &serde_json::Value) {
    let keys = |value: &serde_json::Value| -> Vec<String> {
        let mut keys: Vec<String> = value.as_object().expect(schema).keys().cloned().collect();
        keys.sort();
        keys
    };
    let described = &description["components"]["schemas"][schema]["properties"];
    assert_eq!(keys(described), keys(answer), "{schema}");
}
