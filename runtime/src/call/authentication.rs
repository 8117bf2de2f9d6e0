//! Chooses the credentials of a call among those that the client has, and adds them to its request
//! (OpenAPI 3.1 §4.8.30).

use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};
use url::Url;

use super::address;
use super::arguments::Call;
use super::credentials::Given;
use crate::client_auth;
use crate::error::{ArgumentError, ConfigError, Error};
use crate::scope;
use crate::secret::{Secret, wiped};
use crate::tables::{BasicEncoding, CredentialIn, SecurityRequirement, SecurityScheme};
use crate::token::StoredTokens;

/// The credentials that a call sends.
pub(crate) struct Authentication<'c> {
    /// Whether the access token is sent.
    pub(crate) token: bool,
    given: Vec<(&'static SecurityScheme, &'c Given)>,
}

impl<'c> Authentication<'c> {
    /// Chooses the first requirement of the operation for which the client has everything. A token
    /// whose scopes are too few is used only if nothing else is possible: the server then decides.
    ///
    /// # Errors
    ///
    /// [`ConfigError::CredentialMissing`] if the client has too little for every requirement.
    pub(crate) fn of(call: &'c Call) -> Result<Self, Error> {
        let operation = call.operation;
        let chosen = match operation.security {
            [] => {
                return Ok(Self {
                    token: operation.authorized,
                    given: Vec::new(),
                });
            }
            several => choose(call, several)
                .ok_or_else(|| ConfigError::CredentialMissing(described(call, several)))?,
        };
        let schemes = call.client.app().provider().security_schemes;
        let given = chosen.schemes.iter().filter_map(|at| {
            let given = call.client.credentials().get(*at)?;
            Some((schemes.get(*at)?, given))
        });
        let given: Vec<_> = given.collect();
        let needs_certificate = given
            .iter()
            .any(|(scheme, _)| scheme.place == CredentialIn::MutualTls);
        if needs_certificate && !call.client.app().identity().has_own_http {
            return Err(ConfigError::CertificateMissing.into());
        }
        Ok(Self {
            token: chosen.token,
            given,
        })
    }

    /// Adds the credentials to a request, except the access token.
    pub(crate) fn add(&self, url: &mut Url, headers: &mut HeaderMap) -> Result<(), Error> {
        for (scheme, given) in &self.given {
            let header = |text: Secret| {
                wiped::header(text)
                    .map_err(|_| ArgumentError::new(scheme.name, "cannot be sent in a header"))
            };
            match (scheme.place, given) {
                (CredentialIn::Header(name), Given::Secret(key)) => {
                    let refused = |_| ArgumentError::new(scheme.name, "has no valid header name");
                    let name = HeaderName::try_from(name).map_err(refused)?;
                    let value = header(key.clone())?;
                    if name == COOKIE {
                        add_cookie(headers, &value)?;
                    } else {
                        headers.insert(name, value);
                    }
                }
                (CredentialIn::Query(name), Given::Secret(key)) => {
                    address::add_token(url, name, key.expose());
                }
                (CredentialIn::Cookie(name), Given::Secret(value)) => {
                    if !value.expose().bytes().all(is_cookie_octet) {
                        let problem = "cannot be sent in a cookie (RFC 6265 §4.1.1)";
                        return Err(ArgumentError::new(scheme.name, problem).into());
                    }
                    let pair = Secret::new([name, "=", value.expose()].concat());
                    add_cookie(headers, &header(pair)?)?;
                }
                (CredentialIn::Bearer, Given::Secret(token)) => {
                    let text = Secret::new(["Bearer ", token.expose()].concat());
                    headers.insert(AUTHORIZATION, header(text)?);
                }
                (CredentialIn::Basic, Given::Basic { user, password }) => {
                    if user.expose().contains(':') {
                        let problem = "has a user name with a colon (RFC 7617 §2)";
                        return Err(ArgumentError::new(scheme.name, problem).into());
                    }
                    let (user, password) = (user.expose(), password.expose());
                    let value = client_auth::basic(user, password, BasicEncoding::Raw);
                    headers.insert(AUTHORIZATION, value);
                }
                // The TLS connection has it.
                (CredentialIn::MutualTls, Given::Certificate) => {}
                _ => {
                    let problem = "is not the kind of credential that the scheme requires";
                    return Err(ArgumentError::new(scheme.name, problem).into());
                }
            }
        }
        Ok(())
    }
}

fn choose(
    call: &Call,
    requirements: &'static [SecurityRequirement],
) -> Option<&'static SecurityRequirement> {
    let has_schemes = |requirement: &&SecurityRequirement| {
        let mut schemes = requirement.schemes.iter();
        schemes.all(|at| call.client.credentials().get(*at).is_some())
    };
    let mut possible = requirements.iter().filter(has_schemes);
    if let [only] = requirements {
        // A missing token is reported by the session.
        return possible
            .next()
            .or((only.schemes.is_empty()).then_some(only));
    }
    let tokens = call.client.session().tokens().ok();
    // A token with unknown scopes is assumed to cover what the operation requires.
    let has_scopes = |tokens: &StoredTokens, scopes| {
        tokens.has_unknown_scopes() || scope::missing(scopes, tokens.scopes()).is_empty()
    };
    let covers = |requirement: &&SecurityRequirement| {
        let tokens = tokens.as_ref();
        !requirement.token || tokens.is_some_and(|tokens| has_scopes(tokens, requirement.scopes))
    };
    let is_empty =
        |requirement: &SecurityRequirement| !requirement.token && requirement.schemes.is_empty();
    let possible: Vec<_> = possible
        .filter(|it| !it.token || tokens.is_some())
        .collect();
    let first = possible
        .iter()
        .copied()
        .filter(|it| !is_empty(it))
        .find(covers);
    let empty = || possible.iter().copied().find(|it| is_empty(it));
    first.or_else(empty).or(possible.first().copied())
}

/// Lists what the operation requires, for a message.
fn described(call: &Call, requirements: &[SecurityRequirement]) -> String {
    let schemes = call.client.app().provider().security_schemes;
    let one = |requirement: &SecurityRequirement| {
        let names = requirement.schemes.iter();
        let names = names.filter_map(|at| Some(format!("`{}`", schemes.get(*at)?.name)));
        let token = requirement.token.then(|| "an access token".to_owned());
        names.chain(token).collect::<Vec<_>>().join(" and ")
    };
    let all: Vec<_> = requirements.iter().map(one).collect();
    all.join(", or ")
}

/// Adds a pair to the `Cookie` header, which must be a single one (RFC 6265 §5.4).
pub(super) fn add_cookie(headers: &mut HeaderMap, pair: &HeaderValue) -> Result<(), ArgumentError> {
    let value = match headers.get(COOKIE) {
        None => pair.clone(),
        Some(earlier) => {
            let mut joined = wiped::Buffer::with_capacity(earlier.len() + 2 + pair.len());
            for part in [earlier.as_bytes(), b"; ", pair.as_bytes()] {
                joined.extend(part);
            }
            let mut value = HeaderValue::from_maybe_shared(joined.freeze())
                .map_err(|_| ArgumentError::new("cookie", "cannot be sent in a header"))?;
            value.set_sensitive(true);
            value
        }
    };
    headers.insert(COOKIE, value);
    Ok(())
}

/// Whether a cookie's value may contain a byte (RFC 6265 §4.1.1).
fn is_cookie_octet(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x2b | 0x2d..=0x3a | 0x3c..=0x5b | 0x5d..=0x7e)
}
