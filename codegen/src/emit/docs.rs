//! Builds doc comments from fixed texts and sanitized texts of the spec.

use proc_macro2::TokenStream;
use quote::quote;

use crate::markdown::{Markdown, link_to, wrap};
pub(super) use crate::markdown::{code_span, value_span, visible};

/// The maximum width of a doc comment's text, in columns.
const WIDTH: usize = 92;

/// A doc comment under construction.
#[derive(Debug, Default)]
pub(super) struct Doc(Vec<String>);

impl Doc {
    /// Adds a paragraph of trusted Markdown.
    pub(super) fn trusted(mut self, text: &str) -> Self {
        self.begin();
        self.0.extend(wrap(text, WIDTH));
        self
    }

    /// Adds a text of the spec, formatted as a sentence.
    pub(super) fn spec_text(self, text: &str) -> Self {
        self.spec_text_and(text, "")
    }

    /// Adds a text of the spec, followed by a sentence of trusted Markdown.
    pub(super) fn spec_text_and(mut self, text: &str, own: &str) -> Self {
        let lines = Markdown::read(text).sentence().and(own).lines(WIDTH);
        if !lines.is_empty() {
            self.begin();
            self.0.extend(lines);
        }
        self
    }

    /// Adds a code block. It is marked as text because rustdoc would list Rust code as an ignored
    /// test of the user's crate.
    pub(super) fn code(mut self, code: &str) -> Self {
        self.begin();
        self.0.push("```text".into());
        self.0.extend(code.lines().map(str::to_owned));
        self.0.push("```".into());
        self
    }

    /// Adds a list of trusted Markdown lines.
    pub(super) fn list(mut self, items: &[String]) -> Self {
        self.begin();
        for item in items {
            let lines = wrap(item, WIDTH - 2).into_iter().enumerate();
            self.0.extend(lines.map(|(at, line)| {
                let marker = if at == 0 { "- " } else { "  " };
                format!("{marker}{line}")
            }));
        }
        self
    }

    /// Adds a link to the provider's documentation.
    pub(super) fn see(self, docs: Option<&String>) -> Self {
        match docs {
            Some(url) => self.trusted(&format!("See {}.", link_to(url))),
            None => self,
        }
    }

    /// Whether the comment is empty.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lines of the comment.
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

/// `/// text` for each line of trusted Markdown. Long lines are wrapped.
pub(super) fn lines<T: AsRef<str>>(lines: &[T]) -> TokenStream {
    let wrapped = lines.iter().flat_map(|line| wrap(line.as_ref(), WIDTH));
    attributes(&wrapped.collect::<Vec<_>>())
}

/// `/// text` for each line, as it is.
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

/// A doc comment with the spec's text, or with the fallback if the spec has none.
pub(super) fn text(text: Option<&str>, otherwise: &str) -> TokenStream {
    let doc = Doc::default().spec_text(text.unwrap_or_default());
    if doc.is_empty() {
        Doc::default().trusted(&sentence(otherwise)).tokens()
    } else {
        doc.tokens()
    }
}

/// A doc comment with the spec's text for a value. Without a text, shows the value, unless the Rust name
/// is the value in Rust's spelling.
pub(super) fn unless_repeated(
    text: Option<&str>,
    value: &impl std::fmt::Display,
    rust_name: &str,
) -> TokenStream {
    let letters = |text: &str| {
        let letters = text.chars().filter(char::is_ascii_alphanumeric);
        letters.collect::<String>().to_ascii_lowercase()
    };
    let written = value.to_string();
    if text.is_none_or(str::is_empty) && letters(&written) == letters(rust_name) {
        return TokenStream::new();
    }
    self::text(text, &value_span(value))
}

/// Formats trusted words as a sentence, with a capital first letter and a full stop.
pub(super) fn sentence(text: &str) -> String {
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

/// Like [`listed`], for messages.
pub(super) fn listed_in_message<'a>(
    names: impl IntoIterator<Item = &'a str>,
    word: &str,
) -> String {
    let names = names
        .into_iter()
        .map(|name| format!("`{}`", in_message(name)));
    joined(&names.collect::<Vec<_>>(), word)
}

/// Joins what is written as code already.
pub(super) fn joined(names: &[String], word: &str) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
    }
}
