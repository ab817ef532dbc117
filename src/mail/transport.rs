//! The way out: one message to one recipient, through a relay or into the outbox directory.
//!
//! A [`Connection`] is owned by one task, kept for many messages and asked after each one whether it
//! can still be used. It never decides anything about a delivery: it reports an
//! [`Outcome`] and leaves the rest to the ledger. Dropping a connection
//! in the middle of a message is safe; the message then has no outcome and is in doubt.

mod certificate;
mod opening;
mod outbox;
mod relay;
mod reply_lines;
mod session;
mod stream;
mod tls;
mod transcript;
mod unreachable;
mod wire;
mod xtext;

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;

use crate::domain::address::EmailAddress;
use crate::domain::reply::{Outcome, Reply};
use crate::domain::time::UtcTime;

use super::compose::SmtpUtf8;
use super::wire_message::WireMessage;
use outbox::Outbox;
pub use relay::{Rehearsal, Relay};
use session::Session;
pub use transcript::{DialogueLine, Speaker};

/// How the connection to the relay is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TlsMode {
    /// TLS from the start on port 465, else STARTTLS. Only a relay on this machine may do without;
    /// there STARTTLS is used if it is offered and a CA is configured, because such relays commonly
    /// show certificates that nobody else vouches for.
    Auto,
    /// No TLS.
    None,
    /// STARTTLS or no mail.
    StartTls,
    /// TLS from the start.
    Implicit,
}

/// What a relay wants to hear before it takes mail.
#[derive(Debug, Clone)]
pub struct RelayCredentials {
    /// The user name.
    pub username: String,
    /// The password.
    pub password: SecretString,
}

/// How long to wait for the relay (RFC 5321 section 4.5.3.2 recommends the defaults of the configuration).
#[derive(Debug, Clone, Copy)]
pub struct RelayTimeouts {
    /// For the TCP connection and each TLS handshake.
    pub connect: Duration,
    /// For the greeting and for the answer to each command.
    pub command: Duration,
    /// For sending the message and for the answer to its final dot.
    pub data: Duration,
}

/// Where the relay is and how to talk to it.
#[derive(Debug, Clone)]
pub struct RelaySettings {
    /// Host name or IP address; also the name that its certificate must show.
    pub host: String,
    /// TCP port.
    pub port: u16,
    /// How the connection is protected.
    pub tls: TlsMode,
    /// The extra CA certificates to trust, as PEM.
    pub ca_pem: Option<String>,
    /// Who we are, if the relay asks.
    pub credentials: Option<RelayCredentials>,
    /// Our name in EHLO; empty: the address of our end of the connection.
    pub hello_name: String,
    /// How long to wait.
    pub timeouts: RelayTimeouts,
    /// Whether several commands may go out in one flight, where the relay offers that.
    pub pipelining: bool,
}

/// Who a message is from and for, as far as the relay is concerned.
#[derive(Debug, Clone, Copy)]
pub struct Envelope<'a> {
    /// The return path; empty for the null sender.
    pub from: &'a str,
    /// The one recipient.
    pub to: &'a EmailAddress,
    /// What delivery reports call this message (RFC 3461 section 4.4), at most 100 octets.
    pub id: &'a str,
}

/// Asked right before a message is handed over: whether it may still be.
pub type Fence<'a> = &'a (dyn Fn() -> bool + Sync);

/// Why a relay cannot be used as configured.
#[derive(Debug, thiserror::Error)]
pub enum RelayError {
    /// The extra CA certificates could not be read, or the system has none.
    #[error("smtp.ca_file or the system's certificates cannot be used: {0}")]
    Certificates(String),
}

/// Where mail goes.
#[derive(Debug, Clone)]
pub enum Transport {
    /// To an SMTP relay.
    Relay(Relay),
    /// Into files `*.eml` of a directory.
    Outbox(PathBuf),
}

/// A relay or an outbox that could not be opened. Nobody is to blame but the road.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreachable {
    /// What went wrong, for the operator.
    pub reason: String,
    /// What the relay said, if it said anything.
    pub reply: Option<Reply>,
}

impl From<Unreachable> for Outcome {
    fn from(Unreachable { reason, reply }: Unreachable) -> Self {
        Self::Unreachable { reason, reply }
    }
}

/// Which machine a connection leads to, and how it is protected: evidence for every letter that it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Road {
    /// The host, as the settings name it.
    pub host: String,
    /// The address that was reached.
    pub address: IpAddr,
    /// What both sides agreed upon; none in clear.
    pub tls: Option<TlsFacts>,
}

/// How a connection is encrypted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsFacts {
    /// The version, such as `TLSv1.3`.
    pub version: String,
    /// The cipher suite, by the name that IANA gives it.
    pub cipher: String,
    /// When the certificate that was shown ceases to be valid; none where it cannot be read.
    pub certificate_until: Option<UtcTime>,
}

/// An open way out.
#[derive(Debug)]
pub struct Connection {
    way: Way,
    messages_sent: u32,
}

#[derive(Debug)]
enum Way {
    Relay(Box<Session>),
    Outbox(Outbox),
}

impl Transport {
    /// Opens a connection: for a relay up to and including AUTH.
    pub async fn connect(&self) -> Result<Connection, Unreachable> {
        let way = match self {
            Self::Relay(relay) => Way::Relay(Box::new(relay.connect().await?)),
            Self::Outbox(directory) => Way::Outbox(Outbox::open(directory).await?),
        };
        Ok(Connection {
            way,
            messages_sent: 0,
        })
    }
}

impl Connection {
    /// Hands over one message.
    ///
    /// After anything but a clear answer the connection is no longer usable.
    pub async fn send(&mut self, envelope: &Envelope<'_>, message: &WireMessage) -> Outcome {
        self.send_behind(envelope, message, &|| true).await
    }

    /// The same as long as the fence stands.
    pub async fn send_behind(
        &mut self,
        envelope: &Envelope<'_>,
        message: &WireMessage,
        fence: Fence<'_>,
    ) -> Outcome {
        let outcome = match &mut self.way {
            Way::Relay(relay) => relay.send(envelope, message, fence).await,
            Way::Outbox(outbox) => outbox.write(message.message()).await,
        };
        if matches!(outcome, Outcome::Accepted(_)) {
            self.messages_sent += 1;
        }
        outcome
    }

    /// Whether another message may be sent on this connection.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        match &self.way {
            Way::Relay(relay) => relay.is_usable(),
            Way::Outbox(_) => true,
        }
    }

    /// How many messages were accepted on this connection.
    #[must_use]
    pub fn messages_sent(&self) -> u32 {
        self.messages_sent
    }

    /// Which machine it leads to; none for the outbox.
    #[must_use]
    pub fn road(&self) -> Option<&Road> {
        match &self.way {
            Way::Relay(relay) => Some(relay.road()),
            Way::Outbox(_) => None,
        }
    }

    /// Whether addresses that are not ASCII may be used.
    #[must_use]
    pub fn smtputf8(&self) -> SmtpUtf8 {
        match &self.way {
            Way::Relay(relay) => relay.smtputf8(),
            Way::Outbox(_) => SmtpUtf8::Offered,
        }
    }

    /// Says goodbye and closes.
    pub async fn quit(self) {
        if let Way::Relay(relay) = self.way {
            relay.quit().await;
        }
    }
}
