//! Writes calls as a user of the generated client would: methods, arguments and setters.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use licit_dynamic::{Argument, Place};
use licit_format::name::limited;
use licit_format::resolve::{
    Body, Builtin, ModelKind, Operation, Parameter, Provider, TokenUse, Type,
};
use serde_json::Value;

use crate::dynamic;

/// A call, and what became of it.
pub(crate) struct Call {
    /// A line of `make_calls.py`.
    pub(crate) made: Value,
    /// Its result (see `dynamic::send`).
    pub(crate) result: Value,
}

/// A call that was sent through `licit-dynamic`.
struct Sent<'s> {
    operation: &'s Operation,
    arguments: Vec<Argument>,
    /// The media type and the value.
    body: Option<(String, Value)>,
}

impl<'s> Sent<'s> {
    /// Reads a call. `None` if nothing was sent, or not everything.
    fn read(provider: &'s Provider, Call { made: call, result }: &Call) -> Option<Self> {
        let lost = result["lost"].as_array()?;
        let name = result["operation"].as_str().filter(|_| lost.is_empty())?;
        result["sent"].as_str()?;
        let mut operations = provider.operations.iter();
        let operation = operations.find(|operation| operation.table.name == name)?;
        let body = call.get("body").filter(|body| !body.is_null());
        let body = body.map(|body| {
            let media_type = body["media_type"].as_str().unwrap_or_default();
            (media_type.to_owned(), body["value"].clone())
        });
        Some(Self {
            operation,
            arguments: dynamic::arguments(call, &operation.table.path),
            body,
        })
    }

    /// The expression of the request, with the client `c` in the module `module`. `None` if a Rust
    /// program would write it in another way than by plain arguments.
    fn expression(&self, provider: &Provider, module: &str) -> Option<String> {
        let operation = self.operation;
        if operation.token == TokenUse::App {
            return None;
        }
        let writer = Writer { provider };
        let mut text = "c".to_owned();
        if let Some(sub_client) = operation
            .sub_client
            .and_then(|at| provider.sub_clients.get(at))
        {
            let bound: Option<Vec<String>> = sub_client
                .parameters
                .iter()
                .map(|parameter| {
                    writer.argument(&parameter.ty, self.value(Place::Path, parameter)?)
                })
                .collect();
            write!(text, ".{}({})", sub_client.rust_name, bound?.join(", ")).ok()?;
        }
        let (mut required, mut setters) = (Vec::new(), String::new());
        // The required members of a body that may be left out, which are set together.
        let mut together = Vec::new();
        for (place, parameter) in placed(operation) {
            let value = match place {
                Some(place) => self.value(place, parameter),
                None => self
                    .body
                    .as_ref()
                    .and_then(|(_, body)| body.get(&parameter.name)),
            };
            if parameter.headers.iter().any(|header| !header.optional) {
                return None;
            }
            if place.is_none() && operation.optional_body && !parameter.optional {
                together.push((parameter, value));
                continue;
            }
            match value {
                Some(value) if parameter.optional => {
                    let value = writer.argument(&parameter.ty, value)?;
                    write!(setters, ".{}({value})", parameter.rust_name).ok()?;
                }
                Some(value) => required.push((parameter, value)),
                None if parameter.optional => {}
                None => return None,
            }
        }
        if self.body.is_some() && !together.is_empty() {
            let members: Option<Vec<_>> = together
                .into_iter()
                .map(|(parameter, value)| Some((parameter, value?)))
                .collect();
            let name = limited(&format!("{}Body", operation.type_name));
            let body = writer.literal(&format!("{module}::request::{name}"), &members?)?;
            write!(setters, ".body(&{body})").ok()?;
        }
        let mut arguments = writer.arguments(operation, module, &required)?;
        self.whole_body(&writer, &mut arguments, &mut setters)?;
        write!(
            text,
            ".{}({}){setters}",
            operation.method_name,
            arguments.join(", ")
        )
        .ok()?;
        Some(text)
    }

    /// Adds a body that is one value.
    fn whole_body(
        &self,
        writer: &Writer<'_>,
        arguments: &mut Vec<String>,
        setters: &mut String,
    ) -> Option<()> {
        let (optional, body) = match &self.operation.body {
            Some(Body::Binary { optional, .. }) => {
                let body = self.body.as_ref().map(|(media_type, value)| {
                    let text = value
                        .as_str()
                        .map_or_else(|| value.to_string(), str::to_owned);
                    format!("rt::Upload::from({text:?}.to_owned()).content_type({media_type:?})")
                });
                (*optional, body)
            }
            Some(body) => match body.value() {
                Some((ty, optional)) => {
                    let value = self.body.as_ref().map(|(_, value)| value);
                    let value = value.map(|value| writer.argument(ty, value));
                    // A body that cannot be written is none that was not given.
                    let value = match value {
                        Some(None) => return None,
                        Some(written) => written,
                        None => None,
                    };
                    (optional, value)
                }
                None => return Some(()),
            },
            None => return Some(()),
        };
        match body {
            Some(body) if optional => write!(setters, ".body({body})").ok()?,
            Some(body) => arguments.push(body),
            None if optional => {}
            None => return None,
        }
        Some(())
    }

    fn value(&self, place: Place, parameter: &Parameter) -> Option<&Value> {
        let is_same = |name: &str| match place {
            Place::Header => name.eq_ignore_ascii_case(&parameter.name),
            _ => name == parameter.name,
        };
        let mut arguments = self.arguments.iter();
        let found = arguments.find(|argument| argument.place == place && is_same(&argument.name));
        found.map(|argument| &argument.value)
    }
}

/// The parameters of an operation in the order of its method's arguments. Members of the body have
/// no place.
fn placed(operation: &Operation) -> impl Iterator<Item = (Option<Place>, &Parameter)> {
    let members = operation.body.as_ref().map_or(&[][..], Body::members);
    let lists = [
        (Some(Place::Path), operation.path.as_slice()),
        (Some(Place::Query), &operation.query),
        (Some(Place::Header), &operation.headers),
        (Some(Place::Cookie), &operation.cookies),
        (None, members),
    ];
    lists
        .into_iter()
        .flat_map(|(place, list)| list.iter().map(move |parameter| (place, parameter)))
}

/// More required parameters than this are a struct.
const MOST_ARGUMENTS: usize = 5;

struct Writer<'w> {
    provider: &'w Provider,
}

impl Writer<'_> {
    fn arguments(
        &self,
        operation: &Operation,
        module: &str,
        required: &[(&Parameter, &Value)],
    ) -> Option<Vec<String>> {
        if required.len() <= MOST_ARGUMENTS {
            let arguments = required.iter();
            return arguments
                .map(|(parameter, value)| self.argument(&parameter.ty, value))
                .collect();
        }
        let name = limited(&format!("{}Parameters", operation.type_name));
        let parameters = self.literal(&format!("{module}::request::{name}"), required)?;
        Some(vec![format!("&{parameters}")])
    }

    /// A value of a struct of parameters.
    fn literal(&self, name: &str, parameters: &[(&Parameter, &Value)]) -> Option<String> {
        let mut fields = String::new();
        for (parameter, value) in parameters {
            if self.is_file(&parameter.ty) {
                return None;
            }
            let text = value.to_string();
            write!(fields, "{}: owned({text:?}), ", parameter.rust_name).ok()?;
        }
        Some(format!("{name} {{ {fields}}}"))
    }

    /// The expression of an argument. Its type is that of the method's parameter.
    fn argument(&self, ty: &Type, value: &Value) -> Option<String> {
        if !self.is_file(ty) {
            let is_writable = self.is_of_type(ty, value);
            return is_writable.then(|| format!("v({:?})", value.to_string()));
        }
        let file = |value: &Value| {
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            format!("rt::File::from({text:?}.to_owned())")
        };
        match (self.resolved(ty), value) {
            (Type::List(_), Value::Array(items)) => {
                let files: Vec<String> = items.iter().map(file).collect();
                Some(format!("vec![{}]", files.join(", ")))
            }
            (Type::List(_), _) => None,
            (_, value) => Some(file(value)),
        }
    }

    /// Whether texts of bytes are base64. A validator accepts all texts (JSON Schema 2020-12 Validation
    /// §8.3), and `licit-dynamic` sends them; a Rust program has bytes.
    fn is_of_type(&self, ty: &Type, value: &Value) -> bool {
        match (self.resolved(ty), value) {
            (Type::Builtin(Builtin::Bytes), Value::String(text)) => {
                let is_digit = |c: char| c.is_ascii_alphanumeric() || "+/-_".contains(c);
                text.len().is_multiple_of(4) && text.trim_end_matches('=').chars().all(is_digit)
            }
            (Type::List(inner), Value::Array(items)) => {
                items.iter().all(|item| self.is_of_type(inner, item))
            }
            _ => true,
        }
    }

    fn is_file(&self, ty: &Type) -> bool {
        match self.resolved(ty) {
            Type::Builtin(builtin) => *builtin == Builtin::File,
            Type::List(inner) => self.is_file(inner),
            _ => false,
        }
    }

    fn resolved<'t>(&'t self, ty: &'t Type) -> &'t Type {
        match ty {
            Type::Model(at) => match self.provider.models.get(*at).map(|model| &model.kind) {
                Some(ModelKind::Alias(of)) => self.resolved(of),
                _ => ty,
            },
            ty => ty,
        }
    }
}

/// What a generated module needs beyond its own items: a client like that of `dynamic::send`.
pub(crate) fn client(provider: &Provider, module: &str) -> String {
    let (_, rest) = module.split_once("pub struct Client<").expect("a client");
    let (parameters, _) = rest.split_once("> {").expect("its parameters");
    let scopes = if module.contains("pub struct AllScopes;") {
        "scope::AllScopes"
    } else {
        "security::NoToken"
    };
    let given = vec!["security::Given"; provider.security_schemes.len()].join(", ");
    let arguments: Vec<String> = parameters
        .split(", ")
        .filter_map(|parameter| parameter.split([' ', '=']).next())
        .filter_map(|name| match name {
            "S" => Some(scopes.to_owned()),
            "K" => Some("rt::token::User".to_owned()),
            "C" => Some(format!("security::Credentials<{given}>")),
            _ => None,
        })
        .collect();
    let mut variables = String::new();
    for variable in provider
        .table
        .variables
        .iter()
        .filter(|one| one.default.is_none())
    {
        let value = dynamic::value(&variable.format);
        write!(variables, ".variable({:?}, {value:?})", variable.name).expect("a text grows");
    }
    let mut credentials = String::new();
    for (at, scheme) in provider.security_schemes.iter().enumerate() {
        let given = dynamic::credential(&scheme.table.place, at);
        credentials.push_str(&given);
    }
    format!(
        "\npub type Judged = client::Client<{}>;\n\
         static JUDGE: rt::tables::Registration = rt::tables::Registration {{\n    \
         name: \"judge\", ..rt::tables::Registration::of(&provider::PROVIDER)\n}};\n\
         pub fn judged(origin: &str) -> Judged {{\n    \
         let app = rt::App::builder(&JUDGE).client_id(\"judge\")\n        \
         .http(rt::reqwest::Client::new()).origin(origin){variables}.build().unwrap();\n    \
         let tokens = rt::Tokens::<rt::AtRunTime, rt::token::User>::from_access_token(\"judge-token\");\n    \
         let core = rt::Client::new(&app, tokens);\n    \
         client::Client::from_core(core.with_credentials(rt::Credentials::new(){credentials}))\n}}\n",
        arguments.join(", ")
    )
}

/// Functions that make the calls, with their numbers.
pub(crate) fn calls(provider: &Provider, module: &str, made: &[Call]) -> BTreeMap<usize, String> {
    let calls = made.iter().enumerate();
    calls
        .filter_map(|(number, call)| {
            let request = Sent::read(provider, call)?.expression(provider, module)?;
            let code = format!(
                "async fn {module}_{number}(c: {module}::Judged) {{ let _ = {request}.options(once()).send().await; }}\n"
            );
            Some((number, code))
        })
        .collect()
}
