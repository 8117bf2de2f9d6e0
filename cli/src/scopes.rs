//! `cargo licit scopes`: which scopes permit which operations, and the least scopes for some of them.

use std::collections::HashSet;

use licit_format::resolve::{Clause, Operation, Provider, least_scopes};
use serde_json::json;

use crate::command::Scopes;
use crate::settings;
use crate::terminal::{self, noteln, one_line, outln};

/// Prints the scopes with their operations, or the least scopes for the given operations.
pub(crate) fn run(options: &Scopes) -> Result<bool, String> {
    let loaded = match terminal::reading(&options.spec, || {
        licit_format::load_any(&options.spec, &options.load, "provider")
    }) {
        Ok(loaded) => loaded,
        Err(report) => {
            noteln!("{report}\n");
            return Ok(false);
        }
    };
    let provider = &loaded.provider;
    if options.operations.is_empty() {
        all(provider, options);
    } else {
        least(provider, options)?;
    }
    Ok(true)
}

/// Prints each scope with the operations that it permits.
fn all(provider: &Provider, options: &Scopes) {
    if options.json {
        let operations = provider.operations.iter().map(|operation| {
            json!({ "operation": operation.table.name, "requires": requirement(provider, operation) })
        });
        print_json(&operations.collect());
        return;
    }
    for (at, scope) in provider.scopes.iter().enumerate() {
        let granted: HashSet<usize> = provider.closure(&[at]).into_iter().collect();
        outln!(
            "{}{}",
            one_line(&scope.name),
            described(scope.description.as_deref())
        );
        for operation in &provider.operations {
            let clauses = clauses(provider, operation);
            let meets =
                |clause: &&Clause| clause.scopes.iter().any(|scope| granted.contains(scope));
            if !clauses.iter().any(meets) {
                continue;
            }
            let others: Vec<_> = clauses
                .iter()
                .copied()
                .filter(|clause| !meets(clause))
                .collect();
            let others: Vec<_> = others
                .iter()
                .map(|clause| shown(provider, clause, others.len() == 1))
                .collect();
            let others = match others.as_slice() {
                [] => String::new(),
                others => format!(" (with {})", others.join(" and ")),
            };
            outln!("  {}{others}", operation.table.name);
        }
    }
    let free: Vec<_> = provider
        .operations
        .iter()
        .filter(|operation| operation.requires.is_empty())
        .collect();
    if !free.is_empty() {
        outln!("no scope");
        for operation in free {
            outln!("  {}", operation.table.name);
        }
    }
    noteln!(
        "\nRun `cargo licit scopes {} OPERATION...` for the least scopes of some operations.",
        options.spec.display()
    );
}

/// Prints the least scopes that permit the given operations.
fn least(provider: &Provider, options: &Scopes) -> Result<(), String> {
    let chosen = provider
        .select(&options.operations, &[])
        .map_err(|unmatched| {
            let messages: Vec<_> = unmatched.iter().map(ToString::to_string).collect();
            messages.join("\n")
        })?;
    let names: HashSet<&str> = chosen
        .operations
        .iter()
        .map(|operation| operation.table.name.as_str())
        .collect();
    let operations: Vec<&Operation> = provider
        .operations
        .iter()
        .filter(|operation| names.contains(operation.table.name.as_str()))
        .collect();
    let clauses: Vec<_> = operations
        .iter()
        .flat_map(|operation| clauses(provider, operation))
        .collect();
    let closure = |scopes: &[usize]| provider.closure(scopes);
    let least = least_scopes(&clauses, provider.scopes.len(), closure);
    let scopes: Vec<_> = least
        .iter()
        .filter_map(|at| provider.scopes.get(*at))
        .collect();
    if options.json {
        let needs = operations.iter().map(|operation| {
            json!({ "operation": operation.table.name, "requires": requirement(provider, operation) })
        });
        let scopes: Vec<_> = scopes.iter().map(|scope| &scope.name).collect();
        print_json(&json!({ "scopes": scopes, "operations": needs.collect::<Vec<_>>() }));
        return Ok(());
    }
    if scopes.is_empty() {
        noteln!("no scope is required");
    }
    for scope in &scopes {
        outln!(
            "{}{}",
            one_line(&scope.name),
            described(scope.description.as_deref())
        );
    }
    let listed: Vec<_> = operations
        .iter()
        .map(|operation| operation.table.name.as_str())
        .collect();
    // A command with the spec would ignore the settings.
    if settings::of_spec(&options.spec)?.is_some() {
        let listed: Vec<_> = listed.iter().map(|name| format!("{name:?}")).collect();
        noteln!(
            "\nA scope set for these operations: in licit.toml, add `operations = {{ NAME = [{}] }}` to the entry of \
             `{}`, and run `cargo licit gen`",
            listed.join(", "),
            options.spec.display()
        );
    } else {
        noteln!(
            "\nA scope set for these operations: `cargo licit gen {} --operations NAME={}`",
            options.spec.display(),
            listed.join(",")
        );
    }
    Ok(())
}

/// Returns what an operation requires: all clauses, each with one of its scopes.
fn clauses<'p>(provider: &'p Provider, operation: &Operation) -> Vec<&'p Clause> {
    let positions = operation.requires.iter();
    positions
        .filter_map(|at| provider.clauses.get(*at))
        .collect()
}

/// Returns the names of the scopes of each clause.
fn requirement<'p>(provider: &'p Provider, operation: &Operation) -> Vec<Vec<&'p str>> {
    let clauses = clauses(provider, operation).into_iter();
    clauses.map(|clause| names(provider, clause)).collect()
}

fn names<'p>(provider: &'p Provider, clause: &Clause) -> Vec<&'p str> {
    let scopes = clause
        .scopes
        .iter()
        .filter_map(|at| provider.scopes.get(*at));
    scopes.map(|scope| scope.name.as_str()).collect()
}

/// Returns the names of a clause's scopes. Several are in parentheses, because clauses are joined by `and`.
fn shown(provider: &Provider, clause: &Clause, is_alone: bool) -> String {
    let names = names(provider, clause);
    let listed = names.join(" or ");
    if is_alone || names.len() < 2 {
        listed
    } else {
        format!("({listed})")
    }
}

/// Returns the first line of a description, after a colon.
fn described(description: Option<&str>) -> String {
    let first = description.and_then(|text| text.lines().next());
    first.map_or_else(String::new, |line| format!(": {}", one_line(line)))
}

fn print_json(value: &serde_json::Value) {
    outln!("{}", terminal::json(value));
}
