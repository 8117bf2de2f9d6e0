//! The predicates of a generated `Error`, over every way in which a call fails.

use licit::rt::mock::MockReply;
use licit::rt::{CallOptions, error::StoreError};
use serde_json::json;

use crate::mock::textbook::{Client, Error, Reading};

/// The predicates that hold.
fn held(error: &Error) -> Vec<&'static str> {
    let all = [
        ("is_retryable", error.is_retryable()),
        ("is_timeout", error.is_timeout()),
        ("is_connect", error.is_connect()),
        ("is_rate_limited", error.is_rate_limited()),
        ("needs_login", error.needs_login()),
        ("is_access_denied", error.is_access_denied()),
        ("is_insufficient_scope", error.is_insufficient_scope()),
        ("is_unauthorized", error.is_unauthorized()),
        ("is_not_found", error.is_not_found()),
        ("is_decode", error.is_decode()),
    ];
    let held = all.into_iter().filter(|(_, holds)| *holds);
    held.map(|(name, _)| name).collect()
}

#[tokio::test]
async fn each_failure_of_a_call_has_its_predicates() {
    let (client, mock) = Client::<Reading>::mock();
    let challenge = "Bearer error=\"insufficient_scope\"";
    let narrow = MockReply::new(403).header("www-authenticate", challenge);
    let cases: Vec<(MockReply, &[&str])> = vec![
        (404.into(), &["is_not_found"]),
        (400.into(), &[]),
        (401.into(), &["is_unauthorized"]),
        (narrow, &["is_insufficient_scope"]),
        (429.into(), &["is_retryable", "is_rate_limited"]),
        (503.into(), &["is_retryable"]),
        (json!({ "id": 7 }).into(), &["is_decode"]),
        (MockReply::timeout(), &["is_retryable", "is_timeout"]),
        (MockReply::no_connection(), &["is_retryable", "is_connect"]),
        (MockReply::interrupted(), &["is_retryable"]),
    ];
    for (reply, expected) in cases {
        let name = format!("{reply:?}");
        mock.on("get_book").reply(reply).times(1);
        let request = client.get_book("7").options(CallOptions::new().retries(0));
        let error = request.send().await.expect_err(&name);
        assert_eq!(held(&error), expected, "{name}");
    }
}

#[tokio::test]
async fn a_declined_login_needs_another_login() {
    use crate::mock::textbook::App;

    let app = App::new("id", "secret", "https://us.example/callback").expect("an application");
    let login = app.authorize::<Reading>();
    let url = login.url();
    let mut query = url.query_pairs();
    let state = query.find(|(name, _)| name == "state").expect("a state").1;
    let callback = format!(
        "https://us.example/callback?error=access_denied&state={state}\
         &iss=https%3A%2F%2Fauth.textbook.example"
    );
    let error = app.finish(login.into_pending(), &callback).await;
    let error = error.expect_err("declined");
    assert_eq!(held(&error), ["needs_login", "is_access_denied"]);
    let error = Error::from(licit::rt::Error::from(StoreError::new("it is away")));
    assert_eq!(held(&error), ["is_retryable"]);
}
