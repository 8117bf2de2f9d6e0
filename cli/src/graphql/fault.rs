//! A fault of a schema or document, with its place.

use std::fmt;

use graphql_parser::Pos;
use licit_format::diagnostic::nearest;

/// A fault, shown as `queries.graphql:3:5: …`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    path: String,
    place: Option<Pos>,
    message: String,
    help: Option<String>,
}

impl Fault {
    pub(super) fn new(path: &str, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            place: None,
            message: message.into(),
            help: None,
        }
    }

    /// A syntax error. The parser's message begins with its place.
    pub(super) fn of_parser(path: &str, message: &str) -> Self {
        let message = message
            .strip_prefix("schema parse error: ")
            .unwrap_or(message);
        let message = message
            .strip_prefix("query parse error: ")
            .unwrap_or(message);
        let lines = message.lines().map(str::trim);
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        Self::new(path, lines.join("; "))
    }

    pub(super) fn at(mut self, place: Pos) -> Self {
        self.place = Some(place);
        self
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the known name that is nearest to a wrong one.
    pub(super) fn suggest<'a>(self, wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(wrong, known) {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None => self,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path)?;
        if let Some(place) = self.place {
            write!(f, "{place}:")?;
        }
        write!(f, " {}", self.message)?;
        match &self.help {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}
