//! The macro and the tests share their libraries: cargo compiles a library a second time for build
//! scripts and macros if any of its features differs there.

use std::collections::HashSet;
use std::process::Command;

/// Runs `cargo tree` and returns the packages that it lists, as `name version`.
fn tree(arguments: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--prefix", "none"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("text");
    let words = text.lines().map(str::split_whitespace);
    words
        .filter_map(|mut words| Some(format!("{} {}", words.next()?, words.next()?)))
        .collect()
}

#[test]
fn what_the_macro_is_made_of_is_compiled_once() {
    let of_the_macro: HashSet<String> = tree(&["-p", "licit-macros", "-e", "normal"])
        .into_iter()
        .collect();
    assert!(of_the_macro.len() > 10, "{of_the_macro:?}");
    let mut seen = HashSet::new();
    let doubled: Vec<String> = tree(&["--workspace", "--duplicates", "--depth", "0"])
        .into_iter()
        .filter(|package| of_the_macro.contains(package) && !seen.insert(package.clone()))
        .collect();
    assert!(
        doubled.is_empty(),
        "{doubled:?} have other features for macros than elsewhere: see the comment in \
         generated-examples/Cargo.toml"
    );
}
