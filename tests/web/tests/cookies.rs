//! Cookies that were changed, moved, or encrypted with another key.

use std::time::Duration;

use licit_web::CookieKeys;

use crate::browser::{LOGIN, SESSION};
use crate::on_each_server;
use crate::serving::Server;
use crate::world::{KEY, Mode, World};

on_each_server!(
    a_changed_cookie_is_rejected,
    a_cookie_of_another_key_is_rejected_and_one_of_an_earlier_key_accepted,
    a_cookie_is_accepted_under_its_own_name_only,
    a_planted_second_cookie_is_rejected,
    a_copied_session_ends_with_the_logout,
    a_session_expires,
);

async fn a_changed_cookie_is_rejected(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    let callback = world.consent(&mut ada).await;
    let value = ada.cookies[LOGIN].clone();
    for at in [0, 10, 31, 40, value.len() / 2, value.len() - 1] {
        let mut changed = value.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        for changed in [changed, value[..at].to_owned(), value[at + 1..].to_owned()] {
            ada.cookies.insert(LOGIN.to_owned(), changed);
            let page = ada.get(&callback).await;
            assert_eq!((page.status, page.code()), (400, "no_login"), "{at}");
        }
    }
    ada.cookies.insert(LOGIN.to_owned(), value);
    assert_eq!(ada.get(&callback).await.status, 303);
}

async fn a_cookie_of_another_key_is_rejected_and_one_of_an_earlier_key_accepted(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    let callback = world.consent(&mut ada).await;
    let cookies = ada.cookies.clone();
    let first = ada.site.clone();
    let other = CookieKeys::new(&[8; 32]);
    ada.site = world.with_keys(server, other.clone()).await;
    assert_eq!(ada.get(&callback).await.code(), "no_login");
    // A deployment with a new key, to which users return who started with the earlier one.
    ada.cookies = cookies;
    ada.site = world.with_keys(server, other.decrypt_with(&KEY)).await;
    assert_eq!(ada.get("/who").await.text, "ada");
    assert_eq!(ada.get(&callback).await.status, 303);
    // What the new key encrypts, a process that has only the earlier one rejects.
    assert_eq!(ada.post("/as/ada", "").await.status, 200);
    ada.site = first;
    assert_eq!(ada.get("/who").await.code(), "signed_out");
}

async fn a_cookie_is_accepted_under_its_own_name_only(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    let callback = world.consent(&mut ada).await;
    let (login, session) = (ada.cookies[LOGIN].clone(), ada.cookies[SESSION].clone());
    ada.cookies.insert(LOGIN.to_owned(), session);
    assert_eq!(ada.get(&callback).await.code(), "no_login");
    ada.cookies.insert(SESSION.to_owned(), login);
    assert_eq!(ada.get("/who").await.code(), "signed_out");
}

async fn a_planted_second_cookie_is_rejected(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    let mallory = world.signed_in("mallory").await;
    // A sibling domain can do this to a site without `https`; `__Host-` prevents it otherwise.
    let both = format!(
        "{}; {SESSION}={}",
        ada.cookies[SESSION], mallory.cookies[SESSION]
    );
    ada.cookies.insert(SESSION.to_owned(), both);
    assert_eq!(ada.get("/who").await.code(), "signed_out");
}

async fn a_copied_session_ends_with_the_logout(server: Server) {
    let world = World::begin(server, Mode::SignIn).await;
    let mut ada = world.signed_in("ada").await;
    let copy = ada.cookies[SESSION].clone();
    let page = ada.post("/logout", "").await;
    assert_eq!((page.status, page.leads_to.as_deref()), (303, Some("/")));
    assert!(!ada.cookies.contains_key(SESSION));
    ada.cookies.insert(SESSION.to_owned(), copy);
    assert_eq!(ada.get("/who").await.code(), "signed_out");
}

async fn a_session_expires(server: Server) {
    let world = World::begin(server, Mode::SignIn).await;
    let mut ada = world.signed_in("ada").await;
    world.pass(Duration::from_secs(8 * 60 * 60 - 1));
    assert_eq!(ada.get("/who").await.text, "ada");
    world.pass(Duration::from_secs(1));
    assert_eq!(ada.get("/who").await.code(), "signed_out");
}
