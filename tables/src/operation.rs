//! The operations of an API, and how their replies are paged.

tables! {
    use { parameter::{Method, Parameter}; }

    /// An operation of the API.
    struct Operation {
        /// The spec's name: `list_contacts`.
        name!: Text = "",
        /// The HTTP method.
        method: Method = Method::Get,
        /// Path template relative to the base URL, or an absolute URL template.
        path: Text = "",
        /// A GraphQL document instead of a path; `method` and `path` are unused.
        graphql: Option<GraphQl> = None,
        /// Whether the call carries the token.
        authorized: bool = true,
        /// Repeating the call does no harm, whatever its method.
        idempotent: bool = false,
        /// Header of a key by which the provider knows a repeated call, so that it does it once.
        idempotency_key: Option<Text> = None,
        /// What becomes of a reply that points elsewhere.
        redirect: Redirect = Redirect::Refuse,
        /// Query parameters with a fixed value.
        query: List<Parameter> = &[],
        /// Headers with a fixed value.
        headers: List<Parameter> = &[],
        /// Cookies with a fixed value.
        cookies: List<Parameter> = &[],
        /// The media type of a body, where not the usual one.
        content_type: Option<Text> = None,
        /// How further pages are reached.
        pages: Option<Pages> = None,
        /// Positions in [`Provider::errors`](crate::Provider::errors) of those that occur only where
        /// they are listed.
        errors: List<usize> = &[],
        /// Data of the server-sent event that ends a stream of them: `[DONE]`.
        stream_end: Option<Text> = None,
    } = "An authorized `GET` of the base URL."

    /// What becomes of a reply that points elsewhere (RFC 9110 §15.4).
    enum Redirect {
        /// It is an error.
        Refuse,
        /// It is followed, and the token stays behind when it leads to another origin.
        Follow,
    }

    /// A GraphQL operation.
    record GraphQl {
        /// The document.
        document: Text,
        /// JSON pointer below `data` to what the call returns.
        at: Text,
    }

    /// How further pages of a reply are reached. Pointers are JSON pointers into the reply; for
    /// GraphQL, below what the operation returns.
    struct Pages {
        /// The style.
        style!: PageStyle = PageStyle::Link,
        /// Where the items stand; empty when the reply is the list.
        items: Text = "",
        /// The parameter that asks for the next page stands in the body, not in the query. It is the
        /// name of a member, or a JSON pointer.
        in_body: bool = false,
    } + {
        /// The page is a GraphQL connection, which has `pageInfo`.
        connection: bool = false,
    } = "A `Link` header, and a reply that is the list."

    /// The ways in which providers page.
    data PageStyle {
        /// A `Link` header with `rel="next"` (RFC 8288).
        Link,
        /// The reply names the URL of the next page.
        NextUrl {
            /// Where it stands; absent, null or empty: the end.
            next: Text,
        },
        /// The reply names the next cursor.
        Cursor {
            /// The parameter that takes the cursor.
            parameter: Text,
            /// Where the next cursor stands; absent, null or empty: the end.
            next: Text,
            /// Where a `has_more` flag stands; `false`: the end.
            has_more: Option<Text>,
        },
        /// The last item of a page is the cursor.
        LastItem {
            /// The parameter that takes it.
            parameter: Text,
            /// Where in the item it stands.
            id: Text,
            /// Where a `has_more` flag stands; `false`: the end. Without one, an empty page is.
            has_more: Option<Text>,
        },
        /// Numbered pages.
        Page {
            /// The parameter of the page's number.
            parameter: Text,
            /// The first page's number.
            first: u64,
            /// Where it stands how many there are.
            end: NumberedEnd,
        },
        /// Offset and limit.
        Offset {
            /// The parameter of the offset.
            parameter: Text,
            /// Where it stands how many there are.
            end: NumberedEnd,
        },
    }

    /// How a reply says which of the numbered pages is the last. Without any of it, an empty one is.
    struct NumberedEnd {
        /// Where the total number of items stands.
        total: Option<Text> = None,
        /// Where the total number of pages stands.
        total_pages: Option<Text> = None,
        /// Where a `has_more` flag stands; `false`: the end.
        has_more: Option<Text> = None,
    } = "An empty page is the end."
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
