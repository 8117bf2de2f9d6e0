//! Compares a call through the generated client with the same request by `reqwest`, over loopback.
//! Also compares `Session::try_current` with the smallest cache of a token. Run `cargo bench -p licit-benches --bench call`.

#![allow(clippy::expect_used, reason = "a benchmark may fail")]
#![allow(dead_code, reason = "decoded fields are not used")]

mod ratio;

use std::hint::black_box;
use std::sync::{Arc, RwLock};
use std::time::{Duration, SystemTime};

use criterion::Criterion;
use licit_emulator::Emulator;
use serde_json::Value;

/// The spec that the emulator runs.
const SPEC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/shop.json");

#[licit::oauth_provider(spec = "specs/shop.json")]
mod shop {}

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let emulator = runtime
        .block_on(async {
            let emulator = Emulator::from_file(SPEC)?;
            Ok::<_, Box<dyn std::error::Error>>(emulator.start().await?)
        })
        .expect("an emulator");
    let registration = emulator.client("app").expect("a registration");
    let secret = registration.client_secret.as_deref().unwrap_or_default();
    let app = shop::App::builder(&registration.client_id, secret)
        .origin(emulator.origin())
        .build()
        .expect("an app");
    let tokens = runtime
        .block_on(app.client_credentials::<shop::AllScopes>())
        .expect("tokens");
    let client = shop::Client::new(&app, tokens);
    let session = client.session();

    let credential = session.try_current().expect("a credential");
    let header = credential.header().clone();
    let http = reqwest::Client::new();
    let url = format!("{}/api.shop.example/orders?per_page=20", emulator.origin());
    let mut harness = ratio::harness();
    ratio::compare(
        &mut harness,
        "a call over loopback: generated client / reqwest into JSON",
        || {
            let orders = runtime.block_on(async { client.list_orders().per_page(20).send().await });
            black_box(orders.expect("orders"));
        },
        || {
            let orders: Value = runtime.block_on(async {
                let request = http.get(&url).header("authorization", header.clone());
                let reply = request.send().await.expect("a reply");
                let body = reply.error_for_status().expect("orders").bytes().await;
                serde_json::from_slice(&body.expect("a body")).expect("JSON")
            });
            black_box(orders);
        },
    );
    let cache = RwLock::new(Arc::new((
        header,
        SystemTime::now() + Duration::from_secs(3600),
    )));
    ratio::compare(
        &mut harness,
        "a valid token: session / RwLock<Arc<…>> with its end",
        || {
            black_box(session.try_current());
        },
        || {
            let cached = Arc::clone(&cache.read().expect("a token"));
            black_box((SystemTime::now() < cached.1).then_some(cached));
        },
    );
    harness.final_summary();

    let mut harness = Criterion::default().configure_from_args();
    harness.bench_function("Session::try_current of a valid token", |bencher| {
        bencher.iter(|| black_box(session.try_current()));
    });
    harness.final_summary();
}
