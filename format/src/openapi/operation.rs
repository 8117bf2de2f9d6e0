//! Converts operations of a document (OpenAPI 3.0.3 §4.7.10).

use std::collections::{HashMap, HashSet};

use super::choices::Choices;
use super::document::{At, Documents, scalar_of};
use super::given::{Given, Notation};
use super::group::Groups;
use super::name::{self, Names, condensed};
use super::naming::{INLINE, Root};
use super::operation_server::{OwnServers, Owner};
use super::parameter::Parameters;
use super::security::{Requirement, Security};
use super::server_url;
use super::types::{Types, boolean};
use super::way::Way;
use super::{body, operation_text, pages, parameter, reply, setters};
use crate::diagnostic::{Code, Diagnostic, Loss, nearest, shown};
use crate::limits::COMPARISONS;
use crate::name::{CLIENT_METHODS, Choice, choose};
use crate::selection::{Selected, Selection, is_matched};
use crate::source::{Json, Member, Node, Span, Spanned};

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch"];

/// Methods that generated clients do not send. The last one is of OpenAPI 3.2.
const UNKNOWN_METHODS: &[&str] = &["trace", "query"];

/// Operations with methods that have no key of their own (OpenAPI 3.2 §4.9.1).
const OTHER_METHODS: &str = "additionalOperations";

/// An operation before its conversion.
pub(crate) struct Listed<'a> {
    pub(crate) method: String,
    pub(crate) path: &'a str,
    /// The location of the path.
    key: Span,
    /// The path item, and the one that it refers to.
    items: Vec<At<'a>>,
    pub(crate) at: At<'a>,
    /// Its name in the spec.
    pub(crate) name: String,
    /// Whether the user chose the name.
    pub(crate) is_given: bool,
    /// Its `operationId`.
    id: Option<&'a str>,
    pub(crate) tags: Vec<&'a str>,
    /// Whether the caller excluded it, and not the spec.
    pub(crate) is_excluded: bool,
    requirement: Requirement,
}

impl<'a> Listed<'a> {
    /// Its place in the document: `GET /contacts/{id}`.
    pub(crate) fn place(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// Its servers, or those of its path, unless the path is a URL.
    pub(crate) fn own_servers(&self) -> Option<Owner<'_>> {
        let mut owners = std::iter::once(&self.at).chain(&self.items);
        let servers = owners.find_map(|owner| owner.get("servers"))?;
        (!server_url::has_scheme(self.path)).then_some(Owner {
            name: &self.name,
            path: self.path,
            servers,
        })
    }

    /// Records that its slips, and those of its path, are to be reported.
    fn need_slips(&self, documents: &Documents) {
        documents.need_slips(self.at);
        let keys = ["parameters", "servers"];
        let of_path = |item: &At<'a>| keys.map(|key| item.get(key));
        for value in self.items.iter().flat_map(of_path).flatten() {
            documents.need_slips(value);
        }
    }

    /// The properties by which it is selected.
    fn selected(&self) -> Selected<'_> {
        Selected {
            method: &self.method,
            path: self.path,
            names: [&self.name, self.id.unwrap_or_default()],
            tags: self.tags.clone(),
        }
    }

    /// The tag that selects its sub-client. `default` is what tools write for no tag.
    pub(crate) fn tag(&self) -> Option<&'a str> {
        let tag = self.tags.first().copied()?;
        (!tag.eq_ignore_ascii_case("default")).then_some(tag)
    }
}

/// Returns the selected operations with unique names, and the others.
pub(crate) fn list<'a>(
    models: &mut Types<'a>,
    root: At<'a>,
    choices: &Choices,
) -> (Vec<Listed<'a>>, Vec<Listed<'a>>) {
    let selection = &choices.selection;
    let mut listed = Vec::new();
    let mut absent = Vec::new();
    let paths = root.get("paths");
    for path in paths.iter().flat_map(|paths| paths.node.members()) {
        if path.key.starts_with("x-") {
            continue;
        }
        let written = paths.unwrap_or(root).to(&path.value);
        let items = items(models.documents, written);
        if models.documents.resolve(written).is_none() {
            absent.extend(selection.takes_path(&path.key).then_some(written));
        }
        let members = items.iter().flat_map(|item| {
            let members = item.node.members().iter();
            members.map(|member| (member, item.to(&member.value)))
        });
        let mut known = HashSet::new();
        for (member, written) in members {
            let word = member.key.value.as_str();
            let at = models.documents.resolve(written).unwrap_or(written);
            // An operation beside a reference replaces the one of the target.
            if !known.insert(word) {
                continue;
            }
            let unknown = unknown_methods(&path.key, at, &member.key, selection);
            models.found.extend(unknown);
            if !METHODS.contains(&word) || matches!(at.node.value, Json::Null) {
                continue;
            }
            if let Some(reference) = at.text("$ref") {
                models.found.push(super::document::dangling(at, reference));
                continue;
            }
            let method = word.to_uppercase();
            let id = at.text("operationId").filter(|id| !id.trim().is_empty());
            let tags = at.node.get("tags").map(Node::elements).unwrap_or_default();
            listed.push(Listed {
                method,
                path: &path.key.value,
                key: path.key.span,
                items: items.clone(),
                at,
                name: String::new(),
                is_given: false,
                id,
                tags: tags.iter().filter_map(scalar_of).collect(),
                is_excluded: false,
                requirement: Requirement::default(),
            });
        }
    }
    // Named before the selection, so that a selection renames nothing.
    let names = named(&listed, choices);
    for (operation, (name, is_given)) in listed.iter_mut().zip(names) {
        (operation.name, operation.is_given) = (name, is_given);
    }
    let unmatched = unmatched(&listed, paths, &choices.patterns);
    models.found.extend(unmatched);
    let (listed, mut left): (Vec<_>, Vec<_>) = listed
        .into_iter()
        .partition(|operation: &Listed<'a>| selection.takes(&operation.selected()));
    for operation in &mut left {
        operation.is_excluded = selection.is_in_spec(&operation.selected());
    }
    models.documents.forget_needs();
    for item in absent {
        // Followed again, now that it is needed.
        if models.documents.resolve(item).is_none() {
            let reference = item.text("$ref").unwrap_or_default();
            let found = super::document::dangling(item, reference);
            models.found.push(found);
        }
    }
    let mut ids: HashMap<&'a str, Span> = HashMap::new();
    for operation in &listed {
        let found = operation.id.map(|id| duplicate(id, operation.at, &mut ids));
        models.found.extend(found.flatten());
    }
    (listed, left)
}

/// Reports the patterns that select nothing.
fn unmatched(
    listed: &[Listed<'_>],
    paths: Option<At<'_>>,
    patterns: &[Spanned<String>],
) -> Vec<Diagnostic> {
    let operations: Vec<Selected<'_>> = listed.iter().map(Listed::selected).collect();
    let paths = paths.map(|paths| paths.node.members()).unwrap_or_default();
    let paths: Vec<&str> = paths.iter().map(|path| path.key.as_str()).collect();
    let one = 1 + operations.len() + paths.len();
    let tags = || operations.iter().flat_map(|operation| &operation.tags);
    let compared = patterns.iter().take(COMPARISONS / one);
    // A further way of calling an operation is named after it.
    let is_way = |pattern: &str| {
        let mut names = listed.iter().map(|operation| operation.name.as_str());
        names.any(|name| {
            pattern
                .strip_prefix(name)
                .is_some_and(|end| end.starts_with('_'))
        })
    };
    let unmatched =
        compared.filter(|pattern| !is_matched(pattern, &operations, &paths) && !is_way(pattern));
    let reported = unmatched.map(|pattern| {
        let (kind, name) = match pattern.strip_prefix("tag:") {
            Some(tag) => ("tag", tag),
            None => ("operation", pattern.as_str()),
        };
        let near = match kind {
            "tag" => nearest(name, tags().copied()).map(|tag| format!("tag:{tag}")),
            _ => nearest(name, listed.iter().map(|one| one.name.as_str())).map(str::to_owned),
        };
        let message = format!("the document has no {kind} `{}`", shown(name));
        let found = Diagnostic::error(Code::UnmatchedSelection, message);
        let found = if pattern.span == Span::default() {
            // An option of the command line.
            found
        } else {
            found.at(pattern.span, "matches nothing")
        };
        match near {
            Some(near) => found.help(format!("did you mean `{}`?", shown(&near))),
            None => found,
        }
    });
    reported.collect()
}

/// Returns a path item without its reference, if anything is beside that, and the item that it refers
/// to (OpenAPI 3.1 §4.8.9.1).
fn items<'a>(documents: &'a Documents, written: At<'a>) -> Vec<At<'a>> {
    let target = documents.resolve(written);
    let mut keys = written.node.members().iter();
    let is_more = keys.any(|member| member.key.value != "$ref");
    let own = (is_more && written.text("$ref").is_some()).then_some(written);
    own.into_iter().chain(target).collect()
}

/// Reports the selected operations of a member of a path item that has a method which generated
/// clients do not send.
fn unknown_methods(
    path: &str,
    at: At<'_>,
    key: &Spanned<String>,
    selection: &Selection,
) -> Vec<Diagnostic> {
    let others = at.node.members().iter();
    let unknown: Vec<(&Spanned<String>, At<'_>)> = match key.as_str() {
        OTHER_METHODS => others
            .map(|other| (&other.key, at.to(&other.value)))
            .collect(),
        word if UNKNOWN_METHODS.contains(&word) => vec![(key, at)],
        _ => Vec::new(),
    };
    let selected = unknown.into_iter().filter(|(method, operation)| {
        let id = operation.text("operationId").unwrap_or_default();
        let tags = operation
            .node
            .get("tags")
            .map(Node::elements)
            .unwrap_or_default();
        selection.takes(&Selected {
            method: &method.to_uppercase(),
            path,
            names: [&name::snake(id, "operation"), id],
            tags: tags.iter().filter_map(scalar_of).collect(),
        })
    });
    let reported = selected.map(|(method, _)| {
        let message = format!("`{}` is ignored", shown(method));
        Diagnostic::left_out(Loss::Method, message)
            .at(method.span, "generated clients do not send it")
    });
    reported.collect()
}

/// Reports an identifier that another operation has, too.
fn duplicate<'a>(id: &'a str, at: At<'a>, ids: &mut HashMap<&'a str, Span>) -> Option<Diagnostic> {
    let span = at.node.get("operationId").map(|node| node.span)?;
    let earlier = ids.insert(id, span)?;
    let message = format!("duplicate `operationId` `{}`", shown(id));
    Some(
        Diagnostic::warning(Code::DuplicateOperation, message)
            .at(span, "the path is appended to its name")
            .see(earlier, "first used here"),
    )
}

/// Returns the names of all operations, and whether the user chose them: their identifiers, and with
/// their paths where these are equal.
fn named(listed: &[Listed<'_>], choices: &Choices) -> Vec<(String, bool)> {
    let given = &choices.given;
    let sub_clients = given_sub_clients(listed, choices);
    let places: Vec<String> = listed.iter().map(Listed::place).collect();
    let chosen: Vec<Option<&Spanned<String>>> = places
        .iter()
        .map(|place| given.get(place, Notation::Snake))
        .collect();
    let used = chosen.iter().flatten().map(|name| condensed(name));
    let open = listed.iter().zip(&places).zip(&chosen);
    let choices: Vec<Choice<'_>> = open
        .filter(|(_, chosen)| chosen.is_none())
        .map(|(open, _)| open)
        .map(|(operation, place)| {
            let word = operation.method.to_lowercase();
            let path = operation.path.replace('{', "by ");
            let name = move |level| {
                let wanted = match (operation.id, level) {
                    (Some(id), 0) => id.to_owned(),
                    (None, 0 | 1) => format!("{word} {path}"),
                    (Some(id), 1) => format!("{id} {path}"),
                    (_, 2) => format!("{} {word} {path}", operation.id.unwrap_or_default()),
                    (_, 3) => format!("{word} {}", crate::name::spelled(operation.path)),
                    _ => return None,
                };
                Some(reserved(name::snake(&wanted, "operation"), &word))
            };
            let is_free = |level: &usize| {
                let name = name(*level);
                name.is_none_or(|name| !sub_clients.contains(&condensed(&name)))
            };
            // A method of the client gives way to a sub-client that the user named.
            let first = match operation.tag() {
                None => (0..4).find(is_free).unwrap_or_default(),
                Some(_) => 0,
            };
            Choice {
                rank: 0,
                names: Box::new(move |level| name(first + level)),
                place,
            }
        })
        .collect();
    let mut names = choose(&choices, used.collect(), condensed).into_iter();
    chosen
        .iter()
        .map(|chosen| match chosen {
            Some(name) => (name.value.clone(), true),
            None => (names.next().unwrap_or_default(), false),
        })
        .collect()
}

/// Returns the names that the user chose for sub-clients, condensed.
fn given_sub_clients(listed: &[Listed<'_>], choices: &Choices) -> HashSet<String> {
    let tags = listed.iter().filter(|_| choices.by_tag);
    let tags: HashSet<&str> = tags.filter_map(Listed::tag).collect();
    let given = |tag| choices.given.get(&format!("tag:{tag}"), Notation::Snake);
    let names = tags.into_iter().filter_map(given);
    names.map(|name| condensed(name)).collect()
}

/// Returns a name that does not collide with the methods of a client.
fn reserved(name: String, method: &str) -> String {
    const OTHERS: &[&str] = &["error", "client", "rate_limit", "fmt"];
    if CLIENT_METHODS.contains(&name.as_str()) || OTHERS.contains(&name.as_str()) {
        format!("{method}_{name}")
    } else {
        name
    }
}

/// Returns the method and the URL, with the location of its host.
fn call(
    models: &mut Types<'_>,
    listed: &Listed<'_>,
    path: &str,
    own: &OwnServers,
) -> (String, Span) {
    let method = &listed.method;
    if server_url::has_scheme(path) {
        // The location of a string includes its quotes; that of a key does not.
        let place = Span::new(listed.key.start.saturating_sub(1), listed.key.end + 1);
        let message = format!("the path `{}` is a URL", shown(path));
        models.found.push(
            Diagnostic::warning(Code::Server, message)
                .at(place, "calls send the credentials to its host")
                .help("exclude the operation if the host is not the provider's"),
        );
        return (format!("{method} {path}"), place);
    }
    let owner = listed.own_servers();
    match owner.and_then(|owner| own.url(owner.servers)) {
        Some(url) => (format!("{method} {}{path}", url.value), url.span),
        None => (format!("{method} {path}"), listed.at.node.span),
    }
}

/// Names of operations and of methods of sub-clients.
pub(crate) struct Taken {
    operations: Names,
    methods: HashMap<String, Names>,
}

impl Taken {
    /// Returns the names of these operations and their methods.
    pub(crate) fn new(listed: &[Listed<'_>], groups: &Groups) -> Self {
        let mut methods: HashMap<String, Names> = HashMap::new();
        for at in 0..listed.len() {
            if let Some((group, method)) = groups.of(at) {
                methods
                    .entry(group.to_owned())
                    .or_default()
                    .unique(method, "_");
            }
        }
        Self {
            operations: Names::new(listed.iter().map(|operation| operation.name.as_str())),
            methods,
        }
    }
}

/// What an operation is lowered with.
pub(crate) struct Lowering<'l, 'a> {
    pub(crate) models: &'l mut Types<'a>,
    pub(crate) servers: &'l OwnServers,
    pub(crate) selection: &'l Selection,
    pub(crate) taken: &'l mut Taken,
    pub(crate) given: &'l Given,
}

/// One way of calling an operation.
pub(crate) struct LoweredWay {
    /// The operation as written in a spec.
    pub(crate) operation: Member,
    /// Its place: that of the operation in the document, and words if it is not the preferred way.
    pub(crate) place: String,
    /// What the preferred way sends and asks for, as entries of a names file.
    pub(crate) plain: Vec<(String, String)>,
}

/// Returns the operation as written in a spec: once for each way of calling it, the preferred one
/// first.
pub(crate) fn lower<'a>(
    lowering: &mut Lowering<'_, 'a>,
    listed: &Listed<'a>,
    group: Option<(&str, &str)>,
) -> Vec<LoweredWay> {
    let models = &mut *lowering.models;
    let at = listed.at;
    let place = listed.place();
    let hint = models.names.root(place.clone(), || {
        let name = crate::name::pascal_words(&listed.name);
        Root {
            qualified: format!("{name}Operation"),
            described: None,
            name,
            place: place.clone(),
            rank: INLINE,
        }
    });
    let mut parameters = parameter::read(models, &listed.items, at, listed.path, &hint);
    parameters.leave_out(&listed.requirement.targets, &mut models.found);
    let (call, host) = call(models, listed, &parameters.path, lowering.servers);
    let call = Member::new("call", Node::text_at(call, host));
    let common = common(models, listed);
    let plain = |word: &str| {
        let chosen = lowering
            .given
            .get(&format!("{place} {word}"), Notation::Snake);
        chosen.map(|word| word.value.as_str())
    };
    let bodies = body::read(models, at, &hint, plain(REQUEST));
    let replies = reply::read(models, at, &listed.method, (&hint, plain(REPLY)));
    let mut lowered = Vec::new();
    let ways: Vec<[&Way; 2]> = bodies
        .iter()
        .flat_map(|body| replies.ways.iter().map(move |reply| [body, reply]))
        .collect();
    for (nth, [body, reply]) in ways.iter().copied().enumerate() {
        models
            .documents
            .spend(parameters.query.len() + parameters.headers.len());
        let way = Named {
            group,
            suffix: &suffix([body, reply], &ways),
            place: way_place(&place, [body, reply]),
        };
        let names = lowering.taken.names(listed, &way, lowering.given);
        if nth > 0 && lowering.selection.excludes(&names.operation) {
            continue;
        }
        let mut members = vec![call.clone()];
        members.extend(names.members(at.node.span));
        members.extend(common.iter().cloned());
        if nth > 0 {
            describe(&mut members, [body, reply], at.node.span);
        }
        members.extend(body.members.iter().cloned());
        members.extend(arguments(&parameters, [body, reply], at.node.span));
        members.extend(reply.members.iter().cloned());
        members.extend(replies.errors.clone());
        members.extend(replies.headers.clone());
        if at.is("x-query") {
            // A read-only operation that is a `POST` because of the size of its parameters.
            members.push(Member::new("idempotent", boolean(at.node.span)));
        }
        if nth == 0 {
            let mut owners = vec![at];
            owners.extend(&listed.items);
            pages::read(models, &listed.name, &owners, &mut members);
        }
        setters::name(&mut members, &place, lowering.given);
        let id = at.node.get("operationId");
        let key = id.map_or(at.node.span, Node::inner_span);
        lowered.push(LoweredWay {
            operation: Member {
                key: Spanned::new(names.operation, key),
                value: Node::object_at(members, at.node.span),
            },
            plain: plain_words(&place, [body, reply])
                .filter(|_| nth == 0)
                .collect(),
            place: way.place,
        });
    }
    lowered
}

/// The words that say in a names file what the plain name of an operation sends and asks for.
const REQUEST: &str = "request";
const REPLY: &str = "reply";

/// Returns the entries of a names file for what a plain name sends and asks for. No other type is
/// preferred to a reply of JSON.
fn plain_words(place: &str, [body, reply]: [&Way; 2]) -> impl Iterator<Item = (String, String)> {
    let words = [(REQUEST, body.word.clone()), (REPLY, reply.word.clone())];
    let words = words
        .into_iter()
        .filter(|(key, word)| !word.is_empty() && (*key, word.as_str()) != (REPLY, "json"));
    words.map(move |(key, word)| (format!("{place} {key}"), word))
}

/// Returns the end of the name of a way of calling an operation. If what one way sends has the same
/// word as what another asks for, both are qualified.
fn suffix(way: [&Way; 2], ways: &[[&Way; 2]]) -> String {
    let short = |[body, reply]: [&Way; 2]| joined(["", ""], [&body.suffix, &reply.suffix]);
    let own = short(way);
    let alike = ways.iter().filter(|other| short(**other) == own).count();
    if alike > 1 {
        let [body, reply] = way;
        return joined(["from_", "as_"], [&body.suffix, &reply.suffix]);
    }
    own
}

fn joined(words: [&str; 2], suffixes: [&str; 2]) -> String {
    let parts = words.into_iter().zip(suffixes);
    let parts = parts.filter(|(_, suffix)| !suffix.is_empty());
    let parts: Vec<String> = parts
        .map(|(word, suffix)| format!("{word}{suffix}"))
        .collect();
    parts.join("_")
}

/// Returns the place of a way of calling the operation at `place`.
fn way_place(place: &str, [body, reply]: [&Way; 2]) -> String {
    let mut whole = place.to_owned();
    for (key, suffix) in [(REQUEST, &body.suffix), (REPLY, &reply.suffix)] {
        if !suffix.is_empty() {
            whole.extend([" ", key, ".", suffix]);
        }
    }
    whole
}

/// What names one way of calling an operation.
struct Named<'n> {
    group: Option<(&'n str, &'n str)>,
    /// The end of its name; empty for the preferred way.
    suffix: &'n str,
    place: String,
}

/// The names of one way of calling an operation.
struct OwnNames {
    operation: String,
    /// The sub-client and the method there.
    method: Option<(String, String)>,
}

impl OwnNames {
    fn members(&self, span: Span) -> Vec<Member> {
        let text = |key: &str, text: &str| Member::new(key, Node::text_at(text, span));
        let method = self.method.iter();
        method
            .flat_map(|(group, method)| [text("sub_client", group), text("method", method)])
            .collect()
    }
}

impl Taken {
    /// Returns the names of a way of calling an operation.
    fn names(&mut self, listed: &Listed<'_>, way: &Named<'_>, given: &Given) -> OwnNames {
        let group = way.group;
        if way.suffix.is_empty() {
            return OwnNames {
                operation: listed.name.clone(),
                method: group.map(|(group, method)| (group.to_owned(), method.to_owned())),
            };
        }
        let (suffix, place) = (way.suffix, &way.place);
        let chosen = |place: &str| {
            let name = given.get(place, Notation::Snake);
            name.map(|name| name.value.clone())
        };
        let own = chosen(place).unwrap_or_else(|| format!("{}_{suffix}", listed.name));
        let operation = self.operations.unique(&own, "_");
        let method = group.map(|(group, method)| {
            let own = chosen(&format!("{place} method"));
            let own = own.unwrap_or_else(|| format!("{method}_{suffix}"));
            let taken = self.methods.entry(group.to_owned()).or_default();
            (group.to_owned(), taken.unique(&own, "_"))
        });
        OwnNames { operation, method }
    }
}

/// Returns the keys that are the same for every way of calling an operation.
fn common(models: &mut Types<'_>, listed: &Listed<'_>) -> Vec<Member> {
    let at = listed.at;
    let span = at.node.span;
    let mut members = Vec::new();
    let tags = listed.tags.iter().filter(|tag| !tag.trim().is_empty());
    let tags: Vec<Node> = tags.map(|tag| Node::text_at(*tag, span)).collect();
    if !tags.is_empty() {
        let value = Json::List(tags);
        members.push(Member::new("tags", Node { value, span }));
    }
    let item = listed.items.first().copied().unwrap_or(at);
    let description = operation_text::description(models.documents, models.texts, (item, at));
    if let Some(description) = description {
        members.push(Member::new("description", description));
    }
    let docs = at.get("externalDocs").and_then(|docs| docs.text("url"));
    if let Some(docs) = docs.filter(|docs| crate::shape::Text::Link.accepts(docs)) {
        members.push(Member::new("docs", Node::text_at(docs, span)));
    }
    if at.is("deprecated") {
        let reason = super::text::reason_in_text(at);
        let value = reason.map_or_else(|| boolean(span), |reason| Node::text_at(reason, span));
        members.push(Member::new("deprecated", value));
    }
    members.extend(required(at, &listed.requirement));
    members
}

/// Adds to the description what distinguishes a way of calling an operation.
fn describe(members: &mut Vec<Member>, ways: [&Way; 2], span: Span) {
    let about: Vec<&str> = ways
        .into_iter()
        .map(|way| way.about.as_str())
        .filter(|about| !about.is_empty())
        .collect();
    let about = about.join(" ");
    let described = members
        .iter_mut()
        .find(|member| member.key.value == "description");
    match described.map(|member| &mut member.value.value) {
        Some(Json::Text(text)) => *text = format!("{text}\n\n{about}"),
        _ => members.push(Member::new("description", Node::text_at(about, span))),
    }
}

/// Returns the keys of an operation's parameters. A header selects one of several media types.
fn arguments(parameters: &Parameters, ways: [&Way; 2], span: Span) -> Vec<Member> {
    let mut headers = parameters.headers.clone();
    let choices = ways.into_iter().filter_map(|way| way.choice.as_ref());
    headers.extend(choices.map(|choice| choice.parameter(span)));
    let lists = [
        ("path", &parameters.in_path),
        ("query", &parameters.query),
        ("headers", &headers),
        ("cookies", &parameters.cookies),
    ];
    let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
    lists
        .map(|(key, list)| Member::new(key, Node::object_at(list.clone(), span)))
        .collect()
}

/// Returns the key that states what an operation requires.
fn required(at: At<'_>, requirement: &Requirement) -> Option<Member> {
    let span = at
        .node
        .get("security")
        .map_or(at.node.span, |node| node.span);
    if requirement.anonymous {
        return Some(Member::new("token", Node::text_at("none", span)));
    }
    let scopes = requirement.scopes.as_ref();
    let scopes = scopes.map(|text| Member::new("scopes", Node::text_at(text.clone(), span)));
    let security = requirement.security.clone();
    scopes.or_else(|| Some(Member::new("security", security?)))
}

/// Returns the operations that can be called, with their requirements, and reports the others.
pub(crate) fn callable<'a>(
    models: &mut Types<'a>,
    security: &mut Security<'a>,
    listed: Vec<Listed<'a>>,
) -> Vec<Listed<'a>> {
    let mut callable = Vec::new();
    for mut operation in listed {
        operation.need_slips(models.documents);
        operation.requirement = security.requirement(operation.at, &mut models.found);
        let Some(reason) = &operation.requirement.impossible else {
            callable.push(operation);
            continue;
        };
        let message = format!("`{}` is left out", operation.name);
        let id = operation.at.node.get("operationId");
        let place = id.map_or(operation.key, |id| id.span);
        models.found.push(
            Diagnostic::warning(Code::UnsupportedScheme, message)
                .at(place, reason.clone())
                .help("see the warning about the scheme"),
        );
    }
    callable
}
