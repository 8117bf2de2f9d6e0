//! The arguments of a call, given as text by the user of a tool.

use std::fmt;

use licit_format::diagnostic::nearest;
use licit_format::resolve::{self, ModelKind, Operation, Parameter, Provider, Type};
use licit_runtime::tables::Owned;
use licit_runtime::{Call, Client, Style};

use crate::tables::operation;

/// Arguments for the path, query, header and cookie parameters of an operation. A name may be
/// repeated if the parameter is a list.
#[derive(Debug, Clone)]
pub struct Arguments<'s> {
    provider: &'s Provider,
    operation: &'s Operation,
    given: Vec<(String, String)>,
}

/// An error in the arguments of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ArgumentsError {
    /// The operation has no such parameter. Contains the most similar name.
    Unknown(String, Option<String>),
    /// Required parameters are missing.
    Missing(Vec<String>),
    /// The parameter is repeated, but is not a list.
    Repeated(String),
    /// The operation requires a body.
    Body,
}

impl<'s> Arguments<'s> {
    /// Creates arguments for an operation of a provider.
    ///
    /// # Errors
    ///
    /// Returns an error if a parameter is unknown, repeated or missing, or if the operation
    /// requires a body.
    pub fn new(
        provider: &'s Provider,
        operation: &'s Operation,
        given: Vec<(String, String)>,
    ) -> Result<Self, ArgumentsError> {
        let arguments = Self {
            provider,
            operation,
            given,
        };
        arguments.check()?;
        Ok(arguments)
    }

    /// Creates the call with `client`.
    pub fn call(&self, client: &Client) -> Call {
        let mut call = client.call(operation(self.operation));
        for (place, parameter) in self.parameters() {
            let Some(value) = self.value(parameter) else {
                continue;
            };
            let name = parameter.name.as_str();
            let style = self.style(parameter);
            call = match (place, style) {
                (Place::Path, None) => call.path(parameter.name.to_static(), value),
                (Place::Path, Some(style)) => {
                    call.path_as(parameter.name.to_static(), value, style)
                }
                (Place::Query, None) => call.query(name, value),
                (Place::Query, Some(style)) => call.query_as(name, value, style),
                (Place::Header, None) => call.header(name, value),
                (Place::Header, Some(style)) => call.header_as(name, value, style),
                (Place::Cookie, None) => call.cookie(name, value),
                (Place::Cookie, Some(style)) => call.cookie_as(name, value, style),
            };
            if parameter.allow_reserved {
                call = call.reserved(name);
            }
        }
        call
    }

    fn check(&self) -> Result<(), ArgumentsError> {
        if self.operation.body.is_some() || !self.operation.fixed_body.is_empty() {
            return Err(ArgumentsError::Body);
        }
        for (name, _) in &self.given {
            let mut parameters = self.parameters();
            let Some((_, known)) = parameters.find(|(_, parameter)| parameter.name == *name) else {
                let names = self
                    .parameters()
                    .map(|(_, parameter)| parameter.name.as_str());
                let near = nearest(name, names).map(str::to_owned);
                return Err(ArgumentsError::Unknown(name.clone(), near));
            };
            let times = self.given.iter().filter(|(other, _)| other == name).count();
            if times > 1 && !is_list(self.provider, &known.ty) {
                return Err(ArgumentsError::Repeated(name.clone()));
            }
        }
        let is_missing = |parameter: &Parameter| {
            let has_default = parameter.default.is_some();
            !parameter.optional && !has_default && self.value(parameter).is_none()
        };
        let missing = self.parameters().map(|(_, parameter)| parameter);
        let missing: Vec<_> = missing
            .filter(|parameter| is_missing(parameter))
            .map(|parameter| parameter.name.clone())
            .collect();
        if missing.is_empty() {
            Ok(())
        } else {
            Err(ArgumentsError::Missing(missing))
        }
    }

    fn parameters(&self) -> impl Iterator<Item = (Place, &'s Parameter)> + use<'s> {
        let bound = self
            .operation
            .sub_client
            .and_then(|at| self.provider.sub_clients.get(at));
        let bound = bound.map_or(&[][..], |client| client.parameters.as_slice());
        let lists = [
            (Place::Path, bound),
            (Place::Path, &self.operation.path),
            (Place::Query, &self.operation.query),
            (Place::Header, &self.operation.headers),
            (Place::Cookie, &self.operation.cookies),
        ];
        lists
            .into_iter()
            .flat_map(|(place, list)| list.iter().map(move |parameter| (place, parameter)))
    }

    /// Returns the value of a parameter. A path parameter defaults to the provider's.
    fn value(&self, parameter: &Parameter) -> Option<serde_json::Value> {
        let given = self
            .given
            .iter()
            .filter(|(name, _)| *name == parameter.name);
        let mut given: Vec<_> = given.map(|(_, value)| read(parameter, value)).collect();
        if is_list(self.provider, &parameter.ty) && !given.is_empty() {
            return Some(given.into());
        }
        let is_in_path = || {
            let mut path = self.operation.path.iter();
            path.any(|other| other.name == parameter.name)
        };
        match given.pop() {
            None if is_in_path() => parameter.default.clone(),
            value => value,
        }
    }

    /// Returns the serialization style of a parameter, if it is not the runtime's default.
    fn style(&self, parameter: &Parameter) -> Option<Style> {
        match (parameter.style, parameter.explode) {
            (resolve::Style::Json, _) => Some(Style::Json),
            _ if !is_list(self.provider, &parameter.ty) => None,
            (resolve::Style::Simple | resolve::Style::DeepObject, _) | (_, true) => None,
            (resolve::Style::SpaceDelimited, false) => Some(Style::SpaceDelimited),
            (resolve::Style::PipeDelimited, false) => Some(Style::PipeDelimited),
            (_, false) => Some(Style::FormJoined),
        }
    }
}

/// The location of a parameter.
#[derive(Clone, Copy)]
enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

/// Parses a value as text, unless the parameter is JSON.
fn read(parameter: &Parameter, value: &str) -> serde_json::Value {
    let json = (parameter.style == resolve::Style::Json)
        .then(|| serde_json::from_str(value).ok())
        .flatten();
    json.unwrap_or_else(|| value.into())
}

fn is_list(provider: &Provider, ty: &Type) -> bool {
    match ty.present() {
        Type::List(_) => true,
        Type::Model(at) => match provider.model(*at).map(|model| &model.kind) {
            Some(ModelKind::Alias(ty)) => is_list(provider, ty),
            _ => false,
        },
        _ => false,
    }
}

impl fmt::Display for ArgumentsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name, Some(near)) => {
                write!(
                    f,
                    "the operation has no parameter `{name}`; did you mean `{near}`?"
                )
            }
            Self::Unknown(name, None) => write!(f, "the operation has no parameter `{name}`"),
            Self::Missing(names) => {
                write!(
                    f,
                    "the operation needs a value for `{}`",
                    names.join("`, `")
                )
            }
            Self::Repeated(name) => write!(f, "`{name}` is not a list and must not be repeated"),
            Self::Body => {
                f.write_str("the operation requires a body, which arguments cannot provide")
            }
        }
    }
}

impl std::error::Error for ArgumentsError {}
