//! Authorization details (RFC 9396): those requested and those granted.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The name of the parameter, and of the member of the reply (§3, §7).
pub(crate) const NAME: &str = "authorization_details";

/// Authorization details, each an object with a `type` (§2).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Details(Vec<Value>);

/// Not a list of objects with a `type` each (RFC 9396 §2).
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Malformed;

impl Details {
    /// Creates details from `values`, each an object with a `type`.
    pub(crate) fn new(values: Vec<Value>) -> Result<Self, Malformed> {
        if values.iter().all(|value| kind(value).is_some()) {
            Ok(Self(values))
        } else {
            Err(Malformed)
        }
    }

    /// Returns the details as a list.
    pub(crate) fn values(&self) -> &[Value] {
        &self.0
    }

    /// Reads the details of a reply; `None` if it has none.
    pub(crate) fn read(value: Option<&Value>) -> Result<Option<Self>, Malformed> {
        match value {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Array(values)) if values.iter().all(|value| kind(value).is_some()) => {
                Ok(Some(Self(values.clone())))
            }
            Some(_) => Err(Malformed),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the value of the request parameter, unless there are no details.
    pub(crate) fn parameter(&self) -> Option<String> {
        (!self.is_empty()).then(|| Value::from(self.0.clone()).to_string())
    }

    /// Returns the details that `granted` does not cover in full. A server may omit members that the
    /// client does not need, and add others (§7, §7.1); neither counts as less.
    pub(crate) fn missing_in(&self, granted: &Self) -> Vec<Value> {
        let is_granted = |requested: &&Value| {
            let mut candidates = granted.0.iter().filter(|g| kind(g) == kind(requested));
            candidates.any(|granted| is_covered(requested, granted))
        };
        let missing = self.0.iter().filter(|requested| !is_granted(requested));
        missing.cloned().collect()
    }

    /// Returns the details of a type that `earlier` has as well: a refresh grants nothing new.
    pub(crate) fn within(self, earlier: &Self) -> Self {
        let known = |value: &Value| earlier.0.iter().any(|known| kind(known) == kind(value));
        Self(self.0.into_iter().filter(known).collect())
    }

    pub(crate) fn types(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(kind)
    }
}

/// Shows only the types: the content is private to the user and the server.
impl fmt::Debug for Details {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.types()).finish()
    }
}

fn kind(detail: &Value) -> Option<&str> {
    detail.as_object()?.get("type")?.as_str()
}

/// Returns whether `granted` contradicts nothing in `requested` and lists no less.
fn is_covered(requested: &Value, granted: &Value) -> bool {
    match (requested, granted) {
        (Value::Null, _) => true,
        (Value::Object(requested), Value::Object(granted)) => {
            requested.iter().all(|(name, requested)| {
                let granted = granted.get(name);
                granted.is_none_or(|granted| is_covered(requested, granted))
            })
        }
        (Value::Array(requested), Value::Array(granted)) => requested
            .iter()
            .all(|requested| granted.iter().any(|granted| is_covered(requested, granted))),
        (requested, granted) => requested == granted,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn missing(requested: Value, granted: Value) -> usize {
        let read = |value| Details::read(Some(&value)).unwrap().unwrap();
        read(requested).missing_in(&read(granted)).len()
    }

    #[test]
    fn omitted_and_added_members_are_not_less() {
        let requested = json!([{"type": "account", "actions": ["list", "read"], "secret": 7}]);
        let granted = json!([{"type": "account", "actions": ["read", "list"], "iban": "DE02"}]);
        assert_eq!(missing(requested, granted), 0);
    }

    #[test]
    fn fewer_items_another_value_and_an_absent_detail_are_less() {
        let requested =
            json!([{"type": "account", "actions": ["list", "read"], "limit": {"sum": 5}}]);
        for granted in [
            json!([]),
            json!([{"type": "payment", "actions": ["list", "read"]}]),
            json!([{"type": "account", "actions": ["list"]}]),
            json!([{"type": "account", "limit": {"sum": 4}}]),
        ] {
            assert_eq!(missing(requested.clone(), granted), 1);
        }
    }

    #[test]
    fn details_are_objects_with_a_type() {
        for value in [
            json!({}),
            json!("x"),
            json!([1]),
            json!([{}]),
            json!([{"type": 1}]),
        ] {
            assert_eq!(Details::read(Some(&value)).unwrap_err(), Malformed);
        }
        assert_eq!(Details::read(Some(&json!(null))), Ok(None));
        assert_eq!(Details::new(vec![json!("text")]), Err(Malformed));
    }

    #[test]
    fn only_types_are_shown() {
        let details = Details::new(vec![json!({"type": "payment", "iban": "DE02"})]).unwrap();
        assert_eq!(format!("{details:?}"), r#"["payment"]"#);
    }
}
