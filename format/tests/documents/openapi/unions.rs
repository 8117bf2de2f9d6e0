//! Choices: `oneOf` and `anyOf`.

use serde_json::json;

use super::{Imported, with_schemas};

#[test]
fn sibling_choices_are_combined_pairwise() {
    let imported = with_schemas(
        "
Root:
  type: object
  required: [id]
  properties: { id: { type: string } }
  oneOf:
  - { title: Card, required: [card], properties: { card: { type: string } } }
  - { title: Bank, required: [iban], properties: { iban: { type: string } } }
  anyOf:
  - { title: Now, required: [now], properties: { now: { type: boolean } } }
  - { title: Later, required: [date], properties: { date: { type: string } } }
",
    );
    assert_eq!(imported.census.fallbacks, 0, "{:?}", imported.messages);
    assert_eq!(
        imported.spec["models"],
        json!({
            "Root": { "one_of": ["RootCardNow", "RootCardLater", "RootBankNow", "RootBankLater"] },
            "RootCardNow": { "id": "string", "card": "string", "now": "boolean" },
            "RootCardLater": { "id": "string", "card": "string", "date": "string" },
            "RootBankNow": { "id": "string", "iban": "string", "now": "boolean" },
            "RootBankLater": { "id": "string", "iban": "string", "date": "string" },
        })
    );
}

#[test]
fn a_discriminator_without_mapping_has_the_values_that_its_members_fix() {
    let imported = with_schemas(
        "
Root:
  oneOf: [{ $ref: '#/components/schemas/Text' }, { $ref: '#/components/schemas/Quote' }, { $ref: '#/components/schemas/Image' }]
  discriminator: { propertyName: kind }
Text: { type: object, required: [kind, body], properties: { kind: { type: string, enum: [text] }, body: { type: string } } }
Quote: { type: object, required: [kind], properties: { kind: { const: quote }, body: { type: string } } }
Image: { type: object, required: [kind], properties: { kind: { type: string }, url: { type: string } } }
",
    );
    assert_eq!(
        imported.spec["models"]["Root"],
        json!({
            "one_of": ["Text", "Quote", "Image"],
            "discriminator": {
                "property": "kind",
                "mapping": { "text": "Text", "quote": "Quote", "Image": "Image" }
            },
        })
    );
}

#[test]
fn constants_of_any_kind_identify_members() {
    let imported = with_schemas(
        "
Root: { oneOf: [{ $ref: '#/components/schemas/One' }, { $ref: '#/components/schemas/Two' }] }
One: { type: object, required: [version], properties: { version: { type: integer, const: 1 }, a: { type: string } } }
Two: { type: object, required: [version], properties: { version: { type: integer, enum: [2, 3] }, b: { type: string } } }
",
    );
    assert_eq!(
        imported.spec["models"]["Root"]["discriminator"],
        json!({ "property": "version", "mapping": { "1": "One", "2": "Two", "3": "Two" } })
    );
}

#[test]
fn a_constant_that_may_be_absent_is_no_discriminator() {
    let imported = with_schemas(
        "
Root: { oneOf: [{ $ref: '#/components/schemas/One' }, { $ref: '#/components/schemas/Two' }] }
One: { type: object, required: [a], properties: { kind: { const: one }, a: { type: string } } }
Two: { type: object, required: [b], properties: { kind: { const: two }, b: { type: string } } }
",
    );
    assert_eq!(
        imported.spec["models"]["Root"],
        json!({ "one_of": ["One", "Two"] })
    );
}

const FAMILY: &str = "
Root: { type: object, properties: { base: { $ref: '#/components/schemas/Base' }, plain: { $ref: '#/components/schemas/Plain' } } }
Middle:
  allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { middle: { type: string } } }]
Leaf:
  allOf: [{ $ref: '#/components/schemas/Middle' }, { type: object, properties: { leaf: { type: string } } }]
Plain: { allOf: [{ $ref: '#/components/schemas/Base' }] }
";

#[test]
fn a_child_without_properties_is_an_object_and_the_union_does_not_contain_itself() {
    let imported = with_schemas(&format!(
        "{FAMILY}Base:
  type: object
  required: [key]
  properties: {{ key: {{ type: string }} }}
  discriminator:
    propertyName: key
    mapping: {{ m: '#/components/schemas/Middle', l: Leaf, p: '#/components/schemas/Plain', b: '#/components/schemas/Base' }}
"
    ));
    let models = &imported.spec["models"];
    assert_eq!(
        models["Base"],
        json!({
            "one_of": ["MiddleBase", "Leaf", "Plain", "BaseBase"],
            "discriminator": {
                "property": "key",
                "mapping": { "m": "MiddleBase", "l": "Leaf", "p": "Plain", "b": "BaseBase", "Middle": "MiddleBase", "Leaf": "Leaf", "Plain": "Plain", "Base": "BaseBase" }
            },
        })
    );
    assert_eq!(models["Plain"], json!({ "key": { "const": "p" } }));
    assert_eq!(models["BaseBase"], json!({ "key": { "const": "b" } }));
    assert_eq!(
        models["Leaf"],
        json!({ "key": { "const": "l" }, "middle": "string?", "leaf": "string?" })
    );
    assert_eq!(
        models["Root"],
        json!({ "base": "Base?", "plain": "Plain?" })
    );
}

#[test]
fn without_mapping_grandchildren_are_identified_by_their_names() {
    let imported = with_schemas(&format!(
        "{FAMILY}Base:
  type: object
  required: [key]
  properties: {{ key: {{ type: string }} }}
  discriminator: {{ propertyName: key }}
"
    ));
    let mapping = &imported.spec["models"]["Base"]["discriminator"]["mapping"];
    assert_eq!(
        *mapping,
        json!({ "Middle": "MiddleBase", "Leaf": "Leaf", "Plain": "Plain" })
    );
}

#[test]
fn a_child_with_a_discriminator_of_its_own_is_a_union_in_the_union() {
    let imported = with_schemas(
        "
Root:
  type: object
  required: [kind]
  properties: { kind: { type: string } }
  discriminator: { propertyName: kind, mapping: { vehicle: Vehicle, house: House } }
House: { allOf: [{ $ref: '#/components/schemas/Root' }, { properties: { rooms: { type: integer } } }] }
Vehicle:
  allOf: [{ $ref: '#/components/schemas/Root' }]
  required: [wheels]
  properties: { wheels: { type: string } }
  discriminator: { propertyName: wheels, mapping: { two: Bike, four: Car } }
Bike: { allOf: [{ $ref: '#/components/schemas/Vehicle' }, { properties: { bell: { type: boolean } } }] }
Car: { allOf: [{ $ref: '#/components/schemas/Vehicle' }, { properties: { doors: { type: integer } } }] }
",
    );
    let models = &imported.spec["models"];
    assert_eq!(
        models["Vehicle"]["discriminator"],
        json!({ "property": "wheels", "mapping": { "two": "Bike", "four": "Car", "Bike": "Bike", "Car": "Car" } })
    );
    let root = &models["Root"];
    assert_eq!(root["discriminator"]["mapping"]["vehicle"], "Vehicle");
    assert_eq!(
        models["Car"],
        // It is a `vehicle`, and itself.
        json!({ "kind": "string", "wheels": { "const": "four" }, "doors": "integer?" })
    );
}

#[test]
fn choices_that_extend_their_base_without_adding_are_objects() {
    let imported = with_schemas(
        "
Root:
  type: object
  required: [kind]
  properties: { kind: { type: string } }
  oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }]
  discriminator: { propertyName: kind }
A: { allOf: [{ $ref: '#/components/schemas/Root' }] }
B: { allOf: [{ $ref: '#/components/schemas/Root' }, { properties: { size: { type: integer } } }] }
",
    );
    let models = &imported.spec["models"];
    let text = models.to_string();
    assert_eq!(
        imported.census.fallbacks, 0,
        "{:?} {text}",
        imported.messages
    );
    let members = models["Root"]["one_of"].as_array().expect("a union");
    assert!(!members.contains(&json!("Root")), "{text}");
    assert_eq!(members.len(), 2, "{text}");
}

#[test]
fn properties_required_beside_choices_are_required_in_each() {
    let imported = with_schemas(
        "
Root:
  required: [id]
  oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }]
A: { type: object, properties: { id: { type: string }, a: { type: string } } }
B: { type: object, required: [b], properties: { id: { type: string }, b: { type: string } } }
",
    );
    let models = imported.spec["models"].as_object().expect("models");
    let members = models["Root"]["one_of"].as_array().expect("a union");
    assert_eq!(members.len(), 2);
    for member in members {
        let member = &models[member.as_str().expect("a name")];
        assert_eq!(member["id"], "string", "{models:?}");
    }
}

#[test]
fn an_empty_object_that_may_be_null_is_null() {
    let imported = with_schemas(
        "
Root: { type: object, properties: { a: { oneOf: [{ $ref: '#/components/schemas/A' }, { type: object, nullable: true, additionalProperties: false }] } } }
A: { type: object, properties: { id: { type: string } } }
",
    );
    assert_eq!(imported.spec["models"]["Root"]["a"], "A|null?");
}

#[test]
fn types_that_overlap_are_reported_and_counted_once() {
    let imported = with_schemas(
        "
Root: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }
A: { type: object, properties: { a: { type: string } } }
B: { type: object, properties: { b: { type: string } } }
",
    );
    let reported = imported.messages.iter();
    let reported = reported.filter(|message| *message == "a value may be both `A` and `B`");
    assert_eq!(reported.count(), 1, "{:?}", imported.messages);
    assert_eq!(imported.census.warnings, imported.messages.len());
}

#[test]
fn anonymous_members_are_named_after_what_they_are() {
    let with = |more: &str| {
        with_schemas(&format!(
            "
Root:
  oneOf:
  - {{ type: object, required: [street], properties: {{ street: {{ type: string }} }} }}
  - {{ type: object, required: [id, at], properties: {{ at: {{ type: string }}, id: {{ type: integer }} }} }}
  - {{ type: object, properties: {{ note: {{ type: string }} }} }}
  - {{ title: Old kind, type: object, properties: {{ old: {{ type: string }} }} }}
  - {{ type: array, items: {{ type: object, properties: {{ part: {{ type: string }} }} }} }}
{more}"
        ))
    };
    let (before, after) = (
        with(""),
        with("  - { type: object, required: [zip], properties: { zip: { type: string } } }\n"),
    );
    let names = |imported: &Imported| -> Vec<String> {
        let models = imported.spec["models"].as_object().expect("models");
        models.keys().cloned().collect()
    };
    assert_eq!(
        names(&before),
        [
            "Root",
            "RootAt",
            "RootListItem",
            "RootNote",
            "RootOldKind",
            "RootStreet"
        ]
    );
    let mut after = names(&after);
    after.retain(|name| name != "RootZip");
    assert_eq!(after, names(&before));
}

#[test]
fn members_with_the_same_first_property_are_named_after_all_their_properties() {
    let imported = with_schemas(
        "
Root:
  oneOf:
  - { type: object, required: [id], properties: { id: { type: string }, cat: { type: string } } }
  - { type: object, required: [id], properties: { id: { type: string }, dog: { type: string } } }
",
    );
    let models = imported.spec["models"].as_object().expect("models");
    let names: Vec<&String> = models.keys().collect();
    assert_eq!(names, ["Root", "RootIdCat", "RootIdDog"]);
}

/// A hierarchy of three levels, with a discriminator at the first.
const ANIMALS: &str = "
Root: { type: object, properties: { animal: { $ref: '#/components/schemas/Animal' }, mammal: { $ref: '#/components/schemas/Mammal' }, cat: { $ref: '#/components/schemas/Cat' } } }
Animal:
  type: object
  required: [type]
  discriminator: { propertyName: type, mapping: { hound: Dog } }
  properties: { type: { type: string } }
Mammal: { allOf: [{ $ref: '#/components/schemas/Animal' }, { properties: { legs: { type: integer } } }] }
Dog: { allOf: [{ $ref: '#/components/schemas/Mammal' }, { properties: { barks: { type: boolean } } }] }
Cat: { allOf: [{ $ref: '#/components/schemas/Animal' }] }
Lion: { allOf: [{ $ref: '#/components/schemas/Cat' }, { properties: { mane: { type: boolean } } }] }
";

#[test]
fn an_intermediate_schema_is_a_union_of_itself_and_those_that_extend_it() {
    let imported = with_schemas(ANIMALS);
    let models = &imported.spec["models"];
    assert_eq!(
        models["Mammal"],
        json!({
            "one_of": ["MammalBase", "Dog"],
            "discriminator": { "property": "type", "mapping": { "Mammal": "MammalBase", "hound": "Dog", "Dog": "Dog" } },
        })
    );
    assert_eq!(
        models["MammalBase"],
        json!({ "type": { "const": "Mammal" }, "legs": "integer?" })
    );
    assert_eq!(
        models["Cat"],
        json!({
            "one_of": ["CatBase", "Lion"],
            "discriminator": { "property": "type", "mapping": { "Cat": "CatBase", "Lion": "Lion" } },
        })
    );
    assert_eq!(
        models["Lion"],
        json!({ "type": { "const": "Lion" }, "mane": "boolean?" })
    );
    assert_eq!(
        models["Animal"]["discriminator"]["mapping"],
        json!({ "hound": "Dog", "Dog": "Dog", "Mammal": "MammalBase", "Cat": "CatBase", "Lion": "Lion" })
    );
}

#[test]
fn members_are_named_after_integers_and_nested_values_that_they_fix() {
    let imported = with_schemas(
        "
Root:
  type: object
  properties:
    number:
      oneOf:
      - { type: object, required: [t], properties: { t: { const: 1 } } }
      - { type: object, required: [t], properties: { t: { const: 2 } } }
    nested:
      oneOf:
      - { type: object, required: [m], properties: { m: { type: object, required: [k], properties: { k: { const: p } } } } }
      - { type: object, required: [m], properties: { m: { type: object, required: [k], properties: { k: { const: q } } } } }
",
    );
    let models = &imported.spec["models"];
    assert_eq!(
        models["RootNumber"]["one_of"],
        json!(["RootNumberT1", "RootNumberT2"])
    );
    assert_eq!(
        models["RootNested"]["one_of"],
        json!(["RootNestedP", "RootNestedQ"])
    );
}

#[test]
fn a_base_with_one_known_child_has_other_values() {
    let imported = with_schemas(
        "
Root: { type: object, required: [k], properties: { k: { type: string } }, discriminator: { propertyName: k } }
X: { allOf: [{ $ref: '#/components/schemas/Root' }, { type: object, required: [x], properties: { x: { type: string } } }] }
",
    );
    assert_eq!(imported.spec["operations"]["get_root"]["returns"], "Root");
    assert_eq!(
        imported.spec["models"]["Root"],
        json!({ "one_of": ["X"], "discriminator": { "property": "k", "mapping": { "X": "X" } } })
    );
}

#[test]
fn names_are_values_of_a_discriminator_beside_its_mapping() {
    let imported = with_schemas(
        "
Root: { type: object, required: [k], properties: { k: { type: string } }, discriminator: { propertyName: k, mapping: { dog: Dog, Cat: Lion } } }
Dog: { allOf: [{ $ref: '#/components/schemas/Root' }, { type: object, properties: { a: { type: string } } }] }
Lion: { allOf: [{ $ref: '#/components/schemas/Root' }, { type: object, properties: { b: { type: string } } }] }
Cat: { allOf: [{ $ref: '#/components/schemas/Root' }, { type: object, properties: { c: { type: string }, k: { enum: [cat] } } }] }
",
    );
    // `Cat` is a value of its own, and another entry has its name.
    assert_eq!(
        imported.spec["models"]["Root"]["discriminator"]["mapping"],
        json!({ "dog": "Dog", "Cat": "Lion", "cat": "Cat", "Dog": "Dog", "Lion": "Lion" })
    );
}

#[test]
fn a_choice_that_extends_the_union_or_repeats_its_members_is_one_type() {
    let imported = with_schemas(
        "
Root:
  type: object
  properties:
    car: { $ref: '#/components/schemas/Car' }
    vehicle: { $ref: '#/components/schemas/Vehicle' }
    cat: { $ref: '#/components/schemas/Cat' }
    pet: { $ref: '#/components/schemas/Pet' }
Vehicle:
  type: object
  required: [kind]
  properties: { kind: { type: string } }
  discriminator: { propertyName: kind, mapping: { car: '#/components/schemas/Car', bus: '#/components/schemas/Bus' } }
  oneOf: [{ $ref: '#/components/schemas/Car' }, { $ref: '#/components/schemas/Bus' }]
Car:
  allOf: [{ $ref: '#/components/schemas/Vehicle' }, { type: object, properties: { doors: { type: integer } } }]
Bus:
  allOf: [{ $ref: '#/components/schemas/Vehicle' }, { type: object, properties: { seats: { type: integer } } }]
Pet:
  properties: { kind: { type: string }, age: { type: integer } }
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
Cat: { type: object, properties: { kind: { type: string, enum: [cat] }, age: { type: integer }, purrs: { type: boolean } } }
Dog: { type: object, properties: { kind: { type: string, enum: [dog] }, barks: { type: boolean } } }
",
    );
    let models = imported.spec["models"].as_object().expect("models");
    let union = |name: &str| models[name]["one_of"].clone();
    assert_eq!(union("Vehicle"), serde_json::json!(["Car", "Bus"]));
    // `Dog` does not have the age that `Pet` adds.
    assert_eq!(union("Pet"), serde_json::json!(["Cat", "PetDog"]));
}

#[test]
fn names_of_anonymous_members_do_not_depend_on_their_order() {
    let with = |branches: [&str; 2], texts: [&str; 2]| {
        let ([one, other], [first, second]) = (branches, texts);
        with_schemas(&format!(
            "
Root:
  type: object
  properties:
    multi: {{ type: [string, integer, object], properties: {{ x: {{ type: string }} }} }}
    group: {{ oneOf: [{one}, {other}], discriminator: {{ propertyName: sub }} }}
    kind: {{ oneOf: [{first}, {second}] }}
    both:
      oneOf:
      - {{ type: object, required: [a], properties: {{ a: {{ type: string }} }} }}
      - {{ type: object, required: [a], properties: {{ a: {{ type: integer }} }} }}
"
        ))
    };
    let branch = |sub: &str| {
        format!(
            "{{ type: object, required: [sub, role], properties: {{ role: {{ const: r }}, sub: {{ const: {sub} }} }} }}"
        )
    };
    let text = |name: &str| {
        format!(
            "{{ type: object, required: [status], properties: {{ status: {{ const: failed }}, {name}: {{ type: string }} }} }}"
        )
    };
    let (one, other) = (branch("s1"), branch("s2"));
    let (first, second) = (text("left"), text("right"));
    let names = |imported: &Imported| -> Vec<String> {
        let models = imported.spec["models"].as_object().expect("models");
        models.keys().cloned().collect()
    };
    let found = names(&with([&one, &other], [&first, &second]));
    assert_eq!(
        found,
        [
            "Root",
            "RootBoth",
            "RootBothANumber",
            "RootBothAText",
            "RootGroup",
            "RootGroupS1",
            "RootGroupS2",
            "RootKind",
            "RootKindFailedLeft",
            "RootKindFailedRight",
            "RootMulti",
            "RootMultiObject"
        ]
    );
    assert_eq!(names(&with([&other, &one], [&second, &first])), found);
}

/// Two children of a base, one of them with a value of the mapping, and a union of others.
const TAGGED: &str = "
Root: { type: object, properties: { pet: { $ref: '#/components/schemas/Pet' }, way: { $ref: '#/components/schemas/Way' }, any: { anyOf: [{ $ref: '#/components/schemas/Lynx' }, { type: object, required: [x], properties: { x: { type: string } } }] } } }
Pet: { type: object, required: [kind], properties: { kind: { type: string, description: Which one. } }, discriminator: { propertyName: kind, mapping: { dog: Dog, wolf: Wolf, fox: Wolf } } }
Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { barks: { type: boolean } } }] }
Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { lives: { type: integer } } }] }
Wolf: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { pack: { type: string } } }] }
Way:
  oneOf: [{ $ref: '#/components/schemas/Road' }, { $ref: '#/components/schemas/Rail' }]
  discriminator: { propertyName: type, mapping: { road: '#/components/schemas/Road', rail: '#/components/schemas/Rail' } }
Road: { type: object, properties: { type: { $ref: '#/components/schemas/WayType' }, lanes: { type: integer } } }
Rail: { type: object, required: [type], properties: { type: { type: string, readOnly: true }, gauge: { type: integer } } }
WayType: { type: string, enum: [road, rail] }
Lynx: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, required: [ears], properties: { ears: { type: string } } }] }
";

#[test]
fn the_value_that_identifies_an_object_in_a_union_is_its_constant() {
    let models = &with_schemas(TAGGED).spec["models"];
    assert_eq!(
        models["Dog"]["kind"],
        json!({ "const": "dog", "description": "Which one." })
    );
    assert_eq!(models["Cat"]["kind"]["const"], "Cat");
    // Without a discriminator, a value of any kind is recognized.
    assert_eq!(models["Lynx"]["kind"]["type"], "string");
    // Two values, an absent one, and one that clients do not send.
    assert_eq!(models["Wolf"]["kind"]["type"], "string");
    assert_eq!(
        models["Road"]["type"],
        json!({ "const": "road", "optional": true })
    );
    assert_eq!(models["Rail"]["type"]["type"], "string");
    assert_eq!(
        models["Pet"]["discriminator"]["mapping"],
        json!({ "dog": "Dog", "wolf": "Wolf", "fox": "Wolf", "Cat": "Cat", "Dog": "Dog", "Wolf": "Wolf", "Lynx": "Lynx" })
    );
}

#[test]
fn a_discriminator_without_a_property_is_ignored() {
    let imported = with_schemas(
        "
Root: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }], discriminator: { propertyName: \"\\n\" } }
A: { type: object, required: [a], properties: { a: { type: string } } }
B: { type: object, required: [b], properties: { b: { type: string } } }
",
    );
    assert_eq!(
        imported.spec["models"]["Root"],
        json!({ "one_of": ["A", "B"] })
    );
}

#[test]
fn a_union_in_a_union_is_identified_by_the_values_of_its_members() {
    let imported = with_schemas(
        "
Root:
  oneOf: [{ $ref: '#/components/schemas/Item' }, { $ref: '#/components/schemas/Ref' }, { $ref: '#/components/schemas/Call' }]
  discriminator: { propertyName: type }
Item:
  oneOf: [{ $ref: '#/components/schemas/Text' }, { $ref: '#/components/schemas/Image' }, { $ref: '#/components/schemas/Sound' }]
  discriminator: { propertyName: type, mapping: { photo: '#/components/schemas/Image' } }
Text: { type: object, required: [type], properties: { type: { type: string, enum: [text] }, body: { type: string } } }
Image: { type: object, required: [type], properties: { type: { type: string }, url: { type: string } } }
Sound: { type: object, required: [type], properties: { type: { type: string, enum: [sound, call] } } }
Call: { type: object, required: [type], properties: { type: { type: string, enum: [call] } } }
Ref: { type: object, required: [id], properties: { id: { type: string }, type: { anyOf: [{ type: string, enum: [ref], default: ref }, { type: 'null' }] } } }
",
    );
    let models = &imported.spec["models"];
    assert_eq!(
        models["Root"]["discriminator"]["mapping"],
        json!({ "ref": "Ref", "call": "Call", "photo": "Item", "text": "Item", "Image": "Item", "sound": "Item" })
    );
    assert_eq!(
        models["Item"]["discriminator"]["mapping"],
        json!({ "photo": "Image", "text": "Text", "sound": "Sound", "call": "Sound", "Image": "Image" })
    );
    assert_eq!(models["Image"]["type"], json!({ "const": "photo" }));
}

#[test]
fn a_schema_that_others_extend_is_identified_by_their_names_in_another_union() {
    let imported = with_schemas(
        "
Root:
  oneOf: [{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Cat' }]
  discriminator: { propertyName: kind }
Dog: { type: object, required: [kind], properties: { kind: { type: string }, bark: { type: string } } }
Cat:
  type: object
  required: [kind]
  properties: { kind: { type: string } }
  discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat' } }
Lion: { allOf: [{ $ref: '#/components/schemas/Cat' }, { type: object, properties: { mane: { type: boolean } } }] }
",
    );
    let models = &imported.spec["models"];
    assert_eq!(
        models["Root"]["discriminator"]["mapping"],
        json!({ "Dog": "Dog", "Cat": "Cat", "cat": "Cat", "Lion": "Cat" })
    );
    assert_eq!(models["Lion"]["kind"], json!({ "const": "Lion" }));
}

#[test]
fn a_discriminator_that_no_choice_has_is_ignored_and_reported() {
    let imported = with_schemas(
        "
Root: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }], discriminator: { propertyName: meta.type } }
A: { type: object, required: [meta, a], properties: { meta: { type: object, properties: { type: { const: A } } }, a: { type: string } } }
B: { type: object, required: [meta, b], properties: { meta: { type: object, properties: { type: { const: B } } }, b: { type: string } } }
",
    );
    assert_eq!(
        imported.spec["models"]["Root"],
        json!({ "one_of": ["A", "B"] })
    );
    assert_eq!(
        imported.messages,
        ["no choice has the discriminator's property `meta.type`"]
    );
}

#[test]
fn a_choice_without_the_property_of_the_discriminator_is_recognized_by_its_shape() {
    let imported = with_schemas(
        "
Root: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }], discriminator: { propertyName: event } }
A: { type: object, required: [event], properties: { event: { const: a } } }
B: { type: object, required: [data], properties: { data: { type: boolean } } }
",
    );
    assert_eq!(
        imported.spec["models"]["Root"],
        json!({ "one_of": ["A", "B"] })
    );
    assert_eq!(imported.messages, [""; 0]);
}

#[test]
fn an_inline_schema_with_a_mapping_is_the_union_of_its_types() {
    let imported = with_schemas(
        "
Root:
  type: object
  required: [pet]
  properties:
    pet:
      type: object
      properties: { kind: { type: string } }
      discriminator: { propertyName: kind, mapping: { dog: '#/components/schemas/Dog', cat: Cat } }
Dog: { type: object, required: [kind], properties: { kind: { type: string }, bark: { type: boolean } } }
Cat: { type: object, required: [kind], properties: { kind: { type: string }, purr: { type: boolean } } }
",
    );
    let models = &imported.spec["models"];
    assert_eq!(models["Root"]["pet"], "RootPet");
    assert_eq!(models["RootPet"]["one_of"], json!(["Dog", "Cat"]));
    assert_eq!(
        models["RootPet"]["discriminator"]["mapping"],
        json!({ "dog": "Dog", "cat": "Cat", "Dog": "Dog", "Cat": "Cat" })
    );
}

#[test]
fn choices_that_share_a_value_of_the_discriminator_are_recognized_by_their_shapes() {
    let imported = with_schemas(
        "
Root: { oneOf: [{ $ref: '#/components/schemas/In' }, { $ref: '#/components/schemas/Out' }, { $ref: '#/components/schemas/Call' }], discriminator: { propertyName: type } }
In: { type: object, required: [type, role], properties: { type: { enum: [message] }, role: { enum: [user, system] } } }
Out: { type: object, required: [type, role, id], properties: { type: { enum: [message] }, role: { enum: [assistant] }, id: { type: string } } }
Call: { type: object, required: [type], properties: { type: { enum: [call] } } }
",
    );
    assert_eq!(
        imported.spec["models"]["Root"],
        json!({ "one_of": ["In", "Out", "Call"] })
    );
    assert_eq!(imported.messages, [""; 0]);
}

#[test]
fn null_is_recognized_in_every_notation() {
    for null in [
        "{ nullable: true }",
        "{ nullable: true, description: None. }",
        "{ type: ['null'] }",
        "{ $ref: '#/components/schemas/NullEnum' }",
        "{ $ref: '#/components/schemas/NullType' }",
    ] {
        let imported = with_schemas(&format!(
            "
Root: {{ type: object, required: [a, b], properties: {{ a: {{ anyOf: [{{ $ref: '#/components/schemas/A' }}, {null}] }}, b: {{ oneOf: [{{ enum: [x] }}, {{ enum: [''] }}, {null}] }} }} }}
A: {{ type: object, properties: {{ x: {{ type: string }} }} }}
NullEnum: {{ enum: [null] }}
NullType: {{ type: 'null' }}
"
        ));
        let root = &imported.spec["models"]["Root"];
        assert_eq!(root["a"], "A|null", "{null}");
        assert_eq!(root["b"], "RootB|null", "{null}");
        assert_eq!(imported.messages, [""; 0], "{null}");
    }
}

#[test]
fn the_type_beside_choices_that_only_constrain_it_is_that_of_the_union() {
    for (schema, ty) in [
        (
            "type: string, anyOf: [{ format: ipv4 }, { format: ipv6 }]",
            "string",
        ),
        (
            "type: string, oneOf: [{ description: a }, { description: b }]",
            "string",
        ),
        (
            "type: array, items: { type: string }, oneOf: [{ minItems: 3 }, { maxItems: 1 }]",
            "[string]",
        ),
        (
            "type: integer, anyOf: [{ minimum: 5 }, { maximum: 1 }]",
            "integer",
        ),
    ] {
        let imported = with_schemas(&format!(
            "
Root: {{ type: object, required: [a], properties: {{ a: {{ {schema} }} }} }}
"
        ));
        assert_eq!(imported.spec["models"]["Root"]["a"], ty, "{schema}");
        assert_eq!(imported.messages, [""; 0], "{schema}");
    }
}
