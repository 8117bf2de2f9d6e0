//! Values that JSON writes as text and people mean as more: decimals, dates, addresses, bytes.
//!
//! Each keeps the text it was read from, so that what came from a provider goes back unchanged.
//! They compute nothing: for arithmetic and time zones, a generated module can be told to use the
//! types of `rust_decimal`, `jiff` or `chrono` instead.

mod bytes;
mod calendar;
mod date;
mod datetime;
mod decimal;
mod rfc3339;
mod text;
mod uri;
mod uuid;

pub use self::bytes::Bytes;
pub use self::date::Date;
pub use self::datetime::DateTime;
pub use self::decimal::Decimal;
pub use self::text::ParseError;
pub use self::uri::Uri;
pub use self::uuid::Uuid;
pub use crate::json::exact::ExactJson;
