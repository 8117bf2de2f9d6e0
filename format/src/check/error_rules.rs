//! Error shapes and documented errors.

use std::collections::{HashMap, HashSet};

use licit_tables::Meaning;

use super::names;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::Spanned;
use crate::spec::{ErrorPlace, ErrorRule, ErrorShape, Index, Spec};

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let errors = &index.spec.errors;
    for shape in &errors.shapes {
        if shape.present.is_none() && shape.code.is_none() && shape.message.is_none() {
            let message = format!("the error shape `{}` is empty", shape.name.value);
            found.push(
                Diagnostic::error(Code::EmptyShape, message)
                    .at(shape.name.span, "needs `code`, `message` or `present`"),
            );
        }
    }
    for rule in &errors.documented {
        let shape = shape(index, rule, found);
        code_is_found(index, rule, shape, found);
        found.extend(of_device(index.spec, rule));
        let why = "is a reserved name of the generated `Error`";
        names::reserved(&rule.name, &["Unexpected", "Runtime", "Self"], why, found);
    }
    unreachable(index.spec, found);
}

/// Errors of device logins occur only while a device polls.
fn of_device(spec: &Spec, rule: &ErrorRule) -> Option<Diagnostic> {
    let at = rule
        .at
        .as_ref()
        .filter(|at| at.value == ErrorPlace::DeviceCode);
    if let Some(at) = at.filter(|_| spec.grants.device_code.is_none()) {
        let message = "an error of device logins without the grant";
        let diagnostic = Diagnostic::error(Code::DeviceErrorElsewhere, message);
        return Some(diagnostic.at(at.span, "needs the grant `device_code`"));
    }
    let is_of_device = |means: &&Spanned<Meaning>| {
        matches!(
            means.value,
            Meaning::AuthorizationPending
                | Meaning::SlowDown
                | Meaning::AccessDenied
                | Meaning::DeviceCodeExpired
        )
    };
    let means = rule.means.as_ref().filter(is_of_device);
    means.filter(|_| at.is_none()).map(|means| {
        let message = "a meaning of device logins elsewhere";
        Diagnostic::error(Code::DeviceErrorElsewhere, message)
            .at(means.span, "is an answer to a device that polls")
            .help("add `\"at\": \"device_code\"`")
    })
}

/// The shape that a rule names is declared.
fn shape<'a>(
    index: &Index<'a>,
    rule: &ErrorRule,
    found: &mut Vec<Diagnostic>,
) -> Option<&'a ErrorShape> {
    let name = rule.shape.as_ref()?;
    let shapes = &index.spec.errors.shapes;
    let shape = shapes.iter().find(|shape| shape.name.value == name.value);
    if shape.is_none() {
        let message = format!("unknown error shape `{}`", shown(name));
        let diagnostic = Diagnostic::error(Code::UnknownShape, message)
            .at(name.span, "not declared in `errors.shapes`")
            .declared_in(index.spec.sections.error_shapes, "shapes declared here");
        let known = shapes.iter().map(|s| s.name.as_str());
        found.push(index.suggest_nearest(diagnostic, "a shape", name, known));
    }
    shape
}

fn code_is_found(
    index: &Index<'_>,
    rule: &ErrorRule,
    shape: Option<&ErrorShape>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(code) = &rule.code else { return };
    let lacking = match (shape, &rule.shape) {
        (Some(shape), _) if shape.code.is_none() => Some(shape.name.span),
        // Unknown shapes are reported elsewhere.
        (Some(_), _) | (None, Some(_)) => return,
        (None, None) => {
            if index
                .spec
                .errors
                .shapes
                .iter()
                .any(|shape| shape.code.is_some())
            {
                return;
            }
            None
        }
    };
    let message = format!("no shape reads the code `{}`", shown(code));
    let diagnostic = Diagnostic::error(Code::CodeWithoutShape, message);
    found.push(match lacking {
        Some(span) => diagnostic
            .at(code.span, "compared with the shape's `code`")
            .see(span, "the shape has no `code`"),
        None => diagnostic
            .at(code.span, "no shape has a `code` pointer")
            .help("declare where codes are: `\"shapes\": { \"oauth\": { \"code\": \"/error\" } }`"),
    });
}

/// Rules are tried in order, so a rule covered by an earlier one is unreachable.
fn unreachable(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let operations = spec.operations.iter();
    let listed: HashSet<&str> = operations
        .flat_map(|operation| &operation.errors.named)
        .map(|name| name.as_str())
        .collect();
    // Only a rule with no code or the same code can cover another, and only one with no status or a
    // common status.
    let mut earlier: HashMap<(Option<&str>, Option<u16>), Vec<usize>> = HashMap::new();
    let rules = &spec.errors.documented;
    for (at, rule) in rules.iter().enumerate() {
        let code = rule.code.as_ref().map(|code| code.as_str());
        let codes = [Some(None), code.map(|_| code)].into_iter().flatten();
        let statuses = [None]
            .into_iter()
            .chain(rule.status.first().copied().map(Some));
        let keys = codes.flat_map(|code| statuses.clone().map(move |status| (code, status)));
        let covering = keys
            .filter_map(|key| earlier.get(&key))
            .filter_map(|known| {
                let mut known = known.iter().filter_map(|at| Some((*at, rules.get(*at)?)));
                known.find(|(_, earlier)| covers(earlier, rule))
            })
            .min_by_key(|(at, _)| *at);
        if let Some((_, covering)) = covering {
            let message = format!("`{}` is unreachable", rule.name.value);
            found.push(
                Diagnostic::error(Code::ErrorNeverMatches, message)
                    .at(rule.name.span, "everything it matches is already matched")
                    .see(covering.name.span, "by this error"),
            );
        }
        // An error listed by operations occurs only there.
        if !listed.contains(rule.name.as_str()) {
            let mut statuses: Vec<Option<u16>> = rule.status.iter().copied().map(Some).collect();
            if statuses.is_empty() {
                statuses.push(None);
            }
            for status in statuses {
                earlier.entry((code, status)).or_default().push(at);
            }
        }
    }
}

/// Whether `earlier` matches every reply that `later` matches.
fn covers(earlier: &ErrorRule, later: &ErrorRule) -> bool {
    let has_place = match (earlier.place(), later.place()) {
        (ErrorPlace::Anywhere, _) | (ErrorPlace::TokenEndpoint, ErrorPlace::DeviceCode) => true,
        (one, other) => one == other,
    };
    let same = |a: &Option<Spanned<String>>, b: &Option<Spanned<String>>| match (a, b) {
        (None, _) => true,
        (Some(a), Some(b)) => a.value == b.value,
        (Some(_), None) => false,
    };
    has_place
        && (earlier.status.is_empty()
            || (!later.status.is_empty() && later.status.iter().all(|s| earlier.status.contains(s))))
        && same(&earlier.code, &later.code)
        && same(&earlier.shape, &later.shape)
        // A custom body type is an additional condition.
        && earlier.body.is_none()
        && earlier.matches.iter().all(|(pointer, pattern)| {
            later.matches.iter().any(|(later_pointer, later_pattern)| {
                later_pointer.value == pointer.value
                    && (later_pattern.value == pattern.value || pattern.value == "*")
            })
        })
}
