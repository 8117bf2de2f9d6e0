//! What code was generated from: the name of the spec, and a hash of everything that was read.

use std::fmt;

use super::Source;

/// The spec that code was generated from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Origin {
    /// The name of the spec's file, without its directory, which differs between machines.
    pub file: String,
    /// A hash of the texts of the spec and its documents.
    pub hash: Hash,
}

impl Origin {
    /// The origin of code from these sources, the spec first.
    pub(crate) fn of(sources: &[Source]) -> Self {
        let name = sources.first().and_then(|spec| spec.path().file_name());
        let mut hash = Hash::default();
        for source in sources {
            hash.add(source.text());
        }
        Self {
            file: name.unwrap_or_default().to_string_lossy().into_owned(),
            hash,
        }
    }
}

/// A hash of texts that detects changes (FNV-1a, 64 bits). It is the same on every machine: line ends do
/// not count. It offers no security.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    /// Adds a text, and its end.
    fn add(&mut self, text: &str) {
        let bytes = text.bytes().filter(|byte| *byte != b'\r');
        for byte in bytes.chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Origin, Source};

    fn origin(texts: &[&str]) -> Origin {
        let sources = texts
            .iter()
            .map(|text| Source::new("specs/acme.json", (*text).to_owned()));
        Origin::of(&sources.collect::<Vec<_>>())
    }

    #[test]
    fn the_hash_changes_with_each_text_and_not_with_line_ends() {
        let first = origin(&["{\n}", "a"]);
        assert_eq!(first.file, "acme.json");
        assert_eq!(first.hash, origin(&["{\r\n}", "a"]).hash);
        for other in [&["{\n}"][..], &["{\n}", "b"], &["{ }", "a"], &["{\n}a", ""]] {
            assert_ne!(first.hash, origin(other).hash, "{other:?}");
        }
        // The hash is part of generated files: it may not change with licit's version.
        assert_eq!(origin(&[""]).hash.to_string(), "af63bd4c8601b7df");
    }
}
