//! licit's provider spec format: from text to a model that cannot be wrong.
//!
//! The way of the data is the layout of the crate: [`source`] (text and places) → [`schema::structure`]
//! (does the tree have the shape of [`schema::format`]?) → [`spec`] (a faithful typed model) →
//! [`check`] (every rule) → [`resolve`] (names, references, defaults: what generators and the
//! emulator read). Everything that is wrong is a [`diagnostic::Diagnostic`]; all of a file's
//! problems are told at once. [`discovery`] writes specs: from an authorization server's metadata.

#![warn(missing_docs)]

pub mod check;
pub mod diagnostic;
pub mod discovery;
pub mod expression;
mod graph;
mod limits;
pub mod name;
pub mod openapi;
pub mod resolve;
pub mod schema;
mod selection;
pub mod shape;
pub mod source;
pub mod spec;
mod syntax;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use diagnostic::{Report, Severity};
use resolve::Provider;
use source::{Json, Source};

use openapi::Census;
pub use syntax::LoadOptions;

/// A spec without errors.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The resolved provider.
    pub provider: Provider,
    /// What was found that is no error; may be empty.
    pub warnings: Report,
    /// What was found in the OpenAPI document, when the spec names one.
    pub census: Option<Census>,
    /// Symbolic links that led to documents.
    links: Vec<PathBuf>,
}

impl Loaded {
    /// Every file that was read: the spec, and the documents that it names; and the symbolic links
    /// that led to documents. When one of them changes, code is generated again.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        let sources = self.warnings.sources().iter().map(Source::path);
        sources.chain(self.links.iter().map(PathBuf::as_path))
    }
}

/// Reads, checks and resolves a spec file.
///
/// The spec and the documents that it names are regular files, and the documents lie in the spec's
/// folder: see [`LoadOptions::document_root`].
///
/// # Errors
///
/// A report with everything that is wrong, when something is, or when the file cannot be read.
pub fn load(path: &Path) -> Result<Loaded, Report> {
    load_with(path, &LoadOptions::default())
}

/// As [`load`], with options.
///
/// # Errors
///
/// As [`load`], and when the document root is no folder.
pub fn load_with(path: &Path, options: &LoadOptions) -> Result<Loaded, Report> {
    parse_with(Source::from_file(path)?, options)
}

/// Checks and resolves the text of a spec. A document that the spec names is read from the folder of
/// the source's path.
///
/// # Errors
///
/// A report with everything that is wrong, when something is.
pub fn parse(source: Source) -> Result<Loaded, Report> {
    parse_with(source, &LoadOptions::default())
}

/// As [`parse`], with options.
///
/// # Errors
///
/// As [`parse`], and when the document root is no folder.
pub fn parse_with(source: Source, options: &LoadOptions) -> Result<Loaded, Report> {
    let document_root = match options.root() {
        Ok(root) => root,
        Err(wrong) => return Err(Report::new(source, vec![wrong])),
    };
    let mut root = match source.parse() {
        Ok(root) => root,
        Err(mistakes) => return Err(Report::new(source, mistakes)),
    };
    let lowered = openapi::include(&mut root, &source, document_root);
    let mut found = schema::structure::check(&root, &schema::format::PROVIDER);
    let (census, documents, links) = match lowered {
        Some(lowered) => {
            found.extend(lowered.found);
            (Some(lowered.census), lowered.sources, lowered.links)
        }
        None => (None, Vec::new(), Vec::new()),
    };
    let report = |source, found| Report::with_documents(source, documents, found);
    if !matches!(root.value, Json::Object(_)) {
        return Err(report(source, found));
    }
    let (spec, unreadable) = spec::Spec::read(&root);
    found.extend(unreadable);
    found.extend(check::check(&spec));
    if found
        .iter()
        .all(|diagnostic| diagnostic.severity == Severity::Warning)
    {
        found.extend(check::unused(&spec));
    }
    let report = report(source, found);
    if report.has_errors() {
        return Err(report);
    }
    Ok(Loaded {
        provider: resolve::resolve(Arc::new(spec)),
        warnings: report,
        census,
        links,
    })
}
