//! Emits the module's root.

use licit_format::resolve::{Variable, VariableSource};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::Context;
use super::docs::{self, Doc};
use super::model::types::ident;

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
    let captured = captured(context);
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
        #captured
        #graphql
        #sets
    }
}

/// Emits the type with the captured values, if the provider has some.
fn captured(context: &Context<'_>) -> Option<TokenStream> {
    let variables = context.provider.table.variables.iter();
    let captured = variables.filter(|variable| variable.source != VariableSource::App);
    let methods: Vec<_> = captured.map(captured_value).collect();
    let doc = docs::lines(&[format!(
        "The values that {} sent with the tokens of a grant.",
        context.title
    )]);
    (!methods.is_empty()).then(|| {
        quote! {
            #doc
            #[derive(Debug, Clone)]
            pub struct CapturedValues(rt::Captured);
            impl CapturedValues {
                /// Returns the values that were captured with `tokens`.
                pub fn of<S, K>(tokens: &rt::Tokens<S, K>) -> Self {
                    Self(tokens.captured_values())
                }
                #(#methods)*
            }
            impl From<rt::Captured> for CapturedValues {
                fn from(captured: rt::Captured) -> Self {
                    Self(captured)
                }
            }
        }
    })
}

/// Emits the accessor of a captured value.
fn captured_value(variable: &Variable) -> TokenStream {
    let name = &variable.name;
    let method = ident(&licit_format::name::snake(name));
    let doc = docs::text(
        variable.description.as_deref(),
        &format!("The value of {}", docs::code_span(name)),
    );
    if variable.secret {
        return quote! {
            #doc
            pub fn #method(&self) -> Option<rt::Secret> {
                self.0.get(#name).map(rt::Secret::new)
            }
        };
    }
    quote! {
        #doc
        pub fn #method(&self) -> Option<&str> {
            self.0.get(#name)
        }
    }
}
