//! Repairs whitespace that many YAML parsers accept and the standard does not.

use saphyr_parser::Parser;

use super::offsets::Offsets;
use crate::limits;

/// Returns the text with repaired whitespace, if whitespace is its only problem. Many YAML writers
/// do not indent the continuation lines of quoted scalars or the end of a flow mapping, or start a
/// comment directly after a value, and many parsers accept this.
pub(in crate::syntax) fn mended(text: &str) -> Option<String> {
    const MOST_REPAIRS: usize = 200;
    let mut text = text.to_owned();
    let mut read = 0;
    let mut last = None;
    for repairs in 0..MOST_REPAIRS {
        let error = Parser::new_from_str(&text).find_map(Result::err);
        let Some(error) = error else {
            return (repairs > 0).then_some(text);
        };
        let at = Offsets::new(&text).byte(*error.marker());
        if repairs > 0 {
            read += at;
        }
        // The same place twice: the blanks were not what is wrong.
        if read > limits::MENDED_BYTES || last == Some(at) {
            return None;
        }
        last = Some(at);
        text = match text.get(at..)?.chars().next()? {
            '"' | '\'' => with_indented_scalar(&text, at)?,
            '#' => with_blank(&text, at)?,
            '}' | ']' => with_indented_end(&text, at)?,
            _ => return None,
        };
    }
    None
}

/// The text with a blank before this place.
fn with_blank(text: &str, at: usize) -> Option<String> {
    let (before, behind) = text.split_at_checked(at)?;
    Some(format!("{before} {behind}"))
}

/// Returns the text with the closing bracket of a flow collection indented like the line before it.
fn with_indented_end(text: &str, at: usize) -> Option<String> {
    let (before, behind) = text.split_at_checked(at)?;
    let mut lines = before.rsplit('\n');
    let own = lines.next()?;
    let last = lines.next()?;
    let indent = last.len() - last.trim_start().len();
    (own.trim().is_empty() && indent > own.len())
        .then(|| format!("{before}{}{behind}", " ".repeat(indent - own.len())))
}

/// Returns the text with the lines of the quoted scalar at `start` indented more than its first
/// line.
fn with_indented_scalar(text: &str, start: usize) -> Option<String> {
    let (before, scalar) = text.split_at_checked(start)?;
    let quote = scalar.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let line = before.rsplit('\n').next().unwrap_or_default();
    let indent = line.len() - line.trim_start().len() + 2;
    let mut mended = before.to_owned();
    let mut chars = scalar.char_indices().peekable();
    chars.next();
    mended.push(quote);
    let mut changed = false;
    while let Some((_, c)) = chars.next() {
        mended.push(c);
        match c {
            // A continued line is indented, too.
            '\\' if quote == '"' && chars.peek().is_none_or(|(_, next)| *next != '\n') => {
                mended.extend(chars.next().map(|(_, c)| c));
            }
            '\n' => {
                mended.push_str(&" ".repeat(indent));
                changed = true;
            }
            c if c == quote => match chars.peek() {
                // A quote in single quotes is doubled.
                Some((_, '\'')) if quote == '\'' => mended.extend(chars.next().map(|(_, c)| c)),
                next => {
                    let rest = next.map_or(scalar.len(), |(at, _)| *at);
                    mended.push_str(scalar.get(rest..).unwrap_or_default());
                    return changed.then_some(mended);
                }
            },
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::yaml::parse;

    #[test]
    fn quoted_scalars_without_indentation_are_read() {
        let yaml = "a:\n  b: \"one\n\ntwo \\\" x\nthree\"\n  c: 'it''s\n\nso'\n";
        let whole = mended(yaml).expect("can be mended");
        let expected = serde_json::json!({"a": {"b": "one\ntwo \" x three", "c": "it's\nso"}});
        assert_eq!(parse(&whole).expect("YAML").to_json(), expected);
        assert_eq!(whole.lines().count(), yaml.lines().count());
        assert_eq!(mended("a: [1"), None);
        assert_eq!(mended("a: 1"), None);
    }

    #[test]
    fn repairs_end_at_the_limit_of_values() {
        let wrong = |text: usize, scalars: usize| {
            let scalar = |n| format!("k{n}: 'a\n\nb'\n");
            let scalars: String = (0..scalars).map(scalar).collect();
            format!("x: '{}'\n{scalars}", "x".repeat(text))
        };
        assert!(mended(&wrong(100_000, 80)).is_some());
        assert!(mended(&wrong(limits::MENDED_BYTES + 1, 1)).is_some());
        assert_eq!(mended(&wrong(100_000, 90)), None);
    }
}
