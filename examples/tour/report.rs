//! A tour of one provider: prints each step, records checks, and prints a table at the end.

use std::error::Error;
use std::fmt::Display;

use licit_emulator::{Authorized, Running};

/// The result of a step.
pub type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// A feature of a provider, in the order of the table.
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
        (Self::DeniedConsent, "denied consent: a distinct error"),
        (Self::OutOfBand, "out-of-band code"),
        (Self::ClientCredentials, "client credentials"),
        (Self::TypedCall, "typed call"),
        (Self::Pages, "pages as a stream"),
        (Self::CreateAndRead, "created, then read back"),
        (Self::GraphQl, "GraphQL, from the spec and custom"),
        (Self::Expiry, "expired token refreshed once"),
        (Self::DocumentedError, "documented error as a variant"),
        (Self::RateLimit, "rate limit with `Retry-After`"),
        (Self::NotAllowed, "missing permission: no refresh"),
        (Self::StaticToken, "static token beside OAuth"),
        (Self::Environments, "environment or base URL chosen"),
        (Self::Webhook, "webhook verified, forged one rejected"),
    ];
}

/// The result of a check.
#[derive(Debug, Clone)]
struct Check {
    feature: Feature,
    good: bool,
}

/// A provider's tour.
#[derive(Debug)]
pub struct Report {
    provider: &'static str,
    checks: Vec<Check>,
    failure: Option<String>,
}

impl Report {
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

    /// Prints a step.
    #[expect(clippy::unused_self, reason = "steps belong to a report")]
    pub fn step(&self, text: impl AsRef<str>) {
        println!("   {}", text.as_ref());
    }

    /// Records and prints whether a feature works.
    pub fn check(&mut self, feature: Feature, good: bool, text: impl AsRef<str>) {
        println!(" {} {}", if good { '✓' } else { '✗' }, text.as_ref());
        self.checks.push(Check { feature, good });
    }

    /// Records the result of the tour.
    pub fn finished(mut self, end: Result) -> Self {
        if let Err(error) = end {
            println!(" ✗ {}: the tour failed: {error}", self.provider);
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

/// Prints the table of providers and features. Returns whether all checks passed. A dot means that
/// the provider does not have the feature.
pub fn print_table(reports: &[Report]) -> bool {
    let row = |name: &str, cell: &dyn Fn(&Report) -> &'static str| {
        print!("{name:<42}");
        for report in reports {
            print!("{:<15}", cell(report));
        }
        println!();
    };
    println!();
    row("", &|report| report.provider);
    for (feature, name) in Feature::ALL {
        row(name, &|report| report.cell(*feature));
    }
    let checks: usize = reports.iter().map(|report| report.checks.len()).sum();
    let good = reports.iter().all(Report::is_good);
    println!(
        "\n{checks} checks in this run: {}",
        if good { "all passed" } else { "some FAILED" }
    );
    good
}

/// Consents as the user. Returns the callback URL.
pub async fn callback(emulator: &Running, url: &str) -> Result<String> {
    match emulator.authorize(url).await? {
        Authorized::Callback(callback) => Ok(callback),
        other => Err(format!("expected a callback, found {other:?}").into()),
    }
}

/// The number of requests to an endpoint.
pub fn count(emulator: &Running, endpoint: &str) -> usize {
    emulator
        .requests()
        .iter()
        .filter(|request| request.endpoint == endpoint)
        .count()
}

/// Formats an attempt and its error.
pub fn outcome(what: &str, error: Option<&impl Display>) -> String {
    match error {
        Some(error) => format!("{what}: {error}"),
        None => format!("{what}: no error"),
    }
}

/// The login URL without its secret parameters.
pub fn without_state(url: &str) -> &str {
    url.split("&state=").next().unwrap_or(url)
}

/// The callback URL without its code.
pub fn without_code(url: &str) -> &str {
    url.split("code=").next().unwrap_or(url)
}
