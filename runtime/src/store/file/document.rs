//! What stands in a store's file: all grants as one JSON object with a version of its own.
//!
//! A record is kept as the text that it is, so that a grant in a form that this build does not know
//! survives the writing of the others.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use crate::secret::Secret;
use crate::store::{GrantKey, GrantRecord, Version};

/// What tells a store's file from any other.
const FORMAT: &str = "licit-grants";

/// The version of the form that this build reads and writes.
const VERSION: u64 = 1;

/// All grants of a file.
#[derive(Debug, Default)]
pub(super) struct Document {
    grants: Vec<Entry>,
    sealed: Option<Sealed>,
}

#[derive(Debug)]
struct Entry {
    key: GrantKey,
    version: Version,
    /// The record's JSON.
    record: Secret,
}

/// Grants that only a key makes readable.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Sealed {
    pub(super) cipher: String,
    pub(super) nonce: String,
    pub(super) text: String,
}

/// What is wrong with a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// No JSON, or not as this version has it.
    Damaged { line: usize, column: usize },
    /// Some other JSON.
    Foreign,
    /// The form of another version.
    Version(u64),
    /// Encrypted, and there is no key.
    Sealed,
    /// Encrypted under another key, or damaged.
    #[cfg(feature = "file-store-encryption")]
    OtherKey,
}

/// What every version has.
#[derive(Deserialize)]
struct Header {
    format: Option<String>,
    version: Option<u64>,
}

#[derive(Deserialize)]
struct Body {
    #[serde(default)]
    grants: Vec<EntryText>,
    sealed: Option<Sealed>,
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

impl Document {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let header: Header = match serde_json::from_slice(bytes) {
            Ok(header) => header,
            Err(error) if error.is_data() => return Err(Fault::Foreign),
            Err(error) => return Err(damaged(&error)),
        };
        match (header.format.as_deref(), header.version) {
            (Some(FORMAT), Some(VERSION)) => {}
            (Some(FORMAT), Some(other)) => return Err(Fault::Version(other)),
            _ => return Err(Fault::Foreign),
        }
        let body: Body = serde_json::from_slice(bytes).map_err(|error| damaged(&error))?;
        Ok(Self {
            grants: body.grants.into_iter().map(Entry::from).collect(),
            sealed: body.sealed,
        })
    }

    pub(super) fn sealed(&self) -> Option<&Sealed> {
        self.sealed.as_ref()
    }

    pub(super) fn write(&self) -> serde_json::Result<Bytes> {
        write(&FileRef {
            format: FORMAT,
            version: VERSION,
            grants: Some(self.entries()?),
            sealed: None,
        })
    }

    /// The grants alone, to be sealed.
    #[cfg(feature = "file-store-encryption")]
    pub(super) fn write_grants(&self) -> serde_json::Result<Bytes> {
        write(&self.entries()?)
    }

    /// The grants alone, as they were before they were sealed.
    #[cfg(feature = "file-store-encryption")]
    pub(super) fn read_grants(bytes: &[u8]) -> Result<Self, Fault> {
        let grants: Vec<EntryText> =
            serde_json::from_slice(bytes).map_err(|error| damaged(&error))?;
        Ok(Self {
            grants: grants.into_iter().map(Entry::from).collect(),
            sealed: None,
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
        let record = Secret::new(serde_json::to_string(record)?);
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

/// A file whose grants are sealed.
#[cfg(feature = "file-store-encryption")]
pub(super) fn write_sealed(sealed: &Sealed) -> serde_json::Result<Bytes> {
    write(&FileRef {
        format: FORMAT,
        version: VERSION,
        grants: None,
        sealed: Some(sealed),
    })
}

/// For the fuzz target: what is read of any bytes is written, and read again as it was. How many
/// grants there were.
pub(crate) fn fuzz(bytes: &[u8]) -> usize {
    let Ok(document) = Document::read(bytes) else {
        return 0;
    };
    let Ok(written) = document.write() else {
        return 0;
    };
    let again = Document::read(&written);
    let entries = again.as_ref().map(|again| again.grants.len());
    assert_eq!(entries.ok(), Some(document.grants.len()));
    for entry in &document.grants {
        let (key, again) = (&entry.key, again.as_ref().ok());
        assert_eq!(
            again.map(|again| again.version(key)),
            Some(document.version(key))
        );
        // A record of an unknown form stays one.
        let was_read = document.get(key).is_ok();
        assert_eq!(again.map(|again| again.get(key).is_ok()), Some(was_read));
    }
    let keys = document.grants.iter().map(|entry| &entry.key);
    keys.filter(|key| document.get(key).is_ok()).count()
}

fn write(value: &impl Serialize) -> serde_json::Result<Bytes> {
    let mut bytes = Zeroizing::new(Vec::new());
    serde_json::to_writer_pretty(&mut *bytes, value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

impl From<EntryText> for Entry {
    fn from(entry: EntryText) -> Self {
        Self {
            key: entry.key,
            version: entry.version,
            // Moved, not copied: the text is wiped with the secret.
            record: Secret::new(String::from(Box::<str>::from(entry.record))),
        }
    }
}

/// The parser's own words may quote the file.
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
                    "is damaged at line {line}, column {column}; it is left as it is"
                )
            }
            Self::Foreign => f.write_str("is no file of a token store; it is left as it is"),
            Self::Version(version) => write!(
                f,
                "is a token store of version {version}, and this build knows version {VERSION}; \
                 it is left as it is"
            ),
            Self::Sealed => f.write_str("is encrypted, and was opened without a key"),
            #[cfg(feature = "file-store-encryption")]
            Self::OtherKey => f.write_str("is encrypted under another key, or damaged"),
        }
    }
}
