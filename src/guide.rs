//! The guide for application developers: one chapter for each task.
//!
//! The chapters are files in `docs/guide` of the repository. Their examples are compiled, and most of
//! them run against the emulator.
//!
//! Set up:
//!
//! - [Declare a provider](declare): the attribute, and what it generates
//! - [Scope sets](scope_sets): the scopes that your application requests
//! - [Environments and hosts](environments): sandboxes, tenants, variables
//! - [TLS and HTTP](http): features, proxies, your own HTTP client
//!
//! Get tokens:
//!
//! - [Log a user in](login): the authorization code grant
//! - [Who the user is](identity): one type for all providers, OpenID Connect
//! - [Logins with several providers](logins): one list, one route, one type of user
//! - [In a web application](web): sessions, cookies, callbacks
//! - [In a terminal or on a desktop](native): loopback redirects, device codes
//! - [In a service](service): client authentication with a private key, token exchange
//! - [Tokens for the application itself](client_credentials): client credentials
//! - [Connect to an MCP server](mcp): a provider that is discovered at run time
//! - [Static tokens](static_tokens): personal tokens and API keys
//! - [Keys, passwords and certificates](credentials): credentials other than access tokens
//!
//! Use the API:
//!
//! - [Call the API](calls): arguments, deadlines, retries
//! - [Pagination](pages): streams of items
//! - [Errors](errors): what to match on, what is retried
//! - [Defaults, middleware, limits](middleware): options of every call, caches, metrics, circuit breakers
//! - [Webhooks](webhooks): verified events
//!
//! Keep it running:
//!
//! - [How tokens are refreshed](refresh): what a client guarantees
//! - [Store tokens](stores): in memory, in a file, in your database
//! - [Observe tokens](events): events for dashboards and alerts
//! - [Test with the emulator](testing): the provider on loopback, or mocked replies
//! - [Operate: upgrades, rotation, monitoring](operating): runbooks, and causes of failed logins
//!
//! Generate:
//!
//! - [Build script and command line](generation): code in files
//! - [Generate a part of an API](subset): fewer operations, less to compile
//! - [Rename the crate, replace types](customize): renamed dependencies, your own types
//! - [Questions and pitfalls](faq)

#[doc = include_str!("../docs/guide/declare.md")]
pub mod declare {}

#[doc = include_str!("../docs/guide/scope-sets.md")]
pub mod scope_sets {}

#[doc = include_str!("../docs/guide/login.md")]
pub mod login {}

#[doc = include_str!("../docs/guide/identity.md")]
pub mod identity {}

#[doc = include_str!("../docs/guide/logins.md")]
pub mod logins {}

#[doc = include_str!("../docs/guide/web.md")]
pub mod web {}

#[doc = include_str!("../docs/guide/native.md")]
pub mod native {}

#[doc = include_str!("../docs/guide/service.md")]
pub mod service {}

#[doc = include_str!("../docs/guide/client-credentials.md")]
pub mod client_credentials {}

#[doc = include_str!("../docs/guide/mcp.md")]
pub mod mcp {}

#[doc = include_str!("../docs/guide/static-tokens.md")]
pub mod static_tokens {}

#[doc = include_str!("../docs/guide/credentials.md")]
pub mod credentials {}

#[doc = include_str!("../docs/guide/calls.md")]
pub mod calls {}

#[doc = include_str!("../docs/guide/pages.md")]
pub mod pages {}

#[doc = include_str!("../docs/guide/errors.md")]
pub mod errors {}

#[doc = include_str!("../docs/guide/refresh.md")]
pub mod refresh {}

#[doc = include_str!("../docs/guide/stores.md")]
pub mod stores {}

#[doc = include_str!("../docs/guide/events.md")]
pub mod events {}

#[doc = include_str!("../docs/guide/environments.md")]
pub mod environments {}

#[doc = include_str!("../docs/guide/webhooks.md")]
pub mod webhooks {}

#[doc = include_str!("../docs/guide/testing.md")]
pub mod testing {}

#[doc = include_str!("../docs/guide/operating.md")]
pub mod operating {}

#[doc = include_str!("../docs/guide/generation.md")]
pub mod generation {}

#[doc = include_str!("../docs/guide/subset.md")]
pub mod subset {}

#[doc = include_str!("../docs/guide/customize.md")]
pub mod customize {}

#[doc = include_str!("../docs/guide/http.md")]
pub mod http {}

#[doc = include_str!("../docs/guide/middleware.md")]
pub mod middleware {}

#[doc = include_str!("../docs/guide/faq.md")]
pub mod faq {}
