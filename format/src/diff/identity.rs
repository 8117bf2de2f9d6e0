//! Compares who is logged in.

use licit_tables::owned::{EmailsRequest, IdentityRequest};

use super::code::Code;
use super::pair::{Pair, pairs};
use super::walk::{Walk, changed};

pub(super) fn identity(walk: &mut Walk<'_>, pair: Pair<'_, Option<IdentityRequest>>) {
    walk.within("identity", |walk| match (pair.old, pair.new) {
        (None, None) => {}
        (Some(_), None) => walk.report(Code::IdentityGone, "the identity is removed"),
        (None, Some(_)) => walk.report(Code::IdentityAdded, "the identity is added"),
        (Some(old), Some(new)) => compare(walk, Pair { old, new }),
    });
}

fn compare(walk: &mut Walk<'_>, pair: Pair<'_, IdentityRequest>) {
    pairs!(
        IdentityRequest {
            operation,
            subject,
            name,
            email,
            email_verified,
            picture,
            emails,
        } = pair
    );
    let code = Code::IdentityChanged;
    self::operation(walk, [&operation.old.name, &operation.new.name]);
    walk.value(code, "subject", "the place of the identifier", subject);
    walk.value(code, "name", "the place of the name", name);
    walk.value(code, "email", "the place of the email address", email);
    let what = "the place of the verification";
    walk.value(code, "email_verified", what, email_verified);
    walk.value(code, "picture", "the place of the picture", picture);
    walk.within("emails", |walk| match (emails.old, emails.new) {
        (None, None) => {}
        (Some(_), None) => walk.report(code, "the second request is removed"),
        (None, Some(_)) => walk.report(code, "a second request is added"),
        (Some(old), Some(new)) => self::emails(walk, Pair { old, new }),
    });
}

fn emails(walk: &mut Walk<'_>, pair: Pair<'_, EmailsRequest>) {
    pairs!(
        EmailsRequest { operation, items, email, email_verified, primary } without {
            scopes: "compared with the scopes of the operation",
        } = pair
    );
    let code = Code::IdentityChanged;
    self::operation(walk, [&operation.old.name, &operation.new.name]);
    walk.value(code, "items", "the place of the addresses", items);
    walk.value(code, "email", "the place of the address", email);
    let what = "the place of the verification";
    walk.value(code, "email_verified", what, email_verified);
    walk.value(code, "primary", "the place of the primary address", primary);
}

/// Requests are compared with the operations.
fn operation(walk: &mut Walk<'_>, [old, new]: [&str; 2]) {
    if old != new {
        walk.within("operation", |walk| {
            walk.report(Code::IdentityChanged, changed("the operation", old, new));
        });
    }
}
