//! Options of the generated code.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use licit_format::LoadOptions;
use licit_format::resolve::{Builtin, Provider, UnmatchedPatternError};
use proc_macro2::TokenStream;

use crate::scope_set::{ScopeSelection, ScopeSet};

/// Options of the generated code.
#[derive(Debug, Clone)]
pub struct Options {
    crate_path: TokenStream,
    types: BTreeMap<Builtin, TokenStream>,
    scope_sets: Vec<ScopeSet>,
    include: Vec<String>,
    exclude: Vec<String>,
    load: LoadOptions,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            crate_path: quote::quote!(::licit),
            types: BTreeMap::new(),
            scope_sets: Vec::new(),
            include: Vec::new(),
            exclude: Vec::new(),
            load: LoadOptions::default(),
        }
    }
}

impl Options {
    /// Sets the path of the `licit` crate, such as `::oauth`, if its dependency is renamed.
    #[must_use]
    pub fn crate_path(mut self, path: TokenStream) -> Self {
        self.crate_path = path;
        self
    }

    /// Maps a short type of specs to another Rust type, such as `datetime` to
    /// `chrono::DateTime<chrono::Utc>`. The type must implement `Debug`, `Clone`, `PartialEq`,
    /// `serde::Serialize` and `serde::Deserialize`.
    ///
    /// # Errors
    ///
    /// Returns an error if the short type does not exist, or if the path is not a Rust type.
    pub fn map_type(mut self, short_type: &str, path: &str) -> Result<Self, TypeMapError> {
        let path: TokenStream = path
            .parse()
            .map_err(|_| TypeMapError(format!("`{path}` is not a Rust type")))?;
        self.set_type(short_type, path)?;
        Ok(self)
    }

    /// Same as [`Options::map_type`], for a type that is already parsed into tokens.
    ///
    /// # Errors
    ///
    /// Returns an error if the short type does not exist, or if the tokens are not a Rust type.
    pub fn set_type(&mut self, short_type: &str, path: TokenStream) -> Result<(), TypeMapError> {
        if syn::parse2::<syn::Type>(path.clone()).is_err() {
            return Err(TypeMapError(format!("`{path}` is not a Rust type")));
        }
        let known = Builtin::ALL.iter().find(|(name, _)| *name == short_type);
        if let Some((_, builtin)) = known {
            self.types.insert(*builtin, path);
            Ok(())
        } else {
            let names = Builtin::ALL.iter().map(|(name, _)| *name);
            let hint = match licit_format::diagnostic::nearest(short_type, names) {
                Some(name) => format!("; did you mean `{name}`?"),
                None => String::new(),
            };
            Err(TypeMapError(format!(
                "unknown short type `{short_type}`{hint}"
            )))
        }
    }

    /// Declares a scope set by its scopes: `pub struct Invoicing;`.
    #[must_use]
    pub fn scope_set<'a>(mut self, name: &str, scopes: impl IntoIterator<Item = &'a str>) -> Self {
        let scopes = scopes.into_iter().map(str::to_owned).collect();
        self.scope_sets
            .push(ScopeSet::declared(name, ScopeSelection::Scopes(scopes)));
        self
    }

    /// Declares a scope set by the operations that it must permit.
    #[must_use]
    pub fn operation_set<'a>(
        mut self,
        name: &str,
        operations: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let operations = operations.into_iter().map(str::to_owned).collect();
        self.scope_sets.push(ScopeSet::declared(
            name,
            ScopeSelection::Operations(operations),
        ));
        self
    }

    /// Adds a scope set whose type the user has already declared.
    #[must_use]
    pub fn existing_scope_set(mut self, name: &str, selection: ScopeSelection) -> Self {
        self.scope_sets.push(ScopeSet::existing(name, selection));
        self
    }

    /// Includes only operations that match a pattern: a name (`list_*`), a path (`/contacts/*`,
    /// `GET /contacts/*`) or a sub-client (`tag:contacts`). Types that only other operations use
    /// are not generated either. This shortens the compile time of large APIs.
    #[must_use]
    pub fn include<'a>(mut self, patterns: impl IntoIterator<Item = &'a str>) -> Self {
        self.include.extend(patterns.into_iter().map(str::to_owned));
        self
    }

    /// Excludes operations that match a pattern. See [`Options::include`].
    #[must_use]
    pub fn exclude<'a>(mut self, patterns: impl IntoIterator<Item = &'a str>) -> Self {
        let patterns: Vec<&str> = patterns.into_iter().collect();
        self.exclude
            .extend(patterns.iter().copied().map(str::to_owned));
        self.load = self.load.exclude(patterns);
        self
    }

    /// Sets the root directory of the spec's documents, for [`build`](crate::build()). See
    /// [`LoadOptions::document_root`]. The path is relative to the crate's root. Defaults to the
    /// spec's directory.
    ///
    /// [`generate`](crate::generate) ignores it, because it reads no files.
    #[must_use]
    pub fn document_root(mut self, folder: impl Into<PathBuf>) -> Self {
        self.load = self.load.document_root(folder);
        self
    }

    /// Sets the names file of the spec's OpenAPI document, for [`build`](crate::build()). See
    /// [`LoadOptions::names`]. The path is relative to the crate's root.
    ///
    /// [`generate`](crate::generate) ignores it, because it reads no files.
    #[must_use]
    pub fn names(mut self, file: impl Into<PathBuf>) -> Self {
        self.load = self.load.names(file);
        self
    }

    /// The options for loading the spec.
    pub(crate) fn load(&self) -> &LoadOptions {
        &self.load
    }

    /// The provider with only the selected operations, or `None` if all are selected.
    pub(crate) fn selected(
        &self,
        provider: &Provider,
    ) -> Result<Option<Provider>, Vec<UnmatchedPatternError>> {
        if self.include.is_empty() && self.exclude.is_empty() {
            return Ok(None);
        }
        provider.select(&self.include, &self.exclude).map(Some)
    }

    pub(crate) fn scope_sets(&self) -> &[ScopeSet] {
        &self.scope_sets
    }

    pub(crate) fn licit(&self) -> &TokenStream {
        &self.crate_path
    }

    pub(crate) fn mapped(&self, builtin: Builtin) -> Option<&TokenStream> {
        self.types.get(&builtin)
    }
}

/// An invalid type mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeMapError(String);

impl TypeMapError {
    #[cfg(feature = "settings")]
    pub(crate) fn new(message: String) -> Self {
        Self(message)
    }
}

impl fmt::Display for TypeMapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TypeMapError {}
