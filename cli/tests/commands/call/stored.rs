//! Calls with stored tokens.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use licit_dynamic::Tables;
use licit_emulator::{Authorized, Running};
use licit_runtime::store::FileStore;
use licit_runtime::{App, AtRunTime, Secret, Tokens};

use super::{TEXTBOOK, call, complained, last, licit, log_in, printed, provider};
use crate::support::{SECRET, registered, scratch};

#[tokio::test(flavor = "multi_thread")]
async fn exit_codes_distinguish_rejections_from_missing_tokens() {
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
    assert!(
        shown.contains(&format!("login {TEXTBOOK} --save")),
        "{shown}"
    );
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
    assert!(
        shown.contains(&format!("licit login {evil} --save")),
        "{shown}"
    );
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
    let saving = ["--save", "--as", "service", "--store", path, "--show-token"];
    let mut command = log_in(&provider, &saving);
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
