//! Logins of native applications in a process without free file descriptors. This is a separate
//! program because the limit applies to the process.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use licit_runtime::tables::{AuthorizationCode, Grant, Provider, Registration};
use licit_runtime::{App, ClientAuth, Loopback, ScopeSet};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

static ACME: Provider = Provider {
    name: "acme",
    title: "Acme",
    ..Provider::DEFAULT
};

static APP: Registration = Registration {
    authorization_code: Some(AuthorizationCode {
        authorization_endpoint: "https://acme.example/oauth/authorize",
        grant: Grant {
            token_endpoint: "https://acme.example/oauth/token",
            auth_methods: &[ClientAuth::None],
            ..Grant::DEFAULT
        },
        ..AuthorizationCode::DEFAULT
    }),
    ..Registration::of(&ACME)
};

struct Everything;

impl ScopeSet for Everything {
    const NAME: &'static str = "Everything";
    const SCOPES: &'static [&'static str] = &[];
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_without_free_descriptors_closes_an_idle_connection_for_the_callback() {
    let receiver = Loopback::bind().await.unwrap();
    let app = App::builder(&APP)
        .client_id("id")
        .redirect_uri(receiver.redirect_uri())
        .build()
        .unwrap()
        .for_logins()
        .unwrap();
    let login = app.authorize::<Everything>();
    let query = |name: &str| {
        let url = login.url();
        let mut pairs = url.query_pairs();
        let (_, value) = pairs.find(|(existing, _)| existing == name).unwrap();
        value.into_owned()
    };
    let (redirect_uri, state) = (query("redirect_uri"), query("state"));
    let authority = redirect_uri.trim_start_matches("http://");
    let authority = authority.trim_end_matches("/callback").to_owned();
    let pending = login.into_pending();
    let callback = tokio::spawn(async move { receiver.receive(&pending).await });

    let limit = getrlimit(Resource::Nofile);
    setrlimit(
        Resource::Nofile,
        Rlimit {
            current: Some(128),
            ..limit
        },
    )
    .unwrap();
    let answer = tokio::task::spawn_blocking(move || {
        let idle: Vec<_> = (0..10)
            .map(|_| TcpStream::connect(&authority).unwrap())
            .collect();
        std::thread::sleep(Duration::from_millis(300));
        // All that are left, except for the one that the browser needs.
        let mut files = Vec::new();
        while let Ok(file) = File::open("/dev/null") {
            files.push(file);
        }
        files.pop();
        let begun = Instant::now();
        let mut browser = TcpStream::connect(&authority).unwrap();
        browser
            .set_read_timeout(Some(Duration::from_secs(5)))
            .unwrap();
        let request =
            format!("GET /callback?code=c&state={state} HTTP/1.1\r\nHost: {authority}\r\n\r\n");
        browser.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        browser.read_to_string(&mut answer).unwrap();
        drop((files, idle));
        (answer, begun.elapsed())
    });
    let (answer, took) = answer.await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(took < Duration::from_secs(5), "{took:?}");
    assert!(callback.await.unwrap().is_ok());
}
