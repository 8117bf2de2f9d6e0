//! Values that a spec states for variables in URLs: one segment of a path, or one label of a host.

use std::collections::HashMap;

use super::{templates, variables};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::template::Template;
use crate::resolve::is_in_host;
use crate::source::{Span, Spanned};
use crate::spec::{Index, Variable, VariableFormat};

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    let paths = paths(index);
    for variable in spec.variables.iter().filter(|own| own.values.is_none()) {
        let name = variable.name.as_str();
        let of_environments = spec.environments.iter();
        let of_environments = of_environments.flat_map(|environment| &environment.values);
        let of_environments = of_environments.filter(|(own, _)| own.value == name);
        let stated = variable.default.iter().chain(&variable.example);
        let stated = stated.chain(of_environments.map(|(_, text)| text));
        let format = variable.format.as_ref().map(|format| format.value);
        let is_label = format.is_none() && variable.pattern.is_none() && is_in_host(spec, name);
        found.extend(pattern_in_host(index, variable));
        let path = paths.get(name).filter(|_| is_text(format));
        for text in stated {
            let bare = bare(variable, text);
            if is_label {
                let expected = variables::mismatch(VariableFormat::Label, bare);
                found.extend(expected.map(|expected| {
                    wrong(variable, text, &format!("in a host, expected {expected}"))
                        .help("set the `format` of the variable: `host`, `origin` or `url`")
                }));
            } else if let Some(path) = path
                && !is_segment(bare)
            {
                let label = "in a path, expected one segment, without `/`, `?` and `#`";
                found.push(wrong(variable, text, label).see(*path, "part of this path"));
            }
        }
    }
}

/// A pattern in a host matches nothing that leads to another host.
fn pattern_in_host(index: &Index<'_>, variable: &Variable) -> Option<Diagnostic> {
    let pattern = variable.pattern.as_ref()?;
    let expression = variables::expression(pattern)?;
    let elsewhere = ["a@b", "a/b", "a:1", "a?b", "a#b", "a\\b", "a b"];
    let matched = elsewhere
        .into_iter()
        .find(|text| expression.is_match(text))?;
    let message = format!(
        "the pattern of `{}` matches `{matched}`",
        variable.name.value
    );
    is_in_host(index.spec, &variable.name).then(|| {
        Diagnostic::error(Code::VariablePattern, message).at(
            pattern.span,
            "part of a host: allow only letters, digits and hyphens",
        )
    })
}

fn wrong(variable: &Variable, text: &Spanned<String>, label: &str) -> Diagnostic {
    let message = format!(
        "`{}` is not a value of `{}`",
        shown(text),
        variable.name.value
    );
    Diagnostic::error(Code::VariableValue, message).at(text.span, label)
}

/// Whether values of a format may contain any characters.
fn is_text(format: Option<VariableFormat>) -> bool {
    matches!(
        format,
        None | Some(VariableFormat::Text | VariableFormat::Email)
    )
}

/// Returns the variables in the paths of URLs, each with one of its templates.
fn paths(index: &Index<'_>) -> HashMap<String, Span> {
    let mut found = HashMap::new();
    let mut add = |template: &Template, is_parameter: &dyn Fn(&str) -> bool| {
        let text = template.text.split('?').next().unwrap_or_default();
        let text = text.split_once("://").map_or(text, |(_, rest)| rest);
        let (_, path) = text.split_once('/').unwrap_or_default();
        for name in template.variables() {
            if path.contains(&format!("{{{}}}", name.value)) && !is_parameter(name) {
                found.entry(name.value.clone()).or_insert(template.span);
            }
        }
    };
    for template in templates::urls(index.spec) {
        add(template, &|_| false);
    }
    for operation in &index.spec.operations {
        let Some(call) = operation.call() else {
            continue;
        };
        let is_parameter = |name: &str| {
            let mut own = operation.path.iter();
            own.any(|own| own.name.value == name) || index.bound(name).is_some()
        };
        add(&call.path, &is_parameter);
    }
    found
}

/// Returns a value without what users type around it.
fn bare<'v>(variable: &Variable, text: &'v str) -> &'v str {
    let affix = |affix: &Option<Spanned<String>>| affix.as_ref().map(|own| own.value.clone());
    let prefix = affix(&variable.prefix).unwrap_or_default();
    let suffix = affix(&variable.suffix).unwrap_or_default();
    let text = text.strip_prefix(prefix.as_str()).unwrap_or(text);
    text.strip_suffix(suffix.as_str()).unwrap_or(text)
}

fn is_segment(text: &str) -> bool {
    let leads_away = |c: char| matches!(c, '/' | '\\' | '?' | '#') || c.is_control();
    !matches!(text, "." | "..") && !text.contains(leads_away)
}
