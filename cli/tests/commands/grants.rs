//! `cargo licit login` with every grant and option that needs no browser, and against servers that
//! reject in words of their own.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

const SPEC: &str = r#"{
  "name": "acme",
  "issuer": "https://acme.example",
  "authorization_endpoint": "https://acme.example/authorize",
  "token_endpoint": "https://acme.example/token",
  "introspection_endpoint": "https://acme.example/introspect",
  "registration_endpoint": "https://acme.example/register",
  "token_endpoint_auth_methods": ["client_secret_basic", "client_secret_post"],
  "scopes": { "read": "Read." },
  "grants": { "authorization_code": {}, "client_credentials": {}, "password": {}, "jwt_bearer": {}, "refresh_token": {} },
  "api": { "base_url": "https://api.acme.example" },
  "operations": { "list": { "call": "GET /things", "scopes": "read", "returns": "[string]" } }
}"#;

fn spec(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).expect("a spec");
    path
}

fn login(spec: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    command
        .arg("login")
        .arg(spec)
        .args(arguments)
        .stdin(Stdio::null());
    for name in ["LICIT_CLIENT_ID", "LICIT_CLIENT_SECRET", "LICIT_PASSWORD"] {
        command.env_remove(name);
    }
    command.output().expect("the program runs")
}

/// The messages of a login that exits with this code.
fn stderr(output: &Output, code: i32) -> String {
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{messages}");
    messages
}

#[test]
fn every_grant_without_a_browser_logs_in() {
    let spec = spec("grants.json", SPEC);
    let assertion = spec.with_extension("jwt");
    // The emulator does not know the issuer, so it cannot verify the signature.
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a time");
    let expires_at = now.as_secs() + 300;
    let claims =
        format!(r#"{{"iss":"a","sub":"ada","aud":"https://acme.example","exp":{expires_at}}}"#);
    let header = URL_SAFE_NO_PAD.encode(r#"{"alg":"RS256"}"#);
    let jwt = format!("{header}.{}.c2ln", URL_SAFE_NO_PAD.encode(claims));
    fs::write(&assertion, jwt).expect("an assertion");
    let assertion = assertion.to_str().expect("UTF-8");
    for (grant, title) in [
        (
            &["--client-credentials"][..],
            "the client credentials grant",
        ),
        (&["--password", "ada"], "the password grant"),
        (&["--jwt-bearer", assertion], "the JWT bearer grant"),
        (&[], "the authorization code grant"),
    ] {
        let output = login(&spec, &[grant, &["--emulate", "--call", "list"]].concat());
        let messages = stderr(&output, 0);
        assert!(
            messages.contains(&format!("Acme: {title}, as licit-client.")),
            "{messages}"
        );
        assert!(
            messages.contains("Logged in.") && messages.contains("`list` returned 200"),
            "{messages}"
        );
    }
}

#[test]
fn the_authentication_method_is_chosen_among_those_of_the_spec() {
    let spec = spec("methods.json", SPEC);
    let with = |method| {
        login(
            &spec,
            &[
                "--emulate",
                "--client-credentials",
                "-v",
                "--auth-method",
                method,
            ],
        )
    };
    let by_header = stderr(&with("client_secret_basic"), 0);
    assert!(
        by_header.contains("  authorization: Basic …("),
        "{by_header}"
    );
    let by_body = stderr(&with("client_secret_post"), 0);
    assert!(!by_body.contains("authorization: "), "{by_body}");
    assert!(by_body.contains("client_secret=…("), "{by_body}");
    let unknown = stderr(&with("private_key_jwt"), 1);
    assert!(
        unknown.contains("the spec has client_secret_basic, client_secret_post"),
        "{unknown}"
    );
}

#[test]
fn a_token_is_introspected_and_a_client_registered() {
    let spec = spec("introspected.json", SPEC);
    let output = login(
        &spec,
        &[
            "--emulate",
            "--introspect",
            "--register",
            "--scopes",
            "read",
        ],
    );
    let messages = stderr(&output, 0);
    assert!(messages.contains("Registered a client: "), "{messages}");
    assert!(
        messages.contains("Introspection: the token is active."),
        "{messages}"
    );
    assert!(messages.contains("  scopes         read\n"), "{messages}");
}

/// A server that answers every request in the same way.
fn serve(status: u16, body: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 8192];
            let _ = stream.read(&mut request);
            let _ = write!(
                stream,
                "HTTP/1.1 {status} Status\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
                 connection: close\r\n\r\n{body}",
                body.len()
            );
        }
    });
    origin
}

#[test]
fn a_refusal_in_the_servers_own_words_is_shown_without_secrets() {
    let spec = spec("refused.json", SPEC);
    let body = r#"{"errcode": 40013, "errmsg": "app hush-hush is not enabled; ref 0123456789abcdef0123456789abcdef"}"#;
    for status in [200, 400] {
        let origin = serve(status, body);
        let secret = spec.with_extension("secret");
        fs::write(&secret, "hush-hush").expect("a secret");
        let secret = secret.to_str().expect("UTF-8");
        let arguments = [
            "--client-credentials",
            "--origin",
            &origin,
            "--client-id",
            "me",
        ];
        let more = [
            "--client-secret-file",
            secret,
            "--auth-method",
            "client_secret_post",
        ];
        let messages = stderr(&login(&spec, &[&arguments[..], &more].concat()), 1);
        let words = format!(
            "the reply was {status}: {{\"errcode\":40013,\"errmsg\":\"app [secret] is not enabled; ref …(32)\"}}"
        );
        assert!(messages.contains(&words), "{messages}");
        assert!(!messages.contains("hush-hush"), "{messages}");
    }
}

/// A spec on loopback goes to the emulator, and not to its own address.
#[test]
fn a_spec_on_loopback_is_emulated() {
    let text = SPEC.replace("https://acme.example", "http://127.0.0.1:9");
    let spec = spec(
        "loopback.json",
        &text.replace("https://api.acme.example", "http://127.0.0.1:9/api"),
    );
    for grant in [&["--client-credentials"][..], &[]] {
        let output = login(&spec, &[grant, &["--emulate", "--call", "list"]].concat());
        let messages = stderr(&output, 0);
        assert!(messages.contains("`list` returned 200"), "{messages}");
    }
}

#[test]
fn a_redirect_uri_elsewhere_is_registered_with_the_emulator() {
    let spec = spec("elsewhere.json", SPEC);
    for uri in ["https://app.example/cb", "com.example.app:/cb"] {
        let messages = stderr(&login(&spec, &["--emulate", "--redirect-uri", uri]), 0);
        assert!(messages.contains("Logged in."), "{messages}");
    }
}

/// Grants of the provider's own: one without parameters, and one with an account and a secret.
const CUSTOM: &str = r#"{
  "name": "acme",
  "token_endpoint": "https://acme.example/token",
  "token_endpoint_auth_methods": ["client_secret_post"],
  "grants": {
    "custom": {
      "new_token": { "grant_type": "new", "acts_as": "app" },
      "account_token": { "grant_type": "account", "parameters": { "account": "string", "pin": "secret" } },
      "other_token": { "grant_type": "other", "input": "access_token" }
    },
    "refresh_token": {}
  },
  "api": { "base_url": "https://api.acme.example" },
  "operations": { "list": { "call": "GET /things", "returns": "[string]" } }
}"#;

#[test]
fn the_only_custom_grant_without_input_is_the_default() {
    let spec = spec("custom.json", CUSTOM);
    let output = login(&spec, &["--emulate", "--refresh", "--call", "list"]);
    let messages = stderr(&output, 0);
    assert!(
        messages.contains("Acme: the custom grant `new_token`, as licit-client."),
        "{messages}"
    );
    assert!(messages.contains("`list` returned 200"), "{messages}");
}

#[test]
fn a_custom_grant_has_parameters_and_its_secrets_are_not_arguments() {
    let spec = spec("custom-parameters.json", CUSTOM);
    let with = |pin: Option<&str>, arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
        command
            .arg("login")
            .arg(&spec)
            .args(["--emulate", "-v", "--grant", "account_token"])
            .args(arguments)
            .stdin(Stdio::null())
            .env_remove("LICIT_PARAMETER_PIN");
        if let Some(pin) = pin {
            command.env("LICIT_PARAMETER_PIN", pin);
        }
        command.output().expect("the program runs")
    };
    let messages = stderr(&with(Some("pin-4711"), &["--parameter", "account=7"]), 0);
    assert!(messages.contains("Logged in."), "{messages}");
    assert!(!messages.contains("pin-4711"), "{messages}");
    for (pin, arguments, expected) in [
        (Some("1"), &[][..], "pass `--parameter account=…`"),
        (
            None,
            &["--parameter", "account=7"],
            "set the environment variable LICIT_PARAMETER_PIN",
        ),
        (
            None,
            &["--parameter", "pin=1"],
            "the parameter `pin` is secret",
        ),
        (
            None,
            &["--parameter", "acount=7"],
            "did you mean `account`?",
        ),
    ] {
        let messages = stderr(&with(pin, arguments), 1);
        assert!(messages.contains(expected), "{messages}");
    }
}

#[test]
fn a_grant_that_needs_other_tokens_or_does_not_exist_is_rejected_with_advice() {
    let spec = spec("custom-others.json", CUSTOM);
    for (arguments, expected) in [
        (
            &["--grant", "other_token"][..],
            "exchanges the tokens of another grant",
        ),
        (&["--grant", "new"], "use one of: new_token, account_token"),
        (
            &["--client-credentials"],
            "use `--grant new_token`, `--grant account_token`",
        ),
        (&["--environment", "sandbox"], "no environment at all"),
        (&["--tenant", "x"], "`--tenant` has no effect"),
        (&["--set", "foo=bar"], "no variable at all"),
        (&["--call", "nope"], "use one of: list"),
    ] {
        let output = login(&spec, &[&["--emulate"], arguments].concat());
        let messages = stderr(&output, 1);
        assert!(messages.contains(expected), "{messages}");
    }
}
