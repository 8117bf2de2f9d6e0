//! Resource indicators (RFC 8707): where tokens are meant to be used, and how that is said.

/// Requests for tokens say where these are meant to be used.
#[derive(Debug, Clone, Copy)]
pub struct ResourceIndicators {
    /// Templates of the resources, unless the application names others.
    pub resource: &'static [&'static str],
    /// The token endpoint takes one resource in a request.
    pub one_per_token: bool,
}

impl ResourceIndicators {
    /// As the application names them, any number in one request.
    pub const DEFAULT: Self = Self {
        resource: &[],
        one_per_token: false,
    };
}
