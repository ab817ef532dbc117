//! `GET /api/v1/lists/{slug}/form`: what a sign-up form of a list needs, in one language.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, ResponseError, web};
use serde_json::Value;

use crate::domain::list::ListState;
use crate::services::App;
use crate::services::lists::{self, ListError, ListPage, Terms};
use crate::services::signup;
use crate::web::across::{self, Caller};
use crate::web::pages::Tongue;
use crate::web::pages::lists::{often, privacy_url};
use crate::web::pages::snippet::link_text;
use crate::web::problem::Problem;
use crate::web::{forms, pages};

/// What a form needs to sign readers up to a list.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct FormNeeds {
    /// The slug of the list.
    #[schema(example = "daily")]
    list: String,
    /// Its name for people.
    name: String,
    /// The language of `labels` and `messages`, as a tag.
    #[schema(example = "en")]
    language: String,
    /// Which way that language is written: `ltr` or `rtl`.
    #[schema(example = "ltr")]
    direction: &'static str,
    /// Where to post the sign-up as JSON.
    submit_url: String,
    /// Fields to send along as they are; read them anew for each sign-up.
    #[schema(value_type = Object)]
    hidden: BTreeMap<&'static str, Value>,
    /// Where to get a challenge in the ALTCHA protocol, while sign-ups are asked for proof of work; its solution is sent
    /// as `altcha`. A sign-up without it is taken as well, within a smaller budget.
    #[serde(skip_serializing_if = "Option::is_none")]
    challenge: Option<String>,
    /// A script that gives pages a function `postriderWork(challenge)`, which promises the solution.
    #[serde(skip_serializing_if = "Option::is_none")]
    challenge_script: Option<String>,
    /// What the reader has to agree to; null while the list takes no sign-ups.
    terms: Option<ShownTerms>,
    /// The notice about personal data, where there is one.
    privacy_url: Option<String>,
    /// What readers may choose.
    topics: Vec<ShownTopic>,
    /// How often readers may choose to hear from it.
    cadences: Vec<ShownCadence>,
    /// What stands beside each part of the form.
    labels: BTreeMap<&'static str, String>,
    /// What the form says.
    messages: BTreeMap<&'static str, String>,
}

/// The terms, word for word.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct ShownTerms {
    /// Their version.
    version: i32,
    /// The hash of their wording.
    hash: String,
    /// The language tag of the sentences.
    language: String,
    /// The sentence beside the box for `consent_newsletter`.
    newsletter_statement: String,
    /// The sentence beside the box for `consent_terms`.
    terms_statement: String,
    /// The full text.
    url: String,
    /// What the link to it says.
    link_text: String,
}

/// A topic that readers may choose.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct ShownTopic {
    /// Its name in requests.
    slug: String,
    /// Its name for people.
    name: String,
}

/// How often readers may choose to hear from a list.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct ShownCadence {
    /// Its name in requests.
    name: String,
    /// Its name for people.
    label: String,
    /// Whether it holds for those who choose none.
    is_default: bool,
}

/// What a sign-up form needs
///
/// Pages of sites that the list allows may read this from a browser (CORS).
#[utoipa::path(
    get,
    path = "/api/v1/lists/{slug}/form",
    tag = "subscriptions",
    params(
        ("slug" = String, Path, description = "The slug of the list."),
        ("lang" = Option<String>, Query, description = "A language tag; the list's own language where it is left out or not spoken."),
    ),
    responses(
        (status = 200, description = "What the form needs.", body = FormNeeds),
        (status = 403, description = "The page that asks is of a site that may not sign readers up to the list."),
        (status = 404, description = "There is no such list."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let slug = forms::slug(&request).unwrap_or_default();
    let page = match lists::page(&app, slug).await {
        Ok(page) => page,
        Err(ListError::Store(error)) => return Err(error.into()),
        Err(_) => return Err(super::no_such_list()),
    };
    let caller = match across::admit(&app, &request, &page.list).await {
        Ok(caller) => caller,
        Err(turned) => return Ok(Caller::Ours.lets_read(Problem::from(turned).error_response())),
    };
    let tongue = Tongue::of(&app, &request, [page.list.language.as_str()]);
    let carried = signup::guard(&app, &page).await?;
    let needs = describe(&app.public_url, &tongue, page, carried);
    let answer = pages::in_tongues(&tongue, super::answer(StatusCode::OK, &needs));
    Ok(caller.lets_read(answer))
}

fn describe(
    public_url: &str,
    tongue: &Tongue,
    page: ListPage,
    carried: signup::FormGuard,
) -> FormNeeds {
    let privacy_url = privacy_url(tongue, &page).map(|url| {
        if url.starts_with('/') {
            format!("{public_url}{url}")
        } else {
            url
        }
    });
    let ListPage {
        list,
        topics,
        cadences,
        terms,
        ..
    } = page;
    let terms = terms.filter(|_| list.state == ListState::Open);
    let mut hidden = BTreeMap::from([("list", Value::from(list.slug.as_str()))]);
    if let Some(terms) = &terms {
        hidden.insert("terms_version", terms.version.into());
        hidden.insert("terms_hash", terms.wording_hash.as_str().into());
    }
    hidden.insert("form_token", carried.form_token.into());
    let say = |named: &[(&'static str, &str)]| {
        let said = named.iter().map(|(name, key)| (*name, tongue.say(key)));
        said.collect::<BTreeMap<_, _>>()
    };
    FormNeeds {
        submit_url: format!("{public_url}/api/v1/subscriptions?lang={}", tongue.language),
        language: tongue.language.clone(),
        direction: tongue.direction(),
        challenge_script: carried
            .challenge
            .as_ref()
            .map(|_| format!("{public_url}/static/signup.js")),
        challenge: carried.challenge.map(|path| format!("{public_url}{path}")),
        hidden,
        terms: terms.map(|terms| show_terms(public_url, tongue, &list.slug, terms)),
        privacy_url,
        topics: topics
            .into_iter()
            .map(|topic| ShownTopic {
                slug: topic.slug,
                name: topic.name,
            })
            .collect(),
        cadences: cadences
            .into_iter()
            .map(|cadence| ShownCadence {
                label: often(tongue, &cadence.name),
                is_default: list.default_cadence.as_ref() == Some(&cadence.name),
                name: cadence.name,
            })
            .collect(),
        labels: say(&[
            ("email", "form-email"),
            ("name", "form-name"),
            ("optional", "form-optional"),
            ("topics", "form-topics"),
            ("topics_optional", "form-topics-optional"),
            ("cadence", "form-cadence"),
            ("agreement", "form-agreement"),
            ("privacy", "form-privacy"),
            ("submit", "form-submit"),
            ("next", "form-next"),
        ]),
        messages: say(&[
            ("sending", "embed-sending"),
            ("check", "form-summary"),
            ("terms_changed", "problem-terms"),
            ("closed", "form-closed"),
            ("accepted", "mailbox-lead"),
        ]),
        list: list.slug,
        name: list.name,
    }
}

fn show_terms(public_url: &str, tongue: &Tongue, slug: &str, terms: Terms) -> ShownTerms {
    ShownTerms {
        url: format!(
            "{public_url}/lists/{slug}/terms/{}?lang={}",
            terms.version, tongue.language
        ),
        link_text: link_text(tongue, &terms),
        version: terms.version,
        hash: terms.wording_hash,
        language: terms.language,
        newsletter_statement: terms.newsletter_statement,
        terms_statement: terms.terms_statement,
    }
}
