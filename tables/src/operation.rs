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
    /// Cookies with a fixed value.
    pub cookies: &'static [Parameter],
    /// The media type of a body, where not the usual one.
    pub content_type: Option<&'static str>,
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
        cookies: &[],
        content_type: None,
        graphql: None,
        pages: None,
        errors: &[],
        stream_end: None,
    };
}

impl Operation {
    /// Whether repeating the call does no harm: by its method (RFC 9110 §9.2.2), or because the
    /// spec says so, or because the provider knows the call again by its key.
    pub fn is_repeatable(&self) -> bool {
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
    /// The parameter that asks for the next page stands in the body, not in the query. It is the
    /// name of a member, or a JSON pointer.
    pub in_body: bool,
}

impl Pages {
    /// A `Link` header, and a reply that is the list.
    pub const DEFAULT: Self = Self {
        style: PageStyle::Link,
        items: "",
        in_body: false,
    };
}

/// The ways in which providers page.
#[derive(Debug, Clone, Copy)]
pub enum PageStyle {
    /// A `Link` header with `rel="next"` (RFC 8288).
    Link,
    /// The reply names the URL of the next page.
    NextUrl {
        /// Where it stands; absent, null or empty: the end.
        next: &'static str,
    },
    /// The reply names the next cursor.
    Cursor {
        /// The parameter that takes the cursor.
        parameter: &'static str,
        /// Where the next cursor stands; absent, null or empty: the end.
        next: &'static str,
        /// Where a `has_more` flag stands; `false`: the end.
        has_more: Option<&'static str>,
    },
    /// The last item of a page is the cursor.
    LastItem {
        /// The parameter that takes it.
        parameter: &'static str,
        /// Where in the item it stands.
        id: &'static str,
        /// Where a `has_more` flag stands; `false`: the end. Without one, an empty page is.
        has_more: Option<&'static str>,
    },
    /// Numbered pages.
    Page {
        /// The parameter of the page's number.
        parameter: &'static str,
        /// The first page's number.
        first: u64,
        /// Where it stands how many there are.
        end: NumberedEnd,
    },
    /// Offset and limit.
    Offset {
        /// The parameter of the offset.
        parameter: &'static str,
        /// Where it stands how many there are.
        end: NumberedEnd,
    },
}

/// How a reply says which of the numbered pages is the last. Without any of it, an empty one is.
#[derive(Debug, Clone, Copy)]
pub struct NumberedEnd {
    /// Where the total number of items stands.
    pub total: Option<&'static str>,
    /// Where the total number of pages stands.
    pub total_pages: Option<&'static str>,
    /// Where a `has_more` flag stands; `false`: the end.
    pub has_more: Option<&'static str>,
}

impl NumberedEnd {
    /// An empty page is the end.
    pub const DEFAULT: Self = Self {
        total: None,
        total_pages: None,
        has_more: None,
    };
}
