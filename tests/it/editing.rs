//! Editing: what a list wants of its issues, and issues that wait until somebody approves them.

use postrider::domain::address::EmailAddress;
use postrider::domain::delivery::DeliveryState;
use postrider::domain::editorial::{Approval, ArticleOrder};
use postrider::domain::issue::{IssueState, PauseReason, SkipReason};
use postrider::services::digest::{self, Draft, IssueEdit, IssueError};
use postrider::services::editorial::{self, EditorialEdit, ListError};
use postrider::services::{Change, Wrong};

use crate::harness::database::both_databases;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, article, at, titles, wish};
use crate::harness::received::Received;

const ADA: &str = "ada@reader.example";
const BOB: &str = "bob@reader.example";
const DESK: &str = "desk@harbour.example";

async fn set(house: &House, edit: EditorialEdit) {
    editorial::edit(&house.app, &BY, LIST, edit).await.unwrap();
}

async fn want(house: &House, approval: Approval) {
    let edit = EditorialEdit {
        approval: Change::Set(approval),
        approval_minutes: Change::Set(30),
        approvers: Change::Set(vec![EmailAddress::parse_any(DESK).unwrap()]),
        ..EditorialEdit::default()
    };
    set(house, edit).await;
}

/// The held issue of the second of March, with these articles.
async fn held(house: &House, articles: &[&str]) -> Draft {
    house.push(articles).await;
    house.morning_of_march(2);
    assert!(
        digest::plan_due_issues(&house.app)
            .await
            .unwrap()
            .is_empty()
    );
    let newest = digest::newest(&house.app, Some(LIST), 1).await.unwrap();
    let draft = digest::draft(&house.app, newest[0].issue.id).await.unwrap();
    assert_eq!(draft.issue.state, IssueState::Held);
    draft
}

fn number_of(draft: &Draft, name: &str) -> i64 {
    let title = format!("Article {name}");
    let found = draft.articles.iter().find(|one| one.title == title);
    found
        .unwrap_or_else(|| panic!("no {title} in {draft:?}"))
        .id
}

/// The letters about issues that wait.
fn letters_to_the_desk(house: &House) -> Vec<Received> {
    house.sink().accepted_for(DESK)
}

async fn state(house: &House, issue: i64) -> IssueState {
    digest::report(&house.app, issue).await.unwrap().issue.state
}

fn wrong_fields(wrong: &[Wrong]) -> Vec<&str> {
    wrong.iter().map(|wrong| wrong.field).collect()
}

both_databases! {
    async fn an_issue_waits_until_it_is_approved_and_then_everybody_gets_it(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.subscribe(BOB).await;
        want(&house, Approval::Hold).await;
        let draft = held(&house, &["one", "two"]).await;
        assert_eq!((draft.articles.len(), draft.readers, draft.issue.goes_at), (2, 2, None));
        house.advance(6 * 3_600);
        digest::tend_held(&house.app).await.unwrap();
        house.plan_and_deliver().await;
        assert_eq!(house.digests_for(ADA).len(), 0);
        let approved = digest::approve(&house.app, &BY, draft.issue.id).await.unwrap();
        assert_eq!(approved.issue.state, IssueState::Planning);
        let planned = house.plan_and_deliver().await;
        assert_eq!(planned[0].planned_count, draft.readers);
        assert_eq!(house.digests_for(ADA).len(), 1);
        assert_eq!(house.digests_for(BOB).len(), 1);
        assert_eq!(state(&house, draft.issue.id).await, IssueState::Finished);
        let again = digest::approve(&house.app, &BY, draft.issue.id).await;
        assert!(matches!(again, Err(IssueError::WrongState { .. })), "{again:?}");
    }

    async fn readers_get_what_the_editor_made_of_the_issue(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        want(&house, Approval::Hold).await;
        let draft = held(&house, &["one", "two", "three"]).await;
        let (one, two, three) = (
            number_of(&draft, "one"),
            number_of(&draft, "two"),
            number_of(&draft, "three"),
        );
        let edit = IssueEdit {
            drop: vec![two, three],
            restore: vec![three],
            first: vec![one],
            titles: vec![(three, Some("Article three, retold".to_owned()))],
            subject: Change::Set("What matters {{ today }}".to_owned()),
            preheader: Change::Set("Three, and {{ one }}".to_owned()),
            intro: Change::Set("Good *morning*.".to_owned()),
        };
        let edited = digest::edit(&house.app, &BY, draft.issue.id, edit).await.unwrap();
        assert_eq!(edited.issue.article_count, 2);
        assert_eq!(edited.articles[0].id, one);
        digest::approve(&house.app, &BY, draft.issue.id).await.unwrap();
        house.plan_and_deliver().await;
        let digest = house.digests_for(ADA).remove(0);
        assert_eq!(titles(&digest), ["one", "three, retold"]);
        assert_eq!(digest.subject(), "What matters {{ today }}");
        assert!(digest.html().contains("Three, and {{ one }}"), "{}", digest.html());
        assert!(digest.text().contains("Good morning."), "{}", digest.text());
        // What was taken out does not come back the day after.
        house.push(&["four"]).await;
        house.morning_of_march(3);
        let next = digest::plan_due_issues(&house.app).await.unwrap();
        assert!(next.is_empty());
        let newest = digest::newest(&house.app, Some(LIST), 1).await.unwrap().remove(0);
        let next = digest::draft(&house.app, newest.issue.id).await.unwrap();
        assert_eq!(next.articles.len(), 1);
        number_of(&next, "four");
    }

    async fn an_issue_that_nobody_stops_goes_at_its_instant_and_once(database: TestDatabase) {
        let house = House::open(database).await;
        let second = house.second_app().await;
        house.subscribe(ADA).await;
        want(&house, Approval::UnlessStopped).await;
        let draft = held(&house, &["one"]).await;
        assert_eq!(draft.issue.goes_at, Some(at("2026-03-02T09:31:00Z")));
        digest::tend_held(&house.app).await.unwrap();
        assert_eq!(state(&house, draft.issue.id).await, IssueState::Held);
        house.advance(30 * 60);
        let (one, other) = tokio::join!(digest::tend_held(&house.app), digest::tend_held(&second));
        assert_eq!(one.unwrap() + other.unwrap(), 1, "one of two processes lets it go");
        let (one, other) = tokio::join!(
            digest::plan_due_issues(&house.app),
            digest::plan_due_issues(&second)
        );
        assert_eq!(one.unwrap().len() + other.unwrap().len(), 1);
        house.deliver_all().await;
        assert_eq!(house.digests_for(ADA).len(), 1);
        let late = digest::stop(&house.app, &BY, draft.issue.id).await;
        assert!(matches!(late, Err(IssueError::WrongState { .. })), "{late:?}");
    }

    async fn a_stopped_issue_waits_to_be_approved_or_cancelled(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        want(&house, Approval::UnlessStopped).await;
        let draft = held(&house, &["one"]).await;
        let stopped = digest::stop(&house.app, &BY, draft.issue.id).await.unwrap();
        assert_eq!((stopped.issue.state, stopped.issue.goes_at), (IssueState::Held, None));
        house.advance(3_600);
        digest::tend_held(&house.app).await.unwrap();
        house.plan_and_deliver().await;
        assert_eq!(state(&house, draft.issue.id).await, IssueState::Held);
        digest::cancel(&house.app, &BY, draft.issue.id).await.unwrap();
        assert_eq!(state(&house, draft.issue.id).await, IssueState::Cancelled);
        let edit = digest::edit(&house.app, &BY, draft.issue.id, IssueEdit::default()).await;
        assert!(matches!(edit, Err(IssueError::WrongState { .. })), "{edit:?}");
        assert_eq!(house.digests_for(ADA).len(), 0);
    }

    async fn approvers_are_told_once_and_of_no_reader(database: TestDatabase) {
        let house = House::open(database).await;
        let second = house.second_app().await;
        house.subscribe(ADA).await;
        want(&house, Approval::UnlessStopped).await;
        let draft = held(&house, &["one", "two"]).await;
        let (one, other) = tokio::join!(digest::tend_held(&house.app), digest::tend_held(&second));
        assert_eq!(one.unwrap() + other.unwrap(), 1);
        assert_eq!(digest::tend_held(&house.app).await.unwrap(), 0);
        house.deliver_all().await;
        let letters = letters_to_the_desk(&house);
        assert_eq!(letters.len(), 1);
        let letter = &letters[0];
        let text = letter.text();
        let id = draft.issue.id;
        for told in [
            "Article one",
            "https://harbour.example/two",
            "one reader",
            "2 March 2026, 09:31",
            "At the desk you can change it",
            &format!("/desk/issues/{id}"),
        ] {
            assert!(text.contains(told), "no {told:?} in {text}");
        }
        assert!(!text.contains(ADA) && !text.contains("/u/"), "{text}");
        assert_eq!(letter.header("List-Unsubscribe"), None);
    }

    async fn an_issue_held_for_too_long_waits_for_an_operator(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_DIGEST_MAX_AGE_HOURS", "24")]).await;
        house.subscribe(ADA).await;
        want(&house, Approval::UnlessStopped).await;
        let draft = held(&house, &["one"]).await;
        let id = draft.issue.id;
        // Nobody worked for two days, and the instant at which it would have gone has passed.
        house.advance(48 * 3_600);
        digest::tend_held(&house.app).await.unwrap();
        assert_eq!(digest::pause_too_old(&house.app).await.unwrap(), [id]);
        let report = digest::report(&house.app, id).await.unwrap();
        assert_eq!(
            (report.issue.state, report.issue.pause_reason),
            (IssueState::Paused, Some(PauseReason::TooOld))
        );
        let resumed = digest::resume(&house.app, &BY, id).await.unwrap();
        assert_eq!((resumed.issue.state, resumed.issue.goes_at), (IssueState::Held, None));
        assert!(digest::pause_too_old(&house.app).await.unwrap().is_empty());
        digest::approve(&house.app, &BY, id).await.unwrap();
        let planned = house.plan_and_deliver().await;
        assert!(planned.iter().any(|issue| issue.id == id && issue.planned_count == 1));
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sent);
        assert_eq!(house.digests_for(ADA).len(), 1);
    }

    async fn an_edit_is_made_as_a_whole_or_not_at_all(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        want(&house, Approval::Hold).await;
        let draft = held(&house, &["one", "two"]).await;
        let all = draft.articles.iter().map(|article| article.id);
        let edit = IssueEdit {
            drop: all.chain([9_999]).collect(),
            subject: Change::Set("a\r\nBcc: x@example.org".to_owned()),
            intro: Change::Set("x".repeat(4_001)),
            ..IssueEdit::default()
        };
        let refused = digest::edit(&house.app, &BY, draft.issue.id, edit).await;
        let Err(IssueError::Refused(wrong)) = refused else {
            panic!("not refused: {refused:?}")
        };
        assert_eq!(wrong_fields(&wrong), ["subject", "intro", "drop", "drop"]);
        let same = digest::draft(&house.app, draft.issue.id).await.unwrap();
        assert_eq!(same.articles, draft.articles);
        assert_eq!(same.issue.subject, None);
    }

    async fn a_list_has_a_minimum_and_a_maximum_of_its_own(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let edit = EditorialEdit {
            min_articles: Change::Set(3),
            max_articles: Change::Set(3),
            ..EditorialEdit::default()
        };
        set(&house, edit).await;
        house.push(&["one", "two"]).await;
        house.morning_of_march(2);
        let issue = house.plan_and_deliver().await.remove(0);
        assert_eq!((issue.state, issue.skip_reason), (IssueState::Skipped, Some(SkipReason::NothingNew)));
        house.push(&["three", "four"]).await;
        house.morning_of_march(3);
        house.plan_and_deliver().await;
        let digest = house.digests_for(ADA).remove(0);
        assert_eq!(titles(&digest).len(), 3);
        let text = digest.text().to_lowercase();
        assert!(text.contains("and one more") || text.contains("and 1 more"), "{text}");
    }

    async fn topics_make_sections_and_what_has_none_comes_first(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let edit = EditorialEdit {
            article_order: Change::Set(ArticleOrder::Topics),
            ..EditorialEdit::default()
        };
        set(&house, edit).await;
        house.push_articles(vec![
            article("five", &["Sport"]),
            article("six", &["City"]),
            article("seven", &[]),
            article("eight", &["City", "Sport"]),
        ]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        let digest = house.digests_for(ADA).remove(0);
        assert_eq!(titles(&digest), ["seven", "eight", "six", "five"]);
    }

    async fn a_pinned_article_leads(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one", "two", "three"]).await;
        let by_lead = EditorialEdit {
            article_order: Change::Set(ArticleOrder::Lead),
            ..EditorialEdit::default()
        };
        for lead in [Change::Keep, Change::Set(9_999)] {
            let edit = EditorialEdit { lead_article_id: lead, ..by_lead.clone() };
            let refused = editorial::edit(&house.app, &BY, LIST, edit).await;
            assert!(matches!(refused, Err(ListError::Refused(_))), "{refused:?}");
        }
        let one = house.number("SELECT id FROM articles WHERE external_id = 'one'");
        let edit = EditorialEdit { lead_article_id: Change::Set(one), ..by_lead };
        set(&house, edit).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        let digest = house.digests_for(ADA).remove(0);
        assert_eq!(titles(&digest), ["one", "three", "two"]);
    }

    async fn a_template_is_tried_out_before_it_is_kept(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        for (template, said) in [
            ("{{ artcles[0].title }}", "artcles"),
            ("{% if %}", "line 1"),
            ("{% for a in range(100000000) %}{{ a }}{% endfor %}", "line"),
            ("   ", "empty"),
        ] {
            let edit = EditorialEdit {
                subject_template: Change::Set(template.to_owned()),
                ..EditorialEdit::default()
            };
            let refused = editorial::edit(&house.app, &BY, LIST, edit).await;
            let Err(ListError::Refused(wrong)) = refused else {
                panic!("{template} was not refused: {refused:?}")
            };
            assert_eq!(wrong_fields(&wrong), ["subject_template"]);
            assert!(wrong[0].message.contains(said), "{}", wrong[0].message);
        }
        let edit = EditorialEdit {
            subject_template: Change::Set("{{ list.name }}: {{ articles[0].title|shorten(40) }}".to_owned()),
            preheader_template: Change::Set("{{ total_count }} stories".to_owned()),
            ..EditorialEdit::default()
        };
        set(&house, edit).await;
        let mut hostile = article("one", &[]);
        hostile.title = "Article {{ 7*7 }}".into();
        house.push_articles(vec![hostile]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        let digest = house.digests_for(ADA).remove(0);
        assert_eq!(digest.subject(), "The harbour letter: Article {{ 7*7 }}");
        assert!(digest.html().contains("1 stories"));
    }

    async fn who_would_get_an_issue_is_who_the_planner_plans_for(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let sport = postrider::services::signup::Wish { topics: vec!["sport".to_owned()], ..wish(BOB) };
        house.subscribe_to(LIST, sport).await;
        want(&house, Approval::Hold).await;
        house.push_articles(vec![article("one", &["City"]), article("two", &["Sport"])]).await;
        let draft = held(&house, &[]).await;
        assert_eq!(draft.readers, 2);
        let two = number_of(&draft, "two");
        let edit = IssueEdit { drop: vec![two], ..IssueEdit::default() };
        let edited = digest::edit(&house.app, &BY, draft.issue.id, edit).await.unwrap();
        assert_eq!(edited.readers, 1, "nothing is left for who reads sport");
        digest::approve(&house.app, &BY, draft.issue.id).await.unwrap();
        assert_eq!(house.plan_and_deliver().await[0].planned_count, 1);
    }
}
