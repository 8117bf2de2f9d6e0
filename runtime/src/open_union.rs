//! Unions: a value that is one of several types, told apart by what it looks like, and kept as
//! JSON when it is none of them.

/// Gives an enum whose variants each hold one type `Serialize` and `Deserialize`: the value alone
/// is written, and the first variant whose type takes the value is read.
///
/// The last variant, after `..`, holds [`Json`](crate::Json) and takes what no other does. The
/// order is the spec's, with the narrower type first: every integer is a number too.
///
/// ```
/// use licit_runtime::{Json, open_union};
///
/// #[derive(Debug, PartialEq)]
/// pub enum Location {
///     Integer(i64),
///     String(String),
///     Other(Json),
/// }
/// open_union!(Location { Integer, String, ..Other });
///
/// let locations: Vec<Location> = licit_runtime::serde_json::from_str(r#"[7, "7", null]"#)?;
/// assert_eq!(
///     locations,
///     [Location::Integer(7), Location::String("7".to_owned()), Location::Other(Json::Null)]
/// );
/// # Ok::<(), licit_runtime::serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! open_union {
    ($name:ident { $($variant:ident,)+ ..$other:ident }) => {
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => {
                        $crate::serde::Serialize::serialize(value, serializer)
                    })+
                    Self::$other(value) => $crate::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let json: $crate::types::ExactJson<'_> =
                    $crate::serde::Deserialize::deserialize(deserializer)?;
                $(if let ::core::result::Result::Ok(value) = json.read() {
                    return ::core::result::Result::Ok(Self::$variant(value));
                })+
                json.read().map(Self::$other).map_err($crate::serde::de::Error::custom)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};
    use serde_json::Value;

    use crate::types::{Date, Decimal};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Point {
        x: Decimal,
    }

    #[derive(Debug, PartialEq)]
    enum Place {
        Integer(i64),
        Decimal(Decimal),
        Date(Date),
        Text(String),
        Point(Box<Point>),
        Points(Vec<Point>),
        Other(Value),
    }
    crate::open_union!(Place {
        Integer,
        Decimal,
        Date,
        Text,
        Point,
        Points,
        ..Other
    });

    #[test]
    fn the_first_type_that_takes_the_value_is_read() {
        let read = |json| serde_json::from_str::<Place>(json).unwrap();
        assert_eq!(read("7"), Place::Integer(7));
        assert!(matches!(read("7.50"), Place::Decimal(_)));
        assert!(matches!(read(r#""2024-01-31""#), Place::Date(_)));
        assert!(matches!(read(r#""x""#), Place::Text(_)));
        assert!(matches!(read(r#"{"x": "1"}"#), Place::Point(_)));
        assert!(matches!(read(r#"[{"x": 1}]"#), Place::Points(_)));
    }

    #[test]
    fn every_value_goes_back_as_it_came() {
        for json in [
            "7",
            "7.50",
            "123456789012345678901234567890",
            r#""x""#,
            r#"{"x":1.10}"#,
            "[]",
            "null",
            r#"{"y":[true]}"#,
        ] {
            let place: Place = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&place).unwrap(), json);
        }
    }

    #[test]
    fn what_is_no_known_type_is_kept_as_json() {
        let place: Place = serde_json::from_str(r#"{"y": [true]}"#).unwrap();
        assert_eq!(place, Place::Other(serde_json::json!({"y": [true]})));
    }

    #[test]
    fn only_what_is_no_json_is_refused() {
        assert!(serde_json::from_str::<Place>("{").is_err());
        assert!(serde_json::from_str::<Place>(&"[".repeat(200_000)).is_err());
    }
}
