//! Which program a sheet comes from, by the names of its columns, and what these columns hold.

use super::Field;

named_values! {
    /// A program that exports readers.
    Program {
        /// Mailchimp: one file for each state.
        Mailchimp = "mailchimp",
        /// Substack.
        Substack = "substack",
        /// Ghost.
        Ghost = "ghost",
        /// listmonk.
        Listmonk = "listmonk",
        /// beehiiv.
        Beehiiv = "beehiiv",
        /// Postrider itself.
        Postrider = "postrider",
        /// Any other.
        Other = "other",
    }
}

/// How a program names its columns. It is known by `marks`, all of which are there.
struct Shape {
    program: Program,
    marks: &'static [&'static str],
    columns: &'static [(&'static str, Field)],
}

const SHAPES: &[Shape] = &[
    Shape {
        program: Program::Postrider,
        marks: &[
            "address",
            "list",
            "state",
            "confirmed_at",
            "consent_given_at",
        ],
        columns: &[
            ("address", Field::Address),
            ("state", Field::State),
            ("name", Field::Name),
            ("topics", Field::Topics),
            ("cadence", Field::Cadence),
            ("language", Field::Language),
            ("time_zone", Field::TimeZone),
            ("source", Field::Source),
            ("consent_given_at", Field::AgreedAt),
        ],
    },
    Shape {
        program: Program::Mailchimp,
        marks: &["email address", "optin_time", "confirm_time"],
        columns: &[
            ("email address", Field::Address),
            ("first name", Field::FirstName),
            ("last name", Field::LastName),
            ("tags", Field::Topics),
            ("unsub_time", Field::LeftAt),
            ("clean_time", Field::BouncedAt),
            ("confirm_time", Field::AgreedAt),
        ],
    },
    Shape {
        program: Program::Mailchimp,
        marks: &["email address", "member_rating"],
        columns: &[
            ("email address", Field::Address),
            ("first name", Field::FirstName),
            ("last name", Field::LastName),
            ("tags", Field::Topics),
            ("unsub_time", Field::LeftAt),
            ("clean_time", Field::BouncedAt),
        ],
    },
    Shape {
        program: Program::Substack,
        marks: &["email", "active_subscription", "email_disabled"],
        columns: &[
            ("email", Field::Address),
            ("name", Field::Name),
            ("email_disabled", Field::Unwanted),
            ("created_at", Field::AgreedAt),
        ],
    },
    Shape {
        program: Program::Ghost,
        marks: &["email", "subscribed_to_emails", "labels"],
        columns: &[
            ("email", Field::Address),
            ("name", Field::Name),
            ("subscribed_to_emails", Field::Wanted),
            ("deleted_at", Field::LeftAt),
            ("labels", Field::Topics),
            ("created_at", Field::AgreedAt),
        ],
    },
    Shape {
        program: Program::Listmonk,
        marks: &["uuid", "email", "attributes", "status"],
        columns: &[
            ("email", Field::Address),
            ("name", Field::Name),
            ("status", Field::State),
            ("created_at", Field::AgreedAt),
        ],
    },
    Shape {
        program: Program::Beehiiv,
        marks: &["email", "status", "utm_source", "acquisition_source"],
        columns: BEEHIIV,
    },
    Shape {
        program: Program::Beehiiv,
        marks: &["email", "status", "utm source", "subscription tier"],
        columns: BEEHIIV,
    },
    Shape {
        program: Program::Beehiiv,
        marks: &["email", "status", "subscriber_id", "utm_source"],
        columns: BEEHIIV,
    },
];

const BEEHIIV: &[(&str, Field)] = &[
    ("email", Field::Address),
    ("first name", Field::FirstName),
    ("first_name", Field::FirstName),
    ("last name", Field::LastName),
    ("last_name", Field::LastName),
    ("status", Field::State),
    ("tags", Field::Topics),
    ("created at", Field::AgreedAt),
    ("created_at", Field::AgreedAt),
    ("acquisition_source", Field::Source),
];

/// Names that columns have anywhere, in several languages. Nothing is guessed that could make an active reader of
/// somebody whose consent is not known: dates and states have to be unmistakable.
const EVERYWHERE: &[(&[&str], Field)] = &[
    (
        &[
            "address",
            "email",
            "e-mail",
            "mail",
            "email address",
            "e-mail address",
            "email_address",
            "emailaddress",
            "e-mail-adresse",
            "e-mailadresse",
            "emailadresse",
            "courriel",
            "adresse e-mail",
            "adresse email",
            "correo",
            "correo electrónico",
            "邮箱",
            "电子邮件",
            "البريد الإلكتروني",
        ],
        Field::Address,
    ),
    (
        &[
            "name",
            "full name",
            "full_name",
            "fullname",
            "nom complet",
            "nombre completo",
            "姓名",
            "الاسم",
        ],
        Field::Name,
    ),
    (
        &[
            "first name",
            "first_name",
            "firstname",
            "fname",
            "given name",
            "vorname",
            "prénom",
            "nombre",
        ],
        Field::FirstName,
    ),
    (
        &[
            "last name",
            "last_name",
            "lastname",
            "lname",
            "surname",
            "family name",
            "nachname",
            "nom",
            "apellido",
            "apellidos",
        ],
        Field::LastName,
    ),
    (
        &[
            "status",
            "state",
            "subscription status",
            "estado",
            "statut",
            "状态",
        ],
        Field::State,
    ),
    (
        &["topics", "tags", "labels", "themen", "sujets", "temas"],
        Field::Topics,
    ),
    (&["cadence", "frequency"], Field::Cadence),
    (
        &[
            "language", "lang", "locale", "sprache", "langue", "idioma", "语言",
        ],
        Field::Language,
    ),
    (
        &[
            "time_zone",
            "timezone",
            "time zone",
            "zeitzone",
            "fuseau horaire",
            "zona horaria",
        ],
        Field::TimeZone,
    ),
    (
        &[
            "consent_date",
            "consent date",
            "agreed_at",
            "subscribed_at",
            "subscribed at",
            "subscription date",
            "signup date",
            "sign-up date",
            "optin_time",
            "opt-in date",
            "confirmed_at",
            "confirm_time",
            "anmeldedatum",
            "date d'inscription",
            "fecha de alta",
        ],
        Field::AgreedAt,
    ),
    (
        &["unsubscribed_at", "unsubscribed at", "unsub_time"],
        Field::LeftAt,
    ),
    (&["source", "signup source"], Field::Source),
];

/// The program that names its columns so, and what each of them holds; none is left out.
#[must_use]
pub fn guess(columns: &[String]) -> (Program, Vec<Option<Field>>) {
    let names: Vec<String> = columns
        .iter()
        .map(|name| name.trim().to_lowercase())
        .collect();
    let has = |mark: &str| names.iter().any(|name| name == mark);
    let shape = SHAPES
        .iter()
        .find(|shape| shape.marks.iter().all(|mark| has(mark)));
    let (program, known): (_, Vec<_>) = match shape {
        Some(shape) => (
            shape.program,
            names.iter().map(|name| named(shape, name)).collect(),
        ),
        None => (
            Program::Other,
            names.iter().map(|name| anywhere(name)).collect(),
        ),
    };
    (program, each_once(known))
}

fn named(shape: &Shape, name: &str) -> Option<Field> {
    let found = shape.columns.iter().find(|(column, _)| *column == name);
    found.map(|(_, field)| *field)
}

fn anywhere(name: &str) -> Option<Field> {
    let found = EVERYWHERE.iter().find(|(names, _)| names.contains(&name));
    found.map(|(_, field)| *field)
}

/// The first column of a kind stands; a whole name makes its parts superfluous.
fn each_once(fields: Vec<Option<Field>>) -> Vec<Option<Field>> {
    let whole = fields.contains(&Some(Field::Name));
    let mut seen = Vec::new();
    fields
        .into_iter()
        .map(|field| {
            let field = field?;
            let part = matches!(field, Field::FirstName | Field::LastName);
            if seen.contains(&field) || (whole && part) {
                return None;
            }
            seen.push(field);
            Some(field)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(header: &str) -> (Program, Vec<&'static str>) {
        let columns: Vec<String> = header.split(',').map(str::to_owned).collect();
        let (program, fields) = guess(&columns);
        let names = fields
            .into_iter()
            .map(|field| field.map_or("-", Field::as_str));
        (program, names.collect())
    }

    #[test]
    fn every_program_is_known_by_its_header() {
        for (header, program, fields) in [
            (
                "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LEID,EUID,NOTES,TAGS",
                Program::Mailchimp,
                "address first_name last_name - - - agreed_at - - - - topics",
            ),
            (
                "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,UNSUB_TIME,UNSUB_REASON",
                Program::Mailchimp,
                "address first_name last_name - - - agreed_at - left_at -",
            ),
            (
                "email,active_subscription,expiry,plan,email_disabled,created_at,first_payment_at",
                Program::Substack,
                "address - - - unwanted agreed_at -",
            ),
            (
                "id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers",
                Program::Ghost,
                "- address name - wanted - - agreed_at left_at topics -",
            ),
            (
                "uuid,email,name,attributes,status,created_at,updated_at",
                Program::Listmonk,
                "- address name - state agreed_at -",
            ),
            (
                "subscriber_id,email,status,created_at,utm_source,utm_medium,acquisition_source",
                Program::Beehiiv,
                "- address state agreed_at - - source",
            ),
            (
                "address,list,state,name,topics,cadence,language,time_zone,source,created_at,confirmed_at,unsubscribed_at,consent_given_at",
                Program::Postrider,
                "address - state name topics cadence language time_zone source - - - agreed_at",
            ),
            (
                "Vorname,Nachname,E-Mail-Adresse,Kundennummer,created_at",
                Program::Other,
                "first_name last_name address - -",
            ),
            (
                "Name,First Name,Mail,E-Mail",
                Program::Other,
                "name - address -",
            ),
        ] {
            let (found, names) = guessed(header);
            assert_eq!(found, program, "{header}");
            assert_eq!(names.join(" "), fields, "{header}");
        }
    }
}
