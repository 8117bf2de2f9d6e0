//! The application's credentials (RFC 6749 §2.2, §2.3), from options, files, the environment, or a
//! prompt. Secrets are never accepted on the command line, which shells store and other users can
//! see.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use licit_runtime::jose::{Algorithm, DecryptionKey, KeyEncryption, SigningKey};
use licit_runtime::{AppBuilder, ClientAuth, RegisteredClient, Secret};

use super::context::Context;
use super::failure::Failure;
use super::prompt;

/// The maximum size of a file: a 16,384-bit key has 13 KiB.
const LONGEST: u64 = 64 * 1024;

/// Algorithms to try if the spec names none.
const ALGORITHMS: [Algorithm; 4] = [
    Algorithm::Es256,
    Algorithm::Es384,
    Algorithm::EdDsa,
    Algorithm::Rs256,
];

/// The client's credentials.
pub(crate) struct Credentials {
    pub(super) id: String,
    pub(super) secret: Option<Secret>,
    pub(super) key: Option<SigningKey>,
    /// The key that decrypts ID tokens, once for each algorithm that it may be used with.
    pub(super) decryption_keys: Vec<DecryptionKey>,
    /// The authentication method, if it was chosen.
    pub(super) method: Option<ClientAuth>,
}

impl Credentials {
    /// Collects the credentials that the registration requires.
    pub(crate) fn find(context: &Context<'_>) -> Result<Self, Failure> {
        let registered = context.target.registered(&context.registration.table.name);
        let made_up = registered.as_ref();
        let id = match (&context.options.client_id, made_up) {
            (Some(id), _) => id.clone(),
            (None, Some(registered)) => registered.client_id.clone(),
            (None, None) => id(context)?,
        };
        let secret = match made_up.and_then(|registered| registered.client_secret.as_deref()) {
            Some(secret) => Some(Secret::new(secret)),
            None => secret(context)?,
        };
        let key = match made_up.and_then(|registered| registered.private_key.as_deref()) {
            Some(pem) => Some(key(context, &Secret::new(pem))?),
            None => key_file(context)?,
        };
        let decryption_keys =
            match made_up.and_then(|registered| registered.decryption_key.as_deref()) {
                Some(pem) => of_pem(context, &Secret::new(pem))?,
                None => decryption_keys(context)?,
            };
        Ok(Self {
            id,
            secret,
            key,
            decryption_keys,
            method: chosen_method(context)?,
        })
    }

    /// Sets the secret, the key and the method of an application.
    pub(crate) fn apply(&self, mut builder: AppBuilder) -> AppBuilder {
        if let Some(secret) = &self.secret {
            builder = builder.client_secret(secret.clone());
        }
        if let Some(key) = &self.key {
            builder = builder.signing_key(key.clone());
        }
        for key in &self.decryption_keys {
            builder = builder.decryption_key(key.clone());
        }
        if let Some(method) = self.method {
            builder = builder.auth_method(method);
        }
        builder
    }

    /// The credentials of a client that has just been registered.
    pub(super) fn registered(
        client: &RegisteredClient,
        key: Option<SigningKey>,
        decryption_keys: Vec<DecryptionKey>,
    ) -> Self {
        Self {
            id: client.client_id().to_owned(),
            secret: client.client_secret().cloned(),
            key,
            decryption_keys,
            method: client.auth_method(),
        }
    }
}

/// The method of `--auth-method`, which must be one of the spec's.
pub(super) fn chosen_method(context: &Context<'_>) -> Result<Option<ClientAuth>, Failure> {
    let Some(name) = &context.options.auth_method else {
        return Ok(None);
    };
    let grants = context.registration.grants();
    let mut methods: Vec<ClientAuth> = Vec::new();
    for method in grants.flat_map(|grant| &grant.auth_methods) {
        if !methods.contains(method) {
            methods.push(*method);
        }
    }
    let found = methods.iter().find(|method| method.name() == name);
    found.copied().map(Some).ok_or_else(|| {
        let known: Vec<_> = methods.iter().map(|method| method.name()).collect();
        Failure::new(format!("the spec has no authentication method `{name}`"))
            .help(format!("the spec has {}", known.join(", ")))
    })
}

/// The user's password.
pub(super) fn password(context: &Context<'_>) -> Result<Secret, Failure> {
    if let Ok(password) = std::env::var("LICIT_PASSWORD") {
        return Ok(Secret::new(password));
    }
    if context.target.emulator().is_some() {
        return Ok(Secret::new("any password"));
    }
    let typed = prompt::secret("Password")?;
    typed.ok_or_else(|| Failure::new("the password is missing").help("set LICIT_PASSWORD"))
}

/// The refresh token that the user copied from the provider's settings.
pub(super) fn refresh_token(context: &Context<'_>, file: Option<&Path>) -> Result<Secret, Failure> {
    if let Some(file) = file {
        return read(file);
    }
    if let Ok(token) = std::env::var("LICIT_REFRESH_TOKEN") {
        return Ok(Secret::new(token));
    }
    let registration = &context.registration.table.name;
    let emulator = context.target.emulator();
    if let Some(token) = emulator.and_then(|running| running.refresh_token(registration)) {
        return Ok(Secret::new(token));
    }
    let typed = prompt::secret("Refresh token")?;
    typed.ok_or_else(|| {
        Failure::new("the refresh token is missing")
            .help("set LICIT_REFRESH_TOKEN, or pass `--refresh-token-file`")
    })
}

fn id(context: &Context<'_>) -> Result<String, Failure> {
    if let Ok(id) = std::env::var("LICIT_CLIENT_ID") {
        return Ok(id);
    }
    if prompt::is_interactive() {
        let title = context.registration.client_id_title.as_deref();
        return prompt::line(title.unwrap_or("Client identifier"));
    }
    Err(Failure::new("the client identifier is missing")
        .help("pass `--client-id`, or set LICIT_CLIENT_ID"))
}

fn secret(context: &Context<'_>) -> Result<Option<Secret>, Failure> {
    if let Some(path) = &context.options.client_secret_file {
        return Ok(Some(read(path)?));
    }
    if let Ok(secret) = std::env::var("LICIT_CLIENT_SECRET") {
        return Ok(Some(Secret::new(secret)));
    }
    let registration = context.registration;
    // No prompt if there is a key or no secret is required.
    if !registration.has_secret()
        || context.options.signing_key.is_some()
        || context
            .target
            .registered(&registration.table.name)
            .is_some()
    {
        return Ok(None);
    }
    let question = if registration.secret_is_optional() {
        "Client secret (leave empty if there is none)"
    } else {
        "Client secret"
    };
    match prompt::secret(question)? {
        None if !registration.secret_is_optional() => {
            Err(Failure::new("the provider requires a client secret")
                .help("set LICIT_CLIENT_SECRET, or pass `--client-secret-file`"))
        }
        secret => Ok(secret),
    }
}

pub(super) fn key_file(context: &Context<'_>) -> Result<Option<SigningKey>, Failure> {
    let Some(path) = &context.options.signing_key else {
        return Ok(None);
    };
    let key = key(context, &read(path)?)?;
    Ok(Some(match &context.options.key_id {
        Some(id) => key.with_key_id(id),
        None => key,
    }))
}

/// The keys of `--decryption-key`.
pub(super) fn decryption_keys(context: &Context<'_>) -> Result<Vec<DecryptionKey>, Failure> {
    match &context.options.decryption_key {
        Some(path) => of_pem(context, &read(path)?),
        None => Ok(Vec::new()),
    }
}

/// Returns the decryption key in a PEM text, for each algorithm that both the key and the provider support.
fn of_pem(context: &Context<'_>, pem: &Secret) -> Result<Vec<DecryptionKey>, Failure> {
    let openid = context.provider.table.openid.as_ref();
    let table = openid.and_then(|openid| openid.id_token_encryption.as_ref());
    let Some(table) = table else {
        return Err(
            Failure::new("the spec does not say that ID tokens are encrypted")
                .help("remove `--decryption-key`, or set `id_token_encryption_alg_values_supported` in `openid`"),
        );
    };
    let names = table.algorithms.iter();
    let algorithms = names.filter_map(|name| KeyEncryption::from_name(name));
    let keys: Vec<_> = algorithms
        .filter_map(|algorithm| DecryptionKey::from_pem(algorithm, pem).ok())
        .collect();
    if keys.is_empty() {
        return Err(Failure::new(format!(
            "the decryption key is not a PEM private key for {}",
            table.algorithms.join(", ")
        )));
    }
    Ok(keys)
}

/// Returns the private key in a PEM text, for the first algorithm that both the key and the
/// provider support.
fn key(context: &Context<'_>, pem: &Secret) -> Result<SigningKey, Failure> {
    let of_assertions = &context.provider.table.client_assertion.algorithms;
    let code = context.registration.table.authorization_code.as_ref();
    let request = code.and_then(|code| code.request_object.as_ref());
    // The same key signs authorization requests (RFC 9101).
    let of_requests = request.map_or(&[][..], |table| table.algorithms.as_slice());
    let either = if of_assertions.is_empty() {
        of_requests
    } else {
        of_assertions.as_slice()
    };
    let supported: Vec<_> = either
        .iter()
        .filter(|name| of_requests.is_empty() || of_requests.contains(name))
        .filter_map(|name| Algorithm::from_name(name))
        .collect();
    let algorithms = if supported.is_empty() {
        &ALGORITHMS[..]
    } else {
        &supported
    };
    let mut algorithms = algorithms.iter();
    let key = algorithms.find_map(|algorithm| SigningKey::from_pem(*algorithm, pem).ok());
    key.ok_or_else(|| {
        Failure::new("the signing key is not a PEM private key that the provider supports")
    })
}

/// Reads a secret from a file or a pipe: `--client-secret-file <(pass show acme)`.
pub(super) fn read(path: &Path) -> Result<Secret, Failure> {
    let unreadable = |why: &dyn std::fmt::Display| {
        Failure::new(format!("{} cannot be read: {why}", path.display()))
    };
    let text = || -> io::Result<Secret> {
        // Allocated once, because a growing text would leave copies behind.
        let capacity = usize::try_from(LONGEST)
            .unwrap_or_default()
            .saturating_add(32);
        let mut text = String::with_capacity(capacity);
        let read = File::open(path)?
            .take(LONGEST + 1)
            .read_to_string(&mut text);
        let text = Secret::new(text);
        read.map(|_| text)
    };
    let text = text().map_err(|error| unreadable(&error))?;
    if text.expose().len() as u64 > LONGEST {
        return Err(unreadable(&format!("it has more than {LONGEST} bytes")));
    }
    Ok(Secret::new(text.expose().trim()))
}
