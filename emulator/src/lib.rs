//! Runs an OAuth 2 provider from its licit spec on loopback, for tests and first steps.
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
//! The emulator is strict: it rejects what the spec does not allow, with a message in the format of
//! the spec's errors. Objects are generated from the spec's types, always the same ones. Changes by
//! calls last until the emulator stops.

// The rooms; each uses only those below it in the table of `docs/architecture.md`.
mod access;
mod api;
mod authorization;
mod client;
mod core;
mod dispatch;
mod emulator;
mod http;
mod jose;
mod model;
mod openid;
mod record;
mod rejection;
mod script;
mod token;
mod values;
mod webhook;

pub use self::core::client::ClientCredentials;
pub use self::core::consent::Consent;
pub use self::core::failure::{Endpoint, Failure, UnknownNameError};
pub use self::core::fault_rule::{FaultError, FaultRule};
pub use self::core::fit::ScriptError;
pub use self::core::scripted_reply::ScriptedReply;
pub use dispatch::expected::{Expectation, UnmetError};
pub use dispatch::recorded::RecordedRequest;
pub use emulator::browser::{AuthorizeError, Authorized};
pub use emulator::builder::Emulator;
pub use emulator::running::Running;
pub use emulator::scripting::{PlannedStep, ScriptedEndpoint};
pub use jose::signing::Forgery;
pub use licit_format::LoadOptions;
pub use record::recording::Recording;
pub use record::upstream::{Upstream, UpstreamError};
pub use script::Script;
pub use webhook::request::Webhook;

#[cfg(test)]
mod conformance;

#[cfg(test)]
mod tests {
    use licit_format::resolve::Provider;
    use licit_format::source::Source;

    /// A provider with these models. Its operation returns `Reply`.
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
