//! Tests of models that are built from some of their members.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::mock::model;
use crate::types::ExactNumber;
use crate::{Bytes, Date, DateTime, Decimal, Json, Secret, Shape, Uri, Uuid};

crate::open_enum! {
    pub enum Kind {
        Person = "natural person",
        Company = "company",
        ..Unknown
    }
}

crate::open_integer_enum! {
    pub enum Level {
        Low = 3,
        High = 9,
        ..Unknown
    }
}

crate::open_union! {
    pub enum Place {
        Address(Address) = Shape::Object(&["street"], &[]),
        Name(String) = Shape::Text,
        ..Other
    }
}

crate::object! {
    pub struct Address {
        pub street: String,
        pub country: Kind,
        pub note?: Option<String> as nullable,
    }
}

crate::object! {
    pub struct Contact {
        pub id: u64 as "contactId",
        pub name: String,
        pub born: Date,
        pub created_at: DateTime,
        pub balance: Decimal,
        pub rate: ExactNumber,
        pub weight: f64,
        pub key: Uuid,
        pub site: Uri,
        pub photo: Bytes,
        pub pin: Secret as secret,
        pub kind: Kind,
        pub level: Level,
        pub active: bool,
        pub tags: Vec<String>,
        pub counts: BTreeMap<String, i64>,
        pub address: Address,
        pub others: Vec<Address>,
        pub place: Place,
        pub anything: Json,
        pub parent: Option<Box<Contact>>,
        pub version = "1": String,
        pub nickname?: String,
    }
}

crate::object! {
    pub struct Open {
        pub id: i64,
        ..others: BTreeMap<String, Address>,
    }
}

#[test]
fn absent_members_have_values_of_their_types() {
    let contact: Contact = model(json!({})).unwrap();
    assert_eq!(contact.kind, Kind::Person);
    assert_eq!(contact.level, Level::Low);
    assert_eq!(contact.address.country, Kind::Person);
    assert_eq!(contact.place, Place::Other(Json::Null));
    assert_eq!(contact.version, "1");
    assert!(contact.tags.is_empty() && contact.counts.is_empty() && contact.others.is_empty());
    // Members that may be absent are.
    assert_eq!(contact.nickname, None);
    assert_eq!(contact.address.note, None);
    assert!(contact.parent.is_none());
    // The model can be written, and is read as the same.
    let written = serde_json::to_string(&contact).unwrap();
    assert_eq!(serde_json::from_str::<Contact>(&written).unwrap(), contact);
}

#[test]
fn given_members_are_preserved_at_any_depth() {
    let contact: Contact = model(json!({
        "contactId": 7,
        "balance": "1.10",
        "address": { "note": null },
        "others": [{}, { "street": "High Street" }],
        "place": { "street": "Low Street", "country": "company" },
        "kind": "guild",
        "parent": { "name": "Acme" },
        "counts": { "a": 2 },
    }))
    .unwrap();
    assert_eq!(contact.id, 7);
    assert_eq!(contact.balance.as_str(), "1.10");
    assert_eq!(contact.address.note, Some(None));
    assert_eq!(contact.others.len(), 2);
    assert_eq!(contact.others.last().unwrap().street, "High Street");
    assert!(matches!(contact.place, Place::Address(address) if address.street == "Low Street"));
    assert_eq!(contact.kind, Kind::Unknown("guild".to_owned()));
    assert_eq!(contact.parent.unwrap().name, "Acme");
    assert_eq!(contact.counts.get("a"), Some(&2));
}

#[test]
fn lists_maps_and_derived_types_are_completed() {
    #[derive(Debug, Deserialize)]
    struct Page {
        items: Vec<Address>,
        total: u32,
        next: Option<String>,
        order: Order,
    }
    #[derive(Debug, PartialEq, Deserialize)]
    enum Order {
        Ascending,
    }

    let page: Page = model(json!({ "items": [{}] })).unwrap();
    assert_eq!((page.items.len(), page.total), (1, 1));
    assert_eq!((page.next, page.order), (None, Order::Ascending));
    let map: BTreeMap<String, Address> = model(json!({ "a": {} })).unwrap();
    assert_eq!(map.get("a").unwrap().country, Kind::Person);
    let open: Open = model(json!({ "main": { "street": "x" } })).unwrap();
    assert_eq!(open.others.get("main").unwrap().street, "x");
}

#[test]
fn errors_name_the_member() {
    for (members, path, problem) in [
        (
            json!({ "adress": {} }),
            "adress",
            "the model has no such member",
        ),
        (
            json!({ "others": [{}, { "street": 5 }] }),
            "others[1].street",
            "invalid type: integer `5`",
        ),
        (
            json!({ "address": "here" }),
            "address",
            "expected an object",
        ),
        (
            json!({ "born": "31-1-2024" }),
            "born",
            "expected a date such as 2024-01-31",
        ),
        (
            json!({ "balance": "much" }),
            "balance",
            "expected a decimal number",
        ),
        (
            json!({ "kind": 1 }),
            "kind",
            "expected a string such as `natural person`",
        ),
        (json!([1]), "", "expected an object"),
    ] {
        let error = model::<Contact>(&members).unwrap_err();
        assert_eq!(error.path(), path, "{error}");
        assert!(error.to_string().contains(problem), "{error}");
    }
}

#[test]
fn a_model_within_itself_ends() {
    crate::object! {
        pub struct Endless {
            pub next: Box<Endless>,
        }
    }
    let error = model::<Endless>(json!({})).unwrap_err();
    assert!(error.to_string().contains("nested deeper"), "{error}");
}

#[test]
fn other_values_are_read_as_they_are() {
    assert_eq!(
        model::<Value>(json!({ "a": [1] })).unwrap(),
        json!({ "a": [1] })
    );
    assert_eq!(model::<Option<i64>>(Value::Null).unwrap(), None);
}
