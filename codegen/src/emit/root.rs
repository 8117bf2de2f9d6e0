//! Emits the module's root.

use licit_format::resolve::{Variable, VariableSource};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::context::Context;
use super::docs::{self, Doc};
use super::model::types::ident;

pub(super) fn doc(context: &Context<'_>) -> Vec<String> {
    let provider = context.provider;
    let title = &context.title;
    let doc = match &provider.description {
        // The whole text of a document has paragraphs and headings of its own.
        Some(description) if description.trim().contains('\n') => Doc::default()
            .trusted(&format!("{title}."))
            .spec_text(description),
        Some(description) => Doc::default().spec_text(&format!("{title}: {description}")),
        None => Doc::default().trusted(&format!("{title}.")),
    };
    super::front::sections(context, doc.see(provider.docs.as_ref())).lines()
}

pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let use_runtime = context.use_runtime();
    let title = &context.title;
    let exports = exports(context);
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
    let interface = Literal::u32_unsuffixed(licit_tables::INTERFACE);
    quote! {
        #use_runtime
        rt::requires!(#interface);
        #exports
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

/// Emits the exports of applications and clients.
fn exports(context: &Context<'_>) -> TokenStream {
    let provider = context.provider;
    let registrations = provider.registrations.iter();
    let mut apps: Vec<_> = registrations
        .flat_map(|registration| {
            let names = [
                format_ident!("{}", registration.rust_name),
                format_ident!("{}Builder", registration.rust_name),
            ];
            names
                .into_iter()
                .chain(super::app::grants::type_names(registration))
        })
        .collect();
    let mut registrations = provider.registrations.iter();
    if registrations.any(|one| super::app::login::has_own_login(provider, one))
        || super::app::login::login_alias(provider).is_some()
    {
        apps.push(format_ident!("Login"));
    }
    if provider.has_static_access() {
        apps.extend([format_ident!("Api"), format_ident!("ApiBuilder")]);
    }
    if !provider.table.environments.is_empty() {
        apps.push(format_ident!("Environment"));
    }
    let sub_clients = provider.sub_clients.iter();
    let sub_clients = sub_clients.map(|sub_client| format_ident!("{}", sub_client.type_name));
    let clients = std::iter::once(format_ident!("Client")).chain(sub_clients);
    let (apps, clients) = (export("app", apps), export("client", clients.collect()));
    quote! { #apps #clients }
}

/// `pub use app::{App, AppBuilder};`, in the order of `rustfmt`. It would break long lists at other
/// places.
fn export(module: &str, mut names: Vec<Ident>) -> Option<TokenStream> {
    names.sort();
    let module = format_ident!("{module}");
    let unformatted = (names.len() > 4).then(|| quote!(#[rustfmt::skip]));
    (!names.is_empty()).then(|| quote! { #unformatted pub use #module::{#(#names),*}; })
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
