//! Models that are other names for a type end at a type.

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
    for circle in graph::circles(&edges) {
        let mut names = circle
            .iter()
            .filter_map(|at| models.get(*at))
            .map(|model| &model.name);
        let Some(first) = names.next() else { continue };
        let message = format!("`{}` is only another name for itself", first.value);
        let mut diagnostic =
            Diagnostic::error(Code::AliasCycle, message).at(first.span, "no type at the end");
        for other in names.take(3) {
            diagnostic = diagnostic.see(other.span, "by way of this one");
        }
        found.push(diagnostic);
    }
}
