//! Readers who come from another program: what becomes of every row, and that nobody is revived.

use std::fmt::Write as _;

use std::sync::Arc;

use postrider::domain::actor::Actor;
use postrider::domain::consent::{Act, Method};
use postrider::domain::import::{Basis, Field, ImportState, Outcome, Proof};
use postrider::domain::operator::Role;
use postrider::domain::subscription::SubscriptionState;
use postrider::domain::suppression::SuppressionReason;
use postrider::services::imports::{self, Import, ImportError, Upload, Wishes};
use postrider::services::signup::{self, Answer};
use postrider::services::{App, Change, forgetting, subscribers};

use crate::harness::database::both_databases;
use crate::harness::house::{House, LIST, article, at, titles, wish};

fn owner() -> Actor {
    Actor::Operator {
        id: 1,
        name: "Ada Owner".to_owned(),
        role: Role::Owner,
        network: None,
    }
}

/// What is declared of readers who agreed to the first terms of the list.
fn declared(proof: Proof) -> Wishes {
    Wishes {
        source: Change::Set("The old house".to_owned()),
        proof: Some(proof),
        terms_version: Change::Set(1),
        agreed_at: Change::Set(at("2024-05-01T00:00:00Z")),
        basis: Some(Basis::Express),
        responsible: Change::Set("Grace".to_owned()),
        ..Wishes::default()
    }
}

async fn upload(app: &App, bytes: &[u8]) -> Result<Import, ImportError> {
    let mut upload = Upload::begin(app, LIST, "readers.csv").await?;
    for piece in bytes.chunks(1_000) {
        upload.take(piece.to_vec()).await?;
    }
    upload.finish(app, &owner()).await
}

/// Uploads a sheet and has it checked.
async fn checked(house: &House, bytes: &[u8], wishes: Wishes) -> Import {
    let import = upload(&house.app, bytes).await.unwrap();
    imports::edit(&house.app, &owner(), import.id, wishes)
        .await
        .unwrap();
    imports::check(&house.app, &owner(), import.id)
        .await
        .unwrap();
    worked_off(house, import.id).await
}

async fn worked_off(house: &House, id: i64) -> Import {
    while imports::work(&house.app).await.unwrap() > 0 {}
    imports::find(&house.app, id).await.unwrap().import
}

async fn started(house: &House, id: i64) -> Import {
    imports::start(&house.app, &owner(), id).await.unwrap();
    worked_off(house, id).await
}

fn counted(counts: &postrider::domain::import::Counts) -> Vec<(&'static str, i64)> {
    let named = Outcome::ALL
        .iter()
        .map(|one| (one.as_str(), counts.of(*one)));
    named.filter(|(_, rows)| *rows > 0).collect()
}

const SHEET: &str = "E-Mail-Adresse;Vorname;Nachname;Status;Themen;Sprache;Datum\r\n\
    new@reader.example;Zo\u{eb};M\u{fc}ller;active;\"Sport; fishing\";de;2024-06-01\r\n\
    NEW@reader.example;Again;;active;;;2024-06-01\r\n\
    undated@reader.example;;;active;city;nowhere!;3/4/2024\r\n\
    asked@reader.example;;;pending;;;2024-06-01\r\n\
    gone-there@reader.example;;;unsubscribed;;;2024-06-01\r\n\
    bounced@reader.example;;;cleaned;;;\r\n\
    spam@reader.example;;;complained;;;\r\n\
    known@reader.example;Other;Name;active;city;fr;2024-06-01\r\n\
    known-bounced@reader.example;;;bounced;;;\r\n\
    left@reader.example;;;active;;;2024-06-01\r\n\
    barred@reader.example;;;active;;;2024-06-01\r\n\
    forgotten@reader.example;;;active;;;2024-06-01\r\n\
    no address at all;;;active;;;\r\n\
    strange@reader.example;;;half-hearted;;;\r\n";

both_databases! {
    async fn a_sheet_brings_readers_once_and_revives_nobody(database: TestDatabase) {
        let house = House::open(database).await;
        house.push_articles(vec![article("before", &["sport"])]).await;
        house.subscribe_to(LIST, signup::Wish { topics: vec!["sport".to_owned()], ..wish("known@reader.example") }).await;
        house.subscribe("known-bounced@reader.example").await;
        house.subscribe("left@reader.example").await;
        subscribers::unsubscribe(&house.app, "left@reader.example", None).await.unwrap();
        subscribers::suppress(&house.app, "barred@reader.example", None).await.unwrap();
        house.subscribe("forgotten@reader.example").await;
        assert!(forgetting::forget_address(&house.app, "forgotten@reader.example").await.unwrap());
        let known = house.report("known@reader.example").await.subscriptions[0].subscription.clone();
        let people = house.number("SELECT COUNT(*) FROM subscribers");

        // Latin-1, as the spreadsheets of an older office write it.
        let bytes: Vec<u8> = SHEET.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let import = upload(&house.app, &bytes).await.unwrap();
        assert_eq!((import.encoding.as_str(), import.delimiter), ("windows-1252", b';'));
        assert_eq!(import.mapping[3], Some(Field::State));
        let mut mapping = import.mapping.clone();
        mapping[4] = Some(Field::Topics);
        mapping[6] = Some(Field::AgreedAt);
        let shown = imports::find(&house.app, import.id).await.unwrap();
        assert_eq!(shown.preview[0][1], "Zoë");
        // Without a declaration nothing can be checked, and nothing is started that was not checked.
        assert!(matches!(imports::check(&house.app, &owner(), import.id).await, Err(ImportError::Refused(_))));
        assert!(matches!(imports::start(&house.app, &owner(), import.id).await, Err(ImportError::Elsewhere { .. })));
        let wishes = Wishes { mapping: Some(mapping.clone()), agreed_at: Change::Clear, ..declared(Proof::Terms) };
        imports::edit(&house.app, &owner(), import.id, wishes.clone()).await.unwrap();
        imports::check(&house.app, &owner(), import.id).await.unwrap();
        let import = worked_off(&house, import.id).await;
        assert_eq!(import.state, ImportState::Checked);
        let expected = [("active", 1), ("pending", 2), ("unsubscribed", 1), ("suppressed", 2), ("known", 3), ("left", 1),
            ("barred", 1), ("forgotten", 1), ("faulty", 2)];
        assert_eq!(counted(&import.expected), expected);
        assert_eq!(house.number("SELECT COUNT(*) FROM subscribers"), people, "a check changes nobody");

        let import = started(&house, import.id).await;
        assert_eq!((import.state, import.operator.as_str()), (ImportState::Finished, "Ada Owner"));
        assert_eq!(counted(&import.counts), expected);
        let new = house.report("new@reader.example").await;
        let subscription = &new.subscriptions[0].subscription;
        assert_eq!(subscription.state, SubscriptionState::Active);
        assert_eq!(subscription.name.as_deref(), Some("Zoë Müller"));
        assert_eq!((subscription.topics.0.as_slice(), subscription.language.as_deref()), (&["sport".to_owned()][..], Some("de")));
        let proof: Vec<_> = new.consents.iter().map(|one| (one.act, one.method, one.occurred_at, one.wording_hash.is_some())).collect();
        let given = at("2024-06-01T00:00:00Z");
        let now = house.app.now();
        let pair = [(Act::Given, Method::Import, given, true), (Act::Confirmed, Method::Import, now, true)];
        assert_eq!(proof, [pair, pair].concat(), "for the letters and for the terms");
        let source = new.consents[0].source.clone().unwrap();
        for told in ["import 1, line 2,", &import.file_sha256, "Grace", "Ada Owner"] {
            assert!(source.contains(told), "{source}");
        }
        assert_eq!(house.state("undated@reader.example").await, SubscriptionState::Pending);
        assert_eq!(house.state("asked@reader.example").await, SubscriptionState::Pending);
        assert_eq!(house.state("gone-there@reader.example").await, SubscriptionState::Unsubscribed);
        for (address, reason) in [("bounced", SuppressionReason::HardBounce), ("spam", SuppressionReason::Complaint)] {
            let sql = format!("SELECT reason FROM suppressions WHERE address_key = '{address}@reader.example'");
            assert_eq!(house.text(&sql), reason.as_str());
        }
        let after = house.report("known@reader.example").await.subscriptions[0].subscription.clone();
        assert_eq!(serde_json::to_value(&after).unwrap(), serde_json::to_value(&known).unwrap());
        assert_eq!(house.state("left@reader.example").await, SubscriptionState::Unsubscribed);
        for address in ["barred@reader.example", "forgotten@reader.example", "bounced@reader.example"] {
            assert!(subscribers::find(&house.app, address).await.unwrap().is_none(), "{address}");
        }
        let faults = imports::faults(&house.app, import.id, 0, 100).await.unwrap();
        let faults: Vec<_> = faults.iter().map(|one| (one.line, one.fault.as_str(), one.value.as_str())).collect();
        assert_eq!(faults, [(4, "agreed_at", "3/4/2024"), (4, "language", "nowhere!"), (14, "address_syntax", "no address at all"), (15, "state", "half-hearted")]);
        assert_eq!(std::fs::read_dir(house.path("spool")).unwrap().count(), 0, "the sheet is gone");

        // The new reader begins as if they had confirmed now: the next issue is theirs like everybody's.
        house.push_articles(vec![article("after", &["sport"])]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        assert_eq!(titles(&house.digests_for("new@reader.example")[0]), ["after", "before"]);

        let again = checked(&house, &bytes, wishes).await;
        assert!(imports::find(&house.app, again.id).await.unwrap().before.is_some());
        let again = started(&house, again.id).await;
        assert_eq!((again.counts.changes(), again.counts.rows()), (0, import.counts.rows()));
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_log WHERE action LIKE 'import.%'"), 8);
    }

    async fn who_comes_without_proof_is_asked_as_fast_as_the_budget_allows(database: TestDatabase) {
        let settings = [("POSTRIDER_SIGNUP_LIST_PER_HOUR", "10"), ("POSTRIDER_TRANSFER_LETTERS_PERCENT", "50")];
        let house = House::open_with(database, &settings).await;
        let mut sheet = "email\n".to_owned();
        for reader in 1..=12 {
            writeln!(sheet, "r{reader}@reader.example").unwrap();
        }
        let import = checked(&house, sheet.as_bytes(), declared(Proof::Nothing)).await;
        assert_eq!(counted(&started(&house, import.id).await.counts), [("pending", 12)]);
        let ask = async || {
            let mut asked = 0;
            loop {
                match signup::ask_imported(&house.app).await.unwrap() {
                    0 => return asked,
                    more => asked += more,
                }
            }
        };
        assert_eq!(ask().await, 5, "half of the budget");
        house.advance(7_200);
        // What sign-ups use is left to them.
        for visitor in 1..=3 {
            house.sign_up(&format!("v{visitor}@reader.example")).await;
        }
        assert_eq!(ask().await, 2);
        subscribers::unsubscribe(&house.app, "r12@reader.example", None).await.unwrap();
        subscribers::suppress(&house.app, "r11@reader.example", None).await.unwrap();
        house.advance(7_200);
        assert_eq!(ask().await, 3);
        assert_eq!(imports::find(&house.app, import.id).await.unwrap().to_ask, 0);
        house.deliver_all().await;
        assert_eq!(house.confirmations_for("r11@reader.example").len(), 0);
        let letters = house.confirmations_for("r1@reader.example");
        assert_eq!(letters.len(), 1);
        let text = letters[0].text();
        assert!(text.contains("from another") && text.contains("/lists/harbour/terms/1"), "{text}");
        assert_eq!(house.state("r1@reader.example").await, SubscriptionState::Pending);
        house.answer("r1@reader.example", Answer::Yes).await.unwrap();
        assert_eq!(house.state("r1@reader.example").await, SubscriptionState::Active);
    }

    async fn two_processes_share_an_import_and_deal_with_every_row_once(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_TRANSFER_BATCH", "7")]).await;
        let mut sheet = "email,name\n".to_owned();
        for reader in 1..=60 {
            writeln!(sheet, "r{reader}@reader.example,\"Reader\n{reader}\"").unwrap();
        }
        let import = checked(&house, sheet.as_bytes(), declared(Proof::Terms)).await;
        imports::start(&house.app, &owner(), import.id).await.unwrap();
        let second = house.second_app().await;
        // One that dies in the middle of its work leaves nothing half done.
        let dying = tokio::spawn({
            let app = Arc::clone(&second);
            async move { imports::work(&app).await }
        });
        dying.abort();
        let _ = dying.await;
        loop {
            let (one, other) = tokio::join!(imports::work(&house.app), imports::work(&second));
            // Whoever loses a race for a row of the ledger tries again.
            if one.is_ok_and(|did| did == 0) && other.is_ok_and(|did| did == 0) {
                break;
            }
        }
        let import = imports::find(&house.app, import.id).await.unwrap().import;
        assert_eq!((import.state, counted(&import.counts)), (ImportState::Finished, vec![("active", 60)]));
        assert_eq!(house.number("SELECT COUNT(*) FROM subscriptions"), 60);
        assert_eq!(house.number("SELECT COUNT(*) FROM consents"), 240);
    }

    async fn what_cannot_be_imported_is_said_and_nothing_is_left_behind(database: TestDatabase) {
        let settings = [("POSTRIDER_TRANSFER_IMPORT_BYTES", "3000"), ("POSTRIDER_TRANSFER_ROW_BYTES", "1024"), ("POSTRIDER_TRANSFER_COLUMNS", "3")];
        let house = House::open_with(database, &settings).await;
        let large = "email\n".to_owned() + &"a@reader.example\n".repeat(300);
        assert!(matches!(upload(&house.app, large.as_bytes()).await, Err(ImportError::TooLarge(3000))));
        assert!(matches!(upload(&house.app, b"").await, Err(ImportError::Empty)));
        assert!(matches!(upload(&house.app, b"a,b,c,d\n").await, Err(ImportError::TooWide { .. })));
        let spool = || std::fs::read_dir(house.path("spool")).map_or(0, Iterator::count);
        assert_eq!(spool(), 0);

        let import = upload(&house.app, b"email,name\na@reader.example,A\n").await.unwrap();
        let refused = async |wishes: Wishes| match imports::edit(&house.app, &owner(), import.id, wishes).await {
            Err(ImportError::Refused(wrong)) => wrong.into_iter().map(|one| one.field).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        let wrong = Wishes {
            mapping: Some(vec![None, Some(Field::Name)]),
            topics: Change::Set(vec!["nothing".to_owned()]),
            cadence: Change::Set("hourly".to_owned()),
            language: Change::Set("!".to_owned()),
            time_zone: Change::Set("Mars/Base".to_owned()),
            ..Wishes::default()
        };
        assert_eq!(refused(wrong).await, ["mapping", "topics", "cadence", "language", "time_zone"]);
        assert_eq!(refused(Wishes { proof: Some(Proof::Wording), ..Wishes::default() }).await, ["source", "responsible", "basis"]);
        assert_eq!(refused(Wishes { terms_version: Change::Set(9), ..declared(Proof::Terms) }).await, ["terms_version"]);
        assert_eq!(refused(declared(Proof::Wording)).await, ["wording"]);
        imports::cancel(&house.app, &owner(), import.id).await.unwrap();
        assert_eq!(spool(), 0, "a draft that was thrown away leaves no addresses");

        let endless = format!("email,name\na@reader.example,\"{}", "x\n".repeat(900));
        let import = checked(&house, endless.as_bytes(), declared(Proof::Terms)).await;
        assert_eq!(import.state, ImportState::Failed);
        assert!(import.failure.unwrap().contains("line 2"));
        // What nobody touches for days is thrown away.
        let forgotten = upload(&house.app, b"email\na@reader.example\n").await.unwrap();
        house.advance(73 * 3_600);
        imports::tend(&house.app).await.unwrap();
        let forgotten = imports::find(&house.app, forgotten.id).await.unwrap().import;
        assert_eq!((forgotten.state, spool()), (ImportState::Cancelled, 0));

        // So is what a process left behind that was killed while a sheet came in; what is coming in now stays, as does
        // whatever else waits there.
        let now = std::time::UNIX_EPOCH + std::time::Duration::from_micros(house.app.now().micros().try_into().unwrap());
        for (name, hours) in [("import-a.raw.part", 73), ("import-b.part", 73), ("import-c.raw.part", 71), ("wish.part", 73)] {
            let file = std::fs::File::create(house.path("spool").join(name)).unwrap();
            file.set_modified(now - std::time::Duration::from_secs(hours * 3_600)).unwrap();
        }
        imports::tend(&house.app).await.unwrap();
        let left = std::fs::read_dir(house.path("spool")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        assert_eq!(left.collect::<std::collections::BTreeSet<_>>(), ["import-c.raw.part".to_owned(), "wish.part".to_owned()].into());
    }
}
