//! Runs `cargo licit login` against its own emulator, and against one that represents a provider,
//! with the test as the browser.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Output, Stdio};

use licit_emulator::{Authorized, Consent, Emulator, Running};
use licit_runtime::{StoredTokens, Url};
use serde_json::Value;

use crate::support::{SECRET, registered, root, text};

/// `cargo licit login` with empty stdin and no environment variables.
fn login(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    command
        .current_dir(root())
        .env_remove("LICIT_CLIENT_ID")
        .env_remove("LICIT_CLIENT_SECRET")
        .stdin(Stdio::null())
        .arg("login")
        .args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    login(arguments).output().expect("the program runs")
}

/// The stderr of a successful login.
fn stderr_of(output: &Output) -> String {
    let shown = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{shown}");
    shown
}

/// The stderr of a failed login.
fn complained(output: &Output) -> String {
    let shown = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{shown}");
    shown
}

fn assert_contains(shown: &str, words: &[&str]) {
    for word in words {
        assert!(shown.contains(word), "`{word}` in:\n{shown}");
    }
}

/// A provider outside the program, with a registered application.
async fn provider(spec: &str, change: impl FnOnce(Emulator) -> Emulator) -> Running {
    let emulator = registered(spec, "http://127.0.0.1/callback");
    change(emulator).start().await.expect("the emulator starts")
}

/// Starts a login, and reads stderr until it shows the URL to open.
fn begin(mut command: Command) -> (Child, BufReader<ChildStderr>, String) {
    let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    let mut stderr = BufReader::new(child.stderr.take().expect("its stderr"));
    let url = page(&mut stderr);
    (child, stderr, url)
}

fn page(stderr: &mut BufReader<ChildStderr>) -> String {
    let mut shown = String::new();
    loop {
        let mut line = String::new();
        let read = stderr.read_line(&mut line).expect("text");
        assert!(read > 0, "no page was shown:\n{shown}");
        if let Some(url) = line.strip_prefix("  http") {
            return format!("http{}", url.trim());
        }
        shown.push_str(&line);
    }
}

fn end(mut child: Child, mut stderr: BufReader<ChildStderr>) -> (bool, String) {
    let mut shown = String::new();
    stderr.read_to_string(&mut shown).expect("text");
    (child.wait().expect("an end").success(), shown)
}

#[test]
fn a_login_with_the_emulator_uses_no_proxy_of_the_environment() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("a choice");
    let address = listener.local_addr().expect("an address");
    let mut command = login(&["docs/examples/textbook.json", "--emulate"]);
    for variable in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        command.env(variable, format!("http://{address}"));
    }
    for variable in ["NO_PROXY", "no_proxy", "REQUEST_METHOD"] {
        command.env_remove(variable);
    }
    stderr_of(&command.output().expect("the program runs"));
    let connected = listener.accept();
    assert!(connected.is_err(), "{connected:?}");
}

#[test]
fn a_login_prints_who_logged_in() {
    let arguments = [
        "--emulate",
        "--set",
        "team=acme",
        "--scopes",
        "profile,emails",
    ];
    let output = run(&[&["docs/examples/identity.json"], arguments.as_slice()].concat());
    let shown = stderr_of(&output);
    assert_contains(
        &shown,
        &["  user           acme:", "ada@example.com (verified)"],
    );
    // Without the scope that the operation requires, nothing is requested.
    let output = run(&[
        &["docs/examples/identity.json"],
        &arguments[..4],
        &["emails"],
    ]
    .concat());
    assert!(!stderr_of(&output).contains("acme:"));
}

#[test]
fn a_login_with_the_emulator_is_unattended_and_requests_the_fewest_scopes() {
    let output = run(&[
        "docs/examples/textbook.json",
        "--emulate",
        "--call",
        "list_books",
        "--argument",
        "page_size=2",
        "--refresh",
        "--revoke",
        "-v",
    ]);
    let shown = stderr_of(&output);
    assert_contains(
        &shown,
        &[
            "Requested scopes: library:read\n",
            "Logged in.",
            "scopes         library:read\n",
            "Refreshed: the refresh token was replaced.",
            "→ GET https://auth.textbook.example/authorize?",
            "→ POST https://auth.textbook.example/token\n",
            "  authorization: Basic …(",
            "  content-type: application/x-www-form-urlencoded\n",
            "  grant_type=authorization_code & code=…(43) & redirect_uri=http://127.0.0.1/callback & \
             code_verifier=…(43)\n",
            r#""access_token":"…(43)","#,
            "→ GET https://api.textbook.example/books?page_size=…",
            "`list_books` returned 200.",
            "→ POST https://auth.textbook.example/revoke",
            "Revoked",
        ],
    );
    let books: Value = serde_json::from_slice(&output.stdout).expect("JSON alone");
    assert!(books[0]["title"].is_string(), "{books}");
}

#[test]
fn a_token_is_printed_only_on_request_and_only_to_stdout() {
    let spec = "docs/examples/textbook.json";
    let output = run(&[spec, "--emulate", "-v"]);
    assert!(output.stdout.is_empty());
    let output = run(&[spec, "--emulate", "-v", "--show-token"]);
    let token = text(&output.stdout);
    assert!(token.trim().len() > 10, "{token}");
    let shown = stderr_of(&output);
    assert!(!shown.contains(token.trim()), "{shown}");
    assert!(!shown.contains("licit-secret"), "{shown}");
}

#[test]
fn tokens_are_written_to_a_new_file_for_its_owner_only() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("login-out");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a scratch folder");
    let file = folder.join("tokens.json");
    let path = file.to_str().expect("a path in UTF-8");
    let arguments = ["docs/examples/textbook.json", "--emulate", "--out", path];
    stderr_of(&run(&arguments));
    let written = fs::read_to_string(&file).expect("the file");
    let tokens: StoredTokens = serde_json::from_str(&written).expect("stored tokens");
    assert_eq!(tokens.scopes(), ["profile"], "the spec's default");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(&file).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_contains(
        &complained(&run(&arguments)),
        &["tokens.json cannot be written"],
    );
    assert_eq!(fs::read_to_string(&file).expect("the file"), written);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_browser_returns_to_the_loopback_receiver() {
    let provider = provider("docs/examples/textbook.json", |emulator| emulator).await;
    let mut command = login(&[
        "docs/examples/textbook.json",
        "--origin",
        provider.origin(),
        "--client-id",
        "the-client",
        "--scopes",
        "profile,offline_access",
    ]);
    command.env("LICIT_CLIENT_SECRET", SECRET);
    let (child, stderr, url) = begin(command);
    let led = provider.authorize(&url).await.expect("a consent");
    let Authorized::Callback(callback) = led else {
        panic!("{led:?}")
    };
    let page = reqwest::get(&callback).await.expect("the receiver");
    assert_eq!(page.status(), 200);
    let (good, shown) = end(child, stderr);
    assert!(good, "{shown}");
    assert_contains(
        &shown,
        &["Logged in.", "profile, offline_access", "refresh token  "],
    );
    assert!(!shown.contains(SECRET), "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callback_to_another_address_is_pasted() {
    let registered = "https://us.example/callback";
    let provider = provider("docs/examples/textbook.json", |emulator| {
        emulator.client("app", "the-client", Some(SECRET), registered)
    })
    .await;
    let mut command = login(&[
        "docs/examples/textbook.json",
        "--origin",
        provider.origin(),
        "--client-id",
        "the-client",
        "--redirect-uri",
        registered,
    ]);
    command
        .env("LICIT_CLIENT_SECRET", SECRET)
        .stdin(Stdio::piped());
    let (mut child, stderr, url) = begin(command);
    let led = provider.authorize(&url).await.expect("a consent");
    let Authorized::Callback(callback) = led else {
        panic!("{led:?}")
    };
    let mut stdin = child.stdin.take().expect("its stdin");
    writeln!(stdin, "{callback}").expect("it reads");
    let (good, shown) = end(child, stderr);
    assert!(good, "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_denied_login_is_explained() {
    let provider = provider("docs/examples/textbook.json", |emulator| {
        emulator.consent(Consent::Deny)
    })
    .await;
    let mut command = login(&[
        "docs/examples/textbook.json",
        "--origin",
        provider.origin(),
        "--client-id",
        "the-client",
    ]);
    command.env("LICIT_CLIENT_SECRET", SECRET);
    let (child, stderr, url) = begin(command);
    let Ok(Authorized::Callback(callback)) = provider.authorize(&url).await else {
        panic!("no callback")
    };
    reqwest::get(&callback).await.expect("the receiver");
    let (good, shown) = end(child, stderr);
    assert!(!good);
    assert_contains(
        &shown,
        &[
            "access_denied",
            "help: the user or the provider denied access",
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ignored_callback_is_explained_by_what_it_lacks() {
    let provider = provider("docs/examples/textbook.json", |emulator| emulator).await;
    let unsupported = "set `\"state\": \"unsupported\"`";
    for (parameters, words) in [
        ("?code=x&state=wrong", ["the `state` of another login", ""]),
        ("?code=x", ["the callback has no `state`", unsupported]),
        (
            "?error=access_denied&error_description=Not+today",
            ["It reports `access_denied`: Not today", "not verified"],
        ),
        ("", ["the callback has no parameters", "`#code=`"]),
    ] {
        let mut command = login(&[
            "docs/examples/textbook.json",
            "--origin",
            provider.origin(),
            "--client-id",
            "the-client",
            "--timeout",
            "2",
        ]);
        command.env("LICIT_CLIENT_SECRET", SECRET);
        let (child, stderr, page) = begin(command);
        let page = Url::parse(&page).expect("a URL");
        let mut query = page.query_pairs();
        let redirect = query.find(|(name, _)| name == "redirect_uri");
        let (_, redirect_uri) = redirect.expect("a redirect URI");
        let callback = reqwest::get(format!("{redirect_uri}{parameters}")).await;
        assert_eq!(callback.expect("the receiver").status(), 400);
        let (good, shown) = end(child, stderr);
        assert!(!good, "{shown}");
        assert_contains(&shown, &words);
        let is_advised = shown.contains("unsupported");
        assert_eq!(is_advised, words.contains(&unsupported), "{shown}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_secret_is_explained_and_not_repeated() {
    let provider = provider("docs/examples/textbook.json", |emulator| emulator).await;
    let mut command = login(&[
        "docs/examples/textbook.json",
        "--origin",
        provider.origin(),
        "--client-id",
        "the-client",
        "--client-credentials",
    ]);
    command.env("LICIT_CLIENT_SECRET", "s3cret-of-somebody");
    let output = command.output().expect("the program runs");
    let shown = complained(&output);
    assert_contains(
        &shown,
        &[
            "invalid_client",
            "help: check the client identifier and the client secret",
            "client_secret_basic, client_secret_post",
        ],
    );
    assert!(!shown.contains("s3cret"), "{shown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn missing_scopes_are_reported() {
    let provider = provider("docs/examples/textbook.json", |emulator| {
        emulator.grant_only(["library:read"])
    })
    .await;
    let mut command = login(&[
        "docs/examples/textbook.json",
        "--origin",
        provider.origin(),
        "--client-id",
        "the-client",
        "--client-credentials",
        "--scopes",
        "library:read,profile",
    ]);
    command.env("LICIT_CLIENT_SECRET", SECRET);
    let output = command.output().expect("the program runs");
    assert_contains(&stderr_of(&output), &["not granted    profile"]);
}

#[test]
fn an_application_logs_in_with_client_credentials() {
    let spec = "docs/examples/textbook.json";
    let usage = ["--call", "get_usage"];
    let output = run(&[&[spec, "--emulate", "--client-credentials"][..], &usage].concat());
    assert_contains(
        &stderr_of(&output),
        &["the client credentials grant", "returned 200"],
    );
    let wrong = run(&[&[spec, "--emulate"][..], &usage].concat());
    assert_contains(&complained(&wrong), &["requires an application token"]);
}

#[test]
fn a_device_login_completes_in_another_browser() {
    let output = run(&[
        "docs/examples/devices.json",
        "--emulate",
        "--call",
        "list_films",
    ]);
    assert_contains(
        &stderr_of(&output),
        &["the device code grant", "returned 200"],
    );
    let wrong = run(&["docs/examples/devices.json", "--emulate", "--out-of-band"]);
    assert_contains(&complained(&wrong), &["does not have", "use `--device`"]);
}

#[test]
fn a_displayed_code_is_typed_in() {
    let output = run(&["specs/moneybird.json", "--emulate", "--out-of-band"]);
    assert_contains(
        &stderr_of(&output),
        &[
            "an authorization code that the provider displays",
            "Logged in.",
        ],
    );
}

#[test]
fn the_emulator_has_the_client_identifier_of_the_option_or_a_number_if_it_is_sent_as_one() {
    let spec = "tests/specs/providers/shopee.json";
    let output = run(&[spec, "--emulate", "--refresh"]);
    assert_contains(&stderr_of(&output), &["as 1000001.", "Refreshed"]);
    let output = run(&[spec, "--emulate", "--client-id", "12345"]);
    assert_contains(&stderr_of(&output), &["as 12345.", "Logged in."]);
    let textbook = "docs/examples/textbook.json";
    let output = run(&[textbook, "--emulate", "--client-id", "acme"]);
    assert_contains(&stderr_of(&output), &["as acme.", "Logged in."]);
}

#[test]
fn variables_of_an_emulated_login_have_the_examples_of_the_spec() {
    let spec = "docs/examples/tenant-host.json";
    let example = "Examples of the spec are set: shop=corner-store\n";
    assert_contains(&stderr_of(&run(&[spec, "--emulate"])), &[example]);
    let set = stderr_of(&run(&[spec, "--emulate", "--set", "shop=acme"]));
    assert!(!set.contains("Examples"), "{set}");
}

#[test]
fn captured_values_of_a_login_are_stored_and_shown() {
    let output = run(&[
        "docs/examples/tenants.json",
        "--emulate",
        "--call",
        "list_bills",
    ]);
    assert_contains(
        &stderr_of(&output),
        &["site           corner", "returned 200"],
    );
}

#[test]
fn the_user_of_a_verified_id_token_is_shown() {
    let spec = "tests/specs/protocols/openid.json";
    let output = run(&[spec, "--emulate", "--scopes", "openid,email"]);
    assert_contains(&stderr_of(&output), &["  user           "]);
    let without = stderr_of(&run(&[spec, "--emulate", "--scopes", "email"]));
    assert!(!without.contains("  user  "), "{without}");
}

#[test]
fn a_key_instead_of_a_secret_signs_the_request() {
    let spec = "tests/specs/protocols/signed-clients.json";
    let output = run(&[spec, "--emulate", "--registration", "user", "-v"]);
    assert_contains(&stderr_of(&output), &["client_assertion", "Logged in."]);
    let wrong = run(&[spec, "--emulate", "--registration", "usr"]);
    assert_contains(&complained(&wrong), &["did you mean `user`?"]);
}

#[test]
fn missing_and_misspelled_arguments_are_reported_before_the_login() {
    let spec = "docs/examples/textbook.json";
    for (arguments, words) in [
        (
            &["--scopes", "library:raed"][..],
            &["did you mean `library:read`?"][..],
        ),
        (&["--call", "list_book"], &["did you mean `list_books`?"]),
        (&["--call", "add_book"], &["supports only `GET` operations"]),
        (
            &["--call", "get_book"],
            &["needs a value for `id`", "--argument name=value"],
        ),
        (
            &["--call", "list_books", "--argument", "auhtor=x"],
            &["did you mean `author`?"],
        ),
        (&["--parameter", "promt=login"], &["did you mean `prompt`?"]),
        (&["--device"], &["does not have the device code grant"]),
    ] {
        let output = run(&[&[spec, "--emulate"][..], arguments].concat());
        assert_contains(&complained(&output), words);
    }
    assert_contains(&complained(&run(&[spec])), &["LICIT_CLIENT_ID"]);
    let output = run(&[spec, "--client-id", "x"]);
    assert_contains(&complained(&output), &["LICIT_CLIENT_SECRET"]);
    let mut shop = login(&["docs/examples/tenant-host.json", "--client-id", "x"]);
    let output = shop.env("LICIT_CLIENT_SECRET", "y").output();
    let shown = complained(&output.expect("the program runs"));
    assert_contains(&shown, &["--set shop=corner-store"]);
}

#[test]
fn an_operation_is_called_with_the_credentials_that_it_requires() {
    let spec = "tests/specs/security.json";
    for operation in [
        "usual",
        "by_seat",
        "by_login",
        "by_all",
        "by_scope",
        "by_either",
        "by_certificate",
    ] {
        let output = run(&[spec, "--emulate", "--call", operation]);
        let words = [&*format!("`{operation}` returned 200.")];
        assert_contains(&stderr_of(&output), &words);
    }
    let given = [
        "--client-id",
        "x",
        "--client-credentials",
        "--call",
        "by_key",
    ];
    let mut command = login(&[&[spec][..], &given].concat());
    let output = command.env("LICIT_CLIENT_SECRET", "y").output();
    let words = ["the credential `key` is missing", "LICIT_CREDENTIAL_KEY"];
    assert_contains(&complained(&output.expect("the program runs")), &words);
}

#[tokio::test]
async fn a_provider_without_grants_is_called_without_a_login() {
    let spec = root().join("target/keys-only.json");
    let text = r#"{
        "name": "keys",
        "security_schemes": { "api_key": { "header": "X-Key" } },
        "api": { "base_url": "https://api.keys.example", "security": [{ "api_key": [] }] },
        "operations": { "me": { "call": "GET /me", "returns": "string" } }
    }"#;
    fs::create_dir_all(root().join("target")).expect("a folder");
    fs::write(&spec, text).expect("a spec");
    let spec = spec.to_str().expect("UTF-8");
    let output = run(&[spec, "--emulate", "--call", "me"]);
    assert_contains(&stderr_of(&output), &["`me` returned 200."]);
    let emulator = Emulator::from_file(spec).expect("a good spec");
    let running = emulator.start().await.expect("a port");
    let key = running.secret("api_key").expect("a scheme").to_owned();
    let origin = running.origin().to_owned();
    let arguments = [spec, "--origin", &origin, "--call", "me"].map(str::to_owned);
    let call = move |key: String| {
        let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
        let mut command = login(&arguments);
        command.env("LICIT_CREDENTIAL_API_KEY", key).output()
    };
    let second = call.clone();
    let output = tokio::task::spawn_blocking(move || call(key)).await;
    assert_contains(
        &stderr_of(&output.expect("ran").expect("ran")),
        &["`me` returned 200."],
    );
    let output = tokio::task::spawn_blocking(move || second("wrong".to_owned())).await;
    let shown = complained(&output.expect("ran").expect("ran"));
    assert_contains(&shown, &["401"]);
    let without = run(&[spec, "--emulate"]);
    assert_contains(&complained(&without), &["has no grants", "--call"]);
}

#[test]
fn a_secret_on_the_command_line_is_rejected() {
    let output = run(&["docs/examples/textbook.json", "--client-secret", SECRET]);
    assert_eq!(output.status.code(), Some(2));
    let shown = text(&output.stderr);
    assert_contains(&shown, &["shell's history"]);
    assert!(!shown.contains(SECRET));
}

#[test]
fn the_earlier_name_of_an_option_is_rejected_with_the_present_one() {
    let output = run(&["docs/examples/tenants.json", "--connect", "corner"]);
    assert_eq!(output.status.code(), Some(2));
    let shown = text(&output.stderr);
    assert_contains(&shown, &["`--connect` is called `--tenant`"]);
}

/// `LICIT_SERVERS` names a folder of real authorization servers; without it, this is skipped.
#[test]
fn login_works_with_a_real_authorization_server() {
    let Some(folder) = std::env::var_os("LICIT_SERVERS") else {
        println!("skipped: LICIT_SERVERS names no folder with authorization servers");
        return;
    };
    let servers = crate::server::Servers::prepare(folder.as_ref());
    servers.install(&["oidc-provider"]);
    let running = servers.start_with_tls("oidc-provider");
    crate::certificate::log_in(&running);
    let port = format!("port={}", running.port);
    let spec = "tests/specs/interop/oidc-provider.json";
    let (child, stderr, url) = begin(login(&[
        spec,
        "--registration",
        "user",
        "--set",
        &port,
        "--client-id",
        "public",
        "--redirect-uri",
        "http://127.0.0.1/cb",
        "--parameter",
        "prompt=consent",
        "--scopes",
        "openid,offline_access,email",
        "--call",
        "get_userinfo",
        "--refresh",
        "--revoke",
    ]));
    let back = running.consent(&url.parse().expect("a URL"));
    let page = crate::server::get(&back.url);
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    let (good, shown) = end(child, stderr);
    assert!(good, "{shown}");
    let words = [
        "Refreshed: the refresh token was replaced.",
        "scopes         openid, offline_access, email",
        "`get_userinfo` returned 200.",
        "Revoked",
    ];
    assert_contains(&shown, &words);

    let service = [
        spec,
        "--registration",
        "service",
        "--set",
        &port,
        "--client-id",
        "post",
    ];
    let mut command = login(&service);
    let wrong = command.env("LICIT_CLIENT_SECRET", "wrong").output();
    let shown = complained(&wrong.expect("the program runs"));
    assert_contains(
        &shown,
        &[
            "invalid_client",
            "help: check the client identifier and the client secret",
        ],
    );
}
