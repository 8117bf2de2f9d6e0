//! Every spec of the repository expands, under the strictest warnings that a user may have.

#![deny(warnings, missing_docs, unused, unreachable_pub, rust_2018_idioms)]
#![deny(clippy::all, clippy::pedantic)]

/// Moneybird.
#[licit::oauth_provider(spec = "specs/moneybird.json")]
pub mod moneybird {}

/// MoneyKit.
#[licit::oauth_provider(spec = "specs/moneykit.json")]
pub mod moneykit {}

/// Luca.
#[licit::oauth_provider(spec = "specs/luca.json")]
pub mod luca {}

/// Money Button.
#[licit::oauth_provider(spec = "specs/money-button.json")]
pub mod money_button {
    /// Scopes with punctuation are quoted.
    #[scopes("users.balance:read", "payments:read")]
    pub struct Paying;
}

/// The least provider that works.
#[licit::oauth_provider(spec = "tests/specs/minimal.json")]
pub mod acme {}

/// Everything at once, with a type of the user's.
#[licit::oauth_provider(spec = "tests/specs/quirks.json", types(decimal = f64))]
pub mod quirky {}

fn main() {}
