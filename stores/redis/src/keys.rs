//! The names of keys.

use licit_runtime::store::GrantKey;

/// The prefix of all keys.
#[derive(Debug, Clone)]
pub(crate) struct Keys {
    prefix: String,
}

/// The keys of a grant.
#[derive(Debug)]
pub(crate) struct GrantKeys {
    /// The digest of the grant's name, which indexes contain.
    pub(crate) id: String,
    pub(crate) grant: String,
    pub(crate) all: String,
    pub(crate) provider: String,
    pub(crate) subject: String,
    pub(crate) ends: String,
    pub(crate) changes: String,
}

impl GrantKeys {
    /// The keys that a script changes beside the grant's own, in the order in which scripts number them.
    pub(crate) fn of_writing(&self) -> [&str; 5] {
        let Self {
            all,
            provider,
            subject,
            changes,
            ends,
            ..
        } = self;
        [all, provider, subject, changes, ends]
    }
}

impl Keys {
    /// Puts the prefix in braces, which determine the slot in a cluster.
    pub(crate) fn new(prefix: &str) -> Self {
        Self {
            prefix: format!("{{{prefix}}}"),
        }
    }

    pub(crate) fn of(&self, key: &GrantKey) -> GrantKeys {
        let id = key.digest();
        GrantKeys {
            grant: self.grant(&id),
            all: self.all(),
            provider: self.provider(key.provider()),
            subject: self.subject(key.subject()),
            ends: self.ends(key.provider()),
            changes: self.changes(),
            id,
        }
    }

    pub(crate) fn grant(&self, id: &str) -> String {
        [&self.prefix, ":grant:", id].concat()
    }

    pub(crate) fn all(&self) -> String {
        [&self.prefix, ":all"].concat()
    }

    pub(crate) fn provider(&self, name: &str) -> String {
        [&self.prefix, ":provider:", name].concat()
    }

    pub(crate) fn subject(&self, name: &str) -> String {
        [&self.prefix, ":subject:", name].concat()
    }

    /// The index of a provider's grants by their end.
    pub(crate) fn ends(&self, provider: &str) -> String {
        [&self.prefix, ":ends:", provider].concat()
    }

    pub(crate) fn changes(&self) -> String {
        [&self.prefix, ":changes"].concat()
    }
}
