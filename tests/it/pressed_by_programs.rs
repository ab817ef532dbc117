//! Programs that press the buttons behind a confirmation letter's links: they subscribe nobody and refuse for
//! nobody, and the reader who comes after them still can.

use std::time::Duration;

use postrider::domain::subscription::SubscriptionState;
use postrider::services::signup::{self, Manner, Pressed, Question, QuestionStanding};

use crate::harness::database::both_databases;
use crate::harness::house::{House, LIST, evidence, token, wish};
use crate::harness::newsroom::{self, count, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

const ADA: &str = "ada@reader.example";

/// Ada's question and the tokens of her letter's links, ten seconds after it arrived.
struct Asked {
    house: House,
    yes: String,
    not_me: String,
}

impl Asked {
    async fn open(database: crate::harness::database::TestDatabase) -> Self {
        let house = House::open(database).await;
        house.sign_up(ADA).await;
        house.deliver_all().await;
        let letter = house.confirmations_for(ADA).remove(0);
        let asked = Self {
            yes: token(&letter.link_with("/confirmation/")),
            not_me: token(&letter.link_with("/refusal/")),
            house,
        };
        asked.house.advance(10);
        asked
    }

    async fn looked(&self) -> Manner {
        let question = signup::question(&self.house.app, &self.yes).await.unwrap();
        Manner {
            stamp: Some(signup::stamp(&self.house.app, &question.unwrap())),
            certain: false,
        }
    }

    async fn press_as(&self, pressed: Pressed, manner: &Manner) -> Question {
        let app = &self.house.app;
        let question = signup::press(app, &self.yes, pressed, manner, evidence()).await;
        question.unwrap().expect("a known token")
    }

    /// Looks at the page and presses a button.
    async fn press(&self, pressed: Pressed) -> Question {
        self.press_as(pressed, &self.looked().await).await
    }

    /// The same with the box ticked.
    async fn press_certainly(&self, pressed: Pressed) -> Question {
        let manner = Manner {
            certain: true,
            ..self.looked().await
        };
        self.press_as(pressed, &manner).await
    }

    async fn press_not_me(&self, pressed: Pressed) -> Question {
        let manner = self.looked().await;
        let app = &self.house.app;
        let question = signup::press_not_me(app, &self.not_me, pressed, &manner, evidence()).await;
        question.unwrap().expect("a known token")
    }

    async fn is_undecided(&self) {
        assert_eq!(self.house.state(ADA).await, SubscriptionState::Pending);
        let report = self.house.report(ADA).await;
        assert!(report.suppression.is_none());
        let question = signup::question(&self.house.app, &self.yes)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(question.standing, QuestionStanding::Open);
    }
}

both_databases! {
    async fn a_yes_that_comes_too_soon_or_from_nowhere_is_asked_again(database: TestDatabase) {
        let asked = Asked::open(database).await;
        // Without a look, and with a look at another question.
        asked.house.sign_up("bob@reader.example").await;
        asked.house.deliver_all().await;
        let bob = asked.house.confirmation_token("bob@reader.example");
        let question = signup::question(&asked.house.app, &bob).await.unwrap().unwrap();
        let other = signup::stamp(&asked.house.app, &question);
        for stamp in [None, Some(String::new()), Some("nonsense".to_owned()), Some(other.clone()), Some(asked.yes.clone())] {
            for certain in [false, true] {
                let manner = Manner { stamp: stamp.clone(), certain };
                assert!(asked.press_as(Pressed::Yes, &manner).await.asked_again, "{manner:?}");
                asked.is_undecided().await;
            }
        }
        // Bob's letter arrived this second.
        let too_soon = Manner { stamp: Some(other), certain: false };
        let press = async || {
            let question = signup::press(&asked.house.app, &bob, Pressed::Yes, &too_soon, evidence()).await;
            question.unwrap().unwrap()
        };
        assert!(press().await.asked_again);
        asked.house.advance(2);
        assert!(press().await.asked_again);
        assert_eq!(asked.house.state("bob@reader.example").await, SubscriptionState::Pending);
        asked.house.advance(1);
        assert_eq!(press().await.standing, QuestionStanding::Confirmed);

        let question = asked.press(Pressed::Yes).await;
        assert_eq!((question.standing, question.asked_again), (QuestionStanding::Confirmed, false));
    }

    async fn a_tick_settles_what_was_asked_again(database: TestDatabase) {
        let asked = Asked::open(database).await;
        assert!(asked.press_as(Pressed::Yes, &Manner::default()).await.asked_again);
        let question = asked.press_certainly(Pressed::Yes).await;
        assert_eq!(question.standing, QuestionStanding::Confirmed);
        assert_eq!(asked.house.state(ADA).await, SubscriptionState::Active);
    }

    async fn whoever_presses_the_decoy_too_decides_nothing_in_whatever_order(database: TestDatabase) {
        use Pressed::{Decoy, No, Yes};
        let asked = Asked::open(database).await;
        for trace in [&[Decoy, Yes, No][..], &[Decoy, No, Yes, No], &[Decoy, Decoy], &[Decoy, Yes, Decoy, Yes]] {
            for pressed in trace {
                asked.press(*pressed).await;
                asked.house.advance(1);
                asked.is_undecided().await;
            }
        }
        for pressed in [Decoy, No] {
            assert!(asked.press_not_me(pressed).await.asked_again);
            asked.is_undecided().await;
        }
        // The page says so to whoever opens it next, and the reader answers with a tick.
        let question = signup::question(&asked.house.app, &asked.yes).await.unwrap().unwrap();
        assert!(question.asked_again);
        asked.press_certainly(Yes).await;
        assert_eq!(asked.house.state(ADA).await, SubscriptionState::Active);
        // A program that still has the old page open does not undo it.
        asked.press(Decoy).await;
        assert_eq!(asked.house.state(ADA).await, SubscriptionState::Active);
    }

    async fn the_decoy_takes_back_the_yes_before_it_with_its_proof(database: TestDatabase) {
        let asked = Asked::open(database).await;
        asked.press(Pressed::Yes).await;
        assert_eq!(asked.house.state(ADA).await, SubscriptionState::Active);
        asked.house.advance(3_599);
        asked.press(Pressed::Decoy).await;
        asked.is_undecided().await;
        let report = asked.house.report(ADA).await;
        let last = report.consents.last().unwrap();
        assert_eq!((last.act.as_str(), last.source.as_deref()), ("withdrawn", Some("pressed by a program")));
        assert!(asked.house.deliver_all().await.is_empty(), "no welcome letter goes out");
        assert_eq!(report.subscriptions[0].subscription.confirmed_at, None);
        // An hour later nobody remembers the program.
        asked.house.advance(3_600);
        let question = asked.press(Pressed::Yes).await;
        assert_eq!(question.standing, QuestionStanding::Confirmed);
        asked.house.advance(3_600);
        asked.press(Pressed::Decoy).await;
        assert_eq!(asked.house.state(ADA).await, SubscriptionState::Active);
    }

    async fn no_wins_over_a_yes_in_either_order_where_no_program_shows_itself(database: TestDatabase) {
        let asked = Asked::open(database).await;
        asked.press(Pressed::Yes).await;
        asked.house.advance(60);
        // The question's own page shows no buttons any more; one that was open before still has them.
        assert_eq!(asked.press(Pressed::No).await.standing, QuestionStanding::Refused);
        assert_eq!(asked.press(Pressed::Yes).await.standing, QuestionStanding::Refused);
        assert_eq!(asked.house.state(ADA).await, SubscriptionState::Unsubscribed);
        assert!(asked.house.report(ADA).await.suppression.is_some());
    }

    async fn this_was_not_me_needs_no_look_and_no_patience(database: TestDatabase) {
        let house = House::open(database).await;
        house.request(LIST, wish(ADA)).await.unwrap();
        signup::work_off_inbox(&house.app).await.unwrap();
        house.deliver_all().await;
        let not_me = token(&house.confirmations_for(ADA)[0].link_with("/refusal/"));
        let manner = Manner::default();
        let question = signup::press_not_me(&house.app, &not_me, Pressed::No, &manner, evidence()).await;
        assert_eq!(question.unwrap().unwrap().standing, QuestionStanding::Refused);
        let yes = house.confirmation_token(ADA);
        let unknown = signup::press(&house.app, &not_me, Pressed::Yes, &manner, evidence()).await;
        assert!(unknown.unwrap().is_none());
        let unknown = signup::press_not_me(&house.app, &yes, Pressed::No, &manner, evidence()).await;
        assert!(unknown.unwrap().is_none());
    }

    async fn the_pages_hold_the_decoy_out_of_sight_and_ask_again_with_a_box(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.unset("signup.soonest_answer_seconds");
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let wish = serde_json::json!({"email": "ada@reader-mail.net", "list": newsroom::LIST, "terms_version": 1,
            "consent_newsletter": true, "consent_terms": true});
        browser.post_json("/api/v1/subscriptions", &wish).await.expect_status(202);
        let letter = sink.wait_for(1, Duration::from_secs(30)).await.remove(0);
        let link = letter.link_with("/confirmation/");
        for address in [&link, &letter.link_with("/refusal/")] {
            let page = browser.get(address).await.expect_status(200);
            let (before, _) = page.body.split_once("value=\"both\"").expect("a decoy");
            let (_, around) = before.rsplit_once("<div").expect("what is around it");
            assert!(around.contains("aria-hidden=\"true\""), "{around}");
            assert!(!page.body.contains("type=\"checkbox\""));
        }
        // A scanner is quicker than anybody: its yes is asked about, and its second one, too.
        let page = browser.get(&link).await;
        let yes = page.form().fill("answer", "yes");
        let again = browser.submit(&page, &yes).await.expect_status(200);
        assert!(again.text().contains("Was it a person?"), "{}", again.text());
        let decoy = page.form().fill("answer", "both");
        browser.submit(&page, &decoy).await.expect_status(200);
        for _ in 0..2 {
            let page = browser.get(&link).await.expect_status(200);
            let yes = page.form().fill("answer", "yes");
            browser.submit(&page, &yes).await.expect_status(200);
            assert_eq!(count(&database, "subscriptions WHERE state = 'pending'"), 1);
        }
        let page = browser.get(&link).await;
        let ticked = page.form().fill("answer", "yes").tick("certain");
        let done = browser.submit(&page, &ticked).await.expect_status(200);
        assert!(done.text().contains("You are subscribed"), "{}", done.text());
        assert_eq!(count(&database, "subscriptions WHERE state = 'active'"), 1);
        installation.close_the_books(&sink.messages());
    }
}
