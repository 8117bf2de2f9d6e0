//! Texts that users read: diagnostics, help and error messages, as the string literals of the sources.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, LitStr};

use super::{TURNS, has};
use crate::rooms::is_test;

/// Turns that only messages must not have: software states, rejects and returns.
const TURNS_OF_MESSAGES: &[&str] = &[
    "a wish",
    "nothing says",
    "refuses",
    "says something",
    "says which",
];

/// The messages of a file with one of the turns, without those of its tests.
pub(crate) fn wrong(file: &syn::File) -> Vec<String> {
    let mut texts = Texts(Vec::new());
    texts.visit_file(file);
    let texts = texts.0.into_iter();
    texts
        .flat_map(|text| {
            let turns = turns(&text).into_iter();
            let wrong = turns.map(|turn| format!("{turn}: {text}"));
            wrong.collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn a_turn_is_found_in_literals_outside_of_tests() {
    let file = syn::parse_str(
        r#"
        #[doc = "anew"]
        const A: &str = "whoever is first";
        fn f() { format!("the token is {} told, and is told again", "anew"); }
        codes! { One = "E0001", "it refuses the spec"; }
        #[cfg(test)] mod tests { const B: &str = "is worth"; }
        #[test] fn t() { call("is worth"); }
        impl X { #[cfg(test)] fn t() { call("is worth"); } }
        "#,
    );
    let found = wrong(&file.unwrap());
    let turns: Vec<_> = found
        .iter()
        .filter_map(|found| found.split(':').next())
        .collect();
    assert_eq!(turns, ["whoever", "is told", "anew", "refuses"]);
}

fn turns(text: &str) -> Vec<&'static str> {
    let all = TURNS.iter().chain(TURNS_OF_MESSAGES);
    all.filter(|turn| has(text, turn)).copied().collect()
}

/// The string literals of a file, without its tests and its comments.
struct Texts(Vec<String>);

impl<'ast> Visit<'ast> for Texts {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes: &[Attribute] = match item {
            Item::Const(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Mod(item) => &item.attrs,
            Item::Static(item) => &item.attrs,
            Item::Struct(item) => &item.attrs,
            _ => &[],
        };
        if !is_test(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if !is_test(&function.attrs) {
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_lit_str(&mut self, text: &'ast LitStr) {
        self.0.push(text.value());
    }

    fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
        for tree in tokens.clone() {
            match tree {
                TokenTree::Group(group) => self.visit_token_stream(&group.stream()),
                TokenTree::Literal(literal) => {
                    let text = syn::parse_str::<LitStr>(&literal.to_string());
                    self.0.extend(text.ok().map(|text| text.value()));
                }
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }
}
