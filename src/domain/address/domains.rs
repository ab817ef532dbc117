//! Domains that never reach the public mail system.

/// Top-level names for examples, tests and private networks (RFC 2606, RFC 6761, RFC 6762 appendix G, RFC 7686,
/// RFC 9476, and what ICANN keeps back).
const SPECIAL_USE: [&str; 16] = [
    "example",
    "test",
    "invalid",
    "localhost",
    "localdomain",
    "local",
    "onion",
    "internal",
    "intranet",
    "private",
    "corp",
    "home",
    "mail",
    "lan",
    "arpa",
    "alt",
];

/// Whether the domain is reserved for examples, tests or private use.
pub(super) fn is_special_use(domain: &str) -> bool {
    let mut labels = domain.rsplit('.');
    let top = labels.next().unwrap_or_default();
    let second = labels.next().unwrap_or_default();
    SPECIAL_USE.contains(&top)
        || (second == "example" && ["com", "net", "org", "edu"].contains(&top))
}
