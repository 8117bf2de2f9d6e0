//! Logins of native applications (RFC 8252): callbacks to a loopback listener, among other
//! connections.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail"
)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use licit_runtime::tables::{AuthorizationCode, Grant, Provider, Registration, State};
use licit_runtime::{
    App, ClientAuth, IgnoredCallback, Loopback, LoopbackError, Pending, ScopeSet, Secret, Url,
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

static ACME: Provider = Provider {
    name: "acme",
    title: "Acme",
    ..Provider::DEFAULT
};

const CODE: AuthorizationCode = AuthorizationCode {
    authorization_endpoint: "https://acme.example/oauth/authorize",
    grant: Grant {
        token_endpoint: "https://acme.example/oauth/token",
        auth_methods: &[ClientAuth::None],
        ..Grant::DEFAULT
    },
    ..AuthorizationCode::DEFAULT
};

static APP: Registration = Registration {
    authorization_code: Some(CODE),
    ..Registration::of(&ACME)
};

static WITHOUT_STATE: Registration = Registration {
    authorization_code: Some(AuthorizationCode {
        state: State::Unsupported,
        ..CODE
    }),
    ..Registration::of(&ACME)
};

struct Everything;

impl ScopeSet for Everything {
    const NAME: &'static str = "Everything";
    const SCOPES: &'static [&'static str] = &[];
}

/// A login that is waiting for its callback.
struct Waiting {
    redirect_uri: Url,
    state: String,
    received: JoinHandle<Result<Secret, LoopbackError>>,
}

async fn begin() -> Waiting {
    begin_with(&APP, Loopback::bind().await.expect("loopback"))
}

fn begin_with(registration: &'static Registration, receiver: Loopback) -> Waiting {
    let app = App::builder(registration)
        .client_id("id")
        .redirect_uri(receiver.redirect_uri())
        .build()
        .and_then(App::for_logins)
        .expect("an application");
    let login = app.authorize::<Everything>();
    let query = |name: &str| {
        let url = login.url();
        let pair = url.query_pairs().find(|(existing, _)| existing == name);
        pair.map(|(_, value)| value.into_owned())
    };
    let redirect_uri = query("redirect_uri").expect("a redirect URI");
    let state = query("state").unwrap_or_default();
    assert_eq!(redirect_uri, receiver.redirect_uri());
    let pending: Pending<Everything> = login.into_pending();
    Waiting {
        redirect_uri: Url::parse(&redirect_uri).expect("a URL"),
        state,
        received: tokio::spawn(async move { receiver.receive(&pending).await }),
    }
}

impl Waiting {
    fn authority(&self) -> String {
        let host = self.redirect_uri.host_str().expect("a host");
        format!("{host}:{}", self.redirect_uri.port().expect("a port"))
    }

    fn target(&self) -> String {
        format!("/callback?code=the-code&state={}", self.state)
    }

    /// The response to a browser's request with these additional headers.
    async fn ask(&self, method: &str, target: &str, headers: &str) -> String {
        let request = format!(
            "{method} {target} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n",
            self.authority()
        );
        self.send(&request).await
    }

    async fn send(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.authority())
            .await
            .expect("a connection");
        stream.write_all(request.as_bytes()).await.expect("sent");
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer).await;
        answer
    }

    fn is_waiting(&self) -> bool {
        !self.received.is_finished()
    }

    async fn callback(self) -> String {
        let received = timeout(Duration::from_secs(5), self.received).await;
        let callback = received
            .expect("in time")
            .expect("no panic")
            .expect("a callback");
        callback.expose().to_owned()
    }
}

#[tokio::test]
async fn the_callback_is_received_and_its_page_hides_the_code() {
    let waiting = begin().await;
    assert_eq!(waiting.redirect_uri.host_str(), Some("127.0.0.1"));
    let page = waiting.ask("GET", &waiting.target(), "").await;
    assert!(page.starts_with("HTTP/1.1 200 "), "{page}");
    for hides in [
        "Referrer-Policy: no-referrer\r\n",
        "Cache-Control: no-store\r\n",
        "Content-Security-Policy: default-src 'none'; script-src 'sha256-",
        "history.replaceState(",
    ] {
        assert!(page.contains(hides), "{hides} in {page}");
    }
    assert!(!page.contains("the-code"), "{page}");
    let sent = waiting.state.clone();
    assert_eq!(
        waiting.callback().await,
        format!("code=the-code&state={sent}")
    );
}

#[tokio::test]
async fn a_posted_form_is_received_as_a_callback() {
    let waiting = begin().await;
    let body = format!("code=the-code&state={}", waiting.state);
    let request = format!(
        "POST /callback HTTP/1.1\r\nHost: {}\r\nOrigin: https://acme.example\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        waiting.authority(),
        body.len()
    );
    assert!(waiting.send(&request).await.starts_with("HTTP/1.1 200 "));
    assert_eq!(waiting.callback().await, body);
}

#[tokio::test]
async fn a_signed_response_is_matched_by_the_state_inside_it() {
    use base64::Engine as _;
    let waiting = begin().await;
    let signed = |state: &str| {
        let claims = format!(r#"{{"code":"the-code","state":"{state}"}}"#);
        let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(claims);
        format!("/callback?response=e30.{claims}.c2ln")
    };
    let refused = waiting.ask("GET", &signed("guessed"), "").await;
    assert!(refused.starts_with("HTTP/1.1 400"), "{refused}");
    let target = signed(&waiting.state);
    waiting.ask("GET", &target, "").await;
    assert_eq!(format!("/callback?{}", waiting.callback().await), target);
}

#[tokio::test]
async fn an_error_is_a_callback_too() {
    let waiting = begin().await;
    let target = format!("/callback?error=access_denied&state={}", waiting.state);
    waiting.ask("GET", &target, "").await;
    assert!(waiting.callback().await.starts_with("error=access_denied"));
}

#[tokio::test]
async fn other_requests_are_answered_and_ignored() {
    let waiting = begin().await;
    let right = waiting.target();
    let evil = format!("GET {right} HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    for (status, answer) in [
        (404, waiting.ask("GET", "/favicon.ico", "").await),
        (
            404,
            waiting
                .ask("GET", &right.replace("/callback", "/other"), "")
                .await,
        ),
        (
            400,
            waiting
                .ask("GET", "/callback?code=evil&state=guessed", "")
                .await,
        ),
        (400, waiting.ask("GET", "/callback?code=evil", "").await),
        (400, waiting.ask("GET", "/callback", "").await),
        (200, waiting.ask("HEAD", &right, "").await),
        (405, waiting.ask("OPTIONS", &right, "").await),
        (
            503,
            waiting
                .ask("GET", &right, "Sec-Purpose: prefetch\r\n")
                .await,
        ),
        (421, waiting.send(&evil).await),
        (400, waiting.send("nonsense\r\n\r\n").await),
    ] {
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{status}: {answer}"
        );
        assert!(waiting.is_waiting(), "{answer}");
    }
    waiting.ask("GET", &right, "").await;
    assert!(waiting.callback().await.starts_with("code=the-code"));
}

#[tokio::test]
async fn silent_connections_do_not_block_the_callback() {
    let waiting = begin().await;
    let mut silent = Vec::new();
    for _ in 0..8 {
        silent.push(
            TcpStream::connect(waiting.authority())
                .await
                .expect("a connection"),
        );
    }
    waiting.ask("GET", &waiting.target(), "").await;
    waiting.callback().await;
}

#[tokio::test]
async fn a_repeated_callback_gets_its_page_twice_and_is_returned_once() {
    let waiting = begin().await;
    let target = waiting.target();
    let first = waiting.ask("GET", &target, "").await;
    let again = waiting.ask("GET", &target, "").await;
    assert_eq!(first, again);
    assert!(waiting.callback().await.contains("the-code"));
}

#[tokio::test]
async fn the_port_is_closed_when_the_receiver_is_dropped() {
    let waiting = begin().await;
    let authority = waiting.authority();
    waiting.received.abort();
    let mut open = true;
    for _ in 0..50 {
        open = TcpStream::connect(&authority).await.is_ok();
        if !open {
            break;
        }
        sleep(Duration::from_millis(20)).await;
    }
    assert!(!open);
}

#[tokio::test(start_paused = true)]
async fn waiting_for_the_callback_ends_at_the_configured_timeout() {
    let receiver = Loopback::bind().await.expect("loopback");
    let waiting = begin_with(&APP, receiver.timeout(Duration::from_secs(60)));
    let outcome = waiting.received.await.expect("no panic");
    assert!(matches!(outcome, Err(LoopbackError::Timeout)));
}

#[tokio::test]
async fn without_state_the_first_query_is_the_callback() {
    let receiver = Loopback::bind().await.expect("loopback");
    let waiting = begin_with(&WITHOUT_STATE, receiver);
    waiting.ask("GET", "/callback", "").await;
    assert!(waiting.is_waiting());
    waiting.ask("GET", "/callback?code=a", "").await;
    assert_eq!(waiting.callback().await, "code=a");
}

#[tokio::test]
async fn the_registered_uri_keeps_its_host_path_and_query_and_gets_a_port() {
    for (registered, host) in [
        ("http://127.0.0.1/back/here?app=1", "127.0.0.1"),
        ("http://localhost/back/here?app=1", "localhost"),
        ("http://[::1]/back/here?app=1", "[::1]"),
    ] {
        let receiver = match Loopback::at(registered).await {
            Ok(receiver) => receiver,
            // Machines without IPv6 have no ::1.
            Err(LoopbackError::Bind(_)) if host == "[::1]" => continue,
            Err(error) => panic!("{registered}: {error}"),
        };
        let url = Url::parse(receiver.redirect_uri()).expect("a URL");
        assert_eq!(
            (url.host_str(), url.path(), url.query()),
            (Some(host), "/back/here", Some("app=1"))
        );
        let port = url.port().expect("a port");
        assert_ne!(port, 0);
        if host == "localhost" {
            TcpStream::connect(("127.0.0.1", port)).await.expect("IPv4");
        }
        // An occupied port is an error and not replaced, because it was registered.
        let again = Loopback::at(receiver.redirect_uri()).await;
        assert!(matches!(again, Err(LoopbackError::Bind(_))), "{again:?}");
    }
}

#[tokio::test]
async fn other_redirect_uris_are_rejected() {
    for bad in [
        "https://127.0.0.1/callback",
        "http://192.0.2.1/callback",
        "http://app.example/callback",
        "http://127.0.0.1/callback#x",
        "http://user@127.0.0.1/callback",
        "acme:/callback",
        "callback",
    ] {
        let refused = Loopback::at(bad).await;
        assert!(matches!(refused, Err(LoopbackError::RedirectUri)), "{bad}");
    }
}

#[tokio::test]
async fn the_applications_text_is_escaped_on_the_page() {
    let receiver = Loopback::bind().await.expect("loopback");
    let waiting = begin_with(&APP, receiver.message("<b>Done & dusted</b>"));
    let page = waiting.ask("GET", &waiting.target(), "").await;
    assert!(
        page.contains("&lt;b&gt;Done &amp; dusted&lt;/b&gt;"),
        "{page}"
    );
}

#[test]
fn without_a_tokio_runtime_an_error_is_returned() {
    let mut bind = std::pin::pin!(Loopback::bind());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let bound = std::future::Future::poll(bind.as_mut(), &mut context);
    assert!(matches!(
        bound,
        std::task::Poll::Ready(Err(LoopbackError::NoRuntime))
    ));
}

/// Connections of other programs on the machine that send nothing, or an occasional byte.
#[tokio::test]
async fn the_callback_is_answered_despite_a_thousand_idle_connections() {
    let waiting = begin().await;
    let mut idle = Vec::new();
    for number in 0..1000 {
        let mut stream = TcpStream::connect(waiting.authority()).await.unwrap();
        if number % 2 == 0 {
            stream.write_all(b"GET /callback?code=").await.unwrap();
        }
        idle.push(stream);
    }
    let target = waiting.target();
    let answer = timeout(Duration::from_secs(3), waiting.ask("GET", &target, "")).await;
    let answer = answer.expect("an answer while others are idle");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let received = waiting.received.await.unwrap().unwrap();
    assert!(received.expose().contains("code=the-code"));
}

#[tokio::test]
async fn slow_connections_do_not_block_the_callback() {
    let waiting = begin().await;
    let authority = waiting.authority();
    let drip = tokio::spawn(async move {
        let mut streams = Vec::new();
        loop {
            for _ in 0..50 {
                streams.push(TcpStream::connect(&authority).await.unwrap());
            }
            for stream in &mut streams {
                // Writing to closed connections fails.
                let _ = stream.write_all(b"G").await;
            }
            sleep(Duration::from_millis(20)).await;
        }
    });
    sleep(Duration::from_millis(300)).await;
    // The request arrives in two parts, as from a slow browser.
    let mut stream = TcpStream::connect(waiting.authority()).await.unwrap();
    let request = format!(
        "GET {} HTTP/1.1\r\nHost: {}\r\n\r\n",
        waiting.target(),
        waiting.authority()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    let read = timeout(Duration::from_secs(3), stream.read_to_string(&mut answer)).await;
    read.expect("an answer").unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    drip.abort();
    assert!(waiting.received.await.unwrap().is_ok());
}

#[tokio::test]
async fn a_callback_without_the_right_state_is_reported_at_once() {
    let ignored = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&ignored);
    let receiver = Loopback::bind().await.expect("loopback");
    let receiver = receiver.on_ignored(move |callback| {
        seen.lock().expect("a lock").push(callback.clone());
    });
    let waiting = begin_with(&APP, receiver);
    let error = |description: Option<&str>| IgnoredCallback::Error {
        code: "access_denied".to_owned(),
        description: description.map(str::to_owned),
    };
    for (target, expected) in [
        ("/callback?code=x", Some(IgnoredCallback::NoState)),
        (
            "/callback?error=access_denied&state=other",
            Some(IgnoredCallback::AnotherState),
        ),
        ("/callback?error=access_denied", Some(error(None))),
        (
            "/callback?error=access_denied&error_description=not+today",
            Some(error(Some("not today"))),
        ),
        ("/callback", Some(IgnoredCallback::Empty)),
        ("/favicon.ico?x=y", None),
    ] {
        waiting.ask("GET", target, "").await;
        let found = std::mem::take(&mut *ignored.lock().expect("a lock"));
        assert_eq!(found, Vec::from_iter(expected), "{target}");
    }
    waiting.ask("GET", &waiting.target(), "").await;
    assert!(waiting.received.await.expect("a task").is_ok());
    assert!(ignored.lock().expect("a lock").is_empty());
}
