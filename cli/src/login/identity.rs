//! Who logged in, if the spec names the operation that returns it.

use licit_format::resolve::{ActsAs, Provider};
use licit_runtime::{Client, StoredTokens, UserIdentity};

use super::context::Context;
use crate::terminal::noteln;

/// Prints who logged in. Nothing is requested for a token that the operation does not accept.
pub(super) async fn report(context: &Context<'_>, client: &Client, tokens: &StoredTokens) {
    let provider = context.provider;
    let acts_for_user = tokens.acts_as() == ActsAs::User;
    if !acts_for_user || !is_permitted(provider, tokens.scopes()) {
        return;
    }
    match client.user_identity().await {
        Ok(user) => print(&user),
        Err(error) => noteln!("  user           could not be requested: {error}"),
    }
}

/// Whether the spec names an operation, and the granted scopes cover it.
fn is_permitted(provider: &Provider, granted: &[String]) -> bool {
    let Some(identity) = &provider.table.identity else {
        return false;
    };
    let name = &identity.operation.name;
    let mut operations = provider.operations.iter();
    operations
        .find(|known| known.table.name == *name)
        .is_some_and(|operation| {
            let clauses = operation.requires.iter();
            let mut clauses = clauses.filter_map(|at| provider.clauses.get(*at));
            clauses.all(|clause| {
                let scopes = clause.scopes.iter();
                let mut scopes = scopes.filter_map(|at| provider.scopes.get(*at));
                scopes.any(|scope| granted.contains(&scope.name))
            })
        })
}

fn print(user: &UserIdentity) {
    noteln!("  user           {}", shown(&user.subject));
    let email = user.email.as_ref().map(|email| {
        let verified = match user.email_verified {
            Some(true) => "verified",
            Some(false) => "not verified",
            None => "not known to be verified",
        };
        format!("{} ({verified})", shown(email))
    });
    let rows = [
        ("name", user.name.as_deref().map(shown)),
        ("email", email),
        ("picture", user.picture.as_deref().map(shown)),
    ];
    for (name, value) in rows {
        if let Some(value) = value {
            noteln!("  {name:<14} {value}");
        }
    }
}

/// A text of the provider, without control characters.
fn shown(text: &str) -> String {
    text.escape_debug().take(200).collect()
}
