//! Leaving: at once, by one link, whatever state the house is in.

use postrider::domain::consent::Method;
use postrider::domain::delivery::{DeliveryState, LetterKind};
use postrider::domain::subscription::SubscriptionState;
use postrider::services::signup::{self, Answer};
use postrider::services::unsubscribe::{self, LeavePage, Left, Scope};
use postrider::services::{digest, subscribers};

use crate::harness::database::both_databases;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, evidence, wish};

const ADA: &str = "ada@reader.example";

async fn leave(house: &House, token: &str, scope: Scope) -> LeavePage {
    let left = unsubscribe::leave(&house.app, token, scope, Method::Page, evidence()).await;
    match left.unwrap() {
        Left::Done(page) => page,
        other => panic!("{other:?}"),
    }
}

async fn undo(house: &House, token: &str) -> LeavePage {
    let page = unsubscribe::undo(&house.app, token, evidence())
        .await
        .unwrap();
    page.expect("a known token")
}

both_databases! {
    async fn leaving_one_list_leaves_the_others(database: TestDatabase) {
        let house = House::open(database).await;
        house.found_list("sports").await;
        house.subscribe_to("sports", wish(ADA)).await;
        house.advance(1);
        house.subscribe(ADA).await;
        let token = house.leave_token(ADA);
        let before = unsubscribe::page(&house.app, &token).await.unwrap().unwrap();
        assert_eq!((before.list_slug.as_str(), before.subscribed, before.other_lists), (LIST, true, 1));
        assert_eq!(before.masked_address, "a•••@reader.example");
        let page = leave(&house, &token, Scope::ThisList).await;
        assert_eq!((page.subscribed, page.other_lists), (false, 1));
        let states: Vec<_> = house.report(ADA).await.subscriptions.iter()
            .map(|one| (one.list.clone(), one.subscription.state)).collect();
        assert_eq!(states, [("sports".into(), SubscriptionState::Active), (LIST.into(), SubscriptionState::Unsubscribed)]);
        let page = leave(&house, &token, Scope::AllLists).await;
        assert_eq!((page.subscribed, page.other_lists), (false, 0));
    }

    async fn leaving_again_is_answered_alike_and_changes_nothing(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let token = house.leave_token(ADA);
        let first = leave(&house, &token, Scope::ThisList).await;
        house.advance(86_400 * 400);
        let upper = token.to_ascii_uppercase();
        assert_eq!(leave(&house, &upper, Scope::ThisList).await, first);
        assert_eq!(house.number("SELECT COUNT(*) FROM consents WHERE act = 'withdrawn'"), 1);
        let unknown = unsubscribe::leave(&house.app, "abc", Scope::AllLists, Method::Page, evidence()).await;
        assert_eq!(unknown.unwrap(), Left::UnknownToken);
        assert!(unsubscribe::undo(&house.app, "abc", evidence()).await.unwrap().is_none());
    }

    async fn leaving_cancels_what_was_still_to_come(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.subscribe("bob@reader.example").await;
        let token = house.leave_token(ADA);
        house.push(&["one"]).await;
        house.morning_of_march(2);
        let issue = digest::plan_due_issues(&house.app).await.unwrap().remove(0);
        assert_eq!(issue.planned_count, 2);
        leave(&house, &token, Scope::ThisList).await;
        let delivery = house.newest_delivery(ADA).await;
        assert_eq!((delivery.state, delivery.reason.as_deref()), (DeliveryState::Cancelled, Some("the reader left")));
        house.deliver_all().await;
        assert!(house.digests_for(ADA).is_empty());
        assert_eq!(house.digests_for("bob@reader.example").len(), 1);
        house.push(&["two"]).await;
        house.morning_of_march(3);
        let next = house.plan_and_deliver().await.remove(0);
        assert_eq!(next.planned_count, 1);
        assert!(house.digests_for(ADA).is_empty());
    }

    async fn leaving_can_be_taken_back_within_a_week(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let token = house.leave_token(ADA);
        leave(&house, &token, Scope::ThisList).await;
        house.advance(7 * 86_400 - 1);
        assert!(undo(&house, &token).await.subscribed);
        assert_eq!(house.state(ADA).await, SubscriptionState::Active);
        let proof = house.report(ADA).await.consents;
        assert_eq!(proof.last().unwrap().source.as_deref(), Some("undo"));
        assert!(undo(&house, &token).await.subscribed);
        assert_eq!(house.report(ADA).await.consents.len(), proof.len());

        leave(&house, &token, Scope::ThisList).await;
        house.advance(7 * 86_400);
        assert!(!undo(&house, &token).await.subscribed);
        assert_eq!(house.state(ADA).await, SubscriptionState::Unsubscribed);
    }

    async fn nobody_comes_back_who_was_never_there_or_is_suppressed(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let token = house.leave_token(ADA);
        leave(&house, &token, Scope::ThisList).await;
        subscribers::suppress(&house.app, ADA, None).await.unwrap();
        assert!(!undo(&house, &token).await.subscribed);

        // A pending subscription has no letter with a way out; its owner could only guess the token.
        house.sign_up("eve@reader.example").await;
        subscribers::unsubscribe(&house.app, "eve@reader.example", None).await.unwrap();
        house.run_sql("UPDATE subscriptions SET confirmed_at = NULL WHERE confirmed_at IS NOT NULL").unwrap();
        subscribers::unsuppress(&house.app, ADA).await.unwrap();
        assert!(!undo(&house, &token).await.subscribed);
        assert_eq!(house.state("eve@reader.example").await, SubscriptionState::Unsubscribed);
    }

    async fn undoing_restores_the_terms_that_were_confirmed_and_no_others(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let token = house.leave_token(ADA);
        let mut second = crate::harness::house::wording();
        second.body = "Quite another text.".into();
        postrider::services::lists::publish_terms(&house.app, &BY, LIST, second).await.unwrap();
        leave(&house, &token, Scope::ThisList).await;
        assert!(undo(&house, &token).await.subscribed);
        let proof = house.report(ADA).await.consents;
        let last = proof.last().unwrap();
        assert_eq!(last.wording_hash, Some(crate::harness::house::wording().hash()));
    }

    async fn a_sign_up_that_nobody_confirmed_cannot_be_undone_into_a_subscription(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let token = house.leave_token(ADA);
        leave(&house, &token, Scope::ThisList).await;
        house.advance(3_600);
        house.request(LIST, wish(ADA)).await.unwrap();
        signup::work_off_inbox(&house.app).await.unwrap();
        assert_eq!(house.state(ADA).await, SubscriptionState::Pending);
        leave(&house, &token, Scope::ThisList).await;
        assert!(!undo(&house, &token).await.subscribed);
        assert_eq!(house.state(ADA).await, SubscriptionState::Unsubscribed);
    }

    async fn what_a_reader_says_on_leaving_is_kept_short_and_clean(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let token = house.leave_token(ADA);
        leave(&house, &token, Scope::ThisList).await;
        assert!(unsubscribe::say_why(&house.app, &token, " too\u{7}much\0 ").await.unwrap());
        assert!(unsubscribe::say_why(&house.app, &token, &"x".repeat(900)).await.unwrap());
        assert!(unsubscribe::say_why(&house.app, &token, "  ").await.unwrap());
        assert!(!unsubscribe::say_why(&house.app, "abc", "because").await.unwrap());
        assert_eq!(house.number("SELECT COUNT(*) FROM departures"), 2);
        assert_eq!(house.number("SELECT COUNT(*) FROM departures WHERE reason = 'toomuch'"), 1);
        assert_eq!(house.number("SELECT MAX(LENGTH(reason)) FROM departures"), 500);
    }

    async fn a_farewell_is_sent_where_the_operator_wants_it(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_LETTERS_UNSUBSCRIBED", "true")]).await;
        house.subscribe(ADA).await;
        let token = house.leave_token(ADA);
        leave(&house, &token, Scope::ThisList).await;
        leave(&house, &token, Scope::ThisList).await;
        house.deliver_all().await;
        let delivery = house.newest_delivery(ADA).await;
        assert_eq!((delivery.letter, delivery.state), (LetterKind::Unsubscribed, DeliveryState::Sent));
        assert_eq!(house.sink().accepted_for(ADA).len(), 3);
    }

    async fn a_wish_to_leave_survives_a_ledger_that_cannot_be_written(database: TestDatabase) {
        let house = House::open(database).await;
        house.found_list("sports").await;
        house.subscribe_to("sports", wish(ADA)).await;
        house.subscribe(ADA).await;
        house.subscribe("bob@reader.example").await;
        let (ada, bob) = (house.leave_token(ADA), house.leave_token("bob@reader.example"));
        house.run_sql("ALTER TABLE consents RENAME TO consents_away").unwrap();
        for (token, scope) in [(&ada, Scope::AllLists), (&bob, Scope::ThisList), (&bob, Scope::ThisList)] {
            let left = unsubscribe::leave(&house.app, token, scope, Method::OneClick, evidence()).await;
            assert_eq!(left.unwrap(), Left::Spooled);
        }
        assert!(unsubscribe::work_off_spool(&house.app).await.is_err());
        // A file that somebody else left there holds nothing up.
        std::fs::write(house.path("spool").join("note.leave"), "hello").unwrap();
        std::fs::write(house.path("spool").join("half.leave.part"), "1 th").unwrap();
        house.run_sql("ALTER TABLE consents_away RENAME TO consents").unwrap();
        assert_eq!(unsubscribe::work_off_spool(&house.app).await.unwrap(), 3);
        assert_eq!(unsubscribe::work_off_spool(&house.app).await.unwrap(), 0);
        let states = house.report(ADA).await.subscriptions;
        assert!(states.iter().all(|one| one.subscription.state == SubscriptionState::Unsubscribed));
        assert_eq!(house.state("bob@reader.example").await, SubscriptionState::Unsubscribed);
        assert_eq!(house.number("SELECT COUNT(*) FROM consents WHERE act = 'withdrawn'"), 3);
    }

    async fn an_old_yes_does_not_bring_back_who_has_left(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let token = house.leave_token(ADA);
        leave(&house, &token, Scope::ThisList).await;
        let question = house.answer(ADA, Answer::Yes).await.unwrap();
        assert_eq!(question.standing, signup::QuestionStanding::Left);
        assert_eq!(house.state(ADA).await, SubscriptionState::Unsubscribed);
    }
}
