//! Properties of scopes with any server (RFC 6749 §3.3, §5.1, §6): a reply grants the scopes it
//! lists; without a list, it grants the requested ones; a refresh never adds scopes.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::json;

use super::reply;
use crate::clock::Timestamp;
use crate::tables::{ActsAs, Provider, Registration, ScopeFormat, TokenReply};
use crate::token::{ObtainedBy, StoredTokens};

/// Two scopes that imply others, and one for refresh tokens.
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

/// The `scope` of a reply: absent, a string, or a list.
fn reply_scopes() -> impl Strategy<Value = Option<Vec<&'static str>>> {
    prop::option::of(scopes())
}

fn reply(listed: Option<&Vec<&str>>, is_list: bool) -> crate::token::Reply {
    let mut body = json!({"access_token": "t"});
    if let Some(listed) = listed {
        body["scope"] = if is_list {
            json!(listed)
        } else {
            listed.join(" ").into()
        };
    }
    let now = Timestamp::from_millis(1_000_000);
    reply::read(&PROVIDER, &TokenReply::DEFAULT, &body, None, now).unwrap()
}

fn granted(requested: &[&str], listed: Option<&Vec<&str>>, is_list: bool) -> StoredTokens {
    StoredTokens::granted(
        &REGISTRATION,
        ObtainedBy::AuthorizationCode,
        ActsAs::User,
        requested,
        reply(listed, is_list),
    )
}

fn set(tokens: &StoredTokens) -> BTreeSet<&str> {
    tokens.scopes().iter().map(String::as_str).collect()
}

/// Adds implied scopes.
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
    fn a_reply_grants_the_listed_scopes_or_else_the_requested_ones(
        requested in scopes(), listed in reply_scopes(), is_list: bool,
    ) {
        let tokens = granted(&requested, listed.as_ref(), is_list);
        // An empty list is equivalent to an absent one.
        let named = listed.filter(|listed| !listed.is_empty()).unwrap_or_else(|| requested.clone());
        let mut expected = closed(&named);
        expected.extend(requested.iter().filter(|scope| **scope == "offline"));
        prop_assert_eq!(set(&tokens), expected);
        prop_assert_eq!(tokens.scopes().len(), set(&tokens).len(), "none twice");
    }

    #[test]
    fn a_refresh_never_adds_scopes(
        requested in scopes(), replies in prop::collection::vec((reply_scopes(), any::<bool>()), 1..6),
    ) {
        let mut tokens = granted(&requested, None, false);
        for (listed, is_list) in replies {
            let refreshed = tokens.refreshed(&PROVIDER.scope, reply(listed.as_ref(), is_list));
            prop_assert!(set(&refreshed).is_subset(&set(&tokens)));
            if let Some(listed) = listed.filter(|listed| !listed.is_empty()) {
                let allowed: Vec<_> = closed(&listed).into_iter().chain(["offline"]).collect();
                prop_assert!(set(&refreshed).iter().all(|scope| allowed.contains(scope)));
            } else {
                prop_assert_eq!(set(&refreshed), set(&tokens));
            }
            tokens = refreshed;
        }
    }

    /// Any scope allowed by RFC 6749 appendix A.4.
    #[test]
    fn a_list_of_scopes_survives_a_round_trip(
        scopes in prop::collection::vec("[!#-\\[\\]-~]{1,12}", 1..8),
    ) {
        let listed = scopes.iter().map(String::as_str).collect();
        for is_list in [false, true] {
            let reply = reply(Some(&listed), is_list);
            prop_assert_eq!(reply.scopes.as_ref(), Some(&scopes));
        }
    }
}
