//! Authorization details (RFC 9396): what exactly is asked for, and what of it was granted.

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
    /// The details in `values`, each an object with a `type`.
    pub(crate) fn new(values: Vec<Value>) -> Result<Self, Malformed> {
        if values.iter().all(|value| kind(value).is_some()) {
            Ok(Self(values))
        } else {
            Err(Malformed)
        }
    }

    /// The details as a list.
    pub(crate) fn values(&self) -> &[Value] {
        &self.0
    }

    /// Those that a reply tells; `None`: it tells nothing of them.
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

    /// The value of the parameter, if there is anything to say.
    pub(crate) fn parameter(&self) -> Option<String> {
        (!self.is_empty()).then(|| Value::from(self.0.clone()).to_string())
    }

    /// Those of these that `granted` takes something from. A server may leave out members that are of
    /// no use to the client, and add others (§7, §7.1): neither is less than was asked for.
    pub(crate) fn missing_in(&self, granted: &Self) -> Vec<Value> {
        let is_granted = |asked: &&Value| {
            let mut candidates = granted.0.iter().filter(|g| kind(g) == kind(asked));
            candidates.any(|granted| takes_nothing(asked, granted))
        };
        let missing = self.0.iter().filter(|asked| !is_granted(asked));
        missing.cloned().collect()
    }

    /// Those of a type that `earlier` has as well: a refresh grants nothing new.
    pub(crate) fn within(self, earlier: &Self) -> Self {
        let known = |value: &Value| earlier.0.iter().any(|known| kind(known) == kind(value));
        Self(self.0.into_iter().filter(known).collect())
    }

    pub(crate) fn types(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(kind)
    }
}

/// Shows the types alone: the rest is between the user and the server.
impl fmt::Debug for Details {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.types()).finish()
    }
}

fn kind(detail: &Value) -> Option<&str> {
    detail.as_object()?.get("type")?.as_str()
}

/// Whether `granted` says nothing else than was `asked` for, and lists no less.
fn takes_nothing(asked: &Value, granted: &Value) -> bool {
    match (asked, granted) {
        (Value::Null, _) => true,
        (Value::Object(asked), Value::Object(granted)) => asked.iter().all(|(name, asked)| {
            let granted = granted.get(name);
            granted.is_none_or(|granted| takes_nothing(asked, granted))
        }),
        (Value::Array(asked), Value::Array(granted)) => asked
            .iter()
            .all(|asked| granted.iter().any(|granted| takes_nothing(asked, granted))),
        (asked, granted) => asked == granted,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn missing(asked: Value, granted: Value) -> usize {
        let read = |value| Details::read(Some(&value)).unwrap().unwrap();
        read(asked).missing_in(&read(granted)).len()
    }

    #[test]
    fn what_is_left_out_or_added_is_not_less() {
        let asked = json!([{"type": "account", "actions": ["list", "read"], "secret": 7}]);
        let granted = json!([{"type": "account", "actions": ["read", "list"], "iban": "DE02"}]);
        assert_eq!(missing(asked, granted), 0);
    }

    #[test]
    fn fewer_items_another_value_and_an_absent_detail_are_less() {
        let asked = json!([{"type": "account", "actions": ["list", "read"], "limit": {"sum": 5}}]);
        for granted in [
            json!([]),
            json!([{"type": "payment", "actions": ["list", "read"]}]),
            json!([{"type": "account", "actions": ["list"]}]),
            json!([{"type": "account", "limit": {"sum": 4}}]),
        ] {
            assert_eq!(missing(asked.clone(), granted), 1);
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
    fn nothing_but_types_is_shown() {
        let details = Details::new(vec![json!({"type": "payment", "iban": "DE02"})]).unwrap();
        assert_eq!(format!("{details:?}"), r#"["payment"]"#);
    }
}
