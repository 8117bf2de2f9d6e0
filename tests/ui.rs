//! What compiles and what does not: the promise of the macro, with the texts of its errors.
//!
//! `TRYBUILD=overwrite cargo test --test ui` writes the expected texts anew.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::fs;
use std::path::Path;

#[test]
fn calls_compile_only_where_the_scopes_cover_them() {
    provide_specs();
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    cases.compile_fail("tests/ui/fail/*.rs");
}

/// The cases are compiled as a crate of their own; the specs are put where its root is, because a
/// spec's path is relative to that.
fn provide_specs() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("a target folder");
    let root = target.join("tests/trybuild/licit");
    for folder in ["specs", "tests/specs"] {
        let to = root.join(folder);
        fs::create_dir_all(&to).expect("a folder in the target folder");
        for entry in fs::read_dir(folder).expect("the repository's specs") {
            let entry = entry.expect("an entry");
            if entry.file_type().expect("a type").is_dir() {
                continue;
            }
            fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
        }
    }
}
