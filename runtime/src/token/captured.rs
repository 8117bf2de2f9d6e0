//! Values from a callback or a token reply that belong to the grant: Salesforce's `instance_url`,
//! Intuit's `realmId`.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

/// Values captured from the callback or the token reply, by their names in the spec. Cheap to clone.
///
/// A value may be a token: its memory is wiped when the last clone is dropped.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Captured(Arc<BTreeMap<String, Zeroizing<String>>>);

impl Captured {
    /// Returns the value captured as `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|value| value.as_str())
    }

    /// Adds `later` values, which replace earlier ones.
    pub(crate) fn with(self, later: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut values = Arc::unwrap_or_clone(self.0);
        let later = later.into_iter();
        values.extend(later.map(|(name, value)| (name, Zeroizing::new(value))));
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
        Self::default().with(values)
    }
}

impl Serialize for Captured {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Captured {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeMap::<String, String>::deserialize(deserializer).map(Self::from)
    }
}

/// Shows only names, because a value may be a secret.
impl fmt::Debug for Captured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
