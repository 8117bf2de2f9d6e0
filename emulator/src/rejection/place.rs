//! The endpoints whose rejections differ in format.

use licit_format::resolve::ErrorPlace;

/// Where a request was rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// At the token endpoint, or at another endpoint of the authorization server.
    Token,
    /// In a call of the API.
    Api,
    /// In a GraphQL request.
    GraphQl,
}

impl Place {
    /// Whether an error that the spec documents for `at` occurs here.
    pub(crate) fn is_of(self, at: ErrorPlace) -> bool {
        match at {
            ErrorPlace::Anywhere => true,
            ErrorPlace::Api => self != Self::Token,
            ErrorPlace::TokenEndpoint | ErrorPlace::DeviceCode => self == Self::Token,
        }
    }
}
