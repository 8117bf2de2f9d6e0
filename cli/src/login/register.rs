//! `--register`: registers a client before the login (RFC 7591).

use licit_runtime::{ClientMetadata, Registrar, Secret};

use super::code;
use super::context::{Context, with_target};
use super::credentials::{self, Credentials};
use super::failure::LoginError;
use crate::terminal::noteln;

/// Registers a client for the redirect URI of the login. A server must accept any port of it on
/// loopback (RFC 8252 §7.3).
pub(super) async fn client(context: &Context<'_>) -> Result<Credentials, LoginError> {
    let mut builder = with_target!(Registrar::builder(context.table()?), context);
    if let Ok(token) = std::env::var("LICIT_INITIAL_ACCESS_TOKEN") {
        builder = builder.initial_access_token(Secret::new(token));
    }
    let redirect_uri = context.options.redirect_uri.as_deref();
    let mut metadata = ClientMetadata::new()
        .client_name("cargo licit login")
        .redirect_uri(redirect_uri.unwrap_or(code::LOOPBACK_REDIRECT_URI));
    if let Some(method) = credentials::chosen_method(context)? {
        metadata = metadata.auth_method(method);
    }
    let key = credentials::key_file(context)?;
    if let Some(key) = &key {
        metadata = metadata.signing_key(key);
    }
    let decryption_keys = credentials::decryption_keys(context)?;
    if let Some(key) = decryption_keys.first() {
        metadata = metadata.decryption_key(key);
    }
    let registered = builder.build()?.register(metadata).await?;
    noteln!("Registered a client: {}.", registered.client_id());
    Ok(Credentials::registered(&registered, key, decryption_keys))
}
