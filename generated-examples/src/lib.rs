//! The generated module of each spec, as text to read: what `#[oauth_provider]` expands to.
//!
//! `cargo licit gen specs/moneybird.json -o generated-examples/src/moneybird/` writes them; CI holds
//! them against the specs.
//!
//! The example on the front page of each:
//!
//! ```no_run
//! # use licit_generated_examples::luca::{AllScopes, App, Client, Error, Tokens};
//! # async fn call(app: App, tokens: Tokens<AllScopes>) -> Result<(), Error> {
//! let client = Client::new(&app, tokens);
//! let reply = client.companies().send().await?;
//! # drop(reply);
//! # Ok(())
//! # }
//! ```
//!
//! ```no_run
//! # use licit_generated_examples::money_button::{AllScopes, UserApp, Client, Error, Tokens};
//! # async fn call(app: UserApp, tokens: Tokens<AllScopes>) -> Result<(), Error> {
//! let client = Client::new(&app, tokens);
//! let mut items = client.list_payments().items();
//! # while let Some(item) = items.next().await { item?; }
//! # Ok(())
//! # }
//! ```
//!
//! ```no_run
//! # use licit_generated_examples::moneybird::{AllScopes, App, Client, Error, Tokens};
//! # async fn call(app: App, tokens: Tokens<AllScopes>) -> Result<(), Error> {
//! let client = Client::new(&app, tokens);
//! let reply = client.list_administrations().send().await?;
//! # drop(reply);
//! # Ok(())
//! # }
//! ```
//!
//! ```no_run
//! # use licit_generated_examples::moneykit::{AllScopes, App, Client, Error, Tokens};
//! # async fn call(app: App, tokens: Tokens<AllScopes>) -> Result<(), Error> {
//! let client = Client::new(&app, tokens);
//! let mut items = client.get_links().items();
//! # while let Some(item) = items.next().await { item?; }
//! # Ok(())
//! # }
//! ```

#[rustfmt::skip]
pub mod luca;
#[rustfmt::skip]
pub mod money_button;
#[rustfmt::skip]
pub mod moneybird;
#[rustfmt::skip]
pub mod moneykit;
