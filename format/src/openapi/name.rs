//! Derives names of models, operations and parameters from a document. They are valid in a spec and
//! in Rust.

use std::collections::{HashMap, HashSet};

use crate::name;

/// Unique names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    taken: HashSet<String>,
    /// For each used name, the first number that may be free. Documents use thousands of equal
    /// names, and counting from 2 for each would take quadratic time.
    next: HashMap<String, usize>,
}

impl Names {
    pub(crate) fn new<'a>(taken: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            taken: taken.into_iter().map(str::to_owned).collect(),
            next: HashMap::new(),
        }
    }

    /// Returns the name, with a number appended if it is already used. Names that differ only in
    /// case are made unique, too, because their setters and modules would collide.
    pub(crate) fn unique(&mut self, wanted: &str, separator: &str) -> String {
        let key = wanted.to_lowercase().replace('_', "");
        if self.taken.insert(key.clone()) {
            return wanted.to_owned();
        }
        let next = self.next.entry(key.clone()).or_insert(2);
        loop {
            let number = *next;
            *next += 1;
            if self.taken.insert(format!("{key}{number}")) {
                return format!("{wanted}{separator}{number}");
            }
        }
    }
}

/// Types of the Rust prelude that generated code uses.
const RUST_TYPES: &[&str] = &[
    "Box", "Clone", "Copy", "Debug", "Default", "Drop", "Err", "Error", "From", "Into", "Iterator",
    "None", "Ok", "Option", "Result", "Self", "Send", "Some", "String", "Sync", "ToString", "Vec",
];

/// Returns the name of a model.
pub(crate) fn model(wire: &str) -> String {
    let plain: String = name::pascal_words(wire)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    let plain = plain.trim_start_matches(|c: char| !c.is_ascii_uppercase());
    match plain {
        "" => "Model".to_owned(),
        _ if RUST_TYPES.contains(&plain) => format!("{plain}Model"),
        _ => plain.to_owned(),
    }
}

/// Returns the words that a name within a model adds to the model's.
pub(crate) fn further(wire: &str) -> String {
    // Behind a small letter, capitals are one word.
    let words = model(&format!("x{}", model(wire)));
    words.strip_prefix('X').unwrap_or(&words).to_owned()
}

/// Returns a `snake_case` name for an operation, group or path variable.
pub(crate) fn snake(wire: &str, otherwise: &str) -> String {
    let name = name::snake_words(wire);
    let words: Vec<String> = name
        .trim_start_matches("r#")
        .split('_')
        .map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    let name = words.join("_");
    match name.chars().next() {
        None => otherwise.to_owned(),
        Some(first) if first.is_ascii_lowercase() => name::limited(&name),
        Some(_) => name::limited(&format!("{otherwise}_{name}")),
    }
}

/// Returns a `snake_case` name without its underscores: names that differ in these alone become the
/// same type.
pub(crate) fn condensed(name: &str) -> String {
    name.to_lowercase().replace('_', "")
}

/// Singularizes the last word of a `PascalCase` name: `ContactAddresses` → `ContactAddress`.
pub(crate) fn singular_model(name: &str) -> String {
    let at = name
        .rfind(|c: char| c.is_ascii_uppercase())
        .unwrap_or_default();
    let (rest, last) = name.split_at(at);
    model(&format!("{rest}{}", singular(last)))
}

/// Returns the singular: `addresses` → `address`.
pub(crate) fn singular(word: &str) -> String {
    let ends = |ending: &str| word.len() > ending.len() + 1 && word.ends_with(ending);
    let cut = |n: usize| word.get(..word.len() - n).unwrap_or(word);
    if ends("ies") {
        format!("{}y", cut(3))
    } else if ["sses", "shes", "ches", "xes"]
        .iter()
        .any(|ending| ends(ending))
    {
        cut(2).to_owned()
    } else if ends("s") && !ends("ss") && !ends("us") && !ends("is") {
        cut(1).to_owned()
    } else {
        format!("{word}_item")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_names_are_valid_in_specs() {
        assert_eq!(model("größe"), "Gre");
        assert_eq!(model("日本"), "Model");
        assert_eq!(model("3d-model"), "N3dModel");
        assert_eq!(model("option"), "OptionModel");
        assert_eq!(model("com.acme.V1.Contact"), "ComAcmeV1Contact");
        assert_eq!(snake("contacts/list", "operation"), "contacts_list");
        assert_eq!(snake("self", "operation"), "self");
        assert_eq!(snake("2fa", "operation"), "operation_2fa");
        assert_eq!(snake("日本", "operation"), "operation");
    }

    #[test]
    fn the_singular_of_plural_names() {
        for (several, one) in [
            ("addresses", "address"),
            ("companies", "company"),
            ("boxes", "box"),
            ("contacts", "contact"),
            ("status", "status_item"),
            ("data", "data_item"),
        ] {
            assert_eq!(singular(several), one);
        }
    }
}
