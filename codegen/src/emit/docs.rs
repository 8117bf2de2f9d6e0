//! Doc comments: our own texts, and sanitized texts of the spec.

use proc_macro2::TokenStream;
use quote::quote;

use crate::markdown::{Markdown, link_to, wrap};
pub(super) use crate::markdown::{code_span, value_span, visible};

/// Columns of a doc comment's text.
const WIDTH: usize = 92;

/// A doc comment under construction.
#[derive(Debug, Default)]
pub(super) struct Doc(Vec<String>);

impl Doc {
    /// Adds a paragraph of ours.
    pub(super) fn own(mut self, text: &str) -> Self {
        self.begin();
        self.0.extend(wrap(text, WIDTH));
        self
    }

    /// Adds a text of the spec, as a sentence.
    pub(super) fn said(self, text: &str) -> Self {
        self.said_and(text, "")
    }

    /// The same, with a sentence of ours behind it.
    pub(super) fn said_and(mut self, text: &str, own: &str) -> Self {
        let lines = Markdown::read(text).sentence().and(own).lines(WIDTH);
        if !lines.is_empty() {
            self.begin();
            self.0.extend(lines);
        }
        self
    }

    /// Adds code. Not as Rust: it would be listed as an ignored test of the user's crate.
    pub(super) fn code(mut self, code: &str) -> Self {
        self.begin();
        self.0
            .extend(["```text".into(), code.to_owned(), "```".into()]);
        self
    }

    /// Adds a link to the provider's page.
    pub(super) fn see(self, docs: Option<&String>) -> Self {
        match docs {
            Some(url) => self.own(&format!("See {}.", link_to(url))),
            None => self,
        }
    }

    /// Whether nothing was said.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lines.
    pub(super) fn lines(self) -> Vec<String> {
        self.0
    }

    /// `/// text` for each line.
    pub(super) fn tokens(self) -> TokenStream {
        attributes(&self.0)
    }

    fn begin(&mut self) {
        if !self.0.is_empty() {
            self.0.push(String::new());
        }
    }
}

/// `/// text` for each line of ours, long ones wrapped; an empty text is an empty line.
pub(super) fn lines<T: AsRef<str>>(lines: &[T]) -> TokenStream {
    let wrapped = lines.iter().flat_map(|line| wrap(line.as_ref(), WIDTH));
    attributes(&wrapped.collect::<Vec<_>>())
}

/// `/// text` for each line that is written already.
pub(super) fn attributes(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| {
        let line = if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        };
        quote! { #[doc = #line] }
    });
    quote! { #(#lines)* }
}

/// One doc comment: the spec's text, or ours where the spec says nothing.
pub(super) fn text(text: Option<&str>, otherwise: &str) -> TokenStream {
    let said = Doc::default().said(text.unwrap_or_default());
    if said.is_empty() {
        Doc::default().own(&finished(otherwise)).tokens()
    } else {
        said.tokens()
    }
}

/// Words of ours as a sentence: with a capital first letter and a full stop.
pub(super) fn finished(text: &str) -> String {
    let mut chars = text.chars();
    let mut sentence: String = match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => return String::new(),
    };
    if !sentence.ends_with(['.', '!', '?', ':']) {
        sentence.push('.');
    }
    sentence
}

/// A text of the spec as one line, for attributes that rustc prints and rustdoc renders.
pub(super) fn note(text: &str) -> String {
    Markdown::read(text).one_line()
}

/// A name of the spec for messages of `#[diagnostic::on_unimplemented]`, where braces are escaped.
pub(super) fn in_message(name: &str) -> String {
    visible(name).replace('{', "{{").replace('}', "}}")
}

/// `a`, `a and b`, `a, b and c`, each as code.
pub(super) fn listed<'a>(names: impl IntoIterator<Item = &'a str>, word: &str) -> String {
    joined(&names.into_iter().map(code_span).collect::<Vec<_>>(), word)
}

/// The same for messages.
pub(super) fn listed_in_message<'a>(
    names: impl IntoIterator<Item = &'a str>,
    word: &str,
) -> String {
    let names = names
        .into_iter()
        .map(|name| format!("`{}`", in_message(name)));
    joined(&names.collect::<Vec<_>>(), word)
}

fn joined(names: &[String], word: &str) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
    }
}
