//! Logins of licit's OAuth 2 clients in axum: [routes](router) for login, callback, disconnect and logout,
//! and an [extractor](Connected) for the client of the user who is signed in.
//!
//! The chapter "In a web application" of licit's guide shows a complete application.

use std::fmt;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRef, FromRequestParts, OptionalFromRequestParts, OriginalUri, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{any, post};
use licit_runtime::{ScopeSet, WebApp};
use licit_web::{BODY_LIMIT, Failure, FailureKind, Site, WebLogin};

pub use licit_web;

/// Returns the routes of a login. Merge them into the application's outermost router, for one provider or
/// several. A `GET` route of your own can have the path of the login, for the page with the login button.
pub fn router<A, S, St>(login: &WebLogin<A, S>) -> Router<St>
where
    A: WebApp<S>,
    S: ScopeSet,
    St: Clone + Send + Sync + 'static,
{
    let handler = || {
        let login = login.clone();
        move |request| answer(login, request)
    };
    let paths = login.paths();
    let posted = [&paths.login, &paths.disconnect, &paths.logout];
    let router = posted.into_iter().fold(Router::new(), |router, path| {
        // The fallback replies to other methods.
        router.route(path, post(handler()).fallback(handler()))
    });
    router.route(&paths.callback, any(handler()))
}

async fn answer<A: WebApp<S>, S: ScopeSet>(login: WebLogin<A, S>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    match login.handle(Request::from_parts(parts, body)).await {
        Some(response) => response.map(Body::from),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Extracts the user who is signed in, with a client of their account.
///
/// Without one, the reply is a redirect to the [login page](licit_web::WebLoginBuilder::login_page), or
/// status 401 or 403. `Option<Connected<…>>` is `None` instead. The state of the router must contain the
/// [`WebLogin`].
pub struct Connected<A: WebApp<S>, S> {
    /// The user's name.
    pub user: String,
    /// The client of the provider's API.
    pub client: A::Client,
}

impl<A: WebApp<S>, S> fmt::Debug for Connected<A, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connected")
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}

impl<St, A, S> FromRequestParts<St> for Connected<A, S>
where
    St: Send + Sync,
    A: WebApp<S>,
    S: ScopeSet,
    WebLogin<A, S>: FromRef<St>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &St) -> Result<Self, Response> {
        let login = WebLogin::<A, S>::from_ref(state);
        let client = login.client(parts).await;
        client
            .map(|(user, client)| Self { user, client })
            .map_err(|failure| turned_away(&login, &failure, parts))
    }
}

impl<St, A, S> OptionalFromRequestParts<St> for Connected<A, S>
where
    St: Send + Sync,
    A: WebApp<S>,
    S: ScopeSet,
    WebLogin<A, S>: FromRef<St>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &St) -> Result<Option<Self>, Response> {
        let login = WebLogin::<A, S>::from_ref(state);
        match login.client(parts).await {
            Ok((user, client)) => Ok(Some(Self { user, client })),
            Err(failure) if is_for_user(&failure) => Ok(None),
            Err(failure) => Err(turned_away(&login, &failure, parts)),
        }
    }
}

fn turned_away<A: WebApp<S>, S: ScopeSet>(
    login: &WebLogin<A, S>,
    failure: &Failure,
    parts: &Parts,
) -> Response {
    let answer = login.turned_away(failure, parts, &uri(parts));
    answer.map(Body::from)
}

/// Extracts the name of the user who is signed in to the [`Site`], which the state of the router must
/// contain. Without one, the reply has status 401. `Option<SignedIn>` is `None` instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn(pub String);

impl<St> FromRequestParts<St> for SignedIn
where
    St: Send + Sync,
    Site: FromRef<St>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &St) -> Result<Self, Response> {
        let found = <Self as OptionalFromRequestParts<St>>::from_request_parts(parts, state);
        let found = found.await?;
        found.ok_or_else(|| failed(&Site::from_ref(state), &Failure::signed_out(), parts))
    }
}

impl<St> OptionalFromRequestParts<St> for SignedIn
where
    St: Send + Sync,
    Site: FromRef<St>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &St) -> Result<Option<Self>, Response> {
        let site = Site::from_ref(state);
        let user = site.user(&parts.headers).await;
        user.map(|user| user.map(Self))
            .map_err(|failure| failed(&site, &failure, parts))
    }
}

fn failed(site: &Site, failure: &Failure, parts: &Parts) -> Response {
    site.failed(failure, &parts.headers).map(Body::from)
}

fn is_for_user(failure: &Failure) -> bool {
    matches!(
        failure.kind(),
        FailureKind::SignedOut | FailureKind::NotConnected | FailureKind::GrantLost
    )
}

/// The URI that the browser requested.
fn uri(parts: &Parts) -> axum::http::Uri {
    let original = parts.extensions.get::<OriginalUri>();
    original.map_or_else(|| parts.uri.clone(), |OriginalUri(uri)| uri.clone())
}
