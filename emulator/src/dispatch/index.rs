//! The emulator's first page: its applications, its endpoints, and what to do next.

use licit_format::resolve::Registration;

use super::{first_login, metadata};
use crate::core::client::Client;
use crate::core::grant_kind::GrantKind;
use crate::core::routes;
use crate::core::server::Server;
use crate::http::page::{self, escape};
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::http::served;
use crate::values::pattern::Bindings;
use crate::values::variable;

/// How many operations the page lists.
const OPERATIONS: usize = 200;

/// How many registered applications the page lists.
const APPLICATIONS: usize = 50;

/// The page at `/`.
pub(super) fn page(server: &Server, request: &Request) -> Reply {
    let mut page = Page {
        server,
        origin: request.called.trim_end_matches('/'),
        body: String::new(),
    };
    page.introduction();
    for (position, registration) in server.provider.registrations.iter().enumerate() {
        if let Some(client) = server.clients.get(position) {
            page.application(position, registration, client);
        }
    }
    page.registered();
    page.endpoints();
    page.next_steps();
    page.foreign();
    page.operations();
    page::page(200, &server.provider.table.title, &page.body, "'self'")
}

/// The page at `/` while it is written.
struct Page<'s> {
    server: &'s Server,
    origin: &'s str,
    body: String,
}

impl Page<'_> {
    fn introduction(&mut self) {
        let (title, origin) = (escape(&self.server.provider.table.title), self.origin);
        self.line(&format!(
            "<p>{title}, emulated from its spec. A URL <code>https://host/path</code> of the spec is \
             served at <code>{origin}/host/path</code>.</p>\n\
             <p><a href=\"/.emulator/\">What happens, live</a>: requests, tokens, faults, webhooks.</p>"
        ));
    }

    fn application(&mut self, position: usize, registration: &Registration, client: &Client) {
        let name = escape(&registration.table.name);
        self.line(&format!("<h2>Application <code>{name}</code></h2>"));
        self.credentials(client);
        if let Some(url) = first_login::url(self.server, self.origin, position) {
            let url = escape(&url);
            self.line(&format!("<p><a href=\"{url}\">Log in</a></p>"));
        }
    }

    fn credentials(&mut self, client: &Client) {
        let credentials = &client.credentials;
        let secret = credentials.client_secret.as_deref().unwrap_or("none");
        self.line("<dl>");
        self.entry("client_id", &credentials.client_id);
        self.entry("client_secret", secret);
        self.entry(
            "redirect URIs",
            &client.described_redirect_uris().join(", "),
        );
        self.line("</dl>");
    }

    /// The applications that were registered besides those of the spec.
    fn registered(&mut self) {
        let all = self.server.state().registered.all();
        for (position, client) in all.iter().take(APPLICATIONS) {
            let registration = self.server.provider.registrations.get(*position);
            let name = registration.map_or("", |registration| registration.table.name.as_str());
            let name = escape(name);
            self.line(&format!(
                "<h2>Registered application (<code>{name}</code>)</h2>"
            ));
            self.credentials(client);
        }
        if let Some(more @ 1..) = all.len().checked_sub(APPLICATIONS) {
            self.line(&format!("<p>… and {more} more.</p>"));
        }
    }

    fn endpoints(&mut self) {
        self.line("<h2>Endpoints</h2>\n<dl>");
        for (name, url) in urls(self.server, self.origin) {
            self.entry(&name, &url);
        }
        for path in metadata::paths(&self.server.provider) {
            let url = format!("{}{path}", self.origin);
            self.entry("metadata", &url);
        }
        self.line("</dl>");
    }

    fn next_steps(&mut self) {
        let (name, origin) = (escape(&self.server.provider.table.name), self.origin);
        self.line(&format!(
            "<h2>What to do next</h2>\n<ul>\n\
             <li>A licit client: call <code>.origin(\"{origin}\")</code> on its builder, or run \
             <code>cargo licit login {name}.json --origin {origin}</code>.</li>\n\
             <li>Any other client: use the issuer <code>{origin}</code>, or the endpoints below.</li>\n\
             <li>Another redirect URI: start the emulator with <code>--redirect-uri URI</code>; other \
             applications: <code>--clients FILE</code>.</li>\n</ul>"
        ));
    }

    /// The endpoints for clients of other libraries, whose tokens have the issuer that they configured.
    fn foreign(&mut self) {
        self.line("<h2>Endpoints for other clients</h2>\n<dl>");
        self.entry("issuer", self.origin);
        let address = |url: &str| served::address(self.origin, "", url);
        for (name, url) in addresses(self.server, &address) {
            self.entry(&name, &url);
        }
        self.line("</dl>");
    }

    fn operations(&mut self) {
        let all = &self.server.provider.operations;
        if all.is_empty() {
            return;
        }
        self.line(&format!("<h2>{} operations</h2>\n<dl>", all.len()));
        for operation in all.iter().take(OPERATIONS) {
            let table = &operation.table;
            let url = routes::operation_url(&self.server.provider, &table.path);
            let call = format!(
                "{} {}",
                table.method.name(),
                served::plain(self.origin, &url)
            );
            self.entry(&table.name, &call);
        }
        self.line("</dl>");
        if let Some(more @ 1..) = all.len().checked_sub(OPERATIONS) {
            self.line(&format!("<p>… and {more} more.</p>"));
        }
    }

    fn line(&mut self, html: &str) {
        self.body.push_str(html);
        self.body.push('\n');
    }

    fn entry(&mut self, name: &str, value: &str) {
        let (name, value) = (escape(name), escape(value));
        self.line(&format!("<dt>{name}</dt><dd><output>{value}</output></dd>"));
    }
}

/// The endpoints of the provider, by their names, at the emulator.
pub(crate) fn urls(server: &Server, origin: &str) -> Vec<(String, String)> {
    addresses(server, &|url| served::plain(origin, url))
}

/// The endpoints of the provider, by their names, at the addresses of their URLs.
fn addresses(server: &Server, address: &dyn Fn(&str) -> String) -> Vec<(String, String)> {
    let provider = &server.provider;
    let mut urls: Vec<(String, String)> = Vec::new();
    let mut add = |name: &str, url: Option<&String>| {
        if let Some(url) = url {
            let url = address(&variable::fill(provider, url, &Bindings::new()));
            let entry = (name.to_owned(), url);
            if !urls.contains(&entry) {
                urls.push(entry);
            }
        }
    };
    for registration in &provider.registrations {
        let table = &registration.table;
        if let Some(code) = &table.authorization_code {
            add("authorization endpoint", Some(&code.authorization_endpoint));
            let pushed = code.pushed_authorization_request_endpoint.as_ref();
            add("pushed authorization request endpoint", pushed);
        }
        let device = table.device_code.as_ref();
        let device = device.map(|device| &device.device_authorization_endpoint);
        add("device authorization endpoint", device);
        for kind in GrantKind::all(registration) {
            add(
                "token endpoint",
                kind.of(registration).map(|grant| &grant.token_endpoint),
            );
        }
        add("revocation endpoint", table.revocation_endpoint.as_ref());
        add(
            "introspection endpoint",
            table.introspection_endpoint.as_ref(),
        );
        add(
            "registration endpoint",
            table.registration_endpoint.as_ref(),
        );
    }
    add("keys", provider.table.jwks_uri.as_ref());
    if let Some(openid) = &provider.table.openid {
        add(
            "UserInfo endpoint",
            openid.userinfo.as_ref().map(|userinfo| &userinfo.path),
        );
        add("end session endpoint", openid.end_session_endpoint.as_ref());
    }
    add(
        "GraphQL endpoint",
        provider.table.api.graphql_endpoint.as_ref(),
    );
    urls
}
