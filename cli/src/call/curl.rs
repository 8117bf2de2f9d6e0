//! Prints a call as a command of `curl`. Secrets are variables of the environment.

use licit_codegen::environment_variable;
use licit_dynamic::{Arguments, Tables};
use licit_format::resolve::{Alternative, Body, CredentialIn, Operation, Provider, VariableSource};
use licit_runtime::{App, Client, Credentials, Error, Json, Preview, Secret};

use super::client::{ACCESS_TOKEN, given_token};
use super::entries::Given;
use super::error::CallError;
use super::parts;
use super::quoting::Placeholders;
use crate::command::{Call, Login};
use crate::login::{Target, given, http};
use crate::terminal;

/// Returns the command for a call.
pub(super) fn command(
    provider: &Provider,
    arguments: &Arguments<'_>,
    given: &Given,
    options: &Call,
) -> Result<String, CallError> {
    let printer = Printer::new(provider, &options.login)?;
    let content = given.content_path.as_deref();
    let command = printer.command(arguments, &given.files, content)?;
    // Replaced on the way to the terminal, they would be other values.
    match command.chars().find(|c| terminal::is_obeyed(*c)) {
        Some(character) => Err(CallError::Failed(format!(
            "the call has the character U+{:04X}, which a terminal would obey, so its command cannot be printed",
            u32::from(character)
        ))),
        None => Ok(command),
    }
}

/// Prints calls of one provider.
pub(crate) struct Printer<'p> {
    provider: &'p Provider,
    client: Client,
    placeholders: Placeholders,
    /// The options with the client certificate.
    certificate: Vec<String>,
}

/// The files that a command reads.
struct Files<'f> {
    parts: &'f [(String, String)],
    content: Option<&'f str>,
}

impl<'p> Printer<'p> {
    /// Creates a printer. Variables of the provider that are not set have the examples of the spec.
    pub(super) fn new(provider: &'p Provider, login: &Login) -> Result<Self, CallError> {
        let mut placeholders = Placeholders::new();
        let client = client(provider, login, &mut placeholders)?;
        let files = [
            ("--cert", login.certificate.as_deref()),
            ("--key", login.certificate_key.as_deref()),
        ];
        let files = files.into_iter().filter_map(|(option, path)| {
            let path = path?.display().to_string();
            Some(format!("{option} {}", placeholders.quote(&path)))
        });
        Ok(Self {
            provider,
            client,
            certificate: files.collect(),
            placeholders,
        })
    }

    /// Creates a printer for documentation.
    pub(crate) fn of_examples(provider: &'p Provider) -> Result<Self, String> {
        Self::new(provider, &Login::default()).map_err(|error| error.to_string())
    }

    /// Returns the command for a call with examples, or why there is none.
    pub(crate) fn example(
        &self,
        arguments: &Arguments<'_>,
        files: &[(String, String)],
    ) -> Result<String, String> {
        let printed = self.command(arguments, files, Some("body"));
        printed.map_err(|error| error.to_string())
    }

    fn command(
        &self,
        arguments: &Arguments<'_>,
        parts: &[(String, String)],
        content: Option<&str>,
    ) -> Result<String, CallError> {
        let files = Files { parts, content };
        let (provider, operation) = (self.provider, arguments.operation());
        let mut placeholders = self.placeholders.clone();
        // Before the request is written, because its encodings change the text of a secret.
        let arguments =
            &arguments.map_secrets(|name| placeholders.of(&environment_variable("SECRET", name)));
        let has_certificate = !self.certificate.is_empty();
        let alternative = alternative(provider, operation, has_certificate);
        let credentials = credentials(provider, alternative, &mut placeholders);
        let call = arguments.call(&self.client.with_credentials(credentials));
        let preview = call.request::<Json, Error>().preview()?;
        let body = body(arguments, &preview, &files, &placeholders)?;
        let mut words = vec![words_of(&preview, !body.is_empty(), &placeholders)?];
        words.extend(self.certificate.iter().cloned());
        let basic = basic(provider, alternative);
        if let Some(variable) = &basic {
            words.push(format!("--user \"${variable}_USER:${variable}\""));
        }
        let is_multipart = matches!(operation.body, Some(Body::Multipart(_)));
        for (name, value) in preview.headers() {
            let is_left_out = (name == "authorization" && basic.is_some())
                // `curl` writes it with its own boundary.
                || (name == "content-type" && is_multipart);
            if is_left_out {
                continue;
            }
            let Ok(value) = std::str::from_utf8(value.as_bytes()) else {
                let message =
                    format!("the header `{name}` is not UTF-8, so its command cannot be printed");
                return Err(CallError::Failed(message));
            };
            // With `:`, curl removes a header without a value.
            let header = match value {
                "" => format!("{name};"),
                value => format!("{name}: {value}"),
            };
            let header = placeholders.quote(&header);
            words.push(format!("--header {header}"));
        }
        words.extend(body);
        Ok(words.join(" \\\n  "))
    }
}

/// The program, the method and the URL. With a body, curl sends POST if no other method is named.
fn words_of(
    preview: &Preview,
    has_body: bool,
    placeholders: &Placeholders,
) -> Result<String, CallError> {
    let url = preview.url();
    let method = match preview.method().as_str() {
        "GET" if !has_body => String::new(),
        "HEAD" if !has_body => " --head".to_owned(),
        "HEAD" => {
            let message = "a HEAD request with a body cannot be sent by curl";
            return Err(CallError::Failed(message.into()));
        }
        method => format!(" --request {method}"),
    };
    // The shell inserts secrets, whose characters only curl can encode.
    let (with_secrets, others): (Vec<&str>, Vec<&str>) = url
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty())
        .partition(|pair| placeholders.is_in(pair));
    let mut shown = url.clone();
    shown.set_query((!others.is_empty()).then(|| others.join("&")).as_deref());
    let url = shown.as_str();
    let mut query = String::new();
    for pair in with_secrets {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        // A name before `=` is sent as it is.
        let word = placeholders.quote(&format!("{name}={value}"));
        query.extend([" \\\n  --url-query ", &word]);
    }
    // Brackets are patterns otherwise.
    let globs = if url.contains(['[', ']', '{', '}']) {
        " --globoff"
    } else {
        ""
    };
    let url = placeholders.quote(url);
    Ok(format!("curl{globs}{method} {url}{query}"))
}

/// The options that send the body.
fn body(
    arguments: &Arguments<'_>,
    preview: &Preview,
    files: &Files<'_>,
    placeholders: &Placeholders,
) -> Result<Vec<String>, CallError> {
    Ok(match &arguments.operation().body {
        Some(Body::Multipart(_)) if preview.body().is_some() => {
            parts::options(preview, files.parts, placeholders)?
        }
        Some(Body::Binary { .. }) => match files.content {
            Some(path) => vec![format!(
                "--data-binary {}",
                placeholders.quote(&format!("@{path}"))
            )],
            None => Vec::new(),
        },
        _ => {
            let text = preview
                .body()
                .and_then(|body| std::str::from_utf8(body).ok());
            let media_type = preview.headers().get("content-type");
            let media_type = media_type.and_then(|value| value.to_str().ok());
            let text = text.map(|text| match media_type {
                // An escape has the same value.
                Some(media_type) if media_type.contains("json") => terminal::escaped(text),
                _ => text.to_owned(),
            });
            let text = text.map(|text| format!("--data-raw {}", placeholders.quote(&text)));
            text.into_iter().collect()
        }
    })
}

/// The way to authenticate: as for a call, with a token if the spec has one.
fn alternative<'o>(
    provider: &Provider,
    operation: &'o Operation,
    has_certificate: bool,
) -> Option<&'o Alternative> {
    let available = given::Available {
        token: !provider.registrations.is_empty() || !provider.credentials.is_empty(),
        certificate: has_certificate,
    };
    let all = operation.security.as_deref().unwrap_or_default();
    given::preferred(provider, all, available)
}

/// The variable with the password, if the call has HTTP Basic.
fn basic(provider: &Provider, alternative: Option<&Alternative>) -> Option<String> {
    let schemes = alternative.map_or(&[][..], |one| one.schemes.as_slice());
    let mut schemes = schemes
        .iter()
        .filter_map(|at| provider.security_schemes.get(*at));
    let scheme = schemes.find(|scheme| scheme.table.place == CredentialIn::Basic)?;
    Some(environment_variable("CREDENTIAL", &scheme.table.name))
}

/// A client whose secrets are placeholders. It sends nothing.
fn client(
    provider: &Provider,
    login: &Login,
    placeholders: &mut Placeholders,
) -> Result<Client, CallError> {
    let mut builder = App::builder(Tables::new(provider).api());
    if let Some(environment) = &login.environment {
        builder = builder.environment(environment);
    }
    let mut captured = serde_json::Map::new();
    for declared in &provider.table.variables {
        let name = &declared.name;
        let set = login.set.iter().find(|(set, _)| set == name);
        if declared.source != VariableSource::App {
            let value = match set {
                Some((_, value)) => value.clone(),
                None => placeholders.of(&environment_variable("VARIABLE", name)),
            };
            captured.insert(name.clone(), value.into());
            continue;
        }
        let is_needed = declared.default.is_none() && !declared.optional;
        match set {
            _ if declared.secret && (is_needed || set.is_some()) => {
                builder = builder.secret_variable(
                    name,
                    placeholders.of(&environment_variable("VARIABLE", name)),
                );
            }
            Some((_, value)) => builder = builder.variable(name, value),
            None if is_needed && login.environment.is_none() => {
                if let Some(example) = &declared.example {
                    builder = builder.variable(name, example);
                }
            }
            None => {}
        }
    }
    if let Some(origin) = &login.origin {
        builder = builder.origin(origin);
    }
    if let Some(http) = http(login, provider, &Target::Provider)? {
        builder = builder.http(http);
    }
    let app = builder.build()?;
    let token = placeholders.of(ACCESS_TOKEN);
    let tokens = given_token(&Secret::new(token), captured.into())?;
    Ok(Client::new(&app, tokens))
}

fn credentials(
    provider: &Provider,
    alternative: Option<&Alternative>,
    placeholders: &mut Placeholders,
) -> Credentials {
    let schemes = alternative.map_or(&[][..], |one| one.schemes.as_slice());
    let mut credentials = Credentials::new();
    for at in schemes {
        let Some(scheme) = provider.security_schemes.get(*at) else {
            continue;
        };
        let secret = placeholders.of(&environment_variable("CREDENTIAL", &scheme.table.name));
        credentials = match scheme.table.place {
            CredentialIn::MutualTls => credentials.with_certificate(*at),
            CredentialIn::Basic => credentials.with_basic(*at, "user", secret),
            _ => credentials.with_secret(*at, secret),
        };
    }
    credentials
}
