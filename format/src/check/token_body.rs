//! Access tokens in the bodies of calls: a body that carries one has members, and a call without a body
//! sends the token in its URL.

use licit_tables::Method;
use licit_tables::owned::TokenIn;

use super::security;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::type_expression::{Builtin, TypeExpression};
use crate::source::{Span, Spanned};
use crate::spec::{Body, Index, ModelKind, Operation, OperationKind, Property, Spec};

/// How many names are followed from a body to its object. Longer chains and cycles are errors elsewhere.
const MOST_ALIASES: u8 = 16;

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let Some((place, name)) = place(index.spec) else {
        return;
    };
    let operations = index.spec.operations.iter();
    for operation in operations.filter(|own| security::may_send_token(index.spec, own)) {
        let problem = match problem(index, operation, name) {
            Some(Problem::NoMembers(span, label)) => {
                let message = format!("`{}` cannot carry the token", shown(&operation.name));
                Diagnostic::error(Code::TokenInBody, message).at(span, label)
            }
            Some(Problem::SameName(span)) => {
                let message = format!("the body already contains `{}`", shown(name));
                Diagnostic::error(Code::ParameterSetTwice, message)
                    .at(span, "is the place of the access token")
                    .help("remove it: calls send the token by themselves")
            }
            None => continue,
        };
        found.push(problem.see(place, "the token is sent in the body"));
    }
}

/// Returns an operation whose token is in the URL, because it has no body.
pub(super) fn in_url(spec: &Spec) -> Option<&Operation> {
    place(spec)?;
    let mut operations = spec.operations.iter();
    operations.find(|operation| {
        let method = operation.call().map(|call| call.method.value);
        let has_no_body = operation.body.is_none()
            && !matches!(
                method,
                None | Some(Method::Post | Method::Put | Method::Patch)
            );
        has_no_body && security::may_send_token(spec, operation)
    })
}

/// Returns the place and the name of tokens in bodies.
fn place(spec: &Spec) -> Option<(Span, &str)> {
    match spec.api.token_in.as_ref() {
        Some(Spanned {
            value: TokenIn::Body(name),
            span,
        }) => Some((*span, name)),
        _ => None,
    }
}

enum Problem {
    NoMembers(Span, &'static str),
    SameName(Span),
}

fn problem(index: &Index<'_>, operation: &Operation, token: &str) -> Option<Problem> {
    if let Some(OperationKind::GraphQl(document)) = &operation.kind {
        return Some(Problem::NoMembers(document.span, "its body is a document"));
    }
    let body = operation.body.as_ref()?;
    let of_type = |expression| match members(index, expression, MOST_ALIASES) {
        Some(members) => same_name(members, token),
        None => Some(Problem::NoMembers(body.span, "not an object")),
    };
    match &body.value {
        Body::Type(short) | Body::FormType(short) => of_type(&short.expression),
        Body::Members(members) | Body::Form(members) | Body::Multipart(members) => {
            same_name(members, token)
        }
        Body::Binary { .. } => Some(Problem::NoMembers(body.span, "a file has no members")),
    }
}

fn same_name(members: &[Property], token: &str) -> Option<Problem> {
    let mut members = members.iter();
    let same = members.find(|member| member.name.value == token)?;
    Some(Problem::SameName(same.name.span))
}

/// Returns the declared members of a body; `None` if it is no object.
fn members<'a>(
    index: &Index<'a>,
    expression: &'a TypeExpression,
    depth: u8,
) -> Option<&'a [Property]> {
    let depth = depth.checked_sub(1);
    match expression {
        TypeExpression::Builtin(Builtin::Json) | TypeExpression::Map(_) => Some(&[]),
        TypeExpression::Builtin(_) | TypeExpression::List(_) => None,
        TypeExpression::Nullable(inner) => members(index, inner, depth?),
        TypeExpression::Named(name) => match index.model(name).map(|model| &model.kind) {
            Some(ModelKind::Object(object)) => Some(&object.properties),
            Some(ModelKind::Enum(_)) => None,
            Some(ModelKind::Alias(expression)) => {
                depth.map_or(Some(&[]), |depth| members(index, expression, depth))
            }
            // Which type a value has is known when it is sent. Unknown models are errors elsewhere.
            Some(ModelKind::Union(_)) | None => Some(&[]),
        },
    }
}
