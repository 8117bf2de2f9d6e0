//! Model aliases resolve to a type.

use crate::diagnostic::{Code, Diagnostic};
use crate::graph;
use crate::spec::{Index, ModelKind};

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let models = &index.spec.models;
    let target = |kind: &ModelKind| match kind {
        ModelKind::Alias(target) => index.model_position(target.model()?),
        ModelKind::Object(_) | ModelKind::Enum(_) | ModelKind::Union(_) => None,
    };
    let edges: Vec<Vec<usize>> = models
        .iter()
        .map(|model| target(&model.kind).into_iter().collect())
        .collect();
    for cycle in graph::cycles(&edges) {
        let mut names = cycle
            .iter()
            .filter_map(|at| models.get(*at))
            .map(|model| &model.name);
        let Some(first) = names.next() else { continue };
        let message = format!("model `{}` is an alias of itself", first.value);
        let mut diagnostic =
            Diagnostic::error(Code::AliasCycle, message).at(first.span, "never resolves to a type");
        for other in names.take(3) {
            diagnostic = diagnostic.see(other.span, "through this alias");
        }
        found.push(diagnostic);
    }
}
