//! Client assertions: `private_key_jwt` and `client_secret_jwt` (RFC 7523 §2.2 and §3, OpenID Connect
//! Core §9). A new one is signed for each request.

use reqwest::header::HeaderValue;
use serde_json::{Map, Value};

use super::{Authentication, ClientIdentity, Server};
use crate::error::{ConfigError, Error};
use crate::jose::{self, Algorithm, SigningKey};
use crate::random::Entropy;
use crate::secret::Secret;
use crate::secret::wiped::{self, Members};
use crate::tables::{AssertionAudience, AssertionPlace, ClientAuth, RequestObject};
use crate::template::Filling;

/// The value of `client_assertion_type` (RFC 7523 §2.2).
const TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

impl ClientIdentity {
    /// Checks that the provider accepts the algorithm of the signing key, if there is one.
    pub(crate) fn check_signing_key(&self) -> Result<(), ConfigError> {
        let table = self.assertion;
        let Some(key) = &self.signing_key else {
            return Ok(());
        };
        let name = key.algorithm().name();
        if table.algorithms.is_empty() || table.algorithms.contains(&name) {
            return Ok(());
        }
        let accepted = table.algorithms.join(", ");
        Err(ConfigError::SigningKey(format!(
            "it signs with {name}, but the provider accepts {accepted}"
        )))
    }

    /// Returns whether another system holds the signing key.
    pub(crate) fn has_external_key(&self) -> bool {
        self.signing_key
            .as_ref()
            .is_some_and(SigningKey::is_external)
    }

    /// Returns the key that signs authorization requests (RFC 9101 §4): the signing key, or the client secret
    /// if the provider accepts only such signatures.
    pub(crate) fn request_object_key(
        &self,
        table: &RequestObject,
    ) -> Result<SigningKey, ConfigError> {
        let accepts = |name: &str| table.algorithms.is_empty() || table.algorithms.contains(&name);
        let key = self.signing_key.as_ref();
        if let Some(key) = key.filter(|key| accepts(key.algorithm().name())) {
            return Ok(key.clone());
        }
        let names = table.algorithms.iter();
        let mut known = names.filter_map(|name| Algorithm::from_name(name));
        if let Some(algorithm) = known.find(|algorithm| algorithm.is_symmetric())
            && let Some(secret) = &self.secret
        {
            let key = SigningKey::from_secret(algorithm, secret);
            return key.map_err(|error| ConfigError::SigningKey(error.to_string()));
        }
        let Some(key) = key else {
            return Err(ConfigError::SigningKeyMissing);
        };
        Err(ConfigError::SigningKey(format!(
            "it signs with {}, but the provider accepts {} in authorization requests",
            key.algorithm(),
            table.algorithms.join(", ")
        )))
    }

    /// Returns the key that signs a JWT for `method`.
    fn key_for(&self, method: ClientAuth) -> Result<SigningKey, ConfigError> {
        if method == ClientAuth::PrivateKeyJwt {
            return self
                .signing_key
                .clone()
                .ok_or(ConfigError::SigningKeyMissing);
        }
        let table = self.assertion;
        let secret = self
            .secret
            .as_ref()
            .ok_or(ConfigError::ClientSecretMissing)?;
        let algorithm = table
            .algorithms
            .iter()
            .filter_map(|name| Algorithm::from_name(name))
            .find(|algorithm| algorithm.is_symmetric())
            .unwrap_or(Algorithm::Hs256);
        SigningKey::from_secret(algorithm, secret)
            .map_err(|error| ConfigError::SigningKey(error.to_string()))
    }

    /// Returns what a JWT for `method` adds to a request.
    pub(super) async fn authenticate_with_jwt(
        &self,
        method: ClientAuth,
        filling: &Filling<'_>,
        server: &Server<'_>,
        entropy: &Entropy,
    ) -> Result<Authentication, Error> {
        let table = self.assertion;
        let key = self.key_for(method)?;
        let claims = self.claims(filling, server, entropy)?;
        let claims = claims
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone()));
        let header = self.header(filling)?;
        let jwt = key.sign(header, claims).await.map_err(jose::not_signed)?;
        let jwt = Secret::new(jwt);
        let id = Secret::new(self.id.as_str());
        Ok(match table.place {
            AssertionPlace::ClientAssertion => Authentication {
                parameters: vec![
                    ("client_id", id),
                    ("client_assertion_type", Secret::new(TYPE)),
                    ("client_assertion", jwt),
                ],
                header: None,
            },
            AssertionPlace::ClientSecret => Authentication {
                parameters: vec![("client_id", id), ("client_secret", jwt)],
                header: None,
            },
            AssertionPlace::Bearer => Authentication {
                parameters: Vec::new(),
                header: Some(bearer(&jwt)?),
            },
        })
    }

    /// Returns the members that the spec adds to the header, such as the thumbprint of a certificate.
    fn header(&self, filling: &Filling<'_>) -> Result<Vec<(&'static str, Value)>, Error> {
        let mut header = Vec::new();
        for member in self.assertion.headers {
            let value = filling.text(member.value)?;
            if !value.is_empty() || !member.value.contains('{') {
                header.push((member.name, value.into()));
            }
        }
        Ok(header)
    }

    /// Returns the claims of RFC 7523 §3: issuer, subject, audience and expiry, and a unique `jti`.
    fn claims(
        &self,
        filling: &Filling<'_>,
        server: &Server<'_>,
        entropy: &Entropy,
    ) -> Result<Members, Error> {
        let table = self.assertion;
        let token_endpoint = server.token_endpoint.as_str();
        let audience = match table.audience {
            AssertionAudience::Server => server.issuer.unwrap_or(token_endpoint).to_owned(),
            AssertionAudience::TokenEndpoint => token_endpoint.to_owned(),
            AssertionAudience::Endpoint => server.endpoint.as_str().to_owned(),
            AssertionAudience::Text(template) => filling.text(template)?,
        };
        let now = filling.now().as_secs();
        let mut claims = Members::new(Map::new());
        claims.insert("iss".to_owned(), self.id.as_str().into());
        claims.insert("sub".to_owned(), self.id.as_str().into());
        claims.insert("aud".to_owned(), audience.into());
        claims.insert("jti".to_owned(), entropy.unguessable().expose().into());
        claims.insert("iat".to_owned(), now.into());
        claims.insert("exp".to_owned(), now.saturating_add(table.lifetime).into());
        for claim in table.claims {
            let value = filling.text(claim.value)?;
            if value.is_empty() && claim.value.contains('{') {
                continue;
            }
            claims.insert(claim.name.to_owned(), value.into());
        }
        Ok(claims)
    }
}

fn bearer(jwt: &Secret) -> Result<HeaderValue, ConfigError> {
    wiped::header(Secret::new(["Bearer ", jwt.expose()].concat()))
        .map_err(|_| ConfigError::SigningKey("its JWT is not a valid header value".to_owned()))
}
