//! Limits on the size of sections. Some checks compare every member of one section with every
//! member of another, so nothing else is checked if a limit is exceeded.

use crate::diagnostic::{Code, Diagnostic};
use crate::limits::{DECLARATIONS, SUB_CLIENTS};
use crate::source::Span;
use crate::spec::Spec;

pub(super) fn check(spec: &Spec) -> Vec<Diagnostic> {
    let sections = &spec.sections;
    let first_environment = spec.environments.first().map(|e| e.name.span);
    let mut found = Vec::new();
    for (what, count, place) in [
        ("variables", spec.variables.len(), sections.variables),
        ("environments", spec.environments.len(), first_environment),
        ("registrations", spec.clients.len(), sections.clients),
        (
            "error shapes",
            spec.errors.shapes.len(),
            sections.error_shapes,
        ),
        ("page styles", spec.pagination.len(), sections.pagination),
    ] {
        if count > DECLARATIONS {
            found.push(too_many(what, count, place, DECLARATIONS));
        }
    }
    if spec.sub_clients.len() > SUB_CLIENTS {
        let count = spec.sub_clients.len();
        let refusal = too_many("sub-clients", count, sections.sub_clients, SUB_CLIENTS);
        found.push(
            refusal.help(
                "set `\"group_by\": \"none\"` in `api` if they come from the document's tags",
            ),
        );
    }
    found
}

fn too_many(what: &str, count: usize, place: Option<Span>, most: usize) -> Diagnostic {
    Diagnostic::error(Code::TooCostly, format!("too many {what}: {count}")).at(
        place.unwrap_or_default(),
        format!("at most {most} are allowed"),
    )
}
