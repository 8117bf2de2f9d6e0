//! Changes of Rust names: the wire is the same, source code is not.

use super::{Case, case};

pub(super) const CASES: &[Case] = &[
    case(
        "{}",
        r#"{"name":"books"}"#,
        &["D0001", "D0901"],
        &["D0001", "D0901"],
    ),
    // A method and its request.
    case(
        r#"{"operations":{"list_books":null,"all_books":{"call":"GET /books","returns":"[Book]"}}}"#,
        r#"{"operations":{"list_books":null,"each_book":{"call":"GET /books","returns":"[Book]"}}}"#,
        &["D0901"],
        &["D0901"],
    ),
    // Two operations that exchange their names are renamed, not moved.
    case(
        r#"{"operations":{"list_books":null,"a":{"call":"GET /a"},"b":{"call":"GET /b"}}}"#,
        r#"{"operations":{"list_books":null,"b":{"call":"GET /a"},"a":{"call":"GET /b"}}}"#,
        &["D0901"],
        &["D0901"],
    ),
    // A type, and a type that another one takes the place of.
    case(
        r#"{"models":{"Note":{"text":"string"}},"operations":{"save_note":{"returns":"Note"}}}"#,
        r#"{"models":{"Memo":{"text":"string"}},"operations":{"save_note":{"returns":"Memo"}}}"#,
        &["D0901"],
        &["D0901"],
    ),
    case(
        r#"{"models":{"Note":{"text":"string"},"Memo":{"text":"string"}},"operations":{"save_note":{"returns":"Note"},"get":{"call":"GET /get","returns":"Memo"}}}"#,
        r#"{"models":{"Note":{"text":"string"},"Memo":{"text":"string"}},"operations":{"save_note":{"returns":"Memo"},"get":{"call":"GET /get","returns":"Note"}}}"#,
        &["D0902"],
        &["D0902"],
    ),
    // A field, a variant, a parameter, a scope.
    case(
        "{}",
        r#"{"models":{"Book":{"pages":{"type":"integer?","rust_name":"page_count"}}}}"#,
        &["D0901"],
        &["D0901"],
    ),
    case(
        r#"{"models":{"Kind":{"enum":["novel"]},"Book":{"kind":"Kind"}}}"#,
        r#"{"models":{"Kind":{"enum":[{"value":"novel","rust_name":"Fiction"}]},"Book":{"kind":"Kind"}}}"#,
        &["D0901"],
        &["D0901"],
    ),
    case(
        "{}",
        r#"{"operations":{"list_books":{"query":{"order":{"type":"string?","rust_name":"sort"}}}}}"#,
        &["D0901"],
        &["D0901"],
    ),
    case(
        r#"{"scopes":{"read":{"description":"Reads."}}}"#,
        r#"{"scopes":{"read":{"description":"Reads.","rust_name":"Reading"}}}"#,
        &["D0901"],
        &["D0901"],
    ),
    // Another client.
    case(
        r#"{"sub_clients":{"shelf":{}},"operations":{"save_note":{"sub_client":"shelf"}}}"#,
        r#"{"sub_clients":{"shelf":{}},"operations":{"list_books":{"sub_client":"shelf"}}}"#,
        &["D0903"],
        &["D0903"],
    ),
];
