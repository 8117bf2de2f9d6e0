//! What a spec chooses for its document: operations, names, and what it declares itself.

use std::path::Path;

use super::document::{Documents, text_of};
use super::given::Given;
use super::security_scheme::OwnSecurity;
use super::server;
use super::text::Texts;
use crate::diagnostic::Diagnostic;
use crate::selection::Selection;
use crate::source::{Node, Spanned};
use crate::syntax::LoadOptions;

/// The spec's settings for its document.
pub(super) struct Choices {
    pub(super) selection: Selection,
    /// The patterns of the selection.
    pub(super) patterns: Vec<Spanned<String>>,
    pub(super) by_tag: bool,
    pub(super) texts: Texts,
    /// Models declared in the spec.
    pub(super) models: Vec<String>,
    /// Names that the user chose.
    pub(super) given: Given,
    /// Parameters of the spec's sub-clients.
    pub(super) bound: Vec<Vec<String>>,
    /// `base_url` of the spec.
    pub(super) base_url: Option<String>,
    /// Whether it is more than the placeholder of an import.
    pub(super) is_pinned: bool,
    /// Values of the spec's variables.
    pub(super) variables: Vec<String>,
    pub(super) security: OwnSecurity,
}

impl Choices {
    /// Reads the settings from a spec's tree, of which `api` is a part.
    pub(super) fn read(root: &Node, api: &Node, given: Given, options: &LoadOptions) -> Self {
        let texts = |key: &str| -> Vec<&str> {
            let list = api.get(key).map(Node::elements).unwrap_or_default();
            list.iter().filter_map(text_of).collect()
        };
        let base_url = api.get("base_url").and_then(text_of);
        let provider = root.get("name").and_then(text_of).unwrap_or_default();
        let sub_clients = root.get("sub_clients").map(Node::members);
        let parameters = sub_clients
            .unwrap_or_default()
            .iter()
            .filter_map(|member| member.value.get("parameters"));
        let patterns = ["include", "exclude"]
            .into_iter()
            .filter_map(|key| api.get(key));
        let patterns = patterns.flat_map(Node::elements);
        Self {
            patterns: patterns.filter_map(Node::as_text).collect(),
            selection: Selection::new(texts("include"), texts("exclude"))
                .without(options.excluded()),
            by_tag: api.get("group_by").and_then(text_of) != Some("none"),
            texts: Texts::Verbatim,
            models: root.get("models").map(keys).unwrap_or_default(),
            given,
            bound: parameters.map(keys).collect(),
            base_url: base_url.map(str::to_owned),
            is_pinned: base_url.is_some_and(|url| !url.starts_with(&server::placeholder(provider))),
            variables: root.get("variables").map(keys).unwrap_or_default(),
            security: OwnSecurity::read(root),
        }
    }
}

fn keys(node: &Node) -> Vec<String> {
    let members = node.members().iter();
    members.map(|member| member.key.value.clone()).collect()
}

/// Returns the names that the spec and the options choose: those of `api.names`, then those of the
/// names file.
pub(super) fn given(
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
