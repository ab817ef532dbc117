//! Neighbours: domains whose mail one provider takes share a pace, and no letter waits to find that out.

use std::fmt::Write as _;

use postrider::services::{digest, neighbours};

use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::dns::{Dns, Mood};
use crate::harness::house::House;

/// A house with four readers at each of two firms, an issue for them, and three letters a minute for a domain.
async fn two_firms(database: TestDatabase, dns: &Dns, more: &[(&str, &str)]) -> House {
    let address = dns.address();
    let settings = [
        ("POSTRIDER_DNS_RESOLVERS", address.as_str()),
        ("POSTRIDER_DNS_TIMEOUT_MILLISECONDS", "300"),
        ("POSTRIDER_DNS_ATTEMPTS", "1"),
        ("POSTRIDER_PACE_DOMAIN_PER_MINUTE", "3"),
    ];
    let house = House::open_with(database, &[&settings[..], more].concat()).await;
    let now = house.app.now().micros();
    let mut sql = String::new();
    for n in 0..4 {
        for domain in ["firm.example", "shop.example"] {
            write!(
                sql,
                "INSERT INTO subscribers (address, address_key, created_at) \
                 VALUES ('r{n}@{domain}', 'r{n}@{domain}', {now});\
                 INSERT INTO subscriptions (list_id, subscriber_id, state, topics, created_at, changed_at, confirmed_at) \
                 SELECT 1, id, 'active', '[]', {now}, {now}, {now} FROM subscribers WHERE address_key = 'r{n}@{domain}';"
            )
            .unwrap();
        }
    }
    house.run_sql(&sql).unwrap();
    house.push(&["one"]).await;
    house.morning_of_march(2);
    digest::plan_due_issues(&house.app).await.unwrap();
    house
}

/// How many of the letters that are due may be begun now.
async fn may_go(house: &House) -> usize {
    let due = house.look().await;
    house.begin(&due).await.len()
}

fn names(house: &House) -> [String; 2] {
    ["firm.example", "shop.example"]
        .map(|domain| neighbours::pace_name(&house.app, domain).into_owned())
}

both_databases! {
    async fn domains_of_one_provider_share_a_limit_once_that_is_known(database: TestDatabase) {
        let dns = Dns::start();
        for domain in ["firm.example", "shop.example"] {
            dns.mx(domain, &["aspmx.l.google.com", "mx.elsewhere.example"]);
        }
        let house = two_firms(database, &dns, &[]).await;
        assert_eq!(names(&house), ["firm.example", "shop.example"], "nobody has looked");
        assert_eq!(neighbours::look_up(&house.app).await, 2);
        assert_eq!(names(&house), ["google.com", "google.com"]);
        assert_eq!(may_go(&house).await, 3);
        assert_eq!(may_go(&house).await, 0);
        house.advance(60);
        assert_eq!(may_go(&house).await, 3);
        // What is known is not asked about again, for a while.
        assert_eq!(neighbours::look_up(&house.app).await, 0);
        house.advance(3_600);
        names(&house);
        assert_eq!(neighbours::look_up(&house.app).await, 2);
    }

    async fn a_domain_stands_alone_until_the_answer_is_there_or_where_it_has_rules_of_its_own(database: TestDatabase) {
        let dns = Dns::start();
        dns.mood(Mood::Silent);
        let own = [("POSTRIDER_PACE_DOMAINS", "shop.example per_minute=2")];
        let house = two_firms(database, &dns, &own).await;
        names(&house);
        assert_eq!(neighbours::look_up(&house.app).await, 1, "one has rules of its own");
        assert_eq!(names(&house), ["firm.example", "shop.example"]);
        assert_eq!(may_go(&house).await, 5, "three and two");
        dns.mood(Mood::Answers);
        dns.mx("firm.example", &["mx.firm.example"]);
        house.advance(300);
        names(&house);
        assert_eq!(neighbours::look_up(&house.app).await, 1);
        assert_eq!(names(&house), ["firm.example", "shop.example"]);
    }

    async fn without_a_resolver_nobody_is_asked(database: TestDatabase) {
        let dns = Dns::start();
        let none = [("POSTRIDER_DNS_RESOLVERS", "")];
        let house = two_firms(database, &dns, &none).await;
        assert_eq!(may_go(&house).await, 6);
        assert_eq!((neighbours::look_up(&house.app).await, dns.asked()), (0, 0));
    }
}
