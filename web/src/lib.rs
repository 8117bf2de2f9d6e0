//! Logins of licit's OAuth 2 clients in web applications, for any framework.
//!
//! A [`WebLogin`] answers the requests of a login: it starts one, completes it at the callback, and
//! disconnects the account. It follows the rules of RFC 9700 and of the guide: logins start with `POST` from a
//! page of the site, the pending login is bound to the browser and used once, and the user receives a new
//! session. `licit-axum` has routes and extractors for axum; with another framework, pass requests to
//! [`WebLogin::handle`]:
//!
//! ```
//! use std::sync::Arc;
//!
//! use bytes::Bytes;
//! use http::{Request, Response};
//! use licit_runtime::store::{MemoryStore, Store};
//! use licit_runtime::{WebApp, ScopeSet};
//! use licit_web::{CookieKeys, SetupError, Site, WebLogin};
//!
//! async fn serve<A: WebApp<S>, S: ScopeSet>(
//!     login: &WebLogin<A, S>,
//!     request: Request<Bytes>,
//! ) -> Response<String> {
//!     match login.handle(request).await {
//!         Some(response) => response,
//!         None => Response::new("a page of the application".to_owned()),
//!     }
//! }
//!
//! # fn main() -> Result<(), SetupError> {
//! // Give the same store to the application.
//! let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
//! let site = Site::new("https://us.example", CookieKeys::random()?, store)?;
//! assert_eq!(site.url("/callback"), "https://us.example/callback");
//! # Ok(()) }
//! ```
//!
//! | Type | What it is |
//! | --- | --- |
//! | [`Site`] | the application: its URL, keys, sessions and error pages |
//! | [`CookieKeys`] | the keys of its cookies, with rotation |
//! | [`WebLogin`] | the login of one provider and scope set |
//! | [`Users`] | who is signed in, if the application has its own sessions |
//! | [`LoggedIn`] | a completed login, for the application's hooks |
//! | [`Failure`] | why a request failed, for the user and for the log |

mod browser;
mod cookie;
mod failure;
mod keys;
mod ledger;
mod login;
mod page;
mod session;
mod site;
mod users;

pub use failure::{Failure, FailureKind};
pub use keys::{CookieKeys, SetupError};
pub use login::{BODY_LIMIT, WebLogin, WebLoginBuilder};
pub use page::escaped;
pub use site::{Paths, Site, SiteBuilder};
pub use users::{HookFuture, LoggedIn, Users};
