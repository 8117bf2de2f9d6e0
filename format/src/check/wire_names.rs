//! Standard names in `rename` and `omit` of a custom grant's token request, to which its parameters add
//! names. A misspelled one would be ignored. The names of other requests and of replies are part of the
//! structure. And the names under which standard parameters are sent.

use crate::diagnostic::{Code, Diagnostic, shown};
use crate::schema::format::TOKEN_PARAMETERS;
use crate::source::Spanned;
use crate::spec::Spec;

pub(super) fn check(spec: &Spec, found: &mut Vec<Diagnostic>) {
    for grant in &spec.grants.custom {
        let own = grant.parameters.iter().map(|own| own.name.as_str());
        let known: Vec<_> = TOKEN_PARAMETERS.names.iter().copied().chain(own).collect();
        let request = &grant.common.token_request;
        let renamed = request.rename.iter().flatten().map(|(name, _)| name);
        for name in renamed.chain(request.omit.iter().flatten()) {
            if known.contains(&name.as_str()) {
                continue;
            }
            let message = format!("`{}` is not a {}", shown(name), TOKEN_PARAMETERS.what);
            let diagnostic = Diagnostic::error(Code::UnknownWireName, message);
            found.push(
                diagnostic
                    .at(name.span, "would be ignored")
                    .help("standard names, and the grant's own `parameters`, can be listed")
                    .suggest_nearest("a known name", name, name.span, known.iter().copied()),
            );
        }
    }
}

/// Returns the name under which a standard parameter is sent: by the first entry of `renamed` for it, or else by
/// the spec's name for the scope parameter.
pub(super) fn of<'s>(
    spec: &'s Spec,
    renamed: impl IntoIterator<Item = &'s (Spanned<String>, Spanned<String>)>,
    standard: &'s str,
) -> &'s str {
    let mut renamed = renamed.into_iter();
    let renamed = renamed.find(|(name, _)| name.value == standard);
    let default = match &spec.scope_format.parameter {
        Some(name) if standard == "scope" => name.as_str(),
        _ => standard,
    };
    renamed.map_or(default, |(_, name)| name)
}
