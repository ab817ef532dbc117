//! What a reader chose among a list's topics, and since when.
//!
//! A newly chosen topic brings articles from now on; a topic that was chosen before goes on without a
//! gap. Articles are numbered in the order of their release within the list, so "from now on" is a
//! number: an article counts when it carries one of the reader's topics and its number is above that
//! topic's. What the reader was planned for already (the watermark) is asked elsewhere.

use std::collections::BTreeMap;

use super::article::topic_slug;

/// Every topic, in the place of a slug. No slug looks like this.
pub const EVERY_TOPIC: &str = "*";

/// The article number behind which each topic counts; a topic that is not here counts from the beginning.
pub type Since = BTreeMap<String, i64>;

/// A reader's topics.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopicChoice {
    /// Slugs, sorted; none means all.
    pub topics: Vec<String>,
    /// Since when. Where all topics are chosen, single ones may stand here that were chosen before.
    pub since: Since,
}

impl TopicChoice {
    /// Whether an article with these topics and this number is among what was chosen.
    #[must_use]
    pub fn covers(&self, article_topics: &[String], number: i64) -> bool {
        self.parts().any(|(topic, since)| {
            number > since
                && (topic == EVERY_TOPIC
                    || article_topics.iter().any(|name| topic_slug(name) == topic))
        })
    }

    /// The topics that count, each with the number behind which it does.
    fn parts(&self) -> impl Iterator<Item = (&str, i64)> {
        let of = |topic: &str| self.since.get(topic).copied().unwrap_or(0);
        let all = self
            .topics
            .is_empty()
            .then(|| (EVERY_TOPIC, of(EVERY_TOPIC)));
        let earlier = self
            .since
            .iter()
            .filter(|(topic, _)| self.topics.is_empty() && *topic != EVERY_TOPIC)
            .map(|(topic, since)| (topic.as_str(), *since));
        let chosen = self
            .topics
            .iter()
            .map(move |topic| (topic.as_str(), of(topic)));
        all.into_iter().chain(earlier).chain(chosen)
    }

    /// Since when a topic has counted without a gap; nothing when it is not among the chosen.
    fn counts_since(&self, topic: &str) -> Option<i64> {
        self.parts()
            .filter(|(part, _)| *part == EVERY_TOPIC || *part == topic)
            .map(|(_, since)| since)
            .min()
    }

    /// The choice after a change of topics (slugs, sorted; none means all) when `released` is the last
    /// article of the list and the reader was planned up to `watermark`.
    #[must_use]
    pub fn change_to(&self, topics: Vec<String>, released: i64, watermark: i64) -> Self {
        let mut since = Since::new();
        if topics.is_empty() {
            if self.topics.is_empty() {
                since.clone_from(&self.since);
            } else {
                since.insert(EVERY_TOPIC.to_owned(), released);
                since.extend(self.parts().map(|(topic, since)| (topic.to_owned(), since)));
            }
        } else {
            for topic in &topics {
                let from = self.counts_since(topic).unwrap_or(released);
                since.insert(topic.clone(), from);
            }
        }
        Self { topics, since }.settled(watermark)
    }

    /// The same choice in its shortest form for a reader who was planned up to `watermark`.
    #[must_use]
    pub fn settled(mut self, watermark: i64) -> Self {
        if !self.topics.is_empty() {
            self.since.retain(|_, since| *since > watermark);
        } else if self
            .since
            .get(EVERY_TOPIC)
            .is_none_or(|from| *from <= watermark)
        {
            self.since.clear();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(topics: &[&str]) -> TopicChoice {
        TopicChoice {
            topics: names(topics),
            since: Since::new(),
        }
    }

    fn names(topics: &[&str]) -> Vec<String> {
        topics.iter().map(|&topic| topic.to_owned()).collect()
    }

    /// The numbers of articles 1 to 9 that are covered, where odd ones are about the city and even ones about sport.
    fn covered(choice: &TopicChoice) -> Vec<i64> {
        let about = |n: i64| names(&[if n % 2 == 1 { "City" } else { "sport" }]);
        (1..10).filter(|&n| choice.covers(&about(n), n)).collect()
    }

    #[test]
    fn a_topic_that_is_added_counts_from_now_on_and_the_others_go_on() {
        let both = choice(&["city"]).change_to(names(&["city", "sport"]), 5, 2);
        assert_eq!(covered(&both), [1, 3, 5, 6, 7, 8, 9]);
        let all = choice(&["city"]).change_to(Vec::new(), 5, 2);
        assert_eq!(covered(&all), [1, 3, 5, 6, 7, 8, 9]);
    }

    #[test]
    fn a_topic_that_was_part_of_all_goes_on() {
        let city = choice(&[]).change_to(names(&["city"]), 5, 2);
        assert_eq!(city, choice(&["city"]));
        let again = choice(&["city"]).change_to(Vec::new(), 3, 0).change_to(
            names(&["city", "sport"]),
            7,
            0,
        );
        assert_eq!(covered(&again), [1, 3, 4, 5, 6, 7, 8, 9]);
    }

    #[test]
    fn a_topic_that_is_given_up_and_taken_up_again_counts_from_then_on() {
        let back = choice(&["city", "sport"])
            .change_to(names(&["city"]), 3, 0)
            .change_to(names(&["city", "sport"]), 6, 0);
        assert_eq!(covered(&back), [1, 3, 5, 7, 8, 9]);
    }

    #[test]
    fn what_the_watermark_has_passed_is_forgotten() {
        let both = choice(&["city"]).change_to(names(&["city", "sport"]), 5, 2);
        assert_eq!(both.clone().settled(5), choice(&["city", "sport"]));
        assert_eq!(both.clone().settled(4), both);
        assert_eq!(
            choice(&["city"]).change_to(Vec::new(), 5, 2).settled(5),
            choice(&[])
        );
        assert_eq!(choice(&["city"]).change_to(Vec::new(), 5, 5), choice(&[]));
    }
}
