//! Settings at the desk: the configuration as it holds, the health of the house, and a held ledger let go.

use actix_web::{HttpRequest, HttpResponse, web};
use maud::html;

use super::Desk;
use crate::domain::operator::Right;
use crate::services::instance::{self, OpenIssues};
use crate::services::settings;
use crate::web::pages::desk::{Section, settings as page};
use crate::web::problem::PageError;

/// The settings and the house that they hold for.
pub(in crate::web) async fn show(desk: Desk) -> Result<HttpResponse, PageError> {
    let found = settings::settings(&desk.app).await?;
    let zone = super::time_zone(&desk).await?;
    let is_held = found.ledger.instance.held_since.is_some();
    let form = (is_held && desk.may(Right::People)).then(|| {
        let choice = |value: &str, key: &str, first: bool| {
            html! {
                label.box { input type="radio" name="issues" value=(value) checked[first]; span { (desk.tongue.say(key)) } }
            }
        };
        let content = html! {
            fieldset.field {
                legend { (desk.tongue.say("desk-settings-open-issues")) }
                (choice("pause", "desk-settings-issues-pause", true))
                (choice("go_on", "desk-settings-issues-go-on", false))
                (choice("cancel", "desk-settings-issues-cancel", false))
            }
            button.danger { (desk.tongue.say("desk-settings-release")) }
        };
        desk.form("/desk/settings/ledger", &content)
    });
    let title = desk.tongue.say("desk-settings");
    let content = page::page(
        &desk.tongue,
        &found,
        form.as_ref(),
        &zone,
        desk.may(Right::People),
    );
    Ok(desk.page(Section::Settings, &title, &content))
}

/// Lets a held ledger plan and send again.
pub(in crate::web) async fn release(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    let issues = match form.value("issues") {
        Some("go_on") => OpenIssues::GoOn,
        Some("cancel") => OpenIssues::Cancel,
        _ => OpenIssues::Pause,
    };
    let said = match instance::release(&desk.app, &desk.actor, issues).await? {
        Some(_) => "said-ledger-released",
        None => "said-ledger-not-held",
    };
    Ok(desk.see_other("/desk/settings", said))
}
