//! A certificate for `localhost` and 127.0.0.1, signed by an authority made for this test alone.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

pub(super) struct Certificate {
    pub(super) acceptor: TlsAcceptor,
    pub(super) authority_pem: String,
}

pub(super) fn make() -> Certificate {
    let mut params = CertificateParams::new(Vec::new()).expect("no names to refuse");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority_key = KeyPair::generate().expect("a key");
    let authority = CertifiedIssuer::self_signed(params, authority_key).expect("an authority");

    let names = ["localhost", "127.0.0.1"].map(str::to_owned);
    let key = KeyPair::generate().expect("a key");
    let certificate = CertificateParams::new(names)
        .expect("plain names")
        .signed_by(&key, &authority)
        .expect("a certificate");

    // The provider is named because the tree holds two, and rustls will not choose between them.
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("ring speaks the current versions")
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
        )
        .expect("the key belongs to the certificate");
    Certificate {
        acceptor: TlsAcceptor::from(Arc::new(config)),
        authority_pem: authority.pem(),
    }
}
