//! The header that carries a webhook's signature, of any text, in the ways that providers write it:
//! read, or refused, and never more than was there.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|value: &str| licit_runtime::webhook::fuzz(value));
