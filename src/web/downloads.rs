//! Files that are handed out piece by piece, so that their size does not matter to anybody's memory.

use actix_web::HttpResponse;
use actix_web::body::SizedStream;
use actix_web::http::header;
use actix_web::web::Bytes;
use futures_util::stream;
use tokio::io::AsyncReadExt as _;

use crate::services::exports::Download;

/// Bytes that are read at a time.
const PIECE_BYTES: usize = 65_536;

/// The answer that brings a file, to be saved under its name.
pub(super) async fn file(download: Download) -> std::io::Result<HttpResponse> {
    let file = tokio::fs::File::open(&download.path).await?;
    let pieces = stream::unfold(Some(file), |file| async move {
        let mut file = file?;
        let mut piece = vec![0; PIECE_BYTES];
        match file.read(&mut piece).await {
            Ok(0) => None,
            Ok(read) => {
                piece.truncate(read);
                Some((Ok(Bytes::from(piece)), Some(file)))
            }
            Err(error) => Some((Err(actix_web::Error::from(error)), None)),
        }
    });
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, download.media_type))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", download.name),
        ))
        .body(SizedStream::new(download.bytes, Box::pin(pieces))))
}
