//! The values of omitted keys for which the `profile` decides.

use licit_tables::Profile;

use super::{AuthorizationCode, ResponseMode, Spec};
use crate::source::Spanned;

/// Seconds for which a code is valid at most (FAPI 2.0 Security Profile §5.3.2.2).
pub(crate) const LONGEST_CODE: u64 = 60;

impl Spec {
    /// Whether the provider follows a profile of FAPI 2.0.
    pub(crate) fn is_fapi(&self) -> bool {
        self.profile
            .as_ref()
            .is_some_and(|profile| profile.value.is_fapi())
    }

    /// Whether requests and responses are signed.
    pub(crate) fn signs_messages(&self) -> bool {
        self.profile
            .as_ref()
            .is_some_and(|profile| profile.value == Profile::Fapi2MessageSigning)
    }

    /// Whether authorization requests must be pushed (FAPI 2.0 Security Profile §5.3.2.2).
    pub(crate) fn requires_push(&self) -> bool {
        let required = self.require_pushed_authorization_requests.as_ref();
        required.map_or(self.is_fapi(), |required| required.value)
    }

    /// Whether callbacks name the issuer (FAPI 2.0 Security Profile §5.3.2.2). A signed response
    /// does so in its claims.
    pub(crate) fn returns_issuer(&self, code: &AuthorizationCode) -> bool {
        let is_signed = self
            .response_mode(code)
            .is_some_and(ResponseMode::is_signed);
        let default = self.is_fapi() && !is_signed;
        code.iss.as_ref().map_or(default, |flag| flag.value)
    }

    /// The response mode of the authorization endpoint (FAPI 2.0 Message Signing §5.4).
    pub(crate) fn response_mode(&self, code: &AuthorizationCode) -> Option<ResponseMode> {
        let given = code.response_mode.as_ref().map(|mode| mode.value);
        given.or_else(|| self.signs_messages().then_some(ResponseMode::Jwt))
    }

    /// Whether authorization requests must be signed (FAPI 2.0 Message Signing §5.3).
    pub(crate) fn requires_signed_requests(&self, code: &AuthorizationCode) -> bool {
        let required = code.require_request_object.as_ref();
        required.map_or(self.signs_messages(), |required| required.value)
    }

    /// The algorithms of signed introspection responses; empty if they are not signed (FAPI 2.0
    /// Message Signing §5.5).
    pub(crate) fn introspection_algorithms(&self) -> Vec<String> {
        let given = self.introspection_algorithms.as_deref();
        let is_signed = self.signs_messages() && self.introspection_endpoint.is_some();
        if given.is_some() || is_signed {
            self.algorithms(given.unwrap_or_default())
        } else {
            Vec::new()
        }
    }

    /// Seconds for which a code is valid.
    pub(crate) fn code_lifetime(&self, code: &AuthorizationCode) -> Option<u64> {
        let given = code.code_lifetime.as_ref().map(|seconds| seconds.value);
        given.or_else(|| self.is_fapi().then_some(LONGEST_CODE))
    }

    /// Whether tokens that are not bound to a key are rejected.
    pub(crate) fn requires_dpop(&self) -> bool {
        let default = self.is_fapi() && !self.certificate_bound;
        self.dpop.as_ref().is_some_and(|dpop| {
            let required = dpop.required.as_ref();
            required.map_or(default, |flag| flag.value)
        })
    }

    /// The signature algorithms of a list: those that the spec gives, or those of the profile.
    pub(crate) fn algorithms(&self, given: &[Spanned<String>]) -> Vec<String> {
        if !given.is_empty() {
            return given.iter().map(|name| name.value.clone()).collect();
        }
        let profile = self.profile.as_ref();
        let allowed = profile.map_or(&[][..], |profile| profile.value.algorithms());
        allowed.iter().map(|name| (*name).to_owned()).collect()
    }
}
