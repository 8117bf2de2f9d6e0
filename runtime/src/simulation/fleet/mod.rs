//! A fleet of processes that share many grants, which nobody uses: each process runs the real
//! [`Keeper`] and the real session code, in paused time, against a simulated store and server.
//!
//! Half of the grants were imported at the same moment, and end together. A few are used. Processes crash
//! and are replaced, and the server is down for some hours. It rotates refresh tokens, treats each reuse as
//! theft, limits requests, and forgets a refresh token that was not used for ten days.
//!
//! The short form has hours instead of days.
//!
//! The properties:
//!
//! 1. No refresh token is sent twice, unless the process that sent it first has crashed.
//! 2. No grant ends, except those that a crashed process was refreshing.
//! 3. The server never rejects a request because of its limit, and no hour has many more requests than
//!    the spread of the ends requires.
//! 4. What a refresh costs does not depend on the number of grants.

mod chart;
mod server;
mod store;
mod tests;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::runtime::Builder;
use tokio::time::{Instant, sleep};

use self::server::{Server, SimWire};
use self::store::{Shelves, SimStore};
use super::dice::Dice;
use super::process::{CLIENT, Nothing, START};
use super::store::Shelf;
use crate::app::App;
use crate::clock::{Clock, Timestamp};
use crate::http::Http;
use crate::keeper::Keeper;
use crate::random::repeatable;
use crate::secret::Secret;
use crate::store::{GrantState, OpenRecord};
use crate::tables::{ActsAs, ClientAuth, Grant, Provider, Refresh, Registration, Reuse, Rotation};
use crate::token::{ObtainedBy, Reply, StoredTokens, User};

/// The lifetime of an unused refresh token, in days.
const LIFETIME: u32 = 10;

/// The simulated days. Every grant is refreshed at least once.
const DAYS: u32 = 11;

/// The keepers' limit, below the server's.
const PER_MINUTE: u32 = 900;

static PROVIDER: Provider = Provider {
    name: "fleet",
    title: "Fleet",
    ..Provider::DEFAULT
};

static REGISTRATION: Registration = Registration {
    refresh_token: Some(Refresh {
        grant: Grant {
            token_endpoint: "https://fleet.example/token",
            auth_methods: &[ClientAuth::None],
            ..Grant::DEFAULT
        },
        rotation: Rotation::Always,
        reuse: Reuse::Strict,
        ..Refresh::DEFAULT
    }),
    ..Registration::of(&PROVIDER)
};

/// The size of a simulation.
#[derive(Debug, Clone, Copy)]
struct Size {
    grants: usize,
    processes: usize,
    /// The length of a day.
    day: Duration,
}

/// The results of a simulation.
#[derive(Debug)]
struct Report {
    size: Size,
    refreshes: usize,
    /// Refresh tokens that were sent again.
    reuses: usize,
    /// Grants that ended, and those of them that a crashed process was refreshing.
    lost: usize,
    labelled: usize,
    /// Requests above the server's limit, and those while it was down.
    limited: usize,
    unavailable: usize,
    crashes: usize,
    restarts: usize,
    /// The most requests in a second and in an hour, and the mean in a second.
    peak: usize,
    peak_hour: usize,
    mean: f64,
    /// Calls of the store and grants in lists, for each refresh.
    calls: f64,
    listed: f64,
    /// The time that the simulation took, for each refresh.
    micros: f64,
}

/// What all processes share.
#[derive(Debug)]
struct World {
    origin: Instant,
    shelves: Mutex<Shelves>,
    server: Mutex<Server>,
    /// The processes that have crashed.
    crashed: Mutex<Vec<usize>>,
}

impl World {
    /// Returns the milliseconds since the start. Call only within the runtime.
    fn now(&self) -> u64 {
        millis(self.origin.elapsed())
    }

    fn time_of_day(&self) -> Timestamp {
        Timestamp::from_millis(START + self.now())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A process's access to the world.
#[derive(Debug, Clone)]
struct Member {
    world: Arc<World>,
    number: usize,
    is_dead: Arc<AtomicBool>,
}

impl Member {
    /// Does not return if the process has crashed: nothing that it does takes effect.
    async fn alive(&self) {
        if self.is_dead.load(Ordering::Relaxed) {
            std::future::pending::<()>().await;
        }
    }
}

impl Clock for Member {
    fn now(&self) -> SystemTime {
        self.world.time_of_day().to_system_time()
    }
}

/// A process.
struct Process {
    member: Member,
    app: App,
    keeper: Keeper,
}

impl Process {
    fn start(world: &Arc<World>, number: usize) -> Self {
        let member = Member {
            world: Arc::clone(world),
            number,
            is_dead: Arc::default(),
        };
        let app = App::builder(&REGISTRATION)
            .client_id("model")
            .http(CLIENT.with(Clone::clone))
            .store(Arc::new(SimStore(member.clone())))
            .clock(member.clone())
            .build()
            .unwrap();
        let app = app.over(Http::simulated(Arc::new(SimWire(member.clone()))));
        let app = app.unwrap();
        let keeper = Keeper::builder(&app).max_refreshes_per_minute(PER_MINUTE);
        Self {
            keeper: keeper.start().unwrap(),
            member,
            app,
        }
    }

    fn crash(self) {
        self.member.is_dead.store(true, Ordering::Relaxed);
        lock(&self.member.world.crashed).push(self.member.number);
    }
}

/// Runs a simulation.
fn run(size: Size) -> Report {
    repeatable::seed(Some(1));
    let mut builder = Builder::new_current_thread();
    let runtime = builder.enable_time().start_paused(true).build().unwrap();
    let begun = std::time::Instant::now();
    let report = runtime.block_on(async {
        let world = Arc::new(World {
            origin: Instant::now(),
            shelves: Mutex::new(Shelves::new(size.grants, |number| grant(number, size.day))),
            server: Mutex::new(Server::new(size)),
            crashed: Mutex::default(),
        });
        let (crashes, restarts) = live(&world, size).await;
        Report {
            crashes,
            restarts,
            ..report(&world, size)
        }
    });
    repeatable::seed(None);
    let refreshes = f64::from(u32::try_from(report.refreshes).unwrap());
    Report {
        micros: begun.elapsed().as_secs_f64() * 1e6 / refreshes,
        ..report
    }
}

/// Creates the record of a grant: every other one was imported at the start, the others were obtained at
/// any time before.
fn grant(number: usize, day: Duration) -> Shelf {
    let mut dice = Dice::new(number as u64);
    let start = Timestamp::from_millis(START);
    let age = if number.is_multiple_of(2) {
        0
    } else {
        dice.between(0, 8 * millis(day))
    };
    let age = Duration::from_millis(age);
    let received_at = start.minus(age);
    let reply = Reply {
        access_token: Secret::new("a0"),
        refresh_token: Some(Secret::new(format!("r{number}.0"))),
        id_token: None,
        is_bound: false,
        key: None,
        received_at,
        expires_at: Some(received_at.plus(day / 24)),
        refresh_expires_at: Some(received_at.plus(day * LIFETIME)),
        refresh_unused_until: None,
        names_no_scopes: false,
        scopes: None,
        captured: Vec::new(),
        second: None,
        details: None,
    };
    let by = ObtainedBy::AuthorizationCode;
    let tokens = StoredTokens::granted(&REGISTRATION, by, ActsAs::User, &[], reply);
    let tokens = tokens.for_subject(&subject(number));
    Shelf::new(OpenRecord::new(tokens, GrantState::Ready))
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap()
}

fn subject(number: usize) -> String {
    format!("u{number}")
}

/// Lets time pass: processes start, crash and are replaced, and some grants are used. Returns the numbers
/// of crashes and restarts.
async fn live(world: &Arc<World>, size: Size) -> (usize, usize) {
    let next = AtomicUsize::new(0);
    let start = || Process::start(world, next.fetch_add(1, Ordering::Relaxed));
    let mut processes: Vec<_> = (0..size.processes).map(|_| start()).collect();
    let (mut dice, mut crashes, mut restarts) = (Dice::new(7), 0, 0);
    // One in a hundred grants is used, once a day.
    let daily = (size.grants / 100).max(1);
    let harm = size.day / 3;
    let pause = harm.min(size.day / u32::try_from(daily).unwrap());
    let (mut harmed, end) = (world.now(), millis(size.day * DAYS));
    while world.now() < end {
        sleep(pause).await;
        let one = dice.between(0, processes.len() as u64);
        let app = processes[usize::try_from(one).unwrap()].app.clone();
        let used = usize::try_from(dice.between(0, daily as u64)).unwrap() * 100 % size.grants;
        tokio::spawn(async move {
            if let Ok(Some(tokens)) = app.load_grant::<Nothing, User>(&subject(used)).await {
                drop(app.session(tokens).current().await);
            }
        });
        if world.now() - harmed < millis(harm) {
            continue;
        }
        harmed = world.now();
        let Some(active) = processes
            .iter()
            .position(|process| process.keeper.is_active())
        else {
            continue;
        };
        let process = std::mem::replace(&mut processes[active], start());
        if dice.chance(50) {
            process.crash();
            crashes += 1;
        } else {
            process.keeper.shutdown().await;
            process.app.settle().await;
            restarts += 1;
        }
    }
    for process in processes {
        process.keeper.shutdown().await;
        process.app.settle().await;
    }
    (crashes, restarts)
}

fn report(world: &World, size: Size) -> Report {
    let (shelves, server) = (lock(&world.shelves), lock(&world.server));
    let (now, crashed) = (world.time_of_day(), lock(&world.crashed));
    let mut lost = Vec::new();
    for (number, shelf) in shelves.all().iter().enumerate() {
        let has_ended = shelf.record.end().is_none_or(|end| end <= now);
        if has_ended || server.has_ended(number) {
            lost.push(number);
        }
    }
    let by_crashed = |number: &&usize| {
        let sender = server.last_of(**number);
        sender.is_some_and(|sender| crashed.contains(&sender))
    };
    let refreshes = server.refreshes().max(1);
    let each = |count: usize| {
        f64::from(u32::try_from(count).unwrap()) / f64::from(u32::try_from(refreshes).unwrap())
    };
    Report {
        size,
        refreshes,
        reuses: server.reuses(),
        labelled: lost.iter().filter(by_crashed).count(),
        lost: lost.len(),
        limited: server.limited(),
        unavailable: server.unavailable(),
        crashes: 0,
        restarts: 0,
        peak: server.peak(1),
        peak_hour: server.peak(size.day.as_secs() / 24),
        mean: f64::from(u32::try_from(refreshes).unwrap()) / (size.day * DAYS).as_secs_f64(),
        calls: each(shelves.calls()),
        listed: each(shelves.listed()),
        micros: 0.0,
    }
}
