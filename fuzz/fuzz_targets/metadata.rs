//! Arbitrary bytes as a metadata document: rejected, or a valid spec.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_format::discovery::{Options, import};
use licit_format::source::Source;

fuzz_target!(|bytes: &[u8]| {
    let options = Options {
        plain_pkce: true,
        ..Options::default()
    };
    if let Ok(imported) = import(bytes, &options)
        && let Err(report) = licit_format::parse(Source::new("imported.json", imported.spec.as_str()))
    {
        panic!("{report}\n{}", imported.spec);
    }
});
