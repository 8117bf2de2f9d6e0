//! Checks that `generated-examples` is up to date.
//!
//! `LICIT_BLESS=1 cargo test --test repository generated_examples` regenerates it.

use std::fs;
use std::path::Path;

use licit_codegen::{Options, format, generate};

#[test]
fn the_generated_examples_are_current() {
    let bless = std::env::var_os("LICIT_BLESS").is_some();
    let mut stale = Vec::new();
    for name in ["moneybird", "moneykit", "luca", "money-button"] {
        let loaded = format::load(Path::new(&format!("specs/{name}.json"))).expect("a good spec");
        let module = generate(&loaded.provider, &Options::default()).expect("no scope sets");
        let folder = Path::new("generated-examples/src").join(module.name());
        for (file, text) in module.to_files() {
            let path = folder.join(file);
            if bless {
                fs::create_dir_all(&folder).expect("a folder");
                fs::write(&path, &text).expect("a file");
            }
            if fs::read_to_string(&path).unwrap_or_default() != text {
                stale.push(path.display().to_string());
            }
        }
    }
    assert!(
        stale.is_empty(),
        "not current: {stale:#?}; run with LICIT_BLESS=1"
    );
}

/// The root of a module is in the form of `rustfmt`, and keeps it from the other files.
#[test]
fn rustfmt_changes_no_generated_file() {
    let roots = ["moneybird", "moneykit", "luca", "money_button"]
        .map(|name| format!("generated-examples/src/{name}/mod.rs"));
    let checked = std::process::Command::new("rustfmt")
        .args(["--edition", "2024", "--check"])
        .args(roots)
        .output()
        .expect("rustfmt");
    assert!(
        checked.status.success(),
        "{}",
        String::from_utf8_lossy(&checked.stdout)
    );
}

/// The examples are text in generated modules, because their paths differ in each application. Those
/// of these modules are compiled as the documentation tests of `generated-examples`.
#[test]
fn the_example_on_each_front_page_is_compiled() {
    let compiled = fs::read_to_string("generated-examples/src/lib.rs").expect("a file");
    for name in ["moneybird", "moneykit", "luca", "money_button"] {
        let page = format!("generated-examples/src/{name}/mod.rs");
        let page = fs::read_to_string(page).expect("a module");
        let (_, example) = page.split_once("//! # Example\n").expect("an example");
        let lines: Vec<&str> = example
            .lines()
            .skip_while(|line| *line != "//! ```text")
            .skip(1)
            .take_while(|line| *line != "//! ```")
            .collect();
        assert!(!lines.is_empty(), "{name}");
        assert!(compiled.contains(&lines.join("\n")), "{name}: {lines:#?}");
    }
}
