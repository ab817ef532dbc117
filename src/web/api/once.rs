//! `Idempotency-Key`: a request that may be sent twice and is carried out once
//! (draft-ietf-httpapi-idempotency-key-header).
//!
//! It holds for every POST that comes with an API key, whatever the route. What succeeded is answered again word for
//! word; what did not succeed changed nothing, and may be tried again under the same name. A name is bound to its key,
//! its address and its body.

use actix_web::body::{BodySize, BoxBody, MessageBody, to_bytes};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use actix_web::{Error, HttpMessage, HttpResponse, ResponseError, web};

use crate::domain::actor::Actor;
use crate::services::App;
use crate::services::idempotency::{self, Answer, Named, Standing};
use crate::web::guard::{is_of_type, read_body};
use crate::web::problem::{Code, Problem};

/// The header that names a request.
const HEADER: &str = "idempotency-key";
/// The header of an answer that was given before.
const REPLAYED: &str = "idempotency-replayed";
/// The most characters of a name.
const NAME_CHARACTERS: usize = 255;

/// Marks an answer that must not be kept, because it shows a secret this once.
#[derive(Debug, Clone, Copy)]
pub(in crate::web) struct Unrepeatable;

/// The header, for the API's documentation.
#[derive(Debug, utoipa::IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(
    dead_code,
    reason = "describes for the API's documentation what `name_of` below reads"
)]
pub(super) struct IdempotencyKey {
    /// A name of your own for this very request, such as a UUID, so that it may be sent again and is carried out once. The
    /// answer is kept for `api.idempotency_hours` and given again with `Idempotency-Replayed: true`.
    #[param(
        rename = "Idempotency-Key",
        pattern = r#"^("[!#-\[\]-~]{1,255}"|[!#-\[\]-~]{1,255})$"#,
        example = "\"8e03978e-40d5-43e8-bc93-6894a57f9324\""
    )]
    idempotency_key: Option<String>,
}

/// Stands around every request of an operator's program.
pub(in crate::web) async fn once(
    mut request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some((app, key)) = concerned(&request) else {
        return next.call(request).await;
    };
    let named = match begin(&app, key, &mut request).await {
        Ok(Ok(named)) => named,
        Ok(Err(answer)) => return Ok(request.into_response(answer)),
        Err(problem) => return Ok(request.into_response(problem.error_response())),
    };
    match next.call(request).await {
        Ok(answer) => remember(&app, named, answer).await,
        Err(error) => {
            idempotency::free(&app, named)
                .await
                .map_err(Problem::from)?;
            Err(error)
        }
    }
}

/// The key of a request that names itself.
fn concerned(request: &ServiceRequest) -> Option<(web::Data<App>, i64)> {
    if *request.method() != Method::POST || !request.headers().contains_key(HEADER) {
        return None;
    }
    let app = request.app_data::<web::Data<App>>()?.clone();
    match request.extensions().get::<Actor>()? {
        Actor::Key { id, .. } => Some((app, *id)),
        _ => None,
    }
}

/// The name under which the request may be carried out, or what it is answered at once.
async fn begin(
    app: &App,
    key: i64,
    request: &mut ServiceRequest,
) -> Result<Result<Named, HttpResponse>, Problem> {
    let name = name_of(request)?;
    let body = body_of(app, request).await?;
    let asked = [
        request.method().as_str().as_bytes(),
        request.path().as_bytes(),
        request.query_string().as_bytes(),
        &body,
    ];
    match idempotency::begin(app, key, &name, &asked).await? {
        Standing::Begun(named) => Ok(Ok(named)),
        Standing::Answered(answer) => Ok(Err(again(answer))),
        Standing::Another => Err(Problem::of(
            Code::IdempotencyKeyReused,
            "This Idempotency-Key came with another request: another address or another body. Use a new one.",
        )),
        Standing::UnderWay => Err(Problem::of(
            Code::IdempotencyKeyInUse,
            "A request with this Idempotency-Key is being carried out. Ask again in a moment.",
        )
        .after_seconds(1)),
        Standing::Spent => Err(Problem::of(
            Code::IdempotencyKeySpent,
            "A request with this Idempotency-Key was begun, and its answer is not there to repeat. Look whether it took \
             effect; for another try, use a new key.",
        )),
    }
}

/// A structured string (RFC 9651) in quotes, or, as many programs send it, the same without quotes.
fn name_of(request: &ServiceRequest) -> Result<String, Problem> {
    let mut values = request.headers().get_all(HEADER);
    let (first, another) = (values.next(), values.next());
    let text = first
        .and_then(|value| value.to_str().ok())
        .filter(|_| another.is_none());
    let name = text.map(str::trim).and_then(|text| {
        let bare = text
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        let name = bare.unwrap_or(text);
        let is_name = (1..=NAME_CHARACTERS).contains(&name.len())
            && name
                .bytes()
                .all(|byte| matches!(byte, 0x21..=0x7e) && !matches!(byte, b'"' | b'\\'));
        is_name.then(|| name.to_owned())
    });
    name.ok_or_else(|| {
        let detail = "Send one Idempotency-Key of 1 to 255 visible ASCII characters in quotes, such as a UUID.";
        Problem::of(Code::Malformed, detail)
    })
}

/// What the request says, put back for whoever carries it out. An upload is too long to be read twice; it is told from
/// others by its type and length.
async fn body_of(app: &App, request: &mut ServiceRequest) -> Result<Vec<u8>, Problem> {
    let is_plain = !request.headers().contains_key(header::CONTENT_TYPE)
        || is_of_type(request.request(), "application/json");
    if !is_plain {
        let said = |name| {
            request
                .headers()
                .get(name)
                .map(header::HeaderValue::as_bytes)
        };
        let told = [said(header::CONTENT_TYPE), said(header::CONTENT_LENGTH)];
        return Ok(told.into_iter().flatten().collect::<Vec<_>>().join(&b'\n'));
    }
    let payload = request
        .extract::<web::Payload>()
        .await
        .map_err(|_broken| Problem::plain(StatusCode::BAD_REQUEST, "The body cannot be read."))?;
    let body = read_body(app, payload, app.config.server.api_body_bytes).await?;
    let again = Bytes::from(body.clone());
    request.set_payload(Payload::from(again));
    Ok(body)
}

/// The answer of the first request, once more.
fn again(answer: Answer) -> HttpResponse {
    let status = u16::try_from(answer.status).ok();
    let status = status.and_then(|status| StatusCode::from_u16(status).ok());
    let mut response = HttpResponse::build(status.unwrap_or(StatusCode::OK));
    response
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((REPLAYED, "true"));
    let headers = [
        (header::CONTENT_TYPE, answer.content_type),
        (header::LOCATION, answer.location),
        (header::ETAG, answer.etag),
    ];
    for (name, value) in headers {
        if let Some(value) = value {
            response.insert_header((name, value));
        }
    }
    match answer.body {
        Some(body) if !body.is_empty() => response.body(body),
        _ => response.finish(),
    }
}

/// Keeps what succeeded, and frees the name of everything else.
async fn remember(
    app: &App,
    named: Named,
    answer: ServiceResponse<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let status = answer.status();
    if !status.is_success() && !status.is_redirection() {
        idempotency::free(app, named).await.map_err(Problem::from)?;
        return Ok(answer);
    }
    let limit = u64::from(app.config.api.idempotency_answer_bytes);
    let is_secret = answer
        .response()
        .extensions()
        .get::<Unrepeatable>()
        .is_some();
    let fits = match answer.response().body().size() {
        BodySize::None => true,
        BodySize::Sized(bytes) => bytes <= limit,
        BodySize::Stream => false,
    };
    let text = |name| {
        let value = answer.headers().get(name);
        value
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned)
    };
    let mut kept = Answer {
        status: status.as_u16().into(),
        content_type: text(header::CONTENT_TYPE),
        location: text(header::LOCATION),
        etag: text(header::ETAG),
        body: None,
    };
    if is_secret || !fits {
        idempotency::keep(app, named, kept)
            .await
            .map_err(Problem::from)?;
        return Ok(answer);
    }
    let (request, response) = answer.into_parts();
    let (response, body) = response.into_parts();
    let body = to_bytes(body).await?;
    kept.body = String::from_utf8(body.to_vec()).ok();
    // The request was carried out: that its answer could not be kept must not pass for a failure.
    if let Err(error) = idempotency::keep(app, named, kept).await {
        tracing::error!(%error, "the answer to a request with an Idempotency-Key could not be kept");
    }
    let response = response.set_body(BoxBody::new(body));
    Ok(ServiceResponse::new(request, response))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn name(value: &str) -> Option<String> {
        let request = TestRequest::post().insert_header((HEADER, value));
        name_of(&request.to_srv_request()).ok()
    }

    #[test]
    fn a_name_is_a_structured_string_or_the_same_without_quotes() {
        let uuid = "8e03978e-40d5-43e8-bc93-6894a57f9324";
        assert_eq!(name(&format!("\"{uuid}\"")).as_deref(), Some(uuid));
        assert_eq!(name(uuid).as_deref(), Some(uuid));
        assert_eq!(name(&"a".repeat(255)).map(|name| name.len()), Some(255));
        for bad in [
            "",
            "\"\"",
            "a b",
            "\"a",
            "a\"b",
            "\"a\\b\"",
            &"a".repeat(256),
        ] {
            assert_eq!(name(bad), None, "{bad}");
        }
        let twice = TestRequest::post()
            .append_header((HEADER, "a"))
            .append_header((HEADER, "b"));
        assert!(name_of(&twice.to_srv_request()).is_err());
    }
}
