//! Pushed authorization requests (RFC 9126): the client sends the request to the server, and the
//! browser carries only a reference to it.

use std::fmt;
use std::time::{Duration, SystemTime};

use reqwest::Request;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use serde_json::{Map, Value};
use url::Url;

use super::pending::Pending;
use crate::app::App;
use crate::clock::{self, Timestamp};
use crate::error::{Error, TokenReplyFault as Fault};
use crate::http::{self, form};
use crate::secret::{Secret, wiped};
use crate::tables::Grant;
use crate::template::renamed::renamed;
use crate::token::captured::Captured;
use crate::token_endpoint::{endpoint, request};

/// A login whose authorization request was pushed to the server.
pub struct PushedLogin<S> {
    url: Url,
    expires_at: Timestamp,
    pending: Pending<S>,
}

impl<S> PushedLogin<S> {
    pub(super) fn new(url: Url, expires_at: Timestamp, pending: Pending<S>) -> Self {
        Self {
            url,
            expires_at,
            pending,
        }
    }

    /// Returns the URL to redirect the user to. It can be used once (RFC 9126 §4).
    pub fn url(&self) -> Url {
        self.url.clone()
    }

    /// Returns when the pushed request expires (RFC 9126 §2.2). The server rejects users who arrive
    /// later.
    pub fn expires_at(&self) -> SystemTime {
        self.expires_at.to_system_time()
    }

    /// Returns the state to store until the user returns. Store it in the user's session.
    pub fn into_pending(self) -> Pending<S> {
        self.pending
    }
}

/// Shows the URL without the reference.
impl<S> fmt::Debug for PushedLogin<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut url = self.url.clone();
        url.set_query(None);
        f.debug_struct("PushedLogin")
            .field("url", &url.as_str())
            .field("pending", &self.pending)
            .finish_non_exhaustive()
    }
}

/// The server's reference to a pushed request.
pub(super) struct Pushed {
    pub(super) request_uri: Secret,
    pub(super) expires_at: Timestamp,
}

/// Posts the request's parameters as a form (§2.1), with the client authentication of the token
/// endpoint.
pub(super) async fn push(
    app: &App,
    endpoint: &'static str,
    grant: &Grant,
    parameters: Vec<(&str, &str)>,
) -> Result<Pushed, Error> {
    let nothing = Captured::default();
    let filling = app.filling(&nothing);
    let url = filling.url(endpoint)?;
    let deadline = clock::after(app.timeout());
    let signing = Box::pin(request::authenticate(app, grant, &filling, &url));
    let authentication = http::signed_within(deadline, signing).await?;
    let mut pairs = parameters;
    for (name, value) in &authentication.parameters {
        let name = renamed(grant.request.renamed, name);
        if pairs.iter().all(|(existing, _)| *existing != name) {
            pairs.push((name, value.expose()));
        }
    }
    let mut request = Request::new(reqwest::Method::POST, url);
    *request.body_mut() = Some(wiped::bytes(Secret::new(form::write(pairs))).into());
    let headers = request.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(form::MEDIA_TYPE));
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    let secrets = request::secrets(
        app,
        &authentication.parameters,
        authentication.header.as_ref(),
    );
    if let Some(header) = authentication.header {
        headers.insert(AUTHORIZATION, header);
    }

    endpoint::send_for_json(app, request, deadline, &secrets, |members| {
        read(&members, app.now()).ok_or(Fault::RequestUri)
    })
    .await
}

/// Reads the reference and its lifetime in seconds (§2.2).
fn read(members: &Map<String, Value>, now: Timestamp) -> Option<Pushed> {
    let request_uri = members
        .get("request_uri")?
        .as_str()
        .filter(|uri| !uri.is_empty())?;
    let lifetime = members.get("expires_in")?;
    let lifetime = lifetime
        .as_u64()
        .or_else(|| lifetime.as_str()?.parse().ok())
        .filter(|seconds| *seconds > 0)?;
    Some(Pushed {
        request_uri: Secret::new(request_uri),
        expires_at: now.plus(Duration::from_secs(lifetime)),
    })
}
