//! The texts that a template can become, as far as the spec limits them.

use crate::expression::template::Part;
use crate::spec::{Index, Variable};

/// Stands for a value that the spec does not limit. Nothing that is sent contains it.
pub(super) const OPEN: char = '\u{fffc}';

/// The most texts of a template with several variables. Values beyond are not listed.
const MAX: usize = 1024;

/// Returns the texts that the parts can become. A text contains [`OPEN`] for each value that the spec does
/// not limit.
pub(super) fn texts(index: &Index<'_>, parts: &[Part]) -> Vec<String> {
    let mut texts = vec![String::new()];
    for part in parts {
        let values = match part {
            Part::Literal(text) => vec![text.clone()],
            Part::Variable(name) => match index.variable(name) {
                Some(variable) => of_variable(index, variable),
                None => vec![OPEN.to_string()],
            },
            Part::Expression { .. } => vec![OPEN.to_string()],
        };
        let count = texts.len().saturating_mul(values.len());
        texts = if count <= MAX || texts.len() == 1 {
            let of_text = |text: &String| -> Vec<String> {
                values
                    .iter()
                    .map(|value| format!("{text}{value}"))
                    .collect()
            };
            texts.iter().flat_map(of_text).collect()
        } else {
            texts
                .into_iter()
                .map(|text| text + &OPEN.to_string())
                .collect()
        };
    }
    texts
}

/// Returns the values that a variable can have: those of its `enum`, or those that the spec names besides any
/// other.
pub(super) fn of_variable(index: &Index<'_>, variable: &Variable) -> Vec<String> {
    if let Some(values) = &variable.values {
        return values.iter().map(|value| value.value.clone()).collect();
    }
    let environments = index.spec.environments.iter();
    let values = environments.flat_map(|environment| &environment.values);
    let own = values.filter(|(name, _)| name.value == variable.name.value);
    let own = own.map(|(_, text)| text);
    let named = variable.default.iter().chain(own);
    let mut named: Vec<String> = named.map(|text| text.value.clone()).collect();
    named.push(OPEN.to_string());
    named.sort_unstable();
    named.dedup();
    named
}
