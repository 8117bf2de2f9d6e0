//! Logins, and attacks on them, in headless Chromium. Skipped with a message where it is not installed;
//! with `LICIT_BROWSER=required`, that is a failure.

use std::future::ready;

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use licit_emulator::Consent;

use crate::browser::{LOGIN, SESSION};
use crate::chromium::Chromium;
use crate::serving::Server;
use crate::world::{Mode, World, listen};

/// A page of another site that does what `script` says.
async fn other_site(html: String) -> String {
    let (listener, url) = listen().await;
    let routes = Router::new().route("/", get(move || ready(Html(html.clone()))));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    // Another host name is another site.
    url.replace("127.0.0.1", "localhost")
}

/// A browser; `None` if it is not installed and not required.
fn chromium() -> Option<Chromium> {
    let browser = Chromium::start();
    if browser.is_none() {
        let is_required = std::env::var("LICIT_BROWSER").is_ok_and(|value| value == "required");
        assert!(!is_required, "Chromium is not installed");
        eprintln!("skipped: Chromium is not installed");
    }
    browser
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_user_logs_in_with_a_real_browser_and_other_sites_cannot() {
    let Some(mut browser) = chromium() else {
        return;
    };
    let world = World::with(Server::Axum, Mode::SignIn, Consent::Page, |login| {
        login.login_page("/welcome")
    })
    .await;
    let site = world.url.clone();

    // A page that needs a login leads to the page with the button, and the button to the provider.
    browser.open(&format!("{site}/loans"));
    let text = browser.arrive(&format!("{site}/welcome?return_to=%2Floans"));
    assert!(text.contains("Sign in"), "{text}");
    browser.press("Sign in");
    browser.arrive(&world.provider);
    let cookies = browser.cookies(&site);
    assert_eq!(cookies.len(), 1, "{cookies:?}");
    assert_eq!(cookies[0]["name"], LOGIN);
    assert_eq!(cookies[0]["httpOnly"], true);
    assert_eq!(cookies[0]["sameSite"], "Lax");
    browser.press("Allow");
    let text = browser.arrive(&format!("{site}/loans"));
    assert!(text.contains("loans"), "{text}");
    let cookies = browser.cookies(&site);
    assert_eq!(cookies.len(), 1, "{cookies:?}");
    assert_eq!(cookies[0]["name"], SESSION);
    assert_eq!(
        browser.evaluate("document.cookie"),
        "",
        "scripts cannot read it"
    );
    // The URL with the code is not in the history.
    browser.evaluate("history.back()");
    browser.arrive(&world.provider);

    // Another site posts forms, which start no login and end none.
    for path in ["/login", "/disconnect", "/logout"] {
        let url = other_site(format!(
            "<form method=post action={site}{path}></form><script>document.forms[0].submit()</script>"
        ));
        browser.open(&url.await);
        let text = browser.arrive(&format!("{site}{path}"));
        assert!(
            text.contains("did not come from a page of this site"),
            "{text}"
        );
    }
    assert_eq!(browser.cookies(&site).len(), 1);
    // Another site sends the browser to a callback of the attacker.
    let callback = format!("{site}/callback?code=forged&state=forged");
    let url = other_site(format!("<script>location = '{callback}'</script>")).await;
    browser.open(&url);
    let text = browser.arrive(&format!("{site}/callback"));
    assert!(
        text.contains("No login was started in this browser"),
        "{text}"
    );
    // The user is still signed in, and signs out.
    browser.open(&format!("{site}/loans"));
    browser.arrive(&format!("{site}/loans"));
    browser.open(&format!("{site}/welcome?return_to=/bye"));
    browser.arrive(&format!("{site}/welcome"));
    browser.press("Sign out");
    browser.arrive(&format!("{site}/bye"));
    assert_eq!(browser.cookies(&site).len(), 0);
    assert_eq!(world.exchanges(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn planted_sessions_other_sites_and_callbacks_of_others_fail_in_a_real_browser() {
    let Some(mut browser) = chromium() else {
        return;
    };
    let world = World::with(Server::Axum, Mode::SignIn, Consent::Auto, |login| {
        login.login_page("/welcome")
    })
    .await;
    let site = world.url.clone();

    // Session fixation, and an open redirect: the attacker's session is in the browser, and the link to the login
    // page names another site.
    let mut mallory = world.signed_in("mallory").await;
    let planted = mallory.cookies[SESSION].clone();
    browser.set_cookie(&site, SESSION, &planted);
    browser.open(&format!("{site}/welcome?return_to=%2F%2Fevil.example%2F"));
    browser.arrive(&format!("{site}/welcome"));
    browser.press("Sign in");
    browser.arrive_at(&format!("{site}/"));
    let cookies = browser.cookies(&site);
    assert_eq!(cookies.len(), 1, "{cookies:?}");
    assert_ne!(cookies[0]["value"], planted);
    assert_eq!(mallory.get("/who").await.code(), "signed_out");
    browser.open(&format!("{site}/who"));
    let user = browser.arrive(&format!("{site}/who"));
    assert!(user.starts_with("https://login.library.example "), "{user}");

    // Login swap: a callback with the attacker's code.
    let mut mallory = world.browser();
    let forged = world.consent(&mut mallory).await;
    browser.open(&format!("{site}{forged}"));
    let text = browser.arrive(&format!("{site}/callback"));
    assert!(
        text.contains("No login was started in this browser"),
        "{text}"
    );

    // Replay: a callback that was used, with a copy of the cookie that belongs to it.
    let cookie = mallory.cookies[LOGIN].clone();
    assert_eq!(mallory.get(&forged).await.status, 303);
    browser.set_cookie(&site, LOGIN, &cookie);
    browser.open("about:blank");
    browser.arrive_at("about:blank");
    browser.open(&format!("{site}{forged}"));
    let text = browser.arrive(&format!("{site}/callback"));
    assert!(text.contains("already completed"), "{text}");
    browser.open(&format!("{site}/who"));
    assert_eq!(browser.arrive(&format!("{site}/who")), user);
    assert_eq!(world.exchanges(), 2, "of the two logins");
}
