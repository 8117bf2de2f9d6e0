//! Converts the errors of the client.

use licit_runtime::error::StoreError;

/// Converts an error, by its text: the server's messages contain no arguments of a script.
#[expect(
    clippy::needless_pass_by_value,
    reason = "for `map_err`, which passes the value"
)]
pub(crate) fn failure(error: redis::RedisError) -> StoreError {
    StoreError::new(format!("Redis: {error}"))
}

/// A stored text that this build does not read. The parser's own message may quote it.
pub(crate) fn unreadable() -> StoreError {
    StoreError::new("a grant is stored in an unsupported format: update licit")
}
