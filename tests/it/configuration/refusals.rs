//! What is refused, and in which words.

use postrider::config::DEFAULTS;

use super::{assert_refused, load};

/// The least that production needs.
const PRODUCTION: &str = "mode = \"production\"\n\
     server.public_url = \"https://news.example.org\"\n\
     smtp.url = \"smtp://relay.example.net:587\"\n";

#[test]
fn an_unknown_key_is_refused_and_the_likely_one_named() {
    assert_refused(
        "sending.windw = 3",
        &[],
        &[
            "postrider.toml: sending.windw: is not a known key",
            "perhaps sending.window is meant",
        ],
    );
    // A key in the wrong section.
    assert_refused("smtp.window = 3", &[], &["perhaps sending.window is meant"]);
    assert_refused(
        "[sendng]\nwindow = 3",
        &[],
        &["[sendng]", "perhaps [sending] is meant"],
    );
    assert_refused(
        "colour = 3",
        &[],
        &["colour: is not a known key", "default.toml"],
    );
    assert_refused(
        "letters.colour = 3",
        &[],
        &["the keys of [letters] are unsubscribed, welcome"],
    );
    assert_refused(
        "sending = 3",
        &[],
        &["sending: is a section, not a key", "write [sending]"],
    );
}

#[test]
fn an_unknown_variable_is_refused_and_the_likely_one_named() {
    assert_refused(
        "",
        &[("POSTRIDER_SENDING_WINDWO", "3")],
        &[
            "POSTRIDER_SENDING_WINDWO: is not a known variable",
            "perhaps POSTRIDER_SENDING_WINDOW is meant",
        ],
    );
    assert_refused(
        "",
        &[("POSTRIDER_COLOUR", "red")],
        &["POSTRIDER_COLOUR", "unset it"],
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_refused() {
    assert_refused(
        "sending.window = \"many\"",
        &[],
        &[
            "sending.window = \"many\": must be a whole number",
            "write for instance sending.window = 16",
        ],
    );
    assert_refused("sending.window = 1.5", &[], &["must be a whole number"]);
    assert_refused("letters.welcome = 1", &[], &["must be true or false"]);
    assert_refused("mode = 1", &[], &["mode = 1: must be a text"]);
    assert_refused(
        "sending.retry_seconds = [\"1\"]",
        &[],
        &["must be a list of whole numbers"],
    );
    assert_refused(
        "server.trusted_proxies = \"::1\"",
        &[],
        &["must be a list of texts"],
    );
    let env = [("POSTRIDER_SENDING_WINDOW", "many")];
    assert_refused(
        "",
        &env,
        &["POSTRIDER_SENDING_WINDOW: sending.window = \"many\""],
    );
    let env = [("POSTRIDER_SENDING_RETRY_SECONDS", "1,x")];
    assert_refused("", &env, &["must be a list of whole numbers"]);
    let env = [("POSTRIDER_LETTERS_WELCOME", "yes")];
    assert_refused("", &env, &["must be true or false"]);
}

#[test]
fn a_number_out_of_its_limits_is_refused() {
    assert_refused(
        "sending.window = 0",
        &[],
        &["sending.window = 0: must be at least 1; set it between 1 and 10000"],
    );
    assert_refused("sending.window = 10001", &[], &["at most 10000"]);
    assert_refused(
        "sending.settle_batch = -1",
        &[],
        &["sending.settle_batch = -1: must be at least 1"],
    );
    assert_refused(
        "smtp.connections = 99999999999",
        &[],
        &["must be at most 1000"],
    );
    assert_refused("sending.retry_seconds = []", &[], &["must not be empty"]);
    assert_refused(
        "sending.retry_seconds = [5, 0]",
        &[],
        &["[5, 0]: must be at least 1"],
    );
}

#[test]
fn no_number_of_zero_passes_where_it_has_no_meaning() {
    let meaningful = [
        "feeds.max_redirects",
        "feeds.first_poll_days",
        "feeds.jitter_percent",
        "feeds.host_spacing_seconds",
        "feeds.websub_rest_seconds",
        "digest.catch_up_hours",
        "signup.soonest_answer_seconds",
        "digest.instant_gather_seconds",
        "embed.preflight_seconds",
        "sending.in_doubt_wait_seconds",
        "smtp.weight",
        "smtp.per_second",
        "smtp.per_minute",
        "smtp.per_hour",
        "smtp.per_day",
        "pace.domain_per_minute",
        "sending.commit_milliseconds",
    ];
    let mut section = "";
    let mut count = 0;
    for line in DEFAULTS.lines().filter(|line| !line.starts_with('#')) {
        section = line
            .strip_prefix('[')
            .map_or(section, |name| name.trim_end_matches(']'));
        let Some((key, value)) = line.split_once(" = ") else {
            continue;
        };
        let name = format!("{section}.{key}");
        if value.parse::<u32>().is_ok() {
            let loaded = load(&format!("{name} = 0"), &[]);
            count += 1;
            assert_eq!(
                loaded.is_ok(),
                meaningful.contains(&name.as_str()),
                "{name}"
            );
        }
    }
    assert!(count > 35, "{count}");
}

#[test]
fn words_addresses_and_machines_are_read_closely() {
    let refused = [
        (
            "mode = \"prod\"",
            "write one of \"try-out\", \"production\"",
        ),
        ("sending.when_in_doubt = \"retry\"", "\"resend\", \"hold\""),
        ("log.format = \"xml\"", "\"text\", \"json\""),
        ("log.level = \"loud\"", "is not a level"),
        ("log.level = \"\"", "must not be empty"),
        (
            "server.listen = \"localhost\"",
            "is not an IP address and a port",
        ),
        ("server.listen = \"\"", "must not be empty"),
        ("server.public_url = \"news.example.org\"", "is not a URL"),
        (
            "server.public_url = \"ftp://news.example.org\"",
            "neither http nor https",
        ),
        (
            "server.public_url = \"https://news.example.org/a\"",
            "must not hold a path",
        ),
        (
            "server.public_url = \"https://u@news.example.org\"",
            "must not hold a name",
        ),
        ("server.trusted_proxies = [\"10.0.0.1/8\"]", "has bits set"),
        ("server.trusted_proxies = [\"0.0.0.0/0\"]", "has a prefix"),
        ("feeds.allow_private = [\"cms\"]", "is not HOST:PORT"),
        (
            "mail.bounce_address = \"bounces\"",
            "does not look like an e-mail address",
        ),
        (
            "mail.abuse_contact = \"a@b\"",
            "cannot be sent to this domain",
        ),
        ("mail.inbound_domain = \"a b\"", "mail.inbound_domain"),
        (
            "mail.inbound_domain = \"u@news.example.org\"",
            "mail.inbound_domain",
        ),
        ("mail.outbox_dir = \"\"", "must not be empty"),
        ("mail.templates_dir = \"no/such\"", "is not a directory"),
        ("secrets.keys_file = \"\"", "must not be empty"),
        ("smtp.hello_name = \"a b\"", "is not a host name"),
        (
            "smtp.hello_name = \"a\\r\\nMAIL\"",
            "holds a control character",
        ),
        ("smtp.ca_file = \"no/such.pem\"", "cannot be read"),
        ("smtp.tls = \"ssl\"", "\"implicit\""),
        ("database.url = \"\"", "must not be empty"),
        (
            "database.url = \"mysql://localhost/a\"",
            "neither sqlite:// nor postgres://",
        ),
        ("database.url = \"sqlite://\"", "names no file"),
        (
            "database.url = \"sqlite://a.db?mode=ro\"",
            "must not hold options",
        ),
        ("database.url = \"sqlite::memory:\"", "would live in memory"),
        (
            "database.url = \"sqlite://:memory:\"",
            "would live in memory",
        ),
    ];
    for (text, part) in refused {
        assert_refused(text, &[], &[part]);
    }
}

#[test]
fn what_cannot_be_true_together_is_refused() {
    let refused = [
        (
            "[server]\nlisten = \"0.0.0.0:8080\"",
            "reaches beyond this machine in try-out mode",
        ),
        ("[smtp]\nusername = \"u\"", "smtp.username: has no password"),
        ("[smtp]\npassword = \"p\"", "smtp.password: has no name"),
        (
            "[worker]\nheartbeat_seconds = 30",
            "must be more than twice worker.heartbeat_seconds",
        ),
        (
            "[feeds]\nclaim_seconds = 30",
            "must be more than feeds.timeout_seconds",
        ),
        (
            "[feeds]\nconnect_timeout_seconds = 31",
            "must be at most feeds.timeout_seconds",
        ),
        (
            "[feeds]\nback_off_max_seconds = 60",
            "must be at least feeds.poll_seconds",
        ),
        (
            "[feeds]\npoll_max_seconds = 60",
            "must be at least feeds.poll_seconds",
        ),
        (
            "[sending]\nlifetime_hours = 1\nretry_seconds = [3601]",
            "nothing would be tried again",
        ),
        (
            "[signup]\ncheck_domains = \"on\"",
            "needs somebody to ask, but dns.resolvers is empty",
        ),
        (
            "[signup]\ndisposable_file = \"/nowhere/at/all\"",
            "the file cannot be read",
        ),
        (
            "[digest]\nmin_articles = 41",
            "at most digest.max_articles, which is 40",
        ),
        (
            "[smtp]\nurl = \"smtps://localhost\"\ntls = \"none\"",
            "contradicts the smtps://",
        ),
        (
            "[smtp]\nurl = \"smtps://localhost\"\ntls = \"starttls\"",
            "contradicts the smtps://",
        ),
        (
            "[smtp]\nurl = \"smtp://u:p@relay.example.net\"\ntls = \"none\"",
            "would send the password to another machine in the clear",
        ),
        (
            "[smtp]\nurl = \"smtp://u:p@localhost\"\nusername = \"u\"",
            "smtp.url holds a name and password",
        ),
    ];
    for (text, part) in refused {
        assert_refused(text, &[], &[part]);
    }
}

#[test]
fn production_needs_a_relay_and_a_public_https_address() {
    load(PRODUCTION, &[]).unwrap();
    let without_relay = [("POSTRIDER_SMTP_URL", "")];
    assert_refused(
        PRODUCTION,
        &without_relay,
        &[
            "mode = \"production\": needs a relay, but smtp.url is empty",
            "POSTRIDER_SMTP_URL",
        ],
    );
    let without_address = [("POSTRIDER_SERVER_PUBLIC_URL", "")];
    assert_refused(
        PRODUCTION,
        &without_address,
        &["server.public_url is empty"],
    );
    let plain = [("POSTRIDER_SERVER_PUBLIC_URL", "http://news.example.org")];
    assert_refused(PRODUCTION, &plain, &["is not https in production"]);
    for loopback in [
        "http://localhost:8080",
        "http://127.0.0.1:8080",
        "http://[::1]:8080",
    ] {
        load(PRODUCTION, &[("POSTRIDER_SERVER_PUBLIC_URL", loopback)]).unwrap();
    }
}

#[test]
fn all_problems_are_told_at_once() {
    let text = "mode = \"production\"\nsending.windw = 1\nsmtp.connections = 0\nlog.level = \"x\"";
    let error = load(text, &[("POSTRIDER_NONSENSE", "1")]).unwrap_err();
    assert_eq!(error.problems.len(), 6, "{error}");
    assert_eq!(error.to_string().lines().count(), 6);
}

#[test]
fn broken_toml_is_told_by_line_and_column() {
    assert_refused(
        "mode = \"try-out\"\n\nsending.window = = 3",
        &[],
        &["line 3, column 1", "is not TOML"],
    );
}

#[test]
fn bounces_return_to_an_address_or_to_a_domain() {
    assert_refused(
        "mail.bounce_address = \"bounces@example.org\"\nmail.bounce_domain = \"example.org\"",
        &[],
        &[
            "mail.bounce_domain = \"example.org\"",
            "one envelope sender",
        ],
    );
    assert_refused(
        "mail.bounce_domain = \"a@b.org\"",
        &[],
        &["is not a domain"],
    );
    assert_refused("dkim.domain = \"localhost\"", &[], &["is not a domain"]);
    assert_refused("dkim.keys_dir = \"\"", &[], &["must not be empty"]);
}
