//! Arbitrary text as a callback: accepted only with the state that was sent, and with a code.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_runtime::fuzz;

fuzz_target!(|callback: &str| fuzz::callback(callback));
