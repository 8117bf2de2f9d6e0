//! Sends requests to the real provider, within bounds.

use std::error::Error as _;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use hyper::StatusCode;
use hyper::header::{
    ACCEPT_ENCODING, CONNECTION, CONTENT_LENGTH, HOST, HeaderMap, HeaderName, TE, TRAILER,
    TRANSFER_ENCODING, UPGRADE,
};
use url::Url;

use crate::http::reply::Reply;
use crate::http::request::Request;

/// Maximum size of a reply, in bytes.
const MAX_BODY: usize = 16 * 1024 * 1024;

/// Timeout for a request and its whole reply.
const TIMEOUT: Duration = Duration::from_secs(60);

/// Headers of one connection (RFC 9110 §7.6.1).
const OF_CONNECTION: [&str; 4] = [
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
];

/// A reply of the real provider.
pub(super) struct RealReply {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl RealReply {
    /// The same reply for the client.
    pub(super) fn to_reply(&self) -> Reply {
        let mut reply = Reply::empty(self.status.as_u16());
        reply.status = self.status;
        reply.headers = self.headers.clone();
        reply.body = self.body.clone();
        reply
    }
}

/// The HTTP client of a recorder.
#[derive(Debug)]
pub(super) struct Forwarder(reqwest::Client);

impl Forwarder {
    pub(super) fn new() -> std::io::Result<Self> {
        let client = reqwest::Client::builder()
            // A redirect may lead to a host that is not the provider's: the client decides.
            .redirect(reqwest::redirect::Policy::none())
            .timeout(TIMEOUT)
            // Bodies are forwarded as they are.
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd()
            .build();
        client.map(Self).map_err(std::io::Error::other)
    }

    /// Sends a request to a URL. The error is human-readable, and does not contain the URL.
    pub(super) async fn send(&self, request: &Request, url: Url) -> Result<RealReply, String> {
        let mut headers = end_to_end(&request.headers);
        for name in [HOST, CONTENT_LENGTH, ACCEPT_ENCODING] {
            headers.remove(name);
        }
        let mut sent = self.0.request(request.method.clone(), url).headers(headers);
        if !request.body.is_empty() {
            sent = sent.body(request.body.clone());
        }
        let mut response = sent.send().await.map_err(described)?;
        let status = response.status();
        let headers = end_to_end(response.headers());
        let mut body = BytesMut::new();
        while let Some(part) = response.chunk().await.map_err(described)? {
            if body.len() + part.len() > MAX_BODY {
                return Err(format!("the reply is larger than {MAX_BODY} bytes"));
            }
            body.extend_from_slice(&part);
        }
        Ok(RealReply {
            status,
            headers,
            body: body.freeze(),
        })
    }
}

/// The headers that are not of one connection.
fn end_to_end(headers: &HeaderMap) -> HeaderMap {
    let named = headers.get_all(CONNECTION).iter();
    let named = named.filter_map(|value| value.to_str().ok());
    let named: Vec<HeaderName> = named
        .flat_map(|value| value.split(','))
        .filter_map(|name| name.trim().parse().ok())
        .collect();
    let mut headers = headers.clone();
    let fixed = OF_CONNECTION.into_iter().map(HeaderName::from_static);
    let standard = [CONNECTION, TE, TRAILER, TRANSFER_ENCODING, UPGRADE];
    for name in named.into_iter().chain(fixed).chain(standard) {
        headers.remove(name);
    }
    headers
}

fn described(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}
