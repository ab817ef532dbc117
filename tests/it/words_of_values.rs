//! Words whose names are put together from a value have to be there for every value; no compiler sees that.

use postrider::domain::article::ArticleState;
use postrider::domain::bulk::{BulkKind, BulkState};
use postrider::domain::consent::{Act, Method, Purpose};
use postrider::domain::delivery::{DeliveryState, LetterKind};
use postrider::domain::feed::HubState;
use postrider::domain::happening::Happening;
use postrider::domain::issue::IssueState;
use postrider::domain::signing_key::KeyState;
use postrider::domain::subscription::SubscriptionState;
use postrider::domain::suppression::SuppressionReason;
use postrider::words::Words;

/// The names of all values.
macro_rules! names {
    ($kind:ty) => {
        <$kind>::ALL
            .iter()
            .map(|value| value.as_str())
            .collect::<Vec<_>>()
    };
}

#[test]
fn every_value_that_the_desk_shows_has_its_words() {
    let families = [
        ("desk-issues-state", names!(IssueState)),
        ("desk-lists-hub", names!(HubState)),
        ("desk-lists-issue", names!(IssueState)),
        ("desk-lists-stands", names!(ArticleState)),
        ("desk-records-key", names!(KeyState)),
        ("desk-subscribers-act", names!(Act)),
        ("desk-subscribers-bulk-kind", names!(BulkKind)),
        ("desk-subscribers-bulk-state", names!(BulkState)),
        ("desk-subscribers-fate", names!(DeliveryState)),
        ("desk-subscribers-happened", names!(Happening)),
        ("desk-subscribers-letter", names!(LetterKind)),
        ("desk-subscribers-method", names!(Method)),
        ("desk-subscribers-purpose", names!(Purpose)),
        ("desk-subscribers-reason", names!(SuppressionReason)),
        ("desk-subscribers-release", names!(SuppressionReason)),
        ("desk-subscribers-state", names!(SubscriptionState)),
        ("desk-today-state", names!(IssueState)),
    ];
    let known = Words::load(None).unwrap().keys();
    let missing: Vec<String> = families
        .iter()
        .flat_map(|(family, values)| values.iter().map(move |value| format!("{family}-{value}")))
        .filter(|key| !known.contains(key))
        .collect();
    assert_eq!(missing, Vec::<String>::new(), "no catalogue has these");
}
