//! A login in progress, and a callback from an attacker or the server.

use licit_runtime::error::AuthorizationError;
use licit_runtime::tables::Registration;
use licit_runtime::{App, Error, Json, Pending, Tokens};

use crate::acme::{self, Reading};
use crate::markers;
use crate::support::{Answer, Server, find};
use crate::verdict;
use crate::witness;

/// A reply that grants the requested scopes.
pub(crate) const GRANTED: &str =
    r#"{"access_token":"marker-1","expires_in":3600,"refresh_token":"marker-2"}"#;

/// A login in progress.
pub(crate) struct Begun {
    app: App,
    pending: Pending<Reading>,
    /// The `state` of the authorization request.
    pub(crate) state: String,
    /// The authorization URL.
    pub(crate) url: licit_runtime::Url,
}

/// Starts a login.
pub(crate) fn begin(app: &App) -> Begun {
    let login = app.clone().for_logins().unwrap().authorize::<Reading>();
    witness::saw(&login);
    let url = login.url();
    let state = find(&url, "state").unwrap();
    let pending = login.into_pending();
    let stored: Json = serde_json::to_value(&pending).unwrap();
    markers::plant(&state);
    markers::plant(stored["code_verifier"].as_str().unwrap());
    witness::saw(&(app, &pending));
    Begun {
        app: app.clone(),
        pending,
        state,
        url,
    }
}

impl Begun {
    /// Completes it with the callback that `callback` creates from its `state`.
    pub(crate) async fn finish(
        self,
        callback: impl FnOnce(&str) -> String,
    ) -> Result<Tokens<Reading>, Error> {
        let outcome = self.app.finish(self.pending, &callback(&self.state)).await;
        witness::saw(&outcome);
        outcome
    }
}

/// An application of a provider that follows the RFCs.
pub(crate) fn app(server: &Server) -> App {
    app_of(&acme::REGISTRATION, server)
}

/// An application with this registration.
pub(crate) fn app_of(registration: &'static Registration, server: &Server) -> App {
    acme::builder_of(registration, server)
        .client_secret(markers::CLIENT_SECRET)
        .build()
        .unwrap()
}

/// A callback of a case, where `CODE` and `STATE` are replaced by those of the login.
pub(crate) fn filled(callback: &str, state: &str) -> String {
    callback
        .replace("CODE", markers::CODE)
        .replace("STATE", state)
}

/// The verdict on a case's callback. A rejected one causes no request. An accepted one sends its
/// code only to the token endpoint.
pub(crate) async fn verdict(registration: &'static Registration, callback: String) -> String {
    let server = Server::answering(vec![Answer::json(200, GRANTED)]).await;
    let begun = begin(&app_of(registration, &server));
    of(
        &server,
        begun.finish(|state| filled(&callback, state)).await,
    )
}

/// The verdict on the outcome of a login with `server`.
pub(crate) fn of(server: &Server, outcome: Result<Tokens<Reading>, Error>) -> String {
    let targets: Vec<_> = server
        .requests()
        .into_iter()
        .map(|request| request.target)
        .collect();
    match outcome {
        Ok(tokens) => {
            assert_eq!(targets, ["/acme.example/token"]);
            verdict::of_tokens(&tokens.to_stored())
        }
        Err(error) => {
            let is_from_server = !matches!(&error, Error::Authorization(_));
            assert_eq!(targets.is_empty(), !is_from_server, "{targets:?}");
            if let Error::Authorization(error) = &error
                && let AuthorizationError::OAuth(error) = error.as_ref()
            {
                witness::saw_error(error);
            }
            verdict::of_error(&error)
        }
    }
}
