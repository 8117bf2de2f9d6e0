//! The operations of an API, and how their replies are paged.

use super::{Method, Parameter};

/// An operation of the API.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// The spec's name: `list_contacts`.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// Path template relative to the base URL, or an absolute URL template.
    pub path: &'static str,
    /// Whether the call carries the token.
    pub authorized: bool,
    /// Repeating the call does no harm, whatever its method.
    pub idempotent: bool,
    /// Header of a key by which the provider knows a repeated call, so that it does it once.
    pub idempotency_key: Option<&'static str>,
    /// What becomes of a reply that points elsewhere.
    pub redirect: Redirect,
    /// Query parameters with a fixed value.
    pub query: &'static [Parameter],
    /// Headers with a fixed value.
    pub headers: &'static [Parameter],
    /// A GraphQL document instead of a path; `method` and `path` are unused.
    pub graphql: Option<GraphQl>,
    /// How further pages are reached.
    pub pages: Option<Pages>,
    /// Positions in [`Provider::errors`](super::Provider::errors) of those that occur only where
    /// they are listed.
    pub errors: &'static [usize],
    /// Data of the server-sent event that ends a stream of them: `[DONE]`.
    pub stream_end: Option<&'static str>,
}

impl Operation {
    /// An authorized `GET` of the base URL.
    pub const DEFAULT: Self = Self {
        name: "",
        method: Method::Get,
        path: "",
        authorized: true,
        idempotent: false,
        idempotency_key: None,
        redirect: Redirect::Refuse,
        query: &[],
        headers: &[],
        graphql: None,
        pages: None,
        errors: &[],
        stream_end: None,
    };
}

impl Operation {
    /// Whether repeating the call does no harm: by its method (RFC 9110 §9.2.2), or because the
    /// spec says so, or because the provider knows the call again by its key.
    pub(crate) fn is_repeatable(&self) -> bool {
        let by_method =
            self.graphql.is_none() && !matches!(self.method, Method::Post | Method::Patch);
        by_method || self.idempotent || self.idempotency_key.is_some()
    }
}

/// What becomes of a reply that points elsewhere (RFC 9110 §15.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Redirect {
    /// It is an error.
    Refuse,
    /// It is followed, and the token stays behind when it leads to another origin.
    Follow,
}

/// A GraphQL operation.
#[derive(Debug, Clone, Copy)]
pub struct GraphQl {
    /// The document.
    pub document: &'static str,
    /// JSON pointer below `data` to what the call returns.
    pub at: &'static str,
}

/// How further pages of a reply are reached. Pointers are JSON pointers into the reply; for
/// GraphQL, below what the operation returns.
#[derive(Debug, Clone, Copy)]
pub struct Pages {
    /// The style.
    pub style: PageStyle,
    /// Where the items stand; empty when the reply is the list.
    pub items: &'static str,
}

/// The ways in which providers page.
#[derive(Debug, Clone, Copy)]
pub enum PageStyle {
    /// A `Link` header with `rel="next"` (RFC 8288).
    Link,
    /// The reply names the next cursor.
    Cursor {
        /// Query parameter (or GraphQL variable) that takes the cursor.
        parameter: &'static str,
        /// Where the next cursor stands; absent, null or empty: the end.
        next: &'static str,
        /// Where a `has_more` flag stands; `false`: the end.
        has_more: Option<&'static str>,
    },
    /// Numbered pages.
    Page {
        /// Query parameter of the page's number.
        parameter: &'static str,
        /// The first page's number.
        first: u64,
        /// Where the total number of items stands.
        total: Option<&'static str>,
    },
    /// Offset and limit.
    Offset {
        /// Query parameter of the offset.
        parameter: &'static str,
        /// Where the total number of items stands.
        total: Option<&'static str>,
    },
}
