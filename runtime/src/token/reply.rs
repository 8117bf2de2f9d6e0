//! What a token reply says (RFC 6749 §5.1), read strictly: leniency comes from the spec. A fault
//! names what is wrong and never shows a byte of the reply.

use serde_json::{Map, Value};

use super::expiry;
use crate::clock::Timestamp;
use crate::error::TokenReplyFault as Fault;
use crate::form;
use crate::json;
use crate::provider::{Provider, ReplyFormat, TokenIn, TokenReply};
use crate::secret::Secret;
use crate::variables;

/// What a token reply says.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) access_token: Secret,
    pub(crate) refresh_token: Option<Secret>,
    pub(crate) received_at: Timestamp,
    pub(crate) expires_at: Option<Timestamp>,
    /// `None`: the server says nothing.
    pub(crate) scopes: Option<Vec<String>>,
    pub(crate) captured: Vec<(String, String)>,
}

/// The body as an object of members, from either wire format.
pub(crate) fn members(format: ReplyFormat, body: &[u8]) -> Result<Map<String, Value>, Fault> {
    let text = body.trim_ascii();
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if text.starts_with(b"<") {
        return Err(Fault::Html);
    }
    // Providers that answer in forms are known to tell errors in JSON.
    if format == ReplyFormat::Form && !text.starts_with(b"{") {
        return form_members(text);
    }
    match json::parse(text) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(Fault::NotAnObject),
        Err(json::Fault::Repeated) => Err(Fault::Repeated),
        Err(json::Fault::Syntax) => Err(Fault::NotJson),
    }
}

/// Reads the members of a reply that is no error.
pub(crate) fn read(
    provider: &Provider,
    table: &TokenReply,
    members: Map<String, Value>,
    received_at: Timestamp,
) -> Result<Reply, Fault> {
    let whole = Value::Object(members);
    let reply = whole
        .pointer(table.at)
        .and_then(Value::as_object)
        .ok_or(Fault::NotAnObject)?;
    let member = |name: &'static str| {
        let renamed = table.renamed.iter().find(|(standard, _)| *standard == name);
        reply.get(renamed.map_or(name, |(_, name)| *name))
    };
    check_type(provider, member("token_type"))?;
    Ok(Reply {
        access_token: token(member("access_token"))?.ok_or(Fault::NoAccessToken)?,
        refresh_token: token(member("refresh_token"))?,
        received_at,
        expires_at: expiry::ends_at(
            table.expires_in,
            table.default_expires_in,
            member("expires_in"),
            received_at,
        )
        .map_err(|expiry::Uncountable| Fault::ExpiresIn)?,
        scopes: scopes(table.scope_separator, member("scope"))?,
        captured: captured(provider, table, reply)?,
    })
}

fn form_members(text: &[u8]) -> Result<Map<String, Value>, Fault> {
    let text = str::from_utf8(text).map_err(|_| Fault::NotAForm)?;
    let mut members = Map::new();
    for (name, value) in form::parse(text).map_err(|form::Malformed| Fault::NotAForm)? {
        if members.insert(name, Value::String(value)).is_some() {
            return Err(Fault::Repeated);
        }
    }
    Ok(members)
}

/// RFC 6749 §7.1: a client must not use a token whose type it does not understand. An absent type
/// is the one that the spec says the API takes.
fn check_type(provider: &Provider, value: Option<&Value>) -> Result<(), Fault> {
    let scheme = match provider.api.token_in {
        TokenIn::Authorization(scheme) => scheme,
        TokenIn::Header(_) | TokenIn::Query(_) => "Bearer",
    };
    match value {
        None | Some(Value::Null) => Ok(()),
        Some(Value::String(name))
            if name.eq_ignore_ascii_case("bearer") || name.eq_ignore_ascii_case(scheme) =>
        {
            Ok(())
        }
        Some(_) => Err(Fault::TokenType),
    }
}

/// A token, if there is one. Only what can stand in a header counts: visible ASCII characters, a
/// little less than RFC 6749 appendix A.12 has.
fn token(value: Option<&Value>) -> Result<Option<Secret>, Fault> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.is_empty() => Ok(None),
        Some(Value::String(text)) if text.bytes().all(|byte| byte.is_ascii_graphic()) => {
            Ok(Some(Secret::new(text.as_str())))
        }
        Some(_) => Err(Fault::MalformedToken),
    }
}

/// Scopes as text or as a list. An empty list says as little as none: no server grants nothing.
fn scopes(separator: &str, value: Option<&Value>) -> Result<Option<Vec<String>>, Fault> {
    let scopes: Vec<String> = match value {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) if separator.is_empty() => vec![text.clone()],
        Some(Value::String(text)) => text.split(separator).map(str::to_owned).collect(),
        Some(Value::Array(list)) => list
            .iter()
            .map(|scope| scope.as_str().map(str::to_owned).ok_or(Fault::Scope))
            .collect::<Result<_, _>>()?,
        Some(_) => return Err(Fault::Scope),
    };
    let scopes: Vec<String> = scopes
        .iter()
        .map(|scope| scope.trim())
        .filter(|scope| !scope.is_empty())
        .map(str::to_owned)
        .collect();
    Ok(Some(scopes).filter(|scopes| !scopes.is_empty()))
}

fn captured(
    provider: &Provider,
    table: &TokenReply,
    reply: &Map<String, Value>,
) -> Result<Vec<(String, String)>, Fault> {
    let mut captured = Vec::new();
    for (member, name) in table.captures {
        let value = match reply.get(*member) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Bool(flag)) => flag.to_string(),
            None | Some(Value::Null) => continue,
            Some(Value::Array(_) | Value::Object(_)) => return Err(Fault::Captured(name)),
        };
        if !variables::accepts(provider, name, &value) {
            return Err(Fault::Captured(name));
        }
        captured.push(((*name).to_owned(), value));
    }
    Ok(captured)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::{Api, ExpiresIn, Variable, VariableFormat, VariableSource};

    fn parse_as(provider: &Provider, table: &TokenReply, body: &[u8]) -> Result<Reply, Fault> {
        let members = members(table.format, body)?;
        read(provider, table, members, Timestamp::from_millis(1_000_000))
    }

    fn parse(body: impl AsRef<[u8]>) -> Result<Reply, Fault> {
        parse_as(&Provider::DEFAULT, &TokenReply::DEFAULT, body.as_ref())
    }

    fn fault(body: impl AsRef<[u8]>) -> Option<Fault> {
        parse(body).err()
    }

    #[test]
    fn the_example_of_rfc_6749_is_read() {
        let reply = parse(
            r#"{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"example_is_bearer",
                "expires_in":3600,"refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA",
                "example_parameter":"example_value"}"#
                .replace("example_is_bearer", "Bearer"),
        )
        .unwrap();
        assert_eq!(reply.access_token.expose(), "2YotnFZFEjr1zCsicMWpAA");
        assert_eq!(
            reply.refresh_token.unwrap().expose(),
            "tGzv3JOkF0XG5Qx2TlKWIA"
        );
        assert_eq!(
            reply.expires_at,
            Some(Timestamp::from_millis(1_000_000 + 3_600_000))
        );
        assert_eq!(reply.scopes, None);
    }

    #[test]
    fn the_token_type_is_bearer_in_any_case_or_absent() {
        for kind in [r#""token_type":"bEaReR","#, r#""token_type":null,"#, ""] {
            assert!(parse(format!(r#"{{{kind}"access_token":"t"}}"#)).is_ok());
        }
        for kind in [r#""mac""#, r#""DPoP""#, r#""""#, "1"] {
            assert_eq!(
                fault(format!(r#"{{"token_type":{kind},"access_token":"t"}}"#)),
                Some(Fault::TokenType)
            );
        }
    }

    #[test]
    fn a_provider_may_name_its_own_scheme_as_type() {
        let provider = Provider {
            api: Api {
                token_in: TokenIn::Authorization("Zoho-oauthtoken"),
                ..Api::DEFAULT
            },
            ..Provider::DEFAULT
        };
        let body = br#"{"token_type":"zoho-oauthtoken","access_token":"t"}"#;
        assert!(parse_as(&provider, &TokenReply::DEFAULT, body).is_ok());
    }

    #[test]
    fn an_access_token_that_is_missing_null_or_empty_is_refused() {
        for body in ["{}", r#"{"access_token":null}"#, r#"{"access_token":""}"#] {
            assert_eq!(fault(body), Some(Fault::NoAccessToken), "{body}");
        }
    }

    #[test]
    fn a_token_that_cannot_stand_in_a_header_is_refused() {
        for token in [r"a\r\nX: y", r"a\u0000", "é", " t", "a b", r"a\u007f"] {
            let body = format!(r#"{{"access_token":"{token}"}}"#);
            assert_eq!(fault(&body), Some(Fault::MalformedToken), "{body}");
        }
        assert_eq!(fault(r#"{"access_token":17}"#), Some(Fault::MalformedToken));
        assert_eq!(
            fault(r#"{"access_token":"t","refresh_token":"a\nb"}"#),
            Some(Fault::MalformedToken)
        );
    }

    #[test]
    fn an_empty_refresh_token_is_none() {
        for token in ["null", r#""""#] {
            let reply = parse(format!(r#"{{"access_token":"t","refresh_token":{token}}}"#));
            assert!(reply.unwrap().refresh_token.is_none());
        }
    }

    #[test]
    fn what_is_no_object_is_named_and_not_shown() {
        for (body, expected) in [
            (&b""[..], Fault::Empty),
            (b" \r\n", Fault::Empty),
            (b"<!doctype html><title>Login</title>", Fault::Html),
            (b"[]", Fault::NotAnObject),
            (b"\"token\"", Fault::NotAnObject),
            (br#"{"access_token":"t"#, Fault::NotJson),
            (b"{\"access_token\":\"\xff\"}", Fault::NotJson),
            (b"access_token=t", Fault::NotJson),
            (
                br#"{"access_token":"a","access_token":"b"}"#,
                Fault::Repeated,
            ),
        ] {
            assert_eq!(fault(body), Some(expected), "{body:?}");
        }
    }

    #[test]
    fn a_byte_order_mark_does_no_harm() {
        assert!(parse(b"\xef\xbb\xbf{\"access_token\":\"t\"}").is_ok());
    }

    #[test]
    fn scopes_come_as_text_or_list() {
        for scope in [r#""a b""#, r#"" a  b ""#, r#"["a","b"]"#] {
            let reply = parse(format!(r#"{{"access_token":"t","scope":{scope}}}"#)).unwrap();
            assert_eq!(reply.scopes.unwrap(), ["a", "b"], "{scope}");
        }
        for scope in [r#""""#, "[]", "null"] {
            let reply = parse(format!(r#"{{"access_token":"t","scope":{scope}}}"#)).unwrap();
            assert_eq!(reply.scopes, None);
        }
        assert_eq!(
            fault(r#"{"access_token":"t","scope":{"a":1}}"#),
            Some(Fault::Scope)
        );
    }

    #[test]
    fn a_reply_may_be_nested_renamed_and_separated_by_commas() {
        let table = TokenReply {
            at: "/data",
            renamed: &[("access_token", "accessToken"), ("expires_in", "ttl")],
            expires_in: ExpiresIn::Milliseconds,
            scope_separator: ",",
            ..TokenReply::DEFAULT
        };
        let body = br#"{"data":{"accessToken":"t","ttl":"5000","scope":"a,b"}}"#;
        let reply = parse_as(&Provider::DEFAULT, &table, body).unwrap();
        assert_eq!(reply.expires_at, Some(Timestamp::from_millis(1_005_000)));
        assert_eq!(reply.scopes.unwrap(), ["a", "b"]);
    }

    #[test]
    fn a_form_is_read_where_the_provider_answers_so() {
        let table = TokenReply {
            format: ReplyFormat::Form,
            ..TokenReply::DEFAULT
        };
        let parse = |body: &[u8]| parse_as(&Provider::DEFAULT, &table, body);
        let reply = parse(b"access_token=t&expires_in=60&scope=a%20b&token_type=bearer").unwrap();
        assert_eq!(reply.expires_at, Some(Timestamp::from_millis(1_060_000)));
        assert_eq!(reply.scopes.unwrap(), ["a", "b"]);
        assert_eq!(
            parse(b"access_token=t&access_token=u").err(),
            Some(Fault::Repeated)
        );
        assert_eq!(parse(b"access_token=%ff").err(), Some(Fault::NotAForm));
    }

    #[test]
    fn a_captured_origin_that_is_none_is_refused() {
        let provider = Provider {
            variables: &[Variable {
                name: "instance_url",
                source: VariableSource::TokenReply,
                default: None,
                format: VariableFormat::Origin,
            }],
            ..Provider::DEFAULT
        };
        let table = TokenReply {
            captures: &[("instance_url", "instance_url")],
            ..TokenReply::DEFAULT
        };
        let parse = |origin: &str| {
            let body = format!(r#"{{"access_token":"t","instance_url":"{origin}"}}"#);
            parse_as(&provider, &table, body.as_bytes()).map(|reply| reply.captured)
        };
        assert_eq!(
            parse("https://eu1.example.com").unwrap(),
            [(
                "instance_url".to_owned(),
                "https://eu1.example.com".to_owned()
            )]
        );
        for bad in ["http://eu1.example.com", "https://a@b.example/x", ""] {
            assert_eq!(parse(bad), Err(Fault::Captured("instance_url")), "{bad}");
        }
    }
}
