//! The login options: specs of the catalog, with the application's credentials at each provider.

use licit_dynamic::{Tables, identity_scopes};
use licit_format::resolve::Provider;
use licit_format::source::Source;
use licit_runtime::jose::{Algorithm, SigningKey};
use licit_runtime::{App, LoginOption, Secret};

/// What a provider issued to the application.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The client identifier.
    pub client_id: String,
    /// The client secret, unless the client is public or has a key.
    pub client_secret: Option<Secret>,
    /// The private key in PEM form, for providers such as Apple.
    pub private_key: Option<Secret>,
    /// Where requests are sent instead of to the provider: an emulator.
    pub origin: Option<String>,
}

/// Reads the spec of a provider.
///
/// # Errors
///
/// Returns an error if the catalog has no such provider.
fn provider(id: &str) -> Result<Provider, String> {
    let entry = licit_catalog::find(id).ok_or_else(|| licit_catalog::unknown(id, None))?;
    let source = Source::new(format!("{id}.json"), entry.spec());
    let loaded = licit_format::parse(source).map_err(|report| report.to_string())?;
    Ok(loaded.provider)
}

/// Creates the option to log in with a provider of the catalog. It requests the scopes that tell who the
/// user is, and no others.
///
/// # Errors
///
/// Returns an error if the catalog has no such provider, or if the credentials do not suit it.
pub fn option(id: &str, redirect_uri: &str, with: &Credentials) -> Result<LoginOption, String> {
    let provider = provider(id)?;
    let tables = Tables::new(&provider);
    let registration = tables.registration("app");
    let registration = registration.ok_or_else(|| format!("{id} has several registrations"))?;
    let mut builder = App::builder(registration)
        .client_id(&with.client_id)
        .redirect_uri(redirect_uri);
    if let Some(secret) = &with.client_secret {
        builder = builder.client_secret(secret.clone());
    }
    if let Some(pem) = &with.private_key {
        let key = SigningKey::from_pem(Algorithm::Es256, pem).map_err(|error| error.to_string())?;
        builder = builder.signing_key(key);
    }
    if let Some(origin) = &with.origin {
        builder = builder.origin(origin);
    }
    let app = builder.build().map_err(|error| error.to_string())?;
    let option = LoginOption::new(&app, &identity_scopes(&provider));
    let option = option.map_err(|error| error.to_string())?;
    Ok(option.with_id(id))
}
