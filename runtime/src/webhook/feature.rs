//! Which signatures this build can check. Generated code asks for it where a verifier is made, so
//! that who makes none pays for none, and who does is told what to turn on.

/// Keyed hashes are built in.
#[diagnostic::on_unimplemented(
    message = "webhooks with a keyed hash need the feature `webhook` of `licit`",
    label = "turn on the feature `webhook`",
    note = "in Cargo.toml: licit = {{ version = \"…\", features = [\"webhook\"] }}"
)]
pub trait WebhookFeature<'build> {}

#[cfg(feature = "webhook")]
impl WebhookFeature<'_> for () {}

/// Signed tokens are built in.
#[diagnostic::on_unimplemented(
    message = "webhooks with a signed token need the feature `jose` of `licit`",
    label = "turn on the feature `jose`",
    note = "in Cargo.toml: licit = {{ version = \"…\", features = [\"jose\"] }}"
)]
pub trait JoseFeature<'build> {}

#[cfg(feature = "jose")]
impl JoseFeature<'_> for () {}
