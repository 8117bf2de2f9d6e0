//! Tests hostile servers, browsers and attackers over real sockets: the attacks of RFC 9700, and
//! replies that token endpoints and APIs have been observed to send.
//!
//! Each file is a topic, and each case an attack. Its verdict is the library's result in a few
//! words. A case with another verdict than the expected one fails the test. Everything that the
//! library exposes during a case is recorded and searched for secrets. The table of all cases is
//! printed at the end and stored in `TABLE.md`, which `LICIT_BLESS=1` regenerates.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail in any way"
)]

#[path = "../../runtime/tests/support/acme.rs"]
mod acme;
mod answered;
mod api_reply;
mod callback;
mod code;
mod device;
mod dpop;
mod errors;
mod expiry;
mod issuer;
mod login;
mod markers;
mod memory;
mod metadata;
mod mix_up;
mod origins;
mod redirects;
mod refresh;
mod row;
mod size;
mod state;
mod suite;
#[path = "../../runtime/tests/support/mod.rs"]
mod support;
mod time;
mod token_reply;
mod verdict;
mod wait;
mod witness;

use suite::Suite;

#[test]
fn every_case_has_its_verdict_and_none_shows_a_secret() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let suite = runtime.block_on(async {
        let mut suite = Suite::new();
        state::cases(suite.theme("state")).await;
        issuer::cases(suite.theme("issuer")).await;
        callback::cases(suite.theme("callback")).await;
        mix_up::cases(suite.theme("several providers")).await;
        code::cases(suite.theme("code")).await;
        metadata::cases(suite.theme("metadata")).await;
        token_reply::cases(suite.theme("token reply")).await;
        expiry::cases(suite.theme("expiry")).await;
        refresh::cases(suite.theme("refresh")).await;
        errors::cases(suite.theme("errors")).await;
        wait::cases(suite.theme("wait")).await;
        size::cases(suite.theme("size")).await;
        memory::cases(suite.theme("memory")).await;
        time::cases(suite.theme("time")).await;
        redirects::cases(suite.theme("redirects")).await;
        origins::cases(suite.theme("origins")).await;
        api_reply::cases(suite.theme("API reply")).await;
        dpop::cases(suite.theme("DPoP")).await;
        device::cases(suite.theme("device")).await;
        suite
    });
    suite.judge();
}
