//! The workspace, scratch folders and text that the tests of every command use.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use licit_emulator::Emulator;

/// The secret of the application that [`registered`] adds.
pub(crate) const SECRET: &str = "s3cret-of-the-client";

pub(crate) fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    root.expect("the workspace").to_owned()
}

/// An empty folder of a test. `name` must be its own, since tests run at the same time.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a scratch folder");
    folder
}

/// Writes a spec to a folder. Returns its path.
pub(crate) fn write_spec(folder: &Path, spec: &serde_json::Value) -> String {
    let path = folder.join("acme.json");
    fs::write(&path, spec.to_string()).expect("a spec");
    path.display().to_string()
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A provider outside the program, with an application that has this redirect URI.
pub(crate) fn registered(spec: &str, redirect_uri: &str) -> Emulator {
    let emulator = Emulator::from_file(root().join(spec)).expect("a good spec");
    emulator.client("app", "the-client", Some(SECRET), redirect_uri)
}

/// A server on loopback that answers every request with this body. Returns its origin, and the requests.
pub(crate) fn answering(media_type: &str, body: &str) -> (String, Receiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    let (seen, requests) = mpsc::channel();
    let reply = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            // A request has arrived when nothing more comes.
            let _ = stream.set_read_timeout(Some(Duration::from_millis(300)));
            let (mut request, mut part) = (Vec::new(), [0; 8192]);
            while let Ok(count @ 1..) = stream.read(&mut part) {
                request.extend(part.get(..count).expect("it was read"));
            }
            let _ = seen.send(request);
            let _ = stream.write_all(reply.as_bytes());
        }
    });
    (origin, requests)
}

/// Runs `git` without the settings of the user.
pub(crate) fn git(folder: &Path, arguments: &[&str]) {
    let run = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=Test", "-c", "user.email=test@acme.example"])
        .args([
            "-c",
            "commit.gpgsign=false",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(arguments)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("git runs");
    assert!(run.status.success(), "{arguments:?}: {}", text(&run.stderr));
}
