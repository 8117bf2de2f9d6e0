//! Time and allocations grow linearly with the input.

use serde_json::{Value, json};

use super::measure::assert_linear;
use super::{check, crabs, document, import, numbered, operation, reference, schemas, spec};

/// Imports documents of both sizes. Errors are only rendered.
fn assert_import_is_linear(what: &str, count: usize, document: impl Fn(usize) -> String) {
    assert_linear(what, count, |count| drop(import(&document(count))));
}

fn assert_check_is_linear(what: &str, count: usize, spec: impl Fn(usize) -> String) {
    assert_linear(what, count, |count| drop(check(&spec(count))));
}

fn paths(count: usize, of: impl Fn(usize) -> Value) -> Value {
    numbered(count, |n| (format!("/path{n}"), json!({ "get": of(n) })))
}

#[test]
fn operations_of_one_name_take_linear_time() {
    assert_import_is_linear("operations", 166, |count| {
        document(paths(count, |_| operation("same", None)), json!({}))
    });
    assert_import_is_linear("operations of one tag", 166, |count| {
        let tagged = |n: usize| {
            let mut operation = operation("same", None);
            operation["tags"] = json!([if n == 0 { "first" } else { "second" }]);
            operation
        };
        document(paths(count, tagged), json!({}))
    });
}

#[test]
fn models_properties_values_and_scopes_of_one_name_take_linear_time() {
    assert_import_is_linear("models", 166, |count| {
        let properties = numbered(count, |n| (format!("p{n}"), reference(&crabs(n))));
        let model = |n| {
            (
                crabs(n),
                json!({ "type": "object", "properties": { "a": {} } }),
            )
        };
        let mut all = numbered(count, model);
        all["Root"] = json!({ "type": "object", "properties": properties });
        schemas(all)
    });
    let get = json!({ "get": { "call": "GET /a", "returns": "A" } });
    assert_check_is_linear("properties", 166, |count| {
        let properties = numbered(count, |n| (crabs(n), json!("string")));
        spec(json!({ "models": { "A": properties }, "operations": get }))
    });
    assert_check_is_linear("values", 166, |count| {
        let values: Vec<String> = (0..count).map(crabs).collect();
        spec(json!({ "models": { "A": { "enum": values } }, "operations": get }))
    });
    assert_import_is_linear("scopes", 166, |count| {
        let scopes = numbered(count, |n| (crabs(n), json!("")));
        let flow = json!({
            "authorizationUrl": "https://acme.example/a",
            "tokenUrl": "https://acme.example/t",
            "scopes": scopes,
        });
        let scheme = json!({ "type": "oauth2", "flows": { "authorizationCode": flow } });
        document(json!({}), json!({ "securitySchemes": { "o": scheme } }))
    });
}

#[test]
fn tags_and_sub_clients_take_linear_time() {
    assert_import_is_linear("tags", 100, |count| {
        let tagged = |n: usize| {
            let mut operation = operation(&format!("get_{n}"), None);
            operation["tags"] = json!([format!("tag{n}")]);
            operation
        };
        let mut document: Value =
            serde_json::from_str(&document(paths(count, tagged), json!({}))).expect("JSON");
        let tag = |n| json!({ "name": format!("tag{n}"), "description": "A tag." });
        document["tags"] = (0..count).map(tag).collect();
        document.to_string()
    });
    assert_check_is_linear("sub-clients", 100, |count| {
        let sub_client = |n| {
            let parameters = numbered(1, |_| (format!("v{n}"), "string"));
            (format!("c{n}"), json!({ "parameters": parameters }))
        };
        let operation = |n| {
            (
                format!("o{n}"),
                json!({ "call": format!("GET /a/{{v{n}}}") }),
            )
        };
        spec(json!({
            "sub_clients": numbered(count, sub_client),
            "operations": numbered(count, operation),
        }))
    });
}

#[test]
fn references_into_wide_objects_take_linear_time() {
    assert_import_is_linear("references", 333, |count| {
        let mut all = numbered(count, |n| (format!("M{n}"), json!({ "type": "string" })));
        let properties = numbered(count, |n| (format!("p{n}"), reference(&format!("M{n}"))));
        all["Root"] = json!({ "type": "object", "properties": properties });
        schemas(all)
    });
}

#[test]
fn properties_of_one_object_take_linear_time() {
    assert_import_is_linear("properties", 333, |count| {
        let properties = numbered(count, |n| (format!("p{n}"), json!({ "type": "string" })));
        let required: Vec<String> = (0..count).map(|n| format!("q{n}")).collect();
        let root = json!({ "type": "object", "properties": properties, "required": required });
        schemas(json!({ "Root": root }))
    });
}

#[test]
fn choices_of_one_union_take_linear_time() {
    let union = |count: usize, discriminator: bool| {
        let model = |n| {
            let properties = json!({ "kind": { "const": format!("k{n}") } });
            let model = json!({ "type": "object", "properties": properties, "required": ["kind"] });
            (format!("M{n}"), model)
        };
        let mut all = numbered(count, model);
        let members: Vec<Value> = (0..count).map(|n| reference(&format!("M{n}"))).collect();
        all["Root"] = json!({ "oneOf": members });
        if discriminator {
            let mapping = numbered(count, |n| {
                (format!("k{n}"), format!("#/components/schemas/M{n}"))
            });
            all["Root"]["discriminator"] = json!({ "propertyName": "kind", "mapping": mapping });
        }
        schemas(all)
    };
    assert_import_is_linear("fixed properties", 133, |count| union(count, false));
    assert_import_is_linear("a discriminator", 133, |count| union(count, true));
    assert_import_is_linear("enums", 133, |count| {
        let choice = |n| json!({ "type": "string", "enum": [format!("v{n}")] });
        let members: Vec<Value> = (0..count).map(choice).collect();
        schemas(json!({ "Root": { "oneOf": members } }))
    });
}

#[test]
fn security_requirements_take_linear_time() {
    let scheme = |count: usize| {
        let flow = json!({
            "authorizationUrl": "https://acme.example/a",
            "tokenUrl": "https://acme.example/t",
            "scopes": numbered(count, |n| (format!("s{n}"), "")),
        });
        let scheme = json!({ "type": "oauth2", "flows": { "authorizationCode": flow } });
        json!({ "securitySchemes": { "o": scheme } })
    };
    assert_import_is_linear("own requirements", 133, |count| {
        let secured = |n| {
            let mut operation = operation(&format!("get_{n}"), None);
            operation["security"] = json!([{ "o": [format!("s{n}")] }]);
            operation
        };
        document(paths(count, secured), scheme(count))
    });
    assert_import_is_linear("the document's requirement", 100, |count| {
        let plain = |n| operation(&format!("get_{n}"), None);
        let document = document(paths(count, plain), scheme(count));
        let mut document: Value = serde_json::from_str(&document).expect("JSON");
        let scopes: Vec<String> = (0..count).map(|n| format!("s{n}")).collect();
        document["security"] = json!([{ "o": scopes }]);
        document.to_string()
    });
}

#[test]
fn servers_of_operations_take_linear_time() {
    assert_import_is_linear("servers", 133, |count| {
        let server = |n| json!([{ "url": format!("https://h{n}.acme.example") }]);
        let called = |n| {
            let mut operation = operation(&format!("get_{n}"), None);
            operation["servers"] = server(n);
            operation
        };
        let document = document(paths(count, called), json!({}));
        let mut document: Value = serde_json::from_str(&document).expect("JSON");
        let usual = (0..count).map(|n| server(n)[0].clone());
        document["servers"] = usual.collect();
        document.to_string()
    });
}

#[test]
fn misspelled_names_take_linear_time() {
    assert_check_is_linear("scopes", 333, |count| {
        let scopes = numbered(count, |n| (format!("scope{n}:read"), ""));
        let operation = |n| {
            let scopes = format!("scope{n}:reed");
            let operation = json!({ "call": format!("GET /a{n}"), "scopes": scopes });
            (format!("o{n}"), operation)
        };
        spec(json!({ "scopes": scopes, "operations": numbered(count, operation) }))
    });
    assert_check_is_linear("keys", 333, |count| {
        spec(numbered(count, |n| (format!("nam{n}"), json!(1))))
    });
}

#[test]
fn locations_in_one_overlong_line_take_linear_time() {
    assert_check_is_linear("an endless line", 200_000, |count| {
        let mut wrong = numbered(400, |n| (format!("nam{n}"), json!(1)));
        wrong["description"] = json!("é".repeat(count));
        spec(wrong)
    });
}

#[test]
fn distant_locations_take_linear_time() {
    assert_check_is_linear("a wide section", 100_000, |count| {
        let operation = |n| {
            let operation = json!({ "call": format!("GET /a{n}"), "scopes": "unknown" });
            (format!("o{n}"), operation)
        };
        let own = json!({ "scopes": { "known": "" }, "operations": numbered(400, operation) });
        let lines = "\n".repeat(count);
        spec(own)
            .replace(",\"operations\"", &format!(",{lines}\"operations\""))
            .replace("}},\"name\"", "}},\n\"name\"")
            .replace("\"o", "\n\"o")
    });
}

#[test]
fn yaml_takes_linear_time() {
    let head = "openapi: 3.0.0\ninfo: { title: Acme, version: '1' }\npaths: {}\n";
    assert_import_is_linear("merge keys", 333, |count| {
        let keys = |letter: char| -> String {
            let keys: Vec<String> = (0..count).map(|n| format!("  {letter}{n}: 1\n")).collect();
            keys.concat()
        };
        format!("{head}x: &x\n{}y:\n  <<: *x\n{}", keys('a'), keys('b'))
    });
    assert_import_is_linear("anchors", 333, |count| {
        let anchored = |n| format!("- &a{n} {{ a: b }}\n- *a{n}\n");
        format!(
            "{head}x:\n{}",
            (0..count).map(anchored).collect::<Vec<_>>().concat()
        )
    });
}
