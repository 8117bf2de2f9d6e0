//! The authorization response (RFC 6749 §4.1.2, RFC 9207): to the redirect URI, or a page that shows
//! the code.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use licit_format::resolve::{AuthorizationCode, CallbackSignature, ResponseMode};
use url::Url;

use crate::access::scopes;
use crate::core::client::Client;
use crate::core::server::Server;
use crate::http::page;
use crate::http::reply::Reply;
use crate::openid::claims;
use crate::values::pattern::Bindings;
use crate::values::{secret, variable};

/// Lifetime of a signed response in seconds: the longest that JARM §2.1 recommends.
const LIFETIME: u64 = 600;

/// Where a response goes, and what it always contains.
pub(super) struct Callback<'c> {
    pub(super) server: &'c Server,
    pub(super) grant: &'c AuthorizationCode,
    /// The number of the tenant that the user chose.
    pub(super) tenant: Option<usize>,
    pub(super) bindings: &'c Bindings,
    pub(super) redirect_uri: String,
    pub(super) state: Option<String>,
    /// The client, with whose secret callbacks are signed.
    pub(super) client: &'c Client,
}

impl Callback<'_> {
    /// The response with a code for these scopes.
    pub(super) fn code(&self, code: &str, granted: &[usize]) -> Reply {
        if self.is_out_of_band() {
            let title = &self.server.provider.table.title;
            return page::message(200, title, "Type this code into the application:", code);
        }
        let mut parameters = vec![(self.grant.callback.code.as_str(), code.to_owned())];
        parameters.extend(self.values(granted));
        self.redirect(parameters)
    }

    /// The response without a code.
    pub(super) fn captured(&self, granted: &[usize]) -> Reply {
        self.redirect(self.values(granted).collect())
    }

    /// The granted scopes, and the parameters that clients capture.
    fn values(&self, granted: &[usize]) -> impl Iterator<Item = (&str, String)> {
        let provider = &self.server.provider;
        let separator = &self.grant.grant.reply.scope_separator;
        let scope = self.grant.callback.scope.as_deref();
        let scope = scope.map(|name| (name, scopes::write(provider, granted, separator)));
        let captures = self.grant.callback.captures.iter();
        let captures = captures.map(|(parameter, name)| {
            let value = match self.tenant {
                None | Some(0) => variable::value(provider, name),
                Some(number) => variable::of_tenant(provider, name, number),
            };
            (parameter.as_str(), value)
        });
        scope.into_iter().chain(captures)
    }

    /// The response with an error (§4.1.2.1).
    pub(super) fn error(&self, code: &str, problem: &str) -> Reply {
        if self.is_out_of_band() {
            return page::message(
                400,
                &self.server.provider.table.title,
                &format!("{code}:"),
                problem,
            );
        }
        let names = &self.grant.callback;
        let reply = self.redirect(vec![
            (names.error.as_str(), code.to_owned()),
            (names.error_description.as_str(), problem.to_owned()),
        ]);
        reply.rejecting(code, problem)
    }

    fn is_out_of_band(&self) -> bool {
        self.grant.out_of_band.as_ref() == Some(&self.redirect_uri)
    }

    /// Returns the provider's signature over the other parameters, if the spec has one.
    fn signature<'c>(&'c self, parameters: &[(&'c str, String)]) -> Option<(&'c str, String)> {
        let CallbackSignature { parameter, base64 } = self.grant.callback.signature.as_ref()?;
        let mut signed: Vec<String> = parameters
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        signed.sort_unstable();
        let key = self.client.credentials.client_secret.as_deref()?;
        let hmac = secret::hmac(key, &signed.join("&"));
        let written = if *base64 {
            STANDARD.encode(hmac)
        } else {
            let digit = |four: u8| char::from_digit(four.into(), 16).unwrap_or_default();
            let hmac: &[u8] = hmac.as_ref();
            let digits = hmac.iter();
            digits
                .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
                .collect()
        };
        Some((parameter, written))
    }

    /// All parameters, signed as a whole (JARM §2.1).
    fn signed(&self, parameters: &[(&str, String)]) -> String {
        let mut members = claims::addressed(self.server, self.client, self.bindings);
        let end = self.server.clock.stated() / 1000 + LIFETIME;
        members.insert("exp".to_owned(), end.into());
        for (name, value) in parameters {
            members.insert((*name).to_owned(), value.as_str().into());
        }
        let state = &mut self.server.state();
        let algorithms = &self.grant.signed_response;
        self.client.sign(&mut state.signing, algorithms, members)
    }

    fn redirect<'c>(&'c self, mut parameters: Vec<(&'c str, String)>) -> Reply {
        if let Some(state) = &self.state {
            parameters.push((self.grant.callback.state.as_str(), state.clone()));
        }
        let provider = &self.server.provider;
        if self.grant.iss && provider.table.issuer.is_some() {
            let issuer = claims::issuer(self.server, self.client, self.bindings);
            parameters.push(("iss", issuer));
        }
        let signed = self.signature(&parameters);
        parameters.extend(signed);
        if !self.grant.signed_response.is_empty() {
            parameters = vec![("response", self.signed(&parameters))];
        }
        match Url::parse(&self.redirect_uri) {
            Ok(_)
                if self
                    .grant
                    .response_mode
                    .as_deref()
                    .and_then(ResponseMode::from_name)
                    .is_some_and(ResponseMode::is_posted) =>
            {
                page::form_post(&provider.table.title, &self.redirect_uri, &parameters)
            }
            Ok(mut url) => {
                url.query_pairs_mut().extend_pairs(parameters);
                Reply::redirect(url.as_str())
            }
            Err(_) => page::message(
                400,
                &provider.table.title,
                "The redirect URI is not a URL:",
                &self.redirect_uri,
            ),
        }
    }
}
