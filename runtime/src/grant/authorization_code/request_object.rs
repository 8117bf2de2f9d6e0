//! Signed authorization requests (JWT-Secured Authorization Request, RFC 9101): the parameters are the claims
//! of a JWT that the application signs, so that they cannot be changed on their way through the
//! browser. They can still be read there.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde_json::{Map, Value};

use crate::app::App;
use crate::error::Error;
use crate::jose::{self, SigningKey};
use crate::secret::Secret;
use crate::secret::wiped::Members;
use crate::tables::RequestObject;

/// The type in the header (RFC 9101 §10.8).
const TYPE: &str = "oauth-authz-req+jwt";

/// Seconds for which a request object is valid. At most an hour is allowed (FAPI 2.0 Message Signing
/// §5.3.1); the user's browser sends it at once.
const LIFETIME: u64 = 300;

/// Parameters that are JSON, and are included as such (OpenID Connect Core §6.1, RFC 9396 §3).
const JSON: [&str; 3] = ["authorization_details", "claims", "max_age"];

/// A request object before it is signed.
pub(super) struct Unsigned {
    key: SigningKey,
    claims: Members,
}

impl Unsigned {
    /// Creates the claims from the parameters of the request (RFC 9101 §4).
    pub(super) fn new<'p>(
        app: &App,
        table: &RequestObject,
        parameters: impl Iterator<Item = (&'p str, &'p str)>,
    ) -> Result<Self, Error> {
        let key = app.identity().request_object_key(table)?;
        let now = app.now().as_secs();
        let mut claims: BTreeMap<String, Value> = BTreeMap::new();
        for (name, value) in parameters {
            let value = claim(name, value);
            match claims.entry(name.to_owned()) {
                Entry::Vacant(entry) => drop(entry.insert(value)),
                // A repeated parameter is a list.
                Entry::Occupied(mut entry) => match entry.get_mut() {
                    Value::Array(several) => several.push(value),
                    one => *one = Value::Array(vec![one.take(), value]),
                },
            }
        }
        let mut claims: Members = Members::new(claims.into_iter().collect::<Map<_, _>>());
        claims.insert("iss".to_owned(), app.identity().id.as_str().into());
        if let Some(issuer) = app.issuer() {
            claims.insert("aud".to_owned(), issuer.into());
        }
        claims.insert("iat".to_owned(), now.into());
        claims.insert("nbf".to_owned(), now.into());
        claims.insert("exp".to_owned(), now.saturating_add(LIFETIME).into());
        let id = app.entropy().unguessable();
        claims.insert("jti".to_owned(), id.expose().into());
        Ok(Self { key, claims })
    }

    /// Signs the request object.
    pub(super) async fn sign(self) -> Result<Secret, Error> {
        let signed = self.key.sign(header(), members(&self.claims)).await;
        signed.map(Secret::new).map_err(jose::not_signed)
    }
}

fn header() -> [(&'static str, Value); 1] {
    [("typ", TYPE.into())]
}

fn members(claims: &Members) -> Vec<(&str, Value)> {
    let members = claims.iter();
    members
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect()
}

/// Returns a parameter as a claim.
fn claim(name: &str, value: &str) -> Value {
    let parsed = JSON
        .contains(&name)
        .then(|| serde_json::from_str(value).ok());
    parsed.flatten().unwrap_or_else(|| value.into())
}
