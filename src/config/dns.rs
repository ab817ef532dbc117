//! The section `[dns]`.

use std::net::{IpAddr, SocketAddr};

use super::reader::Reader;

/// The port of DNS.
const PORT: u16 = 53;

/// Whom to ask for names, and how long to wait.
#[derive(Debug, Clone)]
pub struct Dns {
    /// The resolvers, asked each by itself; with none, nothing is looked up.
    pub resolvers: Vec<SocketAddr>,
    /// Milliseconds to wait for an answer.
    pub timeout_milliseconds: u32,
    /// How often a resolver is asked until it counts as silent.
    pub attempts: u32,
}

impl Dns {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let resolvers = reader.parsed_list(
            "dns.resolvers",
            "write addresses, such as [\"9.9.9.9\", \"10.0.0.53:5353\", \"[2620:fe::fe]:53\"]",
            resolver,
        );
        let repeated =
            (1..resolvers.len()).any(|index| resolvers[..index].contains(&resolvers[index]));
        if repeated {
            reader.refuse(
                "dns.resolvers",
                "names a resolver twice",
                "name each resolver once",
            );
        }
        Self {
            resolvers,
            timeout_milliseconds: reader.number("dns.timeout_milliseconds", 10..=60_000),
            attempts: reader.number("dns.attempts", 1..=10),
        }
    }
}

fn resolver(text: &str) -> Result<SocketAddr, &'static str> {
    let with_port = text.parse::<SocketAddr>().ok();
    let found = with_port.or_else(|| {
        let address = text.parse::<IpAddr>().ok()?;
        Some(SocketAddr::new(address, PORT))
    });
    found
        .filter(|address| address.port() > 0)
        .ok_or("is not an IP address, nor one with a port")
}
