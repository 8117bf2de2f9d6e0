//! Serializes values in the styles of parameters (OpenAPI 3.1.1 §4.8.12.3, RFC 6570). Accepts any
//! serializable value, based on its JSON form.
//!
//! Null, and lists and objects without any value, are undefined and omitted (RFC 6570 §2.3); an empty
//! string is a value. A value that a style cannot represent, such as an object in a list, is written as
//! in [`DeepObject`](Style::DeepObject) if each item is a pair of its own, and as JSON text otherwise.

use serde::Serialize;
use serde_json::value::RawValue;

use super::shape::Shape;
use super::written::{Field, Written};
use crate::error::ArgumentError;
use crate::json::raw::raw;
use crate::tables::Style;

const AMBIGUOUS: &str = "contains the character that separates its values";

/// Returns the pairs for `value` under `name`.
pub(crate) fn fields<V: Serialize + ?Sized>(
    style: Style,
    name: &str,
    value: &V,
) -> Result<Vec<Field>, ArgumentError> {
    let json = json(name, value)?;
    let mut fields = Vec::new();
    let mut list = FieldList {
        parameter: name,
        fields: &mut fields,
    };
    let unwritable = |_| unwritable(name);
    match style {
        Style::Form => list.form(&json).map_err(unwritable)?,
        Style::DeepObject => list.deep(name.to_owned(), &json).map_err(unwritable)?,
        Style::Content => list.content(&json).map_err(unwritable)?,
        _ => {
            let text = joined(style, name, &json)?;
            fields.extend(text.map(|text| Field::new(name, text)));
        }
    }
    Ok(fields)
}

/// Returns the pairs for the members of an object, each in the style [`Content`](Style::Content).
pub(crate) fn members<V: Serialize + ?Sized>(
    name: &str,
    value: &V,
) -> Result<Vec<Field>, ArgumentError> {
    let json = json(name, value)?;
    let members = match Shape::of(&json) {
        Ok(Shape::Undefined) => Vec::new(),
        Ok(Shape::Members(members)) => members,
        _ => return Err(ArgumentError::new(name, "is not an object")),
    };
    let fields = members
        .into_iter()
        .map(|(member, value)| fields(Style::Content, &member, value));
    Ok(fields.collect::<Result<Vec<_>, _>>()?.concat())
}

/// Returns `value` as one text, or `None` if it is undefined.
pub(crate) fn text<V: Serialize + ?Sized>(
    style: Style,
    name: &str,
    value: &V,
) -> Result<Option<Written>, ArgumentError> {
    joined(style, name, &json(name, value)?)
}

/// Returns `value` as the text of a header, in which values are not encoded.
pub(crate) fn header<V: Serialize + ?Sized>(
    style: Style,
    name: &str,
    value: &V,
) -> Result<Option<Written>, ArgumentError> {
    let json = json(name, value)?;
    if style != Style::Json && is_split(&json).map_err(|_| unwritable(name))? {
        return Err(ArgumentError::new(name, AMBIGUOUS));
    }
    joined(style, name, &json)
}

/// Whether a text in a list, or in an object, looks like two.
fn is_split(json: &RawValue) -> Result<bool, serde_json::Error> {
    let (names, values) = match Shape::of(json)? {
        Shape::Items(items) => (Vec::new(), items),
        Shape::Members(members) => members.into_iter().unzip(),
        Shape::Undefined | Shape::Text(_) => return Ok(false),
    };
    for value in values {
        if let Shape::Text(text) = Shape::of(value)?
            && text.contains(',')
        {
            return Ok(true);
        }
    }
    Ok(names.iter().any(|name: &String| name.contains([',', '='])))
}

fn json<V: Serialize + ?Sized>(name: &str, value: &V) -> Result<Box<RawValue>, ArgumentError> {
    raw(value).map_err(|_| unwritable(name))
}

fn unwritable(name: &str) -> ArgumentError {
    ArgumentError::new(name, "cannot be written as text")
}

/// The pairs of one parameter.
struct FieldList<'f> {
    parameter: &'f str,
    fields: &'f mut Vec<Field>,
}

impl FieldList<'_> {
    fn push(&mut self, name: String, text: String) {
        let field = Field::of(self.parameter, name, Written::value(text));
        self.fields.push(field);
    }

    fn form(&mut self, json: &RawValue) -> Result<(), serde_json::Error> {
        let Shape::Members(members) = Shape::of(json)? else {
            return self.repeated(self.parameter.to_owned(), json);
        };
        for (name, value) in members {
            self.repeated(name, value)?;
        }
        Ok(())
    }

    /// Adds a value, or the items of a list, under one name.
    fn repeated(&mut self, name: String, json: &RawValue) -> Result<(), serde_json::Error> {
        match Shape::of(json)? {
            Shape::Undefined => {}
            Shape::Text(text) => self.push(name, text),
            Shape::Members(_) => self.deep(name, json)?,
            Shape::Items(items) => {
                for (at, item) in items.into_iter().enumerate() {
                    match Shape::of(item)? {
                        Shape::Undefined => {}
                        Shape::Text(text) => self.push(name.clone(), text),
                        _ => self.deep(format!("{name}[{at}]"), item)?,
                    }
                }
            }
        }
        Ok(())
    }

    fn deep(&mut self, name: String, json: &RawValue) -> Result<(), serde_json::Error> {
        match Shape::of(json)? {
            Shape::Undefined => {}
            Shape::Text(text) => self.push(name, text),
            Shape::Items(items) => {
                for (at, item) in items.into_iter().enumerate() {
                    self.deep(format!("{name}[{at}]"), item)?;
                }
            }
            Shape::Members(members) => {
                for (member, value) in members {
                    self.deep(format!("{name}[{member}]"), value)?;
                }
            }
        }
        Ok(())
    }

    fn content(&mut self, json: &RawValue) -> Result<(), serde_json::Error> {
        let items = match Shape::of(json)? {
            Shape::Items(items) => items,
            Shape::Undefined | Shape::Text(_) | Shape::Members(_) => vec![json],
        };
        for item in items {
            match Shape::of(item)? {
                Shape::Undefined => {}
                Shape::Text(text) => self.push(self.parameter.to_owned(), text),
                Shape::Items(_) | Shape::Members(_) => {
                    self.push(self.parameter.to_owned(), item.get().to_owned());
                }
            }
        }
        Ok(())
    }
}

/// Returns the text of a value, or `None` if it is undefined.
fn joined(style: Style, name: &str, json: &RawValue) -> Result<Option<Written>, ArgumentError> {
    if style == Style::Json {
        let is_null = json.get() == "null";
        return Ok((!is_null).then(|| Written::value(json.get())));
    }
    let unwritable = |_| unwritable(name);
    let parts: Vec<Part> = match Shape::of(json).map_err(unwritable)? {
        Shape::Undefined => Vec::new(),
        Shape::Text(text) => {
            let text = Written::value(text);
            let mut written = Written::default();
            if matches!(style, Style::Matrix | Style::MatrixExploded) {
                written.delimit(';');
                named(&mut written, name, &text);
            } else {
                Layout::of(style).start(&mut written, 0);
                written.append(&text);
            }
            return Ok(Some(written));
        }
        Shape::Items(items) => {
            let parts = items.into_iter().map(|item| Ok((None, plain(item)?)));
            parts.collect::<Result<_, _>>().map_err(unwritable)?
        }
        Shape::Members(members) => {
            let parts = members
                .into_iter()
                .map(|(member, value)| Ok((Some(member), plain(value)?)));
            parts.collect::<Result<_, _>>().map_err(unwritable)?
        }
    };
    if parts.is_empty() {
        return Ok(None);
    }
    if parts.iter().any(|part| is_ambiguous(style, part)) {
        return Err(ArgumentError::new(name, AMBIGUOUS));
    }
    Ok(Some(listed(style, name, parts)))
}

/// An item of a list, or a member of an object with its name.
type Part = (Option<String>, String);

/// Whether a value cannot be distinguished from two: the delimiter looks the same within values.
fn is_ambiguous(style: Style, (member, value): &Part) -> bool {
    let delimiter = match style {
        Style::SpaceDelimited => ' ',
        Style::PipeDelimited => '|',
        _ => return false,
    };
    let member = member.as_ref();
    value.contains(delimiter) || member.is_some_and(|member| member.contains(delimiter))
}

fn listed(style: Style, name: &str, parts: Vec<Part>) -> Written {
    let layout = Layout::of(style);
    let mut written = Written::default();
    for (at, (member, value)) in parts.into_iter().enumerate() {
        layout.start(&mut written, at);
        match member {
            None if style == Style::MatrixExploded => {
                named(&mut written, name, &Written::value(value));
            }
            None => written.push(value),
            Some(member) if style == Style::MatrixExploded => {
                named(&mut written, &member, &Written::value(value));
            }
            Some(member) => {
                written.push(member);
                written.delimit(layout.in_pair);
                written.push(value);
            }
        }
    }
    if style != Style::Matrix {
        return written;
    }
    let mut whole = Written::default();
    whole.delimit(';');
    named(&mut whole, name, &written);
    whole
}

/// Appends `name=value`, or only the name if the value is empty (RFC 6570 §3.2.7).
fn named(written: &mut Written, name: &str, value: &Written) {
    written.push(name);
    if !value.is_empty() {
        written.delimit('=');
        written.append(value);
    }
}

/// The delimiters of a style.
struct Layout {
    before: Option<char>,
    between: char,
    in_pair: char,
}

impl Layout {
    fn of(style: Style) -> Self {
        let (before, between, in_pair) = match style {
            Style::SpaceDelimited => (None, ' ', ' '),
            Style::PipeDelimited => (None, '|', '|'),
            Style::SimpleExploded => (None, ',', '='),
            Style::Label => (Some('.'), ',', ','),
            Style::LabelExploded => (Some('.'), '.', '='),
            Style::MatrixExploded => (Some(';'), ';', '='),
            _ => (None, ',', ','),
        };
        Self {
            before,
            between,
            in_pair,
        }
    }

    /// Appends the prefix of the value at position `at`.
    fn start(&self, written: &mut Written, at: usize) {
        if at > 0 {
            written.delimit(self.between);
        } else if let Some(before) = self.before {
            written.delimit(before);
        }
    }
}

/// Returns a value within a list or an object as text: lists and objects as JSON.
pub(crate) fn plain(json: &RawValue) -> Result<String, serde_json::Error> {
    Ok(match Shape::of(json)? {
        Shape::Undefined => String::new(),
        Shape::Text(text) => text,
        Shape::Items(_) | Shape::Members(_) => json.get().to_owned(),
    })
}

#[cfg(test)]
mod tests;
