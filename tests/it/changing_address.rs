//! Another address: in force once both mailboxes have agreed, and not a moment before.

use postrider::domain::consent::Act;
use postrider::domain::delivery::LetterKind;
use postrider::domain::subscription::SubscriptionState;
use postrider::services::preferences::links;
use postrider::services::signup::Answer;
use postrider::services::{digest, subscribers};

use crate::harness::browser::Page;
use crate::harness::database::both_databases;
use crate::harness::door::{Door, newest_link};
use crate::harness::house::House;

const OLD: &str = "ada@reader.example";
const NEW: &str = "ada.l@elsewhere.example";

/// Asks for the move and lets the worker write; returns the answer.
async fn ask(house: &House, door: &Door, link: &str, new: &str) -> Page {
    let answer = door
        .post(&format!("{link}/address"), &[("email", new)])
        .await;
    links::work_off_wishes(&house.app).await.unwrap();
    house.deliver_all().await;
    answer
}

both_databases! {
    async fn both_mailboxes_agree_and_everything_goes_on_at_the_new_address(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.subscribe(OLD).await;
        let manage = door.manage_link(&house, OLD).await;
        let proofs = house.report(OLD).await.consents.len();
        ask(&house, &door, &manage, NEW).await.expect_status(202);
        let (from, to) = (newest_link(&house, OLD, "/address/"), newest_link(&house, NEW, "/address/"));
        assert_ne!(from, to);
        let letter = house.sink().accepted_for(NEW).remove(0);
        assert!(!letter.source().contains("ada@reader"), "the new mailbox may be a stranger's");
        for link in [&from, &to, &from] {
            door.get(link).await.expect_status(200);
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM moves WHERE old_agreed_at IS NULL AND new_agreed_at IS NULL"), 1);
        let first = door.post(&to, &[("act", "agree")]).await.expect_status(200);
        assert!(first.text().contains("One more yes"), "{}", first.text());
        door.post(&to, &[("act", "agree")]).await.expect_status(200);
        assert!(subscribers::find(&house.app, NEW).await.unwrap().is_none(), "one yes is not enough");
        // What is planned meanwhile goes to whichever address is in force when it is sent.
        house.push(&["one"]).await;
        house.morning_of_march(2);
        assert_eq!(digest::plan_due_issues(&house.app).await.unwrap().len(), 1);
        let second = door.post(&from, &[("act", "agree")]).await.expect_status(200);
        assert!(second.text().contains("Your address is changed"), "{}", second.text());
        house.deliver_all().await;
        assert_eq!((house.digests_for(OLD).len(), house.digests_for(NEW).len()), (0, 1));
        assert!(subscribers::find(&house.app, OLD).await.unwrap().is_none());
        assert_eq!(house.state(NEW).await, SubscriptionState::Active);
        let report = house.report(NEW).await;
        assert_eq!(report.consents.len(), proofs + 1);
        let last = report.consents.last().unwrap();
        assert_eq!((last.act, last.source.as_deref()), (Act::Confirmed, Some("change of address")));
        assert!(last.wording_hash.is_some());
        // Links that went to the old mailbox open nothing any more; leaving by an old letter still works.
        door.get(&manage).await.expect_status(404);
        let leave = newest_link(&house, OLD, "/u/");
        door.post(&leave, &[("scope", "this")]).await.expect_status(200);
        assert_eq!(house.state(NEW).await, SubscriptionState::Unsubscribed);
        door.close().await;
    }

    async fn the_answer_does_not_tell_whether_the_new_address_is_known(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_PREFERENCES_RESEND_MINUTES", "1")]).await;
        let door = Door::open(&house);
        house.subscribe(OLD).await;
        house.subscribe("bob@reader.example").await;
        subscribers::suppress(&house.app, "no@reader.example", None).await.unwrap();
        let manage = door.manage_link(&house, OLD).await;
        let mut answers = Vec::new();
        for new in [NEW, "bob@reader.example", "no@reader.example"] {
            house.advance(60);
            answers.push(ask(&house, &door, &manage, new).await.expect_status(202).body);
            assert_eq!(house.newest_delivery(OLD).await.letter, if new == NEW { LetterKind::MoveTo } else { LetterKind::MoveFrom });
        }
        answers.dedup();
        assert_eq!(answers.len(), 1);
        let asked = |email: &str| {
            let letters = house.sink().accepted_for(email);
            letters.iter().filter(|letter| letter.text().contains("/address/")).count()
        };
        assert_eq!((asked(NEW), asked("bob@reader.example"), asked("no@reader.example")), (1, 0, 0));
        // The old mailbox alone moves nothing.
        let from = newest_link(&house, OLD, "/address/");
        door.post(&from, &[("act", "agree")]).await.expect_status(200);
        assert_eq!(house.state(OLD).await, SubscriptionState::Active);
        assert_eq!(house.state("bob@reader.example").await, SubscriptionState::Active);
        // And the wish before, which a newer one has replaced, cannot be agreed to any more.
        let stale = newest_link(&house, NEW, "/address/");
        door.post(&stale, &[("act", "agree")]).await.expect_status(404);
        door.close().await;
    }

    async fn nobody_is_moved_onto_an_address_that_somebody_took_meanwhile(database: TestDatabase) {
        // The letter of the move and that of the sign-up go to one mailbox.
        let house = House::open_with(database, &[("POSTRIDER_SIGNUP_MAILBOX_PER_DAY", "2")]).await;
        let door = Door::open(&house);
        house.subscribe(OLD).await;
        let manage = door.manage_link(&house, OLD).await;
        ask(&house, &door, &manage, NEW).await;
        house.subscribe(NEW).await;
        let (from, to) = (newest_link(&house, OLD, "/address/"), newest_link(&house, NEW, "/address/"));
        door.post(&to, &[("act", "agree")]).await.expect_status(200);
        let last = door.post(&from, &[("act", "agree")]).await.expect_status(200);
        assert!(last.text().contains("One more yes"), "{}", last.text());
        assert_eq!(house.state(OLD).await, SubscriptionState::Active);
        assert_eq!(house.state(NEW).await, SubscriptionState::Active);
        door.close().await;
    }

    async fn one_new_mailbox_is_asked_once_in_the_configured_time_and_expired_links_do_nothing(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.subscribe(OLD).await;
        house.subscribe("bob@reader.example").await;
        let (ada, bob) = (door.manage_link(&house, OLD).await, door.manage_link(&house, "bob@reader.example").await);
        ask(&house, &door, &ada, NEW).await.expect_status(202);
        ask(&house, &door, &ada, NEW).await.expect_status(202);
        ask(&house, &door, &bob, NEW).await.expect_status(202);
        assert_eq!(house.sink().accepted_for(NEW).len(), 1);
        let (from, to) = (newest_link(&house, OLD, "/address/"), newest_link(&house, NEW, "/address/"));
        door.post(&from, &[("act", "agree")]).await.expect_status(200);
        house.advance(24 * 3_600);
        door.post(&to, &[("act", "agree")]).await.expect_status(404);
        assert_eq!(house.state(OLD).await, SubscriptionState::Active);
        door.close().await;
    }

    async fn a_stranger_s_mailbox_is_asked_no_more_often_than_a_sign_up_would(database: TestDatabase) {
        let settings = [("POSTRIDER_PREFERENCES_RESEND_MINUTES", "1"), ("POSTRIDER_PREFERENCES_MAILBOX_PER_DAY", "4")];
        let house = House::open_with(database, &settings).await;
        let door = Door::open(&house);
        for reader in [OLD, "bob@reader.example"] {
            house.subscribe(reader).await;
        }
        house.sign_up("blocked@gmail.com").await;
        house.deliver_all().await;
        house.answer("blocked@gmail.com", Answer::No).await.unwrap();
        let links = [door.manage_link(&house, OLD).await, door.manage_link(&house, "bob@reader.example").await];
        for new in ["victim@gmail.com", "vic.tim@gmail.com", "victim+a@googlemail.com"] {
            for link in &links {
                house.advance(60);
                ask(&house, &door, link, new).await.expect_status(202);
            }
        }
        ask(&house, &door, &links[0], "bloc.ked@gmail.com").await.expect_status(202);
        let to = |domain: &str| {
            let letters = house.sink().messages();
            letters.iter().filter(|letter| letter.recipients.iter().any(|one| one.ends_with(domain))).count()
        };
        assert_eq!((to("@gmail.com"), to("@googlemail.com")), (2, 0), "one of them asked \"blocked\" to confirm");
        // A sign-up for the same mailbox is one letter too many, too; and so is a fifth to one's own.
        house.sign_up("v.ictim@gmail.com").await;
        house.deliver_all().await;
        assert_eq!(to("@gmail.com"), 2);
        let own = to(OLD);
        ask(&house, &door, &links[0], "other@elsewhere.example").await.expect_status(202);
        assert_eq!((to(OLD), to("@elsewhere.example")), (own, 0));
        // Whoever said yes has wanted their letter.
        house.advance(60);
        ask(&house, &door, &links[1], "bob@elsewhere.example").await.expect_status(202);
        door.post(&newest_link(&house, "bob@elsewhere.example", "/address/"), &[("act", "agree")]).await.expect_status(200);
        house.sign_up("bob@elsewhere.example").await;
        house.deliver_all().await;
        assert_eq!(to("@elsewhere.example"), 2);
        door.close().await;
    }

    async fn an_address_that_cannot_be_is_said_beside_the_field(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.subscribe(OLD).await;
        let manage = door.manage_link(&house, OLD).await;
        for wrong in ["nonsense", "postmaster@reader.example", "ADA@reader.example"] {
            let page = ask(&house, &door, &manage, wrong).await.expect_status(422);
            assert!(page.body.contains("id=\"error-email\""), "{wrong}");
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM moves"), 0);
        door.close().await;
    }
}
