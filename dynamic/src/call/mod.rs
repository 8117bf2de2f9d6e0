//! The arguments of a call, given at run time: as text by the user of a tool, or as JSON.
//! Must not use `entry`.

mod body;
mod error;
mod ordered;
mod place;
mod reply_header;
mod secrets;

use licit_format::resolve::{Body, Operation, Parameter, Provider};
use licit_runtime::tables::Owned;
use licit_runtime::{Call, Client, File, Upload};
use serde_json::Value;

pub use body::{BodyArgument, PartHeaderArgument};
pub(crate) use body::{media_types, requires_body};
pub use error::ArgumentsError;
pub use place::{Place, parameters};
pub use reply_header::reply_header;

use self::ordered::Ordered;
use crate::tables::operation;

/// The arguments of an operation: its path, query, header and cookie parameters, and its body.
#[derive(Debug, Clone)]
pub struct Arguments<'s> {
    provider: &'s Provider,
    operation: &'s Operation,
    set: Vec<(Place, &'s Parameter, Value)>,
    body: Option<BodyArgument>,
    /// The files of parts, which replace the text of the body argument.
    files: Vec<(String, File)>,
    /// The content of a raw body.
    content: Option<Upload>,
}

/// An argument as JSON.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Argument {
    /// The location of the parameter.
    pub place: Place,
    /// The name of the parameter on the wire.
    pub name: String,
    /// The value.
    pub value: Value,
}

impl Argument {
    /// Creates an argument for the parameter with this location and name.
    pub fn new(place: Place, name: impl Into<String>, value: Value) -> Self {
        Self {
            place,
            name: name.into(),
            value,
        }
    }
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
        if let (Some(Body::Binary { media_types, .. }), Some(content)) =
            (&self.operation.body, &self.content)
        {
            let media_type = media_types.first().cloned().unwrap_or_default();
            return call.upload(content.clone().content_type(media_type));
        }
        body::set(
            call,
            self.provider,
            self.operation,
            self.body.as_ref(),
            &self.files,
        )
    }

    /// Sends a file as a part of a multipart body. The body argument must have a member of that name,
    /// whose value is replaced. Several files of one name are the items of a list.
    #[must_use]
    pub fn with_file(mut self, part: &str, file: File) -> Self {
        self.files.push((part.to_owned(), file));
        self
    }

    /// Sends `content` as the raw body instead of the body argument, for an operation that has one.
    ///
    /// # Errors
    ///
    /// Returns an error if the operation has no raw body.
    pub fn with_content(mut self, content: Upload) -> Result<Self, ArgumentsError> {
        let Some(Body::Binary { .. }) = &self.operation.body else {
            let accepted = self.operation.body.as_ref();
            let accepted = accepted.map(|body| body::media_types(self.operation, body));
            let given = "application/octet-stream".to_owned();
            return Err(ArgumentsError::MediaType(
                given,
                accepted.unwrap_or_default(),
            ));
        };
        self.content = Some(content);
        self.body = None;
        Ok(self)
    }

    /// Returns the parameters that are set, in the order in which they are sent.
    pub fn parameters(&self) -> impl Iterator<Item = (Place, &'s Parameter, &Value)> {
        let set = self.set.iter();
        set.map(|(place, parameter, value)| (*place, *parameter, value))
    }

    /// Returns the body.
    pub fn body(&self) -> Option<&BodyArgument> {
        self.body.as_ref()
    }

    /// Returns the operation.
    pub fn operation(&self) -> &'s Operation {
        self.operation
    }

    fn empty(provider: &'s Provider, operation: &'s Operation) -> Self {
        Self {
            provider,
            operation,
            set: Vec::new(),
            body: None,
            files: Vec::new(),
            content: None,
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
