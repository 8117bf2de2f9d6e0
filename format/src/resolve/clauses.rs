//! The clauses of scope requirements, without duplicates. A token needs at least one scope of each.

use std::collections::{HashMap, HashSet};

use super::model::{Clause, Scope};
use crate::expression::scope_expression::ScopeExpression;
use crate::limits::MAX_CLAUSES;
use crate::name;
use crate::spec::Index;

/// Collects clauses.
pub(super) struct Clauses<'a> {
    scopes: &'a [Scope],
    list: Vec<Clause>,
    /// The position of the clause with these scopes.
    known: HashMap<Vec<usize>, usize>,
    /// Names of scopes and clauses, which become traits of the same module.
    names: HashSet<String>,
}

impl<'a> Clauses<'a> {
    pub(super) fn new(scopes: &'a [Scope]) -> Self {
        let names = scopes.iter().map(|scope| scope.rust_name.clone()).collect();
        Self {
            scopes,
            list: Vec::new(),
            known: HashMap::new(),
            names,
        }
    }

    /// Returns the positions of the clauses that an operation requires.
    pub(super) fn required(
        &mut self,
        index: &Index<'_>,
        expression: Option<&ScopeExpression>,
    ) -> Vec<usize> {
        let written = expression.and_then(|expression| expression.clauses(MAX_CLAUSES));
        let mut required = Vec::new();
        for clause in written.unwrap_or_default() {
            let mut scopes: Vec<usize> = clause
                .iter()
                .filter_map(|name| index.scope_position(name))
                .collect();
            scopes.sort_unstable();
            let known = self.known.get(&scopes).copied();
            required.push(known.unwrap_or_else(|| self.add(scopes)));
        }
        required.sort_unstable();
        required
    }

    pub(super) fn finish(self) -> Vec<Clause> {
        self.list
    }

    fn add(&mut self, scopes: Vec<usize>) -> usize {
        let rust_name = self.name(&scopes);
        let position = self.list.len();
        self.known.insert(scopes.clone(), position);
        self.list.push(Clause { rust_name, scopes });
        position
    }

    /// A single scope's own name; `AOrB` for alternatives.
    fn name(&mut self, scopes: &[usize]) -> String {
        let mut names: Vec<&str> = scopes
            .iter()
            .filter_map(|at| self.scopes.get(*at))
            .map(|scope| scope.rust_name.as_str())
            .collect();
        if let [only] = names.as_slice() {
            return (*only).to_owned();
        }
        // The order of the declarations does not matter.
        names.sort_unstable();
        let joined = name::limited(&names.join("Or"));
        let mut name = joined.clone();
        let mut number = 2;
        while !self.names.insert(name.clone()) {
            name = format!("{joined}{number}");
            number += 1;
        }
        name
    }
}
