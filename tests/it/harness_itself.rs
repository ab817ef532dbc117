//! The harness is code that other tests believe, so it is tested itself: against lettre, which did not
//! come from us, and against a raw socket where lettre is too polite.

use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

use crate::harness::browser::Browser;
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::feed_server::{Document, Entry, FeedServer};
use crate::harness::markup;
use crate::harness::received::Received;
use crate::harness::server::{Installation, leak};
use crate::harness::sink::{Action, Encryption, Extensions, Options, Script, Sink, Step};
use crate::harness::smtp_sink::SmtpSink;

type Transport = AsyncSmtpTransport<Tokio1Executor>;

const PATIENCE: Duration = Duration::from_secs(10);

const LETTER: &[u8] = b"From: News <news@sender.test>\r\n\
To: ada@reader.test\r\n\
Subject: =?utf-8?q?Caf=C3=A9?=\r\n\
Message-ID: <one@sender.test>\r\n\
List-Unsubscribe: <https://news.test/u/ABCDEFGHIJKLMNOPQRSTUV>,\r\n <mailto:u@news.test>\r\n\
MIME-Version: 1.0\r\n\
Content-Type: multipart/alternative; boundary=b\r\n\
\r\n\
--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
Confirm: https://news.test/confirmation/abcdefghijklmn0123456789?a=3D1.\r\n.a dot begins this line\r\n\
--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
<p>Please <a href=\"https://news.test/confirmation/abcdefghijklmn0123456789?a=1&amp;b=2\">confirm</a></p>\r\n\
--b--\r\n";

fn transport(port: u16) -> Transport {
    Transport::builder_dangerous("127.0.0.1").port(port).build()
}

fn envelope(recipient: &str) -> Envelope {
    let from = "bounces@sender.test".parse().unwrap();
    Envelope::new(Some(from), vec![recipient.parse().unwrap()]).unwrap()
}

async fn send(transport: &Transport, recipient: &str) -> Result<(), Option<u16>> {
    match transport.send_raw(&envelope(recipient), LETTER).await {
        Ok(_) => Ok(()),
        Err(error) => Err(error.status().map(Into::into)),
    }
}

#[tokio::test]
async fn the_sink_keeps_a_letter_as_it_was_sent() {
    let sink = Sink::start().await;
    let transport = transport(sink.address().port());

    send(&transport, "ada@reader.test").await.unwrap();

    let messages = sink.wait_for(1, PATIENCE).await;
    let letter = &messages[0];
    assert_eq!(letter.from, "bounces@sender.test");
    assert_eq!(letter.recipient(), "ada@reader.test");
    the_text_is_as_sent(letter);
    assert_eq!(letter.connection, 1);
    the_letter_reads_as_written(letter);
}

/// lettre ends every text with one more empty line, whether or not it ended with one.
fn the_text_is_as_sent(letter: &Received) {
    let sent = String::from_utf8_lossy(LETTER);
    assert_eq!(letter.source(), format!("{sent}\r\n"));
}

fn the_letter_reads_as_written(letter: &Received) {
    assert_eq!(letter.subject(), "Café");
    assert_eq!(letter.message_id(), "one@sender.test");
    assert!(
        letter.text().contains("\r\n.a dot begins") || letter.text().contains("\n.a dot begins")
    );
    let confirm = "https://news.test/confirmation/abcdefghijklmn0123456789?a=1&b=2";
    assert_eq!(letter.link_with("/confirmation/"), confirm);
    assert_eq!(letter.links().len(), 2, "{:?}", letter.links());
    let way_out = "https://news.test/u/ABCDEFGHIJKLMNOPQRSTUV";
    assert_eq!(letter.one_click_link().as_deref(), Some(way_out));
    let secrets = [
        "ABCDEFGHIJKLMNOPQRSTUV",
        "abcdefghijklmn0123456789",
        "ada@reader.test",
    ];
    assert_eq!(letter.secrets(), secrets);
}

#[tokio::test]
async fn each_recipient_meets_the_script_that_was_written_for_them() {
    let sink = Sink::start().await;
    let transport = transport(sink.address().port());
    sink.script(
        "no@r.test",
        Script::reply(Step::Rcpt, "550 5.1.1 Nobody here"),
    );
    sink.script(
        "later@r.test",
        Script::reply(Step::Dot, "451 4.3.0 Later").times(2),
    );
    sink.script(
        "data@r.test",
        Script::reply(Step::Data, "554 5.7.1 No data"),
    );

    assert_eq!(send(&transport, "no@r.test").await, Err(Some(550)));
    assert_eq!(send(&transport, "data@r.test").await, Err(Some(554)));
    assert_eq!(send(&transport, "later@r.test").await, Err(Some(451)));
    assert_eq!(send(&transport, "later@r.test").await, Err(Some(451)));
    assert_eq!(send(&transport, "later@r.test").await, Ok(()));
    assert_eq!(send(&transport, "yes@r.test").await, Ok(()));

    assert_eq!(sink.messages().len(), 4);
    assert_eq!(sink.accepted_for("later@r.test").len(), 1);
    assert_eq!(sink.accepted_for("yes@r.test").len(), 1);
    let refused = &sink.answers_for("no@r.test")[0];
    assert_eq!(refused.step, Step::Rcpt);
    assert_eq!(refused.reply.as_deref(), Some("550 5.1.1 Nobody here"));
}

#[tokio::test]
async fn the_sink_can_break_off_in_the_text_and_after_the_dot() {
    let sink = Sink::start().await;
    let transport = transport(sink.address().port());
    sink.script("cut@r.test", Script::at(Step::Text, Action::Drop));
    sink.script("dot@r.test", Script::at(Step::Dot, Action::Drop).times(1));

    assert_eq!(send(&transport, "cut@r.test").await, Err(None));
    assert!(sink.messages().is_empty());

    assert_eq!(send(&transport, "dot@r.test").await, Err(None));
    assert_eq!(send(&transport, "dot@r.test").await, Ok(()));
    assert_eq!(sink.kept_by_recipient()["dot@r.test"], 2);
    assert_eq!(sink.accepted_for("dot@r.test").len(), 1);
}

#[tokio::test]
async fn a_hanging_sink_holds_only_the_one_who_asked() {
    let sink = Sink::start().await;
    let transport = transport(sink.address().port());
    sink.script("hang@r.test", Script::at(Step::Dot, Action::Hang));

    let hung = send(&transport, "hang@r.test");
    let waited = tokio::time::timeout(Duration::from_millis(300), hung).await;

    assert!(waited.is_err(), "the sink answered");
    assert_eq!(send(&transport, "yes@r.test").await, Ok(()));
    assert_eq!(sink.kept_by_recipient()["hang@r.test"], 1);
}

#[tokio::test]
async fn a_relay_may_turn_everybody_away_and_come_back() {
    let options = Options {
        greeting: "421 4.3.2 Not now".to_owned(),
        ..Options::default()
    };
    let closed = Sink::start_with(options).await;
    let listen = closed.address();
    let transport = transport(listen.port());
    assert_eq!(send(&transport, "ada@r.test").await, Err(Some(421)));
    drop(closed);
    assert_eq!(send(&transport, "ada@r.test").await, Err(None));

    let options = Options {
        listen,
        ..Options::default()
    };
    let open = Sink::start_with(options).await;
    assert_eq!(send(&transport, "ada@r.test").await, Ok(()));
    assert_eq!(open.messages().len(), 1);
}

fn trusting(sink: &Sink) -> TlsParameters {
    let authority = Certificate::from_pem(sink.authority_pem().as_bytes()).unwrap();
    TlsParameters::builder("localhost".to_owned())
        .add_root_certificate(authority)
        .build()
        .unwrap()
}

#[tokio::test]
async fn the_sink_demands_tls_and_credentials_when_told_to() {
    for encryption in [Encryption::StartTls, Encryption::Implicit] {
        let options = Options {
            encryption,
            credentials: Some(("news".to_owned(), "pass word".to_owned())),
            ..Options::default()
        };
        let sink = Sink::start_with(options).await;
        let tls = match encryption {
            Encryption::Implicit => Tls::Wrapper(trusting(&sink)),
            _ => Tls::Required(trusting(&sink)),
        };
        for mechanism in [Mechanism::Plain, Mechanism::Login] {
            let builder = || {
                Transport::builder_dangerous("localhost")
                    .port(sink.address().port())
                    .tls(tls.clone())
                    .authentication(vec![mechanism])
            };
            let known = Credentials::new("news".to_owned(), "pass word".to_owned());
            let known = builder().credentials(known).build();
            let wrong = Credentials::new("news".to_owned(), "guess".to_owned());
            let wrong = builder().credentials(wrong).build();

            assert_eq!(send(&known, "ada@r.test").await, Ok(()));
            assert_eq!(send(&wrong, "ada@r.test").await, Err(Some(535)));
            assert_eq!(send(&builder().build(), "ada@r.test").await, Err(Some(530)));
        }
        let messages = sink.messages();
        assert_eq!(messages.len(), 2);
        assert!(messages.iter().all(|message| message.encrypted));
        assert_eq!(messages[0].authenticated.as_deref(), Some("news"));
    }
}

#[tokio::test]
async fn the_sink_takes_commands_in_one_flight_and_refuses_bare_line_feeds() {
    let sink = Sink::start().await;
    let mut stream = TcpStream::connect(sink.address()).await.unwrap();
    let flight = "EHLO raw.test\r\nMAIL FROM:<> SIZE=20\r\nRCPT TO:<a@r.test>\r\nRCPT TO:<b@r.test>\r\nDATA\r\n\
                  Subject: x\r\n\r\n..\r\n.\r\n\
                  MAIL FROM:<f@s.test> SMTPUTF8\r\nRCPT TO:<é@r.test>\r\nDATA\r\nbare\n.\r\n\
                  MAIL FROM:<f@s.test>\r\nRCPT TO:<é@r.test>\r\nDATA\r\nMAIL FROM:<f@s.test>\r\nRSET\r\n\
                  MAIL FROM:<f@s.test> SIZE=999999999\r\nQUIT\r\n";
    stream.write_all(flight.as_bytes()).await.unwrap();

    let mut answers = Vec::new();
    let mut lines = BufReader::new(stream).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        if line.as_bytes().get(3) == Some(&b' ') {
            answers.push(line[..3].to_owned());
        }
    }

    let expected = "220 250 250 250 250 354 250 250 250 354 550 250 553 503 250 250 552 221";
    assert_eq!(answers.join(" "), expected);
    let messages = sink.messages();
    assert_eq!(messages[0].from, "");
    assert_eq!(messages[0].recipients, ["a@r.test", "b@r.test"]);
    assert_eq!(messages[0].data, b"Subject: x\r\n\r\n.\r\n");
    assert!(!messages[1].accepted());
}

#[tokio::test]
async fn the_sink_can_be_a_server_of_the_old_kind() {
    for extensions in [Extensions::None, Extensions::HeloOnly] {
        let options = Options {
            extensions,
            ..Options::default()
        };
        let sink = Sink::start_with(options).await;
        let mut stream = TcpStream::connect(sink.address()).await.unwrap();
        stream
            .write_all(b"EHLO raw.test\r\nQUIT\r\n")
            .await
            .unwrap();
        let mut said = String::new();
        let mut lines = BufReader::new(stream).lines();
        while let Some(line) = lines.next_line().await.unwrap() {
            said.push_str(&line[..4]);
        }
        let expected = match extensions {
            Extensions::HeloOnly => "220 502 221 ",
            _ => "220 250 221 ",
        };
        assert_eq!(said, expected);
    }
}

#[tokio::test]
async fn postfix_smtp_sink_keeps_a_letter_as_it_was_sent() {
    let Some(sink) = SmtpSink::start("the dump format of smtp-sink").await else {
        return;
    };
    let port = url::Url::parse(&sink.url()).unwrap().port().unwrap();
    let transport = transport(port);
    send(&transport, "ada@reader.test").await.unwrap();
    send(&transport, "bob@reader.test").await.unwrap();

    let messages = sink.wait_for(2, PATIENCE).await;

    assert_eq!(messages[0].from, "bounces@sender.test");
    assert_eq!(messages[0].recipient(), "ada@reader.test");
    assert_eq!(messages[1].recipient(), "bob@reader.test");
    the_text_is_as_sent(&messages[0]);
    the_letter_reads_as_written(&messages[0]);
    assert_eq!(sink.kept_by_recipient().len(), 2);
}

both_databases! {
    async fn every_test_has_an_empty_database_of_its_own(database: TestDatabase) {
        use diesel::connection::SimpleConnection as _;
        use diesel::{Connection as _, PgConnection, SqliteConnection};

        let other = match &database {
            TestDatabase::Sqlite(_) => Some(TestDatabase::sqlite()),
            TestDatabase::Postgres { .. } => TestDatabase::postgres("a second database"),
        };
        for url in [database.url(), other.unwrap().url()] {
            let statement = "CREATE TABLE only_once (id INTEGER)";
            match url.strip_prefix("sqlite://") {
                Some(file) => SqliteConnection::establish(file).unwrap().batch_execute(statement),
                None => PgConnection::establish(&url).unwrap().batch_execute(statement),
            }
            .unwrap();
        }
    }
}

#[tokio::test]
async fn the_feed_server_answers_conditional_requests_and_makes_trouble() {
    let news = FeedServer::start().await;
    let browser = Browser::new(&news.url("/"));
    let entry = Entry::numbered(1, "Tue, 24 Nov 2026 06:00:00 +0000");
    news.publish("/feed.xml", Document::rss("News & more", &[entry]));
    news.publish("/moved", Document::redirect(301, "/feed.xml"));
    news.publish("/big", Document::status(200).padded_to(100_000));
    news.publish(
        "/slow",
        Document::status(503).after(Duration::from_millis(200)),
    );

    let first = browser.get("/feed.xml").await.expect_status(200);
    assert!(first.body.contains("<title>News &amp; more</title>"));
    let again = || {
        let request = browser.request(reqwest::Method::GET, "/feed.xml");
        request.header("If-None-Match", first.header("etag"))
    };
    let unchanged = browser.send(again()).await.expect_status(304);
    assert_eq!(unchanged.body, "");
    news.publish("/feed.xml", Document::rss("Other", &[]));
    browser.send(again()).await.expect_status(200);

    let moved = browser.get("/moved").await.expect_status(301);
    assert_eq!(moved.header("location"), "/feed.xml");
    assert_eq!(browser.get("/big").await.body.len(), 100_000);
    browser.get("/slow").await.expect_status(503);
    browser.get("/none").await.expect_status(404);
    let statuses: Vec<u16> = news.asked("/feed.xml").iter().map(|a| a.status).collect();
    assert_eq!(statuses, [200, 304, 200]);
}

#[test]
fn a_form_is_read_with_the_values_it_would_submit() {
    let html = r#"<!-- <form action="/no"> --><h1>Join &amp; read</h1>
        <form method="POST" action="/lists/news?x=1&amp;y=2"><input type=hidden name="h" value="a&quot;b">
        <input name='email' required><textarea name="why">some &lt;text&gt;</textarea>
        <select name="zone"><option value="a">A<option value="b" selected>B</select>
        <input type="checkbox" name="consent" value="true"><input type="checkbox" name="more" checked>
        <button name="act" value="join">Join</button><button name="act" value="no">No</button></form>"#;

    let forms = markup::forms(html);

    assert_eq!(forms.len(), 1);
    assert_eq!(forms[0].method, "post");
    assert_eq!(forms[0].action, "/lists/news?x=1&y=2");
    let form = forms[0].clone().fill("email", "a@b.test").tick("consent");
    let fields: Vec<String> = form
        .fields
        .iter()
        .map(|(n, v)| format!("{n}={v}"))
        .collect();
    let expected = "h=a\"b email=a@b.test why=some <text> zone=b more=on act=join consent=true";
    assert_eq!(fields.join(" "), expected);
    assert!(markup::visible_text(html).starts_with("Join & read"));
}

#[test]
fn a_leak_is_found_however_the_log_writes_it() {
    let secrets = ["ada@reader.test".to_owned(), "Tok_en-0123".to_owned()];
    let found = |log: &str| leak(log, &secrets).is_some();

    assert!(found("{\"to\":\"Ada@Reader.test\"}"));
    assert!(found("GET /x?address=ada%40reader.test HTTP/1.1"));
    assert!(found("first line\npath=/confirmation/Tok_en-0123"));
    assert!(found("sent to <ada@reader.test>."));
    assert!(!found("sent to a***@reader.test, token Tok_en…"));
}

/// A program that behaves as the contract between the harness and Postrider says.
const STAND_IN: &str = r#"#!/bin/sh
trap 'echo "{\"message\":\"drained\"}" >&2; exit 0' TERM
case "$1" in
serve)
    echo "{\"database\":\"$POSTRIDER_DATABASE_URL\",\"relay\":\"$POSTRIDER_SMTP_URL\"}" >&2
    echo "listening on http://$POSTRIDER_SERVER_LISTEN/"
    while :; do sleep 0.05; done ;;
list) echo "{\"said\":\"$*\",\"lease\":\"$POSTRIDER_SENDING_LEASE_SECONDS\"}" ;;
*) echo "to ada@reader.test" >&2; exit 64 ;;
esac
"#;

fn stand_in(database: &TestDatabase) -> Installation {
    use std::os::unix::fs::PermissionsExt as _;

    let mut installation = Installation::new(database, "smtp://127.0.0.1:2525");
    let program = installation.directory().join("stand-in");
    std::fs::write(&program, STAND_IN).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).unwrap();
    installation.replace_program(program);
    installation.set("sending.lease_seconds", "7");
    installation
}

#[tokio::test]
async fn a_server_is_started_asked_drained_and_killed() {
    let database = TestDatabase::sqlite();
    let installation = stand_in(&database);

    let said = installation.cli(&["list", "create"]);
    assert_eq!(said["said"], "list create --json");
    assert_eq!(said["lease"], "7");

    let mut drained = installation.serve().await;
    let address = drained.url().to_owned();
    assert_eq!(
        installation.serve_beside().await.url(),
        "http://127.0.0.1:0"
    );
    assert!(drained.is_running());
    assert!(drained.terminate(PATIENCE).await.success());
    let restarted = installation.serve().await;
    assert_eq!(restarted.url(), address);
    restarted.kill();

    let log = installation.log();
    assert_eq!(log.matches("drained").count(), 1, "{log}");
    assert_eq!(log.matches(&database.url()).count(), 3, "{log}");
    installation.close_the_books(&[]);
}

#[tokio::test]
#[should_panic(expected = "the log holds \"ada@reader.test\"")]
async fn the_books_do_not_close_over_an_address_in_the_log() {
    let database = TestDatabase::sqlite();
    let installation = stand_in(&database);
    assert_eq!(installation.cli_raw(&["nonsense"]).code, Some(64));

    installation.remember_secret("ada@reader.test");
    installation.close_the_books(&[]);
}
