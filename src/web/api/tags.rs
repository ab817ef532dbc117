//! `ETag`, `If-Match` and `If-None-Match` (RFC 9110 sections 8.8.3, 13.1.1 and 13.1.2): which state of a thing somebody has seen.

use actix_web::http::{Method, StatusCode, header};
use actix_web::{HttpRequest, HttpResponse};

use crate::domain::version::{Expected, Version};
use crate::web::problem::{Code, Problem};

/// The most tags that are looked at in one header.
const MOST_TAGS: usize = 32;

/// The header of an edit.
#[derive(Debug, utoipa::IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(
    dead_code,
    reason = "describes for the API's documentation what `expected` below reads"
)]
pub(in crate::web) struct IfMatch {
    /// The `ETag` of the state that the edit is about: if it has changed since, nothing is, and the answer is 412. Left
    /// out, the edit holds whatever there is.
    #[param(
        rename = "If-Match",
        pattern = r#"^(\*|(W/)?"[!#-~]*"(, (W/)?"[!#-~]*")*)$"#,
        example = "\"5f1d7a84db00d2fce00b31a7fc73224f\""
    )]
    if_match: Option<String>,
}

/// Which state the header If-Match names; anything where there is none.
pub(in crate::web) fn expected(request: &HttpRequest) -> Result<Expected, Problem> {
    match tags(request, header::IF_MATCH) {
        None | Some(Ok(Tags::Any)) => Ok(Expected::Anything),
        // A weak tag never matches here (RFC 9110 section 8.8.3.2).
        Some(Ok(Tags::Listed(tags))) => {
            let strong = tags.into_iter().filter(|tag| !tag.weak);
            Ok(Expected::OneOf(strong.map(|tag| tag.version).collect()))
        }
        Some(Err(())) => {
            let detail = "The header If-Match holds no entity tags: send the ETag of an answer as it is, quotes included.";
            Err(Problem::of(Code::Malformed, detail))
        }
    }
}

/// The answer to a request for a thing, or about its change, with the version as its `ETag`; 304 where the asker has
/// seen it.
pub(in crate::web) fn tagged(
    request: &HttpRequest,
    version: &Version,
    body: &impl serde::Serialize,
) -> HttpResponse {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let known = reads
        && match tags(request, header::IF_NONE_MATCH) {
            Some(Ok(Tags::Any)) => true,
            Some(Ok(Tags::Listed(tags))) => tags.iter().any(|tag| tag.version == *version),
            Some(Err(())) | None => false,
        };
    let response = if known {
        let mut response = HttpResponse::build(StatusCode::NOT_MODIFIED);
        response.insert_header((header::CACHE_CONTROL, "no-store"));
        response.finish()
    } else {
        super::answer(StatusCode::OK, body)
    };
    named(response, version)
}

/// The answer with the version as its `ETag`, whatever the asker has seen. It serves things whose documents also tell
/// what happens by itself, such as when a feed is visited next: an edit is about what can be edited, and is not refused
/// because of a visit, so the tag does not say whether the whole document is as it was.
pub(in crate::web) fn named(mut response: HttpResponse, version: &Version) -> HttpResponse {
    if let Ok(tag) = header::HeaderValue::from_str(&format!("\"{}\"", version.as_str())) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

#[derive(Debug, PartialEq, Eq)]
enum Tags {
    Any,
    Listed(Vec<Tag>),
}

#[derive(Debug, PartialEq, Eq)]
struct Tag {
    weak: bool,
    version: Version,
}

fn tags(request: &HttpRequest, name: header::HeaderName) -> Option<Result<Tags, ()>> {
    let values = request.headers().get_all(name);
    let values: Option<Vec<&str>> = values.map(|value| value.to_str().ok()).collect();
    match values {
        None => Some(Err(())),
        Some(values) if values.is_empty() => None,
        Some(values) => Some(parse(&values.join(","))),
    }
}

/// `*`, or entity tags with commas between them; a tag that is not ours may hold commas of its own.
fn parse(text: &str) -> Result<Tags, ()> {
    if text.trim() == "*" {
        return Ok(Tags::Any);
    }
    let mut listed = Vec::new();
    let mut rest = next_of(text);
    while !rest.is_empty() {
        let (weak, quoted) = match rest.strip_prefix("W/") {
            Some(quoted) => (true, quoted),
            None => (false, rest),
        };
        let opened = quoted.strip_prefix('"').ok_or(())?;
        let (opaque, after) = opened.split_once('"').ok_or(())?;
        if listed.len() < MOST_TAGS {
            let version = Version::named(opaque);
            listed.push(Tag { weak, version });
        }
        let after = after.trim_start();
        if !after.is_empty() && !after.starts_with(',') {
            return Err(());
        }
        rest = next_of(after);
    }
    Ok(Tags::Listed(listed))
}

/// What stands behind commas and blanks.
fn next_of(text: &str) -> &str {
    text.trim_matches([' ', '\t', ','])
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn expects(value: &str) -> Result<Expected, Problem> {
        expected(
            &TestRequest::patch()
                .insert_header((header::IF_MATCH, value))
                .to_http_request(),
        )
    }

    #[test]
    fn only_strong_tags_name_a_state() {
        let version = |name: &str| Version::named(name);
        assert_eq!(
            expected(&TestRequest::patch().to_http_request()),
            Ok(Expected::Anything)
        );
        assert_eq!(expects("*"), Ok(Expected::Anything));
        assert_eq!(expects("\"a\""), Ok(Expected::OneOf(vec![version("a")])));
        assert_eq!(
            expects("\"a\", W/\"b\" ,\"c\""),
            Ok(Expected::OneOf(vec![version("a"), version("c")]))
        );
        assert_eq!(
            expects("\"a,b\", W/\"c,\",\"d\""),
            Ok(Expected::OneOf(vec![version("a,b"), version("d")]))
        );
        // No tag at all matches nothing (RFC 9110 section 5.6.1 lets lists be empty).
        assert_eq!(expects(""), Ok(Expected::OneOf(Vec::new())));
        assert_eq!(expects("W/\"a\""), Ok(Expected::OneOf(Vec::new())));
        for bad in ["a", "\"a", "\"a\" \"b\"", "\"\"\""] {
            assert!(expects(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn who_has_seen_it_is_not_sent_it_again() {
        let version = Version::named("a");
        let asked = |value: &str| {
            let request = TestRequest::get().insert_header((header::IF_NONE_MATCH, value));
            tagged(&request.to_http_request(), &version, &1).status()
        };
        assert_eq!(asked("\"a\""), StatusCode::NOT_MODIFIED);
        assert_eq!(asked("W/\"a\""), StatusCode::NOT_MODIFIED);
        assert_eq!(asked("*"), StatusCode::NOT_MODIFIED);
        assert_eq!(asked("\"b\""), StatusCode::OK);
        assert_eq!(asked("nonsense"), StatusCode::OK);
    }
}
