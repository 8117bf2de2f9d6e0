use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Shape;
use crate::model::types::{Date, Decimal};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Point {
    x: Decimal,
}

crate::open_union! {
    pub enum Place {
        Integer(i64) = Shape::Integer,
        Decimal(Decimal) = Shape::Decimal,
        Date(Date) = Shape::Text,
        Text(String) = Shape::Text,
        Point(Box<Point>) = Shape::Map,
        Points(Vec<Point>) = Shape::List(&Shape::Any),
        ..Other
    }
}

#[test]
fn the_kind_of_json_comes_first_and_then_the_order() {
    let read = |json| serde_json::from_str::<Place>(json).unwrap();
    assert_eq!(read("7"), Place::Integer(7));
    assert!(matches!(read("7.50"), Place::Decimal(_)));
    assert!(matches!(read(r#""2024-01-31""#), Place::Date(_)));
    assert!(matches!(read(r#""x""#), Place::Text(_)));
    assert!(matches!(read(r#"{"x": "1"}"#), Place::Point(_)));
    assert!(matches!(read(r#"[{"x": 1}]"#), Place::Points(_)));
}

#[test]
fn every_value_round_trips() {
    for json in [
        "7",
        "7.50",
        "123456789012345678901234567890",
        r#""x""#,
        r#"{"x":1.10}"#,
        "[]",
        "null",
        r#"{"y":[true]}"#,
    ] {
        let place: Place = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&place).unwrap(), json);
    }
}

#[test]
fn a_value_of_no_known_type_is_preserved_as_json() {
    let place: Place = serde_json::from_str(r#"{"y": [true]}"#).unwrap();
    assert_eq!(place, Place::Other(serde_json::json!({"y": [true]})));
}

#[test]
fn only_invalid_json_is_rejected() {
    assert!(serde_json::from_str::<Place>("{").is_err());
    assert!(serde_json::from_str::<Place>(&"[".repeat(200_000)).is_err());
}

crate::object! {
    pub struct Person {
        pub name?: String,
        pub born?: String,
    }
}

crate::object! {
    pub struct Company {
        pub name?: String,
        pub employees?: Vec<Person>,
    }
}

crate::object! {
    pub struct Robot {
        pub kind = "robot": String,
        pub name?: String,
    }
}

crate::object! {
    pub struct Ship {
        pub tons: i64,
        pub name?: String,
    }
}

crate::open_union! {
    pub enum Owner {
        Person(Person) = Shape::Object(&[], &["name", "born"]),
        Company(Company) = Shape::Object(&[], &["name", "employees"]),
        Robot(Robot) = Shape::Tagged(&[], &["kind", "name"], &[("kind", &["robot"])]),
        Ship(Ship) = Shape::Object(&["tons"], &["name"]),
        People(Vec<Person>) = Shape::List(&Shape::Object(&[], &["name", "born"])),
        Companies(Vec<Company>) = Shape::List(&Shape::Object(&[], &["name", "employees"])),
        ..Other
    }
}

#[test]
fn the_object_with_the_most_members_is_read() {
    let read = |json| serde_json::from_str::<Owner>(json).unwrap();
    // Both people and companies have a name.
    assert!(matches!(read(r#"{"name": "A"}"#), Owner::Other(_)));
    assert!(matches!(
        read(r#"{"name": "A", "born": "1970"}"#),
        Owner::Person(_)
    ));
    assert!(matches!(
        read(r#"{"name": "A", "employees": []}"#),
        Owner::Company(_)
    ));
    assert!(matches!(
        read(r#"{"name": "A", "kind": "robot"}"#),
        Owner::Robot(_)
    ));
    assert!(matches!(
        read(r#"{"name": "A", "kind": "cat", "born": "1970"}"#),
        Owner::Person(_)
    ));
    assert!(matches!(
        read(r#"{"name": "A", "tons": 7}"#),
        Owner::Ship(_)
    ));
    assert!(matches!(
        read(r#"{"name": "A", "born": "x", "tons": "x"}"#),
        Owner::Person(_)
    ));
    assert!(matches!(
        read(r#"[{"name": "A", "employees": []}]"#),
        Owner::Companies(_)
    ));
    assert!(matches!(read("[]"), Owner::People(_)));
    assert!(matches!(read("7"), Owner::Other(_)));
}

crate::open_enum! {
    pub enum Kind {
        S = "s",
        M = "m",
        ..Unknown
    }
}

crate::open_union! {
    pub enum Size {
        Kind(Kind) = Shape::Texts(&["s", "m"]),
        Text(String) = Shape::Text,
        ..Other
    }
}

#[test]
fn an_open_enum_matches_only_its_listed_strings() {
    let read = |json| serde_json::from_str::<Size>(json).unwrap();
    assert_eq!(read(r#""s""#), Size::Kind(Kind::S));
    assert_eq!(read(r#""x""#), Size::Text("x".to_owned()));
}

crate::open_union! {
    pub enum Tagged by "kind" {
        Person(Person) = "person" | "human",
        Robot(Robot) = "robot",
        ..Other
    }
}

#[test]
fn a_tag_decides_alone() {
    let read = |json| serde_json::from_str::<Tagged>(json).unwrap();
    assert!(matches!(read(r#"{"kind": "human"}"#), Tagged::Person(_)));
    assert!(matches!(
        read(r#"{"born": "x", "kind": "robot"}"#),
        Tagged::Robot(_)
    ));
    for other in [
        r#"{"kind":"cat"}"#,
        r#"{"name":"A"}"#,
        "null",
        r#"{"kind":7}"#,
        r#"{"kind":null}"#,
    ] {
        let value = read(other);
        assert!(matches!(value, Tagged::Other(_)));
        assert_eq!(serde_json::to_string(&value).unwrap(), other);
    }
}

crate::open_union! {
    /// A union in itself, whose variants look the same and fail late.
    pub enum Expression {
        And(Operands) = Shape::Map,
        Or(Operands) = Shape::Map,
        ..Other
    }
}

crate::object! {
    pub struct Operands {
        pub operands: Vec<Expression>,
        pub count: i64,
    }
}

#[test]
fn failing_at_every_level_does_not_double_the_work() {
    let depth = 30;
    let json = r#"{"operands":["#.repeat(depth) + &r#"],"count":"x"}"#.repeat(depth);
    let expression: Expression = serde_json::from_str(&json).unwrap();
    assert!(matches!(expression, Expression::Other(_)));
    // Nothing decides between the variants.
    assert!(matches!(
        serde_json::from_str(r#"{"operands":[{"operands":[],"count":0}],"count":1}"#),
        Ok(Expression::Other(_))
    ));
}

crate::object! {
    pub struct Inner {
        pub p?: String,
    }
}

crate::object! {
    pub struct OtherInner {
        pub q?: String,
    }
}

crate::object! {
    pub struct A {
        pub x?: Inner,
        pub size?: Size,
    }
}

crate::object! {
    pub struct B {
        pub x?: OtherInner,
        pub kind?: Kind,
    }
}

crate::open_union! {
    pub enum AOrB {
        A(A) = Shape::Object(&[], &["x", "size"]),
        B(B) = Shape::Closed(&Shape::Object(&[], &["x", "kind"])),
        ..Other
    }
}

#[test]
fn the_variant_that_preserves_more_is_read_and_a_tie_is_json() {
    let read = |json| serde_json::from_str::<AOrB>(json).unwrap();
    assert!(matches!(read(r#"{"x": {"q": "1"}}"#), AOrB::B(_)));
    assert!(matches!(read(r#"{"x": {"p": "1"}}"#), AOrB::A(_)));
    for tie in [
        "{}",
        r#"{"x":{}}"#,
        r#"{"x":{"p":"1","q":"1"}}"#,
        // Each would lose a member.
        r#"{"kind":"s","size":"s"}"#,
    ] {
        let value = read(tie);
        assert!(matches!(value, AOrB::Other(_)), "{tie}");
        assert_eq!(serde_json::to_string(&value).unwrap(), tie);
    }
}

#[test]
fn an_unlisted_value_excludes_a_variant() {
    let read = |json| serde_json::from_str::<AOrB>(json).unwrap();
    // An object is no size, although a union preserves it.
    assert!(matches!(
        read(r#"{"x": {"q": "1"}, "size": {}}"#),
        AOrB::B(_) | AOrB::Other(_)
    ));
    assert!(matches!(read(r#"{"kind": "m"}"#), AOrB::B(_)));
    // `B` has no other members, but `A` would lose one that `B` preserves.
    assert!(matches!(read(r#"{"kind": "m", "new": 1}"#), AOrB::Other(_)));
    // An unknown value of an enum excludes `B`, and `A` would lose it.
    assert!(matches!(read(r#"{"kind": "unheard of"}"#), AOrB::Other(_)));
}

crate::object! {
    pub struct Version {
        pub version = 1: i64,
    }
}

crate::open_union! {
    pub enum Versioned by "version" {
        Version(Version) = "1",
        Person(Person) = "true",
        ..Other
    }
}

#[test]
fn numbers_and_booleans_are_tags() {
    let read = |json| serde_json::from_str::<Versioned>(json).unwrap();
    assert!(matches!(read(r#"{"version": 1}"#), Versioned::Version(_)));
    assert!(matches!(read(r#"{"version": true}"#), Versioned::Person(_)));
    assert!(matches!(read(r#"{"version": 2}"#), Versioned::Other(_)));
}

crate::open_union! {
    pub enum ShipOrJson {
        Json(Value) = Shape::Any,
        Ship(Ship) = Shape::Map,
        ..Other
    }
}

#[test]
fn any_json_is_read_if_no_other_variant_matches() {
    let read = |json| serde_json::from_str::<ShipOrJson>(json).unwrap();
    assert!(matches!(
        read(r#"{"tons": 7, "new": true}"#),
        ShipOrJson::Ship(_)
    ));
    assert!(matches!(read(r#"{"name": "A"}"#), ShipOrJson::Json(_)));
    assert!(matches!(read("7"), ShipOrJson::Json(_)));
}
