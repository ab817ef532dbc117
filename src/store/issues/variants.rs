//! Variants: the words of an issue, each with exactly the articles that some of its readers get.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use sha2::{Digest as _, Sha256};

use super::super::columns::{Ids, json_ids};
use super::super::schema::variants;
use super::super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// The words of an issue for the readers who get the same articles in the same language.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = variants)]
pub struct Variant {
    /// Its number in the ledger.
    pub id: i64,
    /// Its issue; none for a test letter.
    pub issue_id: Option<i64>,
    /// The list that sends it.
    pub list_id: i64,
    /// The language asked for.
    pub language: String,
    /// The articles, in the order of the letter.
    pub articles: Ids,
    /// The subject, once rendered.
    pub subject: Option<String>,
    /// The preheader, once rendered.
    pub preheader: Option<String>,
    /// The HTML, once rendered.
    pub html: Option<String>,
    /// The plain text, once rendered.
    pub body_text: Option<String>,
}

/// What makes a variant.
#[derive(Debug, Clone, Copy)]
pub struct NewVariant<'a> {
    /// The list that sends it.
    pub list_id: i64,
    /// Its issue; none for a test letter.
    pub issue_id: Option<i64>,
    /// The language asked for.
    pub language: &'a str,
    /// The articles, in the order of the letter.
    pub articles: &'a [i64],
}

/// Adds a variant and returns its number.
pub fn insert_variant(ledger: &mut Ledger, variant: &NewVariant<'_>) -> Result<i64, StoreError> {
    let articles = json_ids(variant.articles);
    let id = diesel::insert_into(variants::table)
        .values((
            variants::list_id.eq(variant.list_id),
            variants::issue_id.eq(variant.issue_id),
            variants::language.eq(variant.language),
            variants::articles_hash.eq(hash_of(&articles)),
            variants::articles.eq(articles),
            variants::article_count.eq(i32::try_from(variant.articles.len()).unwrap_or(i32::MAX)),
        ))
        .returning(variants::id)
        .get_result(ledger)?;
    Ok(id)
}

/// The variant of an issue with exactly these articles in this language, added where it is missing. Who
/// is served by the same letter shares it, whatever they chose.
pub fn shared_variant(ledger: &mut Ledger, variant: &NewVariant<'_>) -> Result<i64, StoreError> {
    let found = variants::table
        .filter(variants::issue_id.eq(variant.issue_id))
        .filter(variants::language.eq(variant.language))
        .filter(variants::articles_hash.eq(hash_of(&json_ids(variant.articles))))
        .select(variants::id)
        .first(ledger)
        .optional()?;
    match found {
        Some(id) => Ok(id),
        None => insert_variant(ledger, variant),
    }
}

fn hash_of(articles: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(articles.as_bytes()))
}

/// How many variants an issue has, and what they cost.
#[derive(Debug, Clone, Default, PartialEq, Eq, QueryableByName, serde::Serialize)]
pub struct VariantCosts {
    /// All of them.
    #[diesel(sql_type = BigInt)]
    pub total: i64,
    /// Those that a letter needed so far.
    #[diesel(sql_type = BigInt)]
    pub rendered: i64,
    /// Characters of HTML and text kept for these.
    #[diesel(sql_type = BigInt)]
    pub characters: i64,
}

/// How many variants an issue has, and what they cost.
pub fn variant_costs(ledger: &mut Ledger, issue: i64) -> Result<VariantCosts, StoreError> {
    Ok(diesel::sql_query(
        "SELECT COUNT(*) AS total, COUNT(rendered_at) AS rendered, \
                CAST(COALESCE(SUM(LENGTH(html) + LENGTH(body_text)), 0) AS BIGINT) AS characters \
         FROM variants WHERE issue_id = $1",
    )
    .bind::<BigInt, _>(issue)
    .get_result(ledger)?)
}

/// The variant with this number.
pub fn variant(ledger: &mut Ledger, id: i64) -> Result<Variant, StoreError> {
    Ok(variants::table
        .find(id)
        .select(Variant::as_select())
        .first(ledger)?)
}

/// Keeps the rendered words of a variant, unless somebody else rendered it first.
pub fn keep_rendered(
    ledger: &mut Ledger,
    id: i64,
    [subject, preheader, html, text]: [&str; 4],
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::update(
        variants::table
            .find(id)
            .filter(variants::rendered_at.is_null()),
    )
    .set((
        variants::subject.eq(subject),
        variants::preheader.eq(preheader),
        variants::html.eq(html),
        variants::body_text.eq(text),
        variants::rendered_at.eq(now.micros()),
    ))
    .execute(ledger)?;
    Ok(())
}
