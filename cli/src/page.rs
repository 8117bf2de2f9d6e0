//! `cargo licit catalog page`: the catalog as one page for a browser, which needs no network.
//! Must not use `verify`.

use std::collections::BTreeSet;
use std::fs;

use licit_catalog::{Confidence, Entry, ScopeCoverage, Status, Summary};
use serde_json::Value;

use crate::add;
use crate::command::Page;
use crate::html::escaped;
use crate::terminal::{noteln, out};

/// The frame of the page. `%…%` are replaced.
const FRAME: &str = include_str!("page/frame.html");

/// What a user can filter by: the text of the button, and its name in the page.
const CAPABILITIES: [(&str, &str); 9] = [
    ("refresh", "refresh tokens"),
    ("pkce", "PKCE stated"),
    ("revocation", "revocation"),
    ("device", "device code"),
    ("client_credentials", "client credentials"),
    ("openid", "OpenID Connect"),
    ("identity", "who is logged in"),
    ("operations", "API operations"),
    ("all_scopes", "all scopes"),
];

/// Writes the page.
pub(crate) fn run(options: &Page) -> Result<bool, String> {
    let text = page()?;
    let Some(path) = &options.output else {
        out!("{text}");
        return Ok(true);
    };
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    let count = licit_catalog::entries().len();
    noteln!("{}: {count} providers.", path.display());
    Ok(true)
}

fn page() -> Result<String, String> {
    let mut rows = String::new();
    for entry in licit_catalog::entries() {
        rows.push_str(&row(entry)?);
    }
    let filters: Vec<String> = CAPABILITIES
        .iter()
        .map(|(name, title)| {
            format!("<label><input type=\"checkbox\" value=\"{name}\"> {title}</label>\n")
        })
        .collect();
    let count = licit_catalog::entries().len().to_string();
    Ok(FRAME
        .replace("%VERSION%", env!("CARGO_PKG_VERSION"))
        .replace("%COUNT%", &count)
        .replace("%FILTERS%", &filters.concat())
        .replace("%ROWS%", &rows))
}

fn row(entry: &Entry) -> Result<String, String> {
    let summary = add::summary(entry)?;
    let capabilities = capabilities(entry, &summary)?;
    let titles = CAPABILITIES
        .iter()
        .filter(|(name, _)| capabilities.contains(name));
    let titles: Vec<_> = titles.map(|(_, title)| *title).collect();
    let names: Vec<_> = capabilities.into_iter().collect();
    let title = escaped(&summary.title);
    let docs = summary.docs.as_deref();
    let docs = docs.filter(|docs| docs.starts_with("https://"));
    let title = match docs {
        Some(docs) => format!(
            "<a href=\"{}\" rel=\"noreferrer\">{title}</a>",
            escaped(docs)
        ),
        None => title,
    };
    Ok(format!(
        "<tr data-can=\"{}\"><th scope=\"row\">{title}<br><code>{}</code></th><td>{}</td><td>{}</td>\
         <td>{}</td><td>{}</td></tr>\n",
        names.join(" "),
        entry.id(),
        escaped(&summary.description),
        titles.join(", "),
        evidence(&summary),
        escaped(&summary.date),
    ))
}

/// What the spec of a provider has.
fn capabilities(entry: &Entry, summary: &Summary) -> Result<BTreeSet<&'static str>, String> {
    let spec: Value = serde_json::from_str(entry.spec()).map_err(|error| error.to_string())?;
    let has = |pointer: &str| spec.pointer(pointer).is_some();
    let methods = spec.pointer("/grants/authorization_code/code_challenge_methods");
    let states_pkce = methods
        .and_then(Value::as_array)
        .is_some_and(|it| !it.is_empty());
    let found = [
        ("refresh", has("/grants/refresh_token")),
        ("pkce", states_pkce),
        (
            "revocation",
            has("/revocation_endpoint") || has("/revocation"),
        ),
        ("device", has("/grants/device_code")),
        ("client_credentials", has("/grants/client_credentials")),
        ("openid", has("/openid")),
        ("identity", has("/identity") || has("/openid")),
        ("operations", !summary.operations.is_empty()),
        ("all_scopes", summary.scopes == ScopeCoverage::Complete),
    ];
    Ok(found
        .into_iter()
        .filter_map(|(name, has)| has.then_some(name))
        .collect())
}

/// How well the endpoints are supported, and whether the service is in operation.
fn evidence(summary: &Summary) -> String {
    let confidence = match summary.confidence {
        Confidence::Vendor => "the vendor's document",
        Confidence::Two => "two sources",
        _ => "one source",
    };
    let status = match summary.status {
        Status::Live => "",
        Status::Legacy => ", legacy",
        Status::ShutDown => ", shut down",
        _ => ", only older sources",
    };
    let verified = summary.verified.as_deref();
    let verified = verified.map_or_else(String::new, |date| format!(", verified on {date}"));
    escaped(&format!("{confidence}{status}{verified}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_every_entry_and_loads_nothing() {
        let page = page().expect("the catalog is well-formed");
        for entry in licit_catalog::entries() {
            let code = format!("<code>{}</code>", entry.id());
            assert_eq!(page.matches(&code).count(), 1, "{}", entry.id());
        }
        assert!(page.contains("default-src 'none'"));
        for word in [
            "src=", "<link", "@import", "url(", "fetch(", "%ROWS%", "%COUNT%",
        ] {
            assert!(!page.contains(word), "{word}");
        }
        for (name, title) in CAPABILITIES {
            let row = page.lines().find(|line| {
                line.starts_with("<tr ") && line.contains(title) && line.contains(name)
            });
            assert!(row.is_some(), "no entry has {title}");
        }
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(
            escaped("<a href=\"'&\">"),
            "&lt;a href=&quot;&#39;&amp;&quot;&gt;"
        );
    }
}
