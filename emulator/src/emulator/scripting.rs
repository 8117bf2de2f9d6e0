//! Plans how the next requests to an endpoint are answered.

use std::fmt;
use std::time::Duration;

use serde_json::Value;

use crate::core::condition::Condition;
use crate::core::failure::{Endpoint, Failure};
use crate::core::fit::{self, ScriptError};
use crate::core::script::Action;
use crate::core::scripted_reply::ScriptedReply;
use crate::core::server::Server;

/// An endpoint for which steps are planned. Created by [`Running::on`](crate::Running::on).
pub struct ScriptedEndpoint<'r> {
    server: &'r Server,
    on: Endpoint,
    condition: Condition,
}

impl<'r> ScriptedEndpoint<'r> {
    pub(crate) fn new(server: &'r Server, on: Endpoint) -> Self {
        Self {
            server,
            on,
            condition: Condition::default(),
        }
    }

    /// Plans only for calls with this value of a parameter of their path.
    ///
    /// ```no_run
    /// # fn example(emulator: licit_emulator::Running) -> Result<(), Box<dyn std::error::Error>> {
    /// emulator.on("get_book").with_path("id", "7").fail("NotFound")?.always();
    /// emulator.on("list_books").with_query([("author", "Austen")]).fail(503)?;
    /// emulator.on("lend_book").with_json("/reader", "ada").fail("AlreadyLent")?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn with_path(mut self, name: &str, value: &str) -> Self {
        self.condition.add_path(name, value);
        self
    }

    /// Plans only for calls with these parameters in their query, and no other that the spec declares.
    #[must_use]
    pub fn with_query<N: Into<String>, V: Into<String>>(
        mut self,
        parameters: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let parameters = parameters.into_iter();
        let parameters = parameters.map(|(name, value)| (name.into(), value.into()));
        self.condition.set_query(parameters.collect());
        self
    }

    /// Plans only for calls with this value at a JSON pointer (RFC 6901) into their body, or into the
    /// variables of a GraphQL document. The values of a form are texts.
    #[must_use]
    pub fn with_json(mut self, pointer: &str, value: impl Into<Value>) -> Self {
        self.condition.add_json(pointer, value.into());
        self
    }

    /// Plans a reply to the next request. To an operation, only valid requests get the reply: invalid ones are
    /// rejected as usual, and the step waits.
    ///
    /// # Errors
    ///
    /// Returns an error if the spec has no such operation or parameter, or if the reply does not fit the spec
    /// and is not [raw](ScriptedReply::raw).
    pub fn reply(self, reply: ScriptedReply) -> Result<PlannedStep<'r>, ScriptError> {
        fit::check(&self.server.provider, &self.on, &reply)?;
        self.plan(Action::Reply(reply))
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
        self.plan(Action::Fail(what))
    }

    /// Answers the next request as usual: before a step that is for a later request, or with a
    /// [delay](PlannedStep::delay).
    ///
    /// # Errors
    ///
    /// Returns an error if the spec has no such operation.
    pub fn pass(self) -> Result<PlannedStep<'r>, ScriptError> {
        self.on.check(&self.server.provider)?;
        self.plan(Action::Usual)
    }

    fn plan(self, action: Action) -> Result<PlannedStep<'r>, ScriptError> {
        let (on, condition) = (self.on.clone(), self.condition.clone());
        fit::check_condition(&self.server.provider, &on, &condition)?;
        let position = self.server.state().scripts.plan(on, condition, action);
        Ok(PlannedStep {
            endpoint: self,
            position,
        })
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

    /// Returns the endpoint with its conditions, to plan the next step.
    pub fn then(self) -> ScriptedEndpoint<'r> {
        self.endpoint
    }
}
