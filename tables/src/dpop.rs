//! Proofs of possession (RFC 9449): that tokens are bound to keys, and how.

tables! {
    /// Tokens are bound to keys. Needs the feature `jose`.
    struct Dpop {
        /// A token that is not bound is not taken.
        required: bool = false,
        /// The algorithms that the provider takes (`dpop_signing_alg_values_supported`, RFC 9449 §5.1),
        /// preferred first; empty: `ES256`.
        algorithms: List<Text> = &[],
    } = "By `ES256`; a server that gives a Bearer token after all is believed."
}
