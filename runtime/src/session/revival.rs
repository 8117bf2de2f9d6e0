//! Recovers a grant that was lost in this process, but that another process or login has replaced.

use super::grant_session::GrantSession;
use crate::error::{Error, GrantLostError};
use crate::event::GrantEventKind;
use crate::store::{Found, GrantState};

impl GrantSession {
    /// Reads the store again if the grant is lost, and adopts newer tokens of a valid grant:
    /// another process may have received them, or the user may have logged in again. A grant that
    /// the application revoked or erased stays lost.
    ///
    /// # Errors
    ///
    /// [`Error::GrantLost`] if there are none.
    pub(super) async fn revive(&self) -> Result<(), Error> {
        let live = self.live();
        let Some(reason) = live.lost() else {
            return Ok(());
        };
        if !reason.is_final()
            && let Ok(Some((_, Found::Record(record)))) = self.store.load(&self.key).await
            && !matches!(record.state(), GrantState::Lost(_))
            && record.tokens().obtained_at() > live.tokens().obtained_at()
        {
            self.publish(record.tokens().clone())?;
            self.emit(GrantEventKind::Adopted);
            return Ok(());
        }
        Err(GrantLostError::new(reason, None).into())
    }
}
