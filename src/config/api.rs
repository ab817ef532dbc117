//! The section `[api]`.

use super::reader::Reader;

/// What programs may ask of the API.
#[derive(Debug, Clone)]
pub struct Api {
    /// Requests of one key in a minute, counted by each process for itself.
    pub requests_per_minute: u32,
    /// Hours for which the answer to a request with an Idempotency-Key is kept.
    pub idempotency_hours: u32,
    /// The longest answer that is kept, in bytes.
    pub idempotency_answer_bytes: u32,
}

impl Api {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            requests_per_minute: reader.number("api.requests_per_minute", 1..=1_000_000),
            idempotency_hours: reader.number("api.idempotency_hours", 1..=720),
            idempotency_answer_bytes: reader
                .number("api.idempotency_answer_bytes", 1_024..=16_777_216),
        }
    }
}
