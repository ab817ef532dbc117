//! Under pressure: forms ask for a proof of work, letters are kept back, and an operator decides.

use postrider::domain::consent::Evidence;
use postrider::services::signup::{self, Wish};
use postrider::services::{health, lists};

use crate::harness::database::both_databases;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, evidence, wish};
use crate::harness::newsroom::open_list;
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

const HOUR: i64 = 3_600;

/// Solves a challenge with the protocol's own library, and writes it as a form would send it.
fn solve(challenge: &serde_json::Value) -> String {
    let challenge: altcha::Challenge = serde_json::from_value(challenge.clone()).unwrap();
    let solved = altcha::solve_challenge(altcha::SolveChallengeOptions::new(&challenge));
    let payload = altcha::Payload {
        challenge,
        solution: solved.unwrap().expect("a solution"),
    };
    data_encoding::BASE64.encode(&serde_json::to_vec(&payload).unwrap())
}

async fn challenge(house: &House, list: &str) -> serde_json::Value {
    let page = lists::page(&house.app, list).await.unwrap();
    serde_json::to_value(signup::challenge(&house.app, &page)).unwrap()
}

async fn asks(house: &House, list: &str) -> bool {
    let page = lists::page(&house.app, list).await.unwrap();
    let guard = signup::guard(&house.app, &page).await.unwrap();
    guard.challenge.is_some()
}

/// So many sign-ups of people who are new, each from a network of its own, worked off and delivered.
async fn crowd(house: &House, list: &str, name: &str, count: usize) {
    for n in 0..count {
        let from = Evidence {
            remote_ip: Some(format!("198.{}.{}.7", 18 + n / 250, n % 250)),
            ..evidence()
        };
        let wish = wish(&format!("{name}{n}@reader.example"));
        house.request_from(list, wish, from).await.unwrap();
    }
    while signup::work_off_inbox(&house.app).await.unwrap() > 0 {}
    house.deliver_all().await;
}

/// Signs up from a form that was shown five seconds ago; says whether a letter came of it.
async fn sign_up(house: &House, who: &str, solution: Option<String>) -> bool {
    let form_token = Some(house.form_token(LIST).await);
    house.advance(5);
    let before = house.number("SELECT COUNT(*) FROM deliveries");
    let shown = Wish {
        form_token,
        solution,
        ..wish(&format!("{who}@reader.example"))
    };
    house.request(LIST, shown).await.unwrap();
    signup::work_off_inbox(&house.app).await.unwrap();
    house.number("SELECT COUNT(*) FROM deliveries") > before
}

both_databases! {
    async fn a_solved_challenge_proves_a_sign_up_once_for_its_list_and_for_an_hour(database: TestDatabase) {
        let settings = [
            ("POSTRIDER_SIGNUP_CHALLENGE", "always"),
            ("POSTRIDER_SIGNUP_NETWORK_PER_HOUR", "100"),
            ("POSTRIDER_SIGNUP_UNPROVED_PERCENT", "1"),
        ];
        let house = House::open_with(database, &settings).await;
        house.found_list("evening").await;
        // Uses up what this network has without proof.
        assert!(sign_up(&house, "first", None).await);
        assert!(!sign_up(&house, "unsolved", None).await);
        assert!(asks(&house, LIST).await);
        let solution = solve(&challenge(&house, LIST).await);
        assert!(sign_up(&house, "solved", Some(solution.clone())).await);
        assert!(!sign_up(&house, "replayed", Some(solution)).await);
        let elsewhere = solve(&challenge(&house, "evening").await);
        assert!(!sign_up(&house, "elsewhere", Some(elsewhere)).await);
        let mut spliced = challenge(&house, LIST).await;
        spliced["parameters"]["keyPrefix"] = "".into();
        assert!(!sign_up(&house, "spliced", Some(solve(&spliced))).await);
        for nothing in ["", "nonsense", "e30=", &"A".repeat(9_000)] {
            assert!(!sign_up(&house, "nothing", Some(nothing.to_owned())).await);
        }
        let late = solve(&challenge(&house, LIST).await);
        house.advance(HOUR);
        // The new hour has one sign-up without proof again.
        sign_up(&house, "second", None).await;
        assert!(!sign_up(&house, "late", Some(late)).await);
        let solution = solve(&challenge(&house, LIST).await);
        assert!(sign_up(&house, "in-time", Some(solution)).await);
        house.deliver_all().await;
    }

    async fn a_spike_makes_forms_ask_for_work_until_it_is_over(database: TestDatabase) {
        let settings = [
            ("POSTRIDER_SIGNUP_CHALLENGE_FLOOR", "10"),
            ("POSTRIDER_SIGNUP_CHALLENGE_FACTOR", "3"),
        ];
        let house = House::open_with(database, &settings).await;
        house.found_list("evening").await;
        // What is usual: six an hour, for a week.
        for hour in 1..=168 {
            let bucket = house.app.now().plus_seconds(-hour * HOUR).micros();
            for scope in ["seen:list:1", "seen:site"] {
                let row = format!("INSERT INTO signup_counters VALUES ('{scope}', {bucket}, 6, {})", i64::MAX);
                house.run_sql(&row).unwrap();
            }
        }
        // Ten are many for another list, and neither for this one nor for the site.
        assert!(!asks(&house, LIST).await && !asks(&house, "evening").await);
        crowd(&house, "evening", "evening", 10).await;
        assert!(asks(&house, "evening").await && !asks(&house, LIST).await);
        crowd(&house, LIST, "more", 17).await;
        assert!(asks(&house, LIST).await);
        // It ends when the hour is over, and not before it has lasted for one.
        house.advance(HOUR);
        signup::tend(&house.app).await.unwrap();
        house.advance(HOUR);
        signup::tend(&house.app).await.unwrap();
        assert!(!asks(&house, LIST).await && !asks(&house, "evening").await);
    }

    async fn a_form_that_was_open_before_the_spike_is_still_believed(database: TestDatabase) {
        let settings = [
            ("POSTRIDER_SIGNUP_CHALLENGE_FLOOR", "10"),
            ("POSTRIDER_SIGNUP_LIST_PER_HOUR", "100"),
            ("POSTRIDER_SIGNUP_UNPROVED_PERCENT", "12"),
        ];
        let house = House::open_with(database, &settings).await;
        let open_before = [house.form_token(LIST).await, house.form_token(LIST).await];
        house.advance(60);
        crowd(&house, LIST, "flood", 20).await;
        assert!(asks(&house, LIST).await);
        let proves = async |form_token: String, who: &str| {
            let before = house.number("SELECT COUNT(*) FROM deliveries");
            let shown = Wish { form_token: Some(form_token), ..wish(&format!("{who}@reader.example")) };
            house.request(LIST, shown).await.unwrap();
            signup::work_off_inbox(&house.app).await.unwrap();
            house.number("SELECT COUNT(*) FROM deliveries") > before
        };
        let [one, other] = open_before;
        assert!(proves(one, "patient").await);
        assert!(!sign_up(&house, "asked", None).await);
        let solution = solve(&challenge(&house, LIST).await);
        assert!(sign_up(&house, "solved", Some(solution)).await);
        house.advance(900);
        assert!(!proves(other, "hoarded").await);
        house.deliver_all().await;
    }

    async fn far_more_letters_than_usual_are_kept_back_and_released(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SIGNUP_PAUSE_FLOOR", "5")]).await;
        house.found_list("evening").await;
        crowd(&house, LIST, "first", 5).await;
        assert_eq!(house.sink().messages().len(), 5);
        assert!(health::ready(&house.app).await.alarms.is_empty());
        // The look comes before the letters of the same batch: from here on they are kept.
        crowd(&house, LIST, "kept", 4).await;
        crowd(&house, LIST, "kept", 4).await;
        assert_eq!(house.sink().messages().len(), 5);
        let desk = signup::desk(&house.app).await.unwrap();
        let of_list = desk.desks.iter().find(|line| line.list.as_deref() == Some(LIST)).unwrap();
        assert!(of_list.paused_since.is_some());
        // Whoever signs up twice is kept once: a letter is counted when it is granted.
        assert_eq!(of_list.kept, 4);
        let alarms = health::ready(&house.app).await.alarms;
        assert!(alarms.iter().any(|alarm| alarm.contains("\"harbour\"") && alarm.contains("4 kept")), "{alarms:?}");

        assert_eq!(signup::release(&house.app, &BY, Some(LIST)).await.unwrap(), 4);
        assert_eq!(signup::work_off_inbox(&house.app).await.unwrap(), 4);
        house.deliver_all().await;
        assert_eq!(house.sink().messages().len(), 9);
        assert!(health::ready(&house.app).await.alarms.is_empty());
        // An operator who has looked is not asked again at once.
        crowd(&house, LIST, "later", 7).await;
        assert_eq!(house.sink().messages().len(), 16);
        house.advance(6 * HOUR);
        crowd(&house, LIST, "new", 5).await;
        crowd(&house, LIST, "newer", 2).await;
        assert_eq!(house.sink().messages().len(), 21);
    }

    async fn what_is_kept_back_can_be_dropped_and_is_forgotten_in_the_end(database: TestDatabase) {
        let settings = [("POSTRIDER_SIGNUP_PAUSE_FLOOR", "3"), ("POSTRIDER_SIGNUP_KEPT_DAYS", "2")];
        let house = House::open_with(database, &settings).await;
        crowd(&house, LIST, "first", 3).await;
        crowd(&house, LIST, "kept", 3).await;
        assert_eq!(signup::drop_kept(&house.app, &BY, None).await.unwrap(), 3);
        // The flood goes on: it is paused again.
        crowd(&house, LIST, "more", 2).await;
        assert_eq!(house.sink().messages().len(), 3);
        house.advance(2 * 86_400 + 1);
        signup::tend(&house.app).await.unwrap();
        assert_eq!(house.number("SELECT COUNT(*) FROM signups"), 0);
        assert_eq!(signup::release(&house.app, &BY, None).await.unwrap(), 0);
        crowd(&house, LIST, "after", 1).await;
        assert_eq!(house.sink().messages().len(), 4);
    }

    async fn who_refused_meanwhile_gets_nothing_when_it_is_released(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SIGNUP_PAUSE_FLOOR", "2")]).await;
        crowd(&house, LIST, "first", 2).await;
        crowd(&house, LIST, "kept", 2).await;
        postrider::services::subscribers::suppress(&house.app, "kept0@reader.example", None).await.unwrap();
        assert_eq!(signup::release(&house.app, &BY, None).await.unwrap(), 2);
        signup::work_off_inbox(&house.app).await.unwrap();
        house.deliver_all().await;
        assert_eq!(house.sink().messages().len(), 3);
    }

    async fn a_form_that_asks_says_so_and_may_run_our_script_only(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("signup.challenge", "always");
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let page = browser.get("/lists/daily").await.expect_status(200);
        let policy = page.header("content-security-policy");
        assert!(policy.contains("script-src 'self'") && policy.contains("connect-src 'self'"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert!(page.body.contains(r#"data-challenge="/lists/daily/challenge""#), "{}", page.body);
        let script = browser.get("/static/signup.js").await.expect_status(200);
        assert!(script.header("content-type").starts_with("text/javascript"));
        assert!(script.body.len() < 5_000, "{}", script.body.len());
        let challenge = browser.get("/lists/daily/challenge").await.expect_status(200);
        assert_eq!(challenge.header("cache-control"), "no-store");
        browser.get("/lists/nowhere/challenge").await.expect_status(404);
        let solution = solve(&challenge.json());
        let form = page.form().fill("email", "ada@known-readers.net").fill("altcha", &solution);
        let form = form.tick("consent_newsletter").tick("consent_terms");
        browser.submit(&page, &form).await.expect_status(202);
        let letter = sink.wait_for(1, std::time::Duration::from_secs(30)).await.remove(0);
        assert_eq!(letter.recipient(), "ada@known-readers.net");
        let shown = installation.cli(&["signups", "show"]);
        assert_eq!(shown["blocked_mailboxes"], 0);
        assert_eq!(installation.cli(&["signups", "release"])["released"], 0);
        assert_eq!(installation.cli(&["signups", "drop", "daily"])["dropped"], 0);
        assert_ne!(installation.cli_raw(&["signups", "unblock", "nobody@elsewhere.net"]).code, Some(0));
        browser.post_form(&letter.link_with("/refusal/"), &[]).await.expect_status(200);
        assert_eq!(installation.cli(&["signups", "show"])["blocked_mailboxes"], 1);
        installation.cli(&["signups", "unblock", "ADA+any@known-readers.net"]);
        assert_eq!(installation.cli(&["signups", "show"])["blocked_mailboxes"], 0);
        installation.close_the_books(&sink.messages());
    }
}
