//! Runs `cargo licit call` against the emulator over real sockets.

mod curl;
mod output;
mod printed;
mod stored;

use std::process::{Command, Output, Stdio};

use licit_emulator::{RecordedRequest, Running};
use serde_json::Value;

use crate::support::{registered, root, text};

const TEXTBOOK: &str = "docs/examples/textbook.json";

/// `cargo licit` with empty stdin, and none of the variables of the environment that it reads.
fn licit(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    command
        .current_dir(root())
        .stdin(Stdio::null())
        .args(arguments);
    for variable in [
        "LICIT_ACCESS_TOKEN",
        "LICIT_CLIENT_ID",
        "LICIT_CLIENT_SECRET",
        "LICIT_STORE_KEY",
    ] {
        command.env_remove(variable);
    }
    command.env("LICIT_STORE", "/nonexistent/licit/grants.json");
    command
}

fn call(arguments: &[&str]) -> Command {
    licit(&[&["call"], arguments].concat())
}

/// A login of an application itself at the emulated textbook.
fn log_in(provider: &Running, more: &[&str]) -> Command {
    let login = ["login", TEXTBOOK, "--client-credentials"];
    let client = ["--origin", provider.origin(), "--client-id", "the-client"];
    licit(&[&login[..], &client, more].concat())
}

/// The stdout of a command that succeeds.
fn printed(command: &mut Command) -> String {
    let output = command.output().expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout)
}

fn json(command: &mut Command) -> Value {
    serde_json::from_str(&printed(command)).expect("JSON alone")
}

/// The stderr of a command that fails with an exit code.
fn complained(command: &mut Command, code: i32) -> String {
    let output: Output = command.output().expect("the program runs");
    let shown = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{shown}");
    shown
}

async fn provider(spec: &str) -> Running {
    let emulator = registered(spec, "http://127.0.0.1/callback");
    emulator.start().await.expect("the emulator starts")
}

fn last(provider: &Running, endpoint: &str) -> RecordedRequest {
    let requests = provider.requests();
    let mut own = requests.into_iter().filter(|one| one.endpoint == endpoint);
    own.next_back().expect("a request")
}
