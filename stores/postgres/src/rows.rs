//! Converts between rows and the types of stores.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use licit_runtime::error::StoreError;
use licit_runtime::store::{GrantKey, GrantRecord, ListedGrant, Version};
use sqlx::postgres::PgRow;
use sqlx::{Decode, Row, Type};

use crate::error::failure;

/// Returns a column. The columns of each statement are known, so an error means that the tables have
/// another form.
pub(crate) fn column<'r, T>(row: &'r PgRow, index: usize) -> Result<T, StoreError>
where
    T: Decode<'r, sqlx::Postgres> + Type<sqlx::Postgres>,
{
    row.try_get(index).map_err(failure)
}

pub(crate) fn version(number: i64) -> Version {
    Version::new(u64::try_from(number).unwrap_or(0))
}

/// Returns a version or a fence as a column. Versions count commits, and fences are times: neither reaches
/// the limit.
pub(crate) fn number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

pub(crate) fn micros(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX)
}

/// Returns a time in microseconds since 1970. Fractions of a microsecond are rounded up, because grants are
/// selected that end *before* it.
pub(crate) fn micros_of(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    micros(since + Duration::from_nanos(999))
}

fn time_of(micros: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_micros(u64::try_from(micros).unwrap_or(0))
}

/// Reads a row of version and record, which is missing in the tombstone of an erased grant.
pub(crate) fn stored(row: &PgRow) -> Result<(Version, GrantRecord), StoreError> {
    let record = match column::<Option<&str>>(row, 1)? {
        Some(text) => read(text)?,
        None => GrantRecord::erased(),
    };
    Ok((version(column(row, 0)?), record))
}

/// Reads a row of name, version and end.
pub(crate) fn listed(row: &PgRow) -> Result<ListedGrant, StoreError> {
    let key: GrantKey = read(column(row, 0)?)?;
    let end = column::<Option<i64>>(row, 2)?.map(time_of);
    Ok(ListedGrant::new(key, version(column(row, 1)?), end))
}

/// The parser's own message may quote the record.
fn read<T: licit_runtime::serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text)
        .map_err(|_| StoreError::new("a grant is stored in an unsupported format: update licit"))
}

pub(crate) fn write(value: &impl licit_runtime::serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::new("the grant cannot be written as JSON"))
}
