//! Fills the templates of one request. Values such as `{now}` are the same in all of them: a signature
//! over `{now}` and the header that repeats `{now}` must agree.

use std::sync::OnceLock;

use url::Url;
use zeroize::Zeroizing;

use super::variables::{EXPRESSION, Variables, encoded, find_variable, in_path};
use super::{Piece, expression};
use crate::clock::Timestamp;
use crate::error::{ConfigError, Error};
use crate::model::types::DateTime;
use crate::random;
use crate::secret::Secret;
use crate::tables::Variable;
use crate::template;
use crate::token::captured::Captured;

/// The values of a token request that its own templates can use.
#[derive(Clone, Copy, Default)]
pub(crate) struct RequestValues<'r> {
    /// The parameters by their standard names, whether they are sent or not.
    pub(crate) standard: &'r [(&'static str, Secret)],
    /// The parameters as they are sent.
    pub(crate) parameters: &'r [(&'static str, Secret)],
    pub(crate) method: &'r str,
    pub(crate) path: &'r str,
    pub(crate) body: &'r str,
}

/// The standard parameters that templates can name.
const STANDARD: [&str; 10] = [
    "access_token",
    "app_token",
    "code",
    "code_verifier",
    "device_code",
    "redirect_uri",
    "refresh_token",
    "scope",
    "state",
    "user_code",
];

impl RequestValues<'_> {
    /// Returns a value by its name; empty if this request does not have it.
    fn get(&self, name: &str, arguments: &[Zeroizing<Vec<u8>>]) -> Option<String> {
        match (name, arguments) {
            ("method", _) => Some(self.method.to_owned()),
            ("path", _) => Some(self.path.to_owned()),
            ("body", _) => Some(self.body.to_owned()),
            (expression::SORTED, [pair, separator]) => self.sorted(pair, separator),
            (name, _) if STANDARD.contains(&name) => {
                let mut standard = self.standard.iter();
                let value = standard.find(|(known, _)| *known == name);
                Some(value.map_or_else(String::new, |(_, value)| value.expose().to_owned()))
            }
            _ => None,
        }
    }

    /// Joins name and value of each parameter with `pair`, and these, sorted by name, with
    /// `separator`.
    fn sorted(&self, pair: &[u8], separator: &[u8]) -> Option<String> {
        let (pair, separator) = (str::from_utf8(pair).ok()?, str::from_utf8(separator).ok()?);
        let mut parameters: Vec<_> = self.parameters.iter().collect();
        parameters.sort_by_key(|(name, _)| *name);
        let joined = parameters
            .iter()
            .map(|(name, value)| [name, pair, value.expose()].concat());
        Some(joined.collect::<Vec<_>>().join(separator))
    }
}

/// Fills the templates of one request, all with the same instant (`{now}`) and the same random value
/// (`{uuid}`).
pub(crate) struct Filling<'a> {
    variables: &'a Variables,
    captured: &'a Captured,
    /// The value of `client_secret`, used only in [`secret_text`](Self::secret_text).
    secret: Option<&'a Secret>,
    now: Timestamp,
    uuid: OnceLock<String>,
}

impl<'a> Filling<'a> {
    /// Creates a filling with these values, at `now`.
    pub(crate) fn new(variables: &'a Variables, captured: &'a Captured, now: Timestamp) -> Self {
        Self {
            variables,
            captured,
            secret: None,
            now,
            uuid: OnceLock::new(),
        }
    }

    /// Sets the application's client secret.
    pub(crate) fn with_secret(self, secret: Option<&'a Secret>) -> Self {
        Self { secret, ..self }
    }

    /// Returns the instant of the request.
    pub(crate) fn now(&self) -> Timestamp {
        self.now
    }

    /// Expands `template` to a URL. No value can change the template's path: free-form values are
    /// encoded, and a value in the path must be a single segment.
    pub(crate) fn url(&self, template: &str) -> Result<Url, Error> {
        let (path, query) = match template.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (template, None),
        };
        let mut text = self
            .expand(path, Sources::NONE, in_path)?
            .expose()
            .to_owned();
        if let Some(query) = query {
            text.push('?');
            let encode = |variable: &Variable, value: &str| Ok(encoded(variable, value));
            text.push_str(self.expand(query, Sources::NONE, encode)?.expose());
        }
        Url::parse(&text).map_err(|_| ConfigError::Endpoint(template.to_owned()).into())
    }

    /// Expands `template` to text, for parameters and headers. It is empty if an optional variable in
    /// it has no value.
    pub(crate) fn text(&self, template: &str) -> Result<String, Error> {
        Ok(self.hidden_text(template)?.expose().to_owned())
    }

    /// Expands `template` as [`text`](Self::text) does, for a value that may contain a secret variable.
    pub(crate) fn hidden_text(&self, template: &str) -> Result<Secret, Error> {
        self.expand(template, Sources::NONE, |_, value| Ok(value.to_owned()))
    }

    /// Expands a template of a login's parameter, which may be signed with the client secret.
    pub(crate) fn signed_text(&self, template: &str) -> Result<String, Error> {
        let sources = Sources {
            secret: self.secret,
            request: None,
        };
        let text = self.expand(template, sources, |_, value| Ok(value.to_owned()))?;
        Ok(text.expose().to_owned())
    }

    /// Expands a template of a token request, which may name `client_secret` and values of the
    /// request.
    pub(crate) fn secret_text(
        &self,
        template: &str,
        request: &RequestValues<'_>,
    ) -> Result<Secret, Error> {
        let sources = Sources {
            secret: self.secret,
            request: Some(request),
        };
        self.expand(template, sources, |_, value| Ok(value.to_owned()))
    }

    /// Expands the template of a header that carries an access token.
    pub(crate) fn with_token(&self, template: &str, token: &Secret) -> Result<Secret, Error> {
        let standard = [("access_token", token.clone())];
        let request = RequestValues {
            standard: &standard,
            ..RequestValues::default()
        };
        let sources = Sources {
            secret: None,
            request: Some(&request),
        };
        self.expand(template, sources, |_, value| Ok(value.to_owned()))
    }

    fn expand(
        &self,
        template: &str,
        sources: Sources<'_>,
        write: impl Fn(&Variable, &str) -> Result<String, ConfigError>,
    ) -> Result<Secret, Error> {
        let mut parts = Vec::new();
        for piece in template::pieces(template) {
            match piece {
                Piece::Text(part) => parts.push(Zeroizing::new(part.to_owned())),
                Piece::Variable(name) => {
                    if let Some(variable) = find_variable(self.variables.provider, name) {
                        let Some(value) = self.variables.known(variable, self.captured)? else {
                            return Ok(Secret::new(""));
                        };
                        parts.push(Zeroizing::new(write(variable, value)?));
                    } else {
                        let mut is_complete = true;
                        let mut value = |name: &str, arguments: &[Zeroizing<Vec<u8>>]| {
                            let value = self.named(name, arguments, sources)?;
                            is_complete &= value.is_some();
                            Ok(value.unwrap_or_default())
                        };
                        let value = expression::evaluate(name, &mut value)?;
                        if !is_complete {
                            return Ok(Secret::new(""));
                        }
                        parts.push(Zeroizing::new(write(&EXPRESSION, &value)?));
                    }
                }
            }
        }
        let parts: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
        Ok(Secret::new(parts.concat()))
    }

    /// Returns the value of a name in an expression: a variable, or a built-in name. `None` for an
    /// optional variable without a value.
    fn named(
        &self,
        name: &str,
        arguments: &[Zeroizing<Vec<u8>>],
        sources: Sources<'_>,
    ) -> Result<Option<String>, Error> {
        if let Some(variable) = find_variable(self.variables.provider, name) {
            let value = self.variables.known(variable, self.captured)?;
            return Ok(value.map(str::to_owned));
        }
        Ok(Some(match name {
            "client_id" => self.variables.client_id.clone(),
            "client_secret" => match sources.secret {
                Some(secret) => secret.expose().to_owned(),
                None => return Err(ConfigError::ClientSecretMissing.into()),
            },
            "now" => self.now.as_secs().to_string(),
            "now_millis" => self.now.since_epoch().as_millis().to_string(),
            "now_rfc3339" => self.date_time()?,
            "now_date" => {
                let mut text = self.date_time()?;
                // `2026-11-30` of `2026-11-30T12:00:00Z`.
                text.truncate(10);
                text
            }
            "uuid" => self.uuid()?,
            unknown => sources
                .request
                .and_then(|request| request.get(unknown, arguments))
                .ok_or_else(|| ConfigError::VariableUnknown(unknown.to_owned()))?,
        }))
    }

    /// Returns the instant as a date and time in UTC (RFC 3339).
    fn date_time(&self) -> Result<String, Error> {
        let seconds = i64::try_from(self.now.as_secs()).ok();
        let time = seconds.and_then(DateTime::from_unix_timestamp);
        let time = time.ok_or_else(|| ConfigError::VariableUnknown("now_rfc3339".to_owned()))?;
        Ok(time.as_str().to_owned())
    }

    fn uuid(&self) -> Result<String, Error> {
        if let Some(uuid) = self.uuid.get() {
            return Ok(uuid.clone());
        }
        let fresh = random::uuid()?;
        Ok(self.uuid.get_or_init(|| fresh).clone())
    }
}

/// Where the values of a template come from, besides variables.
#[derive(Clone, Copy)]
struct Sources<'s> {
    secret: Option<&'s Secret>,
    request: Option<&'s RequestValues<'s>>,
}

impl Sources<'_> {
    const NONE: Self = Self {
        secret: None,
        request: None,
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Provider;

    static PLAIN: Provider = Provider::DEFAULT;

    #[test]
    fn one_request_has_one_instant_and_one_random_value() {
        let variables = Variables::new(&PLAIN, None, &[]).unwrap();
        let captured = Captured::default();
        let now = Timestamp::from_millis(1_234_567_890_123);
        let filling = Filling::new(&variables, &captured, now);
        assert_eq!(filling.text("{now}").unwrap(), "1234567890");
        let url = filling.url("https://a.example/{uuid}?at={now}").unwrap();
        let uuid = filling.text("{uuid}").unwrap();
        assert_eq!(
            url.as_str(),
            format!("https://a.example/{uuid}?at=1234567890")
        );

        let next = Filling::new(&variables, &captured, now);
        assert_ne!(next.text("{uuid}").unwrap(), uuid);
    }

    #[test]
    fn a_login_is_signed_with_the_secret_over_the_instant_that_it_sends() {
        let variables = Variables::new(&PLAIN, None, &[]).unwrap();
        let captured = Captured::default();
        let secret = Secret::new("Jefe");
        let filling = Filling::new(&variables, &captured, Timestamp::from_millis(1_500));
        let sign = "{hmac_sha256_hex(client_secret, now_millis)}";
        assert!(filling.signed_text(sign).is_err());
        let filling = filling.with_secret(Some(&secret));
        let expected = expression::hmac_sha256(b"Jefe", b"1500").unwrap();
        assert_eq!(
            filling.signed_text(sign).unwrap(),
            expression::hex(&expected)
        );
    }

    #[test]
    fn a_template_of_a_request_has_the_values_of_the_request() {
        let variables = Variables::new(&PLAIN, None, &[]).unwrap();
        let captured = Captured::default();
        let filling = Filling::new(&variables, &captured, Timestamp::from_millis(1_500));
        let standard = [("code", Secret::new("c0de")), ("b", Secret::new("2"))];
        let request = RequestValues {
            standard: &standard,
            parameters: &[("b", Secret::new("2")), ("a", Secret::new("1"))],
            method: "POST",
            path: "/token",
            body: "b=2",
        };
        let filled = |template| filling.secret_text(template, &request).unwrap();
        assert_eq!(filled("{code}/{refresh_token}").expose(), "c0de/");
        assert_eq!(filled("{method path ' ' body}").expose(), "POST/token b=2");
        assert_eq!(filled("{sorted('=', '&')}").expose(), "a=1&b=2");
        assert_eq!(filled("{now_millis}").expose(), "1500");
        assert_eq!(
            filled("{now_date} {now_rfc3339}").expose(),
            "1970-01-01 1970-01-01T00:00:01Z"
        );
        assert!(filling.secret_text("{b}", &request).is_err());
        assert!(filling.text("{code}").is_err());
    }

    #[test]
    fn the_client_secret_is_filled_only_in_secret_text() {
        let variables = Variables::new(&PLAIN, None, &[]).unwrap();
        let captured = Captured::default();
        let secret = Secret::new("s3cret");
        let filling = Filling::new(&variables, &captured, Timestamp::from_millis(0));
        let request = RequestValues::default();
        assert!(filling.secret_text("{client_secret}", &request).is_err());
        let filling = filling.with_secret(Some(&secret));
        let filled = filling.secret_text("{client_secret}", &request).unwrap();
        assert_eq!(filled.expose(), "s3cret");
        assert!(filling.text("{client_secret}").is_err());
        assert!(filling.url("https://a.example/{client_secret}").is_err());
    }
}
