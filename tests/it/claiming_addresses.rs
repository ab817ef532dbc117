//! Where a request comes from: the peer says, unless the peer is a proxy of ours. Whatever else a request claims
//! changes nothing in the proof, in the budgets, in the letters or in the log.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use reqwest::{Method, RequestBuilder};

use crate::harness::browser::Browser;
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::newsroom::{LIST, count, open_list, texts};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

/// The address of our proxy; the tests themselves are 127.0.0.1, a stranger.
const PROXY: IpAddr = IpAddr::V4(Ipv4Addr::new(127, 0, 1, 2));

type Headers = &'static [(&'static str, &'static str)];

/// What a stranger may claim to be, each time another one.
const CLAIMS: [Headers; 8] = [
    &[("X-Forwarded-For", "198.51.100.1")],
    &[("X-Forwarded-For", "198.51.101.1, 127.0.1.2")],
    &[
        ("X-Forwarded-For", "198.51.102.1"),
        ("X-Forwarded-For", "127.0.1.2"),
    ],
    &[("Forwarded", "for=198.51.103.1;proto=https;by=127.0.1.2")],
    &[
        ("Forwarded", "for=\"[2001:db8:4::1]:4711\""),
        ("Via", "1.1 127.0.1.2"),
    ],
    &[("X-Real-IP", "198.51.105.1")],
    &[
        ("True-Client-IP", "198.51.106.1"),
        ("CF-Connecting-IP", "198.51.106.1"),
        ("X-Client-IP", "198.51.106.1"),
    ],
    &[
        ("X-Forwarded-For", "198.51.107.1"),
        ("Forwarded", "for=198.51.107.1"),
        ("X-Real-IP", "198.51.107.1"),
    ],
];

/// What our proxy passes on, and whom it speaks for.
const PASSED_ON: [(Headers, &str); 9] = [
    (&[("X-Forwarded-For", "203.0.113.9")], "203.0.113.9"),
    (
        &[("X-Forwarded-For", "198.51.100.1, 203.0.114.9")],
        "203.0.114.9",
    ),
    (
        &[
            ("X-Forwarded-For", "198.51.100.1"),
            ("X-Forwarded-For", "203.0.115.9"),
        ],
        "203.0.115.9",
    ),
    (
        &[("X-Forwarded-For", "2001:db8:4::7, 127.0.1.2")],
        "2001:db8:4::7",
    ),
    (
        &[("X-Forwarded-For", "[2001:db8:5::7]:4711")],
        "2001:db8:5::7",
    ),
    (
        &[
            ("X-Forwarded-For", "203.0.116.9"),
            ("Forwarded", "for=198.51.100.1"),
            ("X-Real-IP", "198.51.100.1"),
        ],
        "203.0.116.9",
    ),
    (&[("X-Forwarded-For", "203.0.117.9, unknown")], "127.0.1.2"),
    (&[("Forwarded", "for=198.51.100.1")], "127.0.1.2"),
    (&[("X-Real-IP", "198.51.100.1")], "127.0.1.2"),
];

fn claiming(mut request: RequestBuilder, headers: Headers) -> RequestBuilder {
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request
}

async fn sign_up(browser: &Browser, email: &str, headers: Headers) {
    let wish = serde_json::json!({"email": email, "list": LIST, "terms_version": 1,
        "consent_newsletter": true, "consent_terms": true});
    let request = browser.request(Method::POST, "/api/v1/subscriptions");
    let request = request
        .header("Content-Type", "application/json")
        .body(wish.to_string());
    browser
        .send(claiming(request, headers))
        .await
        .expect_status(202);
}

async fn post(browser: &Browser, address: &str, body: &str, headers: Headers) {
    let request = browser.request(Method::POST, address).body(body.to_owned());
    let request = request.header("Content-Type", "application/x-www-form-urlencoded");
    let page = browser.send(claiming(request, headers)).await;
    assert!(
        (200..300).contains(&page.status),
        "{address}: {}",
        page.body
    );
}

/// Waits until everything that was asked for has been done.
async fn rest(database: &TestDatabase) {
    for _ in 0..600 {
        let waiting = [
            "signups",
            "link_wishes",
            "deliveries WHERE settled_at IS NULL",
        ];
        if waiting.iter().all(|what| count(database, what) == 0) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("something was left to do");
}

/// The addresses in the proof of whoever has this address.
fn proof(database: &TestDatabase, email: &str) -> Vec<String> {
    let query = "SELECT DISTINCT COALESCE(e.remote_ip, 'none') AS text FROM consent_evidence e \
         JOIN consents c ON c.id = e.consent_id JOIN subscriptions s ON s.id = c.subscription_id \
         JOIN subscribers p ON p.id = s.subscriber_id WHERE p.address";
    texts(database, &format!("{query} = '{email}'"))
}

both_databases! {
    async fn what_a_stranger_claims_changes_nothing_and_what_our_proxy_says_is_believed(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("server.trusted_proxies", &PROXY.to_string());
        installation.set("signup.network_per_hour", &CLAIMS.len().to_string());
        open_list(&installation);
        let server = installation.serve().await;
        let stranger = server.browser();
        let reader = |n: usize| format!("stranger{n}@reader-post.net");
        for (n, headers) in CLAIMS.into_iter().enumerate() {
            sign_up(&stranger, &reader(n), headers).await;
        }
        rest(&database).await;
        let letters = sink.messages();
        assert_eq!(letters.len(), CLAIMS.len());
        for (n, headers) in CLAIMS.into_iter().enumerate() {
            assert_eq!(proof(&database, &reader(n)), ["127.0.0.1"], "{headers:?}");
        }
        let claimed = ["198.51.10", "203.0.11", "2001:db8:"];
        for letter in &letters {
            assert!(!claimed.iter().any(|start| letter.text().contains(start)), "{}", letter.text());
        }
        // All of them are one network, and it has had its letters, by whichever door.
        let networks = "SELECT DISTINCT scope AS text FROM signup_counters WHERE scope LIKE 'network:%'";
        assert_eq!(texts(&database, networks).len(), 1);
        let confirmation = letters.iter().find(|letter| letter.recipient() == reader(0)).unwrap().link_with("/confirmation/");
        let page = stranger.get(&confirmation).await.expect_status(200);
        let mut yes = url::form_urlencoded::Serializer::new(String::new());
        yes.extend_pairs(&page.form().fill("answer", "yes").fields);
        post(&stranger, &confirmation, &yes.finish(), CLAIMS[7]).await;
        assert_eq!(proof(&database, &reader(0)), ["127.0.0.1"]);
        assert_eq!(count(&database, "subscriptions WHERE state = 'active'"), 1);
        sign_up(&stranger, "late@reader-post.net", CLAIMS[0]).await;
        let ask = format!("email={}", reader(0).replace('@', "%40"));
        post(&stranger, "/preferences", &ask, CLAIMS[1]).await;
        rest(&database).await;
        assert_eq!(count(&database, "subscribers WHERE address = 'late@reader-post.net'"), 0);
        assert_eq!(count(&database, "deliveries WHERE letter = 'manage'"), 0);

        let proxy = Browser::at(server.url(), PROXY);
        for (n, (headers, _)) in PASSED_ON.into_iter().enumerate() {
            sign_up(&proxy, &format!("passed{n}@reader-post.net"), headers).await;
        }
        post(&proxy, "/preferences", &ask, PASSED_ON[0].0).await;
        rest(&database).await;
        for (n, (headers, behind)) in PASSED_ON.into_iter().enumerate() {
            assert_eq!(proof(&database, &format!("passed{n}@reader-post.net")), [behind], "{headers:?}");
        }
        // 203.0.113 to 116 and two of IPv6, and what proxy and stranger are themselves.
        assert_eq!(texts(&database, networks).len(), 4 + 2 + 2);
        assert_eq!(count(&database, "deliveries WHERE letter = 'manage' AND state = 'sent'"), 1);
        let log = installation.log();
        let told = log.lines().find(|line| claimed.iter().any(|start| line.contains(start)));
        assert!(log.lines().count() > 10 && told.is_none(), "{told:?}");
        drop(server);
        installation.close_the_books(&sink.messages());
    }
}
