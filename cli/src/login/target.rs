//! The server to log in to: the provider, an origin for tests, or an emulator.

use std::sync::Arc;

use licit_emulator::{ClientCredentials, Consent, Emulator, Running};
use licit_format::resolve::Provider;
use licit_runtime::Url;

use super::failure::Failure;
use crate::command::Login;
use crate::terminal::noteln;

/// The server to log in to.
#[derive(Clone)]
pub(crate) enum Target {
    /// The provider itself.
    Provider,
    /// An origin that serves all of the provider's hosts.
    Origin(String),
    /// An emulator in this process. It consents automatically unless a browser is opened.
    Emulated(Arc<Running>),
}

impl Target {
    pub(crate) async fn new(options: &Login, provider: &Provider) -> Result<Self, Failure> {
        if let Some(origin) = &options.origin {
            let origin = origin.trim_end_matches('/');
            return Ok(Self::Origin(origin.to_owned()));
        }
        if !options.emulate {
            return Ok(Self::Provider);
        }
        let consent = if options.open {
            Consent::Page
        } else {
            Consent::Auto
        };
        let mut emulator = Emulator::from_spec(provider.clone()).consent(consent);
        if let Some(uri) = &options.redirect_uri {
            emulator = emulator.redirect_uri(uri);
        }
        if let Some(id) = &options.client_id {
            emulator = emulator.client_id(id);
        }
        emulator = emulator.client_id_metadata_documents(options.client_metadata.is_some());
        let running = emulator.start().await;
        running
            .map(|running| Self::Emulated(Arc::new(running)))
            .map_err(|error| Failure::new(format!("the emulator cannot start: {error}")))
    }

    pub(super) fn announce(&self) {
        if let Self::Emulated(running) = self {
            noteln!("The provider is emulated at {}.", running.origin());
        }
    }

    /// Returns the origin that replaces all others.
    pub(crate) fn origin(&self) -> Option<&str> {
        match self {
            Self::Provider => None,
            Self::Origin(origin) => Some(origin),
            Self::Emulated(running) => Some(running.origin()),
        }
    }

    /// Returns the emulator if it consents automatically.
    pub(super) fn automatic(&self, options: &Login) -> Option<&Running> {
        match self {
            Self::Emulated(running) if !options.open => Some(running),
            _ => None,
        }
    }

    /// Returns the emulator, if the provider is emulated.
    pub(crate) fn emulator(&self) -> Option<&Running> {
        match self {
            Self::Emulated(running) => Some(running),
            _ => None,
        }
    }

    /// Returns the client credentials that the emulator issued.
    pub(super) fn registered(&self, registration: &str) -> Option<ClientCredentials> {
        match self {
            Self::Emulated(running) => running.client(registration).cloned(),
            _ => None,
        }
    }

    /// Returns the URL at which a browser reaches the provider's `url`.
    pub(super) fn browser_url(&self, url: &Url) -> String {
        let rest = url.as_str().split_once("://").map(|(_, rest)| rest);
        match (self.origin(), rest) {
            (Some(origin), Some(rest)) if !url.as_str().starts_with(origin) => {
                format!("{origin}/{rest}")
            }
            _ => url.to_string(),
        }
    }
}
