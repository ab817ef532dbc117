//! One row of a sheet: what it says about a reader, and what is wrong with it.

use super::{Field, Standing, dates};
use crate::domain::address::{AddressError, EmailAddress};
use crate::domain::time::UtcTime;

/// Characters that are kept of a name or a source.
const NAME_CHARACTERS: usize = 200;
/// Characters that are kept of a value in a report of faults.
const VALUE_CHARACTERS: usize = 200;
/// The most topics that one row may name.
const MOST_TOPICS: usize = 100;

named_values! {
    /// What is wrong with a row.
    Fault {
        /// There is no address.
        AddressEmpty = "address_empty",
        /// The address holds characters that nobody sees.
        AddressInvisible = "address_invisible",
        /// The address is too long.
        AddressTooLong = "address_too_long",
        /// It is no address.
        AddressSyntax = "address_syntax",
        /// The domain takes no mail from the public.
        AddressDomain = "address_domain",
        /// The mailbox belongs to a machine or an office.
        AddressReserved = "address_reserved",
        /// The address needs SMTPUTF8.
        AddressUnsendable = "address_unsendable",
        /// Where the reader stands is said in a word that is not known.
        State = "state",
        /// The date of the agreement cannot be read for certain, or lies ahead; the reader has to confirm.
        AgreedAt = "agreed_at",
        /// There is no such language tag; the list's is used.
        Language = "language",
        /// There is no such time zone; the list's is used.
        TimeZone = "time_zone",
        /// The list has no such cadence; the list's default is used.
        Cadence = "cadence",
    }
}

impl Fault {
    /// Whether the row is not imported for it.
    #[must_use]
    pub fn keeps_out(self) -> bool {
        !matches!(
            self,
            Self::AgreedAt | Self::Language | Self::TimeZone | Self::Cadence
        )
    }

    /// In words, for programs and the command line.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::AddressEmpty => "there is no address",
            Self::AddressInvisible => "the address holds an invisible or control character",
            Self::AddressTooLong => "the address is too long",
            Self::AddressSyntax => "this is no e-mail address",
            Self::AddressDomain => "mail cannot be sent to this domain",
            Self::AddressReserved => "the mailbox is reserved for mail systems",
            Self::AddressUnsendable => {
                "mail to addresses with such letters before the @ cannot be sent"
            }
            Self::State => "it is not known what this state means",
            Self::AgreedAt => {
                "the date cannot be read for certain or lies ahead, so the reader has to confirm"
            }
            Self::Language => "this is no language tag; the list's language is used",
            Self::TimeZone => "this is no time zone; the list's time zone is used",
            Self::Cadence => "the list has no such cadence; its default is used",
        }
    }

    fn of_address(error: AddressError) -> Self {
        match error {
            AddressError::Empty => Self::AddressEmpty,
            AddressError::Invisible => Self::AddressInvisible,
            AddressError::TooLong => Self::AddressTooLong,
            AddressError::Syntax => Self::AddressSyntax,
            AddressError::Domain => Self::AddressDomain,
            AddressError::Reserved => Self::AddressReserved,
            AddressError::NeedsSmtpUtf8 => Self::AddressUnsendable,
        }
    }
}

/// A fault and the value that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// What is wrong.
    pub fault: Fault,
    /// With which value, cut short.
    pub value: String,
}

impl Noted {
    /// A fault of this value.
    #[must_use]
    pub fn new(fault: Fault, value: &str) -> Self {
        Self {
            fault,
            value: plain(value, VALUE_CHARACTERS),
        }
    }
}

/// What a row says about a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The address.
    pub address: EmailAddress,
    /// How the reader wants to be called.
    pub name: Option<String>,
    /// Where the reader stands there.
    pub standing: Standing,
    /// Topics or tags as they are written there.
    pub topics: Vec<String>,
    /// A cadence as it is written there.
    pub cadence: Option<String>,
    /// A language as it is written there.
    pub language: Option<String>,
    /// A time zone as it is written there.
    pub time_zone: Option<String>,
    /// When the reader agreed.
    pub agreed_at: Option<UtcTime>,
    /// Where the reader signed up.
    pub source: Option<String>,
}

/// Reads rows by what their columns hold.
#[derive(Debug, Clone)]
pub struct RowReader {
    mapping: Vec<Option<Field>>,
    now: UtcTime,
}

/// What takes a text for an address that can be written to, or says why not.
pub type Accept<'a> = dyn Fn(&str) -> Result<EmailAddress, AddressError> + 'a;

impl RowReader {
    /// A reader for rows of this mapping.
    #[must_use]
    pub fn new(mapping: Vec<Option<Field>>, now: UtcTime) -> Self {
        Self { mapping, now }
    }

    /// What the cells of a row say; nothing where a fault keeps it out. All faults are noted.
    #[must_use]
    pub fn read(&self, cells: &[String], accept: &Accept<'_>) -> (Option<Candidate>, Vec<Noted>) {
        let mut faults = Vec::new();
        let written = self.cell(cells, Field::Address);
        let address = accept(written)
            .map_err(|error| faults.push(Noted::new(Fault::of_address(error), written)))
            .ok();
        let standing = self.standing(cells, &mut faults);
        let agreed_at = self.agreed_at(cells, &mut faults);
        let (Some(address), Some(standing)) = (address, standing) else {
            return (None, faults);
        };
        let candidate = Candidate {
            address,
            name: self.name(cells),
            standing,
            topics: topics(self.cell(cells, Field::Topics)),
            cadence: self.text(cells, Field::Cadence),
            language: self.text(cells, Field::Language),
            time_zone: self.text(cells, Field::TimeZone),
            agreed_at,
            source: self.text(cells, Field::Source),
        };
        (Some(candidate), faults)
    }

    fn cell<'a>(&self, cells: &'a [String], field: Field) -> &'a str {
        let at = self.mapping.iter().position(|one| *one == Some(field));
        at.and_then(|at| cells.get(at)).map_or("", String::as_str)
    }

    fn text(&self, cells: &[String], field: Field) -> Option<String> {
        let text = plain(self.cell(cells, field), NAME_CHARACTERS);
        (!text.is_empty()).then_some(text)
    }

    fn name(&self, cells: &[String]) -> Option<String> {
        self.text(cells, Field::Name).or_else(|| {
            let parts = [Field::FirstName, Field::LastName];
            let parts: Vec<String> = parts
                .into_iter()
                .filter_map(|field| self.text(cells, field))
                .collect();
            (!parts.is_empty()).then(|| plain(&parts.join(" "), NAME_CHARACTERS))
        })
    }

    /// Where the reader stands, by whatever says the worst.
    fn standing(&self, cells: &[String], faults: &mut Vec<Noted>) -> Option<Standing> {
        if !self.cell(cells, Field::BouncedAt).is_empty() {
            return Some(Standing::Bounced);
        }
        if !self.cell(cells, Field::LeftAt).is_empty() {
            return Some(Standing::Left);
        }
        let mut found = Standing::Subscribed;
        for (field, yes, no) in [
            (Field::Wanted, Standing::Subscribed, Standing::Left),
            (Field::Unwanted, Standing::Left, Standing::Subscribed),
        ] {
            if !self.mapping.contains(&Some(field)) {
                continue;
            }
            let word = self.cell(cells, field);
            match yes_or_no(word) {
                Some(true) => found = found.max(yes),
                Some(false) => found = found.max(no),
                None => {
                    faults.push(Noted::new(Fault::State, word));
                    return None;
                }
            }
        }
        if self.mapping.contains(&Some(Field::State)) {
            let word = self.cell(cells, Field::State);
            let Some(state) = state_of(word) else {
                faults.push(Noted::new(Fault::State, word));
                return None;
            };
            found = found.max(state);
        }
        Some(found)
    }

    fn agreed_at(&self, cells: &[String], faults: &mut Vec<Noted>) -> Option<UtcTime> {
        let text = self.cell(cells, Field::AgreedAt);
        if text.is_empty() {
            return None;
        }
        let read = dates::parse(text).filter(|agreed_at| *agreed_at <= self.now);
        if read.is_none() {
            faults.push(Noted::new(Fault::AgreedAt, text));
        }
        read
    }
}

fn plain(text: &str, characters: usize) -> String {
    let visible = text.chars().filter(|c| !c.is_control());
    let text: String = visible.take(characters).collect();
    text.trim().to_owned()
}

fn topics(text: &str) -> Vec<String> {
    let parts = text.split([',', ';', '|']);
    let clean = parts.map(|part| plain(part.trim().trim_matches('"'), NAME_CHARACTERS));
    clean
        .filter(|part| !part.is_empty())
        .take(MOST_TOPICS)
        .collect()
}

fn yes_or_no(word: &str) -> Option<bool> {
    match word.trim().to_lowercase().as_str() {
        "true" | "t" | "yes" | "y" | "1" | "x" | "on" => Some(true),
        "false" | "f" | "no" | "n" | "0" | "off" | "" => Some(false),
        _ => None,
    }
}

/// What programs call where somebody stands. A word that is not here is not guessed at.
fn state_of(word: &str) -> Option<Standing> {
    let word = word.trim().to_lowercase().replace(['_', '-'], " ");
    Some(match word.as_str() {
        "subscribed" | "active" | "enabled" | "confirmed" | "opted in" | "paused" | "true"
        | "yes" | "1" => Standing::Subscribed,
        "pending" | "unconfirmed" | "not confirmed" | "validating" | "needs attention" => {
            Standing::Unconfirmed
        }
        "unsubscribed" | "inactive" | "disabled" | "opted out" | "cancelled" | "canceled"
        | "archived" | "deleted" | "left" | "false" | "no" | "0" => Standing::Left,
        "cleaned" | "bounced" | "hard bounced" | "hard bounce" | "undeliverable" | "invalid" => {
            Standing::Bounced
        }
        "complained" | "complaint" | "spam" | "spam complaint" | "marked as spam" => {
            Standing::Complained
        }
        "blocklisted" | "blacklisted" | "blocked" | "suppressed" | "banned" => Standing::Blocked,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(fields: &[Field]) -> RowReader {
        let now = UtcTime::from_datetime("2026-03-02T08:00:00Z".parse().unwrap());
        RowReader::new(fields.iter().copied().map(Some).collect(), now)
    }

    fn read(fields: &[Field], cells: &[&str]) -> (Option<Candidate>, Vec<Fault>) {
        let cells: Vec<String> = cells.iter().map(|&cell| cell.to_owned()).collect();
        let (candidate, faults) = reader(fields).read(&cells, &EmailAddress::parse);
        (
            candidate,
            faults.into_iter().map(|noted| noted.fault).collect(),
        )
    }

    #[test]
    fn where_somebody_stands_is_read_by_whatever_says_the_worst() {
        use Field::{Address, BouncedAt, LeftAt, State, Unwanted, Wanted};
        let fields = [Address, State, Wanted, Unwanted, LeftAt, BouncedAt];
        for (cells, standing) in [
            (
                ["active", "true", "false", "", ""],
                Some(Standing::Subscribed),
            ),
            (
                ["Unsubscribed", "true", "false", "", ""],
                Some(Standing::Left),
            ),
            (["active", "false", "false", "", ""], Some(Standing::Left)),
            (["active", "true", "TRUE", "", ""], Some(Standing::Left)),
            (
                ["active", "true", "false", "2024-01-01", ""],
                Some(Standing::Left),
            ),
            (
                ["active", "true", "false", "2024-01-01", "2024-01-01"],
                Some(Standing::Bounced),
            ),
            (
                ["pending", "true", "false", "", ""],
                Some(Standing::Unconfirmed),
            ),
            (
                ["blocklisted", "false", "false", "", ""],
                Some(Standing::Blocked),
            ),
            (
                ["Marked as spam", "true", "false", "", ""],
                Some(Standing::Complained),
            ),
            (["who knows", "true", "false", "", ""], None),
            (["", "true", "false", "", ""], None),
            (["active", "perhaps", "false", "", ""], None),
        ] {
            let mut row = vec!["a@b.example"];
            row.extend(cells);
            let (candidate, faults) = read(&fields, &row);
            assert_eq!(candidate.map(|one| one.standing), standing, "{cells:?}");
            let state = if standing.is_none() {
                vec![Fault::State]
            } else {
                Vec::new()
            };
            assert_eq!(faults, state, "{cells:?}");
        }
    }

    #[test]
    fn a_doubtful_date_is_a_fault_that_keeps_nobody_out() {
        let fields = [Field::Address, Field::AgreedAt];
        for (date, known) in [
            ("2024-01-01", true),
            ("", false),
            ("1/2/2024", false),
            ("2027-01-01", false),
        ] {
            let (candidate, faults) = read(&fields, &["a@b.example", date]);
            assert_eq!(candidate.unwrap().agreed_at.is_some(), known, "{date}");
            assert_eq!(faults.is_empty(), known || date.is_empty(), "{date}");
        }
    }

    #[test]
    fn names_and_topics_are_put_together_without_what_nobody_sees() {
        use Field::{Address, FirstName, LastName, Topics};
        let (candidate, faults) = read(
            &[Address, FirstName, LastName, Topics],
            &[
                "mailto:A@b.example",
                "Zoë\u{7}",
                "Example",
                "\"City\",\"Sport\"; x",
            ],
        );
        let candidate = candidate.unwrap();
        assert_eq!(candidate.name.as_deref(), Some("Zoë Example"));
        assert_eq!(candidate.topics, ["City", "Sport", "x"]);
        assert_eq!(faults, []);
        let (nobody, faults) = read(&[Address], &["nobody at all"]);
        assert_eq!((nobody, faults), (None, vec![Fault::AddressSyntax]));
    }
}
