//! Chooses unique Rust names for names on the wire.

use std::collections::{HashMap, HashSet};

use crate::name;

/// Names that are taken, in one scope of Rust.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    /// For a name that was taken, the first number that may be free: counting from 2 for each of
    /// thousands of equal names would take quadratic time.
    next: HashMap<String, usize>,
}

/// A thing that needs a name.
pub(super) struct Named {
    /// The name that it would have by itself.
    wanted: String,
    /// Who has it first.
    rank: Rank,
}

#[derive(Clone, Copy, PartialEq)]
enum Rank {
    /// The author chose the name.
    Given,
    /// It is the name on the wire.
    Exact,
    /// It is made from the name on the wire.
    Made,
}

impl Named {
    /// A field, by its name on the wire and the one that the author gave it.
    pub(super) fn field(wire: &str, given: Option<&str>) -> Self {
        let wanted = name::snake(given.unwrap_or(wire));
        Self {
            rank: rank(&wanted, wire, given),
            wanted,
        }
    }

    /// A variant of an enum.
    pub(super) fn variant(wire: &str, given: Option<&str>) -> Self {
        let wanted = match given {
            Some(given) => given.to_owned(),
            None => match name::pascal(wire).as_str() {
                // That variant keeps what the spec does not list.
                "Unknown" => "UnknownValue".into(),
                name => name.into(),
            },
        };
        Self {
            rank: rank(&wanted, wire, given),
            wanted,
        }
    }

    /// A model, which has the same name everywhere.
    pub(super) fn model(name: &str) -> Self {
        Self {
            wanted: name.to_owned(),
            rank: Rank::Exact,
        }
    }
}

fn rank(wanted: &str, wire: &str, given: Option<&str>) -> Rank {
    match given {
        Some(_) => Rank::Given,
        None if wanted.trim_start_matches("r#") == wire => Rank::Exact,
        None => Rank::Made,
    }
}

impl Names {
    /// A scope in which these are taken.
    pub(super) fn with<'n>(taken: impl IntoIterator<Item = &'n str>) -> Self {
        Self {
            taken: taken.into_iter().map(str::to_owned).collect(),
            next: HashMap::new(),
        }
    }

    /// `name`, or the first of `name_2`, `name_3` … that is free; for types and variants `Name2`.
    pub(super) fn take(&mut self, name: &str) -> String {
        if self.taken.insert(name.to_owned()) {
            return name.to_owned();
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

    /// Names for all, in order. What the author chose comes first, then what is the same on the
    /// wire: adding a property does not rename another that had its name by right.
    pub(super) fn of(&mut self, all: &[Named]) -> Vec<String> {
        let mut names: Vec<Option<String>> = vec![None; all.len()];
        for rank in [Rank::Given, Rank::Exact, Rank::Made] {
            for (named, place) in all.iter().zip(&mut names) {
                if named.rank == rank {
                    *place = Some(self.take(&named.wanted));
                }
            }
        }
        names.into_iter().flatten().collect()
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
    fn names_that_collide_are_numbered() {
        assert_eq!(
            variants(&["a", "A", "á", "a!", "unknown", "Unknown"]),
            ["A2", "A", "Á", "A3", "UnknownValue", "UnknownValue2"]
        );
        assert_eq!(
            fields(&["userID", "user_id", "user-id", "type", "Type", "v1", "V1"]),
            [
                "user_id_2",
                "user_id",
                "user_id_3",
                "r#type",
                "type_2",
                "v1",
                "v1_2"
            ]
        );
        assert_eq!(variants(&["v1", "V1"]), ["V1_2", "V1"]);
    }

    #[test]
    fn what_the_author_chose_comes_first() {
        let all = [Named::field("b", None), Named::field("a", Some("b"))];
        assert_eq!(Names::default().of(&all), ["b_2", "b"]);
        let all = [
            Named::variant("ABC", Some("ABC")),
            Named::variant("abc", None),
        ];
        assert_eq!(Names::default().of(&all), ["ABC", "Abc"]);
    }
}
