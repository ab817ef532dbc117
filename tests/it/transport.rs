//! What becomes of a message when the relay, or the road to it, misbehaves.

#![allow(
    clippy::unwrap_used,
    reason = "what goes wrong in a test should stop it"
)]

use std::collections::{HashMap, VecDeque};
use std::io::{BufRead as _, BufReader as LineReader};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use postrider::domain::address::EmailAddress;
use postrider::domain::reply::{Fault, Outcome, Phase};
use postrider::mail::compose::SmtpUtf8;
use postrider::mail::transport::{
    Connection, Envelope, Relay, RelayCredentials, RelaySettings, RelayTimeouts, TlsMode, Transport,
};
use postrider::mail::wire_message::WireMessage;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

const MESSAGE: &[u8] =
    b"Message-ID: <i1.abc@news.example.org>\r\nSubject: s\r\n\r\n.one\r\n..two\r\n.\r\nend\r\n";

/// What the scripted relay does instead of its usual answer.
#[derive(Clone, Copy)]
enum Act {
    Say(&'static [u8]),
    Hangup,
    Silence,
}
use Act::{Hangup, Say, Silence};

/// A relay that answers by script: for each verb a queue of acts, then the usual answer.
struct Server {
    port: u16,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Server {
    async fn start(script: &[(&'static str, Act)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let mut acts: HashMap<&'static str, VecDeque<Act>> = HashMap::new();
        for &(verb, act) in script {
            acts.entry(verb).or_default().push_back(act);
        }
        let (log, acts) = (heard.clone(), Arc::new(Mutex::new(acts)));
        tokio::spawn(async move {
            while let Ok((tcp, _)) = listener.accept().await {
                tokio::spawn(serve(tcp, acts.clone(), log.clone()));
            }
        });
        Self { port, heard }
    }

    fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }

    fn settings(&self) -> RelaySettings {
        RelaySettings {
            host: "127.0.0.1".into(),
            port: self.port,
            tls: TlsMode::None,
            ca_pem: None,
            credentials: None,
            hello_name: "mail.news.example.org".into(),
            pipelining: true,
            timeouts: RelayTimeouts {
                connect: Duration::from_secs(5),
                command: Duration::from_millis(400),
                data: Duration::from_millis(400),
            },
        }
    }

    fn transport(&self) -> Transport {
        transport(self.settings())
    }
}

fn transport(settings: RelaySettings) -> Transport {
    Transport::Relay(Relay::new(settings).unwrap())
}

type Script = Arc<Mutex<HashMap<&'static str, VecDeque<Act>>>>;

async fn serve(tcp: TcpStream, script: Script, heard: Arc<Mutex<Vec<String>>>) {
    let mut stream = BufReader::new(tcp);
    let mut verb = "banner".to_owned();
    let mut in_message = false;
    loop {
        if !verb.is_empty() {
            let act = script
                .lock()
                .unwrap()
                .get_mut(verb.as_str())
                .and_then(VecDeque::pop_front);
            let usual: &[u8] = match verb.as_str() {
                "banner" => b"220 relay ESMTP\r\n",
                "EHLO" => {
                    b"250-relay\r\n250-8BITMIME\r\n250-AUTH PLAIN LOGIN\r\n250 SIZE 100000\r\n"
                }
                "DATA" => b"354 go ahead\r\n",
                "." => b"250 2.0.0 queued as 4F2\r\n",
                "AUTH" => b"235 2.7.0 welcome\r\n",
                _ => b"250 2.1.0 ok\r\n",
            };
            let answer = match act {
                Some(Hangup) => return,
                Some(Silence) => {
                    tokio::time::sleep(Duration::from_secs(30)).await;
                    return;
                }
                Some(Say(text)) => text,
                None => usual,
            };
            if stream.get_mut().write_all(answer).await.is_err() {
                return;
            }
            in_message = verb == "DATA" && answer.starts_with(b"3");
        }
        let mut line = Vec::new();
        if stream.read_until(b'\n', &mut line).await.unwrap_or(0) == 0 {
            return;
        }
        let line = String::from_utf8_lossy(&line).into_owned();
        heard.lock().unwrap().push(line.clone());
        let mut words = line.split([' ', '\r']);
        verb = match (in_message, line.as_str()) {
            (true, ".\r\n") => ".".into(),
            (true, _) => String::new(),
            (false, _) => words.next().unwrap().to_owned(),
        };
        if verb == "." {
            in_message = false;
        }
    }
}

/// Hands a message over.
async fn hand(connection: &mut Connection, from: &str, octets: &[u8]) -> Outcome {
    hand_to(connection, from, &reader(), octets).await
}

async fn hand_to(
    connection: &mut Connection,
    from: &str,
    to: &EmailAddress,
    octets: &[u8],
) -> Outcome {
    let envelope = Envelope {
        from,
        to,
        id: "i1.abc",
    };
    let message = WireMessage::parse(octets).unwrap();
    connection.send(&envelope, &message).await
}

fn reader() -> EmailAddress {
    EmailAddress::parse("reader@example.net").unwrap()
}

/// One attempt over a fresh connection, in a word, and whether the connection lived on.
async fn attempt(server: &Server) -> (String, bool) {
    let mut connection = match server.transport().connect().await {
        Ok(connection) => connection,
        Err(unreachable) => return (word(&unreachable.into()), false),
    };
    let outcome = hand(&mut connection, "bounce@news.example.org", MESSAGE).await;
    (word(&outcome), connection.is_usable())
}

fn word(outcome: &Outcome) -> String {
    let phase = outcome
        .reply()
        .map_or(String::new(), |reply| format!(" {}", reply.phase));
    match outcome {
        Outcome::Accepted(_) => "accepted".into(),
        Outcome::Deferred(_) => format!("deferred{phase}"),
        Outcome::Rejected { fault, .. } => format!("rejected {}{phase}", fault.as_str()),
        Outcome::Unreachable { .. } => format!("unreachable{phase}"),
        Outcome::InDoubt { .. } => "in doubt".into(),
    }
}

#[tokio::test]
async fn every_failure_at_every_phase_has_its_outcome() {
    let later = Say(b"451 4.3.0 later\r\n");
    let never = Say(b"550 5.1.1 never\r\n");
    let closing = Say(b"421 4.3.2 closing\r\n");
    let garbage = Say(b"<html>500</html>\r\n");
    let cases: [(&str, Act, &str, bool); 31] = [
        ("banner", later, "unreachable banner", false),
        ("banner", never, "unreachable banner", false),
        ("banner", garbage, "unreachable", false),
        ("banner", Hangup, "unreachable", false),
        ("banner", Silence, "unreachable", false),
        ("EHLO", later, "unreachable ehlo", false),
        ("EHLO", never, "unreachable ehlo", false),
        ("EHLO", garbage, "unreachable", false),
        ("EHLO", Hangup, "unreachable", false),
        ("MAIL", later, "deferred mail_from", true),
        ("MAIL", never, "rejected sender mail_from", true),
        ("MAIL", closing, "unreachable mail_from", false),
        ("MAIL", garbage, "unreachable", false),
        ("MAIL", Hangup, "unreachable", false),
        ("MAIL", Silence, "unreachable", false),
        ("RCPT", later, "deferred rcpt_to", true),
        ("RCPT", never, "rejected recipient rcpt_to", true),
        ("RCPT", closing, "unreachable rcpt_to", false),
        ("RCPT", garbage, "unreachable", false),
        ("RCPT", Hangup, "unreachable", false),
        ("DATA", later, "deferred data", true),
        (
            "DATA",
            Say(b"554 5.7.1 no\r\n"),
            "rejected sender data",
            true,
        ),
        ("DATA", Say(b"250 what\r\n"), "unreachable data", false),
        ("DATA", Hangup, "unreachable", false),
        (".", later, "deferred dot", true),
        (".", Say(b"554 5.6.0 no\r\n"), "rejected message dot", true),
        (".", closing, "unreachable dot", false),
        (".", garbage, "in doubt", false),
        (".", Hangup, "in doubt", false),
        (".", Silence, "in doubt", false),
        ("none", Hangup, "accepted", true),
    ];
    for (verb, act, expected, usable) in cases {
        let server = Server::start(&[(verb, act)]).await;
        let (outcome, lives) = attempt(&server).await;
        assert_eq!((outcome.as_str(), lives), (expected, usable), "at {verb}");
    }
}

#[tokio::test]
async fn odd_replies_are_still_understood() {
    for (reply, expected, text) in [
        (&b"250\r\n"[..], "accepted", ""),
        (b"250-first\n250 last\n", "accepted", "first last"),
        (b"299 2.0.0 unheard of\r\n", "accepted", "2.0.0 unheard of"),
        (
            b"571 5.7.1 refus\xe9\r\n",
            "rejected sender dot",
            "5.7.1 refus\u{fffd}",
        ),
        (b"486 whatever\r\n", "deferred dot", "whatever"),
        (
            b"550-5.7.1 one\r\n550 5.7.1 two\r\n",
            "rejected sender dot",
            "5.7.1 one two",
        ),
    ] {
        let server = Server::start(&[(".", Say(reply))]).await;
        let mut connection = server.transport().connect().await.unwrap();
        let outcome = hand(&mut connection, "", MESSAGE).await;
        assert_eq!(word(&outcome), expected);
        assert_eq!(outcome.reply().unwrap().text, text);
    }
    let long: &'static [u8] = Box::leak(
        format!("550 5.1.1 {}\r\n", "x".repeat(9000))
            .into_bytes()
            .into_boxed_slice(),
    );
    let server = Server::start(&[("RCPT", Say(long))]).await;
    assert_eq!(
        attempt(&server).await,
        ("rejected recipient rcpt_to".into(), true)
    );
}

#[tokio::test]
async fn a_connection_is_kept_over_refused_recipients() {
    let server = Server::start(&[
        ("RCPT", Say(b"550 5.1.1 nobody\r\n")),
        ("RCPT", Say(b"450 4.2.1 later\r\n")),
    ])
    .await;
    let mut connection = server.transport().connect().await.unwrap();
    let mut words = Vec::new();
    for _ in 0..4 {
        words.push(word(
            &hand(&mut connection, "b@news.example.org", MESSAGE).await,
        ));
    }
    assert_eq!(
        words,
        [
            "rejected recipient rcpt_to",
            "deferred rcpt_to",
            "accepted",
            "accepted"
        ]
    );
    assert!(connection.is_usable());
    assert_eq!(connection.messages_sent(), 2);
    connection.quit().await;
    let heard = server.heard();
    let count = |line: &str| heard.iter().filter(|heard| heard.starts_with(line)).count();
    assert_eq!(
        (
            count("EHLO mail.news.example.org"),
            count("RSET"),
            count("QUIT")
        ),
        (1, 2, 1)
    );
    assert!(heard.contains(&format!(
        "MAIL FROM:<b@news.example.org> SIZE={}\r\n",
        MESSAGE.len()
    )));
}

#[tokio::test]
async fn a_message_arrives_octet_for_octet() {
    let server = Server::start(&[]).await;
    let mut connection = server.transport().connect().await.unwrap();
    hand(&mut connection, "", MESSAGE).await;
    let heard = server.heard().concat();
    let (_, data) = heard.split_once("DATA\r\n").unwrap();
    let body = data.strip_suffix(".\r\n").unwrap();
    assert_eq!(body.replace("\r\n.", "\r\n").as_bytes(), MESSAGE);
    assert!(heard.contains("MAIL FROM:<> "));
}

#[tokio::test]
async fn what_cannot_be_transmitted_is_not_begun() {
    let server = Server::start(&[]).await;
    let mut connection = server.transport().connect().await.unwrap();
    assert_eq!(connection.smtputf8(), SmtpUtf8::Absent);
    let foreign = EmailAddress::parse("jösé@example.net").unwrap();
    let outcome = hand_to(&mut connection, "", &foreign, MESSAGE).await;
    assert_eq!(
        outcome.reply().unwrap().enhanced.unwrap().to_string(),
        "5.6.7"
    );
    assert!(matches!(
        outcome,
        Outcome::Rejected {
            fault: Fault::Message,
            ..
        }
    ));
    let large = "x\r\n".repeat(40_000);
    let outcome = hand(&mut connection, "", large.as_bytes()).await;
    assert_eq!(
        outcome.reply().unwrap().enhanced.unwrap().to_string(),
        "5.3.4"
    );
    let outcome = hand(&mut connection, "a@b\r\nRCPT TO:<x>", MESSAGE).await;
    assert!(matches!(
        outcome,
        Outcome::Rejected {
            fault: Fault::Sender,
            ..
        }
    ));
    assert!(connection.is_usable());
    assert_eq!(server.heard().len(), 1, "only EHLO: {:?}", server.heard());
}

#[tokio::test]
async fn a_connection_lost_within_the_message_is_not_in_doubt() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (mut tcp, _) = listener.accept().await.unwrap();
        tcp.write_all(b"220 x\r\n250 x\r\n250 x\r\n250 x\r\n354 x\r\n")
            .await
            .unwrap();
        tokio::time::sleep(Duration::from_millis(200)).await;
    });
    let server = Server {
        port,
        heard: Arc::default(),
    };
    let mut settings = server.settings();
    settings.timeouts.data = Duration::from_secs(5);
    let mut connection = transport(settings).connect().await.unwrap();
    let large = format!("{}\r\n", "x".repeat(98)).repeat(200_000);
    let outcome = hand(&mut connection, "", large.as_bytes()).await;
    assert_eq!(word(&outcome), "unreachable");
    assert!(!connection.is_usable());
    assert_eq!(
        word(&hand(&mut connection, "", MESSAGE).await),
        "unreachable"
    );
}

#[tokio::test]
async fn tls_that_is_required_and_missing_stops_everything() {
    let server = Server::start(&[]).await;
    let settings = RelaySettings {
        tls: TlsMode::StartTls,
        ..server.settings()
    };
    let unreachable = transport(settings).connect().await.unwrap_err();
    assert!(
        unreachable.reason.contains("does not offer STARTTLS"),
        "{}",
        unreachable.reason
    );

    let offer = Say(b"250-relay\r\n250 STARTTLS\r\n");
    let injected = Say(b"220 go ahead\r\n250-relay\r\n250 AUTH PLAIN\r\n");
    let server = Server::start(&[("EHLO", offer), ("STARTTLS", injected)]).await;
    let settings = RelaySettings {
        tls: TlsMode::StartTls,
        ..server.settings()
    };
    let unreachable = transport(settings).connect().await.unwrap_err();
    assert!(
        unreachable.reason.contains("in clear"),
        "{}",
        unreachable.reason
    );

    let server =
        Server::start(&[("EHLO", offer), ("STARTTLS", Say(b"454 4.7.0 not now\r\n"))]).await;
    let settings = RelaySettings {
        tls: TlsMode::StartTls,
        ..server.settings()
    };
    let unreachable = transport(settings).connect().await.unwrap_err();
    assert_eq!(unreachable.reply.unwrap().phase, Phase::StartTls);
}

#[tokio::test]
async fn a_refused_sign_in_is_the_relays_trouble() {
    let login = [
        ("EHLO", Say(b"250-relay\r\n250 AUTH LOGIN\r\n")),
        ("AUTH", Say(b"334 VXNlcm5hbWU6\r\n")),
        ("dXNlcg==", Say(b"334 UGFzc3dvcmQ6\r\n")),
        ("c2VjcmV0", Say(b"535 5.7.8 no\r\n")),
    ];
    for script in [&[("AUTH", Say(b"535 5.7.8 no\r\n"))][..], &login] {
        let server = Server::start(script).await;
        let credentials = Some(RelayCredentials {
            username: "user".into(),
            password: "secret".into(),
        });
        let settings = RelaySettings {
            credentials,
            ..server.settings()
        };
        let unreachable = transport(settings).connect().await.unwrap_err();
        let reply = unreachable.reply.unwrap();
        assert_eq!((reply.phase, reply.code), (Phase::Auth, 535));
        assert!(!unreachable.reason.contains("secret"));
    }
}

#[tokio::test]
async fn nobody_listening_is_unreachable() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let server = Server {
        port,
        heard: Arc::default(),
    };
    assert_eq!(attempt(&server).await, ("unreachable".into(), false));
}

#[tokio::test]
async fn the_outbox_keeps_one_file_a_message() {
    let directory = tempfile::tempdir().unwrap();
    let transport = Transport::Outbox(directory.path().join("outbox"));
    let mut connection = transport.connect().await.unwrap();
    for _ in 0..2 {
        let outcome = hand(&mut connection, "", MESSAGE).await;
        assert_eq!(
            outcome.reply().unwrap().to_string(),
            "250 2.0.0 written to i1.abc.eml"
        );
        assert!(matches!(outcome, Outcome::Accepted(_)));
    }
    let files: Vec<_> = std::fs::read_dir(directory.path().join("outbox"))
        .unwrap()
        .collect();
    assert_eq!(files.len(), 1);
    assert_eq!(
        std::fs::read(directory.path().join("outbox/i1.abc.eml")).unwrap(),
        MESSAGE
    );
    std::fs::remove_dir_all(directory.path().join("outbox")).unwrap();
    assert_eq!(
        word(&hand(&mut connection, "", MESSAGE).await),
        "unreachable"
    );
}

/// A relay with real TLS, by a stranger: Python's `ssl`. Says its port, serves one connection.
const PYTHON_RELAY: &str = r"
import ssl, socket, sys
mode, cert, key = sys.argv[1:]
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(cert, key)
listener = socket.create_server(('127.0.0.1', 0))
print(listener.getsockname()[1], flush=True)
conn, _ = listener.accept()
if mode == 'implicit': conn = context.wrap_socket(conn, server_side=True)
say = lambda text: conn.sendall(text.encode())
say('220 relay\r\n')
reader = conn.makefile('rb')
while line := reader.readline():
    verb = line.split()[0].decode()
    tls = isinstance(conn, ssl.SSLSocket)
    if verb == 'EHLO': say('250-relay\r\n250 ' + ('AUTH PLAIN' if tls else 'STARTTLS') + '\r\n')
    elif verb == 'STARTTLS':
        say('220 go\r\n'); conn = context.wrap_socket(conn, server_side=True); reader = conn.makefile('rb')
    elif verb == 'AUTH': say('235 2.7.0 in\r\n' if tls and line.split()[2] == b'AHVzZXIAc2VjcmV0' else '535 5.7.8 out\r\n')
    elif verb == 'DATA':
        say('354 go\r\n')
        while reader.readline() != b'.\r\n': pass
        say('250 2.0.0 taken over tls\r\n' if tls else '250 2.0.0 in clear\r\n')
    else: say('250 ok\r\n')
";

#[tokio::test]
async fn real_tls_is_spoken_and_verified() {
    let directory = tempfile::tempdir().unwrap();
    let (cert, key) = (
        directory.path().join("cert.pem"),
        directory.path().join("key.pem"),
    );
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
        ])
        .args([
            "-addext",
            "subjectAltName=DNS:localhost",
            "-addext",
            "basicConstraints=critical,CA:FALSE",
        ])
        .arg("-out")
        .arg(&cert)
        .arg("-keyout")
        .arg(&key)
        .output();
    if !made.is_ok_and(|made| made.status.success())
        || Command::new("python3").arg("-V").output().is_err()
    {
        eprintln!(
            "SKIPPED: openssl or python3 is not installed, so TLS to the relay was not tried"
        );
        return;
    }
    let pem = std::fs::read_to_string(&cert).unwrap();
    let (tls, trusted) = ("localhost", Some(pem));
    for (mode, host, ca_pem, works) in [
        (TlsMode::Implicit, tls, trusted.clone(), true),
        (TlsMode::StartTls, tls, trusted.clone(), true),
        (TlsMode::Auto, tls, trusted.clone(), true),
        (TlsMode::StartTls, tls, None, false),
        (TlsMode::StartTls, "127.0.0.1", trusted, false),
    ] {
        let name = if mode == TlsMode::Implicit {
            "implicit"
        } else {
            "starttls"
        };
        let mut python = Command::new("python3")
            .args(["-c", PYTHON_RELAY, name])
            .arg(&cert)
            .arg(&key)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut port = String::new();
        LineReader::new(python.stdout.take().unwrap())
            .read_line(&mut port)
            .unwrap();
        let server = Server {
            port: port.trim().parse().unwrap(),
            heard: Arc::default(),
        };
        let mut settings = RelaySettings {
            tls: mode,
            host: host.into(),
            ca_pem,
            credentials: Some(RelayCredentials {
                username: "user".into(),
                password: "secret".into(),
            }),
            ..server.settings()
        };
        settings.timeouts.command = Duration::from_secs(5);
        let connected = transport(settings).connect().await;
        assert_eq!(connected.is_ok(), works, "{mode:?} {host}: {connected:?}");
        if let Ok(mut connection) = connected {
            let road = connection.road().unwrap().clone();
            assert_eq!(road.host, host);
            assert!(road.address.is_loopback());
            let agreed = road.tls.unwrap();
            assert_eq!(agreed.version, "TLSv1.3", "{mode:?}");
            assert!(agreed.cipher.starts_with("TLS_"), "{}", agreed.cipher);
            let outcome = hand(&mut connection, "", MESSAGE).await;
            assert_eq!(
                outcome.reply().unwrap().text,
                "2.0.0 taken over tls",
                "{mode:?}"
            );
        }
        let _ = python.kill();
        let _ = python.wait();
    }
}
