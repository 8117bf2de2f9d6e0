//! The context that every part of the emitter receives.

use std::cell::Cell;
use std::collections::HashSet;

use licit_format::resolve::Provider;
use proc_macro2::TokenStream;
use quote::quote;

use crate::options::Options;
use crate::scope_set::ResolvedSet;

/// The provider and the options of a generated module.
pub(crate) struct Context<'a> {
    pub(crate) provider: &'a Provider,
    /// The provider's name, as Markdown.
    pub(crate) title: String,
    pub(crate) sets: &'a [ResolvedSet],
    pub(crate) options: &'a Options,
    /// Names of Rust's prelude that are also names of models.
    pub(crate) shadowed: HashSet<&'a str>,
    /// The names of request builders.
    pub(crate) requests: HashSet<&'a str>,
    /// Whether a model was named since [`import_model`](Self::import_model).
    pub(crate) names_model: Cell<bool>,
}

impl Context<'_> {
    /// `use ::licit::rt;`, the first line of each file.
    pub(crate) fn use_runtime(&self) -> TokenStream {
        let licit = self.options.licit();
        quote! { use #licit::rt; }
    }

    /// `use super::model;`, if a model was named since the last call.
    pub(crate) fn import_model(&self) -> Option<TokenStream> {
        self.names_model
            .take()
            .then(|| quote! { use super::model; })
    }

    /// Whether the provider has both user tokens and application tokens, so that clients need a
    /// type parameter for the kind.
    pub(crate) fn has_both_kinds(&self) -> bool {
        self.provider.has_user_tokens() && self.provider.has_app_tokens()
    }

    /// Whether calls send credentials besides the access token, so that clients need a type
    /// parameter for them.
    pub(crate) fn has_credentials(&self) -> bool {
        !self.provider.security_schemes.is_empty()
    }

    /// The kind of token, for a provider with only one kind.
    pub(crate) fn only_kind(&self) -> TokenStream {
        if self.provider.has_app_tokens() {
            quote!(rt::token::Application)
        } else {
            quote!(rt::token::User)
        }
    }
}
