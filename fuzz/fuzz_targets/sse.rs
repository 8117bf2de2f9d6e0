//! A stream of server-sent events of any bytes: the same events wherever it is cut on its way.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_runtime::fuzz;

fuzz_target!(|stream: &[u8]| fuzz::events(stream));
