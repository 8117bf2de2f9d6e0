//! An adapter of `licit-web` for hyper: reads the body, passes the request to the login, and converts the
//! reply. For another framework, write these lines with its types.

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Incoming;
use hyper::http::request::Parts;
use hyper::{Request, Response, StatusCode};
use licit::rt::{ScopeSet, WebApp};
use licit_web::{BODY_LIMIT, WebLogin};

/// Answers a request to one of the login's paths; `None` for any other, whose reply is the application's.
pub async fn answer<A: WebApp<S>, S: ScopeSet>(
    login: &WebLogin<A, S>,
    parts: &Parts,
    body: Incoming,
) -> Option<Response<Full<Bytes>>> {
    let Ok(body) = Limited::new(body, BODY_LIMIT).collect().await else {
        let mut answer = Response::default();
        *answer.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
        return Some(answer);
    };
    let request = Request::from_parts(parts.clone(), body.to_bytes());
    let answer = login.handle(request).await?;
    Some(answer.map(|body| Full::new(Bytes::from(body))))
}
