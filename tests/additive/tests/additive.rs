//! What is added to a document breaks no program: one that was written for the first version is compiled against each
//! later version, in a crate of its own. `cargo licit diff` agrees.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::collections::BTreeSet;
use std::path::Path;

use licit_format::diff::Severity;
use licit_format::{LoadOptions, Loaded, load_with};
use serde_json::Value;

/// The program, once for each version.
#[allow(dead_code, clippy::pedantic, reason = "compiled, not run")]
mod programs {
    include!(concat!(env!("OUT_DIR"), "/programs.rs"));
}

const VERSIONS: &str = env!("OUT_DIR");

fn version(name: &str, options: &LoadOptions) -> Loaded {
    let spec = Path::new(VERSIONS).join(name).join("spec.json");
    load_with(&spec, options).unwrap_or_else(|report| panic!("{report}"))
}

#[test]
fn the_comparison_reports_each_addition_and_no_break() {
    let additions: Value = serde_json::from_str(include_str!("../additions.json")).expect("JSON");
    let additions = additions.as_object().expect("an object");
    let old = version("v1", &LoadOptions::default());
    let names = LoadOptions::default().names(Path::new(VERSIONS).join("names.json"));
    let mut wrong = Vec::new();
    for (name, addition) in additions {
        let comparison = old.changes_to(&version(name, &names));
        let breaking = comparison.changes().iter();
        let breaking = breaking.filter(|change| change.code.severity() > Severity::Nobody);
        wrong.extend(breaking.map(|change| format!("{name}: {} {}", change.code, change.place)));
        // Not the changed texts, of which each addition has some.
        let found = comparison
            .changes()
            .iter()
            .map(|change| change.code.to_string());
        let found: BTreeSet<String> = found.filter(|code| code != "D0001").collect();
        let expected = addition["codes"].as_array().expect("codes").iter();
        let expected: BTreeSet<String> = expected
            .map(|code| code.as_str().expect("a code").to_owned())
            .collect();
        if found != expected {
            wrong.push(format!("{name}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(additions.len() > 24, "only {} additions", additions.len());
}
