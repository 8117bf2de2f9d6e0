//! The headers of successful replies that the spec declares.

use hyper::header::HeaderName;
use licit_format::resolve::{Operation, Parameter, Provider, Style};
use serde_json::Value;

use crate::http::reply::Reply;
use crate::model::sample::{self, Place};

/// Headers that describe the connection, the body, a session or an error, and links to other pages:
/// a made-up value would change how a client reads the reply.
const RESERVED: &[&str] = &[
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "date",
    "link",
    "retry-after",
    "set-cookie",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "www-authenticate",
];

/// Adds the declared headers that a successful reply does not have.
pub(super) fn write(provider: &Provider, operation: &Operation, mut reply: Reply) -> Reply {
    if !reply.status.is_success() {
        return reply;
    }
    for header in &operation.reply_headers {
        let Ok(name) = HeaderName::try_from(&header.name) else {
            continue;
        };
        if !RESERVED.contains(&name.as_str()) && !reply.headers.contains_key(&name) {
            reply = reply.with(name, &text(provider, header));
        }
    }
    reply
}

/// The example of a header, or a value of its type.
fn text(provider: &Provider, header: &Parameter) -> String {
    let place = Place {
        name: &header.rust_name,
        ..Place::top("", 0)
    };
    let sample = || sample::value(provider, &header.ty, place);
    let value = header.example.clone().unwrap_or_else(sample);
    match value {
        Value::Array(items) if header.style != Style::Json => {
            let items: Vec<String> = items.iter().map(plain).collect();
            items.join(", ")
        }
        value if header.style == Style::Json => value.to_string(),
        value => plain(&value),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
