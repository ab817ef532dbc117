//! Several relays, and the pace of each and of the domains that are written to.

use postrider::config::{Config, TlsMode};
use postrider::domain::pace::DomainRules;

use super::{assert_refused, load, refusal, variables};

const TWO: &str = "[smtp]\nurl = \"smtp://u:p@relay.example.net:587\"\nconnections = 7\nper_hour = 900\n\
                   weight = 3\nwarm_up_from = \"2026-03-01\"\n\
                   [relay.second]\nurl = \"smtps://second.example.net\"\nper_second = 5\n\
                   [relay.a-spare]\nurl = \"smtp://localhost\"\nweight = 0\nconnections = 1\n";

fn names(config: &Config) -> Vec<&str> {
    config.relays.iter().map(|relay| &*relay.name).collect()
}

#[test]
fn without_a_url_there_is_no_relay_and_with_one_it_is_called_main() {
    assert!(load("", &[]).unwrap().relays.is_empty());
    let config = load("smtp.url = \"smtp://localhost\"", &[]).unwrap();
    assert_eq!(names(&config), ["main"]);
    let config = load("[relay.only]\nurl = \"smtp://localhost\"", &[]).unwrap();
    assert_eq!(names(&config), ["only"]);
}

#[test]
fn a_relay_takes_from_smtp_what_it_does_not_say_itself() {
    let config = load(
        TWO,
        &[("POSTRIDER_SERVER_PUBLIC_URL", "https://news.example.org")],
    )
    .unwrap();
    assert_eq!(names(&config), ["main", "a-spare", "second"]);
    let [main, spare, second] = &config.relays[..] else {
        unreachable!()
    };
    assert_eq!(
        (
            main.smtp.connections,
            spare.smtp.connections,
            second.smtp.connections
        ),
        (7, 1, 7)
    );
    let endpoint = second.smtp.endpoint.as_ref().unwrap();
    assert_eq!((endpoint.port, endpoint.tls), (465, TlsMode::Implicit));
    assert!(main.smtp.credentials.is_some() && second.smtp.credentials.is_none());
    let pace = |relay: &postrider::config::RelayConfig| relay.smtp.pace.clone();
    assert_eq!(
        (pace(main).weight, pace(spare).weight, pace(second).weight),
        (3, 0, 1)
    );
    assert_eq!(pace(second).limits.per_hour, 900);
    assert_eq!(
        (pace(main).limits.per_second, pace(second).limits.per_second),
        (0, 5)
    );
    // A relay's standing is its own.
    assert!(pace(main).limits.warm_up.is_some() && pace(second).limits.warm_up.is_none());
    for relay in &config.relays {
        assert_eq!(relay.smtp.hello_name.as_deref(), Some("news.example.org"));
    }
}

#[test]
fn a_variable_changes_a_relay_of_the_file_and_what_smtp_lends() {
    let env = [
        ("POSTRIDER_RELAY_A_SPARE_CONNECTIONS", "2"),
        ("POSTRIDER_SMTP_CONNECTIONS", "9"),
        ("POSTRIDER_RELAY_SECOND_WARM_UP_FROM", "2026-04-01"),
        ("POSTRIDER_RELAY_SECOND_WARM_UP_PER_DAY", "10, 20"),
    ];
    let config = load(TWO, &env).unwrap();
    let connections: Vec<u32> = config
        .relays
        .iter()
        .map(|relay| relay.smtp.connections)
        .collect();
    assert_eq!(connections, [9, 2, 9]);
    let warm_up = config.relays[2].smtp.pace.limits.warm_up.clone().unwrap();
    assert_eq!(
        (warm_up.from.to_string().as_str(), &warm_up.per_day[..]),
        ("2026-04-01", &[10, 20][..])
    );
    assert_refused(
        "",
        &[("POSTRIDER_RELAY_THIRD_URL", "smtp://localhost")],
        &[
            "is not a known variable",
            "name the relay in your file first",
        ],
    );
    assert_refused(
        TWO,
        &[("POSTRIDER_RELAY_SECOND_CONECTIONS", "1")],
        &["perhaps POSTRIDER_RELAY_SECOND_CONNECTIONS is meant"],
    );
}

#[test]
fn a_variable_that_could_mean_two_keys_is_refused() {
    let text =
        "[relay.a]\nurl = \"smtp://localhost\"\n[relay.a-warm-up]\nurl = \"smtp://localhost\"";
    assert_refused(
        text,
        &[("POSTRIDER_RELAY_A_WARM_UP_PER_DAY", "5")],
        &["may mean relay.a-warm-up.per_day or relay.a.warm_up_per_day"],
    );
}

#[test]
fn what_is_wrong_with_a_relay_is_told_with_its_section() {
    let second = |line: &str| format!("[relay.second]\nurl = \"smtp://localhost\"\n{line}");
    for (text, parts) in [
        (
            second("conections = 3"),
            [
                "relay.second.conections: is not a known key",
                "perhaps relay.second.connections is meant",
            ],
        ),
        (
            second("colour = 3"),
            ["relay.second.colour", "the keys of [relay.second] are"],
        ),
        (
            second("connections = 0"),
            ["relay.second.connections = 0", "must be at least 1"],
        ),
        (
            second("connections = \"many\""),
            ["must be a whole number", "relay.second.connections = 4"],
        ),
        (
            second("tls = \"perhaps\""),
            ["relay.second.tls", "write one of \"auto\""],
        ),
        (
            second("username = \"u\""),
            [
                "relay.second.username: has no password",
                "relay.second.password_file",
            ],
        ),
        (
            second("warm_up_from = \"soon\""),
            ["warm_up_from = \"soon\": is not a date", "2026-03-01"],
        ),
        (
            second("warm_up_per_day = [5, 0]"),
            ["warm_up_per_day = [5, 0]", "at least 1"],
        ),
        (
            "[relay.second]\nconnections = 1".to_owned(),
            ["relay.second.url", "is not set"],
        ),
        (
            "[relay.main]\nurl = \"smtp://x\"".to_owned(),
            ["[relay.main]: is the name of [smtp]", "set the keys"],
        ),
        (
            "[relay.outbox]\nurl = \"smtp://x\"".to_owned(),
            ["[relay.outbox]", "choose another name"],
        ),
        (
            "[relay.My_Relay]\nurl = \"smtp://x\"".to_owned(),
            ["cannot be the name of a relay", "lower-case"],
        ),
        (
            "[relay]\nurl = \"smtp://x\"".to_owned(),
            ["relay.url: stands in no relay", "[relay.NAME]"],
        ),
        (
            "relay = 3".to_owned(),
            ["relay: is a section", "write [relay.NAME]"],
        ),
        (
            "[relays.second]\nurl = \"smtp://x\"".to_owned(),
            ["[relays]", "perhaps [relay.NAME] is meant"],
        ),
    ] {
        assert_refused(&text, &[], &parts);
    }
}

#[test]
fn what_a_relay_took_from_smtp_is_blamed_once() {
    let text = "smtp.connections = 0\n[relay.second]\nurl = \"smtp://localhost\"";
    let words = refusal(text, &[]);
    assert!(words.contains("smtp.connections = 0"), "{words}");
    // What is right for [smtp] may be wrong here, and is then told here.
    let text = "smtp.tls = \"starttls\"\n[relay.second]\nurl = \"smtps://relay.example.net\"";
    assert_refused(
        text,
        &[],
        &[
            "relay.second.tls = \"starttls\"",
            "contradicts the smtps:// of relay.second.url",
        ],
    );
}

#[test]
fn a_relays_password_is_not_shown() {
    let text = "[relay.second]\nurl = \"smtp://u:hunter2@relay.example.net/x\"\npassword = 5";
    let error = load(text, &[]).unwrap_err().to_string();
    assert!(
        error.contains("relay.second.url") && !error.contains("hunter2"),
        "{error}"
    );
    let text = "[relay.second]\nurl = \"smtp://relay.example.net\"\npassword = [\"hunter2\"]";
    let error = load(text, &[]).unwrap_err().to_string();
    assert!(
        error.contains("relay.second.password") && !error.contains("hunter2"),
        "{error}"
    );
    let text = "[relay.second]\nurl = \"smtp://u:hunter2@localhost\"";
    let debug = format!("{:?}", load(text, &[]).unwrap());
    assert!(!debug.contains("hunter2"));
}

#[test]
fn production_is_content_with_a_named_relay() {
    let text = "mode = \"production\"\nserver.public_url = \"https://news.example.org\"\n\
                [relay.second]\nurl = \"smtp://relay.example.net\"";
    let config = load(text, &[]).unwrap();
    assert_eq!(names(&config), ["second"]);
}

#[test]
fn a_domain_may_have_rules_of_its_own() {
    let lines = "example.net connections=10 per_minute=600, Example.COM per_minute=0";
    let env = [
        ("POSTRIDER_PACE_DOMAINS", lines),
        ("POSTRIDER_PACE_DOMAIN_PER_MINUTE", "90"),
    ];
    let pace = Config::load(None, variables(&env)).unwrap().pace;
    let rules = |domain: &str| {
        let DomainRules {
            connections,
            per_minute,
            ..
        } = pace.of(domain);
        (connections, per_minute)
    };
    assert_eq!(rules("example.net"), (10, 600));
    assert_eq!(rules("example.com"), (20, 0));
    assert_eq!(rules("example.org"), (20, 90));
    assert_eq!(pace.of("example.net").rest_min_seconds, 60);
    for (line, part) in [
        ("", "does not begin with a domain"),
        ("connections=3", "does not begin with a domain"),
        (
            "u@example.net connections=3",
            "does not begin with a domain",
        ),
        ("example.net", "does not say what is different"),
        ("example.net speed=3", "holds \\\"speed=3\\\""),
        (
            "example.net connections=0",
            "no whole number between 1 and 1000",
        ),
        ("example.net connections=", "no whole number"),
        (
            "example.net connections=3 connections=4",
            "says connections twice",
        ),
    ] {
        let text = format!("pace.domains = [\"{line}\"]");
        let words = refusal(&text, &[]);
        let part = part.replace('\\', "");
        assert!(
            words.contains(&part) && words.contains("pace.domains"),
            "{words}"
        );
    }
    let twice = "pace.domains = [\"a.example per_minute=1\", \"A.example per_minute=2\"]";
    assert_refused(twice, &[], &["names a.example twice"]);
    assert_refused(
        "pace.rest_min_seconds = 4000",
        &[],
        &["must be at most pace.rest_max_seconds, which is 3600"],
    );
}
