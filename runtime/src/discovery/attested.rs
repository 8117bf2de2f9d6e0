//! Signed metadata (RFC 8414 §2.1, RFC 9728 §2.2): a JWT in the document whose claims take precedence over the
//! document's own members. Only parties that the application names are trusted.

use serde_json::{Map, Value};

use crate::clock::{SharedClock, Timestamp};
use crate::error::{DiscoveryError, JoseError};
use crate::jose::{self, Algorithm, Jwt, KeySet};

/// The member that contains the JWT.
const MEMBER: &str = "signed_metadata";

/// Claims about the JWT itself (RFC 7519 §4.1). `signed_metadata` does not appear in it.
const OWN: [&str; 8] = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti", MEMBER];

/// The parties whose signed metadata is trusted.
#[derive(Debug, Clone, Default)]
pub(super) struct Attesters {
    /// Issuers with their keys.
    known: Vec<(String, KeySet)>,
    is_required: bool,
}

impl Attesters {
    pub(super) fn add(&mut self, issuer: &str, keys: KeySet) {
        self.known.push((issuer.to_owned(), keys));
    }

    pub(super) fn require(&mut self) {
        self.is_required = true;
    }

    /// Puts the claims of the document's signed metadata in place of its members. Signed metadata of a
    /// party that is not known is ignored, unless signed metadata is required.
    pub(super) fn apply(
        &self,
        url: &str,
        members: Map<String, Value>,
    ) -> Result<Map<String, Value>, DiscoveryError> {
        let rejected = |problem: String| DiscoveryError::SignedMetadata {
            url: url.to_owned(),
            problem,
        };
        if self.known.is_empty() && !self.is_required {
            return Ok(members);
        }
        let signed = members.get(MEMBER).and_then(Value::as_str);
        let verified = signed.map(|signed| self.verified(signed)).transpose();
        match verified.map_err(rejected)?.flatten() {
            Some(jwt) => {
                let mut members = members;
                let claims = jwt.into_claims().into_iter();
                members.extend(claims.filter(|(name, _)| !OWN.contains(&name.as_str())));
                Ok(members)
            }
            None if self.is_required => {
                let problem = "there is none of a party that the application trusts";
                Err(rejected(problem.to_owned()))
            }
            None => Ok(members),
        }
    }

    /// Verifies a JWT with the keys of the party that it names; `None` if nobody knows the party.
    fn verified(&self, signed: &str) -> Result<Option<Jwt>, String> {
        let issuer = jose::unverified_claim(signed, "iss");
        let mut parties = self.known.iter();
        let Some((_, keys)) = parties.find(|(name, _)| issuer.as_ref() == Some(name)) else {
            return Ok(None);
        };
        let accepted: Vec<_> = Algorithm::ALL
            .iter()
            .copied()
            .filter(|algorithm| !algorithm.is_symmetric())
            .collect();
        let verified = keys.verify(signed, &accepted);
        let jwt = verified.map_err(|error: JoseError| error.to_string())?;
        let now = SharedClock::default().now();
        let time = |name| {
            let seconds = u64::try_from(jwt.time(name)?).ok()?;
            Some(Timestamp::from_millis(seconds.saturating_mul(1000)))
        };
        if jwt.claims().contains_key("exp") && time("exp").is_none_or(|end| end <= now) {
            return Err("it has expired".to_owned());
        }
        Ok(Some(jwt))
    }
}
