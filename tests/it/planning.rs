//! Planning: every slot once, every new article once, every reader what they chose.

use postrider::domain::address::EmailAddress;
use postrider::domain::delivery::DeliveryState;
use postrider::domain::issue::{IssueState, Origin, SkipReason};
use postrider::domain::schedule::ScheduleState;
use postrider::services::digest::{self, IssueError, IssueReport};
use postrider::services::signup::Wish;
use postrider::services::subscribers;

use crate::harness::database::both_databases;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, article, at, titles, wish};
use crate::harness::sink::{Script, Step};

const ADA: &str = "ada@reader.example";
const BOB: &str = "bob@reader.example";

fn choosing(email: &str, topics: &[&str]) -> Wish {
    Wish {
        topics: topics.iter().map(|&topic| topic.to_owned()).collect(),
        ..wish(email)
    }
}

/// The titles of each digest that an address received, each digest's in alphabetical order.
fn digests(house: &House, email: &str) -> Vec<Vec<String>> {
    let digests = house.digests_for(email);
    let sorted = digests.iter().map(|letter| {
        let mut titles = titles(letter);
        titles.sort();
        titles
    });
    sorted.collect()
}

fn assert_adds_up(report: &IssueReport) {
    let sum: i64 = report.deliveries.iter().map(|one| one.count).sum();
    assert_eq!(sum, report.issue.planned_count, "{report:?}");
}

both_databases! {
    async fn an_issue_carries_exactly_the_new_articles(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one", "two"]).await;
        assert!(house.plan_and_deliver().await.is_empty(), "it is not nine o'clock yet");
        house.morning_of_march(2);
        let issue = house.plan_and_deliver().await.remove(0);
        assert_eq!((issue.origin, issue.slot_at), (Origin::Scheduled, at("2026-03-02T09:00:00Z")));
        assert_eq!((issue.article_count, issue.planned_count), (2, 1));
        house.push(&["three"]).await;
        assert!(house.plan_and_deliver().await.is_empty());
        house.morning_of_march(3);
        house.plan_and_deliver().await;
        assert_eq!(digests(&house, ADA), [vec!["one", "two"], vec!["three"]]);
        let report = digest::report(&house.app, issue.id).await.unwrap();
        assert_eq!(report.issue.state, IssueState::Finished);
        assert_adds_up(&report);
    }

    async fn an_edited_article_is_not_mailed_again(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        let mut edited = article("one", &[]);
        edited.title = "Article one, corrected".into();
        house.push_articles(vec![edited]).await;
        house.morning_of_march(3);
        let issue = house.plan_and_deliver().await.remove(0);
        assert_eq!((issue.state, issue.skip_reason), (IssueState::Skipped, Some(SkipReason::NothingNew)));
        assert_eq!(digests(&house, ADA), [["one"]]);
    }

    async fn too_few_articles_wait_for_the_next_issue(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_DIGEST_MIN_ARTICLES", "3")]).await;
        house.subscribe(ADA).await;
        house.push(&["one", "two"]).await;
        for day in [2, 3, 4] {
            house.morning_of_march(day);
            let issue = house.plan_and_deliver().await.remove(0);
            assert_eq!(issue.skip_reason, Some(SkipReason::NothingNew), "on day {day}");
        }
        house.push(&["three"]).await;
        house.morning_of_march(5);
        house.plan_and_deliver().await;
        assert_eq!(digests(&house, ADA), [["one", "three", "two"]]);
    }

    async fn two_planners_plan_every_slot_once(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SENDING_LIFETIME_HOURS", "720")]).await;
        let second = house.second_app().await;
        house.subscribe(ADA).await;
        house.subscribe(BOB).await;
        for day in 2..22 {
            house.push(&[&format!("day{day}")]).await;
            house.morning_of_march(day);
            let (one, other) = tokio::join!(
                digest::plan_due_issues(&house.app),
                digest::plan_due_issues(&second)
            );
            assert_eq!(one.unwrap().len() + other.unwrap().len(), 1, "on day {day}");
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM issues"), 20);
        assert_eq!(house.number("SELECT COUNT(DISTINCT slot_at) FROM issues"), 20);
        assert_eq!(house.number("SELECT COUNT(*) FROM deliveries WHERE letter = 'digest'"), 40);
        assert_eq!(house.number("SELECT COUNT(*) FROM issue_articles"), 20);
        house.deliver_all().await;
        // What waited so long that the next issue was ready came with that one.
        for reader in [ADA, BOB] {
            let mut articles: Vec<String> = (2..22).map(|day| format!("day{day}")).collect();
            articles.sort();
            assert_eq!(digests(&house, reader), [articles]);
        }
    }

    async fn after_a_downtime_one_issue_catches_up(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        house.clock.set(at("2026-03-06T23:00:00Z"));
        house.push(&["two"]).await;
        house.clock.set(at("2026-03-07T13:00:00Z"));
        let issues = house.plan_and_deliver().await;
        assert_eq!(issues.len(), 1);
        assert_eq!(issues[0].slot_at, at("2026-03-07T09:00:00Z"));
        assert!(house.plan_and_deliver().await.is_empty());
        assert_eq!(digests(&house, ADA), [["one", "two"]]);
        let schedule = digest::schedules(&house.app).await.unwrap().remove(0);
        assert_eq!(schedule.next_due_at, Some(at("2026-03-08T09:00:00Z")));
    }

    async fn a_slot_missed_by_too_much_is_skipped_and_its_articles_are_in_the_next(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_DIGEST_CATCH_UP_HOURS", "2")]).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        house.clock.set(at("2026-03-05T11:30:00Z"));
        let issue = house.plan_and_deliver().await.remove(0);
        assert_eq!((issue.state, issue.skip_reason), (IssueState::Skipped, Some(SkipReason::TooOld)));
        assert!(digests(&house, ADA).is_empty());
        house.morning_of_march(6);
        house.plan_and_deliver().await;
        assert_eq!(digests(&house, ADA), [["one"]]);
    }

    async fn readers_get_the_topics_they_chose_and_no_empty_letter(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.subscribe_to(LIST, choosing(BOB, &["city"])).await;
        house.subscribe_to(LIST, choosing("cyd@reader.example", &["city", "sport"])).await;
        house.subscribe_to(LIST, choosing("dan@reader.example", &["sport"])).await;
        house.push_articles(vec![article("town", &["CITY"]), article("plain", &[])]).await;
        house.morning_of_march(2);
        let issue = house.plan_and_deliver().await.remove(0);
        assert_eq!(issue.planned_count, 3);
        assert_eq!(digests(&house, ADA), [["plain", "town"]]);
        assert_eq!(digests(&house, BOB), [["town"]]);
        assert_eq!(digests(&house, "cyd@reader.example"), [["town"]]);
        assert!(digests(&house, "dan@reader.example").is_empty());
        let subscription = house.report("dan@reader.example").await;
        assert!(subscription.deliveries.iter().all(|one| one.issue_id.is_none()));
    }

    async fn without_anybody_to_write_to_the_slot_is_skipped(database: TestDatabase) {
        let house = House::open(database).await;
        house.sign_up("pending@reader.example").await;
        house.subscribe(ADA).await;
        subscribers::suppress(&house.app, ADA, None).await.unwrap();
        house.push(&["one"]).await;
        house.morning_of_march(2);
        let issue = house.plan_and_deliver().await.remove(0);
        assert_eq!((issue.state, issue.skip_reason), (IssueState::Skipped, Some(SkipReason::NobodyToWriteTo)));
        assert!(digests(&house, ADA).is_empty());
    }

    async fn send_now_moves_the_window_and_leaves_the_slot(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        let before = digest::schedules(&house.app).await.unwrap().remove(0);
        let report = digest::send_now(&house.app, &BY, LIST, None).await.unwrap();
        assert_eq!((report.issue.origin, report.issue.planned_count), (Origin::SendNow, 1));
        let after = digest::schedules(&house.app).await.unwrap().remove(0);
        assert_eq!(after.next_due_at, before.next_due_at);
        assert_eq!(after.window_start, house.app.now());
        house.deliver_all().await;
        house.push(&["two"]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        assert_eq!(digests(&house, ADA), [["one"], ["two"]]);
    }

    async fn send_now_in_the_very_instant_of_a_slot_does_not_stop_the_schedule(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        house.clock.set(at("2026-03-02T09:00:00Z"));
        digest::send_now(&house.app, &BY, LIST, Some("daily")).await.unwrap();
        house.push(&["two"]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        house.morning_of_march(3);
        house.plan_and_deliver().await;
        assert_eq!(digests(&house, ADA).concat(), ["one", "two"]);
    }

    async fn unknown_names_are_refused_in_words(database: TestDatabase) {
        let house = House::open(database).await;
        let nobody = digest::send_now(&house.app, &BY, "nowhere", None).await.unwrap_err();
        assert!(matches!(nobody, IssueError::UnknownList(_)));
        let never = digest::send_now(&house.app, &BY, LIST, Some("hourly")).await.unwrap_err();
        assert!(never.to_string().contains("it has: daily"), "{never}");
        assert!(matches!(digest::pause(&house.app, &BY, 99).await, Err(IssueError::UnknownIssue(99))));
        let twice = digest::add_schedule(&house.app, &BY, LIST, "daily", "0 9 * * *", None).await;
        assert!(matches!(twice, Err(IssueError::ScheduleTaken(_))));
        for (cron, zone) in [("soon", "UTC"), ("0 9 30 2 *", "UTC"), ("0 9 * * *", "Mars/Olympus")] {
            let refused = digest::add_schedule(&house.app, &BY, LIST, "other", cron, Some(zone)).await;
            assert!(matches!(refused, Err(IssueError::Timetable(_))), "{cron} {zone}");
        }
    }

    async fn a_paused_issue_waits_and_a_resumed_one_goes_on(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        house.morning_of_march(2);
        let issue = digest::plan_due_issues(&house.app).await.unwrap().remove(0);
        digest::pause(&house.app, &BY, issue.id).await.unwrap();
        digest::pause(&house.app, &BY, issue.id).await.unwrap();
        assert!(house.deliver_all().await.is_empty());
        let report = digest::report(&house.app, issue.id).await.unwrap();
        assert_eq!((report.issue.state, report.deliveries[0].state), (IssueState::Paused, DeliveryState::Queued));
        digest::resume(&house.app, &BY, issue.id).await.unwrap();
        house.deliver_all().await;
        assert_eq!(digests(&house, ADA), [["one"]]);
        let report = digest::report(&house.app, issue.id).await.unwrap();
        assert_eq!(report.issue.state, IssueState::Finished);
        assert!(matches!(digest::resume(&house.app, &BY, issue.id).await, Err(IssueError::WrongState { .. })));
    }

    async fn an_issue_paused_between_claim_and_begin_goes_on_when_resumed(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        house.morning_of_march(2);
        let issue = digest::plan_due_issues(&house.app).await.unwrap().remove(0);
        let claimed = house.look().await;
        digest::pause(&house.app, &BY, issue.id).await.unwrap();
        assert!(house.begin(&claimed).await.is_empty());
        // The worker lives on and prolongs what it holds, which must not be this.
        house.sign_of_life().await;
        digest::resume(&house.app, &BY, issue.id).await.unwrap();
        house.deliver_all().await;
        assert_eq!(digests(&house, ADA), [["one"]]);
    }

    async fn a_cancelled_issue_sends_nothing_more(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.subscribe(BOB).await;
        house.push(&["one"]).await;
        house.morning_of_march(2);
        let issue = digest::plan_due_issues(&house.app).await.unwrap().remove(0);
        let report = digest::cancel(&house.app, &BY, issue.id).await.unwrap();
        assert_eq!(report.issue.state, IssueState::Cancelled);
        assert_eq!((report.deliveries[0].state, report.deliveries[0].count), (DeliveryState::Cancelled, 2));
        assert_adds_up(&report);
        assert!(house.deliver_all().await.is_empty());
        assert!(matches!(digest::resume(&house.app, &BY, issue.id).await, Err(IssueError::WrongState { .. })));
    }

    async fn a_paused_schedule_plans_nothing_and_makes_nothing_up(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        let schedule = digest::schedules(&house.app).await.unwrap().remove(0);
        assert!(digest::set_schedule_state(&house.app, &BY, schedule.id, ScheduleState::Paused).await.unwrap());
        house.morning_of_march(4);
        assert!(house.plan_and_deliver().await.is_empty());
        digest::set_schedule_state(&house.app, &BY, schedule.id, ScheduleState::Active).await.unwrap();
        assert!(house.plan_and_deliver().await.is_empty());
        house.morning_of_march(5);
        house.plan_and_deliver().await;
        assert_eq!(digests(&house, ADA), [["one"]]);
        assert!(!digest::set_schedule_state(&house.app, &BY, 99, ScheduleState::Active).await.unwrap());
    }

    async fn the_counts_add_up_whatever_becomes_of_the_letters(database: TestDatabase) {
        let house = House::open(database).await;
        for who in ["ada", "bob", "cyd", "dan"] {
            house.subscribe(&format!("{who}@reader.example")).await;
        }
        house.push(&["one"]).await;
        house.morning_of_march(2);
        let issue = digest::plan_due_issues(&house.app).await.unwrap().remove(0);
        house.sink().script(BOB, Script::reply(Step::Rcpt, "550 5.1.1 No such mailbox"));
        house.sink().script("cyd@reader.example", Script::reply(Step::Rcpt, "450 4.2.1 Later"));
        subscribers::unsubscribe(&house.app, "dan@reader.example", None).await.unwrap();
        house.deliver_all().await;
        let report = digest::report(&house.app, issue.id).await.unwrap();
        assert_adds_up(&report);
        let states: Vec<_> = report.deliveries.iter().map(|one| (one.state, one.count)).collect();
        assert_eq!(states, [
            (DeliveryState::Cancelled, 1), (DeliveryState::Deferred, 1), (DeliveryState::Rejected, 1), (DeliveryState::Sent, 1),
        ]);
        assert_eq!(report.issue.state, IssueState::Sending);
        assert_eq!(digest::newest(&house.app, Some(LIST), 10).await.unwrap().len(), 1);
    }

    async fn the_preview_shows_what_will_come(database: TestDatabase) {
        let house = House::open(database).await;
        assert!(matches!(digest::preview(&house.app, LIST, None).await, Err(IssueError::NoArticles(_))));
        house.subscribe(ADA).await;
        house.push(&["undated"]).await;
        let dated = |name: &str, day: &str| {
            let mut article = article(name, &[]);
            article.published_at = Some(at(&format!("2026-03-{day}T07:00:00Z")));
            article
        };
        house.push_articles(vec![dated("old", "01"), dated("recent", "02")]).await;
        let preview = digest::preview(&house.app, LIST, None).await.unwrap();
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        let letter = house.digests_for(ADA).remove(0);
        let shown: Vec<String> = preview.text.lines()
            .filter_map(|line| line.strip_prefix("Article ")).map(|name| name.trim().to_owned()).collect();
        assert_eq!(shown, ["undated", "recent", "old"]);
        assert_eq!(titles(&letter), shown);
        assert_eq!(letter.subject(), preview.subject);
        // With nothing new there is still something to look at.
        let preview = digest::preview(&house.app, LIST, Some("daily")).await.unwrap();
        assert!(preview.text.contains("Article recent"));
        assert_eq!(house.number("SELECT COUNT(*) FROM issues"), 1);
    }

    async fn a_test_letter_reaches_a_stranger_and_subscribes_nobody(database: TestDatabase) {
        let house = House::open(database).await;
        house.push(&["one"]).await;
        let editor = EmailAddress::parse_any("editor@harbour.example").unwrap();
        digest::send_test(&house.app, LIST, None, editor).await.unwrap();
        house.deliver_all().await;
        let letters = house.digests_for("editor@harbour.example");
        assert_eq!(titles(&letters[0]), ["one"]);
        assert!(subscribers::find(&house.app, "editor@harbour.example").await.unwrap().is_none());
        assert_eq!(house.number("SELECT COUNT(*) FROM subscriptions"), 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM issues"), 0);
        house.subscribe(ADA).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        assert_eq!(digests(&house, ADA), [["one"]]);
    }

    async fn the_newest_articles_are_shown_and_the_rest_counted(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_DIGEST_MAX_ARTICLES", "2")]).await;
        house.subscribe(ADA).await;
        for name in ["one", "two", "three", "four"] {
            house.push(&[name]).await;
            house.advance(60);
        }
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        let letter = house.digests_for(ADA).remove(0);
        assert_eq!(titles(&letter), ["four", "three"]);
        assert!(letter.text().contains("And 2 more articles"), "{}", letter.text());
        house.morning_of_march(3);
        assert_eq!(house.plan_and_deliver().await[0].skip_reason, Some(SkipReason::NothingNew));
    }
}
