//! Emulated logins that begin with something of the user's or of the application's: an assertion, a refresh
//! token, parameters, several credentials. And the same without the emulator.

use std::fs;
use std::process::{Command, Output, Stdio};

use serde_json::json;

use crate::support::{root, scratch, text, write_spec};

fn login(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    command
        .current_dir(root())
        .stdin(Stdio::null())
        .arg("login")
        .args(arguments);
    for name in [
        "LICIT_CLIENT_ID",
        "LICIT_CLIENT_SECRET",
        "LICIT_REFRESH_TOKEN",
    ] {
        command.env_remove(name);
    }
    command
}

fn assert_shows(output: &Output, code: i32, words: &[&str]) {
    let shown = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{shown}");
    for word in words {
        assert!(shown.contains(word), "`{word}` in:\n{shown}");
    }
}

fn run(arguments: &[&str]) -> Output {
    login(arguments).output().expect("the program runs")
}

#[test]
fn an_assertion_is_signed_for_the_emulator() {
    for spec in ["salesforce-jwt", "salesforce-cdp"] {
        let spec = format!("tests/specs/providers/{spec}.json");
        let words = ["the JWT bearer grant", "Logged in."];
        assert_shows(&run(&[&spec, "--emulate"]), 0, &words);
    }
    // With a registered key, the emulator verifies the signature.
    let spec = json!({
        "name": "acme",
        "token_endpoint": "https://acme.example/token",
        "token_endpoint_auth_methods": ["private_key_jwt"],
        "grants": { "jwt_bearer": { "acts_as": "app" } },
        "api": { "base_url": "https://api.acme.example" },
        "operations": { "me": { "call": "GET /me", "returns": "json" } },
    });
    let spec = write_spec(&scratch("signed-assertion"), &spec);
    let output = run(&[&spec, "--emulate", "--claim", "sub=ada", "--call", "me"]);
    assert_shows(&output, 0, &["Logged in.", "`me` returned 200."]);
}

#[test]
fn a_missing_assertion_is_reported_with_both_ways_to_give_it() {
    let spec = "tests/specs/providers/salesforce-jwt.json";
    let words = [
        "requires a signed assertion",
        "--jwt-bearer",
        "--signing-key",
    ];
    assert_shows(&run(&[spec, "--client-id", "x"]), 1, &words);
    let output = run(&[spec, "--client-id", "x", "--claim", "sub=ada"]);
    assert_shows(&output, 2, &["`--claim` requires `--signing-key`"]);
    // The URL of its token endpoint has a variable.
    let key = "runtime/tests/jose/vectors/es256.pkcs8.pem";
    let output = run(&[spec, "--client-id", "x", "--signing-key", key]);
    assert_shows(&output, 1, &["pass `--claim aud=https://…`"]);
}

#[test]
fn a_login_begins_with_a_refresh_token() {
    let spec = "tests/specs/providers/setmore.json";
    let output = run(&[spec, "--emulate", "--refresh", "--call", "list_services"]);
    let words = ["Logged in.", "Refreshed", "`list_services` returned 200."];
    assert_shows(&output, 0, &words);
    let output = run(&[spec, "--client-id", "x"]);
    let words = ["the refresh token is missing", "LICIT_REFRESH_TOKEN"];
    assert_shows(&output, 1, &words);
    let file = scratch("refresh-token").join("token");
    fs::write(&file, "not-of-this-server").expect("a file");
    let file = file.display().to_string();
    let output = run(&[spec, "--emulate", "--refresh-token-file", &file]);
    assert_shows(&output, 1, &["help: the refresh token expired"]);
}

#[test]
fn the_emulated_application_has_the_credentials_of_its_revocation() {
    let spec = json!({
        "name": "acme",
        "token_endpoint": "https://acme.example/token",
        "token_endpoint_auth_methods": ["private_key_jwt"],
        "grants": { "client_credentials": {} },
        "revocation_endpoint": "https://acme.example/revoke",
        "revocation": {
            "token": "access_token",
            "token_endpoint_auth_methods": ["client_secret_post"]
        },
    });
    let spec = write_spec(&scratch("two-credentials"), &spec);
    let output = run(&[&spec, "--emulate", "--revoke"]);
    assert_shows(&output, 0, &["Logged in.", "Revoked the tokens."]);
}

#[test]
fn the_tokens_of_a_login_are_exchanged_by_custom_grants() {
    let xbox = "tests/specs/providers/xbox-live.json";
    let exchanges = ["--exchange", "user_token", "--exchange", "xsts_token"];
    let call = ["--call", "get_profile", "--argument", "settings=Gamertag"];
    let output = run(&[&[xbox, "--emulate"][..], &exchanges, &call].concat());
    let words = [
        "Exchanged the tokens by `user_token`.",
        "Exchanged the tokens by `xsts_token`.",
        "user_hash",
        "`get_profile` returned 200.",
    ];
    assert_shows(&output, 0, &words);
    let data = "tests/specs/providers/salesforce-cdp.json";
    let output = run(&[data, "--emulate", "--exchange", "data_cloud"]);
    assert_shows(&output, 0, &["Logged in.", "data_host"]);
    let wrong = run(&[data, "--emulate", "--exchange", "data_clout"]);
    assert_shows(&wrong, 1, &["did you mean `data_cloud`?"]);
    let wrong = run(&[xbox, "--exchange", "user_token", "--save"]);
    assert_shows(
        &wrong,
        2,
        &["`--exchange` cannot be combined with `--save`"],
    );
}

#[test]
fn a_variable_that_the_provider_sets_is_not_asked_for() {
    let xbox = "tests/specs/providers/xbox-live.json";
    // Without a call, the login is complete.
    assert_shows(&run(&[xbox, "--emulate"]), 0, &["Logged in."]);
    let call = ["--call", "get_profile", "--argument", "settings=Gamertag"];
    let output = run(&[&[xbox, "--emulate"][..], &call].concat());
    let help = "help: the grant `xsts_token` sets `user_hash`: pass `--exchange xsts_token`";
    assert_shows(&output, 1, &[help]);
    let output = run(&[xbox, "--emulate", "--set", "user_hash=1"]);
    let words = ["the variable `user_hash` cannot be set", help];
    assert_shows(&output, 1, &words);
    assert!(!text(&output.stderr).contains("did you mean"));
}

#[test]
fn the_emulator_accepts_any_user_of_the_password_grant() {
    let spec = json!({
        "name": "acme",
        "token_endpoint": "https://acme.example/token",
        "token_endpoint_auth_methods": ["client_secret_post"],
        "grants": { "password": {} },
    });
    let spec = write_spec(&scratch("password-default"), &spec);
    let output = run(&[&spec, "--emulate"]);
    assert_shows(&output, 0, &["the password grant", "Logged in."]);
    let output = run(&[&spec, "--client-id", "x"]);
    assert_shows(&output, 1, &["pass `--password USER`"]);
}

#[test]
fn the_only_custom_grant_is_the_default() {
    let spec = json!({
        "name": "acme",
        "token_endpoint": "https://acme.example/token",
        "token_endpoint_auth_methods": ["client_secret_post"],
        "grants": { "custom": { "token": {
            "grant_type": "urn:acme:password-realm",
            "acts_as": "app",
            "parameters": { "username": "string" }
        } } },
    });
    let spec = write_spec(&scratch("custom-default"), &spec);
    let output = run(&[&spec, "--emulate", "--parameter", "username=ada"]);
    assert_shows(&output, 0, &["the custom grant `token`", "Logged in."]);
    let output = run(&[&spec, "--emulate"]);
    assert_shows(&output, 1, &["pass `--parameter username=…`"]);
}

#[test]
fn options_that_the_spec_gives_no_effect_are_rejected_before_the_login() {
    let spec = json!({
        "name": "acme",
        "authorization_endpoint": "https://acme.example/authorize",
        "token_endpoint": "https://acme.example/token",
        "scopes": { "read": "", "write": "" },
        "grants": { "authorization_code": {} },
    });
    let spec = write_spec(&scratch("without-effect"), &spec);
    for (option, reason) in [
        ("--refresh", "the spec has no grant `refresh_token`"),
        ("--introspect", "the spec has no `introspection_endpoint`"),
        ("--revoke", "the spec has no `revocation_endpoint`"),
    ] {
        let output = run(&[&spec, "--emulate", option]);
        let message = format!("`{option}` has no effect: {reason}");
        assert_shows(&output, 1, &[&message]);
        assert!(!text(&output.stderr).contains("Logged in."));
    }
    let output = run(&[&spec, "--emulate", "--scopes", "read write"]);
    assert_shows(&output, 1, &["help: separate scopes by commas"]);
    let output = run(&[&spec, "--emulate", "--redirect-uri", "javascript:alert(1)"]);
    assert_shows(&output, 1, &["is not a redirect URI"]);
    let output = run(&[&spec, "--emulate", "--scoeps", "read"]);
    assert_shows(&output, 2, &["help: did you mean `--scopes`?"]);
}

#[test]
fn a_secret_variable_is_read_from_the_environment() {
    let spec = json!({
        "name": "acme",
        "variables": { "api_key": { "secret": true } },
        "token_endpoint": "https://acme.example/token",
        "grants": { "client_credentials": { "token_request": {
            "headers": { "X-Key": { "value": "{api_key}" } }
        } } },
    });
    let spec = write_spec(&scratch("secret-variable"), &spec);
    let missing = run(&[&spec, "--emulate"]);
    let help = "help: set the environment variable LICIT_VARIABLE_API_KEY";
    assert_shows(&missing, 1, &[help]);
    let mut command = login(&[&spec, "--emulate"]);
    let output = command.env("LICIT_VARIABLE_API_KEY", "k3y").output();
    assert_shows(&output.expect("the program runs"), 0, &["Logged in."]);
}
