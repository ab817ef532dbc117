//! The stream that lettre's connection opens the dialogue through.
//!
//! lettre reads replies strictly: a code it does not know, an octet that is not UTF-8 or a line of a
//! thousand octets makes it lose the reply. Relays do send such things. So the wire mends reply lines on
//! their way to lettre, and notes the true ones. When the opening is over, [`Notes::take_stream`] hands
//! the stream itself to the [session](super::session), which needs no mending.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use lettre::transport::smtp::client::AsyncTokioStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::reply_lines::{RawReply, ReplyLine, ReplyLines};
use super::stream::Stream;
use super::transcript::Transcript;

/// The longest text of a line that lettre gets to see.
const SHOWN_OCTETS: usize = 700;
/// The longest line that is read at all; the rest of a longer one is skipped.
const LINE_OCTETS: usize = 4096;

/// What was observed on the wire and the stream behind it, shared with whoever opens the connection.
#[derive(Clone)]
pub(super) struct Notes(Arc<Mutex<Observed>>);

struct Observed {
    stream: Option<Stream>,
    replies: u32,
    reply: Option<RawReply>,
    transcript: Option<Transcript>,
}

impl Notes {
    pub(super) fn new(stream: Stream, transcript: Option<Transcript>) -> Self {
        Self(Arc::new(Mutex::new(Observed {
            stream: Some(stream),
            replies: 0,
            reply: None,
            transcript,
        })))
    }

    /// The last whole reply, or the first refusal since the last call; it is then forgotten.
    pub(super) fn take_reply(&self) -> Option<RawReply> {
        self.lock().reply.take()
    }

    /// How many whole replies came so far.
    pub(super) fn replies(&self) -> u32 {
        self.lock().replies
    }

    /// The stream, which the wire can then use no longer.
    pub(super) fn take_stream(&self) -> Option<Stream> {
        self.lock().stream.take()
    }

    fn lock(&self) -> MutexGuard<'_, Observed> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A stream whose inbound side is mended and watched.
pub(super) struct Wire {
    peer: SocketAddr,
    notes: Notes,
    lines: ReplyLines,
    /// The line being received.
    line: Vec<u8>,
    /// Mended octets not yet read, from `at` on.
    mended: Vec<u8>,
    at: usize,
    /// The line is ours: it stands for one that was heard before.
    stands_in: bool,
}

impl Wire {
    pub(super) fn new(peer: SocketAddr, notes: Notes) -> Self {
        Self {
            peer,
            notes,
            lines: ReplyLines::default(),
            line: Vec::new(),
            mended: Vec::new(),
            at: 0,
            stands_in: false,
        }
    }

    /// Lets the reader see a greeting where the true one has been read already.
    pub(super) fn greeted(mut self) -> Self {
        self.stands_in = true;
        self.take(b"220 ready\r\n");
        self.stands_in = false;
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
        if !self.stands_in
            && let Some(transcript) = &self.notes.lock().transcript
        {
            transcript.relay_says(&line);
        }
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

/// What lettre sees when it asks for a stream that was taken from it.
fn taken() -> io::Error {
    io::Error::from(io::ErrorKind::NotConnected)
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
            let count = match &mut wire.notes.lock().stream {
                Some(stream) => ready!(stream.poll_read(context, &mut octets))?,
                None => return Poll::Ready(Err(taken())),
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
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        octets: &[u8],
    ) -> Poll<io::Result<usize>> {
        let mut observed = self.notes.lock();
        let Some(stream) = &mut observed.stream else {
            return Poll::Ready(Err(taken()));
        };
        let written = ready!(stream.poll_write(context, octets))?;
        if let Some(transcript) = &observed.transcript {
            transcript.we_say(&octets[..written]);
        }
        Poll::Ready(Ok(written))
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.notes.lock().stream {
            Some(stream) => stream.poll_flush(context),
            None => Poll::Ready(Ok(())),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.notes.lock().stream {
            Some(stream) => stream.poll_close(context),
            None => Poll::Ready(Ok(())),
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
