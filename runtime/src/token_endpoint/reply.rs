//! Reads token replies (RFC 6749 §5.1) strictly; only the spec relaxes the rules. Faults name the
//! invalid member and never contain any part of the reply.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::expiry;
use crate::clock::Timestamp;
use crate::dpop;
use crate::error::TokenReplyFault as Fault;
use crate::http::form;
use crate::json;
use crate::scope;
use crate::secret::Secret;
use crate::secret::wiped::Members;
use crate::tables::{ActsAs, Provider, ReplyFormat, TokenIn, TokenReply};
use crate::template::renamed::renamed;
use crate::template::variables;
use crate::token::Reply;
use crate::token::details::{self, Details};

/// Parses the body, in either format, as an object.
pub(crate) fn members(format: ReplyFormat, body: &[u8]) -> Result<Members, Fault> {
    let text = body.trim_ascii();
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if text.starts_with(b"<") {
        return Err(markup(format, text));
    }
    // Some providers that reply with forms send errors as JSON.
    if format == ReplyFormat::Form && !text.starts_with(b"{") {
        return form_members(text);
    }
    if format == ReplyFormat::Text && !text.starts_with(b"{") {
        let text = str::from_utf8(text).map_err(|_| Fault::MalformedToken)?;
        let token = ("access_token".to_owned(), text.into());
        return Ok(Members::new(Map::from_iter([token])));
    }
    match json::parse(text) {
        Ok(Value::Object(members)) => Ok(Members::new(members)),
        Ok(_) => Err(Fault::NotAnObject),
        Err(json::Fault::Repeated) => Err(Fault::Repeated),
        Err(json::Fault::Syntax) => Err(Fault::NotJson),
    }
}

/// Returns the fault of a body in HTML or XML.
fn markup(format: ReplyFormat, text: &[u8]) -> Fault {
    let mut tags = text.windows(5);
    // A page in XHTML begins like other XML.
    let is_page = !text.starts_with(b"<?xml") || tags.any(|tag| tag.eq_ignore_ascii_case(b"<html"));
    match format {
        _ if is_page => Fault::Html,
        ReplyFormat::Form => Fault::NotAForm,
        ReplyFormat::Json | ReplyFormat::Text => Fault::NotJson,
    }
}

/// Reads a success reply. `current` is the access token that the reply may omit.
pub(crate) fn read(
    provider: &Provider,
    table: &TokenReply,
    whole: &Value,
    current: Option<&Secret>,
    received_at: Timestamp,
) -> Result<Reply, Fault> {
    let reply = object(table, whole).ok_or(Fault::NotAnObject)?;
    let member = |name| member(table, reply, name);
    let is_bound = read_type(provider, table, member("token_type"))?;
    let scope = member("scope").filter(|_| !table.ignores_scope);
    let scopes = scopes(table.scope_separator, scope)?;
    let access_token = token(member("access_token"))?;
    let refresh_token = token(member("refresh_token"))?;
    let mut captured = captured(provider, table, reply)?;
    let second = match second(provider, table, whole, received_at)? {
        // A login with the user's scopes alone: the second token is the only one.
        Some(second) if access_token.is_none() && current.is_none() && is_of_a_user(table) => {
            return Ok(Reply {
                captured,
                ..*second
            });
        }
        second => second,
    };
    let of_tokens = [
        (table.id_token_claims, member("id_token")),
        (table.access_token_claims, member("access_token")),
    ];
    for (claims, token) in of_tokens {
        captured.extend(captured_claims(provider, claims, token)?);
    }
    // A reply without a refresh token does not change the lifetime of the current one.
    let lifetime = table.refresh_lifetime.filter(|_| refresh_token.is_some());
    let refresh_expires_at = expiry::refresh_ends_at(
        table.refresh_expires_in.unwrap_or(table.expires_in),
        lifetime,
        member("refresh_token_expires_in"),
        received_at,
    );
    Ok(Reply {
        access_token: access_token
            .or_else(|| current.cloned())
            .ok_or(Fault::NoAccessToken)?,
        refresh_token,
        refresh_expires_at,
        refresh_unused_until: table
            .refresh_inactivity
            .map(|seconds| received_at.plus(Duration::from_secs(seconds))),
        id_token: match provider.openid {
            Some(_) => token(member("id_token"))?,
            None => None,
        },
        is_bound,
        key: None,
        received_at,
        expires_at: expiry::ends_at_if_known(
            table.expires_in,
            table.default_expires_in,
            member("expires_in"),
            received_at,
        ),
        names_no_scopes: scopes.is_none() && scope.is_some_and(|value| !value.is_null()),
        scopes,
        captured,
        second,
        details: Details::read(member(details::NAME).filter(|_| provider.authorization_details))
            .map_err(|details::Malformed| Fault::Member(details::NAME))?,
    })
}

/// Returns the refresh token of a reply, even if the rest is invalid.
pub(crate) fn refresh_token(table: &TokenReply, whole: &Value) -> Option<Secret> {
    let value = member(table, object(table, whole)?, "refresh_token");
    token(value).ok().flatten()
}

/// Returns the object, possibly nested, that contains the reply's members.
fn object<'r>(table: &TokenReply, whole: &'r Value) -> Option<&'r Value> {
    whole.pointer(table.at).filter(|reply| reply.is_object())
}

/// Returns a member of a reply by its standard name.
fn member<'r>(table: &TokenReply, reply: &'r Value, name: &'static str) -> Option<&'r Value> {
    reply.get(renamed(table.renamed, name))
}

fn form_members(text: &[u8]) -> Result<Members, Fault> {
    let text = str::from_utf8(text).map_err(|_| Fault::NotAForm)?;
    let mut members = Members::new(Map::new());
    for (name, value) in form::parse(text).map_err(|form::Malformed| Fault::NotAForm)? {
        if members.insert(name, Value::String(value)).is_some() {
            return Err(Fault::Repeated);
        }
    }
    Ok(members)
}

/// Whether the token is bound to a key.
///
/// A client must not use a token of an unknown type (RFC 6749 §7.1). If the type is absent, it is
/// the one that the spec declares for the API. If tokens must be bound to keys, any other type is
/// rejected as a downgrade attack.
fn read_type(
    provider: &Provider,
    table: &TokenReply,
    value: Option<&Value>,
) -> Result<bool, Fault> {
    let scheme = match provider.api.token_in {
        TokenIn::Authorization(scheme) => scheme,
        TokenIn::Header(_) | TokenIn::Query(_) | TokenIn::Body(_) => "Bearer",
    };
    let is_bound = match (&provider.dpop, value) {
        (Some(_), Some(Value::String(name))) => name.eq_ignore_ascii_case(dpop::SCHEME),
        _ => false,
    };
    if provider.dpop.is_some_and(|dpop| dpop.required) && !is_bound {
        return Err(Fault::TokenType);
    }
    let mut accepted = ["bearer", scheme]
        .into_iter()
        .chain(table.token_types.iter().copied());
    match value {
        _ if is_bound => Ok(true),
        None | Some(Value::Null) => Ok(false),
        Some(Value::String(name)) if accepted.any(|known| name.eq_ignore_ascii_case(known)) => {
            Ok(false)
        }
        Some(_) => Err(Fault::TokenType),
    }
}

/// Reads a token, if there is one. Only visible ASCII is accepted, so that it fits in a header; RFC
/// 6749 appendix A.12 allows slightly more.
fn token(value: Option<&Value>) -> Result<Option<Secret>, Fault> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.is_empty() => Ok(None),
        Some(Value::String(text)) if text.bytes().all(|byte| byte.is_ascii_graphic()) => {
            Ok(Some(Secret::new(text.as_str())))
        }
        Some(_) => Err(Fault::MalformedToken),
    }
}

/// Reads scopes from a string or a list. An empty list is equivalent to an absent one,
/// because a token without scopes is not issued.
pub(super) fn scopes(separator: &str, value: Option<&Value>) -> Result<Option<Vec<String>>, Fault> {
    let scopes: Vec<String> = match value {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) => scope::listed(separator, text),
        Some(Value::Array(list)) => list
            .iter()
            .map(|scope| scope.as_str().map(str::to_owned).ok_or(Fault::Scope))
            .collect::<Result<_, _>>()?,
        Some(_) => return Err(Fault::Scope),
    };
    let scopes: Vec<String> = scopes
        .iter()
        .map(|scope| scope.trim())
        .filter(|scope| !scope.is_empty())
        .map(str::to_owned)
        .collect();
    Ok(Some(scopes).filter(|scopes| !scopes.is_empty()))
}

fn captured(
    provider: &Provider,
    table: &TokenReply,
    reply: &Value,
) -> Result<Vec<(String, String)>, Fault> {
    let members = table.captures.iter();
    let members = members.map(|(member, name)| (*name, captured_member(reply, member)));
    values(provider, members)
}

/// Whether the second token acts for a user, as the tokens of a login do.
fn is_of_a_user(table: &TokenReply) -> bool {
    table
        .second
        .is_some_and(|second| second.acts_as == ActsAs::User)
}

/// Reads the second token, if the reply has one.
fn second(
    provider: &Provider,
    table: &TokenReply,
    whole: &Value,
    received_at: Timestamp,
) -> Result<Option<Box<Reply>>, Fault> {
    let Some(second) = table.second else {
        return Ok(None);
    };
    let table = TokenReply {
        at: second.at,
        renamed: second.renamed,
        captures: &[],
        second: None,
        id_token_claims: &[],
        access_token_claims: &[],
        ..*table
    };
    // A login without the user's scopes has no such token.
    let token = object(&table, whole).and_then(|reply| member(&table, reply, "access_token"));
    if token.is_none_or(Value::is_null) {
        return Ok(None);
    }
    read(provider, &table, whole, None, received_at).map(|reply| Some(Box::new(reply)))
}

/// Returns claims of a token, if there is one. It comes from the token endpoint over TLS, so its
/// signature need not be verified to trust it (OpenID Connect Core §3.1.3.7, rule 6).
fn captured_claims(
    provider: &Provider,
    claims: &'static [(&'static str, &'static str)],
    token: Option<&Value>,
) -> Result<Vec<(String, String)>, Fault> {
    let (Some((_, first)), Some(token)) = (claims.first(), token.filter(|token| !token.is_null()))
    else {
        return Ok(Vec::new());
    };
    let payload = token.as_str().and_then(|jwt| jwt.split('.').nth(1));
    let payload = payload.and_then(|payload| URL_SAFE_NO_PAD.decode(payload).ok());
    let payload = payload.and_then(|payload| json::parse(&payload).ok());
    let payload = payload.ok_or(Fault::Captured(first))?;
    let claims = claims.iter();
    values(
        provider,
        claims.map(|(pointer, name)| (*name, payload.pointer(pointer))),
    )
}

/// Returns the values that are present, by their names.
fn values<'v>(
    provider: &Provider,
    values: impl Iterator<Item = (&'static str, Option<&'v Value>)>,
) -> Result<Vec<(String, String)>, Fault> {
    let mut captured = Vec::new();
    for (name, value) in values {
        let value = match value {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Bool(flag)) => flag.to_string(),
            None | Some(Value::Null) => continue,
            Some(Value::Array(_) | Value::Object(_)) => return Err(Fault::Captured(name)),
        };
        let value = variables::normalized(provider, name, &value).ok_or(Fault::Captured(name))?;
        captured.push((name.to_owned(), value));
    }
    Ok(captured)
}

/// Returns the member with a name or at a JSON pointer.
fn captured_member<'r>(reply: &'r Value, member: &str) -> Option<&'r Value> {
    if member.starts_with('/') {
        reply.pointer(member)
    } else {
        reply.get(member)
    }
}

#[cfg(test)]
mod tests;
