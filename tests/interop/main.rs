//! The generated clients against real authorization servers, which `LICIT_SERVERS` names a folder of:
//! every flow that a server offers and licit speaks. `MATRIX.md` is what came of it.
//!
//! The servers are installed from the package registries and run on loopback, with a headless user
//! who logs in and consents. Without the variable, and where nothing can be installed, the test says
//! that it was skipped.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test may fail"
)]

mod django_oauth_toolkit;
mod matrix;
mod oidc_provider;
mod oidc_provider_tokens;
mod server;

use matrix::Matrix;
use server::Servers;

/// Where the servers send users back to; nobody listens there, the headless user stops before.
const CALLBACK: &str = "http://127.0.0.1:9999/cb";

#[tokio::test(flavor = "multi_thread")]
async fn every_flow_that_a_server_offers_passes_and_the_matrix_is_current() {
    let Some(folder) = std::env::var_os("LICIT_SERVERS") else {
        println!("skipped: LICIT_SERVERS names no folder with authorization servers");
        return;
    };
    let servers = Servers::prepare(folder.as_ref());
    servers.install(&[oidc_provider::NAME, django_oauth_toolkit::NAME]);
    let mut matrix = Matrix::new();
    oidc_provider::run(&servers, matrix.column(oidc_provider::NAME)).await;
    oidc_provider_tokens::run(&servers, matrix.column(oidc_provider::NAME)).await;
    django_oauth_toolkit::run(&servers, matrix.column(django_oauth_toolkit::NAME)).await;
    matrix.settle();
}
