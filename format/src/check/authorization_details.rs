//! Authorization details (RFC 9396): objects with a `type`.

use super::models::type_known;
use crate::diagnostic::{Code, Diagnostic};
use crate::expression::type_expression::TypeExpression;
use crate::source::Span;
use crate::spec::{Index, ModelKind};

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let Some(details) = &index.spec.authorization_details else {
        return;
    };
    type_known(index, &details.value, details.span, found);
    if !has_type(index, &details.value, 0) {
        let message = "the authorization details have no `type`";
        let diagnostic = Diagnostic::error(Code::UntypedDetails, message)
            .at(details.span, "expected object models with a `type`");
        found.push(match place(index, &details.value) {
            Some(span) => diagnostic.see(span, "this model has no `type`"),
            None => diagnostic,
        });
    }
}

fn place(index: &Index<'_>, expression: &TypeExpression) -> Option<Span> {
    Some(index.model(expression.model()?)?.name.span)
}

/// Whether every type in the union has a `type`. Unknown models are reported elsewhere.
fn has_type(index: &Index<'_>, expression: &TypeExpression, depth: usize) -> bool {
    let TypeExpression::Named(name) = expression else {
        return false;
    };
    let Some(model) = index.model(name).filter(|_| depth < 16) else {
        return true;
    };
    match &model.kind {
        ModelKind::Object(object) => object.properties.iter().any(|p| p.name.value == "type"),
        ModelKind::Union(union) => {
            let mut members = union.members.iter();
            members.all(|member| has_type(index, member, depth + 1))
        }
        ModelKind::Alias(target) => has_type(index, target, depth + 1),
        ModelKind::Enum(_) => false,
    }
}
