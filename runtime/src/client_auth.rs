//! Client authentication at the token endpoint (RFC 6749 §2.3): one method per request, chosen
//! before anything is sent, never probed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::HeaderValue;

use crate::error::ConfigError;
use crate::form;
use crate::provider::ClientAuth;
use crate::secret::Secret;

/// Who the application is at the provider.
#[derive(Debug, Clone)]
pub(crate) struct ClientIdentity {
    pub(crate) id: String,
    pub(crate) secret: Option<Secret>,
    /// The method that the application insists on.
    pub(crate) method: Option<ClientAuth>,
}

/// What one method adds to a token request.
#[derive(Debug)]
pub(crate) struct Authentication {
    /// Parameters by their standard names.
    pub(crate) parameters: Vec<(&'static str, Secret)>,
    /// The `Authorization` header.
    pub(crate) header: Option<HeaderValue>,
}

impl ClientIdentity {
    /// The method for a grant that takes `offered`: the one that the application insists on, or
    /// else the first for which it has what is needed.
    pub(crate) fn choose(&self, offered: &[ClientAuth]) -> Result<ClientAuth, ConfigError> {
        let insisted = self.method.filter(|method| offered.contains(method));
        let candidates = insisted.as_ref().map_or(offered, std::slice::from_ref);
        candidates
            .iter()
            .copied()
            .find(|method| *method == ClientAuth::None || self.secret.is_some())
            .ok_or(ConfigError::ClientSecretMissing)
    }

    /// What `method` adds to a request.
    pub(crate) fn authenticate(&self, method: ClientAuth) -> Result<Authentication, ConfigError> {
        let id = Secret::new(self.id.as_str());
        let secret = || self.secret.clone().ok_or(ConfigError::ClientSecretMissing);
        Ok(match method {
            ClientAuth::None => Authentication {
                parameters: vec![("client_id", id)],
                header: None,
            },
            ClientAuth::ClientSecretPost => Authentication {
                parameters: vec![("client_id", id), ("client_secret", secret()?)],
                header: None,
            },
            ClientAuth::ClientSecretBasic => Authentication {
                parameters: Vec::new(),
                header: Some(basic(&self.id, &secret()?)),
            },
        })
    }
}

/// RFC 6749 §2.3.1: both parts are form-encoded before they are joined, so a colon in the id does
/// no harm.
fn basic(id: &str, secret: &Secret) -> HeaderValue {
    let pair = Secret::new(format!(
        "{}:{}",
        form::encode(id),
        form::encode(secret.expose())
    ));
    let text = Secret::new(format!("Basic {}", STANDARD.encode(pair.expose())));
    // Base64 is always valid in a header.
    let mut value =
        HeaderValue::from_str(text.expose()).unwrap_or_else(|_| HeaderValue::from_static("Basic"));
    value.set_sensitive(true);
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(secret: Option<&str>, method: Option<ClientAuth>) -> ClientIdentity {
        ClientIdentity {
            id: "my:id".to_owned(),
            secret: secret.map(Secret::from),
            method,
        }
    }

    #[test]
    fn basic_form_encodes_both_parts_before_base64() {
        let authentication = identity(Some("s ß%"), None)
            .authenticate(ClientAuth::ClientSecretBasic)
            .unwrap();
        let header = authentication.header.unwrap();
        let encoded = header.to_str().unwrap().strip_prefix("Basic ").unwrap();
        assert_eq!(
            STANDARD.decode(encoded).unwrap(),
            b"my%3Aid:s+%C3%9F%25".as_slice()
        );
        assert!(header.is_sensitive());
        assert!(authentication.parameters.is_empty());
    }

    #[test]
    fn the_first_method_that_the_client_can_use_is_used() {
        let offered = [ClientAuth::ClientSecretBasic, ClientAuth::None];
        let choose = |secret, method| identity(secret, method).choose(&offered).ok();
        assert_eq!(choose(Some("s"), None), Some(ClientAuth::ClientSecretBasic));
        assert_eq!(choose(None, None), Some(ClientAuth::None));
        assert_eq!(
            choose(Some("s"), Some(ClientAuth::None)),
            Some(ClientAuth::None)
        );
    }

    #[test]
    fn a_method_that_needs_a_secret_is_refused_without_one() {
        let offered = [ClientAuth::ClientSecretPost];
        assert!(matches!(
            identity(None, None).choose(&offered),
            Err(ConfigError::ClientSecretMissing)
        ));
    }
}
