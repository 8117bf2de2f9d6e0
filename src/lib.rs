//! Typed clients for OAuth 2 providers, compiled from one JSON file each.
//!
//! A *spec* describes how a provider's OAuth and API work. [`oauth_provider`] turns it into a module
//! whose types express what the provider allows. A call that the granted scopes do not cover does not
//! compile. A grant type that the provider does not offer does not exist. Each error that the provider
//! documents is a variant to match on.
//!
//! ```no_run
//! use licit::oauth_provider;
//!
//! #[oauth_provider(
//!     spec = "specs/moneybird.json",
//! #   include("list_contacts"),
//! )]
//! pub mod moneybird {
//!     /// The scopes that our invoicing service requests.
//!     #[scopes(sales_invoices, documents)]
//!     pub struct Invoicing;
//! }
//!
//! use moneybird::{App, Client, Error, Invoicing};
//!
//! # async fn example(callback_url: &str) -> Result<(), Error> {
//! let app = App::new("client id", "client secret", "https://us.example/callback")?;
//!
//! // 1. Send the user to the consent page. Store `pending` in the user's session.
//! let login = app.authorize::<Invoicing>();
//! println!("go to {}", login.url());
//! let pending = login.into_pending();
//!
//! // 2. The user returns: validate the callback and exchange its code for tokens.
//! let tokens = app.finish(pending, callback_url).await?;
//!
//! // 3. Call the API. An expired access token is refreshed automatically.
//! let client = Client::new(&app, tokens);
//! let contacts = client.administration("123").list_contacts().per_page(50).send().await?;
//! # let _ = contacts; Ok(()) }
//! # fn main() {}
//! ```
//!
//! `Invoicing` does not include the `bank` scope, so this does not compile:
//!
//! ```compile_fail,E0277
//! # #[licit::oauth_provider(spec = "specs/moneybird.json", include("list_financial_mutations"))]
//! # pub mod moneybird {
//! #     #[scopes(sales_invoices, documents)]
//! #     pub struct Invoicing;
//! # }
//! fn look(client: &moneybird::Client<moneybird::Invoicing>) {
//!     let _ = client.administration("123").list_financial_mutations();
//! }
//! # fn main() {}
//! ```
//!
//! ```text
//! error[E0277]: `Invoicing` does not grant the `bank` scope
//! ```
//!
//! The [guide] has a chapter for each task: logging users in, calling the API, storing tokens,
//! testing, operating. To describe a provider, read `docs/spec-format.md` in the repository. To work
//! on licit itself, read `docs/architecture.md`. `docs/compare.md` says when another tool fits better.
//!
//! # Features
//!
//! - `rustls` (default): TLS with rustls.
//! - `native-tls`: TLS with the library of the operating system.
//! - `jose`: JWTs: OpenID Connect, `private_key_jwt`, DPoP, webhooks signed with a JWT.
//! - `webhook`: webhooks signed with an HMAC.
//! - `loopback`: receives the callback of a terminal or desktop application.
//! - `file-store-encryption`: encrypted token files.
//! - `store-encryption`: encrypted records in any store.
//! - `store-conformance`: a test suite for your own store.
//! - `legacy-hashes`: MD5 and SHA-1 in templates, for providers that require them.
//! - `tracing`: `tracing` spans for requests, and events for tokens.
//! - `catalog`: specs from the catalog by name, `#[oauth_provider(catalog = "github")]`.
//!
//! Requests need a tokio runtime. The minimum Rust version is 1.89.

#![warn(missing_docs)]

#[cfg(any(doc, doctest))]
pub mod guide;

pub use licit_macros::oauth_provider;
/// The runtime that generated code uses: tokens, sessions, requests, errors and types. It is the same for
/// every provider.
pub use licit_runtime as rt;
