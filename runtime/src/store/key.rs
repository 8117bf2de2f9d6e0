//! The name of a grant in a store.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The identity of a grant, and the unit of locking.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GrantKey {
    provider: String,
    registration: String,
    tenant: String,
    client_id: String,
    subject: String,
}

impl GrantKey {
    /// Creates a key from its parts, which the methods below describe. Applications do not need this:
    /// their keys derive from their configuration. This is for stores and tools.
    pub fn new(
        provider: impl Into<String>,
        registration: impl Into<String>,
        tenant: impl Into<String>,
        client_id: impl Into<String>,
        subject: impl Into<String>,
    ) -> Self {
        Self {
            provider: provider.into(),
            registration: registration.into(),
            tenant: tenant.into(),
            client_id: client_id.into(),
            subject: subject.into(),
        }
    }

    /// Returns the same key with another subject.
    #[must_use]
    pub fn with_subject(&self, subject: impl Into<String>) -> Self {
        Self {
            subject: subject.into(),
            ..self.clone()
        }
    }

    /// Returns the SHA-256 digest of the key, in 43 characters of base64url. Stores use it as a name of
    /// fixed length that is valid anywhere.
    pub fn digest(&self) -> String {
        let parts = [
            &self.provider,
            &self.registration,
            &self.tenant,
            &self.client_id,
            &self.subject,
        ];
        let mut digest = Sha256::new();
        for part in parts {
            digest.update(part.len().to_be_bytes());
            digest.update(part);
        }
        URL_SAFE_NO_PAD.encode(digest.finalize())
    }

    /// Returns the provider's name in its spec.
    pub fn provider(&self) -> &str {
        &self.provider
    }

    /// Returns the registration's name in the spec.
    pub fn registration(&self) -> &str {
        &self.registration
    }

    /// Returns the application's values of the provider's variables, form-encoded. They distinguish, for
    /// example, a sandbox from production.
    pub fn tenant(&self) -> &str {
        &self.tenant
    }

    /// Returns the client identifier.
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    /// Returns the name that the application gave the grant.
    pub fn subject(&self) -> &str {
        &self.subject
    }
}
