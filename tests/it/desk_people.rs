//! People at the desk: invitations, roles, and that an owner always remains.

use postrider::domain::actor::Actor;
use postrider::domain::operator::Role;
use postrider::services::operators::people::{self, Change, Changed, Invited};

use crate::desk_getting_in::{CHEAP, OWNER, PASSWORD, first_owner, sign_in};
use crate::harness::browser::{Browser, Page};
use crate::harness::database::both_databases;
use crate::harness::door::{Door, newest_link, path};
use crate::harness::house::House;
use crate::harness::sink::Sink;

const EDITOR: &str = "leo@harbour.example";

/// Presses a button of a page about somebody.
async fn press(browser: &Browser, page: &Page, act: &str) -> Page {
    let form = page.forms().into_iter().find_map(|form| {
        let button = form
            .buttons
            .iter()
            .find(|button| button.value == act)?
            .clone();
        Some(form.pressed(&button))
    });
    browser
        .submit(page, &form.unwrap_or_else(|| panic!("no button {act}")))
        .await
}

both_databases! {
    async fn somebody_who_was_invited_chooses_a_password_and_is_what_they_were_invited_as(database: TestDatabase) {
        let house = House::open_with(database, &CHEAP).await;
        let door = Door::open(&house);
        first_owner(&house, &door).await;
        let page = door.get("/desk/people/invitation").await.expect_status(200);
        let form = page.forms().into_iter().find(|form| form.value("email").is_some()).expect("a form");
        door.browser().submit(&page, &form.clone().fill("email", OWNER)).await.expect_status(422);
        door.browser().submit(&page, &form.fill("email", EDITOR)).await.expect_status(303);
        house.deliver_all().await;
        let letter = house.sink().accepted_for(EDITOR).pop().expect("a letter");
        assert!(letter.text().contains("Ada Okafor") && letter.text().contains("editor"), "{}", letter.text());
        let list = door.get("/desk/people").await.expect_status(200);
        assert!(list.text().contains(EDITOR) && list.text().contains("Open invitations"));

        let leo = Browser::new(list.url.as_str());
        let link = newest_link(&house, EDITOR, "/desk/invitation/");
        let page = leo.get(path(&link)).await.expect_status(200);
        let form = page.form().fill("name", "Leo").fill("password", PASSWORD);
        leo.submit(&page, &form).await.expect_status(303);
        leo.get("/desk").await.expect_status(200);
        leo.get(path(&link)).await.expect_status(404);
        // An editor has no business with people, and is told so.
        leo.get("/desk/people").await.expect_status(403);
        leo.get("/desk/account").await.expect_status(200);

        // Another role ends the session; a suspension lets nobody in; taking it back does.
        let id = house.number("SELECT id FROM operators WHERE name = 'Leo'");
        let page = door.get(&format!("/desk/people/{id}")).await.expect_status(200);
        let role = page.forms().into_iter().find(|form| form.value("act") == Some("role")).expect("a form");
        door.browser().submit(&page, &role.fill("role", "viewer")).await.expect_status(303);
        leo.get("/desk").await.expect_status(303);
        assert_eq!(sign_in(&leo, EDITOR, PASSWORD).await.status, 303);
        press(door.browser(), &page, "suspend").await.expect_status(303);
        leo.get("/desk").await.expect_status(303);
        let refused = sign_in(&leo, EDITOR, PASSWORD).await.expect_status(422);
        let unknown = sign_in(&leo, "none@harbour.example", PASSWORD).await.expect_status(422);
        assert_eq!(refused.body.replace(EDITOR, ""), unknown.body.replace("none@harbour.example", ""));
        let page = door.get(&format!("/desk/people/{id}")).await.expect_status(200);
        press(door.browser(), &page, "restore").await.expect_status(303);
        assert_eq!(sign_in(&leo, EDITOR, PASSWORD).await.status, 303);

        let page = door.get(&format!("/desk/people/{id}")).await.expect_status(200);
        let remove = page.forms().into_iter().find(|form| form.buttons.iter().any(|b| b.value == "remove")).expect("a form");
        let sure = remove.pressed(&remove.buttons[0]).tick("sure");
        door.browser().submit(&page, &sure).await.expect_status(303);
        leo.get("/desk").await.expect_status(303);
        door.get(&format!("/desk/people/{id}")).await.expect_status(404);
        for action in ["operator.invite", "operator.add", "operator.role", "operator.suspend", "operator.restore", "operator.remove"] {
            let lines = house.number(&format!("SELECT COUNT(*) FROM audit_log WHERE action = '{action}'"));
            assert!(lines >= 1, "{action}");
        }
        door.close().await;
    }

    async fn an_invitation_ends_when_it_is_withdrawn_taken_up_or_too_old(database: TestDatabase) {
        let house = House::open_with(database, &CHEAP).await;
        let door = Door::open(&house);
        first_owner(&house, &door).await;
        let mut links = Vec::new();
        for _ in 0..2 {
            let invited = people::invite(&house.app, &Actor::CommandLine, EDITOR, Role::Viewer, Some("de")).await.unwrap();
            assert!(matches!(invited, Invited::Mailed { .. }), "{invited:?}");
            house.deliver_all().await;
            links.push(newest_link(&house, EDITOR, "/desk/invitation/"));
        }
        let letter = house.sink().accepted_for(EDITOR).pop().expect("a letter");
        assert!(letter.text().contains("lädt Sie ein"), "{}", letter.text());
        door.get(&links[0]).await.expect_status(404);
        let page = door.get(&links[1]).await.expect_status(200);
        assert!(page.body.contains("lang=\"de\""), "the page speaks as the letter did");
        let list = door.get("/desk/people").await.expect_status(200);
        let withdraw = list.forms().into_iter().find(|form| form.buttons.iter().any(|b| b.name == "withdraw")).expect("a form");
        door.browser().submit(&list, &withdraw.pressed(&withdraw.buttons[0])).await.expect_status(303);
        door.get(&links[1]).await.expect_status(404);
        people::invite(&house.app, &Actor::CommandLine, EDITOR, Role::Viewer, None).await.unwrap();
        house.deliver_all().await;
        let newest = newest_link(&house, EDITOR, "/desk/invitation/");
        door.get(&newest).await.expect_status(200);
        house.advance(72 * 3_600);
        door.get(&newest).await.expect_status(404);
        door.close().await;
    }

    async fn an_owner_always_remains_however_many_take_each_other_away(database: TestDatabase) {
        let house = House::open_with(database, &CHEAP).await;
        let door = Door::open(&house);
        first_owner(&house, &door).await;
        let first = house.number("SELECT id FROM operators");
        let cli = Actor::CommandLine;
        for change in [Change::Role(Role::Editor), Change::Suspend, Change::Remove] {
            assert_eq!(people::change(&house.app, &cli, first, change).await.unwrap(), Changed::LastOwner);
        }
        let page = door.get(&format!("/desk/people/{first}")).await.expect_status(200);
        assert!(press(door.browser(), &page, "suspend").await.expect_status(409).text().contains("only owner"));
        let second = postrider::services::operators::add(&house.app, EDITOR, "Leo", Role::Owner).await.unwrap();
        let other = house.second_app().await;
        let (one, two) = tokio::join!(
            people::change(&house.app, &cli, first, Change::Suspend),
            people::change(&other, &cli, second, Change::Remove),
        );
        let mut both = [one.unwrap(), two.unwrap()];
        both.sort_by_key(|changed| *changed == Changed::LastOwner);
        assert_eq!(both, [Changed::Done, Changed::LastOwner]);
        assert_eq!(people::change(&house.app, &cli, 99, Change::Suspend).await.unwrap(), Changed::Unknown);
        door.close().await;
    }
}

#[tokio::test]
async fn without_a_list_an_invitation_is_passed_on_by_hand() {
    let database = crate::harness::database::TestDatabase::sqlite();
    let sink = Sink::start().await;
    let installation = crate::harness::server::Installation::new(&database, &sink.url());
    installation.cli(&["migrate"]);
    let invited = installation.cli(&["operator", "invite", EDITOR, "--role", "viewer"]);
    let link = invited["link"].as_str().expect("a link");
    let server = installation.serve().await;
    let page = server.browser().get(link).await.expect_status(200);
    assert!(
        page.text()
            .contains("command line has invited you as Viewer"),
        "{}",
        page.text()
    );
}
