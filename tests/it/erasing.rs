//! Being forgotten: nothing that tells who it was is left in the ledger, and the proof stands.

use postrider::domain::consent::Act;
use postrider::domain::subscription::SubscriptionState;
use postrider::services::forgetting;
use postrider::services::subscribers;
use postrider::services::unsubscribe;

use crate::harness::database::both_databases;
use crate::harness::door::{Door, newest_link};
use crate::harness::house::{House, LIST, evidence, wish};

const ADA: &str = "ada@reader.example";

/// Every table and column of the ledger in which a text stands, looked up in the database's own catalogue.
fn places_of(house: &House, needle: &str) -> Vec<String> {
    let catalogue = if house.is_on_postgres() {
        "SELECT COALESCE(STRING_AGG(table_name || '.' || column_name, ' '), '') FROM information_schema.columns \
         WHERE table_schema = current_schema() AND data_type = 'text'"
    } else {
        "SELECT COALESCE(GROUP_CONCAT(m.name || '.' || c.name, ' '), '') FROM sqlite_master m \
         JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.type = 'TEXT' AND m.name NOT LIKE 'sqlite%'"
    };
    let columns = house.text(catalogue);
    assert!(
        columns.contains("deliveries.recipient") && columns.contains("links.token_hash"),
        "{columns}"
    );
    let holds = |place: &&str| {
        let (table, column) = place.split_once('.').unwrap();
        house.number(&format!(
            "SELECT COUNT(*) FROM {table} WHERE LOWER({column}) LIKE '%{needle}%'"
        )) > 0
    };
    columns
        .split(' ')
        .filter(holds)
        .map(str::to_owned)
        .collect()
}

both_databases! {
    async fn nothing_tells_who_it_was_and_the_proof_stands(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        let named = postrider::services::signup::Wish { name: Some("Ada Lovelace".into()), ..wish("Ada@reader.example") };
        house.subscribe_to(LIST, named).await;
        house.subscribe("bob@reader.example").await;
        house.push(&["one"]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        let leave = newest_link(&house, "Ada@reader.example", "/u/");
        let letter = newest_link(&house, "Ada@reader.example", "/p/");
        door.post(&format!("{leave}/reason"), &[("reason", "Lovelace was here")]).await.expect_status(200);
        house.request(LIST, wish("Ada@reader.example")).await.unwrap();
        let link = door.manage_link(&house, "Ada@reader.example").await;
        door.post(&format!("{link}/address"), &[("email", "lovelace@reader.example")]).await.expect_status(202);
        postrider::services::preferences::links::work_off_wishes(&house.app).await.unwrap();
        let consents = house.number("SELECT COUNT(*) FROM consents");
        assert!(!places_of(&house, ADA).is_empty() && places_of(&house, "lovelace").len() >= 3);

        let question = door.get(&format!("{link}/erasure")).await.expect_status(200);
        assert_eq!(house.state(ADA).await, SubscriptionState::Active);
        // Programs that press buttons tick no box.
        let unsure = door.browser().submit(&question, &question.form()).await.expect_status(422);
        assert!(unsure.body.contains("id=\"error-sure\""));
        assert_eq!(house.state(ADA).await, SubscriptionState::Active);
        let done = door.browser().submit(&question, &question.form().tick("sure")).await.expect_status(200);
        assert!(done.text().contains("You are forgotten"), "{}", done.text());

        assert_eq!(places_of(&house, ADA), Vec::<String>::new());
        assert_eq!(places_of(&house, "lovelace"), Vec::<String>::new());
        assert!(!places_of(&house, "bob@reader.example").is_empty());
        assert_eq!(house.number("SELECT COUNT(*) FROM consent_evidence e JOIN consents c ON c.id = e.consent_id \
            JOIN subscriptions s ON s.id = c.subscription_id JOIN subscribers p ON p.id = s.subscriber_id \
            WHERE p.erased_at IS NOT NULL"), 0);
        // The proof is complete, with a withdrawal at its end, and is found again by whoever has the address and the keys.
        assert_eq!(house.number("SELECT COUNT(*) FROM consents"), consents + 1);
        assert!(subscribers::find(&house.app, ADA).await.unwrap().is_none());
        let erasure = forgetting::erasure_of(&house.app, "ADA@reader.example").await.unwrap().unwrap();
        let proof = subscribers::find(&house.app, &format!("erased-{}@erased.invalid", erasure.subscriber_id)).await.unwrap().unwrap();
        assert_eq!(proof.consents.last().unwrap().act, Act::Withdrawn);
        assert!(proof.consents[0].wording_hash.is_some());
        assert!(forgetting::erasure_of(&house.app, "eve@reader.example").await.unwrap().is_none());

        // No old link brings the reader back.
        let token = leave.rsplit('/').next().unwrap();
        assert!(!unsubscribe::undo(&house.app, token, evidence()).await.unwrap().unwrap().subscribed);
        door.get(&link).await.expect_status(404);
        door.post(&letter, &[("act", "link")]).await;
        postrider::services::preferences::links::work_off_wishes(&house.app).await.unwrap();
        house.deliver_all().await;
        assert_eq!(house.number("SELECT COUNT(*) FROM links"), 0);
        house.push(&["two"]).await;
        house.morning_of_march(3);
        house.plan_and_deliver().await;
        assert_eq!(house.digests_for("Ada@reader.example").len(), 1);
        door.close().await;
    }

    async fn who_was_forgotten_may_sign_up_again(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        assert!(forgetting::forget_address(&house.app, ADA).await.unwrap());
        assert!(!forgetting::forget_address(&house.app, ADA).await.unwrap());
        house.advance(3_600);
        house.subscribe(ADA).await;
        assert_eq!(house.state(ADA).await, SubscriptionState::Active);
        let erasure = forgetting::erasure_of(&house.app, ADA).await.unwrap().unwrap();
        assert_eq!(erasure.returned_at, Some(house.app.now()));
        let proof = house.report(ADA).await.consents;
        assert_eq!(proof.len(), 4, "only what was agreed to since");
    }

    async fn a_stranger_cannot_move_into_an_address_that_was_forgotten(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.subscribe(ADA).await;
        house.subscribe("bob@reader.example").await;
        forgetting::forget_address(&house.app, ADA).await.unwrap();
        let before = house.sink().accepted_for(ADA).len();
        let link = door.manage_link(&house, "bob@reader.example").await;
        door.post(&format!("{link}/address"), &[("email", ADA)]).await.expect_status(202);
        postrider::services::preferences::links::work_off_wishes(&house.app).await.unwrap();
        house.deliver_all().await;
        assert_eq!(house.sink().accepted_for(ADA).len(), before);
        door.close().await;
    }
}
