//! The frame of the desk's pages, and the pieces that several of them are made of.

pub(in crate::web) mod account;
pub(in crate::web) mod articles;
pub(in crate::web) mod audit;
pub(in crate::web) mod charts;
pub(in crate::web) mod cron;
pub(in crate::web) mod doubts;
pub(in crate::web) mod feeds;
pub(in crate::web) mod fields;
pub(in crate::web) mod gate;
pub(in crate::web) mod growth;
pub(in crate::web) mod issues;
pub(in crate::web) mod keys;
pub(in crate::web) mod list_form;
pub(in crate::web) mod list_parts;
pub(in crate::web) mod lists;
pub(in crate::web) mod mistakes;
pub(in crate::web) mod needs;
pub(in crate::web) mod people;
pub(in crate::web) mod records;
pub(in crate::web) mod relays;
pub(in crate::web) mod schedules;
pub(in crate::web) mod settings;
pub(in crate::web) mod sheet;
pub(in crate::web) mod subscribers;
mod tabs;
pub(in crate::web) mod today;
pub(in crate::web) mod transfer;

use maud::{DOCTYPE, Markup, html};

use super::Tongue;

/// The parts of the desk, in the order of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Section {
    /// What is going on.
    Today,
    /// Issues: what went out and what will.
    Issues,
    /// Articles and the feeds they come from.
    Articles,
    /// Lists and everything that is set up for them.
    Lists,
    /// Who reads.
    Subscribers,
    /// Files that come and go.
    Transfer,
    /// Ways out of the house.
    Relays,
    /// Settings, people, keys, the audit log.
    Settings,
    /// The operator's own account.
    Account,
}

/// The sections of the navigation: address and message.
const NAVIGATION: [(Section, &str, &str); 8] = [
    (Section::Today, "/desk", "desk-today"),
    (Section::Issues, "/desk/issues", "desk-issues"),
    (Section::Articles, "/desk/articles", "desk-articles"),
    (Section::Lists, "/desk/lists", "desk-lists"),
    (
        Section::Subscribers,
        "/desk/subscribers",
        "desk-subscribers",
    ),
    (Section::Transfer, "/desk/transfer", "desk-transfer"),
    (Section::Relays, "/desk/relays", "desk-relays"),
    (Section::Settings, "/desk/settings", "desk-settings"),
];

/// What stands around a page.
pub(in crate::web) struct Frame<'a> {
    /// The language.
    pub(in crate::web) tongue: &'a Tongue,
    /// Where we are.
    pub(in crate::web) section: Section,
    /// The title of the page.
    pub(in crate::web) title: &'a str,
    /// Who is there.
    pub(in crate::web) name: &'a str,
    /// The message about the last change.
    pub(in crate::web) said: Option<&'a str>,
    /// The form that ends the session.
    pub(in crate::web) sign_out: Markup,
}

impl Frame<'_> {
    /// The whole page.
    pub(in crate::web) fn around(&self, content: &Markup) -> Markup {
        let tongue = self.tongue;
        let here = |section| (section == self.section).then_some("page");
        html! {
            (DOCTYPE)
            html lang=(tongue.language) dir=(tongue.direction()) {
                head { (head(self.title)) }
                body.desk {
                    a.skip href="#content" { (tongue.say("page-skip")) }
                    header.bar {
                        a.mark href="/desk" { "Postrider" }
                        nav.sections aria-label=(tongue.say("desk-sections")) {
                            ul {
                                @for (section, address, name) in NAVIGATION {
                                    li { a href=(address) aria-current=[here(section)] { (tongue.say(name)) } }
                                }
                            }
                        }
                        div.person {
                            a href="/desk/account" aria-current=[here(Section::Account)] { bdi { (self.name) } }
                            (self.sign_out)
                        }
                    }
                    main id="content" {
                        @if let Some(said) = self.said {
                            p.said role="status" { (tongue.say(said)) }
                        }
                        (content)
                    }
                    script src="/static/desk.js" defer {}
                }
            }
        }
    }
}

/// A page of the desk for somebody who has not signed in: one narrow column.
pub(in crate::web) fn outside(tongue: &Tongue, title: &str, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(tongue.language) dir=(tongue.direction()) {
            head { (head(title)) }
            body.desk.outside {
                main id="content" {
                    p.mark { "Postrider" }
                    (content)
                }
            }
        }
    }
}

fn head(title: &str) -> Markup {
    html! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        title { (title) " · Postrider" }
        link rel="icon" type="image/svg+xml" href="/static/icon.svg";
        link rel="stylesheet" href="/static/desk.css";
    }
}

/// The button that ends the session.
pub(in crate::web) fn sign_out_button(tongue: &Tongue) -> Markup {
    html! { button.quiet { (tongue.say("desk-sign-out")) } }
}

/// What leads to the next piece of a list and back to the top; nothing where one piece is all there is.
pub(in crate::web) fn pager(tongue: &Tongue, top: Option<&str>, next: Option<&str>) -> Markup {
    html! {
        @if top.is_some() || next.is_some() {
            nav.pager aria-label=(tongue.say("desk-pages")) {
                @if let Some(top) = top { a.button.quiet href=(top) { (tongue.say("desk-pages-top")) } }
                @if let Some(next) = next { a.button.quiet rel="next" href=(next) { (tongue.say("desk-pages-next")) } }
            }
        }
    }
}

/// What stands where a list is empty: what would be here, and how it gets here.
pub(in crate::web) fn empty(title: &str, text: &str, way_on: &Markup) -> Markup {
    html! {
        div.empty {
            h2 { (title) }
            p { (text) }
            (way_on)
        }
    }
}

/// What stands where something would be made that belongs to a list, before there is one.
pub(in crate::web) fn no_list(tongue: &Tongue) -> Markup {
    let make = html! { a.button href="/desk/lists/new" { (tongue.say("desk-lists-new")) } };
    empty(
        &tongue.say("desk-no-list"),
        &tongue.say("desk-no-list-text"),
        &make,
    )
}
