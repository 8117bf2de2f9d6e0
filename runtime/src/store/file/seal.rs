//! Encryption of a store's file. The associated data consists of the file's format, the key, the revision
//! and the store's name, so that a file that was renamed or whose header was changed does not open.

use zeroize::Zeroizing;

use super::document::Fault;
use crate::error::StoreError;
use crate::store::cipher::{CIPHER, Key, Sealed, associated};

/// The format of the file and of its associated data.
const FORM: &str = "licit-grants 2";

/// The keys of a store and the name that its file is bound to.
pub(super) struct Seal {
    /// The first key encrypts.
    pub(super) keys: Vec<Key>,
    pub(super) name: Vec<u8>,
    pub(super) accepts_plaintext: bool,
}

impl Seal {
    pub(super) fn seal(&self, text: &[u8], revision: u64) -> Result<Sealed, StoreError> {
        let key = self
            .keys
            .first()
            .ok_or_else(|| StoreError::new("there is no key to encrypt with"))?;
        key.seal(text, &self.associated(key.id(), revision))
    }

    pub(super) fn open(&self, sealed: &Sealed, revision: u64) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let mut keys = self.keys.iter();
        let key = keys
            .find(|key| key.id() == sealed.key)
            .ok_or(Fault::OtherKey)?;
        key.open(sealed, &self.associated(key.id(), revision))
            .map_err(|_| Fault::Altered)
    }

    fn associated(&self, key: &str, revision: u64) -> Vec<u8> {
        let revision = revision.to_be_bytes();
        associated(&[
            FORM.as_bytes(),
            CIPHER.as_bytes(),
            key.as_bytes(),
            &revision,
            &self.name,
        ])
    }
}
