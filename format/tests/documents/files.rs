//! The files that a spec and its documents refer to: which are read, and which are rejected.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use licit_format::diagnostic::Report;
use licit_format::openapi::{ImportOptions, import_openapi};
use licit_format::source::MAX_BYTES;
use licit_format::{LoadOptions, Loaded};
use proptest::prelude::*;

/// Far longer than any case requires. An opened pipe would block forever.
const PATIENCE: Duration = Duration::from_secs(60);

/// Creates a folder with these files. Folders end with `/`.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("files")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

/// A spec that refers to a document.
fn spec(document: &str) -> String {
    serde_json::json!({
        "name": "acme",
        "authorization_endpoint": "https://acme.example/authorize",
        "token_endpoint": "https://acme.example/token",
        "grants": { "authorization_code": {} },
        "api": { "openapi": document, "base_url": "https://api.acme.example" },
    })
    .to_string()
}

/// A document whose operations return these schemas, in order.
fn document(references: &[&str]) -> String {
    let schemas: Vec<String> = references
        .iter()
        .map(|reference| serde_json::json!({ "$ref": reference }).to_string())
        .collect();
    document_of(&schemas)
}

fn document_of(schemas: &[String]) -> String {
    let paths = schemas.iter().enumerate().map(|(number, schema)| {
        format!(
            "  /{number}: {{ get: {{ operationId: get{number}, responses: {{ '200': {{ description: It., \
             content: {{ application/json: {{ schema: {schema} }} }} }} }} }} }}\n"
        )
    });
    let paths: String = paths.collect();
    format!("openapi: 3.1.0\ninfo: {{ title: Acme, version: '1' }}\npaths:\n{paths}")
}

/// A document with one model.
const SHARED: &str = "Shared: { type: object, properties: { from_shared: { type: string } } }\n";

/// Loads a spec. Panics instead of blocking forever.
fn load_with(spec: &Path, options: &LoadOptions) -> Result<Loaded, Report> {
    let (sender, receiver) = mpsc::channel();
    let (spec, options) = (spec.to_owned(), options.clone());
    std::thread::spawn(move || {
        // The receiver is gone after a timeout.
        let _ = sender.send(licit_format::load_with(&spec, &options));
    });
    receiver.recv_timeout(PATIENCE).expect("an answer in time")
}

fn load(spec: &Path) -> Result<Loaded, Report> {
    load_with(spec, &LoadOptions::default())
}

fn valid(loaded: Result<Loaded, Report>) -> Loaded {
    loaded.unwrap_or_else(|report| panic!("{report}"))
}

fn codes(report: &Report) -> Vec<&'static str> {
    let found = report.diagnostics().iter();
    found.map(|found| found.code.id()).collect()
}

/// The error codes of a rejected spec.
fn error_codes(spec: &Path) -> Vec<&'static str> {
    codes(&load(spec).expect_err("it is rejected"))
}

/// The codes of the warnings.
fn warned(spec: &Path) -> Vec<&'static str> {
    codes(&valid(load(spec)).warnings)
}

/// The files below a folder that were read, by name.
fn read(loaded: &Loaded, below: &Path) -> BTreeSet<String> {
    let below = fs::canonicalize(below).expect("a folder");
    let names = loaded.files().map(|file| {
        let file = fs::canonicalize(file).expect("a file that is there");
        let name = file.strip_prefix(&below).unwrap_or(&file);
        name.to_string_lossy().replace('\\', "/")
    });
    names.collect()
}

fn names(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

#[test]
fn a_document_outside_the_specs_folder_requires_a_root_that_contains_both() {
    let outside = folder(
        "document-outside",
        &[
            ("vendor/api.yaml", &document(&["shared.yaml#/Shared"])),
            ("vendor/shared.yaml", SHARED),
        ],
    );
    let absolute = outside.join("vendor/api.yaml");
    for name in [
        "../vendor/api.yaml",
        "./../vendor/../vendor/api.yaml",
        "../vendor/absent.yaml",
        absolute.to_str().expect("a path in UTF-8"),
    ] {
        let path = outside.join("specs/acme.json");
        fs::create_dir_all(outside.join("specs")).expect("a folder");
        fs::write(&path, spec(name)).expect("a spec");
        let report = load(&path).expect_err("it is rejected");
        assert_eq!(codes(&report), ["E0803"], "{report}");
        let message = report.to_string();
        for part in [
            "is outside the spec's directory",
            "`--document-root`",
            "`document_root`",
        ] {
            assert!(message.contains(part), "{message}");
        }
        if name.contains("absent") {
            continue;
        }
        for root in [
            outside.clone(),
            outside.join("specs/.."),
            outside.join("vendor"),
        ] {
            let loaded = valid(load_with(
                &path,
                &LoadOptions::default().document_root(&root),
            ));
            assert_eq!(loaded.provider.models.len(), 1);
            let all = ["specs/acme.json", "vendor/api.yaml", "vendor/shared.yaml"];
            assert_eq!(read(&loaded, &outside), names(&all));
        }
        let other = LoadOptions::default().document_root(outside.join("specs"));
        let message = load_with(&path, &other).expect_err("outside").to_string();
        assert!(
            message.contains("E0803") && message.contains("the document root `"),
            "{message}"
        );
    }
}

#[test]
fn a_url_as_document_is_rejected_with_a_hint() {
    for url in [
        "https://acme.example/openapi.yaml",
        "HTTP://acme.example/openapi.yaml",
        "file:///etc/passwd",
        "//acme.example/openapi.yaml",
        "\\\\acme.example\\share\\openapi.yaml",
        "data:text/yaml,openapi",
    ] {
        let folder = folder("document-by-url", &[("acme.json", &spec(url))]);
        let report = load(&folder.join("acme.json")).expect_err("it is rejected");
        assert_eq!(codes(&report), ["E0804"], "{report}");
        assert!(report.to_string().contains("download"), "{report}");
    }
}

#[test]
fn references_to_urls_are_warnings_with_a_hint() {
    let text = document(&[
        "https://acme.example/shared.yaml#/Shared",
        "file:///etc/passwd",
        "//acme.example/shared.yaml",
        "shared.yaml#/Shared",
    ]);
    let folder = folder(
        "references-to-urls",
        &[
            ("acme.json", &spec("api.yaml")),
            ("api.yaml", &text),
            ("shared.yaml", SHARED),
        ],
    );
    let loaded = valid(load(&folder.join("acme.json")));
    assert_eq!(codes(&loaded.warnings), ["W0110"; 3], "{}", loaded.warnings);
    assert!(
        loaded
            .warnings
            .to_string()
            .contains("download the file next to")
    );
    assert_eq!(loaded.provider.models.len(), 1);
}

#[test]
fn references_outside_the_folder_are_warnings() {
    let own = document(&[
        "../shared.yaml#/Shared",
        "parts/../../shared.yaml#/Shared",
        "/shared.yaml#/Shared",
        "own.yaml#/Shared",
    ]);
    let root = folder(
        "references-outside",
        &[
            ("specs/acme.json", &spec("api.yaml")),
            ("specs/api.yaml", &own),
            ("specs/own.yaml", SHARED),
            ("shared.yaml", SHARED),
        ],
    );
    let path = root.join("specs/acme.json");
    let loaded = valid(load(&path));
    // The error is at the name, and at the start if the name is absent.
    assert_eq!(
        codes(&loaded.warnings),
        ["W0101", "W0109", "W0101", "W0109", "W0101", "W0109"]
    );
    assert!(loaded.warnings.to_string().contains("`--document-root`"));
    assert_eq!(
        read(&loaded, &root),
        names(&["specs/acme.json", "specs/api.yaml", "specs/own.yaml"])
    );
    assert_eq!(loaded.provider.models.len(), 1);

    let loaded = valid(load_with(
        &path,
        &LoadOptions::default().document_root(&root),
    ));
    assert!(read(&loaded, &root).contains("shared.yaml"));
    assert_eq!(loaded.provider.models.len(), 2, "one of each file");
}

#[test]
fn an_encoded_file_name_is_decoded_and_cannot_leave_the_folder() {
    let text = document(&[
        "My%20Models.yaml#/Shared",
        "%2e%2e/secret.yaml#/Shared",
        "100%.yaml#/Shared",
    ]);
    let root = folder(
        "encoded",
        &[
            ("specs/acme.json", &spec("api.yaml")),
            ("specs/api.yaml", &text),
            ("specs/My Models.yaml", SHARED),
            ("specs/100%.yaml", SHARED),
            ("secret.yaml", SHARED),
        ],
    );
    let loaded = valid(load(&root.join("specs/acme.json")));
    let expected = [
        "specs/100%.yaml",
        "specs/My Models.yaml",
        "specs/acme.json",
        "specs/api.yaml",
    ];
    assert_eq!(read(&loaded, &root), names(&expected));
    assert!(
        codes(&loaded.warnings).contains(&"W0109"),
        "{}",
        loaded.warnings
    );
}

#[test]
fn a_file_with_many_names_is_one_document() {
    let text = document(&[
        "b.yaml#/B",
        "./b.yaml#/B",
        "parts/../b.yaml#/B",
        "parts/c.yaml#/C",
    ]);
    let b = "B: { type: object, properties: { c: { $ref: './parts/../parts/c.yaml#/C' } } }\n";
    let c = "C: { type: object, properties: { b: { $ref: '../b.yaml#/B' }, own: { $ref: '../parts/c.yaml#/C' } } }\n";
    let root = folder(
        "many-names",
        &[
            ("acme.json", &spec("./api.yaml")),
            ("api.yaml", &text),
            ("b.yaml", b),
            ("parts/c.yaml", c),
        ],
    );
    let loaded = valid(load(&root.join("acme.json")));
    assert_eq!(
        loaded.warnings.sources().len(),
        4,
        "{:?}",
        loaded.warnings.sources()
    );
    assert_eq!(loaded.provider.models.len(), 2);
}

#[test]
fn names_chosen_by_authors_are_not_keywords() {
    let text = "openapi: 3.1.0
info: { title: Acme, version: '1' }
paths:
  /a:
    get:
      operationId: get
      responses:
        '200':
          description: It.
          content: { application/json: { schema: { type: object, properties: { default: { $ref: 'shared.yaml#/Shared' } } } } }
        default: { $ref: 'failed.yaml#/Failed' }
      x-remark: { example: { $ref: 'absent.yaml' } }
";
    let failed = "Failed: { description: No. }\n";
    let root = folder(
        "names-of-authors",
        &[
            ("acme.json", &spec("api.yaml")),
            ("api.yaml", text),
            ("shared.yaml", SHARED),
            ("failed.yaml", failed),
        ],
    );
    let loaded = valid(load(&root.join("acme.json")));
    assert_eq!(codes(&loaded.warnings), [""; 0], "{}", loaded.warnings);
    let all = ["acme.json", "api.yaml", "failed.yaml", "shared.yaml"];
    assert_eq!(read(&loaded, &root), names(&all));
}

#[test]
fn only_files_that_were_read_are_watched() {
    let text = document(&[
        "absent.yaml#/A",
        "../outside.yaml#/A",
        "folder#/A",
        "broken.yaml#/A",
    ]);
    let root = folder(
        "watched",
        &[
            ("s/acme.json", &spec("api.yaml")),
            ("s/api.yaml", &text),
            ("s/folder/x", ""),
            ("s/broken.yaml", "a: ["),
        ],
    );
    let loaded = valid(load(&root.join("s/acme.json")));
    // The broken file was read: a corrected one changes the client.
    assert_eq!(
        read(&loaded, &root),
        names(&["s/acme.json", "s/api.yaml", "s/broken.yaml"])
    );
}

#[test]
fn only_regular_files_are_read_at_every_place() {
    let root = folder(
        "kinds",
        &[
            ("acme.json", &spec("api.yaml")),
            ("folder.json", &spec("parts")),
            ("large.json", &spec("large.yaml")),
            (
                "api.yaml",
                &document(&["parts#/A", "large.yaml#/A", "shared.yaml#/Shared"]),
            ),
            ("shared.yaml", SHARED),
            ("parts/x", ""),
        ],
    );
    let large = fs::File::create(root.join("large.yaml")).expect("a file");
    // A sparse file: nothing is written to the disk.
    large.set_len(1 << 40).expect("a length");

    assert_eq!(
        warned(&root.join("acme.json")),
        ["W0101", "W0109", "W0101", "W0109"]
    );
    assert_eq!(error_codes(&root.join("folder.json")), ["E0005"]);
    let message = load(&root.join("large.json"))
        .expect_err("large")
        .to_string();
    assert!(
        message.contains("E0003") && message.contains("1099511627776 bytes"),
        "{message}"
    );
    assert_eq!(error_codes(&root.join("parts")), ["E0005"]);
    assert_eq!(error_codes(&root.join("large.yaml")), ["E0003"]);
    for (file, code) in [("parts", "E0005"), ("large.yaml", "E0003")] {
        let report = import_openapi(&root.join(file), &ImportOptions::default()).expect_err(file);
        assert_eq!(codes(&report), [code]);
    }
}

#[test]
fn all_documents_of_a_spec_are_bounded_together() {
    let root = folder(
        "together",
        &[
            ("acme.json", &spec("api.yaml")),
            ("api.yaml", &document(&["a.yaml#/Shared", "b.yaml#/Shared"])),
        ],
    );
    let half = format!("{SHARED}#{}", "x".repeat(MAX_BYTES / 2));
    for name in ["a.yaml", "b.yaml"] {
        fs::write(root.join(name), &half).expect("a file");
    }
    let loaded = valid(load(&root.join("acme.json")));
    assert_eq!(
        read(&loaded, &root),
        names(&["a.yaml", "acme.json", "api.yaml"])
    );
    assert_eq!(
        codes(&loaded.warnings),
        ["W0101", "W0109"],
        "{}",
        loaded.warnings
    );
}

#[test]
fn too_many_referenced_files_are_reported_once() {
    let many: Vec<String> = (0..10_100)
        .map(|number| format!("{{ $ref: 'absent-{number}.yaml' }}"))
        .collect();
    let text = format!(
        "{}x-many: [{}]\n",
        document(&["shared.yaml#/Shared"]),
        many.join(", ")
    );
    let root = folder(
        "very-many",
        &[
            ("acme.json", &spec("api.yaml")),
            ("api.yaml", &text),
            ("shared.yaml", SHARED),
        ],
    );
    let report = valid(load(&root.join("acme.json"))).warnings;
    let all = report.diagnostics().len() + report.left_out();
    assert_eq!(
        all, 10_000,
        "one file is there, one warning is of the bound"
    );
}

#[test]
fn a_root_that_is_not_a_folder_is_an_error_even_without_documents() {
    let root = folder(
        "no-root",
        &[
            ("acme.json", &spec("api.yaml")),
            ("api.yaml", &document(&[])),
        ],
    );
    let minimal = spec("api.yaml").replace(r#""openapi":"api.yaml""#, r#""group_by":"none""#);
    fs::write(root.join("minimal.json"), minimal).expect("a spec");
    for spec in ["acme.json", "minimal.json"] {
        for wrong in ["absent", "api.yaml"] {
            let options = LoadOptions::default().document_root(root.join(wrong));
            let report = load_with(&root.join(spec), &options).expect_err("no root");
            assert_eq!(codes(&report), ["E0805"], "{report}");
            assert!(report.to_string().contains(wrong), "{report}");
        }
    }
    let options = ImportOptions {
        document_root: Some(root.join("absent")),
        ..ImportOptions::default()
    };
    let report = import_openapi(&root.join("api.yaml"), &options).expect_err("no root");
    assert_eq!(codes(&report), ["E0805"], "{report}");
}

#[test]
fn an_import_writes_a_relative_path_and_warns_if_it_will_be_rejected() {
    let root = folder(
        "import",
        &[
            ("vendor/api.yaml", &document(&["../shared.yaml#/Shared"])),
            ("shared.yaml", SHARED),
        ],
    );
    fs::create_dir_all(root.join("specs")).expect("a folder");
    let path = root.join("vendor/api.yaml");
    let mut options = ImportOptions {
        spec: Some(root.join("vendor/../specs/acme.json")),
        ..ImportOptions::default()
    };
    let imported = import_openapi(&path, &options).unwrap_or_else(|report| panic!("{report}"));
    assert!(
        imported.text.contains(r#""openapi": "../vendor/api.yaml""#),
        "{}",
        imported.text
    );
    let message = imported.warnings.to_string();
    assert!(message.contains("the spec will be rejected"), "{message}");
    assert!(codes(&imported.warnings).contains(&"W0109"), "{message}");

    options.document_root = Some(root.clone());
    let imported = import_openapi(&path, &options).unwrap_or_else(|report| panic!("{report}"));
    let message = imported.warnings.to_string();
    assert!(
        !message.contains("E0803") && !message.contains("W0109"),
        "{message}"
    );

    options = ImportOptions {
        inline: true,
        ..ImportOptions::default()
    };
    let imported = import_openapi(&path, &options).unwrap_or_else(|report| panic!("{report}"));
    assert!(
        !codes(&imported.warnings).contains(&"E0803"),
        "an inline spec names no document"
    );
}

#[test]
fn the_error_for_a_url_suggests_a_download() {
    for url in ["https://acme.example/acme.json", "file:///acme.json"] {
        let message = load(Path::new(url)).expect_err("a URL").to_string();
        assert!(message.contains("URLs are not fetched"), "{message}");
    }
}

#[cfg(unix)]
mod links {
    //! The targets of links, pipes and devices.

    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;

    fn pipe(path: &Path) {
        let made = Command::new("mkfifo").arg(path).status().expect("mkfifo");
        assert!(made.success(), "{}", path.display());
    }

    #[test]
    fn a_pipe_is_rejected_without_waiting_for_its_writer() {
        let root = folder(
            "pipes",
            &[
                ("acme.json", &spec("api.yaml")),
                (
                    "api.yaml",
                    &document(&["parts.yaml#/A", "shared.yaml#/Shared"]),
                ),
                ("shared.yaml", SHARED),
                ("pipe.json", &spec("parts.yaml")),
            ],
        );
        pipe(&root.join("parts.yaml"));
        assert_eq!(warned(&root.join("acme.json")), ["W0101", "W0109"]);
        symlink("parts.yaml", root.join("link.yaml")).expect("a link");
        fs::write(root.join("api.yaml"), document(&["link.yaml#/A"])).expect("a document");
        let loaded = valid(load(&root.join("acme.json")));
        // The link is not watched either, because the macro includes each watched file in the
        // crate.
        assert_eq!(read(&loaded, &root), names(&["acme.json", "api.yaml"]));
        let message = load(&root.join("pipe.json"))
            .expect_err("a pipe")
            .to_string();
        assert!(
            message.contains("E0005") && message.contains("it is a pipe"),
            "{message}"
        );
        assert_eq!(error_codes(&root.join("parts.yaml")), ["E0005"]);
        symlink("parts.yaml", root.join("link.json")).expect("a link");
        assert_eq!(error_codes(&root.join("link.json")), ["E0005"]);
    }

    #[test]
    fn a_device_inside_the_root_is_rejected() {
        let root = folder(
            "devices",
            &[
                ("acme.json", &spec("/dev/zero")),
                ("refers.json", &spec("api.yaml")),
                ("api.yaml", &document(&["/dev/zero#/A"])),
                ("linked.json", &spec("zero.yaml")),
            ],
        );
        symlink("/dev/zero", root.join("zero.yaml")).expect("a link");
        assert_eq!(error_codes(&root.join("acme.json")), ["E0803"]);
        assert_eq!(error_codes(&root.join("linked.json")), ["E0803"]);
        let whole = LoadOptions::default().document_root("/");
        for spec in ["acme.json", "linked.json"] {
            let message = load_with(&root.join(spec), &whole)
                .expect_err("a device")
                .to_string();
            assert!(
                message.contains("E0005") && message.contains("it is a device"),
                "{message}"
            );
        }
        let loaded = valid(load_with(&root.join("refers.json"), &whole));
        assert_eq!(
            codes(&loaded.warnings),
            ["W0101", "W0109"],
            "{}",
            loaded.warnings
        );
        assert_eq!(error_codes(Path::new("/dev/zero")), ["E0005"]);
        assert_eq!(error_codes(&root.join("zero.yaml")), ["E0005"]);
    }

    #[test]
    fn links_are_followed_before_paths_are_compared() {
        let text = document(&[
            "out.yaml#/Shared",
            "away/shared.yaml#/Shared",
            "round.yaml#/A",
            "in.yaml#/Shared",
        ]);
        let root = folder(
            "links",
            &[
                ("specs/acme.json", &spec("api.yaml")),
                ("specs/api.yaml", &text),
                ("specs/parts/own.yaml", SHARED),
                ("elsewhere/shared.yaml", SHARED),
            ],
        );
        let specs = root.join("specs");
        symlink("../elsewhere/shared.yaml", specs.join("out.yaml")).expect("a link");
        symlink("../elsewhere", specs.join("away")).expect("a link");
        symlink("round.yaml", specs.join("round.yaml")).expect("a link");
        symlink("parts/own.yaml", specs.join("in.yaml")).expect("a link");
        let loaded = valid(load(&specs.join("acme.json")));
        let all = ["specs/acme.json", "specs/api.yaml", "specs/parts/own.yaml"];
        assert_eq!(read(&loaded, &root), names(&all));
        let message = loaded.warnings.to_string();
        assert!(
            message.contains("`out.yaml` leads to `") && message.contains(", outside "),
            "{message}"
        );
        let two = codes(&loaded.warnings)
            .iter()
            .filter(|&&code| code == "W0109")
            .count();
        assert_eq!(two, 2, "{message}");
        // The link is watched, too: its target may change.
        assert!(loaded.files().any(|file| file.ends_with("specs/in.yaml")));
    }

    #[test]
    fn a_file_and_a_link_to_it_are_one_document() {
        let root = folder(
            "linked-twice",
            &[
                ("acme.json", &spec("api.yaml")),
                ("api.yaml", &document(&["a.yaml#/Shared", "b.yaml#/Shared"])),
                ("a.yaml", SHARED),
            ],
        );
        symlink("a.yaml", root.join("b.yaml")).expect("a link");
        let loaded = valid(load(&root.join("acme.json")));
        assert_eq!(loaded.provider.models.len(), 1);
        assert_eq!(loaded.warnings.sources().len(), 3);
    }

    #[test]
    fn the_folder_of_a_spec_is_that_of_the_path_by_which_it_is_loaded() {
        let root = folder(
            "linked-spec",
            &[
                ("real/acme.json", &spec("api.yaml")),
                ("real/api.yaml", &document(&[])),
                ("here/api.yaml", &document(&["shared.yaml#/Shared"])),
                ("here/shared.yaml", SHARED),
            ],
        );
        symlink("../real/acme.json", root.join("here/acme.json")).expect("a link");
        symlink("here", root.join("there")).expect("a link");
        for folder in ["here", "there"] {
            let loaded = valid(load(&root.join(folder).join("acme.json")));
            assert_eq!(loaded.provider.models.len(), 1, "{folder}");
        }
        // A file is inside the folder by either path to the folder.
        let whole = root.join("there/api.yaml");
        fs::write(
            root.join("here/whole.json"),
            spec(whole.to_str().expect("UTF-8")),
        )
        .expect("a spec");
        assert!(load(&root.join("there/whole.json")).is_ok());
        assert_eq!(error_codes(&root.join("here/whole.json")), ["E0803"]);
    }

    #[test]
    fn the_links_of_a_root_are_followed() {
        let root = folder(
            "linked-root",
            &[
                ("specs/acme.json", &spec("../vendor/api.yaml")),
                ("vendor/api.yaml", &document(&[])),
            ],
        );
        symlink("vendor", root.join("documents")).expect("a link");
        let options = LoadOptions::default().document_root(root.join("documents"));
        let loaded = valid(load_with(&root.join("specs/acme.json"), &options));
        let shown = loaded.warnings.sources()[1].path();
        assert_eq!(
            shown,
            root.join("documents/api.yaml"),
            "as the user wrote it"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_reference_reads_a_file_outside_the_folder(
        parts in prop::collection::vec(
            "(\\.|\\.\\.|%2e|%2E%2e|/|//|\\\\|%2f|%5c|[a-z]:|file:|https:|\\?|#|%00|\u{0}|in|secret\\.yaml|own\\.yaml|link|é|%|~1| )",
            0..9,
        ),
        slashes in any::<bool>(),
    ) {
        let root = folder(
            "any-reference",
            &[
                ("in/acme.json", &spec("api.yaml")),
                ("in/own.yaml", SHARED),
                ("secret.yaml", SHARED),
            ],
        );
        #[cfg(unix)]
        std::os::unix::fs::symlink("..", root.join("in/link")).expect("a link");
        let reference = parts.join(if slashes { "/" } else { "" });
        let both = document_of(&[
            serde_json::json!({ "$ref": reference }).to_string(),
            serde_json::json!({ "$ref": format!("{reference}#/Shared") }).to_string(),
        ]);
        fs::write(root.join("in/api.yaml"), both).expect("a document");
        let inside = fs::canonicalize(root.join("in")).expect("a folder");
        let loaded = valid(load(&root.join("in/acme.json")));
        for file in loaded.files() {
            let file = fs::canonicalize(file).expect("a file that is there");
            prop_assert!(file.starts_with(&inside), "{reference:?} leads to {}", file.display());
        }
        fs::write(root.join("in/acme.json"), spec(&reference)).expect("a spec");
        if let Ok(loaded) = load(&root.join("in/acme.json")) {
            prop_assert!(read(&loaded, &inside).iter().all(|file| !file.contains("secret")), "{reference:?}");
        }
    }
}
