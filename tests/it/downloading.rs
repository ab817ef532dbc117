//! A copy of everything that is known about a reader.

use crate::harness::database::both_databases;
use crate::harness::door::{Door, newest_link};
use crate::harness::house::{House, LIST, wish};

const ADA: &str = "ada@reader.example";

both_databases! {
    async fn the_file_holds_everything_about_the_reader_and_nothing_about_others(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.found_list("sports").await;
        house.subscribe_to("sports", wish(ADA)).await;
        house.subscribe(ADA).await;
        house.subscribe("bob@reader.example").await;
        house.push(&["one"]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        let leave = newest_link(&house, ADA, "/u/");
        door.post(&format!("{leave}/reason"), &[("reason", "Too much of a good thing")]).await.expect_status(200);
        let link = door.manage_link(&house, ADA).await;
        let before = house.number("SELECT COUNT(*) FROM consents");
        let file = door.post(&format!("{link}/data"), &[]).await.expect_status(200);
        assert!(file.header("content-disposition").starts_with("attachment"));
        assert_eq!(file.header("cache-control"), "no-store");
        let data = file.json();
        assert_eq!(data["address"], ADA);
        assert_eq!(data["subscriptions"].as_array().unwrap().len(), 2);
        let rows = |sql: &str| usize::try_from(house.number(sql)).unwrap();
        let theirs = "SELECT id FROM subscribers WHERE address_key = 'ada@reader.example'";
        let consents = rows(&format!("SELECT COUNT(*) FROM consents c JOIN subscriptions s ON s.id = c.subscription_id WHERE s.subscriber_id IN ({theirs})"));
        assert_eq!(data["consents"].as_array().unwrap().len(), consents);
        let letters = rows(&format!("SELECT COUNT(*) FROM deliveries WHERE subscriber_id IN ({theirs})"));
        assert_eq!(data["deliveries"].as_array().unwrap().len(), letters);
        assert_eq!(data["reasons_for_leaving"][0]["reason"], "Too much of a good thing");
        assert_eq!(data["links"].as_array().unwrap().len(), 1);
        let evidence = data["consents"][0]["remote_ip"].as_str().unwrap();
        assert_eq!(evidence, "203.0.113.9");
        assert!(!file.body.contains("bob@") && !file.body.contains("token"));
        assert_eq!(house.number("SELECT COUNT(*) FROM consents"), before);
        // Looking at its address does nothing, and a letter's link brings no file.
        door.get(&format!("{link}/data")).await.expect_status(405);
        let letter = newest_link(&house, ADA, "/p/");
        door.post(&format!("{letter}/data"), &[]).await.expect_status(404);
        assert_eq!(house.report(ADA).await.subscriptions[1].list, LIST);
        door.close().await;
    }
}
