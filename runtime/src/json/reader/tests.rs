use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::read;

crate::object! {
    pub struct Item {
        pub id: i64,
        pub name?: String,
        pub parts: Vec<Item>,
        pub labels?: BTreeMap<String, f64>,
    }
}

/// Whether the reader and `serde_json` agree on a text.
#[track_caller]
fn agree<T: DeserializeOwned + PartialEq + Debug>(text: &str) {
    let expected = serde_json::from_str::<T>(text);
    let found = read::<T>(text);
    match (&found, &expected) {
        (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{text}"),
        (Err(_), Err(_)) => {}
        _ => panic!("{text}: {found:?}, but serde_json: {expected:?}"),
    }
}

#[test]
fn numbers_are_those_of_serde_json() {
    for text in [
        "0",
        "-0",
        "-0.0",
        "1",
        "-1",
        "01",
        "-01",
        "1.",
        ".5",
        "-",
        "+1",
        "1e",
        "1e+",
        "0.5",
        "1.5e3",
        "1E-3",
        "1e400",
        "255",
        "256",
        "123456789012345678",
        "1234567890123456789",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "18446744073709551615",
        "18446744073709551616",
        "123456789012.345",
        "123456789012.3456",
        "0.00000000000001",
        "0.000000000000001",
        "-12.50",
        "00.5",
        "0.30000000000000004",
        "0.1",
        "-388.93690379336476",
        "2.2250738585072014e-308",
        "1x",
        "1 2",
        " 7 ",
        "",
        "\"1\"",
        "null",
        "NaN",
        "1_000",
        "--1",
        "1.2.3",
        "1e5e5",
    ] {
        agree::<f64>(text);
        agree::<f32>(text);
        agree::<Option<f64>>(text);
        agree::<Value>(text);
        if !text.contains(['.', 'e', 'E']) {
            agree::<i64>(text);
            agree::<u64>(text);
            agree::<u8>(text);
            agree::<Vec<i64>>(&format!("[{text}]"));
        }
    }
}

#[test]
fn strings_are_those_of_serde_json_wherever_they_end() {
    for special in [
        "",
        "\\n",
        "\\\"",
        "\\\\",
        "\\u00e9",
        "\\ud83d\\ude00",
        "\\ud83d",
        "\\x",
        "é",
        "😀",
        "\u{7f}",
        "\n",
        "\u{1}",
        "\"",
    ] {
        for before in 0..18 {
            for behind in 0..3 {
                let text = format!("\"{}{special}{}\"", "a".repeat(before), "b".repeat(behind));
                agree::<String>(&text);
                agree::<Vec<String>>(&format!("[{text},{text}]"));
                agree::<BTreeMap<String, u8>>(&format!("{{{text} : 1}}"));
            }
        }
    }
}

#[test]
fn every_mistake_in_the_text_is_an_error() {
    for text in [
        "",
        " ",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1]]",
        "[1}",
        "{",
        "{}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,\"a\":1}",
        "{\"a\":1 \"b\":2}",
        "{a:1}",
        "{\"a\":1]",
        "{\"a\" 1}",
        "tru",
        "nul",
        "null",
        "[true]",
        "[null]",
        "{\"a\":[1}",
        "/**/1",
    ] {
        agree::<Vec<i64>>(text);
        agree::<Vec<bool>>(text);
        agree::<Vec<Option<i64>>>(text);
        agree::<BTreeMap<String, i64>>(text);
        agree::<Option<Vec<i64>>>(text);
        agree::<Value>(text);
        agree::<Item>(text);
    }
}

#[test]
fn a_truncated_text_is_an_error_and_a_complete_one_is_read() {
    let text = r#"{"x":[{"y":"\u00e9"}],"parts":[{"id":2,"parts":[]}],"id":1.0,"labels":{"a":1e1},"name":"é"}"#;
    for end in 0..text.len() {
        if let Some(part) = text.get(..end) {
            assert!(read::<Item>(part).is_err(), "{part}");
        }
    }
    let item: Item = read(text).unwrap();
    assert_eq!((item.id, item.name.as_deref()), (1, Some("é")));
    assert_eq!(item.labels, Some(BTreeMap::from([("a".into(), 10.0)])));
}

#[test]
fn an_error_has_the_path_to_its_place() {
    let text = r#"[{"id":1,"parts":[{"id":2,"parts":[],"labels":{"a\u0062":"s3cret"}}]}]"#;
    let error = read::<Vec<Item>>(text).unwrap_err().to_string();
    assert_eq!(
        error,
        r#"at [0,"parts",0,"labels","ab"]: invalid type: string, expected f64"#
    );
}

#[test]
fn keys_of_maps_may_be_numbers() {
    agree::<BTreeMap<i32, bool>>(r#"{"1":true,"-2":false}"#);
    agree::<BTreeMap<i32, bool>>(r#"{"a":true}"#);
}
