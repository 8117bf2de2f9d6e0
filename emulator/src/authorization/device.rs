//! The device authorization endpoint (RFC 8628 §3.1), and the page on which the user types in the
//! code (§3.3).

use std::time::Duration;

use hyper::Method;
use licit_format::resolve::{DeviceCode, Pkce};
use serde_json::{Map, Value};

use crate::access::{resources, scopes};
use crate::client::authentication;
use crate::core::challenge::Challenge;
use crate::core::client::Client;
use crate::core::consent::Consent;
use crate::core::grant_kind::GrantKind;
use crate::core::issued::Device;
use crate::core::sent;
use crate::core::server::Server;
use crate::core::signed;
use crate::http::page::{self, escape};
use crate::http::parameters::{Parameters, wire_name};
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{self, Place};
use crate::values::clock;

/// Path of the page, below the emulator's own address.
pub(crate) const PATH: &str = "device";

/// Lifetime of the codes.
const LIFETIME: Duration = Duration::from_secs(600);

/// Consonants that are hard to confuse (§6.1).
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

/// Answers a request to the device authorization endpoint of a registration.
pub(crate) fn answer(server: &Server, registration: usize, http: &Request) -> Reply {
    respond(server, registration, http)
        .unwrap_or_else(|fault| rejection::reject(&server.provider, Place::Token, &fault))
        .unstored()
}

fn respond(server: &Server, position: usize, http: &Request) -> Result<Reply, Fault> {
    let invalid = |message: &str| Fault::new(Problem::InvalidRequest, message);
    let registration = server.provider.registrations.get(position);
    let table = registration.and_then(|registration| registration.table.device_code.as_ref());
    let Some(table) = table else {
        return Err(Fault::new(Problem::NotFound, "there is no such grant"));
    };
    let method = table.method.name();
    if http.method.as_str() != method {
        let message = format!("device authorization requests must use {method}");
        return Err(Fault::new(Problem::NoSuchMethod, message));
    }
    let form = sent::parameters(table.encoding, http)?;
    let id = authentication::claimed(server, &table.grant, &form, http);
    let Some(client) = server.client(position, id.as_deref()) else {
        return Err(Fault::new(Problem::InvalidClient, "the client is unknown"));
    };
    if let Some(name) = form.repeated() {
        return Err(invalid(&format!("`{name}` is sent twice")));
    }
    authentication::authenticate(server, &client, &table.grant, &form, http)?;
    let parameters = table.parameters.iter();
    let parameters = parameters.map(|fixed| (fixed, form.get(&fixed.name)));
    let headers = table.headers.iter();
    let headers = headers.map(|fixed| (fixed, http.header(&fixed.name)));
    let sent: Vec<_> = parameters.chain(headers).collect();
    if let Some(unfit) = signed::unfit(&server.provider, &client, &sent) {
        return Err(invalid(&signed::problem(&server.provider, unfit)));
    }
    if !client.may_use(GrantKind::DeviceCode, &table.grant) {
        let id = &client.credentials.client_id;
        let message = format!("`{id}` is not registered for this grant (RFC 7591 §2)");
        return Err(Fault::new(Problem::UnauthorizedClient, message));
    }
    let asked = requested(server, table, &client, &form)?;
    let resources = resources::requested(server, &form)?;
    let challenge = challenge(server, table, &form).map_err(|message| invalid(&message))?;
    let mut state = server.state();
    let device_code = state.mint.fresh();
    let user_code = user_code(&state.mint.fresh());
    state.issued.add_device(
        &device_code,
        Device {
            registration: position,
            client_id: client.credentials.client_id.clone(),
            user_code: user_code.clone(),
            scopes: asked,
            resources,
            challenge,
            expires_at: server.clock.now().saturating_add(clock::millis(LIFETIME)),
            interval: table.interval.saturating_mul(1000),
            asked_at: None,
            allowed: None,
            is_spent: false,
        },
    );
    Ok(response(server, table, &device_code, &user_code))
}

fn requested(
    server: &Server,
    table: &DeviceCode,
    client: &Client,
    form: &Parameters,
) -> Result<Vec<usize>, Fault> {
    let scope = |name| form.get(wire_name(&table.grant.request.renamed, name));
    scopes::requested(&server.provider, client, scope)
}

/// Reads the PKCE challenge, which RFC 8628 does not have.
fn challenge(
    server: &Server,
    table: &DeviceCode,
    form: &Parameters,
) -> Result<Option<Challenge>, String> {
    let (takes_plain, now) = match table.pkce {
        Pkce::Unsupported => return Ok(None),
        pkce => (pkce == Pkce::Plain, server.clock.now()),
    };
    let get = |name| form.get(wire_name(&table.grant.request.renamed, name));
    let value = get("code_challenge")
        .ok_or("`code_challenge` is missing: the spec requires PKCE with device codes")?;
    Challenge::read(value, get("code_challenge_method"), takes_plain, now).map(Some)
}

/// §3.2
fn response(server: &Server, table: &DeviceCode, device_code: &str, user_code: &str) -> Reply {
    let page = format!("http://{}/{PATH}", server.authority);
    let members: [(&str, Value); 6] = [
        ("device_code", device_code.into()),
        ("user_code", user_code.into()),
        ("verification_uri", page.as_str().into()),
        (
            "verification_uri_complete",
            format!("{page}?user_code={user_code}").into(),
        ),
        ("expires_in", LIFETIME.as_secs().into()),
        ("interval", table.interval.into()),
    ];
    let renamed = |(name, value)| (wire_name(&table.renamed, name).to_owned(), value);
    let members: Map<_, _> = members.into_iter().map(renamed).collect();
    Reply::json(200, &Value::Object(members))
}

/// A code that can be read out and typed in: `WDJB-MJHT`.
fn user_code(fresh: &str) -> String {
    let letters = fresh.bytes().take(8).filter_map(|byte| {
        let at = usize::from(byte) % LETTERS.len();
        LETTERS.get(at).copied().map(char::from)
    });
    let letters: String = letters.collect();
    match letters.split_at_checked(4) {
        Some((start, end)) => format!("{start}-{end}"),
        None => letters,
    }
}

/// Answers a request to the page on which the user types in the code.
pub(crate) fn page(server: &Server, http: &Request) -> Reply {
    let title = server.provider.table.title.as_str();
    let form = http.form().filter(|_| http.method == Method::POST);
    let typed = form.as_ref().unwrap_or(&http.query);
    let Some(code) = typed.get("user_code") else {
        return self::form(title, "");
    };
    let chosen = form.as_ref().and_then(|form| form.get("decision"));
    let allowed = match (server.settings.consent, chosen) {
        (Consent::Auto, _) | (Consent::Page, Some("allow")) => true,
        (Consent::Deny, _) | (Consent::Page, Some("deny")) => false,
        (Consent::Page, _) => return self::form(title, code),
    };
    if !decide(server, code, allowed) {
        let text = "the code is unknown, or has expired";
        return page::message(400, title, "invalid_request:", text);
    }
    let outcome = if allowed { "allowed" } else { "denied" };
    page::message(200, title, "You can go back to your device:", outcome)
}

/// Records the user's decision about a code. Returns `false` if no device waits for it.
pub(crate) fn decide(server: &Server, user_code: &str, allowed: bool) -> bool {
    let only = server.settings.grant_only.as_deref();
    let mut state = server.state();
    let now = server.clock.now();
    let Some(device) = state.issued.device_of(user_code, now) else {
        return false;
    };
    device.scopes = scopes::narrowed(&server.provider, &device.scopes, only);
    device.allowed = Some(allowed);
    true
}

fn form(title: &str, code: &str) -> Reply {
    let body = format!(
        "<form method=\"post\">\n<p><label>The code on your device: \
<input name=\"user_code\" value=\"{}\" autocomplete=\"off\"></label></p>\n\
<button name=\"decision\" value=\"allow\">Allow</button>\n\
<button name=\"decision\" value=\"deny\">Deny</button>\n</form>",
        escape(code)
    );
    page::page(200, title, &body, "'self'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_code_has_no_vowels_and_two_halves() {
        let code = user_code("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        let (one, other) = code.split_once('-').unwrap();
        assert_eq!((one.len(), other.len()), (4, 4));
        assert!(!code.contains(['A', 'E', 'I', 'O', 'U']));
    }
}
