//! A provider's story: steps that are printed as they happen, checks that are remembered, and the
//! table at the end.

use std::error::Error;
use std::fmt::Display;

use licit_emulator::{Authorized, Running};

/// A step fails by any error.
pub type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// What a provider can be shown to do. The order is that of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feature {
    Login,
    LoginOptions,
    DeniedConsent,
    OutOfBand,
    ClientCredentials,
    TypedCall,
    Pages,
    CreateAndRead,
    GraphQl,
    Expiry,
    DocumentedError,
    RateLimit,
    NotAllowed,
    StaticToken,
    Environments,
    Webhook,
}

impl Feature {
    const ALL: &[(Self, &str)] = &[
        (Self::Login, "login: URL, consent, callback, exchange"),
        (Self::LoginOptions, "typed login parameters"),
        (Self::DeniedConsent, "denied consent, told apart"),
        (Self::OutOfBand, "out-of-band code, typed in"),
        (Self::ClientCredentials, "client credentials"),
        (Self::TypedCall, "typed call"),
        (Self::Pages, "pages as a stream"),
        (Self::CreateAndRead, "created, then read back"),
        (Self::GraphQl, "GraphQL, the spec's and one's own"),
        (Self::Expiry, "expired token renewed, once"),
        (Self::DocumentedError, "documented error as a variant"),
        (Self::RateLimit, "rate limit with the time to wait"),
        (Self::NotAllowed, "missing right: no renewal"),
        (Self::StaticToken, "static token beside OAuth"),
        (Self::Environments, "environment or base URL chosen"),
        (Self::Webhook, "webhook verified, a forged one refused"),
    ];
}

/// What a check found.
#[derive(Debug, Clone)]
struct Check {
    feature: Feature,
    good: bool,
}

/// A provider's story while it is told.
#[derive(Debug)]
pub struct Story {
    provider: &'static str,
    checks: Vec<Check>,
    failure: Option<String>,
}

impl Story {
    /// Prints the heading.
    pub fn begin(provider: &'static str) -> Self {
        println!(
            "\n── {provider} {}",
            "─".repeat(70 - provider.chars().count())
        );
        Self {
            provider,
            checks: Vec::new(),
            failure: None,
        }
    }

    /// Says what happens next.
    #[expect(clippy::unused_self, reason = "a step is one of a story")]
    pub fn step(&self, text: impl AsRef<str>) {
        println!("   {}", text.as_ref());
    }

    /// Remembers whether a feature was seen to work, and prints it.
    pub fn check(&mut self, feature: Feature, good: bool, text: impl AsRef<str>) {
        println!(" {} {}", if good { '✓' } else { '✗' }, text.as_ref());
        self.checks.push(Check { feature, good });
    }

    /// Takes how the story ended.
    pub fn ended(mut self, end: Result) -> Self {
        if let Err(error) = end {
            println!(" ✗ {}: the story broke off: {error}", self.provider);
            self.failure = Some(error.to_string());
        }
        self
    }

    fn cell(&self, feature: Feature) -> &'static str {
        let found: Vec<_> = self
            .checks
            .iter()
            .filter(|check| check.feature == feature)
            .collect();
        match found.as_slice() {
            [] => "·",
            all if all.iter().all(|check| check.good) => "✓",
            _ => "✗",
        }
    }

    fn is_good(&self) -> bool {
        self.failure.is_none() && self.checks.iter().all(|check| check.good)
    }
}

/// Prints provider × feature; whether all is well. A dot stands where the provider has no such
/// thing.
pub fn print_table(stories: &[Story]) -> bool {
    let row = |name: &str, cell: &dyn Fn(&Story) -> &'static str| {
        print!("{name:<42}");
        for story in stories {
            print!("{:<15}", cell(story));
        }
        println!();
    };
    println!();
    row("", &|story| story.provider);
    for (feature, name) in Feature::ALL {
        row(name, &|story| story.cell(*feature));
    }
    let checks: usize = stories.iter().map(|story| story.checks.len()).sum();
    let good = stories.iter().all(Story::is_good);
    println!(
        "\n{checks} checks in this run: {}",
        if good { "all passed" } else { "some FAILED" }
    );
    good
}

/// What the user's browser comes back with.
pub async fn callback(emulator: &Running, url: &str) -> Result<String> {
    match emulator.authorize(url).await? {
        Authorized::Callback(callback) => Ok(callback),
        other => Err(format!("expected a callback, found {other:?}").into()),
    }
}

/// How often an endpoint was asked.
pub fn count(emulator: &Running, endpoint: &str) -> usize {
    emulator
        .requests()
        .iter()
        .filter(|request| request.endpoint == endpoint)
        .count()
}

/// What was tried, and the error that it met.
pub fn told(what: &str, error: Option<&impl Display>) -> String {
    match error {
        Some(error) => format!("{what}: {error}"),
        None => format!("{what}: no error"),
    }
}

/// The URL of a login up to what must not be shown.
pub fn without_state(url: &str) -> &str {
    url.split("&state=").next().unwrap_or(url)
}

/// The URL of a callback up to what must not be shown.
pub fn without_code(url: &str) -> &str {
    url.split("code=").next().unwrap_or(url)
}
