//! The kinds of signatures that this build can verify. Generated code requires them when a verifier
//! is created. Applications without webhooks do not pay for them; others get a compile error that
//! names the missing feature.

/// HMAC signatures are supported.
#[diagnostic::on_unimplemented(
    message = "webhooks with HMAC signatures require the `webhook` feature of `licit`",
    label = "enable the `webhook` feature",
    note = "in Cargo.toml: licit = {{ version = \"…\", features = [\"webhook\"] }}"
)]
pub trait WebhookFeature<'build> {}

#[cfg(feature = "webhook")]
impl WebhookFeature<'_> for () {}

/// Signed tokens are supported.
#[diagnostic::on_unimplemented(
    message = "webhooks signed with a JWT require the `jose` feature of `licit`",
    label = "enable the `jose` feature",
    note = "in Cargo.toml: licit = {{ version = \"…\", features = [\"jose\"] }}"
)]
pub trait JoseFeature<'build> {}

#[cfg(feature = "jose")]
impl JoseFeature<'_> for () {}
