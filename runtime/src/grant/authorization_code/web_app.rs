//! The part of a generated application that is the same for every provider.

use super::login_app::LoginApp;
use crate::token::{Tokens, User};

/// An application that logs users in with the scope set `S`: generated ones, and [`LoginApp`] itself.
///
/// Crates that work with every provider, such as `licit-web`, are generic over this trait.
pub trait WebApp<S>: Clone + Send + Sync + 'static {
    /// How authorization requests reach the provider: [`Plain`](super::Plain) or
    /// [`Protected`](super::Protected).
    type Requests: 'static;

    /// The client of the provider's API.
    type Client: Clone + Send + Sync + 'static;

    /// Returns the application as the runtime uses it.
    fn core(&self) -> &LoginApp<Self::Requests>;

    /// Creates a client that sends `tokens` and refreshes them as needed.
    fn client(&self, tokens: Tokens<S, User>) -> Self::Client;
}
