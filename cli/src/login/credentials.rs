//! The application's credentials (RFC 6749 §2.2, §2.3): from options, files, the environment, or
//! whoever sits at the terminal. A secret is never taken from the command line, which shells keep and
//! other users of the machine see.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use licit_runtime::Secret;
use licit_runtime::jose::{Algorithm, SigningKey};

use super::advice::Trouble;
use super::{Scene, prompt};

/// The longest file that is read: a key of 16,384 bits has 13 KiB.
const LONGEST: u64 = 64 * 1024;

/// Algorithms that are tried where the spec names none.
const ALGORITHMS: [Algorithm; 4] = [
    Algorithm::Es256,
    Algorithm::Es384,
    Algorithm::EdDsa,
    Algorithm::Rs256,
];

/// What the application authenticates itself with.
pub(super) struct Credentials {
    pub(super) id: String,
    pub(super) secret: Option<Secret>,
    pub(super) key: Option<SigningKey>,
}

impl Credentials {
    /// Finds what the registration needs.
    pub(super) fn find(scene: &Scene<'_>) -> Result<Self, Trouble> {
        let registered = scene.place.registered(&scene.registration.table.name);
        let made_up = registered.as_ref();
        let id = match (&scene.options.client_id, made_up) {
            (Some(id), _) => id.clone(),
            (None, Some(registered)) => registered.client_id.clone(),
            (None, None) => id(scene)?,
        };
        let secret = match made_up.and_then(|registered| registered.client_secret.as_deref()) {
            Some(secret) => Some(Secret::new(secret)),
            None => secret(scene)?,
        };
        let key = match made_up.and_then(|registered| registered.private_key.as_deref()) {
            Some(pem) => Some(key(scene, &Secret::new(pem))?),
            None => key_file(scene)?,
        };
        Ok(Self { id, secret, key })
    }
}

fn id(scene: &Scene<'_>) -> Result<String, Trouble> {
    if let Ok(id) = std::env::var("LICIT_CLIENT_ID") {
        return Ok(id);
    }
    if prompt::is_there_anybody() {
        let title = scene.registration.client_id_title.as_deref();
        return prompt::line(title.unwrap_or("Client identifier"));
    }
    Err(
        Trouble::new("the application's client identifier is not known")
            .help("give `--client-id`, or set LICIT_CLIENT_ID"),
    )
}

fn secret(scene: &Scene<'_>) -> Result<Option<Secret>, Trouble> {
    if let Some(path) = &scene.options.client_secret_file {
        return Ok(Some(read(path)?));
    }
    if let Ok(secret) = std::env::var("LICIT_CLIENT_SECRET") {
        return Ok(Some(Secret::new(secret)));
    }
    let registration = scene.registration;
    // One who has a key, or needs no secret, need not be asked.
    if !registration.has_secret()
        || scene.options.signing_key.is_some()
        || scene.place.registered(&registration.table.name).is_some()
    {
        return Ok(None);
    }
    let question = if registration.secret_is_optional() {
        "Client secret, if there is one"
    } else {
        "Client secret"
    };
    match prompt::secret(question)? {
        None if !registration.secret_is_optional() => {
            Err(Trouble::new("the provider requires a client secret")
                .help("set LICIT_CLIENT_SECRET, or give `--client-secret-file`"))
        }
        secret => Ok(secret),
    }
}

fn key_file(scene: &Scene<'_>) -> Result<Option<SigningKey>, Trouble> {
    let Some(path) = &scene.options.signing_key else {
        return Ok(None);
    };
    key(scene, &read(path)?).map(Some)
}

/// The private key in a PEM text, for the first algorithm that it fits and the provider takes.
fn key(scene: &Scene<'_>, pem: &Secret) -> Result<SigningKey, Trouble> {
    let named = &scene.provider.table.client_assertion.algorithms;
    let named: Vec<_> = named
        .iter()
        .filter_map(|name| Algorithm::from_name(name))
        .collect();
    let algorithms = if named.is_empty() {
        &ALGORITHMS[..]
    } else {
        &named
    };
    let mut algorithms = algorithms.iter();
    let key = algorithms.find_map(|algorithm| SigningKey::from_pem(*algorithm, pem).ok());
    key.ok_or_else(|| {
        Trouble::new("the signing key is no private key in PEM form that the provider takes")
    })
}

/// A secret in a file, or in a pipe: `--client-secret-file <(pass show acme)`.
fn read(path: &Path) -> Result<Secret, Trouble> {
    let unreadable = |why: &dyn std::fmt::Display| {
        Trouble::new(format!("{} cannot be read: {why}", path.display()))
    };
    let text = || -> io::Result<Secret> {
        // Large enough: a text that grows leaves copies behind.
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
