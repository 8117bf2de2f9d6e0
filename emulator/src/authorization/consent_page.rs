//! The consent page: the application, the scopes, and two buttons.

use licit_format::resolve::Provider;
use url::Url;

use super::authorization_request::AuthorizationRequest;
use crate::core::client::ClientCredentials;
use crate::http::page::{self, escape};
use crate::http::reply::Reply;

/// Shows the page. Its form leads back to the same URL.
pub(super) fn show(
    provider: &Provider,
    client: &ClientCredentials,
    authorization: &AuthorizationRequest,
    redirect_uri: &str,
) -> Reply {
    let mut scopes = String::new();
    for scope in authorization
        .scopes
        .iter()
        .filter_map(|scope| provider.scopes.get(*scope))
    {
        let description = scope.description.as_deref().unwrap_or_default();
        let parts = [
            "<dt>",
            &escape(&scope.name),
            "</dt><dd>",
            &escape(description),
            "</dd>\n",
        ];
        scopes.extend(parts);
    }
    let body = format!(
        "<p>The application <b>{}</b> asks for access{}</p>\n<dl>\n{scopes}</dl>\n\
<form method=\"post\">\n<button name=\"decision\" value=\"allow\">Allow</button>\n\
<button name=\"decision\" value=\"deny\">Deny</button>\n</form>",
        escape(&client.client_id),
        if scopes.is_empty() { "." } else { " to:" },
    );
    page::page(
        200,
        &provider.table.title,
        &body,
        &format!("'self' {}", source(redirect_uri)),
    )
}

/// Browsers check the redirect after a form against the policy of the form's page.
fn source(redirect_uri: &str) -> String {
    match Url::parse(redirect_uri) {
        Ok(url) if url.has_host() && matches!(url.scheme(), "http" | "https") => {
            url.origin().ascii_serialization()
        }
        Ok(url) => format!("{}:", url.scheme()),
        Err(_) => String::new(),
    }
}
