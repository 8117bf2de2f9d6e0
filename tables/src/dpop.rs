//! Proofs of possession (RFC 9449): that tokens are bound to keys, and how.

/// Tokens are bound to keys. Needs the feature `jose`.
#[derive(Debug, Clone, Copy)]
pub struct Dpop {
    /// A token that is not bound is not taken.
    pub required: bool,
    /// The algorithms that the provider takes (`dpop_signing_alg_values_supported`, RFC 9449 §5.1),
    /// preferred first; empty: `ES256`.
    pub algorithms: &'static [&'static str],
}

impl Dpop {
    /// By `ES256`; a server that gives a Bearer token after all is believed.
    pub const DEFAULT: Self = Self {
        required: false,
        algorithms: &[],
    };
}
