//! Arbitrary text as a webhook's signature header, in every format: rejected, or parsed into parts of
//! the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_runtime::fuzz;

fuzz_target!(|value: &str| fuzz::webhook_signature(value));
