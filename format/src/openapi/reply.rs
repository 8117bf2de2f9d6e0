//! Replies by status and media type: successes and errors (OpenAPI 3.1 §4.8.16 and §4.8.17).

use std::collections::HashMap;

use super::document::At;
use super::media::{self, JSON, Kind, Offer};
use super::reply_header::{self, Response};
use super::types::{Typed, Types};
use super::way::{Choice, Way};
use crate::diagnostic::{Diagnostic, Loss, shown};
use crate::expression::status::StatusRange;
use crate::shape::Text;
use crate::source::{Json, Member, Node, Span};

/// The replies of an operation.
#[derive(Default)]
pub(crate) struct Replies {
    /// What a call can ask for, the preferred way first; never empty.
    pub(crate) ways: Vec<Way>,
    /// The key `errors`, if any error has a type.
    pub(crate) errors: Option<Member>,
    /// The key `reply_headers`, if any reply has headers.
    pub(crate) headers: Option<Member>,
}

/// The media types of an operation's replies, by status.
#[derive(Default)]
struct Listed<'a> {
    /// The location of `responses`.
    span: Span,
    successes: Vec<(String, Vec<Offer<'a>>)>,
    errors: Vec<(String, Vec<Offer<'a>>)>,
    /// The hints of the responses that are components, by status.
    components: HashMap<String, String>,
    /// All replies.
    responses: Vec<Response<'a>>,
    /// Whether a reply redirects to the resource.
    redirects: bool,
}

/// The body that a call reads for one status.
#[derive(Debug, Clone, PartialEq)]
struct Content {
    kind: Kind,
    typed: Typed,
    /// The media types, the default first.
    names: Vec<String>,
}

/// The hints of the bodies of successes: equal schemas are one type, in every way of calling the operation and
/// for every status.
type Hints<'a> = Vec<(Option<At<'a>>, String)>;

/// Reads the replies of an operation. `hint` is the start of the names of their models, and `plain`
/// the word of the way that a names file prefers.
pub(crate) fn read<'a>(
    models: &mut Types<'a>,
    operation: At<'a>,
    method: &str,
    (hint, plain): (&str, Option<&str>),
) -> Replies {
    let Some(responses) = operation.get("responses") else {
        return Replies {
            ways: vec![Way::default()],
            ..Replies::default()
        };
    };
    let span = responses.node.span;
    let mut listed = listed(models, responses, method);
    continued(&mut listed.successes);
    let headers = reply_header::read(models, &listed.responses, hint, span);
    for (_, offers) in &mut listed.successes {
        // Stable: the others stay in their order.
        offers.sort_by_key(|offer| plain.is_none_or(|plain| offer.suffix() != plain));
    }
    let may_be_redirected = matches!(method, "GET" | "HEAD" | "POST");
    if listed.successes.is_empty() && listed.redirects && may_be_redirected {
        let mut members = vec![Member::new("redirect", Node::text_at("follow", span))];
        if method != "HEAD" {
            members.push(Member::new("returns", Node::text_at("bytes", span)));
        }
        let way = Way {
            members,
            ..Way::default()
        };
        return Replies {
            ways: vec![way],
            errors: errors(models, &listed, hint),
            headers,
        };
    }
    let first = listed
        .successes
        .iter()
        .find_map(|(_, offers)| offers.first());
    let word = first.map(Offer::suffix).unwrap_or_default();
    let mut hints = Hints::new();
    let preferred = success(models, &listed, None, hint, &mut hints);
    let mut ways = vec![Way { word, ..preferred }];
    let mut suffixes: Vec<String> = Vec::new();
    for (_, offers) in &listed.successes {
        for offer in offers.iter().skip(1) {
            let suffix = offer.suffix();
            if !suffixes.contains(&suffix) {
                suffixes.push(suffix);
            }
        }
    }
    for suffix in suffixes {
        let hint = format!("{hint}{}", crate::name::pascal(&suffix));
        let way = success(models, &listed, Some(&suffix), &hint, &mut hints);
        ways.push(Way { suffix, ..way });
    }
    Replies {
        ways,
        errors: errors(models, &listed, hint),
        headers,
    }
}

/// Sorts the replies of an operation into successes and errors.
fn listed<'a>(models: &mut Types<'a>, responses: At<'a>, method: &str) -> Listed<'a> {
    let statuses = responses.node.members().iter();
    let statuses: Vec<(String, At<'a>)> = statuses
        .filter(|member| !member.key.starts_with("x-"))
        .map(|member| (member.key.value.to_uppercase(), responses.to(&member.value)))
        .collect();
    let starts = |with: &[char]| statuses.iter().any(|(status, _)| status.starts_with(with));
    let has_success = starts(&['2']);
    let mut listed = Listed {
        span: responses.node.span,
        redirects: statuses.iter().any(|(status, _)| is_redirect(status)),
        ..Listed::default()
    };
    for (status, at) in &statuses {
        if !is_status(status) {
            let message = format!("`{}` is not a valid status", shown(status));
            models
                .found
                .push(Diagnostic::left_out(Loss::Status, message).at(
                    at.node.span,
                    "ignored: expected a status such as `404`, `4XX` or `default`",
                ));
            continue;
        }
        let Some(response) = models.documents.resolve(*at) else {
            let reference = at.text("$ref").unwrap_or_default();
            models.found.push(super::document::dangling(*at, reference));
            continue;
        };
        // `default` stands for every status that is not listed (OpenAPI 3.1 §4.8.16.1).
        let default_is_success = status == "DEFAULT" && !has_success && !listed.redirects;
        let is_error = match status.as_str() {
            "304" | "DEFAULT" => true,
            _ => status.starts_with(['4', '5']),
        };
        let is_success = status.starts_with('2') || default_is_success;
        linked(models, response);
        listed.responses.push((response, !is_success));
        if !is_success && !is_error {
            unread(models, response, status);
            continue;
        }
        let offers = offers(models, response, (status, method));
        if let Some(component) = models.component_hint(response) {
            listed.components.insert(status.clone(), component);
        }
        if is_error {
            listed.errors.push((status.clone(), offers.clone()));
        }
        if is_success {
            let status = if default_is_success { "2XX" } else { status };
            listed.successes.push((status.to_owned(), offers));
        }
    }
    listed
}

impl Listed<'_> {
    /// Returns the hint for the body of a success: `GetContactReply`, and with the status where
    /// several have one. `suffix` belongs to a further way of calling the operation.
    fn reply_hint(
        &self,
        models: &mut Types<'_>,
        hint: &str,
        (status, suffix): (&str, Option<&str>),
    ) -> String {
        if let Some(component) = self.components.get(status) {
            let suffix = suffix.map(crate::name::pascal).unwrap_or_default();
            return format!("{component}{suffix}");
        }
        let qualified = format!("{}Reply", status_name(status));
        models.names.within(hint, "Reply", &qualified)
    }

    /// Returns the hint for the body of an error: `GetContactNotFound`.
    fn error_hint(&self, models: &mut Types<'_>, hint: &str, status: &str) -> String {
        let component = self.components.get(status).cloned();
        component.unwrap_or_else(|| {
            let name = status_name(status);
            models.names.within(hint, &name, &format!("{name}Body"))
        })
    }
}

/// The name of a status: `NotFound`, `ClientError`; `Error` for all others.
fn status_name(status: &str) -> String {
    match StatusRange::parse(status) {
        Some(range) => range.rust_name(),
        None => "Error".to_owned(),
    }
}

fn is_status(status: &str) -> bool {
    status == "DEFAULT" || Text::Status.accepts(status)
}

fn is_redirect(status: &str) -> bool {
    matches!(status, "301" | "302" | "303" | "307" | "308")
}

/// Returns what a response offers. Some never have a body (RFC 9110 §6.4.1,
/// §15.3.6).
fn offers<'a>(
    models: &mut Types<'a>,
    response: At<'a>,
    (status, method): (&str, &str),
) -> Vec<Offer<'a>> {
    let Some(content) = response.get("content") else {
        return Vec::new();
    };
    if method != "HEAD" && !matches!(status, "204" | "205" | "304") {
        return media::offers(models, content);
    }
    if !content.node.members().is_empty() {
        let message = match method {
            "HEAD" => "a reply to `HEAD` has no body".to_owned(),
            _ => format!("a reply with the status {status} has no body"),
        };
        let span = content.node.span;
        models.leave_out(Loss::Content, message, span, "`content` is ignored");
    }
    Vec::new()
}

/// Reports the content of an informational reply, or of one that redirects.
fn unread(models: &mut Types<'_>, response: At<'_>, status: &str) {
    let content = response.get("content");
    let Some(content) = content.filter(|content| !content.node.members().is_empty()) else {
        return;
    };
    let loss = if status.starts_with('3') {
        Loss::Redirect
    } else {
        Loss::Content
    };
    let message = format!("the content of a reply with the status {status} is not read");
    models.leave_out(loss, message, content.node.span, "`content` is ignored");
}

/// Reports the links of a reply.
fn linked(models: &mut Types<'_>, response: At<'_>) {
    let links = response.get("links");
    if let Some(links) = links.filter(|links| !links.node.members().is_empty()) {
        let message = "the links of a reply are ignored".to_owned();
        let label = "call the operations that they name";
        models.leave_out(Loss::Links, message, links.node.span, label);
    }
}

/// Gives a 206 without content that of the 200, of which it is a part (RFC 9110 §15.3.7).
fn continued(successes: &mut [(String, Vec<Offer<'_>>)]) {
    let whole = successes.iter().find(|(status, _)| status == "200");
    let Some(offers) = whole.map(|(_, offers)| offers.clone()) else {
        return;
    };
    for (status, own) in successes {
        if status == "206" && own.is_empty() {
            own.clone_from(&offers);
        }
    }
}

/// Returns the key `errors`.
fn errors<'a>(models: &mut Types<'a>, listed: &Listed<'a>, hint: &str) -> Option<Member> {
    let span = listed.span;
    let mut errors: Vec<Member> = Vec::new();
    let none = || Node {
        value: Json::Null,
        span,
    };
    let mut in_other_formats: Vec<&str> = Vec::new();
    for (status, offers) in &listed.errors {
        let body = match status.as_str() {
            "304" => Some(none()),
            _ => error(models, listed, (status, offers), hint),
        };
        let key = match status.as_str() {
            "DEFAULT" => "default",
            status => status,
        };
        match body {
            Some(body) => errors.push(Member::new(key, body)),
            None if offers.iter().all(|offer| offer.kind != Kind::Json) && !offers.is_empty() => {
                in_other_formats.push(key);
            }
            None => {}
        }
    }
    // A range does not describe the bodies of a status that has an entry of its own.
    let is_typed = |key: &str| errors.iter().any(|known| known.key.value == key);
    let is_covered = |key: &&str| {
        let range = key.get(..1).map(|class| format!("{class}XX"));
        *key != "default" && (is_typed("default") || range.is_some_and(|range| is_typed(&range)))
    };
    in_other_formats.retain(is_covered);
    errors.extend(
        in_other_formats
            .into_iter()
            .map(|key| Member::new(key, none())),
    );
    (!errors.is_empty()).then(|| Member::new("errors", Node::object_at(errors, span)))
}

/// Returns the types of the JSON bodies of an error: one, or one for each media type.
fn error<'a>(
    models: &mut Types<'a>,
    listed: &Listed<'a>,
    (status, offers): (&str, &[Offer<'a>]),
    hint: &str,
) -> Option<Node> {
    let span = listed.span;
    let json = offers.iter().filter(|offer| offer.kind == Kind::Json);
    let mut typed: Vec<(String, &Offer<'a>)> = Vec::new();
    for (at, offer) in json.enumerate() {
        let hint = listed.error_hint(models, hint, status);
        let hint = match at {
            0 => hint,
            _ => format!("{hint}{}", crate::name::pascal(&offer.suffix())),
        };
        let text = content(models, offer, &hint).typed.text;
        if text != "json" && typed.iter().all(|(known, _)| *known != text) {
            typed.push((text, offer));
        }
    }
    match typed.as_slice() {
        [] => None,
        [(only, _)] => Some(Node::text_at(only.clone(), span)),
        several => {
            let by_type = several.iter().map(|(text, offer)| {
                let name = offer.names.first().map_or(JSON, String::as_str);
                Member::new(
                    super::essence::essence(name),
                    Node::text_at(text.clone(), span),
                )
            });
            Some(Node::object_at(by_type.collect(), span))
        }
    }
}

/// Returns the keys of the successes: those that a call asks for with `suffix`, or the preferred ones.
fn success<'a>(
    models: &mut Types<'a>,
    listed: &Listed<'a>,
    suffix: Option<&str>,
    hint: &str,
    hints: &mut Hints<'a>,
) -> Way {
    let span = listed.span;
    let asked = |offer: &&Offer<'a>| suffix.is_some_and(|suffix| offer.suffix() == suffix);
    let successes = listed.successes.iter();
    let picked: Vec<(&str, Option<&Offer<'a>>)> = successes
        .map(|(status, offers)| {
            let own = offers.iter().find(asked).or(offers.first());
            (status.as_str(), own)
        })
        .collect();
    let is_stream = |offer: &Offer<'_>| matches!(offer.kind, Kind::Events | Kind::Lines);
    let streamed = picked
        .iter()
        .find_map(|(status, offer)| Some((*status, offer.filter(|offer| is_stream(offer))?)));
    if let Some((status, offer)) = streamed {
        let others = picked.iter().filter_map(|(_, offer)| *offer);
        let other = others.into_iter().find(|other| !is_stream(other));
        if let Some(other) = other {
            let place = other.schema.map_or(span, |schema| schema.node.span);
            let message = "a reply that is not a stream, beside a stream".to_owned();
            models.leave_out(Loss::Stream, message, place, "read as an error");
        }
        let own = |models: &mut Types<'a>| listed.reply_hint(models, hint, (status, suffix));
        let hint = hint_of(models, offer, hints, own);
        return stream(models, (status, offer), &hint, span);
    }
    let mut by_status: Vec<(&str, Option<Content>)> = Vec::new();
    for (status, offer) in picked {
        let own = |models: &mut Types<'a>| listed.reply_hint(models, hint, (status, suffix));
        let content = offer.map(|offer| {
            let hint = hint_of(models, offer, hints, own);
            content(models, offer, &hint)
        });
        by_status.push((status, content));
    }
    whole(&by_status, span)
}

/// Returns the hint for a body: that of an equal one, or otherwise its `own`.
fn hint_of<'a>(
    models: &mut Types<'a>,
    offer: &Offer<'a>,
    hints: &mut Hints<'a>,
    own: impl FnOnce(&mut Types<'a>) -> String,
) -> String {
    let mut known = hints.iter();
    let known = known.find(|(known, _)| media::are_alike(models, *known, offer.schema));
    if let Some((_, hint)) = known {
        return hint.clone();
    }
    let hint = own(models);
    hints.push((offer.schema, hint.clone()));
    hint
}

/// Returns the keys of replies that are read as a whole.
fn whole(by_status: &[(&str, Option<Content>)], span: Span) -> Way {
    let returns = |content: &Content| Node::text_at(content.typed.inner(), span);
    let bodies = || by_status.iter().filter_map(|(_, content)| content.as_ref());
    let mut members = Vec::new();
    let first = by_status.first();
    let is_one = by_status.iter().all(|(_, content)| {
        first.is_some_and(|(_, known)| typed(content.as_ref()) == typed(known.as_ref()))
    });
    if is_one && let Some((status, content)) = first {
        let usual = if content.is_none() { "204" } else { "200" };
        members.extend(
            content
                .as_ref()
                .map(|content| Member::new("returns", returns(content))),
        );
        if *status != usual
            && let Ok(number) = status.parse::<u16>()
        {
            let value = Json::Number(number.to_string());
            members.push(Member::new("status", Node { value, span }));
        }
    } else if !by_status.is_empty() {
        let replies = by_status.iter().map(|(status, content)| {
            let none = || Node {
                value: Json::Null,
                span,
            };
            Member::new(*status, content.as_ref().map_or_else(none, returns))
        });
        members.push(Member::new(
            "replies",
            Node::object_at(replies.collect(), span),
        ));
    }
    let mut accepted: Vec<&str> = Vec::new();
    for name in bodies().filter_map(|content| content.names.first()) {
        if !accepted.contains(&name.as_str()) {
            accepted.push(name);
        }
    }
    if !accepted.is_empty() && accepted != [JSON] {
        let accept = Node::text_at(accepted.join(", "), span);
        members.push(Member::new("accept", accept));
    }
    Way {
        members,
        choice: choice_of_reply(by_status, &accepted),
        about: about(bodies().next(), &accepted),
        ..Way::default()
    }
}

/// Returns the header that selects one of several media types with the same type, of any status.
fn choice_of_reply(by_status: &[(&str, Option<Content>)], accepted: &[&str]) -> Option<Choice> {
    let bodies = || by_status.iter().filter_map(|(_, content)| content.as_ref());
    let kind = bodies().find(|content| content.names.len() > 1)?.kind;
    let mut names: Vec<String> = Vec::new();
    let all = bodies().filter(|content| content.kind == kind);
    for name in all.flat_map(|content| &content.names) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    let choice = Choice::new("accept", &names);
    Some(match accepted {
        [only] if names.first().is_some_and(|first| first == only) => choice,
        // Without a choice, all statuses are asked for.
        _ => choice.without_default(),
    })
}

/// The type of a body, if there is one.
fn typed(content: Option<&Content>) -> Option<(Kind, &Typed)> {
    content.map(|content| (content.kind, &content.typed))
}

/// Returns a sentence about what is returned.
fn about(content: Option<&Content>, accepted: &[&str]) -> String {
    if content.is_none() {
        return String::new();
    }
    format!("Requests `{}`.", accepted.join("`, `"))
}

fn stream<'a>(
    models: &mut Types<'a>,
    (status, offer): (&str, &Offer<'a>),
    hint: &str,
    span: Span,
) -> Way {
    let content = content(models, offer, hint);
    let kind = if offer.kind == Kind::Events {
        "events"
    } else {
        "lines"
    };
    let accept = content.names.first().cloned().unwrap_or_default();
    let mut members = vec![
        Member::new("returns", Node::text_at(content.typed.text, span)),
        Member::new("stream", Node::text_at(kind, span)),
        Member::new("accept", Node::text_at(accept.clone(), span)),
    ];
    if status != "200"
        && let Ok(number) = status.parse::<u16>()
    {
        let value = Json::Number(number.to_string());
        members.push(Member::new("status", Node { value, span }));
    }
    Way {
        members,
        about: format!("Requests `{accept}`."),
        ..Way::default()
    }
}

/// Returns the type of a body.
fn content<'a>(models: &mut Types<'a>, offer: &Offer<'a>, hint: &str) -> Content {
    let typed = match offer.kind {
        Kind::Json => match offer.schema {
            Some(schema) => models.of(schema, hint),
            None => models.without_schema(offer.at.node.span),
        },
        Kind::Text => Typed::plain("text"),
        Kind::Bytes => Typed::plain("bytes"),
        Kind::Events if media::is_text_data(models, offer) => Typed::plain("text"),
        Kind::Events | Kind::Lines => {
            let typed = match offer.schema {
                Some(schema) => models.of(schema, hint),
                None => models.without_schema(offer.at.node.span),
            };
            // A string is the whole body, whose lines are JSON.
            match typed.text.as_str() {
                "string" => Typed::plain("json"),
                _ => typed,
            }
        }
    };
    Content {
        kind: offer.kind,
        typed,
        names: offer.names.clone(),
    }
}
