//! A key set of any bytes: refused, or keys that do not verify what nobody has signed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_runtime::fuzz;

fuzz_target!(|document: &[u8]| fuzz::key_set(document));
