//! The generated module of each spec, as text to read: what `#[oauth_provider]` expands to.
//!
//! `cargo licit gen specs/moneybird.json -o generated-examples/src/moneybird/` writes them; CI holds
//! them against the specs.

#[rustfmt::skip]
pub mod luca;
#[rustfmt::skip]
pub mod money_button;
#[rustfmt::skip]
pub mod moneybird;
#[rustfmt::skip]
pub mod moneykit;
