//! Who gets what: the articles behind each reader's watermark that their topics cover.
//!
//! Readers of an issue who are alike in topics, language and watermark are one audience, for which this is
//! decided once. Whoever is owed something from a letter that did not arrive is looked at by themselves.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::domain::issue::AudienceOutcome;
use crate::domain::time::UtcTime;
use crate::domain::topics::TopicChoice;
use crate::services::StoreError;
use crate::store::articles::Article;
use crate::store::deliveries::{Laggard, Missed};
use crate::store::issues::{Audience, Choice, NewVariant, Readers};
use crate::store::lists::List;
use crate::store::subscribers::Subscription;
use crate::store::{self, Ledger};

/// One chunk of an issue's readers.
pub(super) struct Chunk<'a> {
    pub(super) readers: Readers<'a>,
    pub(super) list: &'a List,
    /// The fewest articles that are worth a letter.
    pub(super) fewest: usize,
    pub(super) now: UtcTime,
}

/// The articles that the readers of a chunk may get, in the order of the letter: what the issue is about as it
/// stands there, then what some are behind with, newest first.
struct Stock {
    articles: Vec<Article>,
}

impl Chunk<'_> {
    /// Plans these readers; returns how many deliveries.
    pub(super) fn plan(&self, ledger: &mut Ledger) -> Result<i64, StoreError> {
        if self.readers.issue.reach.is_some() {
            return self.plan_apart(ledger);
        }
        let laggards = store::deliveries::laggards(ledger, &self.readers)?;
        let unknown = store::issues::unknown_choices(ledger, &self.readers)?;
        let mut planned = 0;
        if !laggards.is_empty() || !unknown.is_empty() {
            let choices = unknown.iter().chain(laggards.iter().map(|one| &one.choice));
            let lowest = choices.map(|choice| choice.watermark).min();
            let stock = self.stock(ledger, lowest.unwrap_or(0))?;
            planned += self.plan_laggards(ledger, &stock, &laggards)?;
            for choice in &unknown {
                let audience = self.audience(ledger, &stock, choice)?;
                store::issues::add_audience(ledger, self.readers.issue.id, choice, audience)?;
            }
        }
        let done: Vec<i64> = laggards.iter().map(|one| one.id).collect();
        planned += store::deliveries::plan_audiences(ledger, &self.readers, &done)?;
        self.settle_topics(ledger)?;
        Ok(planned)
    }

    /// Plans one article for whoever of these readers wants it and was not planned for it before.
    fn plan_apart(&self, ledger: &mut Ledger) -> Result<i64, StoreError> {
        let stock = Stock {
            articles: store::articles::of_issue(ledger, self.readers.issue.id)?,
        };
        for choice in store::issues::unknown_choices(ledger, &self.readers)? {
            let audience = self.audience(ledger, &stock, &choice)?;
            store::issues::add_audience(ledger, self.readers.issue.id, &choice, audience)?;
        }
        store::deliveries::plan_apart(ledger, &self.readers)
    }

    /// The articles that these readers got apart from the others.
    fn brought(&self, choice: &Choice) -> HashSet<i64> {
        let brought = self.readers.apart.iter();
        let brought = brought.filter(|apart| choice.was_brought_by(apart.issue_id));
        brought.map(|apart| apart.article_id).collect()
    }

    /// How many readers would get a letter, not counting what single ones are owed.
    pub(super) fn readers_of_a_letter(&self, ledger: &mut Ledger) -> Result<i64, StoreError> {
        let counted = store::issues::counted_choices(ledger, &self.readers)?;
        let lowest = counted.iter().map(|(choice, _)| choice.watermark).min();
        let stock = self.stock(ledger, lowest.unwrap_or(0))?;
        let mut total = 0;
        for (choice, readers) in counted {
            let articles = stock.behind(&choice, &self.brought(&choice))?;
            if articles.len() >= self.fewest {
                total += readers;
            }
        }
        Ok(total)
    }

    /// The articles that one reader would get, what was owed included, in the order of the letter.
    pub(super) fn articles_for(
        &self,
        ledger: &mut Ledger,
        reader: &Subscription,
    ) -> Result<Vec<i64>, StoreError> {
        if self.readers.issue.reach.is_some() {
            let articles = store::articles::of_issue(ledger, self.readers.issue.id)?;
            return Ok(articles.iter().map(|article| article.id).collect());
        }
        let owed = store::subscriptions::owed_articles(ledger, reader.id)?;
        let mut brought = HashSet::new();
        for apart in &self.readers.apart {
            let letter =
                store::deliveries::of_issue_to(ledger, apart.issue_id, reader.subscriber_id)?;
            if letter.is_some_and(|letter| !letter.state.ended_in_vain()) {
                brought.insert(apart.article_id);
            }
        }
        let stock = self.stock(ledger, reader.watermark)?;
        let behind = store::articles::by_ids(ledger, &owed)?;
        let full = stock.with(ledger, self.readers.issue.id, behind)?;
        Ok(full.pick(&reader.topic_choice(), |id, number| {
            owed.contains(&id) || number > reader.watermark && !brought.contains(&id)
        }))
    }

    fn stock(&self, ledger: &mut Ledger, after: i64) -> Result<Stock, StoreError> {
        let issue = self.readers.issue;
        let withdrawn = store::articles::withdrawn(ledger, issue.schedule_id, after)?;
        let mut articles =
            store::articles::numbered(ledger, issue.list_id, after, issue.through_number)?;
        articles.retain(|article| !withdrawn.contains(&article.id));
        let stock = Stock { articles };
        stock.ordered(ledger, issue.id)
    }

    fn audience(
        &self,
        ledger: &mut Ledger,
        stock: &Stock,
        choice: &Choice,
    ) -> Result<Audience, StoreError> {
        let articles = stock.behind(choice, &self.brought(choice))?;
        let outcome = match articles.len() {
            0 => AudienceOutcome::Nothing,
            some if some < self.fewest => AudienceOutcome::TooFew,
            _ => AudienceOutcome::Letter,
        };
        let variant_id = match outcome {
            AudienceOutcome::Letter => Some(self.variant(ledger, &choice.language, &articles)?),
            _ => None,
        };
        Ok(Audience {
            outcome,
            variant_id,
        })
    }

    fn variant(
        &self,
        ledger: &mut Ledger,
        language: &str,
        articles: &[i64],
    ) -> Result<i64, StoreError> {
        let language = match language {
            "" => &self.list.language,
            own => own,
        };
        let variant = NewVariant {
            list_id: self.list.id,
            issue_id: Some(self.readers.issue.id),
            language,
            articles,
        };
        store::issues::shared_variant(ledger, &variant)
    }

    /// Plans those who are behind: what they missed comes with what is new for them.
    fn plan_laggards(
        &self,
        ledger: &mut Ledger,
        stock: &Stock,
        laggards: &[Laggard],
    ) -> Result<i64, StoreError> {
        if laggards.is_empty() {
            return Ok(0);
        }
        let issue = self.readers.issue;
        let ids: Vec<i64> = laggards.iter().map(|one| one.id).collect();
        let missed = store::deliveries::missed(ledger, issue, &ids)?;
        let old: HashSet<i64> = missed
            .iter()
            .flat_map(|one| one.articles.0.clone())
            .collect();
        let old: Vec<i64> = old.into_iter().collect();
        let mut old = store::articles::by_ids(ledger, &old)?;
        old.retain(|article| article.hidden_at.is_none());
        let full = stock.with(ledger, issue.id, old)?;
        let mut by_reader: HashMap<i64, Vec<&Missed>> = HashMap::new();
        for one in &missed {
            by_reader.entry(one.subscription_id).or_default().push(one);
        }
        let mut letters: BTreeMap<(&str, Vec<i64>), Vec<i64>> = BTreeMap::new();
        let (mut moved, mut settled, mut superseded) = (Vec::new(), Vec::new(), Vec::new());
        for laggard in laggards {
            let none = Vec::new();
            let missed = by_reader.get(&laggard.id).unwrap_or(&none);
            let found = full.for_laggard(laggard, missed, &self.brought(&laggard.choice))?;
            if found.articles.is_empty() {
                moved.push(laggard.id);
                settled.push(laggard.id);
            } else if found.articles.len() >= self.fewest {
                settled.push(laggard.id);
                superseded.extend(found.superseded);
                let language = laggard.choice.language.as_str();
                let group = letters.entry((language, found.articles)).or_default();
                group.push(laggard.id);
            }
        }
        store::deliveries::move_watermarks(ledger, issue, &moved)?;
        store::deliveries::forget_debts(ledger, &settled)?;
        store::deliveries::supersede(ledger, issue, &superseded, self.now)?;
        let mut planned = 0;
        for ((language, articles), readers) in letters {
            let variant = self.variant(ledger, language, &articles)?;
            planned += store::deliveries::plan_readers(ledger, issue, &readers, variant)?;
        }
        Ok(planned)
    }

    /// Forgets since when topics count where the watermark has passed that.
    fn settle_topics(&self, ledger: &mut Ledger) -> Result<(), StoreError> {
        let issue = self.readers.issue;
        for choice in store::issues::dated_choices(ledger, issue.id)? {
            let topics = choice.topic_choice()?.settled(issue.through_number);
            let after = store::json_since(&topics.since);
            if after != choice.topic_since {
                let change = [choice.topic_since.as_str(), after.as_str()];
                store::issues::settle_topics(ledger, &self.readers, &choice.topics, change)?;
            }
        }
        Ok(())
    }
}

/// What a reader who is behind gets.
struct Found {
    articles: Vec<i64>,
    /// The letters of older issues whose articles these include.
    superseded: Vec<i64>,
}

impl Stock {
    /// The articles above its watermark that a choice covers, without those that its readers got apart.
    fn behind(&self, choice: &Choice, brought: &HashSet<i64>) -> Result<Vec<i64>, StoreError> {
        let topics = choice.topic_choice()?;
        Ok(self.pick(&topics, |id, number| {
            number > choice.watermark && !brought.contains(&id)
        }))
    }

    fn pick(&self, topics: &TopicChoice, wanted: impl Fn(i64, i64) -> bool) -> Vec<i64> {
        let picked = self.articles.iter().filter(|article| {
            let number = article.number.unwrap_or(0);
            wanted(article.id, number) && topics.covers(&article.topics.0, number)
        });
        picked.map(|article| article.id).collect()
    }

    /// A letter that still waits is left to itself when there is nothing else for its reader.
    fn for_laggard(
        &self,
        laggard: &Laggard,
        missed: &[&Missed],
        brought: &HashSet<i64>,
    ) -> Result<Found, StoreError> {
        let topics = laggard.choice.topic_choice()?;
        let watermark = laggard.choice.watermark;
        let ended = missed.iter().filter(|one| one.delivery_id == 0);
        let owed: HashSet<i64> = ended
            .flat_map(|one| one.articles.0.iter().copied())
            .collect();
        let is_new = |id: i64, number: i64| number > watermark && !brought.contains(&id);
        let due = self.pick(&topics, |id, number| {
            is_new(id, number) || owed.contains(&id)
        });
        if due.is_empty() {
            return Ok(Found {
                articles: due,
                superseded: Vec::new(),
            });
        }
        let all: HashSet<i64> = missed
            .iter()
            .flat_map(|one| one.articles.0.clone())
            .collect();
        let waiting = missed.iter().filter(|one| one.delivery_id != 0);
        Ok(Found {
            articles: self.pick(&topics, |id, number| {
                is_new(id, number) || all.contains(&id)
            }),
            superseded: waiting.map(|one| one.delivery_id).collect(),
        })
    }

    fn with(
        &self,
        ledger: &mut Ledger,
        issue: i64,
        more: Vec<Article>,
    ) -> Result<Self, StoreError> {
        let mut articles = self.articles.clone();
        let known: HashSet<i64> = articles.iter().map(|article| article.id).collect();
        articles.extend(
            more.into_iter()
                .filter(|article| !known.contains(&article.id)),
        );
        Self { articles }.ordered(ledger, issue)
    }

    fn ordered(mut self, ledger: &mut Ledger, issue: i64) -> Result<Self, StoreError> {
        let in_issue = store::articles::of_issue(ledger, issue)?;
        let places: HashMap<i64, usize> = (in_issue.iter().enumerate())
            .map(|(place, article)| (article.id, place))
            .collect();
        self.articles.sort_by_key(|article| {
            let place = places.get(&article.id).copied().unwrap_or(usize::MAX);
            (place, Reverse(article.place_in_time()))
        });
        Ok(self)
    }
}
