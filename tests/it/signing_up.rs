//! Signing up: one answer for everybody, one letter to those who asked, and nothing without a yes.

use postrider::domain::delivery::{DeliveryState, LetterKind};
use postrider::domain::list::ListState;
use postrider::domain::subscription::SubscriptionState;
use postrider::domain::suppression::SuppressionReason;
use postrider::services::signup::{self, Answer, QuestionStanding, SignupError, Wish};
use postrider::services::{lists, preferences, subscribers, unsubscribe};

use crate::harness::database::both_databases;
use crate::harness::door::Door;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, evidence, token, wish};

const ADA: &str = "ada@reader.example";

/// The names of the fields that a sign-up was refused for.
async fn refused_fields(house: &House, wish: Wish) -> Vec<&'static str> {
    match house.request(LIST, wish).await {
        Err(SignupError::Refused(problems)) => {
            assert!(problems.iter().all(|problem| !problem.message.is_empty()));
            problems.iter().map(|problem| problem.field).collect()
        }
        other => panic!("a refusal expected, not {other:?}"),
    }
}

async fn standing(house: &House, token: &str) -> QuestionStanding {
    let question = signup::question(&house.app, token).await.unwrap();
    question.expect("a known token").standing
}

both_databases! {
    async fn whoever_signs_up_gets_the_same_answer_and_one_row_in_the_inbox(database: TestDatabase) {
        let house = House::open(database).await;
        house.sign_up("pending@reader.example").await;
        house.subscribe("active@reader.example").await;
        house.subscribe("gone@reader.example").await;
        subscribers::unsubscribe(&house.app, "gone@reader.example", None).await.unwrap();
        subscribers::suppress(&house.app, "suppressed@reader.example", None).await.unwrap();
        for who in ["new", "pending", "active", "gone", "suppressed"] {
            let before = house.number("SELECT COUNT(*) FROM signups");
            let rows = house.number("SELECT COUNT(*) FROM subscribers");
            house.request(LIST, wish(&format!("{who}@reader.example"))).await.unwrap();
            assert_eq!(house.number("SELECT COUNT(*) FROM signups"), before + 1, "{who}");
            assert_eq!(house.number("SELECT COUNT(*) FROM subscribers"), rows, "{who}");
        }
        assert_eq!(signup::work_off_inbox(&house.app).await.unwrap(), 5);
        assert_eq!(house.number("SELECT COUNT(*) FROM signups"), 0);
        assert_eq!(signup::work_off_inbox(&house.app).await.unwrap(), 0);
    }

    async fn a_second_letter_comes_only_after_a_day(database: TestDatabase) {
        let house = House::open(database).await;
        house.sign_up(ADA).await;
        house.advance(86_399);
        house.sign_up(ADA).await;
        house.sign_up("Ada@Reader.example").await;
        house.deliver_all().await;
        assert_eq!(house.confirmations_for(ADA).len(), 1);
        house.advance(1);
        house.sign_up(ADA).await;
        house.deliver_all().await;
        let letters = house.confirmations_for(ADA);
        assert_eq!(letters.len(), 2);
        let link = |index: usize| letters[index].link_with("/confirmation/");
        assert_ne!(link(0), link(1));
        // Either letter will do.
        let first = token(&link(0));
        signup::answer(&house.app, &first, Answer::Yes, evidence()).await.unwrap();
        assert_eq!(house.state(ADA).await, SubscriptionState::Active);
        assert_eq!(standing(&house, &token(&link(1))).await, QuestionStanding::Confirmed);
    }

    async fn a_reader_who_signs_up_again_stays_a_reader_and_is_told_so_within_the_mailbox_s_budget(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.subscribe(ADA).await;
        let told = || house.number("SELECT COUNT(*) FROM deliveries WHERE letter = 'already' AND state = 'sent'");
        let again = async |hours: i64| {
            house.advance(hours * 3_600);
            let loud = Some("Win at casino.example".to_owned());
            let wish = Wish { name: loud.clone(), source: loud, ..wish(ADA) };
            house.request(LIST, wish).await.unwrap();
            signup::work_off_inbox(&house.app).await.unwrap();
            house.deliver_all().await;
            told()
        };
        // One a day and three in thirty days.
        let mut letters = Vec::new();
        for hours in [2, 12, 24, 24, 24] {
            letters.push(again(hours).await);
        }
        assert_eq!(letters, [1, 1, 2, 3, 3]);
        assert_eq!((house.confirmations_for(ADA).len(), house.state(ADA).await), (1, SubscriptionState::Active));
        preferences::pause(&house.app, &BY, LIST, ADA).await.unwrap();
        assert_eq!(again(30 * 24).await, 4);
        assert_eq!(house.state(ADA).await, SubscriptionState::Paused);
        let letter = house.sink().accepted_for(ADA).pop().unwrap();
        assert!(!letter.source().contains("casino"), "{}", letter.source());
        let page = door.get(&letter.link_with("/preferences/")).await.expect_status(200);
        assert!(page.text().contains(ADA), "{}", page.text());
        // Nobody else gets one: not who never answered, not who has left.
        house.subscribe("gone@reader.example").await;
        subscribers::unsubscribe(&house.app, "gone@reader.example", None).await.unwrap();
        for _ in 0..2 {
            for other in ["pending@reader.example", "gone@reader.example"] {
                house.sign_up(other).await;
            }
            house.deliver_all().await;
            house.advance(24 * 3_600);
        }
        assert_eq!(told(), 4);
        door.close().await;
    }

    async fn who_has_left_may_come_back_at_once_by_a_new_letter(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let first = token(&house.confirmations_for(ADA)[0].link_with("/confirmation/"));
        subscribers::unsubscribe(&house.app, ADA, None).await.unwrap();
        house.advance(60);
        house.sign_up(ADA).await;
        house.deliver_all().await;
        assert_eq!(house.confirmations_for(ADA).len(), 2);
        assert_eq!(standing(&house, &first).await, QuestionStanding::Left);
        house.answer(ADA, Answer::Yes).await.unwrap();
        assert_eq!(house.state(ADA).await, SubscriptionState::Active);
    }

    async fn a_suppressed_address_gets_no_letter(database: TestDatabase) {
        let house = House::open(database).await;
        subscribers::suppress(&house.app, ADA, Some("asked by post".into())).await.unwrap();
        house.sign_up(ADA).await;
        house.sign_up("ADA@reader.example").await;
        assert!(house.deliver_all().await.is_empty());
        assert!(house.sink().messages().is_empty());
        assert!(subscribers::find(&house.app, ADA).await.unwrap().is_none());
    }

    async fn looking_at_the_question_changes_nothing_and_yes_confirms(database: TestDatabase) {
        let house = House::open(database).await;
        house.sign_up(ADA).await;
        house.deliver_all().await;
        let token = house.confirmation_token(ADA);
        for _ in 0..3 {
            let question = signup::question(&house.app, &token).await.unwrap().unwrap();
            assert_eq!(question.standing, QuestionStanding::Open);
            assert_eq!(question.masked_address, "a•••@reader.example");
        }
        assert_eq!(house.state(ADA).await, SubscriptionState::Pending);
        assert_eq!(house.number("SELECT COUNT(*) FROM consents WHERE act <> 'given'"), 0);
        assert!(signup::question(&house.app, "nonsense").await.unwrap().is_none());
        assert!(signup::answer(&house.app, "nonsense", Answer::Yes, evidence()).await.unwrap().is_none());

        let question = house.answer(ADA, Answer::Yes).await.unwrap();
        assert_eq!(question.standing, QuestionStanding::Confirmed);
        assert_eq!(house.state(ADA).await, SubscriptionState::Active);
        let confirmed = "SELECT COUNT(*) FROM consents WHERE act = 'confirmed'";
        assert_eq!(house.number(confirmed), 2);
        let again = house.answer(ADA, Answer::Yes).await.unwrap();
        assert_eq!(again, question);
        assert_eq!(house.number(confirmed), 2);
        assert_eq!(house.number("SELECT COUNT(*) FROM deliveries WHERE letter = 'welcome'"), 1);
    }

    async fn a_question_that_has_expired_cannot_be_confirmed(database: TestDatabase) {
        let house = House::open(database).await;
        house.sign_up(ADA).await;
        house.deliver_all().await;
        house.advance(7 * 86_400);
        let question = house.answer(ADA, Answer::Yes).await.unwrap();
        assert_eq!(question.standing, QuestionStanding::Expired);
        assert_eq!(house.state(ADA).await, SubscriptionState::Pending);
        house.sign_up(ADA).await;
        house.deliver_all().await;
        let question = house.answer(ADA, Answer::Yes).await.unwrap();
        assert_eq!(question.standing, QuestionStanding::Confirmed);
    }

    async fn no_after_yes_wins_and_ends_everything(database: TestDatabase) {
        let house = House::open(database).await;
        house.sign_up(ADA).await;
        house.deliver_all().await;
        house.answer(ADA, Answer::Yes).await.unwrap();
        let letter = house.confirmations_for(ADA).remove(0);
        let not_me = token(&letter.link_with("/refusal/"));
        let question = signup::question_not_me(&house.app, &not_me).await.unwrap().unwrap();
        assert_eq!(question.standing, QuestionStanding::Confirmed);
        let question = signup::refuse(&house.app, &not_me, evidence()).await.unwrap().unwrap();
        assert_eq!(question.standing, QuestionStanding::Refused);

        let report = house.report(ADA).await;
        assert_eq!(report.suppression.unwrap().reason, SuppressionReason::Refused);
        assert_eq!(report.subscriptions[0].subscription.state, SubscriptionState::Unsubscribed);
        let welcome = &report.deliveries[0];
        assert_eq!((welcome.letter, welcome.state), (LetterKind::Welcome, DeliveryState::Cancelled));
        let yes = house.answer(ADA, Answer::Yes).await.unwrap();
        assert_eq!(yes.standing, QuestionStanding::Refused);
        let refused = house.number("SELECT COUNT(*) FROM consents WHERE act = 'refused'");
        signup::refuse(&house.app, &not_me, evidence()).await.unwrap();
        assert_eq!(house.number("SELECT COUNT(*) FROM consents WHERE act = 'refused'"), refused);
        house.sign_up(ADA).await;
        assert!(house.deliver_all().await.is_empty());
    }

    async fn a_confirmation_token_opens_no_other_door(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let letter = house.confirmations_for(ADA).remove(0);
        let (yes, not_me) = (token(&letter.link_with("/confirmation/")), token(&letter.link_with("/refusal/")));
        let leave = house.leave_token(ADA);
        for other in [&not_me, &leave] {
            assert!(signup::question(&house.app, other).await.unwrap().is_none());
        }
        for other in [&yes, &leave] {
            assert!(signup::refuse(&house.app, other, evidence()).await.unwrap().is_none());
        }
        for other in [&yes, &not_me] {
            assert!(unsubscribe::page(&house.app, other).await.unwrap().is_none());
        }
        house.advance(31 * 86_400);
        assert!(signup::refuse(&house.app, &not_me, evidence()).await.unwrap().is_none());
    }

    async fn terms_other_than_the_current_ones_are_refused(database: TestDatabase) {
        let house = House::open(database).await;
        let hash = lists::terms(&house.app, LIST, None).await.unwrap().wording_hash;
        let with = |version: Option<i32>, hash: Option<&str>| Wish {
            terms_version: version,
            terms_hash: hash.map(str::to_owned),
            ..wish(ADA)
        };
        for stale in [with(None, None), with(Some(2), None), with(Some(0), None), with(Some(1), Some("00")), with(None, Some(&hash))] {
            assert_eq!(refused_fields(&house, stale).await, ["terms_version"]);
        }
        house.request(LIST, with(Some(1), Some(&hash))).await.unwrap();
        let mut second = crate::harness::house::wording();
        second.body.push_str(" And a day longer.");
        lists::publish_terms(&house.app, &BY, LIST, second).await.unwrap();
        assert_eq!(refused_fields(&house, with(Some(1), Some(&hash))).await, ["terms_version"]);
        assert_eq!(refused_fields(&house, with(Some(2), Some(&hash))).await, ["terms_version"]);
        house.request(LIST, with(Some(2), None)).await.unwrap();
    }

    async fn every_wrong_field_is_named_and_nothing_is_kept(database: TestDatabase) {
        let house = House::open(database).await;
        let everything = Wish {
            email: "not an address".into(),
            consent_tracking: true,
            name: Some("x".repeat(101)),
            topics: vec!["weather".into()],
            language: Some("e".into()),
            time_zone: Some("Mars/Olympus".into()),
            source: Some("y".repeat(201)),
            ..Wish::default()
        };
        let mut fields = refused_fields(&house, everything).await;
        fields.sort_unstable();
        assert_eq!(
            fields,
            ["consent_newsletter", "consent_terms", "consent_tracking", "email", "language", "name", "source",
             "terms_version", "time_zone", "topics"]
        );
        for (field, wrong) in [
            ("email", Wish { email: String::new(), ..wish(ADA) }),
            ("email", Wish { email: "ada@reader.example\r\nBcc: eve@reader.example".into(), ..wish(ADA) }),
            ("email", Wish { email: "ada\0@reader.example".into(), ..wish(ADA) }),
            ("consent_newsletter", Wish { consent_newsletter: false, ..wish(ADA) }),
            ("consent_terms", Wish { consent_terms: false, ..wish(ADA) }),
            ("consent_tracking", Wish { consent_tracking: true, ..wish(ADA) }),
            ("name", Wish { name: Some("Ada\r\nBcc: eve@reader.example".into()), ..wish(ADA) }),
            ("name", Wish { name: Some("Ada\0".into()), ..wish(ADA) }),
            ("source", Wish { source: Some("front\u{1b}[31mpage".into()), ..wish(ADA) }),
            ("source", Wish { source: Some("front\u{85}page".into()), ..wish(ADA) }),
            ("language", Wish { language: Some("en\nUS".into()), ..wish(ADA) }),
            ("time_zone", Wish { time_zone: Some("Europe/\u{7}Zurich".into()), ..wish(ADA) }),
            ("topics", Wish { topics: vec!["city".into(), "city\0".into()], ..wish(ADA) }),
        ] {
            let fields = refused_fields(&house, wrong).await;
            assert!(fields.iter().all(|name| *name == field), "{field}: {fields:?}");
        }
        lists::set_state(&house.app, &BY, LIST, ListState::Closed).await.unwrap();
        assert_eq!(refused_fields(&house, wish(ADA)).await, ["list"]);
        assert_eq!(house.number("SELECT COUNT(*) FROM signups"), 0);
    }

    async fn a_list_that_cannot_be_is_unknown_and_no_error(database: TestDatabase) {
        let house = House::open(database).await;
        for slug in ["nowhere", "", "HARBOUR", "harbour\0", "../harbour", "ha'rbour", &"x".repeat(3_000)] {
            let unknown = lists::page(&house.app, slug).await;
            assert!(matches!(unknown, Err(lists::ListError::Unknown(_))), "{slug:?}: {unknown:?}");
            let unknown = lists::find(&house.app, slug).await;
            assert!(matches!(unknown, Err(lists::ListError::Unknown(_))), "{slug:?}: {unknown:?}");
        }
    }

    async fn what_the_reader_chose_is_kept(database: TestDatabase) {
        let house = House::open(database).await;
        let chosen = Wish {
            name: Some(" Ada Lovelace ".into()),
            topics: vec!["sport".into(), "city".into(), "sport".into()],
            language: Some("pt-BR".into()),
            time_zone: Some("Europe/Zurich".into()),
            source: Some("front page".into()),
            ..wish("Ada+Harbour@Reader.Example")
        };
        house.request(LIST, chosen).await.unwrap();
        signup::work_off_inbox(&house.app).await.unwrap();
        let report = house.report("ada+harbour@reader.example").await;
        assert_eq!(report.subscriber.address.as_str(), "Ada+Harbour@reader.example");
        let kept = &report.subscriptions[0].subscription;
        assert_eq!(kept.name.as_deref(), Some("Ada Lovelace"));
        assert_eq!(kept.topics.0, ["city", "sport"]);
        assert_eq!(kept.language.as_deref(), Some("pt-BR"));
        assert_eq!(kept.time_zone.as_deref(), Some("Europe/Zurich"));
        assert_eq!(kept.source.as_deref(), Some("front page"));
    }

    async fn the_confirmation_letter_says_nothing_that_the_visitor_wrote(database: TestDatabase) {
        let house = House::open(database).await;
        let spam = Wish {
            name: Some("Win-a-fortune http://spam.example".into()),
            source: Some("Cheap-pills".into()),
            ..wish(ADA)
        };
        house.request(LIST, spam).await.unwrap();
        signup::work_off_inbox(&house.app).await.unwrap();
        house.deliver_all().await;
        let letter = house.confirmations_for(ADA).remove(0);
        for part in [letter.source(), letter.text(), letter.html(), letter.subject()] {
            assert!(!part.contains("fortune") && !part.contains("pills") && !part.contains("spam.example"), "{part}");
        }
        assert_eq!(letter.header("List-Unsubscribe"), None);
        assert_eq!(letter.from, "harbour@harbour.example");
    }

    async fn two_workers_act_on_each_sign_up_once(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SIGNUP_BATCH", "4")]).await;
        let second = house.second_app().await;
        for number in 0..24 {
            house.request(LIST, wish(&format!("reader{number}@reader.example"))).await.unwrap();
        }
        let mut acted = 0;
        for _ in 0..6 {
            let (one, other) = tokio::join!(signup::work_off_inbox(&house.app), signup::work_off_inbox(&second));
            acted += one.unwrap() + other.unwrap();
        }
        assert_eq!(acted, 24);
        assert_eq!(house.number("SELECT COUNT(*) FROM subscribers"), 24);
        assert_eq!(house.number("SELECT COUNT(*) FROM consents WHERE act = 'given'"), 48);
        assert_eq!(house.deliver_all().await.len(), 24);
    }

    async fn two_answers_at_once_count_once(database: TestDatabase) {
        let house = House::open(database).await;
        let second = house.second_app().await;
        house.sign_up(ADA).await;
        house.deliver_all().await;
        let token = house.confirmation_token(ADA);
        let (one, other) = tokio::join!(
            signup::answer(&house.app, &token, Answer::Yes, evidence()),
            signup::answer(&second, &token, Answer::Yes, evidence())
        );
        assert_eq!(one.unwrap().unwrap().standing, QuestionStanding::Confirmed);
        assert_eq!(other.unwrap().unwrap().standing, QuestionStanding::Confirmed);
        assert_eq!(house.number("SELECT COUNT(*) FROM consents WHERE act = 'confirmed'"), 2);
        assert_eq!(house.number("SELECT COUNT(*) FROM deliveries WHERE letter = 'welcome'"), 1);
        house.deliver_all().await;
        let leave = house.leave_token(ADA);
        let scope = unsubscribe::Scope::AllLists;
        let method = postrider::domain::consent::Method::OneClick;
        let (one, other) = tokio::join!(
            unsubscribe::leave(&house.app, &leave, scope, method, evidence()),
            unsubscribe::leave(&second, &leave, scope, method, evidence())
        );
        assert_eq!(one.unwrap(), other.unwrap());
        assert_eq!(house.number("SELECT COUNT(*) FROM consents WHERE act = 'withdrawn'"), 1);
    }

    async fn a_welcome_letter_follows_the_yes_unless_it_is_switched_off(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let letters = house.sink().accepted_for(ADA);
        assert_eq!(letters.len(), 2);
        let kind = letters[1].header("Feedback-ID").unwrap();
        assert_eq!(kind, format!("0:{LIST}:welcome:postrider"));
        assert_eq!(letters[1].header("List-Unsubscribe-Post").unwrap(), "List-Unsubscribe=One-Click");
    }

    async fn without_the_welcome_letter_confirming_sends_nothing(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_LETTERS_WELCOME", "false")]).await;
        house.subscribe(ADA).await;
        assert_eq!(house.sink().accepted_for(ADA).len(), 1);
    }

    async fn in_production_an_address_that_no_mail_reaches_is_refused(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_MODE", "production")]).await;
        for address in ["ada@reader.example", "ada@example.org", "ada@host.test", "ada@localhost", "postmaster@harbour.org"] {
            assert_eq!(refused_fields(&house, wish(address)).await, ["email"], "{address}");
        }
        house.request(LIST, wish("ada@harbour.org")).await.unwrap();
    }
}
