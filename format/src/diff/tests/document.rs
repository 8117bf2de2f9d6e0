//! Documents: a document and a newer one, and a spec that says the same as a document.

use std::fs;
use std::path::PathBuf;

use super::codes;
use crate::diff::{Comparison, Severity};
use crate::{LoadOptions, load_any};

const DOCUMENT: &str = r##"openapi: 3.1.0
info: { title: Acme, version: "1" }
servers: [{ url: "https://api.acme.example" }]
security: [{ oauth: [read] }]
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: https://id.acme.example/authorize
          tokenUrl: https://id.acme.example/token
          scopes: { read: Reads., write: Writes. }
  schemas:
    Book:
      type: object
      required: [title]
      properties:
        title: { type: string }
        pages: { type: integer }
paths:
  /books:
    get:
      operationId: listBooks
      responses:
        "200":
          description: All.
          content:
            application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Book" } } }
"##;

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("licit-diff-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn compared(name: &str, change: impl Fn(&str) -> String) -> Comparison {
    let folder = folder(name);
    let (old, new) = (folder.join("old.yaml"), folder.join("new.yaml"));
    fs::write(&old, DOCUMENT).expect("the old document");
    let changed = change(DOCUMENT);
    assert_ne!(changed, DOCUMENT);
    fs::write(&new, changed).expect("the new document");
    let load = |path| load_any(path, &LoadOptions::default(), "acme").expect("a document");
    let found = load(&old).changes_to(&load(&new));
    fs::remove_dir_all(&folder).expect("the folder");
    found
}

#[test]
fn documents_are_compared_with_locations_in_them() {
    let found = compared("type", |text| {
        text.replace("pages: { type: integer }", "pages: { type: number }")
    });
    assert_eq!(codes(&found), ["D0602"].into());
    let located = found.located();
    let (_, old, new) = located.first().expect("a change");
    for (location, name) in [(old, "old.yaml"), (new, "new.yaml")] {
        let location = location.as_ref().expect("a location");
        assert_eq!(
            location.path.file_name().and_then(|name| name.to_str()),
            Some(name)
        );
        assert_eq!((location.line, location.column), (20, 9));
    }
}

#[test]
fn a_newly_required_scope_of_a_document_breaks_tokens() {
    let found = compared("scope", |text| {
        text.replace("{ oauth: [read] }", "{ oauth: [read, write] }")
    });
    assert_eq!(codes(&found), ["D0201"].into());
}

#[test]
fn a_scope_of_a_document_has_no_location_in_a_spec_that_the_user_never_wrote() {
    let found = compared("new-scope", |text| {
        text.replace("write: Writes. }", "write: Writes., admin: All. }")
    });
    assert_eq!(codes(&found), ["D0204"].into());
    for (_, old, new) in found.located() {
        assert_eq!((old, new), (None, None));
    }
    let report = found.render(false);
    assert!(!report.contains("spec.json"), "{report}");
    assert!(report.contains("new.yaml"), "{report}");
    let path = found.new_path().and_then(|path| path.file_name());
    assert_eq!(path.and_then(|name| name.to_str()), Some("new.yaml"));
}

#[test]
fn a_title_and_a_notation_are_no_changes() {
    let found = compared("title", |text| {
        text.replace("title: Acme,", "title: Acme 2,")
    });
    assert!(
        codes(&found).iter().all(|code| *code == "D0001"),
        "{:?}",
        codes(&found)
    );
    let found = compared("notation", |text| {
        text.replace("{ type: integer }", "{ \"type\": integer }")
    });
    assert_eq!(codes(&found), [].into());
}

/// A program for the first version compiles against the second (`tests/clients/versions.rs`), so no
/// change may break callers.
#[test]
fn a_version_against_which_an_older_program_compiles_has_no_breaking_change() {
    let of = |name: &str| {
        let folder =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/specs/versions");
        crate::load(&folder.join(name)).expect("a spec")
    };
    let (old, new) = (of("first.json"), of("second.json"));
    let found = old.changes_to(&new);
    assert_eq!(
        found.severity(),
        Some(Severity::Nobody),
        "{}",
        found.render(false)
    );
    let places: Vec<_> = found
        .changes()
        .iter()
        .map(|change| change.place.as_str())
        .collect();
    assert!(places.contains(&"operations.add_book.body.a"), "{places:?}");
    // The reverse removes what was added, a scope included.
    assert_eq!(new.changes_to(&old).severity(), Some(Severity::Tokens));
}
