use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Shape;
use crate::model::types::{Date, Decimal};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Point {
    x: Decimal,
}

#[derive(Debug, PartialEq)]
enum Place {
    Integer(i64),
    Decimal(Decimal),
    Date(Date),
    Text(String),
    Point(Box<Point>),
    Points(Vec<Point>),
    Other(Value),
}
crate::open_union!(Place {
    Integer = Shape::Integer,
    Decimal = Shape::Decimal,
    Date = Shape::Text,
    Text = Shape::Text,
    Point = Shape::Map,
    Points = Shape::List(&Shape::Any),
    ..Other
});

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

#[derive(Debug, PartialEq)]
struct Person {
    name: Option<String>,
    born: Option<String>,
}
crate::object!(Person {
    name: optional = "name",
    born: optional = "born"
});

#[derive(Debug, PartialEq)]
struct Company {
    name: Option<String>,
    employees: Option<Vec<Person>>,
}
crate::object!(Company {
    name: optional = "name",
    employees: optional = "employees"
});

#[derive(Debug, PartialEq)]
struct Robot {
    kind: String,
    name: Option<String>,
}
crate::object!(Robot {
    kind: constant("robot") = "kind",
    name: optional = "name"
});

#[derive(Debug, PartialEq)]
struct Ship {
    tons: i64,
    name: Option<String>,
}
crate::object!(Ship {
    tons: required = "tons",
    name: optional = "name"
});

#[derive(Debug, PartialEq)]
enum Owner {
    Person(Person),
    Company(Company),
    Robot(Robot),
    Ship(Ship),
    People(Vec<Person>),
    Companies(Vec<Company>),
    Other(Value),
}
crate::open_union!(Owner {
    Person = Shape::Object(&[], &["name", "born"]),
    Company = Shape::Object(&[], &["name", "employees"]),
    Robot = Shape::Tagged(&[], &["kind", "name"], &[("kind", &["robot"])]),
    Ship = Shape::Object(&["tons"], &["name"]),
    People = Shape::List(&Shape::Object(&[], &["name", "born"])),
    Companies = Shape::List(&Shape::Object(&[], &["name", "employees"])),
    ..Other
});

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

#[derive(Debug, PartialEq)]
pub enum Kind {
    S,
    M,
    Unknown(String),
}
crate::open_enum!(Kind { S = "s", M = "m", ..Unknown });

#[derive(Debug, PartialEq)]
enum Size {
    Kind(Kind),
    Text(String),
    Other(Value),
}
crate::open_union!(Size {
    Kind = Shape::Texts(&["s", "m"]),
    Text = Shape::Text,
    ..Other
});

#[test]
fn an_open_enum_matches_only_its_listed_strings() {
    let read = |json| serde_json::from_str::<Size>(json).unwrap();
    assert_eq!(read(r#""s""#), Size::Kind(Kind::S));
    assert_eq!(read(r#""x""#), Size::Text("x".to_owned()));
}

#[derive(Debug, PartialEq)]
enum Tagged {
    Person(Person),
    Robot(Robot),
    Other(Value),
}
crate::open_union!(Tagged by "kind" { Person = "person" | "human", Robot = "robot", ..Other });

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

/// A union in itself, whose variants look the same and fail late.
#[derive(Debug)]
enum Expression {
    And(Operands),
    Or(Operands),
    Other(Value),
}
crate::open_union!(Expression { And = Shape::Map, Or = Shape::Map, ..Other });

#[derive(Debug)]
struct Operands {
    operands: Vec<Expression>,
    count: i64,
}
crate::object!(Operands {
    operands: required = "operands",
    count: required = "count"
});

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

#[derive(Debug, PartialEq)]
struct Inner {
    p: Option<String>,
}
crate::object!(Inner { p: optional = "p" });

#[derive(Debug, PartialEq)]
struct OtherInner {
    q: Option<String>,
}
crate::object!(OtherInner { q: optional = "q" });

#[derive(Debug, PartialEq)]
struct A {
    x: Option<Inner>,
    size: Option<Size>,
}
crate::object!(A {
    x: optional = "x",
    size: optional = "size"
});

#[derive(Debug, PartialEq)]
struct B {
    x: Option<OtherInner>,
    kind: Option<Kind>,
}
crate::object!(B {
    x: optional = "x",
    kind: optional = "kind"
});

#[derive(Debug, PartialEq)]
enum AOrB {
    A(A),
    B(B),
    Other(Value),
}
crate::open_union!(AOrB {
    A = Shape::Object(&[], &["x", "size"]),
    B = Shape::Closed(&Shape::Object(&[], &["x", "kind"])),
    ..Other
});

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

#[derive(Debug, PartialEq)]
struct Version {
    version: i64,
}
crate::object!(Version {
    version: constant(1) = "version"
});

#[derive(Debug, PartialEq)]
enum Versioned {
    Version(Version),
    Person(Person),
    Other(Value),
}
crate::open_union!(Versioned by "version" { Version = "1", Person = "true", ..Other });

#[test]
fn numbers_and_booleans_are_tags() {
    let read = |json| serde_json::from_str::<Versioned>(json).unwrap();
    assert!(matches!(read(r#"{"version": 1}"#), Versioned::Version(_)));
    assert!(matches!(read(r#"{"version": true}"#), Versioned::Person(_)));
    assert!(matches!(read(r#"{"version": 2}"#), Versioned::Other(_)));
}

#[derive(Debug, PartialEq)]
enum ShipOrJson {
    Ship(Ship),
    Json(Value),
    Other(Value),
}
crate::open_union!(ShipOrJson { Json = Shape::Any, Ship = Shape::Map, ..Other });

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
