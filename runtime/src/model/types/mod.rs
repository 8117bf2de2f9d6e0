//! Types for values that JSON represents as text: decimals, dates, URIs, binary data.
//!
//! Each stores its original text, so that a provider's value is sent back unchanged. They do no
//! arithmetic. A generated module can be configured to use the types of `rust_decimal`, `jiff` or
//! `chrono` instead.

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
pub use self::decimal::{Decimal, ExactNumber};
pub use self::text::ParseError;
pub use self::uri::Uri;
pub use self::uuid::Uuid;
