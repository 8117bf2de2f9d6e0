//! Names of types, variants, constants, modules and functions.

use syn::visit::{self, Visit};
use syn::{Ident, Item};

/// Words of the project's first days that no name may have.
const WORDS: &[&str] = &[
    "board", "desk", "flight", "herald", "kept", "land", "scene", "told", "trouble", "wish",
];

/// The field's own term for a request that was sent.
const ALLOWED: &str = "in flight";

/// The names of a file with one of the words.
pub(crate) fn wrong(file: &syn::File) -> Vec<String> {
    let mut names = Names(Vec::new());
    names.visit_file(file);
    names.0.retain(|name| has_word(name));
    names.0
}

#[test]
fn a_word_is_found_in_every_kind_of_name() {
    let file = syn::parse_str(
        "struct Desk; enum E { LandsAnd, ToLand } const TOLD: u8 = 0; mod scene { fn a_wish() {} }
         trait T { fn trouble(); } impl A { fn kept() {} const HERALD: u8 = 1; }
         struct Dashboard; enum F { InFlight } fn landing() {}",
    );
    assert_eq!(
        wrong(&file.unwrap()),
        [
            "Desk", "ToLand", "TOLD", "scene", "a_wish", "trouble", "kept", "HERALD"
        ]
    );
}

fn has_word(name: &str) -> bool {
    let words = words(name);
    let text = words.join(" ");
    let is_bad = |word: &String| WORDS.contains(&word.as_str());
    !text.contains(ALLOWED) && words.iter().any(is_bad)
}

/// The words of a name, in lower case: those of `SaveLeased`, `SAVE_LEASED` and `save_leased`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in name.chars() {
        if c == '_' || (c.is_uppercase() && was_lower) {
            words.push(String::new());
        }
        was_lower = c.is_lowercase() || c.is_numeric();
        if let Some(word) = words.last_mut().filter(|_| c != '_') {
            word.extend(c.to_lowercase());
        }
    }
    words
}

/// The names that a file declares.
struct Names(Vec<String>);

impl Names {
    fn add(&mut self, name: &Ident) {
        self.0.push(name.to_string());
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_item(&mut self, item: &'ast Item) {
        match item {
            Item::Const(item) => self.add(&item.ident),
            Item::Enum(item) => self.add(&item.ident),
            Item::Mod(item) => self.add(&item.ident),
            Item::Static(item) => self.add(&item.ident),
            Item::Struct(item) => self.add(&item.ident),
            Item::Trait(item) => self.add(&item.ident),
            Item::Type(item) => self.add(&item.ident),
            _ => {}
        }
        visit::visit_item(self, item);
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        self.add(&variant.ident);
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        self.add(&signature.ident);
        visit::visit_signature(self, signature);
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.add(&item.ident);
    }

    fn visit_trait_item_const(&mut self, item: &'ast syn::TraitItemConst) {
        self.add(&item.ident);
    }
}
