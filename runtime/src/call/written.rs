//! Text of an argument before it is encoded: values, and the delimiters between them. Values are
//! percent-encoded one by one; delimiters are not (RFC 6570 §3.2.1).

/// The text of an argument.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Written(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Value(String),
    Delimiter(char),
}

impl Written {
    /// Creates a single value.
    pub(crate) fn value(text: impl Into<String>) -> Self {
        let mut written = Self::default();
        written.push(text);
        written
    }

    /// Appends a value.
    pub(crate) fn push(&mut self, text: impl Into<String>) {
        let text = text.into();
        // An empty value and no value are the same text, and must be equal.
        if !text.is_empty() {
            self.0.push(Piece::Value(text));
        }
    }

    /// Appends a delimiter.
    pub(crate) fn delimit(&mut self, delimiter: char) {
        self.0.push(Piece::Delimiter(delimiter));
    }

    /// Appends another text.
    pub(crate) fn append(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// Whether there is no text.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the text with each value encoded by `encode`.
    pub(crate) fn encode(&self, encode: impl Fn(&str) -> String) -> String {
        let pieces: Vec<String> = self
            .0
            .iter()
            .map(|piece| match piece {
                Piece::Value(text) => encode(text),
                // Not allowed in a URL, so that they look like encoded values (OpenAPI 3.1.1,
                // appendix E).
                Piece::Delimiter(' ') => "%20".to_owned(),
                Piece::Delimiter('|') => "%7C".to_owned(),
                Piece::Delimiter(delimiter) => delimiter.to_string(),
            })
            .collect();
        // Allocated once, because it may be secret.
        pieces.concat()
    }

    /// Returns the text without any encoding.
    pub(crate) fn plain(&self) -> String {
        let mut encoded = [0; 4];
        self.0
            .iter()
            .fold(String::new(), |text, piece| match piece {
                Piece::Value(value) => text + value,
                Piece::Delimiter(delimiter) => text + delimiter.encode_utf8(&mut encoded),
            })
    }
}

/// A pair of a query, a form or a `Cookie` header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    /// The parameter, if its name differs from that of the pair: `filter` of `filter[name]`.
    parameter: Option<Box<str>>,
    pub(crate) name: String,
    pub(crate) value: Written,
}

impl Field {
    /// Creates the pair of a parameter that has only one.
    pub(crate) fn new(name: &str, value: Written) -> Self {
        Self {
            parameter: None,
            name: name.to_owned(),
            value,
        }
    }

    /// Creates one of several pairs of `parameter`.
    pub(crate) fn of(parameter: &str, name: String, value: Written) -> Self {
        Self {
            parameter: (parameter != name).then(|| parameter.into()),
            name,
            value,
        }
    }

    /// Returns the parameter's name.
    pub(crate) fn parameter(&self) -> &str {
        self.parameter.as_deref().unwrap_or(&self.name)
    }
}

/// Joins `fields` to `a=b&c=d`, with names and values encoded by `encode`. The values of `reserved`
/// parameters are encoded by `encode_reserved`.
pub(crate) fn join(
    fields: &[Field],
    reserved: &[String],
    encode: fn(&str) -> String,
    encode_reserved: fn(&str) -> String,
) -> String {
    let pairs: Vec<String> = fields
        .iter()
        .map(|field| {
            let is_reserved = reserved.iter().any(|name| name == field.parameter());
            let value = field
                .value
                .encode(if is_reserved { encode_reserved } else { encode });
            [&encode(&field.name), "=", &value].concat()
        })
        .collect();
    pairs.join("&")
}
