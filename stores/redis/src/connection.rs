//! The connection of a store. The client replaces one that was closed. One whose server stopped answering is
//! replaced here: after a failover, nothing may answer at the old address for many minutes.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{
    Client, Cmd, ErrorKind, FromRedisValue, Pipeline, RedisResult, ScriptInvocation,
    ServerErrorKind,
};

/// The timeout of a command, excluding the confirmation by replicas.
const ANSWER: Duration = Duration::from_secs(3);

/// How many replicas confirm a write, and within which time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Confirmation {
    pub(crate) replicas: u32,
    pub(crate) time: Duration,
}

/// Whether a script runs again on a new connection if the connection was lost, perhaps long ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repeat {
    Once,
    IfConnectionLost,
}

/// A connection. Clones share it.
#[derive(Clone)]
pub(crate) struct Connection(Arc<Inner>);

struct Inner {
    client: Client,
    config: ConnectionManagerConfig,
    current: Mutex<Current>,
}

#[derive(Clone)]
struct Current {
    /// Counts replacements.
    number: u64,
    manager: ConnectionManager,
}

impl Connection {
    pub(crate) async fn open(client: Client) -> RedisResult<Self> {
        let config = ConnectionManagerConfig::new().set_response_timeout(Some(ANSWER));
        let manager = client.get_connection_manager_with_config(config.clone());
        let manager = manager.await?;
        Ok(Self::new(client, config, manager))
    }

    /// Allows the server to wait for replicas before it answers.
    pub(crate) fn with_confirmation(self, time: Duration) -> Self {
        let Inner { client, config, .. } = &*self.0;
        let (client, config) = (client.clone(), config.clone());
        let config = config.set_response_timeout(Some(ANSWER.saturating_add(time)));
        match client.get_connection_manager_lazy(config.clone()) {
            Ok(manager) => Self::new(client, config, manager),
            Err(_) => self,
        }
    }

    fn new(client: Client, config: ConnectionManagerConfig, manager: ConnectionManager) -> Self {
        let current = Mutex::new(Current { number: 0, manager });
        Self(Arc::new(Inner {
            client,
            config,
            current,
        }))
    }

    pub(crate) fn client(&self) -> &Client {
        &self.0.client
    }

    /// Runs a command.
    pub(crate) async fn query<T: FromRedisValue>(&self, command: &Cmd) -> RedisResult<T> {
        let mut used = self.current().clone();
        let result = command.query_async(&mut used.manager).await;
        self.check(&used, result)
    }

    /// Runs several commands.
    pub(crate) async fn query_all<T: FromRedisValue>(&self, commands: &Pipeline) -> RedisResult<T> {
        let mut used = self.current().clone();
        let result = commands.query_async(&mut used.manager).await;
        self.check(&used, result)
    }

    /// Runs a script. Returns its result, and how many replicas confirmed it, if `confirmation` is required.
    pub(crate) async fn run<T: FromRedisValue>(
        &self,
        call: &ScriptInvocation<'_>,
        confirmation: Option<Confirmation>,
        repeat: Repeat,
    ) -> RedisResult<(T, Option<u32>)> {
        match self.run_once(call, confirmation).await {
            Err(error)
                if repeat == Repeat::IfConnectionLost
                    && error.is_io_error()
                    && !error.is_timeout() =>
            {
                self.run_once(call, confirmation).await
            }
            result => result,
        }
    }

    async fn run_once<T: FromRedisValue>(
        &self,
        call: &ScriptInvocation<'_>,
        confirmation: Option<Confirmation>,
    ) -> RedisResult<(T, Option<u32>)> {
        let mut used = self.current().clone();
        let result = match confirmation {
            None => {
                let result = call.invoke_async(&mut used.manager).await;
                result.map(|result| (result, None))
            }
            Some(confirmation) => {
                let result = run_and_wait(call, confirmation, &mut used.manager).await;
                result.map(|(result, replicas)| (result, Some(replicas)))
            }
        };
        self.check(&used, result)
    }

    fn current(&self) -> MutexGuard<'_, Current> {
        self.0
            .current
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Replaces the connection, unless another call has, if the server did not answer in time.
    fn check<T>(&self, used: &Current, result: RedisResult<T>) -> RedisResult<T> {
        if result.as_ref().is_err_and(redis::RedisError::is_timeout) {
            let mut current = self.current();
            if current.number == used.number
                && let Ok(manager) = self
                    .client()
                    .get_connection_manager_lazy(self.0.config.clone())
            {
                *current = Current {
                    number: used.number.wrapping_add(1),
                    manager,
                };
            }
        }
        result
    }
}

/// Runs a script and then `WAIT`, in one pipeline and therefore on one connection: on a new one, which has
/// written nothing, `WAIT` would return at once.
async fn run_and_wait<T: FromRedisValue>(
    call: &ScriptInvocation<'_>,
    confirmation: Confirmation,
    connection: &mut ConnectionManager,
) -> RedisResult<(T, u32)> {
    let Confirmation { replicas, time } = confirmation;
    // Zero would be without a limit.
    let millis = u64::try_from(time.as_millis()).unwrap_or(u64::MAX).max(1);
    let mut both = redis::pipe();
    both.invoke_script(call);
    both.cmd("WAIT").arg(replicas).arg(millis);
    match both.query_async(connection).await {
        Err(error) if error.kind() == ErrorKind::Server(ServerErrorKind::NoScript) => {
            call.load_async(connection).await?;
            both.query_async(connection).await
        }
        result => result,
    }
}
