//! A token reply of any bytes: a token that can stand in a header, an error that shows nothing that
//! was secret in the request, or a refusal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_runtime::fuzz;

fuzz_target!(|body: &[u8]| fuzz::token_reply(body));
