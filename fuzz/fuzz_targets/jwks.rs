//! Arbitrary bytes as a key set: rejected, or keys that do not verify an unsigned text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_runtime::fuzz;

fuzz_target!(|document: &[u8]| fuzz::key_set(document));
