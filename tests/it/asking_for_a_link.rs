//! Asking for a link: one answer for everybody, one letter for who owns the mailbox.

use postrider::domain::consent::Evidence;
use postrider::domain::delivery::LetterKind;
use postrider::services::preferences::links;
use postrider::services::signup;
use postrider::services::subscribers;

use crate::harness::database::both_databases;
use crate::harness::door::{Door, newest_link};
use crate::harness::house::{House, LIST, evidence, wish};

const ADA: &str = "ada@reader.example";
const BOB: &str = "bob@reader.example";

fn from(remote_ip: &str) -> Evidence {
    Evidence {
        remote_ip: Some(remote_ip.to_owned()),
        ..evidence()
    }
}

/// Asks for a link to an address from somewhere, and delivers what comes of it; says whether a letter came.
async fn ask_from(house: &House, email: &str, remote_ip: &str) -> bool {
    let before = house.sink().messages().len();
    links::ask_by_address(&house.app, email, &from(remote_ip))
        .await
        .unwrap();
    links::work_off_wishes(&house.app).await.unwrap();
    house.deliver_all().await;
    house.sink().messages().len() > before
}

async fn letters_after_asking(house: &House, door: &Door, email: &str) -> usize {
    let answer = door.post("/preferences", &[("email", email)]).await;
    assert_eq!(answer.status, 202);
    links::work_off_wishes(&house.app).await.unwrap();
    house.deliver_all().await;
    let letters = house.sink().accepted_for(email);
    letters
        .iter()
        .filter(|letter| {
            letter
                .links()
                .iter()
                .any(|link| link.contains("/preferences/"))
        })
        .count()
}

both_databases! {
    async fn the_answer_is_the_same_for_every_address_and_only_a_reader_gets_a_letter(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.subscribe(ADA).await;
        house.sign_up("pending@reader.example").await;
        house.subscribe("gone@reader.example").await;
        subscribers::suppress(&house.app, "gone@reader.example", None).await.unwrap();
        let form = door.get("/preferences").await.expect_status(200);
        let mut answers = Vec::new();
        for email in [ADA, "nobody@reader.example", "pending@reader.example", "gone@reader.example"] {
            let filled = form.form().fill("email", email);
            let answer = door.browser().submit(&form, &filled).await.expect_status(202);
            answers.push((answer.body.clone(), answer.headers.len()));
        }
        answers.dedup();
        assert_eq!(answers.len(), 1, "all alike");
        // Nothing was looked up while the asker waited.
        assert_eq!(house.number("SELECT COUNT(*) FROM links"), 0);
        assert_eq!(links::work_off_wishes(&house.app).await.unwrap(), 4);
        house.deliver_all().await;
        assert_eq!(house.number("SELECT COUNT(*) FROM links"), 1);
        assert_eq!(house.newest_delivery(ADA).await.letter, LetterKind::Manage);
        let page = door.get(&newest_link(&house, ADA, "/preferences/")).await.expect_status(200);
        assert!(page.text().contains(ADA), "{}", page.text());
        door.close().await;
    }

    async fn what_is_no_address_is_said_beside_the_field(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        let page = door.post("/preferences", &[("email", "ada at home")]).await.expect_status(422);
        assert!(page.body.contains("aria-describedby=\"error-email\"") && page.body.contains("id=\"error-email\""));
        assert!(page.body.contains("value=\"ada at home\""));
        assert_eq!(house.number("SELECT COUNT(*) FROM link_wishes"), 0);
        door.close().await;
    }

    async fn one_mailbox_gets_one_letter_in_the_configured_time_however_it_is_asked_for(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_PREFERENCES_RESEND_MINUTES", "30")]).await;
        let door = Door::open(&house);
        house.subscribe(ADA).await;
        let from_letter = newest_link(&house, ADA, "/p/");
        assert_eq!(letters_after_asking(&house, &door, ADA).await, 1);
        assert_eq!(letters_after_asking(&house, &door, "ADA@READER.EXAMPLE").await, 0);
        door.post(&from_letter, &[("act", "link")]).await.expect_status(202);
        assert_eq!(letters_after_asking(&house, &door, ADA).await, 1);
        house.advance(30 * 60);
        door.post(&from_letter, &[("act", "link")]).await.expect_status(202);
        assert_eq!(letters_after_asking(&house, &door, ADA).await, 2);
        door.close().await;
    }

    async fn strangers_have_a_mailbox_sent_three_links_a_day_and_its_owner_still_gets_one_from_a_letter(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        let second = house.second_app().await;
        let spellings = ["reader@gmail.com", "re.ader@gmail.com", "reader+a@googlemail.com"];
        for spelling in spellings {
            house.subscribe(spelling).await;
        }
        let from_letter = newest_link(&house, spellings[0], "/p/");
        let before = house.sink().messages().len();
        let mut days = Vec::new();
        for day in 0..6 {
            let mut letters = 0;
            for n in 0..8 {
                house.advance(11 * 60);
                let stranger = from(&format!("198.51.{day}.{n}"));
                links::ask_by_address(&house.app, spellings[n % 3], &stranger).await.unwrap();
                // Whichever process works it off.
                links::work_off_wishes(if n % 2 == 0 { &house.app } else { &second }).await.unwrap();
                letters += house.deliver_all().await.len();
            }
            days.push(letters);
            house.advance(24 * 3_600);
        }
        assert_eq!(days, [3, 3, 3, 1, 0, 0], "three a day and ten in thirty days");
        assert_eq!(house.sink().messages().len(), before + 10);
        door.post(&from_letter, &[("act", "link")]).await.expect_status(202);
        links::work_off_wishes(&house.app).await.unwrap();
        assert_eq!(house.deliver_all().await.len(), 1);
        // Whose mailbox and network it was cannot be read from the counters.
        assert!(house.number("SELECT COUNT(*) FROM signup_counters WHERE scope LIKE 'link:page:%'") > 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM signup_counters WHERE scope LIKE '%reader%' OR scope LIKE '%198.51%'"), 0);
        door.close().await;
    }

    async fn a_network_has_one_budget_for_links_and_sign_ups_and_it_tells_nothing_of_an_address(database: TestDatabase) {
        let settings = [("POSTRIDER_SIGNUP_NETWORK_PER_HOUR", "8"), ("POSTRIDER_SIGNUP_UNPROVED_PERCENT", "25")];
        let house = House::open_with(database, &settings).await;
        for reader in [ADA, BOB] {
            house.subscribe(reader).await;
        }
        // Two wishes are the share of who proves nothing, for readers as for nobody.
        for (network, email) in [("198.51.100", "nobody@reader.example"), ("2001:db8::1", BOB)] {
            let at = |n: u8| if network.contains(':') { network.to_owned() } else { format!("{network}.{n}") };
            for n in 0..2 {
                ask_from(&house, email, &at(n)).await;
            }
            assert!(!ask_from(&house, ADA, &at(7)).await, "{network}");
            house.request_from(LIST, wish(&format!("new{}@reader.example", network.len())), from(&at(8))).await.unwrap();
            signup::work_off_inbox(&house.app).await.unwrap();
            assert_eq!(house.deliver_all().await.len(), 0, "{network}");
        }
        assert!(ask_from(&house, ADA, "198.51.101.7").await);
        house.advance(7_200);
        assert!(ask_from(&house, ADA, "198.51.100.7").await);
    }

    async fn a_domain_and_the_site_have_budgets_for_links_apart_from_those_of_sign_ups(database: TestDatabase) {
        let settings = [("POSTRIDER_SIGNUP_DOMAIN_PER_HOUR", "2"), ("POSTRIDER_SIGNUP_SITE_PER_HOUR", "3")];
        let house = House::open_with(database, &settings).await;
        let readers = ["a@one.example", "b@one.example", "c@one.example", "d@two.example", "e@two.example"];
        for reader in readers {
            house.subscribe(reader).await;
            house.advance(7_200);
        }
        let mut came = Vec::new();
        for (n, reader) in readers.iter().enumerate() {
            came.push(ask_from(&house, reader, &format!("198.51.{n}.1")).await);
        }
        assert_eq!(came, [true, true, false, true, false]);
        house.sign_up("f@one.example").await;
        assert_eq!(house.deliver_all().await.len(), 1);
    }

    async fn a_link_works_for_a_day_and_then_leads_to_the_form_for_a_fresh_one(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.subscribe(ADA).await;
        let link = door.manage_link(&house, ADA).await;
        house.advance(24 * 3_600 - 1);
        door.get(&link).await.expect_status(200);
        house.advance(1);
        let expired = door.get(&link).await.expect_status(404);
        let forged = door.get("/preferences/aaaabbbb").await.expect_status(404);
        assert_eq!(expired.body, forged.body);
        let fresh = expired.form().fill("email", ADA);
        door.browser().submit(&expired, &fresh).await.expect_status(202);
        // Every act behind it is refused alike.
        for way in ["", "/lists/harbour", "/address", "/data", "/erasure"] {
            let fields = [("act", "erase"), ("email", "x@reader.example"), ("list", "harbour")];
            door.post(&format!("{link}{way}"), &fields).await.expect_status(404);
        }
        door.close().await;
    }

    async fn the_ledger_holds_no_token_and_who_has_left_may_ask_too(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.subscribe_to("harbour", wish(ADA)).await;
        subscribers::unsubscribe(&house.app, ADA, None).await.unwrap();
        let link = door.manage_link(&house, ADA).await;
        let token = link.rsplit('/').next().unwrap();
        assert_eq!(token.len(), 52);
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM links WHERE token_hash LIKE '%{token}%'")), 0);
        let page = door.get(&link).await.expect_status(200);
        assert!(page.text().contains("You have left"), "{}", page.text());
        door.close().await;
    }
}
