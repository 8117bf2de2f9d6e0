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

use crate::clock::Timestamp;
use crate::secret::{Secret, wiped};
use crate::store::cipher::Sealed;
use crate::store::{GrantFilter, GrantKey, GrantRecord, ListedGrant, Version};

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
    tombstones: Vec<Tombstone>,
}

/// What remains of an erased grant for some time.
#[derive(Debug, Serialize, Deserialize)]
struct Tombstone {
    /// The digest of the grant's key.
    erased: String,
    version: Version,
    until: Timestamp,
}

#[derive(Debug)]
struct Entry {
    key: GrantKey,
    version: Version,
    /// The record's JSON.
    record: Secret,
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
    grants: Option<Vec<ItemText>>,
    #[serde(default)]
    sealed: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct SealedBody {
    revision: u64,
    sealed: Sealed,
}

/// A grant, or the tombstone of an erased one.
#[derive(Deserialize)]
struct ItemText {
    version: Version,
    key: Option<GrantKey>,
    record: Option<Box<RawValue>>,
    erased: Option<String>,
    until: Option<Timestamp>,
}

#[derive(Serialize)]
struct FileRef<'a> {
    format: &'static str,
    version: u64,
    revision: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    grants: Option<Vec<ItemRef<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sealed: Option<&'a Sealed>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ItemRef<'a> {
    Grant(EntryRef<'a>),
    Tombstone(&'a Tombstone),
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
            (Some(items), None) => Document::of(items, body.revision).map(Self::Plain),
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
        let items: Vec<ItemText> =
            serde_json::from_slice(bytes).map_err(|error| damaged(&error))?;
        Self::of(items, revision)
    }

    fn of(items: Vec<ItemText>, revision: u64) -> Result<Self, Fault> {
        let mut document = Self {
            revision,
            ..Self::default()
        };
        for item in items {
            let version = item.version;
            match (item.key, item.record, item.erased, item.until) {
                (Some(key), Some(record), None, None) => document.grants.push(Entry {
                    key,
                    version,
                    // Moved, not copied, so that the text is wiped with the secret.
                    record: Secret::new(String::from(Box::<str>::from(record))),
                }),
                (None, None, Some(erased), Some(until)) => document.tombstones.push(Tombstone {
                    erased,
                    version,
                    until,
                }),
                _ => return Err(Fault::Foreign),
            }
        }
        Ok(document)
    }

    fn entries(&self) -> serde_json::Result<Vec<ItemRef<'_>>> {
        let entries = self.grants.iter().map(|entry| {
            Ok(ItemRef::Grant(EntryRef {
                key: &entry.key,
                version: entry.version,
                record: serde_json::from_str(entry.record.expose())?,
            }))
        });
        let tombstones = self
            .tombstones
            .iter()
            .map(|tombstone| Ok(ItemRef::Tombstone(tombstone)));
        entries.chain(tombstones).collect()
    }

    pub(super) fn get(
        &self,
        key: &GrantKey,
        now: Timestamp,
    ) -> serde_json::Result<Option<(Version, GrantRecord)>> {
        let entry = self.grants.iter().find(|entry| entry.key == *key);
        if let Some(entry) = entry {
            let record = serde_json::from_str(entry.record.expose())?;
            return Ok(Some((entry.version, record)));
        }
        let tombstone = self.tombstone(key, now);
        Ok(tombstone.map(|tombstone| (tombstone.version, GrantRecord::erased())))
    }

    pub(super) fn version(&self, key: &GrantKey, now: Timestamp) -> Version {
        let entry = self.grants.iter().find(|entry| entry.key == *key);
        entry.map_or_else(
            || {
                self.tombstone(key, now)
                    .map_or(Version::NONE, |tombstone| tombstone.version)
            },
            |entry| entry.version,
        )
    }

    fn tombstone(&self, key: &GrantKey, now: Timestamp) -> Option<&Tombstone> {
        if self.tombstones.is_empty() {
            return None;
        }
        let digest = key.digest();
        let tombstone = self
            .tombstones
            .iter()
            .find(|tombstone| tombstone.erased == digest);
        tombstone.filter(|tombstone| now < tombstone.until)
    }

    /// Removes a grant's record. Its tombstone remains until `until`.
    pub(super) fn erase(&mut self, key: &GrantKey, version: Version, until: Timestamp) {
        self.remove_tombstone(key);
        self.grants.retain(|entry| entry.key != *key);
        self.tombstones.push(Tombstone {
            erased: key.digest(),
            version,
            until,
        });
    }

    fn remove_tombstone(&mut self, key: &GrantKey) {
        if !self.tombstones.is_empty() {
            let digest = key.digest();
            self.tombstones
                .retain(|tombstone| tombstone.erased != digest);
        }
    }

    /// Removes tombstones whose time is over, and returns the digests of their grants.
    pub(super) fn outdated(&mut self, now: Timestamp) -> Vec<String> {
        let is_over = |tombstone: &mut Tombstone| tombstone.until <= now;
        let tombstones = self.tombstones.extract_if(.., is_over);
        tombstones.map(|tombstone| tombstone.erased).collect()
    }

    /// Returns every grant that `filter` selects, with the digest of its key.
    pub(super) fn list(&self, filter: &GrantFilter) -> Vec<(String, ListedGrant)> {
        let mut found = Vec::new();
        for entry in &self.grants {
            // A record in an unknown format has no end.
            let record = serde_json::from_str::<GrantRecord>(entry.record.expose());
            let end = record.ok().and_then(|record| record.ends_at());
            if filter.selects(&entry.key, end) {
                let grant = ListedGrant::new(entry.key.clone(), entry.version, end);
                found.push((entry.key.digest(), grant));
            }
        }
        found
    }

    pub(super) fn put(
        &mut self,
        key: &GrantKey,
        version: Version,
        record: &GrantRecord,
    ) -> serde_json::Result<()> {
        let record = wiped::json_text(record)?;
        self.remove_tombstone(key);
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
#[cfg(any(test, fuzzing))]
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
    let lengths = |document: &Document| (document.grants.len(), document.tombstones.len());
    assert_eq!(again.as_ref().map(lengths), Some(lengths(&document)));
    let now = Timestamp::UNKNOWN;
    for entry in &document.grants {
        let (key, again) = (&entry.key, again.as_ref());
        assert_eq!(
            again.map(|again| again.version(key, now)),
            Some(document.version(key, now))
        );
        // A record in an unknown format stays unknown.
        let was_read = document.get(key, now).is_ok();
        assert_eq!(
            again.map(|again| again.get(key, now).is_ok()),
            Some(was_read)
        );
    }
    let keys = document.grants.iter().map(|entry| &entry.key);
    keys.filter(|key| document.get(key, now).is_ok()).count()
}

fn write(value: &impl Serialize) -> serde_json::Result<Bytes> {
    wiped::exactly(|writer| {
        serde_json::to_writer_pretty(&mut *writer, value)?;
        writer.write_all(b"\n").map_err(serde::ser::Error::custom)
    })
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
