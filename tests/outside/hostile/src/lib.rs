//! A provider whose texts try to be code, links and HTML: by the macro, and as text.

#![deny(warnings)]

/// By the macro.
#[licit::oauth_provider(spec = "acme.json")]
pub mod by_macro {}

/// As text, written by the test.
pub mod as_text {
    include!("generated.rs");
}
