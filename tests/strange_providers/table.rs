//! Generates the page that lists the providers, their deviations and their tests, from the specs
//! and the tests' source.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const PAGE: &str = "tests/strange_providers/README.md";

/// Providers that a spec cannot describe, and why (`docs/spec-format.md`, "What a spec cannot
/// say").
const BEYOND: &[(&str, &str)] = &[
    (
        "Agiloft",
        "the code exchange uses HTTP Basic, the refresh a hash of the first twenty characters of \
         the secret: templates have no substrings",
    ),
    (
        "Alipay",
        "every request is signed with RSA over its sorted parameters",
    ),
    (
        "Braintree",
        "tokens are exchanged through the vendor's gateway, with the protocol of its SDKs",
    ),
    (
        "ExactTarget",
        "the vendor posts tokens to the application in an unsolicited JWT: there is no code and no \
         token request",
    ),
    (
        "Odnoklassniki",
        "every call is signed with a hash of its sorted parameters",
    ),
    (
        "SAP SuccessFactors",
        "the application creates and signs a SAML assertion",
    ),
    ("TikTok Shop", "every call is signed"),
    (
        "WeCom",
        "the code is not exchanged: it is a parameter of a call with an application token",
    ),
];

#[test]
fn the_page_is_up_to_date() {
    let made = page();
    if std::env::var_os("LICIT_BLESS").is_some() {
        fs::write(PAGE, &made).expect("the page is written");
        return;
    }
    let known = fs::read_to_string(PAGE).unwrap_or_default();
    assert!(
        known == made,
        "{PAGE} is out of date: LICIT_BLESS=1 cargo test --test strange_providers"
    );
}

fn page() -> String {
    let tests = tests();
    let mut page = String::from(HEAD);
    let specs = files("tests/specs/providers", "json");
    let mut rows: Vec<(String, String)> = Vec::new();
    for path in &specs {
        let name = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("a name");
        let provider = licit_format::load(path)
            .unwrap_or_else(|report| panic!("{report}"))
            .provider;
        let strange = provider
            .description
            .unwrap_or_else(|| panic!("{name} has no description of its deviations"));
        let shown = tests
            .get(name)
            .unwrap_or_else(|| panic!("no test uses {name}"));
        let shown: Vec<String> = shown
            .iter()
            .map(|(file, test)| format!("[`{test}`]({file})"))
            .collect();
        let row = format!(
            "| {} | {strange} | [`{name}.json`](../specs/providers/{name}.json) | {} |",
            provider.table.title,
            shown.join("<br>")
        );
        rows.push((provider.table.title.to_lowercase(), row));
    }
    rows.sort();
    for (_, row) in &rows {
        let _ = writeln!(page, "{row}");
    }
    let _ = write!(page, "\n{} providers.\n", rows.len());
    page.push_str(BEYOND_HEAD);
    for (provider, reason) in BEYOND {
        let _ = writeln!(page, "| {provider} | {reason} |");
    }
    page
}

/// The tests of each spec, with their files.
fn tests() -> BTreeMap<String, Vec<(String, String)>> {
    let mut found: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let is_test = |path: &PathBuf| !path.ends_with("table.rs");
    for path in files("tests/strange_providers", "rs")
        .into_iter()
        .filter(is_test)
    {
        let file = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name");
        let source = fs::read_to_string(&path).expect("a source");
        for test in source.split("#[tokio::test]").skip(1) {
            let name = between(test, "async fn ", "(").expect("the name of a test");
            let spec = between(test, "start(\"", "\")")
                .or_else(|| between(test, "tests/specs/providers/", ".json\""))
                .unwrap_or_else(|| panic!("{name} runs no spec"));
            let tests = found.entry(spec.to_owned()).or_default();
            tests.push((file.to_owned(), name.to_owned()));
        }
    }
    found
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once(after).map(|(inside, _)| inside)
}

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let of_kind = |path: &Path| path.extension().is_some_and(|found| found == extension);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| of_kind(path))
        .collect();
    files.sort();
    files
}

const HEAD: &str = "\
# Strange providers

These providers deviate from the RFCs. Each is described by a spec, without provider-specific Rust.
Each test runs the spec in the emulator. With the generated client, it logs in, calls the API and
refreshes, and checks the requests that were sent. `table.rs` generates this page:

```sh
LICIT_BLESS=1 cargo test --test strange_providers
```

| provider | deviation | spec | tests |
| --- | --- | --- | --- |
";

const BEYOND_HEAD: &str = "
## Not supported

A spec cannot describe these providers: they need provider-specific code.

| provider | why |
| --- | --- |
";
