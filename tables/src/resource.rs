//! Resource indicators (RFC 8707).

tables! {
    /// How requests send resource indicators.
    struct ResourceIndicators {
        /// Templates of the default resources.
        resource: List<Text> = &[],
        /// Whether a token request may contain only one resource.
        one_per_token: bool = false,
    } + {
        /// The application may name others.
        chosen_by_application: bool = false,
    } = "No default resources; any number in a request."
}
