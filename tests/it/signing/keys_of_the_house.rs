//! `postrider dkim`, and what `postrider check` says about signing.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use postrider::mail::dkim::keys::PrivateKey;

use crate::harness::database::TestDatabase;
use crate::harness::server::Installation;

const DOMAIN: [&str; 2] = ["--domain", "news.example.org"];

fn installation() -> Installation {
    Installation::new(&TestDatabase::sqlite(), "smtp://127.0.0.1:1")
}

fn generate(house: &Installation, more: &[&str]) -> serde_json::Value {
    house.cli(&[&["dkim", "generate"], &DOMAIN[..], more].concat())
}

fn key_file(house: &Installation, selector: &str) -> PathBuf {
    house.directory().join(format!("var/dkim/{selector}.pem"))
}

fn create_list(house: &Installation, slug: &str, from: &str) {
    house.cli(&[
        "list",
        "create",
        slug,
        "--name",
        slug,
        "--description",
        "News.",
        "--from-name",
        "The Post",
        "--from-address",
        from,
        "--legal-name",
        "Harbour Press Ltd",
        "--postal-address",
        "1 Quay",
    ]);
}

/// The finding of `postrider check` about signing, and the warnings but for the notices that these lists lack.
fn checked(house: &Installation) -> (serde_json::Value, String) {
    let spoken = house.cli_raw(&["check", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&spoken.stdout).expect(&spoken.stderr);
    let mut checks = found["checks"].as_array().unwrap().iter();
    let dkim = checks.find(|check| check["name"] == "dkim").cloned();
    let mut warnings = found["warnings"].as_array().unwrap().clone();
    warnings.retain(|warning| !warning.as_str().unwrap().contains("privacy notice"));
    (
        dkim.unwrap_or_default(),
        serde_json::Value::from(warnings).to_string(),
    )
}

#[test]
fn a_new_key_is_secret_and_comes_with_its_record() {
    let house = installation();
    let made = generate(&house, &["--selector", "2026A", "--algorithm", "both"]);
    let selectors = ["2026a", "2026a-ed25519"];
    for (card, selector) in made.as_array().unwrap().iter().zip(selectors) {
        assert_eq!(card["selector"], selector);
        assert_eq!(card["active"], false);
        let file = key_file(&house, selector);
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
        let folder = fs::metadata(file.parent().unwrap()).unwrap();
        assert_eq!(folder.permissions().mode() & 0o777, 0o700);
        let pem = fs::read_to_string(&file).unwrap();
        let key = PrivateKey::from_pem(&pem).unwrap();
        let record = &card["records"][0];
        assert_eq!(
            record["name"],
            format!("{selector}._domainkey.news.example.org")
        );
        assert_eq!(record["text"], key.record().unwrap());
        let secret = pem.lines().nth(1).unwrap();
        assert!(!made.to_string().contains(secret));
    }
    assert_eq!(
        (&made[0]["bits"], &made[1]["bits"]),
        (&2048.into(), &256.into())
    );
    let shown = house.cli(&[&["dkim", "show"], &DOMAIN[..]].concat());
    assert_eq!(shown, made);
    let told = house
        .cli_raw(&[&["dkim", "show"], &DOMAIN[..]].concat())
        .stdout;
    assert!(
        told.contains("2026a._domainkey.news.example.org. IN TXT ( \"v=DKIM1; k=rsa; p="),
        "{told}"
    );
}

#[test]
fn a_key_is_never_written_over() {
    let house = installation();
    generate(
        &house,
        &["--selector", "2026a-ed25519", "--algorithm", "ed25519"],
    );
    let before = fs::read(key_file(&house, "2026a-ed25519")).unwrap();
    for algorithm in ["ed25519", "rsa", "both"] {
        let selector = if algorithm == "both" {
            "2026a"
        } else {
            "2026a-ed25519"
        };
        let again = [
            "dkim",
            "generate",
            "--domain",
            "a.org",
            "--selector",
            selector,
            "--algorithm",
            algorithm,
        ];
        let spoken = house.cli_raw(&again);
        assert_eq!(spoken.code, Some(1), "{}", spoken.stderr);
        assert!(
            spoken.stderr.contains("is not written over"),
            "{}",
            spoken.stderr
        );
    }
    assert_eq!(fs::read(key_file(&house, "2026a-ed25519")).unwrap(), before);
    // Nothing was made by halves.
    assert!(!key_file(&house, "2026a").exists());
    for wrong in ["", "a/b", "..", "a b", "-a", "a_b", &"a".repeat(64)] {
        let spoken = house.cli_raw(&["dkim", "generate", "--domain", "a.org", "--selector", wrong]);
        assert_eq!(spoken.code, Some(2), "{wrong:?}: {}", spoken.stderr);
    }
}

#[test]
fn a_key_signs_once_its_selector_is_named_and_a_list_of_another_domain_is_not_signed() {
    let mut house = installation();
    house.cli(&["migrate"]);
    let (off, _) = checked(&house);
    assert!(
        off["detail"]
            .as_str()
            .unwrap()
            .contains("the relay has to sign"),
        "{off}"
    );
    create_list(&house, "daily", "post@news.example.org");
    create_list(&house, "other", "post@example.net");
    // Without --domain the senders of the lists are what is signed for.
    let made = house.cli(&["dkim", "generate", "--selector", "2026a"]);
    let names: Vec<_> = made[0]["records"]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| &record["name"])
        .collect();
    assert_eq!(
        names,
        [
            "2026a._domainkey.example.net",
            "2026a._domainkey.news.example.org"
        ]
    );

    house.set("dkim.selectors", "2026a");
    let (on, warnings) = checked(&house);
    let detail =
        "letters of example.net, news.example.org are signed by 2026a, and the signatures verify";
    assert!(
        on["passed"] == true && on["detail"].as_str().unwrap().starts_with(detail),
        "{on}"
    );
    assert_eq!(warnings, "[]");
    assert_eq!(house.cli(&["dkim", "show"])[0]["active"], true);

    house.set("dkim.domain", "example.org");
    let (on, warnings) = checked(&house);
    assert!(
        on["detail"]
            .as_str()
            .unwrap()
            .starts_with("letters of example.org are signed"),
        "{on}"
    );
    assert!(
        warnings.contains("the letters of the list other are not signed"),
        "{warnings}"
    );
    assert!(!warnings.contains("daily"), "{warnings}");

    let open = fs::Permissions::from_mode(0o640);
    fs::set_permissions(key_file(&house, "2026a"), open).unwrap();
    let (_, warnings) = checked(&house);
    assert!(
        warnings.contains("chmod 600 var/dkim/2026a.pem"),
        "{warnings}"
    );
}

#[test]
fn ed25519_alone_is_warned_of() {
    let mut house = installation();
    house.cli(&["migrate"]);
    generate(&house, &["--selector", "e", "--algorithm", "ed25519"]);
    house.set("dkim.selectors", "e");
    let (_, warnings) = checked(&house);
    assert!(warnings.contains("add an RSA key"), "{warnings}");
}

#[test]
fn a_key_that_cannot_sign_stops_the_service_with_its_reason() {
    let mut house = installation();
    house.cli(&["migrate"]);
    for selector in ["one", "two"] {
        generate(&house, &["--selector", selector, "--algorithm", "ed25519"]);
    }
    fs::write(key_file(&house, "bad"), "not a key").unwrap();
    for (selectors, words) in [
        ("gone", "the DKIM key var/dkim/gone.pem cannot be read"),
        (
            "bad",
            "the DKIM key var/dkim/bad.pem is not a private key in PEM form",
        ),
        ("one, two", "names two keys for ed25519-sha256"),
        ("one, ONE", "names a selector twice"),
        ("one.pem", "is not letters, digits and hyphens"),
    ] {
        house.set("dkim.selectors", selectors);
        let spoken = house.cli_raw(&["list", "show"]);
        assert_eq!(spoken.code, Some(3), "{selectors}: {}", spoken.stderr);
        assert!(
            spoken.stderr.contains(words),
            "{selectors}: {}",
            spoken.stderr
        );
    }
}
