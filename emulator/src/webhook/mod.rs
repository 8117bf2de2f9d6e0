//! What the provider sends by itself: an event of the spec, made up and signed as the spec says, for
//! the tests of whoever receives it.

mod signature;

use std::io;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::Request;
use hyper::client::conn::http1;
use hyper::header::{CONTENT_TYPE, HOST};
use hyper_util::rt::TokioIo;
use licit_format::resolve::{Provider, WebhookEvent, WebhookPlace, WebhookSignature, Webhooks};
use serde_json::Value;
use tokio::net::TcpStream;
use url::Url;

pub(crate) use signature::Signer;

use crate::model::noun;
use crate::model::sample::{self, Place};
use crate::values::pointer;

/// A webhook, as the provider sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Webhook {
    /// The request's method.
    pub method: String,
    /// Where it goes.
    pub url: String,
    /// Its headers.
    pub headers: Vec<(String, String)>,
    /// Its body, byte for byte as it was signed.
    pub body: Vec<u8>,
}

impl Webhook {
    /// Sends it to its URL, which must be plain `http`, and brings the status of the answer.
    ///
    /// # Errors
    ///
    /// When the URL is another, or the request does not get through.
    pub async fn send(&self) -> io::Result<u16> {
        let invalid = || io::Error::new(io::ErrorKind::InvalidInput, "not a plain http URL");
        let url = Url::parse(&self.url).map_err(|_| invalid())?;
        let host = url
            .host_str()
            .filter(|_| url.scheme() == "http")
            .ok_or_else(invalid)?;
        let authority = format!("{host}:{}", url.port_or_known_default().unwrap_or(80));
        let stream = TcpStream::connect(&authority).await?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
            .await
            .map_err(io::Error::other)?;
        let connection = tokio::spawn(connection);
        let query = url.query().map(|query| format!("?{query}"));
        let target = format!("{}{}", url.path(), query.unwrap_or_default());
        let mut request = Request::builder()
            .method(self.method.as_str())
            .uri(target)
            .header(HOST, authority)
            .header(CONTENT_TYPE, "application/json");
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = request
            .body(Full::new(Bytes::from(self.body.clone())))
            .map_err(io::Error::other)?;
        let response = sender
            .send_request(request)
            .await
            .map_err(io::Error::other)?;
        let status = response.status().as_u16();
        // The answer is the receiver's; only that it ended is of interest.
        response
            .into_body()
            .collect()
            .await
            .map_err(io::Error::other)?;
        connection.abort();
        Ok(status)
    }
}

/// What is the same for all webhooks of an emulator.
pub(crate) struct Sender<'a> {
    pub(crate) provider: &'a Provider,
    pub(crate) webhooks: &'a Webhooks,
    pub(crate) signer: &'a Signer,
    pub(crate) url: &'a str,
}

impl Sender<'_> {
    /// An event with a made-up body that `change` has the last word on, signed at `now` (in
    /// milliseconds since the Unix epoch).
    pub(crate) fn make(
        &self,
        event: &WebhookEvent,
        delivery: &str,
        now: u64,
        change: impl FnOnce(&mut Value),
    ) -> io::Result<Webhook> {
        let mut headers = Vec::new();
        let mut body = self.sample(event);
        let mut put = |place: &Option<WebhookPlace>, text: &str| match place {
            Some(WebhookPlace::Pointer(pointer)) => pointer::set_text(&mut body, pointer, text),
            Some(WebhookPlace::Header(name)) => headers.push((name.clone(), text.to_owned())),
            None => {}
        };
        put(
            &self.webhooks.table.event_type,
            event.event_type.as_deref().unwrap_or_default(),
        );
        put(&self.webhooks.table.delivery_id, delivery);
        if let WebhookSignature::Secret(place) = &self.webhooks.table.signature {
            put(&Some(place.clone()), self.signer.secret());
        }
        change(&mut body);
        let mut webhook = Webhook {
            method: "POST".to_owned(),
            url: self.url.to_owned(),
            headers,
            body: Vec::new(),
        };
        self.signer.sign(
            &self.webhooks.table.signature,
            &mut webhook,
            body,
            delivery,
            now,
        )?;
        Ok(webhook)
    }

    /// A body of the event's type, which is the event.
    fn sample(&self, event: &WebhookEvent) -> Value {
        let noun = noun::singular(&event.name);
        let ty = self.webhooks.body(event);
        let sampled = |ty| sample::value(self.provider, ty, Place::top(&noun, 0));
        let mut body = ty.map_or(Value::Null, sampled);
        for (pointer, pattern) in &event.matches {
            // A star stands for anything, be it nothing.
            let text = pattern.replace('*', "");
            if !text.is_empty() {
                pointer::set_text(&mut body, pointer, &text);
            } else if body.pointer(pointer).is_none() {
                pointer::set_text(&mut body, pointer, "anything");
            }
        }
        body
    }
}
