//! The pages that stand together under the settings.

use maud::{Markup, html};

use super::Tongue;

/// One of these pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Tab {
    /// Who works here.
    People,
    /// Keys of programs.
    Keys,
    /// Who did what.
    Audit,
}

/// Leads from each of them to the others.
pub(in crate::web) fn tabs(tongue: &Tongue, here: Tab) -> Markup {
    let all = [
        (None, "/desk/settings", "desk-settings"),
        (Some(Tab::People), "/desk/people", "desk-api-people"),
        (Some(Tab::Keys), "/desk/keys", "desk-api-keys"),
        (Some(Tab::Audit), "/desk/audit", "desk-api-audit"),
    ];
    html! {
        nav aria-label=(tongue.say("desk-api-tabs")) {
            ul.tabs {
                @for (tab, address, name) in all {
                    li { a href=(address) aria-current=[(tab == Some(here)).then_some("page")] { (tongue.say(name)) } }
                }
            }
        }
    }
}
