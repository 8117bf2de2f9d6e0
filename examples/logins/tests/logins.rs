//! A browser logs in with several providers, through one list and one route.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

use licit_emulator::{Authorized, Emulator, Running};
use licit_example_logins::{Credentials, Site, option};
use licit_format::source::Source;
use licit_runtime::reqwest::{self, header, redirect::Policy};
use licit_runtime::{Logins, Secret};
use tokio::net::TcpListener;

const PROVIDERS: [&str; 4] = ["github", "google", "slack", "discord"];

/// The site, and its providers.
struct World {
    url: String,
    emulators: Vec<Running>,
    http: reqwest::Client,
}

/// What the browser received.
struct Page {
    status: u16,
    location: String,
    cookie: String,
    text: String,
}

impl World {
    async fn begin() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let url = format!("http://{address}");
        let (mut logins, mut emulators) = (Logins::new(), Vec::new());
        for id in PROVIDERS {
            let entry = licit_catalog::find(id).expect("an entry");
            let source = Source::new(format!("{id}.json"), entry.spec());
            let redirect_uri = format!("{url}/callback/{id}");
            let provider = licit_format::parse(source).expect("a spec").provider;
            let emulator = Emulator::from_spec(provider)
                .client("app", "client", Some("secret"), &redirect_uri)
                .start()
                .await
                .expect("the emulator starts");
            let credentials = Credentials {
                client_id: "client".to_owned(),
                client_secret: Some(Secret::new("secret")),
                private_key: None,
                origin: Some(emulator.origin().to_owned()),
            };
            let option = option(id, &redirect_uri, &credentials).expect("an option");
            logins = logins.with(option).expect("a redirect URI of its own");
            emulators.push(emulator);
        }
        let site = Site::new(logins, &url);
        tokio::spawn(async move { axum::serve(listener, site.router()).await });
        let http = reqwest::Client::builder().redirect(Policy::none());
        Self {
            url,
            emulators,
            http: http.build().expect("a client"),
        }
    }

    async fn get(&self, path: &str, cookie: &str) -> Page {
        let request = self.http.get(format!("{}{path}", self.url));
        Self::sent(request, cookie).await
    }

    /// Presses a button of a page at `origin`.
    async fn post(&self, path: &str, origin: &str) -> Page {
        let request = self.http.post(format!("{}{path}", self.url));
        Self::sent(request.header(header::ORIGIN, origin), "").await
    }

    async fn sent(request: reqwest::RequestBuilder, cookie: &str) -> Page {
        let reply = request.header(header::COOKIE, cookie).send().await;
        let reply = reply.expect("a reply");
        let text = |name| {
            let value = reply.headers().get(name);
            value
                .and_then(|it| it.to_str().ok())
                .unwrap_or_default()
                .to_owned()
        };
        let (location, cookie) = (text(header::LOCATION), text(header::SET_COOKIE));
        Page {
            status: reply.status().as_u16(),
            location,
            cookie: cookie.split(';').next().unwrap_or_default().to_owned(),
            text: reply.text().await.expect("text"),
        }
    }

    /// Consents at a provider. Returns the path and query of the callback.
    async fn consent(&self, provider: usize, url: &str) -> String {
        let emulator = self.emulators.get(provider).expect("an emulator");
        match emulator.authorize(url).await.expect("a reply") {
            Authorized::Callback(url) => {
                let path = url.strip_prefix(&self.url).expect("the site");
                path.to_owned()
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn users_log_in_with_each_provider_of_the_list() {
    let world = World::begin().await;
    let home = world.get("/", "").await;
    for (at, id) in PROVIDERS.iter().enumerate() {
        assert!(
            home.text.contains(&format!("action=\"/login/{id}\"")),
            "{}",
            home.text
        );
        let away = world.post(&format!("/login/{id}"), &world.url).await;
        assert_eq!(away.status, 303);
        let callback = world.consent(at, &away.location).await;
        let done = world.get(&callback, &away.cookie).await;
        assert_eq!(
            (done.status, done.location.as_str()),
            (303, "/"),
            "{}",
            done.text
        );
        let page = world.get("/", &done.cookie).await;
        assert!(
            page.text.contains("Your account is <code>"),
            "{}",
            page.text
        );
        // The callback is used up.
        let again = world.get(&callback, &away.cookie).await;
        assert_eq!(again.status, 400);
    }
}

#[tokio::test]
async fn another_browser_cannot_complete_a_login() {
    let world = World::begin().await;
    let away = world.post("/login/github", &world.url).await;
    let callback = world.consent(0, &away.location).await;
    let other = world.post("/login/github", &world.url).await;
    let refused = world.get(&callback, &other.cookie).await;
    assert_eq!(refused.status, 400, "{}", refused.text);
    assert_eq!(world.get(&callback, "").await.status, 400);
    // Nor does a wrong callback end it.
    let own = world.consent(0, &other.location).await;
    assert_eq!(world.get(&own, &other.cookie).await.status, 303);
    let nowhere = world.post("/login/nowhere", &world.url).await;
    assert_eq!(nowhere.status, 400);
}

#[tokio::test]
async fn another_site_cannot_start_a_login() {
    let world = World::begin().await;
    assert_eq!(world.get("/login/github", "").await.status, 405);
    for origin in ["https://evil.example", "null", "http://127.0.0.1"] {
        let refused = world.post("/login/github", origin).await;
        assert_eq!(refused.status, 403, "{origin}");
        assert!(refused.cookie.is_empty());
    }
}

#[tokio::test]
async fn a_code_of_another_provider_is_not_sent_to_the_provider_of_the_login() {
    let world = World::begin().await;
    let away = world.post("/login/github", &world.url).await;
    let url = reqwest::Url::parse(&away.location).expect("a URL");
    let state = url.query_pairs().find(|(name, _)| name == "state");
    let (_, state) = state.expect("a state");
    let query = format!("code=CODE_OF_ANOTHER&state={state}");
    // The provider redirected the browser to another one, which returns to its own path.
    let mixed = format!("/callback/google?{query}&iss=https://accounts.google.com");
    let refused = world.get(&mixed, &away.cookie).await;
    assert_eq!(refused.status, 400, "{}", refused.text);
    let again = world.post("/login/github", &world.url).await;
    let url = reqwest::Url::parse(&again.location).expect("a URL");
    let state = url.query_pairs().find(|(name, _)| name == "state");
    let (_, state) = state.expect("a state");
    let foreign = format!(
        "/callback/github?code=CODE_OF_ANOTHER&state={state}&iss=https://accounts.google.com"
    );
    let refused = world.get(&foreign, &again.cookie).await;
    assert_eq!(refused.status, 400, "{}", refused.text);
    let github = world.emulators.first().expect("GitHub");
    assert_eq!(github.requests().len(), 0, "the code was sent");
}
