//! Tests generated models: separate types for requests and replies, constants, additional members,
//! unions, enums, and names of Rust's prelude.

use licit::rt::serde::Serialize;
use licit::rt::serde::de::DeserializeOwned;
use licit::rt::{Json, serde_json};
use serde_json::json;

#[licit::oauth_provider(spec = "tests/specs/models.json")]
pub mod acme {}

use acme::model::{
    Account, AccountInput2, AccountLevel, Company, Default, Into, Party, Shadows, Size, SizeName,
};

fn read<T: DeserializeOwned>(json: Json) -> T {
    serde_json::from_value(json).expect("a value of the type")
}

fn written(value: &impl Serialize) -> Json {
    serde_json::to_value(value).expect("JSON")
}

#[test]
fn sent_models_omit_read_only_members_and_contain_secrets() {
    let account = AccountInput2::new("secret".into(), AccountLevel::High).count(u64::MAX);
    assert_eq!(
        written(&account),
        json!({ "object": "account", "version": 2, "password": "secret", "level": 3, "count": u64::MAX })
    );
}

#[test]
fn received_models_omit_write_only_members_and_preserve_new_ones() {
    let json = json!({ "id": "1", "object": "account", "level": 9, "fifth": 5 });
    let account: Account = read(json.clone());
    assert_eq!(account.id, "1");
    assert_eq!(account.level, AccountLevel::Unknown(9));
    assert_eq!(account.additional_2.get("fifth"), Some(&5));
    assert_eq!(written(&account), json);
}

#[test]
fn an_absent_constant_is_accepted_and_another_value_is_preserved() {
    let account: Account = read(json!({ "id": "1", "level": 1 }));
    assert_eq!(
        (account.object.as_str(), account.version),
        ("account", None)
    );
    let account: Account = read(json!({ "id": "1", "level": 1, "object": "x", "version": 3.0 }));
    assert_eq!((account.object.as_str(), account.version), ("x", Some(3)));
}

#[test]
fn names_of_rusts_prelude_are_usable() {
    let shadows = Shadows::new(Into::new("a"), Default::new().text("b"))
        .option(acme::model::Option::new("c"))
        .string(acme::model::String::ALowercase)
        .own(acme::model::SelfModel::new("d"))
        .none(acme::model::None::new());
    let json = json!({
        "option": { "text": "c" }, "string": "a", "into": { "text": "a" },
        "default": { "text": "b" }, "own": { "self": "d" }, "none": { "kind": "none" },
    });
    assert_eq!(written(&shadows), json);
    assert_eq!(read::<Shadows>(json), shadows);
}

#[test]
fn a_tag_selects_the_type_and_is_sent_back() {
    let json = json!([
        { "kind": "human", "name": "A" },
        { "kind": "Company", "employees": [{ "kind": "robot", "maker": { "kind": "person" } }] },
        { "kind": "cat" },
    ]);
    let parties: Vec<Party> = read(json.clone());
    assert!(matches!(
        parties.as_slice(),
        [
            Party::Person(_),
            Party::Company(Company {
                employees: Some(_),
                ..
            }),
            Party::Other(_)
        ]
    ));
    assert_eq!(written(&parties), json);
}

#[test]
fn an_untagged_union_selects_the_best_match() {
    let json = json!(["S", "XXL", 7, 7.5, { "depth": 1.0 }, { "width": 1.0 }, [1], null]);
    let sizes: Vec<Size> = read(json.clone());
    assert!(matches!(
        sizes.as_slice(),
        [
            Size::SizeName(SizeName::S),
            Size::String(_),
            Size::Integer(7),
            Size::Number(_),
            Size::Box3(_),
            // Nothing decides between `Box2` and `Box3`.
            Size::Other(_),
            Size::IntegerList(_),
            Size::Other(Json::Null),
        ]
    ));
    assert_eq!(written(&sizes), json);
}

#[test]
fn a_sent_union_is_converted_from_each_of_its_types() {
    let owner = || acme::model::OwnerInput::new("A");
    let sizes = [
        (owner().size("XXL"), json!("XXL")),
        (owner().size(std::string::String::from("XL")), json!("XL")),
        (owner().size(SizeName::S), json!("S")),
        (owner().size(7), json!(7)),
        (owner().size(7.5), json!(7.5)),
        (owner().size(vec![1, 2]), json!([1, 2])),
        (owner().size(Size::from(8_i64)), json!(8)),
        (
            owner().size(acme::model::Box3::new().depth(1.0)),
            json!({ "depth": 1.0 }),
        ),
    ];
    for (owner, size) in sizes {
        assert_eq!(written(&owner), json!({ "name": "A", "size": size }));
    }
}
