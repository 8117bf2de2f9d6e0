//! What has happened in the schedules of the model, and what must not have.

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use licit_emulator::RecordedRequest;
use licit_runtime::store::Version;

/// What has happened in the schedules of a run.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    grants: HashMap<String, Grant>,
    tokens: HashMap<String, Token>,
    pub(crate) faults: usize,
    pub(crate) crashes: usize,
    refreshes: usize,
    pub(crate) violations: Vec<String>,
}

/// The grant of a schedule.
#[derive(Debug, Default)]
struct Grant {
    /// The fence of the latest lease.
    fence: u64,
    /// The committed versions.
    versions: BTreeSet<u64>,
    labels: usize,
    losses: usize,
}

/// A refresh token.
#[derive(Debug, Default)]
struct Token {
    attempts: usize,
    labels: usize,
    sent: usize,
}

impl Ledger {
    fn grant(&mut self, subject: &str) -> &mut Grant {
        self.grants.entry(subject.to_owned()).or_default()
    }

    pub(crate) fn violated(&mut self, subject: &str, what: &str) {
        self.violations.push(format!("{subject}: {what}"));
    }

    /// Returns the latest fence, and the latest version.
    pub(crate) fn latest(&mut self, subject: &str) -> (u64, Version) {
        let grant = self.grant(subject);
        let version = grant.versions.last().copied();
        (grant.fence, version.map_or(Version::NONE, Version::new))
    }

    pub(crate) fn leased(&mut self, subject: &str, fence: u64) {
        let grant = self.grant(subject);
        grant.fence = grant.fence.max(fence);
    }

    pub(crate) fn committed(&mut self, subject: &str, version: Version) {
        if !self.grant(subject).versions.insert(version.number()) {
            self.violated(subject, &format!("{version:?} was committed twice"));
        }
    }

    /// An attempt with `token` was recorded, the `number`th.
    pub(crate) fn attempted(&mut self, subject: &str, token: &str, number: u32) {
        let known = self.tokens.entry(token.to_owned()).or_default();
        known.attempts += 1;
        if number > 1 {
            known.labels += 1;
            self.grant(subject).labels += 1;
        }
        if number > 2 && subject.starts_with("strict") {
            self.violated(subject, "a refresh token is sent a third time");
        }
    }

    /// The provider has answered a request.
    pub(crate) fn note(&mut self, request: &RecordedRequest) {
        let mut form = request.form.iter();
        let token = form.find(|(name, _)| name == "refresh_token");
        let Some((_, token)) = token.filter(|_| request.endpoint == "token") else {
            return;
        };
        self.refreshes += 1;
        let known = self.tokens.entry(token.clone()).or_default();
        known.sent += 1;
        if known.sent > known.attempts || known.sent > known.labels + 1 {
            let what = format!("{known:?} of a refresh token");
            self.violated("the provider", &what);
        }
    }

    /// A process has lost the grant.
    pub(crate) fn lost(&mut self, subject: &str, reason: &str) {
        let grant = self.grant(subject);
        grant.losses += 1;
        let is_labelled = grant.losses <= grant.labels;
        if reason != "interrupted" || !is_labelled || subject.starts_with("grace") {
            self.violated(subject, &format!("it is lost, {reason}"));
        }
    }
}

impl fmt::Display for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let losses: usize = self.grants.values().map(|grant| grant.losses).sum();
        write!(
            f,
            "{} schedules, {} refreshes, {} faults, {} deaths, {losses} grants lost, each after a label",
            self.grants.len(),
            self.refreshes,
            self.faults,
            self.crashes,
        )
    }
}
