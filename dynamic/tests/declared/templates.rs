//! Templates of token requests, and the variables in them.

use licit_runtime::{AtRunTime, Error, Secret, Tokens, token};
use serde_json::json;

use crate::support::{acme, logging_in, refresh, start};

/// HMAC-SHA-256 of a text, in hexadecimal digits.
fn hmac(key: &str, text: &str) -> String {
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, key.as_bytes());
    let tag = aws_lc_rs::hmac::sign(&key, text.as_bytes());
    let digits = tag.as_ref().iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digit = |four: u8| char::from_digit(four.into(), 16);
    digits.filter_map(digit).collect()
}

#[tokio::test]
async fn a_signature_covers_the_sorted_parameters() {
    let spec = json!({
        "token_endpoint_auth_methods": ["none"],
        "token_request": {
            "omit": ["grant_type"],
            "rename": { "client_id": "app_key" },
            "parameters": {
                "sign": { "value": "{upper(hex(hmac_sha256(client_secret, path sorted('', ''))))}" },
                "timestamp": { "value": "{now_millis}" },
            },
        },
    });
    let provider = start(&logging_in(spec)).await;
    provider.log_in(&provider.app()).await.expect("tokens");
    let sent = provider.last("token");
    let mut others: Vec<_> = sent
        .form
        .iter()
        .filter(|(name, _)| name != "sign")
        .collect();
    others.sort();
    assert!(
        others.iter().any(|(name, _)| name == "app_key"),
        "{others:?}"
    );
    assert!(
        others.iter().all(|(name, _)| name != "client_secret"),
        "{others:?}"
    );
    let text: Vec<_> = others
        .iter()
        .flat_map(|(name, value)| [name.as_str(), value.as_str()])
        .collect();
    let text = text.concat();
    let secret = provider
        .running
        .client("app")
        .and_then(|client| client.client_secret.clone());
    let expected = hmac(&secret.expect("a secret"), &format!("/token{text}"));
    assert_eq!(
        sent.parameter("sign"),
        Some(expected.to_uppercase().as_str())
    );
}

#[tokio::test]
async fn the_token_request_of_a_device_may_repeat_the_user_code() {
    let request = json!({ "parameters": { "typed": { "value": "{user_code}" } } });
    let provider = start(&acme(json!({
        "device_authorization_endpoint": "https://acme.example/device",
        "grants": { "device_code": { "token_request": request } },
    })))
    .await;
    let app = provider.app();
    let mut login = app.device::<AtRunTime, Error>().await.expect("a code");
    let code = login.user_code().to_owned();
    assert!(provider.running.decide_device(&code, true));
    login.poll().await.expect("tokens");
    let sent = provider.last("token");
    assert_eq!(sent.parameter("typed"), Some(code.as_str()));
    // It is a value for templates, and not a parameter of its own.
    assert_eq!(sent.parameter("user_code"), None);
}

#[tokio::test]
async fn a_header_may_be_a_digest_of_the_body() {
    let request = json!({
        "encoding": "json",
        "headers": { "x-digest": { "value": "SHA-256={hex(hmac_sha256('k', method ' ' body))}" } },
    });
    let provider = start(&logging_in(json!({ "token_request": request }))).await;
    provider.log_in(&provider.app()).await.expect("tokens");
    let sent = provider.last("token");
    let body = String::from_utf8(sent.body.clone()).expect("a text");
    let expected = format!("SHA-256={}", hmac("k", &format!("POST {body}")));
    assert_eq!(sent.header("x-digest"), Some(expected.as_str()));
}

#[tokio::test]
async fn an_omitted_parameter_may_be_sent_elsewhere() {
    let request = json!({
        "omit": ["code", "grant_type"],
        "headers": { "x-code": { "value": "{code}" }, "x-refresh": { "value": "{refresh_token}" } },
        "parameters": { "proof": { "value": "{code_verifier}" }, "old": { "value": "{refresh_token}" } },
    });
    let spec = json!({ "grants": { "authorization_code": { "token_request": request } } });
    let provider = start(&logging_in(spec)).await;
    // The emulator looks for the code where it usually is.
    let refused = provider.log_in(&provider.app()).await;
    assert!(refused.is_err(), "{refused:?}");
    let sent = provider.last("token");
    assert!(
        sent.header("x-code").is_some_and(|code| !code.is_empty()),
        "{sent:?}"
    );
    assert_eq!(sent.parameter("proof"), sent.parameter("code_verifier"));
    assert_eq!(
        (sent.parameter("old"), sent.header("x-refresh")),
        (None, None)
    );
}

#[tokio::test]
async fn a_parameter_of_all_grants_may_name_the_token_of_one() {
    let spec = json!({
        "grants": { "refresh_token": {} },
        "token_request": { "parameters": { "previous": { "value": "{refresh_token}" } } },
    });
    let provider = start(&logging_in(spec)).await;
    let app = provider.app();
    let tokens = provider.log_in(&app).await.expect("tokens");
    assert_eq!(provider.last("token").parameter("previous"), None);
    refresh(&app, tokens).await.expect("a new token");
    let sent = provider.last("token");
    assert!(sent.parameter("previous").is_some());
    assert_eq!(sent.parameter("previous"), sent.parameter("refresh_token"));
}

#[tokio::test]
async fn what_names_an_optional_variable_is_sent_only_with_its_value() {
    let spec = json!({
        "variables": { "partner": { "optional": true, "secret": true } },
        "grants": { "client_credentials": {} },
        "token_request": {
            "parameters": { "partner": { "value": "{partner}" } },
            "headers": { "x-partner": { "value": "Key {partner}" } },
        },
    });
    let provider = start(&acme(spec)).await;
    for (partner, parameter, header) in
        [(None, None, None), (Some("p7"), Some("p7"), Some("Key p7"))]
    {
        let mut builder = provider.builder();
        if let Some(partner) = partner {
            builder = builder.secret_variable("partner", partner);
        }
        let app = builder.build().expect("an application");
        let tokens = app
            .client_credentials::<AtRunTime, token::Application>()
            .await;
        tokens.expect("tokens");
        let sent = provider.last("token");
        assert_eq!(
            (sent.parameter("partner"), sent.header("x-partner")),
            (parameter, header)
        );
    }
}

#[tokio::test]
async fn a_captured_url_has_a_path() {
    let home = json!({
        "from": "token_reply", "format": "url", "under": ["acme.example"],
        "example": "https://eu.acme.example/accounts/7",
    });
    let renew = json!({
        "grant_type": "renew", "input": "refresh_token", "token_endpoint": "{home}/token",
    });
    let spec = json!({
        "variables": { "home": home },
        "token_reply": { "captures": { "api_url": "home" } },
        "grants": { "custom": { "renew": renew }, "refresh_token": {} },
    });
    let provider = start(&logging_in(spec)).await;
    let app = provider.app();
    let tokens = provider.log_in(&app).await.expect("tokens");
    assert_eq!(
        tokens.captured("home"),
        Some("https://eu.acme.example/accounts/7")
    );
    let request = app.custom_grant::<AtRunTime, token::User>("renew");
    let renewed: Tokens<AtRunTime, _> = request
        .from_refresh_token_of(&tokens)
        .send()
        .await
        .expect("tokens");
    let sent = provider.last("token");
    assert_eq!(sent.path, "/eu.acme.example/accounts/7/token");
    assert_eq!(
        sent.parameter("refresh_token"),
        tokens.refresh_token().map(Secret::expose)
    );
    assert_ne!(
        renewed.access_token().expose(),
        tokens.access_token().expose()
    );
}

#[tokio::test]
async fn a_grant_that_needs_a_refresh_token_is_not_sent_without_one() {
    let custom = json!({ "renew": { "grant_type": "renew", "input": "refresh_token" } });
    let provider = start(&logging_in(json!({ "grants": { "custom": custom } }))).await;
    let app = provider.app();
    let tokens = provider.log_in(&app).await.expect("tokens");
    let request = app.custom_grant::<AtRunTime, token::User>("renew");
    let refused = request.from_refresh_token_of(&tokens).send().await;
    assert!(matches!(refused, Err(Error::Argument(_))), "{refused:?}");
}

#[tokio::test]
async fn values_have_the_form_that_the_spec_requires() {
    let spec = json!({
        "variables": {
            "account": { "pattern": "[0-9]{6}" },
            "tenant": { "format": "uuid" },
            "contact": { "format": "email" },
            "home": { "format": "url", "under": ["acme.example"] },
        },
        "grants": { "client_credentials": { "token_endpoint": "{home}/{tenant}/{account}/token" } },
        "token_request": { "parameters": { "contact": { "value": "{contact}" } } },
    });
    let provider = start(&acme(spec)).await;
    let good = [
        ("account", "314159"),
        ("tenant", "f47ac10b-58cc-4372-a567-0e02b2c3d479"),
        ("contact", "ada@acme.example"),
        ("home", "https://eu.acme.example/api"),
    ];
    let build = |changed: &str, value: &str| {
        let builder = provider.builder();
        let set = good
            .iter()
            .map(|(name, good)| (*name, if *name == changed { value } else { *good }));
        set.fold(builder, |builder, (name, value)| {
            builder.variable(name, value)
        })
        .build()
    };
    let app = build("", "").expect("an application");
    let tokens = app
        .client_credentials::<AtRunTime, token::Application>()
        .await;
    tokens.expect("tokens");
    assert_eq!(
        provider.last("token").path,
        "/eu.acme.example/api/f47ac10b-58cc-4372-a567-0e02b2c3d479/314159/token"
    );
    for (name, bad) in [
        ("account", "31415"),
        ("account", "314159/../x"),
        ("tenant", "7"),
        ("contact", "ada"),
        ("home", "https://evil.test/api"),
        ("home", "https://eu.acme.example/api?x"),
    ] {
        assert!(build(name, bad).is_err(), "{name}: {bad}");
    }
}
