//! Chooses the documented error for a fault.

use licit_format::resolve::{ErrorPlace, ErrorRule, Meaning, Provider};

use super::fault::{Fault, Problem};
use super::place::Place;
use crate::model::noun::words;

/// The documented error that fits a fault best.
pub(super) fn rule_for<'p>(
    provider: &'p Provider,
    place: Place,
    own: &[usize],
    fault: &Fault,
) -> Option<&'p ErrorRule> {
    let possible = || {
        let rules = provider.table.errors.iter().enumerate();
        let here = rules.filter(|(at, rule)| !rule.listed || own.contains(at));
        here.map(|(_, rule)| rule)
            .filter(move |rule| place.is_of(rule.at))
            .filter(|rule| rule.at != ErrorPlace::DeviceCode || fault.problem.is_of_device())
    };
    let occurring = || possible().filter(|rule| !rule.typed_only);
    let problem = fault.problem;
    let by_code = occurring().find(|rule| rule.code.as_deref() == Some(problem.code()));
    by_code
        .or_else(|| match problem.means() {
            // Too many errors have this meaning to choose by it alone.
            Meaning::Rejected => occurring()
                .filter(|rule| rule.means == Meaning::Rejected)
                .filter_map(|rule| Some((Distance::of(rule, fault)?, rule)))
                .min_by_key(|(distance, _)| *distance)
                .map(|(_, rule)| rule),
            means => occurring().find(|rule| rule.means == means),
        })
        .or_else(|| {
            // If tokens cannot be refreshed, providers document an expired token as the end of the
            // grant.
            let is_ended = problem.means() == Meaning::TokenExpired;
            occurring()
                .filter(|_| is_ended)
                .find(|rule| rule.means == Meaning::Reauthorize && rule.at == ErrorPlace::Api)
        })
        .or_else(|| {
            let status = problem.status();
            possible().find(|rule| {
                rule.typed_only
                    && (rule.status.is_empty() || rule.status.contains(&status))
                    && rule.class.is_none_or(|class| class == status / 100)
            })
        })
}

/// How badly a documented error fits a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Distance {
    /// It does not name what is missing.
    about_another: bool,
    /// Only its status fits, not its name or code.
    only_by_status: bool,
    /// How unlikely its status is.
    status: usize,
}

impl Distance {
    fn of(rule: &ErrorRule, fault: &Fault) -> Option<Self> {
        let problem = fault.problem;
        let name = words(&rule.name).concat();
        let code = words(rule.code.as_deref().unwrap_or_default()).concat();
        let says = |word: &str| name.contains(word) || code.contains(word);
        let by_word = problem.words().iter().any(|word| says(word));
        let statuses = problem.statuses();
        let status = statuses
            .iter()
            .position(|status| rule.status.contains(status));
        // A matching word in an error with an unrelated status is a coincidence.
        let possible = status.is_some()
            || rule.status.contains(&problem.status())
            || rule.status.iter().all(|status| *status < 300);
        let is_missing = problem == Problem::NotFound && !fault.detail.is_empty();
        (possible && (by_word || status.is_some())).then(|| Self {
            about_another: !(is_missing && says(&fault.detail)),
            only_by_status: !by_word,
            status: status.unwrap_or(statuses.len()),
        })
    }
}
