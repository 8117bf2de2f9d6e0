//! Checks that `generated-examples` is up to date.
//!
//! `LICIT_BLESS=1 cargo test --test repository generated_examples` regenerates it.

use std::fs;
use std::path::Path;

use licit_codegen::{Options, generate, spec};

#[test]
fn the_generated_examples_are_current() {
    let bless = std::env::var_os("LICIT_BLESS").is_some();
    let mut stale = Vec::new();
    for name in ["moneybird", "moneykit", "luca", "money-button"] {
        let loaded = spec::load(Path::new(&format!("specs/{name}.json"))).expect("a good spec");
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
