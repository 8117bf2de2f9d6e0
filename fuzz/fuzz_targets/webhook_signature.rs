//! Arbitrary text as a webhook's signature header, in every format: rejected, or parsed into parts of
//! the text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|value: &str| licit_runtime::webhook::fuzz(value));
