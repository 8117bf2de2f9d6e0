//! Compares the operations of an API, and the clients that have their methods.

use std::collections::HashMap;

use licit_tables::owned::{self, GraphQl, Pages};

use super::code::Code;
use super::errors;
use super::limits;
use super::pair::{Pair, matched, matched_once, pairs};
use super::parameters::{Rules, bodies, located, path_parameters, sub_client_parameters};
use super::replies;
use super::security;
use super::walk::{Walk, Way, changed};
use crate::resolve::{FixedMember, FixedParameter, Operation, Provider, SubClient};
use crate::spec;

/// Where an operation is on the wire: its method, and its URL or path.
type Place = (&'static str, String);

/// An operation, as resolved and as its spec describes it.
struct Described<'p> {
    operation: &'p Operation,
    spec: Option<&'p spec::Operation>,
    url: Place,
    path: Place,
    /// The path without the versions of the API in it; `None` if it has no version.
    versionless: Option<Place>,
}

fn described(provider: &Provider) -> Vec<Described<'_>> {
    let specs = provider.spec.operations.iter();
    let specs: HashMap<&str, _> = specs.map(|spec| (spec.name.as_str(), spec)).collect();
    let operations = provider.operations.iter();
    let described = operations.map(|operation| {
        let path = path(operation);
        Described {
            operation,
            spec: specs.get(operation.table.name.as_str()).copied(),
            url: url(operation, &provider.table.api.base_url),
            versionless: versionless(&path),
            path,
        }
    });
    described.collect()
}

/// Compares all operations. Returns whether some operation is at another URL because the base URL
/// is another one.
pub(super) fn operations(walk: &mut Walk<'_>) -> bool {
    let (old, new) = (described(walk.old), described(walk.new));
    let found = pair_up(&old, &new);
    let mut moves = old.is_empty();
    walk.within("operations", |walk| {
        for gone in found.gone {
            let name = &gone.operation.table.name;
            let spans = [gone.spec.map(|spec| spec.name.span), None];
            walk.at(name, spans, |walk| {
                let message = format!("`{}` is removed", call(gone.operation));
                walk.report(Code::OperationGone, message);
            });
        }
        for added in found.added {
            let name = &added.operation.table.name;
            let spans = [None, added.spec.map(|spec| spec.name.span)];
            walk.at(name, spans, |walk| {
                let message = format!("`{}` is added", call(added.operation));
                walk.report(Code::OperationAdded, message);
            });
        }
        for Pair { old, new } in found.both {
            let (same_url, same_path) = (old.url == new.url, old.path == new.path);
            moves |= !same_url && same_path;
            let spans = [old, new].map(|one| one.spec.map(|spec| spec.name.span));
            walk.at(&old.operation.table.name, spans, |walk| {
                let names = [old, new].map(|one| one.operation.table.name.as_str());
                walk.continue_at("operations", names);
                if !same_url && !same_path {
                    let (old, new) = (call(old.operation), call(new.operation));
                    walk.report(Code::OperationMoved, changed("the call", &old, &new));
                }
                let specs = [old.spec, new.spec];
                let pair = Pair {
                    old: old.operation,
                    new: new.operation,
                };
                operation(walk, pair, specs);
            });
        }
    });
    moves
}

struct PairedUp<'p> {
    both: Vec<Pair<'p, Described<'p>>>,
    gone: Vec<&'p Described<'p>>,
    added: Vec<&'p Described<'p>>,
}

/// Pairs the versions of each operation. The first rule that applies decides:
///
/// 1. the same name and URL,
/// 2. the same URL,
/// 3. the same path,
/// 4. the same path in another version of the API,
/// 5. the same name.
fn pair_up<'p>(old: &'p [Described<'p>], new: &'p [Described<'p>]) -> PairedUp<'p> {
    let name = |one: &'p Described<'p>| one.operation.table.name.as_str();
    let exact = matched(old, new, |one| (&one.url, name(one)));
    let by_url = matched(exact.gone, exact.added, |one| &one.url);
    let by_path = matched(by_url.gone, by_url.added, |one| &one.path);
    let by_version = matched_once(by_path.gone, by_path.added, |one| one.versionless.as_ref());
    let by_name = matched(by_version.gone, by_version.added, name);
    let both = exact
        .both
        .into_iter()
        .chain(by_url.both)
        .chain(by_path.both)
        .chain(by_version.both);
    PairedUp {
        both: both.chain(by_name.both).collect(),
        gone: by_name.gone,
        added: by_name.added,
    }
}

/// Returns the call of an operation, as specs write it.
fn call(operation: &Operation) -> String {
    let table = &operation.table;
    match &table.graphql {
        Some(_) => format!("GraphQL {}", table.name),
        None => format!("{} {}", table.method.name(), table.path),
    }
}

/// Returns the place of an operation relative to the base URL. The names of path parameters are not
/// a part of it.
fn path(operation: &Operation) -> Place {
    let table = &operation.table;
    match &table.graphql {
        Some(_) => ("GraphQL", table.name.clone()),
        None => (table.method.name(), without_names(&table.path)),
    }
}

/// Returns the place of an operation with its URL.
fn url(operation: &Operation, base: &str) -> Place {
    let (method, path) = path(operation);
    if operation.table.graphql.is_some() || path.contains("://") {
        return (method, path);
    }
    let base = without_names(base.trim_end_matches('/'));
    (method, format!("{base}{path}"))
}

/// Returns a template without the names in its braces.
fn without_names(template: &str) -> String {
    let mut text = String::new();
    let mut depth = 0_usize;
    for c in template.chars() {
        match c {
            '{' => {
                depth += 1;
                text.push(c);
            }
            '}' => {
                depth = depth.saturating_sub(1);
                text.push(c);
            }
            _ if depth == 0 => text.push(c),
            _ => {}
        }
    }
    text
}

/// Returns a place with `*` for each segment that is a version; `None` without one.
fn versionless((method, path): &Place) -> Option<Place> {
    let segments = path.split('/');
    let masked = segments.map(|segment| if is_version(segment) { "*" } else { segment });
    let masked = masked.collect::<Vec<_>>().join("/");
    (masked != *path).then_some((*method, masked))
}

/// Whether a segment of a path is a version of an API: `v2`, `v1.1`, `v1beta1`, `2026-09`, `2026-09-30`.
fn is_version(segment: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(numbers) = segment.strip_prefix(['v', 'V']) {
        let numbers = numbers.replace("alpha", ".").replace("beta", ".");
        let starts_with_number = numbers.starts_with(|c: char| c.is_ascii_digit());
        return starts_with_number
            && numbers
                .split('.')
                .filter(|part| !part.is_empty())
                .all(is_number);
    }
    let parts: Vec<&str> = segment.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    parts.iter().all(|part| is_number(part)) && matches!(lengths.as_slice(), [4, 2] | [4, 2, 2])
}

/// Returns the fixed members of a body, with their values as JSON.
fn as_json(members: &[FixedMember]) -> Vec<FixedParameter> {
    let members = members.iter().map(|member| FixedParameter {
        name: member.name.clone(),
        value: member.value.to_json().to_string(),
    });
    members.collect()
}

fn operation(walk: &mut Walk<'_>, pair: Pair<'_, Operation>, specs: [Option<&spec::Operation>; 2]) {
    pairs!(Operation {
        table, rust_name, method_name, type_name, description, docs, sub_client, path, query,
        headers, cookies, fixed_body, body_limits, variables, returns, replies, reply_headers,
        stream, status, page_item, deprecated,
    } without {
        body: "compared as a whole",
        optional_body: "compared with the body",
        requires: "compared as security",
        security: "compared as security",
        coverage: "its name is compared with security",
        token: "compared as security",
    } = pair);
    names(walk, [rust_name, method_name, type_name], sub_client);
    walk.text("description", description);
    walk.text("docs", docs);
    match (deprecated.old, deprecated.new) {
        (None, Some(instead)) => {
            let instead = instead.as_ref().map(|instead| format!("; use {instead}"));
            let message = format!("it is deprecated{}", instead.unwrap_or_default());
            walk.report(Code::Deprecated, message);
        }
        (Some(_), None) => walk.report(Code::NoLongerDeprecated, "it is not deprecated"),
        _ => walk.text("deprecated", deprecated),
    }
    walk.pointing_to(&["scopes", "security", "token"], |walk| {
        security::compare(walk, pair);
    });
    trait_of_credentials(walk, pair);
    let lists = |get: fn(&spec::Operation) -> &[spec::Property]| {
        let [old, new] = specs.map(|spec| spec.map(get).unwrap_or_default());
        Pair { old, new }
    };
    let are_fields = pair.old.takes_a_struct() && pair.new.takes_a_struct();
    arguments(walk, pair);
    let rules = |get| Rules {
        described: lists(get),
        are_fields,
    };
    path_parameters(walk, pair, path, rules(|spec| &spec.path));
    located(walk, "query", query, rules(|spec| &spec.query));
    located(walk, "headers", headers, rules(|spec| &spec.headers));
    located(walk, "cookies", cookies, rules(|spec| &spec.cookies));
    located(walk, "variables", variables, rules(|spec| &spec.variables));
    let [old, new] = [fixed_body.old, fixed_body.new].map(|members| as_json(members));
    let fixed = Pair {
        old: &old,
        new: &new,
    };
    walk.value(
        Code::FixedParameter,
        "body",
        "the fixed members of the body",
        fixed,
    );
    bodies(walk, pair, specs, are_fields);
    if body_limits.old != body_limits.new {
        let none = crate::resolve::Limits::default();
        let old = body_limits.old.as_ref().unwrap_or(&none);
        let new = body_limits.new.as_ref().unwrap_or(&none);
        walk.within("body_limits", |walk| {
            limits::compare(walk, Pair { old, new }, Way::Sent);
        });
    }
    let statuses = [*status.old, *status.new];
    replies::compare(walk, (returns, replies), statuses);
    replies::items(walk, page_item);
    replies::headers(walk, reply_headers, lists(|spec| &spec.reply_headers));
    if stream.old != stream.new {
        walk.within("stream", |walk| {
            walk.report(Code::Streamed, "the reply is streamed in another way");
        });
    }
    // Replies by status are compared with their statuses.
    if replies.old.is_empty() && replies.new.is_empty() {
        walk.value(Code::Detail, "status", "the success status", status);
    }
    self::table(walk, table);
}

/// Compares whether the method takes its required parameters as one struct.
fn arguments(walk: &mut Walk<'_>, pair: Pair<'_, Operation>) {
    let message = match (pair.old.takes_a_struct(), pair.new.takes_a_struct()) {
        (false, true) => "the method takes its required parameters as one struct",
        (true, false) => "the method no longer takes its required parameters as one struct",
        _ => return,
    };
    walk.report(Code::RustType, message);
}

/// Compares the names of the traits that bound the credentials of generic code.
fn trait_of_credentials(walk: &mut Walk<'_>, pair: Pair<'_, Operation>) {
    let of = |provider: &Provider, at: Option<usize>| {
        let coverage = at.and_then(|at| provider.coverages.get(at));
        coverage.map(|coverage| coverage.rust_name.clone())
    };
    let old = of(walk.old, pair.old.coverage);
    let new = of(walk.new, pair.new.coverage);
    if let (Some(old), Some(new)) = (&old, &new) {
        walk.renamed("trait", Pair { old, new });
    }
}

/// Compares the Rust names of an operation.
fn names(
    walk: &mut Walk<'_>,
    [constant, method, request]: [Pair<'_, String>; 3],
    sub_client: Pair<'_, Option<usize>>,
) {
    let of = |provider: &Provider, at: Option<usize>| {
        let client = at.and_then(|at| provider.sub_clients.get(at));
        client.map_or_else(String::new, |client| client.rust_name.clone())
    };
    let old = of(walk.old, *sub_client.old);
    let new = of(walk.new, *sub_client.new);
    walk.renamed("method", method);
    if constant.old != method.old || constant.new != method.new {
        walk.renamed("constant", constant);
    }
    walk.renamed("request type", request);
    // A sub-client that was renamed is reported once, by itself.
    let is_renamed = !has_sub_client(walk.new, &old) && !has_sub_client(walk.old, &new);
    let either_is_none = sub_client.old.is_none() != sub_client.new.is_none();
    if old != new && (either_is_none || !is_renamed) {
        let shown = |name: String| {
            if name.is_empty() {
                "the client".into()
            } else {
                name
            }
        };
        let message = changed("the client of the method", &shown(old), &shown(new));
        walk.report(Code::OtherSubClient, message);
    }
}

fn has_sub_client(provider: &Provider, name: &str) -> bool {
    provider
        .sub_clients
        .iter()
        .any(|client| client.rust_name == name)
}

fn table(walk: &mut Walk<'_>, pair: Pair<'_, owned::Operation>) {
    pairs!(owned::Operation {
        graphql, idempotent, idempotency_key, redirect, query, headers, cookies, content_type,
        pages, no_content, errors, stream_end,
    } without {
        empty_body: "compared with the body",
        name: "an operation is identified by its place, and its names in Rust are compared",
        method: "a part of the place",
        path: "a part of the place",
        authorized: "compared as security",
        security: "compared as security",
    } = pair);
    if let Some(both) = graphql.both() {
        pairs!(GraphQl { document, at } = both);
        if document.old != document.new {
            let message = "the document changed";
            walk.within("graphql", |walk| {
                walk.report(Code::GraphQlDocument, message);
            });
        }
        walk.value(Code::GraphQlResult, "data", "the place of the result", at);
    }
    retries(walk, idempotent, idempotency_key);
    redirects(walk, redirect);
    for (key, fixed) in [("query", query), ("headers", headers), ("cookies", cookies)] {
        walk.value(Code::FixedParameter, key, "the fixed values", fixed);
    }
    walk.value(
        Code::BodyEncoding,
        "content_type",
        "the media type of the body",
        content_type,
    );
    self::pages(walk, pages);
    let statuses = matched(no_content.old, no_content.new, |status| *status);
    for gone in statuses.gone {
        let message = format!("a reply with status {gone} has a body");
        walk.report(Code::ReplyByStatus, message);
    }
    for added in statuses.added {
        let message = format!("a reply with status {added} has no body");
        walk.report(Code::ReplyStatusAdded, message);
    }
    errors::listed(walk, errors);
    walk.value(
        Code::Streamed,
        "stream",
        "the end of the stream",
        stream_end,
    );
}

fn retries(walk: &mut Walk<'_>, idempotent: Pair<'_, bool>, key: Pair<'_, Option<String>>) {
    walk.flag(
        [Code::RetrySafe, Code::RetryUnsafe],
        "idempotent",
        idempotent,
    );
    let codes = [Code::RetryUnsafe, Code::RetrySafe, Code::FixedParameter];
    walk.optional(
        codes,
        "idempotency_key",
        "the header of the idempotency key",
        key,
    );
}

fn redirects(walk: &mut Walk<'_>, redirect: Pair<'_, licit_tables::Redirect>) {
    let code = match redirect.new {
        licit_tables::Redirect::Follow => Code::RedirectFollowed,
        licit_tables::Redirect::Refuse => Code::RedirectRefused,
    };
    walk.value(code, "redirect", "the handling of redirects", redirect);
}

fn pages(walk: &mut Walk<'_>, pair: Pair<'_, Option<Pages>>) {
    walk.within("pages", |walk| match (pair.old, pair.new) {
        (None, None) => {}
        (Some(_), None) => walk.report(Code::PagesGone, "it has no pages"),
        (None, Some(_)) => walk.report(Code::PagesAdded, "it has pages"),
        (Some(old), Some(new)) => {
            pairs!(
                Pages {
                    style,
                    items,
                    in_body,
                    connection
                } = Pair { old, new }
            );
            let code = Code::PagesChanged;
            walk.value(code, "style", "the style", style);
            walk.value(code, "items", "the place of the items", items);
            let what = "whether the parameter is in the body";
            walk.value(code, "in_body", what, in_body);
            walk.value(
                code,
                "connection",
                "whether it is a GraphQL connection",
                connection,
            );
        }
    });
}

/// Compares sub-clients. Those without a namesake are matched by what they identify.
pub(super) fn sub_clients(walk: &mut Walk<'_>, pair: Pair<'_, Vec<SubClient>>) {
    let found = matched(pair.old, pair.new, |client| client.rust_name.as_str());
    let renamed = matched(found.gone, found.added, |client| {
        let names = client
            .parameters
            .iter()
            .map(|parameter| parameter.name.clone());
        names.collect::<Vec<_>>()
    });
    walk.within("sub_clients", |walk| {
        // Sub-clients that are gone or added are reported with their operations.
        for both in found.both.into_iter().chain(renamed.both) {
            pairs!(
                SubClient {
                    rust_name,
                    type_name,
                    description,
                    parameters
                } = both
            );
            walk.within(&both.old.rust_name, |walk| {
                walk.renamed("method", rust_name);
                walk.renamed("type", type_name);
                walk.text("description", description);
                sub_client_parameters(walk, parameters);
            });
        }
    });
}
