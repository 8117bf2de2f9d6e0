//! A web application whose users connect an account that they have elsewhere.
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
        // Without a signal handler the program is stopped as it always was.
        let _ = tokio::signal::ctrl_c().await;
    };
    axum::serve(listener, site.router())
        .with_graceful_shutdown(stopped)
        .await?;
    // A renewal that is under way has used up a refresh token: let it write down the next one.
    let _ = tokio::time::timeout(Duration::from_secs(30), site.settle()).await;
    Ok(())
}
