//! `/desk/subscribers`: finding readers.

use actix_web::HttpResponse;

use super::{page, page_about, trouble};
use crate::domain::operator::Right;
use crate::domain::search::Sought;
use crate::services::subscribers::{self, PersonError};
use crate::web::desk::Desk;
use crate::web::pages::desk::subscribers::finding as pages;
use crate::web::problem::PageError;

/// What is asked for in the address of the page; names what cannot be read.
pub(super) fn sought(desk: &Desk) -> (Sought, Vec<&'static str>) {
    let (mut sought, mut wrong) = (Sought::default(), Vec::new());
    for name in Sought::NAMES {
        if let Some(value) = desk.asked(name)
            && sought.take(name, &value).is_err()
        {
            wrong.push(name);
        }
    }
    (sought, wrong)
}

/// Who is looked for.
pub(in crate::web) async fn show(desk: Desk) -> Result<HttpResponse, PageError> {
    let (sought, wrong) = sought(&desk);
    let lists = subscribers::offers(&desk.app).await?;
    let title = desk.tongue.say("desk-subscribers");
    let asked = pages::Asked {
        sought: &sought,
        lists: &lists,
        may_add: desk.may(Right::Subscribers),
        may_change_all: desk.may(Right::Transfer),
    };
    let found = if wrong.is_empty() {
        subscribers::search(&desk.app, &sought, desk.piece()).await
    } else {
        let wrong = wrong.into_iter();
        let wrong = wrong.map(|field| crate::services::Wrong {
            field,
            message: String::new(),
        });
        Err(PersonError::Refused(wrong.collect()))
    };
    match found {
        Ok(found) => {
            let pager = desk.pager(found.page.next);
            let content = pages::found(&desk.tongue, &asked, &found, &pager);
            Ok(page(&desk, &title, &content))
        }
        Err(error) => {
            let trouble = trouble(error)?;
            let content = pages::not_searched(&desk.tongue, &asked, &trouble);
            Ok(page_about(&desk, &trouble, &title, &content))
        }
    }
}
