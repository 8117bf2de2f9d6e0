//! Tests with programs of other projects. OAuth clients run against the emulator, configured only
//! by its metadata, a server encrypts ID tokens for a generated client, and the language service of an editor
//! completes specs by the JSON Schema.
//!
//! The programs are installed from package registries, with pinned versions, below `target/`. A test
//! prints that it was skipped if npm, Python or the registry is missing.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod encryption;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use licit_emulator::{Emulator, RecordedRequest, Running};

const SCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/foreign");

/// The algorithms of RFC 7518 and RFC 8037 that sign with a private key.
const ALGORITHMS: [&str; 10] = [
    "ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "EdDSA",
];

async fn emulator() -> Running {
    let spec = Path::new(SCRIPTS).join("provider.json");
    let emulator = Emulator::from_file(spec).unwrap_or_else(|report| panic!("{report}"));
    emulator.start().await.expect("a port")
}

/// Runs a program with the issuer, and returns the flows that passed. A failure shows the emulator's
/// requests.
async fn run(emulator: &Running, program: &Path, script: &Path) -> Vec<String> {
    let mut command = Command::new(program);
    command.arg(script).env("ISSUER", emulator.origin());
    let done = tokio::task::spawn_blocking(move || command.output());
    let done = done.await.expect("no panic").expect("the program runs");
    let output = String::from_utf8_lossy(&done.stdout);
    let requests: Vec<_> = emulator
        .requests()
        .iter()
        .map(RecordedRequest::summary)
        .collect();
    assert!(
        done.status.success(),
        "{}:\n{output}{}\n{}",
        script.display(),
        String::from_utf8_lossy(&done.stderr),
        requests.join("\n")
    );
    let flows = output
        .lines()
        .filter_map(|line| line.strip_prefix("passed "));
    flows.map(str::to_owned).collect()
}

/// Whether a command succeeds.
fn succeeds(command: &mut Command) -> Result<(), String> {
    match command.output() {
        Ok(done) if done.status.success() => Ok(()),
        Ok(done) => Err(String::from_utf8_lossy(&done.stderr).into_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// Installs the npm clients. Returns their folder, or `None` with a message.
fn npm() -> Option<PathBuf> {
    // Several tests need it.
    static INSTALLED: OnceLock<Option<PathBuf>> = OnceLock::new();
    INSTALLED.get_or_init(install).clone()
}

fn install() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("foreign-npm");
    std::fs::create_dir_all(&folder).expect("a folder");
    let files = [
        "package.json",
        "package-lock.json",
        "openid_client.mjs",
        "oauth4webapi.mjs",
        "encrypting_provider.mjs",
        "schema_service.mjs",
    ];
    let lock_file =
        std::fs::read(Path::new(SCRIPTS).join("package-lock.json")).expect("a lock file");
    let is_installed = folder.join("node_modules/.package-lock.json").exists()
        && std::fs::read(folder.join("package-lock.json")).is_ok_and(|there| there == lock_file);
    for file in files {
        let text = std::fs::read(Path::new(SCRIPTS).join(file)).expect("a file");
        std::fs::write(folder.join(file), text).expect("a copy");
    }
    if !is_installed {
        let mut install = Command::new("npm");
        install.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
        if let Err(problem) = succeeds(install.current_dir(&folder)) {
            println!("skipped: the clients of npm cannot be installed: {problem}");
            return None;
        }
    }
    Some(folder)
}

/// Installs Authlib. Returns the interpreter, or `None` with a message.
fn python() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("foreign-python");
    let python = folder.join("bin/python");
    if succeeds(Command::new(&python).args(["-c", "import authlib, requests"])).is_ok() {
        return Some(python);
    }
    let made = succeeds(Command::new("python3").args(["-m", "venv"]).arg(&folder));
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--requirement"]);
    install.arg(Path::new(SCRIPTS).join("requirements.txt"));
    match made.and_then(|()| succeeds(&mut install)) {
        Ok(()) => Some(python),
        Err(problem) => {
            println!("skipped: Authlib cannot be installed: {problem}");
            None
        }
    }
}

fn with_algorithms(flows: &[&str]) -> Vec<String> {
    let signed = ALGORITHMS
        .iter()
        .map(|name| format!("private_key_jwt, {name}"));
    flows
        .iter()
        .map(|&flow| flow.to_owned())
        .chain(signed)
        .collect()
}

fn assert_same(mut passed: Vec<String>, mut expected: Vec<String>) {
    passed.sort();
    expected.sort();
    assert_eq!(passed, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn openid_client_passes_every_flow() {
    let Some(folder) = npm() else { return };
    let emulator = emulator().await;
    let passed = run(
        &emulator,
        Path::new("node"),
        &folder.join("openid_client.mjs"),
    )
    .await;
    let expected = with_algorithms(&[
        "discovery (oidc)",
        "discovery (oauth2)",
        "code and PKCE, client_secret_basic",
        "code and PKCE, client_secret_post",
        "code and PKCE, client_secret_jwt",
        "pushed request, private_key_jwt",
        "code and PKCE, public client",
        "UserInfo",
        "call of the API",
        "refusals: no PKCE, another verifier, another redirect URI",
        "rotation, and the end of the grant after a reuse",
        "DPoP: pushed, exchanged, refreshed, called",
        "device code",
        "introspection and revocation",
        "logout",
        "encrypted ID token, ECDH-ES",
        "encrypted ID token, ECDH-ES+A256KW",
        "encrypted ID token, RSA-OAEP-256",
    ]);
    assert_same(passed, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn oauth4webapi_passes_every_flow() {
    let Some(folder) = npm() else { return };
    let emulator = emulator().await;
    let passed = run(
        &emulator,
        Path::new("node"),
        &folder.join("oauth4webapi.mjs"),
    )
    .await;
    let expected = [
        "discovery (oidc)",
        "discovery (oauth2)",
        "code and PKCE, none",
        "code and PKCE, client_secret_basic",
        "code and PKCE, client_secret_post",
        "rotation",
        "pushed request and DPoP",
        "device code",
        "revocation and introspection",
    ];
    assert_same(passed, expected.map(str::to_owned).to_vec());
}

#[tokio::test(flavor = "multi_thread")]
async fn authlib_passes_every_flow() {
    let Some(python) = python() else { return };
    let emulator = emulator().await;
    let script = Path::new(SCRIPTS).join("authlib_client.py");
    let passed = run(&emulator, &python, &script).await;
    let expected = with_algorithms(&[
        "discovery",
        "code and PKCE, client_secret_basic",
        "code and PKCE, client_secret_post",
        "code and PKCE, client_secret_jwt",
        "call and rotation",
        "introspection and revocation",
        "refusal: wrong secret",
        "code and PKCE, public client",
        "device code: pending, then too fast",
    ]);
    assert_same(passed, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_editor_accepts_what_check_accepts_and_completes_keys_and_names() {
    let Some(folder) = npm() else { return };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let spec = root.join("tests/foreign/names.json");
    let declared = licit_format::declared(&spec, &licit_format::LoadOptions::default());
    let declared = declared.expect("the names of a spec");
    let schema = licit_format::schema::json_schema::schema_for(&declared);
    let file = folder.join("names.schema.json");
    std::fs::write(&file, schema.to_string()).expect("the schema");
    let mut command = Command::new("node");
    command
        .arg(folder.join("schema_service.mjs"))
        .env("ROOT", root)
        .env("SPEC", &spec)
        .env("SCHEMA_FOR_SPEC", &file);
    let done = command.output().expect("node runs");
    let output = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{output}");
    let passed = String::from_utf8_lossy(&done.stdout);
    let passed: Vec<_> = passed.lines().collect();
    assert_eq!(passed.len(), 24, "{passed:?}");
}
