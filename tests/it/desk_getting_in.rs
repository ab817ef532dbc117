//! Getting into the desk: the first owner, passwords, codes, links by mail, and what becomes of those who guess.

use postrider::domain::operator::Role;
use postrider::domain::operator_link::LinkPurpose;
use postrider::domain::totp::Secret;
use postrider::services::operators::signing_in::{self, Entry};
use postrider::services::operators::{Client, asking, links};
use reqwest::Method;

use crate::harness::browser::{Browser, Page};
use crate::harness::database::both_databases;
use crate::harness::door::{Door, newest_link, path};
use crate::harness::house::House;
use crate::harness::newsroom::open_list;
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

pub(super) const PASSWORD: &str = "tangerine lighthouse pebble";
const OTHER: &str = "violin umbrella crossing";
pub(super) const OWNER: &str = "ada@harbour.example";
/// Hashes that cost little, so that the tests tell about the rules and not about the machine.
pub(super) const CHEAP: [(&str, &str); 2] = [
    ("POSTRIDER_DESK_PASSWORD_MEBIBYTES", "1"),
    ("POSTRIDER_DESK_PASSWORD_PASSES", "1"),
];

/// The name of the session's cookie at a house, whose readers come by https.
const COOKIE: &str = "__Host-postrider";

/// Opens the first account of a house through the pages, and stays signed in.
pub(super) async fn first_owner(house: &House, door: &Door) {
    let link = links::setup_link(&house.app)
        .await
        .unwrap()
        .expect("no owner yet");
    let page = door.get(&link).await.expect_status(200);
    let form = page
        .form()
        .fill("name", "Ada Okafor")
        .fill("email", OWNER)
        .fill("password", PASSWORD);
    let answer = door.browser().submit(&page, &form).await.expect_status(303);
    assert_eq!(answer.header("location"), "/desk");
}

/// Signs in with a password; returns the answer.
pub(super) async fn sign_in(browser: &Browser, email: &str, password: &str) -> Page {
    let page = browser.get("/desk/sign-in").await;
    if page.status == 303 {
        return page;
    }
    let form = page.form().fill("email", email).fill("password", password);
    browser.submit(&page, &form).await
}

async fn with_cookie(door: &Door, address: &str, value: &str) -> Page {
    let stranger = Browser::new(door.get("/desk/sign-in").await.url.as_str());
    let request = stranger.request(Method::GET, address);
    stranger
        .send(request.header("cookie", format!("{COOKIE}={value}")))
        .await
}

fn client(network: &str) -> Client {
    Client {
        agent: "A browser".into(),
        network: network.into(),
    }
}

both_databases! {
    async fn the_start_prints_a_link_that_makes_the_first_owner_once(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let printed = installation.log();
        let link = printed.lines().find(|line| line.contains("/desk/setup/")).expect("a link").to_owned();
        // Looking makes nobody an owner.
        browser.send(browser.request(Method::HEAD, &link)).await.expect_status(200);
        let page = browser.get(&link).await.expect_status(200);
        let filled = page.form().fill("name", "Ada").fill("email", OWNER);
        for (password, why) in [("short one", "Too short"), ("P@ssw0rdP@ssw0rd", "guessing"), ("harbour harbour", "guessing")] {
            let refused = browser.submit(&page, &filled.clone().fill("password", password)).await.expect_status(422);
            assert!(refused.text().contains(why), "{password}: {}", refused.text());
            assert_eq!(refused.form().value("email"), Some(OWNER));
        }
        let foreign = browser.request(Method::POST, &link).header("sec-fetch-site", "cross-site")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!("name=Eve&email=eve%40harbour.example&password={}", PASSWORD.replace(' ', "+")));
        browser.send(foreign).await.expect_status(403);
        let opened = browser.submit(&page, &filled.fill("password", PASSWORD)).await.expect_status(303);
        let cookie = opened.header("set-cookie").to_owned();
        assert!(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax") && cookie.contains("; Path=/"), "{cookie}");
        let desk = browser.get("/desk").await.expect_status(200);
        assert!(desk.text().contains("Ada"));
        browser.get(&link).await.expect_status(404);
        let second = installation.cli_raw(&["operator", "link"]);
        assert_eq!(second.code, Some(1), "{}{}", second.stdout, second.stderr);
        // A start with an owner prints no link, and the owner who is locked out gets one on the machine.
        let recovery = installation.cli(&["operator", "link", OWNER]);
        let recovery = recovery["link"].as_str().expect("a link").to_owned();
        let page = browser.get(&recovery).await.expect_status(200);
        let set = browser.submit(&page, &page.form().fill("password", OTHER)).await.expect_status(303);
        assert_eq!(set.header("location"), "/desk/sign-in?said=said-gate-reset");
        browser.get("/desk").await.expect_status(303);
        assert_eq!(sign_in(&browser, OWNER, PASSWORD).await.status, 422);
        assert_eq!(sign_in(&browser, OWNER, OTHER).await.status, 303);
        browser.get("/desk").await.expect_status(200);
        server.kill();

        // Where owners have to have a second factor, nothing else is open to one who has none.
        installation.set("desk.second_factor", "owners");
        let server = installation.serve().await;
        let printed = installation.log();
        let links = printed.lines().filter(|line| line.starts_with("http") && line.contains("/desk/setup/"));
        assert_eq!(links.count(), 1);
        let kept = browser.get("/desk/people").await.expect_status(303);
        assert!(kept.header("location").starts_with("/desk/account?"), "{}", kept.header("location"));
        browser.get("/api/v1/operators").await.expect_status(401);
        assert!(browser.get("/desk/account").await.expect_status(200).text().contains("needs a second factor"));
        server.kill();
    }

    async fn a_session_gets_a_new_secret_at_every_sign_in_and_none_outlives_its_end(database: TestDatabase) {
        let house = House::open_with(database, &CHEAP).await;
        let door = Door::open(&house);
        first_owner(&house, &door).await;
        let cookie = |door: &Door| door.browser().cookies()[COOKIE].clone();
        let first = cookie(&door);
        assert!(first.len() >= 52, "256 bits: {first}");
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM operator_sessions WHERE token_hash = '{first}'")), 0);
        let desk = door.get("/desk").await.expect_status(200);
        let out = desk.forms().into_iter().find(|form| form.action == "/desk/sign-out").expect("a way out");
        let answer = door.browser().submit(&desk, &out).await.expect_status(303);
        assert!(answer.header("set-cookie").contains("Max-Age=0"));
        with_cookie(&door, "/desk", &first).await.expect_status(303);

        // A cookie that somebody else chose is not taken over.
        let page = door.get("/desk/sign-in?next=%2Fdesk%2Faccount").await.expect_status(200);
        let form = page.form().fill("email", "Ada@Harbour.Example").fill("password", PASSWORD);
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish();
        let fixed = door.browser().request(Method::POST, "/desk/sign-in").header("cookie", format!("{COOKIE}={first}"))
            .header("content-type", "application/x-www-form-urlencoded").body(body);
        let answer = door.browser().send(fixed).await.expect_status(303);
        assert_eq!(answer.header("location"), "/desk/account");
        assert!(answer.header("set-cookie").starts_with(&format!("{COOKIE}=")));
        let second = cookie(&door);
        assert_ne!(first, second);

        // Whoever leads elsewhere leads nowhere.
        let evil = [("email", OWNER), ("password", PASSWORD), ("next", "//evil.example/desk")];
        assert_eq!(door.post("/desk/sign-in", &evil).await.header("location"), "/desk");
        let third = cookie(&door);
        with_cookie(&door, "/desk", &second).await.expect_status(303);

        // A new password ends all others and renews this one.
        let elsewhere = Browser::new(desk.url.as_str());
        assert_eq!(sign_in(&elsewhere, OWNER, PASSWORD).await.status, 303);
        let page = door.get("/desk/account").await.expect_status(200);
        let change = page.forms().into_iter().find(|form| form.value("new").is_some()).expect("a form");
        let wrong = change.clone().fill("present", "not this one, no").fill("new", OTHER);
        door.browser().submit(&page, &wrong).await.expect_status(422);
        let right = change.fill("present", PASSWORD).fill("new", OTHER);
        door.browser().submit(&page, &right).await.expect_status(303);
        elsewhere.get("/desk").await.expect_status(303);
        with_cookie(&door, "/desk", &third).await.expect_status(303);
        door.get("/desk/account").await.expect_status(200);
        house.deliver_all().await;
        assert!(newest_link(&house, OWNER, "/desk/forgotten").ends_with("/desk/forgotten"));
        let actions = house.number("SELECT COUNT(*) FROM audit_log WHERE action IN ('operator.add', 'session.open', 'session.end', 'session.refuse', 'operator.password')");
        assert!(actions >= 7, "{actions}");
        door.close().await;
    }

    async fn a_code_of_the_app_is_asked_for_and_taken_once(database: TestDatabase) {
        let house = House::open_with(database, &CHEAP).await;
        let door = Door::open(&house);
        first_owner(&house, &door).await;
        let page = door.get("/desk/account").await.expect_status(200);
        let factor = page.forms().into_iter().find(|form| form.action == "/desk/account/second-factor").expect("a form");
        let begin = factor.pressed(&factor.buttons[0]);
        door.browser().submit(&page, &begin).await.expect_status(303);
        let page = door.get("/desk/account/second-factor").await.expect_status(200);
        assert!(page.body.contains("<svg class=\"qr\"") && !page.body.contains("<img"), "drawn into the page");
        let secret = page.text().split("Or type this secret into it:").nth(1).expect("a secret")
            .chars().take_while(|c| !c.is_lowercase()).filter(|c| "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".contains(*c)).take(32).collect::<String>();
        let bytes = data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).expect("base32");
        let app = Secret::of(bytes.try_into().expect("twenty bytes"));
        assert_eq!(house.number("SELECT COUNT(*) FROM operators WHERE totp_since IS NOT NULL"), 0);
        let on = page.forms().into_iter().find(|form| form.value("code").is_some()).expect("a form");
        door.browser().submit(&page, &on.clone().fill("code", "000000")).await.expect_status(422);
        let code = app.shown_at(house.app.now());
        let codes = door.browser().submit(&page, &on.fill("code", &code)).await.expect_status(200);
        let recovery: Vec<String> = codes.text().split_whitespace().filter(|word| word.matches('-').count() == 3).map(str::to_owned).collect();
        assert_eq!(recovery.len(), 10, "{}", codes.text());

        // The ledger alone tells neither.
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM recovery_codes WHERE code_hash LIKE '%{}%'", recovery[0])), 0);
        let sealed = house.number("SELECT length(totp_secret) FROM operators");
        assert_eq!(sealed, 1 + 24 + 20 + 16);

        let browser = Browser::new(codes.url.as_str());
        let half = sign_in(&browser, OWNER, PASSWORD).await.expect_status(303);
        assert_eq!(half.header("location"), "/desk/sign-in/code");
        // Half a sign-in opens nothing.
        browser.get("/desk").await.expect_status(303);
        let page = browser.get("/desk/sign-in/code").await.expect_status(200);
        let again = page.form().fill("code", &code);
        assert!(browser.submit(&page, &again).await.expect_status(422).text().contains("used before"));
        house.advance(30);
        let next = app.shown_at(house.app.now());
        browser.submit(&page, &page.form().fill("code", &next)).await.expect_status(303);
        browser.get("/desk").await.expect_status(200);

        for (attempt, status) in [(1, 303), (2, 422)] {
            let browser = Browser::new(codes.url.as_str());
            sign_in(&browser, OWNER, PASSWORD).await.expect_status(303);
            let page = browser.get("/desk/sign-in/code").await.expect_status(200);
            let answer = browser.submit(&page, &page.form().fill("code", &recovery[0].to_uppercase())).await;
            assert_eq!(answer.status, status, "attempt {attempt}: {}", answer.text());
        }
        let late = Browser::new(codes.url.as_str());
        sign_in(&late, OWNER, PASSWORD).await.expect_status(303);
        house.advance(11 * 60);
        late.get("/desk/sign-in/code").await.expect_status(303);
        door.close().await;
    }

    async fn guessing_gets_slower_and_slower_for_known_and_unknown_alike_and_ends_for_its_owner(database: TestDatabase) {
        let house = House::open_with(database, &CHEAP).await;
        let door = Door::open(&house);
        first_owner(&house, &door).await;
        let mut tried = Vec::new();
        for (email, network) in [(OWNER, "198.51.100.*"), ("nobody@harbour.example", "198.51.101.*")] {
            let (begun, mut waits, mut looked_at) = (house.app.now(), Vec::new(), 0);
            while house.app.now().seconds_since(begun) < 3_600 {
                match signing_in::by_password(&house.app, email, "a guess that is wrong", &client(network), None).await.unwrap() {
                    Entry::Wrong => looked_at += 1,
                    Entry::Wait(seconds) => {
                        waits.push(seconds);
                        house.advance(seconds);
                    }
                    other => panic!("{other:?}"),
                }
            }
            tried.push((looked_at, waits));
        }
        assert_eq!(tried[0], tried[1], "the answers tell nobody who works here");
        let (looked_at, waits) = &tried[0];
        assert_eq!(waits[..9], [2, 4, 8, 16, 32, 64, 128, 256, 300]);
        assert!(*looked_at < 26, "{looked_at} guesses in an hour: 10,000 would take weeks");

        // The owner waits at most the longest wait, is let in, and all is forgotten.
        let mine = client("203.0.113.*");
        let mut entry = signing_in::by_password(&house.app, OWNER, PASSWORD, &mine, None).await.unwrap();
        if let Entry::Wait(seconds) = entry {
            assert!(seconds <= 300);
            house.advance(seconds);
            entry = signing_in::by_password(&house.app, OWNER, PASSWORD, &mine, None).await.unwrap();
        }
        assert!(matches!(entry, Entry::In(_)), "{entry:?}");
        for _ in 0..5 {
            assert_eq!(signing_in::by_password(&house.app, OWNER, "a slip of the pen", &mine, None).await.unwrap(), Entry::Wrong);
        }
        // Many at the same time gain nothing: each is counted before it is judged.
        let many = (0..12).map(|_| signing_in::by_password(&house.app, "eve@harbour.example", "twelve at a time", &mine, None));
        let many = futures_util::future::join_all(many).await;
        let judged = many.iter().filter(|entry| matches!(entry, Ok(Entry::Wrong))).count();
        assert_eq!(judged, 6, "five, and the one that begins the wait");
        // Addresses and networks cannot be read from what is counted.
        assert!(house.number("SELECT COUNT(*) FROM sign_in_failures") > 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM sign_in_failures WHERE scope LIKE '%harbour%' OR scope LIKE '%198.51%'"), 0);
        door.close().await;
    }

    async fn links_by_mail_open_once_and_tell_nobody_who_works_here(database: TestDatabase) {
        let house = House::open_with(database, &CHEAP).await;
        let door = Door::open(&house);
        first_owner(&house, &door).await;
        let stranger = Browser::new(door.get("/desk").await.url.as_str());
        let mut answers = Vec::new();
        for email in [OWNER, "nobody@harbour.example"] {
            for way in ["/desk/link", "/desk/forgotten"] {
                let page = stranger.get(way).await.expect_status(200);
                let answer = stranger.submit(&page, &page.form().fill("email", email)).await.expect_status(202);
                answers.push((way, answer.body, answer.headers.len()));
            }
        }
        assert_eq!(answers[0], answers[2]);
        assert_eq!(answers[1], answers[3]);
        assert_eq!(house.number("SELECT COUNT(*) FROM operator_links WHERE purpose <> 'setup'"), 0, "nothing was looked up");
        assert_eq!(asking::work_off_wishes(&house.app).await.unwrap(), 4);
        house.deliver_all().await;
        assert_eq!(house.sink().messages().len(), 2);

        // To sign in, in the browser that asked and in no other.
        let link = newest_link(&house, OWNER, "/desk/link/");
        let elsewhere = door.get(&link).await.expect_status(200);
        assert!(elsewhere.forms().iter().all(|form| form.action != path(&link)), "no button in another browser");
        door.post(&link, &[]).await.expect_status(200);
        let page = stranger.get(path(&link)).await.expect_status(200);
        stranger.get("/desk").await.expect_status(303);
        stranger.submit(&page, &page.form()).await.expect_status(303);
        stranger.get("/desk").await.expect_status(200);
        stranger.get(path(&link)).await.expect_status(404);

        // To a new password, which ends every session.
        let link = newest_link(&house, OWNER, "/desk/password/");
        let page = door.get(&link).await.expect_status(200);
        door.browser().submit(&page, &page.form().fill("password", "12345678901234567890")).await.expect_status(422);
        door.browser().submit(&page, &page.form().fill("password", OTHER)).await.expect_status(303);
        stranger.get("/desk").await.expect_status(303);
        door.get(&link).await.expect_status(404);
        assert_eq!(sign_in(&stranger, OWNER, OTHER).await.status, 303);

        // One that came too late opens nothing, and one letter of a kind is sent in a while.
        for _ in 0..3 {
            asking::ask(&house.app, LinkPurpose::Reset, OWNER, None, &client("203.0.113.*")).await.unwrap();
        }
        house.advance(3 * 60);
        asking::work_off_wishes(&house.app).await.unwrap();
        house.deliver_all().await;
        let letters = house.sink().accepted_for(OWNER);
        let resets = letters.iter().filter(|letter| letter.text().contains("/desk/password/")).count();
        assert_eq!(resets, 2);
        let link = newest_link(&house, OWNER, "/desk/password/");
        house.advance(61 * 60);
        door.get(&link).await.expect_status(404);
        door.close().await;
    }

    async fn what_is_weighty_wants_the_password_again(database: TestDatabase) {
        let house = House::open_with(database, &CHEAP).await;
        let door = Door::open(&house);
        first_owner(&house, &door).await;
        let page = door.get("/desk/people/invitation").await.expect_status(200);
        let invite = |page: &Page| page.forms().into_iter().find(|form| form.value("email").is_some()).expect("a form").fill("email", "eve@harbour.example");
        house.advance(10 * 60);
        let asked = door.browser().submit(&page, &invite(&page)).await.expect_status(303);
        let proof = asked.header("location").to_owned();
        assert_eq!(proof, "/desk/proof?next=%2Fdesk%2Fpeople%2Finvitation");
        assert_eq!(house.number("SELECT COUNT(*) FROM operator_links WHERE purpose = 'invitation'"), 0);
        let before = door.browser().cookies()[COOKIE].clone();
        let page = door.get(&proof).await.expect_status(200);
        door.browser().submit(&page, &page.form().fill("password", OTHER)).await.expect_status(422);
        let proved = door.browser().submit(&page, &page.form().fill("password", PASSWORD)).await.expect_status(303);
        assert_eq!(proved.header("location"), "/desk/people/invitation");
        with_cookie(&door, "/desk", &before).await.expect_status(303);
        let page = door.get("/desk/people/invitation").await.expect_status(200);
        door.browser().submit(&page, &invite(&page)).await.expect_status(303);
        assert_eq!(house.number("SELECT COUNT(*) FROM operator_links WHERE purpose = 'invitation'"), 1);
        // What takes forms alone cannot be opened: they are sent on to the page that the form stood on, and to no other.
        house.advance(10 * 60);
        let page = door.get("/desk/audit").await.expect_status(200);
        let csrf = page.form().value("csrf").expect("the secret of the session").to_owned();
        let host = page.url.origin().ascii_serialization();
        for (referer, next) in [
            (Some(format!("{host}/desk/audit?action=issue.")), "%2Fdesk%2Faudit%3Faction%3Dissue."),
            (Some("https://elsewhere.example/desk/people".to_owned()), "%2Fdesk"),
            (Some(format!("{host}/lists/harbour")), "%2Fdesk"),
            (Some(format!("{host}/desk/proof?next=/desk")), "%2Fdesk"),
            (None, "%2Fdesk"),
        ] {
            let request = door.browser().request(reqwest::Method::POST, "/desk/audit/check");
            let request = request.header("content-type", "application/x-www-form-urlencoded").body(format!("csrf={csrf}"));
            let request = referer.iter().fold(request, |request, referer| request.header("referer", referer));
            let asked = door.browser().send(request).await.expect_status(303);
            assert_eq!(asked.header("location"), format!("/desk/proof?next={next}"), "{referer:?}");
        }
        // Without the secret of the session nothing is done, wherever the form came from.
        door.post("/desk/people/invitation", &[("email", "max@harbour.example"), ("role", "owner")]).await.expect_status(403);
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM operators WHERE role = '{}'", Role::Owner)), 1);
        door.close().await;
    }
}
