//! A form of the desk: what stands in it, what was typed, and what has to be put right.
//!
//! A field called `key` takes its label from the message `desk-lists-KEY`, its hint from `desk-lists-KEY-hint`
//! where there is one, and what is said of a mistake from `desk-lists-KEY-wrong`, unless the [`Mistake`] has a message of its
//! own. The story's own words, which are English, are never shown.

use maud::{Markup, html};

use super::super::Tongue;
use super::mistakes::{Asked, Mistake};
use crate::words::{Arg, Words};

/// One showing of a form.
pub(in crate::web) struct Sheet<'a> {
    /// The language of the page.
    pub(in crate::web) tongue: &'a Tongue,
    /// The catalogues.
    pub(in crate::web) words: &'a Words,
    /// What stands in the fields.
    pub(in crate::web) typed: Vec<(&'static str, String)>,
    /// What has to be put right.
    pub(in crate::web) wrong: &'a [Mistake],
    /// The fields that it asks for.
    pub(in crate::web) fields: &'static [Asked],
}

impl Sheet<'_> {
    /// What stands in a field.
    pub(in crate::web) fn value(&self, name: &str) -> &str {
        let typed = self.typed.iter().find(|(field, _)| *field == name);
        typed.map_or("", |(_, value)| value)
    }

    /// A message that a language may do without.
    fn maybe(&self, key: &str) -> Option<String> {
        self.words.say(&self.tongue.language, key, &[]).ok()
    }

    /// The field of this name, as the form knows it.
    fn asked(&self, name: &'static str) -> Asked {
        let found = self.fields.iter().find(|field| field.name == name);
        debug_assert!(found.is_some(), "the form has no field {name}");
        found.copied().unwrap_or(Asked::unjudged(name))
    }

    fn mistakes(&self, name: &str) -> Vec<&Mistake> {
        self.wrong
            .iter()
            .filter(|wrong| wrong.field == name)
            .collect()
    }

    /// What is said of a mistake: its own message, or that of its field.
    fn in_words(&self, wrong: &Mistake) -> Markup {
        let args: Vec<(&str, Arg<'_>)> = wrong
            .args
            .iter()
            .map(|(name, value)| (*name, Arg::Text(value)))
            .collect();
        let judged = |field: &&Asked| field.name == wrong.field && field.is_judged;
        let key = match (wrong.message, self.fields.iter().find(judged)) {
            (Some(message), _) => message.to_owned(),
            (None, Some(field)) => field.wrong(),
            (None, None) => {
                // Nobody can be wrong about it, or so it seemed.
                tracing::error!(field = wrong.field, "a form has no words for a mistake");
                "desk-lists-form-wrong".to_owned()
            }
        };
        self.tongue.mark(&key, &args)
    }

    /// A label above its field, with its hint below and its mistakes between.
    fn around(&self, asked: Asked, field: &Markup) -> Markup {
        html! {
            div.field {
                label for=(asked.name) { (self.tongue.say(&format!("desk-lists-{}", asked.key))) }
                (self.said_of(asked))
                (field)
                (self.hint(asked))
            }
        }
    }

    fn said_of(&self, asked: Asked) -> Markup {
        let mistakes = self.mistakes(asked.name);
        html! {
            @if !mistakes.is_empty() {
                p.error id={ (asked.name) "-wrong" } {
                    @for mistake in mistakes {
                        (self.in_words(mistake)) " "
                        @if let Some(quoted) = &mistake.quoted { span.mistake lang="en" dir="ltr" { (quoted) } }
                    }
                }
            }
        }
    }

    fn hint(&self, asked: Asked) -> Markup {
        html! {
            @if let Some(hint) = self.maybe(&format!("desk-lists-{}-hint", asked.key)) {
                p.hint id={ (asked.name) "-hint" } { (hint) }
            }
        }
    }

    /// What describes a field, for `aria-describedby`.
    fn described(&self, asked: Asked) -> Option<String> {
        let mut ids = Vec::new();
        if !self.mistakes(asked.name).is_empty() {
            ids.push(format!("{}-wrong", asked.name));
        }
        if self
            .maybe(&format!("desk-lists-{}-hint", asked.key))
            .is_some()
        {
            ids.push(format!("{}-hint", asked.name));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn is_wrong(&self, name: &str) -> Option<&'static str> {
        (!self.mistakes(name).is_empty()).then_some("true")
    }

    /// A line of text; `kind` is the type of the input.
    pub(in crate::web) fn line(&self, name: &'static str, kind: &str) -> Markup {
        let asked = self.asked(name);
        let latin =
            matches!(kind, "url" | "email") || matches!(asked.name, "slug" | "cron" | "time_zone");
        let kind = if kind == "url" { "text" } else { kind };
        self.around(
            asked,
            &html! {
                input id=(asked.name) name=(asked.name) type=(kind) value=(self.value(asked.name))
                    dir=(if latin { "ltr" } else { "auto" }) spellcheck=[latin.then_some("false")] autocomplete="off"
                    aria-describedby=[self.described(asked)] aria-invalid=[self.is_wrong(asked.name)];
            },
        )
    }

    /// Several lines of text.
    pub(in crate::web) fn area(&self, name: &'static str, rows: u8) -> Markup {
        let asked = self.asked(name);
        self.around(
            asked,
            &html! {
                textarea id=(asked.name) name=(asked.name) rows=(rows) dir="auto"
                    aria-describedby=[self.described(asked)] aria-invalid=[self.is_wrong(asked.name)] {
                    // Browsers drop the first line break.
                    "\n" (self.value(asked.name))
                }
            },
        )
    }

    /// One of several values.
    pub(in crate::web) fn choice(
        &self,
        name: &'static str,
        options: &[(String, String)],
    ) -> Markup {
        let asked = self.asked(name);
        let chosen = self.value(name);
        self.around(
            asked,
            &html! {
                select id=(asked.name) name=(asked.name)
                    aria-describedby=[self.described(asked)] aria-invalid=[self.is_wrong(asked.name)] {
                    @for (value, words) in options {
                        option value=(value) selected[value == chosen] { (words) }
                    }
                }
            },
        )
    }

    /// A colour: a swatch to pick it with where scripts run, and its text. `shown` is what holds now, `usual` what holds
    /// where nothing is said.
    pub(in crate::web) fn colour(&self, name: &'static str, shown: &str, usual: &str) -> Markup {
        let asked = self.asked(name);
        self.around(
            asked,
            &html! {
                span.colour {
                    input type="color" value=(shown) data-colour-of=(asked.name) tabindex="-1" aria-hidden="true" hidden;
                    input id=(asked.name) name=(asked.name) type="text" value=(self.value(asked.name)) dir="ltr"
                        placeholder=(usual) spellcheck="false" autocomplete="off" maxlength="7"
                        aria-describedby=[self.described(asked)] aria-invalid=[self.is_wrong(asked.name)];
                }
            },
        )
    }

    /// What stands above a form in which something has to be put right, with a link to each field.
    pub(in crate::web) fn summary(&self) -> Markup {
        html! {
            @if !self.wrong.is_empty() {
                div.summary role="alert" {
                    h2 { (self.tongue.say("desk-lists-put-right")) }
                    ul {
                        @for wrong in self.wrong {
                            li {
                                a href={ "#" (wrong.field) } {
                                    (self.in_words(wrong))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The button that sends it.
    pub(in crate::web) fn button(&self, key: &str) -> Markup {
        html! { p.actions { button { (self.tongue.say(key)) } } }
    }
}
