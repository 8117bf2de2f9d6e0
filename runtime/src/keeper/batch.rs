//! Finds the grants to refresh next, from lists alone: no record is read until it is refreshed, except a
//! few, from which the lifetimes are learned.

use std::collections::BinaryHeap;

use super::schedule::{Lifetimes, Window};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::StoreError;
use crate::store::{Bounded, Cursor, Found, GrantFilter, GrantKey, ListedGrant};

/// The number of grants in a page.
const PAGE: usize = 500;

/// The number of records from which lifetimes are learned.
const SAMPLES: usize = 16;

/// A planned refresh.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Due {
    pub(super) at: Timestamp,
    /// When the grant ends unless it is refreshed.
    pub(super) end: Timestamp,
    pub(super) key: GrantKey,
}

/// The refreshes of some time, in their order.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) due: Vec<Due>,
    /// The time whose attempts are all in it.
    pub(super) until: Timestamp,
}

/// The grants of an application in its store.
pub(super) struct Grants<'a> {
    pub(super) app: &'a App,
    pub(super) store: &'a Bounded,
}

impl Grants<'_> {
    /// Returns the first `most` attempts after `since`, up to `until`.
    pub(super) async fn due(
        &self,
        window: Window,
        since: Timestamp,
        until: Timestamp,
        most: usize,
    ) -> Result<Batch, StoreError> {
        // The latest attempt is at the top.
        let mut found = BinaryHeap::new();
        let mut is_cut = false;
        let mut pages = Pages::before(until.plus(window.ahead), PAGE);
        while let Some(page) = pages.next(self).await? {
            for (key, end) in page {
                let attempt = window.attempt(&key.digest(), end, since);
                let Some(at) = attempt.filter(|at| *at <= until) else {
                    continue;
                };
                found.push(Due { at, end, key });
                if found.len() > most {
                    found.pop();
                    is_cut = true;
                }
            }
        }
        let due = found.into_sorted_vec();
        let last = due.last().filter(|_| is_cut).map(|due| due.at);
        let until = last.unwrap_or(until);
        Ok(Batch { due, until })
    }

    /// Reads some grants that have not ended, for their lifetimes. An unreadable record is not one of them.
    pub(super) async fn lifetimes(&self) -> Result<Lifetimes, StoreError> {
        let mut lifetimes = Lifetimes::default();
        let (mut samples, now) = (0, self.app.now());
        let mut pages = Pages::before(Timestamp::from_millis(u64::MAX), 2 * SAMPLES);
        while let Some(page) = pages.next(self).await? {
            for (key, _) in page.into_iter().filter(|(_, end)| *end > now) {
                if let Ok(Some((_, Found::Record(record)))) = self.store.load(&key).await
                    && let Some(lifetime) = record.lifetime()
                {
                    lifetimes.add(lifetime);
                }
                samples += 1;
                if samples >= SAMPLES {
                    return Ok(lifetimes);
                }
            }
        }
        Ok(lifetimes)
    }

    /// Whether the grant belongs to this application, and not to another one of its provider.
    fn is_own(&self, grant: &ListedGrant) -> bool {
        let (own, key) = (self.app.grant_key(""), grant.key());
        (key.provider(), key.registration()) == (own.provider(), own.registration())
            && (key.tenant(), key.client_id()) == (own.tenant(), own.client_id())
    }
}

/// The pages of a list.
struct Pages {
    end: Timestamp,
    limit: usize,
    after: Option<Cursor>,
    is_over: bool,
}

impl Pages {
    /// Lists the grants whose end is known and before `end`.
    fn before(end: Timestamp, limit: usize) -> Self {
        Self {
            end,
            limit,
            after: None,
            is_over: false,
        }
    }

    /// Returns the application's grants of the next page with their ends.
    async fn next(
        &mut self,
        grants: &Grants<'_>,
    ) -> Result<Option<Vec<(GrantKey, Timestamp)>>, StoreError> {
        if self.is_over {
            return Ok(None);
        }
        let filter = GrantFilter::all()
            .provider(grants.app.provider_name())
            .ends_before(self.end.to_system_time());
        let page = grants.store.list(&filter, self.after.as_ref(), self.limit);
        let page = page.await?;
        self.after = page.next().cloned();
        self.is_over = self.after.is_none();
        let own = page.grants().iter().filter(|grant| grants.is_own(grant));
        let own = own.filter_map(|grant| {
            let end = Timestamp::of(grant.ends_at()?);
            Some((grant.key().clone(), end))
        });
        Ok(Some(own.collect()))
    }
}
