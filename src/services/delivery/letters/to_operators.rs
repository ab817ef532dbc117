//! Letters to those who run the desk, written from the link that they bring or the line of the audit log that they
//! tell of.

use super::super::super::operators::{links_path, site};
use super::super::super::{App, StoreError};
use super::super::Delivery;
use super::{LetterError, VariantLetter, headers, identity, in_words};
use crate::domain::delivery::LetterKind;
use crate::domain::operator::Role;
use crate::domain::token::TokenPurpose;
use crate::mail::compose::Pattern;
use crate::mail::letter::{About, AccountChange, Letter, ToOperator};
use crate::store::audit::Line;
use crate::store::lists::List;
use crate::store::operators::links::OperatorLink;
use crate::store::{self, Ledger};

/// Whether letters of this kind go to operators.
pub(super) fn is_one(letter: LetterKind) -> bool {
    matches!(
        letter,
        LetterKind::OperatorInvitation
            | LetterKind::OperatorReset
            | LetterKind::OperatorSignIn
            | LetterKind::OperatorNotice
    )
}

/// What a letter tells of.
enum Told {
    Link(OperatorLink),
    Line(Line),
}

/// Renders a letter to an operator.
pub(super) async fn write(app: &App, delivery: &Delivery) -> Result<VariantLetter, LetterError> {
    let asked = delivery.clone();
    let (list, told, language) = app
        .database
        .read(move |ledger| gather(ledger, &asked))
        .await?;
    let identity = identity(app, &list, language.as_deref());
    let (desk_url, about) = match told {
        Told::Link(link) => about_link(app, delivery.letter, &link)?,
        Told::Line(line) => {
            let what = AccountChange::of_action(&line.action).ok_or_else(unreadable)?;
            let zone = &list.time_zone;
            let date = in_words(app, &identity.language, line.occurred_at, zone);
            let desk_url = format!("{}/desk/forgotten", app.public_url);
            (desk_url, About::Notice { what, date })
        }
    };
    let letter = Letter::ToOperator(ToOperator {
        list: identity,
        site: site(app).to_owned(),
        desk_url,
        about,
    });
    let rendered = app.templates.render(&letter)?;
    let headers = headers(app, &list, delivery.letter, None);
    let pattern = Pattern::new(&rendered, &headers)?;
    Ok(VariantLetter { pattern, list })
}

fn gather(
    ledger: &mut Ledger,
    delivery: &Delivery,
) -> Result<(List, Told, Option<String>), StoreError> {
    let list = store::lists::by_id(ledger, delivery.list_id)?;
    let id = delivery.link_id.ok_or_else(unreadable)?;
    if delivery.letter == LetterKind::OperatorNotice {
        let line = store::audit::after(ledger, id - 1, 1)?.into_iter().next();
        let line = line.ok_or_else(unreadable)?;
        let account = store::operators::accounts::by_email(ledger, &delivery.recipient.key())?;
        let language = account.and_then(|(colleague, _)| colleague.operator.language);
        return Ok((list, Told::Line(line), language));
    }
    let link = store::operators::links::by_id(ledger, id)?.ok_or_else(unreadable)?;
    let language = link.language.clone();
    Ok((list, Told::Link(link), language))
}

fn about_link(
    app: &App,
    letter: LetterKind,
    link: &OperatorLink,
) -> Result<(String, About), LetterError> {
    let derived = link.key_id.zip(link.nonce.as_deref());
    let token = derived
        .and_then(|(key_id, nonce)| app.keyring.opaque_token(TokenPurpose::Gate, key_id, nonce));
    let token = token.ok_or(LetterError::KeyRemoved)?;
    let desk = &app.config.desk;
    let about = match letter {
        LetterKind::OperatorReset => About::Reset {
            valid_minutes: desk.reset_minutes,
        },
        LetterKind::OperatorSignIn => About::SignIn {
            valid_minutes: desk.link_minutes,
        },
        _ => About::Invitation {
            inviter: link.invited_by.clone().unwrap_or_default(),
            role: link.role.unwrap_or(Role::Viewer),
            valid_hours: desk.invitation_hours,
        },
    };
    let path = links_path(link.purpose);
    Ok((format!("{}/{path}/{token}", app.public_url), about))
}

fn unreadable() -> StoreError {
    StoreError::Unreadable("a letter to an operator without what it tells of".to_owned())
}
