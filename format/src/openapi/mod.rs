//! OpenAPI documents (3.0 and 3.1, JSON and YAML) as the API part of a spec.
//!
//! A document is lowered into the tree that an author would write by hand, with locations in the
//! document. The result is checked, resolved and generated like any other spec. An error in the
//! document is a warning with its location and a sensible interpretation. A schema without a type
//! becomes any JSON value, and is reported and counted. Nothing is silently dropped.

// Must not use `discovery` or `diff`.

mod annotations;
mod body;
mod census;
mod choices;
mod constant;
mod document;
mod essence;
mod example;
mod fault;
mod flow;
mod form;
mod given;
mod group;
mod import;
mod inheritance;
mod integer;
mod limits;
mod lower;
mod media;
mod name;
mod names_file;
mod naming;
mod operation;
mod operation_server;
mod operation_text;
mod overlay;
mod page_names;
mod pages;
mod parameter;
mod places;
mod references;
mod reply;
mod reply_header;
mod schema;
mod scope;
mod security;
mod security_scheme;
mod server;
mod server_url;
mod server_variable;
mod setters;
mod slips;
mod splice;
mod style;
mod text;
mod types;
mod union;
mod union_tag;
mod unsupported;
mod variant_name;
mod way;

use std::path::Path;

pub use census::Census;
pub(crate) use fault::checked;
pub(crate) use import::spec_of_document;
pub use import::{Import, ImportOptions, import_openapi, import_openapi_source};
pub(crate) use lower::{Lowered, NamedPlaces};
pub(crate) use names_file::names_file;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Node, Source, Spanned};
use crate::syntax::{LoadOptions, Root};
use choices::Choices;
use document::Documents;

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

/// Returns an error if a text that should be a spec is an OpenAPI document. `root` is its tree if it is
/// JSON.
pub(crate) fn instead_of_a_spec(source: &Source, root: Option<&Node>) -> Option<Diagnostic> {
    let is_document = if let Some(root) = root {
        let is_versioned = root
            .get("openapi")
            .or_else(|| root.get("swagger"))
            .is_some();
        is_versioned && root.get("name").is_none()
    } else {
        let mut lines = source.text().lines();
        lines.any(|line| line.starts_with("openapi:") || line.starts_with("swagger:"))
    };
    is_document.then(|| {
        let file = source.path().display();
        let message = "the file is an OpenAPI document, and not a spec";
        Diagnostic::error(Code::DocumentAsSpec, message).help(format!(
            "write a spec from it: `cargo licit import openapi {file} -o NAME.json`"
        ))
    })
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
    let given = choices::given(&mut documents, &mut found, &folder, api, options);
    let choices = Choices::read(root, api, given, options);
    let has_url = choices.base_url.is_some();
    let mut lowered = lower::lower(&choices, documents, found, &named);
    if !has_url {
        lowered
            .found
            .extend(unsupported::unpinned(&lowered, &named));
    }
    lowered.scopes = scope::members(std::mem::take(&mut lowered.scopes), &choices.given);
    // A names file also has the scopes that the spec declares itself: those that an import found, and no operation
    // requires.
    for scope in root.get("scopes").map(Node::members).unwrap_or_default() {
        let place = format!("scope:{}", scope.key.value);
        let _ = choices.given.get(&place, given::Notation::Pascal);
    }
    lowered.finish_names(choices.given);
    lowered.patterns = choices.selection.matched();
    splice::splice(root, &mut lowered);
    Some(lowered)
}
