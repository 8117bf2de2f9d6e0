//! Checks that for random schemas, random valid bodies decode into the generated types and encode
//! back to the same JSON.
//!
//! The schemas are generated from a seed, so failures are reproducible. `LICIT_SEED` sets another
//! seed. A crate outside the workspace contains the types of all schemas, decodes and encodes the
//! bodies, and reports those that changed.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use licit::rt::serde_json::{Map, Value, json};
use licit_codegen::Options;
use licit_codegen::format::openapi::{ImportOptions, import_openapi};
use licit_codegen::format::source::Source;

use crate::nested;

/// How many schemas there are, unless `LICIT_SCHEMAS` says otherwise: their types take the compiler a second
/// each.
const SCHEMAS: usize = 40;
const BODIES: usize = 25;

#[test]
fn random_bodies_of_random_schemas_round_trip() {
    let seed = variable("LICIT_SEED").unwrap_or(20_261_125);
    eprintln!("LICIT_SEED={seed}");
    let mut random = Random(seed);
    let count = variable("LICIT_SCHEMAS").unwrap_or(SCHEMAS);
    let schemas: Vec<Schema> = (0..count).map(|_| object(&mut random, 3)).collect();
    let bodies: Vec<Vec<Value>> = schemas
        .iter()
        .map(|schema| (0..BODIES).map(|_| schema.value(&mut random)).collect())
        .collect();

    let folder = nested::folder("random-schemas");
    fs::create_dir_all(folder.join("src")).expect("a folder");
    let document = folder.join("random.json");
    fs::write(&document, document_of(&schemas).to_string()).expect("the document");
    let module = generated(&document, schemas.len());
    fs::write(folder.join("bodies.json"), json!(bodies).to_string()).expect("the bodies");
    write_crate(&folder, &module);
    let output = nested::cargo("run", &folder).output().expect("cargo");
    let messages = String::from_utf8_lossy(&output.stderr);
    let messages: String = messages.chars().take(8_000).collect();
    assert!(
        output.status.success(),
        "{messages}\n{}",
        String::from_utf8_lossy(&output.stdout)
    );
}

/// Returns a number from the environment.
fn variable<T: std::str::FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok()?.parse().ok()
}

/// The module's text, and the type of each schema's reply.
fn generated(document: &Path, schemas: usize) -> (String, Vec<String>) {
    let options = ImportOptions {
        name: Some("random".into()),
        spec: Some(document.with_file_name("spec.json")),
        ..ImportOptions::default()
    };
    let imported = import_openapi(document, &options).unwrap_or_else(|report| panic!("{report}"));
    // Positions of a list have no types of their own; everything else has one.
    let untyped = imported.warnings.diagnostics().iter();
    let mut untyped = untyped.filter(|found| found.code.id() == "W0102");
    assert!(
        untyped.all(|found| found.message.contains("positions")),
        "{}",
        imported.warnings
    );
    let spec = Source::new(document.with_file_name("spec.json"), imported.text);
    let loaded = licit_codegen::format::parse(spec).unwrap_or_else(|report| panic!("{report}"));
    let module = licit_codegen::generate(&loaded.provider, &Options::default()).expect("a module");
    let types = (0..schemas)
        .map(|at| format!("random::model::S{at}"))
        .collect();
    (module.to_inline_text(), types)
}

fn write_crate(folder: &Path, (module, types): &(String, Vec<String>)) {
    nested::write_manifest(folder, "random-schemas", "");
    fs::write(folder.join("src/random.rs"), module).expect("the module");
    let mut main = String::from(
        "#[allow(unused)]\nmod random;\nuse licit::rt::serde_json::{self, Value};\n\n\
         fn check<T: licit::rt::serde::Serialize + licit::rt::serde::de::DeserializeOwned>(at: usize, bodies: &[Value]) -> usize {\n\
             let mut wrong = 0;\n\
             for body in bodies {\n\
                 let text = body.to_string();\n\
                 let again = serde_json::from_str::<T>(&text).map_err(|e| e.to_string()).and_then(|v| serde_json::to_value(&v).map_err(|e| e.to_string()));\n\
                 if again.as_ref() != Ok(body) { wrong += 1; println!(\"S{at}: {body}\\n  -> {again:?}\"); }\n\
             }\n\
             wrong\n\
         }\n\n\
         fn main() {\n\
             let bodies: Vec<Vec<Value>> = serde_json::from_str(include_str!(\"../bodies.json\")).unwrap();\n\
             let mut wrong = 0;\n",
    );
    for (at, ty) in types.iter().enumerate() {
        writeln!(main, "    wrong += check::<{ty}>({at}, &bodies[{at}]);").expect("a text grows");
    }
    main.push_str("    assert_eq!(wrong, 0);\n}\n");
    fs::write(folder.join("src/main.rs"), main).expect("a program");
}

fn document_of(schemas: &[Schema]) -> Value {
    let mut paths = Map::new();
    let mut components = Map::new();
    for (at, schema) in schemas.iter().enumerate() {
        let reference = json!({ "$ref": format!("#/components/schemas/S{at}") });
        let response = json!({ "200": { "description": "", "content": { "application/json": { "schema": reference } } } });
        let operation = json!({ "operationId": format!("get_s{at}"), "responses": response });
        paths.insert(format!("/s{at}"), json!({ "get": operation }));
        components.insert(format!("S{at}"), schema.json());
    }
    json!({
        "openapi": "3.1.0", "info": { "title": "Random", "version": "1" },
        "servers": [{ "url": "https://random.example" }],
        "paths": paths, "components": { "schemas": components },
    })
}

/// A random number generator (splitmix64) with the same output for a seed on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).expect("small")).expect("small")
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

/// A schema that can generate values.
enum Schema {
    Text,
    Integer,
    Number,
    Boolean,
    Any,
    Format(&'static str),
    TextEnum(Vec<&'static str>),
    IntegerEnum,
    List(Box<Schema>),
    Map(Box<Schema>),
    Nullable(Box<Schema>),
    Object(Vec<Property>, Option<Box<Schema>>),
    /// Two objects in an `allOf`.
    Both(Vec<Property>, Vec<Property>),
    /// Objects with a tag: `kind`.
    Tagged(Vec<(String, Vec<Property>)>),
    /// Values of different JSON types.
    Kinds(Vec<Schema>),
    /// Objects that are distinguished by a member that only one of them has.
    Shapes(Vec<Vec<Property>>),
    /// Objects of which nothing distinguishes all values.
    Overlapping(Vec<Vec<Property>>),
    /// Objects with a tag that a `discriminator` without mapping names.
    Discriminated(Vec<(String, Vec<Property>)>),
    /// An object with further members whose names begin with `x-`.
    Patterned(Vec<Property>, Box<Schema>),
    /// A list whose first items have their own types.
    Tuple,
    Unsigned,
}

struct Property {
    name: String,
    schema: Schema,
    required: bool,
}

const NAMES: &[&str] = &[
    "id",
    "name",
    "type",
    "created-at",
    "createdAt",
    "created_at",
    "self",
    "$ref",
    "2fa",
    "größe",
    "a.b",
    "a b",
    "async",
    "new",
    "Self",
    "_",
    "value",
    "items",
    "send",
    "@odata.id",
    "x-y",
    "default",
    "日本",
    "additional",
];

fn properties(random: &mut Random, depth: usize, taken: &[&str]) -> Vec<Property> {
    let mut properties: Vec<Property> = Vec::new();
    for _ in 0..=random.below(5) {
        let name = *random.pick(NAMES);
        if taken.contains(&name) || properties.iter().any(|known| known.name == name) {
            continue;
        }
        let schema = schema(random, depth);
        properties.push(Property {
            name: name.to_owned(),
            schema,
            required: random.one_in(2),
        });
    }
    properties
}

fn object(random: &mut Random, depth: usize) -> Schema {
    let mut own = properties(random, depth, &[]);
    if own.is_empty() {
        own.push(Property {
            name: "id".into(),
            schema: Schema::Integer,
            required: true,
        });
    }
    let additional = random.one_in(6).then(|| Box::new(Schema::Integer));
    Schema::Object(own, additional)
}

fn schema(random: &mut Random, depth: usize) -> Schema {
    if depth == 0 {
        return match random.below(10) {
            9 => Schema::Unsigned,
            0 => Schema::Integer,
            1 => Schema::Number,
            2 => Schema::Boolean,
            3 => Schema::Any,
            4 => Schema::Format(random.pick::<&str>(&[
                "date",
                "date-time",
                "uuid",
                "uri",
                "byte",
                "decimal",
            ])),
            5 => Schema::TextEnum(vec!["a", "A", "b c", "", "+1", "-1", "type"]),
            6 => Schema::IntegerEnum,
            _ => Schema::Text,
        };
    }
    let inner = |random: &mut Random| Box::new(schema(random, depth - 1));
    match random.below(17) {
        13 => {
            let branches = (0..3).map(|_| {
                let mut own = properties(random, depth - 1, &[]);
                for property in &mut own {
                    property.required = false;
                }
                own
            });
            Schema::Overlapping(branches.collect())
        }
        14 => {
            let tags = ["text", "quote"].iter();
            let branches = tags.map(|tag| {
                let own = properties(random, depth - 1, &["type"]);
                ((*tag).to_owned(), own)
            });
            Schema::Discriminated(branches.collect())
        }
        15 => Schema::Patterned(properties(random, depth - 1, &["x-y"]), inner(random)),
        16 => Schema::Tuple,
        0 => Schema::List(inner(random)),
        1 => Schema::Map(inner(random)),
        2 => Schema::Nullable(inner(random)),
        3 => object(random, depth - 1),
        4 => {
            let first = properties(random, depth - 1, &[]);
            let taken: Vec<String> = first.iter().map(|p| p.name.clone()).collect();
            let taken: Vec<&str> = taken.iter().map(String::as_str).collect();
            let second = properties(random, depth - 1, &taken);
            Schema::Both(first, second)
        }
        5 => {
            let tags = ["cat", "dog", "fish"].iter();
            Schema::Tagged(
                tags.map(|tag| ((*tag).to_owned(), properties(random, depth - 1, &["type"])))
                    .collect(),
            )
        }
        6 => {
            let list = Schema::List(Box::new(Schema::Integer));
            Schema::Kinds(vec![Schema::Text, Schema::Integer, Schema::Boolean, list])
        }
        7 => {
            let only = |name: &str| Property {
                name: name.to_owned(),
                schema: Schema::Text,
                required: true,
            };
            let mut shapes = Vec::new();
            for name in ["iban", "card", "paypal"] {
                let mut own = vec![only(name)];
                own.extend(properties(random, 0, &[]));
                shapes.push(own);
            }
            Schema::Shapes(shapes)
        }
        _ => schema(random, 0),
    }
}

fn object_json(properties: &[Property]) -> Value {
    let described: Map<String, Value> = properties
        .iter()
        .map(|property| (property.name.clone(), property.schema.json()))
        .collect();
    let required: Vec<&str> = properties
        .iter()
        .filter(|property| property.required)
        .map(|property| property.name.as_str())
        .collect();
    json!({ "type": "object", "properties": described, "required": required })
}

fn object_value(properties: &[Property], random: &mut Random) -> Map<String, Value> {
    let mut members = Map::new();
    for property in properties {
        if property.required || random.one_in(2) {
            members.insert(property.name.clone(), property.schema.value(random));
        }
    }
    members
}

impl Schema {
    fn json(&self) -> Value {
        match self {
            Self::Text => json!({ "type": "string" }),
            Self::Integer => json!({ "type": "integer" }),
            Self::Number => json!({ "type": "number" }),
            Self::Boolean => json!({ "type": "boolean" }),
            Self::Any => json!({}),
            Self::Format(format) => json!({ "type": "string", "format": format }),
            Self::TextEnum(values) => json!({ "type": "string", "enum": values }),
            Self::IntegerEnum => json!({ "type": "integer", "enum": [1, 2, -3] }),
            Self::List(of) => json!({ "type": "array", "items": of.json() }),
            Self::Map(of) => json!({ "type": "object", "additionalProperties": of.json() }),
            Self::Nullable(of) => json!({ "anyOf": [of.json(), { "type": "null" }] }),
            Self::Object(properties, additional) => {
                let mut schema = object_json(properties);
                if let Some(of) = additional {
                    schema["additionalProperties"] = of.json();
                }
                schema
            }
            Self::Both(first, second) => {
                json!({ "allOf": [object_json(first), object_json(second)] })
            }
            Self::Tagged(members) => {
                let members = members.iter().map(|(tag, properties)| {
                    let mut schema = object_json(properties);
                    schema["properties"]["type"] = json!({ "type": "string", "enum": [tag] });
                    if let Some(required) = schema["required"].as_array_mut() {
                        required.push(json!("type"));
                    }
                    schema
                });
                json!({ "oneOf": members.collect::<Vec<_>>() })
            }
            Self::Overlapping(shapes) => {
                let shapes = shapes.iter().map(|shape| object_json(shape));
                json!({ "anyOf": shapes.collect::<Vec<_>>() })
            }
            Self::Discriminated(members) => {
                let members = members.iter().map(|(tag, properties)| {
                    let mut schema = object_json(properties);
                    schema["properties"]["type"] = json!({ "const": tag });
                    if let Some(required) = schema["required"].as_array_mut() {
                        required.push(json!("type"));
                    }
                    schema
                });
                json!({
                    "oneOf": members.collect::<Vec<_>>(),
                    "discriminator": { "propertyName": "type" },
                })
            }
            Self::Patterned(properties, of) => {
                let mut schema = object_json(properties);
                schema["patternProperties"] = json!({ "^x-": of.json() });
                schema["additionalProperties"] = json!(false);
                schema
            }
            Self::Tuple => json!({
                "type": "array",
                "prefixItems": [{ "type": "number" }, { "type": "string" }, { "type": "boolean" }],
                "items": false,
            }),
            Self::Unsigned => json!({ "type": "integer", "minimum": 0, "maximum": u64::MAX }),
            Self::Kinds(kinds) => {
                json!({ "oneOf": kinds.iter().map(Self::json).collect::<Vec<_>>() })
            }
            Self::Shapes(shapes) => {
                let shapes = shapes.iter().map(|shape| {
                    let mut schema = object_json(shape);
                    schema["additionalProperties"] = json!(false);
                    schema
                });
                json!({ "oneOf": shapes.collect::<Vec<_>>() })
            }
        }
    }

    #[allow(clippy::too_many_lines, reason = "a few lines for each kind")]
    fn value(&self, random: &mut Random) -> Value {
        match self {
            Self::Text => {
                json!(random.pick(&["", "x", "größe", "2024-01-01", "7", "\u{1F600}\n\"", "true"]))
            }
            Self::Integer => {
                json!(random.pick(&[0, 1, -7, i64::MAX, i64::MIN, 9_007_199_254_740_993]))
            }
            Self::Number => json!(random.pick(&[0.5, -1.25, 1e300, 3.0])),
            Self::Boolean => json!(random.one_in(2)),
            Self::Any => random
                .pick(&[
                    json!(null),
                    json!([1, "a"]),
                    json!({ "a": { "b": 1.5 } }),
                    json!("x"),
                ])
                .clone(),
            Self::Format(format) => match *format {
                "date" => json!("2024-02-29"),
                "date-time" => {
                    json!(random.pick(&["2024-02-29T23:59:59Z", "2024-02-29T23:59:59.123+02:00"]))
                }
                "uuid" => json!("67e55044-10b1-426f-9247-bb680e5fe0c8"),
                "uri" => json!("https://example.com/a?b=c"),
                "decimal" => json!(random.pick(&["1.10", "-0.001", "12345678901234567890.12"])),
                _ => json!(random.pick(&["", "aGVsbG8=", "/+8="])),
            },
            Self::TextEnum(values) => {
                // The enum is open.
                let value = if random.one_in(5) {
                    "unheard of"
                } else {
                    random.pick(values.as_slice())
                };
                json!(value)
            }
            Self::IntegerEnum => json!(random.pick(&[1, 2, -3, 99])),
            Self::Overlapping(shapes) => {
                let shape = random.below(shapes.len());
                Value::Object(object_value(&shapes[shape], random))
            }
            Self::Discriminated(members) => {
                let (tag, properties) = &members[random.below(members.len())];
                let mut value = object_value(properties, random);
                value.insert("type".into(), json!(tag));
                Value::Object(value)
            }
            Self::Patterned(properties, of) => {
                let mut value = object_value(properties, random);
                for at in 0..random.below(3) {
                    value.insert(format!("x-{at}"), of.value(random));
                }
                Value::Object(value)
            }
            Self::Tuple => {
                let whole = [json!(0.5), json!("text"), json!(true)];
                json!(whole[..=random.below(3)].to_vec())
            }
            Self::Unsigned => json!(random.pick(&[0, 7, u64::MAX])),
            Self::List(of) => json!(
                (0..random.below(4))
                    .map(|_| of.value(random))
                    .collect::<Vec<_>>()
            ),
            Self::Map(of) => {
                let keys = (0..random.below(4)).map(|n| format!("k{n}"));
                let members: Vec<(String, Value)> =
                    keys.map(|key| (key, of.value(random))).collect();
                Value::Object(members.into_iter().collect())
            }
            Self::Nullable(of) => {
                if random.one_in(3) {
                    Value::Null
                } else {
                    of.value(random)
                }
            }
            Self::Object(properties, additional) => {
                let mut members = object_value(properties, random);
                if let Some(of) = additional
                    && random.one_in(2)
                {
                    members.insert("something else".into(), of.value(random));
                }
                Value::Object(members)
            }
            Self::Both(first, second) => {
                let mut members = object_value(first, random);
                members.extend(object_value(second, random));
                Value::Object(members)
            }
            Self::Tagged(tagged) => {
                let (tag, properties) = random.pick(tagged.as_slice());
                let mut members = object_value(properties, random);
                members.insert("type".into(), json!(tag));
                Value::Object(members)
            }
            Self::Kinds(kinds) => random.pick(kinds.as_slice()).value(random),
            Self::Shapes(shapes) => {
                let shape: &Vec<Property> = random.pick(shapes.as_slice());
                Value::Object(object_value(shape, random))
            }
        }
    }
}
