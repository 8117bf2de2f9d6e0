//! Several media types of one body or reply, and several success statuses: each declared
//! combination is an operation.

use serde_json::{Value, json};

use super::{Imported, with_paths};

/// Imports one operation, `act`, with these keys.
fn operation(method: &str, keys: &str) -> Imported {
    let keys = keys.trim_end().replace('\n', "\n      ");
    with_paths(&format!(
        "  /act:\n    {method}:\n      operationId: act\n      {keys}\n"
    ))
}

/// Imports an operation with these replies.
fn replies(replies: &str) -> Imported {
    let replies = replies.trim().replace('\n', "\n  ");
    operation("get", &format!("responses:\n  {replies}\n"))
}

impl Imported {
    fn names(&self) -> Vec<&str> {
        let operations = self.spec["operations"].as_object().expect("operations");
        operations.keys().map(String::as_str).collect()
    }

    fn of(&self, name: &str) -> &Value {
        &self.spec["operations"][name]
    }
}

#[test]
fn json_and_events_are_two_operations_of_one_path() {
    let imported = replies(
        "'200':
  description: It.
  content:
    text/event-stream: { schema: { type: object, properties: { delta: { type: string } } } }
    application/json: { schema: { type: object, properties: { t: { type: string } } } }",
    );
    assert_eq!(imported.names(), ["act", "act_events"]);
    let (whole, events) = (imported.of("act"), imported.of("act_events"));
    assert_eq!(whole["call"], events["call"]);
    assert_eq!(
        (&whole["stream"], &events["stream"]),
        (&Value::Null, &json!("events"))
    );
    assert_ne!(whole["returns"], events["returns"]);
    assert_eq!(events["description"], "Requests `text/event-stream`.");
    assert_eq!((imported.census.operations, imported.census.ways), (1, 1));
    assert!(imported.messages.is_empty(), "{:?}", imported.messages);
}

#[test]
fn the_items_of_a_stream_have_the_type_of_its_item_schema() {
    let imported = replies(
        "'200':
  description: It.
  content:
    application/jsonl: { itemSchema: { type: object, properties: { row: { type: integer } } } }
    text/event-stream:
      itemSchema:
        type: object
        properties:
          event: { type: string }
          data:
            type: string
            contentMediaType: application/json
            contentSchema: { type: object, properties: { delta: { type: string } } }",
    );
    let members = |name: &str| {
        let returned = imported.of(name)["returns"].as_str().expect("a model");
        let model = imported.spec["models"][returned].as_object();
        let members = model.expect("an object").keys();
        members
            .map(|key| key.trim_end_matches('?').to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(members("act"), ["row"]);
    assert_eq!(members("act_events"), ["delta"]);
    assert_eq!(imported.messages, Vec::<String>::new());
}

#[test]
fn bytes_are_the_default_reply_beside_a_stream_but_not_beside_json() {
    let beside = |other: &str| {
        replies(&format!(
            "'200':
  description: It.
  content:
    {other}
    audio/mpeg: {{ schema: {{ type: string, format: binary }} }}"
        ))
    };
    let imported =
        beside("text/event-stream: { schema: { type: object, additionalProperties: true } }");
    assert_eq!(imported.names(), ["act", "act_events"]);
    assert_eq!(imported.of("act")["returns"], "bytes");
    assert_eq!(imported.of("act")["accept"], "audio/mpeg");
    let imported = beside("application/json: { schema: { type: string } }");
    assert_eq!(imported.names(), ["act", "act_bytes"]);
    assert_eq!(imported.of("act")["returns"], "string");
    assert_eq!(imported.of("act_bytes")["returns"], "bytes");
    assert_eq!(imported.of("act_bytes")["accept"], "audio/mpeg");
}

#[test]
fn binary_content_is_bytes_under_every_name() {
    for media_type in ["application/json", "text/csv", "application/pdf"] {
        for schema in [
            "{ type: string, format: binary }",
            "{ type: string, contentMediaType: application/octet-stream }",
        ] {
            let imported = replies(&format!(
                "'200': {{ description: It., content: {{ {media_type}: {{ schema: {schema} }} }} }}"
            ));
            assert_eq!(
                imported.of("act")["returns"],
                "bytes",
                "{media_type} {schema}"
            );
        }
    }
}

#[test]
fn bytes_in_every_notation_are_sent_and_read_alike() {
    for schema in [
        "{ type: string, format: binary }",
        "{ $ref: '#/components/schemas/Raw' }",
        "{ allOf: [{ $ref: '#/components/schemas/Raw' }] }",
        "{ type: [string, 'null'], format: binary }",
        "{ type: string, contentMediaType: image/png }",
        "{ contentMediaType: image/png }",
        "{ allOf: [{ $ref: '#/components/schemas/Picture' }] }",
    ] {
        for (media_type, sent) in [
            ("'*/*'", "application/octet-stream"),
            ("application/*", "application/octet-stream"),
            ("application/json", "application/json"),
        ] {
            let content = format!("content: {{ {media_type}: {{ schema: {schema} }} }}");
            let imported = with_paths(&format!(
                "  /act:
    post:
      operationId: act
      requestBody: {{ required: true, {content} }}
      responses: {{ '200': {{ description: It., {content} }} }}
components:
  schemas:
    Raw: {{ type: string, format: binary }}
    Picture: {{ contentMediaType: image/png }}
"
            ));
            let act = imported.of("act");
            assert_eq!(act["binary"], sent, "{media_type} {schema}");
            assert_eq!(act["returns"], "bytes", "{media_type} {schema}");
        }
    }
}

#[test]
fn a_string_is_text_without_quotes_only_outside_of_json() {
    for (media_type, key, sent, returned) in [
        ("application/json", "body", "string", "string"),
        ("text/plain", "binary", "text/plain", "text"),
        ("'*/*'", "binary", "application/octet-stream", "bytes"),
    ] {
        let content = format!(
            "content: {{ {media_type}: {{ schema: {{ type: string, contentMediaType: text/html }} }} }}"
        );
        let imported = operation(
            "post",
            &format!(
                "requestBody: {{ required: true, {content} }}\nresponses: {{ '200': {{ description: It., {content} }} }}\n"
            ),
        );
        let act = imported.of("act");
        assert_eq!(
            (&act[key], &act["returns"]),
            (&json!(sent), &json!(returned))
        );
    }
}

#[test]
fn bodies_are_sent_with_the_parameters_of_their_media_types() {
    let imported = operation(
        "post",
        "requestBody:
  required: true
  content:
    application/vnd.x+json; version=1: { schema: { type: integer } }
    application/vnd.x+json; version=2: { schema: { type: string } }
    application/json; odata=verbose; charset=utf-8: { schema: { type: boolean } }
    image/png; q=1; kind=small: {}
responses: { '204': { description: Done. } }
",
    );
    let types: Vec<(&str, &Value)> = imported
        .names()
        .into_iter()
        .map(|name| (name, &imported.of(name)["content_type"]))
        .collect();
    assert_eq!(
        types,
        [
            ("act", &json!("application/json;odata=verbose")),
            ("act_bytes", &Value::Null),
            (
                "act_vnd_x_json_version_1",
                &json!("application/vnd.x+json;version=1")
            ),
            (
                "act_vnd_x_json_version_2",
                &json!("application/vnd.x+json;version=2")
            ),
        ]
    );
    assert_eq!(imported.of("act_bytes")["binary"], "image/png;kind=small");
    let imported = operation(
        "post",
        "requestBody:
  required: true
  content:
    application/vnd.x+json; version=1: { schema: { type: integer } }
    application/vnd.x+json; version=2: { schema: { type: integer } }
responses: { '204': { description: Done. } }
",
    );
    let act = imported.of("act");
    let versions = json!([
        "application/vnd.x+json;version=1",
        "application/vnd.x+json;version=2"
    ]);
    assert_eq!(act["content_type"], versions[0]);
    assert_eq!(act["headers"]["content-type"]["enum"], versions);
}

#[test]
fn a_parameter_of_a_media_type_without_a_value_is_sent() {
    let imported = operation(
        "post",
        "requestBody:
  required: true
  content:
    application/json: { schema: { type: array, items: { type: string } } }
    application/json;simple: { schema: { type: object, properties: { m: { type: string } } } }
responses: { '204': { description: Done. } }",
    );
    assert_eq!(imported.names(), ["act", "act_json_simple"]);
    assert_eq!(imported.of("act")["content_type"], json!(null));
    let simple = imported.of("act_json_simple");
    assert_eq!(simple["content_type"], "application/json;simple");
    assert_eq!(simple["body"], json!({ "m": "string?" }));
    assert_eq!(imported.messages, [""; 0]);
}

#[test]
fn versions_of_json_in_replies_are_different_operations() {
    let imported = replies(
        "'200':
  description: It.
  content:
    application/json; version=1: { schema: { type: integer } }
    application/json; version=2: { schema: { type: string } }",
    );
    assert_eq!(imported.names(), ["act", "act_json_version_2"]);
    let second = imported.of("act_json_version_2");
    assert_eq!(second["accept"], "application/json;version=2");
    assert_eq!(second["returns"], "string");
}

#[test]
fn the_media_types_of_every_status_can_be_asked_for() {
    let imported = replies(
        "'200':
  description: It.
  content:
    application/json: { schema: { type: integer } }
    application/hal+json: { schema: { type: integer } }
'201': { description: New., content: { application/json: { schema: { type: integer } } } }",
    );
    let act = imported.of("act");
    let accept = &act["headers"]["accept"];
    assert_eq!(
        accept["enum"],
        json!(["application/json", "application/hal+json"])
    );
    assert_eq!(accept["default"], "application/json");
    let imported = replies(
        "'200':
  description: It.
  content:
    application/json: { schema: { type: integer } }
    application/xml: { schema: { type: string } }
    text/csv: { schema: { type: string } }
'206': { description: A part., content: { application/json: { schema: { type: string } } } }",
    );
    assert_eq!(imported.names(), ["act", "act_text"]);
    let text = imported.of("act_text");
    assert_eq!(text["accept"], "application/xml, application/json");
    let accept = &text["headers"]["accept"];
    assert_eq!(accept["enum"], json!(["application/xml", "text/csv"]));
    // Without a choice, both are accepted.
    assert_eq!(accept["default"], Value::Null);
}

#[test]
fn vendor_json_is_requested_by_its_own_name() {
    let imported = replies(
        "'200':
  description: It.
  content: { application/vnd.depot.v2+json;version=3; charset=utf-8: { schema: { type: boolean } } }",
    );
    assert_eq!(
        imported.of("act")["accept"],
        "application/vnd.depot.v2+json;version=3"
    );
}

#[test]
fn json_types_with_one_schema_are_chosen_by_the_call() {
    let imported = replies(
        "'200':
  description: It.
  content:
    application/vnd.api+json: { schema: { type: array, items: { type: string } } }
    application/json; charset=utf-8: { schema: { type: array, items: { type: string } } }
    text/json: { schema: { type: array, items: { type: string } } }
    text/plain: { schema: { type: array, items: { type: string } } }",
    );
    assert_eq!(imported.names(), ["act"]);
    let act = imported.of("act");
    assert_eq!(act["accept"], Value::Null);
    assert_eq!(
        act["headers"]["accept"]["enum"],
        json!(["application/json", "application/vnd.api+json", "text/json"])
    );
    assert_eq!(act["headers"]["accept"]["default"], "application/json");
}

#[test]
fn json_types_with_different_schemas_are_different_operations() {
    let imported = replies(
        "'200':
  description: It.
  content:
    application/vnd.depot.v2+json: { schema: { type: object, properties: { a: { type: integer } } } }
    application/vnd.depot.v3+json: { schema: { type: object, properties: { b: { type: integer } } } }",
    );
    assert_eq!(imported.names(), ["act", "act_vnd_depot_v3_json"]);
    for (name, accept) in [
        ("act", "application/vnd.depot.v2+json"),
        ("act_vnd_depot_v3_json", "application/vnd.depot.v3+json"),
    ] {
        assert_eq!(imported.of(name)["accept"], accept);
    }
    assert_ne!(
        imported.of("act")["returns"],
        imported.of("act_vnd_depot_v3_json")["returns"]
    );
}

#[test]
fn every_request_type_is_combined_with_every_reply_type() {
    let imported = operation(
        "post",
        "requestBody:
  required: true
  content:
    multipart/form-data: { schema: { type: object, properties: { t: { type: string } } } }
    application/json: { schema: { type: object, properties: { t: { type: string } } } }
    application/xml: { schema: { type: object, properties: { t: { type: string } } } }
responses:
  '200':
    description: It.
    content:
      application/json: { schema: { type: boolean } }
      text/csv: { schema: { type: string } }
",
    );
    assert_eq!(
        imported.names(),
        [
            "act",
            "act_bytes",
            "act_bytes_text",
            "act_multipart",
            "act_multipart_text",
            "act_text"
        ]
    );
    assert_eq!(imported.of("act")["body"], json!({ "t": "string?" }));
    assert_eq!(
        imported.of("act_multipart")["multipart"],
        json!({ "t": "string?" })
    );
    assert_eq!(imported.of("act_bytes")["binary"], "application/xml");
    assert_eq!(imported.of("act_bytes_text")["accept"], "text/csv");
    assert_eq!(
        imported.of("act_multipart_text")["description"],
        "Sends `multipart/form-data`. Requests `text/csv`."
    );
}

#[test]
fn json_bodies_with_one_schema_have_a_content_type_to_choose() {
    let imported = operation(
        "patch",
        "requestBody:
  required: true
  content:
    application/merge-patch+json: { schema: { type: object, additionalProperties: true } }
    application/json: { schema: { type: object, additionalProperties: true } }
    text/json: { schema: { type: object, additionalProperties: true } }
    application/*+json: { schema: { type: object, additionalProperties: true } }
responses: { '204': { description: Done. } }
",
    );
    assert_eq!(imported.names(), ["act"]);
    let act = imported.of("act");
    assert_eq!(
        act["headers"]["content-type"]["enum"],
        json!([
            "application/json",
            "application/merge-patch+json",
            "text/json"
        ])
    );
}

#[test]
fn successes_with_different_bodies_are_separate_variants() {
    let imported = replies(
        "'200': { description: It., content: { application/octet-stream: { schema: { type: string, format: binary } } } }
'202': { description: Not yet. }
'206': { description: A part. }",
    );
    assert_eq!(
        imported.of("act")["replies"],
        json!({ "200": "bytes", "202": null, "206": "bytes" })
    );
    assert_eq!(imported.of("act")["accept"], "application/octet-stream");
    let imported = replies(
        "'200': { description: It., content: { application/pdf: {} } }
'202': { description: Later., content: { application/json: { schema: { type: integer } } } }",
    );
    assert_eq!(imported.names(), ["act"]);
    assert_eq!(
        imported.of("act")["replies"],
        json!({ "200": "bytes", "202": "integer" })
    );
    assert_eq!(
        imported.of("act")["accept"],
        "application/pdf, application/json"
    );
}

#[test]
fn equal_bodies_of_several_statuses_are_one_type() {
    let imported = replies(
        "'200': { description: It., content: { application/json: { schema: { type: integer } } } }
'201': { description: New., content: { application/json: { schema: { type: integer } } } }",
    );
    assert_eq!(imported.of("act")["returns"], "integer");
}

#[test]
fn equal_bodies_of_several_ways_are_one_type() {
    let body = |name: &str| {
        format!("schema: {{ type: object, properties: {{ {name}: {{ type: string }} }} }}")
    };
    let (whole, queued) = (body("a"), body("b"));
    let imported = replies(&format!(
        "'200': {{ description: It., content: {{ application/json: {{ {whole} }}, text/csv: {{}}, application/x-ndjson: {{ {whole} }} }} }}
'202': {{ description: Later., content: {{ application/json: {{ {queued} }} }} }}"
    ));
    assert_eq!(
        imported.of("act")["replies"],
        json!({ "200": "ActOkReply", "202": "ActAcceptedReply" })
    );
    assert_eq!(
        imported.of("act_text")["replies"],
        json!({ "200": "text", "202": "ActAcceptedReply" })
    );
    assert_eq!(imported.of("act_lines")["returns"], "ActOkReply");
    let models = imported.spec["models"].as_object().expect("models");
    assert_eq!(models.len(), 2, "{models:?}");
}

#[test]
fn replies_without_body_ignore_declared_content() {
    let content = "content: { application/json: { schema: { type: integer } } }";
    for status in ["204", "205"] {
        let imported = replies(&format!("'{status}': {{ description: It., {content} }}"));
        assert_eq!(imported.of("act")["returns"], Value::Null, "{status}");
        assert_eq!(
            imported.messages,
            [format!("a reply with the status {status} has no body")]
        );
    }
    let replies = format!("responses: {{ '200': {{ description: It., {content} }} }}");
    let imported = operation("head", &replies);
    assert_eq!(imported.of("act")["returns"], Value::Null);
    assert_eq!(imported.messages, ["a reply to `HEAD` has no body"]);
    let replies =
        "'200': { description: It., content: { application/json: { schema: { type: integer } } } }
'304': { description: Old., content: { application/json: { schema: { type: integer } } } }";
    let imported = self::replies(replies);
    assert_eq!(imported.of("act")["errors"], json!({ "304": null }));
}

#[test]
fn a_schema_in_another_format_than_json_is_reported_once() {
    let schema = "{ type: object, properties: { a: { type: string } } }";
    let imported = operation(
        "post",
        &format!(
            "requestBody: {{ content: {{ application/xml: {{ schema: {schema} }}, text/csv: {{ schema: {{ type: string }} }} }} }}
responses:
  '200':
    description: It.
    content: {{ application/json: {{ schema: {schema} }}, application/yaml: {{ schema: {schema} }} }}
"
        ),
    );
    assert_eq!(
        imported.messages,
        [
            "the schema of `application/xml` is ignored",
            "the schema of `application/yaml` is ignored"
        ]
    );
}

#[test]
fn a_reply_beside_a_stream_is_reported_for_every_way_of_asking() {
    let imported = replies(
        "'200':
  description: It.
  content:
    application/json: { schema: { type: integer } }
    text/event-stream: { schema: { type: string } }
'202': { description: Later., content: { application/json: { schema: { type: integer } } } }",
    );
    assert_eq!(imported.names(), ["act", "act_events"]);
    assert_eq!(
        imported.messages,
        ["a reply that is not a stream, beside a stream"]
    );
}

#[test]
fn a_range_or_default_is_a_success() {
    for status in ["2XX", "default"] {
        let imported = replies(&format!(
            "{status}: {{ description: It., content: {{ application/json: {{ schema: {{ type: integer }} }} }} }}"
        ));
        assert_eq!(imported.of("act")["returns"], "integer", "{status}");
    }
    let imported = replies(
        "'201': { description: New., content: { application/json: { schema: { type: integer } } } }
2XX: { description: It., content: { application/json: { schema: { type: string } } } }
default: { description: Wrong., content: { application/json: { schema: { type: boolean } } } }",
    );
    assert_eq!(
        imported.of("act")["replies"],
        json!({ "201": "integer", "2XX": "string" })
    );
    assert_eq!(
        imported.of("act")["errors"],
        json!({ "default": "boolean" })
    );
}

#[test]
fn errors_of_several_media_types_keep_their_types() {
    let imported = replies(
        "'204': { description: Done. }
'400':
  description: Wrong.
  content:
    application/problem+json: { schema: { type: object, properties: { title: { type: string } } } }
    application/json: { schema: { type: object, properties: { code: { type: integer } } } }",
    );
    let by_type = &imported.of("act")["errors"]["400"];
    assert_eq!(
        by_type.as_object().map(serde_json::Map::len),
        Some(2),
        "{by_type}"
    );
    assert_ne!(
        by_type["application/json"],
        by_type["application/problem+json"]
    );
}

#[test]
fn an_error_in_another_format_has_not_the_type_of_its_range() {
    let text = "content: { text/plain: { schema: { type: string } } }";
    let typed = "content: { application/json: { schema: { type: object, properties: { m: { type: string } } } } }";
    let imported = replies(&format!(
        "'204': {{ description: Done. }}
'404': {{ description: Absent., {text} }}
'409': {{ description: Twice. }}
'503': {{ description: Down., {text} }}
4XX: {{ description: Wrong., {typed} }}"
    ));
    assert_eq!(
        imported.of("act")["errors"],
        json!({ "4XX": "ActClientError", "404": null })
    );
}

#[test]
fn operation_settings_of_a_spec_apply_to_each_variant() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../tests/specs/media/spec.json"
    );
    let loaded =
        licit_format::load(std::path::Path::new(path)).unwrap_or_else(|report| panic!("{report}"));
    let operations = loaded.provider.operations.iter();
    let mut scoped: Vec<&str> = operations
        .filter(|operation| !operation.requires.is_empty())
        .map(|operation| operation.table.name.as_str())
        .collect();
    scoped.sort_unstable();
    assert_eq!(
        scoped,
        [
            "fire",
            "fire_events",
            "fire_multipart",
            "fire_multipart_events"
        ]
    );
}

/// Imports an operation with a body of one media type, which is not required.
fn optional_body(content: &str) -> Imported {
    operation(
        "post",
        &format!(
            "requestBody: {{ content: {{ {content} }} }}\nresponses: {{ '204': {{ description: Done. }} }}\n"
        ),
    )
}

#[test]
fn a_body_is_optional_unless_the_document_requires_it() {
    let schema = "schema: { type: object, required: [a], properties: { a: { type: string }, b: { type: string } } }";
    for (media_type, key) in [
        ("application/json", "body"),
        ("application/x-www-form-urlencoded", "form"),
        ("multipart/form-data", "multipart"),
    ] {
        let imported = optional_body(&format!("{media_type}: {{ {schema} }}"));
        let act = imported.of("act");
        assert_eq!(act[key], json!({ "a": "string", "b": "string?" }));
        assert_eq!(act["optional_body"], true, "{media_type}");
    }
    for (content, key, expected) in [
        (
            "application/json: { schema: { type: array, items: { type: string } } }",
            "body",
            "[string]?",
        ),
        ("application/json: {}", "body", "json?"),
        ("image/png: {}", "binary", "image/png?"),
    ] {
        let imported = optional_body(content);
        assert_eq!(imported.of("act")[key], expected);
        assert_eq!(imported.of("act")["optional_body"], Value::Null);
    }
}

#[test]
fn multipart_bodies_have_their_own_media_type() {
    let schema = "schema: { type: object, properties: { a: { type: string } } }";
    for (media_type, expected) in [
        ("multipart/form-data", Value::Null),
        ("multipart/*", Value::Null),
        ("multipart/mixed", "multipart/mixed".into()),
        ("multipart/related", "multipart/related".into()),
    ] {
        let imported = optional_body(&format!("'{media_type}': {{ {schema} }}"));
        let act = imported.of("act");
        assert_eq!(act["multipart"], json!({ "a": "string?" }));
        assert_eq!(act["content_type"], expected, "{media_type}");
    }
}

#[test]
fn limits_of_a_whole_body_are_preserved() {
    let schema = "{ type: array, minItems: 1, maxItems: 3, items: { type: string, maxLength: 5 } }";
    let imported = optional_body(&format!("application/json: {{ schema: {schema} }}"));
    assert_eq!(
        imported.of("act")["body_limits"],
        json!({ "min_items": 1, "max_items": 3, "items": { "max_length": 5 } })
    );
}

#[test]
fn json_without_a_schema_is_counted() {
    let imported = operation(
        "post",
        "requestBody: { required: true, content: { application/json: {} } }
responses: { '200': { description: It., content: { application/json: {} } } }
",
    );
    assert_eq!(imported.of("act")["returns"], "json");
    assert_eq!(imported.census.open, 2);
}

#[test]
fn operations_that_differ_in_the_query_of_their_paths_both_exist() {
    let imported = with_paths(
        "  /token:
    post: { operationId: make, responses: { '204': { description: Done. } } }
  /token?refresh:
    post: { operationId: renew, responses: { '204': { description: Done. } } }
  /token?kind=long&refresh:
    post: { operationId: extend, responses: { '204': { description: Done. } } }
",
    );
    assert_eq!(imported.names(), ["extend", "make", "renew"]);
    for (name, query) in [
        ("make", Value::Null),
        ("renew", json!({ "refresh": { "value": "" } })),
        (
            "extend",
            json!({ "kind": { "value": "long" }, "refresh": { "value": "" } }),
        ),
    ] {
        assert_eq!(imported.of(name)["call"], "POST /token");
        assert_eq!(imported.of(name)["query"], query, "{name}");
    }
}

#[test]
fn variables_in_the_query_of_a_path_are_query_parameters() {
    let imported = with_paths(
        "  /search?q={words}&v=2&{more}:
    get:
      operationId: act
      parameters: [{ name: words, in: path, required: true, schema: { type: array, items: { type: string } } }]
      responses: { '204': { description: Done. } }
",
    );
    let act = imported.of("act");
    assert_eq!(act["call"], "GET /search");
    assert_eq!(
        act["query"],
        json!({ "q": "[string]", "v": { "value": "2" } })
    );
    assert_eq!(
        imported.messages,
        ["`{more}` in the path is not a parameter"]
    );
}

#[test]
fn the_data_of_an_event_is_a_text_unless_a_schema_describes_its_content() {
    let event = |schema: &str| {
        let imported = with_paths(&format!(
            "  /events:
    get:
      operationId: act
      responses:
        '200': {{ description: They., content: {{ text/event-stream: {schema} }} }}
"
        ));
        let act = imported.of("act");
        (act["returns"].clone(), imported.messages.clone())
    };
    let text = (json!("text"), Vec::new());
    let plain = "{ itemSchema: { type: object, properties: { data: { type: string } } } }";
    assert_eq!(event(plain), text);
    assert_eq!(event("{ itemSchema: { type: object } }"), text);
    assert_eq!(event("{ schema: { type: string } }"), text);
    let described = "{ itemSchema: { properties: { data: { type: string, contentMediaType: application/json, \
                     contentSchema: { type: object, properties: { a: { type: string } } } } } } }";
    assert_eq!(event(described), (json!("ActReply"), Vec::new()));
    let kinds = "{ itemSchema: { oneOf: [ { properties: { event: { const: a }, data: { type: string } } }, \
                 { properties: { event: { const: b }, data: { contentSchema: { type: integer } } } } ] } }";
    assert_eq!(
        event(kinds),
        (
            json!("text"),
            vec!["the data of events depends on their kind".to_owned()]
        )
    );
}

#[test]
fn a_media_type_may_be_a_reference() {
    let imported = with_paths(
        "  /things:
    put:
      operationId: act
      requestBody: { required: true, content: { application/json: { $ref: '#/components/mediaTypes/Thing' } } }
      responses:
        '200': { description: It., content: { application/json: { $ref: '#/components/mediaTypes/Thing' } } }
        '201': { description: It., content: { application/json: { $ref: '#/components/mediaTypes/Other' } } }
components:
  mediaTypes:
    Thing: { schema: { type: array, items: { type: integer } } }
",
    );
    let act = imported.of("act");
    assert_eq!(act["body"], "[integer]");
    assert_eq!(act["replies"]["200"], "[integer]");
    assert_eq!(imported.messages.len(), 1, "{:?}", imported.messages);
}

#[test]
fn required_constants_are_sent_without_being_set() {
    let imported = with_paths(
        "  /{version}/a:
    post:
      operationId: a
      parameters:
      - { name: version, in: path, required: true, schema: { const: v2 } }
      - { name: api, in: query, required: true, schema: { const: '7' } }
      - { name: X-Revision, in: header, required: true, description: The form., schema: { type: integer, const: 3 } }
      - { name: perhaps, in: query, schema: { const: x } }
      - { name: listed, in: query, required: true, schema: { type: string, enum: [only] } }
      requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: {
        type: object, required: [grant_type, code], properties: { grant_type: { type: string, const: authorization_code }, code: { type: string } } } } } }
      responses: { '204': { description: Done. } }
  /json:
    post:
      operationId: json
      requestBody: { required: true, content: { application/json: { schema: {
        type: object, required: [kind, v, sure, x], properties: { kind: { const: '{k}' }, v: { const: 1 }, sure: { const: true }, x: { const: y, type: [string, 'null'] }, z: { const: z } } } } } }
      responses: { '204': { description: Done. } }
  /parts:
    post:
      operationId: parts
      requestBody: { required: true, content: { multipart/form-data: { schema: {
        type: object, required: [purpose, n, meta], properties: { purpose: { const: assistants }, n: { const: 2 }, meta: { const: m } } },
        encoding: { meta: { contentType: application/json } } } } }
      responses: { '204': { description: Done. } }
  /maybe:
    post:
      operationId: maybe
      requestBody: { content: { application/json: { schema: { type: object, required: [k], properties: { k: { const: k }, o: { type: string } } } } } }
      responses: { '204': { description: Done. } }
",
    );
    let operations = &imported.spec["operations"];
    let a = &operations["a"];
    assert_eq!(a["call"], "POST /v2/a");
    assert_eq!(
        a["query"],
        json!({ "api": { "value": "7" }, "perhaps": "APerhaps?", "listed": "AListed" })
    );
    assert_eq!(
        a["headers"],
        json!({ "X-Revision": { "value": "3", "description": "The form." } })
    );
    assert_eq!(
        a["form"],
        json!({ "grant_type": { "value": "authorization_code" }, "code": "string" })
    );
    assert_eq!(
        operations["json"]["body"],
        json!({ "kind": { "const": "{k}" }, "v": { "const": 1 }, "sure": { "const": true }, "x": "JsonX|null", "z": "JsonZ?" })
    );
    let parts = &operations["parts"]["multipart"];
    assert_eq!(parts["purpose"], json!({ "value": "assistants" }));
    assert_eq!(parts["n"], json!({ "value": "2" }));
    assert_eq!(parts["meta"]["type"], "PartsMeta");
    // What states that there is a body is not a constant.
    assert_eq!(operations["maybe"]["body"]["k"], "MaybeK");
}

#[test]
fn a_body_of_a_range_of_types_has_the_range() {
    for (content, binary) in [
        ("image/*: {}", json!("image/*?")),
        (
            "image/*: {}, application/pdf: {}",
            json!(["application/pdf?", "image/*"]),
        ),
        ("'*/*': {}, image/png: {}", json!("image/png?")),
        ("'*/*': {}", json!("application/octet-stream?")),
    ] {
        let imported = operation(
            "post",
            &format!(
                "requestBody: {{ content: {{ {content} }} }}\nresponses: {{ '204': {{ description: Done. }} }}"
            ),
        );
        assert_eq!(imported.of("act")["binary"], binary, "{content}");
    }
}

#[test]
fn bytes_without_an_encoding_are_files() {
    for schema in [
        "{ type: string, contentEncoding: binary }",
        "{ type: string, contentEncoding: 8BIT }",
        "{ type: string, format: file }",
        "{ type: string, format: BINARY }",
    ] {
        let parts = format!("a: {schema}, b: {{ type: array, items: {schema} }}");
        let imported = operation(
            "post",
            &format!(
                "requestBody: {{ content: {{ multipart/form-data: {{ schema: {{ type: object, required: [a], properties: {{ {parts} }} }} }} }} }}\nresponses: {{ '204': {{ description: Done. }} }}"
            ),
        );
        let parts = &imported.of("act")["multipart"];
        assert_eq!(parts, &json!({ "a": "file", "b": "[file]?" }), "{schema}");
    }
}

#[test]
fn a_default_without_a_success_is_both_beside_errors() {
    let content =
        |ty: &str| format!("content: {{ application/json: {{ schema: {{ type: {ty} }} }} }}");
    let imported = replies(&format!(
        "'401': {{ description: No., {} }}\ndefault: {{ description: Any., {} }}",
        content("string"),
        content("integer")
    ));
    assert_eq!(imported.of("act")["returns"], "integer");
    assert_eq!(
        imported.of("act")["errors"],
        json!({ "401": "string", "default": "integer" })
    );
}

#[test]
fn a_list_that_describes_a_stream_has_the_type_of_its_items() {
    let list =
        "schema: { type: array, items: { type: object, properties: { k: { type: string } } } }";
    for (media_type, stream) in [
        ("application/x-ndjson", "lines"),
        ("text/event-stream", "events"),
    ] {
        let imported = replies(&format!(
            "'200': {{ description: It., content: {{ {media_type}: {{ {list} }} }} }}"
        ));
        assert_eq!(imported.of("act")["stream"], stream);
        assert_eq!(imported.of("act")["returns"], "ActReply", "{media_type}");
    }
}
