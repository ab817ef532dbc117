//! How the configuration is put together from its layers, what is refused, and what stays secret.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops"
)]

mod refusals;
mod relays;
mod secrets;

use std::fs;
use std::path::{Path, PathBuf};

use postrider::config::{
    Config, ConfigError, DEFAULTS, DatabaseUrl, LogFormat, LogLevel, Mode, TlsMode, WhenInDoubt,
};
use tempfile::TempDir;

/// Loads a file with this text and these variables.
fn load(text: &str, env: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let dir = TempDir::new().unwrap();
    let path = write(&dir, "postrider.toml", text);
    Config::load(Some(&path), variables(env))
}

fn variables(env: &[(&str, &str)]) -> impl Iterator<Item = (String, String)> {
    let owned = env
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    owned.collect::<Vec<_>>().into_iter()
}

fn write(dir: &TempDir, name: &str, text: &str) -> PathBuf {
    let path = dir.path().join(name);
    fs::write(&path, text).unwrap();
    path
}

/// The one problem of a configuration, as the operator reads it, after the name of the file.
fn refusal(text: &str, env: &[(&str, &str)]) -> String {
    let error = load(text, env).expect_err(text);
    assert_eq!(error.problems.len(), 1, "{error}");
    let words = error.to_string();
    assert!(!words.contains('\n'), "{words}");
    words
}

#[track_caller]
fn assert_refused(text: &str, env: &[(&str, &str)], parts: &[&str]) {
    let words = refusal(text, env);
    for part in parts {
        assert!(words.contains(part), "{part:?} is missing in: {words}");
    }
}

#[test]
fn the_defaults_alone_are_a_working_try_out() {
    let config = Config::embedded().unwrap();
    assert_eq!(config.mode, Mode::TryOut);
    assert!(config.accepts_special_use());
    assert!(config.smtp.endpoint.is_none() && config.smtp.credentials.is_none());
    assert!(matches!(&config.database.url, DatabaseUrl::Sqlite(path)
        if path == Path::new("var/postrider.db")));
    assert_eq!(config.sending.retry_seconds, [300, 1800, 3600, 7200, 10800]);
    assert_eq!(config.log.level[0].level, LogLevel::Info);
    let bound = "127.0.0.1:4711".parse().unwrap();
    assert_eq!(config.public_url(bound), "http://127.0.0.1:4711");
    assert!(config.warnings.is_empty());
}

#[test]
fn the_variable_wins_over_the_file_and_the_file_over_the_default() {
    let text = "[sending]\nwindow = 5\nlook_ahead = 50\n";
    let config = load(text, &[("POSTRIDER_SENDING_WINDOW", "7")]).unwrap();
    assert_eq!(config.sending.window, 7);
    assert_eq!(config.sending.look_ahead, 50);
    assert_eq!(config.sending.settle_batch, 200);
}

#[test]
fn variables_set_words_numbers_flags_and_lists() {
    let env = [
        ("POSTRIDER_MODE", "production"),
        ("POSTRIDER_SERVER_PUBLIC_URL", "https://news.example.org/"),
        ("POSTRIDER_SMTP_URL", "smtp://localhost:2525"),
        ("POSTRIDER_LETTERS_WELCOME", "false"),
        ("POSTRIDER_SENDING_WHEN_IN_DOUBT", "hold"),
        ("POSTRIDER_SENDING_RETRY_SECONDS", "1, 2,3"),
        ("POSTRIDER_SERVER_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8"),
        (
            "POSTRIDER_FEEDS_ALLOW_PRIVATE",
            "[\"cms.internal:80\", \"[::1]:8000\"]",
        ),
        ("POSTRIDER_LOG_LEVEL", "warn, postrider::mail=debug"),
        ("POSTRIDER_LOG_FORMAT", "json"),
        ("POSTRIDER_TEST_ANYTHING", "passes"),
        ("HOME", "/nowhere"),
    ];
    let config = Config::load(None, variables(&env)).unwrap();
    assert_eq!(config.mode, Mode::Production);
    assert!(!config.accepts_special_use());
    let bound = "127.0.0.1:1".parse().unwrap();
    assert_eq!(config.public_url(bound), "https://news.example.org");
    assert_eq!(config.smtp.hello_name.as_deref(), Some("news.example.org"));
    assert!(!config.letters.welcome);
    assert_eq!(config.sending.when_in_doubt, WhenInDoubt::Hold);
    assert_eq!(config.sending.retry_seconds, [1, 2, 3]);
    assert!(config.server.trusted_proxies[1].contains("10.1.2.3".parse().unwrap()));
    assert_eq!(config.feeds.allow_private[1].to_string(), "[::1]:8000");
    assert_eq!(
        config.log.level[1].module.as_deref(),
        Some("postrider::mail")
    );
    assert_eq!(config.log.format, LogFormat::Json);
}

#[test]
fn an_empty_list_variable_empties_the_list() {
    let text = "server.trusted_proxies = [\"10.0.0.1\"]\n";
    let config = load(text, &[("POSTRIDER_SERVER_TRUSTED_PROXIES", "")]).unwrap();
    assert!(config.server.trusted_proxies.is_empty());
}

#[test]
fn the_file_is_named_by_an_argument_or_else_by_a_variable() {
    let dir = TempDir::new().unwrap();
    let one = write(&dir, "one.toml", "sending.window = 1");
    let two = write(&dir, "two.toml", "sending.window = 2");
    let env = [("POSTRIDER_CONFIG", two.to_str().unwrap())];
    let by_argument = Config::load(Some(&one), variables(&env)).unwrap();
    assert_eq!(by_argument.sending.window, 1);
    let by_variable = Config::load(None, variables(&env)).unwrap();
    assert_eq!(by_variable.sending.window, 2);
    let missing = Config::load(Some(Path::new("no/such.toml")), [])
        .unwrap_err()
        .to_string();
    assert!(
        missing.starts_with("no/such.toml: cannot be read: "),
        "{missing}"
    );
}

#[test]
fn every_setting_can_be_repeated_by_its_variable() {
    let mut section = String::new();
    let mut count = 0;
    for line in DEFAULTS
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        if let Some(name) = line.strip_prefix('[') {
            section = format!("{}_", name.trim_end_matches(']'));
            continue;
        }
        let (key, value) = line.split_once(" = ").unwrap();
        let name = format!("POSTRIDER_{section}{key}").to_uppercase();
        let value = value.trim_matches('"');
        Config::load(None, variables(&[(&name, value)])).unwrap_or_else(|e| panic!("{name}: {e}"));
        count += 1;
    }
    assert!(count > 60);
}

#[test]
fn the_relay_is_read_from_its_url() {
    let endpoint = |url: &str, tls: &str| {
        let env = [("POSTRIDER_SMTP_URL", url), ("POSTRIDER_SMTP_TLS", tls)];
        let endpoint = load("", &env).unwrap().smtp.endpoint.unwrap();
        (endpoint.host, endpoint.port, endpoint.tls)
    };
    let is = |host: &str, port: u16, tls: TlsMode| (host.to_owned(), port, tls);
    assert_eq!(
        endpoint("smtp://Relay.example.net", "auto"),
        is("relay.example.net", 25, TlsMode::Auto)
    );
    assert_eq!(
        endpoint("smtps://relay.example.net", "auto"),
        is("relay.example.net", 465, TlsMode::Implicit)
    );
    assert_eq!(
        endpoint("smtp://[::1]:2525/", "none"),
        is("::1", 2525, TlsMode::None)
    );
    assert_eq!(
        endpoint("smtp://127.0.0.1:2525", "starttls"),
        is("127.0.0.1", 2525, TlsMode::Starttls)
    );
    assert_eq!(
        endpoint("smtp://relay.example.net", "implicit"),
        is("relay.example.net", 465, TlsMode::Implicit)
    );
    // A password never depends on an offer that somebody in between could remove.
    assert_eq!(
        endpoint("smtp://u:p@relay.example.net", "auto").2,
        TlsMode::Starttls
    );
    assert_eq!(endpoint("smtp://u:p@localhost", "auto").2, TlsMode::Auto);
    assert_eq!(endpoint("smtp://u:p@localhost", "none").2, TlsMode::None);
    for url in [
        "relay:25",
        "http://relay",
        "smtp://",
        "smtp://a b",
        "smtp://relay/x",
        "smtp://relay?x",
        "smtp://relay:0",
        "smtp://relay:99999",
        "smtp://u@relay",
        "smtp://:p@relay",
        "smtp://u:%zz@relay",
    ] {
        assert_refused("", &[("POSTRIDER_SMTP_URL", url)], &["smtp.url"]);
    }
}

#[test]
fn the_development_file_loads() {
    let config = Config::load(Some(Path::new("config/development.toml")), []);
    // Its letters' directory comes with the letters.
    if Path::new("email_templates").is_dir() {
        assert_eq!(config.unwrap().mode, Mode::TryOut);
    } else {
        assert_eq!(config.unwrap_err().problems[0].key, "mail.templates_dir");
    }
}

#[test]
fn the_production_example_loads_once_its_files_exist() {
    let example = fs::read_to_string("config/production.example.toml").unwrap();
    let dir = TempDir::new().unwrap();
    write(
        &dir,
        "database_url",
        "postgres://postrider:secret@127.0.0.1/postrider\n",
    );
    write(&dir, "smtp_password", "secret\n");
    let text = example.replace("/etc/postrider/", &format!("{}/", dir.path().display()));
    let config = load(&text, &[]).unwrap();
    assert_eq!(config.mode, Mode::Production);
    assert!(matches!(config.database.url, DatabaseUrl::Postgres(_)));
    let endpoint = config.smtp.endpoint.unwrap();
    assert_eq!((endpoint.port, endpoint.tls), (587, TlsMode::Starttls));
    assert!(config.smtp.credentials.is_some());
    assert_eq!(
        config.mail.bounce_address.unwrap().as_str(),
        "bounces@news.example.org"
    );
}
