//! OpenAPI documents (3.0 and 3.1, JSON and YAML) as the API part of a spec.
//!
//! A document is lowered into the tree that an author would write by hand, with locations in the
//! document. The result is checked, resolved and generated like any other spec. An error in the
//! document is a warning with its location and a sensible interpretation. A schema without a type
//! becomes any JSON value, and is reported and counted. Nothing is silently dropped.

// Must not use `discovery` or `diff`.

mod annotations;
mod body;
mod document;
mod essence;
mod fault;
mod flow;
mod form;
mod given;
mod group;
mod import;
mod inheritance;
mod integer;
mod limits;
mod media;
mod name;
mod names_file;
mod naming;
mod operation;
mod operation_text;
mod overlay;
mod page_names;
mod pages;
mod parameter;
mod places;
mod references;
mod reply;
mod schema;
mod scope;
mod security;
mod security_scheme;
mod server;
mod setters;
mod splice;
mod style;
mod text;
mod types;
mod union;
mod way;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

pub(crate) use fault::checked;
pub use import::{Import, ImportOptions, import_openapi, import_openapi_source};

use crate::selection::Selection;
use document::{Documents, text_of};
use given::Given;
use group::Groups;
pub(crate) use names_file::names_file;
use security::Security;
use security_scheme::OwnSecurity;
use text::Texts;
use types::Types;

use crate::diagnostic::{Code, Diagnostic, Loss};
use crate::source::{Member, Node, Source, Spanned};
use crate::syntax::{LoadOptions, Root};

/// Statistics of an OpenAPI document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Census {
    /// Imported operations.
    pub operations: usize,
    /// Further ways of calling them, with other media types. Each is an operation of the spec.
    pub ways: usize,
    /// Operations with pagination.
    pub paged: usize,
    /// The names of operations that look paginated, of which the document does not describe enough.
    pub perhaps_paged: Vec<String>,
    /// Models used by them.
    pub models: usize,
    /// Places whose type no spec can express, which become any JSON value.
    pub fallbacks: usize,
    /// Places to which the document gives no type.
    pub open: usize,
    /// Errors in the document, and ignored parts.
    pub warnings: usize,
}

/// How many names of operations a census shows.
const SHOWN_NAMES: usize = 5;

impl std::fmt::Display for Census {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            operations,
            ways,
            paged,
            perhaps_paged,
            models,
            fallbacks,
            open,
            warnings,
        } = self;
        let count = |number: usize, what: &str| match number {
            1 => format!("1 {what}"),
            _ => format!("{number} {what}s"),
        };
        write!(f, "{}", count(*operations, "operation"))?;
        if *paged > 0 {
            write!(f, " ({paged} with pages)")?;
        }
        if *ways > 0 {
            write!(f, ", {ways} more with other media types")?;
        }
        write!(
            f,
            ", {}, {}, {} without a type in the document, {}",
            count(*models, "model"),
            count(*fallbacks, "untyped value"),
            count(*open, "value"),
            count(*warnings, "warning"),
        )?;
        if perhaps_paged.is_empty() {
            return Ok(());
        }
        let first: Vec<String> = perhaps_paged
            .iter()
            .take(SHOWN_NAMES)
            .map(|name| format!("`{name}`"))
            .collect();
        let is_short = perhaps_paged.len() == first.len();
        let more = if is_short { "" } else { ", …" };
        write!(
            f,
            "\n{} more may be paginated; if so, declare it with `pages`: {}{more}",
            perhaps_paged.len(),
            first.join(", "),
        )
    }
}

/// Whether a text is an OpenAPI document and not a spec: YAML, or JSON with the version that a document
/// begins with.
pub(crate) fn is_document(source: &Source) -> bool {
    let text = source.text().trim_start();
    !text.starts_with('{')
        || source.parse().is_ok_and(|root| {
            let keys = ["openapi", "swagger"];
            keys.iter().any(|key| root.get(key).is_some())
        })
}

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
    pub(crate) variables: Vec<Member>,
    pub(crate) base_url: Option<Node>,
    pub(crate) found: Vec<Diagnostic>,
    pub(crate) census: Census,
    /// The files that were read, in order of their offsets.
    pub(crate) sources: Vec<Source>,
    /// Symbolic links that led to them.
    pub(crate) links: Vec<PathBuf>,
    pub(crate) places: NamedPlaces,
    /// The places of operations that were not selected.
    left: HashSet<String>,
    /// The names of those that the caller excluded.
    excluded: HashSet<String>,
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

/// The spec's settings for its document.
struct Choices {
    selection: Selection,
    by_tag: bool,
    texts: Texts,
    /// Models declared in the spec.
    models: Vec<String>,
    /// Names that the user chose.
    given: Given,
    /// Parameters of the spec's sub-clients.
    bound: Vec<Vec<String>>,
    /// `base_url` of the spec.
    base_url: Option<String>,
    /// Whether it is more than the placeholder of an import.
    is_pinned: bool,
    /// Values of the spec's variables.
    variables: Vec<String>,
    security: OwnSecurity,
}

/// Adds the document that a spec names to the spec's tree. Returns `None` if it names none. The
/// files are in `chosen`, or otherwise in the spec's directory.
pub(crate) fn include(
    root: &mut Node,
    spec: &Source,
    chosen: Option<Root>,
    options: &LoadOptions,
) -> Option<Lowered> {
    let api = root.get("api")?;
    let named = api.get("openapi")?.as_text()?;
    let texts = |key: &str| -> Vec<String> {
        let list = api.get(key).map(Node::elements).unwrap_or_default();
        list.iter().filter_map(text_of).map(str::to_owned).collect()
    };
    let (include, exclude) = (texts("include"), texts("exclude"));
    let keys = |key: &str| -> Vec<String> {
        let members = root.get(key).map(Node::members).unwrap_or_default();
        members
            .iter()
            .map(|member| member.key.value.clone())
            .collect()
    };
    let sub_clients = root
        .get("sub_clients")
        .map(Node::members)
        .unwrap_or_default();
    let own = Root::of(spec.path(), "the spec's directory");
    let folder = own.resolved().unwrap_or(Path::new("")).to_owned();
    let root_folder = chosen.unwrap_or(own);
    let overlays = api.get("overlays").map(Node::elements).unwrap_or_default();
    let overlays: Vec<Spanned<String>> = overlays.iter().filter_map(Node::as_text).collect();
    let (mut documents, mut found) = Documents::named(
        root_folder,
        &folder,
        (&named, &overlays),
        spec.text().len() + 1,
    );
    let given = given(&mut documents, &mut found, &folder, api, options);
    let base_url = api.get("base_url").and_then(text_of);
    let provider = root.get("name").and_then(text_of).unwrap_or_default();
    let choices = Choices {
        selection: Selection::new(
            include.iter().map(String::as_str),
            exclude.iter().map(String::as_str),
        )
        .without(options.excluded()),
        by_tag: api.get("group_by").and_then(text_of) != Some("none"),
        texts: Texts::Verbatim,
        models: keys("models"),
        given,
        bound: sub_clients
            .iter()
            .filter_map(|member| member.value.get("parameters"))
            .map(|p| p.members().iter().map(|m| m.key.value.clone()).collect())
            .collect(),
        base_url: base_url.map(str::to_owned),
        is_pinned: base_url.is_some_and(|url| !url.starts_with(&server::placeholder(provider))),
        variables: keys("variables"),
        security: OwnSecurity::read(root),
    };
    let has_url = choices.base_url.is_some();
    let mut lowered = lower(&choices, documents, found, &named);
    if !has_url {
        lowered.found.extend(unpinned(&lowered, &named));
    }
    lowered.scopes = scope::members(std::mem::take(&mut lowered.scopes), &choices.given);
    lowered.finish_names(choices.given);
    lowered.patterns = choices.selection.matched();
    splice::splice(root, &mut lowered);
    Some(lowered)
}

/// Returns the names that the spec and the options choose: those of `api.names`, then those of the
/// names file.
fn given(
    documents: &mut Documents,
    found: &mut Vec<Diagnostic>,
    folder: &Path,
    api: &Node,
    options: &LoadOptions,
) -> Given {
    let mut given = Given::default();
    let mut files = Vec::new();
    if let Some(names) = api.get("names") {
        given.add(names.members());
        if let Some(name) = names.as_text() {
            files.push(documents.beside(folder, &name));
        }
    }
    files.extend(options.names_file().map(|path| Ok(documents.chosen(path))));
    for read in files {
        match read {
            Ok((file, mistakes)) => {
                found.extend(mistakes);
                given.add(documents.tree(file).map(Node::members).unwrap_or_default());
            }
            Err(diagnostic) => found.push(diagnostic),
        }
    }
    given
}

impl Lowered {
    /// Returns the places of everything but scopes, and those of operations and components that were
    /// not lowered.
    fn known_places(&self) -> (Vec<String>, HashSet<String>) {
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
    fn finish_names(&mut self, given: Given) {
        let (mut known, left) = self.known_places();
        let scopes = self.scopes.iter();
        known.extend(scopes.map(|scope| format!("scope:{}", scope.key.value)));
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        self.found.extend(given.finish(&known, &left));
    }
}

fn lower(
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

fn lower_documents(documents: &Documents, choices: &Choices, named: &Spanned<String>) -> Lowered {
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
    let (listed, unselected) = operation::list(&mut models, root, &choices.selection, given);
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
    let base = server::Base {
        usual: server::written(root),
        ..base(choices, &server)
    };
    let bound = Bound::new(&choices.bound);
    let mut further = Vec::new();
    let mut lowering = operation::Lowering {
        models: &mut models,
        base: &base,
        selection: &choices.selection,
        taken: &mut operation::Taken::new(&listed, &groups),
        given,
    };
    for (at, operation) in listed.iter().enumerate().take(selected) {
        // Parameters of a sub-client make the operation one of its methods.
        let group = groups.of(at).filter(|_| !bound.is(operation.path));
        let ways = operation::lower(&mut lowering, operation, group);
        let named = |way: &operation::LoweredWay| {
            let name = way.operation.key.value.clone();
            (name, way.place.clone())
        };
        lowered.places.operations.extend(ways.iter().map(named));
        let mut ways = ways.into_iter().map(|way| {
            lowered.places.plain.extend(way.plain);
            way.operation
        });
        let preferred = ways.next();
        for way in ways {
            let name = operation.name.clone();
            lowered.ways.insert(way.key.value.clone(), name);
            further.push(way);
        }
        lowered.operations.extend(preferred);
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
    if server.base_url.is_none() && !choices.is_pinned {
        lowered.found.push(server::missing(root));
    }
    lowered.base_url = server.base_url;
    lowered.variables = server.variables;
    unlowered(root, listed.iter().take(selected), &mut models.found);
    lowered.census = census(&lowered, &models, operations);
    lowered.found.append(&mut models.found);
    lowered
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
fn base<'a>(choices: &'a Choices, server: &'a server::Server) -> server::Base<'a> {
    if let Some(url) = &choices.base_url {
        return server::Base {
            url: Some(url),
            variables: choices.variables.iter().map(String::as_str).collect(),
            ..server::Base::default()
        };
    }
    let variables = server.variables.iter();
    server::Base {
        url: server.base_url.as_ref().and_then(text_of),
        variables: variables.map(|variable| variable.key.as_str()).collect(),
        ..server::Base::default()
    }
}

/// Reports a spec that lets the document choose the API's host, and hence the recipient of the
/// token.
fn unpinned(lowered: &Lowered, named: &Spanned<String>) -> Option<Diagnostic> {
    let url = text_of(lowered.base_url.as_ref()?)?;
    let mut diagnostic = Diagnostic::error(
        Code::UndeclaredOrigin,
        "only the document sets the API's URL",
    )
    .at(named.span, "this file would choose where the token is sent")
    .help(format!("add `\"base_url\": \"{url}\"` to `api`"));
    for variable in &lowered.variables {
        let name = &variable.key.value;
        let described = variable.value.to_json();
        diagnostic = diagnostic.help(format!("add `\"{name}\": {described}` to `variables`"));
    }
    Some(diagnostic)
}

/// Reports a document with too many schemas, each counted as often as it is used.
fn too_costly(named: &Spanned<String>) -> Diagnostic {
    let message = "reading the document's schemas takes too many steps";
    Diagnostic::error(Code::TooCostly, message)
        .at(
            named.span,
            "its schemas contain or extend each other in too many ways",
        )
        .help("list the operations that the application needs in `include`")
}

/// Checks for OpenAPI 3.0 or 3.1.
fn version(root: document::At<'_>, named: &Spanned<String>) -> Result<(), Diagnostic> {
    let version = root.node.get("openapi").map(|node| match &node.value {
        // `openapi: 3.0`, unquoted.
        crate::source::Json::Number(text) => text.clone(),
        _ => text_of(node).unwrap_or_default().to_owned(),
    });
    match version {
        Some(version) if version == "3" || version.starts_with("3.") => Ok(()),
        Some(version) => Err(Diagnostic::error(
            Code::NotOpenApi,
            format!(
                "OpenAPI {} is not supported",
                crate::diagnostic::shown(&version)
            ),
        )
        .at(named.span, "expected OpenAPI 3.0 or 3.1")),
        None if root.node.get("swagger").is_some() => Err(Diagnostic::error(
            Code::NotOpenApi,
            "Swagger 2.0 is not supported",
        )
        .at(named.span, "expected OpenAPI 3.0 or 3.1")
        .help("convert it first, for example with `swagger2openapi`")),
        None => Err(
            Diagnostic::error(Code::NotOpenApi, "the file is not an OpenAPI document")
                .at(named.span, "has no `openapi` at the top level"),
        ),
    }
}

/// Warns about webhooks, and callbacks of the operations, which are ignored: no document describes
/// how they are signed, or how events are distinguished.
fn unlowered<'a>(
    root: document::At<'a>,
    operations: impl Iterator<Item = &'a operation::Listed<'a>>,
    found: &mut Vec<Diagnostic>,
) {
    for key in ["webhooks", "x-webhooks"] {
        if let Some(webhooks) = root.node.get(key).filter(|node| !node.members().is_empty()) {
            let message = match webhooks.members().len() {
                1 => "a webhook is ignored".to_owned(),
                count => format!("{count} webhooks are ignored"),
            };
            found.push(
                Diagnostic::left_out(Loss::Webhooks, message)
                    .at(webhooks.span, "declare events in the spec's `webhooks`"),
            );
        }
    }
    let callbacks: Vec<&Node> = operations
        .filter_map(|operation| operation.at.node.get("callbacks"))
        .filter(|callbacks| !callbacks.members().is_empty())
        .collect();
    if let Some(first) = callbacks.first() {
        let count: usize = callbacks.iter().map(|node| node.members().len()).sum();
        let message = match count {
            1 => "a callback is ignored".to_owned(),
            count => format!("{count} callbacks are ignored"),
        };
        found.push(
            Diagnostic::left_out(Loss::Callbacks, message)
                .at(first.span, "declare events in the spec's `webhooks`"),
        );
    }
}
