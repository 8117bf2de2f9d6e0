//! What compiles and what does not: the promise of the macro, with the texts of its errors.
//!
//! `TRYBUILD=overwrite cargo test -p licit-ui-tests` rewrites the expected texts.

#![allow(clippy::expect_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;

const PACKAGE: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn calls_compile_only_where_the_scopes_cover_them() {
    prepare();
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    cases.compile_fail("fail/*.rs");
}

/// Puts the specs where trybuild has its crate, because a spec's path is relative to the root of the
/// crate that names it. Debug information, which nothing here reads, would take a quarter of the time.
fn prepare() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let target = target.expect("a target folder");
    let root = target.join("tests/trybuild/licit-ui-tests");
    fs::create_dir_all(root.join(".cargo")).expect("a folder");
    let profile = "[profile.dev]\ndebug = false\n";
    fs::write(root.join(".cargo/config.toml"), profile).expect("a file");
    let repository = Path::new(PACKAGE).join("../..");
    for folder in ["specs", "tests/specs"] {
        let to = root.join(folder);
        fs::create_dir_all(&to).expect("a folder");
        for entry in fs::read_dir(repository.join(folder)).expect("the repository's specs") {
            let entry = entry.expect("an entry");
            if entry.file_type().expect("a type").is_file() {
                fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
            }
        }
    }
}
