//! Performs the planned step of a request.

use licit_format::resolve::Meaning;

use super::condition::Asked;
use super::failure::{Endpoint, Failure};
use super::fault_rule::{FaultError, FaultRule};
use super::script::{Action, Step};
use super::server::Server;
use crate::http::parameters::Parameters;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{Place, documented};

/// The header with which a client plans the failure of its own request.
pub(crate) const HEADER: &str = "licit-fault";

/// The rules in the header of a request.
pub(crate) fn of_request(server: &Server, request: &Request) -> Result<Vec<FaultRule>, FaultError> {
    let texts = request.header(HEADER).unwrap_or_default().split(';');
    let texts = texts.map(str::trim).filter(|text| !text.is_empty());
    texts
        .map(|text| {
            let rule: FaultRule = text.parse()?;
            rule.check(&server.provider)?;
            if rule.has_conditions() {
                let problem =
                    "a fault in a request is for that request only: remove its conditions";
                return Err(FaultError(problem.to_owned()));
            }
            Ok(rule)
        })
        .collect()
}

impl Server {
    /// Adds a rule. A skew of the clock applies at once.
    pub(crate) fn inject(&self, rule: FaultRule) -> Result<(), FaultError> {
        rule.check(&self.provider)?;
        match rule.skew() {
            Some(_) if rule.has_conditions() => {
                let problem = "`clock-skew` applies to the whole provider: remove its conditions";
                return Err(FaultError(problem.to_owned()));
            }
            Some(seconds) => self.clock.set_skew(seconds),
            None => self.state().rules.add(rule),
        }
        Ok(())
    }

    /// Removes all rules, and corrects the clock.
    pub(crate) fn clear_faults(&self) {
        self.state().rules.clear();
        self.clock.set_skew(0);
    }

    /// What is planned for a request: by the request itself, by the script of the endpoint, and by rules.
    /// Of a script, only failures apply to a request that the spec does not allow. `asked` returns the
    /// arguments of a call.
    pub(crate) fn next_step(
        &self,
        at: &Endpoint,
        is_allowed: bool,
        request: &Request,
        asked: &dyn Fn() -> Asked,
    ) -> Step {
        // A wrong header was rejected before.
        let own = of_request(self, request).unwrap_or_default();
        let own = own.iter().map(|rule| Step::of(&rule.what));
        let mut step = own.fold(Step::default(), Step::and);
        let mut state = self.state();
        if matches!(step.action, Action::Usual)
            && let Some(scripted) = state.scripts.next(at, is_allowed, asked)
        {
            step = step.and(scripted);
        }
        step.and(state.rules.step(at))
    }

    /// The reply of an endpoint that is not an operation: the planned one, or the usual one.
    pub(crate) fn scripted(
        &self,
        place: Place,
        at: &Endpoint,
        request: &Request,
        usual: impl FnOnce(&Step) -> Reply,
    ) -> Reply {
        let step = self.next_step(at, true, request, &Asked::default);
        self.prepare(&step, request);
        let reply = self.planned(place, &step).unwrap_or_else(|| usual(&step));
        step.finish(reply)
    }

    /// Changes the provider's state as a step requires before its request is handled. Returns whether
    /// anything changed.
    pub(crate) fn prepare(&self, step: &Step, request: &Request) -> bool {
        match step.failure() {
            Some(Failure::RevokedToken) => {
                let mut state = self.state();
                for text in credentials(request) {
                    state.issued.revoke_grant_of(&text);
                }
            }
            Some(Failure::RotatedKeys) => {
                // Without new keys, the old ones stay.
                let _ = self.state().signing.rotate();
            }
            Some(Failure::ClockSkew(seconds)) => self.clock.set_skew(*seconds),
            _ => return false,
        }
        true
    }

    /// The reply that a step plans; `None` if the usual one is sent.
    pub(crate) fn planned(&self, place: Place, step: &Step) -> Option<Reply> {
        match &step.action {
            Action::Usual => None,
            Action::Reply(reply) => Some(reply.to_reply()),
            Action::Fail(failure) => self.failed(place, failure),
        }
    }

    fn failed(&self, place: Place, failure: &Failure) -> Option<Reply> {
        let provider = &self.provider;
        match failure {
            Failure::Status(status) => {
                let reply = Reply::empty(*status);
                let reason = reply
                    .status
                    .canonical_reason()
                    .unwrap_or("Failed")
                    .to_owned();
                Some(Reply::text(*status, reason))
            }
            Failure::Documented(name) => {
                let mut rules = provider.table.errors.iter();
                let rule = rules.find(|rule| rule.name == *name)?;
                let text = rule.description.as_deref().unwrap_or(name);
                let fault = Fault::new(Problem::BadArgument, text).about(name);
                Some(documented::documented(provider, place, rule, &fault))
            }
            Failure::RateLimited => {
                let text = "the rate limit is exceeded";
                let meaning = Meaning::RateLimited;
                Some(documented::of_meaning(provider, place, meaning, 429, text))
            }
            Failure::Unavailable => {
                let text = "the service is temporarily unavailable";
                let meaning = Meaning::Retry;
                Some(documented::of_meaning(provider, place, meaning, 503, text))
            }
            Failure::Reset => Some(Reply::empty(500)),
            _ => None,
        }
    }
}

/// Every text in a request that may be a token.
fn credentials(request: &Request) -> Vec<String> {
    let headers = request.headers.values();
    let headers =
        headers.filter_map(|value| Some(value.to_str().ok()?.rsplit(' ').next()?.to_owned()));
    let form = request
        .form()
        .or_else(|| Parameters::from_json(&request.body));
    let form = form.unwrap_or_default();
    let parameters = request.query.pairs().iter().chain(form.pairs());
    let parameters = parameters.map(|(_, value)| value.clone());
    headers.chain(parameters).collect()
}
