//! Operations and their sub-clients.

use std::collections::{BTreeSet, HashMap, HashSet};

use licit_tables::owned;

use super::grants::fixed;
use super::model::{
    Body, Builtin, FixedMember, GraphQl, Method, Operation, Parameter, Reply, StatusRange,
    SubClient, TokenUse, Type,
};
use super::replies;
use super::requirement::Requirement;
use super::types::Types;
use crate::expression::call::CallExpression;
use crate::name;
use crate::source::value_of;
use crate::spec::{self, IdempotencyKey, OperationKind, PropertyKind, Scalar, Spec};

/// Methods of every generated request builder. A setter with one of these names is renamed.
const BUILDER_METHODS: &[&str] = &["send", "send_with_meta", "pages", "items", "options"];

pub(super) fn sub_clients(types: &mut Types<'_>) -> Vec<SubClient> {
    let spec = types.index.spec;
    spec.sub_clients
        .iter()
        .map(|sub_client| {
            let type_name = name::pascal(&sub_client.name);
            SubClient {
                rust_name: name::snake(&sub_client.name),
                parameters: types.parameters(&type_name, &sub_client.parameters, &[]),
                type_name,
                description: sub_client.description.clone(),
            }
        })
        .collect()
}

pub(super) fn resolve(
    types: &mut Types<'_>,
    sub_clients: &[SubClient],
    by_name: &SubClients<'_>,
    operation: &spec::Operation,
    requirement: Requirement,
) -> Operation {
    let type_name = name::pascal(&operation.name);
    let called = operation.call();
    let path = path(types, sub_clients, by_name, operation);
    let body = operation.body.as_ref().map(|body| &body.value);
    let fixed_body = body.map_or_else(Vec::new, |body| fixed_members(body.members()));
    let body = body.map(|body| self::body(types, &type_name, body));
    let query = types.parameters(&type_name, &operation.query, BUILDER_METHODS);
    let headers = types.simple_parameters(&type_name, &operation.headers, BUILDER_METHODS);
    let cookies = types.parameters(&type_name, &operation.cookies, BUILDER_METHODS);
    let variables = types.parameters(&type_name, &operation.variables, BUILDER_METHODS);
    let replies::Resolved {
        returns,
        replies,
        no_content,
    } = replies::resolve(types, &type_name, operation);
    let reply = format!("{type_name}Reply");
    let reply_headers = types.simple_parameters(&reply, &operation.reply_headers, &[]);
    let accept = accept(operation, returns.as_ref(), &replies);
    let status = status(operation, returns.as_ref(), &replies);
    let Requirement {
        requires,
        table: security_table,
        security,
        coverage,
    } = requirement;
    let token = super::security::token_use(operation, security.as_deref());
    let (pages, page_item) = super::pages::resolve(types, operation).unzip();
    Operation {
        table: owned::Operation {
            authorized: token != TokenUse::None,
            security: security_table,
            content_type: content_type(operation, body.as_ref()),
            empty_body: operation.empty_body.as_ref().is_some_and(|flag| flag.value),
            pages,
            no_content,
            ..table(types.index.spec, operation, called, accept)
        },
        rust_name: name::snake(&operation.name),
        method_name: name::snake(operation.method.as_ref().unwrap_or(&operation.name)),
        type_name,
        description: operation.description.clone(),
        docs: operation.docs.clone(),
        sub_client: by_name.of(operation),
        requires,
        security,
        coverage,
        token,
        path,
        query,
        headers,
        cookies,
        fixed_body,
        optional_body: operation
            .optional_body
            .as_ref()
            .is_some_and(|flag| flag.value),
        body_limits: operation
            .body_limits
            .as_ref()
            .map(|limits| limits.value.clone()),
        body,
        variables,
        status,
        page_item: page_item.flatten(),
        returns,
        replies,
        reply_headers,
        stream: operation.stream.as_ref().map(|stream| stream.value),
        deprecated: operation
            .deprecated
            .as_ref()
            .map(|deprecated| deprecated.instead.clone()),
    }
}

/// Returns the members of a body with a fixed value.
fn fixed_members(members: &[spec::Property]) -> Vec<FixedMember> {
    let fixed = members.iter().filter_map(|member| {
        let value = match &member.kind {
            PropertyKind::Fixed(template) => Scalar::Text(template.text.clone()),
            PropertyKind::Constant(value) => value.value.clone(),
            _ => return None,
        };
        let name = member.name.value.clone();
        Some(FixedMember { name, value })
    });
    fixed.collect()
}

/// Returns the status of a successful reply: the spec's, that of the first reply, or the usual one.
fn status(operation: &spec::Operation, returns: Option<&Type>, replies: &[Reply]) -> u16 {
    if let Some(status) = operation.status.and_then(|s| u16::try_from(s).ok()) {
        return status;
    }
    match replies.first().map(|reply| reply.status) {
        Some(StatusRange::One(status)) => status,
        None if returns.is_none() && operation.stream.is_none() => 204,
        _ => 200,
    }
}

/// Returns the parameters of an operation's path that its sub-client does not bind, in the path's
/// order.
fn path(
    types: &mut Types<'_>,
    sub_clients: &[SubClient],
    by_name: &SubClients<'_>,
    operation: &spec::Operation,
) -> Vec<Parameter> {
    let type_name = name::pascal(&operation.name);
    let called = operation.call();
    let names: Vec<&str> = called
        .iter()
        .flat_map(|call| call.path.variables())
        .map(|name| name.as_str())
        .collect();
    let mut path = types.simple_parameters(&type_name, &operation.path, BUILDER_METHODS);
    let own = by_name.of(operation).and_then(|at| sub_clients.get(at));
    let is_bound =
        |name: &str| own.is_some_and(|own| own.parameters.iter().any(|bound| bound.name == name));
    let is_declared = |name: &str| operation.path.iter().any(|own| own.name.value == name);
    // Parameters of other sub-clients in this path are arguments, too.
    let others = by_name.binding(&names);
    let others = others.into_iter().filter_map(|at| sub_clients.get(at));
    let foreign = others
        .flat_map(|other| &other.parameters)
        .filter(|parameter| names.contains(&parameter.name.as_str()))
        .filter(|parameter| !is_bound(&parameter.name) && !is_declared(&parameter.name));
    path.extend(foreign.cloned());
    path.sort_by_key(|p: &Parameter| names.iter().position(|name| *name == p.name));
    // Two sub-clients may bind the same parameter.
    path.dedup_by(|a, b| a.name == b.name);
    path
}

/// Returns the table of an operation.
fn table(
    spec: &Spec,
    operation: &spec::Operation,
    called: Option<CallExpression>,
    accept: Option<owned::Parameter>,
) -> owned::Operation {
    let default = owned::Operation::default();
    let graphql = graphql(operation);
    let method = called
        .as_ref()
        .map_or(default.method, |call| call.method.value);
    let is_idempotent_by_method =
        graphql.is_none() && !matches!(method, Method::Post | Method::Patch);
    let is_query = |graphql: &GraphQl| !graphql.document.trim_start().starts_with("mutation");
    let needs_no_key = graphql.as_ref().map_or(is_idempotent_by_method, is_query);
    let idempotent = operation.idempotent.unwrap_or(needs_no_key);
    let redirect = operation.redirect.as_ref();
    let mut headers = fixed(&operation.headers);
    headers.extend(accept);
    owned::Operation {
        name: operation.name.value.clone(),
        method,
        // `check` has parsed the call.
        path: called.map_or(default.path, |call| call.path.text),
        graphql,
        // Stated only if the method does not imply it.
        idempotent: idempotent && !is_idempotent_by_method,
        idempotency_key: idempotency_key(spec, operation, needs_no_key),
        redirect: redirect.map_or(default.redirect, |redirect| redirect.value),
        query: fixed(&operation.query),
        headers,
        cookies: fixed(&operation.cookies),
        // `errors` sets the errors once all operations are resolved.
        ..owned::Operation::default()
    }
}

/// Returns the media type of a body, if it is not the default.
fn content_type(operation: &spec::Operation, body: Option<&Body>) -> Option<String> {
    match body {
        // A range is not a media type that can be sent.
        Some(Body::Binary { media_types, .. }) => media_types
            .iter()
            .find(|media_type| !media_type.contains('*'))
            .cloned(),
        _ => value_of(operation.content_type.as_ref()),
    }
}

/// The sub-clients of a spec, indexed because specs have thousands of operations.
pub(crate) struct SubClients<'a> {
    spec: &'a Spec,
    by_name: HashMap<&'a str, usize>,
    /// The sub-clients that bind parameters, by each parameter.
    by_parameter: HashMap<&'a str, Vec<usize>>,
}

impl<'a> SubClients<'a> {
    pub(crate) fn new(spec: &'a Spec) -> Self {
        let mut by_name = HashMap::new();
        let mut by_parameter: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, sub_client) in spec.sub_clients.iter().enumerate() {
            by_name.entry(sub_client.name.as_str()).or_insert(at);
            for parameter in &sub_client.parameters {
                by_parameter.entry(&parameter.name).or_default().push(at);
            }
        }
        Self {
            spec,
            by_name,
            by_parameter,
        }
    }

    /// Returns the sub-client with this name.
    pub(crate) fn named(&self, name: &str) -> Option<&'a spec::SubClient> {
        self.spec.sub_clients.get(*self.by_name.get(name)?)
    }

    /// Returns the sub-client of an operation.
    pub(super) fn get(&self, operation: &spec::Operation) -> Option<&'a spec::SubClient> {
        self.spec.sub_clients.get(self.of(operation)?)
    }

    /// Returns the positions of the sub-clients that bind one of these parameters.
    fn binding(&self, parameters: &[&str]) -> BTreeSet<usize> {
        let binding = parameters
            .iter()
            .filter_map(|name| self.by_parameter.get(name));
        binding.flatten().copied().collect()
    }

    /// Returns the position of the sub-client of an operation: the one that it names, or the first
    /// whose parameters are all in its path.
    pub(crate) fn of(&self, operation: &spec::Operation) -> Option<usize> {
        if let Some(name) = &operation.sub_client {
            return self.by_name.get(name.as_str()).copied();
        }
        let call = operation.call()?;
        let own: HashSet<&str> = operation.path.iter().map(|own| own.name.as_str()).collect();
        let bound = call.path.variables().map(|name| name.value.as_str());
        let bound: HashSet<&str> = bound.filter(|name| !own.contains(name)).collect();
        let candidates = bound.iter().filter_map(|name| self.by_parameter.get(name));
        candidates
            .flatten()
            .copied()
            .filter(|at| {
                let sub_client = self.spec.sub_clients.get(*at);
                sub_client.is_some_and(|sub_client| {
                    let mut parameters = sub_client.parameters.iter();
                    parameters.all(|parameter| bound.contains(parameter.name.as_str()))
                })
            })
            .min()
    }
}

/// Returns the header of the idempotency key. The one of `api` applies to calls that are not
/// idempotent.
fn idempotency_key(spec: &Spec, operation: &spec::Operation, needs_none: bool) -> Option<String> {
    let of_all = || spec.api.idempotency_key.clone();
    match operation.idempotency_key.as_ref().map(|key| &key.value) {
        Some(IdempotencyKey::Header(own)) => own.clone().or_else(of_all),
        Some(IdempotencyKey::None) => None,
        None if needs_none || matches!(operation.kind, Some(OperationKind::GraphQl(_))) => None,
        None => of_all(),
    }
}

fn body(types: &mut Types<'_>, type_name: &str, body: &spec::Body) -> Body {
    match body {
        spec::Body::Members(list) => {
            Body::Members(types.parameters(type_name, list, BUILDER_METHODS))
        }
        spec::Body::Form(list) => Body::Form(types.parameters(type_name, list, BUILDER_METHODS)),
        spec::Body::Multipart(list) => {
            Body::Multipart(types.parts(type_name, list, BUILDER_METHODS))
        }
        spec::Body::Type(short) => Body::Json {
            ty: types.of(&short.expression),
            optional: short.optional,
        },
        spec::Body::FormType(short) => Body::FormType {
            ty: types.of(&short.expression),
            optional: short.optional,
        },
        spec::Body::Binary {
            media_types,
            optional,
        } => Body::Binary {
            media_types: media_types.clone(),
            optional: *optional,
        },
    }
}

/// Returns the `Accept` header, if it is not the default. A raw reply may have any type.
fn accept(
    operation: &spec::Operation,
    returns: Option<&Type>,
    replies: &[Reply],
) -> Option<owned::Parameter> {
    let is_accept = |header: &spec::Property| header.name.value.eq_ignore_ascii_case("accept");
    let mut fixed = operation
        .headers
        .iter()
        .filter(|header| header.fixed().is_some());
    if fixed.any(is_accept) {
        return None;
    }
    // The runtime sets the header of streams.
    if operation.stream.is_some() && operation.accept.is_none() {
        return None;
    }
    let mut bodies = returns
        .into_iter()
        .chain(replies.iter().filter_map(|reply| reply.ty.as_ref()));
    let as_it_is =
        |ty: &Type| matches!(ty.present(), Type::Builtin(Builtin::Bytes | Builtin::Text));
    let usual = bodies.any(as_it_is).then(|| "*/*".to_owned());
    let value = operation.accept.clone().or(usual)?;
    let name = "accept".to_owned();
    Some(owned::Parameter { name, value })
}

fn graphql(operation: &spec::Operation) -> Option<GraphQl> {
    match &operation.kind {
        Some(OperationKind::GraphQl(document)) => Some(GraphQl {
            document: document.value.clone(),
            at: value_of(operation.data.as_ref()).unwrap_or_default(),
        }),
        Some(OperationKind::Call(_)) | None => None,
    }
}
