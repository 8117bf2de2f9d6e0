//! Connections that are cut in the middle of a commit: the server has written the record, and its reply is
//! lost.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use licit_runtime::store::Store;
use licit_runtime::token::User;
use licit_runtime::{AtRunTime, Error, GrantEventKind};
use licit_store_postgres::PostgresStore;
use licit_store_redis::RedisStore;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{UnixListener, UnixStream};

use crate::killed::Book;
use crate::provider::{self, NAME, STRICT};
use crate::servers::{Postgres, Redis, client, pool};

const HOUR: Duration = Duration::from_secs(3600);
const TIMEOUT: Duration = Duration::from_secs(2);

/// In the records of a refresh that has started, and of the tokens of its reply.
const ATTEMPT: &str = r#""state":{"refreshing""#;
const TOKENS: &str = r#""state":"ready""#;

/// Which record is committed when the connection is cut. Empty after that.
type Trigger = Arc<Mutex<Option<&'static str>>>;

/// Starts a proxy in front of the socket `name` in `folder`. Returns its folder, where its socket has the same
/// name.
fn proxy(folder: &Path, name: &'static str, trigger: &Trigger) -> PathBuf {
    let own = folder.join("proxy");
    std::fs::create_dir(&own).unwrap();
    let listener = UnixListener::bind(own.join(name)).unwrap();
    let (upstream, trigger) = (folder.join(name), Arc::clone(trigger));
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let server = UnixStream::connect(&upstream).await.unwrap();
            tokio::spawn(forward(client, server, Arc::clone(&trigger)));
        }
    });
    own
}

/// Whether these bytes contain the record. There is one cut.
fn takes(trigger: &Trigger, sent: &[u8]) -> bool {
    let mut trigger = trigger.lock().unwrap();
    let text = String::from_utf8_lossy(sent);
    trigger.take_if(|record| text.contains(*record)).is_some()
}

/// Forwards bytes. After the record that triggers it, waits for the server's reply, and closes both
/// connections instead of forwarding it.
async fn forward(mut client: UnixStream, mut server: UnixStream, trigger: Trigger) {
    let (mut sent, mut reply) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    let mut is_triggered = false;
    loop {
        tokio::select! {
            read = client.read(&mut sent) => {
                let Ok(count @ 1..) = read else { return };
                is_triggered |= takes(&trigger, &sent[..count]);
                if server.write_all(&sent[..count]).await.is_err() {
                    return;
                }
            }
            read = server.read(&mut reply) => {
                let Ok(count @ 1..) = read else { return };
                if is_triggered || client.write_all(&reply[..count]).await.is_err() {
                    return;
                }
            }
        }
    }
}

/// Cuts the connection in the commit of each record. `store` reaches the server through the proxy, and `other`
/// directly.
async fn nothing_is_lost(store: Arc<dyn Store>, other: Arc<dyn Store>, trigger: &Trigger) {
    let book = Arc::<Mutex<Book>>::default();
    let noting = Arc::clone(&book);
    let observe = move |request: &_| noting.lock().unwrap().note(request);
    let provider = provider::start_with(STRICT, HOUR, observe).await;
    let app = provider::app_with(STRICT, provider.origin(), TIMEOUT, store);
    provider::log_in(&provider, &app).await;
    let tokens = app.load_grant::<AtRunTime, User>(NAME).await.unwrap();
    let session = app.session(tokens.unwrap());
    let mut events = app.events();

    // The attempt: nothing was sent, and the next refresh sends the token for the first time.
    *trigger.lock().unwrap() = Some(ATTEMPT);
    let credential = session.current().await.unwrap();
    let error = session.refresh(&credential).await.unwrap_err();
    assert!(matches!(error, Error::Store(_)), "{error}");
    assert_eq!(book.lock().unwrap().refreshes, 0);
    session.refresh(&credential).await.unwrap();
    assert_eq!(book.lock().unwrap().refreshes, 1);

    // The tokens: they are used, and found in the store.
    *trigger.lock().unwrap() = Some(TOKENS);
    let credential = session.current().await.unwrap();
    let latest = session.refresh(&credential).await.unwrap();
    assert_eq!(*trigger.lock().unwrap(), None);
    let saved = async {
        while let Some(event) = events.next().await {
            if matches!(event.kind(), GrantEventKind::Saved) {
                return;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(20), saved)
        .await
        .unwrap();
    app.settle().await;
    let app = provider::app_with(STRICT, provider.origin(), TIMEOUT, other);
    let tokens = app
        .load_grant::<AtRunTime, User>(NAME)
        .await
        .unwrap()
        .unwrap();
    let next = app.session(tokens);
    let loaded = next.current().await.unwrap();
    assert_eq!(loaded.token().expose(), latest.token().expose());
    next.refresh(&loaded).await.unwrap();
    let book = book.lock().unwrap();
    assert_eq!((book.refreshes, book.resent()), (3, 0));
    assert_eq!(book.refused, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_is_cut_in_a_commit_loses_nothing_in_postgres() {
    if let Some(server) = Postgres::start().await {
        let (other, trigger) = (server.store().await, Trigger::default());
        let folder = proxy(server.0.folder(), ".s.PGSQL.5432", &trigger);
        let store = PostgresStore::open(pool(&folder, 4));
        nothing_is_lost(Arc::new(store), Arc::new(other), &trigger).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_is_cut_in_a_commit_loses_nothing_in_redis() {
    if let Some(server) = Redis::start(&[]).await {
        let (other, trigger) = (server.store().await, Trigger::default());
        let folder = proxy(server.0.folder(), "s", &trigger);
        let store = RedisStore::connect(client(&folder)).await.unwrap();
        nothing_is_lost(Arc::new(store), Arc::new(other), &trigger).await;
    }
}
