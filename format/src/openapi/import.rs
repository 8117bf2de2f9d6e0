//! Creates a whole spec from an OpenAPI document: the OAuth part from its security schemes, the API
//! as a reference to the document or in native form.

mod oauth;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use self::oauth::{OAuth, renamed};
use super::census::Census;
use super::choices::Choices;
use super::document::{At, Documents, text_of};
use super::given::Given;
use super::lower::Lowered;
use super::security_scheme::OwnSecurity;
use super::text::Texts;
use super::{name, server, server_url, server_variable};
use crate::check;
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::selection::Selection;
use crate::source::{Json, Member, Node, Source, Span, Spanned};
use crate::syntax::{LoadOptions, Root, resolved};

/// Options for an import.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// The provider's name. If `None`, it is derived from the document's title.
    pub name: Option<String>,
    /// Converts the API to native form instead of referring to the document.
    pub inline: bool,
    /// Omits all descriptions.
    pub no_docs: bool,
    /// Same as `api.include`.
    pub include: Vec<String>,
    /// Same as `api.exclude`.
    pub exclude: Vec<String>,
    /// The path of the new spec. The document's path is relative to it. If `None`, the spec is in
    /// the working directory.
    pub spec: Option<PathBuf>,
    /// The directory that contains all files that the document refers to; see
    /// [`LoadOptions::document_root`](crate::LoadOptions::document_root). If `None`, the document's
    /// directory.
    pub document_root: Option<PathBuf>,
    /// A file with names for things of the document; see [`LoadOptions::names`]. A spec that refers
    /// to the document names this file, too.
    pub names: Option<PathBuf>,
}

impl ImportOptions {
    /// Returns the configured root, or otherwise the directory of a file.
    fn root(&self, file: &Path, title: &'static str) -> Result<Root, Diagnostic> {
        let chosen = self.document_root.as_ref().map(|folder| {
            let options = LoadOptions::default().document_root(folder);
            options.root()
        });
        let chosen = chosen.transpose()?.flatten();
        Ok(chosen.unwrap_or_else(|| Root::of(file, title)))
    }

    /// Warns if the spec names a document outside its directory, which will be rejected.
    fn outside(&self, document: &Path) -> Option<Diagnostic> {
        if self.inline {
            return None;
        }
        let here = PathBuf::from("spec.json");
        let spec = self.spec.as_ref().unwrap_or(&here);
        let root = self.root(spec, "the spec's directory").ok()?;
        let folder = Root::of(spec, "").resolved()?.to_owned();
        let name = relative(document, &folder);
        super::document::warning_outside(&name, &folder, &root)
    }
}

/// A spec created from a document.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Import {
    /// The provider's name.
    pub name: String,
    /// The text of the spec.
    pub text: String,
    /// Problems in the document, and untyped schemas.
    pub warnings: Report,
    /// Statistics of the import.
    pub census: Census,
}

/// Creates a spec from an OpenAPI document.
///
/// # Errors
///
/// Returns a report if the file cannot be read, or is not an OpenAPI 3.0, 3.1 or 3.2 document.
pub fn import_openapi(document: &Path, options: &ImportOptions) -> Result<Import, Report> {
    import_openapi_source(Source::from_file(document)?, options)
}

/// Same as [`import_openapi`], for a document in memory. Files that it refers to are resolved
/// relative to its path.
///
/// # Errors
///
/// Returns a report if the text is not an OpenAPI 3.0, 3.1 or 3.2 document.
pub fn import_openapi_source(document: Source, options: &ImportOptions) -> Result<Import, Report> {
    read(document, options, true)
}

/// Returns the text of the spec that [`import_openapi_source`] creates, without checking it: the caller reads it next.
pub(crate) fn spec_of_document(
    document: Source,
    options: &ImportOptions,
) -> Result<String, Report> {
    read(document, options, false).map(|import| import.text)
}

fn read(document: Source, options: &ImportOptions, is_checked: bool) -> Result<Import, Report> {
    let path = document.path().to_owned();
    match options.root(&path, "the document's directory") {
        Ok(root) => {
            let documents = Documents::of(root, document, 0);
            import(&path, documents, options, is_checked)
        }
        Err(wrong) => Err(Report::new(document, vec![wrong])),
    }
}

fn import(
    document: &Path,
    (mut documents, mut found): (Documents, Vec<Diagnostic>),
    options: &ImportOptions,
    is_checked: bool,
) -> Result<Import, Report> {
    let given = given(&mut documents, &mut found, options);
    let named = Spanned::new(document.display().to_string(), Span::default());
    let include: Vec<&str> = options.include.iter().map(String::as_str).collect();
    let exclude: Vec<&str> = options.exclude.iter().map(String::as_str).collect();
    let patterns = options.include.iter().chain(&options.exclude);
    let choices = Choices {
        selection: Selection::new(include, exclude),
        patterns: patterns
            .map(|pattern| Spanned::new(pattern.clone(), Span::default()))
            .collect(),
        by_tag: true,
        texts: if options.no_docs {
            Texts::Dropped
        } else {
            Texts::Verbatim
        },
        models: Vec::new(),
        given,
        bound: Vec::new(),
        base_url: None,
        is_pinned: false,
        variables: Vec::new(),
        security: OwnSecurity::default(),
    };
    let mut lowered = super::lower::lower_documents(&documents, &choices, &named);
    found.append(&mut lowered.found);
    let (places, left) = lowered.known_places();
    let readable = found.iter().all(|one| one.severity != Severity::Error);
    let root = if readable {
        spec(&documents, options, &choices.given, &mut lowered, document)
    } else {
        None
    };
    let scopes = lowered.places.scopes.iter().map(|(_, place)| place.clone());
    let places: Vec<String> = places.into_iter().chain(scopes).collect();
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    found.extend(choices.given.finish(&places, &left));
    found.append(&mut lowered.found);
    let root = root.map(|(name, root)| {
        let root = if is_checked {
            checked(root, &mut lowered, &mut found, options.inline)
        } else {
            root
        };
        (name, root)
    });
    found.extend(options.outside(document));
    let (mut sources, _) = documents.into_sources();
    let first = if sources.is_empty() {
        Source::new(document, "")
    } else {
        sources.remove(0)
    };
    let report = Report::with_documents(first, sources, found);
    match root {
        Some((name, root)) if !report.has_errors() => Ok(Import {
            name,
            text: root.to_text(),
            warnings: report,
            census: lowered.census,
        }),
        _ => Err(report),
    }
}

/// Checks a spec as it will be used: an import must not succeed if generation will fail. Returns the spec to write,
/// with the API if it is `inline`.
fn checked(root: Node, lowered: &mut Lowered, found: &mut Vec<Diagnostic>, inline: bool) -> Node {
    let mut complete = root.clone();
    super::splice::splice(&mut complete, lowered);
    let checked = super::fault::checked(&mut complete, 0);
    lowered.census.operations -= checked.left_out.min(lowered.census.operations);
    let is_of_document = |one: &&Diagnostic| one.primary.is_some();
    let checked_found: Vec<Diagnostic> = checked.found.into_iter().map(located).collect();
    lowered.census.warnings = found.len() + checked_found.iter().filter(is_of_document).count();
    found.extend(checked_found);
    if found.iter().all(|one| one.severity == Severity::Warning) {
        found.extend(check::unused(&checked.spec).into_iter().map(located));
    }
    if inline { complete } else { root }
}

/// Returns the names that the options choose.
fn given(documents: &mut Documents, found: &mut Vec<Diagnostic>, options: &ImportOptions) -> Given {
    let mut given = Given::default();
    if let Some(path) = &options.names {
        let (file, mistakes) = documents.chosen(path);
        found.extend(mistakes);
        given.add(documents.tree(file).map(Node::members).unwrap_or_default());
    }
    given
}

/// Returns a diagnostic without the location of what the importer writes itself, which has none in
/// the document.
fn located(mut diagnostic: Diagnostic) -> Diagnostic {
    let is_empty = |span: Span| span.end <= span.start;
    if diagnostic
        .primary
        .as_ref()
        .is_some_and(|label| is_empty(label.span))
    {
        diagnostic.primary = None;
        diagnostic.suggestion = None;
    }
    diagnostic.context.retain(|label| !is_empty(label.span));
    diagnostic
}

/// Returns the spec's name and tree; `None` without a document.
fn spec(
    documents: &Documents,
    options: &ImportOptions,
    given: &Given,
    lowered: &mut Lowered,
    document: &Path,
) -> Option<(String, Node)> {
    let root = documents.root()?;
    let info = root.get("info");
    let title = info.and_then(|info| info.text("title")).unwrap_or_default();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = options
        .name
        .clone()
        .unwrap_or_else(|| provider_name(&title, document));
    let mut members = vec![
        Member::new("$schema", text(crate::schema::URL)),
        Member::new("name", text(&name)),
    ];
    if !title.is_empty() {
        members.push(Member::new("title", text(&title)));
    }
    let texts = if options.no_docs {
        Texts::Dropped
    } else {
        Texts::Verbatim
    };
    let description = info.and_then(|info| texts.summarized(info));
    members.extend(description.map(|about| Member::new("description", text(&about))));
    let docs = root.get("externalDocs").and_then(|docs| docs.text("url"));
    if let Some(docs) = docs.filter(|docs| crate::shape::Text::Link.accepts(docs)) {
        members.push(Member::new("docs", text(docs)));
    }
    let base_url = base_url(root, &name, lowered);
    let mut variables = std::mem::take(&mut lowered.variables);
    variables.append(&mut lowered.own_variables);
    if options.no_docs {
        server_variable::without_texts(&mut variables);
    }
    let base_url = renamed(&base_url, &mut variables);
    let mut oauth = OAuth::read(documents, root, options, given, lowered);
    oauth.absolute(&base_url, &mut variables);
    let endpoints = oauth.endpoints();
    let mut api = Vec::new();
    if !options.inline {
        api.extend(reference(document, options));
    }
    api.push(Member::new("base_url", text(&base_url)));
    api.extend(further_origins(&base_url, lowered, &variables));
    let sections = [
        ("variables", variables),
        ("", endpoints),
        ("scopes", oauth.scopes),
        ("grants", oauth.grants),
        ("credentials", oauth.credentials),
        ("api", api),
    ];
    for (key, inner) in sections {
        match key {
            "" => members.extend(inner),
            _ if inner.is_empty() => {}
            _ => members.push(Member::new(key, object(inner))),
        }
    }
    Some((name, object(members)))
}

fn text(text: &str) -> Node {
    Node::text_at(text, Span::default())
}

fn object(members: Vec<Member>) -> Node {
    Node::object_at(members, Span::default())
}

/// Returns the base URL; a placeholder if the document has none.
fn base_url(root: At<'_>, name: &str, lowered: &mut Lowered) -> String {
    if let Some(url) = lowered.base_url.take() {
        return text_of(&url).unwrap_or_default().to_owned();
    }
    let servers = root.get("servers").map(|servers| servers.node);
    let first = servers.and_then(|servers| servers.elements().first());
    let path = first.and_then(|server| server.get("url")).and_then(text_of);
    let path = path
        .filter(|path| path.starts_with('/'))
        .unwrap_or_default();
    let url = server::placeholder(name) + path;
    url.trim_end_matches('/').to_owned()
}

/// `trusted_origins`: the origins of operations other than that of `base_url`. An operation whose URL has none is
/// left out when the spec is checked.
fn further_origins(base_url: &str, lowered: &Lowered, variables: &[Member]) -> Option<Member> {
    let usual = server_url::host_of(base_url);
    let mut origins: BTreeSet<&str> = BTreeSet::new();
    for operation in &lowered.operations {
        let call = operation.value.get("call").and_then(text_of);
        let url = call.and_then(|call| Some(call.split_once(' ')?.1));
        if let Some(url) = url.filter(|url| !url.starts_with('/')) {
            origins.insert(server_url::host_of(url));
        }
    }
    let is_of_origin = |name: &str| {
        let variable = variables.iter().find(|variable| variable.key.value == name);
        let format = variable.and_then(|variable| variable.value.get("format"));
        format.and_then(text_of) == Some("origin")
    };
    origins.retain(|origin| {
        let first = origin
            .strip_prefix('{')
            .and_then(|rest| rest.split_once('}'));
        let begins = first.is_none_or(|(name, _)| is_of_origin(name));
        begins && server_url::is_whole_url(origin) && server_url::https(origin) == *origin
    });
    origins.remove(usual);
    let list: Vec<Node> = origins.into_iter().map(text).collect();
    let list = Node {
        value: Json::List(list),
        span: Span::default(),
    };
    (!list.elements().is_empty()).then(|| Member::new("trusted_origins", list))
}

/// The keys of `api` that name the document and select its operations.
fn reference(document: &Path, options: &ImportOptions) -> Vec<Member> {
    let spec = options.spec.as_deref().and_then(Path::parent);
    let spec = spec.unwrap_or(Path::new(""));
    let path = relative(document, spec);
    let mut members = vec![Member::new("openapi", text(&path))];
    if let Some(names) = &options.names {
        members.push(Member::new("names", text(&relative(names, spec))));
    }
    for (key, texts) in [("include", &options.include), ("exclude", &options.exclude)] {
        if !texts.is_empty() {
            let value = Json::List(texts.iter().map(|t| text(t)).collect());
            let span = Span::default();
            members.push(Member::new(key, Node { value, span }));
        }
    }
    members
}

/// Returns the provider's name, from the title or otherwise from the file name.
fn provider_name(title: &str, document: &Path) -> String {
    let file = document.file_stem().unwrap_or_default().to_string_lossy();
    let of = |text: &str| name::snake(text, "api").replace('_', "-");
    let words = title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| {
            !matches!(
                word.to_ascii_lowercase().as_str(),
                "" | "api" | "rest" | "the" | "openapi" | "swagger" | "specification"
            )
        });
    let title: Vec<&str> = words.collect();
    if title.is_empty() {
        of(&file)
    } else {
        of(&title.join(" "))
    }
}

/// Returns the document's path relative to the spec's directory.
fn relative(document: &Path, spec: &Path) -> String {
    // A directory on the way may be a link, and `..` then leads elsewhere.
    let plain = |folder: &Path| {
        let absolute = || std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        resolved(folder).unwrap_or_else(|_| absolute())
    };
    let to = plain(document.parent().unwrap_or(Path::new("")));
    let to = document
        .file_name()
        .map_or(to.clone(), |name| to.join(name));
    let from = plain(spec);
    let (to, from): (Vec<_>, Vec<_>) = (to.components().collect(), from.components().collect());
    let shared = to.iter().zip(&from).take_while(|(a, b)| a == b).count();
    let up = from.len() - shared;
    let mut path = PathBuf::new();
    path.extend(std::iter::repeat_n("..", up));
    path.extend(to.get(shared..).unwrap_or_default());
    path.to_string_lossy().replace('\\', "/")
}
