//! Arbitrary text as a description: it remains text in generated documentation.
#![no_main]

use libfuzzer_sys::fuzz_target;
use licit_codegen::format::{self, source::Source};
use licit_codegen::{Options, generate};
use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, Options as Extensions, Parser, Tag};

fuzz_target!(|description: &str| {
    let written = documented(description);
    assert_safe(&written);
    // The title precedes it: `Acme: …`.
    let again = written.strip_prefix("Acme: ").unwrap_or(&written);
    if again.len() < 4096 {
        assert_safe(&documented(again));
    }
});

/// The documentation of a module whose spec has this description.
fn documented(description: &str) -> String {
    let quoted: String = description.chars().map(escaped).collect();
    let text = format!(
        r#"{{ "name": "acme", "title": "Acme", "description": "x{quoted}",
          "token_endpoint": "https://acme.example/token", "grants": {{ "client_credentials": {{}} }} }}"#
    );
    let Ok(loaded) = format::parse(Source::new("spec.json", text)) else {
        return String::new();
    };
    let module = generate(&loaded.provider, &Options::default()).expect("there are no scope sets");
    module.doc().join("\n")
}

/// A character in a JSON string.
fn escaped(c: char) -> String {
    match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    }
}

/// Reads documentation as rustdoc does.
fn assert_safe(text: &str) {
    let extensions = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_SMART_PUNCTUATION;
    let item = |link: BrokenLink<'_>| panic!("`{}` is a link to an item:\n{text}", link.reference);
    for event in Parser::new_with_broken_link_callback(text, extensions, Some(item)) {
        let is_safe = match &event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => &**language == "text",
            Event::Start(Tag::Link { dest_url, .. }) => ["https://", "http://", "mailto:"]
                .iter()
                .any(|scheme| dest_url.starts_with(scheme)),
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. } | Tag::HtmlBlock)
            | Event::Html(_)
            | Event::InlineHtml(_) => false,
            _ => true,
        };
        assert!(is_safe, "{event:?} in:\n{text}");
    }
    let unseen =
        |c: char| (c.is_control() && c != '\n') || "\u{200b}\u{202e}\u{2066}\u{feff}".contains(c);
    assert!(!text.contains(unseen), "{text:?}");
}
