//! The arguments of a call, given at run time: as text by the user of a tool, or as JSON.
//! Must not read specs.

mod body;
mod error;
mod ordered;
mod place;

use licit_format::resolve::{Operation, Parameter, Provider};
use licit_runtime::tables::Owned;
use licit_runtime::{Call, Client};
use serde_json::Value;

pub use body::{BodyArgument, PartHeaderArgument};
pub use error::ArgumentsError;
pub use place::Place;

use self::ordered::Ordered;
use crate::tables::operation;

/// The arguments of an operation: its path, query, header and cookie parameters, and its body.
#[derive(Debug, Clone)]
pub struct Arguments<'s> {
    provider: &'s Provider,
    operation: &'s Operation,
    set: Vec<(Place, &'s Parameter, Value)>,
    body: Option<BodyArgument>,
}

/// An argument as JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// The location of the parameter.
    pub place: Place,
    /// The name of the parameter on the wire.
    pub name: String,
    /// The value.
    pub value: Value,
}

impl<'s> Arguments<'s> {
    /// Creates arguments from text. A name may be repeated if the parameter is a list.
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
        if body::requires_body(operation) {
            return Err(ArgumentsError::Body);
        }
        let mut arguments = Self::empty(provider, operation);
        for (name, text) in given {
            let mut parameters = place::parameters(provider, operation);
            let known = parameters.find(|(_, parameter)| parameter.name == name);
            let Some((place, parameter)) = known else {
                return Err(error::unknown(provider, operation, name));
            };
            arguments.set_text(place, parameter, &text)?;
        }
        arguments.check()?;
        Ok(arguments)
    }

    /// Creates arguments from JSON values.
    ///
    /// # Errors
    ///
    /// Returns an error if a parameter is unknown, repeated or missing, or if the operation does
    /// not accept such a body.
    pub fn from_json(
        provider: &'s Provider,
        operation: &'s Operation,
        given: Vec<Argument>,
        body: Option<BodyArgument>,
    ) -> Result<Self, ArgumentsError> {
        let mut arguments = Self::empty(provider, operation);
        for Argument { place, name, value } in given {
            let mut parameters = place::parameters(provider, operation);
            let known = parameters.find(|(other, parameter)| {
                *other == place && place.is_same(&parameter.name, &name)
            });
            let Some((place, parameter)) = known else {
                return Err(error::unknown(provider, operation, name));
            };
            if arguments.is_set(parameter) {
                return Err(ArgumentsError::Repeated(name));
            }
            arguments.set.push((place, parameter, value));
        }
        body::check(operation, body.as_ref())?;
        arguments.body = body;
        arguments.check()?;
        Ok(arguments)
    }

    /// Creates the call with `client`.
    pub fn call(&self, client: &Client) -> Call {
        let mut call = client.call(operation(self.operation));
        let has_body = self.body.is_some() || !self.operation.optional_body;
        for fixed in self.operation.fixed_body.iter().filter(|_| has_body) {
            call = body::set_fixed(call, self.operation, fixed);
        }
        for (place, parameter, value) in &self.set {
            let name = parameter.name.as_str();
            let (style, value) = (
                parameter.style,
                Ordered::new(self.provider, &parameter.ty, value),
            );
            call = match place {
                Place::Path => call.path_as(parameter.name.to_static(), value, style),
                Place::Query => call.query_as(name, value, style),
                Place::Header => call.header_as(name, value, style),
                Place::Cookie => call.cookie_as(name, value, style),
                Place::Variable => call.variable(name, &value),
            };
            if parameter.allow_empty_value {
                call = call.or_empty(name);
            }
            if parameter.allow_reserved {
                call = call.reserved(name);
            }
        }
        body::set(call, self.provider, self.operation, self.body.as_ref())
    }

    fn empty(provider: &'s Provider, operation: &'s Operation) -> Self {
        Self {
            provider,
            operation,
            set: Vec::new(),
            body: None,
        }
    }

    fn is_set(&self, parameter: &Parameter) -> bool {
        let mut set = self.set.iter();
        set.any(|(_, other, _)| std::ptr::eq(*other, parameter))
    }

    /// Sets a parameter, or adds an item to a list.
    fn set_text(
        &mut self,
        place: Place,
        parameter: &'s Parameter,
        text: &str,
    ) -> Result<(), ArgumentsError> {
        let value = place::read(place, parameter, text);
        let is_list = place::is_list(self.provider, &parameter.ty);
        let mut set = self.set.iter_mut();
        let known = set.find(|(_, other, _)| std::ptr::eq(*other, parameter));
        match known {
            Some((_, _, Value::Array(items))) if is_list => items.push(value),
            Some(_) => return Err(ArgumentsError::Repeated(parameter.name.clone())),
            None if is_list => self.set.push((place, parameter, vec![value].into())),
            None => self.set.push((place, parameter, value)),
        }
        Ok(())
    }

    /// Sets the defaults of path parameters, and checks that nothing is missing.
    fn check(&mut self) -> Result<(), ArgumentsError> {
        let mut missing = Vec::new();
        for (place, parameter) in place::parameters(self.provider, self.operation) {
            if self.is_set(parameter) {
                continue;
            }
            match &parameter.default {
                Some(default) if place == Place::Path => {
                    self.set.push((place, parameter, default.clone()));
                }
                None if !parameter.optional => missing.push(parameter.name.clone()),
                _ => {}
            }
        }
        if missing.is_empty() {
            self.order();
            Ok(())
        } else {
            Err(ArgumentsError::Missing(missing))
        }
    }

    /// Puts the arguments in the order in which generated code sets them: required ones as they are
    /// declared, then the others as they were given.
    fn order(&mut self) {
        let declared: Vec<*const Parameter> = place::parameters(self.provider, self.operation)
            .map(|(_, parameter)| std::ptr::from_ref(parameter))
            .collect();
        self.set.sort_by_key(|(_, parameter, _)| {
            let position = declared
                .iter()
                .position(|one| std::ptr::eq(*one, *parameter));
            position
                .filter(|_| !parameter.optional)
                .unwrap_or(declared.len())
        });
    }
}

#[cfg(test)]
mod tests;
