//! Clients whose calls a mock answers.

use std::sync::Arc;

use super::planned::Mock;
use crate::app::App;
use crate::call::{Client, Credentials};
use crate::scope::{AtRunTime, ScopeSet};
use crate::tables::{CredentialIn, Registration};
use crate::token::{Tokens, User};

/// The value of tokens, keys and passwords of a mocked client.
const SECRET: &str = "mock";

impl Client {
    /// Creates a client for tests, with the mock that answers its calls. Nothing is sent, and nothing needs to be
    /// configured: the client has a token that does not expire, and each variable of the spec has a value.
    ///
    /// ```
    /// # use licit_runtime::tables::{Api, Operation, Provider, Registration};
    /// # use licit_runtime::{Client, Error, Json};
    /// static ACME: Provider = Provider {
    ///     name: "acme",
    ///     api: Api { base_url: "https://api.acme.example", ..Api::DEFAULT },
    ///     ..Provider::DEFAULT
    /// };
    /// static ACME_APP: Registration = Registration::of(&ACME);
    /// static PING: Operation = Operation { name: "ping", path: "ping", ..Operation::DEFAULT };
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let (client, mock) = Client::mock(&ACME_APP);
    /// mock.on("ping").reply(serde_json::json!({ "pong": true }));
    /// let reply: Json = client.call(&PING).request::<_, Error>().send().await?;
    /// assert_eq!(reply["pong"], true);
    /// mock.verify()?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn mock(registration: &'static Registration) -> (Self, Mock) {
        client::<AtRunTime>(registration, &[])
    }
}

/// The token of a mocked client. Its scope set, or the lack of a token, implements it.
#[doc(hidden)]
pub trait MockedToken {
    /// Creates a client that has the token.
    fn client(app: &App) -> Client;
}

impl<S: ScopeSet> MockedToken for S {
    fn client(app: &App) -> Client {
        Client::new(app, Tokens::<S, User>::from_access_token(SECRET))
    }
}

/// The state of one credential of generated code.
#[doc(hidden)]
pub trait MockedState {
    /// Whether it is given.
    const IS_GIVEN: bool;
}

/// The credentials of generated code.
#[doc(hidden)]
pub trait MockedCredentials {
    /// Which of the provider's security schemes have a credential.
    const GIVEN: &'static [bool];
}

/// Creates a client with the `given` credentials, for generated code.
#[doc(hidden)]
#[must_use]
pub fn client<S: MockedToken>(
    registration: &'static Registration,
    given: &[bool],
) -> (Client, Mock) {
    let mock = Mock::new();
    let app = App::mocked(registration, Arc::new(mock.clone()));
    let client = S::client(&app).with_credentials(credentials(registration, given));
    (client, mock)
}

/// Returns a value for each given credential.
fn credentials(registration: &Registration, given: &[bool]) -> Credentials {
    let schemes = registration.provider.security_schemes.iter().zip(given);
    let schemes = schemes.enumerate().filter(|(_, (_, is_given))| **is_given);
    schemes.fold(
        Credentials::new(),
        |credentials, (at, (scheme, _))| match scheme.place {
            CredentialIn::Basic => credentials.with_basic(at, SECRET, SECRET),
            CredentialIn::MutualTls => credentials.with_certificate(at),
            CredentialIn::Header(_)
            | CredentialIn::Query(_)
            | CredentialIn::Cookie(_)
            | CredentialIn::Bearer => credentials.with_secret(at, SECRET),
        },
    )
}
