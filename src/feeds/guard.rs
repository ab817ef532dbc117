//! Which addresses the reading desk may speak to.
//!
//! A feed's address, and every redirect it answers with, is chosen by a stranger. The guard lets it lead
//! to the public Internet only, so that a feed cannot make this server read its own database, its
//! neighbours or its cloud provider's metadata on the stranger's behalf.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// The ports a feed may be served from, unless the operator named the host and port.
pub const PUBLIC_PORTS: [u16; 6] = [80, 443, 8000, 8008, 8080, 8443];

/// Whether an address belongs to the public Internet.
///
/// Follows the IANA special-purpose registries (RFC 6890 and its updates). Addresses that carry an IPv4
/// address inside an IPv6 one (mapped, NAT64, 6to4, Teredo) are refused altogether, because where
/// they lead depends on the network.
#[must_use]
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, d] = ip.octets();
    let special = match a {
        // This network, private, loopback; multicast, reserved and broadcast.
        0 | 10 | 127 | 224..=255 => true,
        // Shared address space of carriers (RFC 6598); some clouds keep their metadata here.
        100 => (64..=127).contains(&b),
        // Azure's wire server answers on an address that looks public.
        168 => (b, c, d) == (63, 129, 16),
        // Link-local, and with it most clouds' metadata.
        169 => b == 254,
        172 => (16..=31).contains(&b),
        // Private; protocol assignments; documentation; 6to4 relays.
        192 => b == 168 || (b, c) == (0, 0) || (b, c) == (0, 2) || (b, c) == (88, 99),
        // Benchmarks; documentation.
        198 => (18..=19).contains(&b) || (b, c) == (51, 100),
        203 => (b, c) == (0, 113),
        _ => false,
    };
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    // Only 2000::/3 is global unicast. What lies outside includes ::/96, ::ffff:0:0/96 (mapped),
    // 64:ff9b::/96 (NAT64), 100::/64, fc00::/7 (unique local), fe80::/10 and ff00::/8.
    let global = (0x2000..0x4000).contains(&a);
    let special = match a {
        // 2001::/23 holds Teredo, ORCHID and other protocol assignments; 2001:db8::/32 documentation.
        0x2001 => b < 0x0200 || b == 0x0db8,
        // 6to4.
        0x2002 => true,
        // Documentation.
        0x3fff => b < 0x1000,
        _ => false,
    };
    global && !special
}

/// The private hosts that the operator has vouched for.
#[derive(Debug, Clone)]
pub(super) struct Exemptions(Vec<String>);

impl Exemptions {
    pub(super) fn new(entries: &[String]) -> Self {
        Self(
            entries
                .iter()
                .map(|entry| entry.trim().to_ascii_lowercase())
                .collect(),
        )
    }

    /// Whether the operator named this host, with this port or without one.
    pub(super) fn covers(&self, host: &str, port: u16) -> bool {
        let host = host.to_ascii_lowercase();
        let with_port = format!("{host}:{port}");
        self.0
            .iter()
            .any(|entry| *entry == host || *entry == with_port)
    }

    /// Whether the operator named this very address.
    pub(super) fn covers_address(&self, address: SocketAddr) -> bool {
        let host = match address.ip() {
            IpAddr::V4(ip) => ip.to_string(),
            IpAddr::V6(ip) => format!("[{ip}]"),
        };
        self.covers(&host, address.port())
    }

    /// Whether a connection to this address is allowed: it is public, or the operator named it.
    pub(super) fn admits(&self, address: SocketAddr) -> bool {
        is_public(address.ip()) || self.covers_address(address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet_is_public() {
        let public = [
            "1.1.1.1",
            "8.8.8.8",
            "93.184.216.34",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.255.255",
            "172.32.0.1",
            "168.63.129.17",
            "192.0.1.1",
            "192.1.2.3",
            "198.17.255.255",
            "198.20.0.1",
            "203.0.114.1",
            "223.255.255.255",
            "2606:4700:4700::1111",
            "2a00:1450:4001:80f::200e",
            "2001:200::1",
            "2001:4860:4860::8888",
            "3fff:1000::1",
        ];
        for ip in public {
            assert!(is_public(ip.parse().unwrap()), "{ip} is public");
        }
        let refused = [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "10.255.255.255",
            "100.64.0.1",
            "100.100.100.200",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.254",
            "168.63.129.16",
            "169.254.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.0.192",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.0.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::7f00:1",
            "64:ff9b::808:808",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:0:4136:e378:8000:63bf:3fff:fdd2",
            "2001:10::1",
            "2001:20::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "2002:808:808::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "febf::1",
            "fec0::1",
            "ff02::1",
        ];
        for ip in refused {
            assert!(!is_public(ip.parse().unwrap()), "{ip} is not public");
        }
    }

    #[test]
    fn an_exemption_covers_what_it_names_and_no_more() {
        let exemptions = Exemptions::new(&[
            "127.0.0.1:8080".to_owned(),
            "News.Internal".to_owned(),
            "[::1]:9000".to_owned(),
        ]);
        assert!(exemptions.covers("127.0.0.1", 8080));
        assert!(!exemptions.covers("127.0.0.1", 8081));
        assert!(exemptions.covers("news.internal", 80));
        assert!(!exemptions.covers("other.internal", 80));
        assert!(exemptions.admits("[::1]:9000".parse().unwrap()));
        assert!(!exemptions.admits("[::1]:9001".parse().unwrap()));
        assert!(exemptions.admits("9.9.9.9:443".parse().unwrap()));
    }
}
