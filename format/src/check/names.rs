//! Rust names: they are unique, and do not collide with names of the generated code.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::Spanned;

/// Items whose Rust names must be unique.
pub(super) struct Kind {
    code: Code,
    plural: &'static str,
    help: &'static str,
}

impl Kind {
    pub(super) const SCOPES: Self = Self {
        code: Code::ScopeNameClash,
        plural: "scopes",
        help: "set a name for one of them: `{ \"description\": \"…\", \"rust_name\": \"…\" }`",
    };
    pub(super) const VALUES: Self = Self {
        code: Code::NameClash,
        plural: "values",
        help: "set a name for one of them: `{ \"value\": \"…\", \"rust_name\": \"…\" }`",
    };
    pub(super) const PROPERTIES: Self = Self {
        code: Code::NameClash,
        plural: "properties",
        help: "set a name for one of them: `{ \"type\": \"…\", \"rust_name\": \"…\" }`",
    };
    pub(super) const PARAMETERS: Self = Self {
        plural: "parameters",
        ..Self::PROPERTIES
    };
    pub(super) const REPLY_HEADERS: Self = Self {
        plural: "headers of a reply",
        ..Self::PROPERTIES
    };
    pub(super) const OPERATIONS: Self = Self::renamed("operations");
    pub(super) const METHODS: Self = Self::renamed("methods of a client");
    pub(super) const CLIENTS: Self = Self::renamed("clients");
    pub(super) const CREDENTIALS: Self = Self::renamed("credentials");
    pub(super) const SECURITY_SCHEMES: Self = Self::renamed("security schemes");
    pub(super) const ENVIRONMENTS: Self = Self::renamed("environments");
    pub(super) const SUB_CLIENTS: Self = Self::renamed("sub-clients");
    pub(super) const EVENTS: Self = Self::renamed("events");

    /// Items whose names are Rust names already.
    const fn renamed(plural: &'static str) -> Self {
        Self {
            code: Code::NameClash,
            plural,
            help: "rename one of them",
        }
    }
}

/// Reports names that are equal in Rust; each comes with its name in the spec.
pub(super) fn unique<'a>(
    kind: &Kind,
    names: impl IntoIterator<Item = (String, &'a Spanned<String>)>,
    found: &mut Vec<Diagnostic>,
) {
    let mut first: HashMap<String, &Spanned<String>> = HashMap::new();
    for (rust_name, wire) in names {
        let Some(earlier) = first.get(&rust_name) else {
            first.insert(rust_name, wire);
            continue;
        };
        let rust_name = shown(&rust_name);
        let message = format!("two {} have the Rust name `{rust_name}`", kind.plural);
        found.push(
            Diagnostic::error(kind.code, message)
                .at(wire.span, format!("also becomes `{rust_name}`"))
                .see(earlier.span, format!("becomes `{rust_name}`"))
                .help(kind.help),
        );
    }
}

/// Reports a name that the generated code reserves.
pub(super) fn reserved(
    name: &Spanned<String>,
    taken: &[&str],
    why: &str,
    found: &mut Vec<Diagnostic>,
) {
    if taken.contains(&name.as_str()) {
        found.push(
            Diagnostic::error(Code::ReservedName, format!("`{}` {why}", name.value))
                .at(name.span, "choose another name"),
        );
    }
}
