//! Whether the emulator is independent of licit's own runtime: the same requests, written by hand, are
//! sent to it and to a real authorization server with the same clients. Where the outcomes differ, the
//! table says why.

mod authorization;
mod device;
mod proofs;
mod side;
mod table;
mod token;

use std::sync::Arc;

use side::Side;
use table::Table;

use crate::oidc_provider::NAME;
use crate::server::Servers;

/// Runs every behaviour on both sides, and compares the table with the committed one.
pub async fn run(servers: &Servers) {
    let server = Arc::new(servers.start(NAME));
    let (real, emulated) = (Side::real(server).await, Side::emulated().await);
    let mut table = Table::default();
    table.add(
        authorization::run(&real).await,
        authorization::run(&emulated).await,
    );
    table.add(token::run(&real).await, token::run(&emulated).await);
    table.add(proofs::run(&real).await, proofs::run(&emulated).await);
    table.add(device::run(&real).await, device::run(&emulated).await);
    table.settle();
}
