//! The loopback redirect URI of native applications (RFC 8252 §7.3, §8.3). Must not use `session` or `call`.

mod connections;
mod error;
mod ignored;
mod page;
mod request;

use std::fmt;
use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::time::{Instant, timeout, timeout_at};
use url::Url;

pub use error::LoopbackError;
pub use ignored::IgnoredCallback;

use crate::grant::authorization_code::Pending;
use crate::http::require_runtime;
use crate::secret::Secret;
use crate::token::identity::claims_in;
use connections::first;
use page::Answer;
use request::Request;

/// The default timeout for the user's consent.
const TIMEOUT: Duration = Duration::from_secs(5 * 60);
/// How long the page remains available to browsers that request it again.
const LINGER: Duration = Duration::from_secs(2);
/// The maximum number of ports to try until one is free for both IPv4 and IPv6.
const PORTS: usize = 16;

/// Receives the callback of a login on loopback, for command-line and desktop applications.
///
/// The operating system chooses the port; pass [`redirect_uri`](Self::redirect_uri) to the
/// application. Many providers accept any port if the loopback redirect URI is registered without
/// one (RFC 8252 §7.3). For other providers, register a port and use [`at`](Self::at).
///
/// ```no_run
/// # use licit_runtime::{App, Loopback, ScopeSet, Tokens, tables::Registration};
/// # async fn login<S: ScopeSet>(acme: &'static Registration) -> Result<Tokens<S>, Box<dyn std::error::Error>> {
/// let receiver = Loopback::bind().await?;
/// let app = App::builder(acme)
///     .client_id("my-client")
///     .redirect_uri(receiver.redirect_uri())
///     .build()?
///     .for_logins()?;
/// let login = app.authorize::<S>();
/// println!("Open {}", login.url());
/// let pending = login.into_pending();
/// let callback = receiver.receive(&pending).await?;
/// let tokens = app.finish(pending, callback.expose()).await?;
/// # Ok(tokens) }
/// ```
///
/// Only the callback of this login is accepted. Requests with another path, method, host or
/// `state`, browser prefetches, and requests of other programs receive a response and are ignored.
/// Idle connections are closed when new ones need their place. The page shown in the browser
/// removes the code from the address bar and the history.
#[derive(Debug)]
#[must_use = "call `receive` to wait for the callback"]
pub struct Loopback {
    listeners: Vec<TcpListener>,
    redirect_uri: Url,
    timeout: Duration,
    message: String,
    ignored: Notify,
}

/// What is called for each callback that is not of this login.
#[derive(Clone, Default)]
struct Notify(Option<Arc<OnIgnored>>);

type OnIgnored = dyn Fn(&IgnoredCallback) + Send + Sync;

impl fmt::Debug for Notify {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notify").finish_non_exhaustive()
    }
}

impl Loopback {
    /// Listens at `/callback` on `127.0.0.1`, or on `[::1]` if the machine has no IPv4, with a port
    /// chosen by the operating system.
    ///
    /// # Errors
    ///
    /// - [`LoopbackError::Bind`] if the machine has no loopback interface.
    /// - [`LoopbackError::NoRuntime`] without a tokio runtime.
    pub async fn bind() -> Result<Self, LoopbackError> {
        match Self::at("http://127.0.0.1/callback").await {
            Err(LoopbackError::Bind(error)) if is_absent(&error) => {
                Self::at("http://[::1]/callback").await
            }
            bound => bound,
        }
    }

    /// Listens at a registered redirect URI: `http` with the host `127.0.0.1`, `[::1]` or
    /// `localhost`.
    ///
    /// Without a port, the operating system chooses one. `localhost` may resolve to IPv4 or IPv6,
    /// so it listens on both.
    ///
    /// # Errors
    ///
    /// - [`LoopbackError::RedirectUri`] if the URI is not a loopback redirect URI.
    /// - [`LoopbackError::Bind`] if the port is in use.
    /// - [`LoopbackError::NoRuntime`] without a tokio runtime.
    pub async fn at(redirect_uri: &str) -> Result<Self, LoopbackError> {
        require_runtime().map_err(|_| LoopbackError::NoRuntime)?;
        let mut url = Url::parse(redirect_uri).map_err(|_| LoopbackError::RedirectUri)?;
        if url.scheme() != "http" || url.fragment().is_some() || !url.username().is_empty() {
            return Err(LoopbackError::RedirectUri);
        }
        let addresses: &[IpAddr] = match url.host_str() {
            Some("127.0.0.1") => &[V4],
            Some("[::1]") => &[V6],
            Some("localhost") => &[V4, V6],
            _ => return Err(LoopbackError::RedirectUri),
        };
        let listeners = listen(addresses, url.port().unwrap_or(0)).await?;
        let port = listeners.first().and_then(|first| first.local_addr().ok());
        url.set_port(port.map(|address| address.port()))
            .map_err(|()| LoopbackError::RedirectUri)?;
        Ok(Self {
            listeners,
            redirect_uri: url,
            timeout: TIMEOUT,
            message: page::DONE.to_owned(),
            ignored: Notify::default(),
        })
    }

    /// Returns the redirect URI, including the port, for
    /// [`AppBuilder::redirect_uri`](crate::AppBuilder::redirect_uri).
    pub fn redirect_uri(&self) -> &str {
        self.redirect_uri.as_str()
    }

    /// Sets how long to wait for the callback. Defaults to five minutes.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets the plain-text message of the page that the user sees at the end.
    pub fn message(mut self, message: &str) -> Self {
        message.clone_into(&mut self.message);
        self
    }

    /// Sets a function that is called when a callback is ignored because its `state` is missing or is not
    /// that of the login: the callback belongs to another login, or the provider does not return `state`.
    /// It runs inline; return quickly.
    ///
    /// ```no_run
    /// # async fn receiver() -> Result<licit_runtime::Loopback, licit_runtime::LoopbackError> {
    /// let receiver = licit_runtime::Loopback::bind().await?;
    /// Ok(receiver.on_ignored(|callback| eprintln!("A callback was ignored: {callback:?}")))
    /// # }
    /// ```
    pub fn on_ignored(mut self, notify: impl Fn(&IgnoredCallback) + Send + Sync + 'static) -> Self {
        self.ignored = Notify(Some(Arc::new(notify)));
        self
    }

    /// Waits for the callback of the login, and returns it for [`App::finish`](crate::App::finish).
    /// It may contain a code or an error, and may be a redirect or a form
    /// (`response_mode=form_post`).
    ///
    /// Dropping the future closes the port.
    ///
    /// # Errors
    ///
    /// [`LoopbackError::Timeout`] if no callback arrives in time.
    pub async fn receive<S>(self, pending: &Pending<S>) -> Result<Secret, LoopbackError> {
        let deadline = Instant::now() + self.timeout;
        let expected = Arc::new(ExpectedCallback {
            authority: authority(&self.redirect_uri),
            path: self.redirect_uri.path().to_owned(),
            state: pending.state().cloned(),
            message: self.message,
            ignored: self.ignored,
            received: AtomicBool::new(false),
        });
        let listeners = self.listeners;
        let callback = timeout_at(deadline, first(&listeners, &expected))
            .await
            .map_err(|_| LoopbackError::Timeout)?;
        // A browser that prefetched the page requests it again when the user opens it.
        tokio::spawn(async move {
            let _ = timeout(LINGER, first(&listeners, &expected)).await;
        });
        Ok(callback)
    }
}

const V4: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
const V6: IpAddr = IpAddr::V6(Ipv6Addr::LOCALHOST);

/// Listens on one port of all addresses. Skips addresses that the machine does not have.
async fn listen(addresses: &[IpAddr], port: u16) -> Result<Vec<TcpListener>, LoopbackError> {
    let mut tried = 0;
    loop {
        match listen_once(addresses, port).await {
            // The port was free for one address but not for the other.
            Err(error) if port == 0 && error.kind() == ErrorKind::AddrInUse && tried < PORTS => {
                tried += 1;
            }
            bound => return bound.map_err(|error| LoopbackError::Bind(Arc::new(error))),
        }
    }
}

async fn listen_once(addresses: &[IpAddr], mut port: u16) -> io::Result<Vec<TcpListener>> {
    let mut listeners = Vec::new();
    let mut absent = None;
    for address in addresses {
        match TcpListener::bind(SocketAddr::new(*address, port)).await {
            Ok(listener) => {
                port = listener.local_addr()?.port();
                listeners.push(listener);
            }
            Err(error) if is_absent(&error) => absent = Some(error),
            Err(error) => return Err(error),
        }
    }
    match absent {
        Some(error) if listeners.is_empty() => Err(error),
        _ => Ok(listeners),
    }
}

/// Whether the machine lacks such an address.
fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::AddrNotAvailable | ErrorKind::Unsupported
    )
}

/// Returns host and port as in a browser's `Host` header, which omits port 80.
fn authority(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

/// The expected callback.
struct ExpectedCallback {
    authority: String,
    path: String,
    state: Option<Secret>,
    message: String,
    ignored: Notify,
    received: AtomicBool,
}

impl ExpectedCallback {
    fn respond(&self, request: Request) -> (Answer, Option<Secret>) {
        // Another host name was pointed at this address (DNS rebinding); it is not the registered
        // one.
        if !request.host.eq_ignore_ascii_case(&self.authority) {
            return (Answer::plain(421), None);
        }
        if request.path != self.path {
            return (Answer::plain(404), None);
        }
        match request.method.as_str() {
            "GET" | "POST" => {}
            "HEAD" => return (Answer::plain(200).without_body(), None),
            _ => return (Answer::plain(405), None),
        }
        if request.is_speculative {
            // Browsers discard a failed prefetch and repeat the request when the user opens the
            // page.
            return (Answer::plain(503), None);
        }
        if !self.has_state(&request.parameters) {
            if let Notify(Some(notify)) = &self.ignored
                && !self.received.load(Ordering::Acquire)
            {
                notify(&IgnoredCallback::of(request.parameters.expose()));
            }
            return (Answer::page(400, page::FOREIGN), None);
        }
        let done = Answer::page(200, &self.message);
        if self.received.swap(true, Ordering::AcqRel) {
            return (done, None);
        }
        (done, Some(request.parameters))
    }

    /// Whether a parameter equals the `state` that was sent. Its name depends on the provider; in a
    /// signed response, it is within the JWT (JARM §2.1). Full validation happens when the login is
    /// completed.
    fn has_state(&self, parameters: &Secret) -> bool {
        let Ok(pairs) = crate::http::form::parse(parameters.expose()) else {
            return false;
        };
        match &self.state {
            Some(state) => pairs.into_iter().any(|(_, value)| {
                let value = Secret::new(value);
                let signed = claims_in(&value);
                let signed = signed
                    .as_ref()
                    .and_then(|claims| claims.get("state")?.as_str());
                *state == value || signed.map(Secret::new).as_ref() == Some(state)
            }),
            None => !pairs.is_empty(),
        }
    }
}
