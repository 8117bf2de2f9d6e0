//! A `Link` header of any bytes: no link, or one whose target is a part of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_runtime::fuzz;

fuzz_target!(|header: &[u8]| fuzz::link(header));
