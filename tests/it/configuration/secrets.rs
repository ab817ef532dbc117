//! Where secrets come from, and that they do not come out.

use std::fs;

use postrider::config::DatabaseUrl;
use secrecy::ExposeSecret as _;
use tempfile::TempDir;

use super::{assert_refused, load, write};

#[test]
fn name_and_password_come_from_the_url_the_keys_or_a_file() {
    let dir = TempDir::new().unwrap();
    let file = write(&dir, "password", "p@ss word\n");
    let file = file.to_str().unwrap();
    let url = ("POSTRIDER_SMTP_URL", "smtps://relay.example.net");
    let name = ("POSTRIDER_SMTP_USERNAME", "u");
    let cases = [
        (vec![(
            "POSTRIDER_SMTP_URL",
            "smtps://u:p%40ss%20word@relay.example.net",
        )]),
        (vec![url, name, ("POSTRIDER_SMTP_PASSWORD", "p@ss word")]),
        (vec![url, name, ("POSTRIDER_SMTP_PASSWORD_FILE", file)]),
    ];
    for env in cases {
        let credentials = load("", &env).unwrap().smtp.credentials.unwrap();
        assert_eq!(credentials.username, "u");
        assert_eq!(credentials.password.expose_secret(), "p@ss word");
    }
    let both = [
        url,
        name,
        ("POSTRIDER_SMTP_PASSWORD", "p"),
        ("POSTRIDER_SMTP_PASSWORD_FILE", file),
    ];
    assert_refused(
        "",
        &both,
        &[
            "POSTRIDER_SMTP_PASSWORD sets smtp.password",
            "keep one of the two",
        ],
    );
    let missing = [url, name, ("POSTRIDER_SMTP_PASSWORD_FILE", "no/such")];
    assert_refused(
        "",
        &missing,
        &["smtp.password_file = \"no/such\"", "cannot be read"],
    );
}

#[test]
fn the_database_url_comes_from_a_file_when_one_is_named() {
    let dir = TempDir::new().unwrap();
    let file = write(&dir, "url", "postgresql://u:hunter2@db.example.org/name\n");
    let env = [("POSTRIDER_DATABASE_URL_FILE", file.to_str().unwrap())];
    let config = load("", &env).unwrap();
    let DatabaseUrl::Postgres(url) = &config.database.url else {
        panic!("not PostgreSQL")
    };
    assert_eq!(
        url.expose_secret(),
        "postgresql://u:hunter2@db.example.org/name"
    );
    assert_eq!(
        config.database.url.to_string(),
        "postgresql://***@db.example.org/name"
    );
    assert_refused(
        "database.url = \"sqlite://a.db\"",
        &env,
        &["database.url_file", "keep one of the two"],
    );
    let wrong = write(&dir, "wrong", "hunter2\n");
    let env = [("POSTRIDER_DATABASE_URL_FILE", wrong.to_str().unwrap())];
    assert_refused("", &env, &["the file holds a URL that is neither"]);
    let empty = write(&dir, "empty", "\n");
    let env = [("POSTRIDER_DATABASE_URL_FILE", empty.to_str().unwrap())];
    assert_refused("", &env, &["the file is empty"]);
}

#[test]
#[cfg(unix)]
fn a_secret_that_everybody_can_read_is_a_warning() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = TempDir::new().unwrap();
    let file = write(&dir, "password", "p\n");
    let env = [
        ("POSTRIDER_SMTP_URL", "smtps://relay.example.net"),
        ("POSTRIDER_SMTP_USERNAME", "u"),
        ("POSTRIDER_SMTP_PASSWORD_FILE", file.to_str().unwrap()),
    ];
    for (mode, warnings) in [(0o600, 0), (0o640, 0), (0o644, 1)] {
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        assert_eq!(load("", &env).unwrap().warnings.len(), warnings, "{mode:o}");
    }
}

#[test]
fn a_secret_is_neither_in_debug_output_nor_in_errors() {
    let secret = "hunter2hunter2";
    let good = [
        format!("smtp.url = \"smtps://{secret}:{secret}@relay.example.net\""),
        format!(
            "smtp = {{ url = \"smtps://r\", username = \"{secret}\", password = \"{secret}\" }}"
        ),
        format!("database.url = \"postgres://u:{secret}@db/name\""),
        format!("database.url = \"postgres://db/name?password={secret}\""),
    ];
    for text in &good {
        let config = load(text, &[]).unwrap();
        let words = format!("{config:?} {config:#?} {}", config.database.url);
        assert!(!words.contains(secret), "{words}");
    }
    let bad = [
        format!("smtp.password = [\"{secret}\"]"),
        format!("smtp.password = \"{secret}\""),
        format!("smtp.username = \"{secret}\""),
        format!("smtp.passwrod = \"{secret}\""),
        format!("smtp.pass = \"{secret}\""),
        format!("password = \"{secret}\""),
        format!("[smpt]\npassword = \"{secret}\""),
        format!("smtp.password = \"{secret}\\n\""),
        format!("smtp.url = [\"smtp://u:{secret}@relay\"]"),
        format!("smtp.url = \"smtp://u:{secret}@relay/path\""),
        format!("smtp.url = \"smtp://u:{secret}@\""),
        format!("smtp.url = \"smtp://u:12/{secret}@relay\""),
        format!("smtp.url = \"u:{secret}@relay\""),
        format!("database.url = \"mysql://u:{secret}@db/name\""),
        format!("database.url = \"postgres://u:{secret} @db/name\""),
        // Broken TOML, whose parser would like to repeat the line.
        format!("smtp.password = \"{secret}"),
        format!("smtp.password = {secret}"),
        format!("smtp.password = \"{secret}\" oops"),
        format!("smtp.password = 'a'\nsmtp.password = '{secret}'"),
    ];
    for text in &bad {
        let error = load(text, &[]).expect_err(text);
        let words = format!("{error} {error:?}");
        assert!(!words.contains(secret), "{words}");
    }
    for name in [
        "POSTRIDER_SMTP_PASSWRD",
        "POSTRIDER_SECRET",
        "POSTRIDER_SMTP_PASSWORD",
    ] {
        let error = load("", &[(name, secret)]).expect_err(name);
        assert!(!format!("{error} {error:?}").contains(secret), "{error}");
    }
}
