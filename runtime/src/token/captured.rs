//! Values from a callback or a token reply that belong to the grant: Salesforce's `instance_url`,
//! Intuit's `realmId`.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Values captured from the callback or the token reply, by their names in the spec. Cheap to clone.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
pub struct Captured(Arc<BTreeMap<String, String>>);

impl Captured {
    /// Returns the value captured as `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Adds `later` values, which replace earlier ones.
    pub(crate) fn with(self, later: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut values = Arc::unwrap_or_clone(self.0);
        values.extend(later);
        Self(Arc::new(values))
    }

    /// Returns names and values.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl From<BTreeMap<String, String>> for Captured {
    fn from(values: BTreeMap<String, String>) -> Self {
        Self(Arc::new(values))
    }
}

impl From<Captured> for BTreeMap<String, String> {
    fn from(captured: Captured) -> Self {
        Arc::unwrap_or_clone(captured.0)
    }
}

/// Shows only names, because a value may be a secret.
impl fmt::Debug for Captured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
