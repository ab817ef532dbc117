//! The way to the relay: socket, TLS, and the opening of the dialogue.
//!
//! The socket is opened here rather than by lettre, which leaves Nagle's algorithm on; against delayed
//! acknowledgements that costs some 40 ms a message. The few commands before STARTTLS are spoken here
//! too, so that whatever an intruder appends in clear is noticed and not read as an answer.

use std::fmt::Display;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::commands::{Ehlo, Starttls};
use lettre::transport::smtp::extension::ClientId;
use secrecy::ExposeSecret as _;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::domain::reply::Phase;

use super::opening::Opening;
use super::reply_lines::{RawReply, ReplyLine, ReplyLines};
use super::session::Session;
use super::stream::Stream;
use super::tls::{self, Tls};
use super::transcript::{DialogueLine, Transcript};
use super::unreachable::{answered, lost, refused, silence};
use super::{RelayError, RelaySettings, Road, TlsMode, Unreachable};

/// The longest line of the opening dialogue before STARTTLS.
const OPENING_LINE_OCTETS: u64 = 4096;
/// The most lines of one reply in that dialogue.
const OPENING_LINES: usize = 100;

/// What a test of a relay found.
#[derive(Debug, Clone)]
pub struct Rehearsal {
    /// All that was said, without secrets.
    pub lines: Vec<DialogueLine>,
    /// Where the connection led, or why it could not be used.
    pub found: Result<Road, Unreachable>,
}

/// A relay as configured, with its certificates loaded.
#[derive(Clone)]
pub struct Relay {
    settings: Arc<RelaySettings>,
    tls: Option<Tls>,
}

impl Relay {
    /// Checks and loads what the settings name.
    pub fn new(settings: RelaySettings) -> Result<Self, RelayError> {
        let tls = match settings.tls {
            TlsMode::None => None,
            TlsMode::Auto | TlsMode::StartTls | TlsMode::Implicit => {
                Some(Tls::new(host(&settings), settings.ca_pem.as_deref())?)
            }
        };
        Ok(Self {
            settings: Arc::new(settings),
            tls,
        })
    }

    /// A connection that is ready for a letter. Everything up to there, the greeting and TLS and AUTH
    /// included, has one deadline: a relay that accepts and stays silent holds nobody up for long.
    pub(super) async fn connect(&self) -> Result<Session, Unreachable> {
        let wait = self.settings.timeouts.connect;
        timeout(wait, self.open(None))
            .await
            .unwrap_or_else(|_elapsed| Err(silence(Phase::Connect, wait)))
    }

    /// Opens a connection as for a letter and hangs up again, and tells all that was said.
    pub async fn rehearse(&self) -> Rehearsal {
        let settings = &self.settings;
        let transcript = Transcript::without(settings.credentials.as_ref());
        let (host, port) = (&settings.host, settings.port);
        transcript.note(&format!("connecting to {host}, port {port}"));
        let wait = settings.timeouts.connect;
        let opened = timeout(wait, self.open(Some(&transcript)))
            .await
            .unwrap_or_else(|_elapsed| Err(silence(Phase::Connect, wait)));
        let found = match opened {
            Ok(session) => {
                let road = session.road().clone();
                transcript.we_say(b"QUIT\r\n");
                session.quit().await;
                Ok(road)
            }
            Err(trouble) => {
                transcript.note(&trouble.reason);
                Err(trouble)
            }
        };
        Rehearsal {
            lines: transcript.lines(),
            found,
        }
    }

    async fn open(&self, transcript: Option<&Transcript>) -> Result<Session, Unreachable> {
        let settings = &self.settings;
        let wait = settings.timeouts.connect;
        let tcp = timeout(wait, TcpStream::connect((host(settings), settings.port)))
            .await
            .map_err(|_elapsed| silence(Phase::Connect, wait))?
            .and_then(|tcp| tcp.set_nodelay(true).map(|()| tcp))
            .map_err(|error| lost(Phase::Connect, &error))?;
        let peer = tcp.peer_addr().map_err(|e| lost(Phase::Connect, &e))?;
        let local = tcp.local_addr().map_err(|e| lost(Phase::Connect, &e))?;
        let hello = hello_name(&settings.hello_name, local);
        if let Some(transcript) = transcript {
            transcript.note(&format!("connected to {}", peer.ip()));
        }
        let (stream, greeted) = self.protect(tcp, &hello, transcript).await?;
        let agreed = match &stream {
            Stream::Plain(_) => None,
            Stream::Tls(stream) => Some(tls::facts(stream)),
        };
        if let Some(transcript) = transcript {
            transcript.note(&match &agreed {
                Some(facts) => format!("encrypted with {}, {}", facts.version, facts.cipher),
                None => "in clear".to_owned(),
            });
        }
        let encrypted = agreed.is_some();
        let road = Road {
            host: settings.host.clone(),
            address: peer.ip(),
            tls: agreed,
        };
        let (timeouts, watched) = (settings.timeouts, transcript.cloned());
        let mut opening = Opening::greet(stream, peer, greeted, &hello, timeouts, watched).await?;
        if let Some(credentials) = &settings.credentials {
            if !encrypted && !peer.ip().is_loopback() {
                return Err(refused("credentials are not sent to a relay without TLS"));
            }
            let password = credentials.password.expose_secret().to_owned();
            let credentials = Credentials::new(credentials.username.clone(), password);
            opening.sign_in(&credentials).await?;
        }
        let session = opening.into_session(road)?;
        Ok(if settings.pipelining {
            session
        } else {
            session.without_pipelining()
        })
    }

    /// Puts TLS around the socket as the settings ask, and says whether the greeting was read on the way.
    async fn protect(
        &self,
        tcp: TcpStream,
        hello: &ClientId,
        transcript: Option<&Transcript>,
    ) -> Result<(Stream, bool), Unreachable> {
        let settings = &self.settings;
        let on_this_machine = tcp.peer_addr().is_ok_and(|peer| peer.ip().is_loopback());
        let Some(tls) = &self.tls else {
            return Ok((Stream::Plain(tcp), false));
        };
        let auto = settings.tls == TlsMode::Auto;
        if settings.tls == TlsMode::Implicit || (auto && settings.port == 465) {
            let stream = tls
                .handshake(tcp, Phase::Connect, settings.timeouts.connect)
                .await?;
            return Ok((stream, false));
        }
        if auto && on_this_machine && settings.ca_pem.is_none() {
            return Ok((Stream::Plain(tcp), false));
        }
        let mut reader = BufReader::new(tcp);
        let wait = settings.timeouts.command;
        if !ask_for_tls(&mut reader, hello, wait, transcript).await? {
            if auto && on_this_machine {
                return Ok((Stream::Plain(reader.into_inner()), true));
            }
            return Err(refused(
                "the relay does not offer STARTTLS, which smtp.tls requires",
            ));
        }
        // Whatever came in clear after the go-ahead was put there by somebody else (RFC 3207 section 6).
        if !reader.buffer().is_empty() {
            return Err(refused(
                "the relay sent more than its answer to STARTTLS in clear",
            ));
        }
        let tcp = reader.into_inner();
        let stream = tls
            .handshake(tcp, Phase::StartTls, settings.timeouts.connect)
            .await?;
        Ok((stream, true))
    }
}

impl std::fmt::Debug for Relay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Relay")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// Reads the greeting, says EHLO and asks for TLS. `false`: STARTTLS is not offered.
async fn ask_for_tls(
    reader: &mut BufReader<TcpStream>,
    hello: &ClientId,
    wait: Duration,
    transcript: Option<&Transcript>,
) -> Result<bool, Unreachable> {
    opening_reply(reader, Phase::Banner, wait, transcript).await?;
    let said = Ehlo::new(hello.clone());
    opening_command(reader, Phase::Ehlo, &said, transcript).await?;
    let ehlo = opening_reply(reader, Phase::Ehlo, wait, transcript).await?;
    let offered = ehlo
        .text
        .lines()
        .skip(1)
        .any(|line| line.trim().eq_ignore_ascii_case("STARTTLS"));
    if offered {
        opening_command(reader, Phase::StartTls, &Starttls, transcript).await?;
        opening_reply(reader, Phase::StartTls, wait, transcript).await?;
    }
    Ok(offered)
}

async fn opening_command(
    reader: &mut BufReader<TcpStream>,
    phase: Phase,
    command: &impl Display,
    transcript: Option<&Transcript>,
) -> Result<(), Unreachable> {
    let command = command.to_string();
    if let Some(transcript) = transcript {
        transcript.we_say(command.as_bytes());
    }
    let written = reader.get_mut().write_all(command.as_bytes()).await;
    written.map_err(|error| lost(phase, &error))
}

/// The next reply of the opening dialogue, which must be a positive one.
async fn opening_reply(
    reader: &mut BufReader<TcpStream>,
    phase: Phase,
    wait: Duration,
    transcript: Option<&Transcript>,
) -> Result<RawReply, Unreachable> {
    let read = async {
        let mut lines = ReplyLines::default();
        for _ in 0..OPENING_LINES {
            let mut line = Vec::new();
            let limited = &mut (&mut *reader).take(OPENING_LINE_OCTETS);
            limited
                .read_until(b'\n', &mut line)
                .await
                .map_err(|error| lost(phase, &error))?;
            let line = ReplyLine::parse(&line).ok_or_else(|| lost(phase, &"no SMTP reply"))?;
            if let Some(transcript) = transcript {
                transcript.relay_says(&line);
            }
            if let Some(reply) = lines.take(&line) {
                return Ok(reply);
            }
        }
        Err(lost(phase, &"a reply without end"))
    };
    let reply = timeout(wait, read)
        .await
        .map_err(|_elapsed| silence(phase, wait))??;
    if reply.code / 100 == 2 {
        Ok(reply)
    } else {
        Err(answered(phase, &reply))
    }
}

/// The host without the brackets that IPv6 addresses wear in URLs.
fn host(settings: &RelaySettings) -> &str {
    let host = settings.host.as_str();
    host.strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
        .unwrap_or(host)
}

fn hello_name(configured: &str, local: SocketAddr) -> ClientId {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
    if !configured.is_empty() && configured.chars().all(plain) {
        return ClientId::Domain(configured.to_owned());
    }
    match local.ip() {
        IpAddr::V4(address) => ClientId::Ipv4(address),
        IpAddr::V6(address) => ClientId::Ipv6(address),
    }
}
