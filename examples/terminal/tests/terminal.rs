//! Tests the program with an emulated provider.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail"
)]

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, Command, Stdio};

use licit::rt::reqwest;
use licit_emulator::{Authorized, Emulator, Running};

/// A user's machine.
struct Machine {
    provider: Running,
    home: PathBuf,
}

impl Machine {
    async fn new(name: &str) -> Self {
        let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&home);
        std::fs::create_dir_all(&home).unwrap();
        let emulator = Emulator::from_file("films.json").unwrap();
        Self {
            provider: emulator.start().await.unwrap(),
            home,
        }
    }

    fn start(
        &self,
        arguments: &[&str],
        surroundings: &[(&str, &str)],
    ) -> (Child, BufReader<ChildStderr>) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_watchlist"))
            .args(arguments)
            .env_clear()
            .env("HOME", &self.home)
            .env("LOCALAPPDATA", &self.home)
            .env("FILMS_ORIGIN", self.provider.origin())
            .envs(surroundings.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        (child, stderr)
    }

    /// Runs the program without user interaction. Returns its stdout and stderr.
    fn run(&self, arguments: &[&str]) -> (String, String) {
        let (child, stderr) = self.start(arguments, &[]);
        end(child, stderr)
    }
}

fn end(child: Child, mut stderr: BufReader<ChildStderr>) -> (String, String) {
    let mut messages = String::new();
    stderr.read_to_string(&mut messages).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{messages}");
    (String::from_utf8(output.stdout).unwrap(), messages)
}

fn line(stderr: &mut BufReader<ChildStderr>) -> String {
    let mut line = String::new();
    stderr.read_line(&mut line).unwrap();
    line.trim().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_with_a_browser_logs_in_once() {
    let machine = Machine::new("terminal-browser").await;
    let (child, mut stderr) = machine.start(&[], &[("DISPLAY", ":0")]);
    let prompt = line(&mut stderr);
    let url = prompt
        .strip_prefix("Log in with your browser: ")
        .expect(&prompt);
    let led = machine.provider.authorize(url).await.unwrap();
    let Authorized::Callback(callback) = led else {
        panic!("{led:?}")
    };
    assert_eq!(reqwest::get(callback).await.unwrap().status(), 200);
    let (films, _) = end(child, stderr);
    assert!(films.lines().count() > 1, "{films}");

    // The login is saved, and its expired token is refreshed.
    machine.provider.expire_access_tokens();
    let (again, messages) = machine.run(&[]);
    assert_eq!(again, films);
    assert_eq!(messages, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_without_a_browser_logs_in_on_another_device_and_logs_out() {
    let machine = Machine::new("terminal-device").await;
    let ssh = [
        ("DISPLAY", ":0"),
        ("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22"),
    ];
    let (child, mut stderr) = machine.start(&[], &ssh);
    let prompt = line(&mut stderr);
    let (_, code) = prompt.split_once("enter the code ").expect(&prompt);
    assert!(machine.provider.decide_device(code, true));
    let (films, _) = end(child, stderr);
    assert!(films.lines().count() > 1, "{films}");

    machine.run(&["logout"]);
    let (_, messages) = machine.run(&["logout"]);
    assert_eq!(messages, "Not logged in.\n");
    let (child, mut stderr) = machine.start(&["--device"], &[("DISPLAY", ":0")]);
    let prompt = line(&mut stderr);
    assert!(prompt.contains("enter the code "), "{prompt}");
    end_early(child);
}

fn end_early(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}
