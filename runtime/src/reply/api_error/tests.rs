//! Which replies are errors, and how they are classified.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::error::ApiError;
use crate::http::HttpReply;
use crate::secret::Secret;
use crate::tables::{ErrorPlace, ErrorRule, ErrorShape, GraphQl, Meaning, Operation, Provider};

static PROVIDER: Provider = Provider {
    title: "Acme",
    error_shapes: &[
        ErrorShape {
            present: "/error/code",
            code: Some("/error/code"),
            message: Some("/error/text"),
            documentation_url: Some("/error/help"),
            retry_after: Some("/error/wait"),
            at_success: true,
            unless: &[("/code", "0"), ("/result", "ok*")],
        },
        ErrorShape {
            message: Some(""),
            ..ErrorShape::DEFAULT
        },
    ],
    errors: &[
        ErrorRule {
            status: &[401],
            code: Some("token_expired"),
            means: Meaning::TokenExpired,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            matches: &[("/error/text", "No access to *")],
            means: Meaning::InsufficientScope,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            status: &[400],
            at: ErrorPlace::TokenEndpoint,
            ..ErrorRule::DEFAULT
        },
        ErrorRule {
            status: &[418],
            ..ErrorRule::DEFAULT
        },
    ],
    ..Provider::DEFAULT
};

const NOW: Timestamp = Timestamp::UNKNOWN;

fn reply(status: u16, body: &'static str) -> HttpReply {
    HttpReply {
        status,
        headers: reqwest::header::HeaderMap::new(),
        body: body.into(),
        url: url::Url::parse("https://api.example.com/").unwrap(),
    }
}

fn error(status: u16, body: &'static str) -> Option<ApiError> {
    let secrets = [Secret::new("t0ken")];
    ApiError::of(
        &PROVIDER,
        ErrorPlace::Api,
        &reply(status, body),
        &secrets,
        NOW,
    )
}

#[test]
fn a_documented_error_is_known_by_status_and_code() {
    let body = r#"{"error": {"code": "token_expired", "text": "Expired", "help": "https://a.example", "wait": 2}}"#;
    let found = error(401, body).unwrap();
    assert_eq!(found.rule(), Some(0));
    assert_eq!(found.meaning(), Some(Meaning::TokenExpired));
    assert_eq!(found.code(), Some("token_expired"));
    assert_eq!(found.documentation_url(), Some("https://a.example"));
    assert_eq!(found.retry_after(), Some(Duration::from_secs(2)));
    assert_eq!(
        found.to_string(),
        "Acme answered with status 401, token_expired: Expired"
    );
    assert_eq!(error(403, body).unwrap().rule(), None);
}

#[test]
fn a_documented_error_is_known_by_its_text() {
    let found = error(
        401,
        r#"{"error": {"code": 7, "text": "No access to documents"}}"#,
    )
    .unwrap();
    assert_eq!(found.code(), Some("7"));
    assert_eq!(found.rule(), Some(1));
}

#[test]
fn an_error_of_the_token_endpoint_is_not_an_api_error() {
    assert_eq!(error(400, "{}").unwrap().rule(), None);
    let found = ApiError::of(
        &PROVIDER,
        ErrorPlace::TokenEndpoint,
        &reply(400, "{}"),
        &[],
        NOW,
    );
    assert_eq!(found.unwrap().rule(), Some(2));
}

#[test]
fn a_success_status_is_an_error_only_if_a_shape_matches() {
    for body in [
        r#"{"id": 1}"#,
        "",
        "OK",
        r#"{"error": {"code": null}}"#,
        r#"{"error": {"code": ""}}"#,
        r#""text""#,
    ] {
        assert!(error(200, body).is_none(), "{body}");
    }
    assert_eq!(
        error(200, r#"{"error": {"code": 0}}"#).unwrap().code(),
        Some("0")
    );
}

#[test]
fn an_excluded_shape_does_not_apply() {
    for body in [
        r#"{"code": 0, "error": {"code": 7}}"#,
        r#"{"code": "0", "error": {"code": 7}}"#,
        r#"{"result": "okay", "error": {"code": 7}}"#,
    ] {
        assert!(error(200, body).is_none(), "{body}");
        // A reply that does not match an error shape is still an error by its status.
        assert_eq!(error(400, body).unwrap().code(), None, "{body}");
    }
    for body in [
        r#"{"code": 1, "error": {"code": 7}}"#,
        r#"{"code": null, "error": {"code": 7}}"#,
        r#"{"code": [0], "result": "no", "error": {"code": 7}}"#,
    ] {
        assert_eq!(error(200, body).unwrap().code(), Some("7"), "{body}");
    }
}

#[test]
fn a_body_in_another_form_is_still_an_error() {
    let found = error(429, r#""Retry later""#).unwrap();
    assert_eq!(found.message(), Some("Retry later"));
    assert_eq!(found.meaning(), Some(Meaning::RateLimited));
    assert!(found.is_retryable());
    let found = error(503, "<html>").unwrap();
    assert_eq!((found.message(), found.is_retryable()), (None, true));
    assert_eq!(found.body(), b"<html>");
    assert_eq!(error(418, "").unwrap().rule(), Some(3));
    assert_eq!(error(302, "").unwrap().meaning(), None);
}

#[test]
fn a_list_of_texts_is_shown_unchanged() {
    let found = error(
        422,
        r#"{"error": {"code": "invalid", "text": {"name": ["is empty"]}}}"#,
    )
    .unwrap();
    assert_eq!(found.message(), Some(r#"{"name":["is empty"]}"#));
}

#[test]
fn the_servers_text_is_scrubbed_and_escaped() {
    let found = error(
        400,
        r#"{"error": {"code": "\u001b[2J", "text": "bad t0ken\n"}}"#,
    )
    .unwrap();
    let shown = format!("{found} {found:?}");
    assert!(
        !shown.contains("t0ken") && !shown.contains('\u{1b}'),
        "{shown}"
    );
    assert_eq!(found.message(), Some("bad [secret]\\u{a}"));
}

#[test]
fn graphql_errors_need_no_shape() {
    static PLAIN: Provider = Provider::DEFAULT;
    let operation = Operation {
        graphql: Some(GraphQl {
            document: "{ a }",
            at: "",
        }),
        ..Operation::DEFAULT
    };
    let of = |body| ApiError::of_call(&PLAIN, &operation, &reply(200, body), Vec::new, NOW);
    let found =
        of(r#"{"data": null, "errors": [{"message": "No", "extensions": {"code": "FORBIDDEN"}}]}"#);
    let found = found.unwrap();
    assert_eq!(
        (found.code(), found.message()),
        (Some("FORBIDDEN"), Some("No"))
    );
    assert!(of(r#"{"data": {"errors": 1}, "errors": []}"#).is_none());
}

#[test]
fn an_error_of_some_operations_occurs_only_where_it_is_listed() {
    static LISTED: Provider = Provider {
        errors: &[
            ErrorRule {
                status: &[404],
                listed: true,
                typed_only: true,
                ..ErrorRule::DEFAULT
            },
            ErrorRule {
                class: Some(4),
                listed: true,
                typed_only: true,
                ..ErrorRule::DEFAULT
            },
        ],
        ..Provider::DEFAULT
    };
    let operation = |errors| Operation {
        errors,
        ..Operation::DEFAULT
    };
    let rule = |errors, status| {
        let error = ApiError::of_call(
            &LISTED,
            &operation(errors),
            &reply(status, "{}"),
            Vec::new,
            NOW,
        );
        error.unwrap().rule()
    };
    assert_eq!(rule(&[], 404), None);
    assert_eq!(rule(&[0], 404), Some(0));
    assert_eq!(rule(&[0, 1], 404), Some(0));
    assert_eq!(rule(&[0, 1], 429), Some(1));
    assert_eq!(rule(&[0, 1], 500), None);
}

#[test]
fn an_error_identified_only_by_its_type_is_classified_by_its_status() {
    static TYPED: Provider = Provider {
        errors: &[ErrorRule {
            listed: true,
            typed_only: true,
            ..ErrorRule::DEFAULT
        }],
        ..Provider::DEFAULT
    };
    let operation = Operation {
        errors: &[0],
        ..Operation::DEFAULT
    };
    let error = |status| {
        let error =
            ApiError::of_call(&TYPED, &operation, &reply(status, "{}"), Vec::new, NOW).unwrap();
        (error.rule(), error.is_classified(), error.meaning())
    };
    assert_eq!(error(400), (Some(0), false, None));
    assert_eq!(error(401), (Some(0), false, None));
    assert_eq!(error(503), (Some(0), false, Some(Meaning::Retry)));
}
