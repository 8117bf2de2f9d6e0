//! A grant that was lost here, and that another process, or another login, has gone on with.

use super::state::Shared;
use crate::error::{Error, GrantLost, GrantLostReason};
use crate::event::GrantEventKind;
use crate::store::GrantState;

impl Shared {
    /// Reads the store again when the grant is lost, and uses later tokens of a grant that is not lost
    /// there: another process had received them when the end was written, or the user has logged in
    /// again. A grant that the application itself has revoked stays lost.
    ///
    /// # Errors
    ///
    /// [`Error::GrantLost`] when there are none.
    pub(super) async fn revive(&self) -> Result<(), Error> {
        let live = self.live();
        let Some(reason) = live.lost() else {
            return Ok(());
        };
        if reason != GrantLostReason::Revoked
            && let Ok(Some((_, record))) = self.store.load(&self.key).await
            && !matches!(record.state(), GrantState::Lost(_))
            && record.tokens().obtained_at() > live.tokens().obtained_at()
        {
            self.publish(record.tokens().clone())?;
            self.emit(GrantEventKind::Adopted);
            return Ok(());
        }
        Err(GrantLost::new(reason, None).into())
    }
}
