//! Searches nearly valid and random inputs for violations, for about a second. The fuzz targets run
//! the same checks for longer.

use proptest::prelude::*;

use super::*;

/// Nearly valid token replies.
const REPLIES: &[&str] = &[
    r#"{"access_token":"abc","token_type":"Bearer","expires_in":3600,"refresh_token":"def","scope":"a b"}"#,
    r#"{"data":{"accessToken":"abc","shop":"a.example","expires_in":"60"},"access_token":"x"}"#,
    r#"{"error":"invalid_grant","error_description":"the-client-secret","error_uri":"https://x/"}"#,
    r#"{"error_code":"x","error_message":"the-client\u002dsecret \u001b[31m"}"#,
    r#"{"access_token":"abc","shop":"a.example:22","scope":["a","b"],"token_type":"DPoP"}"#,
    "access_token=abc&scope=a%2Cb&expires_in=60&refresh_token=d%20f",
    "error=x&error_description=the-client%2dsecret",
    "token-as-text",
    "\u{feff}{}",
    "<html>",
];
const CALLBACKS: &[&str] = &[
    "https://app.example/callback?code=abc&state=the-state&iss=https://acme.example&shop=a.example",
    "?error=access_denied&error_description=the-state%1b%0a&state=the-state#code=x",
    "code=a+b&state=the-state&&=&x",
    "?code=%ff&state=the%2Dstate",
];
const STREAMS: &[&str] = &[
    "event: a\ndata: 1\ndata\nid: 7\n\ndata: 2\r\n\r\nretry: 10\r\r: x\n\n",
    "\u{feff}data:x\n\n",
];
const SIGNATURES: &[&str] = &[
    "t=1700000000,v1=00ff00ff,v0=00",
    "v1,AP8A/w== v1,AAAA",
    "00ff00ff",
];
const LINKS: &[&str] = &[
    r#"<https://a.example/?page=2>; rel="next"; title="a, <b>; c\"", </x>; rel=prev next"#,
    r#"<?page=2>; anchor="/x"; rel=next, <y>;rel*=UTF-8''next"#,
];
const CHALLENGES: &[&str] = &[
    r#"Basic realm="a, b", Bearer resource_metadata="https://a.example/m", scope="x y", error=invalid_token"#,
    r#"Negotiate YWJj==, bearer  Scope = "a \"b\"" ,, error_description="é"#,
];
const FILES: &[&str] = &[
    r#"{"format":"licit-grants","version":1,"grants":[
        {"key":{"provider":"acme","registration":"app","tenant":"","client_id":"c","subject":"u"},"version":3,
        "record":{"tokens":{"version":1,"owner":{"provider":"acme","registration":"app"},"subject":"u",
        "obtained_by":"authorization_code","acts_as":"user","access_token":"a","refresh_token":"r",
        "obtained_at":1,"expires_at":2,"requested":[],"scopes":[],"captured":{}},"state":"ready"}},
        {"key":{"provider":"acme","registration":"app","tenant":"","client_id":"c","subject":"v"},"version":4,
        "record":{"new":true}}]}"#,
    r#"{"format":"licit-grants","version":2,"vault":""}"#,
    r#"{"format":"licit-grants","version":1,"sealed":{"cipher":"x","nonce":"","text":""}}"#,
];

#[cfg(feature = "jose")]
const KEY_SETS: &[&str] = &[
    r#"{"keys":[{"kty":"RSA","kid":"1","use":"sig","alg":"RS256","n":"0vx7agoebGcQ","e":"AQAB"},
        {"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"},{"kty":"oct","k":"AAAA"}]}"#,
    r#"{"keys":[]}"#,
];

/// A token of each kind of algorithm, for keys that nobody has.
#[cfg(feature = "jose")]
const ENCRYPTED: &[&str] = &[
    "eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMTI4R0NNIiwiY3R5IjoiSldUIn0.AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA",
    "eyJhbGciOiJFQ0RILUVTIiwiZW5jIjoiQTEyOENCQy1IUzI1NiIsImVwayI6eyJrdHkiOiJFQyIsImNydiI6IlAtMjU2IiwieCI6ImY4M09KM0QyeEYxQmc4dnViOXRMZTFnSE16Vjc2ZThUdXM5dVBIdlJWRVUiLCJ5IjoieF9GRXpSdTltMzZITE5fdHVlNjU5TE5wWFc2cEN5U3Rpa1lqS0lXSTVhMCJ9fQ..AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA",
    r#"{"alg":"ECDH-ES+A256KW","enc":"A256GCM","epk":{"kty":"EC","crv":"P-256","x":1},"apu":"_"}....."#,
];

/// A change to a text. Positions are in 65536ths of its length.
#[derive(Debug, Clone)]
enum Change {
    Cut(u16, u16),
    Insert(u16, Vec<u8>),
    Repeat(u16, u16, u8),
    Splice(u16, prop::sample::Index),
}

fn change() -> impl Strategy<Value = Change> {
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 1..6),
        prop::sample::select(vec![
            "\"",
            "{",
            "[",
            "\\",
            "%",
            "&",
            "=",
            "\r\n",
            ",",
            "<",
            ">",
            "\u{1b}",
            "\\u0000",
            "null",
            "1e999",
            "the-client-secret"
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop_oneof![
        any::<(u16, u16)>().prop_map(|(start, end)| Change::Cut(start, end)),
        (any::<u16>(), bytes).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        (any::<(u16, u16)>(), 2_u8..40)
            .prop_map(|((start, end), times)| Change::Repeat(start, end, times)),
        any::<(u16, prop::sample::Index)>().prop_map(|(at, other)| Change::Splice(at, other)),
    ]
}

/// One of `texts` after a few changes, or random bytes.
fn nearly(texts: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let changed = (
        prop::sample::select(texts),
        prop::collection::vec(change(), 0..5),
    )
        .prop_map(move |(text, changes)| {
            let mut bytes = text.as_bytes().to_vec();
            for change in changes {
                apply(&change, &mut bytes, texts);
                bytes.truncate(10_000);
            }
            bytes
        });
    prop_oneof![9 => changed, 1 => prop::collection::vec(any::<u8>(), 0..200)]
}

fn apply(change: &Change, bytes: &mut Vec<u8>, texts: &[&str]) {
    let place = |at: u16| usize::from(at) * (bytes.len() + 1) / 65_536;
    let range = |start, end| {
        let (start, end) = (place(start), place(end));
        start.min(end)..start.max(end)
    };
    match change {
        Change::Cut(start, end) => drop(bytes.drain(range(*start, *end))),
        Change::Insert(at, more) => {
            let at = place(*at);
            drop(bytes.splice(at..at, more.iter().copied()));
        }
        Change::Repeat(start, end, times) => {
            let range = range(*start, *end);
            let repeated = bytes[range.clone()].repeat(usize::from(*times));
            drop(bytes.splice(range, repeated));
        }
        Change::Splice(at, other) => {
            let other = other.get(texts).as_bytes();
            bytes.truncate(place(*at));
            bytes.extend_from_slice(&other[other.len() / 2..]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_token_reply_violates_the_properties(body in nearly(REPLIES)) {
        token_reply(&body);
    }

    #[test]
    fn no_callback_violates_the_properties(query in nearly(CALLBACKS)) {
        super::callback(&String::from_utf8_lossy(&query));
    }

    #[test]
    fn no_stream_violates_the_properties(stream in nearly(STREAMS)) {
        events(&stream);
    }

    #[test]
    fn no_webhook_signature_violates_the_properties(value in nearly(SIGNATURES)) {
        webhook_signature(&String::from_utf8_lossy(&value));
    }

    #[test]
    fn no_link_violates_the_properties(header in nearly(LINKS)) {
        super::link(&header);
    }

    #[test]
    fn no_challenge_violates_the_properties(header in nearly(CHALLENGES)) {
        super::challenge(&header);
    }

    #[test]
    fn no_store_file_violates_the_properties(file in nearly(FILES)) {
        store_file(&file);
    }
}

#[cfg(feature = "jose")]
proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_key_set_violates_the_properties(document in nearly(KEY_SETS)) {
        key_set(&document);
    }

    #[test]
    fn no_encrypted_token_violates_the_properties(token in nearly(ENCRYPTED)) {
        encrypted_token(&token);
    }
}

/// A search without valid seeds would find little.
#[test]
fn the_first_seed_of_each_kind_is_valid() {
    let members = reply::members(ReplyFormat::Json, REPLIES[0].as_bytes()).unwrap();
    let now = Timestamp::from_millis(0);
    assert!(reply::read(&PROVIDER, &TABLES[0], &members.into_tree().0, None, now).is_ok());
    let events = messages(std::iter::once(STREAMS[0].as_bytes())).unwrap();
    assert_eq!(events.len(), 2);
    let header = HeaderMap::from_iter([(LINK, HeaderValue::from_static(LINKS[0]))]);
    assert_eq!(link::next(&header), Some("https://a.example/?page=2"));
    let challenge = Challenge::parse(CHALLENGES[0]);
    assert_eq!(challenge.scopes(), ["x", "y"]);
    let (state, grant) = (Secret::new("the-state"), AuthorizationCode::DEFAULT);
    let parameters = callback::Parameters::parse(CALLBACKS[0]).unwrap();
    let expected = callback::Expected {
        issuer: Some(ISSUER),
        state: Some(&state),
        client_secret: None,
    };
    let values = callback::read(&PROVIDER, &grant, expected, &parameters);
    assert!(values.is_ok());
    assert_eq!(store_file(FILES[0].as_bytes()), 1);
}
