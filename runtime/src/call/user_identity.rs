//! Who is logged in: from the operation that the spec names, or from OpenID Connect.

use serde_json::{Map, Value};
use url::Url;

use super::Client;
use crate::error::decode::DecodeError;
use crate::error::{ConfigError, Error};
use crate::tables::{EmailsRequest, IdentityRequest, OpenId};
use crate::template::{Piece, encode_segment, pieces};
use crate::token::{Identity, UserIdentity};

impl Client {
    /// Returns who is logged in, in the form that all providers have in common.
    ///
    /// If the spec has an `identity`, its operation is called. Otherwise the identity comes from the
    /// ID token, and claims that the granted scopes cover and the ID token lacks from the UserInfo
    /// endpoint.
    ///
    /// # Errors
    ///
    /// - [`Error::Config`] if the spec has neither `identity` nor `openid`.
    /// - [`Error::Decode`] if the reply has no identifier of the user.
    /// - [`Error::SignedToken`] if there is no ID token, or a reply about another user.
    /// - Any error of the provider.
    pub async fn user_identity(&self) -> Result<UserIdentity, Error> {
        let provider = self.app().provider();
        match (&provider.identity, &provider.openid) {
            (Some(request), _) => self.requested(request).await,
            (None, Some(openid)) => self.of_openid(openid).await,
            (None, None) => Err(ConfigError::IdentityNotOffered.into()),
        }
    }

    async fn requested(&self, request: &'static IdentityRequest) -> Result<UserIdentity, Error> {
        let call = self.call(&request.operation);
        let reply = call.request::<Value, Error>().send().await?;
        let places = Places {
            client: self,
            reply: &reply,
        };
        let provider = self.app().provider().name;
        let mut user = UserIdentity::new(provider, None, places.subject(request.subject)?);
        user.name = places.text(request.name)?;
        user.email = places.text(request.email)?;
        user.email_verified = verified(&reply, request.email_verified);
        user.picture = places.picture(request.picture)?;
        if let Some(emails) = &request.emails {
            self.add_email(emails, &mut user).await?;
        }
        user.email_verified = user.email_verified.filter(|_| user.email.is_some());
        Ok(user)
    }

    /// Requests the primary address, if the granted scopes cover the request.
    async fn add_email(
        &self,
        request: &'static EmailsRequest,
        user: &mut UserIdentity,
    ) -> Result<(), Error> {
        let tokens = self.session().tokens()?;
        let has = |scope: &&str| tokens.scopes().iter().any(|granted| granted == scope);
        let mut clauses = request.scopes.iter();
        if !clauses.all(|clause| clause.iter().any(&has)) {
            return Ok(());
        }
        let call = self.call(&request.operation);
        let reply = call.request::<Value, Error>().send().await?;
        let items = reply.pointer(request.items).and_then(Value::as_array);
        let is_primary = |item: &&Value| match request.primary {
            Some(pointer) => item.pointer(pointer) == Some(&Value::Bool(true)),
            None => true,
        };
        let primary = items.and_then(|items| items.iter().find(is_primary));
        let address = primary.and_then(|item| Some((item, text(item.pointer(request.email)?)?)));
        if let Some((item, address)) = address {
            user.email = Some(address);
            user.email_verified = verified(item, request.email_verified);
        }
        Ok(())
    }

    async fn of_openid(&self, openid: &OpenId) -> Result<UserIdentity, Error> {
        let identity: Identity = self.identity()?;
        let (issuer, subject) = (identity.issuer().to_owned(), identity.subject().to_owned());
        let provider = self.app().provider().name;
        let mut user = UserIdentity::new(provider, Some(issuer), subject);
        add_claims(&mut user, identity.claims());
        let tokens = self.session().tokens()?;
        let granted = |scope: &str| tokens.scopes().iter().any(|known| known == scope);
        let lacks =
            user.email.is_none() && granted("email") || user.name.is_none() && granted("profile");
        if lacks && openid.userinfo.is_some() {
            let claims: Map<String, Value> = self.userinfo().await?;
            add_claims(&mut user, &claims);
        }
        Ok(user)
    }
}

/// Adds the standard claims (OpenID Connect Core §5.1). An address and its verification come from the
/// same claims.
fn add_claims(user: &mut UserIdentity, claims: &Map<String, Value>) {
    let claim = |name: &str| claims.get(name).and_then(text);
    let full = || {
        let parts = [claim("given_name"), claim("family_name")];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        Some(parts.join(" ")).filter(|name| !name.is_empty())
    };
    if let Some(name) = claim("name").or_else(full) {
        user.name = Some(name);
    }
    if let Some(email) = claim("email") {
        user.email = Some(email);
        user.email_verified = claims.get("email_verified").and_then(boolean);
    }
    if let Some(picture) = claim("picture").filter(|url| is_link(url)) {
        user.picture = Some(picture);
    }
}

/// The places of a reply.
struct Places<'a> {
    client: &'a Client,
    reply: &'a Value,
}

impl Places<'_> {
    /// Returns the user's identifier.
    fn subject(&self, place: &'static str) -> Result<String, Error> {
        let missing = || {
            let pointer = place.find('/').and_then(|at| place.get(at..));
            let pointer = pointer.and_then(|rest| rest.split('}').next());
            let body = self.reply.to_string().into();
            let problem = "expected the identifier of the user: a string or an integer";
            DecodeError::at(pointer.unwrap_or_default(), problem, body)
        };
        Ok(self.filled(place, identifier)?.ok_or_else(missing)?)
    }

    fn text(&self, place: Option<&'static str>) -> Result<Option<String>, Error> {
        let Some(place) = place else { return Ok(None) };
        let found = self.filled(place, text)?;
        let trimmed = found.map(|found| found.trim().to_owned());
        Ok(trimmed.filter(|found| !found.is_empty()))
    }

    /// Returns a URL. A value within one cannot change its path.
    fn picture(&self, place: Option<&'static str>) -> Result<Option<String>, Error> {
        let Some(place) = place else { return Ok(None) };
        let found = if place.starts_with('/') {
            self.filled(place, text)?
        } else {
            self.filled(place, |value| {
                identifier(value).map(|it| encode_segment(&it))
            })?
        };
        Ok(found.filter(|url| is_link(url)))
    }

    /// Returns the text at a place; `None` if a value in it is missing. `read` converts the values of
    /// the reply.
    fn filled(
        &self,
        place: &'static str,
        read: impl Fn(&Value) -> Option<String>,
    ) -> Result<Option<String>, Error> {
        let at = |pointer| self.reply.pointer(pointer).and_then(&read);
        if place.starts_with('/') {
            return Ok(at(place));
        }
        let captured = self.client.session().captured();
        let filling = self.client.app().filling(&captured);
        let mut whole = String::new();
        for piece in pieces(place) {
            match piece {
                Piece::Text(text) => whole.push_str(text),
                Piece::Variable(pointer) if pointer.starts_with('/') => match at(pointer) {
                    Some(value) => whole.push_str(&value),
                    None => return Ok(None),
                },
                Piece::Variable(name) => whole.push_str(&filling.text(&format!("{{{name}}}"))?),
            }
        }
        Ok(Some(whole))
    }
}

/// Returns a string that is not empty.
fn text(value: &Value) -> Option<String> {
    let text = value.as_str().filter(|text| !text.is_empty());
    text.map(str::to_owned)
}

/// Returns a string, or an integer as a string. Other numbers have lost digits, and could be those of another
/// user.
fn identifier(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) if number.is_i64() || number.is_u64() => Some(number.to_string()),
        other => text(other),
    }
}

fn verified(value: &Value, pointer: Option<&str>) -> Option<bool> {
    value.pointer(pointer?).and_then(boolean)
}

/// Returns a boolean. Some providers write it as text.
fn boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

fn is_link(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "https" | "http"))
}
