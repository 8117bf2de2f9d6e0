//! Names derive from a schema's location, and not from the rest of the document.

#![allow(
    clippy::needless_pass_by_value,
    reason = "documents are written in place"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use licit_format::source::Source;
use licit_format::{LoadOptions, Loaded};
use serde_json::{Map, Value, json};

use super::with_paths;

/// Loads a spec that refers to this document.
fn load(folder: &str, document: &Value, names: Option<&Value>) -> Loaded {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("names")
        .join(folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("api.json"), document.to_string()).expect("the document");
    let mut options = LoadOptions::default();
    if let Some(names) = names {
        std::fs::write(folder.join("names.json"), names.to_string()).expect("the names file");
        options = options.names(folder.join("names.json"));
    }
    let spec = json!({
        "name": "acme",
        "authorization_endpoint": "https://id.acme.example/authorize",
        "token_endpoint": "https://id.acme.example/token",
        "grants": { "authorization_code": {} },
        "api": { "openapi": "api.json", "base_url": "https://api.acme.example" },
    });
    let source = Source::new(folder.join("acme.json"), spec.to_string());
    licit_format::parse_with(source, &options).unwrap_or_else(|report| panic!("{report}"))
}

fn names(loaded: &Loaded) -> BTreeMap<String, String> {
    serde_json::from_str(&loaded.names()).expect("a names file")
}

fn errors(loaded: &Loaded) -> BTreeSet<String> {
    let errors = loaded.provider.table.errors.iter();
    errors.map(|error| error.name.clone()).collect()
}

fn document(paths: Value, components: Value) -> Value {
    json!({
        "openapi": "3.1.0", "info": { "title": "Acme", "version": "1" },
        "servers": [{ "url": "https://api.acme.example" }],
        "paths": paths, "components": components,
    })
}

fn replies(schema: Value) -> Value {
    json!({ "200": { "description": "", "content": { "application/json": { "schema": schema } } } })
}

fn thing() -> Value {
    json!({ "type": "object", "properties": { "a": { "type": "string" } } })
}

#[test]
fn an_inline_schema_is_named_after_what_contains_it() {
    let body = json!({ "content": { "application/json": { "schema": thing() } } });
    let operation = json!({
        "operationId": "get-an-album", "tags": ["Albums"],
        "parameters": [
            { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } },
            { "$ref": "#/components/parameters/Order" },
            { "name": "kind", "in": "query", "schema": { "type": "string", "enum": ["a"] } },
        ],
        "responses": {
            "200": body, "400": { "$ref": "#/components/responses/Bad" }, "404": body, "default": body,
        },
    });
    let component = json!({
        "responses": { "Bad": body },
        "parameters": { "Order": { "name": "sort", "in": "query", "schema": { "type": "string", "enum": ["asc"] } } },
    });
    let loaded = load(
        "inline",
        &document(json!({ "/albums/{id}": { "get": operation } }), component),
        None,
    );
    let names = names(&loaded);
    for (place, name) in [
        ("GET /albums/{id}", "get_an_album"),
        ("GET /albums/{id} method", "get"),
        ("GET /albums/{id} OkReply", "GetAnAlbumReply"),
        ("GET /albums/{id} query kind", "GetAnAlbumKind"),
        ("GET /albums/{id} NotFoundBody", "GetAnAlbumNotFound"),
        ("GET /albums/{id} ErrorBody", "GetAnAlbumError"),
        ("#/components/responses/Bad", "Bad"),
        ("#/components/parameters/Order", "Order"),
        ("tag:Albums", "albums"),
    ] {
        assert_eq!(
            names.get(place).map(String::as_str),
            Some(name),
            "{place} in {names:#?}"
        );
    }
    let variants = ["BadRequestBad", "GetAnAlbumNotFound", "GetAnAlbumError"];
    assert_eq!(errors(&loaded), variants.map(str::to_owned).into());
}

#[test]
fn members_of_a_body_have_the_names_of_other_places() {
    let word = |name: &str| {
        (
            name.to_owned(),
            json!({ "type": "string", "enum": ["a", name] }),
        )
    };
    let members = ["method", "request", "reply", "kind"].map(word);
    let schema = json!({ "type": "object", "properties": Map::from_iter(members) });
    let paths = json!({ "/calls": { "post": {
        "operationId": "add-a-call", "tags": ["Calls"],
        "requestBody": { "content": {
            "application/json": { "schema": schema.clone() },
            "multipart/form-data": { "schema": schema },
        } },
        "responses": replies(thing()),
    } } });
    let document = document(paths, json!({}));
    let loaded = load("words", &document, None);
    let first = names(&loaded);
    for (place, name) in [
        ("POST /calls method", "add"),
        ("POST /calls body method", "AddACallMethod"),
        ("POST /calls body request", "AddACallRequest"),
        ("POST /calls kind", "AddACallKind"),
    ] {
        let found = first.get(place).map(String::as_str);
        assert_eq!(found, Some(name), "{place} in {first:#?}");
    }
    let given = json!(first);
    assert_eq!(names(&load("words", &document, Some(&given))), first);
}

#[test]
fn a_names_file_may_have_the_scopes_of_the_spec() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("names/scopes");
    std::fs::create_dir_all(&folder).expect("a folder");
    let paths =
        json!({ "/a": { "get": { "operationId": "list", "responses": replies(thing()) } } });
    let document = document(paths, json!({}));
    std::fs::write(folder.join("api.json"), document.to_string()).expect("the document");
    let spec = json!({
        "name": "acme",
        "authorization_endpoint": "https://id.acme.example/authorize",
        "token_endpoint": "https://id.acme.example/token",
        "scopes": { "email": "The address." },
        "grants": { "authorization_code": {} },
        "api": { "openapi": "api.json", "base_url": "https://api.acme.example" },
    });
    let read = |options: &LoadOptions| {
        let source = Source::new(folder.join("acme.json"), spec.to_string());
        licit_format::parse_with(source, options).unwrap_or_else(|report| panic!("{report}"))
    };
    let first = read(&LoadOptions::default());
    assert_eq!(names(&first)["scope:email"], "Email");
    std::fs::write(folder.join("names.json"), first.names()).expect("the names file");
    let second = read(&LoadOptions::default().names(folder.join("names.json")));
    assert_eq!(names(&second), names(&first));
    let report = second.warnings.to_string();
    assert!(!report.contains("W0120"), "{report}");
}

#[test]
fn both_colliding_names_are_qualified_and_a_third_changes_neither() {
    let operation = |id: &str| json!({ "operationId": id, "responses": replies(thing()) });
    let mut paths =
        json!({ "/a": { "get": operation("list") }, "/b": { "get": operation("list") } });
    let none = json!({});
    let two = names(&load("two", &document(paths.clone(), none.clone()), None));
    assert_eq!(two["GET /a"], "list_a");
    assert_eq!(two["GET /b"], "list_b");
    paths["/0"] = json!({ "get": operation("list") });
    let three = names(&load("three", &document(paths, none), None));
    for (place, name) in two {
        assert_eq!(three.get(&place), Some(&name), "{place}");
    }
}

#[test]
fn a_schema_and_a_response_with_one_key_are_distinguished() {
    let body = json!({ "content": { "application/json": { "schema": thing() } } });
    let responses = json!({
        "200": { "description": "", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Bad" } } } },
        "400": { "$ref": "#/components/responses/Bad" },
    });
    let paths = json!({ "/a": { "get": { "operationId": "a", "responses": responses } } });
    let components = json!({ "schemas": { "Bad": thing() }, "responses": { "Bad": body } });
    let names = names(&load("sections", &document(paths, components), None));
    assert_eq!(names["#/components/schemas/Bad"], "Bad");
    assert_eq!(names["#/components/responses/Bad"], "BadResponse");
}

#[test]
fn no_name_is_longer_than_sixty_characters() {
    let long = "a_very_long_word_".repeat(9);
    let schema = json!({ "type": "object", "properties": {
        &long: { "type": "object", "properties": { &long: { "type": "string", "enum": [&long] } } },
    } });
    let operation = json!({ "responses": replies(schema), "parameters": [
        { "name": &long, "in": "query", "schema": { "type": "string" } },
    ] });
    let loaded = load(
        "long",
        &document(
            json!({ format!("/{long}"): { "get": operation } }),
            json!({}),
        ),
        None,
    );
    let names = names(&loaded);
    assert!(names.len() >= 6, "{names:#?}");
    for (place, name) in &names {
        assert!(name.len() <= 60, "{place}: {name}");
    }
}

#[test]
fn a_names_file_keeps_names_that_the_document_would_change() {
    let operation = |id: &str| json!({ "operationId": id, "responses": replies(thing()) });
    let first = document(json!({ "/a": { "get": operation("list") } }), json!({}));
    let before = load("kept", &first, None);
    let file: Value = serde_json::from_str(&before.names()).expect("JSON");
    let second = document(
        json!({ "/0": { "get": operation("list") }, "/a": { "get": operation("list") } }),
        json!({}),
    );
    assert_eq!(names(&load("changed", &second, None))["GET /a"], "list_a");
    let after = load("kept", &second, Some(&file));
    assert_eq!(after.warnings.diagnostics().len(), 1, "{}", after.warnings);
    let after = names(&after);
    for (place, name) in names(&before) {
        assert_eq!(after.get(&place), Some(&name), "{place}");
    }
    assert_eq!(after["GET /0"], "list_0");
}

#[test]
fn the_user_renames_everything_of_a_document() {
    let book = json!({ "type": "object", "properties": {
        "created-at": { "type": "string" }, "state": { "$ref": "#/components/schemas/State" },
    } });
    let state = json!({ "type": "string", "enum": ["on-hold", "sold"] });
    let operation = json!({
        "operationId": "get-books", "tags": ["Books"],
        "parameters": [{ "name": "page", "in": "query", "schema": { "type": "integer" } }],
        "responses": replies(json!({ "$ref": "#/components/schemas/Book" })),
    });
    let paths = json!({ "/books": { "get": operation } });
    let document = document(
        paths,
        json!({ "schemas": { "Book": book, "State": state } }),
    );
    let requested = json!({
        "GET /books": "library", "GET /books method": "all", "GET /books query.page": "number",
        "#/components/schemas/Book": "Volume", "#/components/schemas/Book.created-at": "made",
        "#/components/schemas/State=on-hold": "Paused", "tag:Books": "shelf",
    });
    let loaded = load("renamed", &document, Some(&requested));
    assert_eq!(
        loaded.warnings.diagnostics().len(),
        0,
        "{}",
        loaded.warnings
    );
    let names = names(&loaded);
    for (place, name) in requested.as_object().expect("an object") {
        assert_eq!(
            names.get(place).map(String::as_str),
            name.as_str(),
            "{place}"
        );
    }
}

/// A random number generator (splitmix64) with the same output for a seed on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) >> 1).expect("63 bits") % end
    }
}

/// Words without a common prefix, so that no names collide.
const WORDS: &[&str] = &[
    "amber", "birch", "cedar", "dune", "ember", "fjord", "grove", "heath",
];

/// A schema that may occur in many places.
fn schema(random: &mut Random) -> Value {
    match random.below(5) {
        0 => json!({ "type": "string", "enum": ["held", "free"] }),
        1 => json!({ "type": "array", "items": thing() }),
        2 => json!({ "type": "object", "properties": { "cover": thing() } }),
        3 => json!({ "type": "array", "items": { "type": "boolean" } }),
        _ => thing(),
    }
}

/// Possible contents of a document: each has a location and the value to insert there.
fn items(random: &mut Random) -> Vec<(Vec<String>, Value)> {
    let mut items = Vec::new();
    for word in WORDS {
        let path = format!("/{word}");
        let at = |rest: &[&str]| {
            let mut place = vec!["paths".to_owned(), path.clone(), "get".to_owned()];
            place.extend(rest.iter().map(|key| (*key).to_owned()));
            place
        };
        items.push((at(&["operationId"]), json!(format!("get-{word}"))));
        items.push((at(&["tags"]), json!([WORDS[random.below(3)]])));
        let status = ["400", "404", "default", "4XX"][random.below(4)];
        let body = |schema| json!({ "description": "", "content": { "application/json": { "schema": schema } } });
        items.push((at(&["responses", "200"]), body(schema(random))));
        items.push((at(&["responses", status]), body(schema(random))));
        items.push((
            at(&["responses", "409"]),
            json!({ "$ref": "#/components/responses/Shared" }),
        ));
        let parameter = json!({ "name": "order", "in": "query", "schema": schema(random) });
        items.push((at(&["parameters"]), json!([parameter])));
        let component = |section: &str| {
            vec![
                "components".to_owned(),
                section.to_owned(),
                format!("{word}_kind"),
            ]
        };
        items.push((component("schemas"), json!({ "type": "object", "properties": {
            "state": schema(random), "next": { "$ref": format!("#/components/schemas/{}_kind", WORDS[random.below(8)]) },
        } })));
    }
    items
}

/// The document with these items.
fn composed(items: &[(Vec<String>, Value)]) -> Value {
    let shared =
        json!({ "description": "", "content": { "application/json": { "schema": thing() } } });
    let mut document = document(
        json!({}),
        json!({ "responses": { "Shared": shared }, "schemas": {} }),
    );
    for (place, value) in items {
        let mut at = &mut document;
        for key in place {
            at = at
                .as_object_mut()
                .expect("an object")
                .entry(key.clone())
                .or_insert_with(|| Value::Object(Map::new()));
        }
        *at = value.clone();
    }
    let paths = document["paths"].as_object_mut().expect("paths");
    // An operation without an identifier is left out.
    paths.retain(|_, item| item["get"].get("operationId").is_some());
    for (path, item) in paths.iter_mut() {
        let word = path.trim_start_matches('/');
        let reached = json!({ "description": "", "content": { "application/json": { "schema": {
            "$ref": format!("#/components/schemas/{word}_kind"),
        } } } });
        item["get"]["responses"]["202"] = reached;
    }
    for word in WORDS {
        let kinds = &mut document["components"]["schemas"];
        if kinds.get(format!("{word}_kind")).is_none() {
            kinds[format!("{word}_kind")] = thing();
        }
    }
    document
}

#[test]
fn an_addition_to_a_random_document_renames_nothing() {
    let seed = std::env::var("LICIT_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or(20_261_129);
    eprintln!("LICIT_SEED={seed}");
    let mut random = Random(seed);
    let mut unchanged = 0;
    for round in 0..40 {
        let all = items(&mut random);
        let mut some: Vec<_> = all
            .iter()
            .filter(|_| random.below(4) > 0)
            .cloned()
            .collect();
        let before = load("random", &composed(&some), None);
        let left: Vec<_> = all.iter().filter(|item| !some.contains(item)).collect();
        if left.is_empty() {
            continue;
        }
        let added = left[random.below(left.len())].clone();
        some.insert(random.below(some.len() + 1), added.clone());
        let after = load("random", &composed(&some), None);
        let after_names = names(&after);
        for (place, name) in names(&before) {
            // Such an operation had no tag before the change.
            let moved = added.0.contains(&"tags".to_owned()) && place.ends_with(" method");
            if let Some(new) = after_names.get(&place).filter(|_| !moved) {
                assert_eq!(*new, name, "{place} in round {round}, with {added:?}");
                unchanged += 1;
            }
        }
        let replaced = added.0.contains(&"schemas".to_owned());
        let missing: Vec<_> = errors(&before)
            .difference(&errors(&after))
            .cloned()
            .collect();
        assert!(
            missing.is_empty() || replaced,
            "{missing:?} in round {round}, with {added:?}"
        );
    }
    assert!(unchanged > 1_000, "only {unchanged} names");
}

#[test]
fn what_is_sent_and_what_is_asked_for_have_names_of_their_own() {
    let imported = with_paths(
        "  /audio:
    post:
      operationId: speech
      requestBody: { content: { application/json: { schema: { type: object, properties: { t: { type: string } } } }, image/png: {} } }
      responses:
        '200': { description: It., content: { application/json: { schema: { type: integer } }, audio/mpeg: {} } }
",
    );
    let operations = imported.spec["operations"].as_object().expect("operations");
    let names: Vec<&String> = operations.keys().collect();
    assert_eq!(
        names,
        [
            "speech",
            "speech_as_bytes",
            "speech_bytes_bytes",
            "speech_from_bytes",
        ]
    );
}

#[test]
fn tags_that_differ_in_their_spelling_are_one_sub_client() {
    let imported = with_paths(
        "  /albums/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { operationId: get-an-album, tags: [Albums], responses: { '204': { description: Done. } } }
  /albums:
    get: { operationId: listAlbums, tags: [albums], responses: { '204': { description: Done. } } }
tags: [{ name: albums, description: Of the lower case. }]
",
    );
    let spec = &imported.spec;
    assert_eq!(
        spec["sub_clients"],
        json!({ "albums": { "description": "Of the lower case." } })
    );
    assert_eq!(spec["operations"]["get_an_album"]["method"], "get");
    assert_eq!(spec["operations"]["list_albums"]["method"], "list");
}

#[test]
fn a_media_type_that_is_added_leaves_the_plain_name_in_a_names_file() {
    let up = |body: Value, reply: Value| {
        let post = json!({
            "operationId": "up", "requestBody": { "content": body },
            "responses": { "200": { "description": "", "content": reply } },
        });
        document(json!({ "/up": { "post": post } }), json!({}))
    };
    let text = json!({ "schema": { "type": "string" } });
    let file = json!({ "type": "object", "properties": { "f": { "type": "string", "format": "binary" } } });
    let first = up(
        json!({ "application/json": { "schema": thing() } }),
        json!({ "text/csv": text }),
    );
    let second = up(
        json!({
            "multipart/form-data": { "schema": file },
            "application/json": { "schema": thing() },
        }),
        json!({ "application/json": { "schema": thing() }, "text/csv": text }),
    );
    let kept = names(&load("plain", &first, None));
    assert_eq!(kept["POST /up request"], "json");
    assert_eq!(kept["POST /up reply"], "text");
    let all = names(&load("plain", &second, Some(&json!(kept))));
    for (place, name) in &kept {
        assert_eq!(all.get(place), Some(name), "{place}");
    }
    assert_eq!(all["POST /up request.multipart"], "up_multipart");
    assert_eq!(all["POST /up reply.json"], "up_json");
    // Without the file, the upload and JSON are preferred.
    let free = names(&load("plain-free", &second, None));
    assert_eq!(free["POST /up request"], "multipart");
}

#[test]
fn properties_that_differ_in_case_have_places_of_their_own() {
    let list = |properties: Value| {
        let schema = json!({ "type": "object", "properties": properties });
        let operation = json!({ "operationId": "getThing", "responses": replies(schema) });
        document(json!({ "/a": { "get": operation } }), json!({}))
    };
    let old = list(json!({ "kind": { "type": "string", "enum": ["a", "b"] } }));
    let written = names(&load("case-old", &old, None));
    let both = list(json!({
        "Kind": { "type": "string", "enum": ["q", "r"] },
        "kind": { "type": "string", "enum": ["a", "b"] },
    }));
    let loaded = load("case-new", &both, Some(&json!(written)));
    let again = names(&loaded);
    assert_eq!(again["GET /a OkReply kind"], "GetThingReplyKind");
    assert_ne!(again["GET /a OkReply Kind"], "GetThingReplyKind");
    assert_eq!(
        again["GET /a OkReply kind=a"],
        written["GET /a OkReply kind=a"]
    );
    // The file that is written is complete: nothing changes with it.
    assert_eq!(
        names(&load("case-again", &both, Some(&json!(again)))),
        again
    );
}

#[test]
fn a_new_operation_gives_way_to_a_sub_client_with_a_given_name() {
    let of_one = json!({
        "operationId": "getAlbum", "tags": ["Albums"], "responses": replies(thing()),
        "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
    });
    let mut paths = json!({ "/albums/{id}": { "get": of_one } });
    let none = json!({});
    let before = names(&load("way-1", &document(paths.clone(), none.clone()), None));
    assert_eq!(before["tag:Albums"], "albums");
    paths["/albums"] = json!({ "get": { "operationId": "albums", "responses": replies(thing()) } });
    let names_file = json!(before);
    let loaded = load("way-2", &document(paths, none), Some(&names_file));
    let after = names(&loaded);
    for (place, name) in &before {
        assert_eq!(after.get(place), Some(name), "{place}");
    }
    assert_eq!(after["GET /albums"], "albums_albums");
}

#[test]
fn models_of_several_files_have_the_names_of_their_files_and_folders() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("names/files");
    let schemas = json!({ "components": { "schemas": { "Problem": thing() } } });
    for (path, text) in [
        ("x/models.json", &schemas),
        ("y/models.json", &schemas),
        ("x/index.json", &thing()),
        ("y/index.json", &thing()),
    ] {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text.to_string()).expect("a file");
    }
    let references = [
        "x/models.json#/components/schemas/Problem",
        "y/models.json#/components/schemas/Problem",
        "x/index.json",
        "y/index.json",
    ];
    let properties: Map<String, Value> = references
        .iter()
        .enumerate()
        .map(|(at, reference)| (format!("p{at}"), json!({ "$ref": reference })))
        .collect();
    let schema = json!({ "type": "object", "properties": properties });
    let paths = json!({ "/a": { "get": { "operationId": "a", "responses": replies(schema) } } });
    let names = names(&load("files", &document(paths, json!({})), None));
    let mut models: Vec<&str> = names
        .iter()
        .filter(|(place, name)| place.contains('#') && name.starts_with(char::is_uppercase))
        .map(|(_, name)| name.as_str())
        .collect();
    models.sort_unstable();
    assert_eq!(
        models,
        ["XIndex", "XModelsProblem", "YIndex", "YModelsProblem"]
    );
}
