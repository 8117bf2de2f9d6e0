//! What must be asked after a login before a token is of use: which tenants there are, at which host
//! the API is.

use bytes::Bytes;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use serde_json::{Map, Value};

use crate::app::App;
use crate::error::ApiError;
use crate::error::decode::DecodeError;
use crate::error::{ArgumentError, ConfigError, Error};
use crate::http;
use crate::reply;
use crate::secret::Secret;
use crate::tables::{Connection as Table, ErrorPlace, Method, TokenIn};
use crate::template::variables;
use crate::token::{StoredTokens, Tokens};
use crate::token_endpoint::endpoint;

impl App {
    /// Asks where tokens can be used: which tenants, sites or accounts there are. Of several, one is
    /// picked with [`Tokens::connect`].
    ///
    /// # Errors
    ///
    /// [`Error::Config`] when the provider has no such question, [`Error::Decode`] when the answer is
    /// not as the spec says, and whatever the provider answers.
    pub async fn connections<S, K>(&self, tokens: &Tokens<S, K>) -> Result<Vec<Connection>, Error> {
        list(self, tokens.stored()).await
    }
}

/// A place where a token can be used: a tenant, a site, an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    label: Option<String>,
    values: Vec<(String, String)>,
}

impl Connection {
    /// Its name, for people to pick by.
    pub fn label(&self) -> Option<&str> {
        self.label.as_deref()
    }

    /// A value that is kept of it, by its name in the spec.
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
    /// The same tokens, for use at one of the places where they can be used.
    #[must_use]
    pub fn connect(self, connection: &Connection) -> Self {
        Self::unchecked(self.into_stored().with_later(connection.values()))
    }
}

/// Asks where `tokens` can be used.
pub(crate) async fn list(app: &App, tokens: &StoredTokens) -> Result<Vec<Connection>, Error> {
    let code = app.registration().authorization_code.as_ref();
    let table = code.and_then(|code| code.connection.as_ref());
    let table = table.ok_or(ConfigError::GrantNotOffered("authorization_code"))?;
    let mut answer = endpoint::send(app, request(app, table, tokens)?).await?;
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
        // Made for its effect: whatever the answer is, it is no error.
        None if table.captures.is_empty() => vec![Value::Null],
        None => vec![reply::decode::<Value>(&answer.body, "")?],
    };
    let read = |value| {
        read(app, table, value).map_err(|pointer| {
            let problem = "it is not what the provider says it is";
            DecodeError::at(pointer, problem, answer.body.clone()).into()
        })
    };
    found.iter().map(read).collect()
}

/// What a function is called with in a script; of a body that is no such script, the body.
fn argument(script: &Bytes) -> Bytes {
    let open = script.iter().position(|byte| *byte == b'(');
    let close = script.iter().rposition(|byte| *byte == b')');
    match (open, close) {
        (Some(open), Some(close)) if open < close => script.slice(open + 1..close),
        _ => script.clone(),
    }
}

/// The tokens with what is kept of the only place where they can be used. With several, and where
/// the question is not answered, they are as they were: a token is not thrown away for that.
pub(crate) async fn connected(app: &App, tokens: StoredTokens) -> StoredTokens {
    match list(app, &tokens).await.as_deref() {
        Ok([only]) => tokens.with_later(only.values()),
        _ => tokens,
    }
}

fn request(app: &App, table: &Table, tokens: &StoredTokens) -> Result<reqwest::Request, Error> {
    let filling = app.filling(tokens.captured());
    let mut url = filling.url(table.url)?;
    let token = tokens.access_token();
    let unsendable = |_| ArgumentError::new("tokens", "cannot be sent in a header");
    let sensitive = |text: &Secret| {
        let mut value = HeaderValue::from_str(text.expose()).map_err(unsendable)?;
        value.set_sensitive(true);
        Ok::<_, Error>(value)
    };
    let header = match table.token_in {
        TokenIn::Authorization(scheme) => {
            let text = Secret::new(format!("{scheme} {}", token.expose()));
            Some((AUTHORIZATION, sensitive(&text)?))
        }
        TokenIn::Header(name) => {
            let known = HeaderName::try_from(name);
            let known = known.map_err(|_| ArgumentError::new(name, "is no name of a header"))?;
            Some((known, sensitive(token)?))
        }
        TokenIn::Query(name) => {
            url.query_pairs_mut().append_pair(name, token.expose());
            None
        }
    };
    let mut request = reqwest::Request::new(http::method(table.method), url);
    if !table.body.is_empty() {
        let mut members = Map::new();
        for member in table.body {
            let value = filling.text(member.value)?;
            members.insert(member.name.to_owned(), value.into());
        }
        *request.body_mut() = Some(Value::Object(members).to_string().into());
        let json = HeaderValue::from_static("application/json");
        request.headers_mut().insert(CONTENT_TYPE, json);
    } else if matches!(table.method, Method::Post | Method::Put | Method::Patch) {
        *request.body_mut() = Some(String::new().into());
    }
    let headers = request.headers_mut();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    headers.extend(header);
    Ok(request)
}

/// A tenant; or the pointer to what is not as it should be.
fn read(app: &App, table: &Table, tenant: &Value) -> Result<Connection, &'static str> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    let mut values = Vec::new();
    for (pointer, name) in table.captures {
        let value = tenant.pointer(pointer).and_then(text);
        let value = value.and_then(|value| variables::taken(app.provider(), name, &value));
        values.push(((*name).to_owned(), value.ok_or(*pointer)?));
    }
    let label = table.label.and_then(|label| tenant.pointer(label));
    Ok(Connection {
        label: label.and_then(text),
        values,
    })
}
