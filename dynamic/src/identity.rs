//! The scopes of logins that only ask who the user is.

use licit_format::resolve::{Provider, least_scopes};

/// The scopes by which OpenID Connect returns who the user is (OpenID Connect Core §5.4).
const OPENID: [&str; 3] = ["openid", "profile", "email"];

/// Returns the least scopes with which a login returns who the user is, and their email address if the
/// provider has it. Empty if the spec states no requirement, or has neither `identity` nor `openid`.
pub fn identity_scopes(provider: &Provider) -> Vec<String> {
    let Some(identity) = &provider.table.identity else {
        let declared = provider.scopes.iter().map(|scope| scope.name.clone());
        let is_openid = |name: &String| OPENID.contains(&name.as_str());
        let has_openid = provider.openid.is_some();
        return declared
            .filter(|name| has_openid && is_openid(name))
            .collect();
    };
    let emails = identity.emails.as_ref();
    let names = [
        Some(&identity.operation.name),
        emails.map(|emails| &emails.operation.name),
    ];
    let operations = provider.operations.iter();
    let operations = operations.filter(|known| names.contains(&Some(&known.table.name)));
    let clauses: Vec<_> = operations
        .flat_map(|operation| &operation.requires)
        .filter_map(|at| provider.clauses.get(*at))
        .collect();
    least_scopes(&clauses, provider.scopes.len(), |scopes| {
        provider.closure(scopes)
    })
    .into_iter()
    .filter_map(|at| provider.scopes.get(at))
    .map(|scope| scope.name.clone())
    .collect()
}
