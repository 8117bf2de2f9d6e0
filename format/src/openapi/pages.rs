//! Detects pagination where the document describes it unambiguously: the request parameter, the
//! reply member for the next page, and the list of items. If only some of these are known, the
//! operation is listed as possibly paginated, and the spec must declare it.

use super::document::{At, text_of};
use super::page_names::{
    ASIDES, CURSORS, FLAGS, ITEMS, LAST_CURSORS, LAST_IDS, NEXT_CURSORS, NEXT_URLS, OFFSETS, PAGES,
    SIZES, TOTAL_PAGES, TOTALS, WRAPPERS,
};
use super::schema::{Additional, Facet, Property, Schema, followed};
use super::types::Types;
use crate::source::{Json, Member, Node, Span};

/// Adds the key `pages`.
pub(crate) fn read<'a>(
    models: &mut Types<'a>,
    name: &str,
    owners: &[At<'a>],
    members: &mut Vec<Member>,
) {
    let span = owners.first().map(|at| at.node.span).unwrap_or_default();
    let Some(listing) = Listing::of(models, owners, members) else {
        return;
    };
    let (style, may_be_paged) = (listing.style(span), listing.may_be_paged());
    match style {
        Some(style) => {
            models.paged += 1;
            members.push(Member::new("pages", style));
        }
        None => models
            .perhaps_paged
            .extend(may_be_paged.then(|| name.to_owned())),
    }
}

/// An operation that returns JSON.
struct Listing<'a, 'm> {
    models: &'m Types<'a>,
    /// Where its parameters are.
    owners: &'m [At<'a>],
    query: Vec<&'m str>,
    headers: Vec<&'m str>,
    /// Whether the method only reads (RFC 9110 §9.2.1).
    is_read: bool,
    /// The JSON body, if there is one.
    body: Option<Schema<'a>>,
    reply: Schema<'a>,
    /// The pointer to the list, and the type of its items.
    items: Option<(String, Schema<'a>)>,
    /// The headers of the reply.
    replied: Vec<&'a str>,
}

impl<'a, 'm> Listing<'a, 'm> {
    fn of(models: &'m Types<'a>, owners: &'m [At<'a>], members: &'m [Member]) -> Option<Self> {
        let operation = *owners.first()?;
        let member = |key: &str| members.iter().find(|member| member.key.value == key);
        let returns = text_of(&member("returns")?.value)?;
        if returns.ends_with("|null") {
            return None;
        }
        let response = success(models, operation)?;
        let reply = plain(models, &[Facet::of(body(response)?)])?;
        let items = items(models, &reply);
        let call = member("call").and_then(|call| text_of(&call.value));
        let names = |key: &str| {
            let list = member(key).map(|list| list.value.members());
            let names = list.unwrap_or_default().iter();
            names.map(|member| member.key.as_str()).collect()
        };
        let has_json = member("body").is_some();
        let sent = has_json.then(|| sent(models, operation)).flatten();
        let headers = response
            .get("headers")
            .map(|headers| headers.node.members());
        let headers = headers.unwrap_or_default().iter();
        Some(Self {
            models,
            owners,
            query: names("query"),
            headers: names("headers"),
            is_read: call.is_some_and(|call| call.starts_with("GET ")),
            body: sent,
            reply,
            items,
            replied: headers.map(|header| header.key.as_str()).collect(),
        })
    }

    /// Returns the page style if it is certain.
    fn style(&self, span: Span) -> Option<Node> {
        let (items, _) = self.items.as_ref()?;
        if self.is_linked() && items.is_empty() {
            return Some(Node::text_at("link", span));
        }
        let mut keys = self
            .by_cursor()
            .or_else(|| self.by_url())
            .or_else(|| self.by_last_item())
            .or_else(|| self.by_page())
            .or_else(|| self.by_offset())
            .or_else(|| self.by_link())?;
        if !items.is_empty() {
            keys.insert(1, ("items", Json::Text(items.clone())));
        }
        let keys = keys
            .into_iter()
            .map(|(key, value)| Member::new(key, Node { value, span }));
        Some(Node::object_at(keys.collect(), span))
    }

    /// Whether there is a `Link` header.
    fn is_linked(&self) -> bool {
        let mut headers = self.replied.iter();
        headers.any(|header| header.eq_ignore_ascii_case("link"))
    }

    /// Whether there is a typical page parameter, or a typical member of a page.
    fn may_be_paged(&self) -> bool {
        let names = [CURSORS, PAGES, OFFSETS, LAST_IDS];
        let is_asked = names.iter().any(|names| self.parameter(names).is_some())
            || self.nested(CURSORS).is_some()
            || self.headers.iter().any(|name| is_cursor_header(name));
        if self.items.is_none() {
            return is_asked && has_collection(self.models, &self.reply);
        }
        let mut from_reply = pointers(NEXT_CURSORS).chain(pointers(FLAGS));
        is_asked
            || self.is_linked()
            || self.replied.iter().any(|name| is_cursor_header(name))
            || from_reply.any(|pointer| self.at(&pointer).is_some())
    }

    /// The reply contains the cursor that the query accepts.
    fn by_cursor(&self) -> Option<Keys> {
        let own = self.parameter(CURSORS).map(str::to_owned);
        let own = own.or_else(|| self.nested(CURSORS));
        // An offset that is a text is opaque.
        let is_cursor_name = own.is_some();
        let parameter = own.or_else(|| self.text(OFFSETS).map(str::to_owned))?;
        let name = parameter.rsplit('/').next().unwrap_or_default();
        let is_cursor = |pointer: &String| {
            let cursor = self.at(pointer);
            cursor.is_some_and(|found| matches!(found.types.as_slice(), ["string" | "integer"]))
        };
        let keys = |next: String| {
            vec![
                ("style", text("cursor")),
                ("parameter", text(&parameter)),
                ("next", Json::Text(next)),
            ]
        };
        let inside = [
            format!("/next_{name}"),
            format!("/next_page/{name}"),
            format!("/cursors/{name}"),
            "/cursors/next".to_owned(),
            format!("/paging/next/{name}"),
            format!("/pages/next/{name}"),
            format!("/paging/cursors/{name}"),
        ];
        // A reply with a member of the parameter's own name contains the cursor for the next call.
        let own = [name];
        let same = pointers(&own).filter(|_| is_cursor_name);
        let mut next = pointers(NEXT_CURSORS).chain(inside).chain(same);
        let next = next.find(is_cursor);
        if let Some(next) = next {
            let flag = self.flag_beside(&next);
            let mut keys = keys(next);
            keys.extend(flag.map(|flag| ("has_more", Json::Text(flag))));
            return Some(keys);
        }
        // The last page has a last item, too, so a flag must mark the end.
        let is_last = |pointer: &String| is_cursor(pointer) && self.is_last_cursor(pointer);
        let last = pointers(LAST_CURSORS).find(is_last)?;
        let flag = self.flag()?;
        let mut keys = keys(last);
        keys.push(("has_more", Json::Text(flag)));
        Some(keys)
    }

    /// Whether a member of the reply identifies the last item, and is not the URL or the number of the
    /// last page.
    fn is_last_cursor(&self, pointer: &str) -> bool {
        let (object, name) = pointer.rsplit_once('/').unwrap_or_default();
        if name != "last" {
            return true;
        }
        let is_text = |found: &Schema<'_>| {
            found.types == ["string"] && found.format.is_none() && !is_said_to_be_url(found)
        };
        let last = self.at(pointer).filter(is_text);
        let first = self.at(&format!("{object}/first")).filter(is_text);
        last.is_some_and(|last| first.is_some() || is_described_as_cursor(&last))
    }

    /// The reply contains the URL of the next page. A single object may have such links, too.
    fn by_url(&self) -> Option<Keys> {
        if !self.is_asked_for_pages() && (!self.is_read || self.is_single()) {
            return None;
        }
        let is_url = |pointer: &&&str| {
            let name = pointer.to_ascii_lowercase();
            let said = ["url", "uri", "link", "href"];
            let said = said.iter().any(|word| name.contains(word));
            self.at(pointer).is_some_and(|found| {
                let said = said || is_said_to_be_url(&found);
                let format = found.format.unwrap_or_default();
                let format = matches!(format, "uri" | "url" | "iri" | "uri-reference");
                found.types == ["string"] && (said || format)
            })
        };
        let next = NEXT_URLS.iter().find(is_url)?;
        Some(vec![("style", text("next_url")), ("next", text(next))])
    }

    /// Whether the request has a parameter for pages.
    fn is_asked_for_pages(&self) -> bool {
        let names = [SIZES, CURSORS, PAGES, OFFSETS, LAST_IDS];
        names.iter().any(|names| self.parameter(names).is_some())
    }

    /// Whether the reply is an object with an identifier, and its list one of its properties.
    fn is_single(&self) -> bool {
        let list = self.items.as_ref().map_or("", |(pointer, _)| pointer);
        let is_of_items = ITEMS.iter().any(|name| list.ends_with(&format!("/{name}")));
        let mut properties = self.reply.properties.iter();
        let has_id = properties.any(|property| matches!(property.name.as_str(), "id" | "_id"));
        has_id && !list.is_empty() && !is_of_items
    }

    /// The last item is the cursor, and a flag marks the end.
    fn by_last_item(&self) -> Option<Keys> {
        let parameter = self.parameter(&["starting_after", "startingAfter"])?;
        let (_, item) = self.items.as_ref()?;
        let id = member(self.models, item, "id")?;
        let flag = self.flag()?;
        let is_cursor = |property: &Property<'a>| {
            let schema = plain(self.models, &property.facets);
            schema
                .is_some_and(|schema| schema.types == ["string"] && is_described_as_cursor(&schema))
        };
        if self.reply.properties.iter().any(is_cursor) {
            // It is unknown which one the parameter accepts.
            return None;
        }
        matches!(id.types.as_slice(), ["string" | "integer"]).then(|| {
            vec![
                ("style", text("last_item")),
                ("parameter", text(parameter)),
                ("has_more", Json::Text(flag)),
            ]
        })
    }

    /// The pages are numbered. Both the first number and the end must be certain, because many
    /// servers return an error beyond the last page.
    fn by_page(&self) -> Option<Keys> {
        let parameter = self.integer(PAGES)?;
        self.parameter(SIZES)?;
        let first = self
            .bound(parameter, "default")
            .or(self.bound(parameter, "minimum").filter(|least| *least == 1))
            .filter(|first| matches!(first, 0 | 1))?;
        let mut keys = vec![("style", text("page")), ("parameter", text(parameter))];
        if first != 1 {
            keys.push(("first_page", Json::Number(first.to_string())));
        }
        let ends = self.ends();
        let is_sure = !ends.is_empty();
        keys.extend(ends);
        is_sure.then_some(keys)
    }

    /// The query contains the number of items to skip.
    fn by_offset(&self) -> Option<Keys> {
        let parameter = self.integer(OFFSETS)?;
        self.parameter(SIZES)?;
        let stated = self.bound(parameter, "default");
        let first = match stated.or(self.bound(parameter, "minimum")) {
            Some(first) => first,
            None if is_index(parameter) => self.first_index(parameter)?,
            None => 0,
        };
        let mut keys = vec![("style", text("offset")), ("parameter", text(parameter))];
        match first {
            0 => {}
            1 => keys.push(("first_offset", Json::Number(first.to_string()))),
            _ => return None,
        }
        keys.extend(self.ends());
        Some(keys)
    }

    /// Returns the first value of an index: what its description states, and otherwise 1 in SCIM (RFC 7644
    /// §3.4.2.4).
    fn first_index(&self, parameter: &str) -> Option<i128> {
        let names = ["totalResults", "itemsPerPage", "Resources"];
        let mut names = names.iter();
        let is_scim = names.any(|name| self.at(&format!("/{name}")).is_some());
        first_of(self.described(parameter)).or(is_scim.then_some(1))
    }

    /// The header `Link` leads to the next page, and the list is a member of an object.
    fn by_link(&self) -> Option<Keys> {
        let is_page = self.is_read && self.is_linked() && !self.is_single();
        (is_page && self.is_asked_for_pages()).then(|| vec![("style", text("link"))])
    }

    /// Returns what marks the last page.
    fn ends(&self) -> Keys {
        let is_number = |pointer: &String| {
            let number = self.at(pointer);
            number.is_some_and(|found| matches!(found.types.as_slice(), ["integer" | "number"]))
        };
        // Some totals count only the current page.
        let is_of_all = |pointer: &String| {
            let facets = self.at(pointer).map(|found| found.facets);
            let mut facets = facets.iter().flatten();
            !facets.any(|facet| {
                let described = facet.at.text("description").unwrap_or_default();
                described.to_ascii_lowercase().contains("page")
            })
        };
        let mut totals = pointers(TOTALS).filter(is_number).filter(is_of_all);
        let found = [
            ("total_pages", pointers(TOTAL_PAGES).find(is_number)),
            ("total", totals.next()),
            ("has_more", self.flag()),
        ];
        found
            .into_iter()
            .filter_map(|(key, pointer)| Some((key, Json::Text(pointer?))))
            .collect()
    }

    /// Returns the flag that says whether there are more pages.
    fn flag(&self) -> Option<String> {
        let is_flag = |pointer: &String| {
            let flag = self.at(pointer);
            // Some providers write 0 and 1.
            flag.is_some_and(|found| matches!(found.types.as_slice(), ["boolean" | "integer"]))
        };
        pointers(FLAGS).find(is_flag)
    }

    /// Returns the flag that belongs to a cursor: in the same object, or where flags usually are. Some
    /// providers write a cursor on the last page, too.
    fn flag_beside(&self, cursor: &str) -> Option<String> {
        let is_flag = |pointer: &String| {
            let flag = self.at(pointer);
            flag.is_some_and(|found| found.types == ["boolean"])
        };
        let object = cursor.rsplit_once('/').map_or("", |(object, _)| object);
        let beside = FLAGS.iter().map(|name| format!("{object}/{name}"));
        beside.chain(pointers(FLAGS)).find(is_flag)
    }

    /// Returns the parameter with one of these names.
    fn parameter(&self, names: &[&'static str]) -> Option<&'static str> {
        let body = self.body.as_ref().map(|body| body.properties.as_slice());
        let body = body.unwrap_or_default();
        let mut names = names.iter();
        names
            .find(|name| {
                let mut body = body.iter();
                self.query.contains(name) || body.any(|member| member.name.value == **name)
            })
            .copied()
    }

    /// Returns the pointer to a member of an object in the body with one of these names.
    fn nested(&self, names: &[&str]) -> Option<String> {
        let outer = self.body.as_ref()?.properties.iter();
        let mut inner = outer.filter_map(|outer| {
            let name = outer.name.as_str();
            let object = plain(self.models, &outer.facets)?;
            let mut names = names.iter();
            let has = |name: &&&str| {
                object
                    .properties
                    .iter()
                    .any(|own| own.name.value == ***name)
            };
            let found = names.find(has)?;
            (!name.contains(['~', '/'])).then(|| format!("/{name}/{found}"))
        });
        inner.next()
    }

    /// Returns the parameter with one of these names if it is a number.
    fn integer(&self, names: &[&'static str]) -> Option<&'static str> {
        let parameter = self.parameter(names)?;
        let schema = self.schema(parameter)?;
        matches!(schema.types.as_slice(), ["integer" | "number"]).then_some(parameter)
    }

    /// Returns the parameter with one of these names if it is a text.
    fn text(&self, names: &[&'static str]) -> Option<&'static str> {
        let parameter = self.parameter(names)?;
        let schema = self.schema(parameter)?;
        (schema.types == ["string"]).then_some(parameter)
    }

    /// Returns an integer from the schema of a parameter.
    fn bound(&self, parameter: &str, key: &str) -> Option<i128> {
        let schema = self.schema(parameter)?;
        let mut facets = schema.facets.iter();
        facets.find_map(|facet| facet.at.node.get(key)?.as_integer())
    }

    fn schema(&self, parameter: &str) -> Option<Schema<'a>> {
        if !self.query.contains(&parameter) {
            return member(self.models, self.body.as_ref()?, parameter);
        }
        let found = self.listed(parameter);
        plain(self.models, &[Facet::of(found?.get("schema")?)])
    }

    /// Returns a parameter of the query.
    fn listed(&self, parameter: &str) -> Option<At<'a>> {
        let documents = self.models.documents;
        self.owners.iter().find_map(|owner| {
            let listed = owner.get("parameters")?;
            let mut listed = listed.node.elements().iter().map(|one| listed.to(one));
            listed.find_map(|one| {
                let one = documents.resolve(one)?;
                (one.text("name") == Some(parameter)).then_some(one)
            })
        })
    }

    /// Returns the description of a parameter of the query.
    fn described(&self, parameter: &str) -> &'a str {
        let listed = self.listed(parameter);
        let own = listed.and_then(|listed| listed.text("description"));
        let schema = || listed?.get("schema")?.text("description");
        own.or_else(schema).unwrap_or_default()
    }

    /// Returns the target of a pointer into the reply.
    fn at(&self, pointer: &str) -> Option<Schema<'a>> {
        let mut schema = self.reply.clone();
        for name in pointer.split('/').skip(1) {
            schema = member(self.models, &schema, name)?;
        }
        Some(schema)
    }
}

/// Returns the number from which something counts according to a text: `1-based`, `starts at 1`,
/// `default: 1`.
fn first_of(text: &str) -> Option<i128> {
    const STARTS: &[&str] = &[
        "default",
        "defaults",
        "start",
        "starts",
        "starting",
        "begin",
        "begins",
        "beginning",
    ];
    const BETWEEN: &[&str] = &[
        "at", "from", "index", "is", "of", "the", "to", "value", "with",
    ];
    let text = text.to_ascii_lowercase();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let number = match *word {
            "0" | "zero" => 0,
            "1" | "one" => 1,
            _ => return None,
        };
        let is_base = matches!(words.get(at + 1), Some(&("based" | "indexed")));
        let mut before = words.iter().take(at).rev();
        let before = before.find(|word| !BETWEEN.contains(*word));
        let is_start = before.is_some_and(|word| STARTS.contains(word));
        (is_base || is_start).then_some(number)
    })
}

/// Whether a parameter is the index of an item, which counts from 0 or 1.
fn is_index(parameter: &str) -> bool {
    matches!(parameter, "startIndex" | "start_index" | "StartIndex")
}

/// Whether the description of a text calls it a cursor.
fn is_described_as_cursor(schema: &Schema<'_>) -> bool {
    schema.facets.iter().any(|facet| {
        let described = facet.at.text("description").unwrap_or_default();
        described.to_ascii_lowercase().contains("cursor")
    })
}

/// Whether the name of a header is that of a cursor.
fn is_cursor_header(name: &str) -> bool {
    let name = name.to_ascii_lowercase().replace(['-', '_'], "");
    [
        "cursor",
        "continuation",
        "nextpage",
        "pagetoken",
        "nexttoken",
        "totalpages",
    ]
    .iter()
    .any(|word| name.contains(word))
}

/// Whether a reply contains a list or a map, if not the only one.
fn has_collection<'a>(models: &Types<'a>, reply: &Schema<'a>) -> bool {
    let is_collection = |property: &Property<'a>| {
        let schema = plain(models, &property.facets);
        schema.is_some_and(|schema| {
            schema.types == ["array"] || matches!(schema.additional, Additional::Of(_))
        })
    };
    let is_map = matches!(reply.additional, Additional::Of(_));
    is_map || reply.properties.iter().any(is_collection)
}

/// Returns the keys of a page style, with the style first.
type Keys = Vec<(&'static str, Json)>;

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

/// Returns the objects that may contain members of these names: the reply, or common wrappers of
/// page information.
fn pointers(names: &[&str]) -> impl Iterator<Item = String> {
    let wrappers =
        std::iter::once(String::new()).chain(WRAPPERS.iter().map(|wrapper| format!("/{wrapper}")));
    let names: Vec<String> = names.iter().map(|name| format!("/{name}")).collect();
    wrappers.flat_map(move |wrapper| {
        let pointers = names.iter().map(|name| format!("{wrapper}{name}"));
        pointers.collect::<Vec<_>>()
    })
}

/// Returns a schema that is not a union, or only one with null.
fn plain<'a>(models: &Types<'a>, facets: &[Facet<'a>]) -> Option<Schema<'a>> {
    let schema = followed(models.documents, facets);
    let [union] = schema.unions.as_slice() else {
        return (schema.unions.is_empty() && schema.discriminator.is_none()).then_some(schema);
    };
    let is_null = |member: &&At<'a>| member.text("type") == Some("null");
    let mut present = union.members.iter().filter(|member| !is_null(member));
    let (Some(only), None) = (present.next(), present.next()) else {
        return None;
    };
    let schema = followed(models.documents, &[Facet::of(*only)]);
    (schema.unions.is_empty() && schema.discriminator.is_none()).then_some(schema)
}

fn member<'a>(models: &Types<'a>, schema: &Schema<'a>, name: &str) -> Option<Schema<'a>> {
    let mut properties = schema.properties.iter();
    let property = properties.find(|property| property.name.value == name)?;
    plain(models, &property.facets)
}

/// Returns the location of the list of items, and the type of its items.
fn items<'a>(models: &Types<'a>, reply: &Schema<'a>) -> Option<(String, Schema<'a>)> {
    if let Some(item) = item(models, reply) {
        return Some((String::new(), item));
    }
    let inside = || {
        let mut wrappers = ["_embedded", "data", "result", "response"].into_iter();
        wrappers
            .find_map(|name| only_list(models, &member(models, reply, name)?, &format!("/{name}")))
    };
    only_list(models, reply, "").or_else(inside)
}

/// Returns the only list among a schema's members, the only one with a common name for items, or the
/// only one of objects.
fn only_list<'a>(
    models: &Types<'a>,
    schema: &Schema<'a>,
    place: &str,
) -> Option<(String, Schema<'a>)> {
    let lists = schema.properties.iter().filter_map(|property| {
        let list = plain(models, &property.facets)?;
        Some((property.name.as_str(), item(models, &list)?))
    });
    let (asides, mut lists): (Vec<_>, Vec<_>) = lists.partition(|(name, _)| ASIDES.contains(name));
    if lists.is_empty() {
        // The messages of a mailbox or a channel are objects, and the only list.
        let is_of_objects =
            |(name, item): &(&str, Schema<'a>)| *name == "messages" && !item.properties.is_empty();
        lists.extend(asides.into_iter().filter(is_of_objects));
    }
    let (name, item) = match lists.as_slice() {
        [only] => only,
        several => {
            let only = |is: &dyn Fn(&(&str, Schema<'a>)) -> bool| {
                let mut of_kind = several.iter().filter(|list| is(list));
                let first = of_kind.next()?;
                of_kind.next().is_none().then_some(first)
            };
            let named = only(&|(name, _)| ITEMS.contains(name));
            named.or_else(|| only(&|(_, item)| !item.properties.is_empty()))?
        }
    };
    let name = name.replace('~', "~0").replace('/', "~1");
    Some((format!("{place}/{name}"), item.clone()))
}

/// Returns the item type of a list; `None` if it is not a list.
fn item<'a>(models: &Types<'a>, list: &Schema<'a>) -> Option<Schema<'a>> {
    let is_list = list.types == ["array"] && list.values.is_none();
    is_list.then(|| followed(models.documents, &list.items))
}

/// Whether the description or the example of a text says that it is a URL.
fn is_said_to_be_url(schema: &Schema<'_>) -> bool {
    schema.facets.iter().any(|facet| {
        let described = facet.at.text("description").unwrap_or_default();
        let mut words = described.split(|c: char| !c.is_alphanumeric());
        let example = facet.at.text("example").unwrap_or_default();
        words.any(|word| {
            ["url", "uri", "link", "href"].contains(&word.to_ascii_lowercase().as_str())
        }) || example.starts_with("https://")
            || example.starts_with("http://")
            || example.starts_with('/')
    })
}

/// Returns the schema of a JSON body.
fn sent<'a>(models: &Types<'a>, operation: At<'a>) -> Option<Schema<'a>> {
    let request = models.documents.resolve(operation.get("requestBody")?)?;
    plain(models, &[Facet::of(body(request)?)])
}

fn success<'a>(models: &Types<'a>, operation: At<'a>) -> Option<At<'a>> {
    let responses = operation.get("responses")?;
    let response = responses.get("200").or_else(|| responses.get("2XX"))?;
    models.documents.resolve(response)
}

/// Returns the schema of a JSON reply.
fn body(response: At<'_>) -> Option<At<'_>> {
    let content = response.get("content")?;
    let mut offered = content.node.members().iter();
    let json =
        offered.find(|member| super::essence::is_json(&super::essence::essence(&member.key)))?;
    content.to(&json.value).get("schema")
}
