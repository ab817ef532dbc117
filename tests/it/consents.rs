//! Consents: who agreed to which words, when, how and with what to show for it, for ever.

use postrider::domain::consent::{Act, Method, Purpose};
use postrider::services::signup::{self, Answer};
use postrider::services::unsubscribe::{self, Scope};
use postrider::services::{lists, subscribers};

use crate::harness::database::both_databases;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, START, at, evidence, wish, wording};

const ADA: &str = "ada@reader.example";

both_databases! {
    async fn every_act_leaves_its_proof(database: TestDatabase) {
        let house = House::open(database).await;
        let terms = lists::terms(&house.app, LIST, None).await.unwrap();
        assert_eq!(terms.wording_hash, wording().hash());
        let mut sourced = wish(ADA);
        sourced.source = Some("front page".into());
        house.request(LIST, sourced).await.unwrap();
        // The proof tells when the reader acted, not when the worker came to it.
        house.advance(90);
        signup::work_off_inbox(&house.app).await.unwrap();
        house.deliver_all().await;
        house.advance(90);
        house.answer(ADA, Answer::Yes).await.unwrap();
        house.deliver_all().await;
        house.advance(90);
        let leave = house.leave_token(ADA);
        unsubscribe::leave(&house.app, &leave, Scope::ThisList, Method::OneClick, evidence()).await.unwrap();

        let proof = house.report(ADA).await.consents;
        let told: Vec<_> = proof
            .iter()
            .map(|row| (row.purpose, row.act, row.method, row.occurred_at.seconds_since(at(START))))
            .collect();
        assert_eq!(
            told,
            [
                (Purpose::Newsletter, Act::Given, Method::Form, 0),
                (Purpose::Terms, Act::Given, Method::Form, 0),
                (Purpose::Newsletter, Act::Confirmed, Method::Page, 180),
                (Purpose::Terms, Act::Confirmed, Method::Page, 180),
                (Purpose::Newsletter, Act::Withdrawn, Method::OneClick, 270),
            ]
        );
        for row in &proof {
            assert_eq!(row.list, LIST);
            assert_eq!(row.remote_ip, evidence().remote_ip);
            assert_eq!(row.user_agent, evidence().user_agent);
            if row.act != Act::Withdrawn {
                assert_eq!(row.wording_hash.as_ref(), Some(&terms.wording_hash));
                assert_eq!(row.terms_id, Some(terms.id));
            }
        }
        assert_eq!(proof[0].source.as_deref(), Some("front page"));
        let mut ids: Vec<_> = proof.iter().map(|row| &row.event_id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), proof.len());
    }

    async fn the_database_itself_refuses_to_change_or_delete_the_proof(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let before = house.number("SELECT COUNT(*) FROM consents");
        for statement in [
            "UPDATE consents SET act = 'withdrawn'",
            "UPDATE consents SET wording_hash = NULL WHERE id = 1",
            "DELETE FROM consents",
            "DELETE FROM consents WHERE id = 1",
            "UPDATE terms SET body = 'We may do anything.'",
            "DELETE FROM terms",
            "UPDATE lists SET list_id = 'another.example'",
        ] {
            let refusal = house.run_sql(statement).unwrap_err();
            let because = ["append-only", "immutable", "never changes"];
            assert!(because.iter().any(|words| refusal.contains(words)), "{statement}: {refusal}");
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM consents"), before);
        assert_eq!(lists::terms(&house.app, LIST, None).await.unwrap().body, wording().body);
    }

    async fn a_second_version_of_the_terms_leaves_earlier_consents_as_they_are(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let mut second = wording();
        second.newsletter_statement = "Yes, send me the letter twice a day.".into();
        let published = lists::publish_terms(&house.app, &BY, LIST, second.clone()).await.unwrap();
        assert_eq!((published.version, &published.wording_hash), (2, &second.hash()));
        let mut later = wish("bob@reader.example");
        later.terms_version = Some(2);
        house.subscribe_to(LIST, later).await;

        for (email, hash) in [(ADA, wording().hash()), ("bob@reader.example", second.hash())] {
            let proof = house.report(email).await.consents;
            assert_eq!(proof.len(), 4);
            assert!(proof.iter().all(|row| row.wording_hash.as_ref() == Some(&hash)), "{email}");
        }
        let kept = lists::terms(&house.app, LIST, Some(1)).await.unwrap();
        assert_eq!(kept.newsletter_statement, wording().newsletter_statement);
        assert_eq!(lists::all_terms(&house.app, LIST).await.unwrap().len(), 2);
    }

    async fn a_sign_up_under_terms_that_change_before_the_yes_keeps_the_terms_it_saw(database: TestDatabase) {
        let house = House::open(database).await;
        house.request(LIST, wish(ADA)).await.unwrap();
        let mut second = wording();
        second.body = "Quite another text.".into();
        lists::publish_terms(&house.app, &BY, LIST, second).await.unwrap();
        signup::work_off_inbox(&house.app).await.unwrap();
        house.deliver_all().await;
        house.answer(ADA, Answer::Yes).await.unwrap();
        let proof = house.report(ADA).await.consents;
        assert!(proof.iter().all(|row| row.wording_hash == Some(wording().hash())));
    }

    async fn an_operator_who_ends_a_subscription_leaves_proof_too(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        assert_eq!(subscribers::unsubscribe(&house.app, ADA, Some(LIST)).await.unwrap(), 1);
        assert_eq!(subscribers::unsubscribe(&house.app, ADA, None).await.unwrap(), 0);
        let proof = house.report(ADA).await.consents;
        let last = proof.last().unwrap();
        assert_eq!((last.act, last.method), (Act::Withdrawn, Method::Operator));
        assert_eq!(proof.len(), 5);
    }
}
