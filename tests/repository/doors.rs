//! The macro, the build script and the command line generate the same code from a spec. The macro's
//! part is tested in `macros/src/expand.rs`, which has access to its tokens.

use std::collections::HashMap;
use std::path::Path;
use std::str::FromStr as _;

use licit_codegen::format::LoadOptions;
use licit_codegen::format::resolve::Provider;
use licit_codegen::{Module, Options, format, generate};
use licit_emulator::Emulator;
use proc_macro2::{Group, Literal, Punct, Spacing, TokenStream, TokenTree};
use quote::quote;

const SPECS: &[&str] = &[
    "specs/moneybird.json",
    "specs/moneykit.json",
    "specs/luca.json",
    "specs/money-button.json",
    "tests/specs/minimal.json",
    "tests/specs/quirks.json",
];

/// A spec and its document, in separate folders.
#[licit::oauth_provider(
    spec = "tests/specs/two-folders/specs/acme.json",
    document_root = "tests/specs/two-folders"
)]
pub mod two_folders {}

/// The same with a names file.
#[licit::oauth_provider(
    spec = "tests/specs/two-folders/specs/acme.json",
    document_root = "tests/specs/two-folders",
    names = "tests/specs/two-folders/names.json"
)]
pub mod renamed {}

fn provider(path: &str) -> Provider {
    let loaded = format::load(Path::new(path)).expect("a good spec");
    loaded.provider
}

fn module(provider: &Provider) -> Module<'_> {
    generate(provider, &Options::default()).expect("no scope sets")
}

/// Panics at the first line in which two streams of items differ. They are formatted first, because
/// parsed text and emitted tokens represent comments and trailing commas differently.
fn assert_same(path: &str, left: &TokenStream, right: &TokenStream) {
    let text = |tokens: &TokenStream| {
        let tokens = plain(tokens.clone(), false);
        prettyplease::unparse(&syn::parse2(tokens).expect("items"))
    };
    let (left, right) = (text(left), text(right));
    for (number, (left, right)) in left.lines().zip(right.lines()).enumerate() {
        assert_eq!(left, right, "{path}, line {number}");
    }
    assert_eq!(left.len(), right.len(), "{path}");
}

/// The tokens with strings in one form, as those of parsed comments are raw, and the arguments of
/// macros without the spaces between signs, which only text has.
fn plain(tokens: TokenStream, is_argument: bool) -> TokenStream {
    let mut is_macro = false;
    let plain_tree = |tree: TokenTree| -> TokenTree {
        let was_macro = std::mem::take(&mut is_macro);
        match tree {
            TokenTree::Group(group) => {
                let inner = plain(group.stream(), is_argument || was_macro);
                Group::new(group.delimiter(), inner).into()
            }
            TokenTree::Literal(literal) => {
                match syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    Ok(text) => Literal::string(&text.value()).into(),
                    Err(_) => literal.into(),
                }
            }
            TokenTree::Punct(sign) => {
                is_macro = sign.as_char() == '!';
                if is_argument {
                    Punct::new(sign.as_char(), Spacing::Alone).into()
                } else {
                    sign.into()
                }
            }
            TokenTree::Ident(word) => word.into(),
        }
    };
    tokens.into_iter().map(plain_tree).collect()
}

#[test]
fn the_build_script_generates_the_same_tokens_as_the_macro() {
    for path in SPECS {
        let provider = provider(path);
        let module = module(&provider);
        let text = TokenStream::from_str(&module.to_inline_text()).expect("Rust");
        assert_same(path, &text, &module.to_tokens());
    }
}

#[test]
fn the_command_line_generates_the_same_tokens_as_the_macro() {
    for path in SPECS {
        let provider = provider(path);
        let module = module(&provider);
        let mut inlined = TokenStream::new();
        let mut rest = TokenStream::new();
        // The root, which is the first file, declares the others.
        let mut declared: HashMap<String, syn::ItemMod> = HashMap::new();
        for (name, text) in module.to_files() {
            let parsed = syn::parse_file(&text).expect("a Rust file");
            let name = name.trim_end_matches(".rs");
            if name == "mod" {
                for item in parsed.items {
                    match item {
                        syn::Item::Mod(module) if module.content.is_none() => {
                            declared.insert(module.ident.to_string(), module);
                        }
                        other => inlined.extend(quote! { #other }),
                    }
                }
                continue;
            }
            let (attributes, items) = (&parsed.attrs, &parsed.items);
            let doc = attributes.iter().map(|attribute| match &attribute.meta {
                syn::Meta::NameValue(pair) => {
                    let text = &pair.value;
                    quote! { #[doc = #text] }
                }
                other => quote! { #[#other] },
            });
            let syn::ItemMod {
                attrs, vis, ident, ..
            } = declared.get(name).expect("a declared file");
            rest.extend(quote! { #(#doc)* #(#attrs)* #vis mod #ident { #(#items)* } });
        }
        inlined.extend(rest);
        assert_same(path, &inlined, &module.to_tokens());
    }
}

/// The macro has the same option: [`two_folders`] would not compile without it. The macro's error
/// is tested in `macros/src/expand.rs`, the build script in `codegen/src/build.rs`, and the command
/// line in `cli/tests/commands/document_root.rs`.
#[test]
fn every_front_end_reads_only_documents_in_the_document_root() {
    let path = Path::new("tests/specs/two-folders/specs/acme.json");
    let root = LoadOptions::default().document_root("tests/specs/two-folders");
    let loaded = format::load_with(path, &root).expect("a good spec");
    let text = generate(&loaded.provider, &Options::default())
        .expect("no scope sets")
        .to_inline_text();
    assert!(text.contains("fn list_orders"), "{text}");
    let order: two_folders::model::Order = serde_json::from_str(r#"{"id":"7"}"#).expect("an order");
    assert_eq!(order.id, "7");

    let refused = format::load(path)
        .expect_err("it lies elsewhere")
        .to_string();
    assert!(refused.contains("E0803"), "{refused}");
    let emulated = Emulator::from_file(path).expect_err("it lies elsewhere");
    assert_eq!(emulated.to_string(), refused);
    assert!(Emulator::from_file_with(path, &root).is_ok());
}

/// The build script's option is tested in `codegen/src/build.rs`, and the command line's in
/// `cli/tests/commands/names.rs`.
#[test]
fn the_macro_takes_a_names_file() {
    let request = std::any::type_name::<renamed::request::AllOrders>();
    assert!(
        request.ends_with("renamed::request::AllOrders"),
        "{request}"
    );
}
