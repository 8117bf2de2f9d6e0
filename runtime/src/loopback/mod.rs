//! The redirect URI of native applications: a listener on loopback that takes one callback (RFC 8252
//! §7.3, §8.3).

mod connections;
mod error;
mod page;
mod request;

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::time::{Instant, timeout, timeout_at};
use url::Url;

pub use error::LoopbackError;

use crate::grant::authorization_code::Pending;
use crate::http::require_runtime;
use crate::secret::Secret;
use crate::token::identity::claims_in;
use connections::first;
use page::Answer;
use request::Request;

/// How long users may take to consent, unless the application says otherwise.
const TIMEOUT: Duration = Duration::from_secs(5 * 60);
/// How long the page is still there for browsers that ask a second time.
const LINGER: Duration = Duration::from_secs(2);
/// Ports that are tried until one is free for both IPv4 and IPv6.
const PORTS: usize = 16;

/// Waits on loopback for the one callback of a login in a terminal or desktop application.
///
/// The operating system chooses the port, and [`redirect_uri`](Self::redirect_uri) is what the
/// application is set up with. Providers take any port of a loopback redirect URI that is
/// registered without one (RFC 8252 §7.3); at others, register a port and use [`at`](Self::at).
///
/// ```no_run
/// # use licit_runtime::{App, Loopback, ScopeSet, Tokens, tables::Registration};
/// # async fn login<S: ScopeSet>(acme: &'static Registration) -> Result<Tokens<S>, Box<dyn std::error::Error>> {
/// let receiver = Loopback::bind().await?;
/// let app = App::builder(acme)
///     .client_id("my-client")
///     .redirect_uri(receiver.redirect_uri())
///     .build()?;
/// let login = app.authorize::<S>();
/// println!("Open {}", login.url());
/// let pending = login.into_pending();
/// let callback = receiver.receive(&pending).await?;
/// let tokens = app.finish(pending, callback.expose()).await?;
/// # Ok(tokens) }
/// ```
///
/// Nothing but the callback of this very login is taken: other paths, methods, hosts and values of
/// `state` are answered and passed over, as are a browser's prefetch and what other programs on the
/// machine send. Connections that send nothing give way to new ones. The page that the browser shows takes the code out of its address and history.
#[derive(Debug)]
#[must_use = "nothing is received before `receive`"]
pub struct Loopback {
    listeners: Vec<TcpListener>,
    redirect_uri: Url,
    timeout: Duration,
    message: String,
}

impl Loopback {
    /// Listens on a port that the operating system chooses, at `/callback` of `127.0.0.1`; of `[::1]`
    /// where the machine has no IPv4.
    ///
    /// # Errors
    ///
    /// When the machine has no loopback to listen on, or there is no tokio runtime.
    pub async fn bind() -> Result<Self, LoopbackError> {
        match Self::at("http://127.0.0.1/callback").await {
            Err(LoopbackError::Bind(error)) if is_absent(&error) => {
                Self::at("http://[::1]/callback").await
            }
            bound => bound,
        }
    }

    /// Listens at the redirect URI that is registered: `http` to `127.0.0.1`, `[::1]` or
    /// `localhost`. Without a port, the operating system chooses one. `localhost` may lead to
    /// either family of addresses, so both are listened on.
    ///
    /// # Errors
    ///
    /// [`LoopbackError::RedirectUri`] when it is no such URI, [`LoopbackError::Bind`] when the port
    /// is taken, [`LoopbackError::NoRuntime`] without a tokio runtime.
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
        })
    }

    /// The redirect URI, with the port, for [`AppBuilder::redirect_uri`](crate::AppBuilder::redirect_uri).
    pub fn redirect_uri(&self) -> &str {
        self.redirect_uri.as_str()
    }

    /// How long users may take; five minutes unless set.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// What the page says that the user sees in the end, as text.
    pub fn message(mut self, message: &str) -> Self {
        message.clone_into(&mut self.message);
        self
    }

    /// Waits for the callback of a login that was begun: what
    /// [`App::finish`](crate::App::finish) takes, be it a code or an error, from a redirect or from
    /// a form (`response_mode=form_post`).
    ///
    /// Dropping the future closes the port.
    ///
    /// # Errors
    ///
    /// [`LoopbackError::Timeout`] when nobody came in time.
    pub async fn receive<S>(self, pending: &Pending<S>) -> Result<Secret, LoopbackError> {
        let deadline = Instant::now() + self.timeout;
        let wanted = Arc::new(Wanted {
            authority: authority(&self.redirect_uri),
            path: self.redirect_uri.path().to_owned(),
            state: pending.state().cloned(),
            message: self.message,
            taken: AtomicBool::new(false),
        });
        let listeners = self.listeners;
        let callback = timeout_at(deadline, first(&listeners, &wanted))
            .await
            .map_err(|_| LoopbackError::Timeout)?;
        // A browser that loaded the page ahead asks for it again when the user gets there.
        tokio::spawn(async move {
            let _ = timeout(LINGER, first(&listeners, &wanted)).await;
        });
        Ok(callback)
    }
}

const V4: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
const V6: IpAddr = IpAddr::V6(Ipv6Addr::LOCALHOST);

/// Listens on one port of all the addresses; on those that the machine has, where it has one.
async fn listen(addresses: &[IpAddr], port: u16) -> Result<Vec<TcpListener>, LoopbackError> {
    let mut tried = 0;
    loop {
        match listen_once(addresses, port).await {
            // The port that was free for one address was not for the other.
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

/// Whether the machine has no such address.
fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::AddrNotAvailable | ErrorKind::Unsupported
    )
}

/// Host and port as a browser writes them in `Host`, where port 80 is not written.
fn authority(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

/// What the callback of this login looks like.
struct Wanted {
    authority: String,
    path: String,
    state: Option<Secret>,
    message: String,
    taken: AtomicBool,
}

impl Wanted {
    fn judge(&self, request: Request) -> (Answer, Option<Secret>) {
        // Another name that leads here was made to (DNS rebinding): it is not what was registered.
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
            // Browsers forget a prefetch that failed, and ask again when the user gets there.
            return (Answer::plain(503), None);
        }
        if !self.is_ours(&request.parameters) {
            return (Answer::page(400, page::FOREIGN), None);
        }
        let done = Answer::page(200, &self.message);
        if self.taken.swap(true, Ordering::AcqRel) {
            return (done, None);
        }
        (done, Some(request.parameters))
    }

    /// Whether the parameters have the `state` that was sent, under whatever name the provider
    /// gives it; in a response that is signed as a whole it stands inside (JARM §2.1). What stands
    /// where, and whether it is believed, is checked when the login is finished.
    fn is_ours(&self, parameters: &Secret) -> bool {
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
