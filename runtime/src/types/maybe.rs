//! A member that may be absent, null or a value: `Option<Option<T>>`.
//!
//! An update that leaves a member out and one that sets it to null are different wishes. Fields
//! use this module by `#[serde(default, skip_serializing_if = "Option::is_none", with = "maybe")]`:
//! `None` is absent, `Some(None)` null, `Some(Some(value))` a value.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Writes null or the value.
///
/// # Errors
/// Those of the value and the serializer.
pub fn serialize<T, S>(value: &Option<Option<T>>, serializer: S) -> Result<S::Ok, S::Error>
where
    T: Serialize,
    S: Serializer,
{
    value.serialize(serializer)
}

/// Reads null or a value; a member that is absent never comes here.
///
/// # Errors
/// Those of the value and the deserializer.
pub fn deserialize<'de, T, D>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    #[expect(clippy::option_option, reason = "it is what this module is for")]
    struct Update {
        #[serde(default, skip_serializing_if = "Option::is_none", with = "super")]
        name: Option<Option<String>>,
    }

    #[test]
    fn absent_null_and_a_value_are_three_things() {
        for (json, name) in [
            ("{}", None),
            (r#"{"name":null}"#, Some(None)),
            (r#"{"name":"A"}"#, Some(Some("A".to_owned()))),
        ] {
            let update: Update = serde_json::from_str(json).unwrap();
            assert_eq!(update, Update { name });
            assert_eq!(serde_json::to_string(&update).unwrap(), json);
        }
    }
}
