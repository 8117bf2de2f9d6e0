//! Texts of a spec in files of other formats.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Replaces `{name}` in a template by the value of that name. Values are not searched for further names.
pub(super) fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let named = after.split_once('}').and_then(|(name, rest)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, rest))
        });
        rest = if let Some((value, rest)) = named {
            text.push_str(value);
            rest
        } else {
            text.push('{');
            after
        };
    }
    text + rest
}

/// A text as one line of Markdown that means only itself.
pub(super) fn markdown(text: &str) -> String {
    let line = one_line(text);
    let mut escaped = String::new();
    for c in line.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '$' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A text as one line, without control characters and marks that reorder text.
pub(super) fn one_line(text: &str) -> String {
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let shown: String = text
        .chars()
        .map(|c| if is_hidden(c) { ' ' } else { c })
        .collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Rust code as `rustfmt` writes it, or as it is if there is no `rustfmt`: the user's own checks also
/// read this file.
pub(super) fn rust(code: &str) -> String {
    let attempt = || {
        let mut child = Command::new("rustfmt")
            .args(["--edition", "2024", "--quiet"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        // `rustfmt` reads everything before it writes.
        child.stdin.take()?.write_all(code.as_bytes()).ok()?;
        let output = child.wait_with_output().ok()?;
        let formatted = String::from_utf8(output.stdout).ok()?;
        (output.status.success() && !formatted.is_empty()).then_some(formatted)
    };
    attempt().unwrap_or_else(|| code.to_owned())
}

/// A text as a string of TOML.
pub(super) fn toml(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in one_line(text).chars() {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        let _ = write!(quoted, "{c}");
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_not_a_template() {
        let values = [("a", "{b}"), ("b", "c")];
        assert_eq!(
            filled("{a} {b} { d } ${{ a }}", &values),
            "{b} c { d } ${{ a }}"
        );
    }

    #[test]
    fn code_that_is_not_rust_is_left_as_it_is() {
        assert_eq!(rust("fn ("), "fn (");
    }

    #[test]
    fn texts_mean_only_themselves() {
        assert_eq!(
            markdown("a\n# <b> [x](y) `z`"),
            r"a \# &lt;b> \[x\](y) \`z\`"
        );
        assert_eq!(toml("a\"\\\n]\u{202e}x"), "\"a\\\"\\\\ ] x\"");
    }
}
