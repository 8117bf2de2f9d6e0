//! `cargo licit import discovery`: creates a spec from an authorization server's metadata (RFC 8414
//! §3, OpenID Connect Discovery 1.0 §4). `cargo licit import resource`: does the same for an API
//! (RFC 9728).

use std::fs;
use std::path::Path;
use std::time::Duration;

use licit_format::discovery::{self, DiscoveryError, Imported, ProtectedResource};
use licit_format::source::{self, Source};
use reqwest::redirect::Policy;

use crate::command::Import;
use crate::terminal::{noteln, out, with_causes};

/// The timeout of one metadata request.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Writes the spec, and prints notes about ignored metadata to standard error.
pub(crate) fn run(options: &Import) -> Result<bool, String> {
    if let Some(path) = options.output.as_ref().filter(|path| path.exists()) {
        return Err(format!("{} already exists", path.display()));
    }
    let imported = if options.is_resource {
        from_resource(options)?
    } else if options.from.contains("://") {
        from_server(&options.from, None, options)?
    } else {
        let document = read(Path::new(&options.from))?;
        discovery::import(&document, &chosen(options)).map_err(|error| error.to_string())?
    };
    for note in &imported.notes {
        noteln!("note: {note}");
    }
    let good = is_good(&imported);
    match &options.output {
        None => out!("{}", imported.spec),
        Some(path) => {
            fs::write(path, &imported.spec)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            noteln!("{} written", path.display());
        }
    }
    Ok(good)
}

/// Returns what the command line sets of an import.
fn chosen(options: &Import) -> discovery::Options<'_> {
    discovery::Options {
        name: options.name.as_deref(),
        plain_pkce: options.plain_pkce,
        ..discovery::Options::default()
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    source::read(path, discovery::MAX_BYTES)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// Prints diagnostics of the spec. Returns whether it is valid.
fn is_good(imported: &Imported) -> bool {
    let name = format!("{}.json", imported.name);
    let report = match licit_format::parse(Source::new(name, imported.spec.as_str())) {
        Ok(loaded) => loaded.warnings,
        Err(report) => report,
    };
    if !report.diagnostics().is_empty() {
        noteln!("{report}\n");
    }
    !report.has_errors()
}

/// Tries each URL at which the issuer may publish its metadata. Uses the first valid document, with
/// the additions of another document of the same issuer. Servers without metadata return all kinds
/// of replies, so the most relevant error is returned.
fn from_server(
    issuer: &str,
    resource: Option<&ProtectedResource>,
    options: &Import,
) -> Result<Imported, String> {
    let places = discovery::locations(issuer).map_err(|error| error.to_string())?;
    runtime()?.block_on(async {
        let (mut refused, mut absent) = (None, Vec::new());
        let one = discovery::Options {
            requested: Some(issuer),
            resource,
            ..chosen(options)
        };
        for (at, place) in places.iter().enumerate() {
            match fetch(place).await {
                Err(reason) => absent.push(format!("{place}: {reason}")),
                Ok(document) => match discovery::import(&document, &one) {
                    Ok(imported) => {
                        for reason in &absent {
                            unusual(reason);
                        }
                        let others = places.get(at + 1..).unwrap_or_default();
                        let Some((other, beside)) = another(others, &document).await else {
                            return Ok(imported);
                        };
                        noteln!("read {place} and {other}");
                        let both = discovery::Options {
                            beside: Some(&beside),
                            ..one
                        };
                        // An invalid second document is ignored.
                        return Ok(discovery::import(&document, &both).unwrap_or(imported));
                    }
                    Err(error) => {
                        let message = format!("{place}: {error}");
                        if error == DiscoveryError::NotMetadata {
                            absent.push(message);
                        } else {
                            refused.get_or_insert(message);
                        }
                    }
                },
            }
        }
        Err(refused.unwrap_or_else(|| format!("no metadata found\n{}", absent.join("\n"))))
    })
}

/// Another metadata document of the server, with its URL.
async fn another(places: &[String], first: &[u8]) -> Option<(String, Vec<u8>)> {
    for place in places {
        match fetch(place).await {
            Ok(document) if document != first => return Some((place.clone(), document)),
            Ok(_) => {}
            Err(reason) => unusual(&format!("{place}: {reason}")),
        }
    }
    None
}

/// Reports a document that is not used, unless the server does not have it.
fn unusual(reason: &str) {
    if !reason.ends_with("status 404") && !reason.ends_with("status 410") {
        noteln!("note: not used: {reason}");
    }
}

/// Determines an API's authorization server (RFC 9728), from the API's published metadata or from
/// the challenge to a request without a token. Then imports that server's metadata.
fn from_resource(options: &Import) -> Result<Imported, String> {
    let asked = options.from.as_str();
    let place = discovery::resource_location(asked).map_err(|error| error.to_string())?;
    let resource = runtime()?.block_on(async {
        let (place, document) = match fetch(&place).await {
            Ok(document) => (place, document),
            Err(absent) => {
                let published = challenge(asked).await;
                let published = published.map_err(|reason| {
                    format!("no metadata found\n{place}: {absent}\n{asked}: {reason}")
                })?;
                let document = fetch(&published).await;
                let document = document.map_err(|reason| format!("{published}: {reason}"))?;
                (published, document)
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
                    let note = format!("the API also accepts tokens of `{other}`");
                    imported.notes.push(note);
                }
                return Ok(imported);
            }
            Err(reason) => reasons.push(reason),
        }
    }
    Err(reasons.join("\n"))
}

/// Returns the metadata URL from an API's challenge (RFC 9728 §5.1).
async fn challenge(url: &str) -> Result<String, String> {
    let reply = client(url)?.get(url).send().await.map_err(chain)?;
    let status = reply.status().as_u16();
    let headers = reply.headers().get_all(reqwest::header::WWW_AUTHENTICATE);
    let mut challenges = headers.iter().filter_map(|header| header.to_str().ok());
    challenges
        .find_map(discovery::challenged)
        .filter(|_| status == 401)
        .ok_or_else(|| format!("status {status}, without a challenge that names the metadata"))
}

/// Returns the client for one request to `url`. Servers name further URLs, so each URL is checked.
fn client(url: &str) -> Result<reqwest::Client, String> {
    let mut client = reqwest::Client::builder()
        .redirect(Policy::none())
        .timeout(TIMEOUT);
    let is_cleartext = reqwest::Url::parse(url).is_ok_and(|url| url.scheme() == "http");
    if is_cleartext {
        // Cleartext is allowed only for this machine; a proxy could read it.
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

/// Returns the body of a reply with status 200, up to the size limit. Redirects are not followed,
/// because another server cannot vouch for the issuer.
async fn fetch(url: &str) -> Result<Vec<u8>, String> {
    let request = client(url)?.get(url).header("Accept", "application/json");
    let mut reply = request.send().await.map_err(chain)?;
    if reply.status() != reqwest::StatusCode::OK {
        return Err(format!("status {}", reply.status().as_u16()));
    }
    let mut document = Vec::new();
    while let Some(chunk) = reply.chunk().await.map_err(chain)? {
        if document.len() + chunk.len() > discovery::MAX_BYTES {
            return Err(DiscoveryError::TooLarge.to_string());
        }
        document.extend_from_slice(&chunk);
    }
    Ok(document)
}

/// Returns the error with its causes, without the URL, which is printed separately.
fn chain(error: reqwest::Error) -> String {
    with_causes(&error.without_url())
}
