//! A simulated process: a paused tokio runtime of its own, in which the real code runs.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::runtime::{Builder, Runtime};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, advance, sleep, sleep_until};

use crate::app::App;
use crate::clock::{Clock, Timestamp};
use crate::error::Error;
use crate::http::Http;
use crate::scope::ScopeSet;
use crate::session::Session;
use crate::simulation::scenario::{DEADLINE, LeaseOutcome, Millis, Scenario};
use crate::simulation::store::SimStore;
use crate::simulation::wire::SimWire;
use crate::simulation::world::{Ask, Reply, ReplyTo, Sending, SharedWorld, State, lock};
use crate::token::User;

/// The name of the grant.
pub(super) const SUBJECT: &str = "ada";

/// The time of day when a schedule begins, in milliseconds since 1970.
pub(super) const START: u64 = 1_800_000_000_000;

/// A process that runs until it is idle is this much ahead of the world.
const MOMENT: Duration = Duration::from_millis(1);

/// What the tokens cover.
pub(super) struct Nothing;

impl ScopeSet for Nothing {
    const NAME: &'static str = "Nothing";
    const SCOPES: &'static [&'static str] = &[];
}

thread_local! {
    /// Never used; a client of its own for each application would read the system's certificates.
    static CLIENT: reqwest::Client = reqwest::Client::new();
}

/// A process, as the code that runs in it reaches the world.
#[derive(Debug, Clone)]
pub(super) struct Handle {
    world: SharedWorld,
    pub(super) process: usize,
    life: u64,
    /// When its monotonic clock showed this, ...
    origin: Instant,
    /// ... it was this time in the world. A sleep of the machine moves it.
    base: Arc<AtomicU64>,
}

impl Handle {
    /// The world's time as far as the process has come. Within its runtime only.
    fn local(&self) -> Millis {
        let run = u64::try_from(self.origin.elapsed().as_millis()).unwrap();
        self.base.load(Ordering::Relaxed) + run
    }

    /// When the process's monotonic clock shows this time of the world.
    fn instant(&self, at: Millis) -> Instant {
        let base = self.base.load(Ordering::Relaxed);
        self.origin + Duration::from_millis(at.saturating_sub(base))
    }

    pub(super) async fn ask(&self, ask: Ask) -> Reply {
        let at = self.local();
        let reply = lock(&self.world).call(self.process, self.life, at, ask);
        reply.await.unwrap_or(Reply::Failed)
    }

    /// See [`World::write`](super::world::World::write).
    pub(super) fn write(&self) -> Option<oneshot::Receiver<Reply>> {
        lock(&self.world).write(self.process, self.life, self.local())
    }

    /// A request that is begun now.
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

    /// What the process's clock shows.
    pub(super) fn time_of_day(&self) -> Timestamp {
        let skew = lock(&self.world).seats[self.process].skew;
        Timestamp::from_millis((START + self.local()).saturating_add_signed(skew))
    }

    /// How many turns of the event loop a reply takes from the socket: its head, then its body.
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

/// What comes to a process from outside.
#[derive(Debug)]
pub(super) enum Delivery {
    Reply(ReplyTo, Reply),
    LeaseOutcome(LeaseOutcome),
}

/// What has arrived and is not read yet.
type Socket = Mutex<Vec<Delivery>>;

/// A process, as the scheduler drives it.
#[derive(Debug)]
pub(super) struct Process {
    runtime: Runtime,
    handle: Handle,
    app: App,
    socket: Socket,
    wishes: mpsc::UnboundedSender<LeaseOutcome>,
}

impl Process {
    /// Starts the process.
    pub(super) fn start(world: &SharedWorld, process: usize) -> Self {
        let runtime = Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .unwrap();
        let (sender, wishes) = mpsc::unbounded_channel();
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
        runtime.spawn(serve(handle.clone(), app.clone(), wishes));
        Self {
            runtime,
            handle,
            app,
            socket: Socket::default(),
            wishes: sender,
        }
    }

    /// Puts something into its socket.
    pub(super) fn receive(&self, delivery: Delivery) {
        let mut socket = self.socket.lock().unwrap_or_else(PoisonError::into_inner);
        socket.push(delivery);
    }

    fn read(&self) {
        let mut socket = self.socket.lock().unwrap_or_else(PoisonError::into_inner);
        for delivery in socket.drain(..) {
            match delivery {
                // Nobody waits any more for some.
                Delivery::Reply(reply_to, reply) => drop(reply_to.send(reply)),
                Delivery::LeaseOutcome(wish) => drop(self.wishes.send(wish)),
            }
        }
    }

    /// How far it has come.
    pub(super) fn local(&self) -> Millis {
        let _runtime = self.runtime.enter();
        self.handle.local()
    }

    /// Whether anything in it may be waiting for a timer.
    pub(super) fn is_busy(&self) -> bool {
        let seat = &lock(&self.handle.world).seats[self.handle.process];
        self.app.work().is_under_way() || seat.waiting > 0 || !seat.is_open
    }

    /// Lets it run until this time, then lets it read its socket.
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

    /// Ends its suspension. All the time that it missed passes at once; its timers fire before it
    /// reads its socket, or after.
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

    /// Runs until `work` has ended, or the process is stopped.
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

/// What the application in the process does: opens the grant, and hands out tokens.
async fn serve(handle: Handle, app: App, mut wishes: mpsc::UnboundedReceiver<LeaseOutcome>) {
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
    while let Some(wish) = wishes.recv().await {
        callers += 1;
        let turn = Duration::from_millis(callers % 16);
        lock(&handle.world).seats[handle.process].waiting += 1;
        let begun = handle.local();
        let (handle, session) = (handle.clone(), session.clone());
        tokio::spawn(async move {
            let result = match session {
                Ok(session) => fulfil(&handle, &session, wish, turn).await,
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

/// Callers who wait for the same refresh wake in no order that could be repeated: each waits for
/// its turn.
async fn fulfil(
    handle: &Handle,
    session: &Session,
    wish: LeaseOutcome,
    turn: Duration,
) -> Result<(), Error> {
    let credential = session.current().await?;
    if wish == LeaseOutcome::Renew {
        sleep(turn).await;
        let token = credential.token().expose().to_owned();
        let rejected = (handle.process, token);
        lock(&handle.world).judge.rejected.insert(rejected);
        session.renew(&credential).await?;
    }
    Ok(())
}
