//! API keys: shown once, kept as a hash, and of no use when revoked, expired or guessed.

use postrider::services::keys;

use crate::harness::database::both_databases;
use crate::harness::house::House;

/// The public part of a key.
fn prefix(key: &str) -> String {
    key.split('_')
        .nth(1)
        .expect("pr_<prefix>_<secret>")
        .to_owned()
}

both_databases! {
    async fn a_key_opens_the_api_and_is_nowhere_in_the_ledger(database: TestDatabase) {
        let house = House::open(database).await;
        let key = keys::create(&house.app, "The site".into(), keys::usual_rights(), None).await.unwrap();
        let other = keys::create(&house.app, "Another site".into(), keys::usual_rights(), None).await.unwrap();
        assert_ne!(key, other);
        let found = keys::authenticate(&house.app, &key).await.unwrap().expect("a live key");
        assert_eq!((found.name.as_str(), found.prefix), ("The site", prefix(&key)));
        let secret = key.rsplit('_').next().unwrap();
        assert!(secret.len() >= 52);
        let shown = serde_json::to_string(&keys::all(&house.app).await.unwrap()).unwrap();
        assert!(!shown.contains(secret) && !shown.contains("hash"), "{shown}");
        let leaked = format!("SELECT COUNT(*) FROM api_keys WHERE secret_hash LIKE '%{secret}%' OR prefix LIKE '%{secret}%'");
        assert_eq!(house.number(&leaked), 0);
    }

    async fn a_revoked_key_opens_nothing(database: TestDatabase) {
        let house = House::open(database).await;
        let key = keys::create(&house.app, "The site".into(), keys::usual_rights(), None).await.unwrap();
        assert!(keys::revoke(&house.app, &prefix(&key)).await.unwrap());
        assert!(!keys::revoke(&house.app, &prefix(&key)).await.unwrap());
        assert!(!keys::revoke(&house.app, "nothing").await.unwrap());
        assert!(keys::authenticate(&house.app, &key).await.unwrap().is_none());
    }

    async fn an_expired_key_opens_nothing(database: TestDatabase) {
        let house = House::open(database).await;
        let end = house.app.now().plus_seconds(3_600);
        let key = keys::create(&house.app, "The site".into(), keys::usual_rights(), Some(end)).await.unwrap();
        house.advance(3_599);
        assert!(keys::authenticate(&house.app, &key).await.unwrap().is_some());
        house.advance(1);
        assert!(keys::authenticate(&house.app, &key).await.unwrap().is_none());
    }

    async fn a_key_with_another_secret_opens_nothing(database: TestDatabase) {
        let house = House::open(database).await;
        let key = keys::create(&house.app, "The site".into(), keys::usual_rights(), None).await.unwrap();
        let other = keys::create(&house.app, "Another site".into(), keys::usual_rights(), None).await.unwrap();
        let secret = other.rsplit('_').next().unwrap();
        let prefix = prefix(&key);
        for wrong in [
            String::new(),
            "pr_".into(),
            "pr__".into(),
            format!("pr_{prefix}"),
            format!("pr_{prefix}_"),
            format!("pr_{prefix}_{secret}"),
            format!("{key}a"),
            key[..key.len() - 1].to_owned(),
            key.trim_start_matches("pr_").to_owned(),
            format!("pr_{prefix}_\0"),
            "pr_' OR 1=1 --_x".into(),
            format!("pr_{}_x", "\u{0}"),
        ] {
            let found = keys::authenticate(&house.app, &wrong).await;
            assert!(matches!(found, Ok(None)), "{wrong:?}: {found:?}");
        }
    }

    async fn the_last_use_of_a_key_is_known_to_the_hour(database: TestDatabase) {
        let house = House::open(database).await;
        let key = keys::create(&house.app, "The site".into(), keys::usual_rights(), None).await.unwrap();
        let first = house.app.now();
        for seconds in [0, 3_599] {
            house.clock.set(first.plus_seconds(seconds));
            keys::authenticate(&house.app, &key).await.unwrap();
            assert_eq!(keys::all(&house.app).await.unwrap()[0].last_used_at, Some(first));
        }
        house.advance(1);
        keys::authenticate(&house.app, &key).await.unwrap();
        assert_eq!(keys::all(&house.app).await.unwrap()[0].last_used_at, Some(house.app.now()));
    }
}
