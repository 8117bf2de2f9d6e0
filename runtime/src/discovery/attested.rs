//! Signed metadata (RFC 8414 §2.1, RFC 9728 §2.2): a JWT in the document whose claims take precedence over the
//! document's own members. Only parties that the application names are trusted.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::clock::{SharedClock, Timestamp};
use crate::error::{DiscoveryError, JoseError};
use crate::jose::{self, Algorithm, Jwt, KeySet};

/// The member that contains the JWT.
const MEMBER: &str = "signed_metadata";

/// Claims about the JWT itself (RFC 7519 §4.1). `signed_metadata` does not appear in it.
const OWN: [&str; 8] = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti", MEMBER];

/// How far the clocks of the parties may differ.
const SKEW: Duration = Duration::from_secs(60);

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

    /// Puts the claims of the document's signed metadata in place of its members; if signed metadata is
    /// required, nothing else remains. Signed metadata of a party that is not known is ignored, unless it is
    /// required. `identity` is the member that names what the document describes.
    pub(super) fn apply(
        &self,
        url: &str,
        identity: &str,
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
        let verified = signed.map(|signed| self.verified(signed, identity));
        match verified.transpose().map_err(rejected)?.flatten() {
            Some(jwt) => {
                let mut members = if self.is_required {
                    Map::new()
                } else {
                    members
                };
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
    fn verified(&self, signed: &str, identity: &str) -> Result<Option<Jwt>, String> {
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
        check_time(&jwt)?;
        check_kind(&jwt, identity)?;
        Ok(Some(jwt))
    }
}

/// Checks `exp` and `nbf` (RFC 7519 §4.1.4, §4.1.5), if there are any.
fn check_time(jwt: &Jwt) -> Result<(), String> {
    let now = SharedClock::default().now();
    let time = |name| {
        let seconds = u64::try_from(jwt.time(name)?).ok()?;
        Some(Timestamp::from_millis(seconds.saturating_mul(1000)))
    };
    let has = |name| jwt.claims().contains_key(name);
    if has("exp") && time("exp").is_none_or(|end| end <= now) {
        return Err("it has expired".to_owned());
    }
    if has("nbf") && time("nbf").is_none_or(|start| start > now.plus(SKEW)) {
        return Err("it is not valid yet".to_owned());
    }
    Ok(())
}

/// Checks that the JWT is signed metadata: the party may sign other JWTs with the same keys, such as the ID
/// tokens of its users (RFC 8725 §3.12).
fn check_kind(jwt: &Jwt, identity: &str) -> Result<(), String> {
    // The RFCs define no type for signed metadata, so that another one means another kind.
    let kind = jwt.header().get("typ");
    let is_general = kind.is_none_or(|kind| {
        let kind = kind.as_str().unwrap_or_default();
        let kind = kind.strip_prefix("application/").unwrap_or(kind);
        kind.eq_ignore_ascii_case("JWT")
    });
    if !is_general {
        return Err("its `typ` is that of another kind of JWT".to_owned());
    }
    // RFC 7519 §4.1.3: it is valid for the named audiences only, and discovery is none.
    if jwt.claims().contains_key("aud") {
        return Err("it has an `aud`, so it was issued for another purpose".to_owned());
    }
    // Without it, the JWT describes another thing, or a document of the other kind.
    if jwt.text(identity).is_none() {
        return Err(format!("it lacks `{identity}`"));
    }
    Ok(())
}
