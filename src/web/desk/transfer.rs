//! Import and export at the desk: sheets that come into the house and leave it.

pub(in crate::web) mod exports;
pub(in crate::web) mod imports;

use actix_web::http::StatusCode;

use crate::services::exports::ExportError;
use crate::services::imports::ImportError;
use crate::services::lists::ListError;
use crate::web::problem::PageError;

/// Seconds after which a page that shows progress is asked for again.
const REFRESH_SECONDS: u32 = 2;

impl From<ImportError> for PageError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Store(error) | ImportError::List(ListError::Store(error)) => error.into(),
            ImportError::Unknown(_) | ImportError::List(_) => Self::not_found(),
            ImportError::Spool(error) => {
                tracing::error!(%error, "a sheet cannot be kept in server.spool_dir");
                spool_trouble()
            }
            _ => moved_on(),
        }
    }
}

impl From<ExportError> for PageError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Store(error) | ExportError::List(ListError::Store(error)) => error.into(),
            ExportError::Unknown(_) | ExportError::List(_) => Self::not_found(),
            ExportError::Spool(error) => {
                tracing::error!(%error, "the file of an export is not in server.spool_dir");
                spool_trouble()
            }
            ExportError::Elsewhere { .. } => moved_on(),
        }
    }
}

fn moved_on() -> PageError {
    PageError::new(
        StatusCode::CONFLICT,
        "desk-transfer-moved",
        "desk-transfer-moved-text",
    )
}

fn spool_trouble() -> PageError {
    PageError::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "desk-transfer-spool",
        "desk-transfer-spool-text",
    )
}

/// The number in an address.
fn number(text: &str) -> Result<i64, PageError> {
    text.parse().map_err(|_not_a_number| PageError::not_found())
}
