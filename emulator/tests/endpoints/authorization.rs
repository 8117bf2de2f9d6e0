//! Tests the authorization endpoint over HTTP.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::support::{
    CHALLENGE, LOGIN, REDIRECT_URI, callback, emulator, emulator_of, get, plain, post_form, url,
};
use licit_emulator::{AuthorizeError, Authorized, Consent, Running};
use serde_json::json;

const ENDPOINT: &str = "https://acme.example/authorize";

/// The usual request with some parameters replaced. An empty value removes a parameter.
fn request(changes: &[(&str, &str)]) -> String {
    let usual = [
        ("response_type", "code"),
        ("client_id", "licit-client"),
        ("redirect_uri", REDIRECT_URI),
        ("scope", "read"),
        ("state", "st4te"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    let unchanged = usual
        .iter()
        .filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    let all: Vec<_> = unchanged
        .chain(changes)
        .filter(|(_, value)| !value.is_empty())
        .copied()
        .collect();
    url(ENDPOINT, &all)
}

async fn acme() -> Running {
    emulator_of(&plain(&json!({}))).start().await.unwrap()
}

async fn rejection(running: &Running, url: &str) -> String {
    match running.authorize(url).await {
        Err(AuthorizeError::Rejected {
            status: 400,
            message,
        }) => message,
        other => panic!("not rejected: {other:?}"),
    }
}

#[tokio::test]
async fn consent_redirects_with_code_and_state() {
    let running = acme().await;
    let callback = callback(&running, &request(&[])).await;
    assert_eq!(callback["state"], "st4te");
    assert!(callback["code"].len() > 20);
    assert!(!callback.contains_key("iss"));
    let recorded = &running.requests()[0];
    assert_eq!(
        (recorded.endpoint.as_str(), recorded.status),
        ("authorization", 302)
    );
    assert_eq!(recorded.parameter("scope"), Some("read"));
}

#[tokio::test]
async fn the_query_of_the_redirect_uri_is_preserved() {
    let emulator = emulator_of(&plain(&json!({})));
    let emulator = emulator.redirect_uri("https://app.example/back?from=acme");
    let running = emulator.start().await.unwrap();
    let url = request(&[("redirect_uri", "https://app.example/back?from=acme")]);
    let Ok(Authorized::Callback(callback)) = running.authorize(&url).await else {
        panic!("no callback")
    };
    assert!(
        callback.starts_with("https://app.example/back?from=acme&code="),
        "{callback}"
    );
}

#[tokio::test]
async fn an_untrusted_request_shows_an_error_page_and_does_not_redirect() {
    let running = acme().await;
    for (changes, problem) in [
        (
            &[("client_id", "other")][..],
            "the client `other` is unknown",
        ),
        (&[("client_id", "")], "`client_id` is missing"),
        (
            &[("redirect_uri", "https://evil.example/cb")],
            "the redirect URI `https://evil.example/cb` is not registered; registered: any URI on loopback",
        ),
        (
            &[("scope", "read"), ("scope", "write")],
            "the parameter `scope` is sent twice",
        ),
    ] {
        assert_eq!(rejection(&running, &request(changes)).await, problem);
    }
}

#[tokio::test]
async fn other_errors_are_sent_to_the_redirect_uri() {
    let running = acme().await;
    for (changes, error) in [
        (
            &[("response_type", "token")][..],
            "unsupported_response_type",
        ),
        (&[("response_type", "")], "invalid_request"),
        (&[("request", "e30.e30.")], "request_not_supported"),
        (&[("scope", "read unknown")], "invalid_scope"),
        (
            &[
                ("code_challenge", "short"),
                ("code_challenge_method", "S256"),
            ],
            "invalid_request",
        ),
        (
            &[
                ("code_challenge", CHALLENGE),
                ("code_challenge_method", "plain"),
            ],
            "invalid_request",
        ),
        (
            &[("code_challenge", ""), ("code_challenge_method", "S256")],
            "invalid_request",
        ),
        (
            &[("code_challenge", ""), ("code_challenge_method", "")],
            "invalid_request",
        ),
    ] {
        let callback = callback(&running, &request(changes)).await;
        assert_eq!(
            (callback["error"].as_str(), callback["state"].as_str()),
            (error, "st4te")
        );
        assert!(!callback.contains_key("code"));
    }
}

#[tokio::test]
async fn a_signed_response_is_valid_for_ten_minutes() {
    let grants = json!({ "authorization_code": {
        "token_endpoint_auth_methods": ["client_secret_post"],
        "response_mode": "jwt", "authorization_signing_alg_values_supported": ["ES256"]
    } });
    let spec = json!({
        "grants": grants, "issuer": "https://acme.example", "jwks_uri": "https://acme.example/jwks"
    });
    let running = emulator_of(&plain(&spec)).start().await.unwrap();
    let callback = callback(&running, &request(&[("response_mode", "jwt")])).await;
    let payload = callback["response"].split('.').nth(1).unwrap();
    let payload = URL_SAFE_NO_PAD.decode(payload).unwrap();
    let claims: serde_json::Value = serde_json::from_slice(&payload).unwrap();
    let lifetime = claims["exp"].as_u64().unwrap() - claims["iat"].as_u64().unwrap();
    assert_eq!(lifetime, 600);
}

#[tokio::test]
async fn denial_redirects_with_access_denied() {
    let running = emulator_of(&plain(&json!({})))
        .consent(Consent::Deny)
        .start()
        .await
        .unwrap();
    let callback = callback(&running, &request(&[])).await;
    assert_eq!(
        (callback["error"].as_str(), callback["state"].as_str()),
        ("access_denied", "st4te")
    );
}

#[tokio::test]
async fn a_registered_application_has_one_redirect_uri() {
    let running = emulator_of(&plain(&json!({})))
        .client(
            "app",
            "my-app",
            Some("hush"),
            "https://app.example/callback",
        )
        .start()
        .await
        .unwrap();
    let client = running.client("app").unwrap();
    assert_eq!(
        (client.client_id.as_str(), client.client_secret.as_deref()),
        ("my-app", Some("hush"))
    );
    let to = |uri| request(&[("client_id", "my-app"), ("redirect_uri", uri)]);
    assert!(
        callback(&running, &to("https://app.example/callback"))
            .await
            .contains_key("code")
    );
    rejection(&running, &to("https://app.example/other")).await;
    rejection(&running, &request(&[])).await;
}

#[tokio::test]
async fn pkce_is_required_by_the_spec_and_of_public_clients() {
    let without = &[("code_challenge", ""), ("code_challenge_method", "")][..];
    let plain_pkce = |methods: &str| {
        json!({ "grants": { "authorization_code": {
            "token_endpoint_auth_methods": [methods],
            "code_challenge_methods": ["plain"],
        } } })
    };
    for (spec, is_required) in [
        (json!({}), true),
        (plain_pkce("client_secret_post"), false),
        (plain_pkce("none"), true),
    ] {
        let running = emulator_of(&plain(&spec)).start().await.unwrap();
        let callback = callback(&running, &request(without)).await;
        let problem = callback.get("error_description").map(String::as_str);
        let expected =
            is_required.then_some("`code_challenge` is missing: PKCE is required (RFC 7636)");
        assert_eq!(problem, expected, "{spec}");
        let rejection = running.requests()[0].rejection.clone();
        assert_eq!(rejection.is_some(), is_required);
    }
}

#[tokio::test]
async fn applications_are_registered_by_their_metadata() {
    let metadata = json!({
        "client_id": "native",
        "client_secret": "hush",
        "redirect_uris": ["com.example.native:/cb", "http://127.0.0.1/native"],
    });
    let emulator = emulator_of(&plain(&json!({}))).register(metadata);
    let running = emulator.start().await.unwrap();
    let to = |uri| request(&[("client_id", "native"), ("redirect_uri", uri)]);
    for uri in ["com.example.native:/cb", "http://127.0.0.1:4711/native"] {
        assert!(
            callback(&running, &to(uri)).await.contains_key("code"),
            "{uri}"
        );
    }
    for uri in ["com.example.native:/other", "http://127.0.0.1:4711/"] {
        rejection(&running, &to(uri)).await;
    }
    assert_eq!(
        rejection(&running, &to("")).await,
        "`redirect_uri` is missing, but several are registered"
    );
    let page = get(&running, "https:/", "").await.text;
    for text in [
        "native",
        "hush",
        "com.example.native:/cb",
        "/~/acme.example/token",
    ] {
        assert!(page.contains(text), "{text} is not in {page}");
    }
    let invalid = emulator_of(&plain(&json!({}))).register(json!({ "redirect_uris": [] }));
    let problem = invalid.start().await.err().unwrap().to_string();
    assert_eq!(problem, "the metadata of a client has no `client_id`");
}

#[tokio::test]
async fn registering_for_an_unknown_registration_fails() {
    let emulator =
        emulator_of(&plain(&json!({}))).client("nobody", "a", None, "https://app.example/");
    assert!(
        emulator
            .start()
            .await
            .err()
            .unwrap()
            .to_string()
            .contains("`nobody`")
    );
}

#[tokio::test]
async fn a_provider_without_pkce_rejects_a_challenge() {
    let running = emulator("specs/moneybird").start().await.unwrap();
    let url = url("https://moneybird.com/oauth/authorize", &LOGIN);
    assert_eq!(
        rejection(&running, &url).await,
        "Moneybird does not support PKCE: `code_challenge` must not be sent"
    );
}

#[tokio::test]
async fn an_out_of_band_redirect_displays_the_code() {
    let running = emulator("specs/moneybird").start().await.unwrap();
    let parameters = [
        ("response_type", "code"),
        ("client_id", "licit-client"),
        ("redirect_uri", "urn:ietf:wg:oauth:2.0:oob"),
    ];
    let shown = running
        .authorize(&url("https://moneybird.com/oauth/authorize", &parameters))
        .await;
    let Ok(Authorized::Code(code)) = shown else {
        panic!("no code: {shown:?}")
    };
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", "urn:ietf:wg:oauth:2.0:oob"),
        ("client_id", "licit-client"),
        ("client_secret", "licit-secret"),
    ];
    let answer = post_form(&running, "https://moneybird.com/oauth/token", &form).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    // Without requested scopes, the spec's default applies. The reply has no lifetime.
    assert_eq!(answer.json["scope"], "sales_invoices");
    assert!(answer.json.get("expires_in").is_none());
}

#[tokio::test]
async fn a_provider_without_state_drops_it() {
    let running = emulator("specs/luca").start().await.unwrap();
    let parameters = [
        ("response_type", "code"),
        ("client_id", "licit-client"),
        ("redirect_uri", REDIRECT_URI),
        ("scope", "accounting"),
        ("state", "st4te"),
    ];
    let endpoint = "https://go.lucaregnskap.no/api/v1/oauth2/authorize";
    let back = callback(&running, &url(endpoint, &parameters)).await;
    assert!(back.contains_key("code") && !back.contains_key("state"));
    for (name, value, error) in [
        ("locale", "nb", None),
        ("locale", "fr", Some("invalid_request")),
    ] {
        let mut parameters = parameters.to_vec();
        parameters.push((name, value));
        let back = callback(&running, &url(endpoint, &parameters)).await;
        assert_eq!(back.get("error").map(String::as_str), error);
    }
}

#[tokio::test]
async fn an_issuer_may_contain_the_client_identifier() {
    let running = emulator_of(&json!({
        "name": "acme", "issuer": "https://acme.example/openid/{client_id}",
        "authorization_endpoint": "https://acme.example/authorize",
        "token_endpoint": "https://acme.example/token",
        "grants": { "authorization_code": {
            "authorization_response_iss_parameter_supported": true, "code_challenge_methods": ["S256"] } },
    }))
    .start()
    .await
    .unwrap();
    let parameters = [
        ("response_type", "code"),
        ("client_id", "licit-client"),
        ("redirect_uri", REDIRECT_URI),
        ("state", "st4te"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    let url = url("https://acme.example/authorize", &parameters);
    let back = callback(&running, &url).await;
    assert_eq!(back["iss"], "https://acme.example/openid/licit-client");
}

#[tokio::test]
async fn renamed_fixed_required_and_captured_parameters_follow_the_spec() {
    let running = emulator("tests/specs/quirks").start().await.unwrap();
    let endpoint = "https://us.quirky.example/oauth/authorize";
    let parameters = [
        ("response_type", "code"),
        ("client_key", "licit-client"),
        ("redirect_uri", REDIRECT_URI),
        ("scopes", "read,type"),
        ("state", "st4te"),
        ("access_type", "offline"),
        ("audience", "https://us.quirky.example"),
        ("max_age", "60"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    let back = callback(&running, &url(endpoint, &parameters)).await;
    assert!(back.contains_key("auth_code") && !back.contains_key("code"));
    assert_eq!(back["tenantId"], "tenant-id-1");
    assert_eq!(back["iss"], "https://us.quirky.example");
    let fewer: Vec<_> = parameters
        .into_iter()
        .filter(|(name, _)| *name != "access_type")
        .collect();
    let back = callback(&running, &url(endpoint, &fewer)).await;
    assert_eq!(back["problem"], "invalid_request");
    assert_eq!(
        back["problem_text"],
        "`access_type` is missing: the spec has `offline`"
    );
    assert_eq!(back["iss"], "https://us.quirky.example");
    let wrong: Vec<_> = parameters
        .into_iter()
        .map(|(n, v)| (n, if n == "max_age" { "soon" } else { v }))
        .collect();
    let back = callback(&running, &url(endpoint, &wrong)).await;
    assert_eq!(back["problem_text"], "`max_age` is not an integer");
}

#[tokio::test]
async fn the_consent_page_lets_a_person_decide() {
    let running = emulator_of(&plain(&json!({})))
        .consent(Consent::Page)
        .start()
        .await
        .unwrap();
    let url = request(&[("state", "<script>")]);
    assert!(matches!(
        running.authorize(&url).await,
        Err(AuthorizeError::ConsentPage)
    ));
    let page = get(&running, &url, "").await;
    assert_eq!(page.status, 200);
    assert!(
        page.text.contains("<span>Read.<small>read</small></span>")
            && page.text.contains("licit-client")
    );
    assert!(!page.text.contains("<script"));
    let policy = page.header("content-security-policy").unwrap();
    assert!(
        policy.contains("default-src 'none'")
            && policy.contains("form-action 'self' http://127.0.0.1:9;")
    );
    assert_eq!(page.header("cache-control"), Some("no-store"));

    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    for (decision, status, parameter) in [
        ("allow", 302, "code="),
        ("deny", 302, "error=access_denied"),
        ("maybe", 400, ""),
    ] {
        let request = client
            .post(crate::support::at(&running, &url))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(format!("decision={decision}"));
        let answer = crate::support::send(request).await;
        assert_eq!(answer.status, status);
        assert!(
            answer
                .header("location")
                .unwrap_or_default()
                .contains(parameter)
        );
    }
}

#[tokio::test]
async fn a_user_allows_in_part_and_chooses_the_tenant_on_the_page() {
    let running = emulator_of(&plain(&json!({
        "variables": { "account": { "from": "callback", "example": "first" } },
        "grants": {
            "authorization_code": {
                "token_endpoint_auth_methods": ["client_secret_post"],
                "callback": { "captures": { "account_id": "account" } }
            }
        },
        "api": { "base_url": "https://api.acme.example/{account}" }
    })))
    .consent(Consent::Page)
    .tenants(2)
    .start()
    .await
    .unwrap();
    let url = request(&[("scope", "read other")]);
    let page = get(&running, &url, "").await;
    assert!(
        page.text.contains("name=\"tenant\" value=\"1\""),
        "{}",
        page.text
    );
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let decide = async |form: &'static str| {
        let request = client
            .post(crate::support::at(&running, &url))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form);
        let answer = crate::support::send(request).await;
        let location = url::Url::parse(answer.header("location").unwrap()).unwrap();
        location
            .query_pairs()
            .into_owned()
            .collect::<HashMap<_, _>>()
    };
    let back = decide("decision=allow&partial=true&scope=read&scope=write&tenant=1").await;
    assert_ne!(back["account_id"], "first");
    let tokens = crate::support::exchange(&running, &back["code"]).await;
    assert_eq!(tokens.json["scope"], "read");
    let back = decide("decision=allow&partial=true&scope=other&tenant=0").await;
    assert_eq!(back["account_id"], "first");
    let back = decide("decision=allow&partial=true").await;
    assert_eq!(back["error"], "access_denied");
}

#[tokio::test]
async fn a_user_can_grant_fewer_scopes() {
    let running = emulator_of(&plain(&json!({})))
        .grant_only(["read"])
        .start()
        .await
        .unwrap();
    let back = callback(&running, &request(&[("scope", "read other")])).await;
    assert_eq!(
        crate::support::exchange(&running, &back["code"]).await.json["scope"],
        "read"
    );
    let back = callback(&running, &request(&[("scope", "other")])).await;
    assert_eq!(back["error"], "access_denied");
}

#[tokio::test]
async fn only_urls_of_the_emulator_are_opened() {
    let running = acme().await;
    for url in ["http://example.com/", "http://127.0.0.1:1/", "ftp://x", ""] {
        assert!(
            matches!(
                running.authorize(url).await,
                Err(AuthorizeError::OtherServer)
            ),
            "{url}"
        );
    }
    let own = request(&[]).replace("https:/", running.origin());
    assert!(matches!(
        running.authorize(&own).await,
        Ok(Authorized::Callback(_))
    ));
}

#[tokio::test]
async fn a_required_authorization_parameter_must_be_present() {
    let grants = json!({ "authorization_code": { "parameters": { "shop": "string" }, "omit": ["response_type"] } });
    let running = emulator_of(&plain(&json!({ "grants": grants })))
        .start()
        .await
        .unwrap();
    let back = callback(&running, &request(&[("response_type", "")])).await;
    assert_eq!(back["error_description"], "`shop` is missing");
    let back = callback(
        &running,
        &request(&[("response_type", ""), ("shop", "blue")]),
    )
    .await;
    assert!(back.contains_key("code"));
    let problem = rejection(&running, &request(&[("shop", "blue")])).await;
    assert_eq!(
        problem,
        "Acme does not accept the parameter `response_type`"
    );
}

#[tokio::test]
async fn a_page_that_reads_its_fragment_sends_the_parameters_as_a_query() {
    let code = json!({"authorization_code": {"fragment": "/oauth", "parameters_in": "fragment"}});
    let running = emulator_of(&plain(&json!({"grants": code}))).start();
    let running = running.await.unwrap();
    let url = request(&[]).replace('?', "#/oauth?");
    let callback = callback(&running, &url).await;
    assert_eq!(callback["state"], "st4te");
    let page = get(&running, ENDPOINT, "none").await;
    assert!(page.text.contains("location.replace("), "{}", page.text);
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("script-src 'sha256-"), "{policy}");
}
