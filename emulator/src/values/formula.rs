//! Formulas in the braces of templates, such as `hmac_sha256_hex(client_secret, shop ':' now)`. The
//! emulator computes them from the values of a request, with its own code, to reject a wrong signature.

use aws_lc_rs::{digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use md5::{Digest as _, Md5};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use super::pattern;

/// All but the unreserved characters (RFC 3986 §2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The most characters of a hashed text that are shown.
const MOST_SHOWN: usize = 500;

/// The function of a request's parameters, of which the caller knows the value.
pub(crate) const SORTED: &str = "sorted";

/// Whether the template computes something.
pub(crate) fn is_in(template: &str) -> bool {
    template.contains('(')
}

/// Whether the template computes something from all parameters of a request.
pub(crate) fn is_sorted(template: &str) -> bool {
    template.contains("sorted(")
}

/// The values of variables and times that a request sends by themselves, from its templates and their values.
pub(crate) fn observed<'s>(
    sent: impl IntoIterator<Item = (&'s str, Option<&'s str>)>,
) -> pattern::Bindings {
    let sent = sent.into_iter();
    // The borders between several values are unknown.
    sent.filter(|(template, _)| template.matches('{').count() == 1 && !is_in(template))
        .filter_map(|(template, given)| pattern::bindings(template, given?))
        .flatten()
        .collect()
}

/// Replaces the names and formulas of a template whose values are known. `value` returns the value of a name,
/// or of [`SORTED`] with its arguments.
pub(crate) fn fill(template: &str, value: &dyn Fn(&str, &[String]) -> Option<String>) -> String {
    pattern::fill(template, |formula| {
        let known = evaluate(formula, value, &mut Vec::new());
        let known = known.and_then(|bytes| String::from_utf8(bytes).ok());
        known.unwrap_or_else(|| format!("{{{formula}}}"))
    })
}

/// Describes the value of a template that hashes or signs a text, with that text: `: expected … over …`. Empty
/// if a value is unknown. `secret` is shown as its name.
pub(crate) fn expectation(
    template: &str,
    secret: Option<&str>,
    value: &dyn Fn(&str, &[String]) -> Option<String>,
) -> String {
    let mut hashed = Vec::new();
    let _ = pattern::fill(template, |formula| {
        evaluate(formula, value, &mut hashed);
        String::new()
    });
    let expected = fill(template, value);
    if hashed.is_empty() || expected.contains('{') {
        return String::new();
    }
    let shown = |text: &String| {
        let text = match secret.filter(|secret| !secret.is_empty()) {
            Some(secret) => text.replace(secret, "<client_secret>"),
            None => text.clone(),
        };
        let end = text.char_indices().nth(MOST_SHOWN);
        match end {
            Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
            None => text,
        }
    };
    let texts: Vec<_> = hashed.iter().map(shown).collect();
    format!(": expected `{expected}` over `{}`", texts.join("` and `"))
}

/// Returns the bindings of a text, with those of what is only encoded in it: the names in `base64(…)`.
pub(crate) fn decoded(template: &str, text: &str) -> Option<pattern::Bindings> {
    let mut bindings = pattern::bindings(template, text)?;
    let inner: Vec<_> = bindings
        .iter()
        .filter_map(|(formula, value)| inside(formula, value))
        .collect();
    for (template, text) in inner {
        bindings.extend(pattern::bindings(&template, &text)?);
    }
    Some(bindings)
}

/// The arguments of a call that only encodes, as a template, and what it encodes.
fn inside(formula: &str, value: &str) -> Option<(String, String)> {
    let mut tokens = tokens(formula)?.into_iter();
    let (Some(Token::Name(function)), Some(Token::Open)) = (tokens.next(), tokens.next()) else {
        return None;
    };
    let bytes = match function.as_str() {
        "base64" => STANDARD.decode(value).ok()?,
        "base64url" => URL_SAFE_NO_PAD.decode(value).ok()?,
        _ => return None,
    };
    let mut template = String::new();
    for token in tokens {
        match token {
            Token::Literal(text) => template.push_str(&text),
            Token::Name(name) => template.extend(["{", &name, "}"]),
            Token::Close => return Some((template, String::from_utf8(bytes).ok()?)),
            Token::Open | Token::Comma => return None,
        }
    }
    None
}

enum Token {
    Name(String),
    Literal(String),
    Open,
    Close,
    Comma,
}

/// A call whose arguments are being read.
#[derive(Default)]
struct Frame {
    function: String,
    arguments: Vec<Vec<u8>>,
    /// The argument that is being read.
    last: Vec<u8>,
}

/// The value of a formula; `None` if it is malformed or contains an unknown value. Adds the texts that it hashes
/// or signs.
fn evaluate(
    formula: &str,
    value: &dyn Fn(&str, &[String]) -> Option<String>,
    hashed: &mut Vec<String>,
) -> Option<Vec<u8>> {
    let tokens = tokens(formula)?;
    let mut tokens = tokens.into_iter().peekable();
    let mut frames = vec![Frame::default()];
    while let Some(token) = tokens.next() {
        let frame = frames.last_mut()?;
        match token {
            Token::Literal(text) => frame.last.extend(text.into_bytes()),
            Token::Name(function)
                if tokens.next_if(|next| matches!(next, Token::Open)).is_some() =>
            {
                frames.push(Frame {
                    function,
                    ..Frame::default()
                });
            }
            Token::Name(name) => frame.last.extend(value(&name, &[])?.into_bytes()),
            Token::Comma => {
                let argument = std::mem::take(&mut frame.last);
                frame.arguments.push(argument);
            }
            Token::Close => {
                let mut done = frames.pop()?;
                done.arguments.push(done.last);
                let result = if done.function == SORTED {
                    let texts = done.arguments.into_iter().map(String::from_utf8);
                    let texts = texts.collect::<Result<Vec<_>, _>>().ok()?;
                    value(SORTED, &texts)?.into_bytes()
                } else {
                    let text = done.arguments.last().filter(|_| is_hash(&done.function));
                    let text = text.and_then(|text| String::from_utf8(text.clone()).ok());
                    hashed.extend(text);
                    call(&done.function, &done.arguments)?
                };
                frames.last_mut()?.last.extend(result);
            }
            Token::Open => return None,
        }
    }
    match (frames.pop(), frames.pop()) {
        (Some(whole), None) if whole.arguments.is_empty() => Some(whole.last),
        _ => None,
    }
}

fn tokens(formula: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = formula.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, after) = match first {
            '(' => (Token::Open, rest.get(1..)?),
            ')' => (Token::Close, rest.get(1..)?),
            ',' => (Token::Comma, rest.get(1..)?),
            '\'' => {
                let (literal, after) = rest.get(1..)?.split_once('\'')?;
                (Token::Literal(literal.to_owned()), after)
            }
            _ => {
                let is_in_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
                let end = rest.find(|c| !is_in_name(c)).unwrap_or(rest.len());
                let (name, after) = rest.split_at(end);
                (Token::Name(name.to_owned()), after)
            }
        };
        if matches!(&token, Token::Name(name) if name.is_empty()) {
            return None;
        }
        tokens.push(token);
        rest = after.trim_start();
    }
    Some(tokens)
}

/// Whether a function hashes or signs its last argument.
fn is_hash(function: &str) -> bool {
    ["hmac", "md5", "sha"]
        .iter()
        .any(|kind| function.starts_with(kind))
}

fn call(function: &str, arguments: &[Vec<u8>]) -> Option<Vec<u8>> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
    let hash = |algorithm, bytes: &[u8]| digest::digest(algorithm, bytes).as_ref().to_vec();
    let mac = |algorithm, key: &[u8], bytes: &[u8]| {
        hmac::sign(&hmac::Key::new(algorithm, key), bytes)
            .as_ref()
            .to_vec()
    };
    Some(match (function, arguments) {
        ("base64", [of]) => STANDARD.encode(of).into_bytes(),
        ("base64url", [of]) => URL_SAFE_NO_PAD.encode(of).into_bytes(),
        ("hex", [of]) => hex(of),
        ("lower", [of]) => text(of)?.to_lowercase().into_bytes(),
        ("upper", [of]) => text(of)?.to_uppercase().into_bytes(),
        ("urlencode", [of]) => percent_encode(of, RESERVED).to_string().into_bytes(),
        ("md5", [of]) => Md5::digest(of).to_vec(),
        ("sha1", [of]) => hash(&digest::SHA1_FOR_LEGACY_USE_ONLY, of),
        ("sha256", [of]) => hash(&digest::SHA256, of),
        ("sha256_hex", [of]) => hex(&hash(&digest::SHA256, of)),
        ("sha512", [of]) => hash(&digest::SHA512, of),
        ("hmac_sha1", [key, of]) => mac(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key, of),
        ("hmac_sha256", [key, of]) => mac(hmac::HMAC_SHA256, key, of),
        ("hmac_sha256_hex", [key, of]) => hex(&mac(hmac::HMAC_SHA256, key, of)),
        ("hmac_sha512", [key, of]) => mac(hmac::HMAC_SHA512, key, of),
        _ => return None,
    })
}

fn hex(bytes: &[u8]) -> Vec<u8> {
    let digits = b"0123456789abcdef";
    let digit = |at: u8| digits.get(usize::from(at)).copied();
    let pairs = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    pairs.filter_map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str) -> String {
        fill(template, &|name, arguments| match (name, arguments) {
            ("key", []) => Some("Jefe".to_owned()),
            ("sorted", [pair, separator]) => Some(format!("a{pair}1{separator}b{pair}2")),
            _ => None,
        })
    }

    #[test]
    fn what_is_only_encoded_is_read() {
        let template = "Basic {base64('0:' access_token)}";
        let text = format!("Basic {}", STANDARD.encode("0:t0ken"));
        let read = decoded(template, &text).unwrap();
        assert!(read.contains(&("access_token".to_owned(), "t0ken".to_owned())));
        assert!(decoded(template, "Basic ?").is_none_or(|read| read.len() == 1));
        let other = format!("Basic {}", STANDARD.encode("1:t0ken"));
        assert!(decoded(template, &other).is_none());
    }

    #[test]
    fn formulas_are_computed_as_in_their_specifications() {
        for (template, value) in [
            ("{key}", "Jefe"),
            ("x{key}y", "xJefey"),
            // RFC 4231 §4.3.
            (
                "{hmac_sha256_hex(key, 'what do ya want for nothing?')}",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            // RFC 2202 §3.
            (
                "{hex(hmac_sha1(key, 'what do ya want ' 'for nothing?'))}",
                "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
            ),
            // RFC 1321 appendix A.5, FIPS 180-2.
            (
                "{upper(hex(md5('abc')))}",
                "900150983CD24FB0D6963F7D28E17F72",
            ),
            (
                "{hex(sha1('abc'))}",
                "a9993e364706816aba3e25717850c26c9cd0d89d",
            ),
            (
                "{base64(sha256('abc'))}",
                "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=",
            ),
            ("{base64url('a?~' )}", "YT9-"),
            ("{urlencode('a b/~')}", "a%20b%2F~"),
            ("{sorted('=', '&')}", "a=1&b=2"),
            ("{lower(sorted('', ''))}", "a1b2"),
        ] {
            assert_eq!(filled(template), value, "{template}");
        }
    }

    #[test]
    fn an_expectation_has_the_text_that_is_hashed_without_the_secret() {
        let value = |name: &str, _: &[String]| match name {
            "key" => Some("Jefe".to_owned()),
            "path" => Some("/token".to_owned()),
            _ => None,
        };
        let of = |template: &str| expectation(template, Some("Jefe"), &value);
        let digest = of("{hex(md5(key 'abc'))}");
        assert!(digest.ends_with("` over `<client_secret>abc`"), "{digest}");
        let signed = of("{hex(hmac_sha256(key, path '?'))}");
        assert!(signed.ends_with("` over `/token?`"), "{signed}");
        assert!(signed.starts_with(": expected `"), "{signed}");
        // Nothing is hashed, or a value is unknown.
        assert_eq!(of("{base64(key)}"), "");
        assert_eq!(of("{hex(sha256(now))}"), "");
    }

    #[test]
    fn formulas_with_unknown_values_remain() {
        for template in [
            "{now}",
            "{hex(sha256(now))}",
            "{hex(sha256('abc')}",
            "{hex('a', 'b')}",
            "{sha3('a')}",
            "{key)}",
            "{'a', 'b'}",
        ] {
            assert_eq!(filled(template), template);
        }
    }
}
