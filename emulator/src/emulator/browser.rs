//! A browser for tests: sends one request to an authorization URL, and returns where it leads.

use std::fmt;
use std::io;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Empty};
use hyper::client::conn::http1;
use hyper::header::{HOST, LOCATION};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::http::page;

/// The result of opening an authorization URL.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Authorized {
    /// The browser was redirected to the application: its URL, with a code or an error.
    Callback(String),
    /// The browser posts a form to the application's redirect URI: the encoded form.
    Posted(String),
    /// A page shows a code that the user types into the application.
    Code(String),
}

/// The reason why opening an authorization URL failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum AuthorizeError {
    /// The URL is neither an `https` URL nor one of this emulator.
    OtherServer,
    /// The provider rejected the request on a page for the user.
    Rejected {
        /// The HTTP status.
        status: u16,
        /// The text of the page.
        message: String,
    },
    /// The consent page waits for a decision.
    ConsentPage,
    /// The request failed.
    Io(io::Error),
}

impl fmt::Display for AuthorizeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherServer => {
                f.write_str("the URL is neither an `https` URL nor one of this emulator")
            }
            Self::Rejected { status, message } => {
                write!(
                    f,
                    "the authorization request was rejected with status {status}: {message}"
                )
            }
            Self::ConsentPage => f.write_str("the consent page waits for a user"),
            Self::Io(_) => f.write_str("the authorization request failed"),
        }
    }
}

impl std::error::Error for AuthorizeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

/// Opens a URL of the emulator at an authority, or of the provider that it emulates.
pub(crate) async fn open(authority: &str, url: &str) -> Result<Authorized, AuthorizeError> {
    let own = url
        .strip_prefix("http://")
        .and_then(|rest| rest.strip_prefix(authority));
    let path = match (own, url.strip_prefix("https://")) {
        (Some(path), _) if path.starts_with('/') => path.to_owned(),
        (_, Some(rest)) => format!("/{rest}"),
        _ => return Err(AuthorizeError::OtherServer),
    };
    let (mut response, mut html) = get(authority, &path).await.map_err(AuthorizeError::Io)?;
    if let Some(query) = page::query_of_fragment(&html, &path) {
        let page = path.split(['?', '#']).next().unwrap_or_default();
        let asked = get(authority, &format!("{page}?{query}")).await;
        (response, html) = asked.map_err(AuthorizeError::Io)?;
    }
    if let Some(location) = response.headers().get(LOCATION) {
        return Ok(Authorized::Callback(
            String::from_utf8_lossy(location.as_bytes()).into_owned(),
        ));
    }
    if let Some(form) = page::posted_form(&html) {
        return Ok(Authorized::Posted(form));
    }
    match (response.status().as_u16(), page::message_of(&html)) {
        (200, Some(code)) => Ok(Authorized::Code(code)),
        (200, None) => Err(AuthorizeError::ConsentPage),
        (status, said) => {
            let message = said.unwrap_or(html);
            Err(AuthorizeError::Rejected { status, message })
        }
    }
}

async fn get(authority: &str, path: &str) -> io::Result<(Response<()>, String)> {
    let stream = TcpStream::connect(authority).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(io::Error::other)?;
    let connection = tokio::spawn(connection);
    let request = Request::get(path)
        .header(HOST, authority)
        .body(Empty::<Bytes>::new())
        .map_err(io::Error::other)?;
    let response = sender
        .send_request(request)
        .await
        .map_err(io::Error::other)?;
    let (head, body) = response.into_parts();
    let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
    connection.abort();
    Ok((
        Response::from_parts(head, ()),
        String::from_utf8_lossy(&body).into_owned(),
    ))
}
