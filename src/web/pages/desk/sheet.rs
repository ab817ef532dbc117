//! A form of the desk: what stands in it, what was typed, and what has to be put right.
//!
//! A field called `key` takes its label from the message `desk-lists-KEY`, its hint from `desk-lists-KEY-hint`
//! where there is one, and what is said of a mistake from `desk-lists-KEY-wrong`; where a language has no such
//! message, the story's own words are shown, in English.

use maud::{Markup, html};

use super::super::Tongue;
use crate::services::Wrong;
use crate::words::Words;

/// One showing of a form.
pub(in crate::web) struct Sheet<'a> {
    /// The language of the page.
    pub(in crate::web) tongue: &'a Tongue,
    /// The catalogues.
    pub(in crate::web) words: &'a Words,
    /// What stands in the fields.
    pub(in crate::web) typed: Vec<(&'static str, String)>,
    /// What has to be put right.
    pub(in crate::web) wrong: &'a [Wrong],
}

/// What a field asks for.
#[derive(Debug, Clone, Copy)]
pub(in crate::web) struct Asked {
    /// Its name in the form.
    pub(in crate::web) name: &'static str,
    /// Its name among the messages.
    pub(in crate::web) key: &'static str,
}

/// A field whose message has the name of the field.
pub(in crate::web) const fn asked(name: &'static str) -> Asked {
    Asked { name, key: name }
}

/// A field whose message has another name.
pub(in crate::web) const fn asked_as(name: &'static str, key: &'static str) -> Asked {
    Asked { name, key }
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

    fn mistakes(&self, name: &str) -> Vec<&Wrong> {
        self.wrong
            .iter()
            .filter(|wrong| wrong.field == name)
            .collect()
    }

    fn in_words(&self, asked: Asked, wrong: &Wrong) -> Markup {
        if let Some(words) = self.maybe(&format!("desk-lists-{}-wrong", asked.key)) {
            html! { (words) }
        } else {
            html! { span.mistake lang="en" dir="ltr" { (wrong.message) } }
        }
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
                    @for mistake in mistakes { (self.in_words(asked, mistake)) " " }
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
    pub(in crate::web) fn line(&self, asked: Asked, kind: &str) -> Markup {
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
    pub(in crate::web) fn area(&self, asked: Asked, rows: u8) -> Markup {
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
    pub(in crate::web) fn choice(&self, asked: Asked, options: &[(String, String)]) -> Markup {
        let chosen = self.value(asked.name);
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
    pub(in crate::web) fn colour(&self, asked: Asked, shown: &str, usual: &str) -> Markup {
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
                                    (self.in_words(asked(wrong.field), wrong))
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
