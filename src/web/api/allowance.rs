//! How much a key may ask in a minute, and the headers that say how much is left
//! (draft-ietf-httpapi-ratelimit-headers).
//!
//! Each process counts for itself and forgets when it ends: the limit is there to keep one program that has gone
//! wild from taking the service from everybody else, not to bill anybody. Two processes together let through up to
//! twice as much. What is remembered is one number for each key that asked in the present minute.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

use crate::domain::time::UtcTime;
use crate::services::App;
use crate::web::problem::{Code, Problem};

/// Seconds of a window; windows begin on the clock.
const WINDOW_SECONDS: i64 = 60;

/// What every key has asked in the present minute.
#[derive(Debug)]
pub(in crate::web) struct Allowances {
    each: u32,
    window: Mutex<Window>,
}

#[derive(Debug, Default)]
struct Window {
    number: i64,
    asked: HashMap<i64, u32>,
}

/// What one key may still ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) struct Allowance {
    /// Requests in a whole window.
    each: u32,
    /// Requests left after this one; none where this one is too many.
    left: Option<u32>,
    /// Seconds until the next window.
    seconds_left: u32,
}

impl Allowances {
    /// As many for each key as the configuration says.
    pub(in crate::web) fn new(app: &App) -> Self {
        Self::of(app.config.api.requests_per_minute)
    }

    fn of(each: u32) -> Self {
        Self {
            each,
            window: Mutex::default(),
        }
    }

    /// Counts one request of this key.
    pub(in crate::web) fn take(&self, key: i64, now: UtcTime) -> Allowance {
        let seconds = now.micros().div_euclid(1_000_000);
        let number = seconds.div_euclid(WINDOW_SECONDS);
        let passed = seconds.rem_euclid(WINDOW_SECONDS);
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        if window.number != number {
            *window = Window {
                number,
                asked: HashMap::new(),
            };
        }
        let asked = window.asked.entry(key).or_default();
        let left = self.each.checked_sub(asked.saturating_add(1));
        if left.is_some() {
            *asked += 1;
        }
        Allowance {
            each: self.each,
            left,
            seconds_left: u32::try_from(WINDOW_SECONDS - passed).unwrap_or(1),
        }
    }
}

impl Allowance {
    /// The refusal, where the request is one too many.
    pub(in crate::web) fn refusal(self) -> Option<Problem> {
        if self.left.is_some() {
            return None;
        }
        let detail = format!(
            "This key may make {} requests in a minute. Go on in {} seconds.",
            self.each, self.seconds_left
        );
        Some(Problem::of(Code::TooManyRequests, detail).after_seconds(self.seconds_left))
    }

    /// Says on an answer how much is left.
    pub(in crate::web) fn tell(self, headers: &mut HeaderMap) {
        let policy = format!("\"minute\";q={};w={WINDOW_SECONDS}", self.each);
        let left = format!(
            "\"minute\";r={};t={}",
            self.left.unwrap_or(0),
            self.seconds_left
        );
        for (name, value) in [("ratelimit-policy", policy), ("ratelimit", left)] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> UtcTime {
        UtcTime::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn a_key_has_its_minute_and_others_have_theirs() {
        let allowances = Allowances::of(2);
        let left = |key, seconds| allowances.take(key, at(seconds)).left;
        assert_eq!(left(1, 60), Some(1));
        assert_eq!(left(1, 61), Some(0));
        assert_eq!(left(1, 119), None);
        assert_eq!(left(1, 119), None);
        assert_eq!(left(2, 119), Some(1));
        assert_eq!(left(1, 120), Some(1));
    }

    #[test]
    fn the_headers_say_what_is_left_and_until_when() {
        let allowances = Allowances::of(1);
        let mut headers = HeaderMap::new();
        let first = allowances.take(1, at(90));
        assert_eq!(first.refusal(), None);
        first.tell(&mut headers);
        assert_eq!(
            headers.get("ratelimit-policy").unwrap(),
            "\"minute\";q=1;w=60"
        );
        assert_eq!(headers.get("ratelimit").unwrap(), "\"minute\";r=0;t=30");
        assert!(allowances.take(1, at(91)).refusal().is_some());
    }
}
