//! Colours: every page that speaks for one list wears that list's, and a page that speaks for several wears none.

use postrider::domain::brand::Brand;
use postrider::services::lists;
use postrider::services::notices::{self, NoticeEdit};
use postrider::services::preferences::links;

use crate::harness::browser::Page;
use crate::harness::database::TestDatabase;
use crate::harness::door::{Door, newest_link};
use crate::harness::house::BY;
use crate::harness::house::{House, LIST};

const ADA: &str = "ada@reader.example";

#[track_caller]
fn assert_wears(what: &str, page: &Page, colours: bool) {
    let linked = page
        .body
        .contains("<link rel=\"stylesheet\" href=\"/lists/harbour/colours.css\">");
    assert_eq!(linked, colours, "{what} ({}): {}", page.status, page.body);
}

#[tokio::test]
#[expect(
    clippy::too_many_lines,
    reason = "one story, told from the beginning to the end"
)]
async fn every_page_of_one_list_wears_its_colours() {
    let house = House::open(TestDatabase::sqlite()).await;
    let door = Door::open(&house);
    let accent = serde_json::from_value(serde_json::json!("#0b5563")).unwrap();
    let brand = Brand {
        accent: Some(accent),
        ..Brand::default()
    };
    lists::set_brand(&house.app, &BY, LIST, brand)
        .await
        .unwrap();
    let contact = Some("desk@harbour.example".to_owned());
    let notice = NoticeEdit {
        contact,
        ..NoticeEdit::default()
    };
    notices::edit(&house.app, &BY, LIST, notice).await.unwrap();
    let css = door
        .get("/lists/harbour/colours.css")
        .await
        .expect_status(200);
    assert!(css.body.contains("#0b5563"), "{}", css.body);
    for path in ["", "/frame", "/embed", "/privacy", "/terms"] {
        let page = door
            .get(&format!("/lists/harbour{path}"))
            .await
            .expect_status(200);
        assert_wears(path, &page, true);
    }
    // A form of a site that may not send one.
    let browser = door.browser();
    let foreign = browser
        .request(reqwest::Method::POST, "/lists/harbour")
        .header("Origin", "https://elsewhere.example")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body("email=ada%40reader.example");
    let refused = browser.send(foreign).await;
    assert_wears("refused", &refused, true);
    house.sign_up(ADA).await;
    house.deliver_all().await;
    for fragment in ["/confirmation/", "/refusal/"] {
        assert_wears(
            fragment,
            &door.get(&newest_link(&house, ADA, fragment)).await,
            true,
        );
    }
    house.subscribe("bob@reader.example").await;
    let bob = "bob@reader.example";
    let centre = door.manage_link(&house, bob).await;
    assert_wears(
        "all lists",
        &door.get(&centre).await.expect_status(200),
        false,
    );
    assert_wears(
        "one list",
        &door
            .get(&format!("{centre}/lists/harbour"))
            .await
            .expect_status(200),
        true,
    );
    door.post(
        &format!("{centre}/address"),
        &[("email", "bob@elsewhere.example")],
    )
    .await
    .expect_status(202);
    links::work_off_wishes(&house.app).await.unwrap();
    house.deliver_all().await;
    assert_wears(
        "move",
        &door
            .get(&newest_link(&house, bob, "/address/"))
            .await
            .expect_status(200),
        true,
    );
    assert_wears(
        "letter",
        &door
            .get(&newest_link(&house, bob, "/p/"))
            .await
            .expect_status(200),
        true,
    );
    let way_out = newest_link(&house, bob, "/u/");
    assert_wears(
        "way out",
        &door.get(&way_out).await.expect_status(200),
        true,
    );
    assert_wears(
        "left",
        &door
            .post(&way_out, &[("scope", "this")])
            .await
            .expect_status(200),
        true,
    );
    let undo = format!("{way_out}/undo");
    assert_wears(
        "undone",
        &door.post(&undo, &[]).await.expect_status(200),
        true,
    );
    house.advance(8 * 86_400);
    door.post(&way_out, &[("scope", "this")])
        .await
        .expect_status(200);
    house.advance(8 * 86_400);
    assert_wears("too late", &door.post(&undo, &[]).await, true);
    for path in ["/", "/preferences"] {
        assert_wears(path, &door.get(path).await.expect_status(200), false);
    }
    door.close().await;
}
