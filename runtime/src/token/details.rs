//! Authorization details (RFC 9396): what exactly is asked for, and what of it was granted.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::{ArgumentError, Error, TokenReplyFault as Fault};
use crate::reply;

/// The name of the parameter, and of the member of the reply (§3, §7).
pub(crate) const NAME: &str = "authorization_details";

/// Authorization details, each an object with a `type` (§2).
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Details(Vec<Value>);

impl Details {
    /// Those that an application asks for.
    pub(crate) fn of<T: Serialize>(details: &[T]) -> Result<Self, ArgumentError> {
        let values = details.iter().map(serde_json::to_value);
        match values.collect::<Result<Vec<_>, _>>() {
            Ok(values) if values.iter().all(|value| kind(value).is_some()) => Ok(Self(values)),
            _ => Err(ArgumentError::new(NAME, "must be objects with a `type`")),
        }
    }

    /// Those that a reply tells; `None`: it tells nothing of them.
    pub(crate) fn read(value: Option<&Value>) -> Result<Option<Self>, Fault> {
        match value {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Array(values)) if values.iter().all(|value| kind(value).is_some()) => {
                Ok(Some(Self(values.clone())))
            }
            Some(_) => Err(Fault::Member(NAME)),
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

    /// As values of the application's.
    pub(crate) fn decode<T: DeserializeOwned>(&self) -> Result<Vec<T>, Error> {
        let text = Value::from(self.0.clone()).to_string();
        Ok(reply::decode(&text.into(), "")?)
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
            assert_eq!(
                Details::read(Some(&value)).unwrap_err(),
                Fault::Member(NAME)
            );
        }
        assert_eq!(Details::read(Some(&json!(null))), Ok(None));
        assert!(Details::of(&["text"]).is_err());
    }

    #[test]
    fn nothing_but_types_is_shown() {
        let details = Details::of(&[json!({"type": "payment", "iban": "DE02"})]).unwrap();
        assert_eq!(format!("{details:?}"), r#"["payment"]"#);
    }
}
