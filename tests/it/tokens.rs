//! The laws of tokens, whatever is presented as one: never a panic, never another purpose, never a bit changed.

use data_encoding::BASE32_NOPAD;
use postrider::domain::token::{Keyring, TokenPurpose, token_hash};
use proptest::prelude::*;

use crate::harness::server::KEYS;

fn ring() -> Keyring {
    Keyring::parse(KEYS).expect("the harness's keys")
}

fn purposes() -> impl Strategy<Value = TokenPurpose> {
    prop::sample::select(TokenPurpose::ALL)
}

/// What link finders, quoted-printable and case folding leave alone (STANDARDS: REQ-618).
fn survives_mail(token: &str) -> bool {
    !token.is_empty()
        && token
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

/// Anything that a URL may bring: nonsense, and tokens with something done to them.
fn presented() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z2-7]{0,140}",
        "[A-Z2-7=]{38,42}",
        prop::collection::vec(any::<u8>(), 0..40).prop_map(|bytes| BASE32_NOPAD.encode(&bytes)),
        "[a-z2-7]{39}[é0189_-]",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_presented_is_decided_and_no_stranger_s_text_is_a_token(text in presented(), purpose in purposes()) {
        let ring = ring();
        prop_assert_eq!(ring.verify(purpose, &text), None);
        prop_assert_eq!(ring.open(purpose, &text), None);
        prop_assert_eq!(token_hash(&text).len(), 64);
    }

    #[test]
    fn a_token_works_for_its_purpose_and_subject_in_any_case_and_for_nothing_else(
        made_for in purposes(), used_for in purposes(), subject in any::<i64>(), upper in any::<bool>(),
    ) {
        let ring = ring();
        for (token, sealed) in [(ring.sign(made_for, subject), false), (ring.seal(made_for, subject), true)] {
            prop_assert!(survives_mail(&token), "{}", token);
            prop_assert_eq!(token.len(), 40);
            let shown = if upper { token.to_ascii_uppercase() } else { token };
            let right = (made_for == used_for).then_some(subject);
            prop_assert_eq!(ring.verify(used_for, &shown), right.filter(|_| !sealed));
            prop_assert_eq!(ring.open(used_for, &shown), right.filter(|_| sealed));
        }
    }

    #[test]
    fn a_token_with_any_bit_changed_cut_or_added_is_refused(
        purpose in purposes(), subject in any::<i64>(), bit in 0_usize..200, tail in "[a-z2-7]{1,9}",
    ) {
        let ring = ring();
        for token in [ring.sign(purpose, subject), ring.seal(purpose, subject)] {
            let mut bytes = BASE32_NOPAD.decode(token.to_ascii_uppercase().as_bytes()).unwrap();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let flipped = BASE32_NOPAD.encode(&bytes).to_ascii_lowercase();
            for wrong in [flipped, token[1..].to_owned(), token[..39].to_owned(), format!("{token}{tail}"), format!("{tail}{token}")] {
                prop_assert_eq!(ring.verify(purpose, &wrong), None);
                prop_assert_eq!(ring.open(purpose, &wrong), None);
            }
        }
    }

    #[test]
    fn a_confirmation_token_survives_mail_and_is_no_signed_token(nonce in any::<[u8; 16]>(), purpose in purposes()) {
        let ring = ring();
        let token = ring.confirmation_token(ring.signing_key_id(), &nonce).unwrap();
        prop_assert!(survives_mail(&token), "{}", token);
        prop_assert_eq!(token.len(), 52);
        prop_assert_eq!(ring.verify(purpose, &token), None);
        prop_assert_eq!(ring.open(purpose, &token), None);
        prop_assert_eq!(token_hash(&token), token_hash(&token.to_ascii_uppercase()));
        prop_assert_ne!(token_hash(&token), token_hash(&token[1..]));
    }
}
