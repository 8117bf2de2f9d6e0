//! Compares generating a module from a spec with parsing the spec as JSON. This is the macro's cost
//! per build. Run `cargo bench -p licit-benches --bench generate`.

#![allow(clippy::expect_used, reason = "a benchmark may fail")]

mod ratio;

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::Criterion;
use licit_codegen::format::source::Source;
use licit_codegen::{Options, format, generate};
use serde_json::Value;

fn main() {
    for name in [
        "tests/specs/minimal.json",
        "specs/moneykit.json",
        "specs/moneybird.json",
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
        let text = fs::read_to_string(&path).expect("a spec");
        let generated = || {
            let source = Source::new(&path, text.clone());
            let loaded = format::parse(source).expect("a spec without errors");
            let module = generate(&loaded.provider, &Options::default()).expect("a module");
            module.to_inline_text()
        };
        let mut harness = ratio::harness();
        ratio::compare(
            &mut harness,
            &format!("{name}: module / serde_json::Value"),
            || {
                black_box(generated());
            },
            || {
                black_box(serde_json::from_str::<Value>(black_box(&text)).expect("JSON"));
            },
        );
        harness.final_summary();
        let mut harness = Criterion::default().sample_size(20).configure_from_args();
        harness.bench_function(&format!("{name}: module"), |bencher| {
            bencher.iter(|| black_box(generated()));
        });
        harness.final_summary();
    }
}
