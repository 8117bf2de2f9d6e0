//! Runs the program, with a browser and an emulated library.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use licit::rt::reqwest::header::{COOKIE, HeaderMap, LOCATION, SET_COOKIE};
use licit::rt::reqwest::redirect::Policy;
use licit::rt::reqwest::{Client, RequestBuilder};
use licit_emulator::{Authorized, Emulator, Running};

/// The running program. Stopped when dropped.
struct Program(Child);

impl Program {
    fn start(address: &str, library: &Running, grants: &Path) -> Self {
        let client = library.client("app").unwrap().clone();
        let child = Command::new(env!("CARGO_BIN_EXE_licit-example-web"))
            .env("ADDRESS", address)
            .env("GRANTS", grants)
            .env("CLIENT_ID", client.client_id)
            .env("CLIENT_SECRET", client.client_secret.unwrap())
            .env("LIBRARY_ORIGIN", library.origin())
            .env(
                "COOKIE_KEYS",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            )
            .spawn();
        Self(child.unwrap())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A browser that does not follow redirects, and has the cookies of the site.
struct Browser {
    http: Client,
    site: String,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    async fn get(&mut self, path: &str) -> (HeaderMap, String) {
        let request = self.http.get(format!("{}{path}", self.site));
        self.send(request).await
    }

    async fn post(&mut self, path: &str) -> (HeaderMap, String) {
        let request = self.http.post(format!("{}{path}", self.site));
        let request = request.header("origin", &self.site);
        self.send(request).await
    }

    /// Logs in at the provider, whose user consents.
    async fn log_in(&mut self, library: &Running) {
        let headers = self.post("/login").await.0;
        let away = headers[LOCATION].to_str().unwrap();
        let Authorized::Callback(url) = library.authorize(away).await.unwrap() else {
            panic!("no callback");
        };
        let path = url.strip_prefix(&self.site).unwrap();
        self.get(path).await;
    }

    async fn send(&mut self, request: RequestBuilder) -> (HeaderMap, String) {
        let pairs = self.cookies.iter();
        let pairs: Vec<_> = pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = request.header(COOKIE, pairs.join("; "));
        let reply = request.send().await.unwrap();
        let headers = reply.headers().clone();
        for cookie in headers.get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        (headers, reply.text().await.unwrap())
    }
}

#[tokio::test]
async fn a_user_signs_in_sees_their_loans_and_disconnects() {
    let library = Emulator::from_file("library.json").unwrap();
    let library = library.start().await.unwrap();
    // A port that is free now.
    let address = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("web");
    let _ = std::fs::remove_dir_all(&folder);
    let grants = folder.join("grants.json");
    let mut program = Program::start(&address.to_string(), &library, &grants);
    let http = Client::builder().redirect(Policy::none()).build().unwrap();
    let (site, cookies) = (format!("http://{address}"), BTreeMap::new());
    let mut browser = Browser {
        http,
        site,
        cookies,
    };
    while browser.http.get(&browser.site).send().await.is_err() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }

    assert!(browser.get("/").await.1.contains("Sign in"));
    browser.log_in(&library).await;
    assert!(browser.get("/").await.1.contains("<li>"));

    // The token expires, and the program is started again.
    library.expire_access_tokens();
    drop(program);
    program = Program::start(&address.to_string(), &library, &grants);
    while browser.http.get(&browser.site).send().await.is_err() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(browser.get("/").await.1.contains("<li>"));

    // The library ends the grant.
    library.revoke_all();
    assert!(browser.get("/").await.1.contains("Sign in"));
    browser.log_in(&library).await;

    let page = browser.get("/").await.1;
    assert!(page.contains("<li>"), "{page}");

    assert_eq!(browser.post("/disconnect").await.0[LOCATION], "/");
    assert!(browser.get("/").await.1.contains("Sign in"));
    drop(program);
}
