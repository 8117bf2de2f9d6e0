//! Arbitrary bytes as a `Link` header: no link, or one whose target is a part of the header.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_runtime::fuzz;

fuzz_target!(|header: &[u8]| fuzz::link(header));
