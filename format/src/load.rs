//! Loads a spec: reads, checks and resolves it. No other room of this crate uses this one.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::openapi::{self, Census, Lowered};
use crate::resolve::{self, Provider};
use crate::source::{self, Json, Source};
use crate::syntax::LoadOptions;
use crate::{check, diff, schema};

/// A spec without errors.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Loaded {
    /// The resolved provider.
    pub provider: Provider,
    /// Warnings; may be empty.
    pub warnings: Report,
    /// Statistics of the OpenAPI document, if the spec names one.
    pub census: Option<Census>,
    /// Symbolic links that led to documents.
    links: Vec<PathBuf>,
    /// The places of the document's elements.
    places: openapi::NamedPlaces,
    /// The warnings about elements that nothing uses.
    unused: Vec<Diagnostic>,
    /// Whether the spec was made from a document, and is not a file.
    imported: bool,
}

impl Loaded {
    /// Returns the names of everything that the spec's OpenAPI document describes, as the text of a
    /// names file: JSON with the Rust name of each place. With this file in
    /// [`LoadOptions::names`], a newer version of the document keeps all names. Empty if the spec
    /// names no document.
    pub fn names(&self) -> String {
        openapi::names_file(&self.provider, &self.places)
    }

    /// Compares this version of a provider with a newer one.
    pub fn changes_to(&self, new: &Self) -> diff::Comparison {
        diff::compare(self.version(), new.version())
    }

    fn version(&self) -> diff::Version<'_> {
        diff::Version {
            provider: &self.provider,
            sources: self.warnings.sources(),
            has_spec: !self.imported,
        }
    }

    /// Replaces the warnings and their count with those of `part`, which lacks the excluded operations.
    fn without(self, part: Self) -> Self {
        let census = self.census.zip(part.census);
        let census = census.map(|(whole, part)| Census {
            warnings: part.warnings,
            ..whole
        });
        let mut provider = self.provider;
        let kept = part.provider.operations.iter();
        let kept: HashSet<&str> = kept.map(|one| one.table.name.as_str()).collect();
        let all = provider.operations.iter().map(|one| &one.table.name);
        provider.left_out = all
            .filter(|name| !kept.contains(name.as_str()))
            .cloned()
            .collect();
        provider.excluded = part.provider.excluded;
        Self {
            provider,
            warnings: part.warnings.with(self.unused.clone()),
            census,
            ..self
        }
    }

    /// Returns every file that was read (the spec and its documents), and the symbolic links that
    /// led to documents. Code must be regenerated if one of them changes.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        let sources = self.warnings.sources().iter().map(Source::path);
        sources.chain(self.links.iter().map(PathBuf::as_path))
    }
}

/// Reads, checks and resolves a spec file.
///
/// The spec and its documents must be regular files, and the documents must be in the spec's
/// directory: see [`LoadOptions::document_root`].
///
/// # Errors
///
/// Returns a report with every problem if there is an error, or if the file cannot be read.
pub fn load(path: &Path) -> Result<Loaded, Report> {
    load_with(path, &LoadOptions::default())
}

/// Same as [`load`], with options.
///
/// # Errors
///
/// Same as [`load`]. Also returns an error if the document root is not a directory.
pub fn load_with(path: &Path, options: &LoadOptions) -> Result<Loaded, Report> {
    parse_with(Source::from_file(path)?, options)
}

/// Same as [`load_with`], for a spec or an OpenAPI document. A document is imported as
/// [`openapi::import_openapi`] does, as a provider with the name `name`.
///
/// # Errors
///
/// Returns a report with every problem if there is an error, or if the file cannot be read.
pub fn load_any(path: &Path, options: &LoadOptions, name: &str) -> Result<Loaded, Report> {
    let source = Source::from_file(path)?;
    if !openapi::is_document(&source) {
        return parse_with(source, options);
    }
    names_are_readable(options)?;
    // The spec would be next to the document.
    let spec = path.with_file_name("spec.json");
    let import = openapi::ImportOptions {
        name: Some(name.to_owned()),
        spec: Some(spec.clone()),
        document_root: options.document_root_path().map(Path::to_owned),
        names: options.names_file().map(Path::to_owned),
        ..openapi::ImportOptions::default()
    };
    let text = openapi::spec_of_document(source.clone(), &import)?;
    match parse_with(Source::new(spec, text), options) {
        Ok(loaded) => Ok(Loaded {
            imported: true,
            ..loaded
        }),
        // The report of the import has the locations in the document.
        Err(report) => Err(match openapi::import_openapi_source(source, &import) {
            Ok(_) => report,
            Err(of_document) => of_document,
        }),
    }
}

/// Checks and resolves the text of a spec. Documents that the spec names are read from the
/// directory of the source's path.
///
/// # Errors
///
/// Returns a report with every problem if there is an error.
pub fn parse(source: Source) -> Result<Loaded, Report> {
    parse_with(source, &LoadOptions::default())
}

/// Returns the names that a spec and its documents declare, for
/// [`schema_for`](crate::schema::json_schema::schema_for). The spec may be incomplete or wrong.
///
/// # Errors
///
/// Returns a report if the file cannot be read or is not JSON, or if the document root is not a directory.
pub fn declared(path: &Path, options: &LoadOptions) -> Result<schema::Declared, Report> {
    let source = Source::from_file(path)?;
    let document_root = match options.root() {
        Ok(root) => root,
        Err(wrong) => return Err(Report::new(source, vec![wrong])),
    };
    let mut root = match source.parse() {
        Ok(root) => root,
        Err(mistakes) => return Err(Report::new(source, mistakes)),
    };
    // A document that cannot be read declares nothing.
    let _ = openapi::include(&mut root, &source, document_root, options);
    Ok(schema::Declared::of(&root))
}

/// Same as [`parse`], with options.
///
/// # Errors
///
/// Same as [`parse`]. Also returns an error if the document root is not a directory.
pub fn parse_with(source: Source, options: &LoadOptions) -> Result<Loaded, Report> {
    if options.excluded().is_empty() {
        return read(source, options);
    }
    // What the caller excludes remains known to scope sets and to names, unless it has errors.
    let Ok(whole) = read(source.clone(), &options.clone().whole()) else {
        return read(source, options);
    };
    if whole.census.is_none() || whole.warnings.diagnostics().is_empty() {
        return Ok(whole);
    }
    Ok(match read(source, options) {
        Ok(part) => whole.without(part),
        Err(_) => whole,
    })
}

/// Returns a report about the names file itself if it cannot be read.
fn names_are_readable(options: &LoadOptions) -> Result<(), Report> {
    let names = options.names_file();
    names.map_or(Ok(()), |names| Source::from_file(names).map(drop))
}

/// Reads the text of a spec without the operations that the options exclude.
fn read(source: Source, options: &LoadOptions) -> Result<Loaded, Report> {
    names_are_readable(options)?;
    let document_root = match options.root() {
        Ok(root) => root,
        Err(wrong) => return Err(Report::new(source, vec![wrong])),
    };
    let mut root = match source.parse() {
        Ok(root) => root,
        Err(mistakes) => {
            let wrong = openapi::instead_of_a_spec(&source, None);
            return Err(Report::new(
                source,
                wrong.map_or(mistakes, |wrong| vec![wrong]),
            ));
        }
    };
    if let Some(wrong) = openapi::instead_of_a_spec(&source, Some(&root)) {
        return Err(Report::new(source, vec![wrong]));
    }
    if let Some(newer) = schema::structure::newer_version(&root) {
        return Err(Report::new(source, vec![newer]));
    }
    let lowered = openapi::include(&mut root, &source, document_root, options);
    let documents_start = source.text().len() + 1;
    let mut census = lowered.as_ref().map(|lowered| lowered.census.clone());
    let Lowered {
        mut found,
        sources: documents,
        links,
        places,
        patterns: excluded,
        ..
    } = lowered.unwrap_or_default();
    let report = |source, found| Report::with_documents(source, documents, found);
    if !matches!(root.value, Json::Object(_)) {
        found.extend(schema::structure::check(&root, &schema::format::PROVIDER));
        return Err(report(source, found));
    }
    let checked = openapi::checked(&mut root, documents_start);
    if let Some(census) = &mut census {
        census.operations = census.operations.saturating_sub(checked.left_out);
        census.warnings += checked.left_out;
    }
    let spec = checked.spec;
    found.extend(checked.found);
    let is_valid = found.iter().all(|one| one.severity == Severity::Warning);
    let mut unused = Vec::new();
    // What an excluded operation uses is not unused.
    if is_valid && excluded.is_empty() {
        unused = check::unused(&spec);
    }
    found.extend(unused.iter().cloned());
    let report = report(source, found);
    if report.has_errors() {
        return Err(report);
    }
    let mut provider = resolve::resolve(Arc::new(spec));
    provider.excluded = excluded;
    provider.origin = source::Origin::of(report.sources());
    Ok(Loaded {
        provider,
        warnings: report,
        census,
        links,
        places,
        unused,
        imported: false,
    })
}
