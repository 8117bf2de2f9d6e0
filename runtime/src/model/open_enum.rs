//! Open enums: a value that the spec does not list is preserved and sent back unchanged.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

use super::unlisted;

/// An enum of strings with a variant for all strings that the spec does not list.
/// [`open_enum!`](crate::open_enum!) implements it.
pub trait OpenEnum: Sized {
    /// The first string that the spec lists; empty if it lists none.
    const EXAMPLE: &'static str;

    /// Returns the variant of a string that the spec lists.
    fn from_known(text: &str) -> Option<Self>;

    /// Returns the variant for any other string.
    fn from_unknown(text: String) -> Self;

    /// Returns the wire form.
    fn as_str(&self) -> &str;

    /// Returns the variant for a string.
    fn from_text(text: &str) -> Self {
        Self::from_known(text).unwrap_or_else(|| Self::from_unknown(text.to_owned()))
    }
}

/// Deserializes an open enum; used by [`open_enum!`](crate::open_enum!).
///
/// # Errors
/// Returns an error if the value is not a string.
#[doc(hidden)]
pub fn deserialize<'de, T: OpenEnum, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct Text<T>(PhantomData<T>);

    impl<T: OpenEnum> Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match T::EXAMPLE {
                "" => f.write_str("a string"),
                example => write!(f, "a string such as `{example}`"),
            }
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            Ok(T::from_known(text).unwrap_or_else(|| {
                unlisted::add();
                T::from_unknown(text.to_owned())
            }))
        }

        fn visit_string<E: Error>(self, text: String) -> Result<T, E> {
            Ok(T::from_known(&text).unwrap_or_else(|| {
                unlisted::add();
                T::from_unknown(text)
            }))
        }
    }

    deserializer.deserialize_string(Text(PhantomData))
}

/// Declares an enum of strings, given the string of each variant and the variant for all other strings.
///
/// Derives `Debug`, `Clone`, `PartialEq`, `Eq` and `Hash`. Implements [`OpenEnum`], `as_str`, `Display`,
/// `FromStr`, `From<&str>`, `From<String>`, `Serialize` and `Deserialize`.
///
/// ```
/// licit_runtime::open_enum! {
///     /// The kind of a contact.
///     pub enum Kind {
///         Person = "person",
///         Company = "company",
///         ..Unknown
///     }
/// }
///
/// assert_eq!(Kind::from("company"), Kind::Company);
/// assert_eq!(Kind::from("guild"), Kind::Unknown("guild".to_owned()));
/// ```
#[macro_export]
macro_rules! open_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)*
            ..$unknown:ident $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)*
            /// A value that the spec does not list, unchanged.
            $unknown(::std::string::String),
        }

        impl $crate::OpenEnum for $name {
            const EXAMPLE: &'static str = [$($text,)* ""][0];

            #[inline]
            fn from_known(text: &str) -> ::core::option::Option<Self> {
                match text {
                    $($text => ::core::option::Option::Some(Self::$variant),)*
                    _ => ::core::option::Option::None,
                }
            }

            #[inline]
            fn from_unknown(text: ::std::string::String) -> Self {
                Self::$unknown(text)
            }

            #[inline]
            fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::$unknown(text) => text,
                }
            }
        }

        impl $name {
            /// Returns the wire form.
            #[inline]
            pub fn as_str(&self) -> &str {
                $crate::OpenEnum::as_str(self)
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            // Not `Self::Err`, which may be a variant.
            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok($crate::OpenEnum::from_text(text))
            }
        }

        impl ::core::convert::From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                $crate::OpenEnum::from_text(text)
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                $crate::OpenEnum::from_text(&text)
            }
        }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize_open_enum(deserializer)
            }
        }
    };
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "the macro is for enums that are public")]
mod tests {
    use std::collections::HashMap;

    crate::open_enum! {
        pub enum Kind {
            Person = "person",
            GmbH = "GmbH & Co",
            ..Unknown
        }
    }

    #[test]
    fn a_known_text_is_its_variant() {
        assert_eq!(
            serde_json::from_str::<Kind>(r#""GmbH & Co""#).unwrap(),
            Kind::GmbH
        );
        assert_eq!("person".parse::<Kind>().unwrap(), Kind::Person);
        assert_eq!(Kind::from("person".to_owned()), Kind::Person);
    }

    #[test]
    fn an_unknown_string_is_preserved() {
        let kind: Kind = serde_json::from_str(r#""Person\n""#).unwrap();
        assert_eq!(kind, Kind::Unknown("Person\n".to_owned()));
        assert_eq!(serde_json::to_string(&kind).unwrap(), r#""Person\n""#);
    }

    #[test]
    fn an_open_enum_can_be_the_key_of_a_map() {
        let json = r#"{"person":1}"#;
        let map: HashMap<Kind, u8> = serde_json::from_str(json).unwrap();
        assert_eq!(map.get(&Kind::Person), Some(&1));
        assert_eq!(serde_json::to_string(&map).unwrap(), json);
    }

    #[test]
    fn a_value_that_is_not_a_string_is_rejected() {
        assert!(serde_json::from_str::<Kind>("1").is_err());
        assert!(serde_json::from_str::<Kind>("null").is_err());
    }

    #[test]
    fn an_open_enum_is_formatted_like_a_string() {
        assert_eq!(
            format!("{:>8}|{:<8}", Kind::Person, Kind::from("x")),
            "  person|x       "
        );
    }
}
