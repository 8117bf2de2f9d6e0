//! Tests that token replies are read strictly.

use super::*;
use crate::tables::{Api, ExpiresIn, Variable, VariableFormat, VariableSource};

fn parse_as(provider: &Provider, table: &TokenReply, body: &[u8]) -> Result<Reply, Fault> {
    let members = members(table.format, body)?;
    read(
        provider,
        table,
        &members.into_tree().0,
        None,
        Timestamp::from_millis(1_000_000),
    )
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
fn the_token_type_is_case_insensitive_and_optional() {
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
fn a_provider_may_use_its_own_scheme_as_token_type() {
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
fn a_missing_null_or_empty_access_token_is_rejected() {
    for body in ["{}", r#"{"access_token":null}"#, r#"{"access_token":""}"#] {
        assert_eq!(fault(body), Some(Fault::NoAccessToken), "{body}");
    }
}

#[test]
fn a_token_that_is_invalid_in_a_header_is_rejected() {
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
fn an_empty_refresh_token_counts_as_absent() {
    for token in ["null", r#""""#] {
        let reply = parse(format!(r#"{{"access_token":"t","refresh_token":{token}}}"#));
        assert!(reply.unwrap().refresh_token.is_none());
    }
}

#[test]
fn a_reply_that_is_not_an_object_is_rejected_without_showing_it() {
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
fn a_byte_order_mark_is_ignored() {
    assert!(parse(b"\xef\xbb\xbf{\"access_token\":\"t\"}").is_ok());
}

#[test]
fn scopes_are_a_string_or_a_list() {
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
fn a_form_reply_is_parsed_if_the_spec_declares_it() {
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
fn an_invalid_captured_origin_is_rejected() {
    let provider = Provider {
        variables: &[Variable {
            name: "instance_url",
            source: VariableSource::TokenReply,
            default: None,
            format: VariableFormat::Origin,
            ..Variable::DEFAULT
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

#[test]
fn a_capture_may_be_a_pointer_into_the_reply() {
    let provider = Provider {
        variables: &[Variable {
            name: "team",
            source: VariableSource::TokenReply,
            default: None,
            format: VariableFormat::Text,
            ..Variable::DEFAULT
        }],
        ..Provider::DEFAULT
    };
    let table = TokenReply {
        at: "/data",
        captures: &[("/team/id", "team")],
        ..TokenReply::DEFAULT
    };
    let parse = |team: &str| {
        let body = format!(r#"{{"data":{{"access_token":"t","team":{team}}}}}"#);
        parse_as(&provider, &table, body.as_bytes()).map(|reply| reply.captured)
    };
    let captured = [("team".to_owned(), "T1".to_owned())];
    assert_eq!(parse(r#"{"id":"T1"}"#).unwrap(), captured);
    assert_eq!(parse("null").unwrap(), []);
    assert_eq!(parse(r#"{"id":["T1"]}"#), Err(Fault::Captured("team")));
}

#[test]
fn the_refresh_token_of_a_nested_reply_is_found_even_if_the_rest_is_invalid() {
    let table = TokenReply {
        at: "/the~1data/0",
        renamed: &[("refresh_token", "renewal")],
        ..TokenReply::DEFAULT
    };
    let body = br#"{"the/data":[{"access_token":7,"renewal":"r"}]}"#;
    assert!(parse_as(&Provider::DEFAULT, &table, body).is_err());
    let whole = members(table.format, body).unwrap().into_tree();
    let token = refresh_token(&table, &whole.0);
    assert_eq!(token.as_ref().map(Secret::expose), Some("r"));
}

#[test]
fn an_access_token_is_read_only_if_the_spec_declares_claims() {
    let provider = Provider {
        variables: &[Variable {
            name: "tenant",
            source: VariableSource::TokenReply,
            default: None,
            format: VariableFormat::Text,
            ..Variable::DEFAULT
        }],
        ..Provider::DEFAULT
    };
    let declared = TokenReply {
        access_token_claims: &[("/tenant", "tenant")],
        ..TokenReply::DEFAULT
    };
    let claims = URL_SAFE_NO_PAD.encode(r#"{"tenant":"T1"}"#);
    let jwt = format!(r#"{{"access_token":"e30.{claims}.x"}}"#);
    let parse = |table, body: &str| parse_as(&provider, table, body.as_bytes());
    let captured = [("tenant".to_owned(), "T1".to_owned())];
    assert_eq!(parse(&declared, &jwt).unwrap().captured, captured);
    assert_eq!(parse(&TokenReply::DEFAULT, &jwt).unwrap().captured, []);
    let opaque = r#"{"access_token":"opaque"}"#;
    assert!(parse(&TokenReply::DEFAULT, opaque).is_ok());
    assert_eq!(
        parse(&declared, opaque).err(),
        Some(Fault::Captured("tenant"))
    );
}
