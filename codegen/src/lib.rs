//! Generates typed OAuth 2 clients from licit specs.
//!
//! The macro, the build script and the command line all call this crate, so they generate the same
//! code from a spec. In a build script:
//!
//! ```no_run
//! // In `main` of build.rs:
//! licit_codegen::build("specs/moneybird.json", |options| {
//!     options.scope_set("Invoicing", ["sales_invoices", "documents"])
//! });
//! ```
//!
//! ```ignore
//! // src/main.rs
//! mod moneybird {
//!     include!(concat!(env!("OUT_DIR"), "/moneybird.rs"));
//! }
//! ```

#![warn(missing_docs)]

mod build;
mod emit;
mod markdown;
mod option_error;
mod options;
mod scope_set;
mod text;

pub use build::build;
pub use emit::{File, Module};
pub use licit_format as spec;
pub use licit_format::resolve::UnmatchedPattern;
pub use option_error::OptionError;
pub use options::{Options, TypeMapError};
pub use scope_set::{ScopeSet, ScopeSetError, Wanted};

use licit_format::resolve::Provider;

/// Generates the module of a provider.
///
/// # Errors
///
/// Returns an error if a scope set of the options names a scope or an operation that the provider
/// does not have, or if a pattern matches no operation.
pub fn generate(provider: &Provider, options: &Options) -> Result<Module, Vec<OptionError>> {
    let selected = options.selected(provider).map_err(|errors| {
        errors
            .into_iter()
            .map(OptionError::Pattern)
            .collect::<Vec<_>>()
    });
    // Resolved against all operations, because a set may be for requests of another part of the
    // application.
    let sets = scope_set::resolve(provider, options.scope_sets()).map_err(|errors| {
        errors
            .into_iter()
            .map(OptionError::ScopeSet)
            .collect::<Vec<_>>()
    });
    match (selected, sets) {
        (Ok(selected), Ok(sets)) => {
            let provider = selected.as_ref().unwrap_or(provider);
            Ok(emit::module(provider, &sets, options))
        }
        (selected, sets) => Err(selected
            .err()
            .into_iter()
            .chain(sets.err())
            .flatten()
            .collect()),
    }
}
