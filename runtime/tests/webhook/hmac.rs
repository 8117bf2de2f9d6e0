//! HMAC signatures in common formats.

use std::time::Duration;

use licit_runtime::reqwest::header::HeaderMap;
use licit_runtime::tables::{
    TextEncoding, TimestampFormat, TimestampPlace, WebhookHmac, WebhookTimestamp, Webhooks,
};
use licit_runtime::webhook::WebhookError;

use crate::acme::{AT, AcmeEvent, FORMS, at, builder, form, request, signed, verifier, verify};

#[test]
fn a_webhook_signed_as_documented_is_accepted() {
    for (name, webhooks) in FORMS {
        let request = request(name);
        let delivery = verify(&verifier(webhooks, &request.secret), &request);
        let delivery = delivery.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(matches!(delivery.event, AcmeEvent::Ping(_)), "{name}");
        assert_eq!(delivery.id.as_deref(), Some("evt_1"), "{name}");
        let is_stamped = !["prefixed", "base64", "sha1", "sha512"].contains(name);
        let expected = is_stamped.then(|| at(AT));
        assert_eq!(delivery.signed_at, expected, "{name}");
    }
}

/// The vector that Standard Webhooks libraries publish.
#[test]
fn the_published_vector_of_standard_webhooks_is_accepted() {
    let webhooks = form("standard");
    let verifier = builder(webhooks)
        .clock(|| at(1_614_265_330))
        .secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        .build_hmac()
        .unwrap();
    let headers = [
        ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
        ("webhook-timestamp", "1614265330"),
        (
            "webhook-signature",
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        ),
    ];
    let taken = verifier.verify::<AcmeEvent, _, _>(headers, br#"{"test": 2432232314}"#);
    assert!(matches!(taken.unwrap().event, AcmeEvent::Other(_)));
}

/// The vector of GitHub's documentation: its body is authentic but not JSON.
#[test]
fn the_published_vector_of_github_is_authentic() {
    let verifier = verifier(form("prefixed"), "It's a Secret to Everybody");
    let signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    let headers = [("x-hub-signature-256", signature)];
    let error = verifier
        .verify::<AcmeEvent, _, _>(headers, b"Hello, World!")
        .unwrap_err();
    assert!(matches!(error, WebhookError::NotJson) && error.is_authentic());
}

/// The vector of Slack's documentation.
#[test]
fn the_published_vector_of_slack_is_authentic() {
    static SLACK: Webhooks = signed(WebhookHmac {
        header: "X-Slack-Signature",
        prefix: "v0=",
        signed: "v0:{timestamp}:{body}",
        timestamp: Some(WebhookTimestamp {
            place: TimestampPlace::Header("X-Slack-Request-Timestamp"),
            format: TimestampFormat::Seconds,
        }),
        ..WebhookHmac::DEFAULT
    });
    let verifier = builder(&SLACK)
        .clock(|| at(1_531_420_618))
        .secret("8f742231b10e8888abcd99yyyzzz85a5")
        .build_hmac()
        .unwrap();
    let body = b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    let headers = [
        ("X-Slack-Request-Timestamp", "1531420618"),
        (
            "X-Slack-Signature",
            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        ),
    ];
    let error = verifier
        .verify::<AcmeEvent, _, _>(headers, body)
        .unwrap_err();
    assert!(matches!(error, WebhookError::NotJson), "{error}");
}

#[test]
fn headers_may_be_a_map_or_any_pairs() {
    let request = request("list");
    let verifier = verifier(form("list"), &request.secret);
    let (name, value) = &request.headers[0];
    let mut map = HeaderMap::new();
    let lower: licit_runtime::reqwest::header::HeaderName = name.parse().unwrap();
    map.insert(lower, value.parse().unwrap());
    let body = &request.body;
    assert!(verifier.verify::<AcmeEvent, _, _>(&map, body).is_ok());
    let upper = name.to_uppercase();
    let pairs = [(upper.as_str(), value.as_bytes())];
    assert!(verifier.verify::<AcmeEvent, _, _>(pairs, body).is_ok());
    let owned = vec![(name.clone(), value.clone())];
    assert!(verifier.verify::<AcmeEvent, _, _>(owned, body).is_ok());
}

#[test]
fn both_secrets_are_accepted_during_rotation() {
    let request = request("prefixed");
    let both = |secrets: [&str; 2]| {
        let [one, other] = secrets;
        let verifier = builder(form("prefixed")).secret(one).secret(other);
        verify(&verifier.build_hmac().unwrap(), &request)
    };
    assert!(both([&request.secret, "the next"]).is_ok());
    assert!(both(["the one before", &request.secret]).is_ok());
    let neither = both(["the one before", "the next"]).unwrap_err();
    assert!(matches!(neither, WebhookError::SignatureMismatch));
}

#[test]
fn a_webhook_is_accepted_only_within_the_time_window() {
    let request = request("list");
    let taken = |now: u64, tolerance: Option<u64>| {
        let mut builder = builder(form("list")).clock(move || at(now));
        if let Some(seconds) = tolerance {
            builder = builder.tolerance(Duration::from_secs(seconds));
        }
        let verifier = builder
            .secret(request.secret.as_str())
            .build_hmac()
            .unwrap();
        verify(&verifier, &request)
    };
    assert!(taken(AT + 300, None).is_ok());
    assert!(taken(AT - 300, None).is_ok());
    let late = taken(AT + 301, None).unwrap_err();
    assert!(matches!(late, WebhookError::TooOld { age } if age.as_secs() == 301));
    let early = taken(AT - 301, None).unwrap_err();
    assert!(matches!(early, WebhookError::FromTheFuture { by } if by.as_secs() == 301));
    assert!(taken(AT + 301, Some(600)).is_ok());
    assert!(taken(AT + 2, Some(1)).is_err());
}

#[test]
fn an_invalid_secret_is_reported_when_the_verifier_is_built() {
    for (name, secret) in [
        ("prefixed", ""),
        ("standard", ""),
        ("standard", "whsec_"),
        ("standard", "whsec_!"),
    ] {
        let built = builder(form(name)).secret(secret).build_hmac();
        let error = built.unwrap_err().to_string();
        assert!(error.contains("secret"), "{name} {secret}: {error}");
    }
    assert!(builder(form("prefixed")).build_hmac().is_err());
}

#[test]
fn a_key_may_be_hexadecimal() {
    static HEX: Webhooks = signed(WebhookHmac {
        header: "X-Hub-Signature-256",
        prefix: "sha256=",
        secret_encoding: TextEncoding::Hex,
        ..WebhookHmac::DEFAULT
    });
    let request = request("prefixed");
    // "a secret for tests"
    let secret = "6120736563726574 20666f72207465737473".replace(' ', "");
    assert!(verify(&verifier(&HEX, &secret), &request).is_ok());
}
