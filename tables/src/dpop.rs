//! DPoP (RFC 9449).

tables! {
    /// Token binding with DPoP. Requires the `jose` feature.
    struct Dpop {
        /// Whether tokens that are not bound are rejected.
        required: bool = false,
        /// The algorithms that the provider supports (`dpop_signing_alg_values_supported`, RFC 9449
        /// §5.1), preferred first; empty: `ES256`.
        algorithms: List<Text> = &[],
    } = "`ES256`; bearer tokens are accepted."
}
