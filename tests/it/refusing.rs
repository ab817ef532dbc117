//! What a refusal leads to: a reader is noted, then suppressed; a domain is doubted; an issue is paused.

use std::fmt::Write as _;

use postrider::domain::reply::{Outcome, Phase, Reply};
use postrider::domain::suppression::SuppressionReason;
use postrider::services::delivery::consequences::{Followed, Refusal, follow_now};
use postrider::services::{delivery, digest, subscribers};

use crate::harness::database::both_databases;
use crate::harness::house::BY;
use crate::harness::house::House;
use crate::harness::sink::{Script, Step};

const ADA: &str = "ada@reader.example";
const NOBODY_HERE: &str = "5.1.1 no such user";
const POLICY: &str = "5.7.1 refused by policy";

/// Writes the newest delivery to an address down as refused and lets the consequences follow.
async fn refuse(house: &House, email: &str, text: &str) -> Vec<Followed> {
    let refusal = refused(house, email, text).await;
    follow_now(&house.app, vec![refusal], vec![]).await.unwrap()
}

async fn refused(house: &House, email: &str, text: &str) -> Refusal {
    let delivery = house.newest_delivery(email).await;
    let end = house.app.now().micros();
    house
        .run_sql(&format!(
            "UPDATE deliveries SET state = 'rejected', settled_at = {end}, reply_code = 550 WHERE id = {}",
            delivery.id
        ))
        .unwrap();
    let outcome = Outcome::from_reply(Reply::new(Phase::RcptTo, 550, text));
    Refusal::of(
        delivery.id,
        delivery.issue_id,
        &delivery.recipient,
        &outcome,
    )
    .unwrap()
}

/// Plans the issue of a day of March with one new article.
async fn plan(house: &House, day: u32) -> Option<digest::Issue> {
    house.push(&[&format!("day{day}")]).await;
    house.morning_of_march(day);
    let issues = digest::plan_due_issues(&house.app).await.unwrap();
    issues.into_iter().next()
}

/// Subscribes a crowd past the front door: `at(0)`, `at(1)` and so on; nobody of it has had a letter.
fn crowd(house: &House, count: usize, at: impl Fn(usize) -> String) {
    let now = house.app.now().micros();
    let mut sql = String::new();
    for n in 0..count {
        let email = at(n);
        write!(
            sql,
            "INSERT INTO subscribers (address, address_key, created_at) VALUES ('{email}', '{email}', {now});\
             INSERT INTO subscriptions (list_id, subscriber_id, state, topics, created_at, changed_at, confirmed_at) \
             SELECT 1, id, 'active', '[]', {now}, {now}, {now} FROM subscribers WHERE address_key = '{email}';"
        )
        .unwrap();
    }
    house.run_sql(&sql).unwrap();
}

fn suppressions(house: &House) -> i64 {
    house.number("SELECT COUNT(*) FROM suppressions WHERE reason = 'hard_bounce'")
}

both_databases! {
    async fn a_reader_who_has_had_letters_is_noted_first_and_suppressed_the_second_time(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SENDING_LIFETIME_HOURS", "720")]).await;
        house.subscribe(ADA).await;
        plan(&house, 2).await.unwrap();
        let followed = refuse(&house, ADA, NOBODY_HERE).await;
        assert!(matches!(followed[..], [Followed::Noted { .. }]), "{followed:?}");
        let report = house.report(ADA).await;
        assert_eq!(report.subscriber.hard_refused_at, Some(house.app.now()));
        assert!(report.suppression.is_none());
        // Digests leave her out for a week.
        for day in [3, 8] {
            assert_eq!(plan(&house, day).await.map(|issue| issue.planned_count), Some(0), "on day {day}");
        }
        assert_eq!(plan(&house, 10).await.map(|issue| issue.planned_count), Some(1));
        let followed = refuse(&house, ADA, NOBODY_HERE).await;
        assert!(matches!(followed[..], [Followed::Suppressed { .. }]), "{followed:?}");
        let suppression = house.report(ADA).await.suppression.unwrap();
        assert_eq!(suppression.reason, SuppressionReason::HardBounce);
        assert_eq!(suppression.note.as_deref(), Some("550 5.1.1 no such user"));
        assert_eq!(plan(&house, 11).await.map(|issue| issue.planned_count), Some(0));
    }

    async fn an_acceptance_clears_the_note(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        plan(&house, 2).await.unwrap();
        refuse(&house, ADA, NOBODY_HERE).await;
        let other = house.report(ADA).await.deliveries.last().unwrap().id;
        follow_now(&house.app, vec![], vec![other]).await.unwrap();
        let subscriber = house.report(ADA).await.subscriber;
        assert_eq!((subscriber.hard_refused_at, subscriber.quiet_until), (None, None));
        // And the next refusal is a first one again.
        plan(&house, 3).await.unwrap();
        let followed = refuse(&house, ADA, NOBODY_HERE).await;
        assert!(matches!(followed[..], [Followed::Noted { .. }]), "{followed:?}");
    }

    async fn a_second_refusal_within_the_week_says_nothing_new(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        plan(&house, 2).await.unwrap();
        let refusal = refused(&house, ADA, NOBODY_HERE).await;
        let followed = follow_now(&house.app, vec![refusal.clone()], vec![]).await.unwrap();
        assert_eq!(followed.len(), 1);
        // The same refusal again, as after a commit whose answer was lost.
        assert!(follow_now(&house.app, vec![refusal], vec![]).await.unwrap().is_empty());
        house.run_sql("UPDATE deliveries SET state = 'rejected', settled_at = 1 WHERE letter = 'welcome'").unwrap();
        let welcome = house.number("SELECT id FROM deliveries WHERE letter = 'welcome'");
        let again = Refusal { delivery_id: welcome, issue_id: None, ..refused(&house, ADA, NOBODY_HERE).await };
        assert!(follow_now(&house.app, vec![again], vec![]).await.unwrap().is_empty());
        assert_eq!((suppressions(&house), house.number("SELECT COUNT(*) FROM hard_refusals")), (0, 2));
    }

    async fn an_address_that_never_had_a_letter_is_suppressed_at_once(database: TestDatabase) {
        let house = House::open(database).await;
        house.sign_up("typo@reader.example").await;
        let followed = refuse(&house, "typo@reader.example", NOBODY_HERE).await;
        assert!(matches!(followed[..], [Followed::Suppressed { .. }]), "{followed:?}");
        assert_eq!(suppressions(&house), 1);
        subscribers::unsuppress(&house.app, "typo@reader.example").await.unwrap();
        assert_eq!(suppressions(&house), 0);
    }

    async fn what_is_not_for_good_or_not_about_the_reader_changes_no_reader(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        for (day, text) in [(2, "mailbox unavailable"), (3, POLICY), (4, "5.6.0 bad"), (5, "5.4.6 loop"), (6, "5.1.2 host")] {
            plan(&house, day).await.unwrap();
            assert!(refuse(&house, ADA, text).await.is_empty(), "{text}");
        }
        assert!(house.report(ADA).await.subscriber.hard_refused_at.is_none());
        assert_eq!(suppressions(&house), 0);
    }

    async fn a_domain_that_refuses_many_of_its_readers_is_not_believed(database: TestDatabase) {
        let house = House::open(database).await;
        crowd(&house, 100, |n| format!("r{n}@big.example"));
        crowd(&house, 30, |n| format!("r{n}@small.example"));
        let issue = plan(&house, 2).await.unwrap();
        assert_eq!(issue.planned_count, 130);
        for n in 0..19 {
            refuse(&house, &format!("r{n}@big.example"), NOBODY_HERE).await;
        }
        refuse(&house, "r0@small.example", NOBODY_HERE).await;
        assert_eq!(suppressions(&house), 20);
        let followed = refuse(&house, "r19@big.example", NOBODY_HERE).await;
        let doubted = Followed::DomainDoubted {
            issue_id: issue.id, domain: "big.example".to_owned(), refused: 20, readers: 100,
        };
        assert!(followed.contains(&doubted), "{followed:?}");
        assert_eq!(suppressions(&house), 1, "that of the other domain stands");
        let followed = refuse(&house, "r20@big.example", NOBODY_HERE).await;
        assert!(matches!(followed[..], [Followed::Held { .. }]), "{followed:?}");
        assert_eq!(suppressions(&house), 1);
        assert_eq!(house.number("SELECT COUNT(*) FROM hard_refusals WHERE effect = 'held'"), 21);
        assert_eq!(house.number("SELECT COUNT(*) FROM subscribers WHERE hard_refused_at IS NOT NULL"), 0);
    }

    async fn the_readers_of_a_domain_are_counted_once_and_not_while_letters_are_settled(database: TestDatabase) {
        let settings = [("POSTRIDER_SENDING_MASS_REFUSAL_FLOOR", "3")];
        let house = House::open_with(database, &settings).await;
        crowd(&house, 5, |n| format!("r{n}@big.example"));
        plan(&house, 2).await.unwrap();
        let refusing = Script::reply(Step::Rcpt, "550 5.1.1 no such user");
        for n in 0..5 {
            house.sink().script(&format!("r{n}@big.example"), refusing.clone());
        }
        let due = house.look().await;
        let begun = house.begin(&due).await;
        house.send_and_settle(begun).await;
        // All five were refused, and the commit that says so has counted nobody.
        let planned = "SELECT COALESCE(MAX(planned), -1) FROM refusing_domains";
        assert_eq!((suppressions(&house), house.number(planned)), (5, -1));
        delivery::tend(&house.app).await.unwrap();
        assert_eq!((suppressions(&house), house.number(planned)), (0, 5));
        assert_eq!(house.number("SELECT COUNT(*) FROM hard_refusals WHERE effect = 'held'"), 5);
        // What was counted stays so.
        house.run_sql("UPDATE refusing_domains SET planned = 7").unwrap();
        delivery::tend(&house.app).await.unwrap();
        assert_eq!(house.number(planned), 7);
    }

    async fn a_domain_that_refuses_a_few_of_very_many_is_believed(database: TestDatabase) {
        let house = House::open(database).await;
        crowd(&house, 500, |n| format!("r{n}@big.example"));
        plan(&house, 2).await.unwrap();
        let mut refusals = Vec::new();
        for n in 0..25 {
            refusals.push(refused(&house, &format!("r{n}@big.example"), NOBODY_HERE).await);
        }
        follow_now(&house.app, refusals, vec![]).await.unwrap();
        assert_eq!(suppressions(&house), 25);
        let refusal = refused(&house, "r25@big.example", NOBODY_HERE).await;
        let followed = follow_now(&house.app, vec![refusal], vec![]).await.unwrap();
        assert!(matches!(followed[..], [Followed::Suppressed { .. }, Followed::DomainDoubted { refused: 26, readers: 500, .. }]), "{followed:?}");
        assert_eq!(suppressions(&house), 0);
    }

    async fn an_issue_that_is_refused_for_what_we_are_is_paused_and_nobody_blamed(database: TestDatabase) {
        let settings = [("POSTRIDER_SENDING_REFUSED_FLOOR", "4"), ("POSTRIDER_SENDING_REFUSED_SHARE_PERCENT", "50")];
        let house = House::open_with(database, &settings).await;
        crowd(&house, 40, |n| format!("r{n}@big.example"));
        let issue = plan(&house, 2).await.unwrap();
        let end = |state: &str, count: i64| {
            let sql = format!(
                "UPDATE deliveries SET state = '{state}', settled_at = 1, reply_code = 250 WHERE id IN \
                   (SELECT id FROM deliveries WHERE state = 'queued' ORDER BY id LIMIT {count})"
            );
            house.run_sql(&sql).unwrap();
        };
        // Four of ten is no reason yet.
        end("sent", 6);
        for n in 36..40 {
            assert!(refuse(&house, &format!("r{n}@big.example"), POLICY).await.is_empty());
        }
        // Eight of fourteen is.
        let mut refusals = Vec::new();
        for n in 32..36 {
            refusals.push(refused(&house, &format!("r{n}@big.example"), POLICY).await);
        }
        let followed = follow_now(&house.app, refusals, vec![]).await.unwrap();
        assert_eq!(followed, [Followed::IssuePaused { issue_id: issue.id, refused: 8, ended: 14 }]);
        let paused = "SELECT COUNT(*) FROM issues WHERE state = 'paused' AND pause_reason = 'refusals' \
                      AND pause_note LIKE '8 of 14 letters%(sender)%550 5.7.1 refused by policy'";
        assert_eq!(house.number(paused), 1);
        assert_eq!(house.number("SELECT COUNT(*) FROM deliveries WHERE state = 'queued'"), 26);
        assert_eq!(suppressions(&house), 0);
        // Let go on, it is counted anew, and a single further refusal stops nothing.
        digest::resume(&house.app, &BY, issue.id).await.unwrap();
        assert!(refuse(&house, "r31@big.example", POLICY).await.is_empty());
        assert_eq!(house.number("SELECT COUNT(*) FROM issues WHERE pause_reason IS NOT NULL"), 0);
        // But the same trouble does, measured since then.
        for n in 29..31 {
            assert!(refuse(&house, &format!("r{n}@big.example"), POLICY).await.is_empty());
        }
        let followed = refuse(&house, "r28@big.example", POLICY).await;
        assert_eq!(followed, [Followed::IssuePaused { issue_id: issue.id, refused: 4, ended: 4 }]);
        digest::cancel(&house.app, &BY, issue.id).await.unwrap();
    }
}
