//! The pages that the emulator shows to users: plain HTML without external resources and, except for the
//! live page, without scripts, under a content security policy that enforces this.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY};
use sha2::{Digest as _, Sha256};
use url::form_urlencoded;

use super::reply::Reply;

const STYLE: &str = include_str!("page.css");

/// The note at the end of a page.
pub(crate) const NOTE: &str = "This is an emulator. Nothing here reaches the real provider.";

/// A page. `body` is HTML; `forms` is the policy's source list for form actions.
pub(crate) fn page(status: u16, title: &str, body: &str, forms: &str) -> Reply {
    let policy = format!("form-action {forms}");
    written(status, title, body, &policy, NOTE)
}

/// A page whose script calls the emulator, with a note at its end.
pub(crate) fn with_script(title: &str, body: &str, script: &str, note: &str) -> Reply {
    let policy = format!(
        "script-src 'sha256-{}'; connect-src 'self'; form-action 'none'",
        STANDARD.encode(Sha256::digest(script))
    );
    let body = format!("<div class=\"wide\">\n{body}</div>\n<script>{script}</script>");
    written(200, title, &body, &policy, note)
}

fn written(status: u16, title: &str, body: &str, policy: &str, note: &str) -> Reply {
    let title = escape(title);
    let html = format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\
<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
<style>{STYLE}</style>\n<h1>{title}</h1>\n{body}\n\
<p><small>{note}</small></p>\n</html>\n"
    );
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; {policy}; base-uri 'none'; frame-ancestors 'none'",
        STANDARD.encode(Sha256::digest(STYLE))
    );
    Reply::of_type(status, "text/html; charset=utf-8", html)
        .with(CONTENT_SECURITY_POLICY, &policy)
        .with(REFERRER_POLICY, "no-referrer")
        .unstored()
}

/// Sends the parameters in the fragment as a query, as a script of a single-page application would read them.
const READ_FRAGMENT: &str = "const fragment = location.hash.slice(1);\n\
location.replace(location.pathname + '?' + fragment.slice(fragment.lastIndexOf('?') + 1));";

/// A page that reads the parameters of an authorization request from the fragment of its URL.
pub(crate) fn of_fragment(title: &str) -> Reply {
    with_script(
        title,
        "<p>Reading the fragment …</p>\n",
        READ_FRAGMENT,
        NOTE,
    )
}

/// The query that the script of a page made by [`of_fragment`] sends.
pub(crate) fn query_of_fragment<'u>(html: &str, url: &'u str) -> Option<&'u str> {
    let (_, fragment) = url
        .split_once('#')
        .filter(|_| html.contains(READ_FRAGMENT))?;
    Some(fragment.rsplit('?').next().unwrap_or(fragment))
}

/// A page with one text, which [`message_of`] extracts.
pub(crate) fn message(status: u16, title: &str, before: &str, text: &str) -> Reply {
    let body = format!(
        "<p>{} <output>{}</output></p>",
        escape(before),
        escape(text)
    );
    page(status, title, &body, "'none'")
}

/// A page with a form that the browser posts to `to`: OAuth 2.0 Form Post Response Mode. It has no
/// script that submits it; the user presses the button.
pub(crate) fn form_post(title: &str, to: &str, parameters: &[(&str, String)]) -> Reply {
    let fields: Vec<String> = parameters
        .iter()
        .map(|(name, value)| {
            let (name, value) = (escape(name), escape(value));
            format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">\n")
        })
        .collect();
    let fields = fields.concat();
    let body = format!(
        "<form method=\"post\" action=\"{}\">\n{fields}<button>Go back</button>\n</form>",
        escape(to)
    );
    page(200, title, &body, "*")
}

/// The encoded form of a page made by [`form_post`].
pub(crate) fn posted_form(html: &str) -> Option<String> {
    let (_, form) = html.split_once("<form method=\"post\" action=")?;
    let mut fields = Vec::new();
    for field in form.split("<input type=\"hidden\" name=\"").skip(1) {
        let (name, rest) = field.split_once("\" value=\"")?;
        let (value, _) = rest.split_once("\">")?;
        fields.push((plain(name), plain(value)));
    }
    let written = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(&fields)
        .finish();
    (!fields.is_empty()).then_some(written)
}

/// The text of a page made by [`message`].
pub(crate) fn message_of(html: &str) -> Option<String> {
    let (_, after) = html.split_once("<output>")?;
    let (text, _) = after.split_once("</output>")?;
    Some(plain(text))
}

/// Reverses [`escape`].
fn plain(text: &str) -> String {
    ENTITIES.iter().fold(text.to_owned(), |text, (c, entity)| {
        text.replace(entity, &c.to_string())
    })
}

/// The ampersand comes last: it must be unescaped last.
const ENTITIES: [(char, &str); 4] = [
    ('<', "&lt;"),
    ('>', "&gt;"),
    ('"', "&quot;"),
    ('&', "&amp;"),
];

/// Escapes a text for HTML content and attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match ENTITIES.iter().find(|(known, _)| *known == c) {
            Some((_, entity)) => escaped.push_str(entity),
            None => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_a_page_can_be_read_back() {
        let text = "a<b> & \"c\" &lt;";
        let reply = message(400, "No", "Because:", text);
        let html = String::from_utf8(reply.body.to_vec()).unwrap();
        assert!(!html.contains("<b>"));
        assert_eq!(message_of(&html).unwrap(), text);
    }

    #[test]
    fn a_page_loads_no_resources_and_runs_no_scripts() {
        let reply = page(200, "T", "", "'none'");
        let policy = reply.headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"));
        assert!(
            !String::from_utf8(reply.body.to_vec())
                .unwrap()
                .contains("<script")
        );
    }
}
