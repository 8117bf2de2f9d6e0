//! A file of the token store of any bytes: refused, or read, written, and read again as it was.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_runtime::fuzz;

fuzz_target!(|file: &[u8]| {
    fuzz::store_file(file);
});
