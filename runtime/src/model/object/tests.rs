use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::Secret;

crate::object! {
    pub struct Contact {
        pub id: i64,
        pub name: Option<String>,
        pub born?: String as "born-on",
        pub note?: Option<String> as nullable,
        pub friends: Vec<Self>,
    }
}

crate::object! {
    pub struct Labels {
        pub id: i64,
        ..additional: BTreeMap<String, i64>,
    }
}

crate::object! {
    pub struct Login {
        pub user: String,
        pub password: Secret as secret,
        pub old?: Vec<Secret> as secret,
        pub key: Secret as hidden,
    }
}

crate::object! {
    pub struct Empty {}
}

crate::object! {
    pub struct Tree {
        pub left?: Box<Self>,
    }
}

#[derive(serde::Deserialize, serde::Serialize)]
struct Outer {
    #[serde(flatten)]
    contact: Contact,
}

fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap()
}

fn error<T: DeserializeOwned>(json: &str) -> String {
    match serde_json::from_str::<T>(json) {
        Ok(_) => panic!("{json} is read"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn an_object_round_trips() {
    for json in [
        r#"{"id":1,"name":"A","born-on":"x","note":null,"friends":[]}"#,
        r#"{"id":1,"name":null,"note":"\n","friends":[{"id":2,"name":"B","friends":[]}]}"#,
    ] {
        let contact: Contact = read(json);
        assert_eq!(serde_json::to_string(&contact).unwrap(), json);
    }
}

#[test]
fn absent_null_and_a_value_are_distinguished() {
    for (note, expected) in [
        ("", None),
        (r#","note":null"#, Some(None)),
        (r#","note":"A""#, Some(Some("A".to_owned()))),
    ] {
        let json = format!(r#"{{"id":1,"name":"A"{note},"friends":[]}}"#);
        let contact: Contact = read(&json);
        assert_eq!(contact.note, expected);
        assert_eq!(serde_json::to_string(&contact).unwrap(), json);
    }
}

#[test]
fn members_are_found_in_any_order_and_unknown_ones_ignored() {
    let contact: Contact =
        read(r#"{"x": [{}], "friends": [], "name": "A", "\u0069d": 1, "nam": 2, "y": "z"}"#);
    assert_eq!((contact.id, contact.name.as_deref()), (1, Some("A")));
}

#[test]
fn of_duplicate_members_the_last_counts() {
    let contact: Contact = read(r#"{"id": 1, "friends": [], "id": 2, "name": "A", "name": null}"#);
    assert_eq!((contact.id, contact.name), (2, None));
}

#[test]
fn a_missing_member_is_an_error_unless_it_may_be_null() {
    let contact: Contact = read(r#"{"id": 1, "friends": []}"#);
    assert_eq!((contact.name, contact.note), (None, None));
    assert_eq!(error::<Contact>(r#"{"id": 1}"#), "missing member `friends`");
}

#[test]
fn an_open_object_preserves_other_members() {
    let json = r#"{"id":1,"a b":2,"":3}"#;
    let labels: Labels = read(json);
    assert_eq!(labels.additional.get("a b"), Some(&2));
    assert_eq!(serde_json::to_value(&labels).unwrap(), read::<Value>(json));
    let error = error::<Labels>(r#"{"id": 1, "a b": "x"}"#);
    assert!(
        error.starts_with(r#"at ["a b"]: invalid type: string"#),
        "{error}"
    );
}

#[test]
fn secrets_are_written_only_where_they_are_sent() {
    let login: Login = read(r#"{"user": "a", "password": "b", "old": ["c"], "key": "d"}"#);
    assert_eq!(
        serde_json::to_string(&login).unwrap(),
        r#"{"user":"a","password":"b","old":["c"]}"#
    );
}

#[test]
fn an_error_shows_the_path_and_no_value() {
    let json = r#"[{"id": 1, "friends": [{"id": 1, "friends": [{"id": "s3cret"}]}]}]"#;
    assert_eq!(
        error::<Vec<Contact>>(json),
        r#"at ["friends",0,"friends",0,"id"]: invalid type: string, expected i64 at line 1 column 66"#
    );
    assert!(error::<Contact>("7").contains("expected an object"));
    assert!(error::<Empty>("[]").contains("expected an object"));
}

#[test]
fn other_deserializers_and_formats_are_supported() {
    let value = json!({"id": 1, "name": "A", "friends": [{"id": 2, "friends": []}]});
    let contact: Contact = serde_json::from_value(value.clone()).unwrap();
    let bytes = value.to_string().into_bytes();
    assert_eq!(contact, serde_json::from_reader(bytes.as_slice()).unwrap());
    assert_eq!(contact, serde_json::from_slice(&bytes).unwrap());
    let outer: Outer = serde_json::from_value(value).unwrap();
    assert_eq!(contact, outer.contact);
    let written = serde_json::to_value(&outer).unwrap();
    assert_eq!(contact, serde_json::from_value(written).unwrap());
}

#[test]
fn nesting_is_bounded_and_released() {
    let nested = |depth: usize| r#"{"left":"#.repeat(depth) + "null" + &"}".repeat(depth);
    for _ in 0..3 {
        read::<Tree>(&nested(64));
        assert!(error::<Tree>(&nested(65)).contains("deeper than 64"));
        assert!(error::<Tree>(&nested(100_000)).contains("deeper than 64"));
    }
}
