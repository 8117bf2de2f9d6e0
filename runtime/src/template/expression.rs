//! Expressions in a template's braces: the name of a value, or a function call such as
//! `hmac_sha256_hex(client_secret, shop ':' now)`.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256, Sha512};
use zeroize::Zeroizing;

use crate::error::{ConfigError, Error};
use crate::template;

/// The maximum nesting depth of function calls.
const DEEPEST: usize = 4;

/// The function of a request's own parameters.
pub(crate) const SORTED: &str = "sorted";

/// Looks up a name, or calls [`SORTED`] with its arguments.
type Lookup<'v> = dyn FnMut(&str, &[Zeroizing<Vec<u8>>]) -> Result<String, Error> + 'v;

/// Evaluates an expression; `value` looks up names, and calls [`SORTED`].
pub(crate) fn evaluate(text: &str, value: &mut Lookup<'_>) -> Result<Zeroizing<String>, Error> {
    let mut reader = Reader { rest: text, value };
    let result = reader.sequence(0)?.ok_or_else(|| malformed(text))?;
    // The bytes of a digest must be encoded.
    match str::from_utf8(&result) {
        Ok(result) if reader.rest.is_empty() => Ok(Zeroizing::new(result.to_owned())),
        _ => Err(malformed(text)),
    }
}

/// Returns the names of the values and functions in an expression.
pub(super) fn names(text: &str) -> impl Iterator<Item = &str> {
    // Every second part is inside of a literal.
    let parts = text.split('\'').step_by(2);
    let names = parts.flat_map(|part| part.split(|c| !is_of_name(c)));
    names.filter(|name| !name.is_empty())
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'
}

fn malformed(text: &str) -> Error {
    ConfigError::Template(text.to_owned()).into()
}

struct Reader<'t, 'v> {
    rest: &'t str,
    value: &'v mut Lookup<'v>,
}

impl Reader<'_, '_> {
    /// Parses and joins consecutive terms; `None` if the text is not an expression.
    fn sequence(&mut self, depth: usize) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
        let mut joined: Option<Zeroizing<Vec<u8>>> = None;
        loop {
            self.rest = self.rest.trim_start_matches(' ');
            let term = match self.rest.chars().next() {
                Some('\'') => self.literal(),
                Some('a'..='z') => self.name(depth)?,
                _ => return Ok(joined),
            };
            let Some(term) = term else { return Ok(None) };
            // A growing buffer would leave copies behind.
            joined = Some(match joined {
                Some(before) => Zeroizing::new([before.as_slice(), &term].concat()),
                None => term,
            });
        }
    }

    fn literal(&mut self) -> Option<Zeroizing<Vec<u8>>> {
        let (literal, rest) = self.rest.strip_prefix('\'')?.split_once('\'')?;
        self.rest = rest;
        Some(Zeroizing::new(literal.as_bytes().to_vec()))
    }

    fn name(&mut self, depth: usize) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
        let end = self.rest.find(|c| !is_of_name(c));
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        let Some(mut rest) = rest.strip_prefix('(') else {
            return Ok(Some(Zeroizing::new((self.value)(name, &[])?.into_bytes())));
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
                if name == SORTED {
                    let sorted = (self.value)(name, &arguments)?;
                    return Ok(Some(Zeroizing::new(sorted.into_bytes())));
                }
                return call(name, &arguments);
            }
            match self.rest.strip_prefix(',') {
                Some(after) => rest = after,
                None => return Ok(None),
            }
        }
    }
}

fn call(name: &str, arguments: &[Zeroizing<Vec<u8>>]) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
    let changed = |text: &[u8], change: fn(&str) -> String| {
        Some(change(str::from_utf8(text).ok()?).into_bytes())
    };
    let result = match (name, arguments) {
        ("base64", [bytes]) => Some(STANDARD.encode(bytes).into_bytes()),
        ("base64url", [bytes]) => Some(URL_SAFE_NO_PAD.encode(bytes).into_bytes()),
        ("hex", [bytes]) => Some(hex(bytes).into_bytes()),
        ("urlencode", [text]) => changed(text, template::encode_segment),
        ("upper", [text]) => changed(text, str::to_uppercase),
        ("lower", [text]) => changed(text, str::to_lowercase),
        ("sha256", [bytes]) => Some(Sha256::digest(bytes).to_vec()),
        ("sha512", [bytes]) => Some(Sha512::digest(bytes).to_vec()),
        ("sha256_hex", [bytes]) => Some(hex(&Sha256::digest(bytes)).into_bytes()),
        ("hmac_sha256", [key, bytes]) => hmac_sha256(key, bytes),
        ("hmac_sha256_hex", [key, bytes]) => {
            hmac_sha256(key, bytes).map(|hmac| hex(&hmac).into_bytes())
        }
        ("hmac_sha512", [key, bytes]) => mac::<Hmac<Sha512>>(key, bytes),
        ("md5" | "sha1" | "hmac_sha1", _) => legacy(name, arguments)?,
        _ => None,
    };
    Ok(result.map(Zeroizing::new))
}

/// Computes a broken hash that some providers still require.
#[cfg(feature = "legacy-hashes")]
#[expect(clippy::unnecessary_wraps, reason = "fails without the feature")]
fn legacy(name: &str, arguments: &[Zeroizing<Vec<u8>>]) -> Result<Option<Vec<u8>>, Error> {
    use md5::Md5;
    use sha1::Sha1;

    Ok(match (name, arguments) {
        ("md5", [bytes]) => Some(Md5::digest(bytes).to_vec()),
        ("sha1", [bytes]) => Some(Sha1::digest(bytes).to_vec()),
        ("hmac_sha1", [key, bytes]) => mac::<Hmac<Sha1>>(key, bytes),
        _ => None,
    })
}

/// Reports that the hashes are not compiled in.
#[cfg(not(feature = "legacy-hashes"))]
fn legacy(_: &str, _: &[Zeroizing<Vec<u8>>]) -> Result<Option<Vec<u8>>, Error> {
    Err(ConfigError::FeatureMissing("legacy-hashes").into())
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
pub(crate) fn hmac_sha256(key: &[u8], message: &[u8]) -> Option<Vec<u8>> {
    mac::<Hmac<Sha256>>(key, message)
}

fn mac<M: Mac + KeyInit>(key: &[u8], message: &[u8]) -> Option<Vec<u8>> {
    let mac = <M as KeyInit>::new_from_slice(key).ok()?;
    Some(mac.chain_update(message).finalize().into_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evaluated(text: &str) -> Option<String> {
        let result = evaluate(text, &mut |name, _| Ok(format!("<{name}>")));
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
    fn digests_are_encoded() {
        assert_eq!(
            evaluated("hex(sha256('abc'))"),
            Some(hex(&Sha256::digest("abc")))
        );
        assert_eq!(
            evaluated("upper(hex(hmac_sha256('Jefe', 'what do ya want for nothing?')))").as_deref(),
            Some("5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843")
        );
        assert_eq!(
            evaluated("base64url(sha256('abc'))").as_deref(),
            Some("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0")
        );
        // RFC 1321 appendix A.5, RFC 3174 §7.3, RFC 2202 §3.
        assert_eq!(
            evaluated("hex(md5('abc'))").as_deref(),
            Some("900150983cd24fb0d6963f7d28e17f72")
        );
        assert_eq!(
            evaluated("hex(sha1('abc'))").as_deref(),
            Some("a9993e364706816aba3e25717850c26c9cd0d89d")
        );
        assert_eq!(
            evaluated("hex(hmac_sha1('Jefe', 'what do ya want for nothing?'))").as_deref(),
            Some("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")
        );
        // RFC 4231 §4.3.
        assert_eq!(
            evaluated("hex(hmac_sha512('Jefe', 'what do ya want for nothing?'))").as_deref(),
            Some(
                "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554\
                 9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
            )
        );
        assert_eq!(evaluated("sha256('abc')"), None);
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
