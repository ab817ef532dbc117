//! Pace: what relays and domains are granted, across processes and restarts, and which relay a list uses.

use std::sync::Arc;

use postrider::domain::pace::{Cap, DomainEvent, DomainPace};
use postrider::services::delivery::learned_paces;
use postrider::services::lists::{self, ListError};
use postrider::services::{App, relays};
use postrider::store::pace::Grant;
use postrider::store::{self, Database};

use crate::harness::database::both_databases;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, at};

/// One process that asks the ledger for letters to the first relay, as the bookkeeper does.
struct Asker {
    app: Arc<App>,
    database: Database,
}

impl Asker {
    fn of(app: &Arc<App>) -> Self {
        Self {
            app: app.clone(),
            database: Database::open(&app.config.database).unwrap(),
        }
    }

    fn caps(&self) -> Vec<Cap> {
        self.app.relays()[0].pace.caps(self.app.now())
    }

    async fn ask(&self, scope: &str, caps: Vec<Cap>, wanted: u32) -> Grant {
        let scope = scope.to_owned();
        self.database
            .write(move |ledger| store::pace::grant(ledger, &scope, &caps, wanted))
            .await
            .unwrap()
    }

    async fn grant(&self, wanted: u32) -> Grant {
        self.ask("relay:main", self.caps(), wanted).await
    }

    async fn granted(&self, wanted: u32) -> u32 {
        self.grant(wanted).await.letters
    }

    async fn give_back(&self, caps: Vec<Cap>, letters: u32) {
        self.database
            .write(move |ledger| store::pace::give_back(ledger, "relay:main", &caps, letters))
            .await
            .unwrap();
    }

    /// Asks one time after the other until nothing is granted; returns how many there were.
    async fn take_all(&self, at_once: u32) -> u32 {
        let mut taken = 0;
        loop {
            match self.granted(at_once).await {
                0 => return taken,
                letters => taken += letters,
            }
        }
    }

    async fn of_domain(&self, domain: &str) -> u32 {
        let caps = self.app.config.pace.of(domain).caps(self.app.now());
        let scope = store::pace::domain_scope("main", domain);
        self.ask(&scope, caps, 50).await.letters
    }

    async fn keep(&self, domain: &'static str, pace: DomainPace) {
        let now = self.app.now();
        self.database
            .write(move |ledger| store::pace::keep(ledger, "main", domain, &pace, now))
            .await
            .unwrap();
    }
}

both_databases! {
    async fn a_relay_without_limits_grants_whatever_is_wanted(database: TestDatabase) {
        let house = House::open(database).await;
        let us = Asker::of(&house.app);
        assert_eq!(us.granted(4_000_000).await, 4_000_000);
        assert_eq!(house.number("SELECT COUNT(*) FROM pace_counters"), 0);
    }

    async fn processes_that_race_for_letters_never_get_more_than_one_would(database: TestDatabase) {
        let settings = [("POSTRIDER_SMTP_PER_MINUTE", "500"), ("POSTRIDER_SMTP_PER_DAY", "700")];
        let house = House::open_with(database, &settings).await;
        let us = Asker::of(&house.app);
        let others = [house.second_app().await, house.second_app().await, house.second_app().await]
            .map(|app| Asker::of(&app));
        let (a, b, c, d) = tokio::join!(
            us.take_all(7), others[0].take_all(11), others[1].take_all(1), others[2].take_all(64)
        );
        assert_eq!(a + b + c + d, 500, "{a} {b} {c} {d}");
        house.advance(60);
        let (a, b) = tokio::join!(us.take_all(9), others[0].take_all(10));
        assert_eq!(a + b, 200, "the day's limit");
        house.advance(60);
        assert_eq!(others[1].granted(1).await, 0);
        house.clock.set(at("2026-03-03T00:00:00Z"));
        let (a, b) = tokio::join!(us.take_all(50), others[0].take_all(10));
        assert_eq!(a + b, 500);
    }

    async fn a_process_that_starts_anew_goes_on_counting(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SMTP_PER_HOUR", "100")]).await;
        let us = Asker::of(&house.app);
        assert_eq!(us.granted(80).await, 80);
        let restarted = Asker::of(&house.second_app().await);
        let grant = restarted.grant(80).await;
        assert_eq!(grant.letters, 20);
        assert_eq!(grant.again_at, Some(at("2026-03-02T09:00:00Z")));
        house.advance(3_599);
        assert_eq!(restarted.granted(1).await, 0);
        house.advance(1);
        assert_eq!(restarted.granted(1).await, 1);
    }

    async fn what_was_not_used_can_be_given_back_while_its_period_lasts(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SMTP_PER_SECOND", "10"), ("POSTRIDER_SMTP_PER_DAY", "100")]).await;
        let us = Asker::of(&house.app);
        let caps = us.caps();
        assert_eq!(us.granted(10).await, 10);
        us.give_back(caps.clone(), 4).await;
        assert_eq!(us.granted(10).await, 4);
        house.advance(1);
        assert_eq!(us.granted(10).await, 10);
        // The second is over, the day is not.
        us.give_back(caps, 4).await;
        assert_eq!(us.granted(1).await, 0);
        assert_eq!(house.number("SELECT used FROM pace_counters WHERE period = 'day'"), 16);
    }

    async fn a_warm_up_counts_its_days_in_utc(database: TestDatabase) {
        let settings = [("POSTRIDER_SMTP_WARM_UP_FROM", "2026-03-02"), ("POSTRIDER_SMTP_WARM_UP_PER_DAY", "5,20")];
        let house = House::open_with(database, &settings).await;
        let us = Asker::of(&house.app);
        assert_eq!(us.take_all(3).await, 5);
        house.clock.set(at("2026-03-02T23:59:59Z"));
        assert_eq!(us.granted(1).await, 0);
        house.clock.set(at("2026-03-03T00:00:00Z"));
        assert_eq!(us.take_all(3).await, 20);
        house.clock.set(at("2026-03-04T00:00:00Z"));
        assert_eq!(us.granted(1_000).await, 1_000);
    }

    async fn a_clock_that_is_set_back_neither_doubles_a_limit_nor_stops_everything(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SMTP_PER_MINUTE", "10")]).await;
        let us = Asker::of(&house.app);
        assert_eq!(us.granted(10).await, 10);
        // Another process is a few seconds behind: the minute after counts for both.
        house.advance(60);
        assert_eq!(us.granted(6).await, 6);
        house.advance(-2);
        assert_eq!(us.granted(10).await, 4);
        // An hour back is a mended clock.
        house.advance(-3_600);
        assert_eq!(us.granted(10).await, 10);
        assert_eq!(us.granted(10).await, 0);
    }

    async fn a_domain_with_a_rate_is_counted_by_itself(database: TestDatabase) {
        let settings = [("POSTRIDER_PACE_DOMAIN_PER_MINUTE", "30"), ("POSTRIDER_PACE_DOMAINS", "slow.example per_minute=2")];
        let house = House::open_with(database, &settings).await;
        let us = Asker::of(&house.app);
        let other = Asker::of(&house.second_app().await);
        assert_eq!(us.of_domain("slow.example").await, 2);
        assert_eq!(other.of_domain("slow.example").await, 0);
        assert_eq!(other.of_domain("reader.example").await, 30);
        assert_eq!(us.granted(100).await, 100, "the relay itself has no limit");
        house.advance(15 * 86_400);
        learned_paces(&house.app, None).await.unwrap();
        assert_eq!(house.number("SELECT COUNT(*) FROM pace_counters"), 0);
    }

    async fn what_was_learned_about_a_domain_outlives_the_process_and_is_shared(database: TestDatabase) {
        let house = House::open(database).await;
        let us = Asker::of(&house.app);
        let rules = house.app.config.pace.of("slow.example");
        let push = |pace: DomainPace| pace.after(&rules, DomainEvent::PushedBack, house.app.now(), 0);
        let slowed = push(DomainPace::unknown(&rules));
        assert_eq!(slowed.connections, 10);
        us.keep("slow.example", slowed).await;
        let restarted = house.second_app().await;
        let known = learned_paces(&restarted, None).await.unwrap();
        assert_eq!((known.len(), known[0].pace, &*known[0].domain), (1, slowed, "slow.example"));
        house.advance(600);
        let since = house.app.now();
        assert!(learned_paces(&restarted, Some(since)).await.unwrap().is_empty());
        Asker::of(&restarted).keep("slow.example", push(slowed)).await;
        let news = learned_paces(&house.app, Some(since)).await.unwrap();
        assert_eq!((news.len(), news[0].pace.connections, news[0].pace.rests), (1, 5, 2));
        house.advance(15 * 86_400);
        assert!(learned_paces(&house.app, None).await.unwrap().is_empty());
    }
}

/// A file with two relays, for a house that has them.
fn two_relays(folder: &tempfile::TempDir) -> String {
    let path = folder.path().join("relays.toml");
    let text = "[relay.second]\nurl = \"smtp://127.0.0.1:9\"\nweight = 3\n\
                [relay.spare]\nurl = \"smtp://127.0.0.1:9\"\nweight = 0\n";
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

both_databases! {
    async fn a_list_chooses_among_the_relays_that_there_are(database: TestDatabase) {
        let folder = tempfile::tempdir().unwrap();
        let house = House::open_with(database, &[("POSTRIDER_CONFIG", &two_relays(&folder))]).await;
        let app = &house.app;
        let names: Vec<&str> = app.relays().iter().map(|relay| &*relay.name).collect();
        assert_eq!(names, ["main", "second", "spare"]);
        let list = lists::find(app, LIST).await.unwrap();
        assert_eq!(relays::used_by(app.relays(), &list.relays.0), [0, 1, 2]);
        let words = ["spare".to_owned(), "main".to_owned(), "spare".to_owned()];
        lists::set_relays(app, &BY, LIST, &words).await.unwrap();
        let list = lists::find(app, LIST).await.unwrap();
        assert_eq!(list.relays.0, ["main", "spare"]);
        let places = relays::used_by(app.relays(), &list.relays.0);
        assert_eq!(places, [0, 2]);
        assert_eq!(relays::choose(app.relays(), &places, 7), Some(0));
        assert_eq!(relays::choose(app.relays(), &[2], 7), Some(2), "the spare one steps in");
        assert_eq!(relays::choose(app.relays(), &[], 7), None);
        let refused = lists::set_relays(app, &BY, LIST, &["third".to_owned()]).await.unwrap_err();
        assert!(matches!(&refused, ListError::UnknownRelay { name, .. } if name == "third"));
        assert!(refused.to_string().contains("main, second, spare"), "{refused}");
        lists::set_relays(app, &BY, LIST, &[]).await.unwrap();
        assert!(lists::find(app, LIST).await.unwrap().relays.0.is_empty());
    }

    async fn a_list_whose_relays_have_gone_waits_and_says_so(database: TestDatabase) {
        let folder = tempfile::tempdir().unwrap();
        let house = House::open_with(database, &[("POSTRIDER_CONFIG", &two_relays(&folder))]).await;
        assert!(relays::strays(&house.app).await.unwrap().is_empty());
        house.run_sql("UPDATE lists SET relays = '[\"gone\"]'").unwrap();
        let list = lists::find(&house.app, LIST).await.unwrap();
        assert!(relays::used_by(house.app.relays(), &list.relays.0).is_empty());
        let stray = relays::strays(&house.app).await.unwrap().remove(0);
        assert!(stray.waits);
        assert!(stray.to_string().contains("its letters wait"), "{stray}");
        house.run_sql("UPDATE lists SET relays = '[\"gone\",\"main\"]'").unwrap();
        let stray = relays::strays(&house.app).await.unwrap().remove(0);
        assert!(!stray.waits && stray.missing == ["gone"]);
    }
}
