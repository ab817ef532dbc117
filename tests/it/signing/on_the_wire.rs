//! What arrives at the relay is signed, and returns to an address of its own.

use std::collections::{HashMap, HashSet};

use postrider::config::{Config, Selector};
use postrider::domain::address::EmailAddress;
use postrider::domain::delivery::DeliveryState;
use postrider::mail::dkim::proof;
use postrider::services::digest;
use postrider::services::dkim::{self, NewKeys, RsaBits};

use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::dkimpy::{Case, verdicts};
use crate::harness::house::House;
use crate::harness::received::Received;
use crate::harness::sink::{Action, Script, Step};

const ADA: &str = "ada@reader.example";
const BOB: &str = "bob@reader.example";
const BOUNCES: &str = "bounce.harbour.example";

/// A house with keys of both kinds, and what DNS has to say about them.
struct Signing {
    house: House,
    records: HashMap<String, String>,
    _keys: tempfile::TempDir,
}

async fn signing(database: TestDatabase) -> Signing {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display().to_string();
    let keys_dir = ("POSTRIDER_DKIM_KEYS_DIR", path.as_str());
    let pair = (keys_dir.0.to_owned(), keys_dir.1.to_owned());
    let config = Config::load(None, [pair]).unwrap();
    let selector = Selector::parse("2026a").unwrap();
    let new = NewKeys::Both(RsaBits::Bits2048);
    let made = dkim::generate(&config, &selector, new, &["harbour.example".to_owned()]).unwrap();
    let records = made.into_iter().flat_map(|key| key.records);
    let settings = [
        keys_dir,
        ("POSTRIDER_DKIM_SELECTORS", "2026a, 2026a-ed25519"),
        ("POSTRIDER_MAIL_BOUNCE_DOMAIN", BOUNCES),
    ];
    Signing {
        records: records.map(|record| (record.name, record.text)).collect(),
        house: House::open_with(database, &settings).await,
        _keys: folder,
    }
}

impl Signing {
    /// An issue with one article is due.
    async fn plan(&self) {
        self.house.push(&["one"]).await;
        self.house.morning_of_march(2);
        digest::plan_due_issues(&self.house.app).await.unwrap();
    }

    fn assert_signed(&self, letters: &[Received]) {
        let now = self.house.app.now();
        let mut cases = Vec::new();
        for letter in letters {
            let message = letter.source();
            let verified = proof::verify(&message, now, |name| self.records.get(name).cloned());
            assert_eq!(verified, Ok(2), "{message}");
            assert!(message.starts_with("DKIM-Signature: "), "{message}");
            cases.push(Case {
                message,
                records: self.records.clone(),
                now: now.datetime().timestamp(),
            });
        }
        if let Some(told) = verdicts("letters on the wire judged by dkimpy", &cases) {
            assert!(
                told.iter().all(|verdict| verdict == &["pass", "pass"]),
                "{told:?}"
            );
        }
    }
}

both_databases! {
    async fn every_letter_is_signed_and_returns_to_an_address_of_its_own(database: TestDatabase) {
        let signing = signing(database).await;
        signing.house.subscribe(ADA).await;
        signing.house.subscribe(BOB).await;
        signing.plan().await;
        signing.house.deliver_all().await;
        let mut letters = signing.house.sink().accepted_for(ADA);
        letters.extend(signing.house.sink().accepted_for(BOB));
        // A confirmation, a welcome and a digest for each.
        assert_eq!(letters.len(), 6);
        signing.assert_signed(&letters);
        let paths: HashSet<_> = letters.iter().map(|letter| letter.from.clone()).collect();
        assert_eq!(paths.len(), 6, "{paths:?}");
        for path in paths {
            let parsed = EmailAddress::parse_any(&path).unwrap();
            assert!(parsed.local().starts_with("b+") && parsed.local().len() <= 64, "{path}");
            assert_eq!(parsed.domain(), BOUNCES);
        }
    }

    async fn what_is_sent_again_has_the_same_bytes_and_the_same_return_path(database: TestDatabase) {
        let signing = signing(database).await;
        let house = &signing.house;
        house.subscribe(ADA).await;
        signing.plan().await;
        // The relay keeps the letter and dies before it says so.
        house.sink().script(ADA, Script::at(Step::Dot, Action::Drop).times(1));
        house.deliver_all().await;
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::InDoubt);
        house.advance(1_800);
        house.deliver_all().await;
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sent);
        let letters = house.sink().messages();
        let copies = &letters[letters.len() - 2..];
        assert_eq!(copies[0].data, copies[1].data);
        assert_eq!(copies[0].from, copies[1].from);
        signing.assert_signed(copies);
    }
}
