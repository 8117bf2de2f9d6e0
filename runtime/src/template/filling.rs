//! Fills the templates of one request. Values such as `{now}` are the same in all of them: a signature
//! over `{now}` and the header that repeats `{now}` must agree.

use std::sync::OnceLock;

use url::Url;
use zeroize::Zeroizing;

use super::variables::{EXPRESSION, Variables, encoded, find_variable, in_path};
use super::{Piece, expression};
use crate::clock::Timestamp;
use crate::error::{ConfigError, Error};
use crate::random;
use crate::secret::Secret;
use crate::tables::Variable;
use crate::template;
use crate::token::captured::Captured;

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
        let mut text = self.expand(path, None, in_path)?.expose().to_owned();
        if let Some(query) = query {
            text.push('?');
            let encode = |variable: &Variable, value: &str| Ok(encoded(variable, value));
            text.push_str(self.expand(query, None, encode)?.expose());
        }
        Url::parse(&text).map_err(|_| ConfigError::Endpoint(template.to_owned()).into())
    }

    /// Expands `template` to text, for parameters and headers.
    pub(crate) fn text(&self, template: &str) -> Result<String, Error> {
        let text = self.expand(template, None, |_, value| Ok(value.to_owned()))?;
        Ok(text.expose().to_owned())
    }

    /// Expands a template of a token request, which may name `client_secret`.
    pub(crate) fn secret_text(&self, template: &str) -> Result<Secret, Error> {
        self.expand(template, self.secret, |_, value| Ok(value.to_owned()))
    }

    fn expand(
        &self,
        template: &str,
        secret: Option<&Secret>,
        write: impl Fn(&Variable, &str) -> Result<String, ConfigError>,
    ) -> Result<Secret, Error> {
        let mut parts = Vec::new();
        for piece in template::pieces(template) {
            match piece {
                Piece::Text(part) => parts.push(Zeroizing::new(part.to_owned())),
                Piece::Variable(name) => {
                    if let Some(variable) = find_variable(self.variables.provider, name) {
                        let value = self.variables.checked(variable, self.captured)?;
                        parts.push(Zeroizing::new(write(variable, value)?));
                    } else {
                        let mut value = |name: &str| self.named(name, secret);
                        let value = expression::evaluate(name, &mut value)?;
                        parts.push(Zeroizing::new(write(&EXPRESSION, &value)?));
                    }
                }
            }
        }
        let parts: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
        Ok(Secret::new(parts.concat()))
    }

    /// Returns the value of a name in an expression: a variable, or a built-in name.
    fn named(&self, name: &str, secret: Option<&Secret>) -> Result<String, Error> {
        if let Some(variable) = find_variable(self.variables.provider, name) {
            return Ok(self.variables.checked(variable, self.captured)?.to_owned());
        }
        match name {
            "client_id" => Ok(self.variables.client_id.clone()),
            "client_secret" => match secret {
                Some(secret) => Ok(secret.expose().to_owned()),
                None => Err(ConfigError::ClientSecretMissing.into()),
            },
            "now" => Ok(self.now.as_secs().to_string()),
            "uuid" => self.uuid(),
            unknown => Err(ConfigError::VariableUnknown(unknown.to_owned()).into()),
        }
    }

    fn uuid(&self) -> Result<String, Error> {
        if let Some(uuid) = self.uuid.get() {
            return Ok(uuid.clone());
        }
        let fresh = random::uuid()?;
        Ok(self.uuid.get_or_init(|| fresh).clone())
    }
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
    fn the_client_secret_is_filled_only_in_secret_text() {
        let variables = Variables::new(&PLAIN, None, &[]).unwrap();
        let captured = Captured::default();
        let secret = Secret::new("s3cret");
        let filling = Filling::new(&variables, &captured, Timestamp::from_millis(0));
        assert!(filling.secret_text("{client_secret}").is_err());
        let filling = filling.with_secret(Some(&secret));
        assert_eq!(
            filling.secret_text("{client_secret}").unwrap().expose(),
            "s3cret"
        );
        assert!(filling.text("{client_secret}").is_err());
        assert!(filling.url("https://a.example/{client_secret}").is_err());
    }
}
