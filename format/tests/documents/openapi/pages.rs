//! Page styles are detected if a document describes both request and reply, and not otherwise.

use serde_json::{Value, json};

use super::{Imported, with_paths};

/// An operation with these parameters that returns an object with these properties.
fn listing(parameters: &str, properties: &str) -> Imported {
    with_paths(&format!(
        "
  /orders:
    get:
      operationId: listOrders
      parameters: [{parameters}]
      responses:
        '200':
          description: Them.
          content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Page' }} }} }}
components:
  schemas:
    Page: {{ type: object, required: [data], properties: {{ data: {{ type: array, items: {{ $ref: '#/components/schemas/Order' }} }}, {properties} }} }}
    Order: {{ type: object, required: [id], properties: {{ id: {{ type: string }} }} }}
"
    ))
}

fn parameter(name: &str, schema: &str) -> String {
    format!("{{ name: '{name}', in: query, schema: {{ {schema} }} }}")
}

fn pages(imported: &Imported) -> Value {
    imported.spec["operations"]["list_orders"]["pages"].clone()
}

fn assert_unsure(imported: &Imported) {
    assert_eq!(pages(imported), json!(null));
    let census = &imported.census;
    assert_eq!(census.paged, 0);
    assert_eq!(census.perhaps_paged, ["list_orders"]);
}

#[test]
fn the_next_url_in_a_reply_is_followed() {
    for (place, properties) in [
        ("/next", "next: { type: string, format: uri }"),
        ("/nextLink", "nextLink: { type: string }"),
        (
            "/next_page_uri",
            "next_page_uri: { type: [string, 'null'] }",
        ),
        (
            "/links/next",
            "links: { type: object, properties: { next: { type: string } } }",
        ),
        (
            "/_links/next/href",
            "_links: { type: object, properties: { next: { type: object, properties: { href: { type: string } } } } }",
        ),
    ] {
        let imported = listing("", properties);
        assert_eq!(
            pages(&imported),
            json!({ "style": "next_url", "items": "/data", "next": place })
        );
        assert_eq!(imported.census.paged, 1);
    }
    // A string that is not described as a URL may be anything.
    assert_eq!(pages(&listing("", "next: { type: string }")), json!(null));
}

#[test]
fn a_cursor_that_reply_and_query_share_is_followed() {
    let cursor = parameter("cursor", "type: string");
    for (next, properties) in [
        ("/next_cursor", "next_cursor: { type: string }"),
        (
            "/meta/nextCursor",
            "meta: { type: object, properties: { nextCursor: { type: string } } }",
        ),
    ] {
        assert_eq!(
            pages(&listing(&cursor, properties)),
            json!({ "style": "cursor", "items": "/data", "parameter": "cursor", "next": next })
        );
    }
    assert_unsure(&listing(&cursor, "size: { type: integer }"));
}

#[test]
fn the_last_item_is_the_cursor_if_a_flag_ends_the_pages() {
    let after = parameter("starting_after", "type: string");
    assert_eq!(
        pages(&listing(&after, "has_more: { type: boolean }")),
        json!({ "style": "last_item", "items": "/data", "parameter": "starting_after", "has_more": "/has_more" })
    );
    assert_unsure(&listing(&after, "size: { type: integer }"));
}

#[test]
fn the_last_identifier_is_the_cursor_if_a_flag_ends_the_pages() {
    let after = parameter("after", "type: string");
    let last = "last_id: { type: string }";
    assert_eq!(
        pages(&listing(
            &after,
            &format!("{last}, has_more: {{ type: boolean }}")
        )),
        json!({
            "style": "cursor", "items": "/data", "parameter": "after", "next": "/last_id", "has_more": "/has_more"
        })
    );
    assert_unsure(&listing(&after, last));
}

#[test]
fn numbered_pages_need_a_first_and_a_last() {
    let page = |schema: &str| {
        let size = parameter("per_page", "type: integer");
        format!("{}, {size}", parameter("page", schema))
    };
    let ends = "meta: { type: object, properties: { total_pages: { type: integer } } }";
    assert_eq!(
        pages(&listing(&page("type: integer, default: 1"), ends)),
        json!({ "style": "page", "items": "/data", "parameter": "page", "total_pages": "/meta/total_pages" })
    );
    assert_eq!(
        pages(&listing(&page("type: integer, default: 0"), ends)),
        json!({
            "style": "page", "items": "/data", "parameter": "page", "first_page": 0,
            "total_pages": "/meta/total_pages"
        })
    );
    // The first or the last page is unspecified, or the total counts only the items of the page.
    assert_unsure(&listing(&page("type: integer"), ends));
    assert_unsure(&listing(
        &page("type: integer, default: 1"),
        "size: { type: integer }",
    ));
    assert_unsure(&listing(
        &page("type: integer, default: 1"),
        "total: { type: integer, description: How many are on the page. }",
    ));
}

#[test]
fn offsets_count_items() {
    let parameters = |offset: &str, size: &str| {
        let (offset, size) = (
            parameter(offset, "type: integer"),
            parameter(size, "type: integer"),
        );
        format!("{offset}, {size}")
    };
    assert_eq!(
        pages(&listing(
            &parameters("offset", "limit"),
            "total: { type: integer }"
        )),
        json!({ "style": "offset", "items": "/data", "parameter": "offset", "total": "/total" })
    );
    let imported = listing(&parameters("$skip", "$top"), "size: { type: integer }");
    assert_eq!(
        pages(&imported),
        json!({ "style": "offset", "items": "/data", "parameter": "$skip" })
    );
    assert_unsure(&listing(
        &parameter("offset", "type: integer"),
        "total: { type: integer }",
    ));
}

#[test]
fn a_cursor_is_recognized_by_many_names() {
    for (parameter, next) in [
        ("continuation", "continuation"),
        ("marker", "next_marker"),
        ("cursor", "cursor"),
        ("bookmark", "bookmark"),
        ("pageToken", "nextPageToken"),
        ("continuation-token", "NextContinuationToken"),
    ] {
        let cursor = self::parameter(parameter, "type: string");
        for kind in [
            "type: string",
            "type: [string, 'null']",
            "anyOf: [{ type: string }, { type: 'null' }]",
        ] {
            let imported = listing(
                &cursor,
                &format!("limit: {{ type: integer }}, {next}: {{ {kind} }}"),
            );
            assert_eq!(
                pages(&imported),
                json!({ "style": "cursor", "items": "/data", "parameter": parameter, "next": format!("/{next}") }),
                "{parameter} {kind}"
            );
        }
    }
}

#[test]
fn an_offset_starts_at_the_documented_value() {
    let size = parameter("limit", "type: integer");
    for (schema, first) in [
        ("type: integer, default: 1, minimum: 1", json!(1)),
        ("type: integer, minimum: 1", json!(1)),
        ("type: integer, minimum: 0", json!(null)),
    ] {
        let offset = parameter("offset", schema);
        let imported = listing(&format!("{offset}, {size}"), "size: { type: integer }");
        assert_eq!(pages(&imported)["style"], "offset", "{schema}");
        assert_eq!(pages(&imported)["first_offset"], first, "{schema}");
    }
    let offset = parameter("offset", "type: integer, default: 20");
    assert_unsure(&listing(
        &format!("{offset}, {size}"),
        "size: { type: integer }",
    ));
}

#[test]
fn lists_of_errors_are_not_items() {
    let cursor = parameter("cursor", "type: string");
    let imported = with_paths(&format!(
        "
  /payments:
    get:
      operationId: listOrders
      parameters: [{cursor}]
      responses:
        '200':
          description: Them.
          content: {{ application/json: {{ schema: {{ type: object, properties: {{
            errors: {{ type: array, items: {{ type: string }} }},
            payments: {{ type: array, items: {{ type: string }} }},
            cursor: {{ type: string }} }} }} }} }}
"
    ));
    assert_eq!(
        pages(&imported),
        json!({ "style": "cursor", "items": "/payments", "parameter": "cursor", "next": "/cursor" })
    );
}

#[test]
fn a_cursor_in_the_body_is_recognized() {
    let imported = with_paths(
        "
  /orders/search:
    post:
      operationId: listOrders
      requestBody: { content: { application/json: { schema: { type: object, properties: { cursor: { type: string }, query: { type: string } } } } } }
      responses:
        '200':
          description: Them.
          content: { application/json: { schema: { type: object, properties: {
            orders: { type: array, items: { type: string } },
            cursor: { type: string } } } } }
",
    );
    assert_eq!(
        pages(&imported),
        json!({ "style": "cursor", "items": "/orders", "parameter": "cursor", "next": "/cursor" })
    );
}

#[test]
fn a_flag_may_be_a_number() {
    let after = parameter("starting_after", "type: string");
    assert_eq!(
        pages(&listing(&after, "has_more: { type: integer }"))["has_more"],
        "/has_more"
    );
}

#[test]
fn a_text_described_as_a_url_is_followed() {
    for property in [
        "description: The URL of the next page.",
        "example: '/orders?page=2'",
    ] {
        assert_eq!(
            pages(&listing(
                "",
                &format!("next: {{ type: string, {property} }}")
            ))["style"],
            "next_url",
            "{property}"
        );
    }
}

#[test]
fn a_reply_with_a_more_flag_is_paged() {
    assert_unsure(&listing("", "next_cursor: { type: string }"));
    assert_unsure(&listing("", "has_more: { type: boolean }"));
}

#[test]
fn messages_are_the_items_if_they_are_the_only_list() {
    let token = parameter("pageToken", "type: string");
    let messages = "messages: { type: array, items: { type: object, properties: { id: { type: string } } } }, nextPageToken: { type: string }";
    let with_data = listing(&token, messages);
    assert_eq!(pages(&with_data)["items"], "/data");
    let imported = with_paths(&format!(
        "
  /orders:
    get:
      operationId: listOrders
      parameters: [{token}]
      responses:
        '200':
          description: Them.
          content: {{ application/json: {{ schema: {{ type: object, properties: {{ {messages} }} }} }} }}
"
    ));
    assert_eq!(
        pages(&imported),
        json!({ "style": "cursor", "items": "/messages", "parameter": "pageToken", "next": "/nextPageToken" })
    );
}

#[test]
fn the_items_are_one_of_several_lists() {
    let next = "next_url: { type: string }, warnings: { type: array, items: { type: string } }";
    assert_eq!(
        pages(&listing("", next)),
        json!({ "style": "next_url", "items": "/data", "next": "/next_url" })
    );
}

/// An operation with parameters or a body that returns this schema.
fn returning(keys: &str, response: &str) -> Imported {
    with_paths(&format!(
        "
  /orders:
    post:
      operationId: listOrders
      {keys}
      responses:
        '200':
          description: Them.
          {response}
"
    ))
}

const ORDERS: &str =
    "orders: { type: array, items: { type: object, properties: { id: { type: string } } } }";

#[test]
fn the_only_list_of_objects_contains_the_items() {
    let imported = returning(
        "parameters: [{ name: Marker, in: query, schema: { type: string } }]",
        &format!(
            "content: {{ application/json: {{ schema: {{ type: object, properties: {{ {ORDERS}, tags: {{ type: array, items: {{ type: string }} }}, NextMarker: {{ type: string }} }} }} }} }}"
        ),
    );
    assert_eq!(
        pages(&imported),
        json!({ "style": "cursor", "items": "/orders", "parameter": "Marker", "next": "/NextMarker" })
    );
}

#[test]
fn a_cursor_in_an_object_of_the_body_is_recognized() {
    let imported = returning(
        "requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { page: { type: object, properties: { cursor: { type: string } } } } } } } }",
        &format!(
            "content: {{ application/json: {{ schema: {{ type: object, properties: {{ {ORDERS}, next_cursor: {{ type: string }} }} }} }} }}"
        ),
    );
    assert_eq!(
        pages(&imported),
        json!({ "style": "cursor", "items": "/orders", "parameter": "/page/cursor", "next": "/next_cursor" })
    );
}

#[test]
fn what_may_be_paginated_is_named() {
    let json = |properties: &str| {
        format!(
            "content: {{ application/json: {{ schema: {{ type: object, properties: {{ {properties} }} }} }} }}"
        )
    };
    let list =
        "content: { application/json: { schema: { type: array, items: { type: string } } } }";
    for (keys, response) in [
        // Several lists, none of which is known to have the items.
        (
            "parameters: [{ name: cursor, in: query, schema: { type: string } }]",
            json(
                "a: { type: array, items: { type: string } }, b: { type: array, items: { type: string } }, next_cursor: { type: string }",
            ),
        ),
        // A map.
        (
            "parameters: [{ name: cursor, in: query, schema: { type: string } }]",
            json(
                "by_id: { type: object, additionalProperties: { type: string } }, next_cursor: { type: string }",
            ),
        ),
        (
            "parameters: [{ name: since_id, in: query, schema: { type: integer } }]",
            json(ORDERS),
        ),
        (
            "parameters: [{ name: X-Cursor, in: header, schema: { type: string } }]",
            list.to_owned(),
        ),
        (
            "x-none: true",
            format!(
                "headers: {{ X-Next-Page: {{ schema: {{ type: string }} }} }}\n          {list}"
            ),
        ),
        (
            "x-none: true",
            format!(
                "headers: {{ X-Total-Pages: {{ schema: {{ type: string }} }} }}\n          {list}"
            ),
        ),
        (
            "x-none: true",
            format!(
                "headers: {{ Link: {{ schema: {{ type: string }} }} }}\n          {}",
                json(ORDERS)
            ),
        ),
    ] {
        assert_unsure(&returning(keys, &response));
    }
    let imported = returning("x-none: true", &json(ORDERS));
    assert!(imported.census.perhaps_paged.is_empty());
}

#[test]
fn a_census_names_the_first_operations_that_may_be_paginated() {
    let paths: String = ["a", "b", "c", "d", "e", "f"]
        .map(|name| format!("  /{name}:\n    get: {{ operationId: {name}, parameters: [{{ name: page, in: query, schema: {{ type: integer }} }}], responses: {{ '200': {{ description: It., content: {{ application/json: {{ schema: {{ type: array, items: {{ type: string }} }} }} }} }} }} }}\n"))
        .concat();
    let census = with_paths(&paths).census.to_string();
    assert!(
        census.ends_with(
            "\n6 more may be paginated; if so, declare it with `pages`: `a`, `b`, `c`, `d`, `e`, …"
        ),
        "{census}"
    );
}

#[test]
fn an_offset_that_is_a_text_is_a_cursor() {
    let imported = listing(
        &parameter("offset", "type: string"),
        "next_page: { type: object, properties: { offset: { type: string }, path: { type: string } } }",
    );
    assert_eq!(
        pages(&imported),
        json!({ "style": "cursor", "items": "/data", "parameter": "offset", "next": "/next_page/offset" })
    );
}

#[test]
fn a_flag_beside_the_cursor_ends_the_pages() {
    let cursor = parameter("cursor", "type: string");
    for (next, flag, properties) in [
        (
            "/next_cursor",
            "/has_more",
            "next_cursor: { type: [string, 'null'] }, has_more: { type: boolean }",
        ),
        (
            "/page_info/end_cursor",
            "/page_info/has_next_page",
            "page_info: { type: object, properties: { end_cursor: { type: string }, has_next_page: { type: boolean } } }",
        ),
        (
            "/meta/next_cursor",
            "/has_more",
            "meta: { type: object, properties: { next_cursor: { type: string } } }, has_more: { type: boolean }",
        ),
    ] {
        assert_eq!(
            pages(&listing(&cursor, properties)),
            json!({ "style": "cursor", "items": "/data", "parameter": "cursor", "next": next, "has_more": flag })
        );
    }
    // A number may count the items that remain of something else.
    let counted = listing(
        &cursor,
        "next_cursor: { type: string }, more: { type: integer }",
    );
    assert_eq!(pages(&counted)["has_more"], json!(null));
}

#[test]
fn links_of_a_single_object_are_not_pages() {
    let links = "_links: { type: object, properties: { next: { type: object, properties: { href: { type: string } } } } }";
    let of = |method: &str, parameters: &str, list: &str, id: &str| {
        let imported = with_paths(&format!(
            "
  /thing:
    {method}:
      operationId: thing
      parameters: [{parameters}]
      responses:
        '200':
          description: It.
          content: {{ application/json: {{ schema: {{ type: object, properties: {{ {id} {list}: {{ type: array, items: {{ type: string }} }}, {links} }} }} }} }}
"
        ));
        imported.spec["operations"]["thing"]["pages"]["style"].clone()
    };
    let id = "_id: { type: string },";
    assert_eq!(of("get", "", "roles", id), json!(null));
    assert_eq!(of("patch", "", "items", ""), json!(null));
    assert_eq!(of("post", "", "roles", ""), json!(null));
    // A collection may have an identifier, and a search may be sent by POST.
    assert_eq!(of("get", "", "items", id), "next_url");
    assert_eq!(of("get", "", "roles", ""), "next_url");
    let limit = parameter("limit", "type: integer");
    assert_eq!(of("get", &limit, "roles", id), "next_url");
    assert_eq!(of("post", &limit, "roles", id), "next_url");
}

#[test]
fn the_cursor_may_be_in_the_metadata_of_a_list() {
    let imported = listing(
        &parameter("continue", "type: string"),
        "metadata: { type: object, properties: { continue: { type: string } } }",
    );
    assert_eq!(
        pages(&imported),
        json!({ "style": "cursor", "items": "/data", "parameter": "continue", "next": "/metadata/continue" })
    );
}

#[test]
fn a_link_header_leads_to_the_next_page_of_a_list_in_an_object() {
    let get = |parameters: &str| {
        with_paths(&format!(
            "
  /orders:
    get:
      operationId: listOrders
      parameters: [{parameters}]
      responses:
        '200':
          description: Them.
          headers: {{ Link: {{ schema: {{ type: string }} }} }}
          content: {{ application/json: {{ schema: {{ type: object, properties: {{ total_count: {{ type: integer }}, {ORDERS} }} }} }} }}
"
        ))
    };
    let size = parameter("per_page", "type: integer");
    assert_eq!(
        pages(&get(&size)),
        json!({ "style": "link", "items": "/orders" })
    );
    assert_unsure(&get(""));
}

#[test]
fn an_index_counts_from_one_in_scim_and_where_the_document_states_it() {
    let listing = |description: &str, properties: &str| {
        let index = format!(
            "{{ name: startIndex, in: query, description: '{description}', schema: {{ type: integer }} }}"
        );
        let size = parameter("count", "type: integer");
        listing(&format!("{index}, {size}"), properties)
    };
    let of_scim = listing("Where to start.", "totalResults: { type: integer }");
    assert_eq!(pages(&of_scim)["first_offset"], 1);
    for described in [
        "The 1-based index.",
        "Which comes first (default 1).",
        "It starts with the index one.",
    ] {
        let imported = listing(described, "more: { type: boolean }");
        assert_eq!(pages(&imported)["first_offset"], 1, "{described}");
    }
    let from_zero = listing("The zero-based index.", "totalResults: { type: integer }");
    assert_eq!(pages(&from_zero)["style"], "offset");
    assert_eq!(pages(&from_zero)["first_offset"], json!(null));
    assert_unsure(&listing("Where to start.", "more: { type: boolean }"));
}

#[test]
fn an_item_is_no_cursor_if_the_reply_describes_one() {
    let after = parameter("starting_after", "type: string");
    let flag = "has_more: { type: boolean }";
    assert_eq!(pages(&listing(&after, flag))["style"], "last_item");
    let first = format!("{flag}, first: {{ type: string, description: A cursor. }}");
    assert_unsure(&listing(&after, &first));
    let by_cursor = json!({
        "style": "cursor", "items": "/data", "parameter": "starting_after", "next": "/last",
        "has_more": "/has_more"
    });
    for last in [
        "last: { type: string, description: A cursor. }",
        "first: { type: string }, last: { type: string }",
    ] {
        assert_eq!(
            pages(&listing(&after, &format!("{flag}, {last}"))),
            by_cursor,
            "{last}"
        );
    }
    for last in [
        "last: { type: string, description: The URL of the last page. }",
        "last: { type: string, format: date-time }",
        "last: { type: integer }",
    ] {
        let imported = listing(&after, &format!("{flag}, {last}"));
        assert_eq!(pages(&imported)["style"], "last_item", "{last}");
    }
}
