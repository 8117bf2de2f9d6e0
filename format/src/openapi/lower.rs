//! Lowers the documents of a spec into its API part.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use super::census::Census;
use super::choices::Choices;
use super::document::{At, Documents, text_of};
use super::given::Given;
use super::group::Groups;
use super::operation_server::{Base, OwnServers};
use super::security::Security;
use super::text::Texts;
use super::types::Types;
use super::unsupported::{too_costly, unlowered, version};
use super::{flow, operation, parameter, server};
use crate::diagnostic::Diagnostic;
use crate::source::{Member, Node, Source, Spanned};

/// The API part of a spec from a document.
#[derive(Debug, Default)]
pub(crate) struct Lowered {
    pub(crate) operations: Vec<Member>,
    /// The operations that differ from another one only in a media type, with the other's name.
    pub(crate) ways: HashMap<String, String>,
    pub(crate) models: Vec<Member>,
    pub(crate) sub_clients: Vec<Member>,
    pub(crate) scopes: Vec<Member>,
    pub(crate) security_schemes: Vec<Member>,
    /// Whether some operation needs the access token.
    pub(crate) uses_token: bool,
    /// The variables of `base_url`.
    pub(crate) variables: Vec<Member>,
    pub(crate) base_url: Option<Node>,
    /// The variables of the servers of operations.
    pub(crate) own_variables: Vec<Member>,
    pub(crate) found: Vec<Diagnostic>,
    pub(crate) census: Census,
    /// The files that were read, in order of their offsets.
    pub(crate) sources: Vec<Source>,
    /// Symbolic links that led to them.
    pub(crate) links: Vec<PathBuf>,
    pub(crate) places: NamedPlaces,
    /// The places of operations that were not selected.
    pub(super) left: HashSet<String>,
    /// The names of those that the caller excluded.
    pub(super) excluded: HashSet<String>,
    /// The patterns that excluded them.
    pub(crate) patterns: HashSet<String>,
}

/// The places of the things of a document, by the names that they have in the spec.
#[derive(Debug, Clone, Default)]
pub(crate) struct NamedPlaces {
    pub(crate) operations: Vec<(String, String)>,
    /// What the plain names of operations send and ask for, by place.
    pub(crate) plain: Vec<(String, String)>,
    pub(crate) models: Vec<(String, String)>,
    pub(crate) tags: Vec<(String, String)>,
    pub(crate) scopes: Vec<(String, String)>,
}

impl Lowered {
    /// Returns the places of everything but scopes, and those of operations and components that were
    /// not lowered.
    pub(super) fn known_places(&self) -> (Vec<String>, HashSet<String>) {
        let operations = self
            .places
            .operations
            .iter()
            .map(|(_, place)| place.clone());
        let methods = operations.clone().map(|place| format!("{place} method"));
        let others = self.places.models.iter().chain(&self.places.tags);
        let others = others.map(|(_, place)| place.clone());
        let known = operations.chain(methods).chain(others).collect();
        (known, self.left.clone())
    }

    /// Reports what is wrong with the names that the user chose.
    pub(super) fn finish_names(&mut self, given: Given) {
        let (mut known, left) = self.known_places();
        let scopes = self.scopes.iter();
        known.extend(scopes.map(|scope| format!("scope:{}", scope.key.value)));
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        self.found.extend(given.finish(&known, &left));
    }
}

pub(super) fn lower(
    choices: &Choices,
    documents: Documents,
    found: Vec<Diagnostic>,
    named: &Spanned<String>,
) -> Lowered {
    let mut lowered = lower_documents(&documents, choices, named);
    // Problems without a location concern the main document.
    lowered.found.extend(
        found
            .into_iter()
            .map(|diagnostic| match diagnostic.primary {
                Some(_) => diagnostic,
                None => diagnostic.at(named.span, "named here"),
            }),
    );
    lowered.census.warnings = lowered.found.len();
    (lowered.sources, lowered.links) = documents.into_sources();
    lowered
}

pub(super) fn lower_documents(
    documents: &Documents,
    choices: &Choices,
    named: &Spanned<String>,
) -> Lowered {
    let Some(root) = documents.root() else {
        return Lowered::default();
    };
    let mut lowered = Lowered::default();
    if root.node.as_text().is_some_and(|text| text.is_empty()) {
        // A problem with the file was reported.
        return lowered;
    }
    if let Err(diagnostic) = version(root, named) {
        lowered.found.push(diagnostic);
        return lowered;
    }
    let mut models = Types::new(documents, choices.texts);
    let mut security = Security::new(documents, root, &choices.security);
    let given = &choices.given;
    let (listed, unselected) = operation::list(&mut models, root, choices);
    let mut listed = operation::callable(&mut models, &mut security, listed);
    let selected = listed.len();
    lowered.left = unselected.iter().map(operation::Listed::place).collect();
    listed.extend(unselected.into_iter().filter(|one| one.is_excluded));
    let groups = if choices.by_tag {
        Groups::by_tag(&mut models, root, &listed, given, selected)
    } else {
        Groups::none(listed.len())
    };
    let server = server::read(root, &mut models.found);
    let base = base(root, choices, &server);
    let owners = listed.iter().take(selected);
    let owners = owners.filter_map(operation::Listed::own_servers);
    let servers = OwnServers::read(owners, &base, &mut models.found);
    let bound = Bound::new(&choices.bound);
    let mut further = Vec::new();
    let mut lowering = operation::Lowering {
        models: &mut models,
        servers: &servers,
        selection: &choices.selection,
        taken: &mut operation::Taken::new(&listed, &groups),
        given,
    };
    for (at, operation) in listed.iter().enumerate().take(selected) {
        // Parameters of a sub-client make the operation one of its methods.
        let group = groups.of(at).filter(|_| !bound.is(operation.path));
        let ways = operation::lower(&mut lowering, operation, group);
        further.extend(add_operation(&mut lowered, &operation.name, ways));
    }
    let operations = lowered.operations.len();
    lowered.operations.append(&mut further);
    lowered.places.tags.clone_from(&groups.places);
    name_models(&mut lowered, &mut models, choices);
    if documents.is_exhausted() {
        return Lowered {
            found: vec![too_costly(named)],
            ..Lowered::default()
        };
    }
    lowered.sub_clients = groups.into_sub_clients();
    let excluded = listed.get(selected..).unwrap_or_default();
    add_security(security, &models, choices, excluded, &mut lowered);
    let own_variables = servers.variables;
    if server.base_url.is_none() && !choices.is_pinned {
        lowered.found.push(server::missing(root));
    }
    lowered.base_url = server.base_url;
    lowered.variables = server.variables;
    lowered.own_variables = own_variables;
    unlowered(root, listed.iter().take(selected), &mut models.found);
    lowered.census = census(&lowered, &models, operations);
    lowered.found.append(&mut models.found);
    lowered
}

/// Adds the preferred way to call the operation `name`, and returns the others.
fn add_operation(
    lowered: &mut Lowered,
    name: &str,
    ways: Vec<operation::LoweredWay>,
) -> Vec<Member> {
    let mut operations = Vec::new();
    for way in ways {
        let key = way.operation.key.value.clone();
        lowered.places.operations.push((key.clone(), way.place));
        lowered.places.plain.extend(way.plain);
        if !operations.is_empty() {
            lowered.ways.insert(key, name.to_owned());
        }
        operations.push(way.operation);
    }
    let others = operations.split_off(operations.len().min(1));
    lowered.operations.append(&mut operations);
    others
}

/// Counts what a document became, apart from its warnings.
fn census(lowered: &Lowered, models: &Types<'_>, operations: usize) -> Census {
    Census {
        operations,
        ways: lowered.ways.len(),
        paged: models.paged,
        perhaps_paged: models.perhaps_paged.clone(),
        models: lowered.models.len(),
        fallbacks: models.fallbacks,
        open: models.open,
        examples: models.examples,
        warnings: 0,
    }
}

/// Adds the schemes and scopes that operations require, and reports the faults of flows and files
/// that they need. Scopes do not depend on what a caller excludes.
fn add_security<'a>(
    mut security: Security<'a>,
    models: &Types<'a>,
    choices: &Choices,
    excluded: &[operation::Listed<'a>],
    lowered: &mut Lowered,
) {
    let is_selection = !choices.selection.is_everything();
    let flows = flow::faults(&security, &choices.security, is_selection);
    lowered.found.extend(flows);
    lowered.found.extend(models.documents.unread(is_selection));
    lowered.found.extend(models.documents.slips());
    for operation in excluded {
        security.requirement(operation.at, &mut Vec::new());
        lowered.excluded.insert(operation.name.clone());
    }
    for scheme in security.used() {
        let description = models.texts.whole(scheme.at, "description");
        lowered.security_schemes.extend(scheme.member(description));
    }
    lowered.uses_token = security.uses_token;
    for (scope, (description, span)) in security.scopes {
        let text = match choices.texts {
            Texts::Verbatim => description.unwrap_or_default(),
            Texts::Dropped => String::new(),
        };
        lowered.scopes.push(Member {
            key: Spanned::new(scope, span),
            value: Node::text_at(text, span),
        });
    }
}

/// Lowers the pending models, and gives all of them their names.
fn name_models(lowered: &mut Lowered, models: &mut Types<'_>, choices: &Choices) {
    let taken: Vec<&str> = choices.models.iter().map(String::as_str).collect();
    let chosen;
    (lowered.models, chosen) = models.finish(&lowered.operations, (&taken, &choices.given));
    chosen.apply(&mut lowered.operations);
    choices.given.apply(&mut lowered.models, &chosen.places);
    lowered.places.models = chosen.places;
    lowered.left.extend(models.components());
    for (_, place) in &lowered.places.models {
        lowered.left.remove(place);
    }
}

/// Returns the parameters of the spec's sub-clients, by the first of each sub-client.
struct Bound<'a>(HashMap<&'a str, Vec<&'a [String]>>);

impl<'a> Bound<'a> {
    fn new(bound: &'a [Vec<String>]) -> Self {
        let mut by_first: HashMap<&str, Vec<&[String]>> = HashMap::new();
        for parameters in bound {
            if let Some(first) = parameters.first() {
                by_first.entry(first).or_default().push(parameters);
            }
        }
        Self(by_first)
    }

    /// Whether the path contains all parameters of a sub-client.
    fn is(&self, path: &str) -> bool {
        let variables: HashSet<&str> = parameter::variables(path).collect();
        variables.iter().any(|variable| {
            let mut bound = self.0.get(variable).into_iter().flatten();
            bound.any(|all| all.iter().all(|one| variables.contains(one.as_str())))
        })
    }
}

/// What the servers of operations are compared with: the spec's URL, or otherwise the document's.
fn base<'a>(root: At<'a>, choices: &'a Choices, server: &'a server::Server) -> Base<'a> {
    let usual = server::usual(root);
    if let Some(url) = &choices.base_url {
        return Base {
            url: Some(url),
            variables: choices.variables.iter().map(String::as_str).collect(),
            usual,
        };
    }
    let variables = server.variables.iter();
    Base {
        url: server.base_url.as_ref().and_then(text_of),
        variables: variables.map(|variable| variable.key.as_str()).collect(),
        usual,
    }
}
