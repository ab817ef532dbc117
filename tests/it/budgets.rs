//! Budgets of sign-ups: how many letters strangers can have sent to somebody, and by whom.

use postrider::domain::consent::Evidence;
use postrider::domain::subscription::SubscriptionState;
use postrider::services::signup::{self, Answer, Wish};
use postrider::services::{keys, subscribers};

use crate::harness::database::both_databases;
use crate::harness::house::{House, LIST, evidence, wish};

const ADA: &str = "ada@reader.example";
const DAY: i64 = 86_400;

fn from(remote_ip: &str) -> Evidence {
    Evidence {
        remote_ip: Some(remote_ip.to_owned()),
        ..evidence()
    }
}

/// Signs an address up from somewhere and delivers whatever comes of it.
async fn sign_up_from(house: &House, email: &str, remote_ip: &str) {
    house
        .request_from(LIST, wish(email), from(remote_ip))
        .await
        .unwrap();
    signup::work_off_inbox(&house.app).await.unwrap();
    house.deliver_all().await;
}

fn letters(house: &House) -> usize {
    house.sink().messages().len()
}

both_databases! {
    async fn a_victim_gets_three_letters_in_thirty_days_however_the_address_is_written(database: TestDatabase) {
        let house = House::open(database).await;
        house.found_list("evening").await;
        let spellings = ["v.ictim@gmail.com", "victim@googlemail.com", "VICTIM@gmail.com", "vic.tim+a@gmail.com", "victim+b@gmail.com"];
        for day in 0..30 {
            for (n, address) in spellings.iter().enumerate() {
                let list = if n % 2 == 0 { LIST } else { "evening" };
                house.request_from(list, wish(address), from(&format!("198.51.{day}.{n}"))).await.unwrap();
            }
            signup::work_off_inbox(&house.app).await.unwrap();
            house.deliver_all().await;
            house.advance(DAY);
        }
        assert_eq!(letters(&house), 3);
        // Thirty days after the first letter there is room for one more.
        sign_up_from(&house, "victim+c@gmail.com", "198.51.100.1").await;
        sign_up_from(&house, "victim+d@gmail.com", "198.51.100.1").await;
        assert_eq!(letters(&house), 4);
    }

    async fn what_was_sent_to_a_mailbox_is_remembered_by_other_processes_and_without_its_rows(database: TestDatabase) {
        let house = House::open(database).await;
        house.sign_up(ADA).await;
        house.deliver_all().await;
        assert_eq!(letters(&house), 1);
        // Nothing is left of the sign-up but its proof, which cannot be deleted.
        for table in ["deliveries", "confirmations"] {
            house.run_sql(&format!("DELETE FROM {table}")).unwrap();
        }
        let second = house.second_app().await;
        house.request(LIST, wish("Ada+again@reader.example")).await.unwrap();
        assert_eq!(signup::work_off_inbox(&second).await.unwrap(), 1);
        house.deliver_all().await;
        assert_eq!(letters(&house), 1);
        assert!(subscribers::find(&house.app, "ada+again@reader.example").await.unwrap().is_none());
        // Whose mailbox it is cannot be read from the counters.
        assert_eq!(house.number("SELECT COUNT(*) FROM signup_counters WHERE scope LIKE 'mailbox:%'"), 1);
        assert_eq!(house.number("SELECT COUNT(*) FROM signup_counters WHERE scope LIKE '%ada%' OR scope LIKE '%203.0.113%'"), 0);
    }

    async fn a_letter_that_was_wanted_does_not_keep_a_reader_from_a_second_list(database: TestDatabase) {
        let house = House::open(database).await;
        house.found_list("evening").await;
        house.subscribe(ADA).await;
        house.subscribe_to("evening", wish(ADA)).await;
        let report = house.report(ADA).await;
        assert!(report.subscriptions.iter().all(|one| one.subscription.state == SubscriptionState::Active));
        assert_eq!(report.subscriptions.len(), 2);
    }

    async fn not_me_blocks_the_mailbox_for_good(database: TestDatabase) {
        let house = House::open(database).await;
        house.found_list("evening").await;
        house.sign_up("victim@gmail.com").await;
        house.deliver_all().await;
        house.answer("victim@gmail.com", Answer::No).await.unwrap();
        house.advance(40 * DAY);
        for n in 0..100 {
            let list = if n % 2 == 0 { LIST } else { "evening" };
            let address = format!("vic.tim+{n}@gmail.com");
            house.request_from(list, wish(&address), from(&format!("198.51.{n}.1"))).await.unwrap();
        }
        signup::work_off_inbox(&house.app).await.unwrap();
        house.deliver_all().await;
        assert_eq!(letters(&house), 1);
        // A neighbour of that provider is somebody else.
        sign_up_from(&house, "victoria@gmail.com", "198.51.100.1").await;
        assert_eq!(letters(&house), 2);
        // Until the owner asks an operator, by whatever spelling.
        assert!(subscribers::unsuppress(&house.app, "victim@gmail.com").await.unwrap());
        sign_up_from(&house, "vic.tim@gmail.com", "198.51.100.1").await;
        assert_eq!(letters(&house), 3);
    }

    async fn who_is_refused_by_an_owner_has_less_left_for_others(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SIGNUP_NETWORK_PER_HOUR", "6")]).await;
        sign_up_from(&house, ADA, "198.51.100.7").await;
        house.answer(ADA, Answer::No).await.unwrap();
        sign_up_from(&house, "bob@reader.example", "198.51.100.8").await;
        assert_eq!(letters(&house), 1);
        sign_up_from(&house, "bob@reader.example", "198.51.101.8").await;
        assert_eq!(letters(&house), 2);
    }

    async fn a_network_causes_no_more_letters_in_an_hour_than_its_budget(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SIGNUP_NETWORK_PER_HOUR", "4")]).await;
        for n in 0..8 {
            sign_up_from(&house, &format!("four{n}@reader.example"), &format!("198.51.100.{n}")).await;
            sign_up_from(&house, &format!("six{n}@reader.example"), &format!("2001:db8:0:a1{n:02}::1")).await;
        }
        assert_eq!(letters(&house), 8);
        sign_up_from(&house, "other@reader.example", "198.51.101.1").await;
        assert_eq!(letters(&house), 9);
        // Two hours on the clock later nothing of that is left.
        house.advance(7_200);
        sign_up_from(&house, "later@reader.example", "198.51.100.1").await;
        assert_eq!(letters(&house), 10);
    }

    async fn what_a_network_has_left_tells_nothing_of_an_address(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SIGNUP_NETWORK_PER_HOUR", "3")]).await;
        let known = ["active", "spent", "pending", "suppressed", "blocked"];
        for (n, class) in known.iter().enumerate() {
            let email = format!("{class}@reader.example");
            sign_up_from(&house, &email, &format!("203.0.{n}.1")).await;
            match *class {
                "active" | "spent" => drop(house.answer(&email, Answer::Yes).await),
                "blocked" => drop(house.answer(&email, Answer::No).await),
                "suppressed" => drop(subscribers::suppress(&house.app, &email, None).await),
                _ => {}
            }
        }
        house.deliver_all().await;
        sign_up_from(&house, "spent@reader.example", "203.0.8.1").await;
        for (n, class) in known.iter().chain(&["new"]).enumerate() {
            let own = |m: usize| format!("own{m}@spy{n}.example");
            for email in [own(1), format!("{class}@reader.example"), own(2), own(3)] {
                sign_up_from(&house, &email, &format!("198.51.{n}.1")).await;
            }
            let came = [1, 2, 3].map(|m| house.sink().accepted_for(&own(m)).len());
            assert_eq!(came, [1, 1, 0], "{class}");
        }
    }

    async fn a_domain_a_list_and_the_site_have_budgets_of_their_own(database: TestDatabase) {
        let settings = [
            ("POSTRIDER_SIGNUP_DOMAIN_PER_HOUR", "3"),
            ("POSTRIDER_SIGNUP_LIST_PER_HOUR", "5"),
            ("POSTRIDER_SIGNUP_SITE_PER_HOUR", "7"),
        ];
        let house = House::open_with(database, &settings).await;
        house.found_list("evening").await;
        for (list, domain, after) in [(LIST, "one.example", 3), (LIST, "two.example", 5), ("evening", "three.example", 7)] {
            for n in 0..6 {
                house.request(list, wish(&format!("r{n}@{domain}"))).await.unwrap();
            }
            signup::work_off_inbox(&house.app).await.unwrap();
            house.deliver_all().await;
            assert_eq!(letters(&house), after, "{domain}");
        }
    }

    async fn sign_ups_that_prove_nothing_leave_room_for_those_that_do(database: TestDatabase) {
        let settings = [("POSTRIDER_SIGNUP_LIST_PER_HOUR", "8"), ("POSTRIDER_SIGNUP_UNPROVED_PERCENT", "25")];
        let house = House::open_with(database, &settings).await;
        for n in 0..20 {
            sign_up_from(&house, &format!("victim{n}@reader.example"), &format!("198.51.{n}.1")).await;
        }
        assert_eq!(letters(&house), 2);
        for n in 0..8 {
            let token = house.form_token(LIST).await;
            house.advance(5);
            let shown = Wish { form_token: Some(token), ..wish(&format!("honest{n}@reader.example")) };
            house.request_from(LIST, shown, from(&format!("203.0.{n}.1"))).await.unwrap();
        }
        signup::work_off_inbox(&house.app).await.unwrap();
        house.deliver_all().await;
        assert_eq!(letters(&house), 8);
    }

    async fn a_form_token_counts_once_and_only_between_two_seconds_and_twelve_hours(database: TestDatabase) {
        let settings = [("POSTRIDER_SIGNUP_NETWORK_PER_HOUR", "100"), ("POSTRIDER_SIGNUP_UNPROVED_PERCENT", "1")];
        let house = House::open_with(database, &settings).await;
        house.found_list("evening").await;
        // Uses up what this network has without proof.
        house.sign_up(ADA).await;
        let proves = async |token: String, seconds: i64, who: &str| {
            house.advance(seconds);
            let before = house.number("SELECT COUNT(*) FROM deliveries");
            let shown = Wish { form_token: Some(token), ..wish(who) };
            house.request(LIST, shown).await.unwrap();
            signup::work_off_inbox(&house.app).await.unwrap();
            house.number("SELECT COUNT(*) FROM deliveries") > before
        };
        let token = house.form_token(LIST).await;
        assert!(proves(token.clone(), 2, "one@reader.example").await);
        assert!(!proves(token, 2, "replayed@reader.example").await);
        assert!(!proves(house.form_token(LIST).await, 1, "hasty@reader.example").await);
        assert!(!proves(house.form_token("evening").await, 5, "elsewhere@reader.example").await);
        assert!(!proves("nonsense".to_owned(), 5, "made-up@reader.example").await);
        let old = house.form_token(LIST).await;
        house.advance(12 * 3_600 - 60);
        // Nothing of the first hour is left, so its share is used up again.
        house.sign_up("bob@reader.example").await;
        assert!(!proves(old, 61, "late@reader.example").await);
        assert!(proves(house.form_token(LIST).await, 5, "two@reader.example").await);
    }

    async fn who_fills_the_field_that_nobody_sees_is_answered_alike_and_gets_no_letter(database: TestDatabase) {
        let house = House::open(database).await;
        let filled = Wish { trap: Some("https://spam.example".into()), ..wish(ADA) };
        house.request(LIST, filled).await.unwrap();
        signup::work_off_inbox(&house.app).await.unwrap();
        house.deliver_all().await;
        assert_eq!(letters(&house), 0);
        let left_empty = Wish { trap: Some(String::new()), ..wish(ADA) };
        house.request(LIST, left_empty).await.unwrap();
        signup::work_off_inbox(&house.app).await.unwrap();
        house.deliver_all().await;
        assert_eq!(letters(&house), 1);
    }

    async fn a_key_has_a_budget_in_place_of_its_network_s_and_none_instead_of_the_mailbox_s(database: TestDatabase) {
        let settings = [("POSTRIDER_SIGNUP_NETWORK_PER_HOUR", "1"), ("POSTRIDER_SIGNUP_KEY_PER_HOUR", "3")];
        let house = House::open_with(database, &settings).await;
        let key = keys::create(&house.app, "site".to_owned(), keys::usual_rights(), None).await.unwrap();
        let key = keys::authenticate(&house.app, &key).await.unwrap().unwrap();
        for n in 0..3 {
            let keyed = Wish { key_id: Some(key.id), ..wish(&format!("VICTIM+{n}@reader.example")) };
            house.request(LIST, keyed).await.unwrap();
        }
        signup::work_off_inbox(&house.app).await.unwrap();
        house.deliver_all().await;
        assert_eq!(letters(&house), 1);
        for n in 0..6 {
            let keyed = Wish { key_id: Some(key.id), ..wish(&format!("reader{n}@reader.example")) };
            house.request(LIST, keyed).await.unwrap();
        }
        signup::work_off_inbox(&house.app).await.unwrap();
        house.deliver_all().await;
        assert_eq!(letters(&house), 3);
    }

    async fn two_workers_together_spend_no_more_than_one(database: TestDatabase) {
        let settings = [("POSTRIDER_SIGNUP_BATCH", "5"), ("POSTRIDER_SIGNUP_LIST_PER_HOUR", "10")];
        let house = House::open_with(database, &settings).await;
        let second = house.second_app().await;
        for n in 0..20 {
            house.request(LIST, wish(&format!("reader{n}@reader.example"))).await.unwrap();
            house.request(LIST, wish(&format!("victim+{n}@reader.example"))).await.unwrap();
        }
        for _ in 0..8 {
            let (one, other) = tokio::join!(signup::work_off_inbox(&house.app), signup::work_off_inbox(&second));
            one.unwrap();
            other.unwrap();
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM signups"), 0);
        house.deliver_all().await;
        assert_eq!(letters(&house), 10);
        let victims = house.sink().messages().iter().filter(|letter| letter.recipient().starts_with("victim")).count();
        assert_eq!(victims, 1);
    }

    async fn counts_that_nothing_looks_at_any_more_are_forgotten(database: TestDatabase) {
        let house = House::open(database).await;
        let token = house.form_token(LIST).await;
        house.advance(5);
        house.request(LIST, Wish { form_token: Some(token), ..wish(ADA) }).await.unwrap();
        signup::work_off_inbox(&house.app).await.unwrap();
        let rows = "SELECT (SELECT COUNT(*) FROM signup_counters) + (SELECT COUNT(*) FROM signup_spent)";
        signup::tend(&house.app).await.unwrap();
        assert!(house.number(rows) >= 5);
        house.advance(29 * DAY);
        signup::tend(&house.app).await.unwrap();
        assert_eq!(house.number(rows), 1);
        house.advance(DAY + 1);
        signup::tend(&house.app).await.unwrap();
        assert_eq!(house.number(rows), 0);
        house.deliver_all().await;
    }
}
