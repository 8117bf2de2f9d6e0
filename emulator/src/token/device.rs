//! The token request for a device code (RFC 8628 §3.4).

use super::issue::begin;
use super::request::TokenRequest;
use crate::core::challenge::Challenge;
use crate::core::issued::Family;
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::rejection::fault::{Fault, Problem};
use crate::values::moment;

/// What `slow_down` adds to the interval, in milliseconds (§3.5).
const SLOWER: u64 = 5000;

/// Tolerance for an early request, in milliseconds: clients and networks are not exact.
const TOLERANCE: u64 = 100;

/// Exchanges a device code for tokens, once the user has allowed it.
pub(super) fn exchange(server: &Server, request: &TokenRequest<'_>) -> Result<Reply, Fault> {
    let code = request.required("device_code")?;
    let mut state = server.state();
    let now = server.clock.now();
    let device = state
        .issued
        .device(code)
        .filter(|device| device.registration == request.position && !device.is_spent)
        .filter(|device| device.client_id == request.client.credentials.client_id)
        .ok_or_else(|| {
            let message = "the device code is unknown or used, or belongs to another client";
            Fault::new(Problem::InvalidGrant, message)
        })?;
    if device.expires_at <= now {
        let message = format!(
            "the device code expired at {}",
            moment::write_time(device.expires_at)
        );
        return Err(Fault::new(Problem::ExpiredToken, message));
    }
    Challenge::verify(device.challenge.as_ref(), request.get("code_verifier"))?;
    let earlier = device.asked_at.replace(now);
    let soonest = |at: u64| at.saturating_add(device.interval.saturating_sub(TOLERANCE));
    if earlier.is_some_and(|at| now < soonest(at)) {
        device.interval = device.interval.saturating_add(SLOWER);
        let message = format!(
            "polled too early: wait {} seconds between requests",
            device.interval / 1000
        );
        return Err(Fault::new(Problem::SlowDown, message));
    }
    match device.allowed {
        None => Err(Fault::new(
            Problem::AuthorizationPending,
            "the user has not decided yet",
        )),
        Some(false) => Err(Fault::new(
            Problem::AccessDenied,
            "the user denied the request",
        )),
        Some(true) => {
            device.is_spent = true;
            let family = Family {
                resources: device.resources.clone(),
                ..request.family(device.scopes.clone())
            };
            Ok(begin(&mut state, request, family)?.1)
        }
    }
}
