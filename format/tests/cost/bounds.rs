//! Tests the largest accepted inputs, and the rejection of larger ones.

use std::fs;
use std::path::Path;

use licit_format::openapi::{ImportOptions, import_openapi};
use licit_format::source::Source;
use serde_json::{Value, json};

use super::measure::assert_bounded;
use super::{check, document, import, numbered, operation, reference, refusal, schemas, spec};

const HEAD: &str = "openapi: 3.0.0\ninfo: { title: Acme, version: '1' }\npaths: {}\n";

#[test]
fn large_documents_take_little_time_and_memory() {
    let of_one_name = numbered(20_000, |n| {
        (
            format!("/path{n}"),
            json!({ "get": operation("same", None) }),
        )
    });
    let of_one_name = document(of_one_name, json!({}));
    assert_bounded("20,000 operations of one name", || {
        assert!(import(&of_one_name).is_ok());
    });
    let described = numbered(5_000, |n| {
        let mut operation = operation(&format!("get{n}"), None);
        operation["description"] = "*a* `b` [c](https://acme.example) ".repeat(60).into();
        (format!("/path{n}"), json!({ "get": operation }))
    });
    let described = document(described, json!({}));
    assert!(described.len() > 10_000_000);
    assert_bounded("10 MB of text", || assert!(import(&described).is_ok()));
}

#[test]
fn at_most_a_million_values_are_read() {
    let document = |zeros: usize| {
        let head = "{\"openapi\":\"3.0.0\",\"info\":{\"title\":\"Acme\"},\"paths\":{},\"x\":[";
        format!("{head}{}0]}}", "0,".repeat(zeros))
    };
    let read = |document: String| Source::new("acme.yaml", document).parse_document();
    assert!(read(document(999_000)).is_ok());

    let yaml = |zeros: usize| format!("{HEAD}x: [{}0]\n", "0,".repeat(zeros));
    let refused = read(yaml(1_000_000)).expect_err("refused");
    assert_eq!(refused.first().map(|found| found.code.id()), Some("E0003"));
}

#[test]
fn memory_is_bounded_while_values_are_counted() {
    let spec = format!("[{}", "[],".repeat(2_000_000));
    let peak = peak(|| {
        let (code, message) = refusal(check(&spec));
        assert_eq!(code, "E0003");
        assert_eq!(message, "the file has more than 1000000 values");
    });
    assert!(peak < 200_000_000, "{peak} bytes");
}

#[test]
fn aliases_of_aliases_are_counted_before_they_are_copied() {
    let bomb = |levels: usize, times: usize| {
        let mut yaml = format!("{HEAD}x0: &a0 [{}]\n", vec!["x"; times].join(", "));
        for n in 1..levels {
            let before = vec![format!("*a{}", n - 1); times].join(", ");
            yaml = format!("{yaml}x{n}: &a{n} [{before}]\n");
        }
        yaml
    };
    assert!(import(&bomb(4, 10)).is_ok());
    for bomb in [bomb(12, 10), bomb(30, 2), bomb(2, 5_000)] {
        let peak = peak(|| assert_eq!(refusal(import(&bomb)).0, "E0003"));
        assert!(peak < 200_000_000, "{peak} bytes");
    }
}

#[test]
fn long_texts_behind_aliases_are_counted_by_their_bytes() {
    let document = |aliases: usize| {
        let text = "x".repeat(1_000_000);
        format!("{HEAD}x: &x '{text}'\ny:\n{}", "- *x\n".repeat(aliases))
    };
    assert!(import(&document(30)).is_ok());
    let yaml = document(10_000);
    let peak = peak(|| {
        let (code, message) = refusal(import(&yaml));
        assert_eq!(code, "E0003");
        assert_eq!(message, "the document's aliases expand to too much data");
    });
    assert!(peak < 200_000_000, "{peak} bytes");
}

#[test]
fn anchors_inside_anchors_are_counted() {
    let mut yaml = format!("{HEAD}x:\n");
    for n in 0..100 {
        let indent = " ".repeat(n + 1);
        yaml = format!("{yaml}{indent}k{n}: &a{n}\n");
    }
    let indent = " ".repeat(110);
    yaml = format!("{yaml}{indent}z: [{}x]\n", "x, ".repeat(100_000));
    assert_eq!(refusal(import(&yaml)).0, "E0003");
}

/// Schemas that each contain the next one twice and have a property of their own. There is one
/// object per path through them.
fn ways(levels: usize) -> String {
    let beside = |next: usize, own: &str| json!({ "allOf": [reference(&format!("S{next}")), { "properties": { own: {} } }] });
    let level = |n: usize| {
        let (a, b) = (
            beside(n + 1, &format!("a{n}")),
            beside(n + 1, &format!("b{n}")),
        );
        let schema = json!({ "type": "object", "properties": { "a": a, "b": b } });
        (format!("S{n}"), schema)
    };
    let mut all = numbered(levels, level);
    all[format!("S{levels}")] = json!({ "type": "object", "properties": { "c": {} } });
    all["Root"] = reference("S0");
    schemas(all)
}

#[test]
fn schemas_that_multiply_are_rejected() {
    assert!(import(&ways(6)).is_ok());
    let document = ways(40);
    let peak = peak(|| {
        let (code, message) = refusal(import(&document));
        assert_eq!(code, "E0007");
        assert_eq!(
            message,
            "reading the document's schemas takes too many steps"
        );
    });
    assert!(peak < 400_000_000, "{peak} bytes");
}

/// A schema with a long text, extended in `count` places.
fn extended(count: usize, base: &Value) -> String {
    let extension = |n| {
        let own = json!({ "properties": { format!("own{n}"): { "type": "string" } } });
        (
            format!("p{n}"),
            json!({ "allOf": [reference("Base"), own] }),
        )
    };
    let root = json!({ "type": "object", "properties": numbered(count, extension) });
    schemas(json!({ "Base": base, "Root": root }))
}

#[test]
fn long_texts_of_schemas_are_counted_each_time_that_they_are_read() {
    let long = "x".repeat(20_000);
    let many: Vec<String> = (0..2_400).map(|n| format!("v{n}")).collect();
    let object = json!({ "type": "object", "properties": { "z": { "type": "string" } } });
    let bases = [
        json!({ "properties": { &long: { "type": "string" } } }),
        json!({ "properties": { &long: object } }),
        json!({ "properties": { "a": { "enum": [long, "b"] } } }),
        json!({ "properties": { "a": { "enum": many } } }),
        json!({ "properties": { "a": { "type": "string" } }, "required": many }),
    ];
    for base in bases {
        assert!(import(&extended(5, &base)).is_ok());
        let document = extended(1_000, &base);
        let peak = peak(|| assert_eq!(refusal(import(&document)).0, "E0007"));
        assert!(peak < 200_000_000, "{peak} bytes");
    }
}

#[test]
fn only_the_beginning_of_a_long_description_is_read() {
    let description = "word ".repeat(20_000);
    let base = json!({ "description": description, "properties": { "a": { "type": "string" } } });
    let document = extended(1_000, &base);
    let allocated = allocation_counter::measure(|| assert!(import(&document).is_ok())).bytes_total;
    assert!(allocated < 1_500_000_000, "{allocated} bytes");
}

#[test]
fn a_union_that_repeats_its_sibling_keywords_is_rejected() {
    let document = |count: usize| {
        let properties = numbered(count, |n| (format!("p{n}"), json!({ "type": "string" })));
        let choice = |n| json!({ "properties": { format!("x{n}"): { "type": "string" } } });
        let choices: Vec<Value> = (0..count).map(choice).collect();
        schemas(json!({ "Root": { "properties": properties, "oneOf": choices } }))
    };
    assert!(import(&document(50)).is_ok());
    assert_eq!(refusal(import(&document(3_000))).0, "E0007");
}

#[test]
fn long_chains_terminate() {
    // References to references: their target is any value.
    let chain = |count: usize, link: fn(Value) -> Value| {
        let mut all = numbered(count, |n| {
            (format!("A{n}"), link(reference(&format!("A{}", n + 1))))
        });
        all[format!("A{count}")] = json!({ "type": "object", "properties": { "a": {} } });
        all["Root"] = reference("A0");
        schemas(all)
    };
    let links: [fn(Value) -> Value; 3] = [
        |next| next,
        |next| json!({ "type": "array", "items": next }),
        |next| json!({ "oneOf": [next, { "type": "integer" }] }),
    ];
    for link in links {
        let _ = import(&chain(5_000, link));
    }
    // An extension of an extension is rejected rather than read in part.
    let extends = |next: Value| json!({ "allOf": [next, { "properties": { "b": {} } }] });
    assert!(import(&chain(50, extends)).is_ok());
    assert_eq!(refusal(import(&chain(5_000, extends))).0, "E0007");
}

#[test]
fn at_most_two_thousand_sub_clients_are_generated() {
    let with = |count: usize| {
        let sub_clients = numbered(count, |n| (format!("c{n}"), json!({})));
        check(&spec(json!({ "sub_clients": sub_clients })))
    };
    assert!(with(2_000).is_ok());
    let (code, message) = refusal(with(2_001));
    assert_eq!(
        (code, message.as_str()),
        ("E0007", "too many sub-clients: 2001")
    );

    // Tags of a document are omitted instead.
    let tagged = |n: usize| {
        let mut operation = operation(&format!("get_{n}"), None);
        operation["tags"] = json!([format!("tag{n}")]);
        (format!("/{n}"), json!({ "get": operation }))
    };
    assert!(import(&document(numbered(2_001, tagged), json!({}))).is_ok());
}

#[test]
fn at_most_a_thousand_declarations_of_a_kind_are_read() {
    let with = |section: &str, count: usize| {
        let member = match section {
            "pagination" => json!({ "style": "page", "parameter": "page", "items": "/a" }),
            _ => json!({}),
        };
        let member = |n| (format!("n{n}"), member.clone());
        check(&spec(json!({ section: numbered(count, member) })))
    };
    assert!(with("variables", 1_000).is_ok());
    for section in ["variables", "environments", "clients", "pagination"] {
        let report = with(section, 1_001).expect_err("refused");
        let codes: Vec<_> = report
            .diagnostics()
            .iter()
            .map(|found| found.code.id())
            .collect();
        assert!(codes.contains(&"E0007"), "{section}: {codes:?}");
    }
}

#[test]
fn documents_that_refer_to_each_other_have_a_million_values_together() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("values-together");
    fs::create_dir_all(&folder).expect("a folder");
    let get = |n| {
        let schema = json!({ "$ref": format!("{n}.json") });
        let operation = operation(&format!("get_{n}"), Some(&schema));
        (format!("/{n}"), json!({ "get": operation }))
    };
    let part = format!("{{\"type\":\"string\",\"x\":[{}0]}}", "0,".repeat(510_000));
    for n in 0..3 {
        fs::write(folder.join(format!("{n}.json")), &part).expect("a file");
    }
    let path = folder.join("api.json");
    let import = |count: usize| {
        fs::write(&path, document(numbered(count, get), json!({}))).expect("a file");
        import_openapi(&path, &ImportOptions::default())
    };
    assert!(import(1).is_ok());
    let shown = import(3).expect_err("refused").to_string();
    assert!(
        shown.contains("[E0007] the documents have more than 1000000 values"),
        "{shown}"
    );
}

#[test]
fn scopes_that_imply_scopes_are_counted_with_what_follows() {
    let chain = |count: usize| {
        let scope = |n| {
            let implied = if n + 1 < count {
                vec![format!("s{}", n + 1)]
            } else {
                Vec::new()
            };
            (format!("s{n}"), json!({ "implies": implied }))
        };
        check(&spec(json!({ "scopes": numbered(count, scope) })))
    };
    // 447 scopes imply 446 + 445 + … + 1.
    assert!(chain(447).is_ok());
    assert_eq!(refusal(chain(448)).0, "E0007");
    assert_eq!(refusal(chain(50_000)).0, "E0007");
}

/// Unions of unions: a union has the shapes of all its members.
#[test]
fn unions_of_unions_of_unions_are_read_in_proportion() {
    let level = |own: char, next: char| {
        let members: Vec<String> = (0..300).map(|n| format!("{next}{n}")).collect();
        let level = (0..300).map(move |n| (format!("{own}{n}"), json!({ "one_of": members })));
        level.collect::<Vec<_>>()
    };
    let last = (0..300).map(|n| (format!("D{n}"), json!({ "id": "string" })));
    let models = [
        level('A', 'B'),
        level('B', 'C'),
        level('C', 'D'),
        last.collect(),
    ];
    let models: serde_json::Map<_, _> = models.into_iter().flatten().collect();
    let get = json!({ "get": { "call": "GET /a", "returns": "A0" } });
    let peak = peak(|| drop(check(&spec(json!({ "models": models, "operations": get })))));
    assert!(peak < 400_000_000, "{peak} bytes");
}

#[test]
fn tags_of_unions_of_unions_are_listed_once() {
    let union = |n: usize| {
        let members: Vec<String> = (0..10).map(|m| format!("U{}x{m}", n + 1)).collect();
        json!({ "one_of": members, "discriminator": { "property": "kind" } })
    };
    let mut models = serde_json::Map::new();
    for n in 0..12 {
        for m in 0..10 {
            models.insert(format!("U{n}x{m}"), union(n));
        }
    }
    for m in 0..10 {
        models.insert(
            format!("U12x{m}"),
            json!({ "kind": { "const": format!("k{m}") } }),
        );
    }
    let get = json!({ "get": { "call": "GET /a", "returns": "U0x0" } });
    assert!(check(&spec(json!({ "models": models, "operations": get }))).is_ok());
}

/// The peak memory, in bytes.
fn peak(work: impl FnOnce()) -> u64 {
    allocation_counter::measure(work).bytes_max
}
