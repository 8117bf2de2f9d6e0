//! Serializes [`ActsAs`] as `user` or `app`. The tables do not depend on serde.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::Serializer;

use crate::tables::ActsAs;

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes fields by reference"
)]
pub(super) fn serialize<S: Serializer>(value: &ActsAs, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match value {
        ActsAs::User => "user",
        ActsAs::App => "app",
    })
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<ActsAs, D::Error> {
    let word = std::borrow::Cow::<'_, str>::deserialize(deserializer)?;
    match &*word {
        "user" => Ok(ActsAs::User),
        "app" => Ok(ActsAs::App),
        other => Err(D::Error::unknown_variant(other, &["user", "app"])),
    }
}
