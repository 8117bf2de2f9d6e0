//! The declarations of a spec, by name.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, nearest};
use crate::limits::COMPARISONS;
use crate::source::Spanned;

use super::{Model, Property, Scope, Spec, Variable};

/// The declarations of a spec, indexed by name because specs have thousands of references.
#[derive(Debug)]
pub(crate) struct Index<'a> {
    /// Returns the spec.
    pub(crate) spec: &'a Spec,
    models: HashMap<&'a str, usize>,
    scopes: HashMap<&'a str, usize>,
    variables: HashMap<&'a str, &'a Variable>,
    /// Parameters of sub-clients.
    bound: HashMap<&'a str, &'a Property>,
    /// Names of documented errors.
    documented: HashSet<&'a str>,
    /// The number of name comparisons made for suggestions.
    compared: Cell<usize>,
}

impl<'a> Index<'a> {
    pub(crate) fn new(spec: &'a Spec) -> Self {
        let models = spec.models.iter().enumerate();
        let scopes = spec.scopes.iter().enumerate();
        let bound = spec
            .sub_clients
            .iter()
            .flat_map(|sub_client| &sub_client.parameters);
        Self {
            spec,
            models: models
                .map(|(at, model)| (model.name.as_str(), at))
                .collect(),
            scopes: scopes
                .map(|(at, scope)| (scope.name.as_str(), at))
                .collect(),
            variables: spec
                .variables
                .iter()
                .map(|v| (v.name.as_str(), v))
                .collect(),
            bound: bound
                .map(|parameter| (parameter.name.as_str(), parameter))
                .collect(),
            documented: spec
                .errors
                .documented
                .iter()
                .map(|rule| rule.name.as_str())
                .collect(),
            compared: Cell::new(0),
        }
    }

    /// Returns the position of a model.
    pub(crate) fn model_position(&self, name: &str) -> Option<usize> {
        self.models.get(name).copied()
    }

    pub(crate) fn model(&self, name: &str) -> Option<&'a Model> {
        self.spec.models.get(self.model_position(name)?)
    }

    /// Returns the position of a scope.
    pub(crate) fn scope_position(&self, name: &str) -> Option<usize> {
        self.scopes.get(name).copied()
    }

    pub(crate) fn scope(&self, name: &str) -> Option<&'a Scope> {
        self.spec.scopes.get(self.scope_position(name)?)
    }

    pub(crate) fn variable(&self, name: &str) -> Option<&'a Variable> {
        self.variables.get(name).copied()
    }

    /// Returns the sub-client parameter with this name.
    pub(crate) fn bound(&self, name: &str) -> Option<&'a Property> {
        self.bound.get(name).copied()
    }

    /// Whether a documented error with this name is declared.
    pub(crate) fn is_documented(&self, name: &str) -> bool {
        self.documented.contains(name)
    }

    /// Returns the most similar of `known`, up to a number of comparisons. If every name of a large
    /// spec is wrong, comparing all pairs would dominate the running time.
    pub(crate) fn nearest<'k>(
        &self,
        wrong: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Option<&'k str> {
        nearest(wrong, self.compared(known)?)
    }

    /// Returns the names, unless the limit of comparisons is reached.
    fn compared<'k>(&self, known: impl IntoIterator<Item = &'k str>) -> Option<Vec<&'k str>> {
        if self.compared.get() > COMPARISONS {
            return None;
        }
        let known: Vec<&str> = known.into_iter().collect();
        self.compared.set(self.compared.get() + known.len());
        Some(known)
    }

    /// Suggests the most similar of `known`, as [`Self::nearest`] does.
    pub(crate) fn suggest_nearest<'k>(
        &self,
        diagnostic: Diagnostic,
        what: &str,
        wrong: &Spanned<String>,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Diagnostic {
        match self.compared(known) {
            Some(known) => diagnostic.suggest_nearest(what, wrong, wrong.span, known),
            None => diagnostic,
        }
    }
}
