//! The table of an operation. Every field is named, so that a new one cannot be forgotten here.

use licit_format::resolve::{self, Body, Call, TokenUse};
use licit_runtime::tables::{GraphQl, Method, NumberedEnd, Operation, PageStyle, Pages, Redirect};

use crate::kept;

/// The table of an operation. It is never freed.
pub fn operation(operation: &resolve::Operation) -> &'static Operation {
    let (method, path, graphql) = match &operation.call {
        Call::Http { method, path } => {
            let method = self::method(method).unwrap_or(Method::Get);
            (method, kept::text(path), None)
        }
        Call::GraphQl { document, data } => {
            let graphql = GraphQl {
                document: kept::text(document),
                at: kept::text(data),
            };
            (Method::Get, "", Some(graphql))
        }
    };
    let is_safe_by_method = graphql.is_none() && !matches!(method, Method::Post | Method::Patch);
    kept::one(Operation {
        name: kept::text(&operation.name),
        method,
        path,
        authorized: operation.token != TokenUse::None,
        // What its method says need not be said.
        idempotent: operation.idempotent && !is_safe_by_method,
        idempotency_key: kept::optional(operation.idempotency_key.as_ref()),
        redirect: match operation.redirect {
            resolve::Redirect::Refuse => Redirect::Refuse,
            resolve::Redirect::Follow => Redirect::Follow,
        },
        query: kept::parameters(&operation.fixed_query),
        headers: kept::parameters(&operation.fixed_headers),
        cookies: kept::parameters(&operation.fixed_cookies),
        content_type: kept::optional(content_type(operation).as_ref()),
        graphql,
        pages: operation.pages.as_ref().map(pages),
        errors: kept::list(operation.errors.iter().copied()),
        // Specs cannot say it yet.
        stream_end: None,
    })
}

/// A method by its name in capitals.
pub(crate) fn method(name: &str) -> Option<Method> {
    match name {
        "GET" => Some(Method::Get),
        "HEAD" => Some(Method::Head),
        "POST" => Some(Method::Post),
        "PUT" => Some(Method::Put),
        "PATCH" => Some(Method::Patch),
        "DELETE" => Some(Method::Delete),
        "OPTIONS" => Some(Method::Options),
        _ => None,
    }
}

fn content_type(operation: &resolve::Operation) -> Option<String> {
    match &operation.body {
        // A range is nothing that can be sent.
        Some(Body::Binary { media_types, .. }) => media_types
            .iter()
            .find(|media_type| !media_type.contains('*'))
            .cloned(),
        _ => operation.content_type.clone(),
    }
}

fn pages(pages: &resolve::Pages) -> Pages {
    let parameter = kept::text(&pages.parameter);
    let next = kept::text(pages.next.as_deref().unwrap_or_default());
    let has_more = kept::optional(pages.has_more.as_ref());
    let end = NumberedEnd {
        total: kept::optional(pages.total.as_ref()),
        total_pages: kept::optional(pages.total_pages.as_ref()),
        has_more,
    };
    Pages {
        style: match pages.style {
            resolve::PageStyle::Link => PageStyle::Link,
            resolve::PageStyle::NextUrl => PageStyle::NextUrl { next },
            resolve::PageStyle::Cursor | resolve::PageStyle::Connection => PageStyle::Cursor {
                parameter,
                next,
                has_more,
            },
            resolve::PageStyle::LastItem => PageStyle::LastItem {
                parameter,
                id: kept::text(&pages.id),
                has_more,
            },
            resolve::PageStyle::Page => PageStyle::Page {
                parameter,
                first: pages.first_page,
                end,
            },
            resolve::PageStyle::Offset => PageStyle::Offset { parameter, end },
        },
        items: kept::text(&pages.items),
        in_body: pages.in_body,
    }
}
