//! Every mistake that a spec can contain, and its report.
//!
//! `tests/wrong-specs/<code>-<what>.json` is a wrong spec, `<code>-<what>.stderr` its report.
//! `LICIT_BLESS=1` writes the reports instead of comparing them. Read the difference before you
//! commit it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use licit_format::LoadOptions;
use licit_format::diagnostic::Code;
use licit_format::diagnostic::Report;
use licit_format::source::{MAX_BYTES, Source};

/// The project's root. Reports show paths relative to it.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

fn wrong_specs() -> Vec<PathBuf> {
    let folder = Path::new(ROOT).join("tests/wrong-specs");
    let entries = fs::read_dir(&folder).expect("the folder of wrong specs");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    paths.sort();
    paths
}

/// The report about a file, with its path from the project's root.
fn report(path: &Path) -> Report {
    let report = match licit_format::load(path) {
        Ok(loaded) => loaded.warnings,
        Err(report) => report,
    };
    report.with_path(path.strip_prefix(ROOT).expect("below the root"))
}

#[test]
fn every_wrong_spec_has_the_expected_report() {
    let bless = std::env::var_os("LICIT_BLESS").is_some();
    let mut differing = Vec::new();
    for path in wrong_specs() {
        // A help may name the file as it was given.
        let rendered = format!("{}\n", report(&path)).replace(&format!("{ROOT}/"), "");
        let expected = path.with_extension("stderr");
        if bless {
            fs::write(&expected, rendered).expect("the report is written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != rendered {
            differing.push(format!("{}:\n{rendered}", path.display()));
        }
    }
    assert!(
        differing.is_empty(),
        "bless with LICIT_BLESS=1:\n{}",
        differing.join("\n")
    );
}

#[test]
fn every_wrong_spec_has_the_mistake_it_is_named_for() {
    for path in wrong_specs() {
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let report = report(&path);
        let codes: Vec<_> = report
            .diagnostics()
            .iter()
            .map(|found| found.code.id())
            .collect();
        assert!(
            codes.iter().any(|code| name.starts_with(code)),
            "{name}: {codes:?}"
        );
    }
}

#[test]
fn a_warning_alone_does_not_refuse_a_spec() {
    for path in wrong_specs() {
        let is_warning = path
            .file_name()
            .is_some_and(|n| n.to_string_lossy().starts_with('W'));
        let loads = licit_format::load(&path).is_ok();
        assert_eq!(loads, is_warning, "{}", path.display());
    }
}

#[test]
fn every_code_has_a_case() {
    let mut codes: BTreeSet<Code> = wrong_specs()
        .iter()
        .flat_map(|path| report(path).diagnostics().to_vec())
        .map(|diagnostic| diagnostic.code)
        .collect();
    // Mistakes that cannot be JSON files in a folder.
    for report in [too_large(), not_utf8(), unreadable(), no_root()] {
        codes.extend(
            report
                .diagnostics()
                .iter()
                .map(|diagnostic| diagnostic.code),
        );
    }
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !codes.contains(code))
        .collect();
    assert!(
        missing.is_empty(),
        "codes without a wrong spec: {missing:?}"
    );
}

fn too_large() -> Report {
    Source::from_bytes("specs/acme.json", vec![b' '; MAX_BYTES + 1]).expect_err("too large")
}

fn not_utf8() -> Report {
    let bytes = b"{\n  \"name\": \"gr\xf6\xdfe\"\n}\n".to_vec();
    Source::from_bytes("specs/acme.json", bytes).expect_err("not UTF-8")
}

fn no_root() -> Report {
    let options = LoadOptions::default().document_root("no-such-folder");
    let spec = Source::new("specs/acme.json", "{}");
    licit_format::parse_with(spec, &options).expect_err("no such folder")
}

fn unreadable() -> Report {
    licit_format::load(Path::new("specs/no-such-file.json")).expect_err("no such file")
}

#[test]
fn a_file_that_is_too_large_is_reported() {
    assert_eq!(
        too_large().to_string(),
        "error: [E0003] the file has 67108865 bytes\n\
         --> specs/acme.json\n \
         = help: at most 67108864 bytes are allowed; check that this is the right file"
    );
}

#[test]
fn latin_1_is_reported_at_its_first_non_ascii_character() {
    let rendered = not_utf8().to_string();
    assert!(
        rendered.contains("[E0004] the file is not UTF-8"),
        "{rendered}"
    );
    assert!(rendered.contains("specs/acme.json:2:14"), "{rendered}");
}

#[test]
fn a_missing_file_is_reported_with_its_path() {
    let rendered = unreadable().to_string();
    assert!(
        rendered.starts_with("error: [E0005] the file cannot be read: "),
        "{rendered}"
    );
    assert!(rendered.contains("specs/no-such-file.json"), "{rendered}");
}

#[test]
fn a_byte_order_mark_moves_no_column() {
    let text = b"\xef\xbb\xbf{ 'name': 1 }".to_vec();
    let source = Source::from_bytes("acme.json", text).expect("UTF-8");
    let rendered = licit_format::parse(source)
        .expect_err("single quotes")
        .to_string();
    assert!(rendered.contains("acme.json:1:3"), "{rendered}");
}
