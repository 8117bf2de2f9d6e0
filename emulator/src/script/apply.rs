//! Checks a script file against a provider.

use licit_format::diagnostic::{Code, Diagnostic, Report};
use licit_format::resolve::Provider;
use licit_format::source::{Json, Node};
use serde_json::{Map, Value};

use super::read::{PlannedStep, Script};
use super::shape::Problems;
use crate::api::catalog::{self, Catalog};
use crate::core::failure::{Endpoint, operation};
use crate::core::fault_rule::{Effect, FaultRule};
use crate::core::fit;
use crate::core::script::{Action, ScriptedStep, Step};
use crate::core::scripted_reply::ScriptedReply;
use crate::model::{self, check};

/// A script whose names and replies the provider has.
pub(crate) struct Applied {
    pub(crate) faults: Vec<FaultRule>,
    pub(crate) steps: Vec<ScriptedStep>,
    /// The objects of collections, by the name in the catalog.
    pub(crate) objects: Vec<(String, Vec<Map<String, Value>>)>,
}

impl Script {
    /// Checks the script against a provider.
    pub(crate) fn applied(&self, provider: &Provider) -> Result<Applied, Report> {
        let mut applying = Applying {
            provider,
            problems: Problems::default(),
        };
        for (node, rule) in &self.faults {
            if let Err(error) = rule.check(provider) {
                applying.problems.invalid(node, error);
            }
        }
        let steps = self.steps.iter().filter_map(|step| applying.step(step));
        let steps = steps.collect();
        let catalog = Catalog::of(provider);
        let objects = self.objects.iter();
        let objects =
            objects.filter_map(|(key, name, items)| applying.objects(&catalog, key, name, items));
        let objects = objects.collect();
        if !applying.problems.0.is_empty() {
            return Err(Report::new(self.source.clone(), applying.problems.0));
        }
        Ok(Applied {
            faults: self.faults.iter().map(|(_, rule)| rule.clone()).collect(),
            steps,
            objects,
        })
    }
}

struct Applying<'p> {
    provider: &'p Provider,
    problems: Problems,
}

impl Applying<'_> {
    fn step(&mut self, planned: &PlannedStep) -> Option<ScriptedStep> {
        let name = planned.on.as_text()?.value;
        let on = match Endpoint::named(self.provider, &name) {
            Ok(on) => on,
            Err(error) => {
                self.problems.invalid(&planned.on, error);
                return None;
            }
        };
        let mut step = Step {
            action: Action::Usual,
            delay: planned.delay,
        };
        if let Some((node, effect)) = &planned.fault {
            if let Effect::Fail(failure) = effect
                && let Err(error) = failure.check(self.provider)
            {
                self.problems.invalid(node, error);
            }
            step = step.and(Step::of(effect));
        }
        if let Some((node, status, reply)) = &planned.reply {
            let usual = operation(self.provider, on.name()).map(|operation| operation.status);
            let reply = match (status, usual) {
                (None, Ok(usual)) => reply.clone().with_status(usual),
                _ => reply.clone(),
            };
            self.fits(&on, node, &reply);
            step.action = Action::Reply(reply);
        }
        if planned.reply.is_none() && planned.fault.is_none() && planned.delay.is_zero() {
            let message = "the step does nothing";
            let problem = Diagnostic::error(Code::MissingKey, message)
                .at(planned.node.span, "has no `reply`, `fault` or `delay`");
            self.problems.add(problem);
        }
        if let Some((node, condition)) = &planned.condition
            && let Err(problem) = condition.check(self.provider, &on)
        {
            self.problems.invalid(node, problem);
        }
        let condition = planned.condition.as_ref();
        Some(ScriptedStep {
            on,
            condition: condition.map(|(_, one)| one.clone()).unwrap_or_default(),
            step,
            times: planned.times,
        })
    }

    fn fits(&mut self, on: &Endpoint, node: &Node, reply: &ScriptedReply) {
        let Err(problem) = fit::problem(self.provider, on, reply) else {
            return;
        };
        let place = node
            .get("json")
            .map_or(node, |json| at_pointer(json, &problem));
        let diagnostic = Diagnostic::error(
            Code::WrongType,
            format!("the reply to `{}`: {problem}", on.name()),
        )
        .at(place.span, "does not fit the spec")
        .help("add `\"raw\": true` to the reply to send it anyway");
        self.problems.add(diagnostic);
    }

    fn objects(
        &mut self,
        catalog: &Catalog,
        key: &Node,
        name: &str,
        items: &[Node],
    ) -> Option<(String, Vec<Map<String, Value>>)> {
        let operation = match operation(self.provider, name) {
            Ok(operation) => operation,
            Err(error) => {
                self.problems.invalid(key, error);
                return None;
            }
        };
        let collection = catalog::key(self.provider, operation);
        let Some(ty) = catalog.ty(&collection) else {
            let message = format!("`{name}` has no objects: the spec does not describe their type");
            self.problems.invalid(key, message);
            return None;
        };
        let fields = model::fields(self.provider, ty).unwrap_or_default();
        let mut objects = Vec::new();
        for item in items {
            if !matches!(item.value, Json::Object(_)) {
                self.problems
                    .object(item, "an object of the collection", &[]);
                continue;
            }
            for member in item.members() {
                let known = fields.iter().find(|field| field.name == member.key.value);
                let Some(field) = known else {
                    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
                    self.problems.object(item, "the type", &names);
                    break;
                };
                let value = member.value.to_json();
                let checked = match value {
                    Value::Null if field.nullable => Ok(()),
                    _ => check::check(self.provider, &field.ty, &value),
                };
                if let Err(problem) = checked {
                    let place = at_pointer(&member.value, &problem);
                    let message = format!("`{}`: {problem}", field.name);
                    let diagnostic = Diagnostic::error(Code::WrongType, message);
                    self.problems
                        .add(diagnostic.at(place.span, "does not fit the spec"));
                }
            }
            if let Value::Object(members) = item.to_json() {
                objects.push(members);
            }
        }
        Some((collection, objects))
    }
}

/// The value at the JSON pointer that a message begins with, or the nearest one around it.
fn at_pointer<'n>(node: &'n Node, message: &str) -> &'n Node {
    let pointer = message.split('`').find(|part| part.starts_with('/'));
    let mut segments = pointer.unwrap_or_default().split('/').skip(1);
    let next = |node: &'n Node, segment: &str| match &node.value {
        Json::List(items) => items.get(segment.parse::<usize>().ok()?),
        _ => node.get(&segment.replace("~1", "/").replace("~0", "~")),
    };
    let found = segments.try_fold(node, |node, segment| next(node, segment).ok_or(node));
    found.unwrap_or_else(|nearest| nearest)
}
