//! Clients, replies and models without a network, for tests of an application's own code.
//!
//! `Client::mock()` of generated code, and [`Client::mock`](crate::Client::mock), create a client and the
//! [`Mock`] that replies to its calls.
//!
//! No room may use it.

mod client;
mod model;
mod planned;
mod reply;
mod request;
mod sample;

#[doc(hidden)]
pub use self::client::{MockedCredentials, MockedState, MockedToken, client};
pub use self::model::{ModelError, model};
pub use self::planned::{Mock, MockOperation, MockTimes, UnmetError};
pub use self::reply::MockReply;
pub use self::request::MockRequest;
