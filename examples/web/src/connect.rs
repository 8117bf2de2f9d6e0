//! To the provider and back.

use std::time::{Duration, SystemTime};

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use licit::rt;

use crate::library::{Client, Error, Loans};
use crate::{Site, page};

/// How long users may take at the provider.
const PATIENCE: Duration = Duration::from_secs(10 * 60);

/// POST /connect: sends the user to consent. By POST, so that no other site can begin a login here.
pub(crate) async fn begin(State(site): State<Site>, headers: HeaderMap) -> Response {
    let login = site.app().authorize::<Loans>();
    let url = login.url();
    // State and code verifier wait in the session of this very browser.
    let kept = site.sessions().with(&headers, |session| {
        session.pending = session.user.is_some().then(|| login.into_pending());
        session.pending.is_some()
    });
    if kept == Some(true) {
        page::away_to(&site.reachable(&url))
    } else {
        page::refused("Please sign in first.")
    }
}

/// GET /callback?code=…&state=…: takes the user back in, and is gone from their address bar.
pub(crate) async fn finish(State(site): State<Site>, headers: HeaderMap, uri: Uri) -> Response {
    // `take`: a pending login is used once, whatever comes of it.
    let waiting = site.sessions().with(&headers, |session| {
        Some((session.user.clone()?, session.pending.take()?))
    });
    let Some((user, pending)) = waiting.flatten() else {
        return page::refused("Nobody began to connect a library here.");
    };
    let age = SystemTime::now().duration_since(pending.created_at());
    if age.is_ok_and(|age| age > PATIENCE) {
        return told(&site, &headers, "That took too long. Please try again.");
    }
    match connect(&site, &user, pending, &uri).await {
        Ok(()) => told(&site, &headers, "Your library is connected."),
        Err(error) => {
            // For the log. It shows no secret, whatever the provider says.
            eprintln!("connecting failed: {error}");
            told(&site, &headers, in_words(&error))
        }
    }
}

/// POST /disconnect: ends the grant at the provider, too.
pub(crate) async fn disconnect(State(site): State<Site>, headers: HeaderMap) -> Response {
    let Some(user) = site.sessions().user(&headers) else {
        return page::refused("Please sign in first.");
    };
    let ended = match site.app().load_grant::<Loans>(&user).await {
        Ok(Some(tokens)) => {
            let client = Client::new(site.app(), tokens);
            client.session().revoke().await.map_err(Error::from)
        }
        Ok(None) => Ok(()),
        Err(error) => Err(error),
    };
    match ended {
        Ok(()) => told(&site, &headers, "Your library is disconnected."),
        Err(Error::Runtime(rt::Error::GrantLost(_))) => {
            told(&site, &headers, "Your library was disconnected already.")
        }
        Err(error) => {
            eprintln!("disconnecting failed: {error}");
            told(
                &site,
                &headers,
                "The library does not answer. Please try again later.",
            )
        }
    }
}

async fn connect(
    site: &Site,
    user: &str,
    pending: rt::Pending<Loans>,
    callback: &Uri,
) -> Result<(), Error> {
    let tokens = site.app().finish(pending, &callback.to_string()).await?;
    // From now on the store has them, under the user's name, and so has every process.
    site.app().save_grant(tokens.for_subject(user)).await?;
    Ok(())
}

/// What a user need know of an error.
fn in_words(error: &Error) -> &'static str {
    match error {
        Error::Runtime(error) if error.is_access_denied() => {
            "You did not allow it, so nothing was connected."
        }
        Error::Runtime(rt::Error::ScopeNarrowed(_)) => {
            "We need to see your loans. Please try again, and allow that."
        }
        Error::Runtime(rt::Error::Authorization(_)) => {
            "That was not the answer to your request. Please try again."
        }
        error if error.is_retryable() => "The library does not answer. Please try again later.",
        _ => "Connecting failed. We have been told.",
    }
}

/// Back to the first page, which says it.
fn told(site: &Site, headers: &HeaderMap, notice: &str) -> Response {
    site.sessions()
        .with(headers, |session| session.notice = Some(notice.to_owned()));
    page::home()
}
