//! The page of `cargo licit docs`: what it contains, that a hostile spec stays text, and how it behaves in a
//! browser, if one is installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{root, scratch, text};

/// Writes the page of a spec, and returns its path and text.
fn page(spec: &Path, name: &str) -> (PathBuf, String) {
    let folder = scratch(name);
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
        .current_dir(root())
        .arg("docs")
        .arg(spec)
        .arg("-o")
        .arg(&folder)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let path = folder.join("index.html");
    let page = fs::read_to_string(&path).expect("the page");
    (path, page)
}

#[test]
fn a_page_has_flows_scopes_operations_with_code_and_errors() {
    let (_, page) = page(Path::new("docs/examples/textbook.json"), "docs-textbook");
    for expected in [
        "<title>Authorization code</title>",
        "<title>Refresh</title>",
        "User&#39;s browser to Authorization server: GET /authorize.",
        "<th scope=\"row\"><a href=\"#op-lend_book\">lend_book</a></th>",
        "title=\"required\">●",
        "<article id=\"op-list_books\"",
        "client.list_books().items()",
        ".lend_book(",
        "curl --request POST https://api.textbook.example/books/id/loans",
        "&quot;$LICIT_ACCESS_TOKEN&quot;",
        "id=\"error-AlreadyLent\"",
        "<code>page_size</code>",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
    for loaded in ["src=", "<link", "url(", "@import", "fetch("] {
        assert!(!page.contains(loaded), "{loaded}");
    }
}

#[test]
fn every_example_of_the_guide_has_a_page() {
    for entry in fs::read_dir(root().join("docs/examples")).expect("a folder") {
        let path = entry.expect("a file").path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let name = path.file_stem().expect("a name").to_string_lossy();
            let (_, page) = page(&path, &format!("docs-of-{name}"));
            assert!(page.ends_with("</html>\n"), "{}", path.display());
        }
    }
}

#[test]
fn a_hostile_spec_stays_text() {
    let folder = scratch("docs-hostile-spec");
    let evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)> \u{202e}";
    let spec = serde_json::json!({
        "name": "acme",
        "title": evil,
        "description": evil,
        "docs": "https://acme.example/?<script>alert(2)</script>",
        "authorization_endpoint": "https://acme.example/authorize",
        "token_endpoint": "https://acme.example/token",
        "scopes": { "a<b>": evil },
        "grants": { "authorization_code": {} },
        "errors": { "documented": { "NotFound": { "status": 404, "description": evil } } },
        "api": { "base_url": "https://acme.example" },
        "operations": { "list": {
            "call": "GET /list",
            "description": evil,
            "scopes": "a<b>",
            "query": { "x<y": { "type": "string", "description": evil, "example": evil } },
            "returns": "json"
        } }
    });
    let path = folder.join("acme.json");
    fs::write(&path, spec.to_string()).expect("a spec");
    let (_, page) = page(&path, "docs-hostile");
    let lower = page.to_lowercase();
    assert_eq!(lower.matches("<script>").count(), 1);
    assert_eq!(lower.matches("</script>").count(), 1);
    assert!(!lower.contains("<img") && !page.contains('\u{202e}'));
    assert!(!lower.contains("\"><script"));
    assert!(page.contains("&lt;script&gt;alert(1)"));
    assert!(page.contains("script-src 'sha256-"));
}

/// The browsers that can be asked for the page after its script has run.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "headless_shell",
];

#[test]
fn the_search_runs_in_a_browser_under_the_pages_policy() {
    let has = |browser: &&&str| Command::new(browser).arg("--version").output().is_ok();
    let Some(browser) = BROWSERS.iter().find(has) else {
        eprintln!("skipped: Chromium is not installed");
        return;
    };
    let (path, page) = page(Path::new("docs/examples/textbook.json"), "docs-browser");
    // The state of the page after a search, which its own script cannot be asked for: a second page
    // shows it in a frame of the same file, without the policy.
    let script = "const i = document.getElementById('search'); i.value = 'lend person'; \
                  i.dispatchEvent(new Event('input'));";
    let policy = page.find("<meta http-equiv").expect("a policy");
    let end = policy
        + page
            .get(policy..)
            .and_then(|rest| rest.find('>'))
            .expect("its end");
    let without = format!(
        "{}{}",
        page.get(..policy).expect("text"),
        page.get(end + 1..).expect("text")
    );
    let searched = without.replace("</body>", &format!("<script>{script}</script></body>"));
    let other = path.with_file_name("searched.html");
    fs::write(&other, searched).expect("a page");
    let dump = |path: &Path| {
        let output = Command::new(browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"])
            .arg(format!("file://{}", path.display()))
            .output()
            .expect("the browser runs");
        text(&output.stdout)
    };
    let shown = dump(&other);
    assert!(shown.contains("1 of 7"), "{shown}");
    let articles = shown.split("<article").skip(1);
    let is_hidden = |article: &&str| {
        article
            .split('>')
            .next()
            .is_some_and(|tag| tag.contains("hidden"))
    };
    assert_eq!(articles.filter(is_hidden).count(), 6);
    // Under the policy, the page's own script has run: it hides the message without results.
    let shown = dump(&path);
    assert!(shown.contains("id=\"none\" hidden"), "{shown}");
}
