//! Arbitrary bytes as server-sent events: chunking does not change the events.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_runtime::fuzz;

fuzz_target!(|stream: &[u8]| fuzz::events(stream));
