//! Runs `cargo licit call` against the emulator over real sockets.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use licit_dynamic::Tables;
use licit_emulator::{Authorized, RecordedRequest, Running};
use licit_runtime::store::FileStore;
use licit_runtime::{App, AtRunTime, Secret, Tokens};
use serde_json::Value;

use crate::support::{SECRET, registered, root, scratch, text};

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

#[test]
fn a_reply_is_json_and_all_pages_are_one_list_or_a_table() {
    let page = json(&mut call(&[
        TEXTBOOK,
        "list_books",
        "page_size=2",
        "--emulate",
    ]));
    assert_eq!(page.as_array().expect("a list").len(), 2);
    let all = json(&mut call(&[
        TEXTBOOK,
        "list_books",
        "page_size=2",
        "--emulate",
        "--all",
    ]));
    let count = all.as_array().expect("a list").len();
    assert!(count > 2, "{all}");
    let table = printed(&mut call(&[
        TEXTBOOK,
        "list_books",
        "page_size=2",
        "--emulate",
        "--all",
        "--table",
    ]));
    let mut lines = table.lines();
    let head: Vec<_> = lines.next().expect("a head").split_whitespace().collect();
    assert_eq!(head.get(..2), Some(&["ID", "TITLE"][..]), "{table}");
    assert_eq!(lines.count(), count, "{table}");
    let one = printed(&mut call(&[
        "docs/examples/api-key.json",
        "get_forecast",
        "city=Utrecht",
        "days=1",
        "--emulate",
        "--table",
    ]));
    assert!(!one.contains('{'), "{one}");
}

#[test]
fn a_body_is_typed_by_the_spec_and_may_come_from_a_file() {
    let added = json(&mut call(&[
        TEXTBOOK,
        "add_book",
        "title=Notes",
        "author=Ada",
        "pages=7",
        "--emulate",
    ]));
    assert_eq!(
        (&added["title"], &added["pages"]),
        (&"Notes".into(), &7.into())
    );
    let file = scratch("call-body").join("book.json");
    fs::write(&file, r#"{ "title": "From a file" }"#).expect("a file");
    let path = file.to_str().expect("a path in UTF-8");
    let added = json(&mut call(&[
        TEXTBOOK,
        "add_book",
        "--json",
        path,
        "pages=1",
        "--emulate",
    ]));
    assert_eq!(
        (&added["title"], &added["pages"]),
        (&"From a file".into(), &1.into())
    );
}

#[test]
fn mistakes_are_found_before_anything_is_sent() {
    let cases: &[(&[&str], &str)] = &[
        (&["list_book"], "did you mean `list_books`?"),
        (&["list_books", "auther=x"], "did you mean `author`?"),
        (
            &["list_books", "page_size=many"],
            "`many` is not an integer",
        ),
        (&["add_book", "titel=x"], "did you mean `title`?"),
        (&["add_book"], "the body needs a value for `title`"),
        (&["get_book"], "needs a value for `id`"),
        (&["get_book", "x"], "expected `name=value`"),
        (
            &["get_book", "id=1", "--all"],
            "the spec does not say how the pages",
        ),
        (
            &["get_book", "id=1", "--json", "absent.json"],
            "absent.json cannot be read",
        ),
    ];
    for (arguments, expected) in cases {
        let shown = complained(
            &mut call(&[&[TEXTBOOK, "--emulate"], *arguments].concat()),
            2,
        );
        assert!(shown.contains(expected), "{arguments:?}: {shown}");
    }
    let listed = printed(&mut call(&[TEXTBOOK]));
    assert!(
        listed.contains("list_books [author=] [page_size=]  # All books"),
        "{listed}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn exit_codes_distinguish_refusals_from_missing_tokens() {
    let provider = provider(TEXTBOOK).await;
    let lend = [
        TEXTBOOK,
        "lend_book",
        "id=1",
        "until=2030-01-01",
        "--origin",
        provider.origin(),
    ];
    let shown = complained(&mut call(&lend), 4);
    assert!(shown.contains("login SPEC --save"), "{shown}");
    let shown = complained(call(&lend).env("LICIT_ACCESS_TOKEN", "made-up"), 4);
    assert!(!shown.contains("made-up"), "{shown}");
    let mut usage = call(&[TEXTBOOK, "get_usage", "--origin", provider.origin()]);
    usage
        .args(["--client-id", "the-client"])
        .env("LICIT_CLIENT_SECRET", SECRET);
    printed(&mut usage);
    let missing = call(&[TEXTBOOK, "get_book", "id=absent", "--emulate"]).output();
    assert_eq!(missing.expect("the program runs").status.code(), Some(3));
}

/// Logs in with the code grant, as a user with a browser would, and stores the tokens.
async fn save(provider: &Running, store: &str, more: &[&str]) -> String {
    let arguments = [
        "login",
        TEXTBOOK,
        "--origin",
        provider.origin(),
        "--client-id",
        "the-client",
        "--save",
        "--store",
        store,
        "--scopes",
        "library:read,offline_access",
        "--redirect-uri",
        "https://us.example/callback",
    ];
    let mut command = licit(&[&arguments, more].concat());
    command
        .env("LICIT_CLIENT_SECRET", SECRET)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    let mut shown = String::new();
    let mut stderr = std::io::BufReader::new(child.stderr.take().expect("its stderr"));
    let url = loop {
        let mut line = String::new();
        let read = std::io::BufRead::read_line(&mut stderr, &mut line).expect("text");
        assert!(read > 0, "no page was shown:\n{shown}");
        if let Some(url) = line.strip_prefix("  http") {
            break format!("http{}", url.trim());
        }
        shown.push_str(&line);
    };
    let Ok(Authorized::Callback(callback)) = provider.authorize(&url).await else {
        panic!("no callback")
    };
    let mut stdin = child.stdin.take().expect("its stdin");
    std::io::Write::write_all(&mut stdin, format!("{callback}\n").as_bytes()).expect("it reads");
    drop(stdin);
    std::io::Read::read_to_string(&mut stderr, &mut shown).expect("text");
    assert!(child.wait().expect("an end").success(), "{shown}");
    shown
}

async fn with_redirect() -> Running {
    let emulator = registered(TEXTBOOK, "https://us.example/callback");
    emulator.start().await.expect("the emulator starts")
}

#[tokio::test(flavor = "multi_thread")]
async fn stored_tokens_are_used_and_refreshed() {
    let provider = with_redirect().await;
    let store = scratch("call-store").join("deep").join("grants.json");
    let path = store.to_str().expect("a path in UTF-8");
    let shown = save(&provider, path, &[]).await;
    assert!(
        shown.contains("Next: `cargo licit call docs/examples/textbook.json"),
        "{shown}"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
        assert_eq!(mode(store.as_path()), 0o600);
        assert_eq!(mode(store.parent().expect("a folder")), 0o700);
    }
    let list = [
        TEXTBOOK,
        "list_books",
        "--origin",
        provider.origin(),
        "--store",
        path,
    ];
    // The client's secret is not needed for a valid token.
    printed(&mut call(&list));
    let first = last(&provider, "list_books");
    provider.expire_access_tokens();
    printed(call(&list).env("LICIT_CLIENT_SECRET", SECRET));
    let refreshed = last(&provider, "list_books");
    assert_ne!(
        first.header("authorization"),
        refreshed.header("authorization")
    );
    printed(&mut call(&list));
    let later = last(&provider, "list_books");
    assert_eq!(
        refreshed.header("authorization"),
        later.header("authorization")
    );

    let other = complained(call(&list).args(["--as", "another"]), 4);
    assert!(other.contains("with the name `another`"), "{other}");
    provider.revoke_all();
    complained(call(&list).env("LICIT_CLIENT_SECRET", SECRET), 4);
}

/// A spec with a server of its own, which says how many requests it got.
fn spec_of_server(folder: &Path, file: &str, more: &str) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            counter.fetch_add(1, Ordering::SeqCst);
            let _ = stream.read(&mut [0; 8192]);
            let body = r#"{"access_token":"AT","token_type":"Bearer","expires_in":3600,"refresh_token":"RT"}"#;
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
                 connection: close\r\n\r\n{body}",
                body.len()
            );
        }
    });
    let text = format!(
        r#"{{ "name": "acme", "token_endpoint": "{origin}/token", "token_endpoint_auth_methods": ["client_secret_post"],
          "grants": {{ "password": {{}}, "refresh_token": {{}} }}, "api": {{ "base_url": "{origin}" {more} }},
          "operations": {{ "me": {{ "call": "GET /me", "returns": "json" }} }} }}"#
    );
    let path = folder.join(file);
    fs::write(&path, text).expect("a spec");
    (path.display().to_string(), count)
}

/// `login --save` with the password grant.
fn save_by_password(spec: &str, store: &str) {
    let arguments = [
        "login",
        spec,
        "--password",
        "ada",
        "--client-id",
        "cid",
        "--save",
        "--store",
        store,
    ];
    let mut command = licit(&arguments);
    printed(
        command
            .env("LICIT_PASSWORD", "p")
            .env("LICIT_CLIENT_SECRET", SECRET),
    );
}

#[test]
fn stored_tokens_are_not_sent_to_the_servers_of_another_spec_with_the_same_name() {
    let folder = scratch("call-another-spec");
    let store = folder.join("grants.json");
    let store = store.to_str().expect("a path in UTF-8");
    let (real, of_real) = spec_of_server(&folder, "real.json", "");
    save_by_password(&real, store);
    let me = |spec: &str| {
        let mut command = call(&[spec, "me", "--store", store]);
        command.env("LICIT_CLIENT_SECRET", SECRET);
        command
    };
    printed(&mut me(&real));
    assert_eq!(of_real.load(Ordering::SeqCst), 2);
    let host = |spec: &str| {
        let text = fs::read_to_string(spec).expect("a spec");
        let host = text.split("http://").nth(1).expect("an origin");
        host.split('/').next().expect("a host").to_owned()
    };

    let (evil, of_evil) = spec_of_server(&folder, "evil.json", "");
    let shown = complained(&mut me(&evil), 4);
    assert!(
        shown.contains(&format!("are for http://{}", host(&real))) && shown.contains(&host(&evil)),
        "{shown}"
    );
    assert!(shown.contains("licit login SPEC --save"), "{shown}");
    // The client credentials are not sent either.
    complained(me(&evil).env("LICIT_CLIENT_ID", "cid"), 4);
    // One further origin is enough, and so is a proxy.
    let text = fs::read_to_string(&real).expect("a spec");
    let further = folder.join("further.json");
    let trusted = format!(
        r#", "trusted_origins": ["http://{}"] }}, "operations""#,
        host(&evil)
    );
    let more = text.replace(
        r#" },
          "operations""#,
        &trusted,
    );
    assert_ne!(more, text);
    fs::write(&further, more).expect("a spec");
    let shown = complained(&mut me(further.to_str().expect("UTF-8")), 4);
    assert!(
        shown.contains(&format!("send them to http://{}", host(&evil))),
        "{shown}"
    );
    complained(
        me(&real).args(["--origin", &format!("http://{}", host(&evil))]),
        4,
    );
    assert_eq!(of_evil.load(Ordering::SeqCst), 0);
    assert_eq!(of_real.load(Ordering::SeqCst), 2);

    // Each spec has the tokens of its own login.
    save_by_password(&evil, store);
    printed(&mut me(&evil));
    printed(&mut me(&real));
    assert_eq!(of_evil.load(Ordering::SeqCst), 2);
    assert_eq!(of_real.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn tokens_that_an_earlier_version_stored_need_a_new_login() {
    let folder = scratch("call-earlier-version");
    let store = folder.join("grants.json");
    let (real, of_real) = spec_of_server(&folder, "real.json", "");
    let loaded = licit_format::load(Path::new(&real)).expect("a good spec");
    {
        let tables = Tables::new(&loaded.provider);
        let app = App::builder(tables.registration("app").expect("a registration"))
            .client_id("cid")
            .client_secret(Secret::new(SECRET))
            .store(Arc::new(FileStore::open(&store).expect("a store")))
            .build()
            .expect("an application");
        let tokens = Tokens::<AtRunTime>::from_access_token("AT").for_subject("default");
        app.save_grant(tokens).await.expect("they are stored");
    }
    let path = store.to_str().expect("a path in UTF-8");
    let me = [real.as_str(), "me", "--store", path];
    let shown = complained(&mut call(&me), 4);
    assert!(
        shown.contains("an earlier version") && shown.contains("log in again"),
        "{shown}"
    );
    assert_eq!(of_real.load(Ordering::SeqCst), 0);
    save_by_password(&real, path);
    printed(&mut call(&me));
    let stored = fs::read_to_string(&store).expect("the file");
    assert!(
        !stored.contains("\"default\""),
        "the tokens without servers are erased: {stored}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_store_is_encrypted_with_the_key_of_the_environment() {
    let provider = provider(TEXTBOOK).await;
    let store = scratch("call-sealed").join("grants.json");
    let path = store.to_str().expect("a path in UTF-8");
    let key = "0f".repeat(32);
    let login = [
        "login",
        TEXTBOOK,
        "--client-credentials",
        "--origin",
        provider.origin(),
        "--client-id",
        "the-client",
        "--save",
        "--as",
        "service",
        "--store",
        path,
        "--show-token",
    ];
    let mut command = licit(&login);
    command
        .env("LICIT_CLIENT_SECRET", SECRET)
        .env("LICIT_STORE_KEY", &key);
    let token = printed(&mut command);
    let file = fs::read_to_string(&store).expect("the file");
    assert!(!file.contains(token.trim()), "{file}");
    let usage = [
        TEXTBOOK,
        "get_usage",
        "--origin",
        provider.origin(),
        "--store",
        path,
        "--as",
        "service",
    ];
    printed(call(&usage).env("LICIT_STORE_KEY", &key));
    complained(&mut call(&usage), 1);
    let shown = complained(call(&usage).env("LICIT_STORE_KEY", "0f"), 1);
    assert!(shown.contains("32 bytes in hexadecimal"), "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_printed_request_of_curl_is_the_request_that_is_sent() {
    if Command::new("curl").arg("--version").output().is_err() {
        eprintln!("skipped: curl is not installed");
        return;
    }
    let provider = provider(TEXTBOOK).await;
    let login = [
        "login",
        TEXTBOOK,
        "--client-credentials",
        "--origin",
        provider.origin(),
        "--client-id",
        "the-client",
        "--scopes",
        "library:admin",
        "--show-token",
    ];
    let token = printed(licit(&login).env("LICIT_CLIENT_SECRET", SECRET));
    let token = token.trim();
    let add = [
        TEXTBOOK,
        "add_book",
        "title=It's \"$HOME\" & `more`",
        "pages=3",
        "--origin",
        provider.origin(),
    ];
    printed(call(&add).env("LICIT_ACCESS_TOKEN", token));
    let sent = last(&provider, "add_book");
    let before = provider.requests().len();
    let mut command = call(&add);
    let command = printed(command.arg("--curl").env("LICIT_ACCESS_TOKEN", token));
    assert_eq!(provider.requests().len(), before, "nothing is sent");
    assert!(
        !command.contains(token) && command.contains("\"$LICIT_ACCESS_TOKEN\""),
        "{command}"
    );

    let mut shell = Command::new("sh");
    shell
        .arg("-c")
        .arg(format!("{} --silent --fail", command.trim()));
    let added = json(shell.env("LICIT_ACCESS_TOKEN", token));
    assert_eq!(added["title"], "It's \"$HOME\" & `more`");
    let again = last(&provider, "add_book");
    assert_eq!((&sent.method, &sent.path), (&again.method, &again.path));
    for header in ["authorization", "accept", "content-type"] {
        assert_eq!(sent.header(header), again.header(header), "{header}");
    }
    assert_eq!(sent.json(), again.json());
}

#[test]
fn a_printed_program_has_the_values_and_no_secrets() {
    let mut command = call(&[
        TEXTBOOK,
        "lend_book",
        "id=7",
        "until=2030-01-01",
        "reader=Ada",
        "--rust",
    ]);
    let program = printed(command.env("LICIT_ACCESS_TOKEN", "s3cret"));
    for expected in [
        "#[licit::oauth_provider(spec = \"docs/examples/textbook.json\")]\npub mod textbook {}",
        ".lend_book(\"7\", &\"2030-01-01\".parse::<rt::types::Date>()?)",
        ".reader(\"Ada\")",
        "std::env::var(\"LICIT_ACCESS_TOKEN\")?",
    ] {
        assert!(program.contains(expected), "{expected} in\n{program}");
    }
    assert!(!program.contains("s3cret"));
    let all = printed(&mut call(&[TEXTBOOK, "list_books", "--all", "--rust"]));
    assert!(all.contains("items.next().await"), "{all}");
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_read_from_the_environment_and_printed_as_variables() {
    let spec = "docs/examples/credentials.json";
    let provider = provider(spec).await;
    let secret = |scheme| provider.secret(scheme).expect("a secret").to_owned();
    let track = [spec, "track", "id=1", "--origin", provider.origin()];
    complained(&mut call(&track), 4);
    let mut command = call(&track);
    command
        .env("LICIT_CREDENTIAL_API_KEY", secret("api_key"))
        .env("LICIT_CREDENTIAL_TENANT", secret("tenant"));
    printed(&mut command);
    let command = printed(&mut call(&[spec, "list_depots", "--curl"]));
    assert!(
        command.contains("--header 'x-api-key: '\"$LICIT_CREDENTIAL_API_KEY\""),
        "{command}"
    );
    printed(&mut call(&[spec, "track", "id=1", "--emulate"]));
}

/// curl sends POST with a body unless a method is named, removes headers without a value, and does not encode
/// what a shell inserts in a URL.
#[test]
fn a_printed_command_names_get_with_a_body_keeps_empty_headers_and_encodes_keys() {
    let folder = scratch("call-curl");
    let spec = folder.join("acme.json");
    let provider = serde_json::json!({
        "name": "acme",
        "api": { "base_url": "https://api.acme.example" },
        "security_schemes": { "key": { "query": "api key" } },
        "operations": {
            "search": {
                "call": "GET /items", "security": [{ "key": [] }], "query": { "page": "integer?" },
                "headers": { "X-Note": "string?" }, "body": { "text": "string?" }
            }
        }
    });
    fs::write(&spec, provider.to_string()).expect("a spec");
    let spec = spec.display().to_string();
    let arguments = [&spec, "search", "text=a", "page=2", "X-Note=", "--curl"];
    let command = printed(&mut call(&arguments));
    assert!(
        command.starts_with("curl --request GET 'https://api.acme.example/items?page=2'"),
        "{command}"
    );
    assert!(
        command.contains("--url-query 'api%20key='\"$LICIT_CREDENTIAL_KEY\""),
        "{command}"
    );
    assert!(command.contains("--header 'x-note;'"), "{command}");
}

/// As generated clients do: the first alternative of the spec whose credentials are given.
#[test]
fn a_key_that_is_listed_first_and_given_is_sent_instead_of_the_token() {
    let folder = scratch("call-first");
    let spec = folder.join("acme.json");
    let provider = serde_json::json!({
        "name": "acme",
        "authorization_endpoint": "https://id.acme.example/authorize",
        "token_endpoint": "https://id.acme.example/token",
        "grants": { "authorization_code": {} },
        "api": { "base_url": "https://api.acme.example" },
        "security_schemes": { "key": { "header": "X-Key" } },
        "operations": {
            "search": { "call": "GET /items", "security": [{ "key": [] }, { "token": [] }] }
        }
    });
    fs::write(&spec, provider.to_string()).expect("a spec");
    let spec = spec.display().to_string();
    let search = || {
        let mut command = call(&[&spec, "search", "--curl"]);
        command.env("LICIT_ACCESS_TOKEN", "token");
        command
    };
    let with_key = printed(search().env("LICIT_CREDENTIAL_KEY", "key"));
    assert!(with_key.contains("$LICIT_CREDENTIAL_KEY"), "{with_key}");
    assert!(!with_key.contains("$LICIT_ACCESS_TOKEN"), "{with_key}");
    let with_token = printed(search().env("LICIT_CREDENTIAL_KEY", ""));
    assert!(with_token.contains("$LICIT_ACCESS_TOKEN"), "{with_token}");
}

#[test]
fn json_from_a_file_has_the_types_of_the_spec() {
    let folder = scratch("call-json");
    let spec = folder.join("acme.json");
    let provider = serde_json::json!({
        "name": "acme",
        "credentials": { "key": { "acts_as": "app" } },
        "api": { "base_url": "https://api.acme.example" },
        "operations": {
            "create": { "call": "POST /orders", "token": "none", "body": "Order" },
            "note": { "call": "POST /notes", "token": "none", "body": { "tags": "[string]", "at": "date?" } }
        },
        "models": {
            "Order": { "customer": "Customer", "items": "[Item]", "total": "decimal?", "kind": "Kind?" },
            "Customer": { "name": "string", "note": "string|null" },
            "Item": { "count": "integer" },
            "Kind": { "enum": ["a", "b"] }
        }
    });
    fs::write(&spec, provider.to_string()).expect("a spec");
    let spec = spec.display().to_string();
    let file = folder.join("body.json").display().to_string();
    let run = |operation: &str, json: &str| {
        fs::write(&file, json).expect("a file");
        call(&[&spec, operation, "--json", &file, "--curl"])
    };
    let customer = r#""customer":{"name":"Ada","note":null}"#;
    for right in [
        format!(r#"{{{customer},"items":[{{"count":1}}],"total":"1.50","kind":"c"}}"#),
        format!(r#"{{{customer},"items":[],"total":1.5}}"#),
    ] {
        printed(&mut run("create", &right));
    }
    printed(&mut run("note", r#"{"tags":["a"],"at":"2030-01-01"}"#));
    for (operation, wrong, message) in [
        (
            "create",
            "[1]".to_owned(),
            "the body is an object, but the file has a list",
        ),
        (
            "create",
            r#"{"customer":{"name":3},"items":[]}"#.to_owned(),
            "`customer.name` is a string",
        ),
        (
            "create",
            format!(r#"{{{customer},"items":"x"}}"#),
            "`items` is a list, but the file has a string",
        ),
        (
            "create",
            format!(r#"{{{customer},"items":[{{"count":1.5}}]}}"#),
            "`items.0.count` is an integer",
        ),
        (
            "create",
            format!(r#"{{{customer},"items":[],"bogus":1}}"#),
            "no member `bogus`",
        ),
        ("note", r#"{"tags":"a"}"#.to_owned(), "`tags` is a list"),
        ("note", r#""text""#.to_owned(), "the body is an object"),
    ] {
        let shown = complained(&mut run(operation, &wrong), 2);
        assert!(shown.contains(message), "{wrong}: {shown}");
    }
}

#[test]
fn a_required_raw_body_is_read_from_a_file() {
    let folder = scratch("call-raw-body");
    let spec = folder.join("acme.json");
    let provider = serde_json::json!({
        "name": "acme",
        "grants": { "client_credentials": {} },
        "token_endpoint": "https://id.acme.example/token",
        "api": { "base_url": "https://api.acme.example" },
        "operations": {
            "upload": { "call": "POST /files", "binary": "application/pdf" }
        }
    });
    fs::write(&spec, provider.to_string()).expect("a spec");
    let file = folder.join("report.pdf");
    fs::write(&file, [0x25, 0xff, 0x00]).expect("a file");
    let (spec, file) = (spec.display().to_string(), file.display().to_string());
    let command = printed(&mut call(&[&spec, "upload", "--body", &file, "--curl"]));
    assert!(command.contains("application/pdf"), "{command}");
    assert!(command.contains(&format!("@{file}")), "{command}");
    let shown = complained(&mut call(&[&spec, "upload", "--curl"]), 2);
    assert!(
        shown.contains("name its file with `--body FILE`"),
        "{shown}"
    );
}
