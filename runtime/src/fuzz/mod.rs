//! Properties that the parsers of untrusted input must satisfy for any bytes. Used by the fuzz
//! targets and by a short search in the tests. Not part of the API. No room may use it.

#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use reqwest::header::{HeaderMap, HeaderValue, LINK, WWW_AUTHENTICATE};
use serde_json::{Map, Value};
use url::Url;

use crate::call::sse::{Message, Parser};
use crate::clock::Timestamp;
use crate::discovery::Challenge;
use crate::error::{AuthorizationError, Error};
use crate::grant::authorization_code::callback;
use crate::header::link;
use crate::http::HttpReply;
use crate::secret::Secret;
use crate::store;
use crate::tables::{
    AuthorizationCode, Callback, Dpop, ErrorShape, Provider, ReplyFormat, TokenReply, Variable,
    VariableFormat, VariableSource,
};
use crate::token_endpoint::endpoint::{self, Received};
use crate::token_endpoint::reply;
use crate::webhook;

/// The time of every reply.
const NOW: Timestamp = Timestamp::from_millis(1_000_000);

/// A value that errors must not contain.
const SECRET: &str = "the-client-secret";

const ISSUER: &str = "https://acme.example";

static PROVIDER: Provider = Provider {
    name: "acme",
    title: "Acme",
    error_shapes: &[ErrorShape {
        present: "/error_code",
        code: Some("/error_code"),
        message: Some("/error_message"),
        at_success: true,
        ..ErrorShape::DEFAULT
    }],
    variables: &[Variable {
        name: "shop",
        source: VariableSource::Callback,
        default: None,
        format: VariableFormat::Host,
        ..Variable::DEFAULT
    }],
    ..Provider::DEFAULT
};

static BINDING: Provider = Provider {
    dpop: Some(Dpop::DEFAULT),
    ..PROVIDER
};

/// The token reply formats to test.
const TABLES: [TokenReply; 4] = [
    TokenReply {
        captures: &[("shop", "shop"), ("/data/shop", "shop")],
        ..TokenReply::DEFAULT
    },
    TokenReply {
        format: ReplyFormat::Form,
        scope_separator: ",",
        ..TokenReply::DEFAULT
    },
    TokenReply {
        format: ReplyFormat::Text,
        ..TokenReply::DEFAULT
    },
    TokenReply {
        at: "/data",
        renamed: &[("access_token", "accessToken")],
        ..TokenReply::DEFAULT
    },
];

/// Checks a token reply: either a token that is valid in a header, or an error without secrets and
/// control characters.
pub fn token_reply(body: &[u8]) {
    for table in &TABLES {
        let members = reply::members(table.format, body);
        for status in [200, 400, 503] {
            check_error(status, body, members.as_deref().ok());
        }
        let Ok(members) = members else { continue };
        for provider in [&PROVIDER, &BINDING] {
            check_reply(provider, table, members.clone());
        }
    }
}

/// Checks a callback, as a URL or a query: if it is accepted, it contains the state and a code.
pub fn callback(callback: &str) {
    let grant = AuthorizationCode {
        callback: Callback {
            captures: &[("shop", "shop")],
            ..Callback::DEFAULT
        },
        ..AuthorizationCode::DEFAULT
    };
    let Ok(parameters) = callback::Parameters::parse(callback) else {
        return;
    };
    let read = |state: &str| {
        let (state, secret) = (Secret::new(state), Secret::new(SECRET));
        let expected = callback::Expected {
            issuer: Some(ISSUER),
            state: Some(&state),
            client_secret: Some(&secret),
        };
        callback::read(&PROVIDER, &grant, expected, &parameters)
    };
    match read("the-state") {
        Ok(values) => {
            let code = values.code.as_ref().map(Secret::expose);
            assert!(code.is_some_and(|code| !code.is_empty()));
            assert!(read("another").is_err(), "any state will do");
        }
        Err(error @ AuthorizationError::OAuth(_)) => {
            assert!(read("another").is_err());
            check_text(&error.to_string());
            check_text(&format!("{error:?}"));
        }
        Err(_) => {}
    }
}

/// Checks an event stream: the result does not depend on how it is chunked, and is never larger
/// than the input.
pub fn events(stream: &[u8]) {
    let whole = messages(std::iter::once(stream));
    let (start, end) = stream.split_at(stream.len() / 2);
    assert_eq!(whole, messages([start, end].into_iter()));
    assert_eq!(whole, messages(stream.chunks(1)));
    for message in whole.iter().flatten() {
        // Invalid UTF-8 can become three times as long.
        assert!(message.data.len() <= 3 * stream.len());
    }
}

/// Checks a token store file: it is rejected, or survives a round trip. Returns the number of
/// grants in it.
pub fn store_file(file: &[u8]) -> usize {
    store::fuzz(file)
}

/// Checks the signature header of a webhook, in the formats of several providers: what is decoded is
/// not larger than the header.
pub fn webhook_signature(value: &str) {
    webhook::fuzz(value);
}

/// Checks a `Link` header: the target is a part of it.
pub fn link(header: &[u8]) {
    let Ok(value) = HeaderValue::from_bytes(header) else {
        return;
    };
    let text = value.to_str().unwrap_or_default().to_owned();
    let headers = HeaderMap::from_iter([(LINK, value)]);
    if let Some(target) = link::next(&headers) {
        assert!(text.contains(&format!("<{target}")) || text.contains(target));
        assert!(!target.contains('>'));
    }
}

/// Checks a `WWW-Authenticate` header: each value is a part of it, apart from escapes, and no scope is
/// empty or contains a space.
pub fn challenge(header: &[u8]) {
    let Ok(value) = HeaderValue::from_bytes(header) else {
        return;
    };
    let text = String::from_utf8_lossy(header).into_owned();
    let challenge = Challenge::of(&HeaderMap::from_iter([(WWW_AUTHENTICATE, value)]));
    assert_eq!(challenge, Challenge::parse(&text), "one line is one header");
    let unescaped = text.replace('\\', "");
    for value in [challenge.resource_metadata(), challenge.error()] {
        let value = value.unwrap_or_default().replace('\\', "");
        assert!(unescaped.contains(&value), "{value}");
    }
    for scope in challenge.scopes() {
        assert!(!scope.is_empty() && !scope.contains(' '), "{scope:?}");
    }
}

/// Checks a key set: it is rejected, or its keys do not verify unsigned tokens.
#[cfg(feature = "jose")]
pub fn key_set(document: &[u8]) {
    use crate::jose::{Algorithm, KeySet};

    // Tokens without a signature, with an empty one, and with a wrong one.
    const TOKENS: [&str; 3] = [
        "eyJhbGciOiJub25lIn0.e30.",
        "eyJhbGciOiJIUzI1NiJ9.e30.",
        "eyJhbGciOiJSUzI1NiJ9.e30.AAAA",
    ];
    let Ok(keys) = KeySet::parse(document) else {
        return;
    };
    for token in TOKENS {
        let verified = keys.verify(token, &[Algorithm::Hs256, Algorithm::Rs256]);
        assert!(verified.is_err(), "{token}");
    }
}

/// Checks an encrypted token: it is rejected with a short error, because nobody encrypted it for these keys.
#[cfg(feature = "jose")]
pub fn encrypted_token(token: &[u8]) {
    use std::sync::LazyLock;

    use crate::jose::{ContentEncryption, DecryptionKey, KeyEncryption};

    static KEYS: LazyLock<Vec<DecryptionKey>> = LazyLock::new(|| {
        let all = KeyEncryption::ALL.iter();
        all.filter_map(|algorithm| DecryptionKey::generate(*algorithm).ok())
            .collect()
    });

    let token = String::from_utf8_lossy(token);
    for key in KEYS.iter() {
        let decrypted = key.decrypt(&token, ContentEncryption::ALL);
        let error = decrypted.map(drop).err().map(|error| error.to_string());
        assert!(error.is_some_and(|error| error.len() < 200), "{token}");
    }
}

fn check_error(status: u16, body: &[u8], members: Option<&Map<String, Value>>) {
    let Ok(url) = Url::parse(ISSUER) else { return };
    let answer = HttpReply {
        status,
        headers: HeaderMap::new(),
        body: body.to_vec().into(),
        url,
    };
    let secrets = [Secret::new(SECRET)];
    if let Some(error) = endpoint::error(Received::new(&PROVIDER, NOW), answer, members, &secrets) {
        check_text(&error.to_string());
        check_text(&format!("{error:?}"));
        if let Error::Api(error) = error {
            let body = String::from_utf8_lossy(error.body()).into_owned();
            assert!(!body.contains(SECRET), "{body}");
        }
    }
}

fn check_text(text: &str) {
    assert!(!text.contains(SECRET), "{text}");
    assert!(!text.chars().any(char::is_control), "{text:?}");
    assert!(text.len() < 10_000, "{text}");
}

fn check_reply(provider: &Provider, table: &TokenReply, members: Map<String, Value>) {
    let Ok(reply) = reply::read(provider, table, &Value::Object(members), None, NOW) else {
        return;
    };
    let tokens = std::iter::once(&reply.access_token).chain(&reply.refresh_token);
    for token in tokens.map(Secret::expose) {
        assert!(!token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic()));
    }
    let mut scopes = reply.scopes.iter().flatten();
    assert!(scopes.all(|scope| !scope.is_empty()));
    for (_, host) in &reply.captured {
        assert!(Url::parse(&format!("https://{host}/")).is_ok(), "{host}");
    }
}

fn messages<'c>(chunks: impl Iterator<Item = &'c [u8]>) -> Option<VecDeque<Message>> {
    let (mut parser, mut messages) = (Parser::new(1024), VecDeque::new());
    for chunk in chunks {
        parser.feed(chunk, &mut messages).ok()?;
    }
    Some(messages)
}
