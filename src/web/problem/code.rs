//! What a program tells problems apart by: a closed list of words that keep their meaning.

use actix_web::http::StatusCode;

/// Makes the enum, its words and its table, so that no code can be without one of them.
macro_rules! codes {
    ($($name:ident = $word:literal, $status:ident, $title:literal, $meaning:literal;)+) => {
        /// What kind of problem it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::web) enum Code {
            $(#[doc = $title] $name,)+
        }

        impl Code {
            /// Every code, in the order of their statuses.
            pub(in crate::web) const ALL: &[Self] = &[$(Self::$name),+];

            /// The word that stands in the member `code` and at the end of `type`.
            pub(in crate::web) const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }

            /// The status of answers with this code.
            pub(in crate::web) const fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status),+ }
            }

            /// The code in a few words; the same for every problem of the kind.
            pub(in crate::web) const fn title(self) -> &'static str {
                match self { $(Self::$name => $title),+ }
            }

            /// When it is answered, and what to do.
            pub(in crate::web) const fn meaning(self) -> &'static str {
                match self { $(Self::$name => $meaning),+ }
            }
        }
    };
}

codes! {
    Malformed = "malformed", BAD_REQUEST, "The request cannot be read",
        "The body is no JSON object in UTF-8, or a header is not written as its standard says. Mend the program.";
    Unauthenticated = "unauthenticated", UNAUTHORIZED, "No key that works",
        "The API key is missing, wrong, expired or revoked. Send one that works.";
    Forbidden = "forbidden", FORBIDDEN, "Not allowed",
        "The key works, and does not have the right that this takes. Ask an owner for a key that has.";
    ForeignSite = "foreign_site", FORBIDDEN, "A site that may not do this",
        "The page that sent this belongs to a site that may not sign readers up to the list.";
    NotFound = "not_found", NOT_FOUND, "Nothing there",
        "There is nothing at this address, or nothing of this number or name.";
    MethodNotAllowed = "method_not_allowed", METHOD_NOT_ALLOWED, "Another method is wanted",
        "The address takes the methods that the header Allow names.";
    TooSlow = "too_slow", REQUEST_TIMEOUT, "Not complete in time",
        "The request did not arrive within server.request_timeout_seconds. Send it again.";
    Conflict = "conflict", CONFLICT, "Its state does not allow it",
        "The request is in order, and what it is about does not allow it at present; the detail says why.";
    IdempotencyKeyInUse = "idempotency_key_in_use", CONFLICT, "Still under way",
        "A request with this Idempotency-Key is being carried out. Ask again in a moment.";
    IdempotencyKeySpent = "idempotency_key_spent", CONFLICT, "Its answer is not there to repeat",
        "A request with this Idempotency-Key began, and its answer was lost or must not be kept. Look whether it took \
         effect; for another try, use a new key.";
    Gone = "gone", GONE, "No longer wanted",
        "Nobody here wants to be told of this any more.";
    Stale = "stale", PRECONDITION_FAILED, "It has changed since",
        "The header If-Match names another state than the present one. Read it again, look at what changed, and send the \
         edit with the new ETag.";
    TooLarge = "too_large", PAYLOAD_TOO_LARGE, "Too long",
        "The body is longer than is taken here. Send less at once.";
    UnsupportedMediaType = "unsupported_media_type", UNSUPPORTED_MEDIA_TYPE, "Another media type is wanted",
        "The body is not of the media type that the detail names.";
    Fields = "fields", UNPROCESSABLE_ENTITY, "Fields have to be put right",
        "Nothing was stored. The member errors names each field with what is wrong and what to do.";
    IdempotencyKeyReused = "idempotency_key_reused", UNPROCESSABLE_ENTITY, "The key belongs to another request",
        "This Idempotency-Key came with another request within the last day. Use a new one for each request.";
    TooManyRequests = "too_many_requests", TOO_MANY_REQUESTS, "Too many requests",
        "The key has used up what it may ask in this minute. Wait for the seconds in Retry-After.";
    Internal = "internal", INTERNAL_SERVER_ERROR, "Our fault",
        "Something went wrong on our side, and was written down for the people who run this service.";
    Unavailable = "unavailable", SERVICE_UNAVAILABLE, "Busy",
        "There is more to do than can be managed at this moment. Wait for the seconds in Retry-After.";
}

impl Code {
    /// The code of a problem that its status says all about.
    pub(in crate::web) fn of_status(status: StatusCode) -> Self {
        let fits = |code: &&Self| code.status() == status;
        Self::ALL
            .iter()
            .find(fits)
            .copied()
            .unwrap_or(Self::Internal)
    }
}

impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_codes_are_one_word_and_every_status_in_use_has_a_code() {
        for (index, code) in Code::ALL.iter().enumerate() {
            assert!(
                Code::ALL[index + 1..]
                    .iter()
                    .all(|other| other.as_str() != code.as_str())
            );
            assert_eq!(Code::of_status(code.status()).status(), code.status());
        }
        assert_eq!(Code::of_status(StatusCode::CONFLICT), Code::Conflict);
        assert_eq!(Code::of_status(StatusCode::FORBIDDEN), Code::Forbidden);
        assert_eq!(
            Code::of_status(StatusCode::UNPROCESSABLE_ENTITY),
            Code::Fields
        );
    }
}
