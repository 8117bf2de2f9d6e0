//! The key that a grant's tokens are bound to, and the proofs that it signs (RFC 9449 §4.2).

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::Request;
use reqwest::header::HeaderValue;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::clock::Timestamp;
use crate::error::{ArgumentError, ConfigError, Error};
use crate::jose::{self, Algorithm, SigningKey};
use crate::random::Entropy;
use crate::secret::{Secret, wiped};
use crate::tables::Dpop;

/// The prefix of the stored form of a key that another system holds; its thumbprint follows.
const THUMBPRINT: &str = "thumbprint";

/// The application's own keys: the first one is for new grants, the others for grants that are bound to
/// them.
#[derive(Debug, Clone, Default)]
pub(crate) struct DpopKeys(Vec<SigningKey>);

impl DpopKeys {
    /// Adds a key.
    pub(crate) fn add(&mut self, key: SigningKey) {
        self.0.push(key);
    }

    /// Checks that the provider binds tokens to keys, and accepts the algorithms of these.
    pub(crate) fn check(&self, table: Option<&Dpop>) -> Result<(), ConfigError> {
        let refused = |problem: String| Err(ConfigError::SigningKey(problem));
        let Some(table) = table else {
            return match self.0.first() {
                Some(_) => refused("the provider does not bind tokens to keys".to_owned()),
                None => Ok(()),
            };
        };
        let accepted = match table.algorithms {
            [] => &["ES256"],
            several => several,
        };
        for key in &self.0 {
            let name = key.algorithm().name();
            if !accepted.contains(&name) {
                let accepted = accepted.join(", ");
                return refused(format!(
                    "it signs proofs with {name}, but the provider accepts {accepted}"
                ));
            }
            if key.thumbprint().is_none() {
                return refused("a secret cannot sign proofs".to_owned());
            }
        }
        Ok(())
    }

    /// Returns whether another system holds one of the keys.
    pub(crate) fn are_external(&self) -> bool {
        self.0.iter().any(SigningKey::is_external)
    }
}

/// The key that a grant's tokens are bound to.
#[derive(Clone)]
pub(crate) struct DpopKey {
    key: SigningKey,
    /// The public key, as included in every proof.
    public: Value,
    stored: Secret,
}

impl DpopKey {
    /// Returns the key for a new grant: the application's, or a new one for the first algorithm that the
    /// provider accepts.
    pub(crate) fn for_new_grant(keys: &DpopKeys, table: &Dpop) -> Result<Self, Error> {
        if let Some(key) = keys.0.first() {
            return Ok(Self::of_application(key)?);
        }
        let mut algorithms = table.algorithms.iter();
        let known = algorithms.find_map(|name| Algorithm::from_name(name));
        let algorithm = known.unwrap_or(Algorithm::Es256);
        let key = SigningKey::generate(algorithm).map_err(jose::not_signed)?;
        let pem = key.to_pem().ok_or(ConfigError::NoEntropy)?;
        let stored = Secret::new([algorithm.name(), " ", pem.expose()].concat());
        Ok(Self::new(key, stored)?)
    }

    /// Reads a stored key, or finds it among the application's.
    pub(crate) fn from_stored(keys: &DpopKeys, stored: &Secret) -> Result<Self, Error> {
        let unknown = || ArgumentError::new("tokens", "have a key that cannot be parsed");
        let (algorithm, pem) = stored.expose().split_once(' ').ok_or_else(unknown)?;
        if algorithm == THUMBPRINT {
            let is_it = |key: &&SigningKey| key.thumbprint().as_deref() == Some(pem);
            let key = keys.0.iter().find(is_it);
            let key = key.ok_or_else(|| ConfigError::DpopKeyMissing(pem.to_owned()))?;
            return Ok(Self::of_application(key)?);
        }
        let algorithm = Algorithm::from_name(algorithm).ok_or_else(unknown)?;
        let key = SigningKey::from_pem(algorithm, &Secret::new(pem)).map_err(|_| unknown())?;
        Ok(Self::new(key, stored.clone())?)
    }

    /// Only the thumbprint of the application's key is stored (RFC 7638).
    fn of_application(key: &SigningKey) -> Result<Self, ConfigError> {
        let thumbprint = key.thumbprint().ok_or(ConfigError::NoEntropy)?;
        let stored = Secret::new(format!("{THUMBPRINT} {thumbprint}"));
        Self::new(key.clone(), stored)
    }

    fn new(key: SigningKey, stored: Secret) -> Result<Self, ConfigError> {
        // Removes members that do not describe the key itself.
        let mut public = key.public_jwk().ok_or(ConfigError::NoEntropy)?;
        if let Value::Object(members) = &mut public {
            members.retain(|name, _| !matches!(name.as_str(), "use" | "alg" | "kid"));
        }
        Ok(Self {
            key,
            public,
            stored,
        })
    }

    /// Returns the key in its stored form.
    pub(crate) fn stored(&self) -> &Secret {
        &self.stored
    }

    /// Returns the thumbprint, to which codes and tokens are bound (§6.1, §10).
    pub(crate) fn thumbprint(&self) -> Option<String> {
        self.key.thumbprint()
    }

    /// Creates a proof for one request (§4.2), for this method and this URL without query and fragment.
    pub(crate) async fn proof(
        &self,
        entropy: &Entropy,
        request: &Request,
        nonce: Option<&str>,
        token: Option<&Secret>,
        now: Timestamp,
    ) -> Result<HeaderValue, Error> {
        let mut target = request.url().clone();
        target.set_query(None);
        target.set_fragment(None);
        let header = [("typ", "dpop+jwt".into()), ("jwk", self.public.clone())];
        let mut claims = vec![
            ("jti", entropy.unguessable().expose().into()),
            ("htm", request.method().as_str().into()),
            ("htu", target.as_str().into()),
            ("iat", now.as_secs().into()),
        ];
        claims.extend(nonce.map(|nonce| ("nonce", nonce.into())));
        claims.extend(token.map(|token| {
            let hash = Sha256::digest(token.expose().as_bytes());
            ("ath", URL_SAFE_NO_PAD.encode(hash).into())
        }));
        let proof = self
            .key
            .sign(header, claims)
            .await
            .map_err(jose::not_signed)?;
        let unsendable = |_| ArgumentError::new("DPoP", "cannot be sent in a header");
        Ok(wiped::header(Secret::new(proof)).map_err(unsendable)?)
    }
}

/// Shows nothing of the key.
impl fmt::Debug for DpopKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DpopKey(..)")
    }
}
