//! Lists in pages: the one form in which every list of the API is answered.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::paging::Page;

/// One page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct PageOf<T> {
    /// The items of this page.
    pub(in crate::web) items: Vec<T>,
    /// Send it as `cursor` for the next page; null on the last one.
    #[schema(required = true, example = "aaaaaaaaaaaao")]
    pub(in crate::web) next_cursor: Option<String>,
}

impl<T> PageOf<T> {
    /// What a story found, each item as the API writes it.
    pub(in crate::web) fn of<S: Into<T>>(page: Page<S>) -> Self {
        Self {
            items: page.items.into_iter().map(Into::into).collect(),
            next_cursor: page.next.map(|cursor| cursor.to_string()),
        }
    }
}
