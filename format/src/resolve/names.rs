//! Chooses unique Rust names for names on the wire.

use std::collections::{HashMap, HashSet};

use crate::name::{self, Choice, choose, limited};

/// The names that are used in one scope of Rust.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    /// For each used name, the first number that may be free. Counting from 2 for each of thousands
    /// of equal names would take quadratic time.
    next: HashMap<String, usize>,
}

/// An item that needs a name.
pub(super) struct Named<'n> {
    /// Its name on the wire.
    wire: &'n str,
    /// The name that the author chose.
    given: Option<&'n str>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Field,
    Variant,
    Model,
}

impl<'n> Named<'n> {
    /// Creates a field from its name on the wire and the name that the author chose.
    pub(super) fn field(wire: &'n str, given: Option<&'n str>) -> Self {
        let kind = Kind::Field;
        Self { wire, given, kind }
    }

    /// Creates a variant of an enum.
    pub(super) fn variant(wire: &'n str, given: Option<&'n str>) -> Self {
        let kind = Kind::Variant;
        Self { wire, given, kind }
    }

    /// Creates a model, which has the same name everywhere.
    pub(super) fn model(name: &'n str) -> Self {
        let kind = Kind::Model;
        Self {
            wire: name,
            given: Some(name),
            kind,
        }
    }

    /// Names that the author chose come first, then names that are unchanged from the wire, so that
    /// an added property does not rename one whose name was already correct.
    fn rank(&self) -> u8 {
        match self.given {
            Some(_) => 0,
            None if self.derived(self.wire).trim_start_matches("r#") == self.wire => 1,
            None => 2,
        }
    }

    /// Returns a candidate name: the words of the wire name, then with punctuation spelled out,
    /// then with a word for the case of its letters.
    fn name(&self, level: usize) -> Option<String> {
        match (level, self.given) {
            (0, Some(given)) if self.kind == Kind::Field => Some(name::snake(given)),
            (0, Some(given)) => Some(given.to_owned()),
            (0, None) => Some(self.derived(self.wire)),
            (1, Some(given)) if self.kind == Kind::Model => Some(format!("{given}Model")),
            (1, None) => Some(self.derived(&name::spelled(self.wire))),
            (2, None) => {
                let has = |is: fn(char) -> bool| self.wire.contains(is);
                let letters = match (has(char::is_uppercase), has(char::is_lowercase)) {
                    (true, false) => "uppercase",
                    (false, true) => "lowercase",
                    _ => "mixed case",
                };
                Some(self.derived(&format!("{} {letters}", self.wire)))
            }
            _ => None,
        }
    }

    fn derived(&self, wire: &str) -> String {
        if self.kind == Kind::Field {
            return name::snake(wire);
        }
        match name::pascal(wire).as_str() {
            // The variant of this name preserves values that the spec does not list.
            "Unknown" => "UnknownValue".into(),
            name => name.into(),
        }
    }
}

impl Names {
    /// Creates a scope in which these names are used.
    pub(super) fn with<'n>(taken: impl IntoIterator<Item = &'n str>) -> Self {
        Self {
            taken: taken.into_iter().map(str::to_owned).collect(),
            next: HashMap::new(),
        }
    }

    /// Returns `name`, or the first unused one of `name_2`, `name_3` …; for types and variants,
    /// `Name2`.
    pub(super) fn take(&mut self, name: &str) -> String {
        let name = limited(name);
        if self.taken.insert(name.clone()) {
            return name;
        }
        let is_snake = !name.starts_with(char::is_uppercase);
        let stem = name.trim_start_matches("r#");
        let between = if is_snake || stem.ends_with(|c: char| c.is_ascii_digit()) {
            "_"
        } else {
            ""
        };
        let stem = format!("{stem}{between}");
        let next = self.next.entry(stem.clone()).or_insert(2);
        loop {
            let name = format!("{stem}{next}");
            *next += 1;
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }

    /// Returns a name for each. Their order does not affect the names.
    pub(super) fn of(&mut self, all: &[Named<'_>]) -> Vec<String> {
        let choices: Vec<Choice<'_>> = all
            .iter()
            .map(|named| Choice {
                rank: named.rank(),
                names: Box::new(|level| named.name(level)),
                place: named.wire,
            })
            .collect();
        let names = choose(&choices, self.taken.clone(), str::to_owned);
        self.taken.extend(names.iter().cloned());
        names
    }
}

#[cfg(test)]
mod tests {
    use super::{Named, Names};

    fn fields(wires: &[&str]) -> Vec<String> {
        let all: Vec<_> = wires.iter().map(|wire| Named::field(wire, None)).collect();
        Names::default().of(&all)
    }

    fn variants(wires: &[&str]) -> Vec<String> {
        let all: Vec<_> = wires
            .iter()
            .map(|wire| Named::variant(wire, None))
            .collect();
        Names::with(["Unknown"]).of(&all)
    }

    #[test]
    fn names_that_collide_are_spelled_out() {
        assert_eq!(
            variants(&["a", "A", "á", "a!", "unknown", "Unknown"]),
            [
                "ALowercase",
                "A",
                "Á",
                "ABang",
                "UnknownLowercase",
                "UnknownMixedCase"
            ]
        );
        assert_eq!(
            fields(&["userID", "user_id", "user-id", "type", "Type", "v1", "V1"]),
            [
                "user_id_mixed_case",
                "user_id",
                "user_dash_id",
                "r#type",
                "type_mixed_case",
                "v1",
                "v1_uppercase"
            ]
        );
        assert_eq!(variants(&["v1", "V1"]), ["V1Lowercase", "V1"]);
        // The order of the names does not matter.
        assert_eq!(fields(&["user-id", "user_id"]), ["user_dash_id", "user_id"]);
    }

    #[test]
    fn names_chosen_by_the_author_take_precedence() {
        let all = [Named::field("b", None), Named::field("a", Some("b"))];
        assert_eq!(Names::default().of(&all), ["b_lowercase", "b"]);
        let all = [
            Named::variant("ABC", Some("ABC")),
            Named::variant("abc", None),
        ];
        assert_eq!(Names::default().of(&all), ["ABC", "Abc"]);
    }
}
