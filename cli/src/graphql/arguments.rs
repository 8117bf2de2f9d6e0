//! The arguments of fields and directives: the variables that they use, and whether the schema has them
//! (GraphQL §5.4).

use std::collections::HashSet;

use graphql_parser::Pos;
use graphql_parser::query::{Directive, Value};
use graphql_parser::schema::{Field, Type};

use super::fault::Fault;

/// Adds the variables in a value.
pub(super) fn variables<'d>(value: &Value<'d, &'d str>, found: &mut HashSet<&'d str>) {
    match value {
        Value::Variable(name) => {
            found.insert(name);
        }
        Value::List(elements) => elements.iter().for_each(|one| variables(one, found)),
        Value::Object(members) => members.values().for_each(|one| variables(one, found)),
        _ => {}
    }
}

/// Whether directives decide at run time if something is selected (§3.13.1, §3.13.2). Adds their variables.
pub(super) fn is_conditional<'d>(
    directives: &[Directive<'d, &'d str>],
    found: &mut HashSet<&'d str>,
) -> bool {
    for directive in directives {
        for (_, value) in &directive.arguments {
            variables(value, found);
        }
    }
    let mut names = directives.iter().map(|one| one.name);
    names.any(|name| matches!(name, "skip" | "include"))
}

/// Checks the names of a field's arguments.
pub(super) fn check<'d, 's>(
    path: &str,
    place: Pos,
    given: &[(&'d str, Value<'d, &'d str>)],
    field: &Field<'s, &'s str>,
) -> Vec<Fault> {
    let known = || field.arguments.iter().map(|one| one.name);
    let unknown = given
        .iter()
        .filter(|(name, _)| known().all(|one| one != *name));
    let unknown = unknown.map(|(name, _)| {
        let message = format!("`{}` has no argument `{name}`", field.name);
        Fault::new(path, message).at(place).suggest(name, known())
    });
    let required = field.arguments.iter().filter(|one| {
        matches!(one.value_type, Type::NonNullType(_)) && one.default_value.is_none()
    });
    let missing = required
        .filter(|one| given.iter().all(|(name, _)| *name != one.name))
        .map(|one| {
            let message = format!("`{}` requires the argument `{}`", field.name, one.name);
            Fault::new(path, message).at(place)
        });
    unknown.chain(missing).collect()
}
