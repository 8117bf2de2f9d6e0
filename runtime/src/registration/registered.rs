//! A registered client (RFC 7591 §3.2.1) and its management URL and token (RFC 7592 §3).

use std::fmt;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use url::Url;

use crate::app::builder::AppBuilder;
use crate::clock::Timestamp;
use crate::error::TokenReplyFault as Fault;
use crate::secret::wiped::Members;
use crate::secret::{self, Secret};
use crate::tables::{ClientAuth, ExpiresIn, Provider, Registration};
use crate::template::variables::is_secure;
use crate::token_endpoint::expiry;

/// Members of a reply that are not client metadata.
const OWN: [&str; 6] = [
    "client_id",
    "client_secret",
    "client_id_issued_at",
    "client_secret_expires_at",
    "registration_access_token",
    "registration_client_uri",
];

/// A registered client.
///
/// **The serialized form contains its secrets in plain text.** Anyone who reads it can impersonate
/// the application or delete its registration. Store it like a password. `Debug` shows no secrets.
#[derive(Clone, Serialize, Deserialize)]
pub struct RegisteredClient {
    provider: String,
    registration: String,
    client_id: String,
    #[serde(serialize_with = "secret::expose")]
    client_secret: Option<Secret>,
    issued_at: Option<Timestamp>,
    secret_expires_at: Option<Timestamp>,
    #[serde(serialize_with = "secret::expose")]
    registration_access_token: Option<Secret>,
    registration_client_uri: Option<String>,
    metadata: Map<String, Value>,
}

impl RegisteredClient {
    /// Returns the client identifier.
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    /// Returns the client secret, if the server issued one.
    pub fn client_secret(&self) -> Option<&Secret> {
        self.client_secret.as_ref()
    }

    /// Returns when the client was registered, if the server sent it.
    pub fn issued_at(&self) -> Option<SystemTime> {
        self.issued_at.map(Timestamp::to_system_time)
    }

    /// Returns when the secret expires, or `None` if it does not.
    pub fn secret_expires_at(&self) -> Option<SystemTime> {
        self.secret_expires_at.map(Timestamp::to_system_time)
    }

    /// Returns the registered client authentication method, or `None` if licit does not support it.
    pub fn auth_method(&self) -> Option<ClientAuth> {
        match self.metadata.get("token_endpoint_auth_method") {
            Some(name) => ClientAuth::from_name(name.as_str()?),
            // RFC 7591 §2
            None => Some(ClientAuth::ClientSecretBasic),
        }
    }

    /// Returns the registered metadata. The server may have replaced requested values (RFC 7591
    /// §3.2.1).
    pub fn metadata(&self) -> &Map<String, Value> {
        &self.metadata
    }

    /// Creates an application builder with this client's identifier, secret and authentication
    /// method.
    pub fn app(&self, registration: &'static Registration) -> AppBuilder {
        let mut app = AppBuilder::new(registration).client_id(&self.client_id);
        if let Some(secret) = &self.client_secret {
            app = app.client_secret(secret.clone());
        }
        match self.auth_method() {
            Some(method) => app.auth_method(method),
            None => app,
        }
    }

    /// Returns whether a server registered this client.
    pub(crate) fn is_of(&self, provider: &Provider) -> bool {
        self.provider == provider.name
    }

    pub(super) fn belongs_to(&self, registration: &Registration) -> bool {
        self.provider == registration.provider.name && self.registration == registration.name
    }

    pub(super) fn management(&self) -> Option<(Url, &Secret)> {
        let url = Url::parse(self.registration_client_uri.as_ref()?).ok()?;
        Some((url, self.registration_access_token.as_ref()?))
    }

    /// Reads the members of a reply. `known` is the requested client, whose members the reply may
    /// omit.
    pub(super) fn read(
        registration: &Registration,
        mut members: Members,
        known: Option<&Self>,
        now: Timestamp,
    ) -> Result<Self, Fault> {
        let text = |name: &'static str| match members.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) if !text.chars().any(char::is_control) => {
                Ok(Some(text.clone()))
            }
            Some(_) => Err(Fault::Member(name)),
        };
        let time = |name: &'static str| {
            let value = members.get(name).filter(|value| value.as_u64() != Some(0));
            expiry::ends_at(ExpiresIn::EpochSeconds, None, value, now)
                .map_err(|expiry::Uncountable| Fault::Member(name))
        };
        let client_id = text("client_id")?.ok_or(Fault::Member("client_id"))?;
        // A reply with another client identifier is rejected (RFC 7592 §2.1, §2.2).
        if known.is_some_and(|known| known.client_id != client_id) {
            return Err(Fault::Member("client_id"));
        }
        let uri = text("registration_client_uri")?;
        let is_good = |uri: &String| Url::parse(uri).is_ok_and(|url| is_secure(&url));
        if !uri.as_ref().is_none_or(is_good) {
            return Err(Fault::Member("registration_client_uri"));
        }
        let secret = text("client_secret")?.map(Secret::new);
        let token = text("registration_access_token")?.map(Secret::new);
        let token = token.filter(|token| token.expose().bytes().all(|b| b.is_ascii_graphic()));
        let previous = |part: fn(&Self) -> Option<&Secret>| known.and_then(part).cloned();
        let client = Self {
            provider: registration.provider.name.to_owned(),
            registration: registration.name.to_owned(),
            client_id,
            client_secret: secret.or_else(|| previous(|known| known.client_secret.as_ref())),
            issued_at: time("client_id_issued_at")?,
            secret_expires_at: time("client_secret_expires_at")?,
            registration_access_token: token
                .or_else(|| previous(|known| known.registration_access_token.as_ref())),
            registration_client_uri: uri.or_else(|| known?.registration_client_uri.clone()),
            metadata: Map::new(),
        };
        // The other members, including the secrets, are wiped.
        let metadata = members.iter_mut();
        let metadata = metadata.filter(|(name, _)| !OWN.contains(&name.as_str()));
        Ok(Self {
            metadata: metadata
                .map(|(name, value)| (name.clone(), value.take()))
                .collect(),
            ..client
        })
    }
}

/// Shows no secret.
impl fmt::Debug for RegisteredClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RegisteredClient")
            .field("provider", &self.provider)
            .field("registration", &self.registration)
            .field("client_id", &self.client_id)
            .field("secret_expires_at", &self.secret_expires_at)
            .finish_non_exhaustive()
    }
}
