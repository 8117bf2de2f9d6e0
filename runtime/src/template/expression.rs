//! Expressions in a template's braces: the name of a value, or a function call such as
//! `hmac_sha256_hex(client_secret, shop ':' now)`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac as _};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::error::{ConfigError, Error};
use crate::template;

/// The maximum nesting depth of function calls.
const DEEPEST: usize = 4;

/// Evaluates an expression; `value` looks up names.
pub(crate) fn evaluate(
    text: &str,
    value: &mut dyn FnMut(&str) -> Result<String, Error>,
) -> Result<Zeroizing<String>, Error> {
    let mut reader = Reader { rest: text, value };
    let result = reader.sequence(0)?.ok_or_else(|| malformed(text))?;
    if reader.rest.is_empty() {
        Ok(result)
    } else {
        Err(malformed(text))
    }
}

fn malformed(text: &str) -> Error {
    ConfigError::Template(text.to_owned()).into()
}

struct Reader<'t, 'v> {
    rest: &'t str,
    value: &'v mut dyn FnMut(&str) -> Result<String, Error>,
}

impl Reader<'_, '_> {
    /// Parses and joins consecutive terms; `None` if the text is not an expression.
    fn sequence(&mut self, depth: usize) -> Result<Option<Zeroizing<String>>, Error> {
        let mut joined: Option<Zeroizing<String>> = None;
        loop {
            self.rest = self.rest.trim_start_matches(' ');
            let term = match self.rest.chars().next() {
                Some('\'') => self.literal(),
                Some('a'..='z') => self.name(depth)?,
                _ => return Ok(joined),
            };
            let Some(term) = term else { return Ok(None) };
            // A growing string would leave copies behind.
            joined = Some(match joined {
                Some(before) => Zeroizing::new([before.as_str(), &term].concat()),
                None => term,
            });
        }
    }

    fn literal(&mut self) -> Option<Zeroizing<String>> {
        let (literal, rest) = self.rest.strip_prefix('\'')?.split_once('\'')?;
        self.rest = rest;
        Some(Zeroizing::new(literal.to_owned()))
    }

    fn name(&mut self, depth: usize) -> Result<Option<Zeroizing<String>>, Error> {
        let is_inside = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let end = self.rest.find(|c| !is_inside(c));
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        let Some(mut rest) = rest.strip_prefix('(') else {
            return Ok(Some(Zeroizing::new((self.value)(name)?)));
        };
        if depth == DEEPEST {
            return Ok(None);
        }
        let mut arguments = Vec::new();
        loop {
            self.rest = rest;
            let Some(argument) = self.sequence(depth + 1)? else {
                return Ok(None);
            };
            arguments.push(argument);
            if let Some(after) = self.rest.strip_prefix(')') {
                self.rest = after;
                return Ok(call(name, &arguments));
            }
            match self.rest.strip_prefix(',') {
                Some(after) => rest = after,
                None => return Ok(None),
            }
        }
    }
}

fn call(name: &str, arguments: &[Zeroizing<String>]) -> Option<Zeroizing<String>> {
    Some(Zeroizing::new(match (name, arguments) {
        ("base64", [text]) => STANDARD.encode(text.as_bytes()),
        ("urlencode", [text]) => template::encode_segment(text),
        ("sha256_hex", [text]) => hex(&Sha256::digest(text.as_bytes())),
        ("hmac_sha256_hex", [key, text]) => hex(&hmac_sha256(key.as_bytes(), text.as_bytes())?),
        _ => return None,
    }))
}

/// Formats bytes as lowercase hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from_digit(four.into(), 16).unwrap_or_default();
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// Computes an HMAC with SHA-256 (RFC 2104). Never returns `None`: HMAC accepts keys of any length.
pub(crate) fn hmac_sha256(key: &[u8], message: &[u8]) -> Option<[u8; 32]> {
    let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).ok()?;
    Some(mac.chain_update(message).finalize().into_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evaluated(text: &str) -> Option<String> {
        let result = evaluate(text, &mut |name| Ok(format!("<{name}>")));
        result.ok().map(|text| text.to_string())
    }

    #[test]
    fn functions_accept_names_literals_and_calls() {
        assert_eq!(evaluated("a").as_deref(), Some("<a>"));
        assert_eq!(evaluated("a ':' b_1").as_deref(), Some("<a>:<b_1>"));
        assert_eq!(evaluated("base64('a:b')").as_deref(), Some("YTpi"));
        assert_eq!(
            evaluated("urlencode('a b/ü' )").as_deref(),
            Some("a%20b%2F%C3%BC")
        );
        assert_eq!(
            evaluated("sha256_hex(base64('x') 'y')"),
            Some(hex(&Sha256::digest("eA==y")))
        );
    }

    #[test]
    fn an_invalid_expression_is_rejected() {
        for text in [
            "",
            "(",
            "a(",
            "base64()",
            "base64(a",
            "base64(a,b)",
            "md5(a)",
            "'a",
            "a)",
            "a,b",
            "A",
            "base64(base64(base64(base64(base64(a)))))",
            "base64(é)",
            "hmac_sha256_hex(a)",
            "a b(",
        ] {
            assert_eq!(evaluated(text), None, "{text}");
        }
    }

    #[test]
    fn the_hmac_is_that_of_rfc_4231() {
        let hmac = |key: &[u8], text: &[u8]| hex(&hmac_sha256(key, text).unwrap());
        assert_eq!(
            hmac(&[0x0b; 20], b"Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        );
        assert_eq!(
            hmac(b"Jefe", b"what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        assert_eq!(
            hmac(
                &[0xaa; 131],
                b"Test Using Larger Than Block-Size Key - Hash Key First"
            ),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        );
    }
}
