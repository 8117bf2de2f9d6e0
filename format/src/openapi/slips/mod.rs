//! Slips of documents: a value of another kind than OpenAPI has in its place, and keys of Swagger 2. They are
//! rewritten in the tree of a file, so that everything else reads what they most likely mean, and reported
//! if an operation needs the part that contains them.

mod swagger;

use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use super::document::text_of;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::{Json, Member, Node, Span};

/// The methods of a path item.
const METHODS: &[&str] = &[
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// A slip.
#[derive(Debug)]
pub(super) struct Slip {
    found: Diagnostic,
    /// The location of the operation, of the key of a path or of the component that contains it.
    owner: Span,
    is_needed: Cell<bool>,
}

/// The slips of the files of a spec, in the order of their owners.
#[derive(Debug, Default)]
pub(super) struct Slips {
    found: Vec<Slip>,
    /// The locations that were needed already.
    needed: RefCell<HashSet<Span>>,
}

impl Slips {
    /// Adds those of a file that begins at an offset after the other files.
    pub(super) fn add(&mut self, mut found: Vec<Slip>, offset: usize) {
        found.sort_by_key(|slip| slip.owner.start);
        let shifted = found.into_iter().map(|slip| Slip {
            found: slip.found.shifted(offset),
            owner: slip.owner.shifted(offset),
            ..slip
        });
        self.found.extend(shifted);
    }

    /// Records that an operation needs a value.
    pub(super) fn need(&self, value: Span) {
        if self.found.is_empty() || !self.needed.borrow_mut().insert(value) {
            return;
        }
        let first = self
            .found
            .partition_point(|slip| slip.owner.start < value.start);
        let behind = self.found.iter().skip(first);
        let behind = behind.take_while(|slip| slip.owner.start <= value.end);
        for slip in behind.filter(|slip| slip.owner.end <= value.end) {
            slip.is_needed.set(true);
        }
    }

    /// Forgets what was needed before the operations were selected.
    pub(super) fn forget(&self) {
        self.needed.borrow_mut().clear();
        for slip in &self.found {
            slip.is_needed.set(false);
        }
    }

    /// Returns the problems of what operations need.
    pub(super) fn reported(&self) -> impl Iterator<Item = Diagnostic> {
        let needed = self.found.iter().filter(|slip| slip.is_needed.get());
        needed.map(|slip| slip.found.clone())
    }
}

/// Rewrites the slips of a file, and returns them.
pub(super) fn read(root: &mut Node) -> Vec<Slip> {
    let mut reader = Reader {
        found: Vec::new(),
        owner: root.span,
    };
    let has = |key: &str| {
        root.get(key)
            .is_some_and(|value| matches!(value.value, Json::Object(_)))
    };
    if has("paths") || has("components") {
        reader.document(root);
    } else if METHODS.iter().any(|method| has(method)) {
        reader.path_item(root);
    } else if has("responses") {
        reader.operation(root);
    }
    reader.found
}

/// Rewrites the slips of a file.
struct Reader {
    found: Vec<Slip>,
    /// The location of what is read: an operation, a key of a path or a component.
    owner: Span,
}

impl Reader {
    fn report(&mut self, message: impl Into<String>, span: Span, label: &str) {
        self.found.push(Slip {
            found: Diagnostic::warning(Code::Malformed, message).at(span, label),
            owner: self.owner,
            is_needed: Cell::new(false),
        });
    }

    /// Reads a value that is needed as a whole.
    fn owned(&mut self, node: &mut Node, read: fn(&mut Self, &mut Node)) {
        let outer = std::mem::replace(&mut self.owner, node.span);
        read(self, node);
        self.owner = outer;
    }

    /// Whether a value is an object, and not a reference to one. Any other value is reported.
    fn is_object(&mut self, node: &Node, what: &str, label: &str) -> bool {
        match node.value {
            Json::Object(_) => node.get("$ref").and_then(text_of).is_none(),
            Json::Null => false,
            _ => {
                self.report(format!("{what} is not an object"), node.span, label);
                false
            }
        }
    }

    fn document(&mut self, root: &mut Node) {
        if let Some(servers) = get_mut(root, "servers") {
            self.owned(servers, Self::servers);
        }
        if let Some(security) = get_mut(root, "security") {
            self.owned(security, Self::security);
        }
        if let Some(paths) = get_mut(root, "paths") {
            for path in each(paths).filter(|path| !path.key.starts_with("x-")) {
                self.path_item(&mut path.value);
            }
        }
        let Some(components) = get_mut(root, "components") else {
            return;
        };
        for kind in each(components) {
            let read: fn(&mut Self, &mut Node) = match kind.key.value.as_str() {
                "headers" => Self::own_type,
                "parameters" => Self::parameter,
                "pathItems" => Self::path_item,
                "requestBodies" => Self::request_body,
                "responses" => Self::response,
                _ => continue,
            };
            for component in each(&mut kind.value) {
                self.owned(&mut component.value, read);
            }
        }
    }

    fn path_item(&mut self, item: &mut Node) {
        self.methods(item);
        if let Some(parameters) = get_mut(item, "parameters") {
            self.owned(parameters, Self::parameters);
        }
        if let Some(servers) = get_mut(item, "servers") {
            self.owned(servers, Self::servers);
        }
        for member in each(item) {
            if METHODS.contains(&member.key.value.as_str()) {
                self.owned(&mut member.value, Self::operation);
            }
        }
    }

    /// Reads methods in capitals, unless the method is also there in lower case.
    fn methods(&mut self, item: &mut Node) {
        let known = item.members().iter();
        let known: Vec<(String, Span)> = known
            .map(|own| (own.key.value.clone(), own.value.span))
            .collect();
        for member in each(item) {
            let method = member.key.value.to_ascii_lowercase();
            if member.key.value == method || !METHODS.contains(&method.as_str()) {
                continue;
            }
            let other = known.iter().find(|(name, _)| *name == method);
            let owner = other.map_or(member.value.span, |(_, span)| *span);
            let outer = std::mem::replace(&mut self.owner, owner);
            let message = format!("the method `{}` is not in lower case", shown(&member.key));
            let label = match other {
                Some(_) => format!("ignored: `{method}` is another operation"),
                None => format!("read as `{method}`"),
            };
            self.report(message, member.key.span, &label);
            self.owner = outer;
            if other.is_none() {
                member.key.value = method;
            }
        }
    }

    fn operation(&mut self, operation: &mut Node) {
        if let Json::List(elements) = &mut operation.value
            && let [only] = elements.as_mut_slice()
            && matches!(only.value, Json::Object(_))
        {
            operation.value = std::mem::replace(&mut only.value, Json::Null);
            let message = "the operation is not an object";
            self.report(message, operation.span, "its only element is read");
        }
        if !self.is_object(operation, "the operation", "read as one without any keys") {
            return;
        }
        if let Some(tags) = get_mut(operation, "tags") {
            self.list(tags, "tags");
        }
        if let Some(security) = get_mut(operation, "security") {
            self.security(security);
        }
        if let Some(servers) = get_mut(operation, "servers") {
            self.servers(servers);
        }
        if let Some(parameters) = get_mut(operation, "parameters") {
            self.parameters(parameters);
        }
        if let Some(body) = get_mut(operation, "requestBody") {
            self.request_body(body);
        }
        if let Some(responses) = get_mut(operation, "responses") {
            self.responses(responses);
        }
    }

    /// Reads one value as a list of it.
    fn list(&mut self, node: &mut Node, key: &str) {
        if matches!(node.value, Json::List(_) | Json::Null) {
            return;
        }
        let span = node.span;
        let value = std::mem::replace(&mut node.value, Json::Null);
        node.value = Json::List(vec![Node { value, span }]);
        let message = format!("`{key}` is not a list");
        self.report(message, span, "read as a list of one element");
    }

    /// Reads a requirement, or the name of a scheme alone, as a list of it. Without any requirement, a list
    /// would state that there is no security.
    fn security(&mut self, security: &mut Node) {
        let span = security.span;
        let is_reported = matches!(security.value, Json::Text(_));
        let is_one = matches!(security.value, Json::Object(_)) || is_reported;
        if is_one && security.get("$ref").and_then(text_of).is_none() {
            self.list(security, "security");
        }
        let Json::List(listed) = &mut security.value else {
            return;
        };
        let all = listed.len();
        for requirement in listed.iter_mut() {
            let Some(key) = requirement.as_text() else {
                continue;
            };
            let span = requirement.span;
            let value = Json::List(Vec::new());
            let scheme = Member {
                key,
                value: Node { value, span },
            };
            *requirement = Node::object_at(vec![scheme], span);
            if !is_reported {
                let message = "a security requirement is not an object";
                self.report(message, span, "read as that of the scheme with this name");
            }
        }
        listed.retain(|requirement| matches!(requirement.value, Json::Object(_)));
        if listed.len() < all {
            let is_empty = listed.is_empty();
            self.report("a security requirement is not an object", span, "ignored");
            if is_empty {
                security.value = Json::Null;
            }
        }
    }

    /// Reads a server, or its URL alone, as a list of it.
    fn servers(&mut self, servers: &mut Node) {
        if servers.get("$ref").and_then(text_of).is_some() {
            return;
        }
        let is_reported = matches!(servers.value, Json::Text(_));
        self.list(servers, "servers");
        let Json::List(listed) = &mut servers.value else {
            return;
        };
        for server in listed {
            let Some(url) = server.as_text() else {
                continue;
            };
            let url = Node::text_at(url.value, server.span);
            *server = Node::object_at(vec![Member::new("url", url)], server.span);
            if !is_reported {
                self.report(
                    "the server is not an object",
                    server.span,
                    "read as its URL",
                );
            }
        }
    }

    fn parameters(&mut self, parameters: &mut Node) {
        if parameters.get("$ref").and_then(text_of).is_some() {
            return;
        }
        let is_one = |key: &str| parameters.get(key).and_then(text_of).is_some();
        if is_one("name") || is_one("in") {
            self.list(parameters, "parameters");
        }
        let span = parameters.span;
        match &mut parameters.value {
            Json::List(_) | Json::Null => {}
            Json::Object(members) => {
                let members = std::mem::take(members).into_iter();
                parameters.value = Json::List(members.map(named).collect());
                self.report(
                    "`parameters` is not a list",
                    span,
                    "read as a list of its members",
                );
            }
            _ => self.report("`parameters` is not a list", span, "ignored"),
        }
        if let Json::List(listed) = &mut parameters.value {
            for parameter in listed {
                self.parameter(parameter);
            }
        }
    }

    fn parameter(&mut self, parameter: &mut Node) {
        self.own_type(parameter);
        let content = parameter.get("content").map(Node::members);
        let content = content.unwrap_or_default();
        if let (Some(schema), [_, ..]) = (parameter.get("schema"), content) {
            let message = "a parameter has `schema` and `content`";
            self.report(message, schema.span, "ignored: `content` describes it");
        }
        if let [_, second, ..] = content {
            let message = "the `content` of a parameter has several media types";
            self.report(message, second.key.span, "ignored: the first one is sent");
        }
    }

    fn request_body(&mut self, body: &mut Node) {
        if self.is_object(body, "the request body", "ignored") {
            self.own_schema(body);
            self.content(body);
        }
    }

    fn responses(&mut self, responses: &mut Node) {
        if !self.is_object(responses, "`responses`", "ignored: replies need a status") {
            return;
        }
        for response in each(responses).filter(|response| !response.key.starts_with("x-")) {
            self.response(&mut response.value);
        }
    }

    fn response(&mut self, response: &mut Node) {
        if !self.is_object(response, "the response", "read as one without a body") {
            return;
        }
        self.own_schema(response);
        self.content(response);
        if let Some(headers) = get_mut(response, "headers") {
            for header in each(headers) {
                self.own_type(&mut header.value);
            }
        }
    }

    /// Reads the media types of a body.
    fn content(&mut self, owner: &mut Node) {
        let Some(content) = get_mut(owner, "content") else {
            return;
        };
        let span = content.span;
        if let Json::List(names) = &content.value
            && names.iter().all(|name| text_of(name).is_some())
        {
            let names = names.iter().filter_map(Node::as_text);
            let media = names.map(|name| Member {
                value: Node::object_at(Vec::new(), name.span),
                key: name,
            });
            content.value = Json::Object(media.collect());
            let label = "read as media types without a schema";
            self.report("`content` is not an object", span, label);
        }
        if !self.is_object(content, "`content`", "ignored") {
            return;
        }
        for media in content.members() {
            if !matches!(media.value.value, Json::Object(_) | Json::Null) {
                let message = format!("the media type `{}` is not an object", shown(&media.key));
                self.report(message, media.value.span, "read as one without a schema");
            }
        }
    }
}

/// Returns a member of a map as a parameter: its key is the name, unless it has one.
fn named(member: Member) -> Node {
    let Member { key, mut value } = member;
    let has_name = ["name", "$ref"].iter().any(|own| value.get(own).is_some());
    if let Json::Object(members) = &mut value.value
        && !has_name
    {
        members.push(Member::new("name", Node::text_at(key.value, key.span)));
    }
    value
}

/// Returns a member of an object.
fn get_mut<'n>(node: &'n mut Node, key: &str) -> Option<&'n mut Node> {
    let mut members = each(node);
    let member = members.find(|member| member.key.value == key)?;
    Some(&mut member.value)
}

/// Returns the members of an object.
fn each(node: &mut Node) -> std::slice::IterMut<'_, Member> {
    match &mut node.value {
        Json::Object(members) => members.iter_mut(),
        _ => std::slice::IterMut::default(),
    }
}
