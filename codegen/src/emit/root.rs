//! Emits the module's root.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::Context;
use super::docs::{self, Doc};

pub(super) fn doc(context: &Context<'_>) -> Vec<String> {
    let provider = context.provider;
    let title = &context.title;
    let doc = match &provider.description {
        Some(description) => Doc::default().spec_text(&format!("{title}: {description}")),
        None => Doc::default().trusted(&format!("{title}.")),
    };
    super::front::sections(context, doc.see(provider.docs.as_ref())).lines()
}

pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let use_runtime = context.use_runtime();
    let title = &context.title;
    let mut exported: Vec<_> = context
        .provider
        .registrations
        .iter()
        .flat_map(|r| {
            [
                format_ident!("{}", r.rust_name),
                format_ident!("{}Builder", r.rust_name),
            ]
            .into_iter()
            .chain(super::app::grants::type_names(r))
        })
        .collect();
    if context
        .provider
        .registrations
        .iter()
        .any(|registration| super::app::login::has_own_login(context.provider, registration))
    {
        exported.push(format_ident!("Login"));
    }
    if context.provider.has_static_access() {
        exported.extend([format_ident!("Api"), format_ident!("ApiBuilder")]);
    }
    if !context.provider.table.environments.is_empty() {
        exported.push(format_ident!("Environment"));
    }
    let mut clients = vec![format_ident!("Client")];
    clients.extend(
        context
            .provider
            .sub_clients
            .iter()
            .map(|s| format_ident!("{}", s.type_name)),
    );
    let tokens_doc = docs::lines(&[format!(
        "The tokens of a grant from {title}: an access token, and usually a \
     refresh token."
    )]);
    let tokens = if context.has_both_kinds() {
        quote! { pub type Tokens<S, K = rt::token::User> = rt::Tokens<S, K>; }
    } else {
        let kind = context.only_kind();
        quote! { pub type Tokens<S> = rt::Tokens<S, #kind>; }
    };
    let graphql = context
        .provider
        .table
        .api
        .graphql_endpoint
        .as_ref()
        .map(|_| {
            let doc = docs::lines(&[format!(
                "A GraphQL request to {title}'s API, ready to be sent."
            )]);
            quote! { #doc pub type Request<T> = rt::Request<T, Error>; }
        });
    let sets = super::scope::user_sets(context);
    let identity = super::app::openid::identity(context);
    let app = (!exported.is_empty()).then(|| quote! { pub use app::{#(#exported),*}; });
    quote! {
        #use_runtime
        #app
        pub use client::{#(#clients),*};
        pub use error::Error;
        pub use scope::{AllScopes};
        #tokens_doc
        #tokens
        #identity
        #graphql
        #sets
    }
}
