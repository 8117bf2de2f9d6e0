//! The whole page: its head with the content security policy, the sections, the style and the script.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use licit_format::resolve::Provider;
use sha2::{Digest as _, Sha256};

use super::html::Html;
use super::{errors, flows, operations, scopes};
use crate::html::escaped;

const STYLE: &str = include_str!("assets/style.css");
const SCRIPT: &str = include_str!("assets/search.js");

/// Returns the page about a provider.
pub(super) fn of(provider: &Provider) -> String {
    let title = &provider.table.title;
    let mut html = Html::default();
    html.tag("<header><h1>").text(title).tag("</h1>");
    if let Some(description) = &provider.description {
        html.within("<p>", description, "</p>");
    }
    if let Some(url) = &provider.docs {
        html.tag("<p>")
            .link(url, "The provider's documentation")
            .tag("</p>");
    }
    html.tag(
        "<p><label for=\"search\">Search operations</label> \
         <input id=\"search\" type=\"search\" autocomplete=\"off\" aria-describedby=\"keys\"> \
         <output id=\"found\" for=\"search\"></output> <small id=\"keys\"><kbd>/</kbd> to search, \
         <kbd>Enter</kbd> for the first result, <kbd>Esc</kbd> to clear</small></p>\
         <nav aria-label=\"Sections\">",
    );
    let sections = [
        ("flows", "Flows", flows::section(provider)),
        ("scopes", "Scopes", scopes::section(provider)),
        ("operations", "Operations", operations::section(provider)),
        ("errors", "Errors", errors::section(provider)),
    ];
    let sections = sections.map(|(id, name, section)| (id, name, section.into_string()));
    for (id, name, _) in sections
        .iter()
        .filter(|(_, _, section)| !section.is_empty())
    {
        html.tag("<a href=\"#")
            .text(id)
            .tag("\">")
            .text(name)
            .tag("</a> ");
    }
    html.tag("</nav></header><main>");
    let header = html.into_string();
    let body: String = sections
        .into_iter()
        .map(|(_, _, section)| section)
        .collect();
    let (style, script) = (source(STYLE), source(SCRIPT));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; \
         form-action 'none'; style-src '{style}'; script-src '{script}'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{header}\n{body}\n</main>\n\
         <footer><p>Written by cargo-licit {} from the provider's spec.</p></footer>\n\
         <script>{SCRIPT}</script>\n</body>\n</html>\n",
        escaped(title),
        env!("CARGO_PKG_VERSION"),
    )
}

/// The hash by which the policy allows a style or a script (CSP Level 3 §2.3.1).
fn source(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}
