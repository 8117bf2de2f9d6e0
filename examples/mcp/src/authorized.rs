//! The SDK's HTTP client with the tokens of a licit session.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, PoisonError, RwLock};

use futures_core::stream::BoxStream;
use licit::rt::reqwest::header::{HeaderName, HeaderValue};
use licit::rt::{Meaning, Session, reqwest};
use rmcp::model::ClientJsonRpcMessage;
use rmcp::transport::streamable_http_client::{
    SseError, StreamableHttpClient, StreamableHttpError, StreamableHttpPostResponse,
};
use sse_stream::Sse;

type Headers = HashMap<HeaderName, HeaderValue>;
type Outcome<T> = Result<T, StreamableHttpError<reqwest::Error>>;

/// Sends each request with a valid access token of the current session. Before the first login, requests
/// are sent without one. Clones share the session.
#[derive(Clone)]
pub struct Authorized {
    http: reqwest::Client,
    session: Arc<RwLock<Option<Session>>>,
}

impl Authorized {
    /// Creates a client for `resource`, without a session. It follows no redirects, which could take the
    /// token elsewhere, and sends no token to a server on this machine through a proxy.
    ///
    /// # Errors
    ///
    /// Returns an error if the HTTP client cannot be built.
    pub fn new(resource: &str) -> Result<Self, reqwest::Error> {
        let mut http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        if resource.starts_with("http:") {
            http = http.no_proxy();
        }
        Ok(Self {
            http: http.build()?,
            session: Arc::default(),
        })
    }

    /// Replaces the session, after a login.
    pub fn set_session(&self, session: Session) {
        let mut current = self.session.write().unwrap_or_else(PoisonError::into_inner);
        *current = Some(session);
    }

    /// Returns the current session.
    pub fn session(&self) -> Option<Session> {
        let current = self.session.read().unwrap_or_else(PoisonError::into_inner);
        current.clone()
    }

    /// Sends a request with a token. If the server rejects the token, it is refreshed and the request is
    /// sent once more. If no token is available, returns the server's challenge.
    async fn with_token<T, F>(&self, send: impl Fn(Option<String>) -> F) -> Outcome<T>
    where
        F: Future<Output = Outcome<T>>,
    {
        let Some(session) = self.session() else {
            return send(None).await;
        };
        let credential = match session.current().await {
            Ok(credential) => credential,
            Err(error) if error.meaning() == Some(Meaning::Reauthorize) => return send(None).await,
            Err(error) => return Err(io::Error::other(error).into()),
        };
        let token = credential.token().expose().to_owned();
        match send(Some(token)).await {
            Err(StreamableHttpError::AuthRequired(challenge)) => {
                match session.refresh(&credential).await {
                    Ok(newer) => send(Some(newer.token().expose().to_owned())).await,
                    Err(_) => Err(StreamableHttpError::AuthRequired(challenge)),
                }
            }
            outcome => outcome,
        }
    }
}

impl StreamableHttpClient for Authorized {
    type Error = reqwest::Error;

    async fn post_message(
        &self,
        uri: Arc<str>,
        message: ClientJsonRpcMessage,
        session_id: Option<Arc<str>>,
        _: Option<String>,
        headers: Headers,
    ) -> Outcome<StreamableHttpPostResponse> {
        self.with_token(|token| {
            let (uri, message) = (uri.clone(), message.clone());
            let (session_id, headers) = (session_id.clone(), headers.clone());
            self.http
                .post_message(uri, message, session_id, token, headers)
        })
        .await
    }

    async fn post_message_with_max_sse_event_size(
        &self,
        uri: Arc<str>,
        message: ClientJsonRpcMessage,
        session_id: Option<Arc<str>>,
        _: Option<String>,
        headers: Headers,
        max: usize,
    ) -> Outcome<StreamableHttpPostResponse> {
        self.with_token(|token| {
            let (uri, message) = (uri.clone(), message.clone());
            let (id, headers) = (session_id.clone(), headers.clone());
            self.http
                .post_message_with_max_sse_event_size(uri, message, id, token, headers, max)
        })
        .await
    }

    async fn delete_session(
        &self,
        uri: Arc<str>,
        session_id: Arc<str>,
        _: Option<String>,
        headers: Headers,
    ) -> Outcome<()> {
        self.with_token(|token| {
            let (uri, session_id) = (uri.clone(), session_id.clone());
            self.http
                .delete_session(uri, session_id, token, headers.clone())
        })
        .await
    }

    async fn get_stream(
        &self,
        uri: Arc<str>,
        session_id: Option<Arc<str>>,
        last_event_id: Option<String>,
        _: Option<String>,
        headers: Headers,
    ) -> Outcome<BoxStream<'static, Result<Sse, SseError>>> {
        self.with_token(|token| {
            let (uri, session_id) = (uri.clone(), session_id.clone());
            let (last, headers) = (last_event_id.clone(), headers.clone());
            self.http.get_stream(uri, session_id, last, token, headers)
        })
        .await
    }

    async fn get_stream_with_max_sse_event_size(
        &self,
        uri: Arc<str>,
        session_id: Option<Arc<str>>,
        last_event_id: Option<String>,
        _: Option<String>,
        headers: Headers,
        max: usize,
    ) -> Outcome<BoxStream<'static, Result<Sse, SseError>>> {
        self.with_token(|token| {
            let (uri, id) = (uri.clone(), session_id.clone());
            let (last, headers) = (last_event_id.clone(), headers.clone());
            self.http
                .get_stream_with_max_sse_event_size(uri, id, last, token, headers, max)
        })
        .await
    }
}
