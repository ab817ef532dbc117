//! The pages about colleagues.

use maud::{Markup, html};

use super::Tongue;
use super::account::day;
use super::fields::Field;
use crate::domain::operator::Role;
use crate::services::operators::people::{Colleague, OperatorLink, Person};
use crate::words::Arg;

/// What the list of people shows.
#[expect(clippy::struct_field_names, reason = "the people are what it shows")]
pub(in crate::web) struct People<'a> {
    /// Everybody, in the order of coming.
    pub(in crate::web) people: &'a [Person],
    /// Invitations that wait.
    pub(in crate::web) invitations: &'a [OperatorLink],
    /// The number of whoever looks.
    pub(in crate::web) own: i64,
    /// The field that makes a form ours.
    pub(in crate::web) secret: Markup,
    /// What leads to the next piece.
    pub(in crate::web) pager: Markup,
}

/// The name of a role.
pub(in crate::web) fn role(tongue: &Tongue, role: Role) -> String {
    tongue.say(match role {
        Role::Owner => "desk-gate-role-owner",
        Role::Editor => "desk-gate-role-editor",
        Role::Viewer => "desk-gate-role-viewer",
    })
}

/// What a role may do, in a sentence.
fn may(tongue: &Tongue, role: Role) -> String {
    tongue.say(match role {
        Role::Owner => "desk-gate-role-owner-may",
        Role::Editor => "desk-gate-role-editor-may",
        Role::Viewer => "desk-gate-role-viewer-may",
    })
}

/// Everybody who works here.
pub(in crate::web) fn all(tongue: &Tongue, page: &People<'_>) -> Markup {
    html! {
        (super::tabs::tabs(tongue, super::tabs::Tab::People))
        div.head {
            h1 { (tongue.say("desk-gate-people")) }
            a.button href="/desk/people/invitation" { (tongue.say("desk-gate-invite")) }
        }
        p.lead { (tongue.say("desk-gate-people-lead")) }
        div.table tabindex="0" role="region" aria-label=(tongue.say("desk-gate-people")) {
            table.stacked {
                thead { tr {
                    th scope="col" { (tongue.say("desk-gate-people-name")) }
                    th scope="col" { (tongue.say("desk-gate-role")) }
                    th scope="col" { (tongue.say("desk-gate-people-factor")) }
                    th scope="col" { (tongue.say("desk-gate-people-seen")) }
                } }
                tbody { @for person in page.people { (row(tongue, page, person)) } }
            }
        }
        (page.pager)
        @if !page.invitations.is_empty() { (invitations(tongue, page)) }
    }
}

fn row(tongue: &Tongue, page: &People<'_>, person: &Person) -> Markup {
    let operator = &person.colleague.operator;
    html! {
        tr {
            th scope="row" {
                a href={ "/desk/people/" (operator.id) } { bdi { (operator.name) } }
                @if operator.id == page.own { " " span.badge { (tongue.say("desk-gate-people-you")) } }
                @if operator.suspended_at.is_some() { " " span.badge.bad { (tongue.say("desk-gate-people-suspended")) } }
                br; span.small { bdi { (operator.email) } }
            }
            td data-label=(tongue.say("desk-gate-role")) { (role(tongue, operator.role)) }
            td data-label=(tongue.say("desk-gate-people-factor")) { (factor(tongue, &person.colleague)) }
            td data-label=(tongue.say("desk-gate-people-seen")) {
                @match person.seen_at {
                    Some(at) => (tongue.instant(at, "UTC")),
                    None => span.small { (tongue.say("desk-gate-people-never")) },
                }
            }
        }
    }
}

fn factor(tongue: &Tongue, colleague: &Colleague) -> Markup {
    html! {
        @if colleague.totp_since.is_some() {
            span.badge.good { (tongue.say("desk-gate-people-factor-yes")) }
        } @else {
            span.badge.warn { (tongue.say("desk-gate-people-factor-no")) }
        }
    }
}

fn invitations(tongue: &Tongue, page: &People<'_>) -> Markup {
    html! {
        div {
            h2 id="invitations" { (tongue.say("desk-gate-invitations")) }
            div.table tabindex="0" role="region" aria-labelledby="invitations" {
                table.stacked {
                    thead { tr {
                        th scope="col" { (tongue.say("desk-gate-email")) }
                        th scope="col" { (tongue.say("desk-gate-role")) }
                        th scope="col" { (tongue.say("desk-gate-invitation-until")) }
                        td {}
                    } }
                    tbody {
                        @for invitation in page.invitations {
                            tr {
                                th scope="row" { bdi { (invitation.email.as_deref().unwrap_or_default()) } }
                                td data-label=(tongue.say("desk-gate-role")) { @if let Some(asked) = invitation.role { (role(tongue, asked)) } }
                                td data-label=(tongue.say("desk-gate-invitation-until")) { (tongue.instant(invitation.expires_at, "UTC")) }
                                td {
                                    form method="post" action="/desk/people" {
                                        (page.secret)
                                        button.quiet name="withdraw" value=(invitation.id) { (tongue.say("desk-gate-invitation-withdraw")) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The choice of a role, each with what it may do.
fn roles(tongue: &Tongue, chosen: Role) -> Markup {
    html! {
        fieldset.field {
            legend { (tongue.say("desk-gate-role")) }
            @for one in Role::ALL {
                label.box {
                    input type="radio" name="role" value=(one) checked[*one == chosen] required;
                    span {
                        b { (role(tongue, *one)) } br;
                        span.small { (may(tongue, *one)) }
                    }
                }
            }
        }
    }
}

/// The form that invites somebody.
pub(in crate::web) fn invite(
    tongue: &Tongue,
    typed: &str,
    chosen: Role,
    error: Option<&str>,
    secret: &Markup,
) -> Markup {
    let email = Field {
        name: "email",
        label: "desk-gate-email",
        kind: "email",
        autocomplete: "off",
        value: typed,
        error,
        longest: Some(254),
        first: true,
        ..Field::default()
    };
    html! {
        p.crumbs { a href="/desk/people" { (tongue.say("desk-gate-people")) } }
        h1 { (tongue.say("desk-gate-invite")) }
        p.lead { (tongue.say("desk-gate-invite-lead")) }
        form method="post" action="/desk/people/invitation" {
            (secret)
            (email.show(tongue))
            (roles(tongue, chosen))
            button { (tongue.say("desk-gate-invite-button")) }
        }
    }
}

/// The link of an invitation that no list could mail, this once.
pub(in crate::web) fn by_hand(tongue: &Tongue, link: &str) -> Markup {
    html! {
        p.crumbs { a href="/desk/people" { (tongue.say("desk-gate-people")) } }
        h1 { (tongue.say("desk-gate-invite")) }
        p { (tongue.say("desk-gate-invite-by-hand")) }
        pre.secret dir="ltr" { (link) }
    }
}

/// One colleague, and what can be done.
pub(in crate::web) fn person(
    tongue: &Tongue,
    colleague: &Colleague,
    own: bool,
    trouble: Option<&str>,
    secret: &Markup,
) -> Markup {
    let operator = &colleague.operator;
    let since = day(tongue, operator.created_at);
    let action = format!("/desk/people/{}", operator.id);
    let act = |name: &str, label: &str, lead: &str, class: &str| {
        html! {
            form method="post" action=(action) {
                (secret)
                p { (tongue.say(lead)) }
                button class=(class) name="act" value=(name) { (tongue.say(label)) }
            }
        }
    };
    html! {
        p.crumbs { a href="/desk/people" { (tongue.say("desk-gate-people")) } }
        div.head {
            h1 { bdi { (operator.name) } }
            p {
                span.badge { (role(tongue, operator.role)) } " "
                (tongue.say("desk-gate-people-factor")) ": " (factor(tongue, colleague))
                @if operator.suspended_at.is_some() { " " span.badge.bad { (tongue.say("desk-gate-people-suspended")) } }
            }
        }
        p { bdi { (operator.email) } " · " (tongue.mark("desk-gate-person-since", &[("date", Arg::Text(&since))])) }
        (super::fields::trouble(trouble))
        div.split {
            div {
                section.card aria-labelledby="role-title" {
                    h2 id="role-title" { (tongue.say("desk-gate-person-role")) }
                    p { (tongue.say("desk-gate-person-role-lead")) }
                    form method="post" action=(action) {
                        (secret)
                        input type="hidden" name="act" value="role";
                        (roles(tongue, operator.role))
                        button { (tongue.say("desk-gate-person-role")) }
                    }
                }
            }
            div {
                section.card aria-label=(tongue.say("desk-gate-people-manage")) {
                    @if operator.suspended_at.is_some() {
                        h2 { (tongue.say("desk-gate-person-restore")) }
                        (act("restore", "desk-gate-person-restore", "desk-gate-person-restore-lead", ""))
                    } @else {
                        h2 { (tongue.say("desk-gate-sessions")) }
                        (act("end-sessions", "desk-gate-person-sessions-end", "desk-gate-person-sessions-lead", "quiet"))
                        @if colleague.totp_since.is_some() && !own {
                            h2 { (tongue.say("desk-gate-factor")) }
                            (act("factor-off", "desk-gate-person-factor-off", "desk-gate-person-factor-off-lead", "danger"))
                        }
                        h2 { (tongue.say("desk-gate-person-suspend")) }
                        (act("suspend", "desk-gate-person-suspend", "desk-gate-person-suspend-lead", "danger"))
                    }
                    h2 { (tongue.say("desk-gate-person-remove")) }
                    form method="post" action=(action) {
                        (secret)
                        p { (tongue.say("desk-gate-person-remove-lead")) }
                        label.box {
                            input type="checkbox" name="sure" value="yes" required;
                            span { (tongue.mark("desk-gate-person-remove-sure", &[("name", Arg::Text(&operator.name))])) }
                        }
                        button.danger name="act" value="remove" { (tongue.say("desk-gate-person-remove")) }
                    }
                }
            }
        }
    }
}
