//! Tenants: looks up the tenants and API hosts that a token can be used with, after a login.

use bytes::Bytes;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use serde_json::{Map, Value};

use crate::app::App;
use crate::clock;
use crate::error::decode::DecodeError;
use crate::error::{ApiError, ArgumentError, ConfigError, Error};
use crate::http::{self, form};
use crate::reply;
use crate::secret::{Secret, wiped};
use crate::tables::{ErrorPlace, Method, TenantLookup as Table, TokenIn};
use crate::template::{Filling, variables};
use crate::token::{StoredTokens, Tokens};
use crate::token_endpoint::endpoint;

impl App {
    /// Lists the tenants of `tokens`: the sites or accounts that they can be used with.
    ///
    /// If there are several, select one with [`Tokens::for_tenant`].
    ///
    /// # Errors
    ///
    /// - [`Error::Config`] if the spec declares no tenant lookup.
    /// - [`Error::Decode`] if the reply does not match the spec.
    /// - Any error of the provider.
    pub async fn tenants<S, K>(&self, tokens: &Tokens<S, K>) -> Result<Vec<Tenant>, Error> {
        list(self, tokens.stored()).await
    }
}

/// A tenant, site or account that a token can be used with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenant {
    label: Option<String>,
    values: Vec<(String, String)>,
}

impl Tenant {
    /// Returns the display name.
    pub fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }

    /// Returns a captured value by its name in the spec.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.values.iter();
        let value = values.find(|(known, _)| known == name);
        value.map(|(_, value)| value.as_str())
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = (String, String)> {
        self.values.iter().cloned()
    }
}

impl<S, K> Tokens<S, K> {
    /// Returns the tokens bound to `tenant`.
    #[must_use]
    pub fn for_tenant(self, tenant: &Tenant) -> Self {
        Self::unchecked(self.into_stored().with_later(tenant.values()))
    }
}

/// Lists the tenants of `tokens`.
pub(crate) async fn list(app: &App, tokens: &StoredTokens) -> Result<Vec<Tenant>, Error> {
    let code = app.registration().authorization_code.as_ref();
    let table = code.and_then(|code| code.tenant_lookup.as_ref());
    let table = table.ok_or(ConfigError::GrantNotOffered("authorization_code"))?;
    let deadline = clock::after(app.timeout());
    let mut answer = endpoint::send(app, request(app, table, tokens)?, deadline).await?;
    if table.jsonp {
        answer.body = argument(&answer.body);
    }
    let secrets = [tokens.access_token().clone()];
    if let Some(error) = ApiError::of(
        app.provider(),
        ErrorPlace::Api,
        &answer,
        &secrets,
        app.now(),
    ) {
        return Err(error.into());
    }
    let found = match table.items {
        Some(items) => reply::decode::<Vec<Value>>(&answer.body, items)?,
        // The request is made for its side effect, so any reply is accepted.
        None if table.captures.is_empty() => vec![Value::Null],
        None => vec![reply::decode::<Value>(&answer.body, "")?],
    };
    let read = |value| {
        read(app, table, value).map_err(|pointer| {
            let problem = "it does not match the spec";
            DecodeError::at(pointer, problem, answer.body.clone()).into()
        })
    };
    found.iter().map(read).collect()
}

/// Returns the argument of a JSONP call, or the whole body if it is not one.
fn argument(script: &Bytes) -> Bytes {
    let open = script.iter().position(|byte| *byte == b'(');
    let close = script.iter().rposition(|byte| *byte == b')');
    match (open, close) {
        (Some(open), Some(close)) if open < close => script.slice(open + 1..close),
        _ => script.clone(),
    }
}

/// Binds the tokens to their tenant if there is exactly one. If there are several, or if the
/// request fails, the tokens are returned unchanged: a failed lookup must not lose them.
pub(crate) async fn with_single_tenant(app: &App, tokens: StoredTokens) -> StoredTokens {
    match list(app, &tokens).await.as_deref() {
        Ok([only]) => tokens.with_later(only.values()),
        _ => tokens,
    }
}

fn request(app: &App, table: &Table, tokens: &StoredTokens) -> Result<reqwest::Request, Error> {
    let filling = app.filling(tokens.captured());
    let mut url = filling.url(table.url)?;
    let token = tokens.access_token();
    let method_has_body = matches!(table.method, Method::Post | Method::Put | Method::Patch);
    let has_body = !table.body.is_empty() || method_has_body;
    let mut in_body = None;
    match table.token_in {
        TokenIn::Body(name) if has_body => in_body = Some((name, token)),
        TokenIn::Query(name) | TokenIn::Body(name) => {
            url.query_pairs_mut().append_pair(name, token.expose());
        }
        TokenIn::Authorization(_) | TokenIn::Header(_) => {}
    }
    let mut request = reqwest::Request::new(http::method(table.method), url);
    if !table.body.is_empty() {
        let mut members = Map::new();
        for member in table.body {
            let value = filling.text(member.value)?;
            if value.is_empty() && member.value.contains('{') {
                continue;
            }
            members.insert(member.name.to_owned(), value.into());
        }
        members.extend(in_body.map(|(name, token)| (name.to_owned(), token.expose().into())));
        *request.body_mut() = Some(Value::Object(members).to_string().into());
        let json = HeaderValue::from_static("application/json");
        request.headers_mut().insert(CONTENT_TYPE, json);
    } else if let Some((name, token)) = in_body {
        let form = [form::encode(name), form::encode(token.expose())].join("=");
        *request.body_mut() = Some(form.into());
        let media_type = HeaderValue::from_static(form::MEDIA_TYPE);
        request.headers_mut().insert(CONTENT_TYPE, media_type);
    } else if method_has_body {
        *request.body_mut() = Some(String::new().into());
    }
    let headers = request.headers_mut();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    headers.extend(header(&filling, table, token)?);
    Ok(request)
}

/// Returns the header that carries the token, if one does.
fn header(
    filling: &Filling<'_>,
    table: &Table,
    token: &Secret,
) -> Result<Option<(HeaderName, HeaderValue)>, Error> {
    let (name, text) = match table.token_in {
        TokenIn::Authorization(scheme) => {
            let text = Secret::new(format!("{scheme} {}", token.expose()));
            (AUTHORIZATION, text)
        }
        TokenIn::Header(name) => {
            let known = HeaderName::try_from(name);
            let known =
                known.map_err(|_| ArgumentError::new(name, "is not a valid header name"))?;
            let text = match table.token_value {
                Some(value) => filling.with_token(value, token)?,
                None => token.clone(),
            };
            (known, text)
        }
        TokenIn::Query(_) | TokenIn::Body(_) => return Ok(None),
    };
    let value = wiped::header(text)
        .map_err(|_| ArgumentError::new("tokens", "cannot be sent in a header"))?;
    Ok(Some((name, value)))
}

/// Reads a tenant, or returns the pointer to the invalid value.
fn read(app: &App, table: &Table, tenant: &Value) -> Result<Tenant, &'static str> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    let mut values = Vec::new();
    for (pointer, name) in table.captures {
        let value = tenant.pointer(pointer).and_then(text);
        let value = value.and_then(|value| variables::normalized(app.provider(), name, &value));
        values.push(((*name).to_owned(), value.ok_or(*pointer)?));
    }
    let label = table.label.and_then(|label| tenant.pointer(label));
    Ok(Tenant {
        label: label.and_then(text),
        values,
    })
}
