//! The origins of operations: the origin of `base_url`, and those in `trusted_origins`. Neither an
//! OpenAPI document nor a caller can add one.

use std::collections::{HashMap, HashSet};

use super::urls;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::authority;
use crate::expression::call::CallExpression;
use crate::expression::template::{Part, Template};
use crate::source::{Span, Spanned};
use crate::spec::{Index, Operation, Variable, VariableFormat};

/// Maximum number of comparisons for variables with few values. Beyond it, templates are compared
/// as written.
const MOST_COMPARISONS: usize = 100_000;

/// The declared origins of a spec, and the operations that use others.
pub(super) struct Origins<'a> {
    index: &'a Index<'a>,
    declared: Vec<Authority>,
    written: HashSet<(String, Vec<String>)>,
    numbers: HashMap<&'a str, usize>,
    undeclared: Vec<Undeclared<'a>>,
    places: HashMap<String, Option<usize>>,
    comparisons: usize,
}

/// An undeclared origin, and the operations that use it.
struct Undeclared<'a> {
    text: String,
    span: Span,
    first: &'a str,
    more: usize,
}

/// Scheme, host and port of a URL template.
#[derive(Clone)]
struct Authority {
    parts: Vec<Part>,
}

impl Authority {
    /// Returns the template without its path, or `None` if the template is a path.
    fn of(template: &Template) -> Option<Self> {
        let mut parts = Vec::new();
        let mut has_scheme = false;
        for part in &template.parts {
            let Part::Literal(text) = part else {
                has_scheme |= parts.is_empty();
                parts.push(part.clone());
                continue;
            };
            let from = match text.find("://") {
                // A path can contain a URL.
                Some(at) if !has_scheme && !text.starts_with('/') => at + "://".len(),
                _ if has_scheme => 0,
                _ => return None,
            };
            has_scheme = true;
            let rest = text.get(from..).unwrap_or_default();
            let end = rest.find(['/', '\\', '?', '#']);
            let end = from + end.unwrap_or(rest.len());
            let own = text.get(..end).unwrap_or_default();
            if !own.is_empty() {
                parts.push(Part::Literal(own.to_owned()));
            }
            if end < text.len() {
                break;
            }
        }
        has_scheme.then_some(Self { parts })
    }

    /// The origin as written in the spec.
    fn text(&self) -> String {
        let part = |part: &Part| match part {
            Part::Literal(text) => text.clone(),
            Part::Variable(name) => format!("{{{}}}", name.value),
            Part::Expression { .. } => "{…}".to_owned(),
        };
        self.parts.iter().map(part).collect()
    }

    fn variables(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.parts.iter().filter_map(|part| match part {
            Part::Variable(name) => Some(name),
            Part::Literal(_) | Part::Expression { .. } => None,
        })
    }

    /// The origin that a client would connect to (WHATWG URL §4.7), with `value` for each variable.
    fn origin(&self, value: impl Fn(&str, &str) -> String) -> Option<String> {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Literal(literal) => text.push_str(literal),
                Part::Variable(name) => {
                    let value = value(name, &text);
                    text.push_str(&value);
                }
                Part::Expression { .. } => return None,
            }
        }
        let url = url::Url::parse(&text).ok()?;
        let has_user = !url.username().is_empty() || url.password().is_some();
        (url.has_host() && !has_user).then(|| url.origin().ascii_serialization())
    }
}

impl<'a> Origins<'a> {
    pub(super) fn new(index: &'a Index<'a>) -> Self {
        let api = &index.spec.api;
        let all = api.base_url.iter().chain(&api.graphql_endpoint);
        let all = all.chain(&api.trusted_origins);
        let variables = index.spec.variables.iter().enumerate();
        let mut origins = Self {
            index,
            declared: all.filter_map(Authority::of).collect(),
            written: HashSet::new(),
            numbers: variables
                .map(|(number, variable)| (variable.name.as_str(), number))
                .collect(),
            undeclared: Vec::new(),
            places: HashMap::new(),
            comparisons: 0,
        };
        let written = origins.declared.iter();
        origins.written = written.filter_map(|own| origins.as_written(own)).collect();
        origins
    }

    /// Checks the URL of an operation. Relative URLs use the origin of `base_url`.
    pub(super) fn check(
        &mut self,
        operation: &'a Operation,
        call: &CallExpression,
        found: &mut Vec<Diagnostic>,
    ) {
        let Some(authority) = Authority::of(&call.path) else {
            return;
        };
        for name in authority.variables() {
            let own = operation.path.iter().find(|own| own.name.value == **name);
            let by_caller = own.or_else(|| self.index.bound(name));
            if let Some(by_caller) = by_caller {
                let message = format!("the caller of `{}` chooses the host", operation.name.value);
                found.push(
                    Diagnostic::error(Code::UndeclaredOrigin, message)
                        .at(name.span, "the host may use only variables from `variables`")
                        .see(by_caller.name.span, "set by the caller")
                        .help("declare the origin in the spec: tokens are sent only to declared origins"),
                );
                return;
            }
            if self.index.variable(name).is_none() {
                // It is reported as undeclared.
                return;
            }
        }
        let faults = found.len();
        urls::endpoint(self.index, &call.path, found);
        if found.len() > faults {
            return;
        }
        let text = authority.text();
        let place = if let Some(place) = self.places.get(&text) {
            *place
        } else {
            let place = (!self.is_declared(&authority)).then(|| {
                self.undeclared.push(Undeclared {
                    text: text.clone(),
                    span: call.path.span,
                    first: &operation.name.value,
                    more: 0,
                });
                self.undeclared.len() - 1
            });
            self.places.insert(text, place);
            if place.is_some() {
                return;
            }
            place
        };
        if let Some(undeclared) = place.and_then(|place| self.undeclared.get_mut(place)) {
            undeclared.more += 1;
        }
    }

    /// Reports each undeclared origin once.
    pub(super) fn finish(self, found: &mut Vec<Diagnostic>) {
        for undeclared in &self.undeclared {
            let first = shown(undeclared.first);
            let message = match undeclared.more {
                0 => format!("`{first}` uses an undeclared origin"),
                1 => format!("`{first}` and another operation use an undeclared origin"),
                more => format!("`{first}` and {more} more operations use an undeclared origin"),
            };
            let listed = !self.index.spec.api.trusted_origins.is_empty();
            let origin = authority::in_ascii(&undeclared.text);
            let line = if listed {
                format!("add `\"{origin}\"` to `api.trusted_origins`")
            } else {
                format!("add `\"trusted_origins\": [\"{origin}\"]` to `api`")
            };
            found.push(
                Diagnostic::error(Code::UndeclaredOrigin, message)
                    .at(
                        undeclared.span,
                        "neither the origin of `base_url` nor in `trusted_origins`",
                    )
                    .help(format!("if it may receive the token, {line}")),
            );
        }
    }

    fn is_declared(&mut self, authority: &Authority) -> bool {
        match self.as_written(authority) {
            None => false,
            Some(written) => {
                self.written.contains(&written) || self.is_declared_by_values(authority)
            }
        }
    }

    /// Returns the origin with a distinct placeholder for each variable, and the variables.
    fn as_written(&self, authority: &Authority) -> Option<(String, Vec<String>)> {
        let origin = authority.origin(|name, before| self.stub_value(name, before))?;
        let names = authority.variables().map(|name| name.value.clone());
        Some((origin, names.collect()))
    }

    /// Whether the origin is declared for all values of variables that have few.
    fn is_declared_by_values(&mut self, authority: &Authority) -> bool {
        let mut chosen: Vec<(&str, &[Spanned<String>])> = Vec::new();
        for name in authority.variables() {
            let variable = self.index.variable(name);
            let values = variable.and_then(|variable| variable.values.as_deref());
            if let (Some(variable), Some(values)) = (variable, values)
                && chosen
                    .iter()
                    .all(|(known, _)| *known != variable.name.value)
            {
                chosen.push((&variable.name.value, values));
            }
        }
        let combinations = chosen
            .iter()
            .fold(1_usize, |all, (_, values)| all.saturating_mul(values.len()));
        let comparisons = combinations.saturating_mul(self.declared.len() + 1);
        self.comparisons = self.comparisons.saturating_add(comparisons);
        if chosen.is_empty() || self.comparisons > MOST_COMPARISONS {
            return false;
        }
        (0..combinations).all(|combination| {
            let value = |name: &str, before: &str| {
                let mut rest = combination;
                for (known, values) in &chosen {
                    let at = rest % values.len().max(1);
                    rest /= values.len().max(1);
                    if *known == name {
                        return values.get(at).map_or_else(String::new, |v| v.value.clone());
                    }
                }
                self.stub_value(name, before)
            };
            let fixed = |name: &str| chosen.iter().any(|(known, _)| *known == name);
            let compared = |authority: &Authority| {
                let free = authority.variables().filter(|name| !fixed(name));
                let free: Vec<String> = free.map(|name| name.value.clone()).collect();
                Some((authority.origin(value)?, free))
            };
            let own = compared(authority);
            own.is_some() && self.declared.iter().any(|known| compared(known) == own)
        })
    }

    /// A placeholder for a variable's value, different for each variable.
    fn stub_value(&self, name: &str, before: &str) -> String {
        let number = self.numbers.get(name).copied().unwrap_or_default();
        let is_origin = |variable: &Variable| {
            let format = variable.format.as_ref().map(|format| format.value);
            matches!(format, Some(VariableFormat::Origin | VariableFormat::Url))
        };
        if self.index.variable(name).is_some_and(is_origin) {
            format!("https://variable-{number}.invalid")
        } else if before.ends_with(':') {
            (20_000 + number % 40_000).to_string()
        } else {
            format!("variable-{number}")
        }
    }
}
