//! `cargo licit import discovery`: a spec from an authorization server's metadata (RFC 8414 §3,
//! OpenID Connect Discovery 1.0 §4); `cargo licit import resource`: from that of an API (RFC 9728).

use std::fs;
use std::path::Path;
use std::time::Duration;

use licit_format::discovery::{self, DiscoveryError, Imported, ProtectedResource};
use licit_format::source::{self, Source};
use reqwest::redirect::Policy;

use crate::command::Import;

/// How long one request for metadata may take in all.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Writes the spec; what the metadata says and the spec does not goes to standard error.
pub(crate) fn run(options: &Import) -> Result<bool, String> {
    if let Some(path) = options.output.as_ref().filter(|path| path.exists()) {
        return Err(format!("{} exists already", path.display()));
    }
    let imported = if options.is_resource {
        from_resource(options)?
    } else if options.from.contains("://") {
        from_server(&options.from, None, options)?
    } else {
        let document = read(Path::new(&options.from))?;
        from_document(&document, None, None, options).map_err(|error| error.to_string())?
    };
    for note in &imported.notes {
        eprintln!("note: {note}");
    }
    let good = is_good(&imported);
    match &options.output {
        None => print!("{}", imported.spec),
        Some(path) => {
            fs::write(path, &imported.spec)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            eprintln!("{} written", path.display());
        }
    }
    Ok(good)
}

fn from_document(
    document: &[u8],
    asked: Option<&str>,
    resource: Option<&ProtectedResource>,
    options: &Import,
) -> Result<Imported, DiscoveryError> {
    let options = discovery::Options {
        asked,
        name: options.name.as_deref(),
        plain_pkce: options.plain_pkce,
        resource,
    };
    discovery::import(document, &options)
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    source::read(path, discovery::MAX_BYTES)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// Prints what the checks say of the spec; whether it is good.
fn is_good(imported: &Imported) -> bool {
    let name = format!("{}.json", imported.name);
    let report = match licit_format::parse(Source::new(name, imported.spec.as_str())) {
        Ok(loaded) => loaded.warnings,
        Err(report) => report,
    };
    if !report.diagnostics().is_empty() {
        eprintln!("{report}\n");
    }
    !report.has_errors()
}

/// Asks each place where the issuer may publish its metadata, and takes the first document that is
/// good. Servers answer with all sorts of things where they have none: the best reason is told.
fn from_server(
    issuer: &str,
    resource: Option<&ProtectedResource>,
    options: &Import,
) -> Result<Imported, String> {
    let places = discovery::locations(issuer).map_err(|error| error.to_string())?;
    runtime()?.block_on(async {
        let (mut refused, mut absent) = (None, Vec::new());
        for place in &places {
            match fetch(place).await {
                Err(reason) => absent.push(format!("{place}: {reason}")),
                Ok(document) => match from_document(&document, Some(issuer), resource, options) {
                    Ok(imported) => return Ok(imported),
                    Err(error) => {
                        let told = format!("{place}: {error}");
                        if error == DiscoveryError::NotMetadata {
                            absent.push(told);
                        } else {
                            refused.get_or_insert(told);
                        }
                    }
                },
            }
        }
        Err(refused.unwrap_or_else(|| format!("no metadata found\n{}", absent.join("\n"))))
    })
}

/// Asks an API whose tokens it takes (RFC 9728): where its metadata are published, or else where it says
/// so when it is called without a token. Then the server of those.
fn from_resource(options: &Import) -> Result<Imported, String> {
    let asked = options.from.as_str();
    let place = discovery::resource_location(asked).map_err(|error| error.to_string())?;
    let resource = runtime()?.block_on(async {
        let (place, document) = match fetch(&place).await {
            Ok(document) => (place, document),
            Err(absent) => {
                let told = challenge(asked).await;
                let told = told.map_err(|reason| {
                    format!("no metadata found\n{place}: {absent}\n{asked}: {reason}")
                })?;
                let document = fetch(&told).await;
                let document = document.map_err(|reason| format!("{told}: {reason}"))?;
                (told, document)
            }
        };
        ProtectedResource::read(&document, asked).map_err(|error| format!("{place}: {error}"))
    })?;
    let mut reasons = Vec::new();
    for issuer in &resource.authorization_servers {
        match from_server(issuer, Some(&resource), options) {
            Ok(mut imported) => {
                let others = resource.authorization_servers.iter();
                for other in others.filter(|other| *other != issuer) {
                    let note = format!("the API takes tokens of `{other}`, too");
                    imported.notes.push(note);
                }
                return Ok(imported);
            }
            Err(reason) => reasons.push(reason),
        }
    }
    Err(reasons.join("\n"))
}

/// Where an API says that its metadata are (RFC 9728 §5.1).
async fn challenge(url: &str) -> Result<String, String> {
    let reply = client(url)?.get(url).send().await.map_err(told)?;
    let status = reply.status().as_u16();
    let headers = reply.headers().get_all(reqwest::header::WWW_AUTHENTICATE);
    let mut challenges = headers.iter().filter_map(|header| header.to_str().ok());
    challenges
        .find_map(discovery::challenged)
        .filter(|_| status == 401)
        .ok_or_else(|| format!("status {status}, and no challenge that says where"))
}

/// The client for one request to `url`. Servers name further URLs, so each is looked at.
fn client(url: &str) -> Result<reqwest::Client, String> {
    let mut client = reqwest::Client::builder()
        .redirect(Policy::none())
        .timeout(TIMEOUT);
    let is_cleartext = reqwest::Url::parse(url).is_ok_and(|url| url.scheme() == "http");
    if is_cleartext {
        // Cleartext is for this machine only; a proxy would read it.
        client = client.no_proxy();
    }
    client.build().map_err(|error| error.to_string())
}

fn runtime() -> Result<tokio::runtime::Runtime, String> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())
}

/// The body of a reply with status 200, within its bound. Redirects are not followed: another
/// server's word is not the issuer's.
async fn fetch(url: &str) -> Result<Vec<u8>, String> {
    let request = client(url)?.get(url).header("Accept", "application/json");
    let mut reply = request.send().await.map_err(told)?;
    if reply.status() != reqwest::StatusCode::OK {
        return Err(format!("status {}", reply.status().as_u16()));
    }
    let mut document = Vec::new();
    while let Some(chunk) = reply.chunk().await.map_err(told)? {
        if document.len() + chunk.len() > discovery::MAX_BYTES {
            return Err(DiscoveryError::TooLarge.to_string());
        }
        document.extend_from_slice(&chunk);
    }
    Ok(document)
}

/// The error with what caused it, but for the URL, which is told beside it.
fn told(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}
