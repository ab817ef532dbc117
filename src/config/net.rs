//! Names and numbers of machines as they stand in the configuration.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// Why a text names no machine or network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NetError {
    /// Neither an address nor a network.
    #[error("is neither an IP address nor a network")]
    Network,
    /// A prefix that fits no address, or none at all.
    #[error("has a prefix that is not between 1 and the length of the address")]
    Prefix,
    /// Bits are set to the right of the prefix.
    #[error("has bits set that its prefix leaves out")]
    HostBits,
    /// Not `HOST:PORT`.
    #[error("is not HOST:PORT")]
    HostPort,
    /// Not a host name or address.
    #[error("is not a host name")]
    Host,
}

/// An IP address or a network of them, such as `10.0.0.0/8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IpNetwork {
    address: IpAddr,
    prefix: u32,
}

impl IpNetwork {
    /// Whether the address lies in the network. An IPv4 address mapped into IPv6 counts as IPv4.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        let (ours, ours_length) = bits(self.address);
        let (theirs, their_length) = bits(address.to_canonical());
        let shift = ours_length - self.prefix;
        ours_length == their_length && ours >> shift == theirs >> shift
    }
}

impl FromStr for IpNetwork {
    type Err = NetError;

    fn from_str(text: &str) -> Result<Self, NetError> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_invalid| NetError::Network)?;
        let (value, length) = bits(address);
        let prefix = match prefix {
            Some(digits) => digits.parse().map_err(|_invalid| NetError::Prefix)?,
            None => length,
        };
        // A prefix of 0 would trust the whole world, which is never meant.
        if prefix == 0 || prefix > length {
            return Err(NetError::Prefix);
        }
        if value.trailing_zeros() < length - prefix {
            return Err(NetError::HostBits);
        }
        Ok(Self { address, prefix })
    }
}

impl fmt::Display for IpNetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}

/// The address as a number, and its length in bits.
fn bits(address: IpAddr) -> (u128, u32) {
    match address {
        IpAddr::V4(address) => (u128::from(address.to_bits()), 32),
        IpAddr::V6(address) => (address.to_bits(), 128),
    }
}

/// A host and a port, such as `cms.internal:80` or `[::1]:8000`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostPort {
    /// A host name in lower case, or an address without brackets.
    pub host: String,
    /// The port, not 0.
    pub port: u16,
}

impl FromStr for HostPort {
    type Err = NetError;

    fn from_str(text: &str) -> Result<Self, NetError> {
        let (host, port) = text.rsplit_once(':').ok_or(NetError::HostPort)?;
        let port: u16 = port.parse().map_err(|_invalid| NetError::HostPort)?;
        if port == 0 {
            return Err(NetError::HostPort);
        }
        let host = match host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'))
        {
            Some(address) if address.contains(':') => host_name(address)?,
            Some(_) => return Err(NetError::HostPort),
            None if host.contains(':') => return Err(NetError::HostPort),
            None => host_name(host)?,
        };
        Ok(Self { host, port })
    }
}

impl fmt::Display for HostPort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

/// A host name in lower case, or an IP address without brackets.
pub(super) fn host_name(text: &str) -> Result<String, NetError> {
    if let Ok(address) = text.parse::<IpAddr>() {
        return Ok(address.to_string());
    }
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    };
    if text.len() > 253 || !text.split('.').all(label) {
        return Err(NetError::Host);
    }
    Ok(text.to_ascii_lowercase())
}

/// Whether a host is this machine itself.
pub(super) fn is_loopback(host: &str) -> bool {
    match host.parse::<IpAddr>() {
        Ok(address) => address.to_canonical().is_loopback(),
        Err(_) => host == "localhost" || host.ends_with(".localhost"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_holds_its_addresses_and_no_others() {
        let network: IpNetwork = "10.0.0.0/8".parse().unwrap();
        assert!(network.contains("10.255.0.1".parse().unwrap()));
        assert!(network.contains("::ffff:10.0.0.1".parse().unwrap()));
        assert!(!network.contains("11.0.0.1".parse().unwrap()));
        assert!(!network.contains("::1".parse().unwrap()));
        let single: IpNetwork = "::1".parse().unwrap();
        assert!(single.contains("::1".parse().unwrap()));
        assert!(!single.contains("::2".parse().unwrap()));
        let v6: IpNetwork = "2001:db8::/32".parse().unwrap();
        assert!(v6.contains("2001:db8:1::1".parse().unwrap()));
    }

    #[test]
    fn a_network_that_is_none_or_is_everything_is_refused() {
        for text in [
            "",
            "x",
            "10.0.0.0/33",
            "0.0.0.0/0",
            "::/0",
            "10.0.0.1/8",
            "10.0.0.0/-1",
        ] {
            assert!(text.parse::<IpNetwork>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_host_and_port_are_read_and_written_alike() {
        for text in ["cms.internal:80", "127.0.0.1:8000", "[::1]:8000"] {
            assert_eq!(text.parse::<HostPort>().unwrap().to_string(), text);
        }
        for text in [
            "cms", "cms:0", "cms:x", "::1:80", "a b:80", ":80", "[cms]:80", "-a:80",
        ] {
            assert!(text.parse::<HostPort>().is_err(), "{text}");
        }
    }
}
