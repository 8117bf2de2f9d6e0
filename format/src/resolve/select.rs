//! Reduces a provider to some of its operations and the models that they need.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use super::{Provider, SubClients, resolve};
use crate::diagnostic::nearest;
use crate::selection::{Selected, Selection};
use crate::spec::{Identity, Index, Operation, Spec, used_models};

impl Provider {
    /// Returns the provider with only some of its operations, and with the models that they need.
    /// Scopes, grants, errors and webhooks are unchanged.
    ///
    /// A pattern is an operation's name (`list_*`), its path (`/contacts/*`, `GET /contacts/*`), or
    /// its sub-client or one of its tags (`tag:contacts`); `*` matches anything. If `include` is
    /// empty, all operations are selected that do not match `exclude`. Operations that match
    /// [`LoadOptions::exclude`](crate::LoadOptions::exclude) are never selected. Operations that
    /// `identity` names are always selected.
    ///
    /// # Errors
    ///
    /// Returns an error for each pattern that matches no operation.
    pub fn select(
        &self,
        include: &[String],
        exclude: &[String],
    ) -> Result<Self, Vec<UnmatchedPatternError>> {
        let all = &self.spec.operations;
        let sub_clients = SubClients::new(&self.spec);
        let unmatched: Vec<_> = include
            .iter()
            .chain(exclude)
            .filter(|pattern| !self.excluded.contains(*pattern))
            .filter(|pattern| {
                let only = Selection::new([pattern.as_str()], []);
                !all.iter()
                    .any(|operation| takes(&only, &sub_clients, operation))
            })
            .map(|pattern| UnmatchedPatternError::new(self, pattern))
            .collect();
        if !unmatched.is_empty() {
            return Err(unmatched);
        }
        let selection = Selection::new(
            include.iter().map(String::as_str),
            exclude.iter().map(String::as_str),
        );
        let mut spec = Spec::clone(&self.spec);
        let identity = self.spec.identity.as_ref();
        let of_identity = |operation: &Operation| {
            let mut names = identity.into_iter().flat_map(Identity::operations);
            names.any(|name| name.value == operation.name.value)
        };
        spec.operations.retain(|operation| {
            (takes(&selection, &sub_clients, operation) || of_identity(operation))
                && !self.left_out.contains(&operation.name.value)
        });
        retain_used(&mut spec);
        Ok(resolve(Arc::new(spec)))
    }
}

fn takes(selection: &Selection, sub_clients: &SubClients<'_>, operation: &Operation) -> bool {
    let call = operation.call();
    let (method, path) = match &call {
        Some(call) => (call.method.value.name(), call.path.text.as_str()),
        None => ("POST", ""),
    };
    let name = operation.name.value.as_str();
    let method_name = operation.method.as_ref().map_or(name, |m| m.value.as_str());
    let sub_client = sub_clients.get(operation);
    selection.takes(&Selected {
        method,
        path,
        names: [name, method_name],
        tags: sub_client
            .iter()
            .map(|sub_client| sub_client.name.as_str())
            .chain(operation.tags.iter().map(String::as_str))
            .collect(),
    })
}

/// Removes everything that no remaining operation refers to.
fn retain_used(spec: &mut Spec) {
    let by_name = SubClients::new(spec);
    let operations = spec.operations.iter();
    let sub_clients: HashSet<usize> = operations.filter_map(|one| by_name.of(one)).collect();
    let mut at = 0..;
    spec.sub_clients
        .retain(|_| at.next().is_some_and(|at| sub_clients.contains(&at)));
    let used: HashSet<String> = used_models(&Index::new(spec))
        .into_iter()
        .map(str::to_owned)
        .collect();
    spec.models.retain(|model| used.contains(&model.name.value));
}

/// A pattern that matches no operation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnmatchedPatternError {
    /// The pattern.
    pub pattern: String,
    /// What is wrong, and what to do.
    pub message: String,
}

impl UnmatchedPatternError {
    fn new(provider: &Provider, pattern: &str) -> Self {
        let names = provider.operations.iter().map(|o| o.table.name.as_str());
        let hint = nearest(pattern, names).map(|name| format!("; did you mean `{name}`?"));
        Self {
            pattern: pattern.to_owned(),
            message: format!(
                "{} has no operation `{pattern}`{}",
                provider.table.title,
                hint.unwrap_or_default()
            ),
        }
    }
}

impl fmt::Display for UnmatchedPatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for UnmatchedPatternError {}
