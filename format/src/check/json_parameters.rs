//! Parameters of token requests that only JSON can contain: nested ones, numbers and booleans.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::template::Part;
use crate::source::Spanned;
use crate::spec::{Encoding, GrantCommon, Property, Spec, TokenRequest};

pub(super) fn check(spec: &Spec, found: &mut Vec<Diagnostic>) {
    // The provider's parameters are checked for each grant, and reported once.
    let mut reported = HashSet::new();
    for (name, grant) in spec.grants.all() {
        let mut custom = spec.grants.custom.iter();
        let custom = custom.find(|own| own.name.value == name);
        let own = custom.map_or(&[][..], |custom| &custom.parameters);
        let names = names(&spec.token_request, grant, own);
        let is_json = grant.token_request.encoding(&spec.token_request) == Encoding::Json;
        for name in names.iter().filter(|name| name.starts_with('/')) {
            let problem = if is_json {
                inside(name, &names)
            } else {
                Some(in_form(name))
            };
            found.extend(problem.filter(|_| reported.insert(name.span.start)));
        }
    }
    let requests = spec.grants.all().map(|(_, grant)| &grant.token_request);
    for request in requests.chain([&spec.token_request]) {
        found.extend(unreadable(request));
    }
}

/// Returns the names in a grant's request that the spec states.
fn names<'s>(
    shared: &'s TokenRequest,
    grant: &'s GrantCommon,
    own: &'s [Property],
) -> Vec<&'s Spanned<String>> {
    let request = &grant.token_request;
    let parameters = request.parameters.as_ref().or(shared.parameters.as_ref());
    let parameters = parameters.into_iter().flatten().chain(own);
    let parameters = parameters.map(|parameter| &parameter.name);
    let requests = [request, shared].into_iter();
    let renamed = requests.flat_map(|request| request.rename.iter().flatten());
    parameters.chain(renamed.map(|(_, wire)| wire)).collect()
}

/// Rejects a name inside the value of another parameter.
fn inside(name: &Spanned<String>, names: &[&Spanned<String>]) -> Option<Diagnostic> {
    let outer = names.iter().find(|outer| is_inside(name, outer))?;
    let message = format!("`{}` is inside another parameter", shown(name));
    let diagnostic = Diagnostic::error(Code::JsonParameter, message);
    let diagnostic = diagnostic.at(name.span, "its object would also be a value");
    Some(diagnostic.see(outer.span, "the value"))
}

fn in_form(name: &Spanned<String>) -> Diagnostic {
    let message = format!("the nested parameter `{}` without JSON", shown(name));
    Diagnostic::error(Code::JsonParameter, message)
        .at(name.span, "a form has no nested parameters")
        .help("add `\"encoding\": \"json\"` to `token_request`")
}

/// Whether a nested name is inside the value of another parameter.
fn is_inside(name: &str, outer: &str) -> bool {
    let pointer = if outer.starts_with('/') {
        outer.to_owned()
    } else {
        format!("/{}", outer.replace('~', "~0").replace('/', "~1"))
    };
    let rest = name.strip_prefix(pointer.as_str());
    rest.is_some_and(|rest| rest.starts_with('/'))
}

/// Rejects a text that cannot be the number or boolean that it is declared to be.
fn unreadable(request: &TokenRequest) -> impl Iterator<Item = Diagnostic> {
    let parameters = request.parameters.iter().flatten();
    let unquoted = parameters.filter(|own| request.unquoted.contains(&own.name));
    unquoted.filter_map(|own| {
        let template = own.fixed()?;
        let [Part::Literal(text)] = template.parts.as_slice() else {
            return None;
        };
        let is_readable = matches!(text.as_str(), "true" | "false") || text.parse::<i64>().is_ok();
        (!is_readable).then(|| {
            let message = format!("`{}` is neither a number nor a boolean", shown(&own.name));
            let diagnostic = Diagnostic::error(Code::JsonParameter, message);
            diagnostic.at(template.span, "its `type` has no quotes")
        })
    })
}
