//! A generated module, as tokens and as text. Each file is emitted when it is needed and dropped after
//! it, because the tokens of a large client take fifty times the memory of its text.

use std::borrow::Cow;
use std::cell::Cell;

use licit_format::resolve::Provider;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::client::{reply, request};
use super::context::Context;
use super::model::types;
use super::table::{operation, provider};
use super::{app, client, docs, error, model, root, scope, security, webhook};
use crate::options::Options;
use crate::scope_set::ResolvedSet;
use crate::text::Formatter;

/// A generated module.
#[derive(Debug, Clone)]
pub struct Module<'a> {
    pub(crate) provider: Cow<'a, Provider>,
    pub(crate) sets: Vec<ResolvedSet>,
    pub(crate) options: Options,
}

/// A file of a module besides its root.
struct Part {
    name: &'static str,
    public: bool,
    /// The first line of its documentation, in which `{}` is the provider.
    doc: &'static str,
    emit: fn(&Context<'_>) -> TokenStream,
}

const PARTS: &[Part] = &[
    Part {
        name: "app",
        public: false,
        doc: "Applications registered with {}, which obtain tokens.",
        emit: app::emit,
    },
    Part {
        name: "client",
        public: false,
        doc: "The client of {}'s API, with one method per operation.",
        emit: client::emit,
    },
    Part {
        name: "request",
        public: true,
        doc: "Request builders.",
        emit: request::emit,
    },
    Part {
        name: "reply",
        public: true,
        doc: "Reply types of operations with several replies, and declared headers.",
        emit: reply::emit,
    },
    Part {
        name: "scope",
        public: true,
        doc: "The scopes of {}, as types.",
        emit: scope::emit,
    },
    Part {
        name: "security",
        public: true,
        doc: "The credentials of {}'s API, besides access tokens.",
        emit: security::emit,
    },
    Part {
        name: "model",
        public: true,
        doc: "The types of {}'s API. To read the declarations: `name?: T` is a field of type \
              `Option<T>` whose member may be absent, and the setter or argument of `~name` is an \
              `impl Into<T>`.",
        emit: model::emit,
    },
    Part {
        name: "error",
        public: false,
        doc: "The error type of {}.",
        emit: error::emit,
    },
    Part {
        name: "webhook",
        public: true,
        doc: "The webhooks of {}.",
        emit: webhook::emit,
    },
    Part {
        name: "operation",
        public: false,
        doc: "The operation tables that the runtime executes.",
        emit: operation::emit,
    },
    Part {
        name: "provider",
        public: false,
        doc: "The provider table of {}.",
        emit: provider::emit,
    },
];

impl Part {
    fn doc(&self, context: &Context<'_>) -> Vec<String> {
        let doc = self.doc.replace("{}", &context.title);
        docs::Doc::default().trusted(&doc).lines()
    }

    fn visibility(&self) -> TokenStream {
        if self.public {
            quote!(pub)
        } else {
            TokenStream::new()
        }
    }

    /// The part as an inline module.
    fn inline(&self, context: &Context<'_>, items: &TokenStream) -> TokenStream {
        let doc = docs::attributes(&self.doc(context));
        let (visibility, name) = (self.visibility(), format_ident!("{}", self.name));
        let undocumented = self.undocumented();
        let unformatted = Self::unformatted();
        quote! { #doc #unformatted #undocumented #visibility mod #name { #items } }
    }

    /// The declaration of the part's file.
    fn declaration(&self) -> TokenStream {
        let (visibility, name) = (self.visibility(), format_ident!("{}", self.name));
        let undocumented = self.undocumented();
        let unformatted = Self::unformatted();
        quote! { #unformatted #undocumented #visibility mod #name; }
    }

    /// Keeps `rustfmt` from the file, which is formatted already. The attribute is not legal inside it.
    fn unformatted() -> TokenStream {
        quote!(#[rustfmt::skip])
    }

    /// Allows items without documentation where only the provider can say what they are.
    fn undocumented(&self) -> Option<TokenStream> {
        matches!(self.name, "model" | "request").then(|| {
            quote! { #[allow(missing_docs, reason = "the provider does not document everything")] }
        })
    }
}

impl Module<'_> {
    /// Returns the module's Rust name.
    pub fn name(&self) -> &str {
        &self.provider.rust_name
    }

    /// Returns the lines of the module's documentation.
    pub fn doc(&self) -> Vec<String> {
        root::doc(&self.context())
    }

    /// Returns the items of the whole module, with files as inline modules. The macro expands to
    /// these.
    pub fn to_tokens(&self) -> TokenStream {
        let context = &self.context();
        let mut tokens = root::emit(context);
        for (part, items) in parts(context) {
            tokens.extend(part.inline(context, &items));
        }
        tokens
    }

    /// Returns the items as formatted text, for `include!`. The build script writes this.
    pub fn to_inline_text(&self) -> String {
        self.one_file(&[])
    }

    /// Returns the items as the formatted text of a module's file, with the module's documentation.
    /// The command line writes this.
    ///
    /// ```
    /// use licit_codegen::format::source::Source;
    /// use licit_codegen::{Options, format, generate};
    ///
    /// let text = r#"{
    ///     "name": "acme",
    ///     "description": "Invoices.",
    ///     "credentials": { "api_key": {} },
    ///     "api": { "base_url": "https://acme.example" },
    ///     "operations": { "ping": { "call": "GET /ping" } }
    /// }"#;
    /// let loaded = format::parse(Source::new("acme.json", text)).expect("a valid spec");
    /// let module = generate(&loaded.provider, &Options::default()).expect("no scope sets");
    /// assert!(module.to_module_text().contains("//! Acme: Invoices."));
    /// ```
    pub fn to_module_text(&self) -> String {
        self.one_file(&root::doc(&self.context()))
    }

    /// The items with files as inline modules, behind the lines of the module's documentation.
    fn one_file(&self, doc: &[String]) -> String {
        let context = &self.context();
        let mut formatter = Formatter::default();
        formatter.comment(&self.header());
        inner_doc(&mut formatter, doc);
        formatter.add(root::emit(context));
        for (part, items) in parts(context) {
            formatter.add(part.inline(context, &items));
        }
        formatter.finish()
    }

    /// Returns the name and formatted text of each file, the root first. The command line writes
    /// these.
    pub fn to_files(&self) -> Vec<(String, String)> {
        let context = &self.context();
        let mut declared = TokenStream::new();
        let mut files = Vec::new();
        for (part, items) in parts(context) {
            declared.extend(part.declaration());
            files.push(self.file(part.name, &part.doc(context), items));
        }
        declared.extend(root::emit(context));
        files.insert(0, self.file("mod", &root::doc(context), declared));
        files
    }

    /// The tokens of each file, the root first, with the lines of its documentation.
    #[cfg(test)]
    pub(crate) fn emitted(&self) -> Vec<(Vec<String>, TokenStream)> {
        let context = &self.context();
        let parts = parts(context).map(|(part, items)| (part.doc(context), items));
        std::iter::once((root::doc(context), root::emit(context)))
            .chain(parts)
            .collect()
    }

    fn file(&self, name: &str, doc: &[String], items: TokenStream) -> (String, String) {
        let mut formatter = Formatter::default();
        formatter.comment(&self.header());
        inner_doc(&mut formatter, doc);
        formatter.add(items);
        (format!("{name}.rs"), formatter.finish())
    }

    /// The first line of each file: what it was generated from, and by what.
    fn header(&self) -> String {
        let origin = &self.provider.origin;
        let file: String = origin.file.chars().filter(|c| !c.is_control()).collect();
        format!(
            "// @generated by licit {} from {} (hash {}). Do not edit: change the spec instead.",
            env!("CARGO_PKG_VERSION"),
            docs::visible(&file),
            origin.hash
        )
    }

    pub(super) fn context(&self) -> Context<'_> {
        Context {
            provider: &self.provider,
            title: crate::markdown::plain(&self.provider.table.title),
            sets: &self.sets,
            options: &self.options,
            shadowed: types::shadowed(&self.provider),
            requests: request::names(&self.provider),
            names_model: Cell::default(),
        }
    }
}

/// Adds the documentation of a file.
fn inner_doc(formatter: &mut Formatter, doc: &[String]) {
    for line in doc {
        formatter.comment(format!("//! {line}").trim_end());
    }
    if !doc.is_empty() {
        formatter.comment("");
    }
}

/// The parts that have items. Each is emitted when the iterator reaches it.
fn parts<'c>(context: &'c Context<'_>) -> impl Iterator<Item = (&'static Part, TokenStream)> + 'c {
    PARTS
        .iter()
        .map(|part| (part, (part.emit)(context)))
        .filter(|(_, items)| !items.is_empty())
}

#[cfg(test)]
mod tests {
    use licit_format::source::Source;

    use crate::{Options, generate};

    fn first_lines(title: &str) -> Vec<String> {
        let spec = format!(
            r#"{{"name": "acme", "title": "{title}", "api": {{"base_url": "https://acme.example"}},
                "credentials": {{"token": {{}}}}, "operations": {{"ping": {{"call": "GET /ping"}}}}}}"#
        );
        let source = Source::new("specs/acme.json", spec);
        let loaded = licit_format::parse(source).unwrap_or_else(|report| panic!("{report}"));
        let module = generate(&loaded.provider, &Options::default()).expect("no sets");
        let texts = module.to_files().into_iter().map(|(_, text)| text);
        let texts = texts.chain([module.to_inline_text()]);
        texts
            .map(|text| text.lines().next().unwrap_or_default().to_owned())
            .collect()
    }

    #[test]
    fn each_file_names_its_source() {
        let lines = first_lines("Acme");
        let version = env!("CARGO_PKG_VERSION");
        let start = format!("// @generated by licit {version} from acme.json (hash ");
        assert!(lines.len() > 4, "{lines:?}");
        assert!(
            lines.iter().all(|line| line.starts_with(&start)),
            "{lines:?}"
        );
        assert_ne!(lines, first_lines("Acme Inc."));
        assert_eq!(lines, first_lines("Acme"));
    }
}
