//! `--exchange`: exchanges the tokens of a login by custom grants that take them (RFC 6749 §4.5).

use licit_format::resolve::{ActsAs, CustomGrant, Registration, TokenInput};
use licit_runtime::token::{self, Kind};
use licit_runtime::{App, AtRunTime, Client, Error, GrantRequest, StoredTokens, Tokens};

use super::context::{Context, Granted};
use super::custom;
use super::failure::{Failure, LoginError};
use crate::command::Login;
use crate::terminal::noteln;

/// Checks the grants before the login. Returns on whose behalf the tokens of the last one act; `None` if
/// nothing is exchanged.
pub(super) fn check(
    options: &Login,
    registration: &Registration,
) -> Result<Option<ActsAs>, Failure> {
    let mut acts_as = None;
    for name in &options.exchanges {
        let grant = custom::named(registration, name)?;
        if grant.input == TokenInput::Nothing {
            let message = format!("the grant `{name}` does not exchange tokens");
            return Err(Failure::new(message).help(format!("pass `--grant {name}`")));
        }
        acts_as = Some(kind(registration, name));
    }
    Ok(acts_as)
}

/// Exchanges the tokens by each grant, one after the other.
pub(super) async fn run(
    context: &Context<'_>,
    app: &App,
    granted: Granted,
) -> Result<Granted, LoginError> {
    let mut granted = granted;
    for name in &context.options.exchanges {
        let grant = custom::named(context.registration, name)?;
        granted = match kind(context.registration, name) {
            ActsAs::User => exchanged::<token::User>(context, app, &granted.tokens, grant).await?,
            ActsAs::App => {
                exchanged::<token::Application>(context, app, &granted.tokens, grant).await?
            }
        };
        noteln!("Exchanged the tokens by `{name}`.");
    }
    Ok(granted)
}

async fn exchanged<K: Kind>(
    context: &Context<'_>,
    app: &App,
    tokens: &StoredTokens,
    grant: &CustomGrant,
) -> Result<Granted, LoginError> {
    let request: GrantRequest<AtRunTime, K> = custom::with_parameters(context, app, grant)?;
    let request = match tokens.acts_as() {
        ActsAs::User => with_tokens::<K, token::User>(request, tokens, grant.input)?,
        ActsAs::App => with_tokens::<K, token::Application>(request, tokens, grant.input)?,
    };
    let tokens = request.send().await?;
    Ok(Granted {
        tokens: tokens.to_stored(),
        client: Client::new(app, tokens),
    })
}

/// Adds the tokens that a grant takes, which are of the kind `L`.
fn with_tokens<K, L: Kind>(
    request: GrantRequest<AtRunTime, K>,
    tokens: &StoredTokens,
    input: TokenInput,
) -> Result<GrantRequest<AtRunTime, K>, Error> {
    let tokens = Tokens::<AtRunTime, L>::restore(tokens.clone())?;
    Ok(match input {
        TokenInput::RefreshToken => request.from_refresh_token_of(&tokens),
        TokenInput::AccessToken | TokenInput::Nothing => request.from_tokens(&tokens),
    })
}

/// Returns on whose behalf the tokens of a custom grant act.
fn kind(registration: &Registration, name: &str) -> ActsAs {
    let mut grants = registration.table.custom.iter();
    let found = grants.find(|(known, _)| known == name);
    found.map_or(ActsAs::User, |(_, grant)| grant.acts_as)
}
