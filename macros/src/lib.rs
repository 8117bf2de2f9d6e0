//! `#[oauth_provider]`: a provider's client in place of a module, from its spec.
//!
//! The crate reads attributes, calls `licit-codegen` and reports what is wrong as compiler errors.
//! It is used through `licit`, which re-exports it.

mod arguments;
mod expand;
mod sets;

use proc_macro::TokenStream;

/// Puts the client of an OAuth 2 provider into a module. See the documentation of `licit`.
#[proc_macro_attribute]
pub fn oauth_provider(arguments: TokenStream, module: TokenStream) -> TokenStream {
    expand::expand(arguments.into(), module.into()).into()
}
