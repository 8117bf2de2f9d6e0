//! The authorization code grant (RFC 6749 §4.1): starts a login, holds the pending state, validates
//! the callback and exchanges its code.

pub(crate) mod callback;
mod exchange;
pub(crate) mod login;
mod login_app;
pub(crate) mod pending;
pub(super) mod pkce;
mod pushed;
mod ready_login;
#[cfg(feature = "jose")]
mod request_object;
#[cfg(not(feature = "jose"))]
#[path = "request_object/absent.rs"]
mod request_object;
#[cfg(feature = "jose")]
mod signed_response;
#[cfg(not(feature = "jose"))]
#[path = "signed_response/absent.rs"]
mod signed_response;
mod web_app;

pub use login::Login;
pub use login_app::{LoginApp, Plain, Protected};
pub use pending::Pending;
pub use pushed::PushedLogin;
pub use ready_login::ReadyLogin;
pub use web_app::WebApp;
