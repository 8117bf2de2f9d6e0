//! Tests the service with an emulated warehouse.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::path::{Path, PathBuf};
use std::time::Duration;

use licit::rt::{Error, Secret};
use licit_emulator::{Emulator, Endpoint, Running};
use licit_example_service::{Dashboard, Service, Settings, warehouse};

/// The emulator checks only the claims, not the signature: `{"alg":"RS256"}`,
/// `{"iss":"me","aud":"you","exp":4102444800}`
const JWT: &str =
    "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJtZSIsImF1ZCI6InlvdSIsImV4cCI6NDEwMjQ0NDgwMH0.c2ln";

async fn warehouse() -> Running {
    let emulator = Emulator::from_file("warehouse.json").unwrap();
    emulator.start().await.unwrap()
}

fn file(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    folder.join("grants.json")
}

async fn start(warehouse: &Running, grants: &Path) -> Service {
    let registered = warehouse.client("app").unwrap();
    let settings = Settings {
        client_id: registered.client_id.clone(),
        signing_key: Secret::new(registered.private_key.as_deref().unwrap()),
        grants: grants.to_owned(),
        origin: Some(warehouse.origin().to_owned()),
    };
    Service::start(&settings).await.unwrap()
}

fn token_requests(warehouse: &Running, grant: &str) -> usize {
    let requests = warehouse.requests();
    let of_grant = requests.iter().filter(|request| {
        request
            .parameter("grant_type")
            .is_some_and(|kind| kind.ends_with(grant))
    });
    of_grant.count()
}

#[tokio::test]
async fn a_service_authenticates_with_its_own_key() {
    let warehouse = warehouse().await;
    let service = start(&warehouse, &file("service-signs")).await;
    assert!(!service.deliveries().await.unwrap().is_empty());
    let request = &warehouse.requests()[0];
    assert!(request.parameter("client_assertion").is_some());
    assert_eq!(request.parameter("client_secret"), None);
}

#[tokio::test]
async fn processes_that_share_a_file_refresh_a_users_tokens_once() {
    let warehouse = warehouse().await;
    let grants = file("service-shares");
    let (one, two) = (
        start(&warehouse, &grants).await,
        start(&warehouse, &grants).await,
    );
    let dashboard = Dashboard::default();
    tokio::spawn(dashboard.clone().follow(one.events()));
    tokio::spawn(dashboard.clone().follow(two.events()));
    assert!(two.orders_of("ada").await.unwrap().is_none());
    one.enroll("ada", Secret::new(JWT)).await.unwrap();

    warehouse.expire_access_tokens();
    let (first, second) = tokio::join!(one.orders_of("ada"), two.orders_of("ada"));
    assert!(!first.unwrap().unwrap().is_empty() && !second.unwrap().unwrap().is_empty());
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(token_requests(&warehouse, "token-exchange"), 1);
    assert_eq!(token_requests(&warehouse, "refresh_token"), 1);
    assert_eq!(
        (dashboard.refreshed(), dashboard.lost()),
        (1, 0),
        "{dashboard}"
    );
}

#[tokio::test]
async fn a_user_whose_grant_was_revoked_is_counted_as_lost() {
    let warehouse = warehouse().await;
    let service = start(&warehouse, &file("service-loses")).await;
    let dashboard = Dashboard::default();
    tokio::spawn(dashboard.clone().follow(service.events()));
    service.enroll("ada", Secret::new(JWT)).await.unwrap();
    warehouse.revoke_all();
    let error = service.orders_of("ada").await.unwrap_err();
    assert!(
        matches!(error, warehouse::Error::Runtime(Error::GrantLost(_))),
        "{error}"
    );
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(dashboard.lost(), 1);
}

#[tokio::test]
async fn an_unavailable_warehouse_is_a_temporary_error() {
    let warehouse = warehouse().await;
    let service = start(&warehouse, &file("service-waits")).await;
    let dashboard = Dashboard::default();
    tokio::spawn(dashboard.clone().follow(service.events()));
    warehouse.expire_access_tokens();
    warehouse.fail_next(Endpoint::Token, 503).unwrap();
    let error = service.deliveries().await.unwrap_err();
    assert!(error.is_retryable(), "{error}");
    assert!(service.deliveries().await.is_ok());
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!((dashboard.failed(), dashboard.lost()), (1, 0));
}
