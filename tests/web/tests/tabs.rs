//! Several tabs of one browser.

use crate::browser::{Browser, LOGIN, SESSION};
use crate::on_each_server;
use crate::serving::Server;
use crate::world::{Mode, World};

on_each_server!(
    logins_in_several_tabs_all_complete,
    a_login_in_a_second_tab_completes_after_the_first_has_signed_the_user_in,
    a_login_does_not_replace_the_session_of_another_user,
    a_fourth_login_replaces_the_oldest,
    pending_logins_do_not_fill_the_headers,
);

/// The pending logins of a browser.
fn pending(browser: &Browser) -> Vec<&str> {
    let names = browser.cookies.keys().map(String::as_str);
    names.filter(|name| *name != SESSION).collect()
}

async fn logins_in_several_tabs_all_complete(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    let (first, second) = (world.consent(&mut ada).await, world.consent(&mut ada).await);
    assert_eq!(pending(&ada), [LOGIN, "licit-login2-library"]);
    assert_eq!(ada.get(&first).await.status, 303);
    assert_eq!(pending(&ada), ["licit-login2-library"]);
    let third = world.consent(&mut ada).await;
    for callback in [second, third] {
        assert_eq!(ada.get(&callback).await.status, 303);
    }
    assert_eq!(pending(&ada), [""; 0]);
}

async fn a_login_in_a_second_tab_completes_after_the_first_has_signed_the_user_in(server: Server) {
    let world = World::begin(server, Mode::SignIn).await;
    let mut ada = world.browser();
    let (first, second) = (world.consent(&mut ada).await, world.consent(&mut ada).await);
    assert_eq!(ada.get(&first).await.status, 303);
    let user = ada.get("/who").await.text;
    assert_eq!(ada.get(&second).await.status, 303);
    assert_eq!(ada.get("/who").await.text, user);
}

async fn a_login_does_not_replace_the_session_of_another_user(server: Server) {
    let world = World::begin(server, Mode::SignIn).await;
    let mut browser = world.browser();
    let callback = world.consent(&mut browser).await;
    browser.post("/as/mallory", "").await;
    assert_eq!(browser.get(&callback).await.code(), "other_user");
    assert_eq!(browser.get("/who").await.text, "mallory");
    assert_eq!(pending(&browser), [""; 0]);
}

async fn a_fourth_login_replaces_the_oldest(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    let mut callbacks = Vec::new();
    for _ in 0..4 {
        callbacks.push(world.consent(&mut ada).await);
        // Logins are ordered by milliseconds.
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    assert_eq!(pending(&ada).len(), 3);
    assert_eq!(ada.get(&callbacks[0]).await.code(), "invalid_callback");
    for callback in &callbacks[1..] {
        assert_eq!(ada.get(callback).await.status, 303);
    }
}

async fn pending_logins_do_not_fill_the_headers(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    let form = format!("return_to=/{}", "a".repeat(1000));
    let mut latest = String::new();
    for _ in 0..5 {
        let away = ada.post("/login", &form).await.leads_to.unwrap();
        latest = world.allow(&away).await;
        let size: usize = ada.cookies.values().map(String::len).sum();
        assert!(size < 7000, "{size}");
    }
    assert!(!pending(&ada).is_empty());
    assert_eq!(ada.get(&latest).await.status, 303);
}
