//! Replaces a token of the client credentials grant by requesting the grant again (RFC 6749
//! §4.4.3). There is no refresh token that could be lost, so no lease and no store are used.

use super::grant_session::GrantSession;
use super::state::Outcome;
use crate::grant::Requested;
use crate::tables::Grant;

impl GrantSession {
    pub(super) async fn ask_again(&self, grant: &Grant) -> Outcome {
        let old = self.live().tokens().clone();
        let scopes: Vec<_> = old.requested().iter().map(String::as_str).collect();
        let requested = Requested {
            scopes: &scopes,
            resources: old.resources(),
            details: old.requested_details(),
        };
        let new = self
            .app
            .request_client_credentials(grant, old.acts_as(), requested)
            .await?;
        self.publish(new.named_like(&old))
    }
}
