//! Visits to the pages behind a confirmation letter's links: a reader, or a program that inspects mail?
//!
//! Programs open links, and some press the buttons that they find. So a yes has to come from a page that was
//! looked at, some seconds after the letter was delivered at the earliest; and the page holds a button that no
//! reader sees. Where something speaks for a program, nothing is decided: the page asks again, and wants a box
//! ticked, which is what such programs do not do.

use super::time::UtcTime;

/// How long a page is distrusted after the button was pressed that no reader sees, in seconds; and how long that
/// button undoes what was pressed before it.
pub const DISTRUST_SECONDS: i64 = 3_600;

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// "Yes, subscribe."
    Yes,
    /// "No, not me."
    No,
    /// The button that no reader sees.
    Decoy,
}

/// A press of a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// Which.
    pub pressed: Pressed,
    /// Whether the page was opened before.
    pub looked: bool,
    /// Whether the box was ticked that a page shows which asks again.
    pub certain: bool,
}

/// What is known about the question that the page asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Trail {
    /// When the receiving server took the letter; none while nobody has written that down.
    pub delivered_at: Option<UtcTime>,
    /// When the decoy was last pressed.
    pub automated_at: Option<UtcTime>,
    /// When the question was answered with yes, where that answer stands.
    pub confirmed_at: Option<UtcTime>,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The answer counts.
    Counts,
    /// Nothing is decided; the page asks again.
    AskAgain,
    /// It was a program: this is written down, and nothing else is decided.
    Note,
    /// It was a program, and so was the yes before: that is taken back.
    TakeBack,
}

impl Trail {
    /// Whether the pages of this question are distrusted at present.
    #[must_use]
    pub fn is_distrusted(&self, now: UtcTime) -> bool {
        self.automated_at.is_some_and(|at| is_of_late(at, now))
    }

    /// What follows from a press. `soonest_seconds` after the letter's delivery a yes is believed; 0 believes it
    /// at any time.
    #[must_use]
    pub fn weigh(&self, visit: Visit, soonest_seconds: u32, now: UtcTime) -> Verdict {
        let too_soon = soonest_seconds > 0
            && self
                .delivered_at
                .is_none_or(|at| now.seconds_since(at) < soonest_seconds.into());
        match visit.pressed {
            Pressed::Decoy if self.was_confirmed_by_a_program(now) => Verdict::TakeBack,
            Pressed::Decoy => Verdict::Note,
            Pressed::Yes | Pressed::No if visit.certain && visit.looked => Verdict::Counts,
            Pressed::Yes | Pressed::No if self.is_distrusted(now) => Verdict::AskAgain,
            Pressed::Yes if !visit.looked || too_soon => Verdict::AskAgain,
            Pressed::Yes | Pressed::No => Verdict::Counts,
        }
    }

    /// Whether a yes of late came before the decoy was ever pressed. One that came after is a person's: it needed
    /// the box.
    fn was_confirmed_by_a_program(&self, now: UtcTime) -> bool {
        self.confirmed_at.is_some_and(|at| {
            is_of_late(at, now) && self.automated_at.is_none_or(|marked| marked > at)
        })
    }
}

fn is_of_late(at: UtcTime, now: UtcTime) -> bool {
    now.seconds_since(at) < DISTRUST_SECONDS
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOONEST: u32 = 3;

    fn at(seconds: i64) -> UtcTime {
        UtcTime::from_micros(0).plus_seconds(1_000_000 + seconds)
    }

    fn press(pressed: Pressed) -> Visit {
        Visit {
            pressed,
            looked: true,
            certain: false,
        }
    }

    fn delivered() -> Trail {
        Trail {
            delivered_at: Some(at(0)),
            ..Trail::default()
        }
    }

    #[test]
    fn a_yes_counts_from_a_page_that_was_looked_at_and_not_at_once() {
        let yes = press(Pressed::Yes);
        for (seconds, expected) in [
            (0, Verdict::AskAgain),
            (2, Verdict::AskAgain),
            (3, Verdict::Counts),
            (86_400, Verdict::Counts),
        ] {
            assert_eq!(
                delivered().weigh(yes, SOONEST, at(seconds)),
                expected,
                "{seconds}"
            );
        }
        let unseen = Visit {
            looked: false,
            ..yes
        };
        assert_eq!(
            delivered().weigh(unseen, SOONEST, at(60)),
            Verdict::AskAgain
        );
        // Nobody has written down yet that the letter arrived.
        assert_eq!(
            Trail::default().weigh(yes, SOONEST, at(60)),
            Verdict::AskAgain
        );
        assert_eq!(Trail::default().weigh(yes, 0, at(60)), Verdict::Counts);
    }

    #[test]
    fn a_no_counts_at_any_time_and_from_anywhere_but_a_distrusted_page() {
        let no = Visit {
            looked: false,
            ..press(Pressed::No)
        };
        assert_eq!(delivered().weigh(no, SOONEST, at(0)), Verdict::Counts);
        assert_eq!(Trail::default().weigh(no, SOONEST, at(0)), Verdict::Counts);
        let marked = Trail {
            automated_at: Some(at(10)),
            ..delivered()
        };
        assert_eq!(marked.weigh(no, SOONEST, at(11)), Verdict::AskAgain);
    }

    #[test]
    fn for_an_hour_after_the_decoy_both_answers_need_the_box() {
        let marked = Trail {
            automated_at: Some(at(10)),
            ..delivered()
        };
        for pressed in [Pressed::Yes, Pressed::No] {
            let certain = Visit {
                certain: true,
                ..press(pressed)
            };
            let blind = Visit {
                looked: false,
                ..certain
            };
            assert_eq!(
                marked.weigh(press(pressed), SOONEST, at(11)),
                Verdict::AskAgain
            );
            assert_eq!(marked.weigh(blind, SOONEST, at(11)), Verdict::AskAgain);
            assert_eq!(marked.weigh(certain, SOONEST, at(11)), Verdict::Counts);
            let last = 10 + DISTRUST_SECONDS - 1;
            assert_eq!(
                marked.weigh(press(pressed), SOONEST, at(last)),
                Verdict::AskAgain
            );
            assert_eq!(
                marked.weigh(press(pressed), SOONEST, at(last + 1)),
                Verdict::Counts
            );
        }
    }

    #[test]
    fn the_decoy_takes_back_a_yes_of_the_last_hour_unless_that_was_a_person_s() {
        let decoy = press(Pressed::Decoy);
        let confirmed = Trail {
            confirmed_at: Some(at(10)),
            ..delivered()
        };
        assert_eq!(delivered().weigh(decoy, SOONEST, at(11)), Verdict::Note);
        assert_eq!(confirmed.weigh(decoy, SOONEST, at(11)), Verdict::TakeBack);
        let later = at(10 + DISTRUST_SECONDS);
        assert_eq!(confirmed.weigh(decoy, SOONEST, later), Verdict::Note);
        let by_a_person = Trail {
            automated_at: Some(at(5)),
            ..confirmed
        };
        assert_eq!(by_a_person.weigh(decoy, SOONEST, at(11)), Verdict::Note);
    }
}
