//! licit's provider spec format: from text to a model that cannot be wrong.
//!
//! The way of the data is the layout of the crate: [`source`] (text and places) → [`structure`]
//! (does the tree have the shape of [`format`](mod@format)?) → [`spec`] (a faithful typed model) →
//! [`check`] (every rule) → [`resolve`] (names, references, defaults: what generators and the
//! emulator read). Everything that is wrong is a [`diagnostic::Diagnostic`]; all of a file's
//! problems are told at once. [`discovery`] writes specs: from an authorization server's metadata.

#![warn(missing_docs)]

pub mod call;
pub mod check;
pub mod code;
pub mod diagnostic;
pub mod discovery;
pub mod format;
mod graph;
pub mod name;
pub mod openapi;
pub mod reference;
pub mod resolve;
pub mod schema;
pub mod scope_expression;
pub mod shape;
pub mod source;
pub mod spec;
pub mod status;
pub mod structure;
pub mod template;
mod template_expression;
pub mod type_expression;

use std::path::Path;
use std::sync::Arc;

use diagnostic::{Code, Diagnostic, Report, Severity};
use resolve::Provider;
use source::{Json, Source};

use openapi::Census;

/// A spec without errors.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The resolved provider.
    pub provider: Provider,
    /// What was found that is no error; may be empty.
    pub warnings: Report,
    /// What was found in the OpenAPI document, when the spec names one.
    pub census: Option<Census>,
}

impl Loaded {
    /// Every file that was read: the spec, and the documents that it names. When one of them changes,
    /// code is generated again.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.warnings.sources().iter().map(Source::path)
    }
}

/// Reads, checks and resolves a spec file.
///
/// # Errors
///
/// A report with everything that is wrong, when something is, or when the file cannot be read.
pub fn load(path: &Path) -> Result<Loaded, Report> {
    let bytes = std::fs::read(path).map_err(|error| {
        let message = format!("the file cannot be read: {error}");
        let diagnostic = Diagnostic::error(Code::Unreadable, message);
        Report::new(Source::new(path, ""), vec![diagnostic])
    })?;
    parse(Source::from_bytes(path, bytes)?)
}

/// Checks and resolves the text of a spec.
///
/// # Errors
///
/// A report with everything that is wrong, when something is.
pub fn parse(source: Source) -> Result<Loaded, Report> {
    let mut root = match source.parse() {
        Ok(root) => root,
        Err(mistakes) => return Err(Report::new(source, mistakes)),
    };
    let lowered = openapi::include(&mut root, source.path(), source.text().len() + 1);
    let mut found = structure::check(&root, &format::PROVIDER);
    let (census, documents) = match lowered {
        Some(lowered) => {
            found.extend(lowered.found);
            (Some(lowered.census), lowered.sources)
        }
        None => (None, Vec::new()),
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
    })
}
