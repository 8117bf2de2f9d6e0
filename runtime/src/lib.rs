//! The runtime under licit's generated clients: logins and tokens (OAuth 2.0), and the calls that
//! are made with them.
//!
//! Generated code is thin. It describes a provider in tables ([`tables`]): plain data that says
//! where the provider differs from the RFCs. Everything here interprets those tables; no spec
//! format and no provider's name is known in this crate. Whoever uses a generated client meets the
//! types below through it and need not name this crate at all.
//!
//! # What lives where
//!
//! | for | there is |
//! | --- | --- |
//! | describing a provider | [`tables`]: [`Provider`](tables::Provider), [`Registration`](tables::Registration), [`Operation`](tables::Operation) |
//! | an application, set up once | [`App`], [`AppBuilder`]; all that is wrong with it is told by [`build`](AppBuilder::build) |
//! | sending a user to consent, and back | [`App::authorize`] → [`Login`] → [`Pending`] → [`App::finish`] |
//! | a login on another device | [`App::device`] → [`DeviceAuthorization::poll`] |
//! | a token for an assertion, another token, or by a provider's own grant | [`App::jwt_bearer`], [`App::token_exchange`], [`App::custom_grant`] |
//! | taking them back in a terminal or desktop application | `Loopback`, behind the feature `loopback` |
//! | what must be asked after a login | [`App::connections`] → [`Connection`] → [`Tokens::connect`] |
//! | a client identifier from the server itself | [`Registrar`] → [`RegisteredClient`] |
//! | what a token is worth, by the server's word | [`App::introspect`] → [`Introspection`] |
//! | what was granted | [`Tokens`], for a [`ScopeSet`] and a [kind](token) of speaker; [`StoredTokens`] to keep them |
//! | keeping a token alive | [`Session`]: one refresh for all who wait, in a task that nobody's cancellation stops |
//! | keeping grants, for several processes | [`App::save_grant`] and [`App::load_grant`]; [`store::Store`], with [`store::FileStore`] and [`store::MemoryStore`] |
//! | seeing what happens to them | [`App::events`], [`Session::events`]: [`GrantEvents`] |
//! | calling the API | [`Client`] → [`Call`] → [`Request`], or [`PagedRequest`] → [`Pages`], [`Items`] |
//! | watching requests and replies | [`observe::Observer`]; with the feature `tracing`, spans |
//! | replies that are taken while they come in | [`ByteStream`], [`Events`] of [`Event`]s, [`Lines`] |
//! | what a provider sends by itself | [`webhook`] |
//! | who the user is | [`Tokens::identity`]: [`Identity`], where the spec says `openid` |
//! | signed tokens | `jose`, with the feature of that name |
//! | objects of the API | [`object!`] and [`object::Object`]; [`open_enum!`], [`open_integer_enum!`], [`open_union!`] with [`Shape`]s |
//! | values that are not plain text | [`types`]: [`Decimal`], [`Date`], [`DateTime`], [`Uuid`], [`Uri`], [`Bytes`]; [`Secret`] |
//! | what went wrong | [`Error`], one type for all; the provider's own errors are [`ApiError`]s |
//!
//! # A provider by hand
//!
//! What the generator writes can be written by hand. Each table states only what is not as the RFCs
//! have it; `DEFAULT` stands for the rest.
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
//! // What the application asks its users for.
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
//!     .build()?;
//!
//! // The user is sent away; what is pending waits in their browser's session.
//! let login = app.authorize::<Contacts>();
//! assert!(login.url().as_str().starts_with("https://acme.example/oauth/authorize?"));
//! let pending = login.into_pending();
//!
//! // When they come back, the callback is checked and its code exchanged.
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
//! # What holds everywhere
//!
//! - Nothing here panics, whatever a server, a browser, or a store says.
//! - Nothing prints a secret: no `Debug`, no `Display`, no error along its chain of sources.
//! - A token goes to the origins that the provider declares and nowhere else: not to where a
//!   redirect or a `Link` header points. Plain `http` is for this very machine.
//! - Every wait has an end, and every body a bound.
//! - `https` needs one of the features `rustls` and `native-tls`; without, a call says so.

pub use licit_tables as tables;

// The rooms, lowest first: each may use those above it in this list. `docs/architecture.md` says what
// lives where, and a test holds the arrows.
mod app;
mod call;
mod client_auth;
mod clock;
mod dpop;
pub mod error;
mod event;
#[doc(hidden)]
pub mod fuzz;
mod grant;
mod header;
mod http;
#[cfg(feature = "jose")]
pub mod jose;
mod json;
#[cfg(feature = "loopback")]
mod loopback;
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
pub use call::request::Request;
pub use call::sending::{Sending, SendingWithMeta};
pub use call::style::Style;
pub use call::upload::{File, Upload};
pub use call::{Call, CallOptions, Client};
pub use clock::{Clock, SystemClock};
pub use error::{ApiError, DecodeError, Error};
pub use event::{GrantEvent, GrantEventKind, GrantEvents};
pub use grant::authorization_code::{Login, Pending, PushedLogin};
pub use grant::connection::Connection;
pub use grant::device::DeviceAuthorization;
pub use grant::request::GrantRequest;
pub use grant::token_exchange::{TokenExchange, TokenType};
pub use header::rate_limit::RateLimit;
pub use http::observe;
#[cfg(feature = "loopback")]
pub use loopback::{Loopback, LoopbackError};
pub use model::open_enum::OpenEnum;
pub use model::shape::Shape;
pub use model::types::{Bytes, Date, DateTime, Decimal, Uri, Uuid};
pub use model::{object, types};
pub use openid::{Logout, LogoutToken};
pub use registration::{ClientMetadata, RegisteredClient, Registrar, RegistrarBuilder};
pub use reply::Reply;

pub use reply::raw_reply::{FromReply, RawReply};
pub use scope::{AtRunTime, ScopeSet};
pub use secret::Secret;
pub use session::{Credential, Session};
pub use tables::{ClientAuth, Meaning};
pub use token::{Captured, Identity, StoredTokens, Tokens};
pub use token_endpoint::introspection::Introspection;

/// What generated code says where its spec needs signatures: a build without the feature `jose` is
/// told so, and nothing more obscure.
#[cfg(feature = "jose")]
#[doc(hidden)]
#[macro_export]
macro_rules! require_jose {
    ($spec:literal) => {};
}

/// What generated code says where its spec needs signatures: a build without the feature `jose` is
/// told so, and nothing more obscure.
#[cfg(not(feature = "jose"))]
#[doc(hidden)]
#[macro_export]
macro_rules! require_jose {
    ($spec:literal) => {
        compile_error!(concat!($spec, ": turn on the feature `jose` of licit"));
    };
}

/// What this crate's macros need and nobody else should name.
#[doc(hidden)]
pub mod __private {
    pub use crate::model::open_enum::deserialize as deserialize_open_enum;
    pub use crate::model::open_union::{
        by_shape as union_by_shape, by_tag as union_by_tag, read as read_variant,
    };
}

// What generated code and its users name through this crate.
pub use reqwest;
pub use serde;
pub use serde_json::{self, Value as Json};
pub use url::Url;
