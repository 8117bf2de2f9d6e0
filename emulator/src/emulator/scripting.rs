//! Plans how the next requests to an endpoint are answered.

use std::fmt;
use std::time::Duration;

use crate::core::failure::{Endpoint, Failure};
use crate::core::fit::{self, ScriptError};
use crate::core::script::Action;
use crate::core::scripted_reply::ScriptedReply;
use crate::core::server::Server;

/// An endpoint for which steps are planned. Created by [`Running::on`](crate::Running::on).
pub struct ScriptedEndpoint<'r> {
    server: &'r Server,
    on: Endpoint,
}

impl<'r> ScriptedEndpoint<'r> {
    pub(crate) fn new(server: &'r Server, on: Endpoint) -> Self {
        Self { server, on }
    }

    /// Plans a reply to the next request. To an operation, only a request that the spec allows gets the
    /// reply: others are rejected as usual, and the step waits.
    ///
    /// # Errors
    ///
    /// Returns an error if the spec has no such operation, or if the reply does not fit the spec and is not
    /// [raw](ScriptedReply::raw).
    pub fn reply(self, reply: ScriptedReply) -> Result<PlannedStep<'r>, ScriptError> {
        fit::check(&self.server.provider, &self.on, &reply)?;
        Ok(self.plan(Action::Reply(reply)))
    }

    /// Makes the next request fail, whether or not the spec allows it.
    ///
    /// # Errors
    ///
    /// Returns an error if the spec has no such operation or documents no such error.
    pub fn fail(self, what: impl Into<Failure>) -> Result<PlannedStep<'r>, ScriptError> {
        let what = what.into();
        what.check(&self.server.provider)?;
        self.on.check(&self.server.provider)?;
        Ok(self.plan(Action::Fail(what)))
    }

    /// Answers the next request as usual: before a step that is for a later request, or with a
    /// [delay](PlannedStep::delay).
    ///
    /// # Errors
    ///
    /// Returns an error if the spec has no such operation.
    pub fn pass(self) -> Result<PlannedStep<'r>, ScriptError> {
        self.on.check(&self.server.provider)?;
        Ok(self.plan(Action::Usual))
    }

    fn plan(self, action: Action) -> PlannedStep<'r> {
        let position = self.server.state().scripts.plan(self.on.clone(), action);
        PlannedStep {
            endpoint: self,
            position,
        }
    }
}

impl fmt::Debug for ScriptedEndpoint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ScriptedEndpoint").field(&self.on).finish()
    }
}

/// A planned step, which is used once unless [`Self::times`] or [`Self::always`] is called.
#[derive(Debug)]
pub struct PlannedStep<'r> {
    endpoint: ScriptedEndpoint<'r>,
    position: usize,
}

#[allow(
    clippy::return_self_not_must_use,
    reason = "the step is already planned"
)]
impl<'r> PlannedStep<'r> {
    /// Uses the step for this number of requests.
    pub fn times(self, times: u32) -> Self {
        self.set_times(Some(times))
    }

    /// Uses the step for every request from then on. Later steps of the endpoint are never used.
    pub fn always(self) -> Self {
        self.set_times(None)
    }

    fn set_times(self, times: Option<u32>) -> Self {
        let mut state = self.endpoint.server.state();
        state.scripts.set_times(self.position, times);
        drop(state);
        self
    }

    /// Holds the reply back for this time.
    pub fn delay(self, delay: Duration) -> Self {
        let mut state = self.endpoint.server.state();
        state.scripts.set_delay(self.position, delay);
        drop(state);
        self
    }

    /// Returns the endpoint, to plan the next step.
    pub fn then(self) -> ScriptedEndpoint<'r> {
        self.endpoint
    }
}
