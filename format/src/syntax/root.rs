//! The directory that contains a spec's documents, and the files in it that references name.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileError, percent_decoded};

/// Options for loading a spec.
///
/// ```
/// use licit_format::LoadOptions;
///
/// // The spec in `specs/` names a document in `vendor/`.
/// let options = LoadOptions::default().document_root("vendor/openapi");
/// # let _ = options;
/// ```
#[derive(Debug, Clone, Default)]
pub struct LoadOptions {
    document_root: Option<PathBuf>,
    names: Option<PathBuf>,
    exclude: Vec<String>,
}

impl LoadOptions {
    /// Sets a names file: Rust names for elements of the spec's OpenAPI document, by their places.
    /// Generated code retains these names when the document changes.
    /// [`Loaded::names`](crate::Loaded::names) returns the contents of such a file.
    #[must_use]
    pub fn names(mut self, file: impl Into<PathBuf>) -> Self {
        self.names = Some(file.into());
        self
    }

    /// Ignores the faults of operations of the spec's OpenAPI document that match a pattern, like
    /// `api.exclude` in the spec: warnings about them are not reported, and operations with errors are
    /// left out. [`Provider::select`](crate::resolve::Provider::select) leaves out the others.
    #[must_use]
    pub fn exclude<'a>(mut self, patterns: impl IntoIterator<Item = &'a str>) -> Self {
        self.exclude.extend(patterns.into_iter().map(str::to_owned));
        self
    }

    /// Excludes nothing.
    pub(crate) fn whole(mut self) -> Self {
        self.exclude.clear();
        self
    }

    pub(crate) fn excluded(&self) -> &[String] {
        &self.exclude
    }

    pub(crate) fn document_root_path(&self) -> Option<&Path> {
        self.document_root.as_deref()
    }

    pub(crate) fn names_file(&self) -> Option<&Path> {
        self.names.as_deref()
    }

    /// Sets the directory that must contain every document named in `api.openapi` and every file
    /// that those refer to. Default: the directory of the path from which the spec is loaded, even
    /// if that path is a symbolic link.
    ///
    /// Symbolic links, including those in the root's own path, are resolved before paths are
    /// compared. Names in documents remain relative to the file that contains them.
    #[must_use]
    pub fn document_root(mut self, folder: impl Into<PathBuf>) -> Self {
        self.document_root = Some(folder.into());
        self
    }

    /// Returns the configured root, or an error if the directory does not exist.
    pub(crate) fn root(&self) -> Result<Option<Root>, Diagnostic> {
        let Some(named) = self.document_root.as_deref() else {
            return Ok(None);
        };
        Root::chosen(named).map(Some).map_err(|error| {
            let message = format!(
                "the document root `{}` is not a directory: {error}",
                named.display()
            );
            Diagnostic::error(Code::NoDocumentRoot, message)
        })
    }
}

/// A directory from which files may be read.
#[derive(Debug, Clone)]
pub(crate) struct Root {
    /// The path as given by the user.
    named: PathBuf,
    /// The path without symbolic links. `None` if the directory does not exist, and hence contains
    /// no file.
    resolved: Option<PathBuf>,
    /// The description of the directory if no option sets it.
    usual: Option<&'static str>,
}

/// A file in a [`Root`].
#[derive(Debug)]
pub(crate) struct Found {
    /// Its canonical path, which identifies it.
    pub(crate) path: PathBuf,
    /// The path by which it was found, if that path contains symbolic links.
    pub(crate) link: Option<PathBuf>,
}

/// The reason why a reference does not lead to a readable file.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// It is a URL.
    Remote,
    /// It leaves the root, directly or through a symbolic link, and leads to this file.
    Outside(Option<PathBuf>),
    /// The file cannot be read.
    File(FileError),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::File(FileError::Io(error))
    }
}

impl Root {
    /// Returns the directory of a file. Messages describe it as `title`.
    pub(crate) fn of(file: &Path, title: &'static str) -> Self {
        let named = file.parent().unwrap_or(Path::new("")).to_owned();
        Self {
            resolved: resolved(&named).ok(),
            named,
            usual: Some(title),
        }
    }

    fn chosen(named: &Path) -> io::Result<Self> {
        let resolved = resolved(named)?;
        if !fs::metadata(&resolved)?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        Ok(Self {
            named: named.to_owned(),
            resolved: Some(resolved),
            usual: None,
        })
    }

    /// Returns the directory without symbolic links, if it exists.
    pub(crate) fn resolved(&self) -> Option<&Path> {
        self.resolved.as_deref()
    }

    /// Returns the root as described in messages.
    pub(crate) fn title(&self) -> String {
        self.usual.map_or_else(
            || format!("the document root `{}`", self.named.display()),
            str::to_owned,
        )
    }

    /// Returns the file that `name` refers to in a document in `folder`, which contains no symbolic
    /// links.
    pub(crate) fn find(&self, folder: &Path, name: &str) -> Result<Found, Refusal> {
        match self.find_written(folder, name) {
            Err(Refusal::File(FileError::Io(error)))
                if error.kind() == io::ErrorKind::NotFound && name.contains('%') =>
            {
                // A reference is a URI (RFC 3986 §2.1), but many contain a plain path, which takes
                // precedence.
                self.find_written(folder, &percent_decoded(name))
                    .map_err(|refusal| match refusal {
                        Refusal::File(_) => Refusal::File(FileError::Io(error)),
                        other => other,
                    })
            }
            found => found,
        }
    }

    fn find_written(&self, folder: &Path, name: &str) -> Result<Found, Refusal> {
        if is_url(name) {
            return Err(Refusal::Remote);
        }
        let Some(root) = &self.resolved else {
            return Err(io::Error::from(io::ErrorKind::NotFound).into());
        };
        let written = normal(&folder.join(name));
        // Checked before any file system access: a name on a network drive would be requested over
        // the network.
        let within = if written.starts_with(root) {
            written
        } else {
            // An absolute path may contain the root as given by the user.
            let named = std::path::absolute(&self.named).map(|named| normal(&named));
            let below = named.ok().and_then(|named| {
                let below = written.strip_prefix(named).ok()?;
                Some(root.join(below))
            });
            below.ok_or(Refusal::Outside(None))?
        };
        let path = fs::canonicalize(&within)?;
        if !path.starts_with(root) {
            return Err(Refusal::Outside(Some(path)));
        }
        let link = (path != within).then_some(within);
        Ok(Found { path, link })
    }

    /// Returns the path of a found file as shown in messages: below the root as given by the user.
    pub(crate) fn shown(&self, found: &Path) -> PathBuf {
        let below = self
            .resolved()
            .and_then(|root| found.strip_prefix(root).ok());
        below.map_or_else(|| found.to_owned(), |below| self.named.join(below))
    }
}

/// Returns the canonical path of a file; the path itself if it does not exist.
pub(crate) fn resolved_file(file: &Path) -> PathBuf {
    fs::canonicalize(file).unwrap_or_else(|_| {
        let folder = file.parent().and_then(|folder| resolved(folder).ok());
        let name = file.file_name();
        match (folder, name) {
            (Some(folder), Some(name)) => folder.join(name),
            _ => file.to_owned(),
        }
    })
}

/// Returns a directory without symbolic links.
pub(crate) fn resolved(folder: &Path) -> io::Result<PathBuf> {
    // The path of a file in the working directory has an empty parent.
    let is_here = folder.as_os_str().is_empty();
    fs::canonicalize(if is_here { Path::new(".") } else { folder })
}

/// Removes `.` and `..` from the path lexically, as URI references do (RFC 3986 §5.2.4).
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

/// Whether a reference has a scheme or a host (RFC 3986 §4.2), and is therefore not a path.
pub(crate) fn is_url(reference: &str) -> bool {
    let names_a_host = reference.starts_with("//") || reference.starts_with("\\\\");
    // A single letter is a Windows drive, which is outside every root except its own.
    let has_scheme = reference.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    });
    names_a_host || has_scheme
}
