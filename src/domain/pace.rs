//! Pace: how many letters may go now, to which relay, and how many dialogues with one domain.
//!
//! Three questions, each with a pure answer:
//!
//! - What does a relay allow at this instant? [`RelayLimits::caps`] names the calendar periods (UTC) that
//!   hold now and the most letters in each; the ledger counts what was used of them, so that the limits
//!   hold across processes and restarts.
//! - How many dialogues with one recipient domain? [`DomainPace`] learns it: it halves what is allowed
//!   when a domain pushes back, lets the domain rest for a while, and grows again with acceptances.
//! - Which relay takes this letter? [`choose_relay`] follows the weights, and gives the same letter the
//!   same answer for as long as that relay can be used.

mod choice;
mod domains;
mod limits;
mod neighbours;

pub use choice::{Candidate, choose_relay};
pub use domains::{DomainEvent, DomainPace, DomainRules};
pub use limits::{Cap, Period, RelayLimits, WarmUp};
pub use neighbours::group_of;
