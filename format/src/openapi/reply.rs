//! Replies by status: successes and errors (OpenAPI 3.0.3 §4.7.16).

use super::body::{self, essence, is_json};
use super::document::At;
use super::types::{Typed, Types};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::shape::Text;
use crate::source::{Member, Node};

/// The body of a reply.
#[derive(Debug, Clone, PartialEq)]
enum Content {
    /// No body.
    Nothing,
    /// JSON.
    Json(Typed),
    /// Plain text.
    Text(String),
    /// Raw bytes.
    Bytes(String),
    /// Server-sent events, or JSON Lines.
    Stream(&'static str, Typed, String),
}

/// Adds the keys of an operation's replies.
pub(crate) fn read<'a>(
    models: &mut Types<'a>,
    operation: At<'a>,
    method: &str,
    hint: &str,
    members: &mut Vec<Member>,
) {
    let Some(responses) = operation.get("responses") else {
        return;
    };
    let span = responses.node.span;
    let mut successes: Vec<(String, Content)> = Vec::new();
    let mut errors: Vec<Member> = Vec::new();
    let mut redirects = false;
    let statuses = responses
        .node
        .members()
        .iter()
        .filter(|member| !member.key.starts_with("x-"));
    let statuses: Vec<(String, At<'a>)> = statuses
        .map(|member| (member.key.value.to_uppercase(), responses.to(&member.value)))
        .collect();
    let has_success = statuses.iter().any(|(status, _)| status.starts_with('2'));
    let has_errors = statuses
        .iter()
        .any(|(status, _)| status.starts_with(['4', '5']));
    for (status, at) in statuses {
        if !is_status(&status) {
            let message = format!("`{}` is not a valid status", shown(&status));
            models
                .found
                .push(Diagnostic::warning(Code::LeftOut, message).at(
                    at.node.span,
                    "ignored: expected a status such as `404`, `4XX` or `default`",
                ));
            continue;
        }
        let Some(response) = models.documents.resolve(at) else {
            let reference = at.text("$ref").unwrap_or_default();
            models.found.push(super::document::dangling(at, reference));
            continue;
        };
        let default_is_success = status == "DEFAULT" && !has_success && has_errors;
        if status.starts_with('2') || default_is_success {
            let content = content(models, response, &format!("{hint}Reply"));
            let status = if status == "DEFAULT" {
                "2XX".to_owned()
            } else {
                status
            };
            successes.push((status, content));
        } else if matches!(status.as_str(), "301" | "302" | "303" | "307" | "308") {
            redirects = true;
        } else if status.starts_with(['4', '5']) || status == "DEFAULT" {
            let body = content(models, response, &format!("{hint}Error"));
            if let Content::Json(typed) = body
                && typed.text != "json"
            {
                let key = if status == "DEFAULT" {
                    "default".to_owned()
                } else {
                    status
                };
                errors.push(Member::new(key, Node::text_at(typed.text, span)));
            }
        }
    }
    let may_be_redirected = matches!(method, "GET" | "HEAD" | "POST");
    success(&successes, redirects, may_be_redirected, span, members);
    if !errors.is_empty() {
        members.push(Member::new("errors", Node::object_at(errors, span)));
    }
}

fn is_status(status: &str) -> bool {
    status == "DEFAULT" || Text::Status.accepts(status)
}

fn success(
    successes: &[(String, Content)],
    redirects: bool,
    may_be_redirected: bool,
    span: crate::source::Span,
    members: &mut Vec<Member>,
) {
    let with_body: Vec<&(String, Content)> = successes
        .iter()
        .filter(|(_, content)| *content != Content::Nothing)
        .collect();
    if successes.is_empty() && redirects && may_be_redirected {
        // The resource is at the redirect's target.
        members.push(Member::new("redirect", Node::text_at("follow", span)));
        members.push(Member::new("returns", Node::text_at("bytes", span)));
        return;
    }
    let mut distinct: Vec<&Content> = Vec::new();
    for (_, content) in successes {
        if !distinct.contains(&content) {
            distinct.push(content);
        }
    }
    let all_json = with_body
        .iter()
        .all(|(_, content)| matches!(content, Content::Json(_)));
    if distinct.len() > 1 && all_json && with_body.len() + 1 >= distinct.len() {
        let replies = successes
            .iter()
            .map(|(status, content)| {
                let value = match content {
                    Content::Json(typed) => Node::text_at(typed.inner(), span),
                    _ => Node {
                        value: crate::source::Json::Null,
                        span,
                    },
                };
                Member::new(status.clone(), value)
            })
            .collect();
        members.push(Member::new("replies", Node::object_at(replies, span)));
        return;
    }
    // If kinds of bodies differ, callers want the first one with a body.
    let Some((status, content)) = with_body.first().copied().or(successes.first()) else {
        return;
    };
    let accept =
        |media_type: &String| Member::new("accept", Node::text_at(media_type.clone(), span));
    match content {
        Content::Nothing => {}
        Content::Json(typed) => {
            members.push(Member::new("returns", Node::text_at(typed.inner(), span)));
        }
        Content::Text(media_type) => {
            members.push(Member::new("returns", Node::text_at("text", span)));
            members.push(accept(media_type));
        }
        Content::Bytes(media_type) => {
            members.push(Member::new("returns", Node::text_at("bytes", span)));
            members.push(accept(media_type));
        }
        Content::Stream(kind, typed, media_type) => {
            members.push(Member::new(
                "returns",
                Node::text_at(typed.text.clone(), span),
            ));
            members.push(Member::new("stream", Node::text_at(*kind, span)));
            members.push(accept(media_type));
        }
    }
    let usual = if *content == Content::Nothing {
        "204"
    } else {
        "200"
    };
    if let Ok(number) = status.parse::<u16>()
        && status != usual
    {
        let number = Node {
            value: crate::source::Json::Number(number.to_string()),
            span,
        };
        members.push(Member::new("status", number));
    }
}

fn content<'a>(models: &mut Types<'a>, response: At<'a>, hint: &str) -> Content {
    let Some(content) = response.get("content") else {
        return Content::Nothing;
    };
    let offered: Vec<(String, &str, At<'a>)> = body::offered(models, content)
        .into_iter()
        .map(|(name, media)| (essence(name), name, media))
        .collect();
    let described = |media: &At<'a>| media.node.get("schema").is_some();
    let binary = |media: At<'a>| {
        let format = media
            .get("schema")
            .and_then(|schema| models.documents.resolve(schema));
        format.and_then(|schema| schema.text("format")) == Some("binary")
    };
    let json = offered
        .iter()
        .find(|(name, _, media)| is_json(name) && described(media) && !binary(*media));
    if let Some((_, _, media)) = json
        && let Some(schema) = media.get("schema")
    {
        return Content::Json(models.of(schema, hint));
    }
    let stream = offered.iter().find_map(|(name, _, media)| {
        let kind = match name.as_str() {
            "text/event-stream" => "events",
            "application/x-ndjson"
            | "application/jsonl"
            | "application/x-json-stream"
            | "application/json-seq" => "lines",
            _ => return None,
        };
        Some((kind, name.clone(), *media))
    });
    if let Some((kind, name, media)) = stream {
        let typed = media.get("schema").map(|schema| models.of(schema, hint));
        // A string in an event is plain text, not a JSON string.
        let typed = typed
            .filter(|typed| typed.text != "string")
            .unwrap_or(Typed::plain("json"));
        return Content::Stream(kind, typed, name);
    }
    for (name, written, media) in &offered {
        let schema = media.get("schema");
        if is_json(name) {
            // JSON without a schema.
            return Content::Json(Typed::plain("json"));
        }
        if matches!(name.as_str(), "*/*" | "application/*" | "*" | "") {
            let Some(schema) = schema else { continue };
            let of_text = schema.text("type") == Some("string");
            if of_text {
                return Content::Bytes("*/*".to_owned());
            }
            return Content::Json(models.of(schema, hint));
        }
        let text = name.starts_with("text/")
            || name.ends_with("xml")
            || name.contains("yaml")
            || name.contains("jose");
        return if text && !binary(*media) {
            Content::Text((*written).to_owned())
        } else {
            Content::Bytes((*written).to_owned())
        };
    }
    Content::Nothing
}
