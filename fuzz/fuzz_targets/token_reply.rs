//! Arbitrary bytes as a token reply: a token that is valid in a header, or an error without secrets of
//! the request.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_runtime::fuzz;

fuzz_target!(|body: &[u8]| fuzz::token_reply(body));
