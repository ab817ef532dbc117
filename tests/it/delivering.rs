//! Delivering: every letter ends in a named state, whatever the relay says and whoever dies.

use postrider::domain::delivery::{DeliveryState, LetterKind};
use postrider::domain::issue::IssueState;
use postrider::domain::reply::Outcome;
use postrider::services::delivery::{self, Delivery};
use postrider::services::{digest, subscribers};

use crate::harness::database::both_databases;
use crate::harness::house::BY;
use crate::harness::house::{House, ending};
use crate::harness::sink::{Action, Script, Step};

const ADA: &str = "ada@reader.example";
const BOB: &str = "bob@reader.example";

/// Plans an issue with one article for whoever is subscribed.
async fn plan(house: &House) -> digest::Issue {
    house.push(&["one"]).await;
    house.morning_of_march(2);
    digest::plan_due_issues(&house.app).await.unwrap().remove(0)
}

/// A house with one reader and an issue for her, claimed and begun.
async fn begun(house: &House) -> Vec<Delivery> {
    house.subscribe(ADA).await;
    plan(house).await;
    let claimed = house.look().await;
    let begun = house.begin(&claimed).await;
    assert_eq!(begun.len(), 1);
    assert_eq!(
        (begun[0].state, begun[0].attempts),
        (DeliveryState::Sending, 1)
    );
    begun
}

fn attempts(house: &House, outcome: &str) -> i64 {
    house.number(&format!(
        "SELECT COUNT(*) FROM attempts WHERE outcome = '{outcome}'"
    ))
}

both_databases! {
    async fn an_accepted_letter_is_sent_and_its_issue_finished(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let issue = plan(&house).await;
        let outcomes = house.deliver_all().await;
        assert!(matches!(outcomes[..], [Outcome::Accepted(_)]));
        let sent = house.newest_delivery(ADA).await;
        assert_eq!((sent.state, sent.attempts, sent.reply_code), (DeliveryState::Sent, 1, Some(250)));
        assert_eq!((sent.due_at, sent.settled_at), (None, Some(house.app.now())));
        assert_eq!(house.number("SELECT COUNT(*) FROM attempts"), 0);
        let report = digest::report(&house.app, issue.id).await.unwrap();
        assert_eq!((report.issue.state, report.issue.ended_at), (IssueState::Finished, Some(house.app.now())));
    }

    async fn a_deferred_letter_is_sent_again_when_its_time_has_come(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let issue = plan(&house).await;
        house.sink().script(ADA, Script::reply(Step::Rcpt, "451 Try again later").times(2));
        for (attempt, wait) in [(1, 300), (2, 1_800)] {
            house.deliver_all().await;
            let deferred = house.newest_delivery(ADA).await;
            assert_eq!((deferred.state, deferred.attempts), (DeliveryState::Deferred, attempt));
            assert_eq!(deferred.reply_code, Some(451));
            let due = deferred.due_at.unwrap().seconds_since(house.app.now());
            assert!((wait..=wait + wait / 10).contains(&due), "{due}");
            house.advance(wait - 1);
            assert!(house.deliver_all().await.is_empty(), "too early");
            house.advance(wait / 10 + 1);
        }
        let report = digest::report(&house.app, issue.id).await.unwrap();
        assert_eq!(report.issue.state, IssueState::Sending);
        house.deliver_all().await;
        let sent = house.newest_delivery(ADA).await;
        assert_eq!((sent.state, sent.attempts, attempts(&house, "deferred")), (DeliveryState::Sent, 3, 2));
        assert_eq!(digest::report(&house.app, issue.id).await.unwrap().issue.state, IssueState::Finished);
    }

    async fn a_rejected_letter_is_never_sent_again(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let issue = plan(&house).await;
        house.sink().script(ADA, Script::reply(Step::Rcpt, "550 5.1.1 No such mailbox"));
        house.deliver_all().await;
        let rejected = house.newest_delivery(ADA).await;
        assert_eq!((rejected.state, rejected.reply_code), (DeliveryState::Rejected, Some(550)));
        assert!(rejected.reply_text.unwrap().contains("No such mailbox"));
        assert_eq!(attempts(&house, "rejected"), 1);
        house.advance(30 * 86_400);
        assert!(house.deliver_all().await.is_empty());
        assert_eq!(digest::report(&house.app, issue.id).await.unwrap().issue.state, IssueState::Finished);
    }

    async fn an_unreachable_relay_blames_nobody(database: TestDatabase) {
        let mut house = House::open(database).await;
        house.subscribe(ADA).await;
        house.subscribe(BOB).await;
        plan(&house).await;
        house.stop_sink();
        let outcomes = house.deliver_all().await;
        assert!(outcomes.iter().all(|one| matches!(one, Outcome::Unreachable { .. })) && outcomes.len() == 2);
        for who in [ADA, BOB] {
            let waiting = house.newest_delivery(who).await;
            assert_eq!((waiting.state, waiting.attempts), (DeliveryState::Queued, 0));
            assert_eq!(waiting.due_at, Some(house.app.now().plus_seconds(30)));
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM attempts"), 0);
        assert!(house.deliver_all().await.is_empty());
        house.restart_sink().await;
        house.advance(30);
        assert_eq!(house.deliver_all().await.len(), 2);
        assert_eq!(house.digests_for(ADA).len(), 1);
        assert_eq!(house.newest_delivery(BOB).await.attempts, 1);
    }

    async fn a_letter_in_doubt_is_sent_again_with_the_same_bytes(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let issue = plan(&house).await;
        house.sink().script(ADA, Script::at(Step::Dot, Action::Drop).times(1));
        house.deliver_all().await;
        let doubtful = house.newest_delivery(ADA).await;
        assert_eq!((doubtful.state, attempts(&house, "in_doubt")), (DeliveryState::InDoubt, 1));
        assert_eq!(doubtful.due_at, Some(house.app.now().plus_seconds(1_800)));
        assert_eq!(digest::report(&house.app, issue.id).await.unwrap().issue.state, IssueState::Sending);
        // Whatever is edited meanwhile, the second copy says what the first one said.
        let mut edited = crate::harness::house::article("one", &[]);
        edited.title = "Another title".into();
        house.push_articles(vec![edited]).await;
        house.advance(1_799);
        assert!(house.deliver_all().await.is_empty());
        house.advance(1);
        house.deliver_all().await;
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sent);
        let copies = house.sink().messages();
        let copies = &copies[copies.len() - 2..];
        assert_eq!(copies[0].message_id(), copies[1].message_id());
        assert_eq!(copies[0].data, copies[1].data);
        assert_eq!(copies[0].from, copies[1].from);
    }

    async fn a_process_that_starts_anew_writes_the_same_bytes(database: TestDatabase) {
        let house = House::open(database).await;
        let begun = begun(&house).await;
        let second = house.second_app().await;
        let connection = delivery::connect(&house.app, 0).await.unwrap();
        let one = delivery::compose(&house.app, &begun[0], connection.smtputf8()).await.unwrap();
        let other = delivery::compose(&second, &begun[0], connection.smtputf8()).await.unwrap();
        assert_eq!(one.wire, other.wire);
        connection.quit().await;
    }

    async fn a_letter_in_doubt_is_held_where_the_operator_wants_to_decide(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SENDING_WHEN_IN_DOUBT", "hold")]).await;
        house.subscribe(ADA).await;
        plan(&house).await;
        house.sink().script(ADA, Script::at(Step::Dot, Action::Drop).times(1));
        house.deliver_all().await;
        let held = house.newest_delivery(ADA).await;
        assert_eq!((held.state, held.due_at), (DeliveryState::InDoubt, None));
        house.advance(30 * 86_400);
        assert!(house.deliver_all().await.is_empty());
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::InDoubt);
    }

    async fn a_dialogue_whose_process_died_is_in_doubt_and_sent_once_more(database: TestDatabase) {
        let house = House::open(database).await;
        let begun = begun(&house).await;
        house.advance(59);
        delivery::tend(&house.app).await.unwrap();
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sending, "a worker may be silent for a minute");
        house.advance(2);
        delivery::tend(&house.app).await.unwrap();
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::InDoubt);
        assert_eq!(house.number("SELECT COUNT(*) FROM attempts"), 1);
        house.advance(1_800);
        house.deliver_all().await;
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sent);
        // The dead one comes back and tells of its dialogue: too late, somebody else has sent it.
        house.send_and_settle(begun).await;
        assert_eq!(house.number("SELECT COUNT(*) FROM attempts"), 1);
        let copies = house.digests_for(ADA);
        assert_eq!(copies.len(), 2);
        assert_eq!(copies[0].data, copies[1].data);
    }

    async fn an_answer_that_could_not_be_written_in_time_still_ends_the_doubt(database: TestDatabase) {
        let house = House::open(database).await;
        let begun = begun(&house).await;
        house.advance(61);
        delivery::tend(&house.app).await.unwrap();
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::InDoubt);
        house.send_and_settle(begun).await;
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sent);
        house.advance(1_800);
        house.deliver_all().await;
        assert_eq!(house.digests_for(ADA).len(), 1);
    }

    async fn what_is_put_off_after_a_doubt_is_still_in_doubt(database: TestDatabase) {
        let house = House::open(database).await;
        begun(&house).await;
        house.advance(61);
        delivery::tend(&house.app).await.unwrap();
        house.advance(1_800);
        // Its turn comes again, and the relay is gone before the dialogue.
        let due = house.look().await;
        let again = house.begin(&due).await;
        let gone = Outcome::Unreachable { reason: "no route".into(), reply: None };
        delivery::settle(&house.app, house.number, &[ending(&again[0], gone)]).await.unwrap();
        let put_off = house.newest_delivery(ADA).await;
        assert_eq!((put_off.state, put_off.attempts), (DeliveryState::InDoubt, 1));
        assert_eq!(put_off.due_at, Some(house.app.now().plus_seconds(30)), "it is not held");
        let issue = put_off.issue_id.unwrap();
        let report = digest::report(&house.app, issue).await.unwrap();
        assert_eq!((report.in_doubt.total, report.in_doubt.held), (1, 0));
        house.advance(30);
        house.deliver_all().await;
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sent);
    }

    async fn a_doubt_is_over_when_its_worker_says_that_no_dialogue_took_place(database: TestDatabase) {
        let house = House::open(database).await;
        let begun = begun(&house).await;
        house.advance(61);
        delivery::tend(&house.app).await.unwrap();
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::InDoubt);
        let none = || Outcome::Unreachable { reason: "none took place".into(), reply: None };
        delivery::settle(&house.app, house.number, &[ending(&begun[0], none())]).await.unwrap();
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Queued);
        house.advance(30);
        let due = house.look().await;
        let again = house.begin(&due).await;
        delivery::settle(&house.app, house.number, &[ending(&again[0], none())]).await.unwrap();
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Queued, "nor is it remembered");
    }

    async fn what_ends_in_doubt_three_times_waits_for_an_operator(database: TestDatabase) {
        let house = House::open(database).await;
        begun(&house).await;
        for round in 1..=3 {
            house.advance(61);
            delivery::tend(&house.app).await.unwrap();
            assert_eq!(house.number("SELECT COUNT(*) FROM attempts"), round);
            house.advance(1_800);
            let claimed = house.look().await;
            assert_eq!(claimed.len(), usize::from(round < 3));
            house.begin(&claimed).await;
        }
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::InDoubt);
    }

    async fn a_living_worker_keeps_what_it_has_begun(database: TestDatabase) {
        let house = House::open(database).await;
        let begun = begun(&house).await;
        for _ in 0..10 {
            house.advance(30);
            house.sign_of_life().await;
            delivery::tend(&house.app).await.unwrap();
        }
        house.send_and_settle(begun).await;
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sent);
    }

    async fn an_outcome_from_somebody_else_changes_nothing(database: TestDatabase) {
        let house = House::open(database).await;
        let begun = begun(&house).await;
        let refusal = Outcome::InDoubt { reason: "made up".into() };
        delivery::settle(&house.app, house.number + 1, &[ending(&begun[0], refusal)]).await.unwrap();
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sending);
        assert_eq!(house.number("SELECT COUNT(*) FROM attempts"), 0);
        house.send_and_settle(begun.clone()).await;
        house.send_and_settle(begun).await;
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sent);
    }

    async fn what_was_begun_is_in_doubt_when_its_worker_has_signed_off(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.subscribe(BOB).await;
        plan(&house).await;
        let due = house.look().await;
        house.begin(&due[..1]).await;
        delivery::sign_off(&house.app, house.number).await.unwrap();
        delivery::tend(&house.app).await.unwrap();
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::InDoubt);
        assert_eq!(house.delivery_state(BOB).await, DeliveryState::Queued, "looking ahead claims nothing");
        assert_eq!(house.look().await.len(), 1);
        let is_listed = delivery::beat(&house.app, house.number).await.unwrap();
        assert!(!is_listed, "it has to sign on anew");
    }

    async fn two_workers_never_begin_the_same_letter(database: TestDatabase) {
        let house = House::open(database).await;
        for number in 0..12 {
            house.sign_up(&format!("reader{number}@reader.example")).await;
        }
        let second = house.second_app().await;
        let other_number = delivery::sign_on(&second).await.unwrap();
        let due = house.look().await;
        assert_eq!(due.len(), 12);
        let mut begun = Vec::new();
        for some in due.chunks(4) {
            let (one, other) = tokio::join!(
                delivery::begin(&house.app, house.number, some.to_vec()),
                delivery::begin(&second, other_number, some.to_vec())
            );
            begun.extend(one.unwrap().into_iter().chain(other.unwrap()).map(|one| one.id));
        }
        begun.sort_unstable();
        assert_eq!(begun, due.iter().map(|one| one.id).collect::<Vec<_>>(), "each of them once");
    }

    async fn who_leaves_or_is_suppressed_before_the_dialogue_gets_nothing(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.subscribe(BOB).await;
        let issue = plan(&house).await;
        let claimed = house.look().await;
        assert_eq!(claimed.len(), 2);
        subscribers::unsubscribe(&house.app, ADA, None).await.unwrap();
        subscribers::suppress(&house.app, BOB, None).await.unwrap();
        assert!(house.begin(&claimed).await.is_empty());
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Cancelled);
        let skipped = house.newest_delivery(BOB).await;
        assert_eq!((skipped.state, skipped.reason.as_deref()), (DeliveryState::Skipped, Some("the address is suppressed")));
        delivery::tend(&house.app).await.unwrap();
        assert_eq!(digest::report(&house.app, issue.id).await.unwrap().issue.state, IssueState::Finished);
    }

    async fn a_suppressed_address_gets_no_letter_of_any_kind(database: TestDatabase) {
        let house = House::open(database).await;
        house.sign_up(ADA).await;
        subscribers::suppress(&house.app, ADA, None).await.unwrap();
        assert!(house.deliver_all().await.is_empty());
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Skipped);
        house.push(&["one"]).await;
        let address = postrider::domain::address::EmailAddress::parse_any("Ada@reader.example").unwrap();
        let refused = digest::send_test(&house.app, "harbour", None, address).await;
        assert!(matches!(refused, Err(digest::IssueError::Suppressed)));
        house.deliver_all().await;
        assert!(house.sink().messages().is_empty());
    }

    async fn a_letter_past_its_lifetime_expires(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let issue = plan(&house).await;
        house.advance(120 * 3_600 + 1);
        assert!(house.deliver_all().await.is_empty());
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Expired);
        assert_eq!(digest::report(&house.app, issue.id).await.unwrap().issue.state, IssueState::Finished);
    }

    async fn a_letter_that_would_be_retried_past_its_lifetime_expires_at_once(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SENDING_LIFETIME_HOURS", "1")]).await;
        house.subscribe(ADA).await;
        plan(&house).await;
        house.sink().script(ADA, Script::reply(Step::Rcpt, "450 4.2.2 Mailbox full"));
        house.deliver_all().await;
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Deferred);
        house.advance(331);
        house.deliver_all().await;
        house.advance(1_981);
        house.deliver_all().await;
        let expired = house.newest_delivery(ADA).await;
        assert_eq!((expired.state, expired.reply_code), (DeliveryState::Expired, Some(450)));
    }

    async fn letters_that_somebody_waits_for_go_before_digests(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.sign_up("cyd@reader.example").await;
        house.deliver_all().await;
        plan(&house).await;
        house.answer("cyd@reader.example", postrider::services::signup::Answer::Yes).await.unwrap();
        house.sign_up(BOB).await;
        let due = house.look().await;
        let begun = house.begin(&due).await;
        let kinds: Vec<_> = begun.iter().map(|one| one.letter).collect();
        assert_eq!(kinds, [LetterKind::Welcome, LetterKind::Confirm, LetterKind::Digest]);
    }

    async fn nothing_stays_open_of_an_issue_that_was_cancelled_in_mid_dialogue(database: TestDatabase) {
        let house = House::open(database).await;
        let begun = begun(&house).await;
        let issue = begun[0].issue_id.unwrap();
        digest::cancel(&house.app, &BY, issue).await.unwrap();
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sending);
        house.sink().script(ADA, Script::reply(Step::Rcpt, "450 4.2.1 Later"));
        house.send_and_settle(begun).await;
        delivery::tend(&house.app).await.unwrap();
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Cancelled);
        house.advance(86_400);
        assert!(house.deliver_all().await.is_empty());
    }
}
