//! The desk's pages about readers, and the pieces that several of them are made of.

pub(in crate::web) mod adding;
pub(in crate::web) mod bulk;
pub(in crate::web) mod finding;
pub(in crate::web) mod forgetting;
pub(in crate::web) mod person;
pub(in crate::web) mod spikes;
mod story;
pub(in crate::web) mod suppressions;

use maud::{Markup, html};

use crate::domain::subscription::SubscriptionState;
use crate::domain::suppression::SuppressionReason;
use crate::services::lists::ListPage;
use crate::services::subscribers::Obstacle;
use crate::web::pages::Tongue;
use crate::words::Arg;

/// Why nothing was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::web) enum Trouble {
    /// Nothing is wrong.
    Nothing,
    /// What was wished does not go with how things stand.
    Stands(Obstacle),
    /// These fields have to be put right.
    Wrong(Vec<&'static str>),
}

impl Trouble {
    /// Whether this field has to be put right.
    fn is_about(&self, field: &str) -> bool {
        matches!(self, Self::Wrong(fields) if fields.contains(&field))
    }

    /// What the page begins with, where something is in the way.
    fn told(&self, tongue: &Tongue) -> Markup {
        html! {
            @match self {
                Self::Nothing => {}
                Self::Stands(obstacle) => {
                    p.notice.warn role="alert" { (say(tongue, &format!("stands-{}", obstacle.code()))) }
                }
                Self::Wrong(fields) => {
                    div.summary role="alert" {
                        h2 { (say(tongue, "wrong-title")) }
                        ul {
                            @for field in fields {
                                li { a href={ "#" (field) } { (say(tongue, &format!("wrong-{field}"))) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A message of this part.
fn say(tongue: &Tongue, key: &str) -> String {
    tongue.say(&format!("desk-subscribers-{key}"))
}

/// A message of this part with its gaps filled.
fn mark(tongue: &Tongue, key: &str, args: &[(&str, Arg<'_>)]) -> Markup {
    tongue.mark(&format!("desk-subscribers-{key}"), args)
}

/// The pages of this part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Readers,
    Suppressed,
    Bulk,
    Removals,
    Signups,
}

fn tabs(tongue: &Tongue, here: Tab) -> Markup {
    let all = [
        (Tab::Readers, "/desk/subscribers", "tab-readers"),
        (Tab::Suppressed, "/desk/suppressions", "tab-suppressed"),
        (Tab::Bulk, "/desk/bulk-actions", "tab-bulk"),
        (Tab::Removals, "/desk/removals", "tab-removals"),
        (Tab::Signups, "/desk/held-sign-ups", "tab-signups"),
    ];
    html! {
        nav aria-label=(say(tongue, "tabs")) {
            ul.tabs {
                @for (tab, address, name) in all {
                    li { a href=(address) aria-current=[(tab == here).then_some("page")] { (say(tongue, name)) } }
                }
            }
        }
    }
}

/// Where a subscription stands.
fn state_badge(tongue: &Tongue, state: SubscriptionState) -> Markup {
    let said = say(tongue, &format!("state-{state}"));
    html! {
        @match state {
            SubscriptionState::Active => span.badge.good { (said) },
            SubscriptionState::Paused | SubscriptionState::Pending => span.badge.warn { (said) },
            SubscriptionState::Unsubscribed => span.badge { (said) },
        }
    }
}

fn reason(tongue: &Tongue, reason: SuppressionReason) -> String {
    say(tongue, &format!("reason-{reason}"))
}

/// A field with its label; what is wrong with it stands above it.
struct Field<'a> {
    name: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    /// What tells it from others of its name on the page.
    of: Option<&'a str>,
}

impl<'a> Field<'a> {
    /// The same with a hint.
    fn hinted(self, hint: &'static str) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }

    /// The same, where several of its name stand on the page.
    fn of(self, of: &'a str) -> Self {
        Self {
            of: Some(of),
            ..self
        }
    }

    fn id(&self) -> String {
        match self.of {
            Some(of) => format!("{}-{of}", self.name),
            None => self.name.to_owned(),
        }
    }

    fn around(&self, tongue: &Tongue, trouble: &Trouble, input: &Markup) -> Markup {
        let (name, id) = (self.name, self.id());
        html! {
            div.field {
                label for=(id) { (say(tongue, self.label)) }
                @if trouble.is_about(name) { p.error id={ "error-" (id) } { (say(tongue, &format!("wrong-{name}"))) } }
                (input)
                @if let Some(hint) = self.hint { p.hint id={ "hint-" (id) } { (say(tongue, hint)) } }
            }
        }
    }

    /// A line of text.
    fn text(
        &self,
        tongue: &Tongue,
        trouble: &Trouble,
        kind: &str,
        value: &str,
        longest: u32,
    ) -> Markup {
        let is_wrong = trouble.is_about(self.name);
        let described = match (is_wrong, self.hint) {
            (true, _) => Some(format!("error-{}", self.id())),
            (false, Some(_)) => Some(format!("hint-{}", self.id())),
            (false, None) => None,
        };
        self.around(tongue, trouble, &html! {
            input id=(self.id()) name=(self.name) type=(kind) value=(value) maxlength=(longest) autocomplete="off"
                aria-invalid=[is_wrong.then_some("true")] aria-describedby=[described];
        })
    }

    /// A choice of one; `options` are values with what they are called.
    fn select(
        &self,
        tongue: &Tongue,
        trouble: &Trouble,
        chosen: Option<&str>,
        options: &[(String, String)],
    ) -> Markup {
        self.around(tongue, trouble, &html! {
            select id=(self.id()) name=(self.name) {
                @for (value, label) in options {
                    option value=(value) selected[chosen.unwrap_or_default() == value] { (label) }
                }
            }
        })
    }
}

fn field(name: &'static str, label: &'static str) -> Field<'static> {
    Field {
        name,
        label,
        hint: None,
        of: None,
    }
}

/// Every list to choose from, with something for no choice where that is one.
fn list_options(tongue: &Tongue, lists: &[ListPage], any: bool) -> Vec<(String, String)> {
    let none = any.then(|| (String::new(), say(tongue, "any")));
    let known = lists
        .iter()
        .map(|page| (page.list.slug.clone(), page.list.name.clone()));
    none.into_iter().chain(known).collect()
}

/// The topics of a list, each with a box.
fn topic_boxes(tongue: &Tongue, page: &ListPage, chosen: &[String]) -> Markup {
    html! {
        @if !page.topics.is_empty() {
            fieldset.field id={ "topics-" (page.list.slug) } {
                legend { (say(tongue, "topics")) }
                @for topic in &page.topics {
                    label.box {
                        input type="checkbox" name="topics" value=(topic.slug)
                            checked[chosen.is_empty() || chosen.contains(&topic.slug)];
                        span { (topic.name) }
                    }
                }
            }
        }
    }
}

/// The cadences of a list, its own first.
fn cadence_options(tongue: &Tongue, page: &ListPage) -> Vec<(String, String)> {
    let usual = page.list.default_cadence.clone().unwrap_or_default();
    let own = tongue.fill("desk-subscribers-of-list", &[("value", Arg::Text(&usual))]);
    let offered = page
        .cadences
        .iter()
        .map(|one| (one.name.clone(), one.name.clone()));
    std::iter::once((String::new(), own))
        .chain(offered)
        .collect()
}
