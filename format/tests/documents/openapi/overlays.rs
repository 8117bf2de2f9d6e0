//! Overlays change a document before it is read.

use std::path::PathBuf;

use licit_format::source::Source;

const DOCUMENT: &str = "
openapi: 3.1.0
info: { title: Acme, version: '1' }
servers: [{ url: 'https://api.acme.example' }]
paths:
  /books:
    get: { operationId: x17, responses: { '204': { description: Done. } } }
  /internal:
    get: { operationId: internal, responses: { '204': { description: Done. } } }
";

const OVERLAY: &str = "
overlay: 1.0.0
info: { title: Changes, version: '1' }
actions:
  - target: $.paths['/books'].get
    update: { operationId: list_books, parameters: [{ $ref: '#/components/parameters/Page' }] }
  - target: $.paths['/internal']
    remove: true
  - target: $
    update: { components: { parameters: { Page: { name: page, in: query, schema: { type: integer } } } } }
";

#[test]
fn the_actions_of_an_overlay_are_applied_to_the_document() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("overlays");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("api.yaml"), DOCUMENT).expect("the document");
    std::fs::write(folder.join("changes.yaml"), OVERLAY).expect("the overlay");
    let spec = serde_json::json!({
        "name": "acme",
        "authorization_endpoint": "https://id.acme.example/authorize",
        "token_endpoint": "https://id.acme.example/token",
        "grants": { "authorization_code": {} },
        "api": {
            "openapi": "api.yaml", "overlays": ["changes.yaml"],
            "base_url": "https://api.acme.example",
        },
    });
    let source = Source::new(folder.join("acme.json"), spec.to_string());
    let loaded = licit_format::parse(source).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(
        loaded.warnings.diagnostics().len(),
        0,
        "{}",
        loaded.warnings
    );
    let operations = loaded.provider.operations.iter();
    let operations: Vec<_> = operations
        .map(|operation| (operation.rust_name.as_str(), operation.query.len()))
        .collect();
    assert_eq!(operations, [("list_books", 1)]);
    // Code is regenerated when an overlay changes.
    assert!(loaded.files().any(|file| file.ends_with("changes.yaml")));
}
