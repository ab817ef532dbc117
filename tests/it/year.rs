//! A year of a newsroom and its readers, by chance from a printed seed: articles come and are edited,
//! readers change cadence, topics and clocks and rest for a while, the service is away for days, letters are
//! put off, expire or are refused. In the end an independent model, which knows nothing of watermarks,
//! looks at what was accepted:
//!
//! 1. no article reached a reader twice;
//! 2. an article reached only readers one of whose topics had covered it without a gap from its release
//!    until a letter with it was planned ("from now on");
//! 3. every article reached every reader one of whose topics has covered it ever since;
//! 4. a daily schedule on its readers' clocks had one issue for each local day in each zone, and none twice.
//!
//! In the suite it is a small year; `scripts/simulate-year` tells the full one, of 1,000 readers in 40 zones.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Days, NaiveDate};
use postrider::domain::issue::IssueState;
use postrider::domain::list::Slug;
use postrider::domain::reply::{Fault, Outcome, Phase, Reply};
use postrider::domain::schedule::ZoneMode;
use postrider::domain::time::UtcTime;
use postrider::services::delivery::{self, Delivery};
use postrider::services::digest::{self, INSTANT, NewCadence};
use postrider::services::lists;
use postrider::services::preferences::{self, Change};

use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, article, ending};

const TOPICS: [&str; 4] = ["arts", "city", "science", "sport"];
const CADENCES: [&str; 4] = [INSTANT, "local", "weekly", "monthly"];
/// Days at the end in which nothing is changed and nothing fails, so that every cadence has its slot.
const LAST_DAYS: u32 = 40;

/// The measures of a year.
struct Size {
    readers: usize,
    zones: usize,
    days: u32,
    hours_a_step: i64,
    seed: u64,
}

impl Size {
    /// What the environment asks for, or else these.
    fn of(readers: usize, zones: usize, days: u32, hours_a_step: i64) -> Self {
        let asked = |name: &str| {
            let text = std::env::var(format!("POSTRIDER_YEAR_{name}")).ok()?;
            Some(text.parse::<u64>().expect("a number"))
        };
        let or = |name: &str, number: usize| {
            asked(name).map_or(number, |asked| usize::try_from(asked).unwrap())
        };
        Self {
            readers: or("READERS", readers),
            zones: or("ZONES", zones),
            days: asked("DAYS").map_or(days, |days| u32::try_from(days).unwrap()),
            hours_a_step: asked("HOURS")
                .map_or(hours_a_step, |hours| i64::try_from(hours).unwrap()),
            seed: asked("SEED").unwrap_or(20_261_125),
        }
    }
}

/// Chance, the same for the same seed (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.roll() % u64::try_from(most.max(1)).unwrap()).unwrap()
    }

    /// Yes, so many times out of a thousand.
    fn yes(&mut self, of_thousand: usize) -> bool {
        self.below(1_000) < of_thousand
    }

    fn topics(&mut self, at_least_one: bool) -> Vec<String> {
        let mut some: Vec<String> = TOPICS
            .iter()
            .filter(|_| self.yes(400))
            .map(|&topic| topic.to_owned())
            .collect();
        if some.is_empty() && at_least_one {
            some.push(TOPICS[self.below(TOPICS.len())].to_owned());
        }
        some
    }
}

/// A reader as the model knows one: what was chosen, since when.
struct Person {
    email: String,
    resting: bool,
    choices: Vec<(i64, Vec<String>)>,
}

/// An article as the model knows one.
struct News {
    released_at: i64,
    topics: Vec<String>,
}

impl Person {
    /// Whether one and the same topic of an article was chosen, by its name or as one of all, at every moment
    /// from its release until an instant; for an article without topics, whether all were.
    fn covered(&self, news: &News, until: i64) -> bool {
        let last_before = self
            .choices
            .iter()
            .rposition(|(at, _)| *at <= news.released_at)
            .unwrap_or(0);
        let chosen: Vec<&Vec<String>> = self.choices[last_before..]
            .iter()
            .take_while(|(at, _)| *at <= until)
            .map(|(_, chosen)| chosen)
            .collect();
        let throughout = |topic: &String| {
            chosen
                .iter()
                .all(|some| some.is_empty() || some.contains(topic))
        };
        chosen.iter().all(|some| some.is_empty()) || news.topics.iter().any(throughout)
    }
}

struct Year {
    house: House,
    size: Size,
    dice: Dice,
    people: Vec<Person>,
    zones: Vec<&'static str>,
    news: Vec<News>,
    /// The hours in which the service was away.
    away: Vec<(i64, i64)>,
}

impl Year {
    async fn begin(house: House, size: Size) -> Self {
        println!(
            "A year of {} readers in {} zones over {} days from the seed {}.",
            size.readers, size.zones, size.days, size.seed
        );
        let step = chrono_tz::TZ_VARIANTS.len() / size.zones;
        let zones: Vec<&str> = (0..size.zones)
            .map(|index| chrono_tz::TZ_VARIANTS[index * step].name())
            .collect();
        for topic in ["arts", "science"] {
            let slug = Slug::parse(topic).unwrap();
            lists::add_topic(&house.app, &BY, LIST, slug, topic.to_owned())
                .await
                .unwrap();
        }
        let mut dice = Dice(size.seed);
        let mut people = Vec::new();
        let mut rows = Vec::new();
        let now = house.app.now().micros();
        for number in 1..=size.readers {
            let email = format!("reader{number}@year.example");
            let topics = if dice.yes(400) {
                Vec::new()
            } else {
                dice.topics(true)
            };
            let zone = zones[dice.below(zones.len())];
            let language = ["NULL", "'de'", "'fr'"][dice.below(3)];
            let cadence = CADENCES[dice.below(CADENCES.len())];
            rows.push(format!(
                "INSERT INTO subscribers (id, address, address_key, created_at) VALUES ({number}, '{email}', '{email}', 1); \
                 INSERT INTO subscriptions (id, list_id, subscriber_id, state, topics, cadence, time_zone, language, created_at, changed_at, confirmed_at) \
                 VALUES ({number}, 1, {number}, 'active', '{}', '{cadence}', '{zone}', {language}, 1, 1, 1);",
                serde_json::Value::from(topics.clone())
            ));
            people.push(Person {
                email,
                resting: false,
                choices: vec![(now - 1, topics)],
            });
        }
        house
            .run_sql(&format!("BEGIN; {} COMMIT;", rows.join(" ")))
            .unwrap();
        let cadences = [
            (INSTANT, None, ZoneMode::List),
            ("local", Some("30 2 * * *"), ZoneMode::Reader),
            ("weekly", Some("0 7 * * SAT"), ZoneMode::Reader),
            ("monthly", Some("0 6 1 * *"), ZoneMode::List),
        ];
        for (name, cron, zone_mode) in cadences {
            let cadence = NewCadence {
                name,
                cron,
                time_zone: None,
                zone_mode,
            };
            digest::add_cadence(&house.app, &BY, LIST, cadence)
                .await
                .unwrap();
        }
        Self {
            house,
            size,
            dice,
            people,
            zones,
            news: Vec::new(),
            away: Vec::new(),
        }
    }

    fn now(&self) -> i64 {
        self.house.app.now().micros()
    }

    async fn live(&mut self) {
        let steps = i64::from(self.size.days) * 24 / self.size.hours_a_step;
        let calm = i64::from(self.size.days - LAST_DAYS) * 24 / self.size.hours_a_step;
        let mut away_until = 0;
        for step in 0..steps {
            let hour = self.now();
            let is_calm = step >= calm;
            if is_calm {
                self.everybody_back().await;
            } else {
                self.change_minds().await;
                if self.dice.yes(3) && step > away_until {
                    let long =
                        1 + i64::try_from(self.dice.below(72)).unwrap() / self.size.hours_a_step;
                    away_until = step + long;
                    let until = hour + long * self.size.hours_a_step * 3_600_000_000;
                    self.away.push((hour, until));
                }
            }
            self.house.advance(10);
            self.publish(is_calm).await;
            self.house.advance(10);
            if is_calm || step >= away_until {
                digest::plan_due_issues(&self.house.app).await.unwrap();
                self.deliver(is_calm).await;
            }
            self.house.advance(self.size.hours_a_step * 3_600 - 20);
        }
    }

    async fn everybody_back(&mut self) {
        for person in self.people.iter_mut().filter(|person| person.resting) {
            preferences::resume(&self.house.app, &BY, LIST, &person.email)
                .await
                .unwrap();
            person.resting = false;
        }
    }

    /// Each reader changes something about once a month.
    async fn change_minds(&mut self) {
        let minds = self.size.readers * usize::try_from(self.size.hours_a_step).unwrap();
        let changes = minds / 720 + usize::from(self.dice.below(720) < minds % 720);
        for _ in 0..changes {
            let who = self.dice.below(self.people.len());
            let mut change = Change::default();
            match self.dice.below(5) {
                0 => {
                    let topics = if self.dice.yes(250) {
                        Vec::new()
                    } else {
                        self.dice.topics(true)
                    };
                    let now = self.now();
                    self.people[who].choices.push((now, topics.clone()));
                    change.topics = Some(topics);
                }
                1 => {
                    let cadence = CADENCES[self.dice.below(CADENCES.len())];
                    change.cadence = Some(Some(cadence.to_owned()));
                }
                2 => {
                    let zone = self.zones[self.dice.below(self.zones.len())];
                    change.time_zone = Some(Some(zone.to_owned()));
                }
                _ => {
                    let person = &mut self.people[who];
                    let app = &self.house.app;
                    let done = if person.resting {
                        preferences::resume(app, &BY, LIST, &person.email).await
                    } else {
                        preferences::pause(app, &BY, LIST, &person.email).await
                    };
                    done.unwrap();
                    person.resting = !person.resting;
                    continue;
                }
            }
            let email = &self.people[who].email;
            preferences::change(&self.house.app, &BY, LIST, email, change)
                .await
                .unwrap();
        }
    }

    /// Some hours bring a few articles, and now and then an old one is edited.
    async fn publish(&mut self, is_calm: bool) {
        let share = if is_calm { 100 } else { 90 };
        let share = share * usize::try_from(self.size.hours_a_step).unwrap();
        if !self.dice.yes(share) {
            return;
        }
        let mut batch = Vec::new();
        for _ in 0..=self.dice.below(3) {
            let topics = self.dice.topics(false);
            let names: Vec<&str> = topics.iter().map(String::as_str).collect();
            batch.push(article(&self.news.len().to_string(), &names));
            let released_at = self.now();
            self.news.push(News {
                released_at,
                topics,
            });
        }
        if self.dice.yes(300) {
            let mut edited = article(&self.dice.below(self.news.len()).to_string(), &["sport"]);
            edited.title = format!("Article edited at {}", self.now());
            if batch
                .iter()
                .all(|one| one.external_id != edited.external_id)
            {
                batch.push(edited);
            }
        }
        self.house.push_articles(batch).await;
    }

    async fn deliver(&mut self, is_calm: bool) {
        loop {
            let due = self.house.look().await;
            if due.is_empty() {
                break;
            }
            let begun = self.house.begin(&due).await;
            if begun.is_empty() {
                break;
            }
            let ended: Vec<_> = begun
                .iter()
                .map(|one| ending(one, self.outcome(one, is_calm)))
                .collect();
            delivery::settle(&self.house.app, self.house.number, &ended)
                .await
                .unwrap();
        }
        delivery::tend(&self.house.app).await.unwrap();
    }

    /// Of a thousand letters sixty are put off, and twenty refused for what they say.
    fn outcome(&mut self, _one: &Delivery, is_calm: bool) -> Outcome {
        let reply = |code, text: &str| Reply::new(Phase::Dot, code, text);
        if !is_calm && self.dice.yes(60) {
            Outcome::Deferred(reply(450, "4.2.1 Later"))
        } else if !is_calm && self.dice.yes(20) {
            Outcome::Rejected {
                reply: reply(554, "5.7.1 No"),
                fault: Fault::Message,
            }
        } else {
            Outcome::Accepted(reply(250, "2.0.0 Ok"))
        }
    }

    /// What the ledger and the model say about the same year.
    fn judge(&self) {
        let numbers = self.articles_by_id();
        let end = self.now();
        let mut planned: HashMap<(usize, usize), Vec<i64>> = HashMap::new();
        let mut accepted: BTreeMap<(usize, usize), u32> = BTreeMap::new();
        let mut letters = 0_usize;
        for (reader, planned_at, state, articles) in self.deliveries() {
            letters += 1;
            for id in articles {
                let key = (reader, numbers[&id]);
                planned.entry(key).or_default().push(planned_at);
                if state == "sent" {
                    *accepted.entry(key).or_default() += 1;
                }
            }
        }
        for (&(reader, number), &times) in &accepted {
            assert_eq!(
                times, 1,
                "article {number} reached reader {reader} {times} times"
            );
            let (person, news) = (&self.people[reader - 1], &self.news[number]);
            let wanted = planned[&(reader, number)]
                .iter()
                .any(|at| person.covered(news, *at));
            assert!(
                wanted,
                "reader {reader} did not want article {number} when it was planned"
            );
        }
        let last = end - i64::from(LAST_DAYS - 2) * 86_400_000_000;
        let mut demanded = 0_usize;
        for (number, news) in self.news.iter().enumerate() {
            for (index, person) in self.people.iter().enumerate() {
                if news.released_at < last && person.covered(news, end) {
                    demanded += 1;
                    assert!(
                        accepted.contains_key(&(index + 1, number)),
                        "article {number} never reached reader {}, who chose {:?}; {}",
                        index + 1,
                        person.choices,
                        self.story_of(index + 1),
                    );
                }
            }
        }
        let days = self.judge_days(end);
        println!(
            "{} articles, {letters} letters, {} issues; {} articles reached a reader, all of the {demanded} that had \
             to among them; {days} local days had their one issue each.",
            self.news.len(),
            self.house.number("SELECT COUNT(*) FROM issues"),
            accepted.len(),
        );
    }

    /// What the ledger says of a reader, for whoever has to find out what went wrong.
    fn story_of(&self, reader: usize) -> String {
        let subscription = self.rows(
            &format!("SELECT state, topics, topic_since, cadence, time_zone, watermark FROM subscriptions WHERE id = {reader}"),
            &["state", "topics", "topic_since", "cadence", "time_zone", "watermark"],
        );
        let letters = self.rows(
            &format!(
                "SELECT d.issue_id, d.state, d.reason, v.articles FROM deliveries d JOIN variants v ON v.id = d.variant_id \
                 WHERE d.subscription_id = {reader} ORDER BY d.id LIMIT 30"
            ),
            &["issue_id", "state", "reason", "articles"],
        );
        format!("subscription {subscription:?}, first letters {letters:?}")
    }

    /// Each local day of each zone has one daily issue, except where the service was away.
    fn judge_days(&self, end: i64) -> usize {
        let issues = self.rows(
            "SELECT i.slot_at, i.time_zones FROM issues i JOIN schedules s ON s.id = i.schedule_id WHERE s.name = 'local'",
            &["slot_at", "time_zones"],
        );
        let mut days: HashMap<String, Vec<NaiveDate>> = HashMap::new();
        for row in issues {
            let slot = UtcTime::from_micros(row[0].as_i64().unwrap()).datetime();
            for name in serde_json::from_str::<Vec<String>>(row[1].as_str().unwrap()).unwrap() {
                let zone: chrono_tz::Tz = name.parse().unwrap();
                let day = slot.with_timezone(&zone).date_naive();
                days.entry(name).or_default().push(day);
            }
        }
        let date = |micros: i64| UtcTime::from_micros(micros).datetime().date_naive();
        let first = date(self.people[0].choices[0].0) + Days::new(2);
        let last = date(end) - Days::new(2);
        let mut counted = 0;
        for (zone, days) in &days {
            let once: BTreeSet<NaiveDate> = days.iter().copied().collect();
            assert_eq!(once.len(), days.len(), "{zone} had two issues on one day");
            // A zone that nobody was in at first begins later.
            let begins = first.max(*once.first().unwrap());
            for day in begins.iter_days().take_while(|day| *day < last) {
                let away = self.away.iter().any(|(from, until)| {
                    date(*from) - Days::new(1) <= day && day <= date(*until) + Days::new(1)
                });
                assert!(away || once.contains(&day), "{zone} had no issue on {day}");
                counted += usize::from(once.contains(&day));
            }
        }
        counted
    }

    fn articles_by_id(&self) -> HashMap<i64, usize> {
        let rows = self.rows(
            "SELECT id, external_id FROM articles",
            &["id", "external_id"],
        );
        let number = |text: &str| text.parse::<usize>().unwrap();
        rows.iter()
            .map(|row| (row[0].as_i64().unwrap(), number(row[1].as_str().unwrap())))
            .collect()
    }

    /// Every digest: its reader, when it was planned, its state and its articles.
    fn deliveries(&self) -> Vec<(usize, i64, String, Vec<i64>)> {
        let rows = self.rows(
            "SELECT d.subscription_id, d.created_at, d.state, v.articles FROM deliveries d JOIN variants v ON v.id = d.variant_id",
            &["subscription_id", "created_at", "state", "articles"],
        );
        rows.iter()
            .map(|row| {
                let reader = usize::try_from(row[0].as_i64().unwrap()).unwrap();
                let articles = serde_json::from_str(row[3].as_str().unwrap()).unwrap();
                (
                    reader,
                    row[1].as_i64().unwrap(),
                    row[2].as_str().unwrap().to_owned(),
                    articles,
                )
            })
            .collect()
    }

    fn rows(&self, sql: &str, columns: &[&str]) -> Vec<Vec<serde_json::Value>> {
        let columns = columns.join(", ");
        let sql = if self.house.is_on_postgres() {
            format!("SELECT COALESCE(json_agg(json_build_array({columns})), '[]') FROM ({sql}) q")
        } else {
            format!("SELECT json_group_array(json_array({columns})) FROM ({sql}) q")
        };
        serde_json::from_str(&self.house.text(&sql)).unwrap()
    }
}

async fn tell_a_year(database: TestDatabase, size: Size) {
    // Refusals by chance are not what an operator has to look into here.
    let settings = [("POSTRIDER_SENDING_REFUSED_FLOOR", "1000000000")];
    let house = House::open_with(database, &settings).await;
    let mut year = Year::begin(house, size).await;
    year.live().await;
    let open = year.house.number(&format!(
        "SELECT COUNT(*) FROM issues WHERE state IN ('{}', '{}')",
        IssueState::Planning,
        IssueState::Paused
    ));
    assert_eq!(open, 0, "an issue was left in the middle");
    year.judge();
}

both_databases! {
    async fn every_matching_article_reaches_every_reader_once(database: TestDatabase) {
        tell_a_year(database, Size::of(30, 6, 80, 3)).await;
    }
}
