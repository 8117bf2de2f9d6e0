//! Styles of parameters and encodings of forms.

use serde_json::{Value, json};

use super::{Imported, with_paths};

/// The only operation of a document with these parameters, one per line.
fn with_parameters(path: &str, parameters: &[&str]) -> (Value, Vec<String>) {
    let lines: Vec<String> = parameters
        .iter()
        .map(|line| format!("        - {{ {line} }}\n"))
        .collect();
    let Imported { spec, messages, .. } = with_paths(&format!(
        "  {path}:
    get:
      operationId: call
      parameters:
{}      responses: {{ '204': {{ description: Done. }} }}
",
        lines.concat()
    ));
    (spec["operations"]["call"].clone(), messages)
}

/// The operation of a document with this body.
fn with_body(content: &str) -> Imported {
    let content = content.trim_end().replace('\n', "\n          ");
    with_paths(&format!(
        "  /call:
    post:
      operationId: call
      requestBody:
        content:
          {content}
      responses: {{ '204': {{ description: Done. }} }}
components:
  schemas:
    Line: {{ type: object, required: [sku], properties: {{ sku: {{ type: string }}, n: {{ type: integer }} }} }}
    Picture: {{ type: string, format: binary }}
"
    ))
}

const LIST: &str = "schema: { type: array, items: { type: string } }";
const OBJECT: &str = "schema: { type: object, properties: { x: { type: integer } } }";
const MAP: &str = "schema: { type: object, additionalProperties: { type: string } }";
const TEXT: &str = "schema: { type: string }";

#[test]
fn every_path_style_is_carried_with_the_type_of_its_schema() {
    let (call, messages) = with_parameters(
        "/a/{l}/{m}/{s}/{d}",
        &[
            &format!("name: l, in: path, required: true, style: label, explode: true, {LIST}"),
            &format!("name: m, in: path, required: true, style: matrix, {MAP}"),
            &format!("name: s, in: path, required: true, style: simple, explode: true, {OBJECT}"),
            &format!("name: d, in: path, required: true, {LIST}"),
        ],
    );
    assert_eq!(
        call["path"],
        json!({
            "l": { "type": "[string]", "style": "label", "explode": true },
            "m": { "type": "{string}", "style": "matrix" },
            "s": { "type": "CallS", "explode": true },
            "d": "[string]",
        })
    );
    assert!(messages.is_empty(), "{messages:?}");
}

#[test]
fn every_query_style_is_carried() {
    let (call, messages) = with_parameters(
        "/a",
        &[
            &format!("name: form, in: query, {OBJECT}"),
            &format!("name: joined, in: query, explode: false, {OBJECT}"),
            &format!("name: map, in: query, {MAP}"),
            &format!("name: spaces, in: query, style: spaceDelimited, {LIST}"),
            &format!("name: pipes, in: query, style: pipeDelimited, explode: false, {OBJECT}"),
            &format!("name: deep, in: query, style: deepObject, explode: true, {OBJECT}"),
            &format!("name: reserved, in: query, allowReserved: true, {TEXT}"),
            "name: flag, in: query, allowEmptyValue: true, schema: { type: boolean }",
            "name: text, in: query, allowEmptyValue: true, schema: { type: string }",
        ],
    );
    assert_eq!(
        call["query"],
        json!({
            "form": "CallForm?",
            "joined": { "type": "CallJoined?", "explode": false },
            "map": "{string}?",
            "spaces": { "type": "[string]?", "style": "spaceDelimited" },
            "pipes": { "type": "CallPipes?", "style": "pipeDelimited" },
            "deep": { "type": "CallDeep?", "style": "deepObject" },
            "reserved": { "type": "string?", "allow_reserved": true },
            "flag": { "type": "boolean|null?", "allow_empty_value": true },
            "text": "string?",
        })
    );
    assert!(messages.is_empty(), "{messages:?}");
}

#[test]
fn headers_and_cookies_have_their_styles_too() {
    let (call, messages) = with_parameters(
        "/a",
        &[
            &format!("name: X-A, in: header, {OBJECT}"),
            &format!("name: X-B, in: header, explode: true, {OBJECT}"),
            &format!("name: c, in: cookie, explode: false, {LIST}"),
            &format!("name: d, in: cookie, style: form, {LIST}"),
        ],
    );
    assert_eq!(
        (&call["headers"], &call["cookies"]),
        (
            &json!({ "X-A": "CallXa?", "X-B": { "type": "CallXb?", "explode": true } }),
            &json!({ "c": { "type": "[string]?", "explode": false }, "d": "[string]?" })
        )
    );
    assert!(messages.is_empty(), "{messages:?}");
}

#[test]
fn content_is_json_text_or_a_string() {
    let (call, messages) = with_parameters(
        "/a",
        &[
            &format!("name: json, in: query, content: {{ application/json: {{ {OBJECT} }} }}"),
            "name: any, in: query, content: { application/vnd.a+json: {} }",
            &format!("name: plain, in: query, content: {{ text/plain: {{ {TEXT} }} }}"),
            &format!("name: xml, in: query, content: {{ application/xml: {{ {OBJECT} }} }}"),
        ],
    );
    assert_eq!(
        call["query"],
        json!({
            "json": { "type": "CallJson?", "style": "json" },
            "any": { "type": "json?", "style": "json" },
            "plain": "string?",
            "xml": "string?",
        })
    );
    assert_eq!(messages, ["`xml` is described as `application/xml`"]);
}

#[test]
fn an_undefined_style_is_a_warning() {
    let (call, messages) = with_parameters(
        "/a/{p}",
        &[
            &format!("name: p, in: path, required: true, style: form, {TEXT}"),
            &format!("name: simple, in: query, style: simple, {LIST}"),
            &format!("name: none, in: query, style: fancy, {LIST}"),
            &format!("name: one, in: query, style: pipeDelimited, {TEXT}"),
            &format!("name: deep, in: query, style: deepObject, {TEXT}"),
            &format!("name: lists, in: query, style: deepObject, {LIST}"),
            &format!("name: both, in: query, style: spaceDelimited, explode: true, {LIST}"),
            "name: inner, in: query, explode: false, schema: { type: array, items: { type: array, items: { type: integer } } }",
        ],
    );
    assert_eq!(
        (&call["path"], &call["query"]),
        (
            &json!({ "p": "string" }),
            &json!({
                "simple": "[string]?",
                "none": "[string]?",
                "one": "string?",
                "deep": "string?",
                "lists": { "type": "[string]?", "style": "deepObject" },
                "both": "[string]?",
                "inner": { "type": "[[integer]]?", "explode": false },
            })
        )
    );
    assert_eq!(
        messages,
        [
            "`p` has the style `form`",
            "`simple` has the style `simple`",
            "`none` has the style `fancy`",
            "`one` has the style `pipeDelimited`",
            "`deep` has the style `deepObject`",
            "`lists` has the style `deepObject`",
            "`both` has the style `spaceDelimited` with `explode`",
            "`inner` is a list of lists or objects",
        ]
    );
}

#[test]
fn fields_of_a_form_have_their_encodings() {
    let Imported { spec, messages, .. } = with_body(
        "application/x-www-form-urlencoded:
  schema:
    type: object
    properties:
      plain: { type: number }
      tags: { type: array, items: { type: string } }
      deep: { $ref: '#/components/schemas/Line' }
      flat: { $ref: '#/components/schemas/Line' }
      json: { $ref: '#/components/schemas/Line' }
      usual: { $ref: '#/components/schemas/Line' }
      free: { type: object, additionalProperties: { type: string } }
      lines: { type: array, items: { $ref: '#/components/schemas/Line' } }
      joined: { type: array, items: { type: string } }
      url: { type: string }
  encoding:
    deep: { style: deepObject, explode: true }
    flat: { style: form }
    json: { contentType: application/json }
    joined: { style: form, explode: false }
    url: { allowReserved: true }",
    );
    assert_eq!(
        spec["operations"]["call"]["form"],
        json!({
            "plain": "number?",
            "tags": "[string]?",
            "deep": { "type": "Line?", "style": "deepObject" },
            "flat": "Line?",
            "json": { "type": "Line?", "style": "json" },
            "usual": { "type": "Line?", "style": "content" },
            "free": { "type": "{string}?", "style": "content" },
            "lines": { "type": "[Line]?", "style": "content" },
            "joined": { "type": "[string]?", "explode": false },
            "url": { "type": "string?", "allow_reserved": true },
        })
    );
    assert!(messages.is_empty(), "{messages:?}");
}

#[test]
fn a_form_of_several_shapes_is_a_value_of_one_type() {
    for (schema, form) in [
        (
            "{ oneOf: [{ $ref: '#/components/schemas/Line' }, { type: object, title: Other, properties: { z: { type: string } } }] }",
            "CallBody?",
        ),
        (
            "{ type: object, additionalProperties: { type: string } }",
            "{string}?",
        ),
    ] {
        let body = format!("application/x-www-form-urlencoded:\n  schema: {schema}");
        let Imported { spec, .. } = with_body(&body);
        assert_eq!(spec["operations"]["call"]["form"], form, "{schema}");
    }
}

#[test]
fn every_notation_of_a_file_part_is_recognized() {
    let Imported { spec, messages, .. } = with_body(
        "multipart/form-data:
  schema:
    type: object
    properties:
      binary: { type: string, format: binary }
      reference: { $ref: '#/components/schemas/Picture' }
      list: { type: array, items: { $ref: '#/components/schemas/Picture' } }
      media: { type: string, contentMediaType: image/png }
      bare: { contentMediaType: application/pdf }
      nothing: {}
      nullable: { type: [string, 'null'], format: binary }
      either: { anyOf: [{ type: string, format: binary }, { type: array, items: { type: string, format: binary } }] }
      encoded: { type: string }
      base64: { type: string, contentEncoding: base64 }
      json: { type: string, contentMediaType: application/json }
      text: { type: string }
      line: { $ref: '#/components/schemas/Line' }
  encoding:
    binary: { contentType: 'image/*, image/png, image/jpeg' }
    encoded: { contentType: application/zip }
    text: { contentType: text/markdown }",
    );
    assert_eq!(
        spec["operations"]["call"]["multipart"],
        json!({
            "binary": { "type": "file?", "content_type": "image/png" },
            "reference": "file?",
            "list": "[file]?",
            "media": { "type": "file?", "content_type": "image/png" },
            "bare": { "type": "file?", "content_type": "application/pdf" },
            "nothing": "file?",
            "nullable": "file?",
            "either": "[file]?",
            "encoded": { "type": "file?", "content_type": "application/zip" },
            "base64": "bytes?",
            "json": "string?",
            "text": { "type": "string?", "content_type": "text/markdown" },
            "line": "Line?",
        })
    );
    assert!(messages.is_empty(), "{messages:?}");
}

#[test]
fn parts_have_styles_and_headers() {
    let Imported { spec, messages, .. } = with_body(
        "multipart/form-data:
  schema:
    type: object
    properties:
      tags: { type: array, items: { type: string } }
      file: { type: string, format: binary }
  encoding:
    tags: { style: form, explode: false }
    file:
      headers:
        X-Limit: { required: true, schema: { type: integer } }
        Content-Type: { schema: { type: string } }
        X-Line: { explode: true, schema: { $ref: '#/components/schemas/Line' } }
        X-Json: { content: { application/json: { schema: { $ref: '#/components/schemas/Line' } } } }",
    );
    assert_eq!(
        spec["operations"]["call"]["multipart"],
        json!({
            "tags": { "type": "[string]?", "explode": false },
            "file": {
                "type": "file?",
                "headers": {
                    "X-Limit": { "type": "integer", "rust_name": "file_x_limit" },
                    "X-Line": { "type": "Line?", "explode": true, "rust_name": "file_x_line" },
                    "X-Json": { "type": "Line?", "style": "json", "rust_name": "file_x_json" },
                },
            },
        })
    );
    assert!(messages.is_empty(), "{messages:?}");
}

#[test]
fn branches_of_a_multipart_body_are_fields_together() {
    let Imported { spec, .. } = with_body(
        "multipart/form-data:
  schema:
    oneOf:
      - { type: object, required: [name, file], properties: { name: { type: string }, file: { type: string, format: binary } } }
      - { type: object, required: [name, url], properties: { name: { type: string }, url: { type: string } } }",
    );
    assert_eq!(
        spec["operations"]["call"]["multipart"],
        json!({ "name": "string", "file": "file?", "url": "string?" })
    );
}

#[test]
fn a_field_of_several_branches_has_the_values_of_all_of_them() {
    let Imported { spec, .. } = with_body(
        "multipart/form-data:
  schema:
    oneOf:
      - { type: object, required: [kind, n], properties: { kind: { type: string, enum: [f] }, n: { type: integer }, file: { type: string, format: binary } } }
      - { type: object, required: [kind, n], properties: { kind: { type: string, enum: [u] }, n: { type: boolean }, url: { type: string } } }",
    );
    let multipart = &spec["operations"]["call"]["multipart"];
    let model = |name: &str| &spec["models"][multipart[name].as_str().expect("a model")];
    assert_eq!(model("kind")["enum"], json!(["f", "u"]));
    assert_eq!(model("n")["one_of"], json!(["integer", "boolean"]));
}

#[test]
fn an_object_in_a_part_is_json_under_every_encoding() {
    let Imported { spec, messages, .. } = with_body(
        "multipart/form-data:
  schema:
    type: object
    properties:
      xml: { $ref: '#/components/schemas/Line' }
      vendor: { $ref: '#/components/schemas/Line' }
      text: { type: string }
  encoding:
    unknown: { contentType: text/plain }
    xml: { contentType: application/xml }
    vendor: { contentType: application/vnd.a+json }
    text: { contentType: application/xml }",
    );
    assert_eq!(
        spec["operations"]["call"]["multipart"],
        json!({
            "xml": "Line?",
            "vendor": { "type": "Line?", "content_type": "application/vnd.a+json" },
            "text": { "type": "string?", "content_type": "application/xml" },
        })
    );
    assert_eq!(
        messages,
        [
            "an encoding of `unknown`, which is no property",
            "`xml` is an object"
        ]
    );
}

#[test]
fn further_fields_are_set_by_their_own_names() {
    let Imported { spec, messages, .. } = with_body(
        "multipart/form-data:
  schema:
    type: object
    required: [file, described_nowhere]
    properties: { file: { type: string, format: binary }, additional: { type: string } }
    additionalProperties: { type: string }",
    );
    let about = "Further fields, each sent under its own name.";
    assert_eq!(
        spec["operations"]["call"]["multipart"],
        json!({
            "file": "file",
            "additional": "string?",
            "additional_fields": { "type": "{string}?", "style": "form", "description": about },
        })
    );
    assert!(messages.is_empty(), "{messages:?}");
    let Imported { spec, messages, .. } = with_body(
        "application/x-www-form-urlencoded:
  schema:
    type: object
    properties: { a: { type: string } }
    additionalProperties: true",
    );
    let form = spec["operations"]["call"]["form"]
        .as_str()
        .expect("a model");
    let model = &spec["models"][form.trim_end_matches('?')];
    assert_eq!(model["$additional"], "json");
    assert_eq!(model["a"], "string?");
    assert!(messages.is_empty(), "{messages:?}");
}

#[test]
fn parts_without_known_names_are_written_by_the_caller_and_reported() {
    for (media_type, schema) in [
        ("multipart/form-data", "{}"),
        (
            "multipart/form-data",
            "{ schema: { type: object, additionalProperties: { type: string, format: binary } } }",
        ),
        (
            "multipart/mixed",
            "{ schema: { type: array, items: { $ref: '#/components/schemas/Line' } } }",
        ),
    ] {
        let Imported { spec, messages, .. } = with_body(&format!("{media_type}: {schema}"));
        let call = &spec["operations"]["call"];
        assert_eq!(call["binary"], format!("{media_type}?"), "{schema}");
        assert_eq!(call["multipart"], Value::Null);
        assert_eq!(
            messages,
            [format!(
                "the parts of a `{media_type}` body have no known names"
            )]
        );
    }
    let Imported { spec, messages, .. } = with_body(
        "multipart/form-data:
  schema:
    type: object
    properties: { a: { type: string } }
    additionalProperties: { type: string, format: binary }",
    );
    assert_eq!(
        spec["operations"]["call"]["multipart"],
        json!({ "a": "string?" })
    );
    assert_eq!(
        messages,
        ["parts that are files or objects, and whose names are not described"]
    );
}

#[test]
fn a_form_of_several_shapes_has_the_encodings_of_its_fields() {
    let Imported { spec, messages, .. } = with_body(
        "application/x-www-form-urlencoded:
  schema:
    oneOf:
      - { type: object, required: [card], properties: { card: { type: string }, tags: { type: array, items: { type: string } }, ids: { type: array, items: { type: integer } } } }
      - { type: object, required: [iban], properties: { iban: { type: string }, tags: { type: array, items: { type: string } } } }
  encoding:
    tags: { contentType: application/json }
    ids: { style: form, explode: false }",
    );
    assert_eq!(
        spec["operations"]["call"]["form"],
        json!({
            "card": "string?",
            "tags": { "type": "[string]?", "style": "json" },
            "ids": { "type": "[integer]?", "explode": false },
            "iban": "string?",
        })
    );
    assert!(messages.is_empty(), "{messages:?}");
}

#[test]
fn the_default_of_a_list_is_carried() {
    let (call, messages) = with_parameters(
        "/a",
        &[
            "name: tags, in: query, schema: { type: array, items: { type: string }, default: [a, b] }",
        ],
    );
    assert_eq!(call["query"]["tags"]["default"], json!(["a", "b"]));
    assert!(messages.is_empty(), "{messages:?}");
}

#[test]
fn names_that_an_object_and_a_parameter_share_are_reported() {
    let with = |more: &str| {
        with_paths(&format!(
            "
  /a:
    get:
      operationId: a
      parameters:
      - {{ name: page, in: query, schema: {{ type: integer }} }}
      - {{ name: window, in: query, {more}schema: {{ type: object, properties: {{ page: {{ type: integer }}, size: {{ type: integer }} }} }} }}
      responses: {{ '204': {{ description: Done. }} }}
"
        ))
    };
    assert_eq!(
        with("").messages,
        ["`page` of `window` and of `page` is one name in the query"]
    );
    assert_eq!(with("style: deepObject, explode: true, ").messages, [""; 0]);
    assert_eq!(with("explode: false, ").messages, [""; 0]);
}
