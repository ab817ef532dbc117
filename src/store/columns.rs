//! How domain values are read from columns: names as text, instants as microseconds, lists as JSON.
//!
//! Writing needs nothing of its own: `as_str()`, `micros()` and [`json`] give what Diesel binds.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromStaticSqlRow, Queryable};
use diesel::sql_types::{BigInt, Text};

use super::StoreError;
use crate::domain::address::EmailAddress;
use crate::domain::brand::Brand;
use crate::domain::form_token::Proof;
use crate::domain::time::UtcTime;
use crate::domain::topics::Since;
use crate::domain::{
    article, budget, bulk, consent, delivery, editorial, feed, happening, issue, link_wish, list,
    mail_domain, operator, operator_link, removal, schedule, signing_key, subscription,
    suppression, token, topic_rule,
};

/// Reads a column by way of a plain type: `$read` turns it into the value or says why it cannot.
macro_rules! column {
    ($type:ty, $sql:ty, $plain:ty, $read:expr) => {
        impl<DB: Backend> FromSql<$sql, DB> for $type
        where
            $plain: FromSql<$sql, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
                let plain = <$plain as FromSql<$sql, DB>>::from_sql(bytes)?;
                let read: fn($plain) -> Result<$type, String> = $read;
                read(plain).map_err(Into::into)
            }
        }

        impl<DB: Backend> Queryable<$sql, DB> for $type
        where
            Self: FromStaticSqlRow<$sql, DB>,
        {
            type Row = Self;

            fn build(row: Self) -> deserialize::Result<Self> {
                Ok(row)
            }
        }
    };
}

macro_rules! named_columns {
    ($($type:ty),+ $(,)?) => {
        $(column!($type, Text, String, |name| {
            <$type>::from_name(&name).ok_or_else(|| format!("\"{name}\" is no {}", stringify!($type)))
        });)+
    };
}

named_columns!(
    budget::Stage,
    bulk::BulkKind,
    bulk::BulkState,
    happening::Hand,
    happening::Happening,
    article::HeldReason,
    article::Standing,
    consent::Purpose,
    consent::Act,
    consent::Method,
    delivery::LetterKind,
    delivery::DeliveryState,
    editorial::Approval,
    editorial::Archive,
    editorial::ArticleOrder,
    feed::FeedState,
    feed::HubState,
    issue::AudienceOutcome,
    issue::IssueState,
    issue::Origin,
    issue::PauseReason,
    issue::Reach,
    issue::SkipReason,
    list::ListState,
    mail_domain::Reach,
    operator::Role,
    operator_link::LinkPurpose,
    removal::WaveState,
    schedule::ScheduleState,
    schedule::ZoneMode,
    signing_key::KeyState,
    subscription::SubscriptionState,
    link_wish::WishKind,
    token::TokenPurpose,
    suppression::SuppressionReason,
    topic_rule::RuleKind,
);

column!(UtcTime, BigInt, i64, |micros| Ok(UtcTime::from_micros(
    micros
)));
column!(EmailAddress, Text, String, |text| {
    EmailAddress::kept(text).map_err(|error| error.to_string())
});

column!(operator::Rights, Text, String, |text| {
    operator::Rights::parse(&text).ok_or_else(|| format!("\"{text}\" is no set of rights"))
});

column!(Proof, Text, String, |text| {
    serde_json::from_str(&text).map_err(|error| error.to_string())
});

column!(Brand, Text, String, |text| {
    serde_json::from_str(&text).map_err(|error| error.to_string())
});

/// A list of names, kept as a JSON array.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Names(pub Vec<String>);

column!(Names, Text, String, |text| {
    serde_json::from_str(&text)
        .map(Names)
        .map_err(|error| error.to_string())
});

/// Since when topics count, kept as a JSON object.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct TopicSince(pub Since);

column!(TopicSince, Text, String, |text| {
    serde_json::from_str(&text)
        .map(TopicSince)
        .map_err(|error| error.to_string())
});

/// The JSON object that a [`TopicSince`] column keeps.
#[must_use]
pub fn json_since(since: &Since) -> String {
    let members = since
        .iter()
        .map(|(topic, from)| (topic.clone(), serde_json::Value::from(*from)));
    serde_json::Value::Object(members.collect()).to_string()
}

/// Numbers of rows in an order that matters, kept as a JSON array.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Ids(pub Vec<i64>);

column!(Ids, Text, String, |text| {
    serde_json::from_str(&text)
        .map(Ids)
        .map_err(|error| error.to_string())
});

/// The JSON array that an [`Ids`] column keeps.
#[must_use]
pub(super) fn json_ids(ids: &[i64]) -> String {
    serde_json::Value::from(ids.to_vec()).to_string()
}

/// The JSON array that a [`Names`] column keeps.
#[must_use]
pub fn json(names: &[String]) -> String {
    serde_json::Value::from(names.to_vec()).to_string()
}

/// The JSON object that a [`Proof`] column keeps; its instants to the second.
pub(super) fn json_proof(proof: &Proof) -> Result<String, StoreError> {
    serde_json::to_string(proof).map_err(|error| StoreError::Unreadable(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::form_token::Stamp;

    #[test]
    fn what_a_sign_up_brought_is_read_again_as_it_was_written() {
        let proof = Proof {
            trapped: true,
            form: Some(Stamp {
                id: "form:09".into(),
                shown_at: UtcTime::from_micros(7_000_000),
            }),
            solved: Some("challenge:1".into()),
            key_id: Some(3),
        };
        let written = json_proof(&proof).unwrap();
        assert_eq!(serde_json::from_str::<Proof>(&written).unwrap(), proof);
        assert_eq!(
            serde_json::from_str::<Proof>("{}").unwrap(),
            Proof::default()
        );
    }

    #[test]
    fn of_a_brand_only_what_is_given_is_written_down() {
        assert_eq!(serde_json::to_string(&Brand::default()).unwrap(), "{}");
        let brand: Brand = serde_json::from_str(r##"{"accent":"#003399"}"##).unwrap();
        assert_eq!(
            brand.accent.map(|accent| accent.to_string()).as_deref(),
            Some("#003399")
        );
        assert!(serde_json::from_str::<Brand>(r#"{"accent":"red"}"#).is_err());
    }
}
