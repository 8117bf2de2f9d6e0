//! Limits a fault of a document to the operation that contains it: an operation that violates a
//! rule of the format is left out with a warning, and the others remain.

use std::collections::{BTreeSet, HashSet};

use crate::check;
use crate::diagnostic::{Code, Diagnostic, Loss, Severity, shown};
use crate::schema::{format, structure};
use crate::source::{Json, Node, Span};
use crate::spec::{Index, Spec, used_models};

/// How often a tree is checked. Leaving out operations rarely causes further errors.
const ROUNDS: usize = 4;

/// A spec's tree, after its checks.
pub(crate) struct Checked {
    /// The spec.
    pub(crate) spec: Spec,
    /// All problems, with those of operations that were left out as warnings.
    pub(crate) found: Vec<Diagnostic>,
    /// The number of operations that were left out.
    pub(crate) left_out: usize,
}

/// Checks the tree of a spec whose documents begin at the offset `documents`, and removes the
/// operations of those documents that have errors. Errors elsewhere remain.
pub(crate) fn checked(root: &mut Node, documents: usize) -> Checked {
    let mut warnings = Vec::new();
    let mut round = 1;
    loop {
        let mut found = structure::check(root, &format::PROVIDER);
        let (spec, unreadable) = Spec::read(root);
        found.extend(unreadable);
        found.extend(check::check(&spec));
        let removed = if round < ROUNDS {
            remove(root, &errors(&found, documents))
        } else {
            Vec::new()
        };
        if removed.is_empty() {
            let mut spec = spec;
            remove_unused(root, &mut spec, documents);
            let left_out = warnings.len();
            found.append(&mut warnings);
            return Checked {
                spec,
                found,
                left_out,
            };
        }
        warnings.extend(removed);
        round += 1;
    }
}

/// Removes the models of documents that nothing uses: those of operations that were left out, or
/// that the spec replaces.
fn remove_unused(root: &mut Node, spec: &mut Spec, documents: usize) {
    let used = used_models(&Index::new(spec));
    let unused = spec
        .models
        .iter()
        .filter(|model| !used.contains(model.name.as_str()));
    let unused: HashSet<String> = unused.map(|model| model.name.value.clone()).collect();
    let Json::Object(members) = &mut root.value else {
        return;
    };
    let models = members
        .iter_mut()
        .find(|member| member.key.value == "models");
    let Some(Json::Object(models)) = models.map(|member| &mut member.value.value) else {
        return;
    };
    let mut removed = HashSet::new();
    models.retain(|model| {
        let is_of_document = model.value.span.start >= documents;
        let stays = !is_of_document || !unused.contains(&model.key.value);
        if !stays {
            removed.insert(model.key.value.clone());
        }
        stays
    });
    spec.models
        .retain(|model| !removed.contains(model.name.as_str()));
}

/// The errors in documents.
fn errors(found: &[Diagnostic], documents: usize) -> Vec<&Diagnostic> {
    let is_of_document = |diagnostic: &&Diagnostic| {
        // Where tokens may be sent is the spec's decision, which must not fail silently.
        if diagnostic.code == Code::UndeclaredOrigin {
            return false;
        }
        let place = diagnostic.primary.as_ref().map(|label| label.span);
        // What the importer writes itself has no location.
        place.is_some_and(|span| span.start >= documents && span.end > span.start)
    };
    let errors = found
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.filter(is_of_document).collect()
}

/// Removes the operations that contain one of the locations, and returns a warning for each.
fn remove(root: &mut Node, errors: &[&Diagnostic]) -> Vec<Diagnostic> {
    if errors.is_empty() {
        return Vec::new();
    }
    let spans = |diagnostic: &&Diagnostic| diagnostic.primary.as_ref().map(|label| key(label.span));
    let wrong: BTreeSet<(usize, usize)> = errors.iter().filter_map(spans).collect();
    let Json::Object(members) = &mut root.value else {
        return Vec::new();
    };
    let operations = members
        .iter_mut()
        .find(|member| member.key.value == "operations");
    let Some(Json::Object(operations)) = operations.map(|member| &mut member.value.value) else {
        return Vec::new();
    };
    let mut warnings = Vec::new();
    operations.retain(|operation| {
        let own = find(&operation.value, &wrong);
        let own = own.or_else(|| Some(key(operation.key.span)).filter(|at| wrong.contains(at)));
        let error = own.and_then(|own| errors.iter().find(|error| spans(error) == Some(own)));
        if let Some(error) = error {
            warnings.push(warning(&operation.key.value, error));
        }
        error.is_none()
    });
    warnings
}

fn warning(name: &str, error: &Diagnostic) -> Diagnostic {
    let message = format!(
        "the operation `{}` is left out: {}",
        shown(name),
        error.message
    );
    let mut warning = Diagnostic::left_out(Loss::Operation, message);
    warning.primary.clone_from(&error.primary);
    warning.context.clone_from(&error.context);
    warning.help.clone_from(&error.help);
    warning
}

/// The first of the locations in a tree. An error may concern a part of a text.
fn find(node: &Node, wrong: &BTreeSet<(usize, usize)>) -> Option<(usize, usize)> {
    let own = key(node.span);
    if matches!(node.value, Json::List(_) | Json::Object(_)) {
        if wrong.contains(&own) {
            return Some(own);
        }
    } else if let Some(first) = wrong.range((own.0, 0)..).next()
        && first.1 <= own.1
    {
        return Some(*first);
    }
    for element in node.elements() {
        if let Some(found) = find(element, wrong) {
            return Some(found);
        }
    }
    for member in node.members() {
        let own = key(member.key.span);
        if wrong.contains(&own) {
            return Some(own);
        }
        if let Some(found) = find(&member.value, wrong) {
            return Some(found);
        }
    }
    None
}

fn key(span: Span) -> (usize, usize) {
    (span.start, span.end)
}

#[cfg(test)]
mod tests {
    use super::checked;
    use crate::diagnostic::{Loss, Severity};
    use crate::source::Source;

    /// Two operations, of which the second breaks a rule of the format.
    const SPEC: &str = r#"{
        "name": "acme",
        "token_endpoint": "https://acme.example/token",
        "grants": { "client_credentials": {} },
        "api": { "base_url": "https://acme.example" },
        "operations": {
            "good": { "call": "GET /good" },
            "bad": { "call": "GET /bad/{id}" }
        }
    }"#;

    #[test]
    fn an_operation_of_a_document_with_an_error_is_left_out_and_the_others_remain() {
        let mut root = Source::new("acme.json", SPEC).parse().unwrap();
        let checked = checked(&mut root, 0);
        assert_eq!(checked.left_out, 1);
        let names: Vec<_> = checked
            .spec
            .operations
            .iter()
            .map(|o| o.name.as_str())
            .collect();
        assert_eq!(names, ["good"]);
        let lost = checked
            .found
            .iter()
            .find(|one| one.loss == Some(Loss::Operation));
        assert_eq!(
            lost.unwrap().message,
            "the operation `bad` is left out: undeclared path parameter `id`"
        );
        let mut found = checked.found.iter();
        assert!(found.all(|one| one.severity == Severity::Warning));
    }

    #[test]
    fn an_error_of_the_spec_itself_remains_an_error() {
        let mut root = Source::new("acme.json", SPEC).parse().unwrap();
        let checked = checked(&mut root, SPEC.len() + 1);
        assert_eq!(checked.left_out, 0);
        let mut found = checked.found.iter();
        assert!(found.any(|one| one.severity == Severity::Error));
    }
}
