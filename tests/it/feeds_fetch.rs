//! Fetching a feed: polite to honest sites, unmoved by the others.
//!
//! The sites are sockets on the loopback interface that answer each request by a function, so that
//! they can misbehave in ways that no HTTP server would.

#![allow(
    clippy::unwrap_used,
    reason = "a helper of a test that cannot go on has nothing better to do than to stop it"
)]

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use postrider::feeds::{
    Discovered, Document, FeedClient, FetchError, FetchLimits, Fetched, Validators,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const FEED: &str = "<rss version='2.0'><channel><title>T</title></channel></rss>";

/// What a site does with a request.
enum Answer {
    Whole(Vec<u8>),
    /// One byte every tenth of a second.
    Drip(Vec<u8>),
    /// Nothing, for ever.
    Silence,
}

struct Site {
    port: u16,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Site {
    async fn start(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = requests.clone();
        let answer = Arc::new(answer);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, answer.clone(), seen.clone()));
            }
        });
        Self { port, requests }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn client(&self) -> FeedClient {
        self.client_with(FetchLimits::default())
    }

    fn client_with(&self, limits: FetchLimits) -> FeedClient {
        let allow_private = vec![format!("127.0.0.1:{}", self.port)];
        FeedClient::new(&FetchLimits {
            allow_private,
            ..limits
        })
        .unwrap()
    }

    fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

async fn converse(
    mut stream: TcpStream,
    answer: Arc<impl Fn(&str) -> Answer>,
    seen: Arc<Mutex<Vec<String>>>,
) {
    let mut request = Vec::new();
    // A TLS greeting begins with 0x16 and has no such end; it gets its answer at once.
    while !request.windows(4).any(|end| end == b"\r\n\r\n") && request.first() != Some(&0x16) {
        match stream.read_buf(&mut request).await {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
    }
    let request = String::from_utf8_lossy(&request).to_lowercase();
    let answer = answer(&request);
    seen.lock().unwrap().push(request);
    // The reader may hang up at any time: that is often the point of the test.
    match answer {
        Answer::Whole(bytes) => {
            let _ = stream.write_all(&bytes).await;
        }
        Answer::Drip(bytes) => {
            for byte in bytes {
                if stream.write_all(&[byte]).await.is_err() {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
        Answer::Silence => tokio::time::sleep(Duration::from_secs(30)).await,
    }
}

fn response(status: &str, headers: &str, body: &[u8]) -> Answer {
    let mut bytes = format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend_from_slice(body);
    Answer::Whole(bytes)
}

fn redirect(status: &str, to: &str) -> Answer {
    response(status, &format!("Location: {to}\r\n"), b"")
}

fn feed() -> Answer {
    response(
        "200 OK",
        "Content-Type: application/rss+xml; charset=utf-8\r\n",
        FEED.as_bytes(),
    )
}

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/feeds");
    fs::read(folder.join(name)).unwrap()
}

async fn fetch(client: &FeedClient, url: &str) -> Result<Fetched, FetchError> {
    client.fetch(url, &Validators::default()).await
}

#[tokio::test]
async fn a_feed_is_fetched_with_its_type_and_validators() {
    let site = Site::start(|_| {
        response("200 OK", "Content-Type: application/atom+xml\r\nETag: W/\"v1\"\r\nLast-Modified: Mon, 23 Nov 2026 08:00:00 GMT\r\n", FEED.as_bytes())
    })
    .await;
    let url = site.url("/feed.xml?key=1");
    let fetched = fetch(&site.client(), &url).await.unwrap();
    assert_eq!(
        fetched,
        Fetched::Feed(Box::new(Document {
            bytes: FEED.as_bytes().to_vec(),
            content_type: Some("application/atom+xml".to_owned()),
            final_url: url,
            moved_permanently_to: None,
            validators: Validators {
                etag: Some("W/\"v1\"".to_owned()),
                last_modified: Some("Mon, 23 Nov 2026 08:00:00 GMT".to_owned()),
            },
            fresh_seconds: None,
            discovered: Discovered::default(),
        }))
    );
    let request = site.requests().remove(0);
    for line in [
        "get /feed.xml?key=1 http/1.1",
        "user-agent: postrider/",
        "accept-encoding: ",
        "gzip",
        "br",
    ] {
        assert!(request.contains(line), "{line} in {request}");
    }
    for line in [
        "if-none-match",
        "if-modified-since",
        "cookie",
        "authorization",
        "referer",
    ] {
        assert!(!request.contains(line), "{line} in {request}");
    }
}

#[tokio::test]
async fn an_unchanged_feed_is_not_sent_again() {
    let site = Site::start(|request| {
        let known = request.contains("if-none-match: \"v1\"\r\n")
            && request.contains("if-modified-since: mon, 23 nov 2026 08:00:00 gmt\r\n");
        if known {
            response("304 Not Modified", "ETag: \"v1\"\r\n", b"")
        } else {
            feed()
        }
    })
    .await;
    let validators = Validators {
        etag: Some("\"v1\"".to_owned()),
        last_modified: Some("Mon, 23 Nov 2026 08:00:00 GMT".to_owned()),
    };
    let fetched = site.client().fetch(&site.url("/"), &validators).await;
    assert_eq!(
        fetched,
        Ok(Fetched::NotModified {
            fresh_seconds: None
        })
    );
    let hostile = Validators {
        etag: Some("\"x\"\r\nX-Evil: 1".to_owned()),
        last_modified: None,
    };
    assert!(matches!(
        site.client().fetch(&site.url("/"), &hostile).await,
        Ok(Fetched::Feed(_))
    ));
    assert!(!site.requests()[1].contains("x-evil"));
}

#[tokio::test]
async fn a_compressed_feed_is_unpacked_and_a_bomb_is_not() {
    let site = Site::start(|request| {
        let name = if request.contains("/bomb") {
            "zeros.gz"
        } else {
            "feed.gz"
        };
        response("200 OK", "Content-Encoding: gzip\r\n", &fixture(name))
    })
    .await;
    let Ok(Fetched::Feed(document)) = fetch(&site.client(), &site.url("/")).await else {
        panic!("the feed was not read");
    };
    assert!(
        String::from_utf8(document.bytes)
            .unwrap()
            .contains("<title>Packed</title>")
    );
    let bomb = fetch(&site.client(), &site.url("/bomb")).await;
    assert!(
        matches!(bomb, Err(FetchError::Bomb { max_ratio: 200, .. })),
        "{bomb:?}"
    );
    let patient = site.client_with(FetchLimits {
        max_ratio: 10_000,
        ..FetchLimits::default()
    });
    let bomb = fetch(&patient, &site.url("/bomb")).await;
    assert!(
        matches!(
            bomb,
            Err(FetchError::TooLarge {
                max_bytes: 5_242_880,
                ..
            })
        ),
        "{bomb:?}"
    );
}

#[tokio::test]
async fn a_body_may_be_as_large_as_the_limit_and_no_larger() {
    let site = Site::start(|request| {
        let length = if request.contains("/over") {
            1001
        } else {
            1000
        };
        response("200 OK", "", &vec![b'x'; length])
    })
    .await;
    let client = site.client_with(FetchLimits {
        max_bytes: 1000,
        ..FetchLimits::default()
    });
    assert!(fetch(&client, &site.url("/")).await.is_ok());
    let over = fetch(&client, &site.url("/over")).await;
    assert!(matches!(over, Err(FetchError::TooLarge { .. })), "{over:?}");
}

#[tokio::test]
async fn a_site_that_drips_or_falls_silent_does_not_hold_the_reader() {
    let site = Site::start(|request| {
        if request.contains("/silent") {
            return Answer::Silence;
        }
        let Answer::Whole(bytes) = response("200 OK", "", &[b'x'; 1000]) else {
            return Answer::Silence;
        };
        Answer::Drip(bytes)
    })
    .await;
    let client = site.client_with(FetchLimits {
        timeout_seconds: 1,
        ..FetchLimits::default()
    });
    for path in ["/drip", "/silent"] {
        let url = site.url(path);
        let fetching = fetch(&client, &url);
        let slow = tokio::time::timeout(Duration::from_secs(3), fetching)
            .await
            .unwrap();
        assert!(
            matches!(slow, Err(FetchError::TooSlow { seconds: 1, .. })),
            "{slow:?}"
        );
    }
}

#[tokio::test]
async fn redirects_are_followed_as_far_as_allowed() {
    let site = Site::start(|request| {
        let hop = (0..=9).find(|hop| request.contains(&format!("/hop{hop} ")));
        match hop {
            Some(0) => feed(),
            Some(hop) => redirect("302 Found", &format!("hop{}", hop - 1)),
            None => redirect("302 Found", "/circle"),
        }
    })
    .await;
    let client = site.client();
    let Ok(Fetched::Feed(document)) = fetch(&client, &site.url("/hop5")).await else {
        panic!("five redirects are allowed");
    };
    assert_eq!(
        (document.final_url, document.moved_permanently_to),
        (site.url("/hop0"), None)
    );
    for path in ["/hop6", "/circle"] {
        let far = fetch(&client, &site.url(path)).await;
        assert!(
            matches!(
                far,
                Err(FetchError::TooManyRedirects {
                    max_redirects: 5,
                    ..
                })
            ),
            "{far:?}"
        );
    }
}

#[tokio::test]
async fn only_a_permanent_move_is_reported_as_one() {
    let site = Site::start(|request| {
        let path = request.split(' ').nth(1).unwrap_or_default();
        match path {
            "/old" => redirect("301 Moved Permanently", "/older"),
            "/older" => redirect("308 Permanent Redirect", "/new"),
            "/then-temporary" => redirect("301 Moved Permanently", "/temporary"),
            "/temporary" => redirect("307 Temporary Redirect", "/old"),
            "/lost" => redirect("301 Moved Permanently", "/gone"),
            "/gone" => response("404 Not Found", "", b""),
            _ => feed(),
        }
    })
    .await;
    let client = site.client();
    for (from, to) in [
        ("/old", Some("/new")),
        ("/then-temporary", Some("/temporary")),
        ("/temporary", None),
    ] {
        let Ok(Fetched::Feed(document)) = fetch(&client, &site.url(from)).await else {
            panic!("{from} was not read");
        };
        let moved = document.moved_permanently_to;
        assert_eq!(moved, to.map(|to| site.url(to)), "{from}");
    }
    let lost = fetch(&client, &site.url("/lost")).await;
    assert_eq!(
        lost,
        Err(FetchError::Status {
            at: site.url("/gone"),
            code: 404
        })
    );
}

#[tokio::test]
async fn a_redirect_into_the_private_network_is_refused() {
    let private = Site::start(|_| feed()).await;
    let targets = [
        private.url("/"),
        format!("http://localhost:{}/", private.port),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "http://[::ffff:127.0.0.1]/".to_owned(),
        "//10.0.0.1/".to_owned(),
    ];
    for target in targets {
        let location = target.clone();
        let site = Site::start(move |_| redirect("302 Found", &location)).await;
        let refused = fetch(&site.client(), &site.url("/")).await;
        assert!(
            matches!(refused, Err(FetchError::Refused { .. })),
            "{target}: {refused:?}"
        );
    }
    for target in [
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "http://",
        "javascript:1",
    ] {
        let site = Site::start(move |_| redirect("302 Found", target)).await;
        let refused = fetch(&site.client(), &site.url("/")).await;
        assert!(
            matches!(refused, Err(FetchError::Status { code: 302, .. })),
            "{target}: {refused:?}"
        );
    }
    assert_eq!(private.requests().len(), 0);
}

#[tokio::test]
async fn private_addresses_are_refused_however_they_are_spelt() {
    let client = FeedClient::new(&FetchLimits::default()).unwrap();
    let hosts = [
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "127.0.0.1.",
        "0",
        "0.0.0.0",
        "10.0.0.1",
        "10.1",
        "172.16.5.4",
        "192.168.1.1",
        "0xc0a80101",
        "169.254.169.254",
        "2852039166",
        "100.100.100.200",
        "168.63.129.16",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "[::1]",
        "[::]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
        "[fe80::1]",
        "[fd00:ec2::254]",
        "[ff02::1]",
        "[2001:db8::1]",
        "１２７.０.０.１",
        "127。0。0。1",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "user:secret@127.0.0.1",
        "8.8.8.8@127.0.0.1",
    ];
    assert_eq!(hosts.iter().collect::<HashSet<_>>().len(), hosts.len());
    for host in hosts {
        for scheme in ["http", "https"] {
            let url = format!("{scheme}://{host}/feed.xml");
            let refused = fetch(&client, &url).await.unwrap_err();
            // Not every resolver knows the rooted form of localhost; no answer is as good as a refusal.
            let unknown = host == "localhost." && matches!(refused, FetchError::Dns { .. });
            assert!(
                unknown || matches!(refused, FetchError::Refused { .. }),
                "{url}: {refused:?}"
            );
            assert!(!refused.to_string().contains("secret"));
        }
    }
}

#[tokio::test]
async fn public_hosts_are_spoken_to_on_web_ports_only() {
    let client = FeedClient::new(&FetchLimits::default()).unwrap();
    for port in [22, 25, 3306, 6379, 11211] {
        let refused = fetch(&client, &format!("http://8.8.8.8:{port}/")).await;
        assert!(
            matches!(refused, Err(FetchError::Refused { .. })),
            "{port}: {refused:?}"
        );
    }
}

#[tokio::test]
async fn an_exemption_opens_one_port_and_not_the_host() {
    let open = Site::start(|_| feed()).await;
    let closed = Site::start(|_| feed()).await;
    let client = open.client();
    assert!(fetch(&client, &open.url("/")).await.is_ok());
    assert!(matches!(
        fetch(&client, &closed.url("/")).await,
        Err(FetchError::Refused { .. })
    ));
    let by_name = FetchLimits {
        allow_private: vec!["127.0.0.1".to_owned()],
        ..FetchLimits::default()
    };
    assert!(
        fetch(&FeedClient::new(&by_name).unwrap(), &closed.url("/"))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn a_named_host_is_reached_through_the_addresses_it_was_vetted_with() {
    let site = Site::start(|_| feed()).await;
    let named = FetchLimits {
        allow_private: vec![format!("localhost:{}", site.port)],
        ..FetchLimits::default()
    };
    let url = format!("http://localhost:{}/", site.port);
    let fetched = fetch(&FeedClient::new(&named).unwrap(), &url).await;
    assert!(matches!(fetched, Ok(Fetched::Feed(_))), "{fetched:?}");
    assert!(site.requests()[0].contains("host: localhost:"));
}

#[tokio::test]
async fn what_is_no_web_address_is_not_fetched() {
    let client = FeedClient::new(&FetchLimits::default()).unwrap();
    for url in [
        "",
        "feed.xml",
        "ftp://example.com/",
        "file:///etc/passwd",
        "http://",
        "http://exa mple/",
        "data:,x",
        "javascript:1",
    ] {
        let refused = fetch(&client, url).await;
        assert!(
            matches!(refused, Err(FetchError::BadUrl { .. })),
            "{url}: {refused:?}"
        );
    }
}

#[tokio::test]
async fn refusals_say_how_long_to_wait_or_that_there_is_no_use() {
    let site = Site::start(|request| {
        let path = request.split([' ', '?']).nth(1).unwrap_or_default();
        match path {
            "/gone" => response("410 Gone", "", b""),
            "/busy" => response("429 Too Many Requests", "Retry-After: 120\r\n", b""),
            "/date" => response("503 Service Unavailable", "Date: Mon, 23 Nov 2026 08:00:00 GMT\r\nRetry-After: Mon, 23 Nov 2026 08:10:00 GMT\r\n", b""),
            "/age" => response("503 Service Unavailable", "Retry-After: 99999999999\r\n", b""),
            "/vague" => response("503 Service Unavailable", "Retry-After: soon\r\n", b""),
            "/nowhere" => response("301 Moved Permanently", "", b""),
            _ => response("404 Not Found", "", b""),
        }
    })
    .await;
    let client = site.client();
    let wait = |path: &str, status, seconds| FetchError::RetryAfter {
        at: site.url(path),
        status,
        seconds,
    };
    let status = |path: &str, code| FetchError::Status {
        at: site.url(path),
        code,
    };
    let cases = [
        (
            "/gone",
            FetchError::Gone {
                at: site.url("/gone"),
            },
        ),
        ("/busy", wait("/busy", 429, 120)),
        ("/date", wait("/date", 503, 600)),
        ("/age", wait("/age", 503, 604_800)),
        ("/vague", status("/vague", 503)),
        ("/nowhere", status("/nowhere", 301)),
        ("/missing", status("/missing", 404)),
    ];
    for (path, expected) in cases {
        assert_eq!(
            fetch(&client, &format!("{}?token=secret", site.url(path))).await,
            Err(expected)
        );
    }
}

#[tokio::test]
async fn a_broken_connection_says_how_it_broke() {
    let site = Site::start(|request| {
        if request.contains("/short") {
            return Answer::Whole(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort".to_vec());
        }
        Answer::Whole(b"SSH-2.0-OpenSSH_9.2\r\n".to_vec())
    })
    .await;
    for path in ["/short", "/not-http"] {
        let broken = fetch(&site.client(), &site.url(path)).await;
        assert!(
            matches!(broken, Err(FetchError::Connect { .. })),
            "{path}: {broken:?}"
        );
    }
    let tls = fetch(&site.client(), &site.url("/").replace("http:", "https:")).await;
    assert!(matches!(tls, Err(FetchError::Tls { .. })), "{tls:?}");
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    drop(listener);
    let limits = FetchLimits {
        allow_private: vec![address.clone()],
        ..FetchLimits::default()
    };
    let closed = fetch(
        &FeedClient::new(&limits).unwrap(),
        &format!("http://{address}/"),
    )
    .await;
    assert!(
        matches!(closed, Err(FetchError::Connect { .. })),
        "{closed:?}"
    );
}

#[test]
fn an_unusable_user_agent_is_found_at_the_start() {
    let limits = FetchLimits {
        user_agent: "two\r\nlines".to_owned(),
        ..FetchLimits::default()
    };
    let error = FeedClient::new(&limits).unwrap_err();
    assert!(error.to_string().contains("feeds.user_agent"), "{error}");
}
