//! The grants of each registration, as sequence diagrams.

use licit_format::resolve::{Grant, Provider, Registration};

use super::diagram::{Message, Participant, draw};
use super::html::Html;
use Participant::{Api, Application, Server, User};

/// The section of flows.
pub(super) fn section(provider: &Provider) -> Html {
    let mut html = Html::default();
    if provider.registrations.is_empty() {
        return html;
    }
    html.tag("<section id=\"flows\"><h2>Flows</h2>");
    for registration in &provider.registrations {
        if provider.registrations.len() > 1 {
            html.within("<h3>", &registration.rust_name, "</h3>");
        }
        if let Some(description) = &registration.description {
            html.within("<p>", description, "</p>");
        }
        for (title, about, messages) in flows(registration) {
            html.tag("<figure tabindex=\"0\">")
                .html(&draw(title, &messages));
            html.tag("<figcaption><strong>")
                .text(title)
                .tag("</strong> ");
            html.text(&about).tag("</figcaption></figure>");
        }
    }
    html.tag("</section>");
    html
}

type Flow = (&'static str, String, Vec<Message>);

fn flows(registration: &Registration) -> Vec<Flow> {
    let table = &registration.table;
    let mut flows = Vec::new();
    if table.authorization_code.is_some() {
        flows.push(authorization_code(registration));
    }
    if let Some(device) = &table.device_code {
        let mut messages = vec![
            request(
                Application,
                Server,
                &format!("POST {}", path(&device.device_authorization_endpoint)),
            ),
            reply(Server, Application, "device code, user code, URL"),
            request(Application, User, "shows the user code and the URL"),
            request(User, Server, "enters the code and consents"),
        ];
        messages.extend(token_request(
            &device.grant,
            "device code, until the user has consented",
        ));
        flows.push((
            "Device code",
            "RFC 8628. For devices without a browser.".to_owned(),
            messages,
        ));
    }
    if let Some(grant) = &table.client_credentials {
        flows.push((
            "Client credentials",
            "RFC 6749 §4.4. The application acts for itself.".to_owned(),
            token_request(grant, "client credentials").to_vec(),
        ));
    }
    for (grant, title, what) in [
        (&table.password, "Password", "user name and password"),
        (&table.jwt_bearer, "JWT bearer", "signed assertion"),
        (
            &table.token_exchange,
            "Token exchange",
            "token of another party",
        ),
    ] {
        if let Some(grant) = grant {
            flows.push((title, String::new(), token_request(grant, what).to_vec()));
        }
    }
    if let Some(refresh) = &table.refresh_token {
        let mut messages = vec![
            request(Application, Api, "request with an expired access token"),
            reply(Api, Application, "401"),
        ];
        messages.extend(token_request(&refresh.grant, "refresh token"));
        messages.push(request(
            Application,
            Api,
            "the same request with the new token",
        ));
        let about = format!(
            "RFC 6749 §6. Rotation: {}; reuse of a refresh token: {}. The generated client refreshes by itself.",
            words(&format!("{:?}", refresh.rotation)),
            words(&format!("{:?}", refresh.reuse))
        );
        flows.push(("Refresh", about, messages));
    }
    flows
}

fn authorization_code(registration: &Registration) -> Flow {
    let mut messages = Vec::new();
    let mut about = "RFC 6749 §4.1.".to_owned();
    if let Some(code) = &registration.table.authorization_code {
        if code.push_required {
            let endpoint = code.pushed_authorization_request_endpoint.as_deref();
            messages.push(request(
                Application,
                Server,
                &format!("POST {}", path(endpoint.unwrap_or_default())),
            ));
            messages.push(reply(Server, Application, "request_uri"));
            about.push_str(" The authorization request is pushed (RFC 9126).");
        }
        messages.extend([
            request(Application, User, "redirect to the authorization endpoint"),
            request(
                User,
                Server,
                &format!("GET {}", path(&code.authorization_endpoint)),
            ),
            reply(Server, User, "consent, then redirect with a code"),
            request(User, Application, "GET callback?code&state"),
        ]);
        messages.extend(token_request(&code.grant, "code"));
        messages.push(request(Application, Api, "request with the access token"));
        messages.push(reply(Api, Application, "reply"));
    }
    ("Authorization code", about, messages)
}

fn token_request(grant: &Grant, what: &str) -> [Message; 2] {
    [
        request(
            Application,
            Server,
            &format!("POST {}: {what}", path(&grant.token_endpoint)),
        ),
        reply(Server, Application, "tokens"),
    ]
}

fn request(from: Participant, to: Participant, text: &str) -> Message {
    Message {
        from,
        to,
        text: text.to_owned(),
        is_reply: false,
    }
}

fn reply(from: Participant, to: Participant, text: &str) -> Message {
    Message {
        is_reply: true,
        ..request(from, to, text)
    }
}

/// The path of a URL template.
fn path(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/')
        .and_then(|at| rest.get(at..))
        .unwrap_or("/")
        .to_owned()
}

/// A name of Rust as lower-case words.
fn words(name: &str) -> String {
    let name = name.split(['(', '{', ' ']).next().unwrap_or(name);
    let mut text = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !text.is_empty() {
            text.push(' ');
        }
        text.extend(c.to_lowercase());
    }
    text
}
