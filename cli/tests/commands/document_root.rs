//! `--document-root`: every command that reads a spec accepts it, and rejects documents outside it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Output, Stdio};

use crate::support::{root, scratch, text};

const SPEC: &str = "tests/specs/two-folders/specs/acme.json";
const ROOT: [&str; 2] = ["--document-root", "tests/specs/two-folders"];

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    command.current_dir(root()).args(arguments);
    command
}

fn licit(arguments: &[&str]) -> Output {
    let run = command(arguments).stdin(Stdio::null()).output();
    run.expect("the program runs")
}

#[test]
fn every_command_rejects_a_document_outside_the_root() {
    let login = ["login", SPEC, "--emulate", "--call", "list_orders"];
    for arguments in [
        &["check", SPEC][..],
        &["gen", SPEC],
        &["emulate", SPEC],
        &login,
    ] {
        let output = licit(arguments);
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {message}");
        assert!(
            message.contains("E0803") && message.contains("--document-root"),
            "{message}"
        );
    }
}

#[test]
fn check_gen_and_login_accept_a_document_root() {
    let login = ["login", SPEC, "--emulate", "--call", "list_orders"];
    for (arguments, shown) in [
        (&["check", SPEC][..], ""),
        (&["gen", SPEC], "fn list_orders"),
        (&login, "["),
    ] {
        let output = licit(&[arguments, &ROOT].concat());
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {message}");
        assert!(text(&output.stdout).contains(shown), "{message}");
    }
    let missing = licit(&["check", SPEC, "--document-root", "no-such-folder"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(text(&missing.stderr).contains("E0805"));
}

#[test]
fn emulate_accepts_a_document_root() {
    let mut running = command(&[&["emulate", SPEC][..], &ROOT].concat())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut line = String::new();
    let output = running.stdout.take().expect("its output");
    let read = BufReader::new(output).read_line(&mut line);
    running
        .kill()
        .and_then(|()| running.wait().map(drop))
        .expect("it ends");
    read.expect("a line");
    assert!(line.contains("is running at http://127.0.0.1:"), "{line}");
}

#[test]
fn importing_into_another_folder_warns_and_works_with_the_root() {
    let folder = scratch("document-root-import");
    let vendor = folder.join("vendor");
    fs::create_dir_all(&vendor).expect("a folder");
    fs::create_dir_all(folder.join("specs")).expect("a folder");
    let document = "openapi: 3.1.0\ninfo: { title: Acme, version: '1' }\nservers: [{ url: https://api.acme.example }]\npaths: {}\n";
    fs::write(vendor.join("acme.yaml"), document).expect("a document");
    let path = |name: &str| folder.join(name).to_str().expect("UTF-8").to_owned();
    let (spec, root) = (path("specs/acme.json"), path(""));
    let arguments = ["import", "openapi", &path("vendor/acme.yaml"), "-o", &spec];
    let message = text(&licit(&arguments).stderr);
    assert!(message.contains("the spec will be rejected"), "{message}");
    assert_eq!(licit(&["check", &spec]).status.code(), Some(1));
    let checked = licit(&["check", &spec, "--document-root", &root]);
    assert_eq!(checked.status.code(), Some(0), "{}", text(&checked.stderr));

    fs::remove_file(&spec).expect("the spec");
    let output = licit(&[&arguments[..], &["--document-root", &root]].concat());
    assert_eq!(output.status.code(), Some(0));
    assert!(
        !text(&output.stderr).contains("rejected"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn metadata_is_read_from_regular_files_of_bounded_size() {
    let folder = scratch("document-root-metadata");
    let large = folder.join("large.json");
    let file = fs::File::create(&large).expect("a file");
    file.set_len(1 << 40).expect("a length");
    for (from, why) in [
        (folder.to_str().expect("UTF-8"), "it is a directory"),
        (large.to_str().expect("UTF-8"), "the limit is 1048576"),
        #[cfg(unix)]
        ("/dev/zero", "it is a device"),
    ] {
        let output = licit(&["import", "discovery", from]);
        let message = text(&output.stderr);
        assert_ne!(output.status.code(), Some(0), "{from}");
        assert!(message.contains(from) && message.contains(why), "{message}");
    }
}

#[test]
fn credentials_are_read_up_to_a_bound() {
    let large = scratch("document-root-credentials").join("secret");
    fs::write(&large, "x".repeat(100_000)).expect("a file");
    let large = large.to_str().expect("UTF-8");
    let spec = "specs/moneybird.json";
    for from in [
        large,
        #[cfg(unix)]
        "/dev/zero",
    ] {
        let arguments = [
            "login",
            spec,
            "--client-id",
            "us",
            "--client-secret-file",
            from,
        ];
        let output = licit(&arguments);
        let message = text(&output.stderr);
        assert_ne!(output.status.code(), Some(0), "{message}");
        assert!(message.contains("has more than 65536 bytes"), "{message}");
    }
}
