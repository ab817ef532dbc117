//! The fields of the desk's forms: a label, a hint, what is wrong, and the box itself, tied together for everybody.

use maud::{Markup, html};

use super::Tongue;

/// One box to fill in.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::web) struct Field<'a> {
    /// Its name in the form, and its id.
    pub(in crate::web) name: &'a str,
    /// The message that is its label.
    pub(in crate::web) label: &'a str,
    /// `text`, `email` or `password`.
    pub(in crate::web) kind: &'a str,
    /// What a browser or a password manager fills in.
    pub(in crate::web) autocomplete: &'a str,
    /// What it holds.
    pub(in crate::web) value: &'a str,
    /// The message below the label.
    pub(in crate::web) hint: Option<&'a str>,
    /// The message about what is wrong.
    pub(in crate::web) error: Option<&'a str>,
    /// The most characters.
    pub(in crate::web) longest: Option<usize>,
    /// Whether the page begins here.
    pub(in crate::web) first: bool,
    /// Whether digits are typed into it.
    pub(in crate::web) digits: bool,
}

impl Field<'_> {
    /// The field as a page shows it.
    pub(in crate::web) fn show(&self, tongue: &Tongue) -> Markup {
        let (hint_id, error_id) = (
            format!("{}-hint", self.name),
            format!("{}-error", self.name),
        );
        let mut described = Vec::new();
        if self.error.is_some() {
            described.push(error_id.as_str());
        }
        if self.hint.is_some() {
            described.push(hint_id.as_str());
        }
        let described = (!described.is_empty()).then(|| described.join(" "));
        html! {
            div.field {
                label for=(self.name) { (tongue.say(self.label)) }
                @if let Some(error) = self.error { p.error id=(error_id) { (tongue.say(error)) } }
                input id=(self.name) name=(self.name) type=(self.kind) value=(self.value)
                    autocomplete=(self.autocomplete) maxlength=[self.longest] required
                    autofocus[self.first] inputmode=[self.digits.then_some("numeric")]
                    autocapitalize="none" spellcheck="false"
                    aria-invalid=[self.error.map(|_| "true")] aria-describedby=[described];
                @if let Some(hint) = self.hint { p.hint id=(hint_id) { (tongue.say(hint)) } }
            }
        }
    }
}

/// What is wrong with a form as a whole.
pub(in crate::web) fn trouble(text: Option<&str>) -> Markup {
    html! {
        @if let Some(text) = text { div.notice.bad role="alert" { p { (text) } } }
    }
}
