//! Every text of a document reaches the generated code, once.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use licit_codegen::Options;
use licit_codegen::format::openapi::{ImportOptions, import_openapi_source};
use licit_codegen::format::source::Source;

/// A document with a text in every place that has one. Each ends with the word `text`.
const DOCUMENT: &str = "
openapi: 3.1.0
info:
  title: Acme
  version: '1'
  summary: Info summary text
  description: |
    First info text.

    Second info text.
servers: [{ url: 'https://{tenant}.acme.example', variables: { tenant: { default: a, description: Server variable text } } }]
tags:
- { name: Albums, description: Tag text, externalDocs: { description: Tag link text, url: 'https://docs.acme.example/albums' } }
paths:
  /albums/{id}:
    summary: Path summary text
    parameters:
    - { name: id, in: path, required: true, description: Path parameter text, schema: { type: string } }
    get:
      operationId: getAlbum
      tags: [Albums]
      summary: Operation summary text
      description: Operation description text.
      parameters:
      - { name: q, in: query, required: true, description: Required query text, schema: { type: string } }
      - { name: o, in: query, schema: { $ref: '#/components/schemas/Scalar' } }
      - { name: X-H, in: header, deprecated: true, description: Header text, schema: { type: string } }
      responses:
        '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/Album' } } } }
        '404': { description: Missing reply text, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
    put:
      operationId: putAlbum
      tags: [Albums]
      requestBody:
        description: Body text
        required: true
        content:
          application/json:
            schema: { type: object, required: [a], properties: { a: { type: string, description: Required member text }, b: { type: string, description: Optional member text } } }
      responses: { '204': { description: Success reply text } }
    post:
      operationId: manyOfThem
      parameters:
      - { name: p1, in: query, required: true, description: First of many text, schema: { type: string } }
      - { name: p2, in: query, required: true, schema: { type: string } }
      - { name: p3, in: query, required: true, schema: { type: string } }
      - { name: p4, in: query, required: true, schema: { type: string } }
      - { name: p5, in: query, required: true, schema: { type: string } }
      responses: { '204': { description: No content } }
components:
  schemas:
    Scalar: { type: string, description: Scalar text }
    Problem: { type: object, description: Problem text, properties: { message: { type: string } } }
    Album:
      type: object
      description: Model text
      externalDocs: { description: Model link text, url: 'https://docs.acme.example/album' }
      properties:
        id: { type: string, description: Property text, examples: [the-example] }
        kind: { type: string, enum: [a, b], x-enum-descriptions: [First value text, Second value text] }
        level: { oneOf: [{ const: 1, title: Low, description: Constant text }, { const: 2, title: High title text }] }
        old: { type: string, deprecated: true, x-deprecated-reason: Reason text }
        list: { type: array, items: { type: string, description: Item text } }
        choice:
          description: Choice text
          oneOf: [{ type: string }, { type: integer }]
";

#[test]
fn every_text_of_a_document_is_in_the_generated_code_once() {
    let options = ImportOptions {
        inline: true,
        ..ImportOptions::default()
    };
    let imported = import_openapi_source(Source::new("acme.yaml", DOCUMENT), &options);
    let imported = imported.unwrap_or_else(|report| panic!("{report}"));
    let loaded = licit_codegen::format::parse(Source::new("acme.json", imported.text));
    let loaded = loaded.unwrap_or_else(|report| panic!("{report}"));
    let module = licit_codegen::generate(&loaded.provider, &Options::default());
    let code = module.expect("a module").to_module_text();
    let mut wrong = Vec::new();
    for text in texts() {
        let count = code.matches(text).count();
        let expected = match text {
            // Those of a path belong to each of its operations. That of a tag is on the front page, at
            // the method that leads to the sub-client, and at its type.
            "Path summary text" | "Path parameter text" | "Tag text" => 3,
            // At a field and at its type.
            "Choice text" | "Tag link text" => 2,
            _ => 1,
        };
        if count != expected {
            wrong.push(format!("{text}: {count} times"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}\n{code}");
    assert!(code.contains("`the-example`"));
}

/// The texts of the document: the words that end with `text` and begin with a capital.
fn texts() -> Vec<&'static str> {
    let mut texts = Vec::new();
    for (end, _) in DOCUMENT.match_indices(" text") {
        let before = DOCUMENT.get(..end).unwrap_or_default();
        let start = before.rfind(|c: char| c.is_ascii_uppercase());
        texts.extend(start.and_then(|start| DOCUMENT.get(start..end + 5)));
    }
    texts.retain(|text| !text.contains(['\n', ':']));
    assert_eq!(texts.len(), 30, "{texts:?}");
    texts
}
