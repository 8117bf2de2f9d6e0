//! Signatures and digests that a spec declares in the templates of token requests.

use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::Client;
use serde_json::json;

use crate::support::{Answer, at, emulator_of, plain, send};
use licit_emulator::Running;

const TOKEN: &str = "https://acme.example/token";

async fn start() -> Running {
    let spec = plain(&json!({
        "grants": { "client_credentials": { "token_endpoint_auth_methods": ["client_secret_post"] } },
        "token_request": {
            "parameters": {
                "sign": { "value": "{hmac_sha256_hex(client_secret, method path sorted('=', '&'))}" },
                "timestamp": { "value": "{now}" },
                "stamp": { "value": "{hex(sha256(timestamp_key now))}" },
            },
            "headers": { "X-Digest": { "value": "SHA-256={base64(sha256(body))}" } },
        },
        "variables": { "timestamp_key": {} },
    }));
    emulator_of(&spec).start().await.unwrap()
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digit = |four: u8| char::from_digit(four.into(), 16);
    digits.filter_map(digit).collect()
}

/// The parameters without their signature.
fn parameters(timestamp: &str) -> Vec<(&str, &str)> {
    vec![
        ("client_id", "licit-client"),
        ("client_secret", "licit-secret"),
        ("grant_type", "client_credentials"),
        // The emulator does not know the application's variable, so any value fits.
        ("stamp", "00"),
        ("timestamp", timestamp),
    ]
}

/// The signature of sorted parameters, as a client sends it that calls this path.
fn signed(path: &str, parameters: &[(&str, &str)]) -> String {
    let pairs = parameters
        .iter()
        .map(|(name, value)| format!("{name}={value}"));
    let text = format!("POST{path}{}", pairs.collect::<Vec<_>>().join("&"));
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"licit-secret");
    hex(hmac::sign(&key, text.as_bytes()).as_ref())
}

async fn request(
    running: &Running,
    parameters: &[(&str, &str)],
    digest_of: Option<&str>,
) -> Answer {
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(parameters)
        .finish();
    let hash = digest::digest(&digest::SHA256, digest_of.unwrap_or(&body).as_bytes());
    let request = Client::new()
        .post(at(running, TOKEN))
        .header("content-type", "application/x-www-form-urlencoded")
        .header("x-digest", format!("SHA-256={}", STANDARD.encode(hash)));
    send(request.body(body)).await
}

#[tokio::test]
async fn a_correct_signature_is_accepted_for_the_path_of_the_provider_or_of_the_emulator() {
    let running = start().await;
    for path in ["/token", "/acme.example/token"] {
        let mut all = parameters("1700000000");
        let sign = signed(path, &all);
        all.push(("sign", &sign));
        let answer = request(&running, &all, None).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
    }
}

#[tokio::test]
async fn a_wrong_signature_or_digest_is_rejected_with_the_reason() {
    let running = start().await;
    let formula = "{hmac_sha256_hex(client_secret, method path sorted('=', '&'))}";
    let right = signed("/token", &parameters("1700000000"));
    let digest = "the header `X-Digest` is not the value of `SHA-256={base64(sha256(body))}` for this request";
    for (timestamp, sign, digest_of, problem) in [
        // Another parameter than the signed one.
        (
            "1700000001",
            Some(right.as_str()),
            None,
            format!("`sign` is not the value of `{formula}` for this request"),
        ),
        (
            "1700000000",
            Some("00"),
            None,
            format!("`sign` is not the value of `{formula}` for this request"),
        ),
        (
            "1700000000",
            None,
            None,
            format!("`sign` is missing: the spec has `{formula}`"),
        ),
        (
            "1700000000",
            Some(right.as_str()),
            Some("another body"),
            digest.to_owned(),
        ),
    ] {
        let mut all = parameters(timestamp);
        all.extend(sign.map(|sign| ("sign", sign)));
        let answer = request(&running, &all, digest_of).await;
        assert_eq!(answer.status, 400, "{}", answer.text);
        let description = answer.member("/error_description");
        assert!(description.starts_with(&problem), "{description}");
        if sign == Some("00") {
            let text = description.split_once(": expected `").expect("a value").1;
            let signed = text.starts_with(&format!("{right}` over `POST/token"));
            assert!(signed && !text.contains("licit-secret"), "{text}");
        }
    }
}
