//! The authorization code grant (RFC 6749 §4.1): the login that sends the user to consent, what waits
//! for them, the callback that they return on, and the exchange of its code.

pub(crate) mod callback;
mod exchange;
pub(crate) mod login;
pub(crate) mod pending;
mod pkce;
mod pushed;
#[cfg(feature = "jose")]
mod signed_response;
#[cfg(not(feature = "jose"))]
#[path = "signed_response/absent.rs"]
mod signed_response;

pub use login::Login;
pub use pending::Pending;
pub use pushed::PushedLogin;
