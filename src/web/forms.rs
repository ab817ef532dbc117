//! Forms as browsers post them, and the fields of a sign-up, whichever way they came.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use url::form_urlencoded;
use validator::Validate;

use super::guard::{is_of_type, read_body};
use super::problem::{FieldError, PageError};
use crate::domain::list::Slug;
use crate::services::App;
use crate::services::signup::{SOLUTION, Slips, TRAP, Wish};

/// The media type that browsers post forms in.
pub(super) const URLENCODED: &str = "application/x-www-form-urlencoded";

/// The fields of a posted form, in the order they came.
#[derive(Debug, Default)]
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    /// Reads a form strictly: the right media type, UTF-8, no NUL, and each field once, except the
    /// `repeatable` one.
    pub(super) async fn read(
        app: &App,
        request: &HttpRequest,
        payload: web::Payload,
        repeatable: Option<&str>,
    ) -> Result<Self, PageError> {
        let limit = app.config.server.page_body_bytes;
        Self::read_up_to(app, request, payload, repeatable, limit).await
    }

    /// The same for forms that may be longer.
    pub(super) async fn read_up_to(
        app: &App,
        request: &HttpRequest,
        payload: web::Payload,
        repeatable: Option<&str>,
        limit: u32,
    ) -> Result<Self, PageError> {
        let refused = |status, text| PageError::new(status, "wrong-form", text);
        if !is_of_type(request, URLENCODED) {
            return Err(refused(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "wrong-form-sent",
            ));
        }
        let body = read_body(app, payload, limit).await?;
        Self::parse(&body, repeatable).map_err(|text| refused(StatusCode::BAD_REQUEST, text))
    }

    /// Reads whatever came, where nothing may stop the act: what is no form counts as an empty one.
    pub(super) async fn read_leniently(
        app: &App,
        request: &HttpRequest,
        payload: web::Payload,
    ) -> Self {
        let body = read_body(app, payload, app.config.server.page_body_bytes)
            .await
            .unwrap_or_default();
        if is_of_type(request, URLENCODED) {
            Self(pairs(&body))
        } else {
            Self::default()
        }
    }

    fn parse(body: &[u8], repeatable: Option<&str>) -> Result<Self, &'static str> {
        let fields = pairs(body);
        // The decoder puts U+FFFD in the place of bytes that are not UTF-8.
        let broken = |text: &str| text.contains(['\0', char::REPLACEMENT_CHARACTER]);
        if fields
            .iter()
            .any(|(name, value)| broken(name) || broken(value))
        {
            return Err("wrong-form-characters");
        }
        for (at, (name, _)) in fields.iter().enumerate() {
            if repeatable != Some(name) && fields[..at].iter().any(|(earlier, _)| earlier == name) {
                return Err("wrong-form-twice");
            }
        }
        Ok(Self(fields))
    }

    /// The value of a field.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    }

    /// The values of a field that may stand more than once.
    pub(super) fn values(&self, name: &str) -> Vec<String> {
        self.0
            .iter()
            .filter(|(field, _)| field == name)
            .map(|(_, value)| value.clone())
            .collect()
    }
}

fn pairs(body: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(body).into_owned().collect()
}

/// A sign-up, as the form or the API sends it.
//
// The limits here are on what is worth looking at; what the values mean is judged by the story.
#[derive(Debug, Clone, Default, Validate, utoipa::ToSchema)]
#[schema(as = SubscriptionRequest)]
pub(super) struct SignupFields {
    /// The address of the reader.
    #[validate(length(max = 320, message = "at most 254 characters"))]
    #[schema(example = "reader@example.com", max_length = 254)]
    pub(super) email: String,
    /// The slug of the list.
    #[schema(example = "daily")]
    pub(super) list: String,
    /// The version of the terms that the reader was shown; from `GET /api/v1/lists`.
    #[schema(value_type = i32, required = true, example = 1)]
    pub(super) terms_version: Option<i32>,
    /// The hash of the wording that the reader was shown; from `GET /api/v1/lists`.
    #[validate(length(max = 64, message = "a hash has 64 characters"))]
    pub(super) terms_hash: Option<String>,
    /// The reader agrees to receive the newsletter. Must be the JSON value true.
    #[schema(example = true)]
    pub(super) consent_newsletter: bool,
    /// The reader agrees to the terms. Must be the JSON value true.
    #[schema(example = true)]
    pub(super) consent_terms: bool,
    /// The reader agrees to opens or clicks being recorded, which no list does at present.
    #[schema(required = false)]
    pub(super) consent_tracking: bool,
    /// How the reader wants to be called.
    #[validate(length(max = 100, message = "at most 100 characters"))]
    #[schema(max_length = 100)]
    pub(super) name: Option<String>,
    /// Slugs of the topics the reader chose; none means all.
    #[validate(length(max = 100, message = "at most 100 topics"))]
    #[schema(required = false)]
    pub(super) topics: Vec<String>,
    /// A language tag such as `en` or `pt-BR`.
    #[validate(length(max = 35, message = "at most 35 characters"))]
    pub(super) language: Option<String>,
    /// An IANA time zone such as `Europe/Zurich`.
    #[validate(length(max = 64, message = "at most 64 characters"))]
    pub(super) time_zone: Option<String>,
    /// One of the list's cadences, such as `weekly`; left out, the list's default.
    #[validate(length(max = 100, message = "at most 100 characters"))]
    pub(super) cadence: Option<String>,
    /// Where the form stands, in your own words; kept with the proof of consent.
    #[validate(length(max = 200, message = "at most 200 characters"))]
    pub(super) source: Option<String>,
    /// What the form's hidden field of this name held. Without it fewer letters are sent in an hour.
    #[schema(required = false)]
    pub(super) form_token: Option<String>,
    /// The solution of the challenge of `GET /lists/{slug}/challenge`, in the ALTCHA protocol: Base64 over JSON.
    #[schema(required = false)]
    pub(super) altcha: Option<String>,
    /// Leave this empty: it stands in forms to be filled by programs only.
    #[schema(required = false)]
    pub(super) website: Option<String>,
}

impl SignupFields {
    /// The fields of the sign-up page of a list.
    pub(super) fn from_form(form: &Form, list: &str, source: String) -> Self {
        let text = |name: &str| form.value(name).map(str::to_owned);
        Self {
            email: text("email").unwrap_or_default(),
            list: list.to_owned(),
            terms_version: form
                .value("terms_version")
                .and_then(|version| version.parse().ok()),
            // The page always names the wording it showed.
            terms_hash: Some(text("terms_hash").unwrap_or_default()),
            consent_newsletter: form.value("consent_newsletter") == Some("yes"),
            consent_terms: form.value("consent_terms") == Some("yes"),
            consent_tracking: false,
            name: text("name"),
            topics: form.values("topics"),
            language: None,
            time_zone: None,
            cadence: text("cadence"),
            source: Some(source),
            form_token: text("form_token"),
            altcha: text(SOLUTION),
            website: text(TRAP),
        }
    }

    /// Every field that is longer than it may be.
    pub(super) fn too_long(&self) -> Vec<FieldError> {
        let Err(errors) = self.validate() else {
            return Vec::new();
        };
        let mut found: Vec<FieldError> = errors
            .field_errors()
            .into_iter()
            .flat_map(|(field, errors)| errors.iter().map(move |error| (field.to_string(), error)))
            .map(|(field, error)| {
                FieldError::new(field, error.message.as_deref().unwrap_or("too long"))
            })
            .collect();
        found.sort_by(|a, b| a.field.cmp(&b.field));
        found
    }

    /// The sign-up in the words of the story.
    pub(super) fn into_wish(self, key_id: Option<i64>) -> Wish {
        Wish {
            email: self.email,
            terms_version: self.terms_version,
            terms_hash: self.terms_hash,
            consent_newsletter: self.consent_newsletter,
            consent_terms: self.consent_terms,
            consent_tracking: self.consent_tracking,
            name: self.name,
            topics: self.topics,
            language: self.language,
            time_zone: self.time_zone,
            cadence: self.cadence,
            source: self.source,
            slips: Slips::Take,
            form_token: self.form_token,
            solution: self.altcha,
            trap: self.website,
            key_id,
        }
    }
}

/// The slug of the address, where it has the shape of one.
pub(super) fn slug(request: &HttpRequest) -> Option<&str> {
    request
        .match_info()
        .get("slug")
        .filter(|slug| Slug::parse(slug).is_ok())
}

/// The token of the address, without what link finders drag along at its end.
pub(super) fn token(request: &HttpRequest) -> &str {
    let token = request.match_info().get("token").unwrap_or_default();
    token.trim_end_matches(|c: char| !c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_may_stand_twice_only_where_a_page_lets_it() {
        let form =
            Form::parse(b"email=a%40b.org&topics=city&topics=sport", Some("topics")).unwrap();
        assert_eq!(form.values("topics"), ["city", "sport"]);
        assert_eq!(form.value("email"), Some("a@b.org"));
        assert!(Form::parse(b"email=a&email=b", Some("topics")).is_err());
    }

    #[test]
    fn nul_and_broken_text_are_refused() {
        for body in [&b"email=a%00b"[..], b"name=%ff", b"name=\xc3", b"%00=x"] {
            assert!(Form::parse(body, None).is_err());
        }
    }

    #[test]
    fn a_box_counts_only_with_the_value_of_the_page() {
        let form = Form::parse(b"consent_newsletter=yes&consent_terms=on", None).unwrap();
        let fields = SignupFields::from_form(&form, "daily", String::new());
        assert!(fields.consent_newsletter && !fields.consent_terms);
        assert_eq!(fields.terms_hash.as_deref(), Some(""));
    }

    #[test]
    fn every_text_has_a_longest_length() {
        let long = Some("x".repeat(1_000));
        let fields = SignupFields {
            email: "x".repeat(1_000),
            name: long.clone(),
            source: long.clone(),
            language: long.clone(),
            time_zone: long.clone(),
            cadence: long.clone(),
            terms_hash: long,
            topics: vec![String::new(); 101],
            ..SignupFields::default()
        };
        assert_eq!(fields.too_long().len(), 8);
    }
}
