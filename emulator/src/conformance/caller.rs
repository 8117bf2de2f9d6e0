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
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};
use url::form_urlencoded::Serializer;

use crate::access::BASIC_USER;
use crate::api::catalog::graphql_noun;
use crate::api::pages;
use crate::core::routes;
use crate::core::server::Server;
use crate::http::request::Request;
use crate::model::noun::singular;
use crate::model::sample::{self, Place};
use crate::values::pattern::{Bindings, Pattern};
use crate::values::variable;

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";
const MULTIPART: &str = "multipart/form-data; boundary=part";

/// A request to be.
pub(super) struct Caller<'s> {
    server: &'s Server,
    operation: &'s Operation,
    noun: String,
    headers: HeaderMap,
    query: Vec<(String, String)>,
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
            for (_, value) in self.written(parameter) {
                self.header(&parameter.name, &value);
            }
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
        let path = url.strip_prefix("https://").unwrap();
        let query = Serializer::new(String::new())
            .extend_pairs(&self.query)
            .finish();
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
            TokenIn::Header(name) => self.header(name, token),
            TokenIn::Query(name) => self.query.push((name.clone(), token.clone())),
        }
    }

    fn write_query(&mut self) {
        // The first page: a made-up cursor is none.
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
            self.query.push((name.clone(), self.filled(value)));
        }
    }

    /// A parameter, in the style of its place.
    fn written(&self, parameter: &Parameter) -> Vec<(String, String)> {
        let name = &parameter.name;
        let whole = |text: String| vec![(name.clone(), text)];
        let (value, style) = (self.example(parameter), parameter.style);
        if style == Style::Json {
            return whole(value.to_string());
        }
        let members = match &value {
            Value::Array(items) => items.iter().map(|item| (name.clone(), item)).collect(),
            Value::Object(members) => {
                let members = members.iter().flat_map(|(member, value)| {
                    let items = value
                        .as_array()
                        .map_or(slice::from_ref(value), Vec::as_slice);
                    items.iter().map(move |item| (member.clone(), item))
                });
                members.collect()
            }
            plain => vec![(name.clone(), plain)],
        };
        let separator = match (style, parameter.explode) {
            (Style::DeepObject, _) => {
                let inside = members
                    .into_iter()
                    .map(|(member, value)| (format!("{name}[{member}]"), text(value)));
                return inside.collect();
            }
            (Style::Form, true) => {
                let pairs = members.into_iter();
                return pairs.map(|(name, value)| (name, text(value))).collect();
            }
            (Style::SpaceDelimited, _) => " ",
            (Style::PipeDelimited, _) => "|",
            _ => ",",
        };
        let texts = members.into_iter().flat_map(|(member, item)| {
            let member = value.is_object().then_some(member);
            member.into_iter().chain([text(item)])
        });
        whole(texts.collect::<Vec<_>>().join(separator))
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
            let value = match sample::value(provider, &parameter.ty, place) {
                Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(","),
                value => text(&value),
            };
            let value = utf8_percent_encode(&value, NON_ALPHANUMERIC).to_string();
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
            Some(Body::Members(members)) => (JSON, Value::from(self.object(members)).to_string()),
            Some(Body::Form(members)) => {
                let pairs = members.iter().flat_map(|member| self.written(member));
                (
                    FORM,
                    Serializer::new(String::new()).extend_pairs(pairs).finish(),
                )
            }
            Some(Body::Multipart(parts)) => (MULTIPART, self.multipart(parts)),
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
            for item in items {
                let json = if item.is_object() {
                    "\r\nContent-Type: application/json"
                } else {
                    ""
                };
                let _ = write!(
                    body,
                    "--part\r\nContent-Disposition: form-data; name=\"{name}\"{file}{json}\r\n\r\n{}\r\n",
                    text(item)
                );
            }
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
        // As in the query: a made-up cursor is none.
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

fn text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
