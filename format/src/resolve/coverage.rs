//! Computes which sets of credentials satisfy a requirement with alternatives, as cases that
//! exclude each other, because two implementations of a trait must not overlap.

use std::collections::BTreeSet;

/// The maximum number of cases of one requirement. Requirements of real documents have fewer than
/// ten.
pub(crate) const MAX_CASES: usize = 64;

/// One way to authenticate a call: everything in it is sent.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub struct Alternative {
    /// Positions of security schemes, in order.
    pub schemes: Vec<usize>,
    /// Whether the access token is sent.
    pub token: bool,
    /// Positions of the scopes that the token needs, in order.
    pub scopes: Vec<usize>,
}

impl Alternative {
    /// Whether nothing is sent.
    pub fn is_empty(&self) -> bool {
        self.schemes.is_empty() && !self.token
    }
}

/// A set of credentials that satisfies a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Case {
    /// Schemes, and whether the client has their credential. Other schemes do not matter.
    pub given: Vec<(usize, bool)>,
    /// The token that is needed as well: one with all scopes of one of these lists. `None`: no token
    /// is needed.
    pub token: Option<Vec<Vec<usize>>>,
}

/// Returns the cases of a requirement, or `None` if there are more than `MAX_CASES`.
pub(crate) fn cases(alternatives: &[Alternative]) -> Option<Vec<Case>> {
    let schemes: BTreeSet<usize> = alternatives
        .iter()
        .flat_map(|alternative| &alternative.schemes)
        .copied()
        .collect();
    let schemes: Vec<usize> = schemes.into_iter().collect();
    let mut search = Search {
        cases: Vec::new(),
        steps: 0,
    };
    search
        .split(&schemes, alternatives.to_vec(), &mut Vec::new())
        .then_some(search.cases)
}

struct Search {
    cases: Vec<Case>,
    steps: usize,
}

impl Search {
    /// Splits by whether the client has the first scheme. Returns `false` if there are too many
    /// cases.
    fn split(
        &mut self,
        schemes: &[usize],
        left: Vec<Alternative>,
        given: &mut Vec<(usize, bool)>,
    ) -> bool {
        self.steps += 1;
        if left.is_empty() {
            return true;
        }
        if self.steps > MAX_CASES * 16 {
            return false;
        }
        let met = left.iter().any(Alternative::is_empty);
        let Some((scheme, others)) = schemes.split_first().filter(|_| !met) else {
            let scopes = left.into_iter().map(|alternative| alternative.scopes);
            self.cases.push(Case {
                given: given.clone(),
                token: (!met).then(|| scopes.collect()),
            });
            return self.cases.len() <= MAX_CASES;
        };
        if !left.iter().any(|one| one.schemes.contains(scheme)) {
            return self.split(others, left, given);
        }
        let with = left.iter().cloned().map(|mut alternative| {
            alternative.schemes.retain(|one| one != scheme);
            alternative
        });
        let with = with.collect();
        let mut without = left;
        without.retain(|alternative| !alternative.schemes.contains(scheme));
        for (is_given, left) in [(true, with), (false, without)] {
            given.push((*scheme, is_given));
            if !self.split(others, left, given) {
                return false;
            }
            given.pop();
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(schemes: &[usize]) -> Alternative {
        Alternative {
            schemes: schemes.to_vec(),
            ..Alternative::default()
        }
    }

    fn token(schemes: &[usize], scopes: &[usize]) -> Alternative {
        Alternative {
            token: true,
            scopes: scopes.to_vec(),
            ..key(schemes)
        }
    }

    /// Returns whether some alternative is satisfied, and the number of cases that match.
    fn compare(
        alternatives: &[Alternative],
        given: &[usize],
        scope: Option<usize>,
    ) -> (bool, usize) {
        let granted =
            |scopes: &[usize]| scope.is_some() && scopes.iter().all(|s| Some(*s) == scope);
        let met = alternatives.iter().any(|one| {
            one.schemes.iter().all(|s| given.contains(s)) && (!one.token || granted(&one.scopes))
        });
        let cases = cases(alternatives).unwrap();
        let matching = cases.iter().filter(|case| {
            let mut schemes = case.given.iter();
            let token = case.token.as_ref();
            schemes.all(|(scheme, is)| given.contains(scheme) == *is)
                && token.is_none_or(|lists| lists.iter().any(|list| granted(list)))
        });
        (met, matching.count())
    }

    #[test]
    fn exactly_one_case_matches_satisfying_credentials_and_none_matches_others() {
        let requirements = [
            vec![key(&[0]), token(&[], &[7])],
            vec![key(&[0, 1]), key(&[2]), token(&[1], &[])],
            vec![token(&[], &[7]), token(&[], &[8]), key(&[1])],
            vec![key(&[0, 1]), key(&[1, 2]), key(&[0, 2])],
            vec![key(&[2]), token(&[2], &[7])],
        ];
        for alternatives in &requirements {
            for bits in 0_usize..8 {
                let given: Vec<usize> = (0..3).filter(|at| bits & (1 << at) != 0).collect();
                for scope in [None, Some(7), Some(8), Some(9)] {
                    let (met, matching) = compare(alternatives, &given, scope);
                    assert_eq!(
                        matching,
                        usize::from(met),
                        "{alternatives:?} {given:?} {scope:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn alternatives_of_one_scheme_each_have_as_many_cases() {
        let alternatives: Vec<_> = (0..20).map(|scheme| key(&[scheme])).collect();
        assert_eq!(cases(&alternatives).unwrap().len(), 20);
    }

    #[test]
    fn too_many_cases_yield_no_cases() {
        let alternatives: Vec<_> = (0..40).map(|at| key(&[at, at + 40])).collect();
        assert_eq!(cases(&alternatives), None);
    }
}
