//! Valid and invalid JSON, and the reported errors.

use super::*;
use crate::source::Lines;

fn messages(text: &str) -> Vec<String> {
    match parse(text) {
        Ok(_) => Vec::new(),
        Err(mistakes) => mistakes
            .into_iter()
            .map(|mistake| mistake.message)
            .collect(),
    }
}

#[test]
fn every_document_that_serde_json_accepts_has_the_same_value() {
    for text in [
        "{}",
        " [ ] ",
        "\"\"",
        "0",
        "-0.5e+3",
        "1E9",
        "null",
        "\t\r\n true",
        r#"{"a": [1, {"b": "\u00e9\ud83e\udd80\n\/"}], "": false}"#,
    ] {
        let node = parse(text).unwrap_or_else(|mistakes| panic!("{text}: {mistakes:?}"));
        assert_eq!(
            node.to_json(),
            serde_json::from_str::<serde_json::Value>(text).expect(text)
        );
    }
}

#[test]
fn invalid_json_is_rejected() {
    for text in [
        "",
        " ",
        "{",
        "}",
        "[1",
        "[1}",
        "{\"a\"}",
        "{\"a\":}",
        "[,]",
        "[1,,2]",
        "01",
        "+1",
        ".5",
        "1.",
        "1e",
        "0x1",
        "NaN",
        "-",
        "tru",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"a\nb\"",
        "{} {}",
        "\u{a0}{}",
        "\u{feff}{}",
        "\u{0}",
        "/**/",
        "/",
        "{a:1}",
        "'a'",
        "\"\u{1}\"",
        "[1 2]",
    ] {
        assert!(parse(text).is_err(), "{text:?}");
        assert!(
            serde_json::from_str::<serde_json::Value>(text).is_err(),
            "{text:?}"
        );
    }
}

#[test]
fn all_mistakes_are_reported_together() {
    let text = "{ // a\n a: 'b', \"c\": [01, True,],\n}";
    let found = messages(text);
    assert_eq!(found.len(), 7, "{found:#?}");
}

#[test]
fn spans_are_byte_offsets() {
    let text = "{ \"größe\": \"🦀\" }";
    let node = parse(text).expect("JSON");
    let member = &node.members()[0];
    assert_eq!(&text[member.key.span.range()], "größe");
    assert_eq!(&text[member.value.span.range()], "\"🦀\"");
    assert_eq!(Lines::new(text).position(member.value.span.start), (1, 12));
}

#[test]
fn nesting_is_bounded() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        assert!(parse(&open.repeat(200_000)).is_err());
        let deep = |depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
        assert!(parse(&deep(MAX_DEPTH)).is_ok());
        assert!(parse(&deep(MAX_DEPTH + 1)).is_err());
    }
}
