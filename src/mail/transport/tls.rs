//! TLS to the relay: whom it trusts, the handshake, and what both sides agreed upon.
//!
//! rustls is asked directly rather than by way of lettre, which does not tell the version and the cipher. TLS 1.2
//! or newer is spoken, and the certificate and the name in it are verified; there is no way to do without.

use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, ProtocolVersion, RootCertStore};

use crate::domain::reply::Phase;

use super::certificate;
use super::stream::Stream;
use super::unreachable::{lost, silence};
use super::{RelayError, TlsFacts, Unreachable};

/// What a handshake with one relay needs.
#[derive(Clone)]
pub(super) struct Tls {
    connector: TlsConnector,
    name: ServerName<'static>,
}

impl Tls {
    /// Trusts the system's authorities and those in `ca_pem`; `host` is the name that a certificate has to show.
    pub(super) fn new(host: &str, ca_pem: Option<&str>) -> Result<Self, RelayError> {
        let unusable = |error: String| RelayError::Certificates(error);
        let mut roots = RootCertStore::empty();
        // What of the system's cannot be read is left out; what is missing then shows at the handshake.
        let system = rustls_native_certs::load_native_certs();
        roots.add_parsable_certificates(system.certs);
        for certificate in CertificateDer::pem_slice_iter(ca_pem.unwrap_or_default().as_bytes()) {
            let certificate = certificate.map_err(|error| unusable(error.to_string()))?;
            roots
                .add(certificate)
                .map_err(|error| unusable(error.to_string()))?;
        }
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| unusable(error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let name = ServerName::try_from(host.to_owned())
            .map_err(|_invalid| unusable(format!("{host} is not a name for a certificate")))?;
        Ok(Self {
            connector: TlsConnector::from(Arc::new(config)),
            name,
        })
    }

    /// Puts TLS around a socket.
    pub(super) async fn handshake(
        &self,
        tcp: TcpStream,
        phase: Phase,
        wait: Duration,
    ) -> Result<Stream, Unreachable> {
        match timeout(wait, self.connector.connect(self.name.clone(), tcp)).await {
            Ok(Ok(stream)) => Ok(Stream::Tls(Box::new(stream))),
            Ok(Err(error)) => Err(lost(phase, &format_args!("TLS: {error}"))),
            Err(_elapsed) => Err(silence(phase, wait)),
        }
    }
}

/// What both sides agreed upon, by the names that everybody uses.
pub(super) fn facts(stream: &TlsStream<TcpStream>) -> TlsFacts {
    let (_, connection) = stream.get_ref();
    let version = match connection.protocol_version() {
        Some(ProtocolVersion::TLSv1_3) => "TLSv1.3".to_owned(),
        Some(ProtocolVersion::TLSv1_2) => "TLSv1.2".to_owned(),
        other => format!("{other:?}"),
    };
    let suite = connection.negotiated_cipher_suite();
    let cipher = suite.map_or_else(String::new, |suite| format!("{:?}", suite.suite()));
    let shown = connection.peer_certificates().and_then(<[_]>::first);
    TlsFacts {
        certificate_until: shown.and_then(|shown| certificate::not_after(shown)),
        version,
        // rustls marks the suites of TLS 1.3; IANA does not.
        cipher: cipher.replacen("TLS13_", "TLS_", 1),
    }
}
