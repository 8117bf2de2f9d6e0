//! The emulator's one user, as identities and claims describe them.

use licit_format::resolve::{Provider, Type};
use serde_json::Value;

use crate::model::check::check;
use crate::values::pointer;

/// The identifier.
pub(crate) const SUBJECT: &str = "ada";

/// The display name.
pub(crate) const NAME: &str = "Ada Lovelace";

/// The email address.
pub(crate) const EMAIL: &str = "ada@example.com";

/// The URL of a picture.
pub(crate) const PICTURE: &str = "https://example.com/ada.png";

/// Writes the user into the reply of an operation by which clients identify them.
pub(crate) fn describe(provider: &Provider, operation: &str, ty: &Type, reply: &mut Value) {
    let Some(identity) = &provider.table.identity else {
        return;
    };
    if identity.operation.name == operation {
        let places = [
            (Some(&identity.subject), SUBJECT.into()),
            (identity.name.as_ref(), NAME.into()),
            (identity.email.as_ref(), EMAIL.into()),
            (identity.email_verified.as_ref(), true.into()),
            (identity.picture.as_ref(), PICTURE.into()),
        ];
        for (place, value) in places {
            if let Some(place) = place.filter(|place| place.starts_with('/')) {
                write(provider, ty, reply, (place, value));
            }
        }
    }
    if let Some(emails) = &identity.emails
        && emails.operation.name == operation
    {
        let count = reply.pointer(&emails.items).and_then(Value::as_array);
        for item in 0..count.map_or(0, Vec::len) {
            let at = |place: &str| format!("{}/{item}{place}", emails.items);
            if item == 0 {
                write(provider, ty, reply, (&at(&emails.email), EMAIL.into()));
            }
            let flags = [&emails.primary, &emails.email_verified];
            for place in flags.into_iter().flatten() {
                write(provider, ty, reply, (&at(place), (item == 0).into()));
            }
        }
    }
}

/// Writes a value, unless the reply would no longer be of its type.
fn write(provider: &Provider, ty: &Type, reply: &mut Value, (place, value): (&str, Value)) {
    let mut changed = reply.clone();
    pointer::set(&mut changed, place, value);
    if check(provider, ty, &changed).is_ok() {
        *reply = changed;
    }
}
