//! The runtime of licit's generated clients: OAuth 2.0 logins and tokens, and API calls.
//!
//! Generated code is thin. It describes a provider in tables ([`tables`]), plain data that lists
//! where the provider differs from the RFCs. This crate interprets those tables. It is independent
//! of the spec format and of any particular provider. Users of a generated client reach the types
//! below through that client and do not need to depend on this crate directly.
//!
//! # Overview
//!
//! | Task | Types |
//! | --- | --- |
//! | Describe a provider | [`tables`]: [`Provider`](tables::Provider), [`Registration`](tables::Registration), [`Operation`](tables::Operation) |
//! | Configure an application | [`App`], [`AppBuilder`]; [`build`](AppBuilder::build) reports configuration errors |
//! | Log a user in | [`LoginApp::authorize`] → [`Login`] → [`Pending`] → [`App::finish`] |
//! | Offer logins with several providers | [`Logins`] of [`LoginOption`]s → [`StartedLogin`] → [`PendingLogin`] → [`LoggedIn`] |
//! | Log in on another device | [`App::device`] → [`DeviceAuthorization::poll`] |
//! | Exchange an assertion or another token, or use a provider-specific grant | [`App::jwt_bearer`], [`App::token_exchange`], [`App::custom_grant`] |
//! | Receive the callback in a terminal or desktop application | `Loopback`, with the feature `loopback` |
//! | Choose a tenant after a login | [`App::tenants`] → [`Tenant`] → [`Tokens::for_tenant`] |
//! | Discover a server at run time, as MCP clients do | [`discovery`]: [`Discovery`](discovery::Discovery) → [`Server`](discovery::Server) → [`App`] |
//! | Register a client dynamically | [`Registrar`] → [`RegisteredClient`] |
//! | Introspect a token | [`App::introspect`] → [`Introspection`] |
//! | Hold granted tokens | [`Tokens`], for a [`ScopeSet`] and a [token kind](token); [`StoredTokens`] to store them |
//! | Refresh tokens | [`Session`]: concurrent callers share one refresh, which cancellation does not interrupt |
//! | Share grants between processes | [`App::save_grant`] and [`App::load_grant`]; [`store::Store`], with [`store::FileStore`] and [`store::MemoryStore`] |
//! | Subscribe to grant events | [`App::events`], [`Session::events`]: [`GrantEvents`] |
//! | Call the API | [`Client`] → [`Call`] → [`Request`], or [`PagedRequest`] → [`Pages`], [`Items`] |
//! | Call it with keys, passwords or certificates | [`Credentials`], [`Client::with_credentials`], [`Client::without_token`] |
//! | Observe requests and replies | [`observe::Observer`]; spans with the feature `tracing` |
//! | Run code around each request of a call | [`middleware::Middleware`] |
//! | Reply to calls without a network, in tests | [`Client::mock`] → [`mock::Mock`] |
//! | Build a model in a test from some of its members | [`mock::model`] |
//! | Stream replies | [`ByteStream`], [`Events`] of [`Event`]s, [`Lines`] |
//! | Receive webhooks | [`webhook`] |
//! | Identify the user | [`Client::user_identity`]: [`UserIdentity`], the same for all providers; [`Tokens::identity`]: [`Identity`], the ID token |
//! | Verify JWTs | `jose`, with the feature `jose` |
//! | Define API objects | [`object!`], [`input!`] and [`object::Object`]; [`open_enum!`], [`open_integer_enum!`], [`open_union!`] with [`Shape`]s |
//! | Represent values other than plain text | [`types`]: [`Decimal`], [`Date`], [`DateTime`], [`Uuid`], [`Uri`], [`Bytes`]; [`Secret`] |
//! | Handle errors | [`Error`], a single type; the provider's own errors are [`ApiError`]s |
//!
//! # Describing a provider by hand
//!
//! The generator's output can also be written by hand. Each table states only where the provider
//! differs from the RFCs; `DEFAULT` supplies the rest.
//!
//! ```
//! use licit_runtime::tables::{
//!     Api, AuthorizationCode, ClientAuth, Grant, Operation, Provider, Refresh, Registration,
//! };
//! use licit_runtime::{App, Client, Error, Json, Pending, ScopeSet};
//!
//! static ACME: Provider = Provider {
//!     name: "acme",
//!     title: "Acme",
//!     api: Api {
//!         base_url: "https://api.acme.example/v1",
//!         ..Api::DEFAULT
//!     },
//!     ..Provider::DEFAULT
//! };
//!
//! const GRANT: Grant = Grant {
//!     token_endpoint: "https://acme.example/oauth/token",
//!     auth_methods: &[ClientAuth::ClientSecretPost],
//!     ..Grant::DEFAULT
//! };
//!
//! static ACME_APP: Registration = Registration {
//!     authorization_code: Some(AuthorizationCode {
//!         authorization_endpoint: "https://acme.example/oauth/authorize",
//!         grant: GRANT,
//!         ..AuthorizationCode::DEFAULT
//!     }),
//!     refresh_token: Some(Refresh {
//!         grant: GRANT,
//!         ..Refresh::DEFAULT
//!     }),
//!     ..Registration::of(&ACME)
//! };
//!
//! static GET_CONTACT: Operation = Operation {
//!     name: "get_contact",
//!     path: "contacts/{id}",
//!     ..Operation::DEFAULT
//! };
//!
//! // The scopes that the application requests.
//! struct Contacts;
//!
//! impl ScopeSet for Contacts {
//!     const NAME: &'static str = "Contacts";
//!     const SCOPES: &'static [&'static str] = &["contacts:read"];
//! }
//!
//! let app = App::builder(&ACME_APP)
//!     .client_id("my-client")
//!     .client_secret("my-secret")
//!     .redirect_uri("https://app.example/callback")
//!     .build()?
//!     .for_logins()?;
//!
//! // Redirect the user; store the pending login in their browser's session.
//! let login = app.authorize::<Contacts>();
//! assert!(login.url().as_str().starts_with("https://acme.example/oauth/authorize?"));
//! let pending = login.into_pending();
//!
//! // When the user returns, verify the callback and exchange its code.
//! async fn first_contact(
//!     app: &App,
//!     pending: Pending<Contacts>,
//!     callback: &str,
//! ) -> Result<Json, Error> {
//!     let tokens = app.finish(pending, callback).await?;
//!     let client = Client::new(app, tokens);
//!     client.call(&GET_CONTACT).path("id", 1).request().send().await
//! }
//! # let _ = first_contact(&app, pending, "");
//! # Ok::<(), Error>(())
//! ```
//!
//! # Guarantees
//!
//! - No input from a server, a browser or a store causes a panic.
//! - No `Debug`, `Display` or error, including its chain of sources, prints a secret.
//! - A token is sent only to the origins that the spec declares. No redirect and no `Link` header leads it to
//!   another origin. Plain `http` is accepted only for the local machine.
//! - Every wait has a timeout, and every body a size limit.
//! - `https` requires one of the features `rustls` and `native-tls`. Without them, a call returns an
//!   error that says so.

pub use licit_tables as tables;

// `docs/architecture.md` describes these modules and the order in which they may use each other. A test
// enforces it.
mod app;
mod call;
mod client_auth;
mod clock;
pub mod discovery;
mod dpop;
pub mod error;
mod event;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod fuzz;
mod grant;
mod header;
mod http;
#[cfg(feature = "jose")]
pub mod jose;
mod json;
mod keeper;
mod logins;
#[cfg(feature = "loopback")]
mod loopback;
pub mod mock;
mod model;
mod mutant;
mod openid;
mod random;
mod registration;
mod reply;
pub mod scope;
mod secret;
mod session;
#[cfg(test)]
mod simulation;
pub mod store;
mod template;
pub mod token;
mod token_endpoint;
pub mod webhook;

pub use app::App;
pub use app::builder::AppBuilder;
pub use call::byte_stream::ByteStream;
pub use call::events::{Event, Events};
pub use call::lines::Lines;
pub use call::page::{Items, PagedRequest, Pages};
pub use call::preview::Preview;
pub use call::request::Request;
pub use call::sending::{Sending, SendingWithMeta};
pub use call::upload::{File, Upload};
pub use call::{Call, Client, Credentials};
pub use clock::{Clock, SystemClock};
pub use error::{ApiError, DecodeError, Error};
pub use event::{GrantEvent, GrantEventKind, GrantEvents, SkipReason};
pub use grant::authorization_code::{
    Login, LoginApp, Pending, Plain, Protected, PushedLogin, ReadyLogin, WebApp,
};
pub use grant::client_credentials::ClientCredentials;
pub use grant::device::DeviceAuthorization;
pub use grant::request::GrantRequest;
pub use grant::tenant::Tenant;
pub use grant::token_exchange::{TokenExchange, TokenType};
pub use header::rate_limit::RateLimit;
pub use http::options::CallOptions;
pub use http::trace_context::TraceContext;
pub use http::{middleware, observe};
pub use keeper::{Keeper, KeeperBuilder};
pub use logins::{LoggedIn, LoginOption, Logins, PendingLogin, StartedLogin};
#[cfg(feature = "loopback")]
pub use loopback::{IgnoredCallback, Loopback, LoopbackError};
pub use model::open_enum::OpenEnum;
pub use model::shape::Shape;
pub use model::types::{Bytes, Date, DateTime, Decimal, Uri, Uuid};
pub use model::{object, types};
pub use openid::{Logout, LogoutToken};
pub use registration::{ClientMetadata, RegisteredClient, Registrar, RegistrarBuilder};
pub use reply::Reply;

pub use reply::raw_reply::{FromReply, RawReply};
pub use scope::{AtRunTime, ScopeSet};
pub use secret::{Secret, exposed};
pub use session::{Credential, Forgotten, Revocation, Session};
pub use tables::{ClientAuth, Meaning, Method, Style};
pub use token::{Captured, Identity, StoredTokens, Tokens, UserIdentity};
pub use token_endpoint::introspection::Introspection;

/// Emitted by generated code whose spec requires signatures. Without the feature `jose`, the build fails
/// with a clear message.
#[cfg(feature = "jose")]
#[doc(hidden)]
#[macro_export]
macro_rules! require_jose {
    ($spec:literal) => {};
}

/// Emitted by generated code whose spec requires signatures. Without the feature `jose`, the build fails
/// with a clear message.
#[cfg(not(feature = "jose"))]
#[doc(hidden)]
#[macro_export]
macro_rules! require_jose {
    ($spec:literal) => {
        compile_error!(concat!($spec, ": enable the feature `jose` of licit"));
    };
}

/// Emitted by generated code: the version of the interface between generated code and this crate that
/// it was generated for. Another version is a single error that says what to do.
#[doc(hidden)]
#[macro_export]
macro_rules! requires {
    ($interface:literal) => {
        const _: () = ::core::assert!(
            $crate::tables::INTERFACE == $interface,
            "this code was generated for another version of the crate `licit`. Generate it again \
             with `cargo-licit` or `licit-codegen` of the same version as `licit`",
        );
    };
}

/// Items used by this crate's macros. Not public API.
#[doc(hidden)]
pub mod __private {
    pub use crate::model::open_enum::deserialize as deserialize_open_enum;
    pub use crate::model::open_integer_enum::number as deserialize_enum_number;
    pub use crate::model::open_union::{
        by_shape as union_by_shape, by_tag as union_by_tag, read as read_variant,
    };
    pub use crate::model::unlisted::add as count_unlisted;
    pub use crate::reply::headers as reply_headers;
}

// Crates that generated code and its users name through this one.
pub use reqwest;
pub use serde;
pub use serde_json::{self, Value as Json};
pub use url::Url;
