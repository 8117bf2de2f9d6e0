//! The spans of calls, their fields, and the absence of secrets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail in any way"
)]

use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use licit_runtime::tables::{Api, Method, Operation, Provider, Registration, TokenIn};
use licit_runtime::{App, CallOptions, Client, Error, Json, ScopeSet, Tokens};
use support::{Answer, Server};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

mod support;

static ACME: Provider = Provider {
    name: "acme",
    title: "Acme",
    api: Api {
        base_url: "https://api.acme.example/v1",
        token_in: TokenIn::Query("access_token"),
        ..Api::DEFAULT
    },
    ..Provider::DEFAULT
};
static ACME_APP: Registration = Registration::of(&ACME);

static PUT: Operation = Operation {
    name: "put_secret",
    method: Method::Put,
    path: "secrets/{id}",
    ..Operation::DEFAULT
};

struct Nothing;

impl ScopeSet for Nothing {
    const NAME: &'static str = "Nothing";
    const SCOPES: &'static [&'static str] = &[];
}

/// Records every span and the events within.
#[derive(Clone, Default)]
struct RecordedSpans {
    spans: Arc<Mutex<BTreeMap<u64, Fields>>>,
    next: Arc<AtomicU64>,
}

#[derive(Default)]
struct Fields(BTreeMap<String, String>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name().to_owned(), value.to_owned());
    }
}

impl RecordedSpans {
    fn add(&self, record: impl FnOnce(&mut Fields)) -> u64 {
        let id = self.next.fetch_add(1, Ordering::Relaxed) + 1;
        record(self.spans.lock().unwrap().entry(id).or_default());
        id
    }
}

impl Subscriber for RecordedSpans {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        Id::from_u64(self.add(|fields| {
            fields
                .0
                .insert("target".into(), span.metadata().target().into());
            span.record(fields);
        }))
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        values.record(
            self.spans
                .lock()
                .unwrap()
                .get_mut(&span.into_u64())
                .unwrap(),
        );
    }

    fn event(&self, event: &Event<'_>) {
        self.add(|fields| event.record(fields));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

async fn spans(answers: Vec<Answer>) -> Vec<BTreeMap<String, String>> {
    let server = Server::answering(answers).await;
    let stored = RecordedSpans::default();
    let guard = tracing::subscriber::set_default(stored.clone());
    let app = App::builder(&ACME_APP).origin(&server.origin());
    let tokens = Tokens::<Nothing>::from_access_token("s3cret-token");
    let client = Client::new(&app.build().unwrap(), tokens);
    let call = client
        .call(&PUT)
        .path("id", "s3cret-id")
        .query("q", "s3cret-query")
        .header("x-key", "s3cret-header")
        .body_field("password", "s3cret-body");
    let request = call.request::<Json, Error>();
    let _ = request.options(CallOptions::new().retries(1)).send().await;
    drop(guard);
    let mut stored = stored.spans.lock().unwrap();
    std::mem::take(&mut *stored)
        .into_values()
        .map(|fields| fields.0)
        .collect()
}

fn ours(spans: Vec<BTreeMap<String, String>>) -> Vec<BTreeMap<String, String>> {
    let is_ours = |span: &BTreeMap<String, String>| {
        span.get("target")
            .is_some_and(|target| target.starts_with("licit"))
    };
    spans.into_iter().filter(is_ours).collect()
}

#[tokio::test]
async fn each_request_is_a_span_with_opentelemetrys_names() {
    let answers = vec![Answer::json(503, "{}"), Answer::json(200, "{}")];
    let spans = ours(spans(answers).await);
    assert_eq!(spans.len(), 2);
    for (name, value) in [
        ("otel.name", "PUT secrets/{id}"),
        ("otel.kind", "client"),
        ("otel.status_code", "ERROR"),
        ("http.request.method", "PUT"),
        ("http.response.status_code", "503"),
        ("error.type", "503"),
        ("server.address", "api.acme.example"),
        ("server.port", "443"),
        ("url.scheme", "https"),
        ("url.template", "secrets/{id}"),
        ("licit.operation", "put_secret"),
    ] {
        assert_eq!(
            spans[0].get(name).map(String::as_str),
            Some(value),
            "{name}"
        );
    }
    assert!(!spans[0].contains_key("http.request.resend_count"));
    assert_eq!(spans[1]["http.request.resend_count"], "1");
    assert_eq!(spans[1]["http.response.status_code"], "200");
    assert!(!spans[1].contains_key("error.type"));
}

#[tokio::test]
async fn a_request_without_reply_has_the_reason_in_its_span() {
    let spans = ours(spans(vec![Answer::Hangup]).await);
    assert_eq!(spans[0]["error.type"], "Interrupted");
    assert_eq!(spans[0]["otel.status_code"], "ERROR");
}

#[tokio::test]
async fn no_span_or_event_contains_a_secret() {
    for answer in [
        Answer::json(200, r#""s3cret-received""#).with("x-received", "s3cret-received"),
        Answer::json(400, r#"{"error": "s3cret-received"}"#),
        Answer::Hangup,
    ] {
        for span in spans(vec![answer]).await {
            let shown = format!("{span:?}");
            assert!(!shown.contains("s3cret"), "{shown}");
        }
    }
}
