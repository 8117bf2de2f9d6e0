//! The operations of an API, and how their replies are paged.

tables! {
    use crate::parameter::{Method, Parameter};
    use crate::security::{SecurityRequirement};

    /// An operation of the API.
    struct Operation {
        /// The name in the spec: `list_contacts`.
        name!: Text = "",
        /// The HTTP method.
        method: Method = Method::Get,
        /// Path template relative to the base URL, or an absolute URL template.
        path: Text = "",
        /// A GraphQL document instead of a path; `method` and `path` are unused.
        graphql: Option<GraphQl> = None,
        /// Whether the token is sent. `security` takes precedence.
        authorized: bool = true,
        /// The ways to authenticate the call; the client uses the first for which it has everything.
        /// Empty: `authorized` decides.
        security: List<SecurityRequirement> = &[],
        /// Whether the call is safe to repeat, regardless of its method.
        idempotent: bool = false,
        /// The header for an idempotency key.
        idempotency_key: Option<Text> = None,
        /// How redirects are handled.
        redirect: Redirect = Redirect::Refuse,
        /// Query parameters with a fixed value.
        query: List<Parameter> = &[],
        /// Headers with a fixed value.
        headers: List<Parameter> = &[],
        /// Cookies with a fixed value.
        cookies: List<Parameter> = &[],
        /// The media type of the body, if it is not the default.
        content_type: Option<Text> = None,
        /// Whether a JSON object without members is sent as `{}` instead of no body.
        empty_body: bool = false,
        /// How the reply is paged.
        pages: Option<Pages> = None,
        /// Success statuses whose replies have no body, while others have one.
        no_content: List<u16> = &[],
        /// Positions in [`Provider::errors`](crate::Provider::errors) of the errors specific to
        /// this operation.
        errors: List<usize> = &[],
        /// The data of the server-sent event that ends a stream: `[DONE]`.
        stream_end: Option<Text> = None,
    } = "An authorized `GET` of the base URL."

    /// How redirects are handled (RFC 9110 §15.4).
    enum Redirect {
        /// Return an error.
        Refuse,
        /// Follow them. The token is not sent to another origin.
        Follow,
    }

    /// A GraphQL operation.
    record GraphQl {
        /// The document.
        document: Text,
        /// JSON pointer below `data` to the result.
        at: Text,
    }

    /// How a reply is paged. Pointers are JSON pointers into the reply; for GraphQL, below the
    /// operation's result.
    struct Pages {
        /// The style.
        style!: PageStyle = PageStyle::Link,
        /// The location of the items; empty if the reply is the list.
        items: Text = "",
        /// Whether the parameter that selects the page is in the body instead of the query. It is
        /// the name of a member or a JSON pointer.
        in_body: bool = false,
    } + {
        /// The page is a GraphQL connection, which has `pageInfo`.
        connection: bool = false,
    } = "A `Link` header, and a reply that is the list."

    /// A pagination style.
    data PageStyle {
        /// A `Link` header with `rel="next"` (RFC 8288).
        Link,
        /// The reply contains the URL of the next page.
        NextUrl {
            /// The location of the URL. Absent, null or empty on the last page.
            next: Text,
        },
        /// The reply contains the next cursor.
        Cursor {
            /// The cursor parameter.
            parameter: Text,
            /// The location of the next cursor. Absent, null or empty on the last page.
            next: Text,
            /// The location of a `has_more` flag. `false` or 0 on the last page.
            has_more: Option<Text>,
        },
        /// The last item of a page is the cursor.
        LastItem {
            /// The cursor parameter.
            parameter: Text,
            /// The location of the cursor in the item.
            id: Text,
            /// The location of a `has_more` flag. `false` on the last page. Without a flag, the
            /// last page is empty.
            has_more: Option<Text>,
        },
        /// Numbered pages.
        Page {
            /// The page number parameter.
            parameter: Text,
            /// The number of the first page.
            first: u64,
            /// How the last page is recognized.
            end: NumberedEnd,
        },
        /// Offset and limit.
        Offset {
            /// The offset parameter.
            parameter: Text,
            /// The offset of the first item: 0 or 1.
            first: u64,
            /// How the last page is recognized.
            end: NumberedEnd,
        },
    }

    /// How the last of the numbered pages is recognized. Without any of these, the last page is
    /// empty.
    struct NumberedEnd {
        /// The location of the total number of items.
        total: Option<Text> = None,
        /// The location of the total number of pages.
        total_pages: Option<Text> = None,
        /// The location of a `has_more` flag. `false` or 0 on the last page.
        has_more: Option<Text> = None,
    } = "An empty page is the last one."
}

impl Operation {
    /// Returns the path with its variables, as the spec has it; the operation's name if it has no path of its own: for
    /// GraphQL, and `request` for a call that the spec does not have.
    pub fn route(&self) -> &'static str {
        if self.graphql.is_some() || self.path.is_empty() {
            self.name
        } else {
            self.path
        }
    }

    /// Returns whether a success reply with this status has no body: by its status, by the method
    /// (RFC 9110 §6.4.1), or by the spec.
    pub fn has_no_content(&self, status: u16) -> bool {
        let is_head = self.graphql.is_none() && self.method == Method::Head;
        is_head || matches!(status, 204 | 205) || self.no_content.contains(&status)
    }

    /// Returns whether the call is safe to repeat: by its method (RFC 9110 §9.2.2), by the spec, or
    /// by an idempotency key.
    pub fn is_repeatable(&self) -> bool {
        let by_method =
            self.graphql.is_none() && !matches!(self.method, Method::Post | Method::Patch);
        by_method || self.idempotent || self.idempotency_key.is_some()
    }
}
