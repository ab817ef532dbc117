//! A house without a front door: the stories of `services` told in the test's own process, with a clock
//! that moves only when told to, on a database of its own and with the in-process sink for a relay.
//!
//! [`House::deliver_all`] stands in for the dispatcher: one connection, one batch after the other,
//! over the same five calls.

use std::net::SocketAddr;
use std::sync::Arc;

use diesel::connection::SimpleConnection as _;
use diesel::sql_types::BigInt;
use diesel::{Connection as _, PgConnection, QueryableByName, RunQueryDsl as _, SqliteConnection};
use postrider::clock::{FixedClock, FixedEntropy};
use postrider::config::Config;
use postrider::domain::address::EmailAddress;
use postrider::domain::article::{ArticleContent, Ingested};
use postrider::domain::consent::{Evidence, Method};
use postrider::domain::delivery::DeliveryState;
use postrider::domain::list::{Sender, Slug};
use postrider::domain::reply::Outcome;
use postrider::domain::subscription::SubscriptionState;
use postrider::domain::terms::Wording;
use postrider::domain::time::UtcTime;
use postrider::services::delivery::{self, Connection, Delivery, Due, Ended, Sweep};
use postrider::services::signup::{self, Answer, Question, SignupError, Wish};
use postrider::services::subscribers::{self, SubscriberReport};
use postrider::services::{App, add_key, digest, ingest, lists, migrate};

use super::database::TestDatabase;
use super::received::Received;
use super::sink::{Options, Sink};

/// Who acts where a test does not say.
pub(crate) const BY: postrider::domain::actor::Actor = postrider::domain::actor::Actor::CommandLine;
/// The list that most stories are about.
pub(crate) const LIST: &str = "harbour";
/// Where readers would reach the house.
pub(crate) const PUBLIC_URL: &str = "https://news.harbour.example";
/// The instant at which every story begins: a Monday, one hour before the first slot.
pub(crate) const START: &str = "2026-03-02T08:00:00Z";

/// A running house; everything of it is gone when it is dropped.
pub(crate) struct House {
    /// The service.
    pub(crate) app: Arc<App>,
    /// The only clock in the house.
    pub(crate) clock: Arc<FixedClock>,
    /// The name of the worker that [`House::deliver_all`] is.
    pub(crate) worker: String,
    /// The number that deliveries are begun under.
    pub(crate) number: i64,
    sink: Option<Sink>,
    sink_address: SocketAddr,
    settings: Vec<(String, String)>,
    database: TestDatabase,
    folder: tempfile::TempDir,
}

/// Budgets of an hour that no story exhausts by accident: its readers all come from one network. What a
/// mailbox may be sent is as in real life.
pub(crate) fn roomy_budgets() -> [(&'static str, &'static str); 8] {
    [
        ("POSTRIDER_SIGNUP_CHALLENGE_FLOOR", "1000000"),
        ("POSTRIDER_SIGNUP_PAUSE_FLOOR", "1000000"),
        ("POSTRIDER_SIGNUP_NETWORK_PER_HOUR", "1000000"),
        ("POSTRIDER_SIGNUP_KEY_PER_HOUR", "1000000"),
        ("POSTRIDER_SIGNUP_DOMAIN_PER_HOUR", "1000000"),
        ("POSTRIDER_SIGNUP_LIST_PER_HOUR", "1000000"),
        ("POSTRIDER_SIGNUP_SITE_PER_HOUR", "1000000"),
        ("POSTRIDER_SIGNUP_UNPROVED_PERCENT", "100"),
    ]
}

/// The instant that an RFC 3339 text names.
pub(crate) fn at(text: &str) -> UtcTime {
    UtcTime::from_datetime(text.parse().expect("an RFC 3339 instant"))
}

/// What a request tells about its sender.
pub(crate) fn evidence() -> Evidence {
    Evidence {
        remote_ip: Some("203.0.113.9".to_owned()),
        user_agent: Some("Reader/1.0".to_owned()),
    }
}

/// A sign-up with nothing wrong in it.
pub(crate) fn wish(email: &str) -> Wish {
    Wish {
        email: email.to_owned(),
        terms_version: Some(1),
        consent_newsletter: true,
        consent_terms: true,
        ..Wish::default()
    }
}

/// The first version of every list's terms.
pub(crate) fn wording() -> Wording {
    Wording {
        language: "en".to_owned(),
        newsletter_statement: "Yes, send me the letter.".to_owned(),
        terms_statement: "I agree to the terms.".to_owned(),
        body: "We keep your address until you leave.".to_owned(),
    }
}

/// An article made from its name.
pub(crate) fn article(name: &str, topics: &[&str]) -> ArticleContent {
    ArticleContent {
        external_id: name.to_owned(),
        url: format!("https://harbour.example/{name}"),
        title: format!("Article {name}"),
        summary: format!("What {name} is about."),
        image_url: None,
        author: None,
        topics: topics.iter().map(|&topic| topic.to_owned()).collect(),
        published_at: None,
    }
}

/// The titles of the articles in a letter, in the order of the letter.
pub(crate) fn titles(letter: &Received) -> Vec<String> {
    let text = letter.text();
    let titles = text
        .lines()
        .filter_map(|line| line.strip_prefix("Article "));
    titles.map(|name| name.trim().to_owned()).collect()
}

/// The token at the end of a link.
pub(crate) fn token(link: &str) -> String {
    link.rsplit('/').next().unwrap_or_default().to_owned()
}

impl House {
    /// A house in try-out mode with one list, its terms and its schedule.
    pub(crate) async fn open(database: TestDatabase) -> Self {
        Self::open_with(database, &[]).await
    }

    /// The same with settings of its own, each a `POSTRIDER_*` variable and its value.
    pub(crate) async fn open_with(database: TestDatabase, settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary directory");
        let sink = Sink::start().await;
        let path = |name: &str| folder.path().join(name).display().to_string();
        let mut pairs = vec![
            ("POSTRIDER_DATABASE_URL".to_owned(), database.url()),
            ("POSTRIDER_SECRETS_KEYS_FILE".to_owned(), path("keys")),
            ("POSTRIDER_SERVER_SPOOL_DIR".to_owned(), path("spool")),
            (
                "POSTRIDER_SERVER_PUBLIC_URL".to_owned(),
                PUBLIC_URL.to_owned(),
            ),
            ("POSTRIDER_SMTP_URL".to_owned(), sink.url()),
        ];
        for (name, value) in roomy_budgets().iter().chain(settings) {
            pairs.push(((*name).to_owned(), (*value).to_owned()));
        }
        let clock = Arc::new(FixedClock::at(at(START)));
        let app = open_app(&pairs, &clock, 1).await;
        let house = Self {
            worker: app.new_worker_name(),
            number: delivery::sign_on(&app)
                .await
                .expect("a place among the workers"),
            app,
            clock,
            sink_address: sink.address(),
            sink: Some(sink),
            settings: pairs,
            database,
            folder,
        };
        house.found_list(LIST).await;
        house
    }

    /// Another process on the same database, with chance of its own.
    pub(crate) async fn second_app(&self) -> Arc<App> {
        open_app(&self.settings, &self.clock, 2).await
    }

    /// Makes a list with two topics, its terms, and a schedule for nine o'clock every morning.
    pub(crate) async fn found_list(&self, slug: &str) {
        let list = lists::NewList {
            slug: Slug::parse(slug).unwrap(),
            name: format!("The {slug} letter"),
            description: "News every morning.".to_owned(),
            language: "en".to_owned(),
            time_zone: "UTC".to_owned(),
            sender: Sender {
                name: format!("The {slug} letter"),
                address: EmailAddress::parse_any(&format!("{slug}@harbour.example")).unwrap(),
                reply_to: None,
                legal_name: "Harbour Cooperative".to_owned(),
                postal_address: "Quay 7, 1000 Sampletown".to_owned(),
                privacy_url: None,
            },
            relays: Vec::new(),
        };
        let topic = |slug: &str, name: &str| (Slug::parse(slug).unwrap(), name.to_owned());
        let topics = vec![topic("city", "City"), topic("sport", "Sport")];
        lists::create(&self.app, &BY, list, topics).await.unwrap();
        lists::publish_terms(&self.app, &BY, slug, wording())
            .await
            .unwrap();
        digest::add_schedule(&self.app, &BY, slug, "daily", "0 9 * * *", None)
            .await
            .unwrap();
    }

    /// The relay.
    pub(crate) fn sink(&self) -> &Sink {
        self.sink.as_ref().expect("the relay is running")
    }

    /// Stops the relay; what it received is forgotten.
    pub(crate) fn stop_sink(&mut self) {
        self.sink = None;
    }

    /// Starts the relay again where it was.
    pub(crate) async fn restart_sink(&mut self) {
        let options = Options {
            listen: self.sink_address,
            ..Options::default()
        };
        self.sink = Some(Sink::start_with(options).await);
    }

    /// A path in the house's own folder.
    pub(crate) fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// Moves the clock on.
    pub(crate) fn advance(&self, seconds: i64) {
        self.clock.advance_seconds(seconds);
    }

    /// Moves the clock to a minute past the slot of that day of March.
    pub(crate) fn morning_of_march(&self, day: u32) {
        self.clock.set(at(&format!("2026-03-{day:02}T09:01:00Z")));
    }

    /// Signs up without any doubt about it, and lets the worker act.
    pub(crate) async fn sign_up(&self, email: &str) {
        self.request(LIST, wish(email)).await.unwrap();
        signup::work_off_inbox(&self.app).await.unwrap();
    }

    /// Hands a sign-up in; the worker has not acted on it yet.
    pub(crate) async fn request(&self, list: &str, wish: Wish) -> Result<(), SignupError> {
        self.request_from(list, wish, evidence()).await
    }

    /// The same by somebody else.
    pub(crate) async fn request_from(
        &self,
        list: &str,
        wish: Wish,
        evidence: Evidence,
    ) -> Result<(), SignupError> {
        let page = lists::page(&self.app, list).await.unwrap();
        signup::request(&self.app, &page, wish, Method::Form, evidence).await
    }

    /// The token of a form of this list that is shown now.
    pub(crate) async fn form_token(&self, list: &str) -> String {
        let page = lists::page(&self.app, list).await.unwrap();
        signup::guard(&self.app, &page).await.unwrap().form_token
    }

    /// Signs up, reads the confirmation letter and says yes; the welcome letter has been delivered.
    pub(crate) async fn subscribe(&self, email: &str) {
        self.subscribe_to(LIST, wish(email)).await;
    }

    /// The same for any list and with any choices.
    pub(crate) async fn subscribe_to(&self, list: &str, wish: Wish) {
        let email = wish.email.clone();
        self.request(list, wish).await.unwrap();
        signup::work_off_inbox(&self.app).await.unwrap();
        self.deliver_all().await;
        let question = self.answer(&email, Answer::Yes).await.expect("a question");
        assert_eq!(question.standing, signup::QuestionStanding::Confirmed);
        self.deliver_all().await;
    }

    /// Answers the newest question that was put to this address.
    pub(crate) async fn answer(&self, email: &str, answer: Answer) -> Option<Question> {
        let token = self.confirmation_token(email);
        signup::answer(&self.app, &token, answer, evidence())
            .await
            .unwrap()
    }

    /// The token in the newest confirmation letter to this address.
    pub(crate) fn confirmation_token(&self, email: &str) -> String {
        let letters = self.confirmations_for(email);
        token(
            &letters
                .last()
                .expect("a letter")
                .link_with("/confirmation/"),
        )
    }

    /// The confirmation letters that this address received.
    pub(crate) fn confirmations_for(&self, email: &str) -> Vec<Received> {
        let mut letters = self.sink().accepted_for(email);
        letters.retain(|letter| letter.text().contains("/confirmation/"));
        letters
    }

    /// The digests that this address received.
    pub(crate) fn digests_for(&self, email: &str) -> Vec<Received> {
        let mut letters = self.sink().accepted_for(email);
        letters.retain(|letter| {
            let kind = letter.header("Feedback-ID");
            kind.is_some_and(|kind| kind.contains(":digest:"))
        });
        letters
    }

    /// The token by which this address leaves, from its newest letter that has one.
    pub(crate) fn leave_token(&self, email: &str) -> String {
        let letters = self.sink().accepted_for(email);
        let link = letters.iter().rev().find_map(Received::one_click_link);
        token(&link.expect("a letter with a way out"))
    }

    /// Everything the ledger holds about an address.
    pub(crate) async fn report(&self, email: &str) -> SubscriberReport {
        let report = subscribers::find(&self.app, email).await.unwrap();
        report.expect("a known address")
    }

    /// Where the only subscription of an address stands.
    pub(crate) async fn state(&self, email: &str) -> SubscriptionState {
        let report = self.report(email).await;
        assert_eq!(report.subscriptions.len(), 1);
        report.subscriptions[0].subscription.state
    }

    /// The newest delivery to an address.
    pub(crate) async fn newest_delivery(&self, email: &str) -> Delivery {
        let report = self.report(email).await;
        report.deliveries.into_iter().next().expect("a delivery")
    }

    /// The state of the newest delivery to an address.
    pub(crate) async fn delivery_state(&self, email: &str) -> DeliveryState {
        self.newest_delivery(email).await.state
    }

    /// Pushes articles without topics to the list, one for each name.
    pub(crate) async fn push(&self, names: &[&str]) -> Vec<Ingested> {
        self.push_articles(names.iter().map(|name| article(name, &[])).collect())
            .await
    }

    /// Pushes these articles to the list.
    pub(crate) async fn push_articles(&self, articles: Vec<ArticleContent>) -> Vec<Ingested> {
        let results = ingest::push(&self.app, &BY, LIST, "harbour", articles).await;
        let results = results.unwrap();
        results.into_iter().map(|(_, ingested)| ingested).collect()
    }

    /// Plans what is due and delivers it; returns the issues.
    pub(crate) async fn plan_and_deliver(&self) -> Vec<digest::Issue> {
        let issues = digest::plan_due_issues(&self.app).await.unwrap();
        self.deliver_all().await;
        issues
    }

    /// Claims, begins, composes, sends and settles until nothing is due, then tends.
    pub(crate) async fn deliver_all(&self) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        loop {
            let due = self.look().await;
            if due.is_empty() {
                break;
            }
            let begun = self.begin(&due).await;
            outcomes.extend(self.send_and_settle(begun).await);
        }
        delivery::tend(&self.app).await.unwrap();
        outcomes
    }

    /// What is due, in the order in which a worker would begin it.
    pub(crate) async fn look(&self) -> Vec<Due> {
        let mut sweep = Sweep::default();
        delivery::refresh(&self.app, self.number, &mut sweep, false)
            .await
            .unwrap();
        let mut due: Vec<Due> = Vec::new();
        for aside in sweep.asides() {
            let (found, _) = delivery::look_aside(&self.app, &mut sweep, aside, 200)
                .await
                .unwrap();
            due.extend(found);
        }
        while let Some(lane) = sweep.next_lane() {
            let found = delivery::look_ahead(&self.app, &mut sweep, lane, 200)
                .await
                .unwrap();
            due.extend(
                found
                    .into_iter()
                    .filter(|one| !due.contains(one))
                    .collect::<Vec<_>>(),
            );
        }
        due
    }

    /// Begins deliveries; returns those that may be sent.
    pub(crate) async fn begin(&self, due: &[Due]) -> Vec<Delivery> {
        self.sign_of_life().await;
        delivery::begin(&self.app, self.number, due.to_vec())
            .await
            .unwrap()
    }

    /// Says that this process is alive.
    pub(crate) async fn sign_of_life(&self) {
        delivery::beat(&self.app, self.number).await.unwrap();
    }

    /// Sends begun deliveries over one connection and writes the outcomes down.
    pub(crate) async fn send_and_settle(&self, begun: Vec<Delivery>) -> Vec<Outcome> {
        let mut connection = None;
        let mut ended = Vec::new();
        for one in begun {
            let outcome = self.attempt(&mut connection, &one).await;
            let passage = connection.as_ref();
            let passage = passage.and_then(|open| delivery::passage(&self.app, open));
            ended.push(Ended {
                passage,
                ..ending(&one, outcome)
            });
        }
        let outcomes = ended.iter().map(|one| one.outcome.clone()).collect();
        delivery::settle(&self.app, self.number, &ended)
            .await
            .unwrap();
        outcomes
    }

    async fn attempt(&self, connection: &mut Option<Connection>, one: &Delivery) -> Outcome {
        if !connection.as_ref().is_some_and(Connection::is_usable) {
            match delivery::connect(&self.app, 0).await {
                Ok(opened) => *connection = Some(opened),
                Err(outcome) => return outcome,
            }
        }
        let open = connection.as_mut().expect("an open connection");
        let message = delivery::compose(&self.app, one, open.smtputf8()).await;
        delivery::send(open, &message.expect("a letter")).await
    }

    /// The one number that a statement gives, read past the stories.
    pub(crate) fn number(&self, sql: &str) -> i64 {
        #[derive(QueryableByName)]
        struct Row {
            #[diesel(sql_type = BigInt)]
            number: i64,
        }
        let sql = format!("SELECT CAST(({sql}) AS BIGINT) AS number");
        let row: Row = match self.connect() {
            Raw::Sqlite(mut c) => diesel::sql_query(sql).get_result(&mut c),
            Raw::Postgres(mut c) => diesel::sql_query(sql).get_result(&mut c),
        }
        .expect("a number");
        row.number
    }

    /// The one text that a statement gives, read past the stories.
    pub(crate) fn text(&self, sql: &str) -> String {
        #[derive(QueryableByName)]
        struct Row {
            #[diesel(sql_type = diesel::sql_types::Text)]
            text: String,
        }
        let sql = format!("SELECT CAST(({sql}) AS TEXT) AS text");
        let row: Row = match self.connect() {
            Raw::Sqlite(mut c) => diesel::sql_query(sql).get_result(&mut c),
            Raw::Postgres(mut c) => diesel::sql_query(sql).get_result(&mut c),
        }
        .expect("a text");
        row.text
    }

    /// Whether the ledger is in `PostgreSQL`.
    pub(crate) fn is_on_postgres(&self) -> bool {
        self.database.is_postgres()
    }

    /// Runs statements past the stories; the error is in the database's words.
    pub(crate) fn run_sql(&self, sql: &str) -> Result<(), String> {
        match self.connect() {
            Raw::Sqlite(mut c) => c.batch_execute(sql),
            Raw::Postgres(mut c) => c.batch_execute(sql),
        }
        .map_err(|error| error.to_string())
    }

    fn connect(&self) -> Raw {
        let url = self.database.url();
        match url.strip_prefix("sqlite://") {
            Some(path) => {
                let mut connection = SqliteConnection::establish(path).expect("the file");
                let patience = "PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON";
                connection.batch_execute(patience).expect("a setting");
                Raw::Sqlite(connection)
            }
            None => Raw::Postgres(PgConnection::establish(&url).expect("the database")),
        }
    }
}

/// A connection of the test's own.
enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// How a begun delivery ended.
pub(crate) fn ending(one: &Delivery, outcome: Outcome) -> Ended {
    Ended {
        id: one.id,
        attempts: one.attempts,
        issue_id: one.issue_id,
        recipient: one.recipient.clone(),
        lives_since: one.lives_since(),
        relay: "main".into(),
        was_held: true,
        passage: None,
        outcome,
    }
}

async fn open_app(pairs: &[(String, String)], clock: &Arc<FixedClock>, seed: u64) -> Arc<App> {
    let config = Config::load(None, pairs.to_vec()).expect("a configuration");
    let entropy = Arc::new(FixedEntropy::seeded(seed));
    if !config.secrets.keys_file.exists() {
        add_key(&config, &*entropy).expect("a key file");
    }
    migrate(&config).await.expect("the migrations");
    let bound = SocketAddr::from(([127, 0, 0, 1], 9));
    App::open(config, clock.clone(), entropy, bound)
        .await
        .expect("a house")
}
