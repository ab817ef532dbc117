//! The section `[desk]`.

use super::reader::Reader;

/// Who has to have a second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactor {
    /// Owners.
    Owners,
    /// Everybody.
    Everybody,
    /// Nobody; whoever wants one may have it.
    Nobody,
}

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
    /// Who has to have a second factor before the desk opens.
    pub second_factor: SecondFactor,
    /// Sessions that an operator may have at the same time.
    pub sessions: u32,
    /// Minutes for which the code may be given after the password.
    pub code_minutes: u32,
    /// Hours for which a link works that is printed on the machine.
    pub setup_hours: u32,
    /// Hours for which an invitation works.
    pub invitation_hours: u32,
    /// Minutes for which a link to a new password works.
    pub reset_minutes: u32,
    /// Minutes for which a link that signs in works.
    pub link_minutes: u32,
    /// Minutes before another link of a kind is mailed to the same operator.
    pub link_rest_minutes: u32,
    /// Attempts on one account that cost no wait.
    pub account_attempts: u32,
    /// Attempts from one network that cost no wait.
    pub network_attempts: u32,
    /// The longest wait after attempts that failed, in seconds.
    pub wait_max_seconds: u32,
    /// Mebibytes of memory for hashing a password.
    pub password_mebibytes: u32,
    /// Passes over that memory.
    pub password_passes: u32,
    /// Passwords that are hashed at the same time.
    pub passwords_at_once: u32,
}

impl Desk {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let factors = [
            ("owners", SecondFactor::Owners),
            ("everybody", SecondFactor::Everybody),
            ("nobody", SecondFactor::Nobody),
        ];
        Self {
            idle_minutes: reader.number("desk.idle_minutes", 1..=1_440),
            session_hours: reader.number("desk.session_hours", 1..=720),
            proof_minutes: reader.number("desk.proof_minutes", 1..=1_440),
            form_bytes: reader.number("desk.form_bytes", 16_384..=16_777_216),
            second_factor: reader.choice("desk.second_factor", &factors),
            sessions: reader.number("desk.sessions", 1..=1_000),
            code_minutes: reader.number("desk.code_minutes", 1..=60),
            setup_hours: reader.number("desk.setup_hours", 1..=720),
            invitation_hours: reader.number("desk.invitation_hours", 1..=720),
            reset_minutes: reader.number("desk.reset_minutes", 1..=1_440),
            link_minutes: reader.number("desk.link_minutes", 1..=1_440),
            link_rest_minutes: reader.number("desk.link_rest_minutes", 1..=1_440),
            account_attempts: reader.number("desk.account_attempts", 1..=1_000),
            network_attempts: reader.number("desk.network_attempts", 1..=100_000),
            wait_max_seconds: reader.number("desk.wait_max_seconds", 1..=3_600),
            password_mebibytes: reader.number("desk.password_mebibytes", 1..=4_096),
            password_passes: reader.number("desk.password_passes", 1..=100),
            passwords_at_once: reader.number("desk.passwords_at_once", 1..=1_000),
        }
    }
}
