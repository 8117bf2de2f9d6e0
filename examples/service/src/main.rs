//! A long-running service with its own token and users' tokens. Each line on stdin is a job: `ada
//! <JWT>` enrolls a user, `ada` lists her orders.
//!
//! ```sh
//! cargo licit emulate examples/service/warehouse.json --port 4000     # it prints a private key
//! WAREHOUSE_ORIGIN=http://127.0.0.1:4000 CLIENT_ID=licit-client SIGNING_KEY=key.pem \
//!     cargo run -p licit-example-service
//! ```

use std::env;
use std::fs;
use std::time::Duration;

use licit::rt::Secret;
use licit_example_service::{Dashboard, Service, Settings, warehouse};
use tokio::io::{AsyncBufReadExt as _, BufReader};

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    // Token events and request spans are logged with `tracing`.
    tracing_subscriber::fmt().init();
    let settings = Settings {
        client_id: env::var("CLIENT_ID")?,
        signing_key: Secret::new(fs::read_to_string(env::var("SIGNING_KEY")?)?),
        grants: env::var("GRANTS")
            .unwrap_or_else(|_| "grants.json".into())
            .into(),
        origin: env::var("WAREHOUSE_ORIGIN").ok(),
    };
    let service = Service::start(&settings).await?;
    let dashboard = Dashboard::default();
    tokio::spawn(dashboard.clone().follow(service.events()));

    let mut jobs = BufReader::new(tokio::io::stdin()).lines();
    let mut minute = tokio::time::interval(Duration::from_secs(60));
    loop {
        tokio::select! {
            _ = minute.tick() => {
                match service.deliveries().await {
                    Ok(deliveries) => println!("{} deliveries; {dashboard}", deliveries.len()),
                    // Continue: the failure may be temporary.
                    Err(error) => eprintln!("cannot list deliveries: {error}"),
                }
            }
            job = jobs.next_line() => {
                let Some(job) = job? else { break };
                if let Err(error) = work(&service, job.trim()).await {
                    eprintln!("job failed: {error}");
                }
            }
            _ = tokio::signal::ctrl_c() => break,
        }
    }
    // Let refreshes in progress complete. Otherwise the next start finds an interrupted refresh.
    let _ = tokio::time::timeout(Duration::from_secs(30), service.settle()).await;
    Ok(())
}

async fn work(service: &Service, job: &str) -> Result<(), warehouse::Error> {
    if let Some((user, jwt)) = job.split_once(' ') {
        return service.enroll(user, Secret::new(jwt)).await;
    }
    match service.orders_of(job).await? {
        Some(orders) => println!("{job}: {} orders", orders.len()),
        None => println!("{job}: not enrolled"),
    }
    Ok(())
}
