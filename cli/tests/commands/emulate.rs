//! `cargo licit emulate`: several specs, faults, scripts and watched files.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::support::{answering, root, scratch, text};

const TEXTBOOK: &str = "docs/examples/textbook.json";
const MINIMAL: &str = "tests/specs/minimal.json";

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    command
        .current_dir(root())
        .arg("emulate")
        .args(arguments)
        .stdin(Stdio::null());
    command
}

/// The exit code and the message of a command that does not start.
fn refused(arguments: &[&str]) -> (Option<i32>, String) {
    let output = command(arguments).output().expect("the program runs");
    (output.status.code(), text(&output.stderr))
}

/// A program that runs until it is dropped.
struct Emulated {
    child: Child,
    lines: std::io::Lines<BufReader<ChildStdout>>,
}

impl Emulated {
    fn start(arguments: &[&str]) -> Self {
        let mut command = command(arguments);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("it runs");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        Self { child, lines }
    }

    /// The next line that contains a text.
    fn line(&mut self, wanted: &str) -> String {
        let mut lines = self.lines.by_ref().map(|line| line.expect("a line"));
        let found = lines.find(|line| line.contains(wanted));
        found.unwrap_or_else(|| panic!("no line contains `{wanted}`"))
    }

    fn origin(&mut self) -> String {
        let line = self.line(" is running at ");
        let (_, origin) = line.split_once(" is running at ").expect("an address");
        origin.to_owned()
    }
}

impl Drop for Emulated {
    fn drop(&mut self) {
        let _ = self.child.kill().and_then(|()| self.child.wait());
    }
}

async fn status(url: &str) -> u16 {
    let response = reqwest::get(url).await.expect("a reply");
    response.status().as_u16()
}

#[tokio::test]
async fn several_specs_run_with_the_faults_that_they_have() {
    let mut emulated = Emulated::start(&[
        TEXTBOOK,
        MINIMAL,
        "--faults",
        "status=502,on=list_books",
        "--faults",
        "delay=1ms",
    ]);
    let (first, second) = (emulated.origin(), emulated.origin());
    assert_ne!(first, second);
    let books = format!("{first}/api.textbook.example/books");
    assert_eq!(status(&books).await, 502);
    let line = emulated.line("list_books");
    assert!(line.starts_with("textbook: "), "{line}");
    assert!(line.ends_with("script: status=502, delay=1ms"), "{line}");
    assert_eq!(status(&format!("{second}/.emulator/")).await, 200);
}

#[test]
fn wrong_faults_and_scripts_are_rejected_before_the_start() {
    let (code, message) = refused(&[TEXTBOOK, "--faults", "rate-limit"]);
    assert_eq!(code, Some(2), "{message}");
    assert!(
        message.contains("a similar name is `rate-limited`"),
        "{message}"
    );
    let (code, message) = refused(&[TEXTBOOK, MINIMAL, "--faults", "reset,on=list_book"]);
    assert_ne!(code, Some(0));
    assert!(
        message.contains("a similar name is `list_books`"),
        "{message}"
    );

    let script = scratch("emulate-script").join("outage.json");
    let path = script.to_str().expect("UTF-8");
    fs::write(
        &script,
        r#"{ "steps": [{ "on": "list_book", "fault": "reset" }] }"#,
    )
    .expect("a file");
    let (code, message) = refused(&[TEXTBOOK, "--script", path]);
    assert_eq!(code, Some(1), "{message}");
    assert!(message.contains("outage.json:1:"), "{message}");
    let (_, message) = refused(&[TEXTBOOK, MINIMAL, "--script", path]);
    assert!(message.contains("add the key `provider`"), "{message}");
    fs::write(&script, r#"{ "provider": "other" }"#).expect("a file");
    let (_, message) = refused(&[TEXTBOOK, "--script", path]);
    assert!(message.contains("is for `other`"), "{message}");
}

#[tokio::test]
async fn a_watched_script_is_read_again_on_the_same_port() {
    let script = scratch("emulate-watch").join("outage.json");
    let path = script.to_str().expect("UTF-8");
    let write = |status: u16| {
        let text =
            format!(r#"{{ "provider": "textbook", "faults": ["status={status},on=list_books"] }}"#);
        fs::write(&script, text).expect("a file");
    };
    write(502);
    let mut emulated = Emulated::start(&[TEXTBOOK, "--script", path, "--watch"]);
    let origin = emulated.origin();
    let books = format!("{origin}/api.textbook.example/books");
    assert_eq!(status(&books).await, 502);
    // The emulator runs on while the file has errors.
    fs::write(&script, "{").expect("a file");
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    assert_eq!(status(&books).await, 502);
    write(503);
    emulated.line("textbook.json changed.");
    assert_eq!(emulated.origin(), origin);
    assert_eq!(status(&books).await, 503);
}

#[tokio::test]
async fn a_recording_of_a_provider_is_played_back_without_its_secrets() {
    let book = r#"[{"id":"1","title":"Emma","author":null,"lent":false,"shelf":"planted"}]"#;
    let (origin, requests) = answering("application/json", book);
    let file = scratch("emulate-record").join("recorded.json");
    let path = file.to_str().expect("UTF-8");
    let mut recorder = Emulated::start(&[TEXTBOOK, "--record", path, "--upstream", &origin]);
    let line = recorder.line(" is recorded at ");
    let (_, at) = line.split_once(" is recorded at ").expect("an address");
    let books = format!("{at}/api.textbook.example/books?author=Austen");
    let client = reqwest::Client::new();
    let reply = client.get(&books).bearer_auth("planted-token").send().await;
    let reply = reply.expect("a reply").text().await.expect("a text");
    assert_eq!(reply, book);
    let sent = String::from_utf8(requests.recv().expect("a request")).expect("a text");
    assert!(
        sent.contains("authorization: Bearer planted-token"),
        "{sent}"
    );
    let line = recorder.line("list_books");
    assert!(
        line.contains("recorded without /*/shelf (undeclared)"),
        "{line}"
    );
    let text = wait_for(&file).await;
    assert!(text.contains("Emma") && !text.contains("planted"), "{text}");

    let mut replayed = Emulated::start(&[TEXTBOOK, "--script", path, "--auto"]);
    let at = replayed.origin();
    assert_eq!(status(&format!("{at}/.emulator/")).await, 200);

    // A file that is not a recording is never replaced.
    std::fs::write(&file, "{}").expect("a file");
    let (code, message) = refused(&[TEXTBOOK, "--record", path]);
    assert_eq!(code, Some(1), "{message}");
    assert!(message.contains("is not a recording"), "{message}");
    for arguments in [
        &[TEXTBOOK, "--record", "x", "--faults", "reset"][..],
        &[TEXTBOOK, MINIMAL, "--record", "x"],
        &[TEXTBOOK, "--upstream", "https://a.example"],
        &[TEXTBOOK, "--record", "x", "--upstream", "http://a.example"],
    ] {
        let (code, message) = refused(arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {message}");
    }
}

/// The text of a file that is about to be written.
async fn wait_for(file: &std::path::Path) -> String {
    loop {
        if let Ok(text) = fs::read_to_string(file) {
            return text;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
}
