//! The forms that make an issue now, and send one article apart.

use maud::{Markup, html};

use super::super::super::Tongue;
use super::super::{empty, no_list};
use crate::services::digest::{Article, Schedule};
use crate::services::lists::List;
use crate::words::Arg;

/// The page that makes an issue.
pub(in crate::web) fn new_page(tongue: &Tongue, is_empty: bool, form: &Markup) -> Markup {
    html! {
        p.crumbs { a href="/desk/issues" { (tongue.say("desk-issues")) } }
        h1 { (tongue.say("desk-issues-new")) }
        p.lead { (tongue.say("desk-issues-new-lead")) }
        @if is_empty {
            (no_list(tongue))
        } @else { (form) }
    }
}

/// The choice of a list, and of one of its schedules where there are several.
pub(in crate::web) fn new_form(tongue: &Tongue, lists: &[List], schedules: &[Schedule]) -> Markup {
    let of = |list: &List| -> Vec<&Schedule> {
        let of = schedules.iter().filter(|one| one.list_id == list.id);
        of.collect()
    };
    html! {
        div.field {
            label for="of" { (tongue.say("desk-issues-list")) }
            select #of name="of" required {
                @for list in lists {
                    @let own = of(list);
                    @if own.len() > 1 {
                        optgroup label=(list.name) {
                            @for schedule in own {
                                option value={ (list.slug) "/" (schedule.name) }
                                    selected[list.default_cadence.as_ref() == Some(&schedule.name)] {
                                    (list.name) " · " (schedule.name)
                                }
                            }
                        }
                    } @else {
                        option value=(list.slug) { (list.name) }
                    }
                }
            }
            p.hint { (tongue.say("desk-issues-new-hint")) }
        }
        button { (tongue.say("desk-issues-new-button")) }
    }
}

/// What the page for breaking news shows.
pub(in crate::web) struct Breaking<'a> {
    /// The language.
    pub(in crate::web) tongue: &'a Tongue,
    /// Every list.
    pub(in crate::web) lists: &'a [List],
    /// The one that is chosen.
    pub(in crate::web) chosen: Option<&'a List>,
    /// Its newest articles.
    pub(in crate::web) articles: &'a [Article],
    /// What has to be put right.
    pub(in crate::web) wrong: Option<&'static str>,
}

/// The page for breaking news.
pub(in crate::web) fn breaking_page(shown: &Breaking<'_>, form: Option<&Markup>) -> Markup {
    let tongue = shown.tongue;
    html! {
        p.crumbs { a href="/desk/issues" { (tongue.say("desk-issues")) } }
        h1 { (tongue.say("desk-issues-breaking")) }
        p.lead { (tongue.say("desk-issues-breaking-lead")) }
        @if let Some(wrong) = shown.wrong { p.notice.bad role="alert" { (tongue.say(wrong)) } }
        @if shown.lists.len() > 1 {
            form.filters method="get" action="/desk/issues/breaking" {
                div.field {
                    label for="of" { (tongue.say("desk-issues-list")) }
                    select #of name="list" {
                        @for list in shown.lists {
                            option value=(list.slug) selected[shown.chosen.is_some_and(|one| one.id == list.id)] { (list.name) }
                        }
                    }
                }
                button.quiet { (tongue.say("desk-issues-breaking-list")) }
            }
        }
        @match (form, shown.chosen) {
            (Some(form), _) => (form),
            (None, Some(_)) => (empty(&tongue.say("desk-issues-no-articles-title"), &tongue.say("desk-issues-no-articles"),
                &html! { a.button.quiet href="/desk/articles" { (tongue.say("desk-articles")) } })),
            (None, None) => (no_list(tongue)),
        }
    }
}

/// The form, where a list is chosen that has articles.
pub(in crate::web) fn breaking_form(shown: &Breaking<'_>) -> Option<Markup> {
    let (tongue, list) = (shown.tongue, shown.chosen?);
    if shown.articles.is_empty() {
        return None;
    }
    Some(html! {
        input type="hidden" name="list" value=(list.slug);
        fieldset.field.wide {
            legend { (tongue.say("desk-issues-breaking-article")) }
            div.choices {
                @for article in shown.articles {
                    label.box {
                        input type="radio" name="article" value=(article.id) required;
                        span { bdi { (article.title) } " " span.small { bdi { (article.source_title) } } }
                    }
                }
            }
        }
        fieldset.field {
            legend { (tongue.say("desk-issues-breaking-to")) }
            label.box { input type="radio" name="to" value="instant" required; span { (tongue.say("desk-issues-breaking-instant")) } }
            label.box { input type="radio" name="to" value="all" required; span { (tongue.say("desk-issues-breaking-all")) } }
        }
        div.field {
            label for="name" { (tongue.mark("desk-issues-type-name", &[("list", Arg::Text(&list.name))])) }
            input #name name="name" required autocomplete="off" dir="auto";
        }
        button { (tongue.say("desk-issues-breaking-button")) }
    })
}
