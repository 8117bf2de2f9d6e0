//! Emits the tables of the provider and of its registrations.

use licit_format::resolve::{Provider, Registration};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::Printer;
use crate::emit::context::Context;

pub(in crate::emit) fn emit(context: &Context<'_>) -> TokenStream {
    let use_runtime = context.use_runtime();
    let provider = context.provider;
    let mut printer = Printer::default();
    let table = printer.table(&provider.table);
    // Only the runtime knows whether a table contains every field.
    let allow = quote! {
        #[allow(clippy::needless_update, reason = "a table may state every field")]
    };
    let registrations: Vec<_> = provider
        .registrations
        .iter()
        .map(|registration| {
            let name = registration_name(registration);
            let doc = format!(
                " The registration {} and its grants.",
                crate::emit::docs::code_span(&registration.table.name)
            );
            let base = quote!(Registration::of(&PROVIDER));
            let value = printer.with_base(&registration.table.value(), &base);
            quote! { #[doc = #doc] #allow pub(super) static #name: Registration = #value; }
        })
        .collect();
    let api = static_tokens(provider, &mut printer);
    let items = quote! {
        /// The provider.
        #allow
        pub(super) static PROVIDER: Provider = #table;
        #(#registrations)*
        #api
    };
    let tables = printer.imports();
    let jose = provider.needs_jose().then(|| {
        let spec = format!("the spec of {} needs signatures", provider.table.title);
        quote! { rt::require_jose!(#spec); }
    });
    quote! { #use_runtime #tables #jose #items }
}

fn static_tokens(provider: &Provider, printer: &mut Printer) -> Option<TokenStream> {
    provider.has_static_access().then(|| {
        let registration = printer.name("Registration");
        let doc = if provider.security_schemes.is_empty() {
            " Access without a registration: static tokens."
        } else {
            " Access without a registration."
        };
        quote! {
            #[doc = #doc]
            pub(super) static API: #registration = #registration {
                name: "api",
                ..#registration::of(&PROVIDER)
            };
        }
    })
}

/// The name of a registration's table.
pub(in crate::emit) fn registration_name(registration: &Registration) -> Ident {
    let name = licit_format::name::snake(&registration.rust_name);
    format_ident!("{}", name.to_uppercase())
}
