//! Compares two versions of a provider: what changed, where, and whom it breaks.
//!
//! Resolved providers are compared, not texts: a spec and the same spec with an OpenAPI document, or
//! two ways to write the same thing, are equal. Every field of every table and of every resolved
//! type is named by `pairs!`, so that a key of the format that is not classified does not compile.
//! Types are compared where operations use them, in the direction in which their values travel.

// Must not use `load`.

mod accepted;
mod authorization;
mod code;
mod compare;
mod errors;
mod grants;
mod identity;
mod limits;
mod openid;
mod operations;
mod pair;
mod parameters;
mod provider;
mod relation;
mod render;
mod replies;
mod scopes;
mod security;
mod token;
mod types;
mod version;
mod walk;
mod webhooks;

#[cfg(test)]
mod tests;

pub use accepted::{Accepted, AcceptedError};
pub use code::{Code, Reach, Severity};
pub use render::Location;
pub use version::next_version;
pub use walk::Change;

use crate::resolve::Provider;
use crate::source::Source;
use walk::Walk;

/// One version of a provider, with the texts that it was read from: the spec first.
#[derive(Debug, Clone, Copy)]
pub struct Version<'v> {
    /// The resolved provider.
    pub provider: &'v Provider,
    /// The spec and its documents.
    pub sources: &'v [Source],
    /// Whether the first source is a file of the user, and not a spec made from a document.
    pub has_spec: bool,
}

/// The changes from one version of a provider to another.
#[derive(Debug, Clone)]
pub struct Comparison {
    old: Side,
    new: Side,
    changes: Vec<Change>,
    accepted: Vec<Change>,
    is_complete: bool,
}

/// The texts of one version.
#[derive(Debug, Clone)]
struct Side {
    sources: Vec<Source>,
    /// Whether the first source is a file of the user.
    has_spec: bool,
}

impl Side {
    fn of(version: &Version<'_>) -> Self {
        Self {
            sources: version.sources.to_vec(),
            has_spec: version.has_spec,
        }
    }
}

/// Compares two versions of a provider.
pub fn compare(old: Version<'_>, new: Version<'_>) -> Comparison {
    // The specs were parsed before without an error.
    let root = |version: &Version<'_>| {
        let spec = version.sources.first().filter(|_| version.has_spec);
        spec.and_then(|spec| spec.parse().ok())
    };
    let (old_root, new_root) = (root(&old), root(&new));
    let roots = [old_root.as_ref(), new_root.as_ref()];
    let mut walk = Walk::new(old.provider, new.provider, roots);
    compare::compare(&mut walk);
    let (mut changes, is_complete) = walk.finish();
    changes.sort_by(|one, other| {
        let key = |change: &Change| (change.code.severity(), change.code.reach());
        key(other)
            .cmp(&key(one))
            .then_with(|| one.place.cmp(&other.place))
    });
    Comparison {
        old: Side::of(&old),
        new: Side::of(&new),
        changes,
        accepted: Vec::new(),
        is_complete,
    }
}

impl Comparison {
    /// Returns the changes: the most severe first, then by place.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Returns the changes that a list accepts: see [`accept`](Self::accept).
    pub fn accepted(&self) -> &[Change] {
        &self.accepted
    }

    /// Whether every type was compared. Documents whose types replace each other in very many
    /// combinations are not compared completely, and there may be more changes.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// Returns the number of changes of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let changes = self.changes.iter();
        changes
            .filter(|change| change.code.severity() == severity)
            .count()
    }

    /// Returns the highest severity; `None` without changes.
    pub fn severity(&self) -> Option<Severity> {
        highest(&self.changes)
    }

    /// Returns the highest severity with the accepted changes, which determines the
    /// [next version](next_version): a change that a team accepts still breaks the users of its crate.
    ///
    /// ```
    /// use licit_format::diff::{Accepted, Severity};
    /// use licit_format::source::Source;
    ///
    /// let spec = |call: &str| {
    ///     let text = format!(r#"{{ "name": "acme", "credentials": {{ "api_token": {{}} }},
    ///         "api": {{ "base_url": "https://api.acme.example" }},
    ///         "operations": {{ "list": {{ "call": "{call}", "token": "none" }} }} }}"#);
    ///     licit_format::parse(Source::new("acme.json", text)).unwrap()
    /// };
    /// let mut found = spec("GET /list").changes_to(&spec("GET /all"));
    /// found.accept(&Accepted::parse("D0303 operations.list").unwrap());
    /// assert_eq!(found.severity(), None);
    /// assert_eq!(found.accepted().len(), 1);
    /// assert_eq!(found.severity_of_all(), Some(Severity::Callers));
    /// ```
    pub fn severity_of_all(&self) -> Option<Severity> {
        highest(self.changes.iter().chain(&self.accepted))
    }
}

fn highest<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Option<Severity> {
    let severities = changes.into_iter().map(|change| change.code.severity());
    severities.max()
}
