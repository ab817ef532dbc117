//! Optional looks at addresses when the inbox is worked off: whether mail can reach the domain, and whether the
//! mailbox is one to be thrown away. Nobody is told, and nobody is kept out by a resolver that fails.

use std::net::Ipv4Addr;

use postrider::domain::mail_domain::AddressFlag;
use postrider::services::signup::{self, SignupError};
use postrider::services::subscribers;

use crate::harness::database::both_databases;
use crate::harness::dns::{Dns, Mood};
use crate::harness::house::{House, LIST, wish};

const FAST: [(&str, &str); 3] = [
    ("POSTRIDER_SIGNUP_CHECK_DOMAINS", "on"),
    ("POSTRIDER_DNS_TIMEOUT_MILLISECONDS", "200"),
    ("POSTRIDER_DNS_ATTEMPTS", "1"),
];

async fn checking(database: crate::harness::database::TestDatabase, dns: &Dns) -> House {
    let address = dns.address();
    let resolvers = [("POSTRIDER_DNS_RESOLVERS", address.as_str())];
    House::open_with(database, &[&FAST[..], &resolvers].concat()).await
}

/// Signs up; the answer is always the same. Says whether a letter went out.
async fn is_written_to(house: &House, email: &str) -> bool {
    house.request(LIST, wish(email)).await.unwrap();
    assert_eq!(signup::work_off_inbox(&house.app).await.unwrap(), 1);
    house.deliver_all().await;
    !house.confirmations_for(email).is_empty()
}

async fn flags(house: &House, email: &str) -> Vec<AddressFlag> {
    let report = subscribers::find(&house.app, email).await.unwrap();
    report.expect("a known address").flags
}

both_databases! {
    async fn a_domain_that_takes_no_mail_is_not_written_to(database: TestDatabase) {
        let dns = Dns::start();
        dns.mx("servers.example", &["mx.servers.example"]);
        dns.mx("null.example", &["."]);
        dns.host("host.example", Ipv4Addr::new(192, 0, 2, 7));
        dns.txt("texts.example", "nothing else");
        dns.alias("alias.example", "servers.example");
        let house = checking(database, &dns).await;
        for (email, written_to) in [
            ("ada@servers.example", true),
            ("ada@host.example", true),
            ("ada@alias.example", true),
            ("ada@null.example", false),
            ("ada@texts.example", false),
            ("ada@nowhere.example", false),
        ] {
            assert_eq!(is_written_to(&house, email).await, written_to, "{email}");
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM mail_domains WHERE reach = 'refuses'"), 3);
        assert_eq!(house.number("SELECT COUNT(*) FROM subscribers"), 3);
    }

    async fn what_was_found_is_kept_for_a_while_and_no_longer(database: TestDatabase) {
        let dns = Dns::start();
        dns.mx("servers.example", &["mx.servers.example"]);
        let house = checking(database, &dns).await;
        assert!(is_written_to(&house, "ada@servers.example").await);
        let asked = dns.asked();
        assert!(is_written_to(&house, "bob@servers.example").await);
        assert_eq!(dns.asked(), asked, "it was looked up again");
        dns.mx("servers.example", &["."]);
        house.advance(3_599);
        assert!(is_written_to(&house, "eve@servers.example").await);
        house.advance(1);
        assert!(!is_written_to(&house, "dan@servers.example").await);
        assert_eq!(flags(&house, "ada@servers.example").await, [AddressFlag::NoMail]);
    }

    async fn a_resolver_that_fails_or_is_silent_keeps_nobody_out(database: TestDatabase) {
        let dns = Dns::start();
        let house = checking(database, &dns).await;
        for (mood, email) in [(Mood::Fails, "ada@one.example"), (Mood::Silent, "ada@two.example")] {
            dns.mood(mood);
            assert!(is_written_to(&house, email).await, "{mood:?}");
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM mail_domains WHERE reach = 'unknown'"), 2);
        // It is asked again soon.
        dns.mood(Mood::Answers);
        house.advance(300);
        assert!(!is_written_to(&house, "bob@one.example").await);
    }

    async fn throw_away_mailboxes_are_told_to_operators_and_written_to(database: TestDatabase) {
        let house = House::open(database).await;
        for (email, expected) in [
            ("ada@mailinator.com", vec![AddressFlag::Disposable]),
            ("ada@sub.yopmail.com", vec![AddressFlag::Disposable]),
            ("info@harbour.org", vec![AddressFlag::Role]),
            ("x7@privaterelay.appleid.com", vec![]),
            ("x7@mozmail.com", vec![]),
            ("x7@duck.com", vec![]),
            ("ada@simplelogin.com", vec![]),
        ] {
            assert!(is_written_to(&house, email).await, "{email}");
            assert_eq!(flags(&house, email).await, expected, "{email}");
        }
    }

    async fn throw_away_mailboxes_are_refused_without_a_word_where_the_operator_wants_it(database: TestDatabase) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("domains.txt");
        std::fs::write(&file, "throw.example # ours\nmozmail.com\n").unwrap();
        let path = file.display().to_string();
        let settings = [
            ("POSTRIDER_SIGNUP_DISPOSABLE", "refuse"),
            ("POSTRIDER_SIGNUP_DISPOSABLE_FILE", path.as_str()),
        ];
        let house = House::open_with(database, &settings).await;
        assert!(!is_written_to(&house, "ada@throw.example").await);
        assert!(!is_written_to(&house, "ada@mail.throw.example").await);
        // The operator's list takes the place of ours, and no list reaches a relay.
        assert!(is_written_to(&house, "ada@mailinator.com").await);
        assert!(is_written_to(&house, "ada@mozmail.com").await);
    }

    async fn mailboxes_of_mail_systems_are_refused_with_a_word(database: TestDatabase) {
        let house = House::open(database).await;
        for mailbox in ["mailer-daemon", "postmaster", "abuse", "noreply", "hostmaster", "webmaster", "Abuse+x"] {
            let refused = house.request(LIST, wish(&format!("{mailbox}@harbour.org"))).await;
            assert!(matches!(refused, Err(SignupError::Refused(_))), "{mailbox}");
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM signups"), 0);
    }
}
