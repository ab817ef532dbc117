//! A place at the desk, without the way through the sign-in page.

use postrider::domain::operator::Role;
use sha2::{Digest as _, Sha256};

use super::database::TestDatabase;
use super::newsroom::execute;

/// Gives somebody of this role a session on a service that reaches its readers at `public_url`; returns the header
/// `Cookie` of their browser.
pub(crate) fn sit_down(database: &TestDatabase, public_url: &str, role: Role) -> String {
    let token = format!("session-of-a-{role}");
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(&token));
    let now = if database.url().starts_with("sqlite:") {
        "1000000 * CAST(strftime('%s', 'now') AS INTEGER)"
    } else {
        "1000000 * CAST(EXTRACT(EPOCH FROM now()) AS BIGINT)"
    };
    execute(
        database,
        &format!(
            "INSERT INTO operators (email, name, role, created_at) VALUES ('{role}@daily-news.net', 'The {role}', '{role}', {now})"
        ),
    );
    execute(
        database,
        &format!(
            "INSERT INTO operator_sessions (operator_id, token_hash, created_at, seen_at, proved_at, agent, network) \
             SELECT id, '{hash}', {now}, {now}, {now}, 'a test', '127.0.0.1' FROM operators WHERE role = '{role}'"
        ),
    );
    let name = if public_url.starts_with("https:") {
        "__Host-postrider"
    } else {
        "postrider"
    };
    format!("{name}={token}")
}
