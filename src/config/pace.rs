//! How fast letters go: the share and the limits of a relay, and the section `[pace]`, which is about
//! the domains that are written to.

use chrono::NaiveDate;

use super::reader::Reader;
use crate::domain::address::EmailAddress;
use crate::domain::pace::{DomainRules, RelayLimits, WarmUp};

/// A relay's share of the letters, and how fast they may come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelayPace {
    /// Its share beside the other relays of a list; 0: only when no other can be used.
    pub weight: u32,
    /// The most letters in a second, a minute, an hour and a day.
    pub limits: RelayLimits,
}

pub(super) fn read_relay_pace(reader: &mut Reader, section: &str) -> RelayPace {
    let key = |name: &str| format!("{section}.{name}");
    let mut most = |name: &str| reader.number(&key(name), 0..=1_000_000_000);
    let limits = RelayLimits {
        per_second: most("per_second"),
        per_minute: most("per_minute"),
        per_hour: most("per_hour"),
        per_day: most("per_day"),
        warm_up: None,
    };
    let from = reader.parsed(
        &key("warm_up_from"),
        "write the day on which the relay is first used, such as \"2026-03-01\"",
        day,
    );
    let per_day = reader.numbers(&key("warm_up_per_day"), &(1..=1_000_000_000));
    RelayPace {
        weight: reader.number(&key("weight"), 0..=1000),
        limits: RelayLimits {
            warm_up: from.map(|from| WarmUp { from, per_day }),
            ..limits
        },
    }
}

fn day(text: &str) -> Result<NaiveDate, &'static str> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_invalid| "is not a date")
}

/// How fast each recipient's domain is written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pace {
    /// Whether domains whose mail one provider takes share a pace, where resolvers are configured.
    pub group_by_mx: bool,
    everybody: DomainRules,
    overrides: Vec<DomainOverride>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct DomainOverride {
    domain: String,
    connections: Option<u32>,
    per_minute: Option<u32>,
}

impl Pace {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let rest_max_seconds = reader.number("pace.rest_max_seconds", 1..=86_400);
        let most = format!("pace.rest_max_seconds, which is {rest_max_seconds}");
        let everybody = DomainRules {
            connections: reader.number("pace.domain_connections", 1..=1000),
            per_minute: reader.number("pace.domain_per_minute", 0..=1_000_000_000),
            rest_min_seconds: reader.number_up_to(
                "pace.rest_min_seconds",
                1..=rest_max_seconds,
                &most,
            ),
            rest_max_seconds,
            grow_after: reader.number("pace.grow_after", 1..=1_000_000),
        };
        let remedy = "write a domain and what is different there, such as \
                      \"example.net connections=10 per_minute=600\"";
        let overrides = reader.parsed_list("pace.domains", remedy, domain_override);
        let pace = Self {
            group_by_mx: reader.flag("pace.group_by_mx"),
            everybody,
            overrides,
        };
        if let Some(domain) = pace.named_twice() {
            let fault = format!("names {domain} twice");
            reader.refuse("pace.domains", fault, "keep one line for each domain");
        }
        pace
    }

    /// The rules for a domain, which is written in lower case.
    #[must_use]
    pub fn of(&self, domain: &str) -> DomainRules {
        let own = self.overrides.iter().find(|one| one.domain == domain);
        let everybody = self.everybody;
        let Some(own) = own else {
            return everybody;
        };
        DomainRules {
            connections: own.connections.unwrap_or(everybody.connections),
            per_minute: own.per_minute.unwrap_or(everybody.per_minute),
            ..everybody
        }
    }

    /// Whether there are rules for this very domain.
    #[must_use]
    pub fn names(&self, domain: &str) -> bool {
        self.overrides.iter().any(|one| one.domain == domain)
    }

    fn named_twice(&self) -> Option<String> {
        let mut names: Vec<&str> = self.overrides.iter().map(|one| &*one.domain).collect();
        names.sort_unstable();
        let twice = names.windows(2).find(|pair| pair[0] == pair[1])?;
        Some(twice[0].to_owned())
    }
}

fn domain_override(text: &str) -> Result<DomainOverride, String> {
    let mut words = text.split_whitespace();
    let domain = words.next().unwrap_or_default();
    let address = EmailAddress::parse_any(&format!("u@{domain}"));
    let address = match address {
        Ok(address) if !domain.contains('@') => address,
        _ => return Err("does not begin with a domain that mail can be sent to".to_owned()),
    };
    let mut own = DomainOverride {
        domain: address.domain().to_owned(),
        connections: None,
        per_minute: None,
    };
    for word in words {
        let (name, number) = word.split_once('=').unwrap_or((word, ""));
        let (place, lowest, highest) = match name {
            "connections" => (&mut own.connections, 1, 1000),
            "per_minute" => (&mut own.per_minute, 0, 1_000_000_000),
            _ => {
                return Err(format!(
                    "holds {word:?}, which is neither connections=… nor per_minute=…"
                ));
            }
        };
        if place.is_some() {
            return Err(format!("says {name} twice"));
        }
        let number = number
            .parse()
            .ok()
            .filter(|n| (lowest..=highest).contains(n));
        *place = Some(number.ok_or_else(|| {
            format!("holds {word:?}, which is no whole number between {lowest} and {highest}")
        })?);
    }
    if own.connections.is_none() && own.per_minute.is_none() {
        return Err("does not say what is different there".to_owned());
    }
    Ok(own)
}
