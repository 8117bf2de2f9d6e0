//! Emits the operation tables, one constant per operation.

use licit_format::resolve::Operation;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::Printer;
use crate::emit::context::Context;
use crate::emit::model::types::ident;

pub(in crate::emit) fn emit(context: &Context<'_>) -> TokenStream {
    if context.provider.operations.is_empty() {
        return TokenStream::new();
    }
    let use_runtime = context.use_runtime();
    let mut printer = Printer::default();
    let operations: Vec<_> = context
        .provider
        .operations
        .iter()
        .map(|operation| declaration(&mut printer, operation))
        .collect();
    let tables = printer.imports();
    quote! { #use_runtime #tables #(#operations)* }
}

/// `rt::operation!(list_contacts = Get "/contacts");`, with the fields that differ from the default.
fn declaration(printer: &mut Printer, operation: &Operation) -> TokenStream {
    let table = &operation.table;
    let constant = constant(operation);
    let method = format!("{:?}", table.method);
    let (method, path) = (format_ident!("{method}"), &table.path);
    let name = (constant != table.name).then(|| {
        let name = &table.name;
        quote!(as #name)
    });
    let fields = printer.fields(table, &["name", "method", "path"]);
    if fields.is_empty() {
        quote! { rt::operation!(#constant = #method #path #name); }
    } else {
        quote! { rt::operation! { #constant = #method #path #name { #fields } } }
    }
}

/// The constant's name, which is the method's: `list_contacts`.
pub(in crate::emit) fn constant(operation: &Operation) -> Ident {
    ident(&operation.rust_name)
}

/// The method and path, such as `GET /contacts`, or the kind of GraphQL operation.
pub(in crate::emit) fn called(operation: &Operation) -> String {
    let table = &operation.table;
    match &table.graphql {
        None => format!("{} {}", table.method.name(), table.path),
        Some(_) => format!("GraphQL {}", table.name),
    }
}
