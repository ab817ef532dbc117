//! The desk's pages about readers: finding them, one reader's story and what is done for them, suppressed addresses,
//! changes to many, waves of removals and held sign-ups.

pub(in crate::web) mod adding;
pub(in crate::web) mod bulk;
pub(in crate::web) mod finding;
pub(in crate::web) mod person;
pub(in crate::web) mod spikes;
pub(in crate::web) mod suppressions;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use maud::Markup;

use super::Desk;
use crate::services::subscribers::{Obstacle, PersonError};
use crate::web::pages::desk::Section;
use crate::web::pages::desk::subscribers::Trouble;
use crate::web::problem::PageError;

/// A page of this part.
fn page(desk: &Desk, title: &str, content: &Markup) -> HttpResponse {
    desk.page(Section::Subscribers, title, content)
}

/// A page that says what was in the way of the last wish.
fn page_about(desk: &Desk, trouble: &Trouble, title: &str, content: &Markup) -> HttpResponse {
    let status = match trouble {
        Trouble::Nothing => StatusCode::OK,
        Trouble::Stands(_) => StatusCode::CONFLICT,
        Trouble::Wrong(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    desk.page_with(status, Section::Subscribers, title, content)
}

/// What a page says of why nothing was done; what no page can say is an error of its own.
fn trouble(error: PersonError) -> Result<Trouble, PageError> {
    match error {
        PersonError::Refused(wrong) => {
            Ok(Trouble::Wrong(wrong.iter().map(|one| one.field).collect()))
        }
        PersonError::Stands(obstacle) => Ok(Trouble::Stands(obstacle)),
        PersonError::Stale(_) => Ok(Trouble::Stands(Obstacle::Elsewhere)),
        PersonError::Unknown(_) => Err(PageError::not_found()),
        PersonError::Store(error) => Err(error.into()),
    }
}

impl From<PersonError> for PageError {
    fn from(error: PersonError) -> Self {
        match error {
            PersonError::Store(error) => error.into(),
            _ => Self::not_found(),
        }
    }
}
