//! Proxies from environment variables. They receive only the host names of `https` requests: no
//! requests to loopback and no plaintext.
//!
//! Each test runs a separate process, because environment variables apply to the whole process.

use std::process::{Command, Output};

use licit_runtime::App;
use licit_runtime::tables::{AuthorizationCode, Grant, Refresh, Registration};

use crate::acme::{self, GRANT, REGISTRATION_VALUE, Reading};
use crate::support::{Answer, Server, find};

/// Every variable that sets a proxy for all requests.
const VARIABLES: [&str; 6] = [
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "ALL_PROXY",
    "all_proxy",
];

/// Runs a login at `target` in a process in which each of the `variables` is set to `proxy`.
fn log_in_behind(proxy: &Server, variables: &[&str], job: &str, target: &str) -> Output {
    let mut command = Command::new(std::env::current_exe().unwrap());
    for variable in VARIABLES
        .iter()
        .chain(&["NO_PROXY", "no_proxy", "REQUEST_METHOD"])
    {
        command.env_remove(variable);
    }
    for variable in variables {
        command.env(variable, proxy.origin());
    }
    command
        .args(["proxy::log_in", "--exact", "--nocapture"])
        .env("LICIT_PROXY_JOB", job)
        .env("LICIT_PROXY_TARGET", target)
        .output()
        .unwrap()
}

/// The code of the process: a login, a refresh, and a revocation.
#[tokio::test]
async fn log_in() {
    let Ok(job) = std::env::var("LICIT_PROXY_JOB") else {
        return;
    };
    let target = std::env::var("LICIT_PROXY_TARGET").unwrap();
    let app = match job.as_str() {
        "origin" => App::builder(&acme::REGISTRATION).origin(&target),
        "direct" => App::builder(registration(&target)),
        other => panic!("{other}"),
    };
    let app = app
        .client_id("the-client")
        .client_secret("the-client-secret")
        .redirect_uri(acme::REDIRECT)
        .build()
        .unwrap()
        .for_logins()
        .unwrap();
    let login = app.authorize::<Reading>();
    let state = find(&login.url(), "state").unwrap();
    let callback = format!("{}?code=the-code&state={state}", acme::REDIRECT);
    match app.finish(login.into_pending(), &callback).await {
        Ok(tokens) => {
            let session = app.session(tokens);
            session
                .refresh(&session.current().await.unwrap())
                .await
                .unwrap();
            session.revoke().await.unwrap();
            println!("logged in");
        }
        Err(error) => println!("refused: {error:?}"),
    }
}

/// A provider whose endpoints are at `origin`, without a test origin.
fn registration(origin: &str) -> &'static Registration {
    let at = |path: &str| -> &'static str { format!("{origin}{path}").leak() };
    let grant = Grant {
        token_endpoint: at("/token"),
        ..GRANT
    };
    Box::leak(Box::new(Registration {
        authorization_code: Some(AuthorizationCode {
            authorization_endpoint: "https://acme.example/authorize",
            grant,
            ..AuthorizationCode::DEFAULT
        }),
        refresh_token: Some(Refresh {
            grant,
            ..Refresh::DEFAULT
        }),
        revocation_endpoint: Some(at("/revoke")),
        ..REGISTRATION_VALUE
    }))
}

fn answer(number: usize) -> Answer {
    Answer::json(
        200,
        format!(
            r#"{{"access_token":"access-{number}","token_type":"Bearer","refresh_token":"refresh-{number}","expires_in":3600,"scope":"read list"}}"#
        ),
    )
}

async fn proxy() -> Server {
    Server::answering(vec![Answer::body(502, "text/plain", "no way")]).await
}

/// Logs in at a loopback server with the name `host`, and returns what the proxy received.
async fn seen_by_proxy(variables: &'static [&'static str], job: &'static str, host: &str) {
    let server = Server::answering(vec![answer(1), answer(2)]).await;
    let proxy = proxy().await;
    let target = server.origin().replace("127.0.0.1", host);
    let (output, proxy) = tokio::task::spawn_blocking(move || {
        let output = log_in_behind(&proxy, variables, job, &target);
        (output, proxy)
    })
    .await
    .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("logged in"), "{variables:?}: {said}");
    let requests = proxy.requests();
    assert!(requests.is_empty(), "{variables:?}: {requests:?}");
    assert!(server.requests().len() >= 3);
}

#[tokio::test]
async fn requests_to_the_test_origin_bypass_the_proxy() {
    for variable in &VARIABLES {
        seen_by_proxy(std::slice::from_ref(variable), "origin", "127.0.0.1").await;
    }
}

#[tokio::test]
async fn requests_to_loopback_bypass_the_proxy() {
    for host in ["127.0.0.1", "localhost"] {
        seen_by_proxy(&VARIABLES, "direct", host).await;
    }
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
async fn lines_at_proxy(target: &'static str) -> Vec<String> {
    let proxy = proxy().await;
    let (output, proxy) = tokio::task::spawn_blocking(move || {
        let output = log_in_behind(&proxy, &["HTTPS_PROXY"], "direct", target);
        (output, proxy)
    })
    .await
    .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("refused"), "{said}");
    let requests = proxy.requests();
    let shown = format!("{requests:?}");
    for secret in ["the-client-secret", "the-code"] {
        assert!(!shown.contains(secret), "{shown}");
    }
    let line = |request: &crate::support::Request| format!("{} {}", request.method, request.target);
    requests.iter().map(line).collect()
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[tokio::test]
async fn https_passes_the_proxy_through_a_tunnel_with_the_host_name() {
    let lines = lines_at_proxy("https://acme.example").await;
    assert_eq!(lines, ["CONNECT acme.example:443"]);
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[tokio::test]
async fn https_to_loopback_does_not_reach_the_proxy() {
    // Nothing listens on these ports.
    for target in [
        "https://127.0.0.1:1",
        "https://[::1]:1",
        "https://[::ffff:127.0.0.1]:1",
        "https://app.localhost:1",
    ] {
        assert_eq!(lines_at_proxy(target).await, [""; 0], "{target}");
    }
}
