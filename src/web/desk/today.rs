//! Today: the first page of the desk.

use actix_web::HttpResponse;

use super::Desk;
use crate::services::lists::{self, ListError};
use crate::services::today::{growth, today};
use crate::web::pages::desk::{Section, growth as growth_page, today as page};
use crate::web::problem::PageError;

/// What goes out, what needs attention, and how things went.
pub(in crate::web) async fn show(desk: Desk) -> Result<HttpResponse, PageError> {
    let app = &desk.app;
    let days = desk.asked("days").and_then(|days| days.parse().ok());
    let days = days.filter(|days| growth_page::SPANS.contains(days));
    let days = days.unwrap_or(growth_page::SPANS[0]);
    let list = desk.asked("list");
    let figures = match growth(app, list.as_deref(), days).await {
        Ok(figures) => figures,
        Err(ListError::Store(error)) => return Err(error.into()),
        // A list that is no more is no reason to show nothing.
        Err(_) => growth(app, None, days).await.map_err(PageError::from)?,
    };
    let today = today(app).await?;
    let lists = lists::all(app).await?;
    let lists: Vec<(String, String)> = lists
        .into_iter()
        .map(|list| (list.slug, list.name))
        .collect();
    let title = desk.tongue.say("desk-today");
    let content = page::page(&desk.tongue, &today, &figures, &lists);
    Ok(desk.page(Section::Today, &title, &content))
}
