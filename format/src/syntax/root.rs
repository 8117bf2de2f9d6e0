//! The folder in which the documents of a spec lie, and the files in it that references name.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileError, percent_decoded};

/// Where the files that a spec names may lie.
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
}

impl LoadOptions {
    /// The folder in which all documents lie that a spec names in `api.openapi`, and all files that
    /// those refer to. Default: the spec's folder, which is the folder of the path by which the spec
    /// is loaded, even where that path is a symbolic link.
    ///
    /// Symbolic links are resolved before paths are compared, and the root's own are. Names in
    /// documents stay relative to the file that they stand in.
    #[must_use]
    pub fn document_root(mut self, folder: impl Into<PathBuf>) -> Self {
        self.document_root = Some(folder.into());
        self
    }

    /// The root that was chosen; an error when there is no such folder.
    pub(crate) fn root(&self) -> Result<Option<Root>, Diagnostic> {
        let Some(named) = self.document_root.as_deref() else {
            return Ok(None);
        };
        Root::chosen(named).map(Some).map_err(|error| {
            let message = format!(
                "the document root `{}` is not a folder: {error}",
                named.display()
            );
            Diagnostic::error(Code::NoDocumentRoot, message)
        })
    }
}

/// A folder whose files may be read.
#[derive(Debug, Clone)]
pub(crate) struct Root {
    /// As the user wrote it.
    named: PathBuf,
    /// Without symbolic links. `None` where there is no such folder: then there is no file in it.
    resolved: Option<PathBuf>,
    /// What it is where no option names it.
    usual: Option<&'static str>,
}

/// A file in a [`Root`].
#[derive(Debug)]
pub(crate) struct Found {
    /// Its path without symbolic links, by which it is known.
    pub(crate) path: PathBuf,
    /// The path by which it was found, where links lead from there.
    pub(crate) link: Option<PathBuf>,
}

/// Why a name leads to no file that may be read.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// It is a URL.
    Remote,
    /// It leaves the root, or a link on its way does, to this file.
    Outside(Option<PathBuf>),
    /// The file is not read.
    File(FileError),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::File(FileError::Io(error))
    }
}

impl Root {
    /// The folder of a file, which messages call `title`.
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

    /// The folder without symbolic links, if there is one.
    pub(crate) fn resolved(&self) -> Option<&Path> {
        self.resolved.as_deref()
    }

    /// The root as messages name it.
    pub(crate) fn title(&self) -> String {
        self.usual.map_or_else(
            || format!("the document root `{}`", self.named.display()),
            str::to_owned,
        )
    }

    /// The file that `name` means in a document of `folder`, which has no symbolic links in it.
    pub(crate) fn find(&self, folder: &Path, name: &str) -> Result<Found, Refusal> {
        match self.find_written(folder, name) {
            Err(Refusal::File(FileError::Io(error)))
                if error.kind() == io::ErrorKind::NotFound && name.contains('%') =>
            {
                // A reference is a URI (RFC 3986 §2.1); that many write a path counts first.
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
        // Before the disk is asked: a name of a network drive would be asked for over the network.
        let within = if written.starts_with(root) {
            written
        } else {
            // An absolute path may go the way to the root that the user wrote.
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

    /// The path of a found file as messages show it: below the root as the user wrote it.
    pub(crate) fn shown(&self, found: &Path) -> PathBuf {
        let below = self
            .resolved()
            .and_then(|root| found.strip_prefix(root).ok());
        below.map_or_else(|| found.to_owned(), |below| self.named.join(below))
    }
}

/// The path of a file without symbolic links; as it is, where it leads to nothing.
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

/// A folder without symbolic links.
pub(crate) fn resolved(folder: &Path) -> io::Result<PathBuf> {
    // The path of a file in the working folder has an empty folder.
    let is_here = folder.as_os_str().is_empty();
    fs::canonicalize(if is_here { Path::new(".") } else { folder })
}

/// The path without `.` and `..`, as references mean them (RFC 3986 §5.2.4): by their text.
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

/// Whether a reference has a scheme or a host (RFC 3986 §4.2), and is not a path.
pub(crate) fn is_url(reference: &str) -> bool {
    let names_a_host = reference.starts_with("//") || reference.starts_with("\\\\");
    // One letter is a drive of Windows, which is outside of every root but its own.
    let has_scheme = reference.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    });
    names_a_host || has_scheme
}
