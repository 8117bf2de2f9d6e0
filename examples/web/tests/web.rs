//! Tests the application with a browser and an emulated library: logins, another browser's
//! callback, a second user and sign-out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail"
)]

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use licit::rt::reqwest;
use licit_emulator::{Authorized, Emulator, Running};
use licit_example_web::{Settings, Site};
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;
use tokio::net::TcpListener;

/// The site and its provider.
struct World {
    library: Running,
    url: String,
    grants: PathBuf,
}

impl World {
    async fn begin() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let at = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("web-{at}"));
        let _ = std::fs::remove_dir_all(&folder);
        let emulator = Emulator::from_file("library.json").unwrap();
        let library = emulator.start().await.unwrap();
        let registered = library.client("app").unwrap().clone();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let grants = folder.join("grants.json");
        let site = Site::new(&Settings {
            public_url: url.clone(),
            client_id: registered.client_id,
            client_secret: registered.client_secret.unwrap().into(),
            grants: grants.clone(),
            origin: Some(library.origin().to_owned()),
        })
        .unwrap();
        tokio::spawn(async move { axum::serve(listener, site.router()).await });
        Self {
            library,
            url,
            grants,
        }
    }
}

/// A browser with a cookie. It does not follow redirects.
struct Browser<'w> {
    world: &'w World,
    http: reqwest::Client,
    cookie: Option<String>,
}

/// A response.
struct Page {
    status: u16,
    leads_to: Option<String>,
    text: String,
}

impl<'w> Browser<'w> {
    fn new(world: &'w World) -> Self {
        let http = reqwest::Client::builder().redirect(Policy::none());
        Self {
            world,
            http: http.build().unwrap(),
            cookie: None,
        }
    }

    async fn get(&mut self, path: &str) -> Page {
        let url = format!("{}{path}", self.world.url);
        self.send(self.http.get(url)).await
    }

    async fn post(&mut self, path: &str, form: &str) -> Page {
        let url = format!("{}{path}", self.world.url);
        let request = self.http.post(url).body(form.to_owned());
        let kind = "application/x-www-form-urlencoded";
        self.send(request.header("content-type", kind)).await
    }

    async fn send(&mut self, request: reqwest::RequestBuilder) -> Page {
        let request = match &self.cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        };
        let reply = request.send().await.unwrap();
        assert_eq!(reply.headers()["referrer-policy"], "no-referrer");
        let header = |name| {
            reply
                .headers()
                .get(name)
                .map(|v| v.to_str().unwrap().to_owned())
        };
        if let Some(cookie) = header(SET_COOKIE) {
            assert!(cookie.contains("HttpOnly; SameSite=Lax"), "{cookie}");
            self.cookie = cookie.split(';').next().map(str::to_owned);
        }
        Page {
            status: reply.status().as_u16(),
            leads_to: header(LOCATION),
            text: reply.text().await.unwrap(),
        }
    }

    async fn sign_in(&mut self, name: &str) {
        self.post("/sign-in", &format!("name={name}")).await;
    }

    /// Consents at the library. Returns the path and query of the callback.
    async fn consent(&mut self) -> String {
        let away = self.post("/connect", "").await.leads_to.unwrap();
        let led = self.world.library.authorize(&away).await.unwrap();
        let Authorized::Callback(url) = led else {
            panic!("{led:?}")
        };
        url.strip_prefix(&self.world.url).unwrap().to_owned()
    }

    async fn connect(&mut self) {
        let callback = self.consent().await;
        let back = self.get(&callback).await;
        assert_eq!((back.status, back.leads_to.as_deref()), (303, Some("/")));
    }
}

#[tokio::test]
async fn a_user_connects_the_library_and_sees_their_loans() {
    let world = World::begin().await;
    let mut ada = Browser::new(&world);
    assert!(ada.get("/").await.text.contains("Sign in"));
    ada.sign_in("Ada").await;
    assert!(ada.get("/").await.text.contains("Connect your library"));
    ada.connect().await;
    let page = ada.get("/").await;
    assert!(
        page.text.contains("Your library is connected."),
        "{}",
        page.text
    );
    assert!(page.text.contains("<li>"), "{}", page.text);
    assert!(
        !ada.get("/").await.text.contains("is connected."),
        "said once"
    );

    // The token expires, and is refreshed without the user noticing.
    world.library.expire_access_tokens();
    assert!(ada.get("/").await.text.contains("<li>"));
}

#[tokio::test]
async fn a_callback_from_another_browser_is_rejected_and_consumes_the_login() {
    let world = World::begin().await;
    let (mut mallory, mut ada) = (Browser::new(&world), Browser::new(&world));
    mallory.sign_in("Mallory").await;
    ada.sign_in("Ada").await;
    let forged = mallory.consent().await;

    // No login was started in this browser.
    assert_eq!(ada.get(&forged).await.status, 400);
    // Ada started a login, and is sent Mallory's callback.
    let own = ada.consent().await;
    ada.get(&forged).await;
    let page = ada.get("/").await;
    assert!(
        page.text.contains("does not belong to your request"),
        "{}",
        page.text
    );
    assert!(page.text.contains("Connect your library"));
    // The forged callback used up her pending login.
    assert_eq!(ada.get(&own).await.status, 400);
}

#[tokio::test]
async fn a_callback_works_once() {
    let world = World::begin().await;
    let mut ada = Browser::new(&world);
    ada.sign_in("Ada").await;
    let callback = ada.consent().await;
    assert_eq!(ada.get(&callback).await.status, 303);
    assert_eq!(ada.get(&callback).await.status, 400);
}

#[tokio::test]
async fn each_user_has_separate_tokens() {
    let world = World::begin().await;
    let (mut ada, mut ben) = (Browser::new(&world), Browser::new(&world));
    ada.sign_in("Ada").await;
    ben.sign_in("Ben").await;
    ada.connect().await;
    assert!(ben.get("/").await.text.contains("Connect your library"));
    ben.connect().await;
    ada.post("/disconnect", "").await;
    assert!(ada.get("/").await.text.contains("Connect your library"));
    assert!(ben.get("/").await.text.contains("<li>"));
    let file = std::fs::read_to_string(&world.grants).unwrap();
    assert!(
        file.contains("\"Ada\"") && file.contains("\"Ben\""),
        "{file}"
    );
}

#[tokio::test]
async fn a_user_who_signs_out_keeps_the_connection_and_loses_the_session() {
    let world = World::begin().await;
    let mut ada = Browser::new(&world);
    ada.sign_in("Ada").await;
    ada.connect().await;
    let before = ada.cookie.clone();
    ada.post("/sign-out", "").await;
    ada.cookie = before;
    assert!(
        ada.get("/").await.text.contains("Sign in"),
        "the old cookie is no longer valid"
    );
    ada.sign_in("Ada").await;
    assert!(ada.get("/").await.text.contains("<li>"));
}

#[tokio::test]
async fn signing_in_replaces_a_planted_session() {
    let world = World::begin().await;
    let mut ada = Browser::new(&world);
    ada.cookie = Some("session=planted".to_owned());
    ada.sign_in("Ada").await;
    assert_ne!(ada.cookie.as_deref(), Some("session=planted"));
    ada.cookie = Some("session=planted".to_owned());
    assert!(ada.get("/").await.text.contains("Sign in"));
}

#[tokio::test]
async fn an_ended_grant_is_requested_again() {
    let world = World::begin().await;
    let mut ada = Browser::new(&world);
    ada.sign_in("Ada").await;
    ada.connect().await;
    world.library.revoke_all();
    let page = ada.get("/").await;
    assert!(page.text.contains("no longer connected"), "{}", page.text);
    ada.connect().await;
    assert!(ada.get("/").await.text.contains("<li>"));
}

#[tokio::test]
async fn text_of_users_and_providers_is_escaped_on_pages() {
    let world = World::begin().await;
    let mut eve = Browser::new(&world);
    eve.sign_in("%3Cscript%3E").await;
    assert!(eve.get("/").await.text.contains("&lt;script&gt;"));
    assert_eq!(eve.post("/sign-in", "name=").await.status, 400);
}
