//! Reads and validates the authorization response at the redirect URI (RFC 6749 §4.1.2, RFC 9700
//! §4.7, RFC 9207 §2.4).

mod location;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::error::{AuthorizationError, OAuthError};
use crate::http::form;
use crate::scope;
use crate::secret::{Secret, redact};
use crate::tables::{AuthorizationCode, Callback, CallbackSignature, Provider, State};
use crate::template::expression::{hex, hmac_sha256};
use crate::template::variables;

pub(crate) use location::check as check_location;
pub(crate) use location::{expected as location_of, is_present as has_location};

/// The issuer parameter (RFC 9207 §2).
pub(crate) const ISS: &str = "iss";

/// The contents of a validated callback.
#[derive(Debug, Default)]
pub(crate) struct CallbackValues {
    /// `None` if the provider sends no code.
    pub(crate) code: Option<Secret>,
    /// The granted scopes, if the callback lists them.
    pub(crate) scopes: Option<Vec<String>>,
    pub(crate) captured: Vec<(String, String)>,
}

/// What proves that a callback belongs to a login.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Expected<'a> {
    /// The issuer that the login was sent to.
    pub(crate) issuer: Option<&'a str>,
    /// The state that was sent.
    pub(crate) state: Option<&'a Secret>,
    /// The client secret, with which some providers sign callbacks.
    pub(crate) client_secret: Option<&'a Secret>,
}

/// Reads and validates a callback.
///
/// Nothing in the callback, including an error, is used before `state`, `iss` and the signature (if
/// the provider signs) are verified.
pub(crate) fn read(
    provider: &Provider,
    grant: &AuthorizationCode,
    expected: Expected<'_>,
    parameters: &Parameters,
) -> Result<CallbackValues, AuthorizationError> {
    let names = &grant.callback;
    let Expected {
        issuer,
        state,
        client_secret,
    } = expected;
    if let Some(signature) = &names.signature {
        check_signature(signature, client_secret, parameters)?;
    }
    check_state(grant, state, parameters.once(names.state)?)?;
    let iss = check_issuer(issuer, grant, parameters.once(ISS)?)?;
    let code = parameters.once(names.code)?;
    let secrets = state.into_iter().chain(client_secret).cloned();
    let secrets: Vec<_> = secrets.chain(code.map(Secret::new)).collect();
    match (iss, error_of(names, parameters, &secrets)?) {
        (Iss::Missing, error) => return Err(AuthorizationError::IssuerMissing { error }),
        (Iss::Checked, Some(error)) => return Err(AuthorizationError::OAuth(error)),
        (Iss::Checked, None) => {}
    }
    let code = match code {
        _ if names.without_code => None,
        None => return Err(AuthorizationError::CodeMissing),
        Some(code) => Some(Secret::new(code)),
    };
    let mut captured = Vec::new();
    for (parameter, name) in names.captures {
        if let Some(value) = parameters.once(parameter)? {
            let value = variables::normalized(provider, name, value);
            let value = value.ok_or(AuthorizationError::Captured(parameter))?;
            captured.push(((*name).to_owned(), value));
        }
    }
    Ok(CallbackValues {
        code,
        scopes: granted(grant, parameters)?,
        captured,
    })
}

/// Returns the granted scopes, if the spec names their parameter. An empty list means none.
fn granted(
    grant: &AuthorizationCode,
    parameters: &Parameters,
) -> Result<Option<Vec<String>>, AuthorizationError> {
    let Some(name) = grant.callback.scope.filter(|name| parameters.has(name)) else {
        return Ok(None);
    };
    let text = parameters.once(name)?.unwrap_or_default();
    let scopes = scope::listed(grant.grant.reply.scope_separator, text);
    Ok(Some(scopes))
}

/// Returns the callback's error (RFC 6749 §4.1.2.1). The `secrets` are redacted, because servers
/// echo what they were sent.
fn error_of(
    names: &Callback,
    parameters: &Parameters,
    secrets: &[Secret],
) -> Result<Option<OAuthError>, AuthorizationError> {
    let scrubbed = |text: &str| redact::scrub(text, secrets);
    let error = parameters.once(names.error)?;
    let description = parameters.once(names.error_description)?.map(scrubbed);
    let uri = parameters.once("error_uri")?.map(scrubbed);
    Ok(
        error
            .map(|error| OAuthError::new(&scrubbed(error), description.as_deref(), uri.as_deref())),
    )
}

/// Verifies the signature over all other parameters, which is made with the client secret.
fn check_signature(
    table: &CallbackSignature,
    secret: Option<&Secret>,
    parameters: &Parameters,
) -> Result<(), AuthorizationError> {
    let received = parameters.once(table.parameter)?;
    let (Some(secret), Some(received)) = (secret, received) else {
        return Err(AuthorizationError::Signature);
    };
    let mut signed: Vec<String> = parameters
        .0
        .iter()
        .filter(|(name, _)| name != table.parameter)
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    signed.sort_unstable();
    let hmac = hmac_sha256(secret.expose().as_bytes(), signed.join("&").as_bytes())
        .ok_or(AuthorizationError::Signature)?;
    let (made, received) = if table.base64 {
        (STANDARD.encode(hmac), received.to_owned())
    } else {
        (hex(&hmac), received.to_ascii_lowercase())
    };
    // Constant-time comparison.
    if Secret::new(made) == Secret::new(received) {
        Ok(())
    } else {
        Err(AuthorizationError::Signature)
    }
}

fn check_state(
    grant: &AuthorizationCode,
    sent: Option<&Secret>,
    received: Option<&str>,
) -> Result<(), AuthorizationError> {
    match (grant.state, sent, received) {
        (State::Unsupported, _, _) => Ok(()),
        (_, Some(sent), Some(received)) if *sent == Secret::from(received) => Ok(()),
        (State::Echoed | State::InRedirectUri, _, _) => Err(AuthorizationError::State),
    }
}

/// Whether a callback with these parameters has the `state` of a login; `true` for providers without
/// `state`.
pub(crate) fn has_state(
    grant: &AuthorizationCode,
    sent: Option<&Secret>,
    parameters: &Parameters,
) -> bool {
    let received = parameters.once(grant.callback.state);
    received.is_ok_and(|received| check_state(grant, sent, received).is_ok())
}

/// The result of the issuer check.
enum Iss {
    /// The issuer matches, or none is required.
    Checked,
    /// The issuer is missing, although the provider promises to send it.
    Missing,
}

/// Checks the issuer (RFC 9207 §2.4). An `iss` is ignored if no expected issuer is known.
fn check_issuer(
    issuer: Option<&str>,
    grant: &AuthorizationCode,
    received: Option<&str>,
) -> Result<Iss, AuthorizationError> {
    match (issuer, received) {
        (Some(issuer), Some(received)) if issuer != received => Err(AuthorizationError::Issuer),
        (_, None) if grant.iss => Ok(Iss::Missing),
        _ => Ok(Iss::Checked),
    }
}

/// The parameters of a callback.
pub(crate) struct Parameters(Vec<(String, String)>);

/// Collects parameters that were not in a query.
impl FromIterator<(String, String)> for Parameters {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl Parameters {
    /// Parses the unsigned parameters of `callback`: a full URL, a path with a query, or a bare
    /// query.
    pub(crate) fn parse(callback: &str) -> Result<Self, AuthorizationError> {
        let (_, query) = location::split(callback);
        form::parse(query)
            .map(Self)
            .map_err(|form::Malformed| AuthorizationError::Malformed)
    }

    /// Whether there is a parameter with this name, even without a value.
    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(existing, _)| existing == name)
    }

    /// Returns the value of a parameter and rejects duplicates. An empty value counts as absent
    /// (RFC 6749 §3.1).
    pub(crate) fn once(&self, name: &'static str) -> Result<Option<&str>, AuthorizationError> {
        let mut values = self
            .0
            .iter()
            .filter(|(existing, _)| existing == name)
            .map(|(_, value)| value.as_str());
        let value = values.next();
        if values.next().is_some() {
            return Err(AuthorizationError::Repeated(name));
        }
        Ok(value.filter(|value| !value.is_empty()))
    }
}
