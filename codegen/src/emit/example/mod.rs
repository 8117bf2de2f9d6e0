//! Prints a call as a program: how the client is created, and the call with its arguments.

mod client;
mod value;

use std::fmt::Write as _;

use licit_format::resolve::{Body, Operation, Parameter, Type};
use serde_json::Value;

use self::client::Source;
pub use self::client::environment_variable;
use self::value::Values;
use super::client::argument::{Place, optional, placed_arguments, required_by_body};
use super::client::request::{body_name, parameters_name};
use super::context::Context;
use super::module::Module;

/// The values of a call, and what its program needs besides them. The names are those of the spec.
#[derive(Debug, Clone, Default)]
pub struct CallValues {
    parameters: Vec<(CallPlace, String, Value)>,
    body: Option<Value>,
    files: Vec<(String, String)>,
    content: Option<String>,
    pub(super) variables: Vec<(String, String)>,
    pub(super) environment: Option<String>,
    all_pages: bool,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CallPlace {
    /// The path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// A variable of a GraphQL document.
    Variable,
}

impl CallValues {
    /// Sets a parameter.
    #[must_use]
    pub fn parameter(mut self, place: CallPlace, name: &str, value: Value) -> Self {
        self.parameters.push((place, name.to_owned(), value));
        self
    }

    /// Sets the body: a JSON value, or an object with the fields of a form or the parts of a multipart
    /// body.
    #[must_use]
    pub fn body(mut self, value: Value) -> Self {
        self.body = Some(value);
        self
    }

    /// Reads a part of a multipart body from a file.
    #[must_use]
    pub fn file(mut self, part: &str, path: &str) -> Self {
        self.files.push((part.to_owned(), path.to_owned()));
        self
    }

    /// Reads a raw body from a file.
    #[must_use]
    pub fn content(mut self, path: &str) -> Self {
        self.content = Some(path.to_owned());
        self
    }

    /// Sets a variable of the provider. Secret variables are read from the environment instead.
    #[must_use]
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets the environment of the provider.
    #[must_use]
    pub fn environment(mut self, name: &str) -> Self {
        self.environment = Some(name.to_owned());
        self
    }

    /// Follows all pages.
    #[must_use]
    pub fn all_pages(mut self) -> Self {
        self.all_pages = true;
        self
    }

    /// The value of a parameter.
    fn get(&self, place: Place<'_>, name: &str) -> Option<&Value> {
        let place = match place {
            Place::Path => CallPlace::Path,
            Place::Query => CallPlace::Query,
            Place::Header => CallPlace::Header,
            Place::Cookie => CallPlace::Cookie,
            Place::Variable => CallPlace::Variable,
            Place::Body | Place::Form | Place::Part => return self.body.as_ref()?.get(name),
            Place::PartHeader(_) => return None,
        };
        let mut set = self.parameters.iter();
        let found = set.find(|(known, set, _)| *known == place && set == name);
        found.map(|(_, _, value)| value)
    }
}

/// A call as code.
#[derive(Debug, Clone)]
pub struct CallExample {
    spec: String,
    module: String,
    /// The crate that has the generated module as its root, if it is one.
    package: Option<String>,
    /// The statements that create the client.
    setup: String,
    /// The statements of the call.
    call: String,
}

impl CallExample {
    /// Sets the path of the spec in the program. It is relative to the directory of `Cargo.toml`.
    #[must_use]
    pub fn of_spec(mut self, path: &str) -> Self {
        path.clone_into(&mut self.spec);
        self
    }

    /// Uses the client of a crate whose root has the items of the generated module.
    #[must_use]
    pub fn of_crate(mut self, name: &str) -> Self {
        self.package = Some(name.to_owned());
        self
    }

    /// Returns a program that makes the call. Secrets are read from environment variables.
    pub fn to_program(&self) -> String {
        self.file("#[tokio::main] async fn main()")
    }

    /// Returns a file with one test, which makes the call.
    pub fn to_test(&self, name: &str) -> String {
        self.file(&format!("#[tokio::test] async fn {name}()"))
    }

    fn file(&self, function: &str) -> String {
        let Self {
            spec,
            module,
            package,
            setup,
            call,
        } = self;
        let declared = match package {
            Some(package) if package == module => String::new(),
            Some(package) => format!("use {package} as {module};"),
            None => format!("#[licit::oauth_provider(spec = {spec:?})] pub mod {module} {{}}"),
        };
        let runtime = if setup.contains("rt::") || call.contains("rt::") {
            "use licit::rt;"
        } else {
            ""
        };
        let before = formatted(&format!("{declared} {runtime}"));
        let function = formatted(&format!(
            "{function} -> Result<(), Box<dyn std::error::Error>> {{ {setup} {call} Ok(()) }}"
        ));
        if before.is_empty() {
            function
        } else {
            format!("{before}\n{function}")
        }
    }

    /// Returns the statements, as a function named `name` that returns the errors.
    pub fn to_function(&self, name: &str) -> String {
        let Self { setup, call, .. } = self;
        formatted(&format!(
            "pub async fn {name}() -> Result<(), Box<dyn std::error::Error>> {{ {setup} {call} Ok(()) }}"
        ))
    }

    /// Returns the statements of the call alone, with the variable `client`.
    pub fn to_statements(&self) -> String {
        let call = &self.call;
        let function = formatted(&format!("fn call() {{ {call} Ok(()) }}"));
        let body = function.lines().skip(1);
        let body = body.filter(|line| *line != "    Ok(())" && *line != "}");
        let body: Vec<_> = body
            .map(|line| line.strip_prefix("    ").unwrap_or(line))
            .collect();
        body.join("\n")
    }
}

/// Formats items. Text that is not Rust is returned as it is; the compiler then reports why.
fn formatted(items: &str) -> String {
    match syn::parse_file(items) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => items.to_owned(),
    }
}

impl Module<'_> {
    /// Returns the code of a call of `operation`, named as in the spec. `None` if the provider has no
    /// such operation, or if `values` lacks an argument that it requires.
    ///
    /// ```
    /// use licit_codegen::{CallValues, Options, format, generate};
    ///
    /// let spec = format::load("../docs/examples/textbook.json".as_ref())?;
    /// let module = generate(&spec.provider, &Options::default()).map_err(|_| "options")?;
    /// let values = CallValues::default().all_pages();
    /// let example = module.call_example("list_books", &values).ok_or("no example")?;
    /// assert!(example.to_program().contains("client.list_books().items()"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn call_example(&self, operation: &str, values: &CallValues) -> Option<CallExample> {
        self.example(operation, values, Source::Environment)
    }

    /// Returns the code of a call to the emulator, which `spec` starts: with a login if the operation
    /// requires one. `None` as in [`call_example`](Self::call_example), or if the emulator cannot grant the
    /// token without more than the spec says.
    ///
    /// ```
    /// use licit_codegen::{CallValues, Options, format, generate};
    ///
    /// let spec = format::load("../docs/examples/textbook.json".as_ref())?;
    /// let module = generate(&spec.provider, &Options::default()).map_err(|_| "options")?;
    /// let example = module.emulated_example("list_books", &CallValues::default(), "acme.json");
    /// let test = example.ok_or("no example")?.of_crate("acme_sdk").to_test("books_are_listed");
    /// assert!(test.contains("emulator.authorize"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn emulated_example(
        &self,
        operation: &str,
        values: &CallValues,
        spec: &str,
    ) -> Option<CallExample> {
        let mut example = self.example(operation, values, Source::Emulator)?;
        let start = format!(
            "let emulator = licit_emulator::Emulator::from_file({spec:?})?.start().await?;"
        );
        example.setup.insert_str(0, &start);
        Some(example)
    }

    fn example(&self, operation: &str, values: &CallValues, source: Source) -> Option<CallExample> {
        let context = &self.context();
        let mut operations = context.provider.operations.iter();
        let operation = operations.find(|known| known.table.name == operation)?;
        let setup = client::create(context, operation, values, source)?;
        let call = call(context, operation, values)?;
        Some(CallExample {
            spec: context.provider.origin.file.clone(),
            module: context.provider.rust_name.clone(),
            package: None,
            setup,
            call,
        })
    }
}

/// The statements of the call, with `client`.
fn call(context: &Context<'_>, operation: &Operation, values: &CallValues) -> Option<String> {
    let written = Values::new(context, values);
    let mut before = String::new();
    let mut call = "client".to_owned();
    let sub_client = operation.sub_client;
    if let Some(sub_client) = sub_client.and_then(|at| context.provider.sub_clients.get(at)) {
        let arguments = sub_client.parameters.iter();
        let arguments = arguments.map(|parameter| argument(&written, Place::Path, parameter));
        let arguments: Vec<_> = arguments.collect::<Option<_>>()?;
        let _ = write!(call, ".{}({})", sub_client.rust_name, arguments.join(", "));
    }
    let mut arguments = Vec::new();
    if operation.takes_a_struct() {
        let fields = fields(&written, placed_arguments(operation))?;
        let (module, name) = (&context.provider.rust_name, parameters_name(operation));
        let _ = write!(
            before,
            "let parameters = {module}::request::{name} {{ {fields} }};"
        );
        arguments.push("&parameters".to_owned());
    } else {
        for (place, parameter) in placed_arguments(operation) {
            arguments.push(argument(&written, place, parameter)?);
        }
    }
    arguments.extend(required_body(&written, operation)?);
    let _ = write!(call, ".{}({})", operation.method_name, arguments.join(", "));
    for (place, parameter) in optional(operation) {
        let value = written.values.get(place, &parameter.name);
        if value.is_none_or(|value| is_default(place, parameter, value)) {
            continue;
        }
        let value = argument(&written, place, parameter)?;
        let _ = write!(call, ".{}({value})", parameter.rust_name);
    }
    for (statement, setter) in optional_body(&written, operation)? {
        before.push_str(&statement);
        call.push_str(&setter);
    }
    Some(before + &sent(operation, &call, values.all_pages))
}

/// Whether a path parameter has its default, which the method sets.
fn is_default(place: Place<'_>, parameter: &Parameter, value: &Value) -> bool {
    matches!(place, Place::Path) && parameter.default.as_ref() == Some(value)
}

fn argument(written: &Values<'_>, place: Place<'_>, parameter: &Parameter) -> Option<String> {
    let value = written.values.get(place, &parameter.name);
    written.parameter(parameter, value)
}

/// The fields of a struct of required parameters.
fn fields<'o>(
    written: &Values<'_>,
    parameters: impl IntoIterator<Item = (Place<'o>, &'o Parameter)>,
) -> Option<String> {
    let fields = parameters.into_iter().map(|(place, parameter)| {
        let value = written.values.get(place, &parameter.name);
        let value = written.field(parameter, value)?;
        Some(format!("{}: {value}", parameter.rust_name))
    });
    let fields: Vec<_> = fields.collect::<Option<_>>()?;
    Some(fields.join(", "))
}

/// The argument of a required body that is a single value, if there is one.
fn required_body(written: &Values<'_>, operation: &Operation) -> Option<Vec<String>> {
    Some(match &operation.body {
        Some(
            Body::Json {
                ty,
                optional: false,
            }
            | Body::FormType {
                ty,
                optional: false,
            },
        ) => vec![written.argument(ty, written.values.body.as_ref()?)?],
        Some(Body::Binary {
            optional: false, ..
        }) => vec![written.content()],
        _ => Vec::new(),
    })
}

/// The setter of a body that may be left out, and the statement before it, if there is one.
fn optional_body(written: &Values<'_>, operation: &Operation) -> Option<Vec<(String, String)>> {
    let members = required_by_body(operation);
    if !members.is_empty() && written.values.body.is_some() {
        let fields = fields(written, members)?;
        let context = written.context;
        let (module, name) = (&context.provider.rust_name, body_name(context, operation));
        let statement = format!("let body = {module}::request::{name} {{ {fields} }};");
        return Some(vec![(statement, ".body(&body)".to_owned())]);
    }
    let value = match (&operation.body, &written.values.body) {
        (Some(Body::Binary { optional: true, .. }), _) if written.values.content.is_some() => {
            written.content()
        }
        (
            Some(Body::Json { ty, optional: true } | Body::FormType { ty, optional: true }),
            Some(value),
        ) => written.argument(ty, value)?,
        _ => return Some(Vec::new()),
    };
    Some(vec![(String::new(), format!(".body({value})"))])
}

/// Sends the call and prints what it returns.
fn sent(operation: &Operation, call: &str, all_pages: bool) -> String {
    let every = |name: &str, stream: &str| {
        format!(
            "let mut {name}s = {stream};
            while let Some({name}) = {name}s.next().await {{
                let {name} = {name}?;
                println!(\"{{{name}:?}}\");
            }}"
        )
    };
    if operation.page_item.is_some() && all_pages {
        return every("item", &format!("{call}.items()"));
    }
    if operation.table.pages.is_some() && all_pages {
        return every("page", &format!("{call}.pages()"));
    }
    if operation.stream.is_some() {
        return every("part", &format!("{call}.send().await?"));
    }
    match &operation.returns {
        Some(Type::Builtin(_)) | None if operation.replies.is_empty() => {
            let is_unit = operation.returns.is_none();
            if is_unit {
                format!("{call}.send().await?;")
            } else {
                format!("let reply = {call}.send().await?; println!(\"{{reply:?}}\");")
            }
        }
        _ => format!("let reply = {call}.send().await?; println!(\"{{reply:#?}}\");"),
    }
}
