//! Arbitrary bytes as an OpenAPI document: rejected, or a valid spec.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_format::openapi::{ImportOptions, import_openapi_source};
use licit_format::source::Source;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    for inline in [false, true] {
        let options = ImportOptions {
            name: Some("fuzzed".into()),
            inline,
            ..ImportOptions::default()
        };
        let Ok(imported) = import_openapi_source(Source::new("fuzzed.yaml", text), &options) else {
            return;
        };
        // By reference, the spec names a file that is not there.
        if inline && let Err(report) = licit_format::parse(Source::new("spec.json", imported.text.as_str())) {
            panic!("{report}\n{}", imported.text);
        }
    }
});
