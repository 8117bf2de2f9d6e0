//! Builds a provider's tables from its spec at run time, for tools such as `cargo licit login`.
//! Applications use generated code instead.
//!
//! Generated code contains the tables of [`licit_runtime::tables`] as statics. This crate converts
//! them from the resolved provider and leaks them, because the runtime borrows its tables for
//! `'static`. Read each spec only once. There are no types for scopes, arguments and replies; the
//! caller checks them at run time.
//!
//! ```
//! use licit_dynamic::Tables;
//! use licit_runtime::{App, AtRunTime};
//!
//! let spec = licit_format::load("../docs/examples/textbook.json".as_ref())?;
//! let tables = Tables::new(&spec.provider);
//! let registration = tables.registration("app").ok_or("no such registration")?;
//! let app = App::builder(registration)
//!     .client_id("id")
//!     .client_secret("secret")
//!     .redirect_uri("https://us.example/callback")
//!     .scopes(licit_dynamic::scopes(&["library:read".to_owned()]))
//!     .build()?
//!     .for_logins()?;
//! let login = app.authorize::<AtRunTime>();
//! assert!(login.url().as_str().contains("scope=library%3Aread"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod call;
mod entry;
mod identity;
mod tables;

pub use call::{
    Argument, Arguments, ArgumentsError, BodyArgument, PartHeaderArgument, Place, parameters,
    reply_header,
};
pub use entry::{Entry, EntryBody, EntryError, EntryValue};
pub use identity::identity_scopes;
pub use tables::{Tables, operation, scopes};
