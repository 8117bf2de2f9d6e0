//! What a spec declares, by name.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, nearest};
use crate::limits::COMPARISONS;
use crate::source::Spanned;

use crate::spec::{Model, Property, Scope, Spec, Variable};

/// The declarations of a spec, to be found by name: specs have thousands of references.
#[derive(Debug)]
pub(crate) struct Index<'a> {
    /// The spec.
    pub(crate) spec: &'a Spec,
    models: HashMap<&'a str, usize>,
    scopes: HashMap<&'a str, usize>,
    variables: HashMap<&'a str, &'a Variable>,
    /// Parameters that sub-clients bind.
    bound: HashMap<&'a str, &'a Property>,
    /// Names of documented errors.
    documented: HashSet<&'a str>,
    /// How many names misspelt ones were compared with.
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

    /// The position of a model.
    pub(crate) fn model_position(&self, name: &str) -> Option<usize> {
        self.models.get(name).copied()
    }

    pub(crate) fn model(&self, name: &str) -> Option<&'a Model> {
        self.spec.models.get(self.model_position(name)?)
    }

    /// The position of a scope.
    pub(crate) fn scope_position(&self, name: &str) -> Option<usize> {
        self.scopes.get(name).copied()
    }

    pub(crate) fn scope(&self, name: &str) -> Option<&'a Scope> {
        self.spec.scopes.get(self.scope_position(name)?)
    }

    pub(crate) fn variable(&self, name: &str) -> Option<&'a Variable> {
        self.variables.get(name).copied()
    }

    /// The parameter with this name that a sub-client binds.
    pub(crate) fn bound(&self, name: &str) -> Option<&'a Property> {
        self.bound.get(name).copied()
    }

    /// Whether there is a documented error with this name.
    pub(crate) fn is_documented(&self, name: &str) -> bool {
        self.documented.contains(name)
    }

    /// The nearest of `known`, up to a number of comparisons: where every name of a large spec is
    /// wrong, comparing all with all takes longer than everything else.
    pub(crate) fn nearest<'k>(
        &self,
        wrong: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Option<&'k str> {
        nearest(wrong, self.compared(known)?)
    }

    /// The names, unless too many were compared before.
    fn compared<'k>(&self, known: impl IntoIterator<Item = &'k str>) -> Option<Vec<&'k str>> {
        if self.compared.get() > COMPARISONS {
            return None;
        }
        let known: Vec<&str> = known.into_iter().collect();
        self.compared.set(self.compared.get() + known.len());
        Some(known)
    }

    /// Proposes the nearest of `known`, as [`Self::nearest`] does.
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
