//! The way back: what the browser brings to the redirect URI (RFC 6749 §4.1.2), and whether it is
//! to be believed (RFC 9700 §4.7, RFC 9207 §2.4).

mod location;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::error::{AuthorizationError, OAuthError};
use crate::http::form;
use crate::secret::Secret;
use crate::secret::redact;
use crate::tables::{AuthorizationCode, Callback, CallbackSignature, Provider, State};
use crate::template::expression::{hex, hmac_sha256};
use crate::template::variables;

pub(crate) use location::check as check_location;

/// The issuer's parameter (RFC 9207 §2).
const ISS: &str = "iss";

/// What a callback that is believed brings.
#[derive(Debug)]
pub(crate) struct Brought {
    /// None where the provider sends none.
    pub(crate) code: Option<Secret>,
    pub(crate) captured: Vec<(String, String)>,
}

/// Reads what a callback brings. `state` is what was sent, and `issuer` who is to answer.
///
/// Nothing is believed, no error either, before `state`, `iss` and the signature, if there is one, are
/// seen to be right.
pub(crate) fn read(
    provider: &Provider,
    issuer: Option<&str>,
    grant: &AuthorizationCode,
    state: Option<&Secret>,
    secret: Option<&Secret>,
    parameters: &Parameters,
) -> Result<Brought, AuthorizationError> {
    let names = &grant.callback;
    if let Some(signature) = &names.signature {
        check_signature(signature, secret, parameters)?;
    }
    check_state(grant, state, parameters.once(names.state)?)?;
    let iss = check_issuer(issuer, grant, parameters.once(ISS)?)?;
    let code = parameters.once(names.code)?;
    let secrets = state.into_iter().chain(secret).cloned();
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
            let value = variables::taken(provider, name, value);
            let value = value.ok_or(AuthorizationError::Captured(parameter))?;
            captured.push(((*name).to_owned(), value));
        }
    }
    Ok(Brought { code, captured })
}

/// The error that a callback carries (RFC 6749 §4.1.2.1), without the `secrets`: servers repeat what
/// they were sent.
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

/// A signature with the client secret, over everything else that the callback brings.
fn check_signature(
    table: &CallbackSignature,
    secret: Option<&Secret>,
    parameters: &Parameters,
) -> Result<(), AuthorizationError> {
    let came = parameters.once(table.parameter)?;
    let (Some(secret), Some(came)) = (secret, came) else {
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
    let (made, came) = if table.base64 {
        (STANDARD.encode(hmac), came.to_owned())
    } else {
        (hex(&hmac), came.to_ascii_lowercase())
    };
    // Secrets are compared in constant time.
    if Secret::new(made) == Secret::new(came) {
        Ok(())
    } else {
        Err(AuthorizationError::Signature)
    }
}

fn check_state(
    grant: &AuthorizationCode,
    sent: Option<&Secret>,
    came: Option<&str>,
) -> Result<(), AuthorizationError> {
    match (grant.state, sent, came) {
        (State::Unsupported, _, _) => Ok(()),
        (_, Some(sent), Some(came)) if *sent == Secret::from(came) => Ok(()),
        (State::Echoed | State::InRedirectUri, _, _) => Err(AuthorizationError::State),
    }
}

/// What is known of the issuer of a callback.
enum Iss {
    /// It is the expected one, or need not be named.
    Checked,
    /// It is not named, although the provider promises that.
    Missing,
}

/// RFC 9207 §2.4. An `iss` that there is nothing to compare with is ignored.
fn check_issuer(
    issuer: Option<&str>,
    grant: &AuthorizationCode,
    came: Option<&str>,
) -> Result<Iss, AuthorizationError> {
    match (issuer, came) {
        (Some(issuer), Some(came)) if issuer != came => Err(AuthorizationError::Issuer),
        (_, None) if grant.iss => Ok(Iss::Missing),
        _ => Ok(Iss::Checked),
    }
}

/// The parameters of a callback.
pub(crate) struct Parameters(Vec<(String, String)>);

/// Names and values that did not stand in a query.
impl FromIterator<(String, String)> for Parameters {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

impl Parameters {
    /// Those that stand plainly in `callback`: a URL, whole or from its path on, or a query alone.
    pub(crate) fn parse(callback: &str) -> Result<Self, AuthorizationError> {
        let (_, query) = location::split(callback);
        form::parse(query)
            .map(Self)
            .map_err(|form::Malformed| AuthorizationError::Malformed)
    }

    /// The value of a parameter, which must not stand there twice (RFC 6749 §3.1: one without a
    /// value is as good as absent).
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
