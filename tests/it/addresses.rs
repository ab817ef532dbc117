//! Which addresses are accepted: the table in the documentation is what the code decides, and the laws of
//! addresses hold for whatever is typed.

use std::fs;
use std::path::Path;

use postrider::domain::address::EmailAddress;
use proptest::prelude::*;

const DOCUMENT: &str = "docs/addresses.md";
const BEGIN: &str = "<!-- the table: begin -->\n";
const END: &str = "<!-- the table: end -->\n";

/// What a sign-up in production is answered, as the document writes it.
fn decision(typed: &str) -> String {
    match EmailAddress::parse(typed) {
        Err(error) => error.name().to_owned(),
        Ok(address) if address.is_special_use() => "special use".to_owned(),
        Ok(address) if !address.is_ascii() => "needs SMTPUTF8".to_owned(),
        Ok(address) if address.as_str() == typed => "accepted".to_owned(),
        Ok(address) => format!("accepted as `{address}`"),
    }
}

/// The text that a cell stands for.
fn typed(cell: &str) -> String {
    let mut text = String::new();
    let mut rest = cell.trim_matches('`');
    while let Some((before, escaped)) = rest.split_once("\\u{") {
        let (number, after) = escaped.split_once('}').expect("a closing brace");
        text.push_str(before);
        if !number.is_empty() {
            let number = u32::from_str_radix(number, 16).expect("a number");
            text.push(char::from_u32(number).expect("a character"));
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

#[test]
fn the_documented_decisions_are_those_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(DOCUMENT);
    let document = fs::read_to_string(path).expect("the document");
    let (_, rest) = document.split_once(BEGIN).expect("the beginning");
    let (table, _) = rest.split_once(END).expect("the end");
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in table.lines().skip(2) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        assert_eq!(cells.len(), 3, "{line}");
        count += 1;
        let decided = decision(&typed(cells[0]));
        if decided != cells[1] {
            wrong.push(format!("{line}: the code says {decided}"));
        }
    }
    assert!(count > 120, "{count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Text made of what matters in addresses, so that some of it is one.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        8 => "[a-zA-Z0-9]{1,6}",
        2 => Just(".".to_owned()),
        2 => Just("@".to_owned()),
        1 => "[!#$%&'*+/=?^_`{}~\"(),:;<> \\[\\]-]",
        1 => any::<char>().prop_map(String::from),
        1 => Just("é".to_owned()),
        1 => Just("ß".to_owned()),
        1 => Just("xn--".to_owned()),
        1 => Just(".com".to_owned()),
        1 => Just("葉".to_owned()),
    ];
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

/// Addresses, most of which are accepted.
fn addresses() -> impl Strategy<Value = String> {
    (
        "[a-zA-Z0-9+é葉.]{1,20}",
        "[a-zA-Z0-9ßü]{1,12}",
        "[a-z]{2,6}",
    )
        .prop_map(|(local, domain, top)| format!("{local}@{domain}.{top}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_decided_and_what_is_accepted_keeps_to_the_rule(text in prop_oneof![texts(), addresses(), any::<String>()]) {
        let Ok(address) = EmailAddress::parse(&text) else { return Ok(()) };
        let whole = address.as_str();
        prop_assert!(whole.len() <= 254 && address.local().len() <= 64);
        prop_assert_eq!(format!("{}@{}", address.local(), address.domain()), whole);
        prop_assert!(address.domain().is_ascii() && address.domain().contains('.'));
        prop_assert!(!whole.contains(|c: char| c.is_control() || c.is_whitespace() || "\"()<>[]\\,;:".contains(c)));
        // Round trip: what is kept is read again as itself, from a form and from the ledger.
        let again = [
            EmailAddress::parse_any(whole),
            EmailAddress::kept(whole.to_owned()),
            EmailAddress::parse(&format!(" mailto:{whole}\n")),
        ];
        prop_assert!(again.iter().all(|one| one.as_ref() == Ok(&address)));
    }

    #[test]
    fn the_same_address_has_one_key_however_its_ascii_letters_are_written(text in addresses()) {
        let Ok(address) = EmailAddress::parse(&text) else { return Ok(()) };
        for other in [whole_upper(&address), whole_lower(&address)] {
            let other = EmailAddress::parse(&other).unwrap();
            prop_assert_eq!(other.key(), address.key());
            prop_assert_eq!(other.domain(), address.domain());
        }
        let key = address.key();
        prop_assert_eq!(EmailAddress::parse(&key).unwrap().key(), key);
        // A tag or a dot makes another address.
        let tagged = format!("{}+x@{}", address.local(), address.domain());
        if let Ok(tagged) = EmailAddress::parse(&tagged) {
            prop_assert_ne!(tagged.key(), address.key());
        }
    }
}

fn whole_upper(address: &EmailAddress) -> String {
    address.as_str().to_ascii_uppercase()
}

fn whole_lower(address: &EmailAddress) -> String {
    address.as_str().to_ascii_lowercase()
}
