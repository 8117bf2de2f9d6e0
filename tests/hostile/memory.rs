//! Measures the peak memory of hostile replies, with an allocator that counts the client's thread.
//! The server runs on other threads.

use licit_runtime::error::TransportErrorKind;
use licit_runtime::tables::Operation;
use licit_runtime::{CallOptions, Client, Error, Json};

use crate::answered::held;
use crate::login;
use crate::suite::Theme;
use crate::support::{Answer, Server};
use crate::witness;

static GET: Operation = Operation {
    name: "get",
    path: "things/7",
    ..Operation::DEFAULT
};

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;

/// Memory limit of a token reply that is rejected for its size, in addition to the 256 KiB that are
/// read.
const CUT: u64 = 2 * MIB;

/// Memory limit of the largest accepted token reply.
const WIDE: u64 = 16 * MIB;

pub(crate) async fn cases(theme: &mut Theme) {
    let wide = format!(
        r#"{{"access_token":"marker","x":[0{}]}}"#,
        ",0".repeat(125_000)
    );
    for (name, answer, bound) in [
        ("a token", Answer::json(200, login::GRANTED), CUT),
        (
            "a token reply of 5 MB",
            Answer::json(200, " ".repeat(5_000_000)),
            CUT,
        ),
        ("an endless token reply", Answer::Endless, CUT),
        ("endless headers of a token reply", Answer::EndlessHead, CUT),
        (
            "a token reply with lists 200,000 deep",
            Answer::json(200, "[".repeat(200_000)),
            CUT,
        ),
        (
            "a token reply with 125,000 numbers",
            Answer::json(200, wide),
            WIDE,
        ),
    ] {
        theme
            .case(
                name,
                format!("below {} MiB", bound / MIB),
                refreshed(name, answer, bound),
            )
            .await;
    }
    for (name, answer) in [
        (
            "an API reply of 40 MB, with a limit of 1 MiB",
            Answer::json(200, " ".repeat(40_000_000)),
        ),
        (
            "an endless API reply, with a limit of 1 MiB",
            Answer::Endless,
        ),
        (
            "an API reply with lists 200,000 deep, with a limit of 1 MiB",
            Answer::json(200, "[".repeat(200_000)),
        ),
    ] {
        theme.case(name, "below 4 MiB", called(name, answer)).await;
    }
    theme
        .case(
            "a valid token from a session",
            "0 allocations",
            handed_out(),
        )
        .await;
}

/// Runs a client on a separate thread, and returns its peak memory.
async fn measured<F: Future<Output = ()>>(
    name: &'static str,
    bound: u64,
    work: impl FnOnce() -> F + Send + 'static,
) -> String {
    let count = move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let info = allocation_counter::measure(|| runtime.block_on(work()));
        drop(runtime);
        info.bytes_max
    };
    let most = tokio::task::spawn_blocking(count).await.unwrap();
    println!("{name}: at most {} KiB at a time", most / KIB);
    if most < bound {
        format!("below {} MiB", bound / MIB)
    } else {
        format!("{most} bytes")
    }
}

async fn refreshed(name: &'static str, answer: Answer, bound: u64) -> String {
    let server = Server::answering(vec![answer]).await;
    let session = login::app(&server).session(held(-1));
    measured(name, bound, move || async move {
        let outcome = session.current().await;
        witness::saw(&outcome);
        drop((outcome, server));
    })
    .await
}

async fn called(name: &'static str, answer: Answer) -> String {
    let server = Server::answering(vec![answer]).await;
    let client = Client::new(&login::app(&server), held(3600));
    measured(name, 4 * MIB, move || async move {
        let options = CallOptions::new().max_body(1024 * 1024);
        let outcome = client
            .call(&GET)
            .request::<Json, Error>()
            .options(options)
            .send()
            .await;
        let error = outcome.unwrap_err();
        if let Error::Transport(error) = &error {
            assert_eq!(error.kind(), TransportErrorKind::TooLarge);
        }
        witness::saw(&error);
        drop((error, server));
    })
    .await
}

/// `try_current` and its result do not allocate.
async fn handed_out() -> String {
    let server = Server::answering(vec![]).await;
    let session = login::app(&server).session(held(3600));
    session.current().await.unwrap();
    let info = allocation_counter::measure(|| {
        for _ in 0..1000 {
            assert!(session.try_current().is_some());
        }
    });
    format!("{} allocations", info.count_total)
}
