//! Builds the URL of a call from the operation's path and the call's arguments, and decides which
//! origins the token may be sent to (RFC 9700 §4.9).

use url::Url;

use super::arguments::Call;
use super::query;
use super::written::{Field, Written};
use crate::app::App;
use crate::error::{ArgumentError, ConfigError, Error};
use crate::tables::Parameter;
use crate::template::{self, Filling, Piece};

/// Returns the URL of a call, without the token.
pub(crate) fn of(call: &Call, filling: &Filling<'_>) -> Result<Url, Error> {
    if let Some(url) = &call.location {
        return Ok(url.clone());
    }
    let template = whole_template(call)?;
    let mut url = filling.url(&template)?;
    let is_bound = is_whole_url(call.operation.path) && !is_userinfo(call);
    if is_bound && !is_declared(&url, call.client.app(), filling) {
        return Err(ConfigError::UndeclaredOrigin(url.origin().ascii_serialization()).into());
    }
    let mut fields = call.query.clone();
    let shared = call.client.app().provider().api.query.iter();
    let shared = shared.filter(|parameter| {
        let own = call.operation.query.iter().map(|own| own.name);
        let mut set = call
            .query
            .iter()
            .map(|field| field.name.as_str())
            .chain(own);
        set.all(|name| name != parameter.name)
    });
    for parameter in call.operation.query.iter().chain(shared) {
        let value = filling.text(parameter.value)?;
        if is_unset(parameter, &value) {
            continue;
        }
        fields.push(Field::new(parameter.name, Written::value(value)));
    }
    for (name, value) in call.options.parameters() {
        if fields.iter().all(|field| field.name != *name) {
            fields.push(Field::new(name, Written::value(value.expose().to_owned())));
        }
    }
    if !fields.is_empty() {
        add_to_query(&mut url, &query::encode(&fields, &call.reserved));
    }
    Ok(url)
}

/// Returns whether a template has no value, because an optional variable in it has none.
pub(crate) fn is_unset(parameter: &Parameter, value: &str) -> bool {
    value.is_empty() && parameter.value.contains('{')
}

/// Adds the token to the query, for providers whose spec requires it.
pub(crate) fn add_token(url: &mut Url, name: &str, token: &str) {
    // A link to the next page may repeat the query of the previous page, including the token.
    let start = format!("{}=", template::encode_segment(name));
    let mut query: String = url
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with(&start))
        .flat_map(|pair| [pair, "&"])
        .collect();
    query.push_str(&start);
    query.push_str(&template::encode_segment(token));
    url.set_query(Some(&query));
}

/// Whether the token may be sent to `url`, which the reply to a call contains: if it has the origin of
/// the `requested` URL, or one that the spec declares.
pub(crate) fn is_trusted(url: &Url, requested: &Url, app: &App, filling: &Filling<'_>) -> bool {
    url.origin() == requested.origin() || is_declared(url, app, filling)
}

/// Whether the spec declares the origin of `url`.
fn is_declared(url: &Url, app: &App, filling: &Filling<'_>) -> bool {
    let api = &app.provider().api;
    let mut declared = [api.base_url]
        .into_iter()
        .chain(api.graphql_endpoint)
        .chain(api.trusted_origins.iter().copied())
        .filter_map(|template| filling.url(template).ok());
    declared.any(|declared| declared.origin() == url.origin())
}

/// Whether the call is the built-in one to the UserInfo endpoint, which accepts the access token
/// by definition (`OpenID` Connect Core §5.3).
fn is_userinfo(call: &Call) -> bool {
    let openid = call.client.app().provider().openid.as_ref();
    let userinfo = openid.and_then(|openid| openid.userinfo.as_ref());
    userinfo.is_some_and(|userinfo| std::ptr::eq(userinfo, call.operation))
}

/// Whether an operation has an absolute URL instead of a path relative to the base URL.
fn is_whole_url(path: &str) -> bool {
    path.starts_with('{') || (!path.starts_with('/') && path.contains("://"))
}

/// Returns what observers see in place of the path of `url`, if it contains arguments or variables, which may be
/// secret: the path of the spec, or `/…` if `url` has another one.
pub(crate) fn shown_path(call: &Call, url: &Url) -> Option<String> {
    if call.has_own_path() {
        return Some(UNKNOWN.to_owned());
    }
    let template = url_template(call, path_of(call.operation.path));
    let path = match template.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        // The whole URL, or its beginning, is a variable.
        None => template
            .split_once('/')
            .map_or(template.as_str(), |(_, path)| path),
    };
    let path = path_of(path);
    if !path.contains('{') {
        return None;
    }
    let path = format!("/{}", path.trim_start_matches('/'));
    Some(if is_filled(&path, url.path()) {
        path
    } else {
        UNKNOWN.to_owned()
    })
}

/// A path that is not shown.
const UNKNOWN: &str = "/…";

/// Whether `path` may result from the template, by its segments without variables.
fn is_filled(template: &str, path: &str) -> bool {
    let (mut all, mut given) = (template.split('/'), path.split('/'));
    let is_same = all.by_ref().all(|known| {
        given
            .next()
            .is_some_and(|segment| known.contains('{') || known == segment)
    });
    is_same && given.next().is_none()
}

/// Returns the path of a template or of a URL without a host.
fn path_of(template: &str) -> &str {
    template.split('?').next().unwrap_or_default()
}

/// Returns the URL template of a call with this path, without a query.
fn url_template(call: &Call, path: &str) -> String {
    let api = &call.client.app().provider().api;
    if call.operation.graphql.is_some() {
        api.graphql_endpoint.unwrap_or(api.base_url).to_owned()
    } else if is_whole_url(path) {
        path.to_owned()
    } else if path.is_empty() {
        api.base_url.to_owned()
    } else {
        let base = api.base_url.trim_end_matches('/');
        format!("{base}/{}", path.trim_start_matches('/'))
    }
}

/// Returns the URL template of a call, with only the provider's variables left.
fn whole_template(call: &Call) -> Result<String, ArgumentError> {
    let (path, query) = match call.template().split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (call.template(), None),
    };
    let segments: Vec<String> = path
        .split('/')
        .map(|segment| fill(call, segment))
        .collect::<Result<_, _>>()?;
    let mut whole = if is_whole_url(call.template()) {
        segments.join("/")
    } else {
        url_template(call, &segments.join("/"))
    };
    if let Some(query) = query {
        whole.push('?');
        whole.push_str(&fill(call, query)?);
    }
    Ok(whole)
}

/// Fills arguments into one path segment and escapes them, so that they stay within it.
fn fill(call: &Call, segment: &str) -> Result<String, ArgumentError> {
    let mut filled = String::with_capacity(segment.len());
    let mut argument = None;
    for piece in template::pieces(segment) {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Variable(name) => match call.argument(name) {
                Some(encoded) if encoded.is_empty() => {
                    return Err(ArgumentError::new(name, "is empty"));
                }
                Some(encoded) => {
                    argument = Some(name);
                    filled.push_str(&encoded);
                }
                None => {
                    filled.push('{');
                    filled.push_str(name);
                    filled.push('}');
                }
            },
        }
    }
    match argument {
        // A dot segment would lead to another operation.
        Some(name) if filled == "." || filled == ".." => {
            Err(ArgumentError::new(name, "must not be `.` or `..`"))
        }
        _ => Ok(filled),
    }
}

fn add_to_query(url: &mut Url, more: &str) {
    let query = match url.query() {
        None | Some("") => more.to_owned(),
        Some(query) => format!("{query}&{more}"),
    };
    url.set_query(Some(&query));
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::add_token;

    #[test]
    fn a_token_occurs_only_once_in_the_query() {
        let mut url =
            Url::parse("https://a.example/?access_token=old&page=2&&x=access_token=").unwrap();
        add_token(&mut url, "access_token", "n&w");
        assert_eq!(
            url.as_str(),
            "https://a.example/?page=2&x=access_token=&access_token=n%26w"
        );
    }
}
