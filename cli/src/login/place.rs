//! Where the provider is: in the world, behind an origin for tests, or an emulator of our own.

use licit_emulator::{ClientCredentials, Consent, Emulator, Running};
use licit_format::resolve::Provider;
use licit_runtime::Url;

use super::advice::Trouble;
use crate::command::Login;

/// Where the provider is.
pub(super) enum Place {
    /// Where the spec says.
    World,
    /// Behind an origin that serves every host below its name.
    Origin(String),
    /// Here. Unless a browser is to be opened, its user says yes by themselves.
    Emulated(Running),
}

impl Place {
    pub(super) async fn new(options: &Login, provider: &Provider) -> Result<Self, Trouble> {
        if let Some(origin) = &options.origin {
            let origin = origin.trim_end_matches('/');
            return Ok(Self::Origin(origin.to_owned()));
        }
        if !options.emulate {
            return Ok(Self::World);
        }
        let consent = if options.open {
            Consent::Page
        } else {
            Consent::Auto
        };
        let emulator = Emulator::from_spec(provider.clone()).consent(consent);
        let running = emulator.start().await;
        running
            .map(Self::Emulated)
            .map_err(|error| Trouble::new(format!("the emulator cannot listen: {error}")))
    }

    pub(super) fn introduce(&self) {
        if let Self::Emulated(running) = self {
            eprintln!("The provider is emulated, at {}.", running.origin());
        }
    }

    /// The origin that takes the place of every other.
    pub(super) fn origin(&self) -> Option<&str> {
        match self {
            Self::World => None,
            Self::Origin(origin) => Some(origin),
            Self::Emulated(running) => Some(running.origin()),
        }
    }

    /// The emulator whose user needs no browser.
    pub(super) fn by_itself(&self, options: &Login) -> Option<&Running> {
        match self {
            Self::Emulated(running) if !options.open => Some(running),
            _ => None,
        }
    }

    /// The application that an emulator has made up.
    pub(super) fn registered(&self, registration: &str) -> Option<ClientCredentials> {
        match self {
            Self::Emulated(running) => running.client(registration).cloned(),
            _ => None,
        }
    }

    /// Where a browser finds what the provider has at `url`.
    pub(super) fn reachable(&self, url: &Url) -> String {
        let rest = url.as_str().strip_prefix("https://");
        match (self.origin(), rest) {
            (Some(origin), Some(rest)) => format!("{origin}/{rest}"),
            _ => url.to_string(),
        }
    }
}
