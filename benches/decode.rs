//! Compares generated models with serde's derives: reads and writes a reply of a hundred orders, and makes a
//! call whose reply has 10 MB.
//! Run `cargo bench -p licit-benches --bench decode`.

#![allow(clippy::expect_used, reason = "a benchmark may fail")]
#![allow(dead_code, reason = "decoded fields are not used")]

mod ratio;

use std::hint::black_box;
use std::sync::Arc;

use licit::rt::mock::{Mock, MockReply};
use licit::rt::serde_json;
use serde::{Deserialize, Serialize};
use serde_json::json;

#[licit::oauth_provider(spec = "specs/shop.json")]
mod shop {}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Order {
    id: String,
    number: i64,
    status: OrderStatus,
    total: f64,
    currency: String,
    paid: bool,
    note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    customer: Customer,
    lines: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum OrderStatus {
    Open,
    Shipped,
    Closed,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Customer {
    id: String,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    city: Option<String>,
    country: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Line {
    sku: String,
    title: String,
    quantity: i64,
    price: f64,
}

fn main() {
    let text = orders(100);
    let ours: Vec<shop::model::Order> = serde_json::from_slice(&text).expect("orders");
    let derived: Vec<Order> = serde_json::from_slice(&text).expect("orders");
    let mut harness = ratio::harness();
    ratio::compare(
        &mut harness,
        "reading generated models / serde's derives",
        || {
            let orders: Vec<shop::model::Order> =
                serde_json::from_slice(black_box(&text)).expect("orders");
            black_box(orders);
        },
        || {
            let orders: Vec<Order> = serde_json::from_slice(black_box(&text)).expect("orders");
            black_box(orders);
        },
    );
    ratio::compare(
        &mut harness,
        "writing generated models / serde's derives",
        || {
            black_box(serde_json::to_vec(black_box(&ours)).expect("JSON"));
        },
        || {
            black_box(serde_json::to_vec(black_box(&derived)).expect("JSON"));
        },
    );
    large_reply(&mut harness);
    harness.final_summary();
}

/// A call of a generated client, without a network, and the body of its reply read with derives.
fn large_reply(harness: &mut criterion::Criterion<ratio::Ratio>) {
    let text = orders(22_000);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let mock = Mock::new();
    let reply = MockReply::new(200)
        .header("content-type", "application/json")
        .body(text.clone());
    mock.on("list_orders").reply(reply).times(u32::MAX);
    let app = shop::App::builder("id", "secret")
        .middleware(Arc::new(mock))
        .build()
        .expect("an app");
    let tokens = shop::Tokens::<shop::AllScopes>::from_access_token("token");
    let client = shop::Client::new(&app, tokens);
    ratio::compare(
        harness,
        "a call whose reply has 10 MB / its body with serde's derives",
        || {
            let orders = runtime.block_on(async { client.list_orders().send().await });
            black_box(orders.expect("orders"));
        },
        || {
            let orders: Vec<Order> = serde_json::from_slice(black_box(&text)).expect("orders");
            black_box(orders);
        },
    );
}

/// A provider's JSON of orders with three lines each.
fn orders(count: u32) -> Vec<u8> {
    let orders: Vec<_> = (0..count)
        .map(|n| {
            let lines: Vec<_> = (0..3)
                .map(|line| {
                    json!({ "sku": format!("SKU-{n}-{line}"), "title": "A thing with a name of some length",
                        "quantity": line + 1, "price": 12.5 })
                })
                .collect();
            json!({
                "id": format!("{n:08}"), "number": n, "status": "shipped", "total": 37.5,
                "currency": "EUR", "paid": n % 2 == 0, "note": null, "reference": format!("R{n}"),
                "customer": { "id": "c1", "name": "Jansen & Søn", "email": "jansen@shop.example",
                    "country": "NL" },
                "lines": lines, "created_by_nobody_we_know": { "x": [1, 2, 3] },
            })
        })
        .collect();
    serde_json::to_vec(&orders).expect("JSON")
}
