//! All servers, on loopback: an emulated authorization server, the MCP server, and the server that
//! publishes the client's metadata document.

use std::path::Path;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use licit::rt::reqwest::header::LOCATION;
use licit::rt::{ClientMetadata, reqwest};
use licit_emulator::{Emulator, Running};
use serde_json::json;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::notes::{self, Settings};
use crate::{Browser, Failure};

/// The redirect URI. The demonstration reads where the browser is sent, so that nothing listens there.
const REDIRECT_URI: &str = "http://127.0.0.1/callback";

/// The running servers. They stop when it is dropped.
pub struct World {
    /// The authorization server.
    pub accounts: Running,
    /// The URL of the MCP server.
    pub resource: String,
    /// The URL of the client's metadata document.
    pub document: String,
    tasks: Vec<JoinHandle<()>>,
}

impl World {
    /// Starts the servers. The authorization server accepts metadata documents if `accepts_documents`, and
    /// registers clients in any case.
    ///
    /// # Errors
    ///
    /// Returns an error if a server cannot be started.
    pub async fn start(accepts_documents: bool) -> Result<Self, Failure> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let resource = format!("{origin}/mcp");
        let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("accounts.json");
        let accounts = Emulator::from_file(spec)?
            .client_id_metadata_documents(accepts_documents)
            .register(json!({
                "client_id": "notes-server",
                "client_secret": "notes-secret",
                "resource": resource,
                "token_endpoint_auth_method": "client_secret_basic",
                "redirect_uris": [resource],
            }))
            .start()
            .await?;
        let router = notes::router(Settings {
            origin,
            issuer: accounts.origin().to_owned(),
            client: ("notes-server".to_owned(), "notes-secret".into()),
        });
        let mut tasks = vec![serve(listener, router.await?)];

        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let document = format!("http://{}/client.json", listener.local_addr()?);
        let text = Self::metadata().document(&document)?;
        let page = get(move || async move { ([(CONTENT_TYPE, "application/json")], text) });
        tasks.push(serve(listener, Router::new().route("/client.json", page)));
        Ok(Self {
            accounts,
            resource,
            document,
            tasks,
        })
    }

    /// Returns the client's metadata, for its document and for dynamic registration.
    pub fn metadata() -> ClientMetadata {
        ClientMetadata::new()
            .client_name("Notes in a terminal")
            .redirect_uri(REDIRECT_URI)
    }

    /// Returns how the client identifies itself.
    pub fn options(&self) -> licit::rt::discovery::ClientOptions {
        licit::rt::discovery::ClientOptions::new(REDIRECT_URI)
            .metadata_document(&self.document)
            .register(Self::metadata())
    }
}

impl Drop for World {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

fn serve(listener: TcpListener, router: Router) -> JoinHandle<()> {
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router).await {
            eprintln!("a server of the demonstration stopped: {error}");
        }
    })
}

/// A browser whose user consents to everything: the emulator redirects at once.
#[derive(Debug, Clone, Copy)]
pub struct Consenting;

impl Browser for Consenting {
    async fn visit(&self, url: &str) -> Result<String, Failure> {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        let reply = http.build()?.get(url).send().await?;
        let location = reply.headers().get(LOCATION).cloned();
        match location {
            Some(location) => Ok(location.to_str()?.to_owned()),
            None => Err(reply.text().await?.into()),
        }
    }
}
