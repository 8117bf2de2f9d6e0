//! Documents and servers that try to make `cargo licit`, a shell, `curl` or a terminal do something.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::Receiver;

use serde_json::{Value, json};

use crate::support::{answering, scratch, text};

fn licit(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    command.current_dir(folder).args(arguments);
    command.stdin(Stdio::null());
    command.env("LICIT_STORE", "/nonexistent/licit/grants.json");
    command.env_remove("LICIT_ACCESS_TOKEN");
    command.output().expect("the program runs")
}

fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = licit(folder, arguments);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{arguments:?}: {}",
        text(&output.stderr)
    );
    text(&output.stdout)
}

fn write(folder: &Path, name: &str, value: &Value) {
    fs::write(folder.join(name), value.to_string()).expect("a file");
}

/// An OpenAPI document with one multipart operation.
fn multipart(origin: &str, part: &str, media_type: Option<&str>) -> Value {
    let encoding = media_type.map(|media_type| json!({ part: { "contentType": media_type } }));
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Acme", "version": "1" },
        "servers": [{ "url": origin }],
        "paths": { "/notes": { "post": {
            "operationId": "add",
            "requestBody": { "required": true, "content": { "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": [part],
                    "properties": { part: { "type": "string" } }
                },
                "encoding": encoding.unwrap_or_else(|| json!({}))
            } } },
            "responses": { "204": { "description": "Added." } }
        } } }
    })
}

#[test]
fn a_document_makes_curl_read_no_file() {
    let folder = scratch("hostile-curl");
    let planted = folder.join("planted");
    fs::write(&planted, "PLANTED: yes\n").expect("a file");
    let planted = planted.to_str().expect("UTF-8");
    let has_curl = Command::new("curl").arg("--version").output().is_ok();
    let headers = format!("text/plain;headers=@{planted}");
    let filename = format!("text/plain;filename={planted};headers=<{planted}");
    let name = format!("x=@{planted};a");
    for (part, media_type) in [
        (name.as_str(), None),
        ("note", Some(headers.as_str())),
        ("note", Some(filename.as_str())),
        ("note", Some("text/plain; charset=utf-8")),
        ("note", None),
    ] {
        let (origin, requests) = answering("text/plain", "");
        write(
            &folder,
            "openapi.json",
            &multipart(&origin, part, media_type),
        );
        // A text that looks like a file, not a file.
        let argument = format!("body:{part}:={}", json!(format!("@{planted};\"\\")));
        let call = [
            "call",
            "openapi.json",
            "add",
            &argument,
            "--curl",
            "--origin",
            &origin,
        ];
        let output = licit(&folder, &call);
        if part != "note" {
            assert!(!output.status.success(), "{}", text(&output.stdout));
            continue;
        }
        assert!(output.status.success(), "{}", text(&output.stderr));
        let command = text(&output.stdout);
        assert!(!command.contains("headers="), "{command}");
        if !has_curl {
            eprintln!("skipped: curl is not installed");
            continue;
        }
        let command = command.replacen("curl", "curl --silent --max-time 5", 1);
        let run = Command::new("sh").arg("-c").arg(&command).output();
        run.expect("sh runs");
        let sent = text(&requests.recv().expect("a request"));
        assert!(
            sent.contains(&format!("@{planted};\"\\")),
            "{command}\n{sent}"
        );
        assert!(!sent.contains("PLANTED"), "{command}\n{sent}");
    }
}

/// Every printable character of ASCII, with a mark at both ends.
fn secret() -> String {
    let all: String = (' '..='~').collect();
    format!("SEKRET{all}TERKES")
}

#[test]
fn printed_code_has_no_secret_in_any_place() {
    let folder = scratch("hostile-secrets");
    let model = json!({ "pw": "secret", "note": "string?" });
    write(
        &folder,
        "acme.json",
        &json!({
            "name": "acme",
            "token_endpoint": "https://acme.example/token",
            "grants": { "client_credentials": {} },
            "api": { "base_url": "https://acme.example" },
            "models": {
                "Held": model,
                "Other": { "id": "string" },
                "Either": { "one_of": ["Held", "Other"] },
                "Named": "secret"
            },
            "operations": {
                "path": { "call": "GET /a/{k}", "path": { "k": "secret" } },
                "query": { "call": "GET /b", "query": { "k": "secret", "more": "[secret]?" } },
                "header": { "call": "GET /c", "headers": { "X-K": "secret" } },
                "members": { "call": "POST /d", "body": { "k": "secret", "named": "Named?" } },
                "form": { "call": "POST /e", "form": { "k": "secret" } },
                "parts": { "call": "POST /f", "multipart": { "k": "secret" } },
                "map": { "call": "POST /g", "body": "{secret}" },
                "union": { "call": "POST /h", "body": "Either" },
                "object": { "call": "POST /i", "body": "Held" }
            }
        }),
    );
    let secret = json!(secret());
    write(&folder, "map.json", &json!({ "some": secret }));
    write(&folder, "held.json", &json!({ "pw": secret, "other": "x" }));
    write(&folder, "object.json", &json!({ "pw": secret }));
    let json = |file: &str| vec!["--json".to_owned(), file.to_owned()];
    let held = |name: &str| format!("{name}:={secret}");
    let cases: [(&str, Vec<String>); 9] = [
        (
            "path",
            vec![format!("k:={}", json!("SEKRET p/w+d =1\"\\&'TERKES"))],
        ),
        ("query", vec![held("k"), format!("more:=[{secret}]")]),
        ("header", vec![held("X-K")]),
        ("members", vec![held("k"), held("named")]),
        ("form", vec![held("k")]),
        ("parts", vec![held("k")]),
        ("map", json("map.json")),
        ("union", json("held.json")),
        ("object", json("object.json")),
    ];
    for (operation, arguments) in &cases {
        for form in ["--curl", "--rust"] {
            let mut words = vec!["call", "acme.json", operation, form];
            words.extend(arguments.iter().map(String::as_str));
            let output = licit(&folder, &words);
            let shown = text(&output.stdout) + &text(&output.stderr);
            assert!(
                !shown.contains("SEKRET") && !shown.contains("TERKES"),
                "{operation} {form}: {shown}"
            );
            if form == "--curl" {
                assert!(output.status.success(), "{operation}: {shown}");
                assert!(shown.contains("\"$LICIT_SECRET_"), "{operation}: {shown}");
            }
        }
    }
}

#[test]
fn a_document_cannot_contain_a_placeholder() {
    let folder = scratch("hostile-placeholder");
    write(
        &folder,
        "acme.json",
        &json!({
            "name": "acme",
            "token_endpoint": "https://acme.example/token",
            "grants": { "client_credentials": {} },
            "api": { "base_url": "https://acme.example" },
            "operations": { "log": { "call": "GET /log/__LICIT_ACCESS_TOKEN__", "security": [] } }
        }),
    );
    let command = printed(&folder, &["call", "acme.json", "log", "--curl"]);
    assert!(!command.contains('$'), "{command}");
}

/// A document whose names and texts are hostile.
fn document(origin: &str, name: &str) -> Value {
    json!({
        "openapi": "3.1.0",
        "info": { "title": name, "version": "1", "description": name },
        "servers": [{ "url": origin }],
        "components": { "securitySchemes": { "oauth": { "type": "oauth2", "flows": {
            "clientCredentials": { "tokenUrl": format!("{origin}/token"), "scopes": { "read": name, "a$(id)b": name } }
        } } } },
        "security": [{ "oauth": ["read"] }],
        "paths": { "/notes": { "get": {
            "operationId": "list",
            "summary": name,
            "description": name,
            "parameters": [
                { "name": format!("limit{name}"), "in": "query", "description": name, "schema": { "type": "string" } },
                { "name": "plain", "in": "query", "description": name, "schema": { "type": "string", "enum": [name] } },
                { "name": "--curl", "in": "query", "schema": { "type": "string" } }
            ],
            "responses": { "200": { "description": name, "content": { "application/json": {
                "schema": { "type": "object", "properties": { name: { "type": "string", "description": name } } }
            } } } }
        } } }
    })
}

#[test]
fn completions_have_no_word_that_a_shell_would_run() {
    let folder = scratch("hostile-completions");
    for name in [
        "$(touch PWNED)",
        "`id`",
        "'; id; '",
        "a b",
        "|id",
        "\\",
        "!!",
        "{a,b}",
        "*",
    ] {
        write(
            &folder,
            "openapi.json",
            &document("https://acme.example", name),
        );
        let complete = |words: &[&str]| {
            let words = [&["complete", "--"][..], words].concat();
            let lines = printed(&folder, &words);
            let words = lines
                .lines()
                .map(|line| line.split('\t').next().unwrap_or(line));
            words.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(complete(&["call", "openapi.json", "list", ""]), ["plain="]);
        assert_eq!(
            complete(&["login", "openapi.json", "--scopes", ""]),
            ["read"]
        );
    }
}

/// What a terminal obeys: escapes, C1 controls, marks of direction.
const HOSTILE: &str =
    "a\u{1b}[31mb\u{9b}2Jc\u{7}d\u{7f}e\u{202e}f\u{2067}g\u{85}h\u{200f}i\u{61c}j\u{b}k";

fn is_obeyed(c: char) -> bool {
    let is_mark = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (c.is_control() && !matches!(c, '\n' | '\t')) || is_mark
}

/// A login that shows everything.
const LOGIN: &[&str] = &[
    "login",
    "acme.json",
    "--password",
    "ada",
    "--client-id",
    "x",
    "-v",
    "--call",
    "list",
];

/// The commands that show texts of documents and servers.
const COMMANDS: &[&[&str]] = &[
    &["call", "openapi.json"],
    &["call", "acme.json"],
    &["call", "acme.json", "list"],
    &["call", "acme.json", "list", "--table"],
    &["call", "acme.json", "list", "-v"],
    &["call", "acme.json", HOSTILE],
    &["call", "openapi.json", "list", "--curl"],
    &["call", "openapi.json", "list", "--rust"],
    &["call", "openapi.json", "list", "--emulate"],
    LOGIN,
    &["scopes", "openapi.json"],
    &["scopes", "openapi.json", "--json"],
    &["scopes", "acme.json", "list"],
    &["check", "openapi.json"],
    &["check", "acme.json"],
    &["check", "wrong.json"],
    &["check", "wrong.json", "--format", "json"],
    &["diff", "openapi.json", "reversed.json"],
    &["diff", "openapi.json", "reversed.json", "--format", "json"],
    &["update", "github.json"],
    &["explain", HOSTILE],
    &["import", "openapi", "openapi.json"],
    &["gen", "acme.json"],
    &["complete", "--", "call", "openapi.json", "list", ""],
    &["complete", "--", "login", "acme.json", "--scopes", ""],
];

/// Specs, documents and the reply of a server with [`HOSTILE`] wherever it can be. Returns the server's origin.
fn hostile_world(folder: &Path) -> (String, Value, Receiver<Vec<u8>>) {
    let reply = json!({ HOSTILE: HOSTILE, "access_token": "AT", "token_type": "Bearer", "scope": HOSTILE,
        "list": [{ HOSTILE: HOSTILE }] });
    let (origin, requests) = answering("application/json", &reply.to_string());
    write(folder, "openapi.json", &document(&origin, HOSTILE));
    write(folder, "reversed.json", &document(&origin, "abc"));
    let spec = json!({
        "name": "acme", "title": "Acme", "description": HOSTILE,
        "token_endpoint": format!("{origin}/token"),
        "token_endpoint_auth_methods": ["none"],
        "scopes": { "read": HOSTILE },
        "grants": { "password": {} },
        "api": { "base_url": origin },
        "operations": {
            "list": { "call": "GET /notes", "description": HOSTILE, "scopes": "read", "returns": "json" }
        }
    });
    write(folder, "acme.json", &spec);
    write(
        folder,
        "wrong.json",
        &json!({ "name": HOSTILE, HOSTILE: HOSTILE }),
    );
    write(
        folder,
        "github.json",
        &json!({ "name": "github", HOSTILE: HOSTILE }),
    );
    (origin, reply, requests)
}

#[test]
fn no_command_prints_what_a_terminal_would_obey() {
    let folder = scratch("hostile-terminal");
    let (origin, reply, _requests) = hostile_world(&folder);
    let import = ["import", "discovery", origin.as_str()];
    for arguments in COMMANDS.iter().copied().chain([&import[..]]) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
        command.current_dir(&folder).args(arguments);
        command.stdin(Stdio::null());
        command
            .env("LICIT_ACCESS_TOKEN", "AT")
            .env("LICIT_PASSWORD", "p");
        let output = command.output().expect("the program runs");
        for bytes in [&output.stdout, &output.stderr] {
            let shown = text(bytes);
            assert!(
                !shown.contains(is_obeyed),
                "{arguments:?}: {}",
                shown.escape_debug()
            );
        }
    }
    // JSON is escaped, and not changed.
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    command
        .current_dir(&folder)
        .args(["call", "acme.json", "list"]);
    let output = command.env("LICIT_ACCESS_TOKEN", "AT").output();
    let printed: Value = serde_json::from_slice(&output.expect("it runs").stdout).expect("JSON");
    assert_eq!(printed, reply);
}

#[cfg(unix)]
#[test]
fn settings_of_another_repository_are_not_read_and_write_nothing_elsewhere() {
    let folder = scratch("hostile-settings");
    let outer = folder.join("outer");
    let inner = outer.join("repository").join("deep");
    fs::create_dir_all(inner.join("..").join(".git")).expect("a folder");
    let spec = json!({
        "name": "acme", "token_endpoint": "https://acme.example/token",
        "grants": { "client_credentials": {} }, "api": { "base_url": "https://acme.example" },
        "operations": { "list": { "call": "GET /notes", "returns": "json" } }
    });
    write(&outer, "acme.json", &spec);
    let settings =
        |output: &str| format!("[[spec]]\npath = \"acme.json\"\noutput = \"{output}\"\n");
    fs::write(outer.join("licit.toml"), settings("acme.rs")).expect("a file");
    let output = licit(&inner, &["gen"]);
    assert!(!output.status.success());
    assert!(!outer.join("acme.rs").exists());
    // The root of the repository is the last directory that is searched.
    let root = outer.join("repository");
    write(&root, "acme.json", &spec);
    fs::write(root.join("licit.toml"), settings("acme.rs")).expect("a file");
    printed(&inner, &["gen"]);
    assert!(root.join("acme.rs").exists());
    let elsewhere = folder.join("elsewhere.rs");
    for output in [
        elsewhere.to_str().expect("UTF-8"),
        "../../elsewhere.rs",
        "a/../../../elsewhere.rs",
    ] {
        fs::write(root.join("licit.toml"), settings(output)).expect("a file");
        let run = licit(&inner, &["gen"]);
        assert!(!run.status.success());
        assert!(
            text(&run.stderr).contains("--config"),
            "{}",
            text(&run.stderr)
        );
        assert!(!elsewhere.exists());
    }
    let file = root.join("licit.toml");
    fs::write(&file, settings(elsewhere.to_str().expect("UTF-8"))).expect("a file");
    printed(&inner, &["gen", "--config", file.to_str().expect("UTF-8")]);
    assert!(elsewhere.exists());
}

/// A spec that `sdk` accepts.
fn small_spec() -> Value {
    json!({
        "name": "acme", "token_endpoint": "https://acme.example/token",
        "grants": { "client_credentials": {} }, "api": { "base_url": "https://acme.example" },
        "operations": { "list": { "call": "GET /notes", "returns": "json" } }
    })
}

#[cfg(unix)]
#[test]
fn a_crate_is_written_through_no_link() {
    use std::os::unix::fs::symlink;
    let folder = scratch("hostile-sdk");
    write(&folder, "acme.json", &small_spec());
    let victim = folder.join("victim");
    fs::create_dir(&victim).expect("a folder");
    // A link to a file that does not exist, to a folder, and of the record.
    for (place, to) in [
        ("spec/acme.json", victim.join("new")),
        ("src", victim.clone()),
        (".licit-sdk.json", victim.join("record")),
    ] {
        let output = folder.join("sdk");
        let _ = fs::remove_dir_all(&output);
        let place = output.join(place);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        symlink(to, &place).expect("a link");
        let run = licit(&folder, &["sdk", "acme.json", "-o", "sdk", "--force"]);
        assert!(!run.status.success(), "{}", place.display());
        assert!(text(&run.stderr).contains("is a symbolic link"));
        assert_eq!(fs::read_dir(&victim).expect("a folder").count(), 0);
        assert!(!output.join("Cargo.toml").exists(), "nothing is written");
    }
    // A record that names a file below a link, with its hash (of no bytes).
    let file = victim.join("f");
    fs::write(&file, "").expect("a file");
    let output = folder.join("planted");
    fs::create_dir(&output).expect("a folder");
    symlink(&victim, output.join("sub")).expect("a link");
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    write(
        &output,
        ".licit-sdk.json",
        &json!({ "sub/f": empty, "../victim/f": empty }),
    );
    printed(&folder, &["sdk", "acme.json", "-o", "planted"]);
    assert!(file.exists());
}

#[test]
fn the_name_of_a_spec_is_no_code_of_its_crate() {
    let folder = scratch("hostile-sdk-name");
    for name in [
        "b\").unwrap(); std::process::exit(7); (\"x.json",
        "a'; touch PWN; '$(id)\".json",
        "a b.json",
        "{name}.json",
    ] {
        write(&folder, name, &small_spec());
        let run = licit(&folder, &["sdk", name, "-o", "sdk"]);
        assert!(!run.status.success(), "{name}");
        assert!(
            text(&run.stderr).contains("rename it"),
            "{}",
            text(&run.stderr)
        );
        assert!(!folder.join("sdk").exists());
    }
}
