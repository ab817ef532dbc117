//! Today: the figures of the days, what needs attention, and the page that tells both.

use postrider::domain::attention::{Need, Urgency};
use postrider::domain::consent::Method;
use postrider::domain::operator::Role;
use postrider::services::attention::{self, Item, Place};
use postrider::services::unsubscribe::{self, Scope};
use postrider::services::{digest, relays, today};

use crate::harness::browser::Page;
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::desk::sit_down;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, evidence};
use crate::harness::newsroom::{self, add_readers, api_key, execute, open_list};
use crate::harness::server::{Installation, Server};
use crate::harness::sink::Sink;

async fn leave(house: &House, address: &str) {
    let token = house.leave_token(address);
    let left = unsubscribe::leave(
        &house.app,
        &token,
        Scope::ThisList,
        Method::Page,
        evidence(),
    );
    left.await.unwrap();
}

/// Counts until nothing is left to count.
async fn count(house: &House) {
    while today::count(&house.app).await.unwrap() > 0 {}
}

/// The figures of the last days as (date, readers, asked, confirmed, departed, planned, sent).
async fn told(house: &House, list: Option<&str>, days: i64) -> Vec<(String, [i64; 6])> {
    let growth = today::growth(&house.app, list, days).await.unwrap();
    let days = growth.days.iter().map(|day| {
        let figures = [
            day.readers,
            day.asked,
            day.confirmed,
            day.departed,
            day.planned,
            day.sent,
        ];
        (day.date.to_string(), figures)
    });
    days.collect()
}

fn day(date: &str, figures: [i64; 6]) -> (String, [i64; 6]) {
    (date.to_owned(), figures)
}

fn needs(items: &[Item]) -> Vec<Need> {
    items.iter().map(|item| item.need).collect()
}

async fn find(house: &House, need: Need) -> Option<Item> {
    let items = attention::all(&house.app).await.unwrap();
    items.into_iter().find(|item| item.need == need)
}

/// An installation with a list, readers and a session.
struct Site {
    installation: Installation,
    server: Server,
    sink: Sink,
    key: String,
    cookie: String,
}

impl Site {
    async fn open(database: &TestDatabase, readers: usize) -> Self {
        let sink = Sink::start().await;
        let mut installation = Installation::new(database, &sink.url());
        installation.set("watch.figures_seconds", "1");
        open_list(&installation);
        add_readers(database, readers);
        let key = api_key(&installation);
        let server = installation.serve().await;
        let cookie = sit_down(database, server.url(), Role::Viewer);
        Self {
            installation,
            server,
            sink,
            key,
            cookie,
        }
    }

    async fn page(&self, path: &str) -> Page {
        let browser = self.server.browser();
        let request = browser
            .request(reqwest::Method::GET, path)
            .header("cookie", &self.cookie);
        browser.send(request).await.expect_status(200)
    }

    async fn api(&self, path: &str) -> serde_json::Value {
        let browser = self.server.browser();
        let request = browser
            .request(reqwest::Method::GET, path)
            .bearer_auth(&self.key);
        browser.send(request).await.expect_status(200).json()
    }

    fn close(self) {
        drop(self.server);
        self.installation.close_the_books(&self.sink.messages());
    }
}

both_databases! {
    async fn days_are_counted_on_the_lists_calendar_and_counting_again_changes_nothing(database: TestDatabase) {
        let house = House::open(database).await;
        // Nine hours ahead of the house: its evening belongs to the next day.
        house.run_sql("UPDATE lists SET time_zone = 'Asia/Tokyo'").unwrap();
        assert_eq!(today::growth(&house.app, None, 1).await.unwrap().counted_at, None);
        for address in ["ada@one.example", "grace@two.example"] {
            house.subscribe(address).await;
        }
        house.sign_up("never@three.example").await;
        house.push(&["first"]).await;
        house.morning_of_march(2);
        assert_eq!(house.plan_and_deliver().await.len(), 1);
        count(&house).await;
        let second = day("2026-03-02", [2, 3, 2, 0, 2, 2]);
        assert_eq!(told(&house, Some(LIST), 1).await, std::slice::from_ref(&second));
        assert_eq!(told(&house, None, 1).await, std::slice::from_ref(&second));

        // 17:00 in London is 2 in the morning in Tokyo.
        house.advance(8 * 3_600);
        leave(&house, "grace@two.example").await;
        count(&house).await;
        let third = day("2026-03-03", [1, 0, 0, 1, 0, 0]);
        assert_eq!(told(&house, Some(LIST), 2).await, [second.clone(), third.clone()]);
        let before = house.text("SELECT CAST(SUM(asked + confirmed * 10 + departed * 100 + planned * 1000 + sent * 10000) AS TEXT) FROM daily_figures");
        count(&house).await;
        let again = house.text("SELECT CAST(SUM(asked + confirmed * 10 + departed * 100 + planned * 1000 + sent * 10000) AS TEXT) FROM daily_figures");
        assert_eq!(before, again);

        // Nobody counted for two weeks: what happened meanwhile is not lost, and days that are over stay.
        house.morning_of_march(9);
        house.subscribe("mary@four.example").await;
        house.morning_of_march(20);
        count(&house).await;
        let figures = told(&house, Some(LIST), 20).await;
        let of = |date: &str| figures.iter().find(|(one, _)| one == date).unwrap().1;
        assert_eq!(of("2026-03-02"), second.1);
        assert_eq!(of("2026-03-03"), third.1);
        assert_eq!(of("2026-03-08")[0], 1, "before Mary came");
        assert_eq!(of("2026-03-09"), [2, 1, 1, 0, 0, 0]);
        assert_eq!(of("2026-03-20"), [2, 0, 0, 0, 0, 0]);
        assert_eq!(figures.last().unwrap().0, "2026-03-20");
        let total = today::growth(&house.app, None, 30).await.unwrap().total;
        assert_eq!((total.readers, total.asked, total.confirmed, total.departed), (2, 4, 3, 1));
    }

    async fn figures_of_the_time_before_the_first_count_are_caught_up_with(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe("ada@one.example").await;
        // Half a year later somebody installs a version that counts.
        house.advance(180 * 86_400);
        house.subscribe("grace@two.example").await;
        let first = today::count(&house.app).await.unwrap();
        assert!(first > 100, "a month at a time: {first}");
        count(&house).await;
        let figures = told(&house, None, 182).await;
        let came: Vec<_> = figures.iter().filter(|(_, day)| day[2] > 0).collect();
        assert_eq!(came.len(), 2, "{came:?}");
        assert_eq!((came[0].1[0], came[1].1[0]), (1, 2), "readers follow from who came later");
    }

    async fn every_trouble_is_told_with_the_place_where_it_is_solved(database: TestDatabase) {
        let house = House::open(database).await;
        house.sign_of_life().await;
        let calm = attention::all(&house.app).await.unwrap();
        assert_eq!(needs(&calm), [Need::NoticeLacks], "a new list lacks its privacy notice");
        assert_eq!(calm[0].urgency, Urgency::Know);
        assert_eq!(calm[0].place, Place::List(LIST.to_owned()));

        // A feed that fails, one that is gone, and one whose flood waits.
        for (number, state, failures, error, held) in [
            (1, "active", 4, "'timed out'", "NULL"),
            (2, "stopped", 1, "'410 Gone'", "NULL"),
            (3, "active", 0, "NULL", "'40 new entries'"),
            (4, "active", 2, "'timed out'", "NULL"),
        ] {
            house.run_sql(&format!(
                "INSERT INTO feeds (id, list_id, url, state, next_fetch_at, last_error, failures, host, held_note, created_at) \
                 SELECT {number}, id, 'https://feeds.example/{number}', '{state}', 0, {error}, {failures}, 'feeds.example:443', {held}, 0 FROM lists"
            )).unwrap();
        }
        let items = attention::all(&house.app).await.unwrap();
        let of_feeds: Vec<_> = items.iter().filter(|item| matches!(item.place, Place::Feed(_))).collect();
        let told: Vec<_> = of_feeds.iter().map(|item| (item.need, item.place.clone())).collect();
        assert_eq!(told, [
            (Need::FeedFails, Place::Feed(1)),
            (Need::FeedGone, Place::Feed(2)),
            (Need::FeedFlood, Place::Feed(3)),
        ]);
        assert_eq!((of_feeds[0].count, of_feeds[0].quote.as_deref()), (4, Some("timed out")));

        // A relay that cannot be used, until it can; and the end of its certificate.
        relays::could_not_be_used(&house.app, "main", "no answer at connect within 5 s", 30);
        relays::write_down(&house.app).await.unwrap();
        let failing = find(&house, Need::RelayUnreachable).await.expect("an item");
        assert_eq!((&*failing.subject, failing.place), ("main", Place::Relay("main".to_owned())));
        assert_eq!(failing.quote.as_deref(), Some("no answer at connect within 5 s"));
        house.advance(60);
        house.sign_of_life().await;
        relays::was_reached(&house.app, "main", None);
        relays::write_down(&house.app).await.unwrap();
        assert_eq!(find(&house, Need::RelayUnreachable).await, None);
        let in_ten_days = (house.app.now().plus_seconds(10 * 86_400 + 60)).micros();
        house.run_sql(&format!("UPDATE relay_standings SET certificate_until = {in_ten_days}")).unwrap();
        assert_eq!(find(&house, Need::CertificateEnds).await.map(|item| item.count), Some(10));

        // A list that has no way out, and readers without a schedule.
        house.run_sql("UPDATE lists SET relays = '[\"gone\"]', default_cadence = 'weekly'").unwrap();
        assert_eq!(find(&house, Need::ListWithoutRelay).await.map(|item| item.urgency), Some(Urgency::Act));
        assert!(find(&house, Need::NoDefaultCadence).await.is_some());
        house.run_sql("UPDATE lists SET relays = '[]', default_cadence = 'daily'").unwrap();

        // Sign-ups that are kept back, and the whole site under pressure.
        house.run_sql(&format!("UPDATE signup_desk SET paused_since = {}", house.app.now().micros())).unwrap();
        let kept = find(&house, Need::SignupsKept).await.expect("an item");
        assert_eq!((&*kept.subject, kept.place), ("", Place::Signups));
        house.run_sql("UPDATE signup_desk SET paused_since = NULL").unwrap();

        // An issue that wants approval, then one that was stopped.
        house.run_sql("UPDATE lists SET approval = 'hold'").unwrap();
        house.subscribe("ada@one.example").await;
        house.push(&["first"]).await;
        house.morning_of_march(2);
        house.sign_of_life().await;
        digest::plan_due_issues(&house.app).await.unwrap();
        let issue = house.number("SELECT MAX(id) FROM issues WHERE state = 'held'");
        let held = find(&house, Need::IssueHeld).await.expect("an item");
        assert_eq!((held.reason, held.place), (Some("waits"), Place::Issue(issue)));
        digest::pause(&house.app, &BY, issue).await.unwrap();
        assert_eq!(find(&house, Need::IssueHeld).await, None);
        let stopped = find(&house, Need::IssuePaused).await.expect("an item");
        assert_eq!((stopped.reason, stopped.urgency), (Some("operator"), Urgency::Act));

        // Nobody works any more: what presses most comes first.
        house.advance(3_600);
        let items = attention::all(&house.app).await.unwrap();
        assert!(needs(&items).contains(&Need::NoWorker), "{items:?}");
        let urgencies: Vec<_> = items.iter().map(|item| item.urgency).collect();
        assert!(urgencies.is_sorted(), "{urgencies:?}");
    }

    async fn what_is_ahead_is_told_on_the_clocks_of_the_list(database: TestDatabase) {
        let house = House::open(database).await;
        house.run_sql("UPDATE schedules SET time_zone = 'Europe/Zurich', cron = '0 8 * * *'").unwrap();
        digest::add_schedule(&house.app, &BY, LIST, "often", "*/10 * * * *", None).await.unwrap();
        for address in ["ada@one.example", "grace@two.example"] {
            house.subscribe(address).await;
        }
        count(&house).await;
        // The week in which the clocks of Europe go forward.
        house.clock.set(crate::harness::house::at("2026-03-27T12:00:00Z"));
        let ahead = today::today(&house.app).await.unwrap().coming;
        let daily: Vec<_> = ahead.iter().filter(|one| one.schedule == "daily").collect();
        assert_eq!(daily.len(), 7);
        assert!(daily.iter().all(|one| one.time == "08:00" && one.readers == 2 && one.slots == 1));
        let moved: Vec<_> = daily.iter().filter_map(|one| Some((one.date.to_string(), one.clocks_move_minutes?))).collect();
        assert_eq!(moved, [("2026-03-29".to_owned(), 60)]);
        assert_eq!(daily[0].at.to_string(), "2026-03-28T07:00:00Z");
        assert_eq!(daily[1].at.to_string(), "2026-03-29T06:00:00Z");
        // A schedule that is due often is a line for each day, not a thousand.
        let often: Vec<_> = ahead.iter().filter(|one| one.schedule == "often").collect();
        assert_eq!(often.len(), 8);
        assert!(often[1].more_slots && often[1].time == "00:00" && often[1].readers == 0);
    }

    async fn the_page_and_the_api_tell_what_goes_out(database: TestDatabase) {
        let site = Site::open(&database, 40).await;
        let quiet = site.page("/desk").await;
        assert!(quiet.text().contains("Nothing is being sent at the moment."), "{}", quiet.text());
        let file = site.installation.directory().join("article.json");
        std::fs::write(&file, r#"{"external_id": "1", "url": "https://daily-news.net/1", "title": "One"}"#).unwrap();
        site.installation.cli(&["article", "push", newsroom::LIST, "--source", "site", &file.display().to_string()]);
        let issue = site.installation.cli(&["issue", "send-now", newsroom::LIST])["id"].as_i64().unwrap();
        site.sink.wait_for(40, std::time::Duration::from_mins(1)).await;

        // What was sent is told as soon as it is counted.
        let patience = tokio::time::Instant::now();
        loop {
            let growth = site.api("/api/v1/growth?days=7").await;
            if growth["total"]["sent"] == 40 && growth["total"]["readers"] == 40 {
                break;
            }
            assert!(patience.elapsed().as_secs() < 60, "{growth}");
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        }
        let now = site.api("/api/v1/today").await;
        assert_eq!(now["ended"][0]["progress"]["issue_id"], issue, "{now}");
        assert_eq!(now["ended"][0]["progress"]["sent"], 40);
        assert_eq!(now["under_way"].as_array().unwrap().len(), 0);
        let items = site.api("/api/v1/attention").await;
        assert_eq!(items["items"][0]["need"], "notice_lacks", "{items}");
        assert_eq!(items["items"][0]["path"], "/desk/lists/daily");

        // An issue that was stopped stands among what goes out, and among what needs attention.
        execute(&database, &format!("UPDATE issues SET state = 'paused', pause_reason = 'operator', ended_at = NULL WHERE id = {issue}"));
        let page = site.page("/desk?days=90").await;
        let text = page.text();
        for words in ["Stopped", "40 of 40 accepted", "was stopped by hand.", "What became of 40 letters of issues"] {
            assert!(text.contains(words), "{words} in {text}");
        }
        let here = format!("/desk/issues/{issue}");
        assert_eq!(page.links().iter().filter(|link| link.address == here).count(), 2);
        assert!(!page.body.contains("data-watch="), "what waits has no progress");
        execute(&database, &format!("UPDATE issues SET state = 'sending', pause_reason = NULL WHERE id = {issue}"));
        assert!(site.page("/desk").await.text().contains("The Daily"));
        // The charts say in words and in a table what they show.
        for mark in ["<desc id=\"readers-summary\">", "<desc id=\"comings-summary\">", "data-part=\"sent\""] {
            assert!(page.body.contains(mark), "{mark}");
        }
        assert_eq!(page.body.matches("<details>").count(), 2);
        let german = site.page("/desk?lang=de").await;
        assert!(german.text().contains("Braucht Aufmerksamkeit"), "{}", german.text());
        site.close();
    }
}
