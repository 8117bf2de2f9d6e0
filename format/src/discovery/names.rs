//! Names that metadata lacks: those of the provider and of its scopes.

use std::collections::HashSet;

use url::Url;

use super::error::DiscoveryError;
use super::metadata::Metadata;
use super::options::Options;
use crate::name::{self, RESERVED_SCOPE_NAMES};
use crate::shape::Text;

/// Generic labels in front of the provider's name in an issuer's host.
const BEFORE_THE_NAME: &[&str] = &[
    "account", "accounts", "api", "auth", "connect", "id", "identity", "idp", "login", "oauth",
    "oauth2", "sso", "www",
];

/// The descriptions of the scopes of OpenID Connect Core §5.4 and §11.
pub(super) fn description(scope: &str) -> &'static str {
    match scope {
        "openid" => "The user's identity (OpenID Connect).",
        "profile" => "The user's name, picture and other profile data.",
        "email" => "The user's e-mail address.",
        "address" => "The user's postal address.",
        "phone" => "The user's phone number.",
        "offline_access" => "A refresh token.",
        _ => "",
    }
}

/// Returns a unique name for a scope's trait: the end of the path for a URL, with a number appended
/// if necessary.
pub(super) fn trait_name(scope: &str, taken: &mut HashSet<String>) -> String {
    let url = Url::parse(scope).ok().filter(Url::has_host);
    let end = url.as_ref().and_then(|url| {
        let path = url.path().trim_end_matches('/');
        path.rsplit('/').next().filter(|end| !end.is_empty())
    });
    let mut base = name::pascal(end.unwrap_or(scope));
    if !Text::PascalName.accepts(&base) || RESERVED_SCOPE_NAMES.contains(&base.as_str()) {
        base.insert_str(0, "Scope");
        base.retain(|c| c.is_ascii_alphanumeric());
    }
    let mut name = base.clone();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{base}{number}");
        number += 1;
    }
    name
}

/// Returns the name of the provider: the chosen one, or otherwise a part of its host.
pub(super) fn provider_name(
    metadata: &Metadata,
    options: &Options<'_>,
) -> Result<String, DiscoveryError> {
    if let Some(name) = options.name {
        return if Text::ProviderName.accepts(name) {
            Ok(name.to_owned())
        } else {
            Err(DiscoveryError::Name(name.to_owned()))
        };
    }
    let issuer = Url::parse(&metadata.issuer).ok();
    let domain = issuer.as_ref().and_then(Url::domain).unwrap_or_default();
    let labels: Vec<&str> = domain.split('.').collect();
    let of_the_provider = labels
        .iter()
        .enumerate()
        .find(|(at, label)| at + 2 >= labels.len() || !BEFORE_THE_NAME.contains(label))
        .map(|(_, label)| label.to_lowercase());
    Ok(of_the_provider
        .filter(|name| Text::ProviderName.accepts(name) && name != "localhost")
        .unwrap_or_else(|| "provider".to_owned()))
}
