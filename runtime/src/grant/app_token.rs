//! The application's own token, which some providers require in the token requests of users.

use crate::app::App;
use crate::error::Error;
use crate::secret::Secret;
use crate::tables::Grant;
use crate::token_endpoint::form::{Purpose, TokenForm};
use crate::token_endpoint::request::APP_TOKEN;

/// Requests the token if the request of a grant contains it. Returns the value for its templates.
pub(crate) async fn needed_by(
    app: &App,
    grant: &Grant,
) -> Result<Option<(&'static str, Secret)>, Error> {
    let code = app.registration().authorization_code.as_ref();
    let table = code.and_then(|code| code.app_token.as_ref());
    let Some(table) = table.filter(|_| grant.request.names_app_token) else {
        return Ok(None);
    };
    let form = TokenForm::new(Purpose::ClientCredentials, table);
    let reply = form.send(app).await?;
    Ok(Some((APP_TOKEN, reply.access_token)))
}
