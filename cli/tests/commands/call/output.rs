//! Replies, and the arguments and bodies of calls.

use std::fs;

use super::{TEXTBOOK, call, complained, json, printed};
use crate::support::{scratch, write_spec};

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

/// As generated clients do: the first alternative of the spec whose credentials are given.
#[test]
fn a_key_that_is_listed_first_and_given_is_sent_instead_of_the_token() {
    let folder = scratch("call-first");
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
    let spec = write_spec(&folder, &provider);
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
    let spec = write_spec(&folder, &provider);
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
            "the body must be an object, and is a list",
        ),
        (
            "create",
            r#"{"customer":{"name":3},"items":[]}"#.to_owned(),
            "`customer.name` must be a string",
        ),
        (
            "create",
            format!(r#"{{{customer},"items":"x"}}"#),
            "`items` must be a list, and is a string",
        ),
        (
            "create",
            format!(r#"{{{customer},"items":[{{"count":1.5}}]}}"#),
            "`items.0.count` must be an integer",
        ),
        (
            "create",
            format!(r#"{{{customer},"items":[],"bogus":1}}"#),
            "no member `bogus`",
        ),
        (
            "note",
            r#"{"tags":"a"}"#.to_owned(),
            "`tags` must be a list",
        ),
        ("note", r#""text""#.to_owned(), "the body must be an object"),
    ] {
        let shown = complained(&mut run(operation, &wrong), 2);
        assert!(shown.contains(message), "{wrong}: {shown}");
    }
}

#[test]
fn a_required_raw_body_is_read_from_a_file() {
    let folder = scratch("call-raw-body");
    let provider = serde_json::json!({
        "name": "acme",
        "grants": { "client_credentials": {} },
        "token_endpoint": "https://id.acme.example/token",
        "api": { "base_url": "https://api.acme.example" },
        "operations": {
            "upload": { "call": "POST /files", "binary": "application/pdf" }
        }
    });
    let spec = write_spec(&folder, &provider);
    let file = folder.join("report.pdf");
    fs::write(&file, [0x25, 0xff, 0x00]).expect("a file");
    let file = file.display().to_string();
    let command = printed(&mut call(&[&spec, "upload", "--body", &file, "--curl"]));
    assert!(command.contains("application/pdf"), "{command}");
    assert!(command.contains(&format!("@{file}")), "{command}");
    let shown = complained(&mut call(&[&spec, "upload", "--curl"]), 2);
    assert!(
        shown.contains("name its file with `--body FILE`"),
        "{shown}"
    );
}
