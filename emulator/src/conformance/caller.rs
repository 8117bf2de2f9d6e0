//! A caller that sends valid requests, with every parameter of an operation.

use std::fmt::Write as _;
use std::slice;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Uri};
use licit_format::resolve::{
    Body, Builtin, CredentialIn, FixedParameter, Operation, Parameter, Style, TokenIn, TokenUse,
    Type,
};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::{Map, Value, json};

use crate::access::BASIC_USER;
use crate::api::catalog::graphql_noun;
use crate::api::pages;
use crate::core::routes;
use crate::core::server::Server;
use crate::http::request::Request;
use crate::model::noun::singular;
use crate::model::sample::{self, Place};
use crate::values::pattern::{self, Bindings, Pattern};
use crate::values::variable;

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// A request that is being written.
pub(super) struct Caller<'s> {
    server: &'s Server,
    operation: &'s Operation,
    noun: String,
    headers: HeaderMap,
    query: Vec<(String, String)>,
    /// The token, if it is a member of the body.
    member: Option<(String, String)>,
}

impl<'s> Caller<'s> {
    /// The caller of an operation.
    pub(super) fn of(server: &'s Server, operation: &'s Operation) -> Self {
        Self {
            server,
            operation,
            noun: graphql_noun(&server.provider, operation),
            headers: HeaderMap::new(),
            query: Vec::new(),
            member: None,
        }
    }

    /// The request.
    pub(super) fn request(mut self) -> Request {
        self.write_credentials();
        let operation = self.operation;
        let fixed = self.server.provider.table.api.headers.iter();
        for FixedParameter { name, value } in fixed.chain(&operation.table.headers) {
            self.header(name, &self.filled(value));
        }
        for parameter in &operation.headers {
            let value = joined(parameter.style, &parameter.name, &self.example(parameter));
            self.header(&parameter.name, &decoded(&value));
        }
        self.write_cookies();
        let table = &operation.table;
        let (method, url, body) = if let Some(graphql) = &table.graphql {
            let body = self.graphql_body(&graphql.document);
            ("POST", self.graphql_url(), body)
        } else {
            self.write_query();
            (table.method.name(), self.url(&table.path), self.body())
        };
        let body = self.with_member(method, body);
        let path = url.strip_prefix("https://").unwrap();
        let query = pairs(&self.query);
        let uri: Uri = format!("/{path}?{query}").parse().unwrap();
        Request::new(
            method.parse::<Method>().unwrap(),
            uri,
            self.headers,
            Bytes::from(body),
        )
    }

    /// Writes the credentials of the first way to authenticate the call.
    fn write_credentials(&mut self) {
        let alternatives = self.operation.security.as_deref().unwrap_or_default();
        let Some(first) = alternatives.first() else {
            return self.write_token();
        };
        for at in &first.schemes {
            let scheme = &self.server.provider.security_schemes[*at].table;
            let secret = &self.server.secrets[*at];
            match &scheme.place {
                CredentialIn::Header(name) => self.header(name, secret),
                CredentialIn::Query(name) => self.query.push((name.clone(), secret.clone())),
                CredentialIn::Cookie(name) => self.header("cookie", &format!("{name}={secret}")),
                CredentialIn::Bearer => self.header("authorization", &format!("Bearer {secret}")),
                CredentialIn::Basic => {
                    let pair = STANDARD.encode(format!("{BASIC_USER}:{secret}"));
                    self.header("authorization", &format!("Basic {pair}"));
                }
                CredentialIn::MutualTls => {}
            }
        }
        if first.token {
            self.write_token();
        }
    }

    fn write_token(&mut self) {
        let of_app = self.operation.token == TokenUse::App;
        let token = &self.server.static_tokens[usize::from(of_app)];
        match &self.server.provider.table.api.token_in {
            TokenIn::Authorization(scheme) => {
                self.header(AUTHORIZATION.as_str(), &format!("{scheme} {token}"));
            }
            TokenIn::Header(name) => {
                let provider = &self.server.provider;
                let value = provider.table.api.token_value.as_deref();
                let value = value.unwrap_or("{access_token}");
                let value = pattern::fill(value, |name| match name {
                    "access_token" => token.clone(),
                    "client_id" => "licit-client".to_owned(),
                    other => variable::value(provider, other),
                });
                self.header(name, &value);
            }
            TokenIn::Body(name) => self.member = Some((name.clone(), token.clone())),
            TokenIn::Query(name) => {
                let token = encoded(&Value::from(token.as_str()));
                self.query.push((name.clone(), token));
            }
        }
    }

    fn write_query(&mut self) {
        // The first page, because a made-up cursor is invalid.
        let pages = self.operation.table.pages.as_ref();
        let cursor = pages.map(|pages| pages::parameter(&pages.style));
        for parameter in &self.operation.query {
            if Some(parameter.name.as_str()) == cursor {
                continue;
            }
            let written = self.written(parameter);
            self.query.extend(written);
        }
        for FixedParameter { name, value } in &self.operation.table.query {
            let value = encoded(&Value::from(self.filled(value)));
            self.query.push((name.clone(), value));
        }
    }

    /// A parameter of a query, a form or the cookies, in its style. Values are encoded, names are not.
    fn written(&self, parameter: &Parameter) -> Vec<(String, String)> {
        let name = &parameter.name;
        let value = self.example(parameter);
        let pair = |name: &str, value: &Value| (name.to_owned(), encoded(value));
        match (parameter.style, &value) {
            (Style::Form, Value::Object(members)) => members
                .iter()
                .flat_map(|(member, value)| {
                    let items = value
                        .as_array()
                        .map_or(slice::from_ref(value), Vec::as_slice);
                    items.iter().map(move |item| pair(member, item))
                })
                .collect(),
            (Style::DeepObject, Value::Object(members)) => members
                .iter()
                .flat_map(|(member, value)| match value {
                    Value::Array(items) => items
                        .iter()
                        .enumerate()
                        .map(|(at, item)| pair(&format!("{name}[{member}][{at}]"), item))
                        .collect(),
                    value => vec![pair(&format!("{name}[{member}]"), value)],
                })
                .collect(),
            (Style::Form | Style::Content, Value::Array(items)) => {
                items.iter().map(|item| pair(name, item)).collect()
            }
            (style, value) => vec![(name.clone(), joined(style, name, value))],
        }
    }

    fn write_cookies(&mut self) {
        let declared = self.operation.cookies.iter();
        let mut pairs: Vec<_> = declared.flat_map(|cookie| self.written(cookie)).collect();
        let fixed = self.operation.table.cookies.iter();
        pairs.extend(fixed.map(|fixed| (fixed.name.clone(), self.filled(&fixed.value))));
        let pairs: Vec<_> = pairs
            .into_iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !pairs.is_empty() {
            self.header("cookie", &pairs.join("; "));
        }
    }

    fn url(&self, path: &str) -> String {
        let provider = &self.server.provider;
        let bound = self
            .operation
            .sub_client
            .and_then(|at| provider.sub_clients.get(at));
        let bound = bound
            .map(|bound| bound.parameters.as_slice())
            .unwrap_or_default();
        let noun = singular(Pattern::new(path).noun());
        let mut path = path.to_owned();
        for parameter in bound.iter().chain(&self.operation.path) {
            let place = Place {
                name: &parameter.name,
                ..Place::top(&noun, 0)
            };
            let value = sample::value(provider, &parameter.ty, place);
            let value = joined(parameter.style, &parameter.name, &value);
            path = path.replace(&format!("{{{}}}", parameter.name), &value);
        }
        self.filled(&routes::operation_url(provider, &path))
    }

    fn body(&mut self) -> String {
        let (kind, body) = match &self.operation.body {
            None => return String::new(),
            Some(Body::Json { ty, .. }) => {
                let place = Place::top(&self.noun, 0);
                (
                    JSON,
                    sample::value(&self.server.provider, ty, place).to_string(),
                )
            }
            Some(Body::Members(members)) => {
                let mut object = self.object(members);
                let fixed = self.operation.fixed_body.iter();
                object.extend(fixed.map(|fixed| (fixed.name.clone(), fixed.value.to_json())));
                (JSON, Value::from(object).to_string())
            }
            Some(Body::Form(members)) => {
                let members = members.iter().flat_map(|member| self.written(member));
                let fixed = self.operation.fixed_body.iter();
                let fixed =
                    fixed.map(|fixed| (fixed.name.clone(), encoded(&fixed.value.to_json())));
                (FORM, pairs(&members.chain(fixed).collect::<Vec<_>>()))
            }
            Some(Body::FormType { ty, .. }) => {
                let place = Place::top(&self.noun, 0);
                let value = sample::value(&self.server.provider, ty, place);
                let members = value.as_object().unwrap().iter();
                let members = members.flat_map(|(name, value)| {
                    let items = value
                        .as_array()
                        .map_or(slice::from_ref(value), Vec::as_slice);
                    let items = items.iter();
                    items.map(move |item| (name.clone(), joined(Style::Content, name, item)))
                });
                (FORM, pairs(&members.collect::<Vec<_>>()))
            }
            Some(Body::Multipart(parts)) => {
                let own = self.operation.table.content_type.as_deref();
                let media_type = own.unwrap_or("multipart/form-data");
                let body = self.multipart(parts);
                self.header(
                    CONTENT_TYPE.as_str(),
                    &format!("{media_type}; boundary=part"),
                );
                return body;
            }
            Some(Body::Binary { media_types, .. }) => {
                let media_type = media_types.first().unwrap().replace('*', "plain");
                self.header(CONTENT_TYPE.as_str(), &media_type);
                return "licit".to_owned();
            }
        };
        let kind = self.operation.table.content_type.as_deref().unwrap_or(kind);
        self.header(CONTENT_TYPE.as_str(), kind);
        body
    }

    /// The body with the token, if it is a member.
    fn with_member(&mut self, method: &str, body: String) -> String {
        let Some((name, token)) = self.member.take() else {
            return body;
        };
        let media_type = self.headers.get(CONTENT_TYPE);
        let media_type = media_type.and_then(|value| value.to_str().ok());
        let pair = format!("{name}={}", encoded(&Value::from(token.as_str())));
        match media_type {
            None if ["POST", "PUT", "PATCH"].contains(&method) => {
                self.header(CONTENT_TYPE.as_str(), FORM);
                pair
            }
            None => {
                self.query.push((name, encoded(&Value::from(token))));
                body
            }
            Some(FORM) => format!("{body}&{pair}"),
            Some(media_type) if media_type.starts_with("multipart/") => format!(
                "--part\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{token}\r\n{body}"
            ),
            Some(_) => {
                let mut members: Map<String, Value> = serde_json::from_str(&body).unwrap();
                members.insert(name, token.into());
                Value::from(members).to_string()
            }
        }
    }

    fn multipart(&self, parts: &[Parameter]) -> String {
        let mut body = String::new();
        for part in parts {
            let name = &part.name;
            let value = self.example(part);
            let items = value
                .as_array()
                .map_or(slice::from_ref(&value), Vec::as_slice);
            let is_file = match &part.ty {
                Type::List(inner) => **inner == Type::Builtin(Builtin::File),
                ty => *ty == Type::Builtin(Builtin::File),
            };
            let file = if is_file { "; filename=\"a.txt\"" } else { "" };
            let mut headers = String::new();
            for header in &part.headers {
                let value = text(&self.example(header));
                let _ = write!(headers, "\r\n{}: {value}", header.name);
            }
            if part.style != Style::Content {
                for (name, value) in self.written(part) {
                    let value = decoded(&value);
                    let _ = write!(
                        body,
                        "--part\r\nContent-Disposition: form-data; name=\"{name}\"{headers}\r\n\r\n{value}\r\n"
                    );
                }
                continue;
            }
            for item in items {
                let json = if item.is_object() {
                    "\r\nContent-Type: application/json"
                } else {
                    ""
                };
                let _ = write!(
                    body,
                    "--part\r\nContent-Disposition: form-data; name=\"{name}\"{file}{json}{headers}\r\n\r\n{}\r\n",
                    text(item)
                );
            }
        }
        for fixed in &self.operation.fixed_body {
            let _ = write!(
                body,
                "--part\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n",
                fixed.name, fixed.value
            );
        }
        body + "--part--\r\n"
    }

    fn graphql_url(&self) -> String {
        self.filled(
            self.server
                .provider
                .table
                .api
                .graphql_endpoint
                .as_ref()
                .unwrap(),
        )
    }

    fn graphql_body(&mut self, document: &str) -> String {
        self.header(CONTENT_TYPE.as_str(), JSON);
        let mut variables = self.object(&self.operation.variables);
        variables.retain(|name, _| name != "after" && name != "before");
        json!({ "query": document, "variables": variables }).to_string()
    }

    fn object(&self, parameters: &[Parameter]) -> Map<String, Value> {
        // As in the query: a made-up cursor is invalid.
        let cursor = self
            .operation
            .table
            .pages
            .as_ref()
            .filter(|pages| pages.in_body);
        let cursor = cursor.map(|pages| pages::parameter(&pages.style));
        let cursor = cursor.and_then(|name| name.trim_start_matches('/').split('/').next());
        let parameters = parameters
            .iter()
            .filter(|parameter| Some(parameter.name.as_str()) != cursor);
        let member = |parameter: &Parameter| (parameter.name.clone(), self.example(parameter));
        parameters.map(member).collect()
    }

    fn example(&self, parameter: &Parameter) -> Value {
        let place = Place {
            name: &parameter.name,
            ..Place::top(&self.noun, 0)
        };
        sample::value(&self.server.provider, &parameter.ty, place)
    }

    fn filled(&self, template: &str) -> String {
        variable::fill(&self.server.provider, template, &Bindings::new())
    }

    fn header(&mut self, name: &str, value: &str) {
        let name = HeaderName::try_from(name).unwrap();
        self.headers
            .insert(name, HeaderValue::from_str(value).unwrap());
    }
}

fn encoded(value: &Value) -> String {
    utf8_percent_encode(&text(value), NON_ALPHANUMERIC).to_string()
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

fn pairs(pairs: &[(String, String)]) -> String {
    let pairs = pairs
        .iter()
        .map(|(name, value)| format!("{}={value}", encoded(&Value::from(name.as_str()))));
    pairs.collect::<Vec<_>>().join("&")
}

/// A value as one text, of which the parts are encoded.
fn joined(style: Style, name: &str, value: &Value) -> String {
    let (before, between, in_pair) = match style {
        Style::Json => return encoded(&Value::from(value.to_string())),
        Style::Label => (".", ",", ","),
        Style::LabelExploded => (".", ".", "="),
        Style::Matrix => (";", ",", ","),
        Style::MatrixExploded => (";", ";", "="),
        Style::SimpleExploded => ("", ",", "="),
        Style::SpaceDelimited => ("", "%20", "%20"),
        Style::PipeDelimited => ("", "%7C", "%7C"),
        _ => ("", ",", ","),
    };
    let named = |text: String| format!("{name}={text}");
    let is_matrix = matches!(style, Style::Matrix | Style::MatrixExploded);
    let whole = match value {
        Value::Array(items) if style == Style::MatrixExploded => {
            let items = items.iter().map(|item| named(encoded(item)));
            items.collect::<Vec<_>>().join(between)
        }
        Value::Array(items) => items.iter().map(encoded).collect::<Vec<_>>().join(between),
        Value::Object(members) if style != Style::Content => {
            let members = members
                .iter()
                .map(|(member, value)| format!("{member}{in_pair}{}", encoded(value)));
            members.collect::<Vec<_>>().join(between)
        }
        value => encoded(value),
    };
    let is_split = style == Style::MatrixExploded && (value.is_array() || value.is_object());
    let whole = if is_matrix && !is_split {
        named(whole)
    } else {
        whole
    };
    format!("{before}{whole}")
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
