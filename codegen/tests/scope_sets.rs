//! Scope sets that the provider would reject are not generated.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use licit_codegen::format::source::Source;
use licit_codegen::{Options, generate};

/// The errors of a module with a scope set without scopes.
fn errors(scope_format: &str) -> Option<String> {
    let text = format!(
        r#"{{ "name": "acme", "token_endpoint": "https://acme.example/token",
              "scopes": {{ "orders": "Read orders." }}, "scope_format": {scope_format},
              "grants": {{ "client_credentials": {{}} }} }}"#
    );
    let loaded = licit_codegen::format::parse(Source::new("acme.json", text));
    let provider = loaded.unwrap_or_else(|report| panic!("{report}")).provider;
    let options = Options::default().scope_set("Nothing", []);
    let module = generate(&provider, &options);
    let errors = module.err()?;
    Some(errors.iter().map(ToString::to_string).collect())
}

#[test]
fn an_empty_scope_set_is_an_error_where_scopes_are_required() {
    let error = errors(r#"{ "required": true }"#).expect("an error");
    assert!(error.contains("`Nothing`"), "{error}");
    assert!(error.contains("rejects requests without scopes"), "{error}");
    assert_eq!(errors("{}"), None);
}
