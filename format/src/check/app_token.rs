//! `app_token` in the templates of token requests: the application's own token, which only a spec with a
//! request for it has.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::expression::template::Template;
use crate::spec::{Index, Property};

const NAME: &str = "app_token";

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    if index.variable(NAME).is_some() {
        return;
    }
    let code = spec.grants.authorization_code.as_ref();
    let declared = code.and_then(|code| code.app_token.as_ref());
    let mut reported = HashSet::new();
    let mut report = |template: &Template, label: &str| {
        let uses = template.variables().filter(|name| name.value == NAME);
        for name in uses.filter(|name| reported.insert(name.span.start)) {
            let message = "`app_token` is not available here";
            let diagnostic = Diagnostic::error(Code::RequestValue, message).at(name.span, label);
            found.push(match declared {
                Some(request) => diagnostic.see(request.span, "the request for it"),
                None => diagnostic.help("add `\"app_token\": {}` to `authorization_code`"),
            });
        }
    };
    for (_, grant) in spec.grants.all() {
        let label = match declared {
            Some(request) if std::ptr::eq(request, grant) => "would be part of the request for it",
            Some(_) => continue,
            None => "the spec has no request for it",
        };
        let fixed = grant.token_request.fixed(&spec.token_request);
        fixed.for_each(|template| report(template, label));
    }
    let own = spec.grants.custom.iter();
    let own = own.flat_map(|grant| &grant.parameters);
    for template in own
        .filter_map(Property::fixed)
        .filter(|_| declared.is_none())
    {
        report(template, "the spec has no request for it");
    }
    if let Some(revocation) = &spec.revocation {
        let fixed = revocation.request.fixed(&revocation.request);
        fixed.for_each(|template| report(template, "not requested for a revocation"));
    }
}
