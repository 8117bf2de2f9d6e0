//! One of the two sides: a server with known clients, and the requests that are sent to it.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use licit::rt::Url;
use licit::rt::reqwest::{self, Client, Response, redirect::Policy};
use licit_emulator::{Emulator, Running as Emulated};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::CALLBACK;
use crate::server::Running;

/// Identifier and secret of a client that uses HTTP Basic, both with characters that need encoding.
pub const BASIC: (&str, &str) = ("basic:id/+", "p%ss w+rd:/=&?");
/// Identifier and secret of a client that sends its secret in the body.
pub const POST: (&str, &str) = ("post", "post-secret");
/// A client without a secret.
pub const PUBLIC: &str = "public";
/// A client without a secret, for bound tokens.
pub const BOUND: &str = "dpop";
/// A client that signs with its secret.
pub const SECRET_JWT: (&str, &str) = ("secret-jwt", "a-secret-of-at-least-32-bytes-for-hs256");

pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

/// A server.
pub struct Side {
    kind: Kind,
    pub metadata: Value,
    client: Client,
}

enum Kind {
    Real(Arc<Running>),
    Emulated(#[expect(dead_code, reason = "it runs until it is dropped")] Emulated),
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub challenge: Option<String>,
    pub json: Value,
}

/// Named outcomes, in order.
pub type Outcomes = Vec<(&'static str, String)>;

impl Side {
    pub async fn real(server: Arc<Running>) -> Self {
        let issuer = format!("http://127.0.0.1:{}", server.port);
        Self::of(Kind::Real(server), &issuer).await
    }

    /// The emulator, with the spec and the clients of the real server.
    pub async fn emulated() -> Self {
        let spec = "tests/interop/independence/provider.json";
        let emulator = Emulator::from_file(spec).unwrap_or_else(|report| panic!("{report}"));
        let code = json!(["authorization_code", "refresh_token"]);
        let device = "urn:ietf:params:oauth:grant-type:device_code";
        let public = json!(["authorization_code", "refresh_token", device]);
        let all = json!(["authorization_code", "refresh_token", "client_credentials"]);
        let client = |id: &str, secret: Option<&str>, method: &str, grants: &Value| {
            let mut metadata = json!({
                "client_id": id, "token_endpoint_auth_method": method,
                "redirect_uris": [CALLBACK], "grant_types": grants,
            });
            if let Some(secret) = secret {
                metadata["client_secret"] = secret.into();
            }
            metadata
        };
        let running = emulator
            .register(client(PUBLIC, None, "none", &public))
            .register(client(BOUND, None, "none", &code))
            .register(client(BASIC.0, Some(BASIC.1), "client_secret_basic", &all))
            .register(client(POST.0, Some(POST.1), "client_secret_post", &all))
            .register(client(
                SECRET_JWT.0,
                Some(SECRET_JWT.1),
                "client_secret_jwt",
                &all,
            ))
            .start()
            .await
            .expect("a port");
        let issuer = running.origin().to_owned();
        Self::of(Kind::Emulated(running), &issuer).await
    }

    async fn of(kind: Kind, issuer: &str) -> Self {
        let client = Client::builder().redirect(Policy::none()).no_proxy();
        let client = client.build().expect("a client");
        let url = format!("{issuer}/.well-known/openid-configuration");
        let metadata = client.get(url).send().await.expect("a reply");
        let metadata = metadata.text().await.expect("a text");
        Self {
            kind,
            metadata: serde_json::from_str(&metadata).expect("metadata"),
            client,
        }
    }

    pub fn issuer(&self) -> &str {
        self.endpoint("issuer")
    }

    /// A URL of the metadata.
    pub fn endpoint(&self, name: &str) -> &str {
        let url = self.metadata[name].as_str();
        url.unwrap_or_else(|| panic!("no `{name}` in {}", self.metadata))
    }

    /// An authorization request of the public client, with some parameters replaced; an empty value
    /// removes one.
    pub fn request(&self, changes: &[(&str, &str)]) -> Url {
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
        let usual = [
            ("response_type", "code"),
            ("client_id", PUBLIC),
            ("redirect_uri", CALLBACK),
            ("scope", "openid email offline_access"),
            ("prompt", "consent"),
            ("state", "st4te"),
            ("nonce", "n0nce"),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        let unchanged = usual
            .iter()
            .filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        let all = unchanged
            .chain(changes)
            .filter(|(_, value)| !value.is_empty());
        let mut url = Url::parse(self.endpoint("authorization_endpoint")).expect("a URL");
        url.query_pairs_mut().extend_pairs(all);
        url
    }

    /// Opens an authorization URL as a user who consents. Returns the parameters of the callback, or the
    /// status of a page.
    pub async fn open(&self, url: &Url) -> Result<Vec<(String, String)>, u16> {
        let reply = self.client.get(url.as_str()).send().await.expect("a reply");
        let status = reply.status().as_u16();
        let location = reply
            .headers()
            .get("location")
            .and_then(|value| value.to_str().ok());
        let location = location.ok_or(status)?.to_owned();
        let is_back = |url: &Url| url.port() == Some(9999) || url.port() == Some(9998);
        let url_back = url.join(&location).expect("a URL");
        let back = match &self.kind {
            _ if is_back(&url_back) => url_back,
            Kind::Emulated(_) => url_back,
            Kind::Real(server) => {
                let (server, url) = (Arc::clone(server), url.clone());
                let browsed = tokio::task::spawn_blocking(move || server.consent(&url).url);
                Url::parse(&browsed.await.expect("no panic")).expect("a URL")
            }
        };
        Ok(back.query_pairs().into_owned().collect())
    }

    /// A code of a client.
    pub async fn code(&self, client_id: &str, changes: &[(&str, &str)]) -> String {
        let changes = [&[("client_id", client_id)], changes].concat();
        let back = self
            .open(&self.request(&changes))
            .await
            .expect("a callback");
        let code = back.into_iter().find(|(name, _)| name == "code");
        code.expect("a code").1
    }

    /// Posts a form.
    pub async fn post(&self, endpoint: &str, form: &[(&str, &str)]) -> Answer {
        let request = self.client.post(self.endpoint(endpoint));
        answer(request.header("content-type", FORM).body(encoded(form))).await
    }

    /// Posts a form with a header.
    pub async fn post_with(
        &self,
        endpoint: &str,
        (name, value): (&str, &str),
        form: &[(&str, &str)],
    ) -> Answer {
        let request = self
            .client
            .post(self.endpoint(endpoint))
            .header(name, value);
        answer(request.header("content-type", FORM).body(encoded(form))).await
    }

    /// Sends another request to an endpoint.
    pub fn send(&self, method: &str, endpoint: &str) -> reqwest::RequestBuilder {
        let method = method.parse().expect("a method");
        self.client.request(method, self.endpoint(endpoint))
    }

    /// The exchange of a public client's code, with some parameters replaced.
    pub async fn exchange(&self, code: &str, changes: &[(&str, &str)]) -> Answer {
        let usual = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", CALLBACK),
            ("client_id", PUBLIC),
            ("code_verifier", VERIFIER),
        ];
        let unchanged = usual
            .iter()
            .filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        let all: Vec<_> = unchanged
            .chain(changes)
            .filter(|(_, value)| !value.is_empty())
            .copied()
            .collect();
        self.post("token_endpoint", &all).await
    }

    /// Tokens of the public client.
    pub async fn tokens(&self) -> Value {
        let code = self.code(PUBLIC, &[]).await;
        let answer = self.exchange(&code, &[]).await;
        assert_eq!(answer.status, 200, "{}", answer.json);
        answer.json
    }

    /// The status of a UserInfo request with a token.
    pub async fn userinfo(&self, token: &str) -> Answer {
        let request = self.send("GET", "userinfo_endpoint");
        answer(request.header("authorization", format!("Bearer {token}"))).await
    }
}

pub const FORM: &str = "application/x-www-form-urlencoded";

pub fn encoded(form: &[(&str, &str)]) -> String {
    let mut url = Url::parse("x:").expect("a URL");
    url.query_pairs_mut().extend_pairs(form);
    url.query().unwrap_or_default().to_owned()
}

/// The `Authorization` header of HTTP Basic (RFC 6749 §2.3.1).
pub fn basic((id, secret): (&str, &str)) -> String {
    let part = |text: &str| encoded(&[("x", text)]).split_off(2);
    let pair = format!("{}:{}", part(id), part(secret));
    format!(
        "Basic {}",
        base64::engine::general_purpose::STANDARD.encode(pair)
    )
}

pub async fn answer(request: reqwest::RequestBuilder) -> Answer {
    let reply: Response = request.send().await.expect("a reply");
    let status = reply.status().as_u16();
    let challenge = reply.headers().get("www-authenticate");
    let challenge = challenge.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let text = reply.text().await.expect("a text");
    Answer {
        status,
        challenge,
        json: serde_json::from_str(&text).unwrap_or_default(),
    }
}

impl Answer {
    /// Status and error code: `400 invalid_grant`.
    pub fn outcome(&self) -> String {
        match self.json["error"].as_str() {
            Some(error) => format!("{} {error}", self.status),
            None => self.status.to_string(),
        }
    }

    /// Whether the members are there.
    pub fn with(&self, members: &[&str]) -> String {
        let there = members.iter().filter(|name| !self.json[**name].is_null());
        let there: Vec<_> = there.copied().collect();
        format!("{} {}", self.outcome(), there.join(", "))
    }

    /// The outcome with the scheme of the challenge.
    pub fn challenged(&self) -> String {
        let scheme = self
            .challenge
            .as_deref()
            .and_then(|text| text.split(' ').next());
        format!(
            "{}, challenge: {}",
            self.outcome(),
            scheme.unwrap_or("none")
        )
    }

    pub fn text(&self, name: &str) -> &str {
        self.json[name].as_str().unwrap_or_default()
    }
}
