//! Converts the errors of sqlx.

use licit_runtime::error::StoreError;

/// Converts an error. An error of the database is reduced to its message and code: its details may contain
/// a row, with the tokens.
pub(crate) fn failure(error: sqlx::Error) -> StoreError {
    match &error {
        sqlx::Error::Database(database) => {
            let code = database.code().unwrap_or_default();
            StoreError::new(format!("PostgreSQL: {} ({code})", database.message()))
        }
        sqlx::Error::PoolTimedOut => {
            StoreError::new("PostgreSQL: no connection of the pool became free in time")
        }
        _ => StoreError::new(format!("PostgreSQL: {error}")).with_source(error),
    }
}
