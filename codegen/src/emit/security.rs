//! Emits the credentials of an application besides the access token: a typed set, whose type states
//! which of them are given, and traits that operations require of it.

use licit_format::resolve::{Alternative, Coverage, CredentialIn, SecurityScheme};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::context::Context;
use super::docs;
use super::model::types::ident;
use crate::scope_set::{ALL, DEFAULT, ResolvedSet};

pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let schemes = &context.provider.security_schemes;
    if schemes.is_empty() {
        return TokenStream::new();
    }
    let use_runtime = context.use_runtime();
    let credentials = credentials(context);
    let states = States::of(schemes);
    let setters = schemes
        .iter()
        .enumerate()
        .map(|(at, scheme)| setter(&states, at, scheme));
    let parameters = &states.names;
    let mocked = mocked(parameters);
    let traits = schemes
        .iter()
        .enumerate()
        .map(|(at, scheme)| scheme_trait(&states, at, scheme));
    let coverages = context
        .provider
        .coverages
        .iter()
        .map(|coverage| coverage_trait(context, &states, coverage));
    quote! {
        #use_runtime
        /// The state of a credential that is given.
        #[derive(Debug, Clone, Copy)]
        pub enum Given {}
        /// The state of a credential that is missing.
        #[derive(Debug, Clone, Copy)]
        pub enum Missing {}
        /// The scope set of a client without an access token.
        #[derive(Debug, Clone, Copy)]
        pub enum NoToken {}
        #credentials
        impl Credentials {
            /// Creates an empty set.
            pub fn new() -> Self {
                Self::default()
            }
        }
        impl<#(#parameters),*> Credentials<#(#parameters),*> {
            #(#setters)*
            pub(super) fn into_core(self) -> rt::Credentials {
                self.core
            }
        }
        fn with<#(#parameters),*>(core: rt::Credentials) -> Credentials<#(#parameters),*> {
            Credentials { core, state: std::marker::PhantomData }
        }
        /// A client that has an access token.
        #[diagnostic::on_unimplemented(
            message = "the client has no access token",
            label = "this operation requires an access token",
            note = "create the client with tokens: `Client::new(&app, tokens)`"
        )]
        pub trait HasToken {}
        impl<S: rt::ScopeSet> HasToken for S {}
        #mocked
        #(#traits)*
        #(#coverages)*
    }
}

/// Emits what a mocked client sends for each type of `Credentials`.
fn mocked(states: &[Ident]) -> TokenStream {
    quote! {
        impl rt::mock::MockedToken for NoToken {
            fn client(app: &rt::App) -> rt::Client {
                rt::Client::without_token(app)
            }
        }
        impl rt::mock::MockedState for Given {
            const IS_GIVEN: bool = true;
        }
        impl rt::mock::MockedState for Missing {
            const IS_GIVEN: bool = false;
        }
        impl<#(#states: rt::mock::MockedState),*> rt::mock::MockedCredentials for Credentials<#(#states),*> {
            const GIVEN: &'static [bool] = &[#(#states::IS_GIVEN),*];
        }
    }
}

/// The type parameters of `Credentials`.
pub(super) fn states(context: &Context<'_>) -> Vec<Ident> {
    States::of(&context.provider.security_schemes).names
}

/// The type parameters of `Credentials`: a state for each scheme.
struct States {
    names: Vec<Ident>,
}

impl States {
    fn of(schemes: &[SecurityScheme]) -> Self {
        let name = |scheme: &SecurityScheme| format_ident!("{}State", scheme.type_name);
        Self {
            names: schemes.iter().map(name).collect(),
        }
    }

    /// The parameters that are not replaced, and the arguments with those that are.
    fn replaced(&self, given: &[(usize, bool)]) -> (Vec<&Ident>, Vec<TokenStream>) {
        let state = |at: usize| given.iter().find(|(known, _)| *known == at);
        let parameters = self.names.iter().enumerate();
        let free = parameters.filter(|(at, _)| state(*at).is_none());
        let arguments = self.names.iter().enumerate();
        let arguments = arguments.map(|(at, name)| match state(at) {
            Some((_, true)) => quote!(Given),
            Some((_, false)) => quote!(Missing),
            None => quote!(#name),
        });
        (free.map(|(_, name)| name).collect(), arguments.collect())
    }
}

fn credentials(context: &Context<'_>) -> TokenStream {
    let states = States::of(&context.provider.security_schemes);
    let parameters = &states.names;
    let doc = docs::lines(&[
        format!(
            "The credentials that an application has for {}'s API, besides the access token.",
            context.title
        ),
        String::new(),
        "Each call sends those that its operation requires, and no others. The type states which are \
         given: an operation that they do not cover does not compile."
            .into(),
    ]);
    quote! {
        #doc
        #[must_use]
        pub struct Credentials<#(#parameters = Missing),*> {
            core: rt::Credentials,
            state: std::marker::PhantomData<fn() -> (#(#parameters,)*)>,
        }
        impl Default for Credentials {
            fn default() -> Self {
                Self { core: rt::Credentials::new(), state: std::marker::PhantomData }
            }
        }
        impl<#(#parameters),*> Clone for Credentials<#(#parameters),*> {
            fn clone(&self) -> Self {
                Self { core: self.core.clone(), state: std::marker::PhantomData }
            }
        }
        impl<#(#parameters),*> std::fmt::Debug for Credentials<#(#parameters),*> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct("Credentials").finish_non_exhaustive()
            }
        }
    }
}

fn setter(states: &States, at: usize, scheme: &SecurityScheme) -> TokenStream {
    let method = ident(&scheme.rust_name);
    let (_, arguments) = states.replaced(&[(at, true)]);
    let description = scheme.table.description.as_deref();
    let sets = format!("Sets {}", sent(scheme));
    let doc = match description {
        Some(description) => docs::Doc::default()
            .spec_text(description)
            .trusted(&format!("{sets}."))
            .tokens(),
        None => docs::lines(&[format!("{sets}.")]),
    };
    let at = Literal::usize_unsuffixed(at);
    let (parameters, call) = match scheme.table.place {
        CredentialIn::Basic => (
            quote!(user: impl Into<rt::Secret>, password: impl Into<rt::Secret>),
            quote!(with_basic(#at, user, password)),
        ),
        CredentialIn::MutualTls => (quote!(), quote!(with_certificate(#at))),
        CredentialIn::Bearer => (
            quote!(token: impl Into<rt::Secret>),
            quote!(with_secret(#at, token)),
        ),
        CredentialIn::Header(_) | CredentialIn::Query(_) | CredentialIn::Cookie(_) => (
            quote!(key: impl Into<rt::Secret>),
            quote!(with_secret(#at, key)),
        ),
    };
    quote! {
        #doc
        pub fn #method(self, #parameters) -> Credentials<#(#arguments),*> {
            with(self.core.#call)
        }
    }
}

/// What a scheme is and where it is sent, as Markdown.
fn sent(scheme: &SecurityScheme) -> String {
    let code = docs::code_span;
    match &scheme.table.place {
        CredentialIn::Header(name) => format!("the API key in the header {}", code(name)),
        CredentialIn::Query(name) => format!("the API key in the query parameter {}", code(name)),
        CredentialIn::Cookie(name) => format!("the cookie {}", code(name)),
        CredentialIn::Basic => "the user name and password (HTTP Basic, RFC 7617)".into(),
        CredentialIn::Bearer => "the bearer token (RFC 6750)".into(),
        CredentialIn::MutualTls => {
            "the client certificate, which the application's `reqwest::Client` presents".into()
        }
    }
}

/// What a scheme is, for messages of the compiler.
fn kind(scheme: &SecurityScheme) -> &'static str {
    match scheme.table.place {
        CredentialIn::Header(_) | CredentialIn::Query(_) => "API key",
        CredentialIn::Cookie(_) => "cookie",
        CredentialIn::Basic => "user name and password",
        CredentialIn::Bearer => "bearer token",
        CredentialIn::MutualTls => "client certificate",
    }
}

/// A scheme in a message of the compiler.
fn named(scheme: &SecurityScheme) -> String {
    format!(
        "the {} `{}`",
        kind(scheme),
        docs::in_message(&scheme.table.name)
    )
}

/// The call of a setter, in a message of the compiler.
fn call_of(scheme: &SecurityScheme) -> String {
    let arguments = match scheme.table.place {
        CredentialIn::Basic => "user, password",
        CredentialIn::MutualTls => "",
        CredentialIn::Bearer => "token",
        CredentialIn::Header(_) | CredentialIn::Query(_) | CredentialIn::Cookie(_) => "key",
    };
    format!(".{}({arguments})", scheme.rust_name)
}

fn scheme_trait(states: &States, at: usize, scheme: &SecurityScheme) -> TokenStream {
    let name = scheme_trait_name(scheme);
    let (free, arguments) = states.replaced(&[(at, true)]);
    let doc = docs::lines(&[format!(
        "Credentials that contain {}.",
        docs::code_span(&scheme.table.name)
    )]);
    let message = format!("the client lacks {}", named(scheme));
    let label = format!("requires {}", named(scheme));
    let note = format!(
        "give it to the client: `client.with_credentials(Credentials::new(){})`",
        call_of(scheme)
    );
    quote! {
        #doc
        #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
        pub trait #name {}
        impl<#(#free),*> #name for Credentials<#(#arguments),*> {}
    }
}

fn scheme_trait_name(scheme: &SecurityScheme) -> Ident {
    format_ident!("Has{}", scheme.type_name)
}

fn coverage_trait(context: &Context<'_>, states: &States, coverage: &Coverage) -> TokenStream {
    let name = format_ident!("{}", coverage.rust_name);
    let required = described(context, &coverage.alternatives);
    let doc = docs::lines(&[format!(
        "Credentials that, with a token of the scopes `S`, contain {}.",
        docs_of(context, &coverage.alternatives)
    )]);
    let label = format!("requires {required}");
    let note = format!(
        "give the client one of these: {}",
        ways(context, &coverage.alternatives)
    );
    let implementations = coverage.cases.iter().map(|case| {
        let (free, arguments) = states.replaced(&case.given);
        let Some(lists) = &case.token else {
            return quote! { impl<S, #(#free),*> #name<S> for Credentials<#(#arguments),*> {} };
        };
        if let Some(bounds) = token_bounds(context, lists) {
            // The message of the compiler lists all alternatives, not only the token.
            return quote! {
                #[diagnostic::do_not_recommend]
                impl<S: #(#bounds)+*, #(#free),*> #name<S> for Credentials<#(#arguments),*> {}
            };
        }
        let sets = context.sets.iter().filter(|set| {
            let has = |scopes: &Vec<usize>| scopes.iter().all(|scope| set.granted.contains(scope));
            lists.iter().any(has)
        });
        let of_set = |set| {
            let set = set_path(set);
            quote! { impl<#(#free),*> #name<#set> for Credentials<#(#arguments),*> {} }
        };
        sets.map(of_set).collect()
    });
    quote! {
        #doc
        #[diagnostic::on_unimplemented(
            message = "the client's credentials do not cover this operation",
            label = #label,
            note = #note
        )]
        pub trait #name<S> {}
        #(#implementations)*
    }
}

/// The bounds of a scope set that has all scopes of one of the lists, so that code that is generic over scope
/// sets can make the call. `None` if no traits state it.
fn token_bounds(context: &Context<'_>, lists: &[Vec<usize>]) -> Option<Vec<TokenStream>> {
    let scope = |at: &usize| {
        let scope = context.provider.scopes.get(*at)?;
        let name = format_ident!("{}", scope.rust_name);
        Some(quote!(super::scope::#name))
    };
    if lists.iter().any(Vec::is_empty) {
        return Some(vec![quote!(rt::ScopeSet)]);
    }
    if let [only] = lists {
        return only.iter().map(scope).collect();
    }
    // One scope of several is a clause, if operations require it of the token.
    let singles = lists.iter().map(|list| match list.as_slice() {
        [only] => Some(*only),
        _ => None,
    });
    let mut singles: Vec<usize> = singles.collect::<Option<_>>()?;
    singles.sort_unstable();
    singles.dedup();
    let mut clauses = context.provider.clauses.iter();
    let clause = clauses.find(|clause| clause.scopes == singles)?;
    let name = format_ident!("{}", clause.rust_name);
    Some(vec![quote!(super::scope::#name)])
}

/// The path of a scope set from this module.
fn set_path(set: &ResolvedSet) -> TokenStream {
    let name = format_ident!("{}", set.name);
    if set.name == ALL || set.name == DEFAULT {
        quote!(super::scope::#name)
    } else {
        quote!(super::#name)
    }
}

/// The bounds of an operation with security requirements of its own: on the credentials `C`, and on
/// the scope set `S` apart from its scopes.
pub(super) fn bounds(
    context: &Context<'_>,
    alternatives: &[Alternative],
    coverage: Option<usize>,
) -> Vec<TokenStream> {
    let provider = context.provider;
    if let Some(coverage) = coverage.and_then(|at| provider.coverages.get(at)) {
        let name = format_ident!("{}", coverage.rust_name);
        return vec![quote!(C: security::#name<S>)];
    }
    let [only] = alternatives else {
        return Vec::new();
    };
    let schemes = only.schemes.iter();
    let schemes = schemes.filter_map(|at| provider.security_schemes.get(*at));
    let schemes: Vec<_> = schemes
        .map(|scheme| {
            let name = scheme_trait_name(scheme);
            quote!(security::#name)
        })
        .collect();
    if schemes.is_empty() {
        Vec::new()
    } else {
        vec![quote!(C: #(#schemes)+*)]
    }
}

/// Lists alternatives for a message of the compiler.
fn described(context: &Context<'_>, alternatives: &[Alternative]) -> String {
    joined(context, alternatives, named, |scope| {
        format!("`{}`", docs::in_message(scope))
    })
}

/// Lists alternatives for documentation.
pub(super) fn docs_of(context: &Context<'_>, alternatives: &[Alternative]) -> String {
    let named = |scheme: &SecurityScheme| {
        format!(
            "the {} {}",
            kind(scheme),
            docs::code_span(&scheme.table.name)
        )
    };
    joined(context, alternatives, named, |scope| docs::code_span(scope))
}

fn joined(
    context: &Context<'_>,
    alternatives: &[Alternative],
    named: impl Fn(&SecurityScheme) -> String,
    code: impl Fn(&str) -> String,
) -> String {
    let provider = context.provider;
    let one = |alternative: &Alternative| {
        let schemes = alternative.schemes.iter();
        let schemes = schemes.filter_map(|at| provider.security_schemes.get(*at));
        let mut parts: Vec<String> = schemes.map(&named).collect();
        let scopes = alternative.scopes.iter();
        let scopes = scopes.filter_map(|at| provider.scopes.get(*at));
        let scopes: Vec<String> = scopes.map(|scope| code(&scope.name)).collect();
        parts.extend(alternative.token.then(|| match scopes.as_slice() {
            [] => "an access token".to_owned(),
            [only] => format!("an access token with the scope {only}"),
            all => {
                let all = docs::joined(all, "and");
                format!("an access token with the scopes {all}")
            }
        }));
        parts.join(" and ")
    };
    let all: Vec<String> = alternatives
        .iter()
        .filter(|alternative| !alternative.is_empty())
        .map(one)
        .collect();
    all.join(", or ")
}

/// How an application gives each of several alternatives, for a message of the compiler.
fn ways(context: &Context<'_>, alternatives: &[Alternative]) -> String {
    let provider = context.provider;
    let one = |alternative: &Alternative| {
        let schemes = alternative.schemes.iter();
        let schemes = schemes.filter_map(|at| provider.security_schemes.get(*at));
        let calls: String = schemes.map(call_of).collect();
        let credentials =
            (!calls.is_empty()).then(|| format!("`with_credentials(Credentials::new(){calls})`"));
        let token = alternative.token.then(|| "a token".to_owned());
        let parts: Vec<String> = credentials.into_iter().chain(token).collect();
        parts.join(" and ")
    };
    let all: Vec<String> = alternatives.iter().map(one).collect();
    all.join(", or ")
}
