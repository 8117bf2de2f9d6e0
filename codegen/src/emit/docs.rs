//! Doc comments, from the texts of a spec.

use proc_macro2::TokenStream;
use quote::quote;

/// Columns of a doc comment's text.
const WIDTH: usize = 92;

/// `/// text` for each line, long ones wrapped; an empty text is an empty line.
pub(super) fn lines<T: AsRef<str>>(lines: &[T]) -> TokenStream {
    let mut in_code = false;
    let mut wrapped = Vec::new();
    for line in lines.iter().flat_map(|text| text.as_ref().split('\n')) {
        let is_fence = line.starts_with("```");
        in_code ^= is_fence;
        if in_code || is_fence {
            wrapped.push(line.to_owned());
        } else {
            wrapped.extend(wrap(line));
        }
    }
    let lines = wrapped.iter().map(|line| {
        let line = if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        };
        quote! { #[doc = #line] }
    });
    quote! { #(#lines)* }
}

/// The words of a line, in lines that fit.
fn wrap(line: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in line.split(' ') {
        let Some(last) = lines.last_mut() else {
            continue;
        };
        if !last.is_empty() && last.chars().count() + word.chars().count() >= WIDTH {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

/// One doc comment: the text, or a stand-in where the spec says nothing.
pub(super) fn text(text: Option<&str>, otherwise: &str) -> TokenStream {
    lines(&[sentence(text.unwrap_or(otherwise))])
}

/// The text with a capital first letter and a full stop, brackets and angles escaped, and bare
/// URLs made links, so that rustdoc has nothing to warn about.
pub(super) fn sentence(text: &str) -> String {
    let mut escaped = String::new();
    let mut in_code = false;
    for word in text.trim().split_inclusive(char::is_whitespace) {
        let bare = word.trim();
        let is_url = bare.starts_with("https://") || bare.starts_with("http://");
        if is_url && !in_code {
            let url = bare.trim_end_matches(['.', ',', ')', ';']);
            escaped.push_str(&word.replacen(url, &format!("<{url}>"), 1));
            continue;
        }
        for c in word.chars() {
            in_code ^= c == '`';
            if !in_code && matches!(c, '[' | ']' | '<' | '>') {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    let mut chars = escaped.chars();
    let mut sentence: String = match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    };
    if !sentence.ends_with(['.', '!', '?', ':']) && !sentence.is_empty() {
        sentence.push('.');
    }
    sentence
}

/// The most of a value that is shown.
const VALUE: usize = 80;

/// A value to stand between backticks.
pub(super) fn code(value: impl std::fmt::Display) -> String {
    let text = value
        .to_string()
        .replace('`', "'")
        .replace(char::is_control, " ");
    match text.char_indices().nth(VALUE) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// A link to the provider's page.
pub(super) fn see(docs: Option<&String>) -> Vec<String> {
    docs.map(|url| vec![String::new(), format!("See <{url}>.")])
        .unwrap_or_default()
}

/// `a`, `a and b`, `a, b and c`, each in backticks.
pub(super) fn listed<'a>(names: impl IntoIterator<Item = &'a str>, word: &str) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
    }
}
