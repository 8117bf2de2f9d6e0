//! Calls that are printed instead of sent.

use std::process::Command;

use super::{TEXTBOOK, call, complained, json, last, log_in, printed, provider};
use crate::support::{SECRET, scratch, write_spec};

#[tokio::test(flavor = "multi_thread")]
async fn a_printed_request_of_curl_is_the_request_that_is_sent() {
    if Command::new("curl").arg("--version").output().is_err() {
        eprintln!("skipped: curl is not installed");
        return;
    }
    let provider = provider(TEXTBOOK).await;
    let mut login = log_in(&provider, &["--scopes", "library:admin", "--show-token"]);
    let token = printed(login.env("LICIT_CLIENT_SECRET", SECRET));
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
fn a_printed_command_names_get_with_a_body_and_has_every_header_and_encoded_keys() {
    let folder = scratch("call-curl");
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
    let spec = write_spec(&folder, &provider);
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
    let command = printed(&mut call(&[&spec, "search", "X-Note=Zoë", "--curl"]));
    assert!(command.contains("--header 'x-note: Zoë'"), "{command}");
}
