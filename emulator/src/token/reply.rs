//! Writes the token reply (RFC 6749 §5.1) in the format of the spec.

use std::borrow::Cow;
use std::time::Duration;

use licit_format::resolve::{ExpiresIn, Provider, ReplyFormat, TokenReply};
use serde_json::{Map, Value};
use url::form_urlencoded;

use crate::access::{details, dpop, scopes};
use crate::core::server::Server;
use crate::http::parameters::wire_name;
use crate::http::reply::Reply;
use crate::jose::key;
use crate::values::{clock, moment, pointer, variable};

/// What a token reply contains.
pub(super) struct Tokens {
    pub(super) access_token: String,
    pub(super) refresh_token: Option<String>,
    pub(super) lifetime: Option<Duration>,
    pub(super) scopes: Vec<usize>,
    /// The granted authorization details, where some were requested.
    pub(super) details: Option<Vec<Value>>,
    /// The access token is bound to a key.
    pub(super) is_bound: bool,
    /// The type of an exchanged token (RFC 8693 §2.2.1).
    pub(super) issued_type: Option<String>,
    pub(super) id_token: Option<String>,
    pub(super) second: Option<Second>,
}

/// The second token of a reply.
pub(super) struct Second {
    pub(super) access_token: String,
    pub(super) refresh_token: Option<String>,
    pub(super) scopes: Vec<usize>,
}

/// Whether the provider omits a standard member from its replies.
pub(super) fn omits(table: &TokenReply, member: &str) -> bool {
    table.omitted.iter().any(|omitted| omitted == member)
}

/// Writes the reply.
pub(super) fn write(server: &Server, table: &TokenReply, tokens: &Tokens) -> Reply {
    let provider = &server.provider;
    let members = members(server, table, tokens);
    if table.format == ReplyFormat::Text {
        return Reply::text(table.status, tokens.access_token.as_str());
    }
    if table.format == ReplyFormat::Form {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for (name, value) in members.as_object().into_iter().flatten() {
            form.append_pair(
                name,
                &value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned),
            );
        }
        return Reply::of_type(
            table.status,
            "application/x-www-form-urlencoded",
            form.finish(),
        );
    }
    let mut body = Value::Object(Map::new());
    pointer::set(&mut body, &table.at, members);
    if let (Some(at), Some(second)) = (&table.second, &tokens.second) {
        let scope = scopes::write(provider, &second.scopes, &table.scope_separator);
        let is_listed = !scope.is_empty() && !table.ignores_scope;
        let members = [
            ("access_token", Some(second.access_token.as_str())),
            ("refresh_token", second.refresh_token.as_deref()),
            ("scope", Some(scope.as_str()).filter(|_| is_listed)),
            ("token_type", Some("Bearer")),
        ];
        for (name, value) in members {
            let at = format!("{}/{}", at.at, wire_name(&at.renamed, name));
            if let Some(value) = value.filter(|_| !omits(table, name)) {
                pointer::set(&mut body, &at, value.into());
            }
        }
    }
    Reply::json(table.status, &body)
}

fn members(server: &Server, table: &TokenReply, tokens: &Tokens) -> Value {
    let (provider, now) = (&server.provider, server.clock.stated());
    let is_listed = |scope: &&usize| {
        let mut elsewhere = provider.table.scope.elsewhere.iter();
        let scope = provider.scopes.get(**scope);
        scope.is_some_and(|scope| !elsewhere.any(|(known, _)| *known == scope.name))
    };
    let listed: Vec<usize> = tokens.scopes.iter().filter(is_listed).copied().collect();
    // Those that were requested are granted if the reply names none (RFC 6749 §5.1): the values in
    // templates are the client's.
    let templates = &provider.table.scope.templates;
    let is_template = |name: &str| templates.iter().any(|template| template == name);
    let is_listable = !scopes::names(provider, &listed).any(is_template);
    let listed = if is_listable { listed } else { Vec::new() };
    let scope = scopes::write(provider, &listed, &table.scope_separator);
    let lifetime = tokens.lifetime.map(clock::millis);
    // Otherwise a reply without an access token extends the one that the client has.
    let has_token = tokens.second.is_none() || !tokens.access_token.is_empty();
    let scheme = if tokens.is_bound {
        dpop::SCHEME
    } else {
        table.token_types.first().map_or("Bearer", String::as_str)
    };
    let standard = [
        (
            "access_token",
            has_token.then(|| tokens.access_token.as_str().into()),
        ),
        ("token_type", has_token.then(|| scheme.into())),
        (
            "issued_token_type",
            tokens.issued_type.as_deref().map(Value::from),
        ),
        ("id_token", id_token(provider, table, tokens)),
        (
            "expires_in",
            lifetime.and_then(|lifetime| expiry(table, lifetime, now)),
        ),
        (
            "scope",
            Some(scope).filter(|scope| !scope.is_empty()).map(|scope| {
                if table.ignores_scope {
                    "granted".into()
                } else if table.scope_list {
                    scopes::names(provider, &listed).collect()
                } else {
                    Value::from(scope)
                }
            }),
        ),
    ];
    let mut members = Map::new();
    if let Some(granted) = &tokens.details {
        members.insert(details::NAME.to_owned(), granted.clone().into());
    }
    for (name, value) in standard {
        if let Some(value) = value.filter(|_| !omits(table, name)) {
            members.insert(wire_name(&table.renamed, name).to_owned(), value);
        }
    }
    // `issue` decided whether there is one.
    if let Some(token) = &tokens.refresh_token {
        members.extend(refresh_end(table, now));
        members.insert(
            wire_name(&table.renamed, "refresh_token").to_owned(),
            token.as_str().into(),
        );
    }
    let mut written = Value::Object(members);
    for (member, name) in &table.captures {
        let at = capture_pointer(member);
        if written.pointer(&at).is_none() {
            pointer::set(&mut written, &at, variable::value(provider, name).into());
        }
    }
    written
}

/// When the refresh token expires, where the reply says so: the declared lifetime is for providers whose replies have
/// none, unless the spec names the member.
fn refresh_end(table: &TokenReply, now: u64) -> Option<(String, Value)> {
    let name = "refresh_token_expires_in";
    let is_renamed = table.renamed.iter().any(|(known, _)| known == name);
    if omits(table, name) || (!is_renamed && table.refresh_expires_in.is_none()) {
        return None;
    }
    let lifetime = table.refresh_lifetime?.saturating_mul(1000);
    let end = refresh_expiry(table, lifetime, now)?;
    Some((wire_name(&table.renamed, name).to_owned(), end))
}

/// The ID token; where only its claims are captured, one that nobody verifies.
fn id_token(provider: &Provider, table: &TokenReply, tokens: &Tokens) -> Option<Value> {
    let made_up = || {
        let claims = claims(provider, &table.id_token_claims)?;
        Some(key::sign_with("emulator", &claims))
    };
    let token = tokens.id_token.clone().or_else(made_up);
    token.map(Value::from)
}

/// The claims that clients capture, if there are any: JSON pointers and the variables' values.
pub(super) fn claims(provider: &Provider, captured: &[(String, String)]) -> Option<Value> {
    let mut claims = Value::Object(Map::new());
    for (at, name) in captured {
        pointer::set(&mut claims, at, variable::value(provider, name).into());
    }
    (!captured.is_empty()).then_some(claims)
}

/// The pointer to a captured member: a name that begins with `/` is one already.
fn capture_pointer(member: &str) -> Cow<'_, str> {
    if member.starts_with('/') {
        return Cow::Borrowed(member);
    }
    Cow::Owned(format!("/{}", member.replace('~', "~0").replace('/', "~1")))
}

/// Converts a lifetime in milliseconds to the unit of `expires_in`; `None` if it is not sent.
fn expiry(table: &TokenReply, lifetime: u64, now: u64) -> Option<Value> {
    // Introspection returns it.
    if table.introspected {
        return None;
    }
    if table.expires_in == ExpiresIn::Seconds && table.seconds_as_text {
        return Some((lifetime / 1000).to_string().into());
    }
    Some(in_unit(table.expires_in, lifetime, now))
}

/// The same for a refresh token, which may have a unit of its own.
fn refresh_expiry(table: &TokenReply, lifetime: u64, now: u64) -> Option<Value> {
    match table.refresh_expires_in {
        Some(unit) => Some(in_unit(unit, lifetime, now)),
        None => expiry(table, lifetime, now),
    }
}

fn in_unit(unit: ExpiresIn, lifetime: u64, now: u64) -> Value {
    let end = || now.saturating_add(lifetime);
    // A lifetime of less than one unit is not zero.
    let in_units_of = |seconds: u64| (lifetime / 1000).div_ceil(seconds);
    match unit {
        ExpiresIn::Seconds => (lifetime / 1000).into(),
        ExpiresIn::Milliseconds => lifetime.into(),
        ExpiresIn::EpochSeconds => (end() / 1000).into(),
        ExpiresIn::EpochMilliseconds => end().into(),
        ExpiresIn::Minutes => in_units_of(60).into(),
        ExpiresIn::Hours => in_units_of(60 * 60).into(),
        ExpiresIn::Days => in_units_of(24 * 60 * 60).into(),
        ExpiresIn::Rfc3339 => moment::write(end()).into(),
        ExpiresIn::UtcDateTime => moment::write(end())
            .replace('T', " ")
            .trim_end_matches('Z')
            .into(),
        ExpiresIn::HttpDate => moment::write_http_date(end()).into(),
    }
}
