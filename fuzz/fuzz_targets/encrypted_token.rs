//! Arbitrary bytes as an encrypted token: rejected, because nobody encrypted it for these keys.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_runtime::fuzz;

fuzz_target!(|token: &[u8]| fuzz::encrypted_token(token));
