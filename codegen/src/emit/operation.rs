//! The table of operations, one constant each.

use licit_format::resolve::{Body, Call, Operation, PageStyle, Pages, Redirect, TokenUse};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::table::{Table, imports, parameters};
use super::{Context, docs};

pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    if context.provider.operations.is_empty() {
        return TokenStream::new();
    }
    let use_runtime = context.use_runtime();
    let operations = context.provider.operations.iter().map(|operation| {
        let name = constant(operation);
        let doc = format!(" {}", docs::code_span(called(operation)));
        let value = table(operation);
        // Whether the tables inside state every field, only the runtime knows.
        let has_tables = operation.pages.is_some();
        let allow = has_tables.then(|| {
            quote! { #[allow(clippy::needless_update, reason = "a table may state every field")] }
        });
        quote! { #[doc = #doc] #allow pub(super) const #name: Operation = #value; }
    });
    let items = quote! { #(#operations)* };
    let tables = imports(&items);
    quote! { #use_runtime #tables #items }
}

/// The constant's name: `LIST_CONTACTS`.
pub(super) fn constant(operation: &Operation) -> Ident {
    format_ident!(
        "{}",
        operation.rust_name.trim_start_matches("r#").to_uppercase()
    )
}

/// `GET /contacts`, or the kind of GraphQL operation.
pub(super) fn called(operation: &Operation) -> String {
    match &operation.call {
        Call::Http { method, path } => format!("{method} {path}"),
        Call::GraphQl { .. } => format!("GraphQL {}", operation.name),
    }
}

fn table(operation: &Operation) -> TokenStream {
    let name = &operation.name;
    let table = Table::new("Operation").with("name", name);
    let (table, idempotent_by_method) = match &operation.call {
        Call::Http { method, path } => {
            let variant = match method.as_str() {
                "HEAD" => quote!(Head),
                "POST" => quote!(Post),
                "PUT" => quote!(Put),
                "PATCH" => quote!(Patch),
                "DELETE" => quote!(Delete),
                "OPTIONS" => quote!(Options),
                _ => quote!(Get),
            };
            let table = table
                .with_if(method != "GET", "method", quote!(Method::#variant))
                .with("path", path);
            (table, method != "POST" && method != "PATCH")
        }
        Call::GraphQl { document, data } => {
            let graphql = quote! { GraphQl { document: #document, at: #data } };
            (table.with("graphql", quote!(Some(#graphql))), false)
        }
    };
    let content_type = match &operation.body {
        Some(Body::Binary { media_types, .. }) => {
            // A range is nothing that can be sent.
            media_types
                .iter()
                .find(|media_type| !media_type.contains('*'))
                .cloned()
        }
        _ => operation.content_type.clone(),
    };
    let pages = operation.pages.as_ref().map(self::pages);
    let errors: Vec<_> = operation
        .errors
        .iter()
        .map(|at| proc_macro2::Literal::usize_unsuffixed(*at))
        .collect();
    table
        .with_if(operation.token == TokenUse::None, "authorized", false)
        .with_if(
            operation.idempotent && !idempotent_by_method,
            "idempotent",
            true,
        )
        .with_text("idempotency_key", operation.idempotency_key.as_ref())
        .with_if(
            operation.redirect == Redirect::Follow,
            "redirect",
            quote!(Redirect::Follow),
        )
        .with_list("query", &parameters(&operation.fixed_query))
        .with_list("headers", &parameters(&operation.fixed_headers))
        .with_list("cookies", &parameters(&operation.fixed_cookies))
        .with_text("content_type", content_type.as_ref())
        .with_if(pages.is_some(), "pages", quote!(Some(#pages)))
        .with_list("errors", &errors)
        .finish()
}

fn pages(pages: &Pages) -> TokenStream {
    // The runtime counts a GraphQL operation's pointers from what it returns.
    let Pages {
        parameter,
        items,
        id,
        ..
    } = pages;
    let next = pages.next.clone().unwrap_or_default();
    let has_more = if let Some(has_more) = &pages.has_more {
        quote!(Some(#has_more))
    } else {
        quote!(None)
    };
    let end = Table::new("NumberedEnd")
        .with_text("total", pages.total.as_ref())
        .with_text("total_pages", pages.total_pages.as_ref())
        .with_text("has_more", pages.has_more.as_ref());
    let end = if end.is_empty() {
        quote!(NumberedEnd::DEFAULT)
    } else {
        end.finish()
    };
    let first = proc_macro2::Literal::u64_unsuffixed(pages.first_page);
    let style = match pages.style {
        PageStyle::Link => quote!(Link),
        PageStyle::NextUrl => quote! { NextUrl { next: #next } },
        PageStyle::Cursor | PageStyle::Connection => {
            quote! { Cursor { parameter: #parameter, next: #next, has_more: #has_more } }
        }
        PageStyle::LastItem => {
            quote! { LastItem { parameter: #parameter, id: #id, has_more: #has_more } }
        }
        PageStyle::Page => quote! { Page { parameter: #parameter, first: #first, end: #end } },
        PageStyle::Offset => quote! { Offset { parameter: #parameter, end: #end } },
    };
    Table::new("Pages")
        .with("style", quote!(PageStyle::#style))
        .with_if(!items.is_empty(), "items", items)
        .with_if(pages.in_body, "in_body", true)
        .finish()
}
