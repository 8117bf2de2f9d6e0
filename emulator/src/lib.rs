//! A provider, run from its licit spec on loopback: for tests and first steps.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use licit_emulator::{Authorized, Emulator};
//!
//! let emulator = Emulator::from_file("specs/moneybird.json")?.start().await?;
//! let client = emulator.client("app").ok_or("no such registration")?;
//! // An app is built with `client.client_id` and so on, and `AppBuilder::origin(emulator.origin())`.
//! # let login_url = "";
//! if let Authorized::Callback(url) = emulator.authorize(login_url).await? {
//!     // What the user's browser would be sent to: `app.finish(pending, &url)`.
//! }
//! # Ok(()) }
//! ```
//!
//! Every URL of the spec is served below its host's name: `https://api.example.com/v1/contacts` at
//! `http://127.0.0.1:<port>/api.example.com/v1/contacts`. Variables in hosts and paths match any
//! value.
//!
//! The emulator is strict: what the spec does not allow is refused, with a text that says why and
//! in the shape that the spec gives to errors. Objects are made up from the spec's types, always
//! the same ones; what calls create, change and delete is kept until the emulator ends.

mod api;
mod authorization;
mod browser;
mod client;
mod clock;
mod connect;
mod connection;
mod consent;
mod details;
mod device;
mod dpop;
mod emulator;
mod exclusion;
mod failure;
mod fault;
mod graphql;
mod host;
mod introspection;
mod issued;
mod jose;
mod model;
mod moment;
mod multipart;
mod openid;
mod page;
mod parameters;
mod pattern;
mod pointer;
mod recorded;
mod refusal;
mod registration;
mod reply;
mod request;
mod resources;
mod revocation;
mod routes;
mod running;
mod scopes;
mod secret;
mod server;
mod signing;
mod state;
mod token;
mod variable;
mod webhook;

pub use browser::{AuthorizeError, Authorized};
pub use client::ClientCredentials;
pub use consent::Consent;
pub use emulator::Emulator;
pub use failure::{Endpoint, Failure, Unknown};
pub use licit_format::LoadOptions;
pub use recorded::RecordedRequest;
pub use running::Running;
pub use signing::Forgery;
pub use webhook::Webhook;

#[cfg(test)]
mod conformance;

#[cfg(test)]
mod tests {
    use licit_format::resolve::Provider;
    use licit_format::source::Source;

    /// A provider with these models, of which `Reply` is answered.
    pub(crate) fn provider(models: &str) -> Provider {
        let text = format!(
            r#"{{
                "name": "acme",
                "authorization_endpoint": "https://acme.example/authorize",
                "token_endpoint": "https://acme.example/token",
                "grants": {{ "authorization_code": {{}} }},
                "api": {{ "base_url": "https://api.acme.example" }},
                "operations": {{ "get": {{ "call": "GET /things", "returns": "Reply" }} }},
                "models": {{ {models} }}
            }}"#
        );
        match licit_format::parse(Source::new("acme.json", text)) {
            Ok(loaded) => loaded.provider,
            Err(report) => panic!("{report}"),
        }
    }
}
