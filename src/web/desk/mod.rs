//! The desk: pages for operators, behind the cookie of a session.
//!
//! Every handler takes a [`Desk`]: who is there, in which language, and how a page and its forms are framed.
//! After a change the browser is sent on to a page that says what was done (Post/Redirect/Get).

pub(in crate::web) mod account;
pub(super) mod articles;
pub(super) mod audit;
pub(super) mod doubts;
pub(super) mod feeds;
mod gate;
pub(super) mod issues;
pub(super) mod keys;
pub(in crate::web) mod links;
pub(super) mod list_form;
pub(super) mod list_parts;
pub(super) mod lists;
pub(in crate::web) mod people;
pub(super) mod relays;
pub(super) mod schedules;
pub(super) mod settings;
pub(in crate::web) mod sign_in;
pub(super) mod subscribers;
pub(super) mod today;
pub(super) mod transfer;

pub(in crate::web) use gate::next_of;

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use maud::{Markup, html};
use url::form_urlencoded;

use super::entry::SECRET;
use super::forms::Form;
use super::pages::desk::{self as frame, Section};
use super::pages::{self, Tongue};
use super::problem::PageError;
use crate::domain::actor::Actor;
use crate::domain::operator::Right;
use crate::domain::paging::{Cursor, PageAsk};
use crate::services::App;
use crate::services::operators::Visitor;
use crate::web::lists::fixed;

const STYLE: &str = include_str!("../static/desk.css");
const SCRIPT: &str = include_str!("../static/desk.js");

/// Somebody at the desk, and what a page needs to know of them.
pub(super) struct Desk {
    /// The service.
    pub(super) app: web::Data<App>,
    /// Who acts, for the audit log.
    pub(super) actor: Actor,
    /// Who is there, and by which session.
    pub(super) visitor: Visitor,
    /// The language of the page.
    pub(super) tongue: Tongue,
    /// The secret that every form carries.
    secret: String,
    /// What the last change wants said, by the name of a message that begins with `said-`.
    said: Option<String>,
    /// The path that is asked for.
    path: String,
    /// The query that is asked with.
    query: String,
}

#[allow(
    dead_code,
    reason = "what the parts of the desk are made of, before the first of them is there"
)]
impl Desk {
    /// Whether whoever is there may do this; what they may not is not offered.
    pub(super) fn may(&self, right: Right) -> bool {
        self.actor.may(right)
    }

    /// A page of the desk. `content` begins with the one `h1`.
    pub(super) fn page(&self, section: Section, title: &str, content: &Markup) -> HttpResponse {
        self.page_with(StatusCode::OK, section, title, content)
    }

    /// The same with another status, such as 422 where a form has to be put right.
    pub(super) fn page_with(
        &self,
        status: StatusCode,
        section: Section,
        title: &str,
        content: &Markup,
    ) -> HttpResponse {
        let shown = frame::Frame {
            tongue: &self.tongue,
            section,
            title,
            name: &self.visitor.operator.name,
            said: self.said.as_deref(),
            sign_out: self.form("/desk/sign-out", &frame::sign_out_button(&self.tongue)),
        };
        let mut answer = pages::with_form(pages::private(status, &shown.around(content)));
        if let Ok(policy) = header::HeaderValue::from_str(&super::guard::policy_with_script()) {
            answer
                .headers_mut()
                .insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        answer
    }

    /// A form that posts to `action`, with the session's secret in it.
    pub(super) fn form(&self, action: &str, content: &Markup) -> Markup {
        html! {
            form method="post" action=(action) {
                (self.secret_field())
                (content)
            }
        }
    }

    /// The field that makes a form ours, for forms that are written out.
    pub(super) fn secret_field(&self) -> Markup {
        html! { input type="hidden" name=(SECRET) value=(self.secret); }
    }

    /// The address for a form that posts a file: the secret stands in its query.
    pub(super) fn upload_address(&self, action: &str) -> String {
        format!("{action}?{SECRET}={}", self.secret)
    }

    /// Sends the browser on after a change. `said` names the message (it begins with `said-`) that the next
    /// page begins with.
    #[expect(clippy::unused_self, reason = "a step of the desk, like its pages")]
    pub(super) fn see_other(&self, path: &str, said: &str) -> HttpResponse {
        let joint = if path.contains('?') { '&' } else { '?' };
        HttpResponse::SeeOther()
            .insert_header((header::LOCATION, format!("{path}{joint}said={said}")))
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .finish()
    }

    /// Reads a form of the desk; `repeatable` may stand in it more than once.
    pub(super) async fn read(
        &self,
        request: &HttpRequest,
        payload: web::Payload,
        repeatable: Option<&str>,
    ) -> Result<Form, PageError> {
        Form::read_up_to(
            &self.app,
            request,
            payload,
            repeatable,
            self.app.config.desk.form_bytes,
        )
        .await
    }

    /// A field of the query; none where it is empty, or holds a NUL, which no database takes.
    pub(super) fn asked(&self, name: &str) -> Option<String> {
        form_urlencoded::parse(self.query.as_bytes())
            .find(|(key, value)| key == name && !value.trim().is_empty() && !value.contains('\0'))
            .map(|(_, value)| value.trim().to_owned())
    }

    /// Which piece of a list is asked for. A cursor that is none of ours begins at the top.
    pub(super) fn piece(&self) -> PageAsk {
        PageAsk {
            after: self.asked("cursor").and_then(|text| Cursor::parse(&text)),
            ..PageAsk::default()
        }
    }

    /// What leads from this piece of a list to the next and back to the top; the filters stay.
    pub(super) fn pager(&self, next: Option<Cursor>) -> Markup {
        let with = |cursor: Option<Cursor>| {
            let kept = form_urlencoded::parse(self.query.as_bytes())
                .filter(|(key, _)| key != "cursor" && key != "said");
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.extend_pairs(kept);
            if let Some(cursor) = cursor {
                query.append_pair("cursor", &cursor.to_string());
            }
            format!("{}?{}", self.path, query.finish())
        };
        let is_first = self.asked("cursor").is_none();
        frame::pager(
            &self.tongue,
            (!is_first).then(|| with(None)).as_deref(),
            next.map(|next| with(Some(next))).as_deref(),
        )
    }
}

impl FromRequest for Desk {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let known = request.extensions().get::<Visitor>().cloned();
            let actor = request.extensions().get::<Actor>().cloned();
            let app = request.app_data::<web::Data<App>>().cloned();
            let (Some(visitor), Some(actor), Some(app)) = (known, actor, app) else {
                // A route that forgot to ask lets nobody in.
                return Err(PageError::not_found().into());
            };
            let query = request.query_string().to_owned();
            let said = form_urlencoded::parse(query.as_bytes())
                .find(|(key, value)| key == "said" && value.starts_with("said-"))
                .map(|(_, value)| value.into_owned())
                .filter(|key| app.words.say("en", key, &[]).is_ok());
            Ok(Self {
                tongue: Tongue::of(&app, &request, visitor.operator.language.as_deref()),
                secret: visitor.form_secret(&app),
                said,
                path: request.path().to_owned(),
                query,
                actor,
                visitor,
                app,
            })
        })
    }
}

/// The zone that instants are told in that belong to no list: that of the first list.
async fn time_zone(desk: &Desk) -> Result<String, PageError> {
    let lists = crate::services::lists::all(&desk.app).await?;
    let first = lists.into_iter().next();
    Ok(first.map_or_else(|| "UTC".to_owned(), |list| list.time_zone))
}

/// The desk's style sheet.
pub(super) async fn style() -> HttpResponse {
    fixed("text/css; charset=utf-8", STYLE)
}

/// The desk's script. Every page works without it.
pub(super) async fn script() -> HttpResponse {
    fixed("text/javascript; charset=utf-8", SCRIPT)
}
