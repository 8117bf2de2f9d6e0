//! How an operation is paged, where the document says so without doubt: a `Link` header, or a cursor
//! that the reply gives and the query takes. Everything else is for the spec to say.

use super::document::At;
use super::schema::{Facet, Schema, followed};
use super::types::Types;
use crate::source::{Member, Node};

/// Adds the key `pages`.
pub(crate) fn read<'a>(models: &mut Types<'a>, operation: At<'a>, members: &mut Vec<Member>) {
    let span = operation.node.span;
    let Some(reply) = success(models, operation) else {
        return;
    };
    let is_list = |schema: &Schema<'_>| schema.types == ["array"];
    let body = reply.get("content").and_then(|content| {
        let (_, media) = content
            .node
            .members()
            .iter()
            .map(|m| (super::body::essence(&m.key), content.to(&m.value)))
            .find(|(name, _)| super::body::is_json(name))?;
        media.get("schema")
    });
    let Some(body) = body else { return };
    let schema = followed(models.documents, &[Facet::of(body)]);
    let linked = reply.get("headers").is_some_and(|headers| {
        headers
            .node
            .members()
            .iter()
            .any(|header| header.key.eq_ignore_ascii_case("link"))
    });
    let returns = |member: &Member| member.key.value == "returns";
    if linked && is_list(&schema) && members.iter().any(returns) {
        members.push(Member::new("pages", Node::text_at("link", span)));
        return;
    }
    let query: Vec<&str> = members
        .iter()
        .find(|member| member.key.value == "query")
        .map(|query| {
            query
                .value
                .members()
                .iter()
                .map(|m| m.key.value.as_str())
                .collect()
        })
        .unwrap_or_default();
    let parameter = [
        "cursor",
        "after",
        "page_token",
        "pageToken",
        "starting_after",
        "next_token",
        "nextToken",
    ]
    .into_iter()
    .find(|name| query.contains(name));
    let Some(parameter) = parameter.map(str::to_owned) else {
        return;
    };
    let Some(next) = next(models, &schema, &parameter) else {
        return;
    };
    let lists: Vec<String> = schema
        .properties
        .iter()
        .filter(|property| is_list(&followed(models.documents, &property.facets)))
        .map(|property| property.name.value.clone())
        .collect();
    let [items] = lists.as_slice() else { return };
    let returns = members.iter().any(|member| {
        member.key.value == "returns"
            && member
                .value
                .as_text()
                .is_some_and(|t| !t.ends_with("|null"))
    });
    if !returns || !crate::shape::Text::Pointer.accepts(&format!("/{items}")) {
        return;
    }
    let keys = [
        ("style", "cursor".to_owned()),
        ("items", format!("/{items}")),
        ("parameter", parameter),
        ("next", next),
    ];
    let keys = keys
        .into_iter()
        .map(|(key, value)| Member::new(key, Node::text_at(value, span)))
        .collect();
    members.push(Member::new("pages", Node::object_at(keys, span)));
}

/// Where the reply names the next cursor.
fn next<'a>(models: &Types<'a>, schema: &Schema<'a>, parameter: &str) -> Option<String> {
    const NAMES: &[&str] = &[
        "next_cursor",
        "nextCursor",
        "next_page_token",
        "nextPageToken",
        "next_token",
        "nextToken",
        "end_cursor",
    ];
    let is_text = |facets: &[Facet<'a>]| {
        let schema = followed(models.documents, facets);
        matches!(schema.types.as_slice(), ["string" | "integer"])
    };
    let direct = schema
        .properties
        .iter()
        .find(|p| NAMES.contains(&p.name.as_str()) && is_text(&p.facets));
    if let Some(direct) = direct {
        return Some(format!("/{}", direct.name.value));
    }
    // `{"cursors": {"after": …}}`, `{"paging": {"next": {"after": …}}}`
    let inside = |name: &str, key: &str| {
        let property = schema.properties.iter().find(|p| p.name.value == name)?;
        let inner = followed(models.documents, &property.facets);
        let found = inner
            .properties
            .iter()
            .find(|p| p.name.value == key && is_text(&p.facets))?;
        Some(format!("/{name}/{}", found.name.value))
    };
    if let Some(found) = inside("cursors", parameter).or_else(|| inside("cursors", "next")) {
        return Some(found);
    }
    let paging = schema
        .properties
        .iter()
        .find(|p| p.name.value == "paging")?;
    let paging = followed(models.documents, &paging.facets);
    let next = paging.properties.iter().find(|p| p.name.value == "next")?;
    let next = followed(models.documents, &next.facets);
    let found = next
        .properties
        .iter()
        .find(|p| p.name.value == parameter && is_text(&p.facets))?;
    Some(format!("/paging/next/{}", found.name.value))
}

fn success<'a>(models: &Types<'a>, operation: At<'a>) -> Option<At<'a>> {
    let responses = operation.get("responses")?;
    let response = responses.get("200").or_else(|| responses.get("2XX"))?;
    models.documents.resolve(response)
}
