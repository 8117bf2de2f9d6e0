//! The request of a webhook, and how it is sent.

use std::io;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::Request;
use hyper::client::conn::http1;
use hyper::header::{CONTENT_TYPE, HOST};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use url::Url;

/// A webhook request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Webhook {
    /// The request's method.
    pub method: String,
    /// The URL of the receiver.
    pub url: String,
    /// Its headers.
    pub headers: Vec<(String, String)>,
    /// Its body, exactly as it was signed.
    pub body: Vec<u8>,
}

impl Webhook {
    /// Sends the webhook to its URL, which must be plain `http`, and returns the status of the reply.
    ///
    /// # Errors
    ///
    /// Returns an error if the URL is not plain `http`, or the request fails.
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
        // Read to the end, so that the receiver can finish.
        response
            .into_body()
            .collect()
            .await
            .map_err(io::Error::other)?;
        connection.abort();
        Ok(status)
    }
}
