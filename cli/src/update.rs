//! `cargo licit update`: shows how copies of catalog specs differ from the catalog.

use std::path::Path;

use licit_catalog::Entry;
use licit_format::source;
use serde_json::Value;

use crate::add;
use crate::command::Update;
use crate::terminal::{noteln, outln};

/// Prints the differences. Returns whether there are none.
pub(crate) fn run(options: &Update) -> Result<bool, String> {
    let mut is_equal = true;
    for path in &options.specs {
        let (entry, copy) = read(path)?;
        let summary = add::summary(entry)?;
        let current: Value =
            serde_json::from_str(&add::copied(entry)).map_err(|error| error.to_string())?;
        let mut found = Vec::new();
        compare("", &copy, &current, &mut found);
        if found.is_empty() {
            noteln!(
                "{}: equal to `{}` of the catalog",
                path.display(),
                entry.id()
            );
            continue;
        }
        is_equal = false;
        outln!("{}: `{}` of {}", path.display(), entry.id(), summary.date);
        for line in found {
            outln!("{line}");
        }
    }
    if !is_equal {
        noteln!(
            "\n- your copy, + the catalog. Change the copy, or replace it with `cargo licit add --force`."
        );
    }
    Ok(is_equal)
}

/// Reads a spec, and finds its entry: by the name of the file, or else by the provider's name.
fn read(path: &Path) -> Result<(&'static Entry, Value), String> {
    let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = source::read_text(path, source::MAX_BYTES).map_err(|error| wrong(&error))?;
    let copy: Value = serde_json::from_str(&text).map_err(|error| wrong(&error))?;
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let name = copy.get("name").and_then(Value::as_str);
    let entry = [stem, name]
        .into_iter()
        .flatten()
        .find_map(licit_catalog::find);
    let entry = entry.ok_or_else(|| wrong(&"the catalog has no provider of this name"))?;
    Ok((entry, copy))
}

/// Adds a line for each difference, with its JSON pointer.
fn compare(place: &str, copy: &Value, current: &Value, found: &mut Vec<String>) {
    if let (Value::Object(mine), Value::Object(theirs)) = (copy, current) {
        for (name, value) in mine {
            let place = below(place, name);
            match theirs.get(name) {
                Some(other) => compare(&place, value, other, found),
                None => found.push(format!("- {place}: {value}")),
            }
        }
        for (name, value) in theirs.iter().filter(|(name, _)| !mine.contains_key(*name)) {
            found.push(format!("+ {}: {value}", below(place, name)));
        }
    } else if copy != current {
        found.push(format!("- {place}: {copy}"));
        found.push(format!("+ {place}: {current}"));
    }
}

/// Appends a member's name to a JSON pointer (RFC 6901 §3).
fn below(place: &str, name: &str) -> String {
    format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::compare;

    #[test]
    fn each_difference_is_listed_with_its_json_pointer() {
        let copy = json!({ "a": 1, "b": { "c/d": [1], "mine": true }, "same": null });
        let current = json!({ "a": 2, "b": { "c/d": [2], "new": {} }, "same": null });
        let mut found = Vec::new();
        compare("", &copy, &current, &mut found);
        assert_eq!(
            found,
            [
                "- /a: 1",
                "+ /a: 2",
                "- /b/c~1d: [1]",
                "+ /b/c~1d: [2]",
                "- /b/mine: true",
                "+ /b/new: {}",
            ]
        );
    }
}
