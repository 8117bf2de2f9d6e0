//! Tests the generated clients against real authorization servers from the folder that
//! `LICIT_SERVERS` names. Runs every flow that both the server and licit support, and writes the
//! results to `MATRIX.md`.
//!
//! The servers are installed from package registries and run on loopback. A headless user logs in
//! and consents. The test prints that it was skipped if the variable is not set or nothing can be
//! installed.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test may fail"
)]

mod django_oauth_toolkit;
mod independence;
mod matrix;
mod oidc_provider;
mod oidc_provider_tokens;
mod server;

use std::ffi::OsStr;
use std::sync::OnceLock;

use matrix::Matrix;
use server::Servers;

#[tokio::test(flavor = "multi_thread")]
async fn the_emulator_answers_as_a_real_server_or_the_table_explains_why_not() {
    let Some(folder) = std::env::var_os("LICIT_SERVERS") else {
        println!("skipped: LICIT_SERVERS names no folder with authorization servers");
        return;
    };
    independence::run(servers(&folder)).await;
}

/// The redirect URI. Nothing listens there: the headless user stops before the redirect.
const CALLBACK: &str = "http://127.0.0.1:9999/cb";

/// The servers, installed once for all tests.
fn servers(folder: &OsStr) -> &'static Servers {
    static INSTALLED: OnceLock<Servers> = OnceLock::new();
    INSTALLED.get_or_init(|| {
        let servers = Servers::prepare(folder.as_ref());
        servers.install(&[oidc_provider::NAME, django_oauth_toolkit::NAME]);
        servers
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn every_flow_that_a_server_offers_passes_and_the_matrix_is_current() {
    let Some(folder) = std::env::var_os("LICIT_SERVERS") else {
        println!("skipped: LICIT_SERVERS names no folder with authorization servers");
        return;
    };
    let servers = servers(&folder);
    let mut matrix = Matrix::new();
    oidc_provider::run(servers, matrix.column(oidc_provider::NAME)).await;
    oidc_provider_tokens::run(servers, matrix.column(oidc_provider::NAME)).await;
    django_oauth_toolkit::run(servers, matrix.column(django_oauth_toolkit::NAME)).await;
    matrix.settle();
}
