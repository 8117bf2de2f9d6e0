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
mod generate;
mod markdown;
mod option_error;
mod options;
mod scope_set;
#[cfg(feature = "settings")]
pub mod settings;
mod text;

pub use build::build;
#[cfg(feature = "settings")]
pub use build::build_all;
pub use emit::{CallExample, CallPlace, CallValues, Module, environment_variable};
pub use generate::generate;
pub use licit_format as format;
pub use licit_format::resolve::UnmatchedPatternError;
pub use option_error::OptionError;
pub use options::{Options, TypeMapError};
pub use scope_set::{ScopeSelection, ScopeSet, ScopeSetError};
