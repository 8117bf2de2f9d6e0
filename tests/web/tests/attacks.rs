//! Attacks on a login: each fails, and the attacked user is not connected to another's account.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use std::{env, fs, process};

use licit::rt::reqwest::Method;

use licit::rt::store::FileStore;
use licit_emulator::Authorized;
use licit_web::{CookieKeys, Site, WebLogin};

use crate::browser::{LOGIN, SESSION};
use crate::library::{App, Reading};
use crate::on_each_server;
use crate::serving::{Server, serve};
use crate::world::{KEY, Mode, World, listen};

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
            assert_eq!(page.headers["allow"], "POST");
            assert!(!page.headers.contains_key("set-cookie"));
        }
    }
    let page = ada.request(Method::PUT, "/callback", "").await;
    assert_eq!(page.status, 405);
    assert_eq!(page.headers["allow"], "GET, POST");
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
    // The user has started one, which the forged callback does not use up.
    let own = world.consent(&mut ada).await;
    for wrong in [
        &*forged,
        "/callback",
        "/callback?x",
        "/callback?state=",
        "/callback?error=x",
    ] {
        assert_eq!(ada.get(wrong).await.code(), "invalid_callback", "{wrong}");
    }
    assert_eq!(world.exchanges(), 0, "no code was sent");
    assert_eq!(ada.get(&own).await.status, 303);
    ada.post("/disconnect", "").await;
    // With the attacker's cookie of the login, but the user's session.
    let cookie = mallory.cookies[LOGIN].clone();
    ada.cookies.insert(LOGIN.to_owned(), cookie);
    assert_eq!(ada.get(&forged).await.code(), "other_user");
    assert!(!world.is_connected("ada").await);
    assert_eq!(world.exchanges(), 1, "the code was not sent");
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

/// The files of a store with their sizes.
fn files(folder: &Path) -> Vec<(String, u64)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        let data = entry.metadata().unwrap();
        if data.is_dir() {
            all.extend(files(&entry.path()));
        }
        all.push((name, data.len()));
    }
    all.sort();
    all
}

/// These requests need no account: they must not fill the store.
#[cfg(unix)]
#[tokio::test]
async fn requests_without_an_account_are_not_stored() {
    let folder = env::temp_dir().join(format!("licit-web-{}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    let store = Arc::new(FileStore::open(folder.join("grants.json")).unwrap());
    let world = World::begin(Server::Axum, Mode::SignIn).await;
    let (listener, url) = listen().await;
    let site = Site::new(&url, CookieKeys::new(&KEY), store.clone()).unwrap();
    let registered = world.library.client("app").unwrap().clone();
    let secret = registered.client_secret.unwrap();
    let app = App::builder(&registered.client_id, secret, &site.url("/callback"))
        .origin(world.library.origin())
        .store(store)
        .build()
        .unwrap();
    let login = WebLogin::<_, Reading>::sign_in(&site, &app)
        .build()
        .unwrap();
    serve(Server::Axum, listener, login);
    let mut browser = world.browser();
    browser.site.clone_from(&url);
    browser.source = vec![("origin", url.clone())];

    let before = files(&folder);
    let mut away = String::new();
    for _ in 0..3 {
        away = browser.post("/login", "").await.leads_to.unwrap();
        assert_eq!(browser.get("/callback?x").await.code(), "invalid_callback");
        // A program knows its own `state`, but no code.
        let made_up = format!("/callback?code=made-up&{}", part(&away, "state="));
        let iss = "iss=https%3A%2F%2Flogin.library.example";
        assert_eq!(browser.get(&format!("{made_up}&{iss}")).await.status, 500);
        let denied = format!(
            "/callback?error=access_denied&{}&{iss}",
            part(&away, "state=")
        );
        assert_eq!(browser.get(&denied).await.code(), "no_login");
    }
    assert_eq!(world.exchanges(), 3, "{away}");
    assert_eq!(files(&folder), before, "the store was written");

    away = browser.post("/login", "").await.leads_to.unwrap();
    let Authorized::Callback(callback) = world.library.authorize(&away).await.unwrap() else {
        panic!("no callback");
    };
    let callback = callback.strip_prefix(&url).unwrap();
    let cookie = browser.cookies[LOGIN].clone();
    assert_eq!(browser.get(callback).await.status, 303);
    assert_ne!(files(&folder), before, "the used login is marked");
    browser.cookies.insert(LOGIN.to_owned(), cookie);
    browser.cookies.remove(SESSION);
    assert_eq!(browser.get(callback).await.code(), "login_used");
    fs::remove_dir_all(&folder).unwrap();
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
