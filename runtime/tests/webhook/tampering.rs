//! Modified, truncated, reordered and replayed webhooks are rejected.

use licit_runtime::webhook::WebhookError;
use proptest::prelude::*;

use crate::acme::{AT, AcmeEvent, FORMS, Request, at, builder, form, request, verifier, verify};

fn rejection(name: &str, tampered: &Request) -> WebhookError {
    let secret = request(name).secret;
    match verify(&verifier(form(name), &secret), tampered) {
        Ok(delivery) => panic!("{name}: taken: {delivery:?}"),
        Err(error) => error,
    }
}

#[test]
fn a_modified_body_is_rejected() {
    for (name, _) in FORMS {
        let good = request(name);
        let length = good.body.len();
        let mut bodies = vec![Vec::new(), good.body[..length - 1].to_vec()];
        bodies.push([good.body.as_slice(), b" "].concat());
        bodies.push([b"\xef\xbb\xbf", good.body.as_slice()].concat());
        // The same JSON, serialized again, as by frameworks that parse before they verify.
        bodies.push(
            br#"{"type":"ping","id":"evt_1","sent":1700000000000,"text":"caf\u00e9"}"#.to_vec(),
        );
        for body in bodies {
            let error = rejection(
                name,
                &Request {
                    body,
                    ..good.clone()
                },
            );
            assert!(
                matches!(error, WebhookError::SignatureMismatch),
                "{name}: {error}"
            );
            assert!(!error.is_authentic());
        }
    }
}

#[test]
fn a_modified_header_is_rejected() {
    for (name, _) in FORMS {
        let good = request(name);
        for at in 0..good.headers.len() {
            let (header, value) = good.headers[at].clone();
            let changed = |value: String| {
                let mut request = good.clone();
                request.headers[at].1 = value;
                request
            };
            let mut missing = good.clone();
            missing.headers.remove(at);
            assert!(
                matches!(rejection(name, &missing), WebhookError::HeaderMissing(_)),
                "{name} {header}"
            );
            let mut repeated = good.clone();
            repeated
                .headers
                .push((header.to_lowercase(), value.clone()));
            assert!(
                matches!(rejection(name, &repeated), WebhookError::HeaderRepeated(_)),
                "{name} {header}"
            );
            rejection(name, &changed(String::new()));
            rejection(name, &changed("x".repeat(100_000)));
            let turned: String = value.chars().rev().collect();
            rejection(name, &changed(turned));
            // Elements that are not read can be removed.
            if !["list", "standard"].contains(name) {
                rejection(name, &changed(format!("x{value}")));
                for end in 0..value.len() {
                    rejection(name, &changed(value[..end].to_owned()));
                }
            }
        }
    }
}

#[test]
fn one_timestamp_and_one_valid_signature_are_required() {
    let good = request("list");
    let value = good.headers[0].1.clone();
    let elements: Vec<&str> = value.split(',').collect();
    let [timestamp, old, signature, unknown] = elements[..] else {
        panic!("four elements")
    };
    let taken = |elements: &[&str]| {
        let mut request = good.clone();
        request.headers[0].1 = elements.join(",");
        verify(&verifier(form("list"), &good.secret), &request).is_ok()
    };
    assert!(taken(&[timestamp, signature]));
    assert!(taken(&[unknown, signature, old, timestamp]));
    assert!(taken(&[timestamp, old, old, signature]));
    assert!(!taken(&[timestamp, old]));
    assert!(!taken(&[signature, unknown]));
    assert!(!taken(&[timestamp, timestamp, signature]));
    assert!(!taken(&[timestamp, &signature[..signature.len() - 2]]));
    assert!(!taken(&[timestamp, &format!("{signature}00")]));
    let many = vec![old; 40];
    assert!(!taken(
        &[&[timestamp], many.as_slice(), &[signature]].concat()
    ));
}

#[test]
fn a_modified_timestamp_is_rejected() {
    for name in [
        "list",
        "apart",
        "request",
        "standard",
        "datetime",
        "semicolons",
    ] {
        let good = request(name);
        let mut moved = good.clone();
        for (_, value) in &mut moved.headers {
            *value = value
                .replace("1700000000", "1700000100")
                .replace("22:13:20", "22:14:20");
        }
        let error = rejection(name, &moved);
        assert!(
            matches!(error, WebhookError::SignatureMismatch),
            "{name}: {error}"
        );
    }
}

#[test]
fn a_modified_request_line_is_rejected_if_it_is_signed() {
    let good = request("request");
    let url = good.url.replace("tenant=7", "tenant=8");
    rejection(
        "request",
        &Request {
            url,
            ..good.clone()
        },
    );
    let method = "PUT".to_owned();
    rejection("request", &Request { method, ..good });
}

#[test]
fn a_replayed_webhook_is_rejected() {
    for (name, _) in FORMS {
        let good = request(name);
        let later = builder(form(name))
            .clock(|| at(AT + 3600))
            .secret(good.secret.as_str());
        let replayed = verify(&later.build_hmac().unwrap(), &good);
        let is_stamped = !["prefixed", "base64", "sha1", "sha512"].contains(name);
        match replayed {
            Err(WebhookError::TooOld { .. }) => assert!(is_stamped, "{name}"),
            Ok(_) => assert!(!is_stamped, "{name}"),
            Err(error) => panic!("{name}: {error}"),
        }
    }
}

/// A large body with an old timestamp is rejected without hashing it.
#[test]
fn a_timestamp_in_a_header_is_checked_before_the_signature() {
    for (name, _) in FORMS {
        let good = request(name);
        let forged = Request {
            body: b"{}".to_vec(),
            ..good.clone()
        };
        let at_time = |now: u64| {
            let verifier = builder(form(name)).clock(move || at(now));
            let verifier = verifier.secret(good.secret.as_str()).build_hmac().unwrap();
            verify(&verifier, &forged).unwrap_err()
        };
        let (late, early) = (at_time(AT + 3600), at_time(AT - 3600));
        let is_in_header = !["prefixed", "base64", "sha1", "sha512", "in the body"].contains(name);
        if is_in_header {
            assert!(
                matches!(late, WebhookError::TooOld { .. }),
                "{name}: {late}"
            );
            assert!(
                matches!(early, WebhookError::FromTheFuture { .. }),
                "{name}: {early}"
            );
        } else {
            assert!(
                matches!(late, WebhookError::SignatureMismatch),
                "{name}: {late}"
            );
        }
        assert!(!late.is_authentic() && late.status() == 401);
    }
}

#[test]
fn a_body_above_the_limit_is_rejected_before_anything_is_read() {
    for (name, _) in FORMS {
        let good = request(name);
        let with_limit = |limit: usize, headers: bool| {
            let verifier = builder(form(name)).max_body(limit);
            let verifier = verifier.secret(good.secret.as_str()).build_hmac().unwrap();
            let mut request = good.clone();
            if !headers {
                request.headers.clear();
            }
            verify(&verifier, &request)
        };
        let length = good.body.len();
        assert!(with_limit(length, true).is_ok(), "{name}");
        // The headers were not read either.
        for headers in [true, false] {
            let error = with_limit(length - 1, headers).unwrap_err();
            assert!(
                matches!(error, WebhookError::BodyTooLarge { max } if max == length - 1),
                "{name}: {error}"
            );
            assert!(error.status() == 413 && !error.is_authentic() && !error.is_retryable());
        }
    }
    let huge = Request {
        body: vec![b' '; 25 * 1024 * 1024 + 1],
        ..request("list")
    };
    let error = rejection("list", &huge);
    assert!(
        matches!(error, WebhookError::BodyTooLarge { .. }),
        "by default: {error}"
    );
}

#[test]
fn a_signature_of_another_version_is_ignored() {
    let good = request("list");
    let mut renamed = good.clone();
    renamed.headers[0].1 = renamed.headers[0].1.replace("v1=", "v0=");
    let error = rejection("list", &renamed);
    assert!(matches!(
        error,
        WebhookError::HeaderMalformed("Acme-Signature")
    ));
}

#[test]
fn errors_print_no_signature_secret_or_body() {
    for (name, _) in FORMS {
        let good = request(name);
        let mut forged = good.clone();
        forged.body = br#"{"marker": "marker"}"#.to_vec();
        let error = rejection(name, &forged);
        let shown = format!("{error} {error:?}");
        for secret in [good.secret.as_str(), "marker", &good.headers[0].1] {
            assert!(!shown.contains(secret), "{name}: {shown}");
        }
        let verifier = verifier(form(name), &good.secret);
        assert!(!format!("{verifier:?}").contains(&good.secret));
        let builder = builder(form(name)).secret(good.secret.as_str());
        assert!(!format!("{builder:?}").contains(&good.secret));
    }
}

proptest! {
    #[test]
    fn no_random_header_is_accepted_or_panics(value in "\\PC{0,200}", body in any::<Vec<u8>>()) {
        for (name, webhooks) in FORMS {
            let verifier = verifier(webhooks, &request(name).secret);
            let headers: Vec<(String, String)> = request(name)
                .headers
                .into_iter()
                .map(|(header, _)| (header, value.clone()))
                .collect();
            prop_assert!(verifier.verify::<AcmeEvent, _, _>(headers, &body).is_err());
        }
    }

    #[test]
    fn only_the_signed_body_is_accepted(at in 0_usize..70, byte in any::<u8>()) {
        for (name, _) in FORMS {
            let good = request(name);
            let mut body = good.body.clone();
            let at = at % body.len();
            prop_assume!(body[at] != byte);
            body[at] = byte;
            let request = Request { body, ..good.clone() };
            prop_assert!(verify(&verifier(form(name), &good.secret), &request).is_err());
        }
    }
}
