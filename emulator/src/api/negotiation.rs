//! Media types of requests and replies: which of several operations with the same URL a request is for,
//! and which media type its reply has (RFC 9110 §12.1).

use licit_format::resolve::{
    Body, FixedParameter, ModelKind, Operation, Parameter, Provider, Stream, Type,
};

use crate::http::request::Request;
use crate::values::pattern;

/// Returns how well a request fits the fixed query parameters and the media types of an operation.
pub(super) fn fit(
    provider: &Provider,
    operation: &Operation,
    request: &Request,
) -> impl Ord + use<> {
    let fixed = &operation.table.query;
    let query = request.raw_query();
    let is_given = |fixed: &&FixedParameter| {
        let mut given = query.all(&fixed.name);
        given.any(|given| pattern::text_fits(&fixed.value, &query.encoding.decode(given)))
    };
    let given = fixed.iter().filter(is_given).count();
    let sent = has_body_of(provider, operation, request);
    let accepted = request.header("accept").unwrap_or("*/*");
    let accepted = names(accepted);
    let offered = replies(provider, operation);
    let is_named = offered.iter().any(|offered| accepted.contains(offered));
    let is_covered = offered
        .iter()
        .any(|offered| accepted.iter().any(|range| covers(range, offered)));
    (given == fixed.len(), given, sent, is_named, is_covered)
}

/// Returns the media type of a reply: the requested one, or the operation's own.
pub(super) fn media_type(
    provider: &Provider,
    operation: &Operation,
    request: &Request,
    is_kind: impl Fn(&str) -> bool,
) -> Option<String> {
    let is_usable = |name: &String| !name.contains(['*', '{']) && is_kind(name);
    let offered = replies(provider, operation);
    let accepted = names(request.header("accept").unwrap_or_default());
    let asked = accepted
        .into_iter()
        .find(|name| offered.contains(name) && is_usable(name));
    asked.or_else(|| offered.into_iter().find(is_usable))
}

/// The media types of an operation's replies.
fn replies(provider: &Provider, operation: &Operation) -> Vec<String> {
    let usual = match operation.stream {
        Some(Stream::Events) => "text/event-stream",
        Some(Stream::Lines) => "application/x-ndjson",
        Some(Stream::Bytes) => "*/*",
        None => provider.table.api.accept.as_str(),
    };
    let fixed = operation.table.headers.iter();
    let mut own = fixed
        .filter(|fixed| fixed.name.eq_ignore_ascii_case("accept"))
        .map(|fixed| fixed.value.as_str());
    let mut offered = names(own.next_back().unwrap_or(usual));
    offered.extend(choices(provider, operation, "accept"));
    offered
}

/// Whether the body of a request has a media type of the operation's body.
fn has_body_of(provider: &Provider, operation: &Operation, request: &Request) -> bool {
    let own = operation.table.content_type.as_deref();
    let is_chosen = || {
        let mut choices = choices(provider, operation, "content-type").into_iter();
        choices.any(|choice| request.is_of(&choice))
    };
    match &operation.body {
        _ if request.body.is_empty() => true,
        None => false,
        Some(Body::Json { .. } | Body::Members(_)) => {
            own.map_or_else(|| request.is_json(), |own| request.is_of(own)) || is_chosen()
        }
        Some(Body::Form(_) | Body::FormType { .. }) => {
            request.is_of(own.unwrap_or("application/x-www-form-urlencoded"))
        }
        Some(Body::Multipart(_)) => request.is_of(own.unwrap_or("multipart/form-data")),
        Some(Body::Binary { media_types, .. }) => {
            media_types.iter().any(|range| request.is_of(range))
        }
    }
}

/// The values of a header that selects a media type.
pub(super) fn choices(provider: &Provider, operation: &Operation, header: &str) -> Vec<String> {
    let is_own = |parameter: &&Parameter| parameter.name.eq_ignore_ascii_case(header);
    let chosen = operation.headers.iter().find(is_own);
    let Some(Type::Model(at)) = chosen.map(|parameter| parameter.ty.present()) else {
        return Vec::new();
    };
    match provider.model(*at).map(|model| &model.kind) {
        Some(ModelKind::Enum(values)) => {
            let values = values.iter();
            values
                .map(|value| value.value.to_ascii_lowercase())
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The media types and ranges of an `Accept` header, without their weights.
fn names(accept: &str) -> Vec<String> {
    let ranges = accept.split(',').map(|range| {
        let parts = range.split(';').map(str::trim);
        let parts = parts.filter(|part| !part.starts_with("q="));
        parts.collect::<Vec<_>>().join(";").to_ascii_lowercase()
    });
    ranges.filter(|range| !range.is_empty()).collect()
}

/// Whether a range includes a media type (RFC 9110 §12.5.1).
fn covers(range: &str, name: &str) -> bool {
    match range.split_once("/*") {
        Some(("*", _)) => true,
        Some((of, _)) => name.split('/').next() == Some(of),
        None => range == name,
    }
}

#[cfg(test)]
mod tests {
    use super::{covers, names};

    #[test]
    fn weights_and_case_do_not_matter() {
        assert_eq!(
            names("Text/CSV; q=0.5, application/vnd.a+json; version=2"),
            ["text/csv", "application/vnd.a+json;version=2"]
        );
        assert!(names("").is_empty());
    }

    #[test]
    fn a_range_covers_its_types() {
        assert!(covers("*/*", "a/b") && covers("a/*", "a/b") && covers("a/b", "a/b"));
        assert!(!covers("a/*", "b/a") && !covers("a/b", "a/c"));
    }
}
