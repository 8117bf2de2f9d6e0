//! The control endpoint: changes the emulator while it runs. Its path, `/.emulator/`, is not one of a
//! provider, because no host name begins with a dot. Like the emulator, it is only on loopback. No page of
//! another site reaches it: browsers name their site in `Origin` or `Sec-Fetch-Site`.

use hyper::Method;
use licit_format::diagnostic::nearest;
use serde_json::{Value, json};

use super::dispatcher::Dispatcher;
use super::live;
use super::recorded::RecordedRequest;
use crate::core::fault_rule::{self, FaultRule};
use crate::http::reply::Reply;
use crate::http::request::Request;

/// The first segment of its paths.
pub(super) const PATH: &str = ".emulator";

/// How many requests the state lists.
const LISTED: usize = 200;

/// Answers a request to the control endpoint; `path` is the rest of the path.
pub(super) async fn answer(dispatcher: &Dispatcher, path: &[String], request: &Request) -> Reply {
    if is_foreign(request) {
        let text = "Only the emulator's own pages and programs on this machine may do this.\n";
        return Reply::text(403, text);
    }
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let server = &*dispatcher.server;
    let changed = match (&request.method, path.as_slice()) {
        (&Method::GET, []) => return live::page(dispatcher),
        (&Method::GET, ["state"]) => return Reply::json(200, &state(dispatcher)).unstored(),
        (&Method::GET, ["faults"]) => Ok(()),
        (&Method::POST, ["faults"]) => add_faults(dispatcher, request),
        (&Method::DELETE, ["faults"]) => {
            server.clear_faults();
            Ok(())
        }
        (&Method::POST, ["revoke"]) => {
            server.state().issued.revoke_all();
            Ok(())
        }
        (&Method::POST, ["expire"]) => {
            let now = server.clock.now();
            server.state().issued.expire_access_tokens(now);
            Ok(())
        }
        (&Method::POST, ["advance"]) => advance(dispatcher, request),
        (&Method::POST, ["webhooks", event]) => return webhook(dispatcher, event).await,
        _ => return Reply::text(404, "The control endpoint has no such path or method.\n"),
    };
    match changed {
        Ok(()) => Reply::json(200, &json!({ "faults": faults(dispatcher) })).unstored(),
        Err(problem) => Reply::text(400, format!("{problem}\n")),
    }
}

/// Whether a page of another site sent the request.
fn is_foreign(request: &Request) -> bool {
    let origin = request.header("origin");
    let own = request.prefix();
    let site = request.header("sec-fetch-site");
    origin.is_some_and(|origin| Some(origin) != own)
        || site.is_some_and(|site| !matches!(site, "same-origin" | "none"))
}

/// Adds the rules in the body, one in each line.
fn add_faults(dispatcher: &Dispatcher, request: &Request) -> Result<(), String> {
    let text = String::from_utf8_lossy(&request.body);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let rules = lines.map(str::parse).collect::<Result<Vec<FaultRule>, _>>();
    let rules = rules.map_err(|error| error.to_string())?;
    if rules.is_empty() {
        return Err("the body contains no fault; write `rate-limited,on=OPERATION`".to_owned());
    }
    for rule in rules {
        dispatcher
            .server
            .inject(rule)
            .map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Moves the clock forward by the duration in the body.
fn advance(dispatcher: &Dispatcher, request: &Request) -> Result<(), String> {
    let text = String::from_utf8_lossy(&request.body);
    let by = fault_rule::duration(text.trim()).map_err(|error| error.to_string())?;
    dispatcher.server.clock.advance(by);
    Ok(())
}

/// Sends a webhook to the configured URL.
async fn webhook(dispatcher: &Dispatcher, event: &str) -> Reply {
    let server = &*dispatcher.server;
    let delivery = server.state().mint.fresh();
    let sender = dispatcher.sender.as_ref();
    let made = sender.and_then(|sender| sender.make(&server.provider, event, &delivery, |_| ()));
    let webhook = match made {
        Some(Ok(webhook)) => webhook,
        Some(Err(error)) => return Reply::text(500, format!("{error}\n")),
        None => {
            let events = dispatcher.events();
            let similar = nearest(event, events.iter().map(String::as_str));
            let hint = similar.map(|similar| format!("; a similar name is `{similar}`"));
            let hint = hint.unwrap_or_default();
            return Reply::text(404, format!("the spec has no event `{event}`{hint}\n"));
        }
    };
    match webhook.send().await {
        Ok(status) => Reply::json(200, &json!({ "url": webhook.url, "status": status })),
        Err(error) => {
            let text = format!("the webhook did not reach {}: {error}\n", webhook.url);
            Reply::text(502, text)
        }
    }
}

fn faults(dispatcher: &Dispatcher) -> Vec<String> {
    let rules = dispatcher.server.state().rules.all();
    let mut faults: Vec<String> = rules.iter().map(ToString::to_string).collect();
    match dispatcher.server.clock.skew() {
        0 => {}
        seconds => faults.push(format!("clock-skew={seconds}s")),
    }
    faults
}

/// What the emulator has answered and issued, without secrets.
fn state(dispatcher: &Dispatcher) -> Value {
    let server = &*dispatcher.server;
    let mut requests = dispatcher.records().last(LISTED);
    requests.reverse();
    let requests: Vec<Value> = requests.iter().map(request).collect();
    let now = server.clock.now();
    let scopes = |scopes: &[usize]| -> Vec<String> {
        let scopes = scopes
            .iter()
            .filter_map(|at| server.provider.scopes.get(*at));
        scopes.map(|scope| scope.name.clone()).collect()
    };
    let tokens = server.state().issued.tokens();
    let tokens: Vec<Value> = tokens
        .iter()
        .map(|token| {
            json!({
                "kind": token.kind,
                "token": token.masked,
                "client_id": token.client_id,
                "scopes": scopes(&token.scopes),
                "expires_in": token.expires_at.map(|at| at.saturating_sub(now) / 1000),
                "state": if token.is_revoked {
                    "revoked"
                } else if token.expires_at.is_some_and(|at| at <= now) {
                    "expired"
                } else {
                    token.state
                },
            })
        })
        .collect();
    let objects: Vec<Value> = dispatcher
        .collections()
        .into_iter()
        .map(|(path, number)| json!({ "path": path, "objects": number }))
        .collect();
    json!({
        "requests": requests,
        "tokens": tokens,
        "objects": objects,
        "faults": faults(dispatcher),
        "events": dispatcher.events(),
    })
}

fn request(request: &RecordedRequest) -> Value {
    json!({
        "at": request.at,
        "method": request.method,
        "path": request.path,
        "endpoint": request.endpoint,
        "status": request.status,
        "rejection": request.rejection,
        "script": request.script,
        "recording": request.recording,
    })
}
