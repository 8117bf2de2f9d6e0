//! Client authentication at the token endpoint (RFC 6749 §2.3). The method is chosen before anything is
//! sent; methods are never tried in turn. Must not use `app` or `token_endpoint`.

#[cfg(feature = "jose")]
mod assertion;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::HeaderValue;

use url::Url;

use crate::error::{ConfigError, Error};
use crate::http::form;
#[cfg(feature = "jose")]
use crate::jose::SigningKey;
use crate::random::Entropy;
use crate::secret::{Secret, wiped};
#[cfg(feature = "jose")]
use crate::tables::ClientAssertion;
use crate::tables::{BasicEncoding, ClientAuth};
use crate::template::{self, Filling};

/// The client identifier and credentials of an application.
#[derive(Debug, Clone)]
pub(crate) struct ClientIdentity {
    pub(crate) id: String,
    pub(crate) secret: Option<Secret>,
    /// The key that signs JWTs.
    #[cfg(feature = "jose")]
    pub(crate) signing_key: Option<SigningKey>,
    /// The form of assertions that the provider accepts.
    #[cfg(feature = "jose")]
    pub(crate) assertion: &'static ClientAssertion,
    /// Whether the application configured its own HTTP client, which may have a certificate.
    pub(crate) has_own_http: bool,
    /// The method that the application configured.
    pub(crate) method: Option<ClientAuth>,
}

/// The names of the server, for which JWTs are meant (RFC 7523 §3, item 3).
#[cfg_attr(
    not(feature = "jose"),
    expect(dead_code, reason = "only JWTs name their audience")
)]
pub(crate) struct Server<'a> {
    pub(crate) issuer: Option<&'a str>,
    pub(crate) token_endpoint: &'a Url,
    /// The URL of the request.
    pub(crate) endpoint: &'a Url,
}

/// The parameters and header that a method adds to a token request.
#[derive(Debug)]
pub(crate) struct Authentication {
    /// Parameters by their standard names.
    pub(crate) parameters: Vec<(&'static str, Secret)>,
    /// The `Authorization` header.
    pub(crate) header: Option<HeaderValue>,
}

impl ClientIdentity {
    /// Chooses the method for a grant that supports `offered`: the one that the application configured,
    /// or else the first whose credentials are available.
    pub(crate) fn choose(&self, offered: &[ClientAuth]) -> Result<ClientAuth, ConfigError> {
        let configured = self.method.filter(|method| offered.contains(method));
        let candidates = configured.as_ref().map_or(offered, std::slice::from_ref);
        let mut missing = None;
        for method in candidates {
            match self.missing_credential(*method) {
                None => return Ok(*method),
                Some(error) => drop(missing.get_or_insert(error)),
            }
        }
        Err(missing.unwrap_or(ConfigError::ClientSecretMissing))
    }

    /// Returns the error for a credential of `method` that is missing.
    fn missing_credential(&self, method: ClientAuth) -> Option<ConfigError> {
        match method {
            ClientAuth::None => None,
            ClientAuth::ClientSecretBasic | ClientAuth::ClientSecretPost => self
                .secret
                .is_none()
                .then_some(ConfigError::ClientSecretMissing),
            ClientAuth::TlsClientAuth | ClientAuth::SelfSignedTlsClientAuth => {
                (!self.has_own_http).then_some(ConfigError::CertificateMissing)
            }
            #[cfg(feature = "jose")]
            ClientAuth::ClientSecretJwt => self
                .secret
                .is_none()
                .then_some(ConfigError::ClientSecretMissing),
            #[cfg(feature = "jose")]
            ClientAuth::PrivateKeyJwt => self
                .signing_key
                .is_none()
                .then_some(ConfigError::SigningKeyMissing),
            #[cfg(not(feature = "jose"))]
            ClientAuth::ClientSecretJwt | ClientAuth::PrivateKeyJwt => {
                Some(ConfigError::FeatureMissing("jose"))
            }
        }
    }

    /// Returns what `method` adds to a request to one of the server's endpoints.
    #[cfg_attr(
        not(feature = "jose"),
        expect(unused_variables, clippy::unused_async, reason = "used only for JWTs")
    )]
    pub(crate) async fn authenticate(
        &self,
        method: ClientAuth,
        filling: &Filling<'_>,
        server: &Server<'_>,
        entropy: &Entropy,
    ) -> Result<Authentication, Error> {
        let id = Secret::new(self.id.as_str());
        let secret = || self.secret.clone().ok_or(ConfigError::ClientSecretMissing);
        Ok(match method {
            ClientAuth::None | ClientAuth::TlsClientAuth | ClientAuth::SelfSignedTlsClientAuth => {
                Authentication {
                    parameters: vec![("client_id", id)],
                    header: None,
                }
            }
            ClientAuth::ClientSecretPost => Authentication {
                parameters: vec![("client_id", id), ("client_secret", secret()?)],
                header: None,
            },
            ClientAuth::ClientSecretBasic => Authentication {
                parameters: Vec::new(),
                header: Some(basic(&self.id, secret()?.expose(), BasicEncoding::Percent)),
            },
            #[cfg(feature = "jose")]
            ClientAuth::ClientSecretJwt | ClientAuth::PrivateKeyJwt => {
                self.authenticate_with_jwt(method, filling, server, entropy)
                    .await?
            }
            #[cfg(not(feature = "jose"))]
            ClientAuth::ClientSecretJwt | ClientAuth::PrivateKeyJwt => {
                return Err(ConfigError::FeatureMissing("jose").into());
            }
        })
    }
}

/// Encodes both parts before joining them (RFC 6749 §2.3.1), so that the identifier may contain a colon.
pub(crate) fn basic(user: &str, password: &str, encoding: BasicEncoding) -> HeaderValue {
    let encode = |text: &str| match encoding {
        BasicEncoding::Percent => template::encode_segment(text),
        BasicEncoding::Form => form::encode(text),
        BasicEncoding::Raw => text.to_owned(),
    };
    let (user, password) = (encode(user), Secret::new(encode(password)));
    let pair = Secret::new([user.as_str(), ":", password.expose()].concat());
    let encoded = Secret::new(STANDARD.encode(pair.expose()));
    let text = Secret::new(["Basic ", encoded.expose()].concat());
    // Base64 is always valid in a header.
    wiped::header(text).unwrap_or_else(|_| HeaderValue::from_static("Basic"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(secret: Option<&str>, method: Option<ClientAuth>) -> ClientIdentity {
        ClientIdentity {
            id: "my:id".to_owned(),
            secret: secret.map(Secret::from),
            #[cfg(feature = "jose")]
            signing_key: None,
            #[cfg(feature = "jose")]
            assertion: &ClientAssertion::DEFAULT,
            has_own_http: false,
            method,
        }
    }

    #[test]
    fn basic_percent_encodes_both_parts_before_base64() {
        let header = basic("my:id", "s ß%", BasicEncoding::Percent);
        let encoded = header.to_str().unwrap().strip_prefix("Basic ").unwrap();
        assert_eq!(
            STANDARD.decode(encoded).unwrap(),
            b"my%3Aid:s%20%C3%9F%25".as_slice()
        );
        assert!(header.is_sensitive());
    }

    #[test]
    fn basic_can_be_encoded_as_a_form_or_not_at_all() {
        let written = |encoding| {
            let header = basic("a b", "c:+", encoding);
            let encoded = header.to_str().unwrap().strip_prefix("Basic ").unwrap();
            String::from_utf8(STANDARD.decode(encoded).unwrap()).unwrap()
        };
        assert_eq!(written(BasicEncoding::Percent), "a%20b:c%3A%2B");
        assert_eq!(written(BasicEncoding::Form), "a+b:c%3A%2B");
        assert_eq!(written(BasicEncoding::Raw), "a b:c:+");
    }

    /// What a server makes of the header (RFC 6749 §2.3.1).
    fn read_by_server(header: &HeaderValue) -> (String, String) {
        let encoded = header.to_str().unwrap().strip_prefix("Basic ").unwrap();
        let pair = String::from_utf8(STANDARD.decode(encoded).unwrap()).unwrap();
        let (user, password) = pair.split_once(':').unwrap();
        let decoded = |text: &str| {
            let parsed = form::parse(&format!("x={text}")).unwrap();
            assert_eq!(parsed.len(), 1);
            parsed[0].1.clone()
        };
        (decoded(user), decoded(password))
    }

    proptest::proptest! {
        #[test]
        fn a_server_decodes_any_basic_credentials_unchanged(
            user in "[:%+ &=é\\u{1f600}\\PC]{0,20}",
            password in proptest::prelude::any::<String>(),
        ) {
            for encoding in [BasicEncoding::Percent, BasicEncoding::Form] {
                let header = basic(&user, &password, encoding);
                proptest::prop_assert!(header.is_sensitive());
                let read = read_by_server(&header);
                proptest::prop_assert_eq!(read, (user.clone(), password.clone()));
            }
        }
    }

    #[test]
    fn the_first_method_with_credentials_is_used() {
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
    fn a_method_that_requires_a_secret_is_rejected_without_one() {
        let offered = [ClientAuth::ClientSecretPost];
        assert!(matches!(
            identity(None, None).choose(&offered),
            Err(ConfigError::ClientSecretMissing)
        ));
    }

    #[test]
    fn a_certificate_requires_a_custom_http_client() {
        let offered = [ClientAuth::TlsClientAuth];
        let ours = identity(None, None);
        assert!(matches!(
            ours.choose(&offered),
            Err(ConfigError::CertificateMissing)
        ));
        let own = ClientIdentity {
            has_own_http: true,
            ..ours
        };
        assert_eq!(own.choose(&offered).ok(), Some(offered[0]));
    }
}
