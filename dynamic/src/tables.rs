//! The tables of a provider, leaked.

use licit_format::resolve;
use licit_runtime::tables::{Operation, Owned, Provider, Registration};

/// Converts scopes for [`AppBuilder::scopes`](licit_runtime::AppBuilder::scopes). They are leaked.
pub fn scopes(names: &[String]) -> &'static [&'static str] {
    names.to_vec().to_static()
}

/// Converts an operation to its table, which is leaked.
pub fn operation(operation: &resolve::Operation) -> &'static Operation {
    leak(operation.table.to_static())
}

/// The tables of a provider.
#[derive(Debug, Clone)]
pub struct Tables {
    provider: &'static Provider,
    registrations: Vec<&'static Registration>,
}

impl Tables {
    /// Converts `provider` to its tables, which are leaked.
    pub fn new(provider: &resolve::Provider) -> Self {
        let table = leak(provider.table.to_static());
        let registrations = provider.registrations.iter();
        let registrations =
            registrations.map(|registration| leak(registration.table.to_static(table)));
        Self {
            provider: table,
            registrations: registrations.collect(),
        }
    }

    /// Returns the table of the provider.
    pub fn provider(&self) -> &'static Provider {
        self.provider
    }

    /// Returns the registration with a name. If the spec names none, it is `app`.
    pub fn registration(&self, name: &str) -> Option<&'static Registration> {
        let mut registrations = self.registrations.iter();
        registrations
            .find(|registration| registration.name == name)
            .copied()
    }

    /// Returns a registration without grants, for static tokens.
    pub fn api(&self) -> &'static Registration {
        leak(Registration {
            name: "api",
            ..Registration::of(self.provider)
        })
    }
}

/// Leaks a table, because the runtime borrows its tables for `'static`.
fn leak<T>(table: T) -> &'static T {
    Box::leak(Box::new(table))
}
