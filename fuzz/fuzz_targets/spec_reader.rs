//! Arbitrary bytes as a spec file: parsed, checked, resolved, and the report rendered.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_format::source::Source;

fuzz_target!(|bytes: &[u8]| {
    let report = match Source::from_bytes("spec.json", bytes.to_vec()).and_then(licit_format::parse) {
        Ok(loaded) => loaded.warnings,
        Err(report) => report,
    };
    let _ = report.render(true);
    let _ = report.to_json();
});
