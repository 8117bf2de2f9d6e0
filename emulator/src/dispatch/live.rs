//! The live page: requests, tokens and objects as they change, and buttons that trigger faults and webhooks.

use super::dispatcher::Dispatcher;
use crate::core::fault_rule::NAMES;
use crate::http::page::{self, escape};
use crate::http::reply::Reply;

/// The script of the page.
const SCRIPT: &str = include_str!("live.js");

/// The page at `/.emulator/`.
pub(super) fn page(dispatcher: &Dispatcher) -> Reply {
    let provider = &dispatcher.server.provider;
    let title = format!("{}, live", provider.table.title);
    let note = match dispatcher.recording() {
        Some(_) => "This emulator records: requests reach the real provider.",
        None => page::NOTE,
    };
    let body = [
        "<p>State: <output id=\"status\" aria-live=\"polite\">loading</output> · <a href=\"/\">applications and endpoints</a></p>\n",
        &triggers(&webhooks(dispatcher)),
        "<p><output id=\"result\" aria-live=\"polite\"></output></p>\n",
        &table(
            "requests",
            "Requests",
            "No request arrived yet.",
            &["Time", "Status", "Endpoint", "Request", "Why"],
        ),
        &table(
            "tokens",
            "Tokens",
            "No token is issued yet.",
            &[
                "Token",
                "Kind",
                "State",
                "Expires in",
                "Application",
                "Scopes",
            ],
        ),
        &table(
            "objects",
            "Objects",
            "No collection was used yet.",
            &["Collection", "Objects"],
        ),
    ];
    page::with_script(&title, &body.concat(), SCRIPT, note)
}

/// The forms and buttons that change the emulator.
fn triggers(webhooks: &str) -> String {
    let examples = NAMES.iter().map(|(name, example)| {
        let text = if example.is_empty() { name } else { example };
        format!("<option value=\"{}\">", escape(text))
    });
    let examples: String = examples.collect();
    let active = table("faults", "Active faults", "No fault is active.", &["Fault"]);
    format!(
        "<section>\n<h2>Trigger</h2>\n<form id=\"fault-form\"><label for=\"fault\">Fault</label> \
         <input id=\"fault\" list=\"examples\" required placeholder=\"rate-limited,times=1\" autocomplete=\"off\">\
         <datalist id=\"examples\">{examples}</datalist> <button>Add</button>\
         <button type=\"button\" data-method=\"DELETE\" data-path=\"faults\">Remove all</button></form>\n\
         <p><button data-method=\"POST\" data-path=\"expire\">Expire access tokens</button>\
         <button data-method=\"POST\" data-path=\"revoke\">Revoke everything</button>\
         <button data-method=\"POST\" data-path=\"advance\" data-body=\"1h\">Advance the clock by 1 hour</button></p>\n\
         {webhooks}</section>\n{active}"
    )
}

/// The form that sends webhooks, if the provider has some.
fn webhooks(dispatcher: &Dispatcher) -> String {
    let events = dispatcher.events();
    if events.is_empty() {
        return String::new();
    }
    let options = events.iter().map(|event| {
        let event = escape(event);
        format!("<option>{event}</option>")
    });
    let options: String = options.collect();
    format!(
        "<form id=\"event-form\"><label for=\"event\">Webhook</label> <select id=\"event\">{options}</select> \
         <button>Send</button></form>\n"
    )
}

/// A table that the script fills.
fn table(id: &str, title: &str, none: &str, columns: &[&str]) -> String {
    let columns = columns
        .iter()
        .map(|column| format!("<th scope=\"col\">{column}</th>"));
    let columns: String = columns.collect();
    format!(
        "<section class=\"empty\">\n<h2>{title}</h2>\n<p class=\"none\">{none}</p>\n\
         <div class=\"scroll\"><table><thead><tr>{columns}</tr></thead><tbody id=\"{id}\"></tbody></table></div>\n</section>\n"
    )
}
