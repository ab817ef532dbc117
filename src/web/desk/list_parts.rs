//! The topics, the rules and the terms of a list, at the desk.

use actix_web::{HttpRequest, HttpResponse, web};

use super::Desk;
use super::lists::{slug, typed, wrong_of};
use crate::domain::list::Slug;
use crate::domain::operator::Right;
use crate::domain::terms::Wording;
use crate::domain::topic_rule::{RuleKind, TopicRule};
use crate::domain::version::Expected;
use crate::services::lists::{self, ListError, Move};
use crate::services::topic_rules::{self, RuleError};
use crate::web::forms::Form;
use crate::web::pages::desk::mistakes::{Mistake, TERMS, TOPICS, mistakes};
use crate::web::pages::desk::{Section, list_parts as pages};
use crate::web::problem::PageError;

/// The topics of a list.
pub(in crate::web) async fn topics(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    show_topics(&desk, slug(&request)?, Vec::new(), &[]).await
}

async fn show_topics(
    desk: &Desk,
    slug: &str,
    typed: Vec<(&'static str, String)>,
    wrong: &[Mistake],
) -> Result<HttpResponse, PageError> {
    let list = lists::find(&desk.app, slug).await?;
    let topics = lists::topics(&desk.app, slug).await?;
    let rules = topic_rules::of_list(&desk.app, slug)
        .await
        .map_err(page_error)?;
    let sheet = desk.sheet(TOPICS, typed, wrong);
    let (secret, may) = (desk.secret_field(), desk.may(Right::Content));
    let shown = pages::topics(&sheet, &secret, &list, (&topics, &rules), may);
    Ok(desk.answer(Section::Lists, &list.name, wrong, &shown))
}

/// Changes a topic or a rule of a list.
pub(in crate::web) async fn change_topics(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let slug = slug(&request)?;
    let form = desk.read(&request, payload, None).await?;
    let done = act_on_topics(&desk, slug, &form).await?;
    match done {
        Ok(said) => Ok(desk.see_other(&format!("/desk/lists/{slug}/topics"), said)),
        Err(wrong) => {
            let fields = ["name", "slug", "topic", "kind", "value"];
            show_topics(&desk, slug, typed(&form, &fields), &wrong).await
        }
    }
}

type Done = Result<Result<&'static str, Vec<Mistake>>, PageError>;

async fn act_on_topics(desk: &Desk, list: &str, form: &Form) -> Done {
    let (app, actor) = (&desk.app, &desk.actor);
    let text = |name: &str| form.value(name).unwrap_or_default().trim().to_owned();
    let (topic, name) = (text("topic"), text("name"));
    let done = match form.value("act").unwrap_or_default() {
        "up" => lists::move_topic(app, actor, list, &topic, Move::Up).await,
        "down" => lists::move_topic(app, actor, list, &topic, Move::Down).await,
        "rename" => {
            lists::rename_topic(app, actor, list, (&topic, &name), Expected::Anything).await
        }
        "remove" => lists::remove_topic(app, actor, list, &topic, Expected::Anything).await,
        "add" => match new_topic(&text("slug"), &name) {
            Ok(new) => lists::add_topic(app, actor, list, new, name).await,
            Err(wrong) => return Ok(Err(wrong)),
        },
        "rule" | "unrule" => return act_on_rules(desk, list, form).await,
        _ => return Err(PageError::not_found()),
    };
    match done {
        Ok(_) => Ok(Ok("said-saved")),
        Err(error) => Ok(Err(wrong_of(error)?)),
    }
}

fn new_topic(slug: &str, name: &str) -> Result<Slug, Vec<Mistake>> {
    let parsed = Slug::parse(slug);
    let mut wrong = mistakes(lists::wrong_topic_name(name).into_iter().collect());
    match parsed {
        Ok(slug) if wrong.is_empty() => Ok(slug),
        Ok(_) => Err(wrong),
        Err(_no_slug) => {
            wrong.push(Mistake::about("slug"));
            Err(wrong)
        }
    }
}

async fn act_on_rules(desk: &Desk, list: &str, form: &Form) -> Done {
    let text = |name: &str| form.value(name).unwrap_or_default().trim().to_owned();
    let done = if form.value("act") == Some("unrule") {
        let rule = text("rule")
            .parse()
            .map_err(|_no_number| PageError::not_found())?;
        topic_rules::remove(&desk.app, &desk.actor, list, rule).await
    } else {
        let kind = RuleKind::from_name(&text("kind")).ok_or_else(PageError::not_found)?;
        let rule = TopicRule {
            topic: text("topic"),
            kind,
            value: text("value"),
        };
        topic_rules::add(&desk.app, &desk.actor, list, rule).await
    };
    match done {
        Ok(_) => Ok(Ok("said-saved")),
        Err(error) => {
            let saying = |message| Mistake::saying("value", message);
            let mistake = match error {
                RuleError::UnknownTopic(_) => Mistake::about("topic"),
                RuleError::Value { kind, .. } => match kind {
                    RuleKind::Category => saying("desk-lists-rule-no-section"),
                    RuleKind::Url => saying("desk-lists-rule-no-address"),
                    RuleKind::Title => saying("desk-lists-rule-no-word"),
                    RuleKind::Feed => Mistake::about("value"),
                },
                RuleError::Taken => saying("desk-lists-rule-taken"),
                RuleError::TooMany => saying("desk-lists-rule-many"),
                error => return Err(page_error(error)),
            };
            Ok(Err(vec![mistake]))
        }
    }
}

fn page_error(error: RuleError) -> PageError {
    match error {
        RuleError::Store(error) => error.into(),
        RuleError::List(error) => error.into(),
        _ => PageError::not_found(),
    }
}

/// The terms of a list.
pub(in crate::web) async fn terms(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let slug = slug(&request)?;
    // The next version begins as the last one is.
    let typed = match lists::terms(&desk.app, slug, None).await {
        Ok(terms) => vec![
            ("newsletter_statement", terms.newsletter_statement),
            ("terms_statement", terms.terms_statement),
            ("body", terms.body),
        ],
        Err(ListError::NoTerms(_)) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    show_terms(&desk, slug, typed, &[]).await
}

async fn show_terms(
    desk: &Desk,
    slug: &str,
    typed: Vec<(&'static str, String)>,
    wrong: &[Mistake],
) -> Result<HttpResponse, PageError> {
    let list = lists::find(&desk.app, slug).await?;
    let versions = lists::terms_reports(&desk.app, slug).await?;
    let sheet = desk.sheet(TERMS, typed, wrong);
    let (secret, may) = (desk.secret_field(), desk.may(Right::Content));
    let shown = pages::terms(&sheet, &secret, &list, &versions, may);
    Ok(desk.answer(Section::Lists, &list.name, wrong, &shown))
}

/// Publishes terms as the next version.
pub(in crate::web) async fn publish(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let slug = slug(&request)?;
    let form = desk.read(&request, payload, None).await?;
    let text = |name: &str| {
        let text = form.value(name).unwrap_or_default().trim();
        // Browsers end lines as letters do; a wording is the same however it was typed.
        text.replace("\r\n", "\n")
    };
    let wording = Wording {
        language: lists::find(&desk.app, slug).await?.language,
        newsletter_statement: text("newsletter_statement"),
        terms_statement: text("terms_statement"),
        body: text("body"),
    };
    match lists::publish_terms(&desk.app, &desk.actor, slug, wording).await {
        Ok(_) => Ok(desk.see_other(&format!("/desk/lists/{slug}/terms"), "said-lists-published")),
        Err(error) => {
            let wrong = wrong_of(error)?;
            let fields = ["newsletter_statement", "terms_statement", "body"];
            show_terms(&desk, slug, typed(&form, &fields), &wrong).await
        }
    }
}

/// One version of the terms.
pub(in crate::web) async fn version(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let slug = slug(&request)?;
    let version = request.match_info().get("version").unwrap_or_default();
    let version = version
        .parse()
        .map_err(|_no_number| PageError::not_found())?;
    let list = lists::find(&desk.app, slug).await?;
    let terms = lists::terms(&desk.app, slug, Some(version)).await?;
    let shown = pages::version(&desk.tongue, &list, &terms);
    Ok(desk.page(Section::Lists, &list.name, &shown))
}
