//! Looking through issues and their recipients: nothing is shown twice, nothing is left out, and a month is as long
//! as the list's clock says.

use std::fmt::Write as _;

use postrider::domain::delivery::DeliveryState;
use postrider::domain::issue::IssueState;
use postrider::domain::paging::PageAsk;
use postrider::services::digest::{
    self, IssueError, ListedBy, Occasion, RecipientsAsk, export_piece,
};
use postrider::services::subscribers;

use crate::harness::database::both_databases;
use crate::harness::door::Door;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, article, at, wish};

/// An issue of many deliveries in every state, made past the stories; returns its number.
async fn large_issue(house: &House) -> i64 {
    house.subscribe("ada@reader.example").await;
    house.push(&["one"]).await;
    let issue = digest::send_now(&house.app, &BY, LIST, None)
        .await
        .unwrap()
        .issue;
    house.deliver_all().await;
    let states = [
        "sent",
        "rejected",
        "expired",
        "deferred",
        "queued",
        "in_doubt",
        "cancelled",
    ];
    let mut sql = String::new();
    for n in 0..140 {
        let state = states[n % states.len()];
        let open = matches!(state, "deferred" | "queued" | "in_doubt");
        let (due, settled) = match (state, open) {
            ("in_doubt", _) => ("NULL".to_owned(), "NULL"),
            (_, true) => ((1_000 + n / 9).to_string(), "NULL"),
            _ => ("NULL".to_owned(), "5"),
        };
        // Numbers of readers run the other way than those of deliveries.
        let reader = 10_000 - n;
        write!(
            sql,
            "INSERT INTO subscribers (id, address, address_key, created_at) \
               VALUES ({reader}, 'x{reader}@r.example', 'x{reader}@r.example', 1); \
             INSERT INTO deliveries (letter, list_id, subscription_id, subscriber_id, issue_id, variant_id, recipient, \
               state, priority, due_at, settled_at, created_at, reply_code, reason) \
             SELECT 'digest', list_id, {reader}, {reader}, issue_id, variant_id, 'x{reader}@r.example', '{state}', 2, \
               {due}, {settled}, created_at, 250, 'a reason' FROM deliveries WHERE issue_id = {id} AND id = \
               (SELECT MIN(d.id) FROM deliveries d WHERE d.issue_id = {id}); ",
            id = issue.id,
        )
        .unwrap();
    }
    write!(
        sql,
        "UPDATE issues SET planned_count = 141 WHERE id = {}",
        issue.id
    )
    .unwrap();
    house.run_sql(&sql).unwrap();
    issue.id
}

/// All that the pieces of a query hold, in their order.
async fn all(
    house: &House,
    issue: i64,
    outcome: Option<DeliveryState>,
    address: Option<&str>,
) -> Vec<i64> {
    let mut ask = PageAsk {
        limit: 7,
        after: None,
    };
    let mut found = Vec::new();
    loop {
        let asked = RecipientsAsk {
            outcome,
            address: address.map(str::to_owned),
            ask,
        };
        let page = digest::recipients(&house.app, issue, asked)
            .await
            .unwrap()
            .page;
        assert!(page.items.len() <= 7);
        found.extend(page.items.iter().map(|delivery| delivery.id));
        match page.next {
            Some(next) => ask.after = Some(next),
            None => return found,
        }
    }
}

both_databases! {
    async fn the_pieces_of_an_issue_s_recipients_are_all_of_them_once(database: TestDatabase) {
        let house = House::open(database).await;
        let issue = large_issue(&house).await;
        let outcomes = DeliveryState::ALL.iter().map(|state| Some(*state));
        for outcome in outcomes.chain([None]) {
            let mut found = all(&house, issue, outcome, None).await;
            let shown = found.len();
            found.sort_unstable();
            found.dedup();
            assert_eq!(found.len(), shown, "{outcome:?}: nobody twice");
            let which = outcome.map_or_else(String::new, |state| format!("AND state = '{state}'"));
            let there = house.number(&format!("SELECT COUNT(*) FROM deliveries WHERE issue_id = {issue} {which}"));
            assert_eq!(i64::try_from(shown).unwrap(), there, "{outcome:?}");
        }
        let one = all(&house, issue, None, Some(" X9999@R.")).await;
        assert_eq!(one.len(), 1, "an address is found however it is written");
        let some = all(&house, issue, Some(DeliveryState::Rejected), Some("x99")).await;
        let there = house.number(&format!(
            "SELECT COUNT(*) FROM deliveries WHERE issue_id = {issue} AND state = 'rejected' AND recipient LIKE 'x99%'"));
        assert_eq!(i64::try_from(some.len()).unwrap(), there);
        assert!(all(&house, issue, None, Some("%")).await.is_empty());
        let (mut lines, mut after) = (0, None);
        loop {
            let (text, next) = export_piece(&house.app, issue, None, after).await.unwrap();
            lines += String::from_utf8(text).unwrap().lines().count();
            after = next;
            if after.is_none() { break; }
        }
        assert_eq!(lines, 142, "a line for each, and one for the columns");
        let line = digest::line(&house.app, issue).await.unwrap();
        assert_eq!((line.counts.planned, line.counts.rejected, line.counts.held), (141, 20, 20));
    }

    async fn issues_are_listed_by_list_and_state_newest_first(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe("ada@reader.example").await;
        for name in ["one", "two", "three"] {
            house.push(&[name]).await;
            digest::send_now(&house.app, &BY, LIST, None).await.unwrap();
            house.deliver_all().await;
        }
        house.push(&["four"]).await;
        digest::make_held(&house.app, &BY, LIST, None).await.unwrap();
        let list = async |state, limit, after| {
            let by = ListedBy { list: Some(LIST), state };
            digest::listed(&house.app, by, PageAsk { limit, after }).await.unwrap()
        };
        let first = list(None, 3, None).await;
        let headings: Vec<_> = first.items.iter().map(|line| line.heading.as_str()).collect();
        assert_eq!(headings, ["Article four", "Article three", "Article two"]);
        assert_eq!((first.items[0].counts.planned, first.items[1].counts.sent), (0, 1));
        let rest = list(None, 3, first.next).await;
        assert_eq!((rest.items.len(), rest.items[0].heading.as_str(), rest.next), (1, "Article one", None));
        let held = list(Some(IssueState::Held), 50, None).await;
        assert_eq!((held.items.len(), held.items[0].heading.as_str()), (1, "Article four"));
        let unknown = digest::listed(&house.app, ListedBy { list: Some("nope"), state: None }, PageAsk::default()).await;
        assert!(matches!(unknown, Err(IssueError::UnknownList(_))), "{unknown:?}");
        assert_eq!(digest::readers_of(&house.app, held.items[0].issue.id).await.unwrap(), 1);
    }

    async fn the_calendar_holds_what_was_and_what_is_to_come(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe("ada@reader.example").await;
        house.push(&["one"]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        let (from, until) = (at("2026-03-01T00:00:00Z"), at("2026-04-01T00:00:00Z"));
        let month = digest::calendar(&house.app, Some(LIST), from, until).await.unwrap();
        assert!(!month.is_cut_short);
        let (was, is_to_come): (Vec<_>, Vec<_>) =
            month.entries.iter().partition(|entry| matches!(entry.occasion, Occasion::Issue { .. }));
        assert_eq!((was.len(), was[0].at), (1, at("2026-03-02T09:00:00Z")));
        assert_eq!(is_to_come.len(), 29, "the mornings from the third to the last of March");
        assert_eq!(is_to_come[0].at, at("2026-03-03T09:00:00Z"));
        digest::add_schedule(&house.app, &BY, LIST, "always", "* * * * *", None).await.unwrap();
        let month = digest::calendar(&house.app, None, from, until).await.unwrap();
        assert!(month.is_cut_short && month.entries.len() < 200, "{}", month.entries.len());
    }

    async fn a_reader_s_letter_is_seen_as_that_reader_will_get_it(database: TestDatabase) {
        let house = House::open(database).await;
        let city = "city@reader.example";
        let mut wanted = wish(city);
        wanted.topics = vec!["city".to_owned()];
        wanted.language = Some("de".to_owned());
        house.subscribe_to(LIST, wanted).await;
        house.subscribe("ada@reader.example").await;
        house.push_articles(vec![article("tram", &["city"]), article("match", &["sport"])]).await;
        let issue = digest::make_held(&house.app, &BY, LIST, None).await.unwrap().id;
        let (city, ada) = (address(city), address("ada@reader.example"));
        let before = digest::preview_issue(&house.app, issue, Some(&city), None).await.unwrap().unwrap();
        assert!(before.text.contains("Article tram") && !before.text.contains("Article match"), "{}", before.text);
        let everything = digest::preview_issue(&house.app, issue, None, None).await.unwrap().unwrap();
        assert!(everything.text.contains("Article match"));
        assert!(everything.source.contains("To: <harbour@harbour.example>"), "{}", everything.source);
        let nobody = digest::preview_issue(&house.app, issue, Some(&address("x@reader.example")), None).await;
        assert!(matches!(nobody, Err(IssueError::Refused(_))), "{nobody:?}");
        digest::approve(&house.app, &BY, issue).await.unwrap();
        house.plan_and_deliver().await;
        let after = digest::preview_issue(&house.app, issue, Some(&city), None).await.unwrap().unwrap();
        assert_eq!((&after.subject, after.html_octets), (&before.subject, before.html_octets));
        let got = house.digests_for(city.as_str()).remove(0);
        assert_eq!(got.subject(), before.subject, "in the reader's own language");
        let hers = digest::preview_issue(&house.app, issue, Some(&ada), None).await.unwrap().unwrap();
        assert!(hers.text.contains("Article match") && !hers.text.contains("/u/") && !hers.html.contains("/p/"));
    }

    async fn test_letters_are_real_letters_that_change_nothing_for_readers(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_DIGEST_TEST_LETTERS_PER_HOUR", "2")]).await;
        house.subscribe("ada@reader.example").await;
        house.push(&["one"]).await;
        let issue = digest::make_held(&house.app, &BY, LIST, None).await.unwrap().id;
        let consents = house.number("SELECT COUNT(*) FROM consents");
        let desk = address("desk@harbour.example");
        digest::send_test_letter(&house.app, &BY, issue, desk.clone(), None).await.unwrap();
        // A reader's own address is no reader here.
        digest::send_test_letter(&house.app, &BY, issue, address("ada@reader.example"), None).await.unwrap();
        let third = digest::send_test_letter(&house.app, &BY, issue, desk.clone(), None).await;
        assert!(matches!(third, Err(IssueError::TooManyTests(2))), "{third:?}");
        house.deliver_all().await;
        let letters = house.sink().accepted_for("desk@harbour.example");
        assert_eq!(letters.len(), 1);
        assert!(letters[0].subject().starts_with("[Test] "), "{}", letters[0].subject());
        // It says what every digest says (RFC 8058), and what it says works: a program may press it, and nobody has left.
        assert_eq!(letters[0].header("List-Unsubscribe-Post").unwrap(), "List-Unsubscribe=One-Click");
        let way_out = letters[0].header("List-Unsubscribe").unwrap();
        let way_out = way_out.trim_start_matches('<').split('>').next().unwrap();
        let path = format!("/u/{}", way_out.rsplit_once("/u/").unwrap().1);
        let door = Door::open(&house);
        let page = door.get(&path).await.expect_status(200);
        assert_eq!(page.form().action, path, "a page with a button, as a reader would see it");
        let left = door.post(&path, &[("List-Unsubscribe", "One-Click")]).await.expect_status(200);
        assert!(left.text().contains("test letter"), "{}", left.text());
        door.close().await;
        let tests = digest::test_letters(&house.app, issue).await.unwrap();
        assert!(tests.len() == 2 && tests.iter().all(|test| test.state == DeliveryState::Sent), "{tests:?}");
        assert_eq!(digest::readers_of(&house.app, issue).await.unwrap(), 1, "she still gets the issue");
        assert_eq!(house.number("SELECT COUNT(*) FROM consents"), consents);
        house.advance(3_700);
        subscribers::suppress(&house.app, "desk@harbour.example", None).await.unwrap();
        let suppressed = digest::send_test_letter(&house.app, &BY, issue, desk, None).await;
        assert!(matches!(suppressed, Err(IssueError::Suppressed)), "{suppressed:?}");
    }
}

fn address(text: &str) -> postrider::domain::address::EmailAddress {
    postrider::domain::address::EmailAddress::parse_any(text).unwrap()
}
