//! Private keys as text (RFC 7468).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// The label of a PEM block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// `PRIVATE KEY`: PKCS #8 (RFC 5958).
    Pkcs8,
    /// `RSA PRIVATE KEY`: PKCS #1 (RFC 8017 §A.1.2).
    Pkcs1,
    /// `EC PRIVATE KEY`: RFC 5915.
    Sec1,
}

/// Returns the first private key in `text`. Other blocks before it, such as `EC PARAMETERS`, are ignored.
pub(super) fn private_key(text: &str) -> Option<(Label, Zeroizing<Vec<u8>>)> {
    let mut lines = text.lines().map(str::trim);
    let label = lines.find_map(label)?;
    let mut encoded = Zeroizing::new(String::with_capacity(text.len()));
    for line in lines {
        if line.starts_with("-----END ") {
            let der = STANDARD.decode(encoded.as_bytes()).ok()?;
            return Some((label, Zeroizing::new(der)));
        }
        encoded.push_str(line);
    }
    None
}

/// Writes a key as PKCS #8 text.
pub(super) fn write(der: &[u8]) -> String {
    let encoded = Zeroizing::new(STANDARD.encode(der));
    let mut text = String::with_capacity(encoded.len() + 64);
    text.push_str("-----BEGIN PRIVATE KEY-----\n");
    let mut rest = encoded.as_str();
    while !rest.is_empty() {
        let (line, others) = rest.split_at_checked(64).unwrap_or((rest, ""));
        text.push_str(line);
        text.push('\n');
        rest = others;
    }
    text.push_str("-----END PRIVATE KEY-----\n");
    text
}

fn label(line: &str) -> Option<Label> {
    match line {
        "-----BEGIN PRIVATE KEY-----" => Some(Label::Pkcs8),
        "-----BEGIN RSA PRIVATE KEY-----" => Some(Label::Pkcs1),
        "-----BEGIN EC PRIVATE KEY-----" => Some(Label::Sec1),
        _ => None,
    }
}
