//! Device authorization (RFC 8628) with a server that returns invalid codes or URIs, or never
//! completes. Time is virtual, so that no test waits.

use std::time::Duration;

use licit_runtime::tables::{DeviceCode, Registration};
use licit_runtime::{DeviceAuthorization, Error};
use serde_json::{Value, json};

use crate::acme::{self, Reading};
use crate::login;
use crate::markers::DEVICE_CODE;
use crate::suite::Theme;
use crate::support::{Answer, Server};
use crate::{verdict, witness};

static REGISTRATION: Registration = Registration {
    device_code: Some(DeviceCode {
        device_authorization_endpoint: "https://acme.example/device",
        grant: acme::REGISTRATION_VALUE.refresh_token.unwrap().grant,
        ..DeviceCode::DEFAULT
    }),
    ..acme::REGISTRATION_VALUE
};

/// Invalid members of the response, with the verdict. Not formatted: one case per line.
#[rustfmt::skip]
fn responses() -> Vec<(&'static str, &'static str, Value)> {
    let fault = |member| match member {
        "device_code" => r#"no token reply: Member("device_code")"#,
        "user_code" => r#"no token reply: Member("user_code")"#,
        "expires_in" => r#"no token reply: Member("expires_in")"#,
        "interval" => r#"no token reply: Member("interval")"#,
        "complete" => r#"no token reply: Member("verification_uri_complete")"#,
        _ => r#"no token reply: Member("verification_uri")"#,
    };
    vec![
        ("correct", "a code", json!({})),
        ("a page over http", fault("uri"), json!({"verification_uri": "http://acme.example/device"})),
        ("a script for a page", fault("uri"), json!({"verification_uri": "javascript:alert(1)"})),
        ("a file for a page", fault("uri"), json!({"verification_uri": "file:///etc/passwd"})),
        ("a page that is not a URL", fault("uri"), json!({"verification_uri": "acme.example/device"})),
        ("no page", fault("uri"), json!({"verification_uri": null})),
        ("a complete page over http", fault("complete"), json!({"verification_uri_complete": "http://acme.example/?c=1"})),
        ("terminal escapes in the user's code", fault("user_code"), json!({"user_code": "\u{1b}[2Jmarker"})),
        ("no code for the user", fault("user_code"), json!({"user_code": ""})),
        ("no code for the device", fault("device_code"), json!({"device_code": null})),
        ("a code with a negative lifetime", "a code", json!({"expires_in": -1})),
        ("a code with a null lifetime", fault("expires_in"), json!({"expires_in": null})),
        ("a code with a lifetime of 292 years", "a code", json!({"expires_in": i64::MAX})),
        ("an interval that is not a number", fault("interval"), json!({"interval": "marker"})),
    ]
}

pub(crate) async fn cases(theme: &mut Theme) {
    for (name, expected, change) in responses() {
        theme.case(name, expected, begun(change)).await;
    }
    for (name, expected, change, answer) in [
        (
            "always pending, every 5 s",
            "refused: Expired after 59 requests and 300 s",
            json!({}),
            "authorization_pending",
        ),
        (
            "always pending, without a pause",
            "refused: Expired after 299 requests and 300 s",
            json!({"interval": 0}),
            "authorization_pending",
        ),
        (
            "always slow_down",
            "refused: Expired after 10 requests and 300 s",
            json!({}),
            "slow_down",
        ),
        (
            "always out of order",
            "refused: Expired after 6 requests and 300 s",
            json!({}),
            "server_error",
        ),
        (
            "a code that is already expired",
            "refused: Expired after 0 requests and 0 s",
            json!({"expires_in": 0}),
            "authorization_pending",
        ),
        (
            "an interval of 292 years",
            "refused: Expired after 0 requests and 300 s",
            json!({"interval": i64::MAX}),
            "authorization_pending",
        ),
        (
            "another error",
            "OAuth made_up after 1 requests and 5 s",
            json!({}),
            "made_up",
        ),
        (
            "the user denies access",
            "no consent: access_denied after 1 requests and 5 s",
            json!({}),
            "access_denied",
        ),
    ] {
        theme.case(name, expected, polled(change, answer)).await;
    }
}

fn response(change: &Value) -> Answer {
    let mut response = json!({
        "device_code": DEVICE_CODE,
        "user_code": "WDJB-MJHT",
        "verification_uri": "https://acme.example/device",
        "expires_in": 300,
        "interval": 5,
    });
    response
        .as_object_mut()
        .unwrap()
        .extend(change.as_object().unwrap().clone());
    Answer::json(200, response.to_string())
}

async fn begun(change: Value) -> String {
    let server = Server::answering(vec![response(&change)]).await;
    let app = login::app_of(&REGISTRATION, &server);
    let outcome = app.device::<Reading, Error>().await;
    witness::saw(&outcome);
    match outcome {
        Ok(_) => "a code".to_owned(),
        Err(error) => verdict::of_error(&error),
    }
}

/// The result of polling, with the number of requests and the time.
async fn polled(change: Value, code: &'static str) -> String {
    let work = move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let refusal = Answer::json(400, json!({ "error": code }).to_string());
            let server = Server::answering(vec![response(&change), refusal]).await;
            let app = login::app_of(&REGISTRATION, &server);
            let mut login: DeviceAuthorization<Reading> = app.device().await.unwrap();
            tokio::time::pause();
            let start = tokio::time::Instant::now();
            let error = login.poll().await.unwrap_err();
            witness::saw(&login);
            let seconds = Duration::as_secs(&start.elapsed());
            let requests = server.requests().len() - 1;
            format!(
                "{} after {requests} requests and {seconds} s",
                verdict::of_error(&error)
            )
        })
    };
    tokio::task::spawn_blocking(work).await.unwrap()
}
