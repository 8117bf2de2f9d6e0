//! Client certificates of `login` and `call` (RFC 8705): files, and a real server that requires one.

use std::fs;
use std::process::{Command, Output, Stdio};

use serde_json::json;

use crate::server::Running;
use crate::support::{root, scratch, text, write_spec};

/// A provider that requires a certificate besides the client secret.
const ADP: &str = "tests/specs/providers/adp.json";

/// Runs the program with a client secret in the environment.
fn licit(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    command
        .current_dir(root())
        .env_remove("LICIT_CLIENT_ID")
        .env("LICIT_CLIENT_SECRET", "s3cret")
        .stdin(Stdio::null())
        .args(arguments);
    command.output().expect("the program runs")
}

fn assert_shows(output: &Output, code: i32, words: &[&str]) {
    let shown = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{shown}");
    for word in words {
        assert!(shown.contains(word), "`{word}` in:\n{shown}");
    }
}

#[test]
fn a_provider_that_requires_certificates_is_emulated_without_one() {
    let call = "list_workers";
    let login = licit(&["login", ADP, "--emulate", "--call", call]);
    let words = [
        "The emulator has no TLS: it does not check the client certificate.",
        "Logged in.",
        "`list_workers` returned 200.",
    ];
    assert_shows(&login, 0, &words);
    assert_shows(&licit(&["call", ADP, call, "--emulate"]), 0, &[]);
    for method in ["tls_client_auth", "self_signed_tls_client_auth"] {
        let spec = json!({
            "name": "acme",
            "token_endpoint": "https://acme.example/token",
            "token_endpoint_auth_methods": [method],
            "grants": { "client_credentials": {} },
            "api": { "base_url": "https://api.acme.example" },
            "operations": { "me": { "call": "GET /me", "returns": "json" } },
        });
        let spec = write_spec(&scratch(&format!("emulated-{method}")), &spec);
        let login = licit(&["login", &spec, "--emulate", "--call", "me"]);
        assert_shows(&login, 0, &["Logged in.", "`me` returned 200."]);
        assert_shows(&licit(&["call", &spec, "me", "--emulate"]), 0, &[]);
    }
}

#[test]
fn a_missing_certificate_is_reported_with_the_option() {
    let words = [
        "the provider requires a client certificate",
        "help: pass `--certificate` with a PEM file",
    ];
    let login = licit(&["login", ADP, "--client-id", "x"]);
    assert_shows(&login, 1, &words);
    let call = licit(&["call", ADP, "list_workers", "--client-id", "x"]);
    let shown = text(&call.stderr);
    assert!(words.iter().all(|word| shown.contains(word)), "{shown}");
    let security = "tests/specs/security.json";
    let operation = ["--client-id", "x", "--call", "by_certificate"];
    let login = licit(&[&["login", security][..], &operation].concat());
    assert_shows(
        &login,
        1,
        &["it requires a client certificate", "--certificate"],
    );
}

#[test]
fn a_file_without_certificate_and_key_is_rejected_before_the_login() {
    let key = "runtime/tests/jose/vectors/es256.pkcs8.pem";
    let login = ["login", ADP, "--client-id", "x", "--certificate"];
    let output = licit(&[&login[..], &[key]].concat());
    let words = [
        "es256.pkcs8.pem is not a client certificate with its private key, in PEM",
        "help: pass `--certificate-key`",
    ];
    assert_shows(&output, 1, &words);
    let folder = scratch("certificates");
    let locked = folder.join("locked.pem");
    let pem = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";
    fs::write(&locked, pem).expect("a file");
    let locked = locked.display().to_string();
    let output = licit(&[&login[..], &[locked.as_str()]].concat());
    assert_shows(&output, 1, &["help: decrypt the private key first"]);
    let output = licit(&[&login[..], &["no-such.pem"]].concat());
    assert_shows(&output, 1, &["no-such.pem cannot be read"]);
}

/// Logs in to a real server by certificate. Called by the test that starts one, since two tests would install
/// it at the same time.
pub(crate) fn log_in(running: &Running) {
    let file = |name: &str| running.file(&format!("keys/{name}")).display().to_string();
    let port = running.tls_port.as_deref().expect("TLS");
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
        .current_dir(root())
        .env("SSL_CERT_FILE", file("ca.pem"))
        .env("NO_PROXY", "127.0.0.1")
        .stdin(Stdio::null())
        .arg("login")
        .arg("tests/specs/interop/oidc-provider-certificates.json")
        .args(["--client-id", "mtls", "--set"])
        .arg(format!("port={port}"))
        .arg("--certificate")
        .arg(file("mtls-client.pem"))
        .arg("--certificate-key")
        .arg(file("mtls-client.key"))
        .arg("--introspect")
        .output()
        .expect("the program runs");
    let words = ["Logged in.", "Introspection: the token is active."];
    assert_shows(&output, 0, &words);
}
