//! Open enums of integers: a number that the spec does not list is preserved and sent back unchanged.

use std::fmt;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

/// Deserializes the number of an open enum, of which `example` is one; used by
/// [`open_integer_enum!`](crate::open_integer_enum!).
///
/// # Errors
/// Returns an error if the value is not an integer of 64 bits.
#[doc(hidden)]
pub fn number<'de, D: Deserializer<'de>>(deserializer: D, example: i64) -> Result<i64, D::Error> {
    struct Number(i64);

    impl Visitor<'_> for Number {
        type Value = i64;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "an integer such as {}", self.0)
        }

        fn visit_i64<E>(self, number: i64) -> Result<i64, E> {
            Ok(number)
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<i64, E> {
            let known = i64::try_from(number);
            known.map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
        }
    }

    deserializer.deserialize_i64(Number(example))
}

/// Declares an enum of integers, given the number of each variant and the variant for all other numbers.
///
/// Derives `Debug`, `Clone`, `PartialEq`, `Eq` and `Hash`. Implements `as_i64`, `Display`, `From<i64>`,
/// `Serialize` and `Deserialize`.
///
/// ```
/// licit_runtime::open_integer_enum! {
///     pub enum Level {
///         Low = 1,
///         High = 10,
///         ..Unknown
///     }
/// }
///
/// assert_eq!(Level::from(10), Level::High);
/// assert_eq!(Level::from(-1).to_string(), "-1");
/// ```
#[macro_export]
macro_rules! open_integer_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $number:literal,)*
            ..$unknown:ident $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)*
            /// A value that the spec does not list, unchanged.
            $unknown(i64),
        }

        impl $name {
            /// Returns the wire form.
            #[inline]
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $number,)*
                    Self::$unknown(number) => *number,
                }
            }
        }

        impl ::core::convert::From<i64> for $name {
            #[inline]
            fn from(number: i64) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    number => Self::$unknown(number),
                }
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let number =
                    $crate::__private::deserialize_enum_number(deserializer, [$($number,)* 0][0])?;
                let value = ::core::convert::From::from(number);
                if let Self::$unknown(_) = value {
                    $crate::__private::count_unlisted();
                }
                ::core::result::Result::Ok(value)
            }
        }
    };
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macro is for enums that are public")]
mod tests {
    crate::open_integer_enum! {
        pub enum Level {
            Below = -1,
            Low = 1,
            ..Unknown
        }
    }

    #[test]
    fn every_number_round_trips() {
        for (json, level) in [
            ("-1", Level::Below),
            ("1", Level::Low),
            ("9007199254740993", Level::Unknown(9_007_199_254_740_993)),
        ] {
            let read: Level = serde_json::from_str(json).unwrap();
            assert_eq!(read, level);
            assert_eq!(serde_json::to_string(&read).unwrap(), json);
        }
        assert!(serde_json::from_str::<Level>(r#""1""#).is_err());
    }
}
