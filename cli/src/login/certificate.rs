//! The client certificate of mutual TLS (RFC 8705), from PEM files. The emulator has no TLS, so nothing is
//! presented to it.

use std::path::Path;
use std::time::Duration;

use licit_format::resolve::{ClientAuth, CredentialIn, Provider, Registration};
use licit_runtime::Secret;
use reqwest::redirect::Policy;

use super::credentials;
use super::failure::Failure;
use super::target::Target;
use crate::command::Login;
use crate::terminal::{noteln, with_causes};

/// How to present a client certificate.
pub(crate) const ADVICE: &str = "pass `--certificate` with a PEM file, and `--certificate-key` if the private \
                                 key is in another file";

/// The maximum time to connect, as that of the runtime's own clients.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// The `User-Agent`, as that of the runtime's own clients.
const USER_AGENT: &str = concat!("licit/", env!("CARGO_PKG_VERSION"));

/// Whether the calls of a login may use a security scheme of type `mutual_tls`.
pub(super) fn is_available(options: &Login, target: &Target) -> bool {
    options.certificate.is_some() || target.emulator().is_some()
}

/// Returns the HTTP client with the certificate; `None` if the runtime's own client is used.
pub(crate) fn http(
    options: &Login,
    provider: &Provider,
    target: &Target,
) -> Result<Option<reqwest::Client>, Failure> {
    let builder = reqwest::Client::builder()
        .user_agent(USER_AGENT)
        .redirect(Policy::none())
        .connect_timeout(CONNECT_TIMEOUT);
    let builder = match &options.certificate {
        Some(path) => builder.identity(identity(path, options.certificate_key.as_deref())?),
        None if target.emulator().is_some() && is_used(options, provider) => builder,
        None => return Ok(None),
    };
    // A proxy could read requests in cleartext, which are sent to this machine only.
    let is_plain = target
        .origin()
        .is_some_and(|origin| origin.starts_with("http:"));
    let builder = if is_plain {
        builder.no_proxy()
    } else {
        builder
    };
    let client = builder.build().map_err(|error| {
        let why = with_causes(&error);
        Failure::new(format!("the client certificate cannot be used: {why}"))
    })?;
    Ok(Some(client))
}

/// Says that the emulator checks no certificate, if the provider would.
pub(super) fn announce(options: &Login, provider: &Provider, target: &Target) {
    if target.emulator().is_some() && is_used(options, provider) {
        noteln!("The emulator has no TLS: it does not check the client certificate.");
    }
}

/// Whether a login or a call presents a certificate. Of a grant with several methods, another one is used
/// unless `--auth-method` chooses this one.
fn is_used(options: &Login, provider: &Provider) -> bool {
    let chosen = options.auth_method.as_deref();
    let is_certificate = |method: &ClientAuth| {
        matches!(
            method,
            ClientAuth::TlsClientAuth | ClientAuth::SelfSignedTlsClientAuth
        )
    };
    let mut grants = provider.registrations.iter().flat_map(Registration::grants);
    let by_method = grants.any(|grant| {
        let methods = grant.auth_methods.iter();
        let methods = methods.filter(|method| chosen.is_none_or(|name| method.name() == name));
        let methods: Vec<_> = methods.copied().collect();
        !methods.is_empty() && methods.iter().all(is_certificate)
    });
    let mut schemes = provider.security_schemes.iter();
    provider.table.certificate_bound
        || by_method
        || schemes.any(|scheme| scheme.table.place == CredentialIn::MutualTls)
}

/// Reads the certificate and its private key.
fn identity(certificate: &Path, key: Option<&Path>) -> Result<reqwest::Identity, Failure> {
    let mut pem = credentials::read(certificate)?;
    if let Some(key) = key {
        let key = credentials::read(key)?;
        pem = Secret::new(format!("{}\n{}\n", pem.expose(), key.expose()));
    }
    reqwest::Identity::from_pem(pem.expose().as_bytes()).map_err(|_| {
        let shown = certificate.display();
        let failure = Failure::new(format!(
            "{shown} is not a client certificate with its private key, in PEM"
        ));
        if pem.expose().contains("ENCRYPTED") {
            failure.help("decrypt the private key first: `openssl pkey -in FILE -out NEW`")
        } else {
            failure.help("pass `--certificate-key` if the private key is in another file")
        }
    })
}
