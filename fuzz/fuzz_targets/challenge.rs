//! Arbitrary bytes as a `WWW-Authenticate` header: a challenge whose values are parts of the header.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_runtime::fuzz;

fuzz_target!(|header: &[u8]| fuzz::challenge(header));
