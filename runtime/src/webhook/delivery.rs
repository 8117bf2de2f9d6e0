//! A webhook that was taken.

use std::time::SystemTime;

/// A webhook that is the provider's.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Delivery<E> {
    /// What happened.
    pub event: E,
    /// What is the same when the provider delivers it again, where it says so: keep it, to do
    /// nothing twice.
    pub id: Option<String>,
    /// When it was signed, where the provider says so.
    pub signed_at: Option<SystemTime>,
}
