//! The consent page: the application, the scopes, the tenants, and two buttons.

use licit_format::resolve::AuthorizationCode;
use url::Url;

use super::authorization_request::AuthorizationRequest;
use crate::core::client::ClientCredentials;
use crate::core::server::Server;
use crate::http::page::{self, escape};
use crate::http::reply::Reply;

/// What the page asks.
pub(super) struct ConsentPage<'c> {
    pub(super) server: &'c Server,
    pub(super) grant: &'c AuthorizationCode,
    pub(super) authorization: &'c AuthorizationRequest,
}

impl ConsentPage<'_> {
    /// Shows the page. Its form leads back to the same URL.
    pub(super) fn show(&self, client: &ClientCredentials, redirect_uri: &str) -> Reply {
        let (scopes, tenants) = (self.scopes(), self.tenants());
        let asked = if scopes.is_empty() {
            "asks for access."
        } else {
            "asks for access. Choose what it may do."
        };
        let body = format!(
            "<p>The application <b>{}</b> {asked}</p>\n\
<form method=\"post\">\n{scopes}{tenants}<button name=\"decision\" value=\"allow\">Allow</button>\n\
<button name=\"decision\" value=\"deny\">Deny</button>\n</form>\n\
<p class=\"soft\">Afterwards, your browser returns to <code>{}</code>.</p>",
            escape(&client.client_id),
            escape(redirect_uri),
        );
        let forms = format!("'self' {}", source(redirect_uri));
        page::page(200, &self.server.provider.table.title, &body, &forms)
    }

    /// The requested scopes, each of which the user may deny.
    fn scopes(&self) -> String {
        let scopes = self.authorization.scopes.iter();
        let scopes = scopes.filter_map(|scope| self.server.provider.scopes.get(*scope));
        let choices = scopes.map(|scope| {
            let name = escape(&scope.name);
            let described = match scope.description.as_deref() {
                Some(description) => {
                    format!("{}<small>{name}</small>", escape(description))
                }
                None => name.clone(),
            };
            format!(
                "<label class=\"choice\"><input type=\"checkbox\" name=\"scope\" value=\"{name}\" checked>\
<span>{described}</span></label>\n"
            )
        });
        let choices: String = choices.collect();
        match choices.as_str() {
            "" => choices,
            _ => format!(
                "<fieldset><legend>Permissions</legend>\n<input type=\"hidden\" name=\"partial\" value=\"true\">\n\
{choices}</fieldset>\n"
            ),
        }
    }

    /// The user's tenants, if there are several.
    fn tenants(&self) -> String {
        let further = self.server.settings.further_tenants;
        let has_tenants =
            self.grant.tenant_lookup.is_some() || !self.grant.callback.captures.is_empty();
        if further == 0 || !has_tenants {
            return String::new();
        }
        let title = escape(&self.server.provider.table.title);
        let choices = (0..=further).map(|number| {
            let checked = if number == 0 { " checked" } else { "" };
            format!(
                "<label class=\"choice\"><input type=\"radio\" name=\"tenant\" value=\"{number}\"{checked}>\
<span>{title} {}</span></label>\n",
                number.saturating_add(1)
            )
        });
        let choices: String = choices.collect();
        let all = "<label class=\"choice\"><input type=\"radio\" name=\"tenant\" value=\"\">\
<span>All of them</span></label>\n";
        let all = if self.grant.tenant_lookup.is_some() {
            all
        } else {
            ""
        };
        format!("<fieldset><legend>For which organization?</legend>\n{choices}{all}</fieldset>\n")
    }
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
