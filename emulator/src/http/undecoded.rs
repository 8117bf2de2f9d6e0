//! Names and values of a request before they are decoded, because some styles of parameters
//! distinguish delimiters from values by their encoding.

use percent_encoding::percent_decode_str;

/// How names and values are encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Percent-encoded, with `+` for a space: queries and forms.
    Form,
    /// Percent-encoded: paths and cookies.
    Percent,
    /// Not encoded: headers, and parts of a multipart body.
    None,
}

impl Encoding {
    /// Decodes a text.
    pub(crate) fn decode(self, text: &str) -> String {
        let percent = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        match self {
            Self::Form => percent(&text.replace('+', " ")),
            Self::Percent => percent(text),
            Self::None => text.to_owned(),
        }
    }
}

/// Names and values in the order of the request, not decoded.
#[derive(Debug, Clone)]
pub(crate) struct Undecoded {
    pairs: Vec<(String, String)>,
    pub(crate) encoding: Encoding,
}

impl Undecoded {
    /// Takes names and values, of which values are encoded.
    pub(crate) fn new(pairs: Vec<(String, String)>, encoding: Encoding) -> Self {
        Self { pairs, encoding }
    }

    /// Splits a query, or a form's body.
    pub(crate) fn form(text: &str) -> Self {
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (Encoding::Form.decode(name), value.to_owned())
        });
        Self::new(pairs.collect(), Encoding::Form)
    }

    /// The first value with this name, decoded.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let first = self.all(name).next()?;
        Some(self.encoding.decode(first))
    }

    /// The values with this name.
    pub(crate) fn all<'u>(&'u self, name: &'u str) -> impl Iterator<Item = &'u str> {
        let named = self.pairs.iter().filter(move |(known, _)| known == name);
        named.map(|(_, value)| value.as_str())
    }

    /// Names and values, decoded.
    pub(crate) fn decoded(&self) -> impl Iterator<Item = (String, String)> {
        let pairs = self.pairs.iter();
        pairs.map(|(name, value)| (name.clone(), self.encoding.decode(value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_delimiters_differ_from_delimiters() {
        let given = Undecoded::form("a%5B0%5D=b%2Cc,d&&e");
        assert_eq!(given.all("a[0]").collect::<Vec<_>>(), ["b%2Cc,d"]);
        assert_eq!(
            given.decoded().collect::<Vec<_>>(),
            [
                ("a[0]".to_owned(), "b,c,d".to_owned()),
                ("e".to_owned(), String::new())
            ]
        );
    }
}
