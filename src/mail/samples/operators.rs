//! Sample letters to those who run the desk.

use super::super::letter::{About, AccountChange, Letter, ToOperator};
use super::{HOSTILE, Maker};
use crate::domain::delivery::LetterKind;
use crate::domain::operator::Role;

/// The samples of one kind.
pub(super) fn samples(kind: LetterKind, maker: &Maker) -> Vec<(&'static str, Letter)> {
    let invitation = |inviter: &str, role| About::Invitation {
        inviter: inviter.to_owned(),
        role,
        valid_hours: 72,
    };
    let notice = |what| {
        letter(
            maker,
            About::Notice {
                what,
                date: maker.instant.clone(),
            },
        )
    };
    match kind {
        LetterKind::OperatorInvitation => vec![
            (
                "owner",
                letter(maker, invitation("Ada Okafor", Role::Owner)),
            ),
            (
                "editor",
                letter(maker, invitation("Ada Okafor", Role::Editor)),
            ),
            (
                "viewer",
                letter(maker, invitation("Ada Okafor", Role::Viewer)),
            ),
            (
                "hostile",
                letter(&maker.hostile(), invitation(HOSTILE, Role::Viewer)),
            ),
        ],
        LetterKind::OperatorReset => {
            vec![("plain", letter(maker, About::Reset { valid_minutes: 60 }))]
        }
        LetterKind::OperatorSignIn => {
            vec![("plain", letter(maker, About::SignIn { valid_minutes: 15 }))]
        }
        LetterKind::OperatorNotice => vec![
            ("password", notice(AccountChange::Password)),
            ("factor-on", notice(AccountChange::FactorOn)),
            ("factor-off", notice(AccountChange::FactorOff)),
            ("codes", notice(AccountChange::Codes)),
        ],
        _ => Vec::new(),
    }
}

fn letter(maker: &Maker, about: About) -> Letter {
    Letter::ToOperator(ToOperator {
        list: maker.list.clone(),
        site: "news.example.org".into(),
        desk_url: "https://news.example.org/desk/link/k3q7x2m5sample".into(),
        about,
    })
}
