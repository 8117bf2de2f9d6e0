//! Providers that send the shared secret itself, and providers that send none.

use licit_runtime::tables::{WebhookPlace, WebhookSignature, Webhooks};
use licit_runtime::webhook::{Verifier, WebhookError};

use crate::acme::{AcmeEvent, EVENTS, builder};

static IN_BODY: Webhooks = Webhooks {
    signature: WebhookSignature::Secret(WebhookPlace::Pointer("/secret")),
    event_type: Some(WebhookPlace::Pointer("/type")),
    events: EVENTS,
    ..Webhooks::DEFAULT
};

static IN_HEADER: Webhooks = Webhooks {
    signature: WebhookSignature::Secret(WebhookPlace::Header("X-Acme-Token")),
    ..IN_BODY
};

static NONE: Webhooks = Webhooks {
    signature: WebhookSignature::None,
    ..IN_BODY
};

const NO_HEADERS: [(&str, &str); 0] = [];

fn verifier(webhooks: &'static Webhooks) -> Verifier {
    builder(webhooks).secret("s3cret").build().unwrap()
}

fn body_with(secret: &str) -> Result<AcmeEvent, WebhookError> {
    let body = format!(r#"{{"type": "ping", "secret": {secret}}}"#);
    verifier(&IN_BODY)
        .verify(NO_HEADERS, body.as_bytes())
        .map(|delivery| delivery.event)
}

#[test]
fn the_secret_in_the_body_must_match() {
    assert!(matches!(body_with(r#""s3cret""#), Ok(AcmeEvent::Ping(_))));
    for wrong in [
        r#""s3cre""#,
        r#""s3cret ""#,
        r#""S3cret""#,
        r#""""#,
        "null",
        "true",
        "[\"s3cret\"]",
        r#""x", "secret": "y""#,
    ] {
        let error = body_with(wrong).unwrap_err();
        assert!(
            matches!(error, WebhookError::SecretMismatch),
            "{wrong}: {error}"
        );
    }
}

/// Two parsers of the body could read different ones.
#[test]
fn a_duplicate_secret_is_rejected() {
    let error = body_with(r#""y", "secret": "s3cret""#).unwrap_err();
    assert!(matches!(error, WebhookError::NotJson));
}

#[test]
fn any_body_without_a_secret_is_rejected() {
    for body in ["", "{}", "[]", "<html>", "{\"secret\"", "\"s3cret\""] {
        let taken = verifier(&IN_BODY).verify::<AcmeEvent, _, _>(NO_HEADERS, body.as_bytes());
        let error = taken.unwrap_err();
        assert!(
            matches!(error, WebhookError::SecretMismatch),
            "{body}: {error}"
        );
        assert_eq!(error.status(), 401);
    }
}

#[test]
fn the_secret_may_be_in_a_header() {
    let body = br#"{"type": "ping"}"#;
    let taken = |secret: &str| {
        let headers = [("x-acme-token", secret)];
        verifier(&IN_HEADER).verify::<AcmeEvent, _, _>(headers, body)
    };
    assert!(taken("s3cret").is_ok());
    assert!(taken("other").is_err());
    assert!(
        verifier(&IN_HEADER)
            .verify::<AcmeEvent, _, _>(NO_HEADERS, body)
            .is_err()
    );
}

#[test]
fn without_a_signature_scheme_everything_is_accepted() {
    let verifier = builder(&NONE).build().unwrap();
    let taken = verifier.verify::<AcmeEvent, _, _>(NO_HEADERS, br#"{"type": "ping"}"#);
    assert!(matches!(taken.unwrap().event, AcmeEvent::Ping(_)));
}

#[test]
fn without_a_secret_there_is_no_verifier() {
    assert!(builder(&IN_BODY).build().is_err());
    assert!(builder(&IN_BODY).secret("").build().is_err());
}
