//! Arbitrary text as a reference in a document and in a spec: only files of the folder are read.
#![no_main]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use licit_format::openapi::{ImportOptions, import_openapi_source};
use licit_format::source::Source;

/// A folder with a document, and beside the folder a file that no reference may reach.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let root = std::env::temp_dir().join(format!("licit-references-{}", std::process::id()));
    let folder = root.join("in");
    fs::create_dir_all(folder.join("parts")).expect("a folder");
    for file in ["in/own.yaml", "in/parts/own.yaml", "secret.yaml"] {
        fs::write(root.join(file), "Shared: { type: string }\n").expect("a file");
    }
    #[cfg(unix)]
    for (target, link) in [("..", "in/up"), ("../secret.yaml", "in/out.yaml"), ("/", "in/all"), ("/dev/zero", "in/zero")] {
        let _ = std::os::unix::fs::symlink(target, root.join(link));
    }
    fs::canonicalize(folder).expect("the folder")
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(reference) = std::str::from_utf8(bytes) else {
        return;
    };
    let document = serde_json::json!({
        "openapi": "3.1.0",
        "info": { "title": "Acme", "version": "1" },
        "servers": [{ "url": "https://api.acme.example" }],
        "paths": { "/a": { "$ref": reference } },
    });
    let source = Source::new(FOLDER.join("api.yaml"), document.to_string());
    let report = match import_openapi_source(source, &ImportOptions::default()) {
        Ok(imported) => imported.warnings,
        Err(report) => report,
    };
    let spec = serde_json::json!({
        "name": "acme",
        "token_endpoint": "https://acme.example/token",
        "grants": { "client_credentials": {} },
        "api": { "openapi": reference, "base_url": "https://api.acme.example" },
    });
    let named = match licit_format::parse(Source::new(FOLDER.join("acme.json"), spec.to_string())) {
        Ok(loaded) => loaded.warnings,
        Err(report) => report,
    };
    // The first of each is in memory alone.
    let read = report.sources().iter().skip(1).chain(named.sources().iter().skip(1));
    for path in read.map(Source::path) {
        assert!(is_inside(path), "{reference:?} leads to {}", path.display());
    }
});

fn is_inside(path: &Path) -> bool {
    fs::canonicalize(path).is_ok_and(|path| path.starts_with(&*FOLDER))
}
