//! Writes the parameters of a token request as a JSON object. Nested ones are named by their JSON pointers.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::ser::{Serialize, Serializer};
use serde_json::Number;

use crate::error::ArgumentError;
use crate::secret::{Secret, wiped};

/// Writes parameters, of which `unquoted` are numbers or booleans.
pub(super) fn write(
    parameters: &[(&'static str, Secret)],
    unquoted: &[&str],
) -> Result<Secret, ArgumentError> {
    let mut members = Members::default();
    for (name, value) in parameters {
        let value = value.expose();
        let member = if unquoted.contains(name) {
            let member = Member::unquoted(value);
            member.ok_or_else(|| ArgumentError::new(*name, "is neither a number nor a boolean"))?
        } else {
            Member::Text(value)
        };
        let is_added = match name.strip_prefix('/') {
            Some(pointer) => members.add_at(pointer, member),
            None => members.add(Cow::Borrowed(name), member),
        };
        if !is_added {
            return Err(ArgumentError::new(*name, "is inside another parameter"));
        }
    }
    let malformed = |_| ArgumentError::new("parameters", "cannot be written as JSON");
    wiped::json_text(&Member::Nested(members)).map_err(malformed)
}

/// The members of an object, or the items of a list by their positions.
#[derive(Default)]
struct Members<'p>(BTreeMap<Cow<'p, str>, Member<'p>>);

/// A parameter in JSON. Borrowed, to avoid copies of secrets.
enum Member<'p> {
    Text(&'p str),
    Number(Number),
    Flag(bool),
    Several(Vec<&'p str>),
    Nested(Members<'p>),
}

impl Member<'_> {
    fn unquoted(value: &str) -> Option<Self> {
        match value {
            "true" => Some(Self::Flag(true)),
            "false" => Some(Self::Flag(false)),
            number => serde_json::from_str(number).ok().map(Self::Number),
        }
    }
}

impl<'p> Members<'p> {
    /// Adds a member. In a form, a name may be repeated; here its texts become a list. Returns `false` if
    /// another kind of member has the name.
    fn add(&mut self, name: Cow<'p, str>, member: Member<'p>) -> bool {
        match (self.0.entry(name), member) {
            (Entry::Vacant(entry), member) => {
                entry.insert(member);
                true
            }
            (Entry::Occupied(mut entry), Member::Text(text)) => match entry.get_mut() {
                Member::Several(texts) => {
                    texts.push(text);
                    true
                }
                Member::Text(first) => {
                    let texts = vec![*first, text];
                    entry.insert(Member::Several(texts));
                    true
                }
                _ => false,
            },
            (Entry::Occupied(_), _) => false,
        }
    }

    /// Adds a member at a JSON pointer without its first slash (RFC 6901 §3).
    fn add_at(&mut self, pointer: &'p str, member: Member<'p>) -> bool {
        let Some((first, rest)) = pointer.split_once('/') else {
            return self.add(unescaped(pointer), member);
        };
        let inner = self.0.entry(unescaped(first));
        match inner.or_insert_with(|| Member::Nested(Self::default())) {
            Member::Nested(inner) => inner.add_at(rest, member),
            _ => false,
        }
    }

    /// Returns the items, if the names are positions.
    fn items(&self) -> Option<Vec<&Member<'p>>> {
        let positions = 0..self.0.len();
        let items = positions.map(|at| self.0.get(at.to_string().as_str()));
        items
            .collect::<Option<Vec<_>>>()
            .filter(|items| !items.is_empty())
    }
}

/// RFC 6901 §4
fn unescaped(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

impl Serialize for Member<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => number.serialize(serializer),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Several(texts) => serializer.collect_seq(texts),
            Self::Nested(members) => match members.items() {
                Some(items) => serializer.collect_seq(items),
                None => serializer.collect_map(&members.0),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(parameters: &[(&'static str, &str)], unquoted: &[&str]) -> Result<String, String> {
        let parameters: Vec<_> = parameters
            .iter()
            .map(|(name, value)| (*name, Secret::new(*value)))
            .collect();
        let text = write(&parameters, unquoted).map_err(|error| error.to_string())?;
        Ok(text.expose().to_owned())
    }

    #[test]
    fn numbers_and_booleans_have_no_quotes() {
        let parameters = [("id", "7"), ("refresh", "true"), ("code", "7")];
        assert_eq!(
            written(&parameters, &["id", "refresh"]).unwrap(),
            r#"{"code":"7","id":7,"refresh":true}"#
        );
        assert!(written(&[("id", "x7")], &["id"]).is_err());
        assert!(written(&[("id", "null")], &["id"]).is_err());
    }

    #[test]
    fn a_name_with_slashes_is_a_pointer_into_objects_and_lists() {
        let parameters = [
            ("/Properties/UserTokens/0", "a"),
            ("/Properties/a~1b", "c"),
            ("RelyingParty", "r"),
        ];
        assert_eq!(
            written(&parameters, &[]).unwrap(),
            r#"{"Properties":{"UserTokens":["a"],"a/b":"c"},"RelyingParty":"r"}"#
        );
        assert!(written(&[("a", "1"), ("/a/b", "2")], &[]).is_err());
        assert!(written(&[("/a/b", "2"), ("a", "1")], &[]).is_err());
    }

    #[test]
    fn a_repeated_name_is_a_list() {
        let parameters = [("resource", "a"), ("resource", "b"), ("resource", "c")];
        assert_eq!(
            written(&parameters, &[]).unwrap(),
            r#"{"resource":["a","b","c"]}"#
        );
    }
}
