//! Deliveries held in doubt: listed, and resolved as an operator decides.

use postrider::domain::address::EmailAddress;
use postrider::domain::delivery::{DeliveryState, LetterKind};
use postrider::domain::issue::IssueState;
use postrider::domain::paging::PageAsk;
use postrider::services::digest::{self, IssueError, Resolution};
use postrider::services::subscribers;

use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::house::BY;
use crate::harness::house::{House, LIST};
use crate::harness::sink::{Action, Script, Step};

const READERS: [&str; 3] = [
    "ada@reader.example",
    "bob@reader.example",
    "cyd@reader.example",
];

/// A house with an issue whose three letters all ended in doubt and are held.
async fn house_in_doubt(database: TestDatabase) -> (House, i64) {
    let house = House::open_with(database, &[("POSTRIDER_SENDING_WHEN_IN_DOUBT", "hold")]).await;
    for reader in READERS {
        house.subscribe(reader).await;
    }
    house.push(&["one"]).await;
    for reader in READERS {
        house
            .sink()
            .script(reader, Script::at(Step::Dot, Action::Drop).times(1));
    }
    let issue = digest::send_now(&house.app, &BY, LIST, None)
        .await
        .unwrap()
        .issue;
    house.deliver_all().await;
    (house, issue.id)
}

fn address(text: &str) -> EmailAddress {
    EmailAddress::parse_any(text).unwrap()
}

both_databases! {
    async fn what_is_held_in_doubt_is_listed(database: TestDatabase) {
        let (house, issue) = house_in_doubt(database).await;
        let report = digest::report(&house.app, issue).await.unwrap();
        assert_eq!((report.in_doubt.total, report.in_doubt.held), (3, 3));
        let held = digest::held(&house.app, issue, 100).await.unwrap();
        let listed: Vec<_> = held.iter().map(|one| one.recipient.as_str().to_owned()).collect();
        assert_eq!(listed, READERS);
        assert!(held.iter().all(|one| one.attempts == 1 && one.since == Some(house.app.now())));
        assert_eq!(digest::held(&house.app, issue, 2).await.unwrap().len(), 2);
        assert!(matches!(digest::held(&house.app, 99, 1).await, Err(IssueError::UnknownIssue(99))));
    }

    async fn each_can_be_sent_again_counted_as_sent_or_given_up(database: TestDatabase) {
        let (house, issue) = house_in_doubt(database).await;
        let decisions = [Resolution::Resend, Resolution::Sent, Resolution::GiveUp];
        for (reader, decision) in READERS.iter().zip(decisions) {
            let to = address(&reader.to_ascii_uppercase());
            let resolved = digest::resolve(&house.app, &BY, Some(issue), Some(&to), decision).await.unwrap();
            assert_eq!(resolved, 1, "{reader}");
            let again = digest::resolve(&house.app, &BY, Some(issue), Some(&to), Resolution::GiveUp).await.unwrap();
            assert_eq!(again, 0, "{reader}: what was decided is decided");
        }
        house.deliver_all().await;
        let states = [
            house.delivery_state(READERS[0]).await,
            house.delivery_state(READERS[1]).await,
            house.delivery_state(READERS[2]).await,
        ];
        assert_eq!(states, [DeliveryState::Sent, DeliveryState::Sent, DeliveryState::Cancelled]);
        // Ada's letter was resent, byte for byte; the others were not.
        let copies = house.sink().kept_by_recipient();
        assert_eq!(copies[READERS[0]] - copies[READERS[1]], 1);
        assert_eq!(copies[READERS[1]], copies[READERS[2]]);
        let bob = house.newest_delivery(READERS[1]).await;
        assert_eq!(bob.reason.as_deref(), Some("an operator says that it arrived"));
        let report = digest::report(&house.app, issue).await.unwrap();
        assert_eq!((report.issue.state, report.in_doubt.total), (IssueState::Finished, 0));
    }

    async fn all_of_an_issue_are_resolved_at_once(database: TestDatabase) {
        let (house, issue) = house_in_doubt(database).await;
        let stranger = address("nobody@reader.example");
        let none = digest::resolve(&house.app, &BY, Some(issue), Some(&stranger), Resolution::Sent).await.unwrap();
        assert_eq!(none, 0);
        assert!(matches!(
            digest::resolve(&house.app, &BY, Some(99), None, Resolution::Sent).await,
            Err(IssueError::UnknownIssue(99))
        ));
        assert_eq!(digest::resolve(&house.app, &BY, Some(issue), None, Resolution::Resend).await.unwrap(), 3);
        assert_eq!(house.deliver_all().await.len(), 3);
        let report = digest::report(&house.app, issue).await.unwrap();
        assert_eq!(report.issue.state, IssueState::Finished);
    }

    async fn who_left_meanwhile_is_not_sent_to_whatever_is_decided(database: TestDatabase) {
        let (house, issue) = house_in_doubt(database).await;
        subscribers::suppress(&house.app, READERS[0], None).await.unwrap();
        digest::resolve(&house.app, &BY, Some(issue), None, Resolution::Resend).await.unwrap();
        assert_eq!(house.deliver_all().await.len(), 2);
        assert_eq!(house.delivery_state(READERS[0]).await, DeliveryState::Skipped);
    }

    async fn letters_outside_issues_are_listed_newest_first_and_resolved_apart_from_those_of_issues(database: TestDatabase) {
        let (house, issue) = house_in_doubt(database).await;
        let mut ids = Vec::new();
        for reader in ["dan@reader.example", "eve@reader.example", "fay@reader.example"] {
            house.sink().script(reader, Script::at(Step::Dot, Action::Drop).times(1));
            house.sign_up(reader).await;
            house.deliver_all().await;
            ids.push(house.newest_delivery(reader).await.id);
        }
        let first = digest::held_single(&house.app, PageAsk { limit: 2, after: None }).await.unwrap();
        let told: Vec<_> = first.items.iter().map(|one| (one.id, one.letter, one.list.as_str(), one.attempts)).collect();
        assert_eq!(told, [(ids[2], LetterKind::Confirm, LIST, 1), (ids[1], LetterKind::Confirm, LIST, 1)]);
        assert!(first.items.iter().all(|one| one.subscriber_id.is_some() && one.since == Some(house.app.now())));
        let rest = digest::held_single(&house.app, PageAsk { limit: 2, after: first.next }).await.unwrap();
        assert_eq!((rest.items.len(), rest.items[0].id, rest.next), (1, ids[0], None));
        assert_eq!(digest::count_held_single(&house.app).await.unwrap(), 3);
        // Neither kind is decided about under the other's name.
        let of_issue: Vec<i64> = digest::held(&house.app, issue, 10).await.unwrap().iter().map(|one| one.id).collect();
        let resolve = async |issue, ids: &[i64], resolution| {
            digest::resolve_these(&house.app, &BY, issue, ids.to_vec(), resolution).await.unwrap()
        };
        assert_eq!(resolve(None, &of_issue, Resolution::Sent).await, 0);
        assert_eq!(resolve(Some(issue), &ids, Resolution::Sent).await, 0);
        assert_eq!(resolve(None, &ids[..1], Resolution::Resend).await, 1);
        assert_eq!(resolve(None, &ids[1..2], Resolution::Sent).await, 1);
        assert_eq!(resolve(None, &ids, Resolution::GiveUp).await, 1, "only what nobody has decided about");
        house.deliver_all().await;
        let mut states = Vec::new();
        for reader in ["dan@reader.example", "eve@reader.example", "fay@reader.example"] {
            states.push(house.delivery_state(reader).await);
        }
        assert_eq!(states, [DeliveryState::Sent, DeliveryState::Sent, DeliveryState::Cancelled]);
        assert_eq!(digest::count_held_single(&house.app).await.unwrap(), 0);
        assert_eq!(digest::held(&house.app, issue, 10).await.unwrap().len(), 3);
    }

    async fn a_letter_outside_issues_is_resolved_by_its_reader(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SENDING_WHEN_IN_DOUBT", "hold")]).await;
        house.sink().script(READERS[0], Script::at(Step::Dot, Action::Drop).times(1));
        house.sign_up(READERS[0]).await;
        house.deliver_all().await;
        assert_eq!(house.delivery_state(READERS[0]).await, DeliveryState::InDoubt);
        let to = address(READERS[0]);
        assert_eq!(digest::resolve(&house.app, &BY, None, Some(&to), Resolution::Resend).await.unwrap(), 1);
        house.deliver_all().await;
        assert_eq!(house.delivery_state(READERS[0]).await, DeliveryState::Sent);
        assert_eq!(digest::resolve(&house.app, &BY, None, None, Resolution::Resend).await.unwrap(), 0);
    }
}
