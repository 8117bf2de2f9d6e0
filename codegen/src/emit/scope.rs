//! Emits scopes as traits, and scope sets as types that implement them.

use std::collections::HashSet;

use licit_format::resolve::Clause;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::Context;
use super::docs;
use crate::scope_set::{ALL, DEFAULT, ResolvedSet};

pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let use_runtime = context.use_runtime();
    let scopes = context
        .provider
        .scopes
        .iter()
        .zip(implying(context))
        .enumerate()
        .map(|(at, (scope, implying))| {
            let name = format_ident!("{}", scope.rust_name);
            let doc = docs::text(
                scope.description.as_deref(),
                &format!("Grants {}", docs::code_span(&scope.name)),
            );
            let wire = format!("The scope {}.", docs::code_span(&scope.name));
            let wire = docs::lines(&["", wire.as_str()]);
            let shown = docs::in_message(&scope.name);
            let message = format!("`{{Self}}` does not grant the `{shown}` scope");
            let label = format!("needs the `{shown}` scope");
            let note = format!(
                "declare a scope set that grants it with `#[scopes({})]`",
                docs::in_message(&spelling(&scope.name))
            );
            // A bound by one scope stays enough for calls that come to accept another instead.
            let wider = alternatives(context)
                .filter(|clause| clause.scopes.contains(&at))
                .map(|clause| format_ident!("{}", clause.rust_name));
            quote! {
                #doc #wire #implying
                #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
                pub trait #name: sealed::ScopeSet #(+ #wider)* {}
            }
        });
    let clauses = alternatives(context).map(|clause| {
        let name = format_ident!("{}", clause.rust_name);
        let scopes = || {
            clause
                .scopes
                .iter()
                .filter_map(|at| context.provider.scopes.get(*at))
        };
        let listed = docs::listed(scopes().map(|scope| scope.name.as_str()), "or");
        let doc = docs::lines(&[format!("Grants {listed}.")]);
        let listed = docs::listed_in_message(scopes().map(|scope| scope.name.as_str()), "or");
        let message = format!("`{{Self}}` grants none of the scopes {listed}");
        let label = format!("needs the scope {listed}");
        let note = "add one of them to the `#[scopes(…)]` of the set";
        quote! {
            #doc
            #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
            pub trait #name: sealed::ScopeSet {}
        }
    });
    let generated = context
        .sets
        .iter()
        .filter(|set| is_generated(set))
        .map(|set| {
            let declaration = declaration(set);
            let implementation = implementation(context, set, &TokenStream::new());
            quote! { #declaration #implementation }
        });
    quote! {
        #use_runtime
        pub use rt::ScopeSet;
        #(#scopes)*
        #(#clauses)*
        /// A scope set that is a subset of `Wider`.
        #[diagnostic::on_unimplemented(
            message = "`{Self}` has scopes that `{Wider}` does not grant",
            label = "a client can only be narrowed to a subset of its scopes",
            note = "to add scopes, call `widen`, which checks at run time that they were granted"
        )]
        pub trait Within<Wider>: sealed::ScopeSet {}
        impl<S: sealed::ScopeSet> Within<S> for S {}
        #(#generated)*
        pub(super) mod sealed {
            /// Seals the scope traits: only this module's scope sets implement them.
            pub trait ScopeSet: super::rt::ScopeSet {}
        }
    }
}

/// Emits the user's scope sets, which are in the module's root.
pub(super) fn user_sets(context: &Context<'_>) -> TokenStream {
    let scope = quote!(scope::);
    let sets = context
        .sets
        .iter()
        .filter(|set| !is_generated(set))
        .map(|set| {
            let declaration = (!set.exists).then(|| declaration(set));
            let implementation = implementation(context, set, &scope);
            quote! { #declaration #implementation }
        });
    let default = context.sets.iter().any(|set| set.name == DEFAULT).then(|| {
        quote! { pub use scope::DefaultScopes; }
    });
    quote! { #default #(#sets)* }
}

fn is_generated(set: &ResolvedSet) -> bool {
    set.name == ALL || set.name == DEFAULT
}

fn declaration(set: &ResolvedSet) -> TokenStream {
    let name = format_ident!("{}", set.name);
    let doc = docs::lines(&[set.doc.as_str()]);
    quote! { #doc #[derive(Debug, Clone, Copy, PartialEq, Eq)] pub struct #name; }
}

fn implementation(context: &Context<'_>, set: &ResolvedSet, scope: &TokenStream) -> TokenStream {
    let provider = context.provider;
    let name = format_ident!("{}", set.name);
    let set_name = &set.name;
    let wire = set
        .scopes
        .iter()
        .filter_map(|at| provider.scopes.get(*at))
        .map(|s| s.name.as_str());
    let single = set
        .granted
        .iter()
        .filter_map(|at| provider.scopes.get(*at))
        .map(|granted| {
            let granted = format_ident!("{}", granted.rust_name);
            quote! { impl #scope #granted for #name {} }
        });
    let granted: HashSet<usize> = set.granted.iter().copied().collect();
    let any = alternatives(context)
        .filter(|clause| clause.scopes.iter().any(|scope| granted.contains(scope)))
        .map(|clause| {
            let clause = format_ident!("{}", clause.rust_name);
            quote! { impl #scope #clause for #name {} }
        });
    let within = context
        .sets
        .iter()
        .filter(|wider| wider.name != set.name)
        .filter_map(|wider| {
            let wider_grants: HashSet<usize> = wider.granted.iter().copied().collect();
            let narrower = granted.is_subset(&wider_grants);
            let wider_name = format_ident!("{}", wider.name);
            narrower.then(|| {
                let in_root = !scope.is_empty();
                let wider_path = match (in_root, is_generated(wider)) {
                    (true, true) => quote!(scope::#wider_name),
                    (true, false) | (false, true) => quote!(#wider_name),
                    (false, false) => quote!(super::#wider_name),
                };
                quote! { impl #scope Within<#wider_path> for #name {} }
            })
        });
    quote! {
        impl rt::ScopeSet for #name {
            const NAME: &'static str = #set_name;
            const SCOPES: &'static [&'static str] = &[#(#wire),*];
        }
        impl #scope sealed::ScopeSet for #name {}
        #(#single)*
        #(#any)*
        #(#within)*
    }
}

/// Clauses with alternatives. A clause with one scope uses that scope's trait.
fn alternatives<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a Clause> {
    context
        .provider
        .clauses
        .iter()
        .filter(|clause| clause.scopes.len() > 1)
}

/// For each scope, a sentence that lists the scopes that imply it.
fn implying(context: &Context<'_>) -> Vec<TokenStream> {
    let scopes = &context.provider.scopes;
    let mut implying: Vec<Vec<&str>> = vec![Vec::new(); scopes.len()];
    for scope in scopes {
        for implied in &scope.implies {
            if let Some(names) = implying.get_mut(*implied) {
                names.push(&scope.name);
            }
        }
    }
    let documented = implying.into_iter().map(|names| {
        if names.is_empty() {
            return TokenStream::new();
        }
        docs::lines(&[
            String::new(),
            format!("Implied by {}.", docs::listed(names, "and")),
        ])
    });
    documented.collect()
}

/// The scope as it is written in `#[scopes(…)]`.
fn spelling(scope: &str) -> String {
    if syn::parse_str::<syn::Ident>(scope).is_ok() {
        scope.to_owned()
    } else {
        format!("{scope:?}")
    }
}
