//! Which stored tokens a call may use: those of a login with the same servers.

use std::collections::HashSet;

use licit_format::resolve::VariableSource;
use licit_runtime::Url;
use licit_runtime::store::{FileStore, GrantKey};

use super::client::Search;
use super::error::CallError;
use crate::grants::{self, Binding, Values};
use crate::login::Target;
use crate::terminal::noteln;

/// A stored grant, with its servers unless an earlier version stored it.
type Stored = (GrantKey, Option<Binding>);

impl Search<'_> {
    /// The stored grants that the options select.
    pub(super) async fn named(
        &self,
        store: &FileStore,
        name: &str,
    ) -> Result<Vec<Stored>, CallError> {
        let provider = &self.provider.table.name;
        let mut found = grants::named(store, provider, name)
            .await
            .map_err(CallError::Failed)?;
        let is_or_free =
            |given: &Option<String>, value: &str| given.as_ref().is_none_or(|given| given == value);
        found.retain(|(key, _)| {
            is_or_free(&self.login.registration, key.registration())
                && is_or_free(&self.login.client_id, key.client_id())
                && has_variables(key, &self.login.set)
        });
        Ok(found)
    }

    /// Returns the grants whose servers are those of the spec. Other specs with the same name must not get
    /// the tokens, nor the client's secret.
    pub(super) fn of_these_servers<'k>(
        &self,
        name: &str,
        stored: &'k [Stored],
        target: &Target,
    ) -> Result<Vec<&'k GrantKey>, CallError> {
        let mut own: Vec<(&GrantKey, bool)> = Vec::new();
        let mut rejected = None;
        for (key, servers) in stored {
            let registrations = &self.provider.registrations;
            let mut registrations = registrations.iter();
            let registration = registrations.find(|one| one.table.name == key.registration());
            let Some(registration) = registration else {
                rejected = Some(format!(
                    "the spec has no registration `{}`, which the tokens stored as `{name}` belong to",
                    key.registration()
                ));
                continue;
            };
            let set = self.set_by(key);
            let values = Values {
                environment: self.login.environment.as_deref(),
                set: &set,
            };
            let spec = Binding::new(self.provider, registration, &values, target.origin());
            match servers {
                Some(servers) if servers.covers(&spec) => own.push((key, *servers == spec)),
                Some(servers) => {
                    rejected = Some(format!(
                        "the tokens stored as `{name}` are for {}, and this spec would send them to {}",
                        servers.shown(),
                        spec.beyond(servers)
                    ));
                }
                None => {
                    rejected = Some(format!(
                        "an earlier version stored the tokens `{name}` without the servers that they are \
                         for, so they cannot be compared with those of this spec, {}",
                        spec.shown()
                    ));
                }
            }
        }
        // Of two logins with the same server, the one with the very servers of the spec.
        if own.iter().any(|(_, is_exact)| *is_exact) {
            own.retain(|(_, is_exact)| *is_exact);
        }
        match (own.is_empty(), rejected) {
            (true, Some(why)) => Err(CallError::NoTokens(why).advise(
                "to log in again, with this spec, run `cargo licit login SPEC --save`; nothing was sent",
            )),
            _ => Ok(own.into_iter().map(|(key, _)| key).collect()),
        }
    }

    /// The values that the login of a stored grant set.
    pub(super) fn set_by(&self, key: &GrantKey) -> Vec<(String, String)> {
        let mut set = variables(key);
        let variables = &self.provider.table.variables;
        set.retain(|(name, _)| {
            let mut variables = variables.iter();
            let variable = variables.find(|variable| variable.name == *name);
            // The runtime names one that the spec does not have.
            variable.is_none_or(|variable| variable.source == VariableSource::App)
        });
        set
    }
}

/// The variables of a stored grant.
fn variables(key: &GrantKey) -> Vec<(String, String)> {
    let pairs = Url::parse(&format!("licit:?{}", key.tenant()));
    let pairs = pairs.ok();
    let pairs = pairs.iter().flat_map(Url::query_pairs);
    pairs
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

/// Whether a stored grant has these variables.
fn has_variables(key: &GrantKey, set: &[(String, String)]) -> bool {
    let variables: HashSet<_> = variables(key).into_iter().collect();
    set.iter().all(|pair| variables.contains(pair))
}

pub(super) fn ambiguous(keys: &[&GrantKey]) -> CallError {
    for key in keys {
        noteln!(
            "  --registration {} --client-id {} {}",
            key.registration(),
            key.client_id(),
            key.tenant()
        );
    }
    CallError::Usage("several stored tokens have this name: choose one by these options".to_owned())
}
