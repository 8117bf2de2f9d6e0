//! Reads script files.

use std::path::Path;
use std::time::Duration;

use licit_format::diagnostic::{Code, Diagnostic, Report};
use licit_format::source::{Json, Node, Source};

use super::shape::Problems;
use crate::core::condition::Condition;
use crate::core::fault_rule::{self, Effect, FaultRule};
use crate::core::scripted_reply::ScriptedReply;

/// The keys of a script.
const SCRIPT: [&str; 5] = ["provider", "faults", "steps", "objects", "recorded"];

/// The keys of a step.
const STEP: [&str; 6] = ["on", "when", "reply", "fault", "times", "delay"];

/// The keys of a step's condition.
const WHEN: [&str; 3] = ["path", "query", "json"];

/// The keys of a reply.
const REPLY: [&str; 5] = ["status", "headers", "json", "text", "raw"];

/// A script file: JSON with planned replies and failures, rules, and objects.
///
/// ```json
/// {
///   "objects": { "list_books": [{ "id": "1", "title": "Emma" }] },
///   "faults": ["delay=20ms"],
///   "steps": [
///     { "on": "get_book", "fault": "unavailable", "times": 2 },
///     { "on": "list_books", "reply": { "json": [] }, "delay": "1s" }
///   ]
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Script {
    pub(super) source: Source,
    provider: Option<String>,
    pub(super) faults: Vec<(Node, FaultRule)>,
    pub(super) steps: Vec<PlannedStep>,
    pub(super) objects: Vec<(Node, String, Vec<Node>)>,
}

/// A step of a script file.
#[derive(Debug, Clone)]
pub(super) struct PlannedStep {
    pub(super) node: Node,
    pub(super) on: Node,
    /// The arguments that a call must have.
    pub(super) condition: Option<(Node, Condition)>,
    pub(super) reply: Option<(Node, Option<u16>, ScriptedReply)>,
    pub(super) fault: Option<(Node, Effect)>,
    /// `None` for every request.
    pub(super) times: Option<u32>,
    pub(super) delay: Duration,
}

impl Script {
    /// Reads a script file. Its names and replies are checked by
    /// [`Emulator::script`](crate::Emulator::script).
    ///
    /// # Errors
    ///
    /// Returns a report of every error in the file.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, Report> {
        Self::from_source(Source::from_file(path.as_ref())?)
    }

    /// Same as [`Self::from_file`], for a text.
    ///
    /// # Errors
    ///
    /// Returns a report of every error in the text.
    pub fn from_source(source: Source) -> Result<Self, Report> {
        let root = match source.parse() {
            Ok(root) => root,
            Err(problems) => return Err(Report::new(source, problems)),
        };
        let mut reader = Reader::default();
        let script = reader.script(source.clone(), &root);
        if reader.problems.0.is_empty() {
            Ok(script)
        } else {
            Err(Report::new(source, reader.problems.0))
        }
    }

    /// Returns the name of the provider that the script is for, if it names one.
    pub fn provider(&self) -> Option<&str> {
        self.provider.as_deref()
    }
}

#[derive(Default)]
struct Reader {
    problems: Problems,
}

impl Reader {
    fn script(&mut self, source: Source, root: &Node) -> Script {
        self.problems.object(root, "a script", &SCRIPT);
        let provider = self.problems.text(root.get("provider"));
        let faults = self.problems.list(root.get("faults"));
        let faults: Vec<_> = faults.iter().filter_map(|node| self.rule(node)).collect();
        let steps = self.problems.list(root.get("steps"));
        let steps = steps.iter().filter_map(|node| self.step(node)).collect();
        let objects = root.get("objects").map_or(&[][..], Node::members);
        let objects = objects
            .iter()
            .map(|member| {
                let items = self.problems.list(Some(&member.value)).to_vec();
                let key = Node::text_at(member.key.value.clone(), member.key.span);
                (key, member.key.value.clone(), items)
            })
            .collect();
        Script {
            source,
            provider: provider.map(|provider| provider.value),
            faults,
            steps,
            objects,
        }
    }

    fn rule(&mut self, node: &Node) -> Option<(Node, FaultRule)> {
        let text = self.problems.text(Some(node))?;
        match text.value.parse() {
            Ok(rule) => Some((node.clone(), rule)),
            Err(error) => {
                self.problems.invalid(node, error);
                None
            }
        }
    }

    fn step(&mut self, node: &Node) -> Option<PlannedStep> {
        if !self.problems.object(node, "a step", &STEP) {
            return None;
        }
        let Some(on) = node.get("on") else {
            let problem = Diagnostic::error(Code::MissingKey, "the step has no `on`")
                .at(node.span, "`on` is missing")
                .help("name an operation of the spec, or an endpoint such as `token`");
            self.problems.add(problem);
            return None;
        };
        self.problems.text(Some(on))?;
        let reply = node.get("reply").and_then(|node| self.reply(node));
        let fault = node.get("fault").and_then(|node| self.fault(node));
        if node.get("reply").is_some() && node.get("fault").is_some() {
            let message = "a step has a `reply` or a `fault`, not both";
            let problem = Diagnostic::error(Code::InvalidChoice, message);
            self.problems.add(problem.at(node.span, "has both"));
        }
        Some(PlannedStep {
            node: node.clone(),
            on: on.clone(),
            condition: node.get("when").and_then(|node| self.condition(node)),
            reply,
            fault,
            times: self.times(node.get("times")),
            delay: self.delay(node.get("delay")),
        })
    }

    fn condition(&mut self, node: &Node) -> Option<(Node, Condition)> {
        if !self.problems.object(node, "a condition", &WHEN) {
            return None;
        }
        let mut condition = Condition::default();
        for member in node.get("path").map_or(&[][..], Node::members) {
            if let Some(value) = self.problems.text(Some(&member.value)) {
                condition.add_path(&member.key.value, &value.value);
            }
        }
        if let Some(query) = node.get("query") {
            let mut parameters = Vec::new();
            for member in query.members() {
                let values = match member.value.value {
                    Json::List(_) => member.value.elements(),
                    _ => std::slice::from_ref(&member.value),
                };
                for value in values {
                    let value = self.problems.text(Some(value));
                    parameters.extend(value.map(|value| (member.key.value.clone(), value.value)));
                }
            }
            condition.set_query(parameters);
        }
        condition.json = node.get("json").map(Node::to_json);
        Some((node.clone(), condition))
    }

    fn fault(&mut self, node: &Node) -> Option<(Node, Effect)> {
        let (node, rule) = self.rule(node)?;
        if rule.has_conditions() {
            let message = "the fault of a step has no conditions; use the keys `on` and `times`";
            self.problems.invalid(&node, message);
            return None;
        }
        Some((node, rule.what))
    }

    fn times(&mut self, node: Option<&Node>) -> Option<u32> {
        let Some(node) = node else {
            return Some(1);
        };
        if matches!(&node.value, Json::Text(text) if text == "always") {
            return None;
        }
        if matches!(node.value, Json::Text(_)) {
            self.problems
                .invalid(node, "`times` is a number or `\"always\"`");
            return Some(1);
        }
        let times = self.problems.number(node, 1, u32::MAX.into());
        times
            .and_then(|times| u32::try_from(times).ok())
            .or(Some(1))
    }

    fn delay(&mut self, node: Option<&Node>) -> Duration {
        let text = self.problems.text(node);
        let (Some(node), Some(text)) = (node, text) else {
            return Duration::ZERO;
        };
        match fault_rule::duration(&text.value) {
            Ok(delay) => delay,
            Err(error) => {
                self.problems.invalid(node, error);
                Duration::ZERO
            }
        }
    }

    fn reply(&mut self, node: &Node) -> Option<(Node, Option<u16>, ScriptedReply)> {
        if !self.problems.object(node, "a reply", &REPLY) {
            return None;
        }
        let status = node.get("status");
        let status = status.and_then(|status| self.problems.number(status, 200, 599));
        let status = status.and_then(|status| u16::try_from(status).ok());
        // Without a status, that of a success of the operation.
        let mut reply = match (node.get("json"), node.get("text")) {
            (Some(json), None) => ScriptedReply::json(status.unwrap_or(200), &json.to_json()),
            (json, text) => {
                if json.is_some() && text.is_some() {
                    let message = "a reply has `json` or `text`, not both";
                    let problem = Diagnostic::error(Code::InvalidChoice, message);
                    self.problems.add(problem.at(node.span, "has both"));
                }
                let text = self.problems.text(text);
                let text = text.map(|text| text.value).unwrap_or_default();
                ScriptedReply::new(status.unwrap_or(200)).body(text)
            }
        };
        for header in node.get("headers").map_or(&[][..], Node::members) {
            if let Some(value) = self.problems.text(Some(&header.value)) {
                reply = reply.header(&header.key.value, &value.value);
            }
        }
        if self.problems.flag(node.get("raw")) {
            reply = reply.raw();
        }
        Some((node.clone(), status, reply))
    }
}
