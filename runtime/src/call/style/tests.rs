//! The table of style examples (OpenAPI 3.1.1 §4.8.12.4), and what the specifications say about
//! undefined values, empty strings and delimiters within values.

use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use url::form_urlencoded;

use super::{fields, text};
use crate::call::query;
use crate::call::written::join;
use crate::http::form;
use crate::tables::Style;
use crate::template::{encode_reserved, encode_segment};

/// The value as part of a query.
fn in_query(style: Style, value: &impl Serialize) -> String {
    query::encode(&fields(style, "color", value).unwrap(), &[])
}

/// The value as part of a path.
fn in_path(style: Style, value: &impl Serialize) -> Option<String> {
    let text = text(style, "color", value).unwrap();
    Some(text?.encode(encode_segment))
}

fn string() -> Value {
    json!("blue")
}

fn list() -> Value {
    json!(["blue", "black", "brown"])
}

/// A `Value` would sort the members.
fn object() -> Box<RawValue> {
    serde_json::from_str(r#"{"R":100,"G":200,"B":150}"#).unwrap()
}

/// §4.8.12.4: "The following table shows examples … of the different serializations for each value."
#[test]
fn path_styles_are_those_of_the_table() {
    for (style, of_string, of_list, of_object) in [
        (
            Style::Matrix,
            ";color=blue",
            ";color=blue,black,brown",
            ";color=R,100,G,200,B,150",
        ),
        (
            Style::MatrixExploded,
            ";color=blue",
            ";color=blue;color=black;color=brown",
            ";R=100;G=200;B=150",
        ),
        (
            Style::Label,
            ".blue",
            ".blue,black,brown",
            ".R,100,G,200,B,150",
        ),
        (
            Style::LabelExploded,
            ".blue",
            ".blue.black.brown",
            ".R=100.G=200.B=150",
        ),
        (
            Style::Simple,
            "blue",
            "blue,black,brown",
            "R,100,G,200,B,150",
        ),
        (
            Style::SimpleExploded,
            "blue",
            "blue,black,brown",
            "R=100,G=200,B=150",
        ),
    ] {
        assert_eq!(in_path(style, &string()).unwrap(), of_string, "{style:?}");
        assert_eq!(in_path(style, &list()).unwrap(), of_list, "{style:?}");
        assert_eq!(in_path(style, &object()).unwrap(), of_object, "{style:?}");
    }
}

#[test]
fn query_styles_are_those_of_the_table() {
    for (style, of_list, of_object) in [
        (
            Style::FormJoined,
            "color=blue,black,brown",
            "color=R,100,G,200,B,150",
        ),
        (
            Style::Form,
            "color=blue&color=black&color=brown",
            "R=100&G=200&B=150",
        ),
        (
            Style::SpaceDelimited,
            "color=blue%20black%20brown",
            "color=R%20100%20G%20200%20B%20150",
        ),
        (
            Style::PipeDelimited,
            "color=blue%7Cblack%7Cbrown",
            "color=R%7C100%7CG%7C200%7CB%7C150",
        ),
        (
            Style::DeepObject,
            "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown",
            "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
        ),
        (
            Style::Content,
            "color=blue&color=black&color=brown",
            "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D",
        ),
        (
            Style::Json,
            "color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D",
            "color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D",
        ),
    ] {
        let of_string = if style == Style::Json {
            "color=%22blue%22"
        } else {
            "color=blue"
        };
        assert_eq!(in_query(style, &string()), of_string, "{style:?}");
        assert_eq!(in_query(style, &list()), of_list, "{style:?}");
        assert_eq!(in_query(style, &object()), of_object, "{style:?}");
    }
}

const IN_QUERY: [Style; 7] = [
    Style::Form,
    Style::FormJoined,
    Style::SpaceDelimited,
    Style::PipeDelimited,
    Style::DeepObject,
    Style::Content,
    Style::Json,
];

const IN_PATH: [Style; 6] = [
    Style::Simple,
    Style::SimpleExploded,
    Style::Label,
    Style::LabelExploded,
    Style::Matrix,
    Style::MatrixExploded,
];

/// RFC 6570 §2.3: a list without members, and an object whose members are undefined, are undefined.
#[test]
fn undefined_values_are_omitted() {
    for value in [
        json!(null),
        json!([]),
        json!({}),
        json!([null]),
        json!({"a": null, "b": []}),
    ] {
        for style in IN_QUERY.into_iter().filter(|style| *style != Style::Json) {
            assert_eq!(in_query(style, &value), "", "{style:?} {value}");
        }
        for style in IN_PATH {
            assert_eq!(in_path(style, &value), None, "{style:?} {value}");
        }
    }
    assert_eq!(in_query(Style::Json, &json!(null)), "");
    assert_eq!(in_query(Style::Json, &json!([])), "color=%5B%5D");
}

/// RFC 6570 §2.3: the empty string is defined. §3.2.7 and §3.2.8: `;name`, but `?name=`.
#[test]
fn an_empty_string_is_a_value() {
    for style in &IN_QUERY[..6] {
        assert_eq!(in_query(*style, &json!("")), "color=", "{style:?}");
    }
    let empty = IN_PATH.map(|style| in_path(style, &json!("")).unwrap());
    assert_eq!(empty, ["", "", ".", ".", ";color", ";color"]);
    let lists = IN_PATH.map(|style| in_path(style, &json!(["", "a"])).unwrap());
    assert_eq!(
        lists,
        [",a", ",a", ".,a", "..a", ";color=,a", ";color;color=a"]
    );
    assert_eq!(in_query(Style::Form, &json!(["", "a"])), "color=&color=a");
    assert_eq!(in_query(Style::FormJoined, &json!(["", "a"])), "color=,a");
    let object = json!({ "a": "", "b": 1 });
    assert_eq!(in_path(Style::MatrixExploded, &object).unwrap(), ";a;b=1");
    assert_eq!(in_path(Style::SimpleExploded, &object).unwrap(), "a=,b=1");
}

/// RFC 6570 §3.2.1: values are encoded one by one, so that delimiters within them stay distinct.
#[test]
fn delimiters_within_values_are_encoded() {
    let list = json!(["a,b", "c d", "é;=.", "50%"]);
    assert_eq!(
        in_query(Style::FormJoined, &list),
        "color=a%2Cb,c%20d,%C3%A9%3B%3D.,50%25"
    );
    assert_eq!(
        in_path(Style::MatrixExploded, &list).unwrap(),
        ";color=a%2Cb;color=c%20d;color=%C3%A9%3B%3D.;color=50%25"
    );
    let object = json!({ "a=b": "c/d", "x": "y,z" });
    assert_eq!(
        in_path(Style::SimpleExploded, &object).unwrap(),
        "a%3Db=c%2Fd,x=y%2Cz"
    );
}

/// OpenAPI 3.1.1, appendix E: these delimiters are encoded, and so are equal to those within values.
#[test]
fn a_value_that_contains_its_own_encoded_delimiter_is_rejected() {
    for (style, value) in [
        (Style::SpaceDelimited, json!(["a b"])),
        (Style::SpaceDelimited, json!({"a b": 1})),
        (Style::PipeDelimited, json!(["a", "b|c"])),
        (Style::PipeDelimited, json!({"a": "b|c"})),
    ] {
        let refused = fields(style, "color", &value).unwrap_err();
        assert_eq!(refused.name(), "color", "{style:?} {value}");
    }
    assert_eq!(
        in_query(Style::SpaceDelimited, &json!("a b")),
        "color=a%20b"
    );
    assert_eq!(
        in_query(Style::PipeDelimited, &json!(["a b", "c"])),
        "color=a%20b%7Cc"
    );
}

/// OpenAPI 3.1.1, appendix C: the handling of nested values is up to the implementation.
#[test]
fn nested_values_are_serialized_completely() {
    let value = json!({ "a": { "b": 1 }, "c": [1, 2], "d": [{ "e": "x" }, { "e": "y" }] });
    let decoded = |text: String| -> Vec<String> {
        let pairs = form_urlencoded::parse(text.as_bytes());
        pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect()
    };
    assert_eq!(
        decoded(in_query(Style::DeepObject, &value)),
        [
            "color[a][b]=1",
            "color[c][0]=1",
            "color[c][1]=2",
            "color[d][0][e]=x",
            "color[d][1][e]=y"
        ]
    );
    assert_eq!(
        decoded(in_query(Style::Form, &value)),
        ["a[b]=1", "c=1", "c=2", "d[0][e]=x", "d[1][e]=y"]
    );
    assert_eq!(
        decoded(in_query(Style::Form, &json!([{ "a": 1 }, { "a": 2 }]))),
        ["color[0][a]=1", "color[1][a]=2"]
    );
    assert_eq!(
        decoded(in_query(Style::Content, &json!([{ "a": 1 }, [2], "x"]))),
        ["color={\"a\":1}", "color=[2]", "color=x"]
    );
    assert_eq!(
        decoded(in_query(Style::FormJoined, &value)),
        ["color=a,{\"b\":1},c,[1,2],d,[{\"e\":\"x\"},{\"e\":\"y\"}]"]
    );
}

#[test]
fn members_keep_their_order_and_numbers_are_short() {
    #[derive(serde::Serialize)]
    struct Point {
        y: f64,
        x: f64,
        label: Option<String>,
    }
    let point = Point {
        y: 2.0,
        x: 0.5,
        label: None,
    };
    let fields = fields(Style::Form, "p", &point).unwrap();
    assert_eq!(query::encode(&fields, &[]), "y=2&x=0.5");
    let text = text(Style::Label, "p", &point).unwrap().unwrap();
    assert_eq!(
        (text.plain(), text.encode(encode_segment)),
        (".y,2,x,0.5".into(), ".y,2,x,0.5".into())
    );
}

/// An independent decoder reads what was written: `url` for queries and forms.
#[test]
fn a_decoder_of_forms_reads_the_values_back() {
    let texts = [
        "",
        "a",
        "a b",
        "a+b",
        "a&b=c",
        "50%",
        "%41",
        "é",
        "a,b;c",
        "\u{0}\"<>\\^`{|}",
        "~-._",
    ];
    for text in texts {
        let fields = fields(Style::Form, "n a&m=e", &json!([text, text])).unwrap();
        let query = query::encode(&fields, &[]);
        let body = join(&fields, &[], form::encode, encode_reserved);
        for encoded in [query, body] {
            let pairs: Vec<_> = form_urlencoded::parse(encoded.as_bytes()).collect();
            let pair = || ("n a&m=e".into(), text.into());
            assert_eq!(pairs, [pair(), pair()], "{encoded}");
        }
    }
}

#[test]
fn a_comma_within_an_item_of_a_header_is_rejected() {
    let header = |style, value: &Value| super::header(style, "x-list", value);
    for (style, value) in [
        (Style::Simple, json!(["a,b", "c"])),
        (Style::Simple, json!(["a,b"])),
        (Style::SimpleExploded, json!({ "a": "b,c" })),
        (Style::SimpleExploded, json!({ "a=b": 1 })),
    ] {
        assert!(header(style, &value).is_err(), "{value}");
    }
    for (style, value, expected) in [
        (Style::Simple, json!("a,b"), "a,b"),
        (Style::Simple, json!(["a", 1]), "a,1"),
        (Style::Json, json!(["a,b"]), "[\"a,b\"]"),
    ] {
        let text = header(style, &value).unwrap().unwrap();
        assert_eq!(text.plain(), expected);
    }
}
