//! What the pages before the desk share: cookies, who asks, where to go on, and how they look.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse};
use maud::Markup;
use url::form_urlencoded;

use crate::domain::password::Weakness;
use crate::services::App;
use crate::services::operators::passwords::GateError;
use crate::services::operators::{Client, signing_in::Entry};
use crate::web::entry;
use crate::web::guard;
use crate::web::pages::{self, Tongue, desk as frame};
use crate::web::problem::PageError;
use crate::words::Arg;

/// The cookies of the pages before the desk, besides that of the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Crumb {
    /// Half a sign-in: the code is still to come.
    Half,
    /// The browser that asked for a link.
    Browser,
}

/// The name of a cookie; see [`entry::cookie_name`] for its prefix.
fn name_of(app: &App, crumb: Crumb) -> String {
    let suffix = match crumb {
        Crumb::Half => "half",
        Crumb::Browser => "browser",
    };
    format!("{}-{suffix}", entry::cookie_name(app))
}

/// The header that sets a cookie. What stands in one is base32 of ours, so nothing has to be escaped.
fn baked(app: &App, name: &str, value: &str, minutes: Option<u32>) -> String {
    let secure = if app.public_url.starts_with("https:") {
        "; Secure"
    } else {
        ""
    };
    let kept = minutes.map(|minutes| format!("; Max-Age={}", u64::from(minutes) * 60));
    let kept = kept.unwrap_or_default();
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{kept}")
}

/// The value of a crumb that the browser brought.
pub(super) fn crumb(app: &App, request: &HttpRequest, crumb: Crumb) -> Option<String> {
    entry::cookie(request, &name_of(app, crumb))
}

/// Sets a crumb that is kept for so many minutes.
pub(super) fn bake(app: &App, crumb: Crumb, value: &str, minutes: u32) -> String {
    baked(app, &name_of(app, crumb), value, Some(minutes))
}

/// Takes a crumb away.
pub(super) fn wipe(app: &App, crumb: Crumb) -> String {
    bake(app, crumb, "", 0)
}

/// Sets the cookie of a session. It goes when the browser is closed; the ledger ends it in any case.
pub(super) fn session_cookie(app: &App, token: &str) -> String {
    baked(app, entry::cookie_name(app), token, None)
}

/// Takes the cookie of the session away.
pub(super) fn no_session(app: &App) -> String {
    baked(app, entry::cookie_name(app), "", Some(0))
}

/// Who asks.
pub(super) fn client(app: &App, request: &HttpRequest) -> Client {
    guard::evidence(app, request).into()
}

/// Refuses a form that did not come from a page of ours: nobody is to be signed in, or up, by another site.
pub(super) fn only_own(request: &HttpRequest) -> Result<(), PageError> {
    if guard::is_same_origin(request) {
        return Ok(());
    }
    Err(PageError::new(
        StatusCode::FORBIDDEN,
        "desk-foreign",
        "desk-foreign-text",
    ))
}

/// Where to go on, if it is a page of the desk and nowhere else.
pub(in crate::web) fn next_of(given: Option<&str>) -> Option<&str> {
    given.filter(|next| {
        let rest = next.strip_prefix("/desk");
        let is_path = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
        is_path && next.len() <= 2_000 && !next.contains(['\\', '\r', '\n', '\0'])
    })
}

/// A field of the query.
pub(super) fn asked(request: &HttpRequest, name: &str) -> Option<String> {
    form_urlencoded::parse(request.query_string().as_bytes())
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

/// A page before the desk.
pub(super) fn page(
    tongue: &Tongue,
    status: StatusCode,
    title: &str,
    content: &Markup,
) -> HttpResponse {
    let page = frame::outside(tongue, &tongue.say(title), content);
    pages::with_form(pages::private(status, &page))
}

/// Sends the browser on, with these cookies.
pub(super) fn go(path: &str, cookies: &[String]) -> HttpResponse {
    let mut answer = HttpResponse::SeeOther();
    answer
        .insert_header((header::LOCATION, path))
        .insert_header((header::CACHE_CONTROL, "no-store"));
    for cookie in cookies {
        answer.append_header((header::SET_COOKIE, cookie.as_str()));
    }
    answer.finish()
}

/// Sends the browser to the sign-in page, which says what was done; the session is gone.
pub(super) fn to_sign_in(app: &App, said: &str) -> HttpResponse {
    go(&format!("/desk/sign-in?said={said}"), &[no_session(app)])
}

/// The same answer with a cookie.
pub(super) fn with_cookie(mut answer: HttpResponse, cookie: &str) -> HttpResponse {
    if let Ok(cookie) = cookie.parse() {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}

/// What follows an attempt that got somewhere: in, or on to the code. None where the form is shown again.
pub(super) fn admitted(app: &App, entry: &Entry, next: Option<&str>) -> Option<HttpResponse> {
    match entry {
        Entry::In(token) => Some(go(
            next.unwrap_or("/desk"),
            &[
                session_cookie(app, token),
                wipe(app, Crumb::Half),
                wipe(app, Crumb::Browser),
            ],
        )),
        Entry::Half(token) => {
            let minutes = app.config.desk.code_minutes;
            let query = next.map(|next| {
                let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
                format!("?next={next}")
            });
            let path = format!("/desk/sign-in/code{}", query.unwrap_or_default());
            Some(go(&path, &[bake(app, Crumb::Half, token, minutes)]))
        }
        Entry::Wrong | Entry::Late | Entry::Wait(_) => None,
    }
}

/// What an attempt that failed is answered with: the status, and the words.
pub(super) fn refused(tongue: &Tongue, entry: &Entry, wrong: &str) -> (StatusCode, String) {
    match entry {
        Entry::Wait(seconds) => (StatusCode::TOO_MANY_REQUESTS, wait(tongue, *seconds)),
        Entry::Late => (
            StatusCode::UNPROCESSABLE_ENTITY,
            tongue.say("desk-gate-second-late"),
        ),
        _ => (StatusCode::UNPROCESSABLE_ENTITY, tongue.say(wrong)),
    }
}

/// How long to wait, in words.
pub(super) fn wait(tongue: &Tongue, seconds: i64) -> String {
    tongue.fill("desk-gate-wait", &[("seconds", Arg::Number(seconds))])
}

/// The header that tells programs the same.
pub(super) fn with_wait(mut answer: HttpResponse, entry: &Entry) -> HttpResponse {
    if let Entry::Wait(seconds) = entry {
        let seconds = header::HeaderValue::from(*seconds);
        answer.headers_mut().insert(header::RETRY_AFTER, seconds);
    }
    answer
}

/// The message about a password that is not good enough.
pub(super) fn weakness(found: Weakness) -> &'static str {
    match found {
        Weakness::Short => "desk-gate-password-short",
        Weakness::Long => "desk-gate-password-long",
        Weakness::Common => "desk-gate-password-common",
    }
}

impl From<GateError> for PageError {
    fn from(error: GateError) -> Self {
        match error {
            GateError::Store(error) => error.into(),
            GateError::Busy | GateError::Hash(_) => {
                tracing::error!(%error, "a password was not checked");
                let status = StatusCode::SERVICE_UNAVAILABLE;
                Self::new(status, "wrong-side", "wrong-side-busy")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::next_of;

    #[test]
    fn one_goes_on_at_the_desk_and_nowhere_else() {
        for good in ["/desk", "/desk?x=1", "/desk/issues/7?said=said-saved"] {
            assert_eq!(next_of(Some(good)), Some(good));
        }
        for bad in [
            "",
            "/",
            "//evil.example/desk",
            "https://evil.example/desk",
            "/desktop",
            "/desk\\@evil.example",
            "/desk\r\nset-cookie: a=b",
            "/desk.evil.example",
        ] {
            assert_eq!(next_of(Some(bad)), None, "{bad:?}");
        }
    }
}
