//! Conditions of planned steps: the arguments that a call must have.

use std::fmt::Write as _;

use licit_format::diagnostic::nearest;
use licit_format::resolve::{Builtin, Operation, Parameter, Provider, Style, Type};
use serde_json::Value;

use super::failure::{self, Endpoint};
use crate::model::{self, secrecy};
use crate::values::pointer;

/// The arguments of a call that conditions can name, in order of their names. Secrets are not among them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Parameters of the path.
    pub(crate) path: Vec<(String, String)>,
    /// Declared parameters of the query.
    pub(crate) query: Vec<(String, String)>,
    /// The body, or the variables of a GraphQL document; null if there are none.
    pub(crate) body: Value,
}

/// The arguments that a call must have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Condition {
    /// Parameters of the path.
    pub(crate) path: Vec<(String, String)>,
    /// All declared parameters of the query, in order of their names; `None` for any.
    pub(crate) query: Option<Vec<(String, String)>>,
    /// Values that the body contains.
    pub(crate) json: Option<Value>,
}

impl Condition {
    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Requires this value of a parameter of the path.
    pub(crate) fn add_path(&mut self, name: &str, value: &str) {
        self.path.push((name.to_owned(), value.to_owned()));
    }

    /// Requires these parameters of the query, and no others.
    pub(crate) fn set_query(&mut self, mut parameters: Vec<(String, String)>) {
        parameters.sort_by(|(one, _), (other, _)| one.cmp(other));
        self.query = Some(parameters);
    }

    /// Requires a value at a JSON pointer into the body.
    pub(crate) fn add_json(&mut self, at: &str, value: Value) {
        pointer::set(self.json.get_or_insert(Value::Null), at, value);
    }

    /// Whether a call has the arguments.
    pub(crate) fn is_met(&self, asked: &Asked) -> bool {
        let has = |wanted: &(String, String)| asked.path.contains(wanted);
        self.path.iter().all(has)
            && self.query.as_ref().is_none_or(|all| *all == asked.query)
            && self
                .json
                .as_ref()
                .is_none_or(|part| contains(&asked.body, part))
    }

    /// Checks that calls of an endpoint have what the condition names.
    pub(crate) fn check(&self, provider: &Provider, on: &Endpoint) -> Result<(), String> {
        if self.is_empty() {
            return Ok(());
        }
        let operation = failure::operation(provider, on.name())
            .map_err(|_| "only calls of operations have arguments".to_owned())?;
        let names: Vec<&str> = path(provider, operation)
            .map(|one| one.name.as_str())
            .collect();
        for (name, _) in &self.path {
            known("parameter of the path", name, &names)?;
        }
        let names = query_names(provider, operation);
        for (name, _) in self.query.iter().flatten() {
            let declared = name.split('[').next().unwrap_or(name);
            if !names.contains(&name.as_str()) {
                known("parameter of the query", declared, &names)?;
            }
        }
        Ok(())
    }
}

fn known(what: &str, name: &str, names: &[&str]) -> Result<(), String> {
    if names.contains(&name) {
        return Ok(());
    }
    let mut problem = format!("the operation has no {what} `{name}`");
    if let Some(similar) = nearest(name, names.iter().copied()) {
        let _ = write!(problem, "; a similar name is `{similar}`");
    }
    Err(problem)
}

/// Whether a value has at least the members of another one. Lists must have the same length.
fn contains(value: &Value, part: &Value) -> bool {
    match (value, part) {
        (Value::Object(all), Value::Object(some)) => some
            .iter()
            .all(|(name, part)| all.get(name).is_some_and(|value| contains(value, part))),
        (Value::Array(all), Value::Array(some)) => {
            let mut pairs = all.iter().zip(some);
            all.len() == some.len() && pairs.all(|(value, part)| contains(value, part))
        }
        _ => value == part,
    }
}

/// The parameters of an operation's path that are not secret.
pub(crate) fn path<'p>(
    provider: &'p Provider,
    operation: &'p Operation,
) -> impl Iterator<Item = &'p Parameter> {
    let bound = operation
        .sub_client
        .and_then(|at| provider.sub_clients.get(at));
    let bound = bound.into_iter().flat_map(|bound| &bound.parameters);
    bound
        .chain(&operation.path)
        .filter(|one| !is_secret(provider, &one.ty))
}

/// The names of an operation's query parameters that are not secret. The members of an object in the query
/// are parameters of their own.
pub(crate) fn query_names<'p>(provider: &'p Provider, operation: &'p Operation) -> Vec<&'p str> {
    let mut names = Vec::new();
    for parameter in &operation.query {
        match model::fields(provider, &parameter.ty) {
            Some(fields) if parameter.style == Style::Form => {
                let fields = fields
                    .iter()
                    .filter(|field| !is_secret(provider, &field.ty));
                names.extend(fields.map(|field| field.name.as_str()));
            }
            _ if is_secret(provider, &parameter.ty) => {}
            _ => names.push(parameter.name.as_str()),
        }
    }
    names.retain(|name| !secrecy::is_secret(name));
    names
}

/// Whether values of the type are secret.
pub(crate) fn is_secret(provider: &Provider, ty: &Type) -> bool {
    *model::plain(provider, ty) == Type::Builtin(Builtin::Secret)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
        let all = all.iter();
        all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn a_condition_names_all_of_the_query_and_parts_of_the_rest() {
        let asked = Asked {
            path: pairs(&[("id", "7"), ("tenant", "a")]),
            query: pairs(&[("ids", "1"), ("ids", "2"), ("page", "2")]),
            body: json!({ "a": { "b": 1, "c": [1, { "d": 2, "e": 3 }] }, "f": null }),
        };
        let met = |change: &dyn Fn(&mut Condition)| {
            let mut condition = Condition::default();
            change(&mut condition);
            condition.is_met(&asked)
        };
        assert!(met(&|_| ()));
        assert!(met(&|one| one.add_path("id", "7")));
        assert!(!met(&|one| one.add_path("id", "8")));
        assert!(met(&|one| one.set_query(pairs(&[
            ("page", "2"),
            ("ids", "1"),
            ("ids", "2")
        ]))));
        assert!(!met(&|one| one.set_query(pairs(&[("page", "2")]))));
        assert!(met(&|one| one.add_json("/a/b", json!(1))));
        assert!(met(
            &|one| one.json = Some(json!({ "a": { "c": [1, { "d": 2 }] } }))
        ));
        assert!(!met(&|one| one.json = Some(json!({ "a": { "c": [1] } }))));
        assert!(!met(&|one| one.add_json("/g", json!(null))));
    }
}
