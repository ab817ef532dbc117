//! Hashing a password with Argon2id (RFC 9106): slow on purpose, and hungry for memory. It is for a thread that
//! may be kept busy, never for one that serves requests.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use super::normalised;

/// Bytes of salt.
pub const SALT_BYTES: usize = 16;
/// Lanes; they are worked off one after the other.
const LANES: u32 = 1;

/// What one hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Mebibytes of memory.
    pub memory_mebibytes: u32,
    /// Passes over it.
    pub passes: u32,
}

/// Why a password could not be hashed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "a password could not be hashed: {0}; look at desk.password_mebibytes and the machine's memory"
)]
pub struct Unhashable(String);

/// The hash of a password, as a text that says how it was made (PHC string format).
pub fn hash(password: &str, salt: [u8; SALT_BYTES], cost: Cost) -> Result<String, Unhashable> {
    let failed = |error: &dyn std::fmt::Display| Unhashable(error.to_string());
    let params = Params::new(
        cost.memory_mebibytes.saturating_mul(1_024),
        cost.passes,
        LANES,
        None,
    )
    .map_err(|error| failed(&error))?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hash: PasswordHash = argon2
        .hash_password_with_salt(normalised(password).as_bytes(), &salt)
        .map_err(|error| failed(&error))?;
    Ok(hash.to_string())
}

/// Whether this is the password that was hashed, at the cost that the hash names.
#[must_use]
pub fn is_password(password: &str, hash: &str) -> bool {
    Argon2::default()
        .verify_password(normalised(password).as_bytes(), hash)
        .is_ok()
}

/// Whether a hash was made at this cost; one that was not is made anew when its password is given next.
#[must_use]
pub fn is_of_cost(hash: &str, cost: Cost) -> bool {
    let memory = cost.memory_mebibytes.saturating_mul(1_024);
    hash.starts_with(&format!(
        "$argon2id$v=19$m={memory},t={},p={LANES}$",
        cost.passes
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Cost = Cost {
        memory_mebibytes: 1,
        passes: 1,
    };

    #[test]
    fn a_password_is_known_again_and_no_other() {
        let made = hash("correct horse battery staple", [7; SALT_BYTES], CHEAP).unwrap();
        assert!(is_password("correct horse battery staple", &made));
        assert!(!is_password("correct horse battery stapler", &made));
        assert!(!is_password("", &made));
        assert!(!is_password("correct horse battery staple", "nonsense"));
        assert!(!made.contains("horse"));
    }

    #[test]
    fn a_hash_tells_its_cost() {
        let made = hash("correct horse battery staple", [7; SALT_BYTES], CHEAP).unwrap();
        assert!(is_of_cost(&made, CHEAP), "{made}");
        let dearer = Cost { passes: 2, ..CHEAP };
        assert!(!is_of_cost(&made, dearer));
    }

    #[test]
    fn the_same_password_has_another_hash_under_another_salt() {
        let one = hash("correct horse battery staple", [1; SALT_BYTES], CHEAP).unwrap();
        let two = hash("correct horse battery staple", [2; SALT_BYTES], CHEAP).unwrap();
        assert_ne!(one, two);
    }
}
