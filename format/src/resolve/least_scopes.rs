//! Computes the minimal scopes that satisfy a requirement.

use std::collections::BTreeSet;

use super::model::Clause;

/// Steps after which the search returns the best result so far.
const MAX_STEPS: usize = 50_000;

/// Returns the minimal scopes that satisfy every clause: those that grant the least, then the
/// fewest, then those declared first. `closure` returns implied scopes.
///
/// The problem is hard in general (a minimum hitting set). Real providers need few steps. If a
/// provider needs too many, the result is sufficient but may not be minimal.
pub fn least_scopes(
    clauses: &[&Clause],
    scope_count: usize,
    closure: impl Fn(&[usize]) -> Vec<usize>,
) -> Vec<usize> {
    let grants: Vec<Vec<usize>> = (0..scope_count).map(|scope| closure(&[scope])).collect();
    let meets = |scope: usize, clause: &Clause| {
        let granted = grants.get(scope).map(Vec::as_slice).unwrap_or_default();
        clause.scopes.iter().any(|scope| granted.contains(scope))
    };
    let mut choices: Vec<Vec<usize>> = clauses
        .iter()
        .map(|clause| {
            (0..scope_count)
                .filter(|scope| meets(*scope, clause))
                .collect()
        })
        .collect();
    // The clauses with the fewest choices come first, because they reduce the search most.
    choices.sort_by_key(Vec::len);
    choices.dedup();
    choices.retain(|choices| !choices.is_empty());
    let mut search = Search {
        choices: &choices,
        grants: &grants,
        best: None,
        steps: 0,
    };
    search.from(&BTreeSet::new(), &BTreeSet::new());
    search.best.map(|(_, _, chosen)| chosen).unwrap_or_default()
}

struct Search<'a> {
    /// For each clause, the scopes that satisfy it.
    choices: &'a [Vec<usize>],
    /// For each scope, all scopes that it grants.
    grants: &'a [Vec<usize>],
    /// The best set: the number of scopes that it grants, its size, and its scopes.
    best: Option<(usize, usize, Vec<usize>)>,
    steps: usize,
}

impl Search<'_> {
    fn from(&mut self, chosen: &BTreeSet<usize>, granted: &BTreeSet<usize>) {
        self.steps += 1;
        let cost = (granted.len(), chosen.len());
        let worse = |best: &(usize, usize, Vec<usize>)| cost > (best.0, best.1);
        if self.best.as_ref().is_some_and(worse) {
            return;
        }
        let unmet = self
            .choices
            .iter()
            .find(|choices| !choices.iter().any(|s| chosen.contains(s)));
        let Some(choices) = unmet else {
            let found = (cost.0, cost.1, chosen.iter().copied().collect());
            if self.best.as_ref().is_none_or(|best| found < *best) {
                self.best = Some(found);
            }
            return;
        };
        for scope in choices {
            if self.best.is_some() && self.steps > MAX_STEPS {
                return;
            }
            let (mut chosen, mut granted) = (chosen.clone(), granted.clone());
            chosen.insert(*scope);
            granted.extend(self.grants.get(*scope).into_iter().flatten());
            self.from(&chosen, &granted);
        }
    }
}
