//! The section `[desk]`.

use super::reader::Reader;

/// Where operators work.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Minutes without a request after which somebody has to sign in again.
    pub idle_minutes: u32,
    /// Hours after which somebody has to sign in again in any case.
    pub session_hours: u32,
    /// Minutes for which a password that was just given opens what wants proof.
    pub proof_minutes: u32,
    /// Bytes of a form at the desk.
    pub form_bytes: u32,
}

impl Desk {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            idle_minutes: reader.number("desk.idle_minutes", 1..=1_440),
            session_hours: reader.number("desk.session_hours", 1..=720),
            proof_minutes: reader.number("desk.proof_minutes", 1..=1_440),
            form_bytes: reader.number("desk.form_bytes", 16_384..=16_777_216),
        }
    }
}
