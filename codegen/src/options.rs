//! What a user can choose about the generated code.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use licit_format::LoadOptions;
use licit_format::resolve::{Provider, UnmatchedPattern};
use licit_format::expression::type_expression::Builtin;
use proc_macro2::TokenStream;

use crate::scope_set::{ScopeSet, Wanted};

/// What a user can choose about the generated code.
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
    /// The path of the `licit` crate, when its dependency is renamed: `::oauth`.
    #[must_use]
    pub fn crate_path(mut self, path: TokenStream) -> Self {
        self.crate_path = path;
        self
    }

    /// Maps one of a spec's short types to a type of the user's: `datetime` to
    /// `chrono::DateTime<chrono::Utc>`. The type must implement `Debug`, `Clone`, `PartialEq`,
    /// `serde::Serialize` and `serde::Deserialize`.
    ///
    /// # Errors
    ///
    /// When there is no such short type, or the path cannot be read.
    pub fn map_type(mut self, short_type: &str, path: &str) -> Result<Self, TypeMapError> {
        let path: TokenStream = path
            .parse()
            .map_err(|_| TypeMapError(format!("`{path}` is not a Rust type")))?;
        self.set_type(short_type, path)?;
        Ok(self)
    }

    /// As [`Options::map_type`], for a path that is already tokens.
    ///
    /// # Errors
    ///
    /// When there is no such short type, or the tokens are no type.
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
                "there is no short type `{short_type}`{hint}"
            )))
        }
    }

    /// Declares a scope set by its scopes: `pub struct Invoicing;`.
    #[must_use]
    pub fn scope_set<'a>(mut self, name: &str, scopes: impl IntoIterator<Item = &'a str>) -> Self {
        let scopes = scopes.into_iter().map(str::to_owned).collect();
        self.scope_sets
            .push(ScopeSet::declared(name, Wanted::Scopes(scopes)));
        self
    }

    /// Declares a scope set by the operations that it must be enough for.
    #[must_use]
    pub fn operation_set<'a>(
        mut self,
        name: &str,
        operations: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let operations = operations.into_iter().map(str::to_owned).collect();
        self.scope_sets
            .push(ScopeSet::declared(name, Wanted::Operations(operations)));
        self
    }

    /// Adds a scope set whose type stands in the user's code already.
    #[must_use]
    pub fn existing_scope_set(mut self, name: &str, wanted: Wanted) -> Self {
        self.scope_sets.push(ScopeSet::existing(name, wanted));
        self
    }

    /// Takes only operations that fit one of the patterns: a name (`list_*`), a path
    /// (`/contacts/*`, `GET /contacts/*`), a sub-client (`tag:contacts`). What they do not need is not
    /// generated; who calls ten operations of a thousand need not compile the others.
    #[must_use]
    pub fn include<'a>(mut self, patterns: impl IntoIterator<Item = &'a str>) -> Self {
        self.include.extend(patterns.into_iter().map(str::to_owned));
        self
    }

    /// Takes no operation that fits one of the patterns: see [`Options::include`].
    #[must_use]
    pub fn exclude<'a>(mut self, patterns: impl IntoIterator<Item = &'a str>) -> Self {
        self.exclude.extend(patterns.into_iter().map(str::to_owned));
        self
    }

    /// Names the folder in which the documents of the spec lie, for [`build`](crate::build()): see
    /// [`LoadOptions::document_root`]. Relative to the crate's root. Default: the spec's folder.
    ///
    /// [`generate`](crate::generate) reads no files, and ignores it.
    #[must_use]
    pub fn document_root(mut self, folder: impl Into<PathBuf>) -> Self {
        self.load = self.load.document_root(folder);
        self
    }

    /// How the spec is loaded.
    pub(crate) fn load(&self) -> &LoadOptions {
        &self.load
    }

    /// The provider with the operations that are taken; `None` when all are.
    pub(crate) fn selected(
        &self,
        provider: &Provider,
    ) -> Result<Option<Provider>, Vec<UnmatchedPattern>> {
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

/// A type mapping that cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeMapError(String);

impl fmt::Display for TypeMapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TypeMapError {}
