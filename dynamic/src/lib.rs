//! A provider's tables from its spec at run time: for tools that meet the spec when they run, such
//! as `cargo licit login`. Applications know their providers when they are compiled, and have
//! generated code.
//!
//! Generated code has the tables of [`licit_runtime::tables`] as statics. Here the same tables are
//! made from the same resolved provider, and are kept for as long as the process lives: the runtime
//! borrows them for `'static`, and a tool reads its spec once. What generated code has beyond its
//! tables, the types, is what a tool cannot have: scopes, arguments and replies are checked when it
//! runs, by whoever uses this.
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
//!     .build()?;
//! let login = app.authorize::<AtRunTime>();
//! assert!(login.url().as_str().contains("scope=library%3Aread"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod call;
mod grant;
mod kept;
mod operation;
mod provider;
mod registration;

pub use call::{Arguments, ArgumentsError};
pub use operation::operation;

use licit_format::resolve::Provider;
use licit_runtime::tables as table;

/// Scopes for [`AppBuilder::scopes`](licit_runtime::AppBuilder::scopes). They are never freed.
pub fn scopes(names: &[String]) -> &'static [&'static str] {
    kept::texts(names)
}

/// The tables of a provider.
#[derive(Debug, Clone)]
pub struct Tables {
    provider: &'static table::Provider,
    registrations: Vec<&'static table::Registration>,
}

impl Tables {
    /// The tables of `provider`. They are never freed.
    pub fn new(provider: &Provider) -> Self {
        let table = kept::one(provider::provider(provider));
        let registrations = provider.registrations.iter().map(|registration| {
            let value = registration::registration(table, provider, registration);
            kept::one(value)
        });
        Self {
            provider: table,
            registrations: registrations.collect(),
        }
    }

    /// What all registrations share.
    pub fn provider(&self) -> &'static table::Provider {
        self.provider
    }

    /// The registration of a name; `app` where the spec names none.
    pub fn registration(&self, name: &str) -> Option<&'static table::Registration> {
        let mut registrations = self.registrations.iter();
        registrations
            .find(|registration| registration.name == name)
            .copied()
    }

    /// Access without a registration: for static tokens.
    pub fn api(&self) -> &'static table::Registration {
        kept::one(table::Registration {
            name: "api",
            ..table::Registration::of(self.provider)
        })
    }
}
