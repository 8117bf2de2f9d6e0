//! The settings of a project: which clients are generated from which specs, and how. They are in the
//! file `licit.toml`, which the command line and build scripts read.

// Must not use `build`.

mod read;

use std::fmt;
use std::path::{Path, PathBuf};

use crate::{Options, TypeMapError};

/// The name of the file.
pub const FILE_NAME: &str = "licit.toml";

/// The largest accepted file, in bytes.
pub const MAX_BYTES: usize = 1 << 20;

/// The settings of a project.
///
/// ```toml
/// [[spec]]
/// path = "specs/acme.json"
/// output = "src/acme.rs"
/// include = ["tag:Contacts"]
/// scopes = { Reading = ["contacts:read"] }
/// operations = { Sync = ["list_contacts", "create_contact"] }
/// types = { uuid = "uuid::Uuid" }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// One for each `[[spec]]`, in order.
    pub specs: Vec<SpecSettings>,
}

/// The settings of one spec: what `cargo licit gen` accepts as options. Paths are relative to the
/// directory of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SpecSettings {
    /// `path`: the spec.
    pub path: PathBuf,
    /// `output`: the file, or the directory of a module in several files.
    pub output: Option<PathBuf>,
    /// `names`: the names file.
    pub names: Option<PathBuf>,
    /// `document-root`: the directory that must contain all documents.
    pub document_root: Option<PathBuf>,
    /// `crate`: the path of the `licit` crate.
    pub crate_path: Option<String>,
    /// `deny-warnings`: whether warnings are errors.
    pub deny_warnings: bool,
    /// `include`: the operations to generate.
    pub include: Vec<String>,
    /// `exclude`: the operations to leave out.
    pub exclude: Vec<String>,
    /// `scopes`: scope sets by their scopes.
    pub scopes: Vec<(String, Vec<String>)>,
    /// `operations`: scope sets by the operations that they permit.
    pub operations: Vec<(String, Vec<String>)>,
    /// `types`: Rust types for types of specs.
    pub types: Vec<(String, String)>,
}

/// A mistake in a file of settings, or a file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SettingsError {
    /// The file.
    pub path: PathBuf,
    /// The line and the column in characters, starting at 1, if the mistake has a place.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some((line, column)) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for SettingsError {}

impl Settings {
    /// Reads a file of settings.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read, is not TOML, or has a key that does not exist.
    pub fn read(path: &Path) -> Result<Self, SettingsError> {
        let error = |message: String| SettingsError {
            path: path.to_owned(),
            place: None,
            message,
        };
        let bytes = licit_format::source::read(path, MAX_BYTES)
            .map_err(|wrong| error(format!("the file cannot be read: {wrong}")))?;
        let text = String::from_utf8(bytes).map_err(|_| error("the file is not UTF-8".into()))?;
        Self::parse(path, &text)
    }

    /// Reads the text of a file of settings. `path` is shown in messages.
    ///
    /// # Errors
    ///
    /// Same as [`Settings::read`].
    pub fn parse(path: &Path, text: &str) -> Result<Self, SettingsError> {
        read::read(path, text)
    }
}

impl SpecSettings {
    /// Returns the options for the generator. `folder` is the directory of the file.
    ///
    /// # Errors
    ///
    /// Returns an error if `crate` is not a path, or if `types` names a type that does not exist.
    pub fn options(&self, folder: &Path) -> Result<Options, TypeMapError> {
        let mut options = Options::default();
        if let Some(path) = &self.crate_path {
            let path = path
                .parse()
                .map_err(|_| TypeMapError::new(format!("`{path}` is not a Rust path")))?;
            options = options.crate_path(path);
        }
        for (short_type, path) in &self.types {
            options = options.map_type(short_type, path)?;
        }
        for (name, scopes) in &self.scopes {
            options = options.scope_set(name, scopes.iter().map(String::as_str));
        }
        for (name, operations) in &self.operations {
            options = options.operation_set(name, operations.iter().map(String::as_str));
        }
        options = options.include(self.include.iter().map(String::as_str));
        options = options.exclude(self.exclude.iter().map(String::as_str));
        if let Some(root) = &self.document_root {
            options = options.document_root(folder.join(root));
        }
        if let Some(names) = &self.names {
            options = options.names(folder.join(names));
        }
        Ok(options)
    }
}
