//! The request of a call, without sending it: for tools that show it, such as `cargo licit call --curl`.

use std::fmt;

use bytes::Bytes;
use reqwest::Method;
use reqwest::header::HeaderMap;
use url::Url;

use super::execute;
use super::request::{Read, Request};
use crate::error::Error;

/// The request that a call would send. `Debug` shows no values, which may be secret.
///
/// ```
/// # use licit_runtime::tables::{Api, Operation, Provider, Registration};
/// # static ACME: Provider = Provider {
/// #     name: "acme",
/// #     api: Api { base_url: "https://acme.example", ..Api::DEFAULT },
/// #     ..Provider::DEFAULT
/// # };
/// # static APP: Registration = Registration { name: "app", ..Registration::of(&ACME) };
/// # static GET: Operation = Operation { name: "get", path: "/orders/{id}", ..Operation::DEFAULT };
/// use licit_runtime::{App, AtRunTime, Client, Error, Json, Tokens, token::User};
///
/// # fn main() -> Result<(), Error> {
/// let app = App::builder(&APP).build()?;
/// let tokens = Tokens::<AtRunTime, User>::from_access_token("T");
/// let call = Client::new(&app, tokens).call(&GET).path("id", 7);
/// let preview = call.request::<Json, Error>().preview()?;
/// assert_eq!(preview.url().as_str(), "https://acme.example/orders/7");
/// assert_eq!(preview.headers()["authorization"], "Bearer T");
/// # Ok(()) }
/// ```
pub struct Preview {
    method: Method,
    url: Url,
    headers: HeaderMap,
    body: Option<Bytes>,
}

impl Preview {
    /// Returns the method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// Returns the URL that would be requested, at the [origin for tests](crate::AppBuilder::origin) if
    /// there is one.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Returns the headers, except those that the connection adds, such as `Host`.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the body. `None` if there is none, or if it is a stream.
    pub fn body(&self) -> Option<&Bytes> {
        self.body.as_ref()
    }
}

impl fmt::Debug for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Preview")
            .field("method", &self.method)
            .finish_non_exhaustive()
    }
}

impl<T, E> Request<T, E> {
    /// Returns the request that [`send`](Self::send) would send first, with the credentials of the client.
    /// An expired access token is left out, and so is a proof of possession (RFC 9449), which is valid
    /// only once. Sends nothing.
    ///
    /// # Errors
    ///
    /// Returns an error if an argument is invalid, if a credential is missing, or if a variable of the
    /// provider has no value.
    pub fn preview(&self) -> Result<Preview, Error> {
        let streamed = match self.read {
            Read::Stream(streamed, _) => Some(streamed),
            Read::Whole(_) | Read::ByStatus(_) => None,
        };
        let request = execute::request(&self.call, streamed)?;
        let body = request.body().and_then(reqwest::Body::as_bytes);
        Ok(Preview {
            method: request.method().clone(),
            url: self.call.client.app().http().target(request.url()),
            headers: request.headers().clone(),
            body: body.map(Bytes::copy_from_slice),
        })
    }
}
