//! Compares generating a module from a spec with parsing the spec as JSON. This is the macro's cost
//! per build. Run `cargo bench --bench generate`.

#![allow(clippy::expect_used, reason = "a benchmark may fail")]

mod pair;

use std::fs;
use std::hint::black_box;

use licit_codegen::spec::source::Source;
use licit_codegen::{Options, generate, spec};
use serde_json::Value;

fn main() {
    for path in [
        "tests/specs/minimal.json",
        "specs/moneykit.json",
        "specs/moneybird.json",
    ] {
        let text = fs::read_to_string(path).expect("a spec");
        pair::compare(
            &format!("{path}, {} bytes", text.len()),
            ("read, checked, generated", || {
                let source = Source::new(path, text.clone());
                let loaded = spec::parse(source).expect("a spec without errors");
                let module = generate(&loaded.provider, &Options::default()).expect("a module");
                black_box(module.to_inline_text());
            }),
            ("serde_json::Value", || {
                black_box(serde_json::from_str::<Value>(black_box(&text)).expect("JSON"));
            }),
        );
    }
}
