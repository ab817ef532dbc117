//! The stream that lettre's connection talks through.
//!
//! lettre reads replies strictly: a code it does not know, an octet that is not UTF-8 or a line of a
//! thousand octets makes it lose the reply. Relays do send such things, and after the final dot a lost
//! reply would put a delivery in doubt. So the wire mends reply lines on their way to lettre, and notes
//! the true ones; it also counts what was written, which tells whether the final dot has left.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use futures_util::io::{AsyncRead as _, AsyncWrite as _};
#[expect(
    deprecated,
    reason = "lettre has no other way to run its TLS over a socket of our own"
)]
use lettre::transport::smtp::client::AsyncNetworkStream;
use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

use super::reply_lines::{RawReply, ReplyLine, ReplyLines};

/// The longest text of a line that lettre gets to see.
const SHOWN_OCTETS: usize = 700;
/// The longest line that is read at all; the rest of a longer one is skipped.
const LINE_OCTETS: usize = 4096;

/// What was observed on the wire, shared with the owner of the connection.
#[derive(Debug, Clone, Default)]
pub(super) struct Notes(Arc<Mutex<Observed>>);

#[derive(Debug, Default)]
struct Observed {
    octets_written: u64,
    replies: u32,
    reply: Option<RawReply>,
}

impl Notes {
    /// The last whole reply, or the first refusal since the last call; it is then forgotten.
    pub(super) fn take_reply(&self) -> Option<RawReply> {
        self.lock().reply.take()
    }

    /// How many whole replies came so far.
    pub(super) fn replies(&self) -> u32 {
        self.lock().replies
    }

    /// How many octets were handed to the system, or to TLS, so far.
    pub(super) fn octets_written(&self) -> u64 {
        self.lock().octets_written
    }

    fn lock(&self) -> MutexGuard<'_, Observed> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The octets themselves.
pub(super) enum Stream {
    Plain(TcpStream),
    #[expect(deprecated, reason = "see the import")]
    Tls(Box<AsyncNetworkStream>),
}

/// A stream whose inbound side is mended and whose both sides are watched.
pub(super) struct Wire {
    stream: Stream,
    peer: SocketAddr,
    notes: Notes,
    lines: ReplyLines,
    /// The line being received.
    line: Vec<u8>,
    /// Mended octets not yet read, from `at` on.
    mended: Vec<u8>,
    at: usize,
}

impl Wire {
    pub(super) fn new(stream: Stream, peer: SocketAddr, notes: Notes) -> Self {
        Self {
            stream,
            peer,
            notes,
            lines: ReplyLines::default(),
            line: Vec::new(),
            mended: Vec::new(),
            at: 0,
        }
    }

    /// Lets the reader see a greeting where the true one has been read already.
    pub(super) fn greeted(mut self) -> Self {
        self.take(b"220 ready\r\n");
        self
    }

    fn take(&mut self, octets: &[u8]) {
        for &octet in octets {
            if self.line.len() < LINE_OCTETS || octet == b'\n' {
                self.line.push(octet);
            }
            if octet == b'\n' {
                let line = std::mem::take(&mut self.line);
                self.mend(&line);
            }
        }
    }

    fn mend(&mut self, received: &[u8]) {
        let Some(line) = ReplyLine::parse(received) else {
            // No reply at all: lettre sees it as it is and gives up.
            self.mended.extend_from_slice(received);
            return;
        };
        if let Some(reply) = self.lines.take(&line) {
            let mut observed = self.notes.lock();
            observed.replies += 1;
            // A refusal stays until it is taken: lettre says QUIT after some of them, and the answer to
            // that is of no interest.
            if observed
                .reply
                .as_ref()
                .is_none_or(|earlier| earlier.code < 400)
            {
                observed.reply = Some(reply);
            }
        }
        // lettre knows second digits up to 5; only the first one matters to what it does.
        let [first, second, third] = line.code;
        self.mended.extend([first, second.min(b'5'), third]);
        self.mended.push(if line.last { b' ' } else { b'-' });
        let shown = line.text.floor_char_boundary(SHOWN_OCTETS);
        let text = line.text[..shown].replace(['\r', '\n', '\0'], " ");
        self.mended.extend_from_slice(text.as_bytes());
        self.mended.extend_from_slice(b"\r\n");
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        out: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let wire = &mut *self;
        while wire.at == wire.mended.len() {
            wire.mended.clear();
            wire.at = 0;
            let mut octets = [0; 2048];
            let count = match &mut wire.stream {
                Stream::Plain(tcp) => {
                    let mut buffer = ReadBuf::new(&mut octets);
                    ready!(Pin::new(tcp).poll_read(context, &mut buffer))?;
                    buffer.filled().len()
                }
                Stream::Tls(tls) => ready!(Pin::new(&mut **tls).poll_read(context, &mut octets))?,
            };
            if count == 0 {
                return Poll::Ready(Ok(()));
            }
            wire.take(&octets[..count]);
        }
        let count = out.remaining().min(wire.mended.len() - wire.at);
        out.put_slice(&wire.mended[wire.at..wire.at + count]);
        wire.at += count;
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        octets: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = ready!(match &mut self.stream {
            Stream::Plain(tcp) => Pin::new(tcp).poll_write(context, octets),
            Stream::Tls(tls) => Pin::new(&mut **tls).poll_write(context, octets),
        })?;
        self.notes.lock().octets_written += written as u64;
        Poll::Ready(Ok(written))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.stream {
            Stream::Plain(tcp) => Pin::new(tcp).poll_flush(context),
            Stream::Tls(tls) => Pin::new(&mut **tls).poll_flush(context),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.stream {
            Stream::Plain(tcp) => Pin::new(tcp).poll_shutdown(context),
            Stream::Tls(tls) => Pin::new(&mut **tls).poll_close(context),
        }
    }
}

impl AsyncTokioStream for Wire {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.peer)
    }
}

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wire")
            .field("peer", &self.peer)
            .finish_non_exhaustive()
    }
}
