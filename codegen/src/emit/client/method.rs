//! Emits one client method per operation.

use licit_format::resolve::{Body, Operation, Parameter, TokenUse};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::argument::{by_reference, filled, required, takes_a_struct, value_method};
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
    let mut arguments: Vec<TokenStream> = if takes_a_struct(operation) {
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
    let clauses = operation
        .requires
        .iter()
        .filter_map(|at| context.provider.clauses.get(*at));
    let scopes: Vec<_> = clauses
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
        .collect();
    let (requires_scopes, requires_token) = match operation.security.as_deref() {
        None => (true, operation.token != TokenUse::None),
        // Of several alternatives, none has a bound of its own, unless they differ only in scopes.
        Some(alternatives) => {
            let all = alternatives.iter().all(|alternative| alternative.token);
            let applies = operation.coverage.is_none() && all && !alternatives.is_empty();
            (applies, applies)
        }
    };
    let scopes = if requires_scopes { scopes } else { Vec::new() };
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
