//! Readers at the desk: finding them, their whole story, adding one with and without a proof of consent, and what an
//! operator does for one of them.

use postrider::domain::actor::Actor;
use postrider::domain::consent::{Act, Method, Purpose};
use postrider::domain::happening::Happening;
use postrider::domain::operator::Role;
use postrider::domain::paging::PageAsk;
use postrider::domain::search::Sought;
use postrider::domain::subscription::SubscriptionState;
use postrider::domain::suppression::SuppressionReason;
use postrider::services::preferences::Change;
use postrider::services::signup::{Answer, Wish};
use postrider::services::subscribers::{
    self, Added, Addition, Count, Declared, DeclaredWording, Entry, Found, Obstacle, PersonError,
    What,
};

use crate::harness::database::both_databases;
use crate::harness::house::{House, LIST, wish};

fn editor() -> Actor {
    Actor::Operator {
        id: 7,
        name: "Ada Editor".into(),
        role: Role::Editor,
        network: None,
    }
}

fn sought(parts: &[(&str, &str)]) -> Sought {
    let mut sought = Sought::default();
    for (name, value) in parts {
        sought.take(name, value).unwrap();
    }
    sought
}

async fn search(house: &House, parts: &[(&str, &str)]) -> Found {
    subscribers::search(&house.app, &sought(parts), PageAsk::default())
        .await
        .unwrap()
}

async fn found(house: &House, parts: &[(&str, &str)]) -> Vec<String> {
    let found = search(house, parts).await;
    assert!(!found.is_cut_short);
    found
        .page
        .items
        .iter()
        .map(|person| person.address.to_string())
        .collect()
}

async fn number(house: &House, address: &str) -> i64 {
    subscribers::number_of(&house.app, address)
        .await
        .unwrap()
        .expect("a reader")
}

async fn story(house: &House, id: i64) -> Vec<Entry> {
    subscribers::timeline(&house.app, id, PageAsk::default())
        .await
        .unwrap()
        .items
}

fn obstacle<T: std::fmt::Debug>(done: Result<T, PersonError>) -> Obstacle {
    match done {
        Err(PersonError::Stands(obstacle)) => obstacle,
        other => panic!("{other:?}"),
    }
}

fn wrong<T: std::fmt::Debug>(done: Result<T, PersonError>) -> Vec<&'static str> {
    match done {
        Err(PersonError::Refused(wrong)) => wrong.iter().map(|one| one.field).collect(),
        other => panic!("{other:?}"),
    }
}

/// What the audit log says was done for readers, the oldest first.
fn audited(house: &House) -> String {
    let joined = if house.is_on_postgres() {
        "SELECT string_agg(action || ' ' || target, ', ' ORDER BY id) FROM audit_log WHERE action LIKE 'subscriber.%'"
    } else {
        "SELECT group_concat(action || ' ' || target, ', ') FROM (SELECT * FROM audit_log WHERE action LIKE 'subscriber.%' ORDER BY id)"
    };
    house.text(joined)
}

both_databases! {
    async fn readers_are_found_by_address_name_domain_and_what_they_chose(database: TestDatabase) {
        let house = House::open(database).await;
        house.found_list("weekly").await;
        house.subscribe_to(LIST, Wish { name: Some("Özlem Ünal".into()), topics: vec!["city".into()],
            source: Some("Fair".into()), ..wish("anna@north.example") }).await;
        house.subscribe_to(LIST, Wish { name: Some("Anna Berg".into()), language: Some("pt-BR".into()),
            topics: vec!["sport".into()], ..wish("berg@south.example") }).await;
        house.subscribe_to("weekly", wish("annabel@south.example")).await;
        house.subscribe_to("weekly", Wish { name: Some("Max".into()), ..wish("anna@north.example") }).await;
        house.sign_up("waiting@south.example").await;
        house.deliver_all().await;
        let berg = number(&house, "berg@south.example").await;
        subscribers::pause(&house.app, &editor(), berg, LIST, None).await.unwrap();
        let annabel = number(&house, "annabel@south.example").await;
        subscribers::suppress_address(&house.app, &editor(), "annabel@south.example", None).await.unwrap();

        let everybody = ["waiting@south.example", "annabel@south.example", "berg@south.example", "anna@north.example"];
        assert_eq!(found(&house, &[]).await, everybody);
        // The beginning of an address, and the word of a name: whoever has both is there once.
        assert_eq!(found(&house, &[("q", "ANNA")]).await,
            ["anna@north.example", "annabel@south.example", "berg@south.example"]);
        assert_eq!(found(&house, &[("q", "anna@n")]).await, ["anna@north.example"]);
        assert_eq!(found(&house, &[("q", "ünal özl")]).await, ["anna@north.example"]);
        assert_eq!(found(&house, &[("q", "max")]).await, ["anna@north.example"]);
        assert_eq!(found(&house, &[("q", "max özlem")]).await, Vec::<String>::new(), "no one name has both");
        assert_eq!(found(&house, &[("q", "@south.example")]).await.len(), 3);
        assert_eq!(found(&house, &[("domain", "North.Example")]).await, ["anna@north.example"]);
        assert_eq!(found(&house, &[("list", "weekly")]).await, ["annabel@south.example", "anna@north.example"]);
        assert_eq!(found(&house, &[("state", "paused")]).await, ["berg@south.example"]);
        assert_eq!(found(&house, &[("state", "pending"), ("list", LIST)]).await, ["waiting@south.example"]);
        assert_eq!(found(&house, &[("state", "active"), ("list", LIST)]).await, ["anna@north.example"]);
        assert_eq!(found(&house, &[("list", LIST), ("topic", "sport")]).await,
            ["waiting@south.example", "berg@south.example"], "whoever chose none gets all");
        assert_eq!(found(&house, &[("language", "PT-br")]).await, ["berg@south.example"]);
        assert_eq!(found(&house, &[("language", "en"), ("list", LIST)]).await,
            ["waiting@south.example", "anna@north.example"], "who chose none reads the list's");
        assert_eq!(found(&house, &[("cadence", "daily")]).await.len(), 4);
        assert_eq!(found(&house, &[("source", "fair")]).await, ["anna@north.example"]);
        assert_eq!(found(&house, &[("suppressed", "true")]).await, ["annabel@south.example"]);
        assert_eq!(found(&house, &[("suppressed", "false"), ("q", "anna")]).await,
            ["anna@north.example", "berg@south.example"]);
        // State and list are asked of one and the same subscription.
        assert_eq!(found(&house, &[("list", "weekly"), ("state", "paused")]).await, Vec::<String>::new());
        assert_eq!(search(&house, &[("list", "weekly")]).await.count, Some(Count::Exactly(2)));

        let (mut pages, mut ask) = (Vec::new(), PageAsk { limit: 1, after: None });
        loop {
            let found = subscribers::search(&house.app, &sought(&[("q", "anna")]), ask).await.unwrap();
            pages.extend(found.page.items.into_iter().map(|one| one.address.to_string()));
            match found.page.next {
                Some(next) => ask.after = Some(next),
                None => break,
            }
        }
        assert_eq!(pages, ["anna@north.example", "annabel@south.example", "berg@south.example"]);

        let unknown = subscribers::search(&house.app, &sought(&[("list", "none")]), PageAsk::default()).await;
        assert_eq!(wrong(unknown), ["list"]);
        let no_list = subscribers::search(&house.app, &sought(&[("topic", "city")]), PageAsk::default()).await;
        assert_eq!(wrong(no_list), ["topic"]);
        // A name that is changed is found by its new words only, and who is forgotten by nothing.
        let change = Change { name: Some(Some("Annika Berg".into())), ..Change::default() };
        subscribers::edit(&house.app, &editor(), berg, LIST, change).await.unwrap();
        assert_eq!(found(&house, &[("q", "annika")]).await, ["berg@south.example"]);
        assert_eq!(found(&house, &[("q", "anna")]).await, ["anna@north.example", "annabel@south.example"]);
        subscribers::erase(&house.app, &editor(), berg, Some("BERG@south.example")).await.unwrap();
        assert_eq!(found(&house, &[("q", "annika")]).await, Vec::<String>::new());
        assert_eq!(house.number(&format!("SELECT COUNT(*) FROM happenings WHERE subscriber_id = {berg}")), 0);
        subscribers::erase(&house.app, &editor(), annabel, Some("annabel@south.example")).await.unwrap();
        assert_eq!(found(&house, &[]).await, ["waiting@south.example", "anna@north.example"]);
    }

    async fn a_reader_is_added_by_hand_with_a_proof_of_consent_or_is_asked(database: TestDatabase) {
        let house = House::open(database).await;
        let app = &house.app;
        let addition = |email: &str| Addition { email: email.into(), list: LIST.into(), ..Addition::default() };
        let declared = || Declared {
            source: "Fair in Sampletown".into(), given_on: "2026-02-28".into(), wording: DeclaredWording::Version(1),
            proof: "Folder 12".into(), responsible: "Grace Desk".into(),
        };
        let asked = subscribers::add(app, &editor(), addition("asked@harbour.example.net")).await.unwrap();
        assert!(matches!(asked, Added::Asked(_)));
        assert_eq!(house.state("asked@harbour.example.net").await, SubscriptionState::Pending);
        assert!(house.report("asked@harbour.example.net").await.consents.is_empty(), "nobody has agreed to anything yet");
        house.deliver_all().await;
        house.answer("asked@harbour.example.net", Answer::Yes).await.expect("a question");
        assert_eq!(house.state("asked@harbour.example.net").await, SubscriptionState::Active);

        // A declaration without its parts is none.
        let partly = Addition { declared: Some(Declared { given_on: "2027-01-01".into(), ..Declared::default() }),
            ..addition("partly@harbour.example.net") };
        assert_eq!(wrong(subscribers::add(app, &editor(), partly).await),
            ["source", "proof", "responsible", "given_on", "wording"]);
        let no_version = Declared { wording: DeclaredWording::Version(9), ..declared() };
        let no_version = Addition { declared: Some(no_version), ..addition("partly@harbour.example.net") };
        assert_eq!(wrong(subscribers::add(app, &editor(), no_version).await), ["wording"]);
        assert!(subscribers::number_of(app, "partly@harbour.example.net").await.unwrap().is_none());

        let proved = Addition { declared: Some(declared()), name: Some("Paula".into()), ..addition("proved@harbour.example.net") };
        let added = subscribers::add(app, &editor(), proved.clone()).await.unwrap();
        assert!(matches!(added, Added::Active(_)));
        assert_eq!(house.state("proved@harbour.example.net").await, SubscriptionState::Active);
        let told = story(&house, added.subscriber()).await;
        let consent = told.iter().find_map(|entry| match &entry.what {
            What::Consent(consent) if consent.purpose == Purpose::Newsletter => Some(consent),
            _ => None,
        }).expect("a consent");
        assert_eq!((consent.act, consent.method), (Act::Confirmed, Method::Operator));
        assert_eq!(consent.source.as_deref(), Some("desk: Ada Editor"));
        let wording = consent.wording.as_ref().expect("the words");
        assert_eq!((wording.version, wording.statement.as_str()), (1, "Yes, send me the letter."));
        let declaration = consent.declaration.as_ref().expect("a declaration");
        assert_eq!((declaration.source.as_str(), declaration.given_on.as_str()), ("Fair in Sampletown", "2026-02-28"));
        assert_eq!((declaration.proof.as_str(), declaration.responsible.as_str()), ("Folder 12", "Grace Desk"));
        assert!(house.run_sql("DELETE FROM consent_declarations").unwrap_err().contains("append-only"));
        assert_eq!(obstacle(subscribers::add(app, &editor(), proved.clone()).await), Obstacle::ReadsAlready);

        // Whoever has left comes back by their own answer only, whatever is declared.
        subscribers::end(app, &editor(), added.subscriber(), LIST, Some("by telephone")).await.unwrap();
        let again = subscribers::add(app, &editor(), proved.clone()).await.unwrap();
        assert_eq!(again, Added::Asked(added.subscriber()));
        assert_eq!(house.state("proved@harbour.example.net").await, SubscriptionState::Pending);

        house.deliver_all().await;
        house.answer("proved@harbour.example.net", Answer::No).await.expect("a question");
        assert_eq!(obstacle(subscribers::add(app, &editor(), proved).await), Obstacle::Suppressed);
        subscribers::suppress_address(app, &editor(), "never@harbour.example.net", None).await.unwrap();
        let never = subscribers::add(app, &editor(), addition("never@harbour.example.net")).await;
        assert_eq!(obstacle(never), Obstacle::Suppressed);
        let gone = number(&house, "asked@harbour.example.net").await;
        assert_eq!(wrong(subscribers::erase(app, &editor(), gone, Some("other@harbour.example.net")).await), ["address"]);
        subscribers::erase(app, &editor(), gone, Some("asked@harbour.example.net")).await.unwrap();
        let back = subscribers::add(app, &editor(), addition("asked@harbour.example.net")).await;
        assert_eq!(obstacle(back), Obstacle::Forgotten);
    }

    async fn what_is_done_for_a_reader_stands_in_their_story_and_in_the_audit_log(database: TestDatabase) {
        let house = House::open(database).await;
        let (app, ada) = (&house.app, editor());
        house.subscribe("reader@harbour.example.net").await;
        let id = number(&house, "reader@harbour.example.net").await;
        house.push(&["one"]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        house.advance(60);
        let change = Change { topics: Some(vec!["city".into()]), name: Some(Some("Rita".into())), ..Change::default() };
        subscribers::edit(app, &ada, id, LIST, change.clone()).await.unwrap();
        subscribers::edit(app, &ada, id, LIST, change).await.unwrap();
        let nonsense = Change { cadence: Some(Some("hourly".into())), ..Change::default() };
        assert_eq!(wrong(subscribers::edit(app, &ada, id, LIST, nonsense).await), ["cadence"]);
        house.advance(60);
        let day = |text: &str| Some(text.parse().unwrap());
        assert_eq!(wrong(subscribers::pause(app, &ada, id, LIST, day("2026-03-02")).await), ["until"]);
        subscribers::pause(app, &ada, id, LIST, day("2026-03-09")).await.unwrap();
        let portrait = subscribers::portrait(app, id).await.unwrap();
        assert_eq!(portrait.lists[0].paused_until, day("2026-03-09"));
        house.advance(60);
        subscribers::resume(app, &ada, id, LIST).await.unwrap();
        house.advance(60);
        subscribers::send_link(app, &ada, id).await.unwrap();
        postrider::services::preferences::links::work_off_wishes(app).await.unwrap();
        house.deliver_all().await;
        assert_eq!(obstacle(subscribers::send_link(app, &ada, id).await), Obstacle::LinkSentLately);
        house.advance(60);
        let suppressed = subscribers::suppress_address(app, &ada, "reader@harbour.example.net", Some("asked for a rest")).await.unwrap();
        assert_eq!((suppressed.reason, suppressed.subscriber_id), (SuppressionReason::Operator, Some(id)));
        assert_eq!(obstacle(subscribers::send_link(app, &ada, id).await), Obstacle::Suppressed);
        house.advance(60);
        assert!(subscribers::lift(app, &ada, suppressed.id).await.unwrap());
        assert!(!subscribers::lift(app, &ada, suppressed.id).await.unwrap());
        house.advance(60);
        let data = subscribers::hand_out(app, &ada, id).await.unwrap();
        assert_eq!(data.happenings.first().map(|one| one.what), Some(Happening::Exported));
        house.advance(60);
        subscribers::end(app, &ada, id, LIST, Some("by telephone")).await.unwrap();
        assert_eq!(obstacle(subscribers::pause(app, &ada, id, LIST, None).await), Obstacle::NotConfirmed);
        assert_eq!(wrong(subscribers::resume(app, &ada, id, "elsewhere").await), ["list"]);
        house.found_list("elsewhere").await;
        assert_eq!(obstacle(subscribers::resume(app, &ada, id, "elsewhere").await), Obstacle::NotOfList);

        let told = story(&house, id).await;
        let mut shown = Vec::new();
        for entry in &told {
            shown.push(match &entry.what {
                What::Consent(consent) => format!("{} {}", consent.act, consent.purpose),
                What::Letter(letter) => format!("{} {}", letter.letter, letter.state),
                What::Happened(one) => format!("{} by {}", one.what, one.name.as_deref().unwrap_or("nobody")),
                other => format!("{other:?}"),
            });
        }
        assert_eq!(shown[..9], [
            "unsubscribed by Ada Editor", "withdrawn newsletter", "exported by Ada Editor", "released by Ada Editor",
            "suppressed by Ada Editor", "manage sent", "link_sent by Ada Editor", "resumed by Ada Editor", "paused by Ada Editor",
        ]);
        assert_eq!(shown[9..], [
            "edited by Ada Editor", "digest sent", "welcome sent", "confirm sent",
            "confirmed terms", "confirmed newsletter", "given terms", "given newsletter",
        ]);
        let withdrawn = house.report("reader@harbour.example.net").await.consents;
        let withdrawn = withdrawn.last().unwrap();
        assert_eq!((withdrawn.method, withdrawn.source.as_deref()), (Method::Operator, Some("desk: Ada Editor")));
        let digest = told.iter().find_map(|entry| match &entry.what {
            What::Letter(letter) if letter.issue_id.is_some() => Some(letter),
            _ => None,
        }).unwrap();
        assert_eq!((digest.reply_code, digest.relay.is_some()), (Some(250), true));

        // The same story in small pieces, nothing twice and nothing missing.
        let (mut pieces, mut ask) = (Vec::new(), PageAsk { limit: 2, after: None });
        loop {
            let page = subscribers::timeline(app, id, ask).await.unwrap();
            pieces.extend(page.items.iter().map(|entry| entry.at));
            match page.next {
                Some(next) => ask.after = Some(next),
                None => break,
            }
        }
        assert_eq!(pieces, told.iter().map(|entry| entry.at).collect::<Vec<_>>());

        let reader = format!("subscriber {id}");
        let acts = ["edit", "pause", "resume", "send_link", "suppress", "release", "export", "unsubscribe"];
        let expected: Vec<String> = acts.iter().map(|act| format!("subscriber.{act} {reader}")).collect();
        assert_eq!(audited(&house), expected.join(", "));
        assert!(!house.text("SELECT detail FROM audit_log WHERE action = 'subscriber.suppress'").contains("reader@"));
    }
}
