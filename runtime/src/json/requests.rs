//! The names by which types request something other than a value from a deserializer.

/// Requests a value's text from a `serde_json` deserializer. It is the name that
/// [`RawValue`](serde_json::value::RawValue) uses. Using it directly, instead of through `RawValue`,
/// lets every other deserializer (`#[serde(flatten)]`, other formats) provide the value in its own
/// form.
pub(crate) const AS_TEXT: &str = "$serde_json::private::RawValue";

/// Requests the text of a value, unchanged, from a [`Reader`](super::reader::Reader).
pub(crate) const VERBATIM: &str = "$licit::verbatim";

/// Enters an object, whose members follow.
pub(crate) const OBJECT: &str = "$licit::object";
