//! Generates the JSON Schema (2020-12) of the spec format from [`crate::schema::format`].

use serde_json::{Map, Value, json};

use super::Declared;
use super::format::{OPERATION, PROVIDER};
use crate::expression::type_expression::Builtin;
use crate::shape::{Field, Guard, Names, Object, Shape, Text};

/// Returns the schema of a provider spec.
pub fn schema() -> Value {
    schema_for(&Declared::default())
}

/// Returns the schema of a provider spec for editors, which offers the names that this spec declares. It
/// accepts the same specs as [`schema`]: other names are not errors, because an editor may have read the schema
/// before the spec declared them.
pub fn schema_for(declared: &Declared) -> Value {
    let mut definitions = Definitions::default();
    for (names, name) in Names::ALL {
        let definition = self::names(*names, declared);
        definitions.done.insert((*name).to_owned(), definition);
    }
    let root = definitions.object(&PROVIDER);
    let mut schema = Map::new();
    schema.insert(
        "$schema".into(),
        "https://json-schema.org/draft/2020-12/schema".into(),
    );
    schema.insert("title".into(), "licit provider spec".into());
    if let Value::Object(root) = root {
        schema.extend(root);
    }
    overrides(&mut schema, &mut definitions.done);
    schema.insert("$defs".into(), Value::Object(definitions.done));
    Value::Object(schema)
}

/// Beside a document, an entry of `operations` may override one of the document's, without a `call` of its
/// own. Only then is it incomplete alone.
fn overrides(schema: &mut Map<String, Value>, definitions: &mut Map<String, Value>) {
    let operation = definitions
        .get_mut(OPERATION.name)
        .and_then(Value::as_object_mut);
    let Some(kinds) = operation.and_then(|operation| operation.remove("oneOf")) else {
        return;
    };
    let has_document = json!({
        "required": ["api"],
        "properties": { "api": { "required": ["openapi"] } },
    });
    let complete = json!({
        "properties": { "operations": { "additionalProperties": { "oneOf": kinds } } },
    });
    schema.insert("if".into(), has_document);
    schema.insert("then".into(), json!({}));
    schema.insert("else".into(), complete);
}

/// Objects are defined once, under `$defs`, which also terminates the recursion.
#[derive(Default)]
struct Definitions {
    done: Map<String, Value>,
}

impl Definitions {
    fn shape(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Any => json!({}),
            Shape::Null => json!({ "type": "null" }),
            Shape::Text(text) => self::text(*text),
            Shape::Integer { min, max } => {
                json!({ "type": "integer", "minimum": min, "maximum": max })
            }
            Shape::Boolean => json!({ "type": "boolean" }),
            Shape::List { of, min } => {
                json!({ "type": "array", "items": self.shape(of), "minItems": min })
            }
            Shape::Map { keys, values, meta } => self.map(*keys, values, meta),
            Shape::Object(object) => self.reference(object),
            Shape::Either(alternatives) => self.either(alternatives),
        }
    }

    fn map(&mut self, keys: Text, values: &'static Shape, meta: &'static [Field]) -> Value {
        if meta.is_empty() {
            return json!({
                "type": "object",
                "propertyNames": text(keys),
                "additionalProperties": self.shape(values),
            });
        }
        json!({
            "type": "object",
            "propertyNames": text(keys),
            "properties": self.properties(meta),
            "patternProperties": { "^([^$]|[$][$])": self.shape(values) },
            "additionalProperties": false,
        })
    }

    fn either(&mut self, alternatives: &'static [(Guard, &'static Shape)]) -> Value {
        let mut schema = self.chain(alternatives);
        // Editors look for names beside `if`, not in its branches.
        let offered = alternatives.iter().find_map(|(_, shape)| match shape {
            Shape::Text(of @ Text::Refers(_)) => Some(text(*of)),
            _ => None,
        });
        if let (Some(offered), Some(schema)) = (offered, schema.as_object_mut()) {
            schema.insert("anyOf".into(), json!([offered, {}]));
        }
        schema
    }

    fn chain(&mut self, alternatives: &'static [(Guard, &'static Shape)]) -> Value {
        // The first matching guard decides: a chain of if, then, else.
        let Some(((guard, shape), rest)) = alternatives.split_first() else {
            return json!(false);
        };
        let otherwise = self.chain(rest);
        json!({ "if": condition(*guard), "then": self.shape(shape), "else": otherwise })
    }

    fn reference(&mut self, object: &'static Object) -> Value {
        let name = object.name.replace(' ', "_");
        if !self.done.contains_key(&name) {
            self.done.insert(name.clone(), Value::Null);
            let definition = self.object(object);
            self.done.insert(name.clone(), definition);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }

    fn object(&mut self, object: &'static Object) -> Value {
        let required = object.fields.iter().filter(|field| field.required);
        let required: Vec<&str> = required.map(|field| field.key).collect();
        let one_of: Vec<Value> = object
            .one_of
            .iter()
            .map(|key| json!({ "required": [key] }))
            .collect();
        let mut schema = Map::new();
        schema.insert("description".into(), object.doc.into());
        schema.insert("type".into(), "object".into());
        schema.insert("properties".into(), self.properties(object.fields));
        schema.insert("additionalProperties".into(), false.into());
        if !required.is_empty() {
            schema.insert("required".into(), required.into());
        }
        if !one_of.is_empty() {
            schema.insert("oneOf".into(), one_of.into());
        }
        Value::Object(schema)
    }

    fn properties(&mut self, fields: &'static [Field]) -> Value {
        let described = fields.iter().map(|field| {
            let mut schema = self.shape(field.shape);
            if let Value::Object(schema) = &mut schema {
                schema.insert("description".into(), field.doc.into());
            }
            (field.key.to_owned(), schema)
        });
        Value::Object(described.collect())
    }
}

/// A text that refers to names, with those that editors offer.
fn names(names: Names, declared: &Declared) -> Value {
    let builtin: Vec<&str> = match names {
        Names::Types => Builtin::ALL.iter().map(|(name, _)| *name).collect(),
        Names::PageStyles => vec!["link", "connection"],
        Names::SecuritySchemes => vec!["token"],
        _ => Vec::new(),
    };
    let offered: Vec<&str> = builtin.into_iter().chain(declared.names(names)).collect();
    offering(names.form(), &offered)
}

/// A text of which editors offer some.
fn offering(text: Text, offered: &[&str]) -> Value {
    let mut schema = Map::new();
    schema.insert("type".into(), "string".into());
    if let Some(pattern) = text.pattern() {
        schema.insert("pattern".into(), pattern.into());
    }
    if !offered.is_empty() {
        schema.insert("examples".into(), offered.into());
    }
    Value::Object(schema)
}

fn text(text: Text) -> Value {
    match text {
        Text::Choice(choices) => {
            let alternatives: Vec<Value> = choices
                .iter()
                .map(|(word, doc)| json!({ "const": word, "description": doc }))
                .collect();
            json!({ "oneOf": alternatives })
        }
        Text::Refers(names) => {
            let known = Names::ALL.iter().find(|(known, _)| *known == names);
            let name = known.map(|(_, name)| name);
            json!({ "$ref": format!("#/$defs/{}", name.unwrap_or(&"")) })
        }
        Text::Standard(standard) => json!({ "enum": standard.names }),
        Text::Usual(usual) => offering(text, usual.names),
        _ => offering(text, &[]),
    }
}

fn condition(guard: Guard) -> Value {
    match guard {
        Guard::IsText => json!({ "type": "string" }),
        Guard::IsInteger => json!({ "type": "number" }),
        Guard::IsBoolean => json!({ "type": "boolean" }),
        Guard::IsNull => json!({ "type": "null" }),
        Guard::IsList => json!({ "type": "array" }),
        Guard::IsObject => json!({ "type": "object" }),
        Guard::HasList(key) => json!({
            "type": "object", "required": [key], "properties": { key: { "type": "array" } },
        }),
    }
}
