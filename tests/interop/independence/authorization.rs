//! The authorization endpoint, and pushed requests.

use super::side::{BASIC, Outcomes, PUBLIC, Side, basic};
use crate::CALLBACK;

/// What an authorization request leads to.
async fn led(side: &Side, changes: &[(&str, &str)]) -> String {
    match side.open(&side.request(changes)).await {
        Err(status) => format!("a page, {status}"),
        Ok(back) => {
            let value = |name: &str| {
                back.iter()
                    .find(|(known, _)| known == name)
                    .map(|(_, value)| value.as_str())
            };
            match (value("error"), value("code")) {
                (Some(error), _) => format!("callback: {error}"),
                (None, Some(_)) => "callback: code".to_owned(),
                (None, None) => "callback: neither".to_owned(),
            }
        }
    }
}

pub async fn run(side: &Side) -> Outcomes {
    let mut outcomes = Outcomes::new();
    for (behaviour, changes) in [
        ("a valid authorization request", &[][..]),
        ("an unknown client", &[("client_id", "nobody")]),
        ("no `client_id`", &[("client_id", "")]),
        (
            "an unregistered redirect URI",
            &[("redirect_uri", "https://evil.example/cb")],
        ),
        (
            "a redirect URI with a longer path",
            &[("redirect_uri", "http://127.0.0.1:9999/cb/more")],
        ),
        (
            "a redirect URI with a query",
            &[("redirect_uri", "http://127.0.0.1:9999/cb?a=b")],
        ),
        (
            "a redirect URI with a fragment",
            &[("redirect_uri", "http://127.0.0.1:9999/cb#a")],
        ),
        (
            "a redirect URI with another port on loopback",
            &[("redirect_uri", "http://127.0.0.1:9998/cb")],
        ),
        ("no redirect URI", &[("redirect_uri", "")]),
        ("no `response_type`", &[("response_type", "")]),
        (
            "an unknown `response_type`",
            &[("response_type", "nonsense")],
        ),
        (
            "no PKCE",
            &[("code_challenge", ""), ("code_challenge_method", "")],
        ),
        ("PKCE method `plain`", &[("code_challenge_method", "plain")]),
        ("PKCE without a method", &[("code_challenge_method", "")]),
        ("a method without a challenge", &[("code_challenge", "")]),
        (
            "a challenge that is too short",
            &[("code_challenge", "short")],
        ),
        ("an unknown scope", &[("scope", "openid nonsense")]),
        ("an unknown parameter", &[("nonsense", "x")]),
        ("`prompt=none` without a session", &[("prompt", "none")]),
        ("a parameter twice", &[("state", "one"), ("state", "two")]),
    ] {
        outcomes.push((behaviour, led(side, changes).await));
    }
    let back = side.open(&side.request(&[])).await.expect("a callback");
    let mut names: Vec<_> = back.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    outcomes.push(("the parameters of a callback", names.join(", ")));
    outcomes.extend(pushed(side).await);
    outcomes
}

async fn pushed(side: &Side) -> Outcomes {
    let endpoint = "pushed_authorization_request_endpoint";
    let form = |changes: &[(&str, &str)]| {
        let url = side.request(changes);
        url.query_pairs().into_owned().collect::<Vec<_>>()
    };
    let push = async |changes: &[(&str, &str)]| {
        let form = form(changes);
        let form: Vec<_> = form
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        side.post(endpoint, &form).await
    };
    let first = push(&[]).await;
    let reference = first.text("request_uri").to_owned();
    let only = |uri: &str, id: &str| {
        let mut url = side.request(&[]);
        url.query_pairs_mut()
            .clear()
            .append_pair("client_id", id)
            .append_pair("request_uri", uri);
        url
    };
    let open = async |url| match side.open(&url).await {
        Ok(back) if back.iter().any(|(name, _)| name == "code") => "callback: code".to_owned(),
        Ok(_) => "callback: an error".to_owned(),
        Err(status) => format!("a page, {status}"),
    };
    let second = push(&[]).await;
    vec![
        (
            "a pushed request",
            first.with(&["request_uri", "expires_in"]),
        ),
        (
            "the reference of a pushed request",
            open(only(&reference, PUBLIC)).await,
        ),
        (
            "the same reference again",
            open(only(&reference, PUBLIC)).await,
        ),
        (
            "an unknown reference",
            open(only("urn:ietf:params:oauth:request_uri:none", PUBLIC)).await,
        ),
        (
            "a reference of another client",
            open(only(second.text("request_uri"), "post")).await,
        ),
        (
            "a pushed `request_uri`",
            push(&[("request_uri", "urn:x")]).await.outcome(),
        ),
        (
            "a pushed request with an unregistered redirect URI",
            push(&[("redirect_uri", "https://evil.example/cb")])
                .await
                .outcome(),
        ),
        (
            "a pushed request without PKCE",
            push(&[("code_challenge", ""), ("code_challenge_method", "")])
                .await
                .outcome(),
        ),
        (
            "a pushed request of a client with a wrong secret",
            side.post_with(
                endpoint,
                ("authorization", &basic((BASIC.0, "wrong"))),
                &[("redirect_uri", CALLBACK)],
            )
            .await
            .challenged(),
        ),
    ]
}
