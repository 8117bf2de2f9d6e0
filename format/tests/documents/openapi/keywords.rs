//! Combined keywords of JSON Schema: none overrides another.

use serde_json::{Value, json};

use super::{Imported, with_paths, with_schemas};

fn models(schemas: &str) -> Value {
    let imported = with_schemas(schemas);
    assert_eq!(imported.census.fallbacks, 0, "{:?}", imported.messages);
    imported.spec["models"].clone()
}

/// The type of the reply.
fn returned(imported: &Imported) -> Value {
    imported.spec["operations"]["get_root"]["returns"].clone()
}

#[test]
fn patterns_without_other_members_are_a_map() {
    let imported = with_schemas(
        "
Root:
  type: object
  patternProperties: { '^[a-z]+$': { type: integer } }
  additionalProperties: false
",
    );
    assert_eq!(returned(&imported), "{integer}");
}

#[test]
fn patterns_and_additional_properties_beside_properties_are_the_other_members() {
    let models = models(
        "
Root:
  type: object
  required: [id]
  properties: { id: { type: string } }
  patternProperties:
    '^x-': { type: string }
    '^n-': { type: integer }
  additionalProperties: { type: boolean }
",
    );
    assert_eq!(
        models,
        json!({
            "Root": { "$additional": "RootValue", "id": "string" },
            "RootValue": { "one_of": ["integer", "boolean", "string"] },
        })
    );
}

#[test]
fn unevaluated_properties_are_additional_properties() {
    let models = models(
        "
Root:
  allOf: [{ $ref: '#/components/schemas/Base' }]
  properties: { name: { type: string } }
  unevaluatedProperties: { type: integer }
Base: { type: object, properties: { id: { type: string } } }
",
    );
    assert_eq!(
        models["Root"],
        json!({ "$additional": "integer", "id": "string?", "name": "string?" })
    );
}

#[test]
fn keywords_beside_a_reference_apply() {
    let models = models(
        "
Root:
  type: object
  required: [narrow, strict, whole]
  properties:
    narrow: { $ref: '#/components/schemas/Kind', const: a }
    strict: { $ref: '#/components/schemas/Base', required: [id] }
    whole:
      $ref: '#/components/schemas/Base'
      allOf: [{ properties: { size: { type: integer } }, required: [size] }]
    same: { $ref: '#/components/schemas/Base', type: object, description: The same. }
Base: { type: object, properties: { id: { type: string } } }
Kind: { type: string, enum: [a, b] }
",
    );
    assert_eq!(models["Root"]["narrow"], json!({ "const": "a" }));
    assert_eq!(models["RootStrict"], json!({ "id": "string" }));
    assert_eq!(
        models["RootWhole"],
        json!({ "id": "string?", "size": "integer" })
    );
    assert_eq!(models["Root"]["same"]["type"], "Base?");
}

#[test]
fn a_value_is_in_every_enum_and_of_every_type() {
    let models = models(
        "
Root:
  allOf:
  - $ref: '#/components/schemas/Base'
  - properties: { kind: { const: b }, size: { type: integer } }
Base:
  type: object
  required: [kind]
  properties:
    kind: { type: string, enum: [a, b, c] }
    size: { type: [number, string] }
",
    );
    assert_eq!(
        models["Root"],
        json!({ "kind": { "const": "b" }, "size": "integer?" })
    );
}

#[test]
fn members_that_only_some_values_have_are_optional() {
    let imported = with_schemas(
        "
Root:
  type: object
  required: [kind]
  properties: { kind: { type: string }, size: { type: integer } }
  if: { properties: { kind: { const: a } } }
  then: { required: [size, left], properties: { left: { type: integer }, size: { minimum: 3 } } }
  else: { properties: { right: { type: string } } }
  dependentSchemas: { size: { properties: { unit: { type: string } } } }
  dependentRequired: { size: [unit] }
  not: { required: [never] }
",
    );
    assert_eq!(
        imported.spec["models"]["Root"],
        json!({ "kind": "string", "size": "integer?", "left": "integer?", "right": "string?", "unit": "string?" })
    );
    assert_eq!(
        imported.messages,
        [
            "`if` is not checked",
            "`dependentRequired` is not checked",
            "`not` is not checked"
        ]
    );
}

#[test]
fn items_whose_types_depend_on_their_positions_are_counted_as_json() {
    let imported = with_schemas(
        "
Root: { type: array, prefixItems: [{ type: number }, { type: string }], items: false, minItems: 2 }
",
    );
    assert_eq!(returned(&imported), "[json]");
    assert_eq!(imported.census.fallbacks, 1);
    assert_eq!(
        imported.messages,
        ["list items whose types depend on their positions"]
    );
}

#[test]
fn items_of_one_type_have_it_at_every_position() {
    let imported = with_schemas(
        "
Root: { type: array, prefixItems: [{ type: number }, { type: number }], items: false, minItems: 2 }
",
    );
    assert_eq!(returned(&imported), "[number]");
    assert_eq!(imported.census.fallbacks, 0, "{:?}", imported.messages);
}

#[test]
fn items_after_the_prefix_items_apply() {
    let imported = with_schemas(
        "
Root:
  type: array
  prefixItems: [{ type: string }]
  items: { type: object, required: [id], properties: { id: { type: integer } } }
",
    );
    assert_eq!(returned(&imported), "[json]");
    assert_eq!(imported.census.fallbacks, 1);
}

#[test]
fn integers_have_the_type_that_holds_them() {
    let models = models(
        "
Root:
  type: object
  properties:
    plain: { type: integer }
    wide: { type: integer, format: int32, maximum: 4294967296 }
    by_format: { type: integer, format: uint64 }
    by_bounds: { type: integer, minimum: 0, maximum: 18446744073709551615 }
    below: { type: integer, exclusiveMinimum: -1, exclusiveMaximum: 18446744073709551616 }
    small: { type: integer, minimum: 0, maximum: 100 }
    rounded: { type: integer, minimum: -9223372036854776000, maximum: 9223372036854776000 }
    huge: { type: integer, minimum: 0, maximum: 1e30 }
    both: { type: integer, minimum: -1, maximum: 18446744073709551615 }
",
    );
    let types: serde_json::Map<String, Value> = models["Root"]
        .as_object()
        .expect("an object")
        .iter()
        .map(|(name, of)| (name.clone(), of.get("type").unwrap_or(of).clone()))
        .collect();
    assert_eq!(
        Value::Object(types),
        json!({ "plain": "integer?", "wide": "integer?", "by_format": "unsigned?",
                "by_bounds": "unsigned?", "below": "unsigned?", "small": "integer?", "rounded": "integer?",
                "huge": "exactnumber?", "both": "exactnumber?" })
    );
}

#[test]
fn every_notation_of_base64_is_bytes() {
    let models = models(
        "
Root:
  type: object
  properties:
    by_format: { type: string, format: byte }
    by_encoding: { type: string, contentEncoding: base64, contentMediaType: image/png }
    without_type: { contentEncoding: base64 }
    url_safe: { type: string, contentEncoding: base64url }
",
    );
    assert_eq!(
        models["Root"],
        json!({ "by_format": "bytes?", "by_encoding": "bytes?", "without_type": "bytes?",
                "url_safe": "string?" })
    );
}

#[test]
fn undescribed_required_members_are_reported_and_add_no_property() {
    let imported = with_schemas(
        "
Root:
  type: object
  required: [id, name]
  properties: { Id: { type: string }, Name: { type: string } }
",
    );
    assert_eq!(
        imported.spec["models"]["Root"],
        json!({ "Id": "string?", "Name": "string?" })
    );
    assert_eq!(
        imported.messages,
        [
            "no property describes the required `id`",
            "no property describes the required `name`"
        ]
    );
}

#[test]
fn a_required_member_without_a_description_is_preserved() {
    let imported = with_schemas(
        "
Root:
  type: object
  required: [id, data]
  properties: { id: { type: string } }
",
    );
    assert_eq!(
        imported.spec["models"]["Root"],
        json!({ "$additional": "json", "id": "string" })
    );
    assert_eq!(
        imported.messages,
        ["no property describes the required `data`"]
    );
}

#[test]
fn values_without_a_type_are_counted_with_their_location() {
    let imported = with_schemas(
        "
Root:
  type: object
  properties:
    any: {}
    list: { type: array, items: {} }
    map: { type: object, additionalProperties: {} }
    free: { type: object }
    bounded: { minimum: 3 }
    nested: { type: array, items: { type: array, items: { not: { type: string } } } }
",
    );
    assert_eq!(imported.census.open, 4, "{:?}", imported.spec);
    assert_eq!(imported.census.fallbacks, 2);
    assert_eq!(
        imported.messages,
        ["`minimum` without a type", "`not` without a type"]
    );
}

#[test]
fn a_decimal_is_a_number_or_a_text_as_described() {
    let models = models(
        "
Root:
  type: object
  properties:
    number: { type: number, format: decimal }
    text: { type: string, format: decimal }
",
    );
    assert_eq!(
        models["Root"],
        json!({ "number": "exactnumber?", "text": "decimal?" })
    );
}

#[test]
fn a_part_with_only_limits_counts() {
    let models = models(
        "
Root:
  type: object
  properties:
    wide: { allOf: [{ type: integer, minimum: 0 }, { maximum: 18446744073709551615 }] }
    word: { allOf: [{ type: string }, { pattern: '^a' }, { maxLength: 5 }] }
    beside: { $ref: '#/components/schemas/Count', maximum: 18446744073709551615 }
    named: { allOf: [{ $ref: '#/components/schemas/Base' }, { minProperties: 1 }] }
Count: { type: integer, minimum: 0 }
Base: { type: object, properties: { id: { type: string } } }
",
    );
    let most = json!(18_446_744_073_709_551_615_u64);
    let wide = json!({ "type": "unsigned?", "limits": { "minimum": 0, "maximum": most } });
    assert_eq!(models["Root"]["wide"], wide);
    assert_eq!(models["Root"]["beside"]["type"], "unsigned?");
    assert_eq!(
        models["Root"]["word"],
        json!({ "type": "string?", "limits": { "pattern": "^a", "max_length": 5 } })
    );
    assert_eq!(
        models["Root"]["named"],
        json!({ "type": "Base?", "limits": { "min_properties": 1 } })
    );
}

#[test]
fn members_that_no_pattern_describes_are_any_value() {
    let imported = with_schemas(
        "
Root: { type: object, patternProperties: { '^a': { type: integer } } }
",
    );
    assert_eq!(returned(&imported), "{json}");
    assert_eq!(
        imported.messages,
        ["members that no pattern describes are any value"]
    );
    let imported = with_schemas(
        "
Root: { type: object, patternProperties: { '^.*$': { type: integer } } }
",
    );
    assert_eq!(returned(&imported), "{integer}");
}

#[test]
fn an_enum_of_several_types_has_an_enum_for_each() {
    let imported = with_schemas(
        "
Root:
  type: object
  required: [a, b, c, d]
  properties:
    a: { enum: [x, 1] }
    b: { type: [string, integer, boolean], enum: [x, 1, 2, true, null], description: Of all kinds. }
    c: { type: [string, integer], enum: [x, y] }
    d: { enum: [x, 1.5] }
",
    );
    let models = &imported.spec["models"];
    assert_eq!(
        models["RootA"],
        json!({ "one_of": ["RootANumber", "RootAText"] })
    );
    assert_eq!(models["RootANumber"], json!({ "enum": [1] }));
    assert_eq!(models["RootAText"], json!({ "enum": ["x"] }));
    assert_eq!(
        models["RootB"],
        json!({ "$description": "Of all kinds.", "one_of": ["boolean", "RootBNumber", "RootBText"] })
    );
    assert_eq!(models["Root"]["b"]["type"], "RootB|null");
    assert_eq!(models["RootC"], json!({ "enum": ["x", "y"] }));
    assert_eq!(
        models["RootD"],
        json!({ "one_of": ["number", "RootDText"] })
    );
    assert_eq!(
        imported.messages,
        ["the values of an enum of fractional numbers"]
    );
}

#[test]
fn values_that_the_type_of_an_enum_does_not_list_are_reported() {
    let imported = with_schemas(
        "
Root:
  type: object
  required: [a, b, c]
  properties:
    a: { type: number, enum: [0.5, 1, 1.5] }
    b: { type: object, enum: [{ k: 1 }], properties: { k: { type: integer } } }
    c: { type: number, enum: [low, high] }
",
    );
    let root = &imported.spec["models"]["Root"];
    assert_eq!(
        (&root["a"], &root["c"]),
        (&json!("number"), &json!("number"))
    );
    assert_eq!(
        imported.messages,
        [
            "the values of an enum of fractional numbers",
            "the values of an enum of the type `object` are not listed",
            "no value of an enum is of its type `number`"
        ]
    );
}

#[test]
fn a_value_that_the_document_calls_unknown_is_a_variant() {
    let imported = with_schemas(
        "
Root:
  type: object
  required: [state, code]
  properties:
    state: { type: integer, oneOf: [{ title: UNKNOWN, const: 0 }, { title: READY, const: 1 }] }
    code: { type: integer, enum: [0, 1], x-enum-varnames: [unknown, open] }
",
    );
    let models = &imported.spec["models"];
    assert_eq!(
        models["RootState"]["enum"],
        json!([
            { "value": 0, "rust_name": "UnknownValue", "description": "UNKNOWN" },
            { "value": 1, "rust_name": "Ready", "description": "READY" },
        ])
    );
    assert_eq!(
        models["RootCode"]["enum"],
        json!([
            { "value": 0, "rust_name": "UnknownValue" },
            { "value": 1, "rust_name": "Open" },
        ])
    );
}

#[test]
fn a_choice_of_constants_is_an_enum_with_their_titles() {
    let imported = with_schemas(
        "
Root:
  type: object
  required: [level, word]
  properties:
    level: { oneOf: [{ const: 1, title: Low level }, { const: 2, title: High, description: Very high. }] }
    word: { oneOf: [{ const: a, description: The first letter. }, { const: b, title: B }] }
    maybe: { anyOf: [{ enum: [x, y] }, { type: string }, { type: 'null' }] }
    kind: { type: string, enum: [p, q], x-enum-descriptions: [The first., The second.] }
    code: { type: integer, enum: [1, 2], x-enum-varnames: [Open, Closed] }
",
    );
    let models = &imported.spec["models"];
    assert_eq!(
        models["RootLevel"]["enum"],
        json!([
            { "value": 1, "rust_name": "LowLevel", "description": "Low level" },
            { "value": 2, "rust_name": "High", "description": "Very high." },
        ])
    );
    assert_eq!(
        models["RootWord"]["enum"],
        json!([{ "value": "a", "description": "The first letter." }, "b"])
    );
    assert_eq!(
        models["RootMaybe"],
        json!({ "enum": ["x", "y"], "$open": true })
    );
    assert_eq!(models["Root"]["maybe"], "RootMaybe|null?");
    assert_eq!(
        models["RootKind"]["enum"],
        json!([
            { "value": "p", "description": "The first." },
            { "value": "q", "description": "The second." },
        ])
    );
    assert_eq!(
        models["RootCode"]["enum"],
        json!([
            { "value": 1, "rust_name": "Open" },
            { "value": 2, "rust_name": "Closed" },
        ])
    );
    assert_eq!(models.as_object().map(serde_json::Map::len), Some(6));
}

#[test]
fn types_that_became_simpler_leave_no_models() {
    let imported = with_schemas(
        "
Root:
  type: object
  properties:
    pair: { type: array, prefixItems: [{ const: a }, { type: object, properties: { b: { type: string } } }] }
    any: { oneOf: [{ type: object, properties: { a: { type: string } } }, {}] }
",
    );
    let models = imported.spec["models"].as_object().expect("models");
    assert_eq!(models.keys().collect::<Vec<_>>(), ["Root"]);
}

#[test]
fn a_property_that_states_itself_that_it_is_required_is_reported() {
    let imported =
        with_schemas("Root: { type: object, properties: { a: { type: string, required: true } } }");
    assert_eq!(imported.spec["models"]["Root"]["a"], "string?");
    assert_eq!(
        imported.messages,
        ["`required` of a property is not a list"]
    );
}

#[test]
fn values_and_types_that_exclude_each_other_are_all_accepted() {
    let imported = with_schemas(
        "
Root:
  allOf:
    - { type: object, properties: { kind: { type: string, enum: [a] }, id: { type: string } } }
    - { type: object, properties: { kind: { type: string, enum: [b] }, id: { type: integer } } }
",
    );
    let root = &imported.spec["models"]["Root"];
    let kind = root["kind"]
        .as_str()
        .expect("an enum")
        .trim_end_matches('?');
    assert_eq!(imported.spec["models"][kind]["enum"], json!(["a", "b"]));
    let id = root["id"].as_str().expect("a union").trim_end_matches('?');
    assert_eq!(
        imported.spec["models"][id]["one_of"],
        json!(["integer", "string"])
    );
}

#[test]
fn names_without_quotation_marks_are_texts() {
    let imported = with_paths(
        "
  /a:
    get:
      operationId: 123
      tags: [1]
      security: [{ login: [2] }]
      parameters: [{ name: 7, in: query, schema: { type: string } }]
      responses:
        '200':
          description: It.
          content: { application/json: { schema: { type: object, required: [1], properties: { 1: { type: string } } } } }
components:
  securitySchemes:
    login: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://acme.example/token, scopes: { 2: Two. } } } }
",
    );
    let operation = &imported.spec["operations"]["operation_123"];
    assert_eq!(operation["scopes"], "2");
    assert!(!operation["query"]["7"].is_null());
    let reply = operation["returns"].as_str().expect("a reply");
    assert_eq!(imported.spec["models"][reply]["1"], "string");
}

#[test]
fn an_integer_or_a_string_is_both() {
    let imported = with_schemas(
        "Root: { type: object, properties: { port: { type: string, format: int-or-string } } }",
    );
    assert_eq!(imported.spec["models"]["Root"]["port"], "RootPort?");
    assert_eq!(
        imported.spec["models"]["RootPort"]["one_of"],
        serde_json::json!(["integer", "string"])
    );
}

#[test]
fn a_text_beside_an_enum_opens_it() {
    let spec = with_schemas(
        "
Root:
  type: object
  properties:
    model: { anyOf: [{ type: string }, { type: string, enum: [small, large] }] }
    either: { oneOf: [{ type: string, pattern: '^x' }, { enum: [a, b] }] }
    mixed: { anyOf: [{ type: string }, { type: string, enum: [c] }, { type: integer }] }
    closed: { anyOf: [{ type: string, enum: [a] }, { type: string, enum: [b] }] }
    named: { anyOf: [{ type: string }, { $ref: '#/components/schemas/Named' }] }
    alone: { $ref: '#/components/schemas/Named' }
    wide: { anyOf: [{ type: string }, { $ref: '#/components/schemas/Named' }, { type: integer }] }
Named: { type: string, enum: [n] }
",
    )
    .spec;
    let models = &spec["models"];
    for (name, expected) in [
        (
            "RootModel",
            json!({ "enum": ["small", "large"], "$open": true }),
        ),
        ("RootEither", json!({ "enum": ["a", "b"], "$open": true })),
        ("RootClosed", json!({ "enum": ["a", "b"] })),
        ("RootNamed", json!({ "enum": ["n"], "$open": true })),
        // Elsewhere, the enum is as it is.
        ("Named", json!({ "enum": ["n"] })),
    ] {
        assert_eq!(models[name], expected, "{name}");
    }
    assert_eq!(models["Root"]["alone"], "Named?");
    for union in ["RootMixed", "RootWide"] {
        let members = models[union]["one_of"].as_array().expect("a union");
        let of_texts = members.iter().filter_map(Value::as_str);
        let open = of_texts.filter(|name| models[*name]["$open"] == true);
        assert_eq!(open.count(), 1, "{union}: {models}");
    }
}

#[test]
fn integers_beyond_64_bits_have_a_type_that_holds_them() {
    let imported = with_schemas(
        "
Root:
  type: object
  required: [fixed, huge]
  properties:
    listed: { type: integer, enum: [9223372036854775808] }
    fixed: { type: integer, const: 18446744073709551615 }
    huge: { const: 1e30 }
    below: { type: integer, enum: [-9223372036854775809, 1] }
    bound: { type: number, maximum: 1e400, minimum: 1 }
    text: { type: string, pattern: \"\\n\" }
",
    );
    let root = &imported.spec["models"]["Root"];
    assert_eq!(root["listed"], "unsigned?");
    assert_eq!(root["fixed"], "unsigned");
    assert!(
        ["number", "exactnumber"]
            .iter()
            .any(|ty| root["huge"] == *ty)
    );
    assert_eq!(root["below"], "exactnumber?");
    assert_eq!(
        root["bound"],
        json!({ "type": "number?", "limits": { "minimum": 1 } })
    );
    assert_eq!(root["text"], "string?");
}

#[test]
fn members_of_an_inline_body_that_a_pattern_describes_are_sent() {
    let body = |schema: &str| {
        let imported = super::with_paths(&format!(
            "
  /a:
    post:
      operationId: act
      requestBody: {{ required: true, content: {{ application/json: {{ schema: {{ {schema} }} }} }} }}
      responses: {{ '204': {{ description: Done. }} }}
"
        ));
        let body = imported.spec["operations"]["act"]["body"].clone();
        (body, imported.spec["models"]["ActBody"].clone())
    };
    let properties = "type: object, properties: { id: { type: string } }";
    assert_eq!(body(properties).0, json!({ "id": "string?" }));
    let patterns = "patternProperties: { '^x-': { type: integer } }, additionalProperties: false";
    let (named, model) = body(&format!("{properties}, {patterns}"));
    assert_eq!(named, "ActBody");
    assert_ne!(model["$additional"], json!(null), "{model}");
    let nullable = "type: [object, 'null'], properties: { id: { type: string } }";
    assert_eq!(body(nullable).0, "ActBody|null");
}
