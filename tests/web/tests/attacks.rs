//! Attacks on a login: each fails, and the attacked user is not connected to another's account.

use std::time::Duration;

use licit::rt::reqwest::Method;

use crate::browser::{LOGIN, SESSION};
use crate::on_each_server;
use crate::serving::Server;
use crate::world::{Mode, World};

on_each_server!(
    a_login_completes,
    other_sites_cannot_start_a_login_or_end_one,
    a_link_cannot_start_a_login,
    a_session_that_was_planted_does_not_become_the_users,
    a_callback_works_once,
    two_callbacks_at_once_are_one,
    another_browsers_callback_is_rejected,
    a_callback_is_rejected_after_another_user_signed_in,
    a_callback_of_another_state_or_issuer_is_rejected,
    a_login_expires,
);

async fn a_login_completes(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    let callback = world.consent(&mut ada).await;
    let back = ada.get(&callback).await;
    assert_eq!((back.status, back.leads_to.as_deref()), (303, Some("/")));
    assert!(back.is_private());
    assert!(!ada.cookies.contains_key(LOGIN), "the cookie is deleted");
    assert!(ada.get("/loans").await.text.starts_with("ada: "));
    assert!(world.is_connected("ada").await);
}

async fn other_sites_cannot_start_a_login_or_end_one(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    let callback = world.consent(&mut ada).await;
    ada.get(&callback).await;
    let own = ada.source.clone();
    let evil = || ("origin", "https://evil.example".to_owned());
    let site = |site: &str| ("sec-fetch-site", site.to_owned());
    for source in [
        vec![site("cross-site"), evil()],
        vec![site("same-site"), evil()],
        vec![site("cross-site"), ("origin", world.url.clone())],
        vec![evil()],
        vec![("origin", "null".to_owned())],
        vec![],
    ] {
        for path in ["/login", "/disconnect", "/logout"] {
            ada.source.clone_from(&source);
            let page = ada.post(path, "").await;
            assert_eq!(
                (page.status, page.code()),
                (403, "cross_site"),
                "{source:?}"
            );
            assert!(!page.headers.contains_key("set-cookie"));
        }
    }
    ada.source = own;
    assert_eq!(ada.get("/who").await.text, "ada");
    assert!(world.is_connected("ada").await);
}

async fn a_link_cannot_start_a_login(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    for path in ["/login", "/disconnect", "/logout"] {
        for method in [Method::GET, Method::HEAD, Method::PUT] {
            let page = ada.request(method, path, "").await;
            assert_eq!(page.status, 405);
            assert!(!page.headers.contains_key("set-cookie"));
        }
    }
    assert_eq!(ada.request(Method::PUT, "/callback", "").await.status, 405);
}

/// Session fixation: the attacker's session is in the user's browser when the user signs in.
async fn a_session_that_was_planted_does_not_become_the_users(server: Server) {
    let world = World::begin(server, Mode::SignIn).await;
    let mut mallory = world.signed_in("mallory").await;
    let mut ada = world.browser();
    let planted = mallory.cookies[SESSION].clone();
    ada.cookies.insert(SESSION.to_owned(), planted.clone());
    let callback = world.consent(&mut ada).await;
    assert_eq!(ada.get(&callback).await.status, 303);
    assert!(
        ada.get("/who")
            .await
            .text
            .starts_with("https://login.library.example ")
    );
    assert_ne!(ada.cookies[SESSION], planted);
    // The planted session has ended: it is neither the attacker's nor the user's.
    assert_eq!(mallory.get("/who").await.code(), "signed_out");
}

async fn a_callback_works_once(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    let callback = world.consent(&mut ada).await;
    let cookie = ada.cookies[LOGIN].clone();
    assert_eq!(ada.get(&callback).await.status, 303);
    let again = ada.get(&callback).await;
    assert_eq!((again.status, again.code()), (400, "no_login"));
    // An attacker who has copied the cookie.
    ada.cookies.insert(LOGIN.to_owned(), cookie);
    let replayed = ada.get(&callback).await;
    assert_eq!((replayed.status, replayed.code()), (400, "login_used"));
    assert_eq!(world.exchanges(), 1, "the code was not sent again");
}

async fn two_callbacks_at_once_are_one(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    let callback = world.consent(&mut ada).await;
    let mut twin = world.browser();
    twin.cookies.clone_from(&ada.cookies);
    let both = tokio::join!(ada.get(&callback), twin.get(&callback));
    let mut both = [both.0.status, both.1.status];
    both.sort_unstable();
    assert_eq!(both, [303, 400]);
    assert_eq!(world.exchanges(), 1);
}

/// Login swap: the user is to be connected to the attacker's account.
async fn another_browsers_callback_is_rejected(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut mallory = world.signed_in("mallory").await;
    let mut ada = world.signed_in("ada").await;
    let forged = world.consent(&mut mallory).await;
    // The user has started no login.
    assert_eq!(ada.get(&forged).await.code(), "no_login");
    // The user has started one, which the forged callback uses up.
    let own = world.consent(&mut ada).await;
    assert_eq!(ada.get(&forged).await.code(), "invalid_callback");
    assert_eq!(ada.get(&own).await.code(), "no_login");
    // With the attacker's cookie of the login, but the user's session.
    let cookie = mallory.cookies[LOGIN].clone();
    ada.cookies.insert(LOGIN.to_owned(), cookie);
    assert_eq!(ada.get(&forged).await.code(), "other_user");
    assert!(!world.is_connected("ada").await);
    assert_eq!(world.exchanges(), 0, "no code was sent");
}

async fn a_callback_is_rejected_after_another_user_signed_in(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut browser = world.signed_in("mallory").await;
    let callback = world.consent(&mut browser).await;
    // At a shared computer.
    browser.post("/as/ada", "").await;
    assert_eq!(browser.get(&callback).await.code(), "other_user");
    assert!(!world.is_connected("ada").await && !world.is_connected("mallory").await);
}

/// State mix-up: parts of several logins and servers.
async fn a_callback_of_another_state_or_issuer_is_rejected(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    let first = world.consent(&mut ada).await;
    let code = |callback: &str| part(callback, "code=");
    for change in [
        // The code of one login with the state of another.
        |first: &str, own: &str| {
            own.replace(&part(own, "code="), &part(first, "code=")) + "&state=x"
        },
        |_: &str, own: &str| own.replace(&part(own, "state="), "state="),
        |first: &str, own: &str| own.replace(&part(own, "state="), &part(first, "state=")),
        |_: &str, own: &str| own.replace(&part(own, "iss="), "iss=https%3A%2F%2Fevil.example"),
        |_: &str, own: &str| own.replace(&part(own, "iss="), "iss="),
    ] {
        let own = world.consent(&mut ada).await;
        assert_ne!(code(&own), code(&first));
        let page = ada.get(&change(&first, &own)).await;
        assert_eq!((page.status, page.code()), (400, "invalid_callback"));
    }
    assert_eq!(world.exchanges(), 0, "no code was sent");
}

/// Returns a parameter of a URL, with its name.
fn part(url: &str, name: &str) -> String {
    let (_, rest) = url.split_once(name).unwrap();
    format!("{name}{}", rest.split('&').next().unwrap())
}

async fn a_login_expires(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    let callback = world.consent(&mut ada).await;
    world.pass(Duration::from_secs(570));
    assert_eq!(ada.get(&callback).await.status, 303);
    let callback = world.consent(&mut ada).await;
    world.pass(Duration::from_secs(601));
    let page = ada.get(&callback).await;
    assert_eq!((page.status, page.code()), (400, "login_expired"));
    assert_eq!(world.exchanges(), 1);
}
