//! Performs a permitted call: changes the objects of the API, and creates the reply.

use hyper::Method;
use hyper::header::{CONTENT_TYPE, LINK};
use licit_format::resolve::{Body, Operation, PageStyle, Pages, Parameter};
use serde_json::{Map, Value};

use super::objects::{Collection, Kind};
use super::pages::{self, PageRange};
use super::resource::Resource;
use super::state::{Api, State};
use super::{identity, negotiation, raw};
use crate::core::routes::Match;
use crate::http::reply::Reply;
use crate::http::request::{Request, is_json};
use crate::model::noun;
use crate::model::sample::{self, Place};
use crate::openid::person;
use crate::rejection::exclusion;
use crate::rejection::fault::{Fault, Problem};
use crate::values::{pattern, pointer};

/// A call that is permitted.
pub(super) struct PermittedCall<'c> {
    api: &'c Api,
    operation: &'c Operation,
    request: &'c Request,
    /// The collection of the objects.
    collection: String,
    /// The name of the collection in scripts.
    scripted: String,
    /// The identifier in the path.
    id: Option<&'c str>,
    kind: Kind<'c>,
    resource: Resource<'c>,
    listed: bool,
    /// The documented success status that a test planned.
    status: Option<u16>,
}

impl<'c> PermittedCall<'c> {
    /// Creates the call that a request to a URL of an operation makes.
    pub(super) fn new(
        api: &'c Api,
        operation: &'c Operation,
        found: &'c Match<'_>,
        path: &[String],
        request: &'c Request,
    ) -> Self {
        let noun = noun::singular(found.pattern.noun());
        let variable = found.pattern.last_variable();
        let bound = |name| found.bindings.iter().rev().find(|(known, _)| known == name);
        let id = variable.and_then(bound).map(|(_, value)| value.as_str());
        let (last, before) = path
            .split_last()
            .map_or(("", path), |(last, before)| (last.as_str(), before));
        let mut collection = before.join("/");
        if id.is_none() {
            collection = format!("{collection}/{}", pattern::without_extension(last));
        }
        let resource = Resource::of(&api.server.provider, operation, &noun, variable);
        let known = api.catalog.find(found.pattern);
        let ty = resource.ty().or(known.and_then(|known| known.ty.as_ref()));
        Self {
            api,
            operation,
            request,
            collection,
            scripted: found.pattern.collection(),
            id,
            kind: Kind {
                provider: &api.server.provider,
                ty,
                noun,
                variable: variable.map(str::to_owned),
            },
            listed: known.is_some_and(|known| known.listed),
            resource,
            status: None,
        }
    }

    /// Selects the documented reply of a status.
    pub(super) fn with_status(self, status: Option<u16>) -> Self {
        Self { status, ..self }
    }

    /// Performs the call. `input` is its body.
    pub(super) fn answer(&self, input: &Map<String, Value>) -> Result<Reply, Fault> {
        if self.operation.table.pages.is_some() || matches!(self.resource, Resource::List { .. }) {
            return self.list(input);
        }
        let changes = matches!(
            self.request.method,
            Method::PUT | Method::PATCH | Method::POST
        );
        let mut state = self.api.state();
        let Some(objects) = self.objects(&mut state) else {
            return Ok(self.reply(None));
        };
        let object = match self.id {
            None if self.request.method == Method::POST => objects.create(&self.kind, input),
            None if changes => objects.change(&self.kind, 0, input),
            None => objects.get(&self.kind, 0),
            Some(id) => {
                let position = objects.find(&self.kind, id, !self.listed).ok_or_else(|| {
                    Fault::new(
                        Problem::NotFound,
                        format!("there is no {} `{id}`", self.kind.noun),
                    )
                    .about(&self.kind.noun)
                })?;
                match self.request.method {
                    Method::DELETE => objects.remove(&self.kind, position),
                    _ if changes => objects.change(&self.kind, position, input),
                    _ => objects.get(&self.kind, position),
                }
            }
        };
        Ok(self.reply(object))
    }

    /// The objects of the collection; `None` if the spec does not describe their type.
    fn objects<'s>(&self, state: &'s mut State) -> Option<&'s mut Collection> {
        let scripted = self.api.scripted(&self.scripted);
        state
            .objects
            .collection(&self.collection, &self.kind, scripted)
    }

    fn list(&self, input: &Map<String, Value>) -> Result<Reply, Fault> {
        let mut state = self.api.state();
        let all = match &self.resource {
            Resource::List { .. } => self.objects(&mut state),
            // The body is not a single list. It is made up, with a link to the next page.
            _ => None,
        };
        let all = all.map(|objects| objects.all(&self.kind));
        let Some(table) = &self.operation.table.pages else {
            return Ok(self.reply(all.map(Value::Array)));
        };
        let given = |name: &str| self.asked(table, input, all.as_deref(), name);
        let total = all.as_ref().map_or(noun::SEEDED, Vec::len);
        let range = PageRange::of(table, &self.declared(), given, total)?
            .in_a_circle(self.api.server.settings.pages_in_a_circle);
        let mut body = self
            .body(all.map(|all| range.items(all)))
            .unwrap_or_default();
        let authority = &self.api.server.authority;
        if self.operation.returns.is_some() {
            let url = range.next_url(authority, &self.request.uri);
            range.describe(&self.api.server.provider, self.operation, url, &mut body);
        }
        let reply = self.reply_with(Some(body));
        Ok(match range.links(authority, &self.request.uri) {
            Some(links) if table.style == PageStyle::Link => reply.with(LINK, &links),
            _ => reply,
        })
    }

    /// Returns the parameters that may select a page: those of the query, and members of the body.
    fn declared(&self) -> Vec<Parameter> {
        let members = match &self.operation.body {
            Some(Body::Members(members) | Body::Form(members)) => members.as_slice(),
            _ => &[],
        };
        let query = self.operation.query.iter();
        query.chain(members).cloned().collect()
    }

    /// Returns the value of a parameter in the query or the body. The identifier of the last item
    /// is converted to the cursor after it.
    fn asked(
        &self,
        table: &Pages,
        input: &Map<String, Value>,
        all: Option<&[Value]>,
        name: &str,
    ) -> Option<String> {
        let in_body = || match name.strip_prefix('/').map(|inside| inside.split_once('/')) {
            None | Some(None) => input.get(name.trim_start_matches('/')),
            Some(Some((first, rest))) => input.get(first)?.pointer(&format!("/{rest}")),
        };
        let given = self.request.query.get(name).map(str::to_owned);
        let given = given.or_else(|| identity::text(in_body()?))?;
        let id = match &table.style {
            PageStyle::LastItem { parameter, id, .. } if parameter == name => id,
            _ => return Some(given),
        };
        let is_last = |item: &Value| {
            let id = item.pointer(id).and_then(identity::text);
            id.as_ref() == Some(&given)
        };
        match all?.iter().position(is_last) {
            Some(position) => Some(pages::cursor(position + 1)),
            None => Some(given),
        }
    }

    /// Returns the reply with the object at its place.
    fn reply(&self, object: Option<Value>) -> Reply {
        self.reply_with(self.body(object))
    }

    fn body(&self, object: Option<Value>) -> Option<Value> {
        let returns = self.operation.returns.as_ref()?;
        match (&self.resource, object) {
            (Resource::List { at, .. } | Resource::One { at, .. }, Some(object)) => {
                let mut body = match at.as_str() {
                    "" => Value::Null,
                    _ => sample::value(
                        &self.api.server.provider,
                        returns,
                        Place::top(&self.kind.noun, 0),
                    ),
                };
                pointer::set(&mut body, at, object);
                Some(body)
            }
            _ => Some(sample::value(
                &self.api.server.provider,
                returns,
                Place::top(&self.kind.noun, 0),
            )),
        }
    }

    fn reply_with(&self, body: Option<Value>) -> Reply {
        let operation = self.operation;
        let status = self.status.unwrap_or(operation.status);
        // RFC 9110 §6.4.1: some replies never have a body.
        let is_empty = self.request.method == Method::HEAD
            || matches!(status, 204 | 205)
            || operation.table.no_content.contains(&status);
        if is_empty {
            return Reply::empty(status);
        }
        // Of several replies, the first is sent, unless the test planned another one.
        let mut replies = operation.replies.iter();
        let reply = match self.status {
            Some(status) => replies.find(|reply| reply.status.includes(status)),
            None => replies.next(),
        };
        let ty = operation.returns.as_ref().or_else(|| reply?.ty.as_ref());
        let sample = |index| match ty {
            Some(ty) => sample::value(
                &self.api.server.provider,
                ty,
                Place::top(&self.kind.noun, index),
            ),
            None => Value::Null,
        };
        let is_raw = |name: &str| !is_json(name);
        let media_type = self.media_type(is_raw);
        if let Some(reply) = raw::reply(operation, ty, status, media_type.as_deref(), sample) {
            return reply;
        }
        let Some(ty) = ty else {
            return Reply::empty(status);
        };
        let mut body = body.unwrap_or_else(|| sample(0));
        person::describe(
            &self.api.server.provider,
            &operation.table.name,
            ty,
            &mut body,
        );
        exclusion::mark_success(&self.api.server.provider, ty, &mut body);
        let media_type = self.media_type(is_json);
        let media_type = media_type.as_deref().unwrap_or("application/json");
        Reply::json(status, &body).with(CONTENT_TYPE, media_type)
    }

    /// Returns the media type of the reply, if `is_kind` accepts one.
    fn media_type(&self, is_kind: impl Fn(&str) -> bool) -> Option<String> {
        let provider = &self.api.server.provider;
        negotiation::media_type(provider, self.operation, self.request, is_kind)
    }
}
