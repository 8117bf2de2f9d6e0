//! Emits one client method per operation.

use licit_format::resolve::{Body, Operation, Parameter, TokenUse};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::argument::{by_reference, filled, required, value_method};
use super::operation_docs::documentation;
use crate::emit::context::Context;
use crate::emit::docs;
use crate::emit::model::types::ident;
use crate::emit::table::operation::constant;

pub(in crate::emit) fn method(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let models = quote!(model::);
    let name = ident(&operation.method_name);
    let constant = constant(operation);
    let doc = documentation(context, operation);
    let deprecated = operation.deprecated.as_ref().map(|instead| {
        if let Some(instead) = instead {
            let instead = docs::note(instead);
            quote! { #[deprecated(note = #instead)] }
        } else {
            quote! { #[deprecated] }
        }
    });
    let mut arguments: Vec<TokenStream> = if operation.takes_a_struct() {
        let name = super::request::parameters_name(operation);
        vec![quote! { parameters: &request::#name }]
    } else {
        let argument = |parameter: &&Parameter| {
            let (name, ty) = (
                ident(&parameter.rust_name),
                context.borrowed(&parameter.ty, &models),
            );
            quote! { #name: #ty }
        };
        required(operation).iter().map(argument).collect()
    };
    let mut calls = filled(context, operation);
    if let Some((ty, false)) = operation.body.as_ref().and_then(Body::value) {
        let ty_tokens = context.borrowed(ty, &models);
        arguments.push(quote! { body: #ty_tokens });
        let value = by_reference(context, ty, &quote!(body));
        let method = value_method(operation);
        calls.extend(quote! { .#method(#value) });
    }
    if let Some(Body::Binary {
        optional: false, ..
    }) = &operation.body
    {
        arguments.push(quote! { body: impl Into<rt::Upload> });
        calls.extend(quote! { .upload(body) });
    }
    let bounds = bounds(context, operation);
    let core = quote! { self.core.call(&operation::#constant) #calls };
    let request = format_ident!("{}", operation.type_name);
    quote! {
        #doc #deprecated
        pub fn #name(&self, #(#arguments),*) -> request::#request #bounds {
            request::#request::new(#core)
        }
    }
}

/// Emits what a method requires of the token: its scopes, its kind and other credentials.
pub(super) fn bounds(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let (scopes, requires_token) = (scopes(context, operation), requires_token(operation));
    // Scope sets are sets of a token: only without scopes, its existence is a bound.
    let has_token = context.has_credentials() && requires_token && scopes.is_empty();
    let has_token = has_token.then(|| quote!(S: security::HasToken));
    let alternatives = operation.security.as_deref().unwrap_or_default();
    let credentials = crate::emit::security::bounds(context, alternatives, operation.coverage);
    let kind = match operation.token {
        _ if !requires_token => None,
        TokenUse::User if context.has_both_kinds() => Some(quote!(K: rt::token::ActsAsUser)),
        TokenUse::App if context.has_both_kinds() => Some(quote!(K: rt::token::ActsAsApp)),
        _ => None,
    };
    let scopes = (!scopes.is_empty()).then(|| quote!(S: #(#scopes)+*));
    let bounds: Vec<_> = scopes
        .into_iter()
        .chain(has_token)
        .chain(kind)
        .chain(credentials)
        .collect();
    if bounds.is_empty() {
        TokenStream::new()
    } else {
        quote! { where #(#bounds),* }
    }
}

/// The traits of the scopes that an operation requires.
pub(in crate::emit) fn scopes(context: &Context<'_>, operation: &Operation) -> Vec<TokenStream> {
    // Of several alternatives, none has a bound of its own, unless they differ only in scopes.
    if operation.security.is_some() && !requires_token(operation) {
        return Vec::new();
    }
    let clauses = operation
        .requires
        .iter()
        .filter_map(|at| context.provider.clauses.get(*at));
    clauses
        .map(|clause| {
            let name = match clause.scopes.as_slice() {
                [only] => context
                    .provider
                    .scopes
                    .get(*only)
                    .map(|scope| &scope.rust_name),
                _ => None,
            };
            let name = format_ident!("{}", name.unwrap_or(&clause.rust_name));
            quote!(scope::#name)
        })
        .collect()
}

/// Whether every way to authenticate a call includes the token.
fn requires_token(operation: &Operation) -> bool {
    match operation.security.as_deref() {
        None => operation.token != TokenUse::None,
        Some(alternatives) => {
            let all = alternatives.iter().all(|alternative| alternative.token);
            operation.coverage.is_none() && all && !alternatives.is_empty()
        }
    }
}
