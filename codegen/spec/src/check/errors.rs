//! Error shapes and documented errors.

use crate::diagnostic::{Code, Diagnostic};
use crate::spec::{ErrorPlace, ErrorRule, Spec};

pub(super) fn check(spec: &Spec, found: &mut Vec<Diagnostic>) {
    for shape in &spec.errors.shapes {
        if shape.present.is_none() && shape.code.is_none() && shape.message.is_none() {
            found.push(
                Diagnostic::error(Code::EmptyShape, format!("the shape `{}` says nothing", shape.name.value))
                    .at(shape.name.span, "needs `code`, `message` or `present`"),
            );
        }
    }
    let rules = &spec.errors.documented;
    for (position, rule) in rules.iter().enumerate() {
        references(spec, rule, found);
        let earlier = rules.iter().take(position).find(|earlier| covers(earlier, rule));
        if let Some(earlier) = earlier {
            found.push(
                Diagnostic::error(Code::ErrorNeverMatches, format!("`{}` can never be met", rule.name.value))
                    .at(rule.name.span, "everything it matches is taken before")
                    .see(earlier.name.span, "by this one"),
            );
        }
    }
    reserved(spec, found);
}

fn references(spec: &Spec, rule: &ErrorRule, found: &mut Vec<Diagnostic>) {
    let shapes = &spec.errors.shapes;
    let shape = rule.shape.as_ref().map(|name| (name, shapes.iter().find(|s| s.name.value == name.value)));
    if let Some((name, None)) = shape {
        found.push(
            Diagnostic::error(Code::UnknownShape, format!("unknown error shape `{}`", name.value))
                .at(name.span, "not declared in `errors.shapes`")
                .suggest_nearest("a shape", name, name.span, shapes.iter().map(|s| s.name.as_str())),
        );
    }
    if let Some(code) = &rule.code {
        let finds_codes = match shape {
            Some((_, Some(shape))) => shape.code.is_some(),
            Some((_, None)) => true,
            None => shapes.iter().any(|shape| shape.code.is_some()),
        };
        if !finds_codes {
            found.push(
                Diagnostic::error(Code::CodeWithoutShape, format!("nothing finds the code `{}`", code.value))
                    .at(code.span, "no shape has a `code` pointer that could find it"),
            );
        }
    }
}

/// Whether every reply that `later` matches is matched by `earlier`.
fn covers(earlier: &ErrorRule, later: &ErrorRule) -> bool {
    let place = |rule: &ErrorRule| rule.at.unwrap_or(ErrorPlace::Anywhere);
    (place(earlier) == ErrorPlace::Anywhere || place(earlier) == place(later))
        && (earlier.status.is_empty()
            || (!later.status.is_empty() && later.status.iter().all(|s| earlier.status.contains(s))))
        && match (&earlier.code, &later.code) {
            (None, _) => true,
            (Some(earlier), Some(later)) => earlier.value == later.value,
            (Some(_), None) => false,
        }
        && earlier.body.is_none()
        && earlier.shape.as_ref().is_none_or(|shape| {
            later.shape.as_ref().is_some_and(|later| later.value == shape.value)
        })
        && earlier.matches.iter().all(|(pointer, pattern)| {
            let same = |(p, t): &(_, crate::source::Spanned<String>)| {
                let p: &crate::source::Spanned<String> = p;
                p.value == pointer.value && (t.value == pattern.value || pattern.value == "*")
            };
            later.matches.iter().any(same)
        })
}

/// The generated `Error` has variants of its own.
fn reserved(spec: &Spec, found: &mut Vec<Diagnostic>) {
    for rule in &spec.errors.documented {
        if matches!(rule.name.as_str(), "Unexpected" | "Runtime") {
            found.push(
                Diagnostic::error(Code::ReservedName, format!("`{}` is a variant of every generated `Error`", rule.name.value))
                    .at(rule.name.span, "choose another name"),
            );
        }
    }
}
