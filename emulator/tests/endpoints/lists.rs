//! Pages of lists in every style and of many sizes: together they are the whole list, in its order, and what
//! each says about the others is true.

use licit_emulator::Running;
use reqwest::Client;
use serde_json::{Value, json};

use crate::support::{Answer, at, emulator_of, plain, send, send_json};

const API: &str = "https://acme.example/api";

/// The sizes that requests ask for; the emulator's own without any.
const SIZES: [Option<usize>; 6] = [None, Some(1), Some(2), Some(3), Some(5), Some(100)];

/// How the test finds the next page.
#[derive(Debug, Clone, Copy)]
enum Next {
    /// The URL of the `Link` header with `next`.
    Link,
    /// The URL at `/next`.
    Url,
    /// The value at `/next`, for the parameter `cursor`.
    Cursor,
    /// The identifier of the last item, for the parameter `after`.
    LastItem,
    /// The number of the page, where the first has this one, for the parameter `page`.
    Page(usize),
    /// The number of the item, where the first has this one, for the parameter `offset`.
    Offset(usize),
}

const STYLES: [(&str, Next); 9] = [
    ("link", Next::Link),
    ("url", Next::Url),
    ("cursor", Next::Cursor),
    ("number", Next::Cursor),
    ("last", Next::LastItem),
    ("page0", Next::Page(0)),
    ("page1", Next::Page(1)),
    ("offset0", Next::Offset(0)),
    ("offset1", Next::Offset(1)),
];

fn operation(name: &str, parameter: &Value, pages: &Value, returns: &Value) -> Value {
    let mut query = json!({ "limit": "integer?" });
    if let (Some(query), Some(own)) = (query.as_object_mut(), parameter.as_object()) {
        query.extend(own.clone());
    }
    json!({ "call": format!("GET /{name}"), "query": query, "pages": pages, "returns": returns })
}

async fn start() -> Running {
    let things = |more: &Value| {
        let mut properties = json!({ "things": "[Thing]" });
        if let (Some(all), Some(more)) = (properties.as_object_mut(), more.as_object()) {
            all.extend(more.clone());
        }
        json!({ "properties": properties })
    };
    let counted = things(&json!({ "total": "integer", "pages": "integer", "more": "boolean" }));
    let numbered = |style: &str, parameter: &str, first: u32| {
        json!({
            "style": style, "parameter": parameter, format!("first_{parameter}"): first, "items": "/things",
            "total": "/total", "total_pages": "/pages", "has_more": "/more",
        })
    };
    let next = |style: &str| json!({ "style": style, "items": "/things", "next": "/next" });
    let list = "query Things($first: Int, $after: String) { things(first: $first, after: $after) { nodes { id code size } pageInfo { hasNextPage endCursor } } }";
    let spec = plain(&json!({
        "api": { "base_url": API, "graphql_endpoint": "/graphql" },
        "credentials": { "key": {} },
        "operations": {
            "link": operation("link", &json!({ "page": "integer?" }), &json!("link"), &json!("[Thing]")),
            "url": operation("url", &json!({}), &next("next_url"), &things(&json!({ "next": "uri|null" }))),
            "cursor": operation("cursor", &json!({ "cursor": "string?" }), &next("cursor"), &things(&json!({ "next": "string|null" }))),
            "number": operation("number", &json!({ "cursor": "integer?" }), &next("cursor"), &things(&json!({ "next": "integer|null" }))),
            "last": operation(
                "last", &json!({ "after": "string?" }),
                &json!({ "style": "last_item", "items": "/things", "id": "/id", "has_more": "/more" }),
                &things(&json!({ "more": "boolean" })),
            ),
            "page0": operation("page0", &json!({ "page": "integer?" }), &numbered("page", "page", 0), &counted),
            "page1": operation("page1", &json!({ "page": "integer?" }), &numbered("page", "page", 1), &counted),
            "offset0": operation("offset0", &json!({ "offset": "integer?" }), &numbered("offset", "offset", 0), &counted),
            "offset1": operation("offset1", &json!({ "offset": "integer?" }), &numbered("offset", "offset", 1), &counted),
            "connection": {
                "graphql": list, "data": "/things", "returns": "Things", "pages": "connection",
                "variables": { "first": "integer?", "after": "string?" }
            },
        },
        "models": {
            "Thing": {
                "id": "string",
                "code": { "type": "string", "limits": { "pattern": "^[A-Z]{2}[0-9]{3}$" } },
                "size": { "type": "integer", "limits": { "minimum": 3, "maximum": 9 } },
            },
            "Things": {
                "nodes": "[Thing]",
                "pageInfo": { "properties": { "hasNextPage": "boolean", "endCursor": "string|null" } }
            },
        },
    }));
    emulator_of(&spec).start().await.unwrap()
}

async fn get(running: &Running, url: &str) -> Answer {
    let token = running.personal_token("key").unwrap();
    let request = Client::new().get(at(running, url)).bearer_auth(token);
    let answer = send(request).await;
    assert_eq!(answer.status, 200, "{url}: {}", answer.text);
    answer
}

fn fits(thing: &Value) -> bool {
    let code = thing["code"].as_str().unwrap_or_default();
    let (letters, digits) = code.split_at_checked(2).unwrap_or_default();
    letters.bytes().all(|byte| byte.is_ascii_uppercase())
        && digits.len() == 3
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (3..=9).contains(&thing["size"].as_i64().unwrap_or_default())
        && thing["id"].is_string()
}

/// The URL with a relation in the `Link` header.
fn linked(answer: &Answer, relation: &str) -> Option<String> {
    let mut links = answer.header("link")?.split(", ");
    let link = links.find(|link| link.ends_with(&format!("rel=\"{relation}\"")))?;
    Some(link.split(['<', '>']).nth(1)?.to_owned())
}

/// The items of each page of a list.
async fn walk(
    running: &Running,
    (name, next): (&str, Next),
    size: Option<usize>,
) -> Vec<Vec<Value>> {
    let size_given = size.map_or_else(String::new, |size| format!("limit={size}&"));
    let first = format!("{API}/{name}?{size_given}");
    let (mut url, mut pages, mut before) = (first.clone(), Vec::<Vec<Value>>::new(), None);
    loop {
        let answer = get(running, &url).await;
        let things = if let Next::Link = next {
            &answer.json
        } else {
            &answer.json["things"]
        };
        let things = things.as_array().unwrap().clone();
        assert!(things.iter().all(fits), "{}", answer.text);
        let seen: usize = pages.iter().map(Vec::len).sum::<usize>() + things.len();
        let with = |parameter: &str, value: &str| Some(format!("{first}{parameter}={value}"));
        let following = match next {
            Next::Link => {
                let back = linked(&answer, "prev");
                assert_eq!(back.is_some(), before.is_some(), "{url}");
                if let Some(back) = back {
                    let back = get(running, &back).await;
                    assert_eq!(back.json.as_array(), pages.last(), "{url}");
                }
                linked(&answer, "next")
            }
            Next::Url => answer.json["next"].as_str().map(str::to_owned),
            Next::Cursor => match &answer.json["next"] {
                Value::Null => None,
                Value::String(cursor) => with("cursor", cursor),
                number => with("cursor", &number.to_string()),
            },
            Next::LastItem => {
                let last = things.last().and_then(|last| last["id"].as_str());
                let more = answer.json["more"].as_bool().unwrap();
                last.filter(|_| more).and_then(|id| with("after", id))
            }
            Next::Page(first) => with("page", &(first + pages.len() + 1).to_string()),
            Next::Offset(first) => with("offset", &(first + seen).to_string()),
        };
        let total = answer.json.get("total").and_then(Value::as_u64);
        let following = if let Some(total) = total {
            let total = usize::try_from(total).unwrap();
            let more = answer.json["more"].as_bool().unwrap();
            assert_eq!(more, seen < total, "{url}: {}", answer.text);
            let of_size = size.unwrap_or(things.len().max(1));
            if pages.is_empty() {
                assert_eq!(answer.json["pages"], total.div_ceil(of_size), "{url}");
            }
            following.filter(|_| more)
        } else {
            following
        };
        pages.push(things);
        assert!(pages.len() < 20, "{name} has no end");
        before = Some(url);
        match following {
            Some(following) => url = following,
            None => return pages,
        }
    }
}

/// The items of each page of a connection.
async fn walk_connection(running: &Running, size: Option<usize>) -> Vec<Vec<Value>> {
    let query = "query Things($first: Int, $after: String) { things(first: $first, after: $after) { nodes { id code size } pageInfo { hasNextPage endCursor } } }";
    let token = running.personal_token("key").unwrap();
    let (mut after, mut pages) = (Value::Null, Vec::new());
    loop {
        let variables = json!({ "first": size, "after": after });
        let body = json!({ "query": query, "variables": variables });
        let url = format!("{API}/graphql");
        let answer = send_json(running, "POST", &url, token, &body).await;
        let things = &answer.json["data"]["things"];
        let nodes = things["nodes"].as_array();
        let nodes = nodes.unwrap_or_else(|| panic!("{}", answer.text)).clone();
        assert!(nodes.iter().all(fits), "{}", answer.text);
        pages.push(nodes);
        assert!(pages.len() < 20, "no end");
        if things["pageInfo"]["hasNextPage"] == json!(false) {
            return pages;
        }
        after = things["pageInfo"]["endCursor"].clone();
    }
}

/// All pages but the last are full, and the pages are the list in its order.
fn assert_whole(pages: &[Vec<Value>], size: Option<usize>, whole: &[Value], what: &str) {
    let found: Vec<Value> = pages.iter().flatten().cloned().collect();
    assert_eq!(found, whole, "{what}, by {size:?}");
    let full = size.unwrap_or_else(|| pages.first().map_or(0, Vec::len));
    let (last, before) = pages.split_last().unwrap();
    assert!(
        before.iter().all(|page| page.len() == full),
        "{what}, by {size:?}"
    );
    assert!(last.len() <= full, "{what}, by {size:?}");
    if size.is_none() {
        assert!(pages.len() > 1, "{what} has one page");
    }
}

#[tokio::test]
async fn pages_of_every_style_and_size_are_the_whole_list() {
    let running = start().await;
    for (name, next) in STYLES {
        let whole = walk(&running, (name, next), Some(100)).await.concat();
        let mut ids: Vec<&str> = whole
            .iter()
            .filter_map(|thing| thing["id"].as_str())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        assert!(
            ids.len() == whole.len() && ids.len() > 3,
            "{name}: {whole:?}"
        );
        for size in SIZES {
            let pages = walk(&running, (name, next), size).await;
            assert_whole(&pages, size, &whole, name);
        }
    }
    let whole = walk_connection(&running, Some(100)).await.concat();
    assert!(whole.len() > 3);
    for size in SIZES {
        let pages = walk_connection(&running, size).await;
        assert_whole(&pages, size, &whole, "connection");
    }
}
