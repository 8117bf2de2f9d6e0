//! The simulated server and the way to it.

use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use reqwest::{Request, Response};
use tokio::sync::oneshot;
use tokio::time::sleep;

use super::{DAYS, LIFETIME, Member, Size, lock};
use crate::error::{TransportError, TransportErrorKind};
use crate::http::Wire;
use crate::simulation::wire::{body, form_value, response};

/// The time that a request or a reply is under way.
const LATENCY: Duration = Duration::from_millis(100);

/// The number of requests that the server accepts in a second.
const LIMIT: u32 = 20;

/// The refresh tokens of a grant.
#[derive(Debug, Clone, Default)]
struct Family {
    /// The number of the valid one.
    token: u32,
    /// When it was issued, in seconds; the first one may be older.
    issued: Option<u64>,
    is_revoked: bool,
    /// The process that received the latest.
    last: Option<usize>,
}

#[derive(Debug)]
pub(super) struct Server {
    /// The seconds of a day.
    day: u64,
    families: Vec<Family>,
    /// The requests of each second.
    seconds: Vec<u32>,
    refreshes: usize,
    reuses: usize,
    limited: usize,
    unavailable: usize,
}

impl Server {
    pub(super) fn new(size: Size) -> Self {
        let seconds = (size.day * (DAYS + 1)).as_secs();
        let seconds = usize::try_from(seconds).unwrap();
        Self {
            day: size.day.as_secs(),
            families: vec![Family::default(); size.grants],
            seconds: vec![0; seconds],
            refreshes: 0,
            reuses: 0,
            limited: 0,
            unavailable: 0,
        }
    }

    /// Whether the server accepts no connections: for a quarter of the sixth day.
    fn is_down(&mut self, now: u64) -> bool {
        let start = 5 * self.day;
        let is_down = (start..start + self.day / 4).contains(&(now / 1_000));
        self.unavailable += usize::from(is_down);
        is_down
    }

    /// Responds to a refresh with a token of a grant.
    fn refresh(&mut self, now: u64, process: usize, grant: usize, token: u32) -> (u16, String) {
        let second = now / 1_000;
        let count = &mut self.seconds[usize::try_from(second).unwrap()];
        *count += 1;
        if *count > LIMIT {
            self.limited += 1;
            return (429, r#"{"error":"temporarily_unavailable"}"#.to_owned());
        }
        let family = &mut self.families[grant];
        let is_over = family
            .issued
            .is_some_and(|issued| issued + u64::from(LIFETIME) * self.day <= second);
        if token < family.token {
            self.reuses += 1;
            family.is_revoked = true;
        }
        if family.is_revoked || is_over || token > family.token {
            return (400, r#"{"error":"invalid_grant"}"#.to_owned());
        }
        family.token += 1;
        family.issued = Some(second);
        family.last = Some(process);
        self.refreshes += 1;
        let next = family.token;
        let (lifetime, long) = (self.day / 24, u64::from(LIFETIME) * self.day);
        let body = format!(
            r#"{{"access_token":"a{next}","token_type":"Bearer","expires_in":{lifetime},"refresh_token":"r{grant}.{next}","refresh_token_expires_in":{long}}}"#
        );
        (200, body)
    }

    pub(super) fn has_ended(&self, grant: usize) -> bool {
        self.families[grant].is_revoked
    }

    pub(super) fn last_of(&self, grant: usize) -> Option<usize> {
        self.families[grant].last
    }

    pub(super) fn refreshes(&self) -> usize {
        self.refreshes
    }

    pub(super) fn reuses(&self) -> usize {
        self.reuses
    }

    pub(super) fn limited(&self) -> usize {
        self.limited
    }

    pub(super) fn unavailable(&self) -> usize {
        self.unavailable
    }

    /// Returns the most requests in so many seconds.
    pub(super) fn peak(&self, seconds: u64) -> usize {
        let sums = self.seconds.chunks(usize::try_from(seconds).unwrap());
        let sums = sums.map(|chunk| chunk.iter().sum::<u32>());
        usize::try_from(sums.max().unwrap_or(0)).unwrap()
    }
}

/// A process's way to the server.
#[derive(Debug)]
pub(super) struct SimWire(pub(super) Member);

impl Wire for SimWire {
    fn send(
        &self,
        mut request: Request,
    ) -> Pin<Box<dyn Future<Output = Result<Response, TransportError>> + Send + '_>> {
        Box::pin(async move {
            let lost = || TransportError::ambiguous(TransportErrorKind::Interrupted);
            let url = request.url().clone();
            sleep(LATENCY).await;
            self.0.alive().await;
            let now = self.0.world.now();
            if lock(&self.0.world.server).is_down(now) {
                return Err(TransportError::definite(TransportErrorKind::Connect));
            }
            // The real gate decides here.
            let form = body(&mut request).await.ok_or_else(lost)?;
            let token = form_value(&form, "refresh_token").ok_or_else(lost)?;
            let (grant, token) = numbers(&token).ok_or_else(lost)?;
            let (status, text) = {
                let mut server = lock(&self.0.world.server);
                server.refresh(self.0.world.now(), self.0.number, grant, token)
            };
            sleep(LATENCY).await;
            self.0.alive().await;
            let (sender, incoming) = oneshot::channel();
            drop(sender.send(Bytes::from(text)));
            Ok(response(url, status, incoming))
        })
    }
}

/// Returns the grant and the number of a refresh token.
fn numbers(token: &str) -> Option<(usize, u32)> {
    let (grant, number) = token.strip_prefix('r')?.split_once('.')?;
    Some((grant.parse().ok()?, number.parse().ok()?))
}
