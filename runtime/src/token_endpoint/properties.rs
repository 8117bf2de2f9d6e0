//! What holds of scopes whatever a server says (RFC 6749 §3.3, §5.1, §6): it grants what it names,
//! says nothing to grant what was asked for, and a refresh takes away but never adds.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::json;

use crate::clock::Timestamp;
use crate::tables::{ActsAs, Provider, Registration, ScopeFormat, TokenReply};
use crate::token::{ObtainedBy, StoredTokens};
use crate::token_endpoint::reply;

/// Two scopes imply others, one is for refresh tokens.
static PROVIDER: Provider = Provider {
    scope: ScopeFormat {
        implied: &[("a", &["b"]), ("b", &["c"])],
        offline: &["offline"],
        ..ScopeFormat::DEFAULT
    },
    ..Provider::DEFAULT
};
static REGISTRATION: Registration = Registration::of(&PROVIDER);

const SCOPES: [&str; 6] = ["a", "b", "c", "d", "e", "offline"];

fn scopes() -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(SCOPES.to_vec(), 0..=SCOPES.len()).prop_shuffle()
}

/// What a server says of scopes: nothing, a text, or a list.
fn told() -> impl Strategy<Value = Option<Vec<&'static str>>> {
    prop::option::of(scopes())
}

fn reply(told: Option<&Vec<&str>>, is_list: bool) -> crate::token::Reply {
    let mut body = json!({"access_token": "t"});
    if let Some(told) = told {
        body["scope"] = if is_list {
            json!(told)
        } else {
            told.join(" ").into()
        };
    }
    let now = Timestamp::from_millis(1_000_000);
    reply::read(&PROVIDER, &TokenReply::DEFAULT, &body, None, now).unwrap()
}

fn granted(asked: &[&str], told: Option<&Vec<&str>>, is_list: bool) -> StoredTokens {
    StoredTokens::granted(
        &REGISTRATION,
        ObtainedBy::AuthorizationCode,
        ActsAs::User,
        asked,
        reply(told, is_list),
    )
}

fn set(tokens: &StoredTokens) -> BTreeSet<&str> {
    tokens.scopes().iter().map(String::as_str).collect()
}

/// With what they imply.
fn closed(scopes: &[&'static str]) -> BTreeSet<&'static str> {
    let mut closed: BTreeSet<_> = scopes.iter().copied().collect();
    if closed.contains("a") {
        closed.insert("b");
    }
    if closed.contains("b") {
        closed.insert("c");
    }
    closed
}

proptest! {
    #[test]
    fn a_server_grants_what_it_names_and_silence_is_what_was_asked_for(
        asked in scopes(), told in told(), is_list: bool,
    ) {
        let tokens = granted(&asked, told.as_ref(), is_list);
        // An empty list says as little as none.
        let named = told.filter(|told| !told.is_empty()).unwrap_or_else(|| asked.clone());
        let mut expected = closed(&named);
        expected.extend(asked.iter().filter(|scope| **scope == "offline"));
        prop_assert_eq!(set(&tokens), expected);
        prop_assert_eq!(tokens.scopes().len(), set(&tokens).len(), "none twice");
    }

    #[test]
    fn a_refresh_takes_away_and_never_adds(
        asked in scopes(), replies in prop::collection::vec((told(), any::<bool>()), 1..6),
    ) {
        let mut tokens = granted(&asked, None, false);
        for (told, is_list) in replies {
            let refreshed = tokens.refreshed(&PROVIDER.scope, reply(told.as_ref(), is_list));
            prop_assert!(set(&refreshed).is_subset(&set(&tokens)));
            if let Some(told) = told.filter(|told| !told.is_empty()) {
                let kept: Vec<_> = closed(&told).into_iter().chain(["offline"]).collect();
                prop_assert!(set(&refreshed).iter().all(|scope| kept.contains(scope)));
            } else {
                prop_assert_eq!(set(&refreshed), set(&tokens));
            }
            tokens = refreshed;
        }
    }

    /// Any scope that RFC 6749 appendix A.4 allows.
    #[test]
    fn a_list_of_scopes_is_read_as_it_was_written(
        scopes in prop::collection::vec("[!#-\\[\\]-~]{1,12}", 1..8),
    ) {
        let told = scopes.iter().map(String::as_str).collect();
        for is_list in [false, true] {
            let reply = reply(Some(&told), is_list);
            prop_assert_eq!(reply.scopes.as_ref(), Some(&scopes));
        }
    }
}
