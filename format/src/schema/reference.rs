//! The reference of the spec format for people, in Markdown, made from [`crate::schema::format`].

use std::collections::HashSet;
use std::fmt::Write as _;

use crate::diagnostic::Code;
use crate::schema::format::PROVIDER;
use crate::shape::{Field, Object, Shape, Text};

/// Returns the reference: every object with its keys, and every diagnostic code.
pub fn reference() -> String {
    let mut text = String::from(
        "# The keys of a provider spec\n\n\
         Made by `cargo licit reference`; the guide with examples is `spec-format.md`.\n",
    );
    let mut seen = HashSet::new();
    let mut open = vec![&PROVIDER];
    while let Some(object) = open.pop() {
        if !seen.insert(object.name) {
            continue;
        }
        object_section(&mut text, object);
        let mut inner = Vec::new();
        object
            .fields
            .iter()
            .for_each(|field| objects_in(field.shape, &mut inner));
        open.extend(inner.into_iter().rev());
    }
    text.push_str("\n# Diagnostics\n");
    for code in Code::ALL {
        let _ = write!(
            text,
            "\n## {code}: {}\n\n{}\n",
            code.title(),
            code.explanation()
        );
    }
    text
}

fn object_section(text: &mut String, object: &Object) {
    let mut title = object.name.to_owned();
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let _ = write!(
        text,
        "\n## {title}\n\n{}\n\n| key | value | |\n| --- | --- | --- |\n",
        object.doc
    );
    for field in object.fields {
        let Field {
            key,
            doc,
            required,
            shape,
        } = field;
        let required = if *required { "**Required.** " } else { "" };
        let value = described(shape).replace('|', "\\|");
        let _ = writeln!(
            text,
            "| `{key}` | {value} | {required}{} |",
            doc.replace('|', "\\|")
        );
    }
    let words: Vec<_> = object
        .fields
        .iter()
        .filter_map(|field| Some((field.key, choices(field.shape)?)))
        .collect();
    for (key, choices) in words {
        let _ = write!(text, "\n`{key}`:\n\n");
        for (word, doc) in choices {
            let _ = writeln!(text, "- `{word}`: {doc}");
        }
    }
}

fn described(shape: &Shape) -> String {
    match shape {
        Shape::Text(Text::Choice(_)) => "word".into(),
        Shape::Text(text) => match text {
            Text::SnakeName | Text::ProviderName | Text::PascalName => "name".into(),
            Text::ScopeToken => "scope".into(),
            Text::Pointer => "JSON pointer".into(),
            Text::HeaderName => "header name".into(),
            Text::Link => "URL".into(),
            Text::Status => "HTTP status".into(),
            Text::MediaType | Text::MediaRange => "media type".into(),
            _ => "text".into(),
        },
        Shape::Integer { min, max } if *max < 1000 => format!("integer, {min} to {max}"),
        Shape::Integer { .. } => "integer".into(),
        Shape::Boolean => "`true` or `false`".into(),
        Shape::Null => "`null`".into(),
        Shape::Any => "any JSON".into(),
        Shape::List { of, .. } => format!("list of {}", described(of)),
        Shape::Map { keys, values, .. } => {
            format!(
                "object: {} → {}",
                described(&Shape::Text(*keys)),
                described(values)
            )
        }
        Shape::Object(object) => format!("[{}](#{})", object.name, object.name.replace(' ', "-")),
        Shape::Either(alternatives) => {
            let mut all: Vec<_> = alternatives
                .iter()
                .map(|(_, shape)| described(shape))
                .collect();
            all.dedup();
            all.join(" or ")
        }
    }
}

fn choices(shape: &Shape) -> Option<&'static [(&'static str, &'static str)]> {
    match shape {
        Shape::Text(Text::Choice(choices)) => Some(choices),
        Shape::List { of, .. } => choices(of),
        _ => None,
    }
}

fn objects_in(shape: &Shape, found: &mut Vec<&'static Object>) {
    match shape {
        Shape::Object(object) => found.push(object),
        Shape::List { of, .. } => objects_in(of, found),
        Shape::Map { values, .. } => objects_in(values, found),
        Shape::Either(alternatives) => {
            for (_, shape) in *alternatives {
                objects_in(shape, found);
            }
        }
        Shape::Text(_) | Shape::Integer { .. } | Shape::Boolean | Shape::Null | Shape::Any => {}
    }
}
