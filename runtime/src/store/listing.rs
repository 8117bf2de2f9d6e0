//! Lists of the grants in a store.

use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::contract::Version;
use super::key::GrantKey;

/// Selects grants by their names and their end. An empty filter selects every grant.
///
/// ```
/// use licit_runtime::store::GrantFilter;
///
/// let of_one_user = GrantFilter::all().subject("user-17");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct GrantFilter {
    provider: Option<String>,
    subject: Option<String>,
    ends_before: Option<SystemTime>,
}

impl GrantFilter {
    /// Creates a filter that selects every grant.
    pub fn all() -> Self {
        Self::default()
    }

    /// Selects grants of one provider, by its name in the spec.
    pub fn provider(self, name: impl Into<String>) -> Self {
        Self {
            provider: Some(name.into()),
            ..self
        }
    }

    /// Selects grants with one subject, for all providers.
    pub fn subject(self, name: impl Into<String>) -> Self {
        Self {
            subject: Some(name.into()),
            ..self
        }
    }

    /// Selects grants whose [end](super::GrantRecord::ends_at) is known and before `time`. This includes
    /// lost grants.
    pub fn ends_before(self, time: SystemTime) -> Self {
        Self {
            ends_before: Some(time),
            ..self
        }
    }

    /// Returns the provider to select, if any. For stores.
    pub fn provider_name(&self) -> Option<&str> {
        self.provider.as_deref()
    }

    /// Returns the subject to select, if any. For stores.
    pub fn subject_name(&self) -> Option<&str> {
        self.subject.as_deref()
    }

    /// Returns the time before which grants must end, if any. For stores.
    pub fn end(&self) -> Option<SystemTime> {
        self.ends_before
    }

    /// Returns whether the filter selects a grant with this name and end. For stores.
    pub fn selects(&self, key: &GrantKey, ends_at: Option<SystemTime>) -> bool {
        self.provider_name()
            .is_none_or(|name| name == key.provider())
            && self.subject_name().is_none_or(|name| name == key.subject())
            && self
                .ends_before
                .is_none_or(|time| ends_at.is_some_and(|end| end < time))
    }
}

/// A grant in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedGrant {
    key: GrantKey,
    version: Version,
    ends_at: Option<SystemTime>,
}

impl ListedGrant {
    /// Creates an entry of a list. For stores.
    pub fn new(key: GrantKey, version: Version, ends_at: Option<SystemTime>) -> Self {
        Self {
            key,
            version,
            ends_at,
        }
    }

    /// Returns the grant's key.
    pub fn key(&self) -> &GrantKey {
        &self.key
    }

    /// Returns the version of its record.
    pub fn version(&self) -> Version {
        self.version
    }

    /// Returns when the grant [ends](super::GrantRecord::ends_at).
    pub fn ends_at(&self) -> Option<SystemTime> {
        self.ends_at
    }
}

/// The place in a list after which the next page begins. Its text is the store's own, and may be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(String);

impl Cursor {
    /// Creates a cursor from its text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A page of a list of grants.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GrantPage {
    grants: Vec<ListedGrant>,
    next: Option<Cursor>,
}

impl GrantPage {
    /// Creates a page. `next` is `None` if no grants follow. For stores.
    pub fn new(grants: Vec<ListedGrant>, next: Option<Cursor>) -> Self {
        Self { grants, next }
    }

    /// Creates a page from every selected grant with its digest, in any order: sorts by digest and cuts
    /// the page after `after`.
    pub(super) fn cut(
        mut found: Vec<(String, ListedGrant)>,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Self {
        found.retain(|(digest, _)| after.is_none_or(|after| digest.as_str() > after.as_str()));
        found.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let has_more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().filter(|_| has_more);
        let next = next.map(|(digest, _)| Cursor::new(digest.as_str()));
        Self::new(found.into_iter().map(|(_, grant)| grant).collect(), next)
    }

    /// Returns the grants of the page. A page that is not the last may have fewer than the limit.
    pub fn grants(&self) -> &[ListedGrant] {
        &self.grants
    }

    /// Returns the cursor of the next page; `None` on the last page.
    pub fn next(&self) -> Option<&Cursor> {
        self.next.as_ref()
    }
}
