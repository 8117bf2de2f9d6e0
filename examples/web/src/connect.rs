//! Handlers that connect and disconnect the library.

use std::time::{Duration, SystemTime};

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use licit::rt;

use crate::library::{Client, Error, Loans};
use crate::{Site, page};

/// Maximum time between the start of a login and its callback.
const PATIENCE: Duration = Duration::from_secs(10 * 60);

/// POST /connect: redirects the user to the consent page. A `POST`, so that a link on another site
/// cannot start a login.
pub(crate) async fn begin(State(site): State<Site>, headers: HeaderMap) -> Response {
    let login = site.app().authorize::<Loans>();
    let url = login.url();
    // Store `state` and the PKCE verifier in this browser's session.
    let stored = site.sessions().with(&headers, |session| {
        session.pending = session.user.is_some().then(|| login.into_pending());
        session.pending.is_some()
    });
    if stored == Some(true) {
        page::away_to(&site.reachable(&url))
    } else {
        page::refused("Please sign in first.")
    }
}

/// GET /callback?code=…&state=…: completes the login, and redirects so that the code disappears
/// from the address bar.
pub(crate) async fn finish(State(site): State<Site>, headers: HeaderMap, uri: Uri) -> Response {
    // `take`: a pending login is used once, even if completing it fails.
    let waiting = site.sessions().with(&headers, |session| {
        Some((session.user.clone()?, session.pending.take()?))
    });
    let Some((user, pending)) = waiting.flatten() else {
        return page::refused("No login was started in this browser.");
    };
    let age = SystemTime::now().duration_since(pending.created_at());
    if age.is_ok_and(|age| age > PATIENCE) {
        return with_notice(&site, &headers, "That took too long. Please try again.");
    }
    match connect(&site, &user, pending, &uri).await {
        Ok(()) => with_notice(&site, &headers, "Your library is connected."),
        Err(error) => {
            // For the log. Errors never contain secrets.
            eprintln!("connecting failed: {error}");
            with_notice(&site, &headers, in_words(&error))
        }
    }
}

/// POST /disconnect: also revokes the grant at the provider.
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
        Ok(()) => with_notice(&site, &headers, "Your library is disconnected."),
        Err(Error::Runtime(rt::Error::GrantLost(_))) => {
            with_notice(&site, &headers, "Your library was already disconnected.")
        }
        Err(error) => {
            eprintln!("disconnecting failed: {error}");
            with_notice(
                &site,
                &headers,
                "The library is not available. Please try again later.",
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
    // Save the tokens under the user's name, so that every process can load them.
    site.app().save_grant(tokens.for_subject(user)).await?;
    Ok(())
}

/// The message that a user sees for an error.
fn in_words(error: &Error) -> &'static str {
    match error {
        Error::Runtime(error) if error.is_access_denied() => {
            "You did not allow it, so nothing was connected."
        }
        Error::Runtime(rt::Error::ScopeNarrowed(_)) => {
            "We need to see your loans. Please try again, and allow that."
        }
        Error::Runtime(rt::Error::Authorization(_)) => {
            "That response does not belong to your request. Please try again."
        }
        error if error.is_retryable() => "The library is not available. Please try again later.",
        _ => "Connecting failed. The error was logged.",
    }
}

/// Redirects to the home page, which displays the notice.
fn with_notice(site: &Site, headers: &HeaderMap, notice: &str) -> Response {
    site.sessions()
        .with(headers, |session| session.notice = Some(notice.to_owned()));
    page::home()
}
