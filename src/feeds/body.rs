//! The body of an answer: read in pieces, decompressed here, bounded at every step.
//!
//! The HTTP client does not decompress, because only whoever sees both sizes can tell a feed from a
//! bomb: some kilobytes that become gigabytes.

use std::io::Read;

use reqwest::Response;
use reqwest::header::CONTENT_ENCODING;
use url::Url;

use super::fetch_error::{connection_error, shown};
use super::headers::header;
use super::{FetchError, FetchLimits};

/// What we say we understand.
pub(super) const ACCEPT_ENCODING: &str = "gzip, br, deflate";
/// Below this many bytes a body is no bomb, however well it was compressed.
const HARMLESS_BYTES: usize = 256 * 1024;
/// Bytes taken out of a decompressor at a time.
const PIECE_BYTES: usize = 64 * 1024;

/// Reads a body and undoes its compression.
pub(super) async fn read(
    mut response: Response,
    url: &Url,
    limits: &FetchLimits,
) -> Result<Vec<u8>, FetchError> {
    let encoding = header(response.headers(), &CONTENT_ENCODING).unwrap_or_default();
    let mut body = Vec::new();
    while let Some(piece) = response
        .chunk()
        .await
        .map_err(|error| connection_error(url, &error))?
    {
        if body.len() + piece.len() > limits.max_bytes {
            return Err(too_large(url, limits));
        }
        body.extend_from_slice(&piece);
    }
    let encoding = encoding.trim().to_ascii_lowercase();
    if matches!(encoding.as_str(), "" | "identity") || body.is_empty() {
        return Ok(body);
    }
    let (url, limits) = (url.clone(), limits.clone());
    let work = move || decompress(&encoding, &body, &url, &limits);
    // Megabytes keep a processor busy: not on the threads that serve requests.
    match tokio::task::spawn_blocking(work).await {
        Ok(decompressed) => decompressed,
        Err(_stopped) => Err(FetchError::Client {
            cause: "the decompression was stopped".to_owned(),
        }),
    }
}

fn decompress(
    encoding: &str,
    body: &[u8],
    url: &Url,
    limits: &FetchLimits,
) -> Result<Vec<u8>, FetchError> {
    match encoding {
        "gzip" | "x-gzip" => drain(flate2::read::MultiGzDecoder::new(body), body, url, limits),
        // RFC 9110 section 8.4.1.2 means zlib; some servers leave its two bytes out.
        "deflate" if body.first().is_some_and(|first| first & 0x0f == 8) => {
            drain(flate2::read::ZlibDecoder::new(body), body, url, limits)
        }
        "deflate" => drain(flate2::read::DeflateDecoder::new(body), body, url, limits),
        "br" => drain(
            brotli::Decompressor::new(body, PIECE_BYTES),
            body,
            url,
            limits,
        ),
        other => Err(FetchError::Encoding {
            at: shown(url),
            cause: format!(
                "it is \"{}\", which was not asked for",
                other.chars().take(40).collect::<String>()
            ),
        }),
    }
}

fn drain(
    mut decoder: impl Read,
    compressed: &[u8],
    url: &Url,
    limits: &FetchLimits,
) -> Result<Vec<u8>, FetchError> {
    let most = compressed
        .len()
        .saturating_mul(limits.max_ratio)
        .max(HARMLESS_BYTES);
    let mut body = Vec::new();
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let read = decoder
            .read(&mut piece)
            .map_err(|error| FetchError::Encoding {
                at: shown(url),
                cause: error.to_string(),
            })?;
        let Some(piece) = piece.get(..read).filter(|piece| !piece.is_empty()) else {
            return Ok(body);
        };
        if body.len() + read > limits.max_bytes {
            return Err(too_large(url, limits));
        }
        if body.len() + read > most {
            return Err(FetchError::Bomb {
                at: shown(url),
                max_ratio: limits.max_ratio,
            });
        }
        body.extend_from_slice(piece);
    }
}

fn too_large(url: &Url, limits: &FetchLimits) -> FetchError {
    FetchError::TooLarge {
        at: shown(url),
        max_bytes: limits.max_bytes,
    }
}
