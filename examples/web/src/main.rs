//! A web application whose users connect their account at a provider.
//!
//! ```sh
//! cargo licit emulate examples/web/library.json --port 4000
//! LIBRARY_ORIGIN=http://127.0.0.1:4000 CLIENT_ID=licit-client CLIENT_SECRET=licit-secret \
//!     cargo run -p licit-example-web
//! ```

use std::env;
use std::time::Duration;

use licit_example_web::{Settings, Site};
use tokio::net::TcpListener;

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let settings = Settings {
        public_url: env::var("PUBLIC_URL").unwrap_or_else(|_| "http://127.0.0.1:8080".into()),
        client_id: env::var("CLIENT_ID")?,
        client_secret: env::var("CLIENT_SECRET")?.into(),
        grants: env::var("GRANTS")
            .unwrap_or_else(|_| "grants.json".into())
            .into(),
        origin: env::var("LIBRARY_ORIGIN").ok(),
    };
    let site = Site::new(&settings)?;
    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    println!("Open {}", settings.public_url);
    let stopped = async {
        // If the handler cannot be installed, the signal stops the process as usual.
        let _ = tokio::signal::ctrl_c().await;
    };
    axum::serve(listener, site.router())
        .with_graceful_shutdown(stopped)
        .await?;
    // A refresh in progress may have used the refresh token. Wait until it has stored the new one.
    let _ = tokio::time::timeout(Duration::from_secs(30), site.settle()).await;
    Ok(())
}
