//! The next token of an application for itself: no refresh token, the grant is asked again
//! (RFC 6749 §4.4.3). Nothing can be lost, so nothing is leased or stored.

use super::state::{Outcome, Shared};
use crate::grant::Requested;
use crate::tables::Grant;

impl Shared {
    pub(super) async fn ask_again(&self, grant: &Grant) -> Outcome {
        let old = self.live().tokens().clone();
        let scopes: Vec<_> = old.requested().iter().map(String::as_str).collect();
        let asked = Requested {
            scopes: &scopes,
            resources: old.resources(),
            details: old.requested_details(),
        };
        let new = self.app.ask_for_itself(grant, old.acts_as(), asked).await?;
        self.publish(new.named_like(&old))
    }
}
