//! Whether a reader shall really be forgotten.

use maud::{Markup, html};

use super::{Trouble, field, mark, say};
use crate::services::subscribers::Portrait;
use crate::web::desk::Desk;
use crate::words::Arg;

/// The page.
pub(in crate::web) fn page(desk: &Desk, reader: &Portrait, trouble: &Trouble) -> Markup {
    let tongue = &desk.tongue;
    let address = reader.subscriber.address.as_str();
    let id = reader.subscriber.id;
    html! {
        p.crumbs { a href={ "/desk/subscribers/" (id) } { bdi { (address) } } }
        h1 { (mark(tongue, "erase-title", &[("address", Arg::Text(address))])) }
        (trouble.told(tongue))
        p.lead { (say(tongue, "erase-lead")) }
        (desk.form(&format!("/desk/subscribers/{id}/erasure"), &html! {
            (field("address", "erase-type").text(tongue, trouble, "text", "", 320))
            button.danger { (say(tongue, "erase-do")) }
        }))
    }
}
