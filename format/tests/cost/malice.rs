//! For any file, nothing panics, hangs or overflows the stack, and time is linear in its size.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use licit_format::Loaded;
use licit_format::diagnostic::Report;
use licit_format::source::Source;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Far more than any case requires, far less than quadratic time. Unoptimized builds on busy
/// machines must pass.
const PATIENCE: Duration = Duration::from_secs(60);

/// Reads bytes completely, and renders the report.
fn read(bytes: impl Into<Vec<u8>>) -> Result<Loaded, Report> {
    let begun = Instant::now();
    let result = Source::from_bytes("spec.json", bytes.into()).and_then(licit_format::parse);
    let report = match &result {
        Ok(loaded) => &loaded.warnings,
        Err(report) => report,
    };
    let message = report.render(true);
    assert!(
        message.len() < 4_000_000,
        "a report of {} bytes",
        message.len()
    );
    report.to_json();
    let taken = begun.elapsed();
    assert!(taken < PATIENCE, "{taken:?}");
    result
}

fn error_codes(bytes: impl Into<Vec<u8>>) -> Vec<&'static str> {
    match read(bytes) {
        Ok(_) => Vec::new(),
        Err(report) => report
            .diagnostics()
            .iter()
            .map(|found| found.code.id())
            .collect(),
    }
}

/// A minimal provider with additional keys.
fn provider(own: Value) -> String {
    let mut provider = json!({
        "name": "acme",
        "authorization_endpoint": "https://acme.example/authorize",
        "token_endpoint": "https://acme.example/token",
        "grants": { "authorization_code": {} },
        "api": { "base_url": "https://api.acme.example" },
    });
    if let (Value::Object(provider), Value::Object(own)) = (&mut provider, own) {
        provider.extend(own);
    }
    provider.to_string()
}

fn object<T: Into<Value>>(members: impl IntoIterator<Item = (String, T)>) -> Value {
    Value::Object(
        members
            .into_iter()
            .map(|(key, value)| (key, value.into()))
            .collect::<Map<_, _>>(),
    )
}

#[test]
fn deep_nesting_is_rejected() {
    for open in [
        "[",
        "{\"a\":",
        "{\"models\":{\"A\":{\"a\":{\"properties\":",
        "[{\"a\":[",
    ] {
        assert_eq!(error_codes(open.repeat(200_000)), ["E0006"], "{open}");
    }
}

#[test]
fn nesting_below_the_bound_is_read_to_its_end() {
    let mut property = json!("string");
    for _ in 0..60 {
        property = json!({ "properties": { "a": property } });
    }
    let text = provider(json!({
        "operations": { "get": { "call": "GET /a", "returns": "A" } },
        "models": { "A": { "a": property } },
    }));
    assert!(read(text).is_ok());
}

#[test]
fn very_long_texts_are_read_and_abbreviated_in_messages() {
    let endless = "x".repeat(1_000_000);
    for own in [
        json!({ "description": endless }),
        json!({ endless.clone(): 1 }),
        json!({ "scopes": { endless.clone(): "" }, "default_scopes": [endless] }),
        json!({ "default_scopes": [endless] }),
        json!({ "issuer": format!("https://acme.example/{endless}") }),
        json!({ "operations": { "a": { "call": endless, "scopes": endless, "returns": endless } } }),
        json!({ "operations": { "a": { "call": "GET /a", "scopes": "a|".repeat(500_000) } } }),
        json!({ "operations": { "a": { "call": "GET /a", "scopes": "(".repeat(1_000_000) } } }),
        json!({ "operations": { "a": { "call": format!("GET /{}", "{a}".repeat(100_000)) } } }),
        json!({ "models": { "A": "[".repeat(1_000_000) } }),
        json!({ "models": { "A": "\u{1}é\u{202e}".repeat(200_000) } }),
        json!({ "api": { "base_url": "{".repeat(1_000_000) } }),
    ] {
        let _ = read(provider(own));
    }
}

#[test]
fn a_hundred_thousand_keys_are_read() {
    let numbered = |prefix: &str, value: Value| {
        object((0..100_000).map(|n| (format!("{prefix}{n}"), value.clone())))
    };
    assert!(!error_codes(numbered("key", json!(1)).to_string()).is_empty());
    assert!(read(provider(json!({ "scopes": numbered("scope", json!("")) }))).is_ok());
    let models = numbered("Model", json!({ "id": "string" }));
    assert!(read(provider(json!({ "models": models }))).is_ok());
    let properties = json!({ "A": numbered("property", json!("string")) });
    assert!(read(provider(json!({ "models": properties }))).is_ok());
}

#[test]
fn equal_keys_are_read_once() {
    let mut text = String::from("{");
    for _ in 0..50_000 {
        text.push_str("\"models\":{\"A\":\"A\",\"A\":[]},");
    }
    text.push_str("\"name\":\"acme\"}");
    assert!(error_codes(text).contains(&"E0002"));
}

#[test]
fn numbers_of_any_size_are_read() {
    for number in [
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        &"9".repeat(1_000_000),
        "-0",
        "1E400",
    ] {
        let text = provider(json!({ "token_reply": { "status": 0 }, "models": { "A": {} } }));
        let text = text.replace("\"status\":0", &format!("\"status\":{number}"));
        assert!(!error_codes(text).is_empty(), "{number:.20}");
        let property = format!("{{\"type\":\"number\",\"example\":{number}}}");
        let text = provider(json!({ "models": { "A": { "a": 7 } } }));
        let _ = read(text.replace("\"a\":7", &format!("\"a\":{property}")));
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_rejected() {
    for bytes in [
        &b"\xff\xfe{\0}\0"[..],
        b"\0",
        b"{\"name\":\"\xc3\x28\"}",
        b"\xed\xa0\x80",
        b"\xf0\x9f\xa6",
    ] {
        assert!(!error_codes(bytes).is_empty(), "{bytes:?}");
    }
    assert!(read(format!("\u{feff}{}", provider(json!({})))).is_ok());
    assert!(!error_codes(format!("\u{feff}\u{feff}{}", provider(json!({})))).is_empty());
}

#[test]
fn cycles_of_models_terminate() {
    let alias = |n: usize| (format!("A{n}"), json!(format!("A{}", (n + 1) % 10_000)));
    let circle = provider(json!({ "models": object((0..10_000).map(alias)) }));
    assert_eq!(error_codes(circle), ["E0505"]);

    let chain = |n: usize| {
        (
            format!("A{n}"),
            json!(if n == 0 {
                "[string]".into()
            } else {
                format!("A{}", n - 1)
            }),
        )
    };
    let chained = provider(json!({
        "models": object((0..10_000).map(chain)),
        "sub_clients": { "all": { "parameters": { "a": "[A9999]" } } },
        "operations": { "get": { "call": "GET /{a}", "returns": "A9999", "pages": "link" } },
    }));
    // A list of a list cannot be bound, which is only detected at the end of the chain.
    assert_eq!(error_codes(chained), ["E0507"]);

    let record = |n: usize| {
        let next = format!("M{}", (n + 1) % 10_000);
        (
            format!("M{n}"),
            json!({ "next": next, "all": format!("[{next}]"), "maybe": format!("{next}|null?") }),
        )
    };
    let recursive = provider(json!({
        "models": object((0..10_000).map(record)),
        "operations": { "get": { "call": "GET /a", "returns": "M0" } },
    }));
    assert!(read(recursive).is_ok());
}

#[test]
fn cycles_of_scopes_terminate() {
    let scope = |n: usize| {
        (
            format!("s{n}"),
            json!({ "implies": [format!("s{}", (n + 1) % 20_000), "s0"] }),
        )
    };
    assert_eq!(
        error_codes(provider(
            json!({ "scopes": object((0..20_000).map(scope)) })
        )),
        ["E0204"]
    );
}

#[test]
fn an_enum_of_ten_thousand_values_is_read() {
    let values: Vec<_> = (0..10_000).map(|n| format!("value {n}")).collect();
    assert!(
        read(provider(
            json!({ "models": { "Kind": { "enum": values } } })
        ))
        .is_ok()
    );
    let twice = vec!["a"; 10_000];
    assert!(
        error_codes(provider(json!({ "models": { "Kind": { "enum": twice } } })))
            .contains(&"E0504")
    );
}

#[test]
fn names_that_are_not_identifiers_become_identifiers() {
    let names = [
        "type", "self", "Self", "super", "crate", "_", "__", "", " ", "-", "1", "async", "größe",
        "名前", "\u{301}", "İ", "ß", "ﬁ", "a\u{0}b", "r#type", "'static", "x y", "🦀x", "ªº", "٣",
    ];
    for (name, (field, variant)) in names.iter().map(|name| {
        (
            name,
            (
                licit_format::name::snake(name),
                licit_format::name::pascal(name),
            ),
        )
    }) {
        for rust_name in [field.trim_start_matches("r#"), variant.as_str()] {
            let mut chars = rust_name.chars();
            let starts = chars
                .next()
                .is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
            assert!(
                starts && chars.all(unicode_ident::is_xid_continue),
                "{name:?}: {rust_name:?}"
            );
        }
        assert!(
            !["self", "super", "crate", "_"].contains(&field.as_str()),
            "{name:?}: {field}"
        );
        assert!(variant != "Self" && variant != "_", "{name:?}: {variant}");
    }
}

/// A provider with this many operations, models and scopes, which refer to each other.
fn large(operations: usize, models: usize, scopes: usize) -> String {
    let scope = |n: usize| {
        let implied = if n == 0 { vec![] } else { vec!["scope0:read"] };
        (format!("scope{n}:read"), json!({ "implies": implied }))
    };
    let model = |n: usize| {
        let other = |k: usize| format!("Model{}", (n * k + k) % models);
        (
            format!("Model{n}"),
            json!({
                "id": "string", "a": other(7), "b": format!("[{}]", other(11)), "c": format!("{}|null?", other(13)),
                "kind": { "enum": ["a", "b", "c"] }, "inner": { "properties": { "x": other(17) } },
            }),
        )
    };
    let operation = |n: usize| {
        (
            format!("operation{n}_x"),
            json!({
                "call": format!("GET /accounts/{{account_id}}/{n}/{{id}}"), "path": { "id": "string" },
                "query": { "cursor": "string?", "filter": { "enum": ["x", "y"], "optional": true } },
                "scopes": format!("scope{}:read | scope{}:read & scope{}:read", n % scopes, (n * 7) % scopes, (n * 3) % scopes),
                "returns": format!("Model{}", n % models),
                "pages": { "style": "cursor", "next": "/id", "items": "/b" },
            }),
        )
    };
    provider(json!({
        "scopes": object((0..scopes).map(scope)),
        "sub_clients": { "account": { "parameters": { "account_id": "string" } } },
        "operations": object((0..operations).map(operation)),
        "models": object((0..models).map(model)),
        "errors": {
            "shapes": { "fault": { "code": "/code" } },
            "documented": object((0..models).map(|n| (format!("Error{n}"), json!({ "code": format!("{n}"), "status": 400 })))),
        },
    }))
}

#[test]
fn the_time_for_a_large_provider_is_linear() {
    let timed = |operations, models, scopes| {
        let text = large(operations, models, scopes);
        let begun = Instant::now();
        if let Err(report) = read(text) {
            assert!(!report.has_errors(), "{:.2000}", report.to_string());
        }
        begun.elapsed()
    };
    let small = timed(500, 200, 50);
    let whole = timed(5_000, 2_000, 500);
    // Ten times the size: quadratic time would be a hundred times as long.
    assert!(
        whole < small * 40 + Duration::from_secs(1),
        "{small:?} and {whole:?}"
    );
}

#[test]
fn a_large_provider_with_every_name_wrong_is_reported_in_time() {
    let text = large(5_000, 2_000, 500)
        .replace(":read\"", ":wrong\"")
        .replace("\"Model1", "\"Modle1");
    assert!(error_codes(text).contains(&"E0203"));
}

#[test]
fn a_very_long_list_of_mistakes_is_truncated() {
    let mut text = String::from("{\"name\": \"acme\"");
    for n in 0..20_000 {
        let _ = write!(text, ",\n\"unknown{n}\": 1");
    }
    text.push('}');
    let report = read(text).expect_err("unknown keys");
    assert_eq!(report.diagnostics().len() + report.left_out(), 20_000 + 1);
    assert!(report.to_string().contains("more problems are not shown"));
}

/// JSON with the keys and texts of specs in wrong places.
fn any_json() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        any::<String>(),
        prop::sample::select(vec![
            "GET /a/{b}",
            "string",
            "[A]",
            "A",
            "a|b&(c)",
            "https://{a}.example/{b}",
            "{a",
            "link",
            "/a/~1",
            "",
            "🦀",
            "none",
            "callback",
            "token_reply",
            "User",
            "user",
            "app",
            "é{é}",
            "'",
            "a'b",
            "string|null?",
        ])
        .prop_map(str::to_owned),
    ];
    let key = prop_oneof![
        8 => prop::sample::select(vec![
            "name", "variables", "environments", "scopes", "grants", "authorization_code", "client_credentials",
            "refresh_token", "callback", "captures", "operations", "models", "call", "graphql", "query", "path",
            "body", "form", "returns", "pages", "pagination", "style", "items", "type", "enum", "one_of",
            "properties", "value", "implies", "errors", "shapes", "documented", "code", "matches", "api",
            "base_url", "token_endpoint", "authorization_endpoint", "sub_clients", "parameters", "credentials",
            "a", "A", "b", "B", "$description", "from", "default", "format", "client", "clients", "token",
        ])
        .prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    let leaf = prop_oneof![
        4 => text.prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<i32>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(6, 96, 8, move |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            5 => prop::collection::vec((key.clone(), inner), 0..8).prop_map(object),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read(bytes);
    }

    #[test]
    fn arbitrary_text_is_accepted_exactly_when_serde_json_accepts_it(
        text in "([\\[\\]{}:,\"\\\\ \n01e.+-]|true|null|\\\\u[0-9a-f]{4}|\"a\"|[a-z'/*é\u{1}]){0,24}",
    ) {
        let ours = Source::new("spec.json", text.as_str()).parse();
        let theirs = serde_json::from_str::<Value>(&text);
        // `serde_json` rejects numbers that are too large. Here, the format decides.
        let too_large = theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range"));
        prop_assert!(too_large || ours.is_ok() == theirs.is_ok(), "{:?}", text);
        let _ = read(text);
    }

    #[test]
    fn arbitrary_json_is_read_without_a_panic(value in any_json()) {
        let _ = read(value.to_string());
        let _ = read(serde_json::to_string_pretty(&value).unwrap_or_default().replace('\n', "\r\n\t"));
        let _ = read(provider(value));
    }

    #[test]
    fn every_name_becomes_an_identifier(name in any::<String>()) {
        for rust_name in [licit_format::name::snake(&name), licit_format::name::pascal(&name)] {
            let bare = rust_name.trim_start_matches("r#");
            let mut chars = bare.chars();
            let starts = chars.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
            prop_assert!(starts && bare != "_" && chars.all(unicode_ident::is_xid_continue), "{:?}", rust_name);
        }
    }
}
