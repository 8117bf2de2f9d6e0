//! A generated module: its files, as tokens and as text.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs;

/// A generated module.
#[derive(Debug, Clone)]
pub struct Module {
    pub(super) name: String,
    pub(super) files: Vec<File>,
}

/// A file of a generated module.
#[derive(Debug, Clone)]
pub struct File {
    /// The file's name without its extension, such as `scope`. The root is `mod`.
    pub name: &'static str,
    /// The lines of the file's module documentation.
    pub doc: Vec<String>,
    /// Whether the file is a public module, as in `model::Contact`.
    pub public: bool,
    /// The file's items.
    pub tokens: TokenStream,
}

impl Module {
    /// Returns the module's Rust name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the files. The root is the first.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// Returns the items of the whole module, with files as inline modules. The macro expands to
    /// these.
    pub fn to_tokens(&self) -> TokenStream {
        let mut tokens = TokenStream::new();
        for file in &self.files {
            let items = &file.tokens;
            if file.name == "mod" {
                tokens.extend(quote! { #items });
            } else {
                let doc = docs::attributes(&file.doc);
                let name = format_ident!("{}", file.name);
                let visibility = if file.public {
                    quote!(pub)
                } else {
                    TokenStream::new()
                };
                tokens.extend(quote! { #doc #visibility mod #name { #items } });
            }
        }
        tokens
    }

    /// Returns the items as formatted text, for `include!`. The build script writes this.
    pub fn to_inline_text(&self) -> String {
        crate::text::format(self.to_tokens())
    }

    /// Returns the name and formatted text of each file. The command line writes these.
    pub fn to_files(&self) -> Vec<(String, String)> {
        self.files
            .iter()
            .map(|file| {
                let doc: String = file
                    .doc
                    .iter()
                    .map(|line| format!("//! {line}").trim_end().to_owned() + "\n")
                    .collect();
                let mut items = TokenStream::new();
                if file.name == "mod" {
                    items.extend(self.declarations());
                }
                items.extend(file.tokens.clone());
                let text = crate::text::format(items);
                (format!("{}.rs", file.name), format!("{doc}\n{text}"))
            })
            .collect()
    }

    fn declarations(&self) -> TokenStream {
        let files = self
            .files
            .iter()
            .filter(|file| file.name != "mod")
            .map(|file| {
                let name = format_ident!("{}", file.name);
                if file.public {
                    quote!(pub mod #name;)
                } else {
                    quote!(mod #name;)
                }
            });
        quote! { #(#files)* }
    }
}
