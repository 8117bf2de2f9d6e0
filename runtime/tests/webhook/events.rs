//! How a webhook's event is identified, and what happens to an undocumented one.

use licit_runtime::serde_json::json;
use licit_runtime::tables::{WebhookEvent, WebhookPlace, Webhooks};
use licit_runtime::webhook::{Body, Event, WebhookError};
use licit_runtime::{DecodeError, Json};

use crate::acme::builder;

#[derive(Debug, PartialEq)]
enum Order {
    Paid(u32),
    Cancelled,
    Returned,
    Other(Json),
}

#[derive(licit_runtime::serde::Deserialize)]
#[serde(crate = "licit_runtime::serde")]
struct Paid {
    order: Amount,
}

#[derive(licit_runtime::serde::Deserialize)]
#[serde(crate = "licit_runtime::serde")]
struct Amount {
    amount: u32,
}

impl Event for Order {
    fn read(position: Option<usize>, body: &Body<'_>) -> Result<Self, DecodeError> {
        match position {
            Some(0) => body.json().map(|paid: Paid| Self::Paid(paid.order.amount)),
            Some(1) => Ok(Self::Cancelled),
            Some(2) => Ok(Self::Returned),
            _ => body.json().map(Self::Other),
        }
    }
}

static ORDERS: Webhooks = Webhooks {
    event_type: Some(WebhookPlace::Header("X-Event")),
    delivery_id: Some(WebhookPlace::Header("X-Delivery")),
    events: &[
        WebhookEvent {
            event_type: Some("order"),
            matches: &[("/state", "paid")],
        },
        WebhookEvent {
            event_type: Some("order"),
            matches: &[("/state", "cancelled*")],
        },
        WebhookEvent {
            event_type: None,
            matches: &[("/returned", "true")],
        },
    ],
    ..Webhooks::DEFAULT
};

fn take(event: &str, body: &str) -> Result<Order, WebhookError> {
    let headers = [("X-Event", event), ("X-Delivery", "d1")];
    let delivery = builder(&ORDERS)
        .build()
        .unwrap()
        .verify(headers, body.as_bytes())?;
    assert_eq!(delivery.id.as_deref(), Some("d1"));
    Ok(delivery.event)
}

#[test]
fn events_are_distinguished_by_header_and_by_body() {
    let paid = r#"{"state": "paid", "order": {"amount": 5}}"#;
    assert_eq!(take("order", paid).unwrap(), Order::Paid(5));
    let cancelled = r#"{"state": "cancelled by user"}"#;
    assert_eq!(take("order", cancelled).unwrap(), Order::Cancelled);
    assert_eq!(take("x", r#"{"returned": true}"#).unwrap(), Order::Returned);
}

#[test]
fn an_undocumented_event_is_returned_unchanged() {
    let body = json!({ "state": "lost", "id": 9_007_199_254_740_993_u64 });
    let taken = take("order", &body.to_string()).unwrap();
    assert_eq!(taken, Order::Other(body.clone()));
    assert_eq!(
        take("unknown", &body.to_string()).unwrap(),
        Order::Other(body)
    );
}

#[test]
fn an_undecodable_body_is_an_error_with_a_path() {
    let error = take("order", r#"{"state": "paid", "order": {"amount": "five"}}"#).unwrap_err();
    let WebhookError::Body(inner) = &error else {
        panic!("{error}");
    };
    assert_eq!(inner.path(), "order.amount");
    assert!(error.is_authentic() && error.status() == 422);
    assert!(!format!("{error} {error:?} {inner}").contains("five"));
}

#[test]
fn a_body_with_a_duplicate_member_is_rejected() {
    let error = take("order", r#"{"state": "paid", "state": "lost"}"#).unwrap_err();
    assert!(matches!(error, WebhookError::NotJson));
}
