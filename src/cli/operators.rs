//! `postrider operator`: who signs in to the desk, and ways in for whoever is locked out.

use clap::Subcommand;
use serde_json::json;

use super::failure::{Code, Failure};
use super::output::{Reader, or_dash, table};
use crate::domain::actor::Actor;
use crate::domain::operator::Role;
use crate::domain::paging::{MOST_ROWS, PageAsk};
use crate::services::App;
use crate::services::operators::links;
use crate::services::operators::people::{self, Change, Changed, Invited, Person};

/// Who signs in to the desk
#[derive(Debug, Subcommand)]
pub(super) enum OperatorCommand {
    /// List those who may sign in
    List,
    /// Print a link that opens the desk once: without an address for the first owner, with one for somebody who is
    /// locked out, who chooses a new password and has no second factor then
    #[command(after_help = "Examples:
  postrider operator link                     nobody is there yet: make the first owner
  postrider operator link ada@example.org     Ada has lost her password, or her phone")]
    Link {
        /// The address of the operator who is locked out
        email: Option<String>,
    },
    /// Invite somebody; prints a link where there is no list yet whose sender could write
    Invite {
        /// Their address
        email: String,
        /// What they are to be: owner, editor or viewer
        #[arg(long, default_value = "editor", value_parser = role)]
        role: Role,
    },
    /// Give somebody another role
    Role {
        /// Their number, as listed
        id: i64,
        /// What they are to be: owner, editor or viewer
        #[arg(value_parser = role)]
        role: Role,
    },
    /// Let somebody in no longer
    Suspend {
        /// Their number, as listed
        id: i64,
    },
    /// Let somebody in again
    Restore {
        /// Their number, as listed
        id: i64,
    },
    /// Take an account away; the audit log keeps the name
    Remove {
        /// Their number, as listed
        id: i64,
    },
}

fn role(name: &str) -> Result<Role, String> {
    Role::from_name(name).ok_or_else(|| "owner, editor or viewer".to_owned())
}

/// Runs `postrider operator`.
pub(super) async fn run(
    app: &App,
    command: OperatorCommand,
    reader: Reader,
) -> Result<(), Failure> {
    let (id, change) = match command {
        OperatorCommand::List => return list(app, reader).await,
        OperatorCommand::Link { email } => return link(app, email.as_deref(), reader).await,
        OperatorCommand::Invite { email, role } => return invite(app, &email, role, reader).await,
        OperatorCommand::Role { id, role } => (id, Change::Role(role)),
        OperatorCommand::Suspend { id } => (id, Change::Suspend),
        OperatorCommand::Restore { id } => (id, Change::Restore),
        OperatorCommand::Remove { id } => (id, Change::Remove),
    };
    match people::change(app, &Actor::CommandLine, id, change).await? {
        Changed::Done => reader.show(&json!({ "changed": id }), |_| "Done.".to_owned()),
        Changed::Unknown | Changed::Stale => {
            Err(Failure::not_found(&format!("there is no operator {id}")))
        }
        Changed::LastOwner => Err(Failure::new(
            Code::Failed,
            "this is the only owner who can sign in",
        )
        .try_this("make somebody else an owner first: postrider operator role ID owner")),
    }
}

async fn list(app: &App, reader: Reader) -> Result<(), Failure> {
    let asked = PageAsk {
        limit: MOST_ROWS,
        after: None,
    };
    let found = people::page(app, asked).await?.items;
    let as_json = |person: &Person| {
        json!({
            "id": person.colleague.operator.id,
            "email": person.colleague.operator.email,
            "name": person.colleague.operator.name,
            "role": person.colleague.operator.role,
            "suspended": person.colleague.operator.suspended_at.is_some(),
            "second_factor": person.colleague.totp_since.is_some(),
        })
    };
    let value: Vec<_> = found.iter().map(as_json).collect();
    reader.show(&value, |_| {
        let row = |person: &Person| {
            let operator = &person.colleague.operator;
            vec![
                operator.id.to_string(),
                operator.email.clone(),
                operator.name.clone(),
                operator.role.to_string(),
                or_dash(operator.suspended_at.as_ref()),
                or_dash(person.colleague.totp_since.as_ref()),
            ]
        };
        let rows: Vec<_> = found.iter().map(row).collect();
        table(
            &[
                "id",
                "email",
                "name",
                "role",
                "suspended since",
                "second factor since",
            ],
            &rows,
            "Nobody yet. Make the first owner: postrider operator link",
        )
    })
}

async fn link(app: &App, email: Option<&str>, reader: Reader) -> Result<(), Failure> {
    let made = match email {
        Some(email) => links::recovery_link(app, email).await?.ok_or_else(|| {
            Failure::not_found(&format!("nobody with the address {email} signs in here"))
        }),
        None => links::setup_link(app).await?.ok_or_else(|| {
            Failure::new(Code::Failed, "there is an owner already")
                .try_this("name whoever is locked out: postrider operator link ADDRESS")
        }),
    }?;
    let hours = app.config.desk.setup_hours;
    reader.show(&json!({ "link": made }), |_| {
        format!("{made}\nIt works once, within {hours} hours.")
    })
}

async fn invite(app: &App, email: &str, role: Role, reader: Reader) -> Result<(), Failure> {
    match people::invite(app, &Actor::CommandLine, email, role, None).await? {
        Invited::Mailed { email, .. } => reader.show(&json!({ "mailed": email }), |_| {
            format!("The invitation is on its way to {email}.")
        }),
        Invited::ByHand { link, .. } => reader.show(&json!({ "link": link }), |_| {
            format!("There is no list yet that could mail it. Pass this link on:\n{link}")
        }),
        Invited::Known => Err(Failure::new(
            Code::Failed,
            "somebody with this address signs in here already",
        )),
        Invited::BadAddress => Err(Failure::new(
            Code::Usage,
            &format!("{email} is not an address that can be written to"),
        )),
    }
}
