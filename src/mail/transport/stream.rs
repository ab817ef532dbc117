//! The octets themselves: a socket, with TLS around it or without.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead as _, AsyncWrite as _, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;

/// A way for octets to the relay and back.
pub(super) enum Stream {
    /// In clear.
    Plain(TcpStream),
    /// Inside TLS.
    Tls(Box<TlsStream<TcpStream>>),
}

impl Stream {
    /// Reads what is there; 0 octets mean that the other side has closed.
    pub(super) fn poll_read(
        &mut self,
        context: &mut Context<'_>,
        octets: &mut [u8],
    ) -> Poll<io::Result<usize>> {
        let mut buffer = ReadBuf::new(octets);
        ready!(match self {
            Self::Plain(tcp) => Pin::new(tcp).poll_read(context, &mut buffer),
            Self::Tls(tls) => Pin::new(&mut **tls).poll_read(context, &mut buffer),
        })?;
        Poll::Ready(Ok(buffer.filled().len()))
    }

    /// Hands some of the octets to the system, or to TLS.
    pub(super) fn poll_write(
        &mut self,
        context: &mut Context<'_>,
        octets: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self {
            Self::Plain(tcp) => Pin::new(tcp).poll_write(context, octets),
            Self::Tls(tls) => Pin::new(&mut **tls).poll_write(context, octets),
        }
    }

    pub(super) fn poll_flush(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self {
            Self::Plain(tcp) => Pin::new(tcp).poll_flush(context),
            Self::Tls(tls) => Pin::new(&mut **tls).poll_flush(context),
        }
    }

    pub(super) fn poll_close(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self {
            Self::Plain(tcp) => Pin::new(tcp).poll_shutdown(context),
            Self::Tls(tls) => Pin::new(&mut **tls).poll_shutdown(context),
        }
    }

    /// [`Self::poll_read`], awaited.
    pub(super) async fn read(&mut self, octets: &mut [u8]) -> io::Result<usize> {
        poll_fn(|context| self.poll_read(context, octets)).await
    }

    /// Writes as much as the stream takes and flushes it; `written` counts the octets that it took, also
    /// when this fails or is dropped half way.
    pub(super) async fn write_all(&mut self, octets: &[u8], written: &mut usize) -> io::Result<()> {
        while *written < octets.len() {
            let count = poll_fn(|context| self.poll_write(context, &octets[*written..])).await?;
            if count == 0 {
                return Err(io::ErrorKind::WriteZero.into());
            }
            *written += count;
        }
        poll_fn(|context| self.poll_flush(context)).await
    }
}
