//! A message in the form in which it goes over the wire (RFC 5321 section 4.5.2).
//!
//! Whoever holds a [`WireMessage`] need not look at its octets again: no bare line end could end it
//! early, no line is too long, and its final dot is in place.

/// Ends the data of a message (RFC 5321 section 4.1.1.4).
const FINAL_DOT: &[u8] = b".\r\n";
/// The longest line without its `CRLF` (RFC 5321 section 4.5.3.1.6).
const LINE_OCTETS: usize = 998;

/// Octets that are no message for the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("bare line ends, NUL or a line beyond 998 octets")]
pub struct UnfitMessage;

/// A message with `CRLF` line ends, checked, with what the wire needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WireMessage {
    /// The message and the final dot.
    octets: Vec<u8>,
    /// The same with every leading dot doubled, where there is one.
    stuffed: Option<Vec<u8>>,
    is_ascii: bool,
}

impl WireMessage {
    /// Checks any octets.
    pub fn parse(octets: &[u8]) -> Result<Self, UnfitMessage> {
        if octets.is_empty() {
            return Err(UnfitMessage);
        }
        let mut has_leading_dot = false;
        let mut rest = octets;
        while !rest.is_empty() {
            let end = rest
                .iter()
                .position(|&octet| octet == b'\n')
                .ok_or(UnfitMessage)?;
            let line = rest[..end].strip_suffix(b"\r").ok_or(UnfitMessage)?;
            if line.len() > LINE_OCTETS || line.iter().any(|octet| matches!(octet, b'\r' | 0)) {
                return Err(UnfitMessage);
            }
            has_leading_dot |= line.starts_with(b".");
            rest = &rest[end + 1..];
        }
        let mut whole = Vec::with_capacity(octets.len() + FINAL_DOT.len());
        whole.extend_from_slice(octets);
        let stuffed = has_leading_dot.then(|| stuffed(octets));
        Ok(Self::closed(whole, stuffed))
    }

    /// Takes over what a [`Pattern`](super::compose::Pattern) wrote, which is fit by construction and has
    /// no line that begins with a dot.
    pub(super) fn composed(message: String) -> Self {
        debug_assert!(
            Self::parse(message.as_bytes()).is_ok_and(|checked| checked.stuffed.is_none())
        );
        Self::closed(message.into_bytes(), None)
    }

    fn closed(mut octets: Vec<u8>, stuffed: Option<Vec<u8>>) -> Self {
        let is_ascii = octets.is_ascii();
        octets.extend_from_slice(FINAL_DOT);
        Self {
            octets,
            stuffed,
            is_ascii,
        }
    }

    /// The message itself.
    #[must_use]
    pub fn message(&self) -> &[u8] {
        &self.octets[..self.octets.len() - FINAL_DOT.len()]
    }

    /// What follows the go-ahead to `DATA`: the message with leading dots doubled, and the final dot.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        self.stuffed.as_deref().unwrap_or(&self.octets)
    }

    /// Whether every octet is ASCII.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.is_ascii
    }
}

fn stuffed(message: &[u8]) -> Vec<u8> {
    let mut stuffed = Vec::with_capacity(message.len() + message.len() / 64 + FINAL_DOT.len());
    for line in message.split_inclusive(|&octet| octet == b'\n') {
        if line.starts_with(b".") {
            stuffed.push(b'.');
        }
        stuffed.extend_from_slice(line);
    }
    stuffed.extend_from_slice(FINAL_DOT);
    stuffed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_can_end_the_data_early() {
        for unfit in [
            &b""[..],
            b"a\n.\n",
            b"a\r.\r",
            b"no end",
            b"a\0\r\n",
            b"a\n.\r\nMAIL FROM:<x>\r\n",
            &[b"x".repeat(999), b"\r\n".to_vec()].concat(),
        ] {
            assert_eq!(WireMessage::parse(unfit), Err(UnfitMessage), "{unfit:?}");
        }
    }

    #[test]
    fn leading_dots_are_doubled_and_the_message_stays_as_it_was() {
        let dotted = b"a: b\r\n\r\n.\r\n..x\r\n";
        let message = WireMessage::parse(dotted).unwrap();
        assert_eq!(message.message(), dotted);
        assert_eq!(message.data(), b"a: b\r\n\r\n..\r\n...x\r\n.\r\n");
        let plain = WireMessage::parse(b"a: b\r\n\r\nx\r\n").unwrap();
        assert_eq!(plain.data(), b"a: b\r\n\r\nx\r\n.\r\n");
    }
}
