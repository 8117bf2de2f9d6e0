//! The content of a store's file: all grants as one versioned JSON object.
//!
//! A record is stored as the JSON text that was read, so that a grant in an unknown format survives
//! when others are written.
//!
//! Version 1 contains the grants in plain text, version 2 encrypted.

use std::fmt;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use crate::secret::{Secret, wiped};
use crate::store::{GrantKey, GrantRecord, Version};

/// The identifier of a store's file.
const FORMAT: &str = "licit-grants";

/// The version of a plain text file.
const PLAIN: u64 = 1;

/// The version of an encrypted file.
const SEALED: u64 = 2;

/// The parsed content of a file.
#[derive(Debug)]
pub(super) enum Content {
    Plain(Document),
    /// The content with the revision that the header claims.
    #[cfg_attr(
        not(feature = "file-store-encryption"),
        expect(dead_code, reason = "used only with a key")
    )]
    Sealed(Sealed, u64),
}

/// All grants of a file.
#[derive(Debug, Default)]
pub(super) struct Document {
    /// The number of times that the file was written.
    pub(super) revision: u64,
    grants: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    key: GrantKey,
    version: Version,
    /// The record's JSON.
    record: Secret,
}

/// Encrypted grants.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Sealed {
    pub(super) cipher: String,
    /// The identifier of the encryption key.
    pub(super) key: String,
    pub(super) nonce: String,
    pub(super) text: String,
}

/// The reason why a file was rejected.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Not JSON, or not in the form of this version.
    Damaged { line: usize, column: usize },
    /// JSON of another application.
    Foreign,
    /// A format version that is not supported.
    Version(u64),
    /// Encrypted, and no key is configured.
    Sealed,
    /// Encrypted by an earlier build, which did not bind the file to a store.
    Unbound,
    /// Plain text, although encryption is required.
    #[cfg(feature = "file-store-encryption")]
    NotSealed,
    /// Encrypted with a key that is not configured.
    #[cfg(feature = "file-store-encryption")]
    OtherKey,
    /// Modified since it was encrypted, or belongs to a store of another name.
    #[cfg(feature = "file-store-encryption")]
    Altered,
}

/// The header, common to all versions.
#[derive(Deserialize)]
struct Header {
    format: Option<String>,
    version: Option<u64>,
}

#[derive(Deserialize)]
struct PlainBody {
    /// Missing in files of the first builds.
    #[serde(default)]
    revision: u64,
    #[serde(default)]
    grants: Option<Vec<EntryText>>,
    #[serde(default)]
    sealed: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct SealedBody {
    revision: u64,
    sealed: Sealed,
}

#[derive(Deserialize)]
struct EntryText {
    key: GrantKey,
    version: Version,
    record: Box<RawValue>,
}

#[derive(Serialize)]
struct FileRef<'a> {
    format: &'static str,
    version: u64,
    revision: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    grants: Option<Vec<EntryRef<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sealed: Option<&'a Sealed>,
}

#[derive(Serialize)]
struct EntryRef<'a> {
    key: &'a GrantKey,
    version: Version,
    record: &'a RawValue,
}

type Bytes = Zeroizing<Vec<u8>>;

impl Content {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let header: Header = match serde_json::from_slice(bytes) {
            Ok(header) => header,
            Err(error) if error.is_data() => return Err(Fault::Foreign),
            Err(error) => return Err(damaged(&error)),
        };
        match (header.format.as_deref(), header.version) {
            (Some(FORMAT), Some(PLAIN)) => Self::read_plain(bytes),
            (Some(FORMAT), Some(SEALED)) => {
                let body: SealedBody =
                    serde_json::from_slice(bytes).map_err(|error| damaged(&error))?;
                Ok(Self::Sealed(body.sealed, body.revision))
            }
            (Some(FORMAT), Some(other)) => Err(Fault::Version(other)),
            _ => Err(Fault::Foreign),
        }
    }

    fn read_plain(bytes: &[u8]) -> Result<Self, Fault> {
        let body: PlainBody = serde_json::from_slice(bytes).map_err(|error| damaged(&error))?;
        match (body.grants, body.sealed) {
            (Some(grants), None) => Ok(Self::Plain(Document {
                revision: body.revision,
                grants: grants.into_iter().map(Entry::from).collect(),
            })),
            (None, Some(_)) => Err(Fault::Unbound),
            _ => Err(Fault::Foreign),
        }
    }
}

impl Document {
    pub(super) fn write(&self) -> serde_json::Result<Bytes> {
        write(&FileRef {
            format: FORMAT,
            version: PLAIN,
            revision: self.revision,
            grants: Some(self.entries()?),
            sealed: None,
        })
    }

    /// Writes only the grants, for encryption.
    #[cfg(feature = "file-store-encryption")]
    pub(super) fn write_grants(&self) -> serde_json::Result<Bytes> {
        write(&self.entries()?)
    }

    /// Reads the decrypted grants.
    #[cfg(feature = "file-store-encryption")]
    pub(super) fn read_grants(bytes: &[u8], revision: u64) -> Result<Self, Fault> {
        let grants: Vec<EntryText> =
            serde_json::from_slice(bytes).map_err(|error| damaged(&error))?;
        Ok(Self {
            revision,
            grants: grants.into_iter().map(Entry::from).collect(),
        })
    }

    fn entries(&self) -> serde_json::Result<Vec<EntryRef<'_>>> {
        let entries = self.grants.iter().map(|entry| {
            Ok(EntryRef {
                key: &entry.key,
                version: entry.version,
                record: serde_json::from_str(entry.record.expose())?,
            })
        });
        entries.collect()
    }

    pub(super) fn get(&self, key: &GrantKey) -> serde_json::Result<Option<(Version, GrantRecord)>> {
        let entry = self.grants.iter().find(|entry| entry.key == *key);
        entry
            .map(|entry| Ok((entry.version, serde_json::from_str(entry.record.expose())?)))
            .transpose()
    }

    pub(super) fn version(&self, key: &GrantKey) -> Version {
        let entry = self.grants.iter().find(|entry| entry.key == *key);
        entry.map_or(Version::NONE, |entry| entry.version)
    }

    pub(super) fn put(
        &mut self,
        key: &GrantKey,
        version: Version,
        record: &GrantRecord,
    ) -> serde_json::Result<()> {
        let record = wiped::json_text(record)?;
        match self.grants.iter_mut().find(|entry| entry.key == *key) {
            Some(entry) => {
                entry.version = version;
                entry.record = record;
            }
            None => self.grants.push(Entry {
                key: key.clone(),
                version,
                record,
            }),
        }
        Ok(())
    }
}

/// Writes a file with encrypted grants.
#[cfg(feature = "file-store-encryption")]
pub(super) fn write_sealed(sealed: &Sealed, revision: u64) -> serde_json::Result<Bytes> {
    write(&FileRef {
        format: FORMAT,
        version: SEALED,
        revision,
        grants: None,
        sealed: Some(sealed),
    })
}

/// The fuzz target: checks that parsed content is written and read again unchanged. Returns the number
/// of grants.
pub(crate) fn fuzz(bytes: &[u8]) -> usize {
    let Ok(Content::Plain(document)) = Content::read(bytes) else {
        return 0;
    };
    let Ok(written) = document.write() else {
        return 0;
    };
    let again = match Content::read(&written) {
        Ok(Content::Plain(again)) => Some(again),
        _ => None,
    };
    let entries = again.as_ref().map(|again| again.grants.len());
    assert_eq!(entries, Some(document.grants.len()));
    for entry in &document.grants {
        let (key, again) = (&entry.key, again.as_ref());
        assert_eq!(
            again.map(|again| again.version(key)),
            Some(document.version(key))
        );
        // A record in an unknown format stays unknown.
        let was_read = document.get(key).is_ok();
        assert_eq!(again.map(|again| again.get(key).is_ok()), Some(was_read));
    }
    let keys = document.grants.iter().map(|entry| &entry.key);
    keys.filter(|key| document.get(key).is_ok()).count()
}

fn write(value: &impl Serialize) -> serde_json::Result<Bytes> {
    wiped::exactly(|writer| {
        serde_json::to_writer_pretty(&mut *writer, value)?;
        writer.write_all(b"\n").map_err(serde::ser::Error::custom)
    })
}

impl From<EntryText> for Entry {
    fn from(entry: EntryText) -> Self {
        Self {
            key: entry.key,
            version: entry.version,
            // Moved, not copied, so that the text is wiped with the secret.
            record: Secret::new(String::from(Box::<str>::from(entry.record))),
        }
    }
}

/// The parser's own message may quote the file.
fn damaged(error: &serde_json::Error) -> Fault {
    Fault::Damaged {
        line: error.line(),
        column: error.column(),
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged { line, column } => {
                write!(
                    f,
                    "is damaged at line {line}, column {column}; it is left unchanged"
                )
            }
            Self::Foreign => f.write_str("is not the file of a token store; it is left unchanged"),
            Self::Version(version) => write!(
                f,
                "is a token store of version {version}, and this build reads versions {PLAIN} and \
                 {SEALED}; it is left unchanged: update licit"
            ),
            Self::Sealed => f.write_str(
                "is encrypted: open it with `FileStoreBuilder::encrypt_with` (feature \
                 `file-store-encryption`)",
            ),
            Self::Unbound => f.write_str(
                "was encrypted by an early build of licit in a format that is no longer \
                 supported: move it away and log in again",
            ),
            #[cfg(feature = "file-store-encryption")]
            Self::NotSealed => f.write_str(
                "is not encrypted, and the store has a key; if the file is yours, open it once \
                 with `FileStoreBuilder::accept_plaintext`",
            ),
            #[cfg(feature = "file-store-encryption")]
            Self::OtherKey => f.write_str(
                "is encrypted with another key: add that one with \
                 `FileStoreBuilder::decrypt_with`",
            ),
            #[cfg(feature = "file-store-encryption")]
            Self::Altered => f.write_str(
                "cannot be decrypted: it was altered, or belongs to a store of another name",
            ),
        }
    }
}
