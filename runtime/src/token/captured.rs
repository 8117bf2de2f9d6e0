//! Values that a callback or a token reply brought, which belong to the grant: Salesforce's
//! `instance_url`, Intuit's `realmId`.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Values that the callback or the token reply brought, by the names that the spec gives them.
/// Copies are cheap.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
pub struct Captured(Arc<BTreeMap<String, String>>);

impl Captured {
    /// The value kept under `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// These, and `later` ones, which win.
    pub(crate) fn with(self, later: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut values = Arc::unwrap_or_clone(self.0);
        values.extend(later);
        Self(Arc::new(values))
    }

    /// Names and values.
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

/// Shows names only: a provider may hand out anything here.
impl fmt::Debug for Captured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
