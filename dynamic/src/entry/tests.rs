//! Entries are read by the types of what they set, and mistakes name the nearest.

use licit_format::resolve::Provider;
use licit_format::source::Source;
use serde_json::{Value, json};

use super::{Entry, EntryBody, EntryValue};
use crate::{Arguments, PartHeaderArgument};

fn provider() -> Provider {
    let spec = json!({
        "name": "acme",
        "api": { "base_url": "https://acme.example" },
        "token_endpoint": "https://acme.example/token",
        "grants": { "client_credentials": {} },
        "models": {
            "Address": { "city": "string", "zip": "string?", "v1.x": "integer?" },
            "Kind": { "enum": ["person", "company"] },
            "Size": { "enum": ["small"], "$open": true },
            "Contact": {
                "type": { "const": "contact" },
                "name": "string|null",
                "kind": "Kind?",
                "age": "integer?",
                "rating": "number?",
                "active": "boolean?",
                "born": "date?",
                "address": "Address?",
                "others": "[Address]?",
                "tags": "[string]?",
                "labels": "{string}?",
                "more": "json?"
            }
        },
        "operations": {
            "add": {
                "call": "POST /contacts/{id}",
                "path": { "id": "string" },
                "query": { "notify": "boolean?", "name": "string?" },
                "body": "Contact"
            },
            "attach": {
                "call": "POST /files",
                "multipart": { "scan": "file", "note": "string?" }
            },
            "sign": {
                "call": "POST /signed",
                "multipart": {
                    "title": "string",
                    "seal": {
                        "type": "file?",
                        "headers": { "X-Sum": { "type": "string", "rust_name": "seal_sum" } }
                    }
                }
            },
            "list": { "call": "GET /contacts", "query": { "ids": "[integer]?", "kind": "Kind?", "size": "Size?" } }
        }
    });
    let loaded = licit_format::parse(Source::new("acme.json", spec.to_string()));
    loaded.unwrap_or_else(|report| panic!("{report}")).provider
}

/// Splits `name=text` and `name:=json`.
fn entry(text: &str) -> Entry {
    if let Some((name, value)) = text.split_once(":=") {
        return Entry {
            name: name.to_owned(),
            value: EntryValue::Json(serde_json::from_str(value).unwrap()),
        };
    }
    let (name, value) = text.split_once('=').unwrap();
    let value = match value.strip_prefix('@') {
        Some(file) => EntryValue::File {
            name: file.to_owned(),
            content: b"content".to_vec(),
        },
        None => EntryValue::Text(value.to_owned()),
    };
    Entry {
        name: name.to_owned(),
        value,
    }
}

fn read(name: &str, entries: &[&str], body: Option<Value>) -> Result<(Value, Value), String> {
    let provider = provider();
    let mut operations = provider.operations.iter();
    let operation = operations.find(|one| one.table.name == name).unwrap();
    let entries: Vec<_> = entries.iter().map(|text| entry(text)).collect();
    let arguments =
        Arguments::from_entries(&provider, operation, &entries, body.map(EntryBody::Json))
            .map_err(|error| error.to_string())?;
    let parameters = arguments
        .parameters()
        .map(|(_, parameter, value)| (parameter.name.clone(), value.clone()));
    let body = arguments.body().map(|body| body.value.clone());
    Ok((parameters.collect(), body.unwrap_or_default()))
}

#[test]
fn values_have_the_types_of_the_members() {
    let entries = [
        "id=7",
        "notify=true",
        "body:name=Ada",
        "kind=person",
        "age=36",
        "rating=4.5",
        "active=false",
        "born=1815-12-10",
        "address.city=London",
        "address.v1.x=3",
        "others.0.city=Paris",
        "others.0.zip=75000",
        "tags=a",
        "tags=1",
        "labels.x=y",
        "more.deep=2",
    ];
    let (parameters, body) = read("add", &entries, None).unwrap();
    assert_eq!(parameters, json!({ "id": "7", "notify": true }));
    assert_eq!(
        body,
        json!({
            "type": "contact", "name": "Ada", "kind": "person", "age": 36, "rating": 4.5,
            "active": false, "born": "1815-12-10", "address": { "city": "London", "v1.x": 3 },
            "others": [{ "city": "Paris", "zip": "75000" }], "tags": ["a", "1"],
            "labels": { "x": "y" }, "more": { "deep": 2 }
        })
    );
}

#[test]
fn entries_add_to_a_body() {
    let given = json!({ "name": "Ada", "tags": ["a"] });
    let (_, body) = read("add", &["id=7", "age=1", "tags=b"], Some(given)).unwrap();
    assert_eq!(
        body,
        json!({ "type": "contact", "name": "Ada", "age": 1, "tags": ["a", "b"] })
    );
    let (_, body) = read("add", &["id=7", "body:name:=null"], None).unwrap();
    assert_eq!(body, json!({ "type": "contact", "name": null }));
    let (parameters, _) = read("list", &["ids=1", "ids=2"], None).unwrap();
    assert_eq!(parameters, json!({ "ids": [1, 2] }));
    let (_, body) = read("attach", &["scan=@a.png", "note=x"], None).unwrap();
    assert_eq!(body, json!({ "scan": "a.png", "note": "x" }));
}

#[test]
fn mistakes_name_what_is_meant() {
    let cases: &[(&str, &[&str], &str)] = &[
        ("list", &["idz=1"], "did you mean `ids`?"),
        ("list", &["colour=1"], "it has `ids`, `kind`"),
        ("list", &["ids=x"], "`ids`: `x` is not an integer"),
        ("list", &["kind=persn"], "did you mean `person`?"),
        ("list", &["kind=person", "kind=company"], "set twice"),
        (
            "add",
            &["id=1", "name=Ada"],
            "write `query:name` or `body:name`",
        ),
        ("add", &["id=1"], "the body needs a value for `name`"),
        ("add", &["body:name=a"], "needs a value for `id`"),
        (
            "add",
            &["id=1", "body:name=a", "address.zip=1"],
            "`address.city`",
        ),
        ("add", &["id=1", "address.citi=1"], "did you mean `city`?"),
        ("add", &["id=1", "address=x"], "set its members"),
        ("add", &["id=1", "age.x=1"], "an integer has no members"),
        ("add", &["id=1", "others.1.city=x"], "without gaps"),
        ("add", &["id=1", "born=yesterday"], "such as 2025-01-31"),
        ("add", &["id=1", "active=yes"], "`true` or `false`"),
        ("attach", &["scan=x"], "write `name=@path`"),
        ("attach", &[], "the body needs a value for `scan`"),
    ];
    for (operation, entries, expected) in cases {
        let error = read(operation, entries, None).expect_err(expected);
        assert!(error.contains(expected), "{entries:?}: {error}");
    }
}

#[test]
fn headers_of_parts_are_set_with_their_parts() {
    let provider = provider();
    let mut operations = provider.operations.iter();
    let operation = operations.find(|one| one.table.name == "sign").unwrap();
    let entries = ["title=a", "seal=@f", "seal.x-sum=7"].map(entry);
    let arguments = Arguments::from_entries(&provider, operation, &entries, None).unwrap();
    let header = PartHeaderArgument {
        part: "seal".to_owned(),
        name: "X-Sum".to_owned(),
        value: json!("7"),
    };
    assert_eq!(arguments.body().unwrap().part_headers, [header]);
    // It is required with its part only.
    assert!(read("sign", &["title=a"], None).is_ok());
    let cases: &[(&[&str], &str)] = &[
        (&["title=a", "seal=@f"], "a value for `seal.X-Sum`"),
        (
            &["title=a", "seal.X-Sum=7"],
            "the part `seal`, which has no value",
        ),
        (&["title=a", "X-Sum=7"], "did you mean `seal.X-Sum`?"),
    ];
    for (entries, expected) in cases {
        let error = read("sign", entries, None).expect_err(expected);
        assert!(error.contains(expected), "{entries:?}: {error}");
    }
}

#[test]
fn a_json_body_has_the_types_of_the_spec() {
    let body = json!({ "name": "Ada", "tags": [], "kind": "of another version" });
    assert!(read("add", &["id=7"], Some(body)).is_ok());
    for (wrong, expected) in [
        (json!([1]), "the body must be an object, and is a list"),
        (
            json!({ "name": 3 }),
            "`name` must be a string, and is a number",
        ),
        (
            json!({ "name": "Ada", "tags": ["a", 1] }),
            "`tags.1` must be a string",
        ),
        (
            json!({ "name": "Ada", "address": { "city": "Paris", "road": "a" } }),
            "the type has no member `address.road`",
        ),
    ] {
        let error = read("add", &["id=7"], Some(wrong)).expect_err(expected);
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn an_open_enum_has_values_that_the_spec_does_not_list() {
    let (parameters, _) = read("list", &["size=large"], None).unwrap();
    assert_eq!(parameters, json!({ "size": "large" }));
    assert!(read("list", &["kind=large"], None).is_err());
}
