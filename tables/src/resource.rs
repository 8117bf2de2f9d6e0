//! Resource indicators (RFC 8707): where tokens are meant to be used, and how that is said.

tables! {
    /// Requests for tokens say where these are meant to be used.
    struct ResourceIndicators {
        /// Templates of the resources, unless the application names others.
        resource: List<Text> = &[],
        /// The token endpoint takes one resource in a request.
        one_per_token: bool = false,
    } + {
        /// The application may name others.
        chosen_by_application: bool = false,
    } = "As the application names them, any number in one request."
}
