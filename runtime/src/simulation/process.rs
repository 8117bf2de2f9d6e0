//! A simulated process: a separate, paused tokio runtime that runs the real code.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::runtime::{Builder, Runtime};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, advance, sleep, sleep_until};

use super::scenario::{DEADLINE, Millis, Scenario, TokenRequest};
use super::store::SimStore;
use super::wire::SimWire;
use super::world::{Operation, Reply, ReplyTo, Sending, SharedWorld, State, lock};
use crate::app::App;
use crate::clock::{Clock, Timestamp};
use crate::error::Error;
use crate::http::Http;
use crate::scope::ScopeSet;
use crate::session::Session;
use crate::token::User;

/// The grant's subject.
pub(super) const SUBJECT: &str = "ada";

/// The system time at the start of a schedule, in milliseconds since 1970.
pub(super) const START: u64 = 1_800_000_000_000;

/// A process that runs until it is idle is this far ahead of the world.
const MOMENT: Duration = Duration::from_millis(1);

/// The empty scope set of the tokens.
pub(super) struct Nothing;

impl ScopeSet for Nothing {
    const NAME: &'static str = "Nothing";
    const SCOPES: &'static [&'static str] = &[];
}

thread_local! {
    /// Never used. Shared, because each new client reads the system's certificates.
    pub(super) static CLIENT: reqwest::Client = reqwest::Client::new();
}

/// A process's access to the world.
#[derive(Debug, Clone)]
pub(super) struct Handle {
    world: SharedWorld,
    pub(super) process: usize,
    life: u64,
    /// A reading of its monotonic clock, ...
    origin: Instant,
    /// ... and the world's time of that reading. A sleep of the machine moves it.
    base: Arc<AtomicU64>,
}

impl Handle {
    /// Returns the world's time that the process has reached. Call only within its runtime.
    fn local(&self) -> Millis {
        let run = u64::try_from(self.origin.elapsed().as_millis()).unwrap();
        self.base.load(Ordering::Relaxed) + run
    }

    /// Returns the process's monotonic time at a given time of the world.
    fn instant(&self, at: Millis) -> Instant {
        let base = self.base.load(Ordering::Relaxed);
        self.origin + Duration::from_millis(at.saturating_sub(base))
    }

    pub(super) async fn call(&self, operation: Operation) -> Reply {
        let at = self.local();
        let reply = lock(&self.world).call(self.process, self.life, at, operation);
        reply.await.unwrap_or(Reply::Failed)
    }

    /// See [`World::write`](super::world::World::write).
    pub(super) fn write(&self) -> Option<oneshot::Receiver<Reply>> {
        lock(&self.world).write(self.process, self.life, self.local())
    }

    /// Creates a request that starts now.
    pub(super) fn sending(&self) -> Sending {
        let fence = lock(&self.world).seats[self.process].lease;
        Sending {
            token: None,
            fence: fence.unwrap_or(0),
            deadline: self.local() + DEADLINE,
            time_of_day: self.time_of_day(),
            was_stopped: false,
        }
    }

    /// Returns the process's system time.
    pub(super) fn time_of_day(&self) -> Timestamp {
        let skew = lock(&self.world).seats[self.process].skew;
        Timestamp::from_millis((START + self.local()).saturating_add_signed(skew))
    }

    /// Returns how many turns of the event loop it takes to read a reply: its head, then its body.
    pub(super) fn turns(&self) -> (u64, u64) {
        let dice = &mut lock(&self.world).dice;
        (dice.between(0, 4), dice.between(0, 3))
    }
}

impl Clock for Handle {
    fn now(&self) -> SystemTime {
        self.time_of_day().to_system_time()
    }
}

/// An input of a process.
#[derive(Debug)]
pub(super) enum Delivery {
    Reply(ReplyTo, Reply),
    TokenRequest(TokenRequest),
}

/// Inputs that have arrived and have not been read.
type Socket = Mutex<Vec<Delivery>>;

/// A process, as seen by the scheduler.
#[derive(Debug)]
pub(super) struct Process {
    runtime: Runtime,
    handle: Handle,
    app: App,
    socket: Socket,
    token_requests: mpsc::UnboundedSender<TokenRequest>,
}

impl Process {
    /// Starts the process.
    pub(super) fn start(world: &SharedWorld, process: usize) -> Self {
        let runtime = Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .unwrap();
        let (sender, token_requests) = mpsc::unbounded_channel();
        let (life, now, registration) = {
            let mut world = lock(world);
            let life = world.seats[process].begin_life();
            (life, world.now, world.scenario.registration)
        };
        let handle = Handle {
            world: Arc::clone(world),
            process,
            life,
            origin: runtime.block_on(async { Instant::now() }),
            base: Arc::new(AtomicU64::new(now)),
        };
        let app = App::builder(registration)
            .client_id("model")
            .timeout(Scenario::timeout())
            .http(CLIENT.with(Clone::clone))
            .store(Arc::new(SimStore(handle.clone())))
            .clock(Arc::new(handle.clone()))
            .build()
            .unwrap();
        let wire = Http::simulated(Arc::new(SimWire(handle.clone())));
        let app = app.over(wire).unwrap();
        runtime.spawn(serve(handle.clone(), app.clone(), token_requests));
        Self {
            runtime,
            handle,
            app,
            socket: Socket::default(),
            token_requests: sender,
        }
    }

    /// Adds an input to its socket.
    pub(super) fn receive(&self, delivery: Delivery) {
        let mut socket = self.socket.lock().unwrap_or_else(PoisonError::into_inner);
        socket.push(delivery);
    }

    fn read(&self) {
        let mut socket = self.socket.lock().unwrap_or_else(PoisonError::into_inner);
        for delivery in socket.drain(..) {
            match delivery {
                // The receiver may have been dropped.
                Delivery::Reply(reply_to, reply) => drop(reply_to.send(reply)),
                Delivery::TokenRequest(token_request) => {
                    let _ = self.token_requests.send(token_request);
                }
            }
        }
    }

    /// Returns the time it has reached.
    pub(super) fn local(&self) -> Millis {
        let _runtime = self.runtime.enter();
        self.handle.local()
    }

    /// Whether it may be waiting for a timer.
    pub(super) fn is_busy(&self) -> bool {
        let seat = &lock(&self.handle.world).seats[self.handle.process];
        self.app.work().is_under_way() || seat.waiting > 0 || !seat.is_open
    }

    /// Runs it until this time, then lets it read its socket.
    pub(super) fn drive(&self, until: Millis) {
        let until = self.handle.instant(until);
        self.run(async {
            if Instant::now() < until {
                sleep_until(until).await;
            }
            self.read();
            sleep_until(until + MOMENT).await;
        });
    }

    /// Resumes it. All the time that it missed passes at once; its timers fire before or after it
    /// reads its socket.
    pub(super) fn resume(&self, now: Millis, reads_first: bool) {
        let missed = now.saturating_sub(self.local());
        let machine = {
            let seat = &mut lock(&self.handle.world).seats[self.handle.process];
            let machine = matches!(seat.state, State::Suspended { machine: true });
            seat.state = State::Running;
            seat.stop = Arc::default();
            machine
        };
        if machine {
            self.handle.base.fetch_add(missed, Ordering::Relaxed);
        }
        self.run(async {
            if reads_first || machine {
                self.read();
            }
            if !machine {
                advance(Duration::from_millis(missed)).await;
            }
            self.read();
            sleep(MOMENT).await;
        });
    }

    /// Runs until `work` is complete or the process is stopped.
    fn run(&self, work: impl Future<Output = ()>) {
        let stop = Arc::clone(&lock(&self.handle.world).seats[self.handle.process].stop);
        self.runtime.block_on(async {
            tokio::select! {
                biased;
                () = stop.notified() => {}
                () = work => {}
            }
        });
    }
}

/// The application in the process: opens the grant and hands out tokens.
async fn serve(
    handle: Handle,
    app: App,
    mut token_requests: mpsc::UnboundedReceiver<TokenRequest>,
) {
    let session = loop {
        match app.load_grant::<Nothing, User>(SUBJECT).await {
            Ok(Some(tokens)) => break Ok(app.session(tokens)),
            Err(Error::GrantLost(lost)) => break Err(lost),
            Ok(None) => panic!("the store has lost the grant"),
            Err(_) => sleep(Duration::from_millis(100)).await,
        }
    };
    lock(&handle.world).seats[handle.process].is_open = true;
    let mut callers = 0;
    while let Some(token_request) = token_requests.recv().await {
        callers += 1;
        let turn = Duration::from_millis(callers % 16);
        lock(&handle.world).seats[handle.process].waiting += 1;
        let begun = handle.local();
        let (handle, session) = (handle.clone(), session.clone());
        tokio::spawn(async move {
            let result = match session {
                Ok(session) => fulfil(&handle, &session, token_request, turn).await,
                Err(lost) => Err(Error::GrantLost(lost)),
            };
            sleep(turn).await;
            let time = handle.local() - begun;
            let mut world = lock(&handle.world);
            world.seats[handle.process].waiting -= 1;
            world.check_answer(handle.process, time, &result);
        });
    }
}

/// Callers that wait for the same refresh wake in an unpredictable order, so each waits for its
/// turn.
async fn fulfil(
    handle: &Handle,
    session: &Session,
    token_request: TokenRequest,
    turn: Duration,
) -> Result<(), Error> {
    let credential = session.current().await?;
    if token_request == TokenRequest::Renew {
        sleep(turn).await;
        let token = credential.token().expose().to_owned();
        let rejected = (handle.process, token);
        lock(&handle.world).checker.rejected.insert(rejected);
        session.refresh(&credential).await?;
    }
    Ok(())
}
