//! Chapter 1, the words: what the service talks about, as plain values and pure functions.
//!
//! Nothing here does I/O, awaits, reads a clock or draws a random number, so every rule can be read
//! and tested by itself. The outside crates named here are vocabulary (calendar, hashes, URL and
//! domain-name grammar), never machinery.

/// Declares an enum whose values have names that are the same in the ledger, in JSON and in logs.
macro_rules! named_values {
    ($(#[$outer:meta])* $name:ident { $($(#[$inner:meta])* $value:ident = $text:literal),+ $(,)? }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$inner])* $value),+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// The name used in the ledger, in JSON and in logs.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$value => $text),+ }
            }

            /// The value with this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == name)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

pub mod actor;
pub mod address;
pub mod article;
pub mod attention;
pub mod brand;
pub mod budget;
pub mod bulk;
pub mod challenge;
pub mod consent;
pub mod cron_words;
pub mod day;
pub mod delivery;
pub mod editorial;
pub mod export;
pub mod feed;
pub mod form_token;
pub mod happening;
pub mod identity;
pub mod import;
pub mod issue;
pub mod link;
pub mod link_wish;
pub mod list;
pub mod mail_domain;
pub mod operator;
pub mod operator_link;
pub mod origin;
pub mod pace;
pub mod paging;
pub mod password;
pub mod removal;
pub mod reply;
pub mod schedule;
pub mod search;
pub mod sender_policy;
pub mod signing_key;
pub mod subscription;
pub mod suppression;
pub mod terms;
pub mod time;
pub mod token;
pub mod topic_rule;
pub mod topics;
pub mod totp;
pub mod version;
pub mod visit;
