//! The `#[oauth_provider]` attribute: replaces a module with a provider's client, generated from
//! its spec.
//!
//! Parses attributes, calls `licit-codegen` and reports errors as compiler errors. Use it through
//! `licit`, which re-exports it.

mod arguments;
mod catalog;
mod expand;
mod sets;

use proc_macro::TokenStream;

/// Generates the client of an OAuth 2 provider into a module. See the documentation of `licit`.
#[proc_macro_attribute]
pub fn oauth_provider(arguments: TokenStream, module: TokenStream) -> TokenStream {
    expand::expand(arguments.into(), module.into()).into()
}
