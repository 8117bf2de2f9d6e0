//! Arbitrary bytes as a file of the token store: rejected, or read and written without a change.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_runtime::fuzz;

fuzz_target!(|file: &[u8]| {
    fuzz::store_file(file);
});
