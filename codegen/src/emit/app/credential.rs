//! Emits `Api`: access with static tokens, without a registered application.

use licit_format::resolve::{ActsAs, Credential};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::app_builder::{arguments, builder};
use crate::emit::context::Context;
use crate::emit::docs::{self, Doc};
use crate::emit::model::types::ident;
use crate::scope_set::ALL;

/// Emits `Api` and its builder.
pub(in crate::emit) fn api(context: &Context<'_>) -> TokenStream {
    let title = &context.title;
    let arguments = arguments(context, None);
    let names: Vec<_> = arguments.iter().map(|argument| &argument.name).collect();
    let types: Vec<_> = arguments.iter().map(|argument| &argument.ty).collect();
    let constructors = context
        .provider
        .credentials
        .iter()
        .map(|c| credential(context, c));
    let client = context.has_credentials().then(|| client(context));
    let builder = builder(context, "Api", None);
    let doc = docs::lines(&[format!(
        "Access to {title}'s API with static {}, without a registered application.",
        if context.has_credentials() {
            "credentials"
        } else {
            "tokens"
        }
    )]);
    quote! {
        #doc
        #[derive(Debug, Clone)]
        pub struct Api(pub(super) rt::App);
        impl Api {
            /// Creates an `Api` with the default configuration.
            ///
            /// # Errors
            ///
            /// Returns an error if a variable is malformed, or if no TLS backend is compiled in.
            pub fn new(#(#names: #types),*) -> Result<Self, Error> {
                Self::builder(#(#names),*).build()
            }
            /// Returns a builder, which also sets the HTTP client and timeouts.
            pub fn builder(#(#names: #types),*) -> ApiBuilder {
                ApiBuilder::new(#(#names),*)
            }
            #client
            #(#constructors)*
        }
        #builder
    }
}

/// Emits the constructor of a client without an access token.
fn client(context: &Context<'_>) -> TokenStream {
    let states = crate::emit::security::states(context);
    let kind = context
        .has_both_kinds()
        .then(|| quote!(super::security::NoToken,));
    quote! {
        /// Creates a client with these credentials, and without an access token.
        #[must_use]
        pub fn client<#(#states),*>(
            &self,
            credentials: super::security::Credentials<#(#states),*>,
        ) -> super::Client<super::security::NoToken, #kind super::security::Credentials<#(#states),*>> {
            let core = rt::Client::without_token(&self.0);
            super::Client::from_core(core.with_credentials(credentials.into_core()))
        }
    }
}

fn credential(context: &Context<'_>, credential: &Credential) -> TokenStream {
    let method = ident(&credential.rust_name);
    let description = credential.description.as_deref();
    let doc = Doc::default()
        .spec_text(description.unwrap_or("Creates a client with a static token"))
        .see(credential.docs.as_ref())
        .tokens();
    let kind = match credential.acts_as {
        ActsAs::User => quote!(rt::token::User),
        ActsAs::App => quote!(rt::token::Application),
    };
    let client_kind = context.has_both_kinds().then(|| quote!(, #kind));
    let (generics, set) = if credential.scopes.is_none() {
        let all = format_ident!("{ALL}");
        (TokenStream::new(), quote!(scope::#all))
    } else {
        (quote!(<S: scope::ScopeSet>), quote!(S))
    };
    let says = credential
        .scopes
        .as_ref()
        .map(|_| docs::lines(&["", "`S` is the set of scopes that the token has."]));
    quote! {
        #doc
        #says
        #[must_use]
        pub fn #method #generics (&self, token: impl Into<rt::Secret>) -> super::Client<#set #client_kind> {
            super::Client::from_core(rt::Client::new(
                &self.0,
                rt::Tokens::<#set, #kind>::from_access_token(token),
            ))
        }
    }
}
