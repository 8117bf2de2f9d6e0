//! Who is logged in: copies the tables of the operations, so that clients need no others.

use licit_tables::owned::{EmailsRequest, IdentityRequest};

use super::model::{Clause, Operation, Scope};
use crate::source::{Spanned, value_of};
use crate::spec::{Emails, Spec};

pub(super) fn resolve(
    spec: &Spec,
    operations: &[Operation],
    (clauses, scopes): (&[Clause], &[Scope]),
) -> Option<IdentityRequest> {
    let identity = spec.identity.as_ref()?;
    let place = |place: &crate::expression::place::Place| place.text.clone();
    let emails = identity.emails.as_ref();
    Some(IdentityRequest {
        operation: named(operations, identity.operation.as_ref())?
            .table
            .clone(),
        subject: identity.subject.as_ref().map(place)?,
        name: identity.name.as_ref().map(place),
        email: identity.email.as_ref().map(place),
        email_verified: value_of(identity.email_verified.as_ref()),
        picture: identity.picture.as_ref().map(place),
        emails: emails.and_then(|emails| self::emails(emails, operations, (clauses, scopes))),
    })
}

fn emails(
    emails: &Emails,
    operations: &[Operation],
    (clauses, scopes): (&[Clause], &[Scope]),
) -> Option<EmailsRequest> {
    let operation = named(operations, emails.operation.as_ref())?;
    let default = EmailsRequest::default();
    let clauses = operation.requires.iter().filter_map(|at| clauses.get(*at));
    let names = |clause: &Clause| {
        let positions = clause.scopes.iter();
        positions
            .filter_map(|at| scopes.get(*at))
            .map(|scope| scope.name.clone())
            .collect()
    };
    let text = |written: Option<&Spanned<String>>| value_of(written);
    Some(EmailsRequest {
        operation: operation.table.clone(),
        scopes: clauses.map(names).collect(),
        items: text(emails.items.as_ref()).unwrap_or(default.items),
        email: text(emails.email.as_ref()).unwrap_or(default.email),
        email_verified: text(emails.email_verified.as_ref()),
        primary: text(emails.primary.as_ref()),
    })
}

fn named<'o>(operations: &'o [Operation], name: Option<&Spanned<String>>) -> Option<&'o Operation> {
    let name = name?;
    let mut operations = operations.iter();
    operations.find(|operation| operation.table.name == name.value)
}
