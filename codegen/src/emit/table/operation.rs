//! Emits the operation tables, one constant per operation.

use licit_format::resolve::Operation;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::Printer;
use crate::emit::context::Context;
use crate::emit::docs;

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
        .map(|operation| {
            let name = constant(operation);
            let doc = format!(" {}", docs::code_span(called(operation)));
            let value = printer.table(&operation.table);
            // Only the runtime knows whether the nested tables contain every field.
            let has_tables =
                operation.table.pages.is_some() || !operation.table.security.is_empty();
            let allow = has_tables.then(|| {
                quote! { #[allow(clippy::needless_update, reason = "a table may state every field")] }
            });
            quote! { #[doc = #doc] #allow pub(super) const #name: Operation = #value; }
        })
        .collect();
    let tables = printer.imports();
    quote! { #use_runtime #tables #(#operations)* }
}

/// The constant's name, such as `LIST_CONTACTS`.
pub(in crate::emit) fn constant(operation: &Operation) -> Ident {
    format_ident!(
        "{}",
        operation.rust_name.trim_start_matches("r#").to_uppercase()
    )
}

/// The method and path, such as `GET /contacts`, or the kind of GraphQL operation.
pub(in crate::emit) fn called(operation: &Operation) -> String {
    let table = &operation.table;
    match &table.graphql {
        None => format!("{} {}", table.method.name(), table.path),
        Some(_) => format!("GraphQL {}", table.name),
    }
}
