//! Login with a browser on this machine (RFC 8252) or with a code on another device (RFC 8628).

use std::env;
use std::sync::Arc;

use licit::rt::store::FileStore;
use licit::rt::{Loopback, Url};

use crate::films::{Client, Tokens, Watching};
use crate::{Failure, SUBJECT, app};

/// A placeholder redirect URI for flows without a redirect.
pub(crate) const NO_CALLBACK: &str = "http://127.0.0.1/callback";

/// How the user logs in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// With a browser, if there is one.
    Best,
    /// With a code on another device.
    Device,
}

/// Logs the user in, and saves the tokens.
pub(crate) async fn log_in(way: Way, store: &Arc<FileStore>) -> Result<Client<Watching>, Failure> {
    let (app, tokens) = if way == Way::Best && has_browser() {
        // Listens before the login starts, so that no other program can receive the callback.
        let receiver = Loopback::bind().await?;
        let app = app(receiver.redirect_uri(), store)?;
        let login = app.authorize::<Watching>();
        eprintln!("Log in with your browser: {}", reachable(&login.url()));
        let pending = login.into_pending();
        let callback = receiver.receive(&pending).await?;
        let tokens = app.finish(pending, callback.expose()).await?;
        (app, tokens)
    } else {
        let app = app(NO_CALLBACK, store)?;
        let tokens = on_another_device(&app).await?;
        (app, tokens)
    };
    let tokens = app.save_grant(tokens.for_subject(SUBJECT)).await?;
    Ok(Client::new(&app, tokens))
}

async fn on_another_device(app: &crate::films::App) -> Result<Tokens<Watching>, Failure> {
    let mut login = app.device::<Watching>().await?;
    eprintln!(
        "Open {} on any device and enter the code {}",
        login.verification_uri(),
        login.user_code()
    );
    Ok(login.poll().await?)
}

/// The URL to send a browser to. An emulator serves the provider's URLs under its origin.
fn reachable(url: &Url) -> String {
    match (
        env::var("FILMS_ORIGIN"),
        url.as_str().strip_prefix("https://"),
    ) {
        (Ok(origin), Some(rest)) => format!("{origin}/{rest}"),
        _ => url.to_string(),
    }
}

/// Whether the user's browser is probably on this machine. Over SSH it is not, and a loopback
/// callback would not arrive.
fn has_browser() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("SSH_CONNECTION") {
        return false;
    }
    let has_windows = cfg!(any(windows, target_os = "macos"));
    has_windows || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}
