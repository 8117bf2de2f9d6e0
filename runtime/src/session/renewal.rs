//! How the next token of a grant is obtained, as far as the spec and the tokens at hand allow it.

use crate::app::App;
use crate::error::Error;
use crate::provider::{Grant, Refresh, RefreshInput, Rotation};
use crate::token::{ObtainedBy, StoredTokens, endpoint};

/// How the next token is obtained.
#[derive(Debug, Clone, Copy)]
pub(super) enum Renewal {
    /// With the refresh token.
    Refresh(&'static Refresh),
    /// By the client credentials grant, again.
    ClientCredentials(&'static Grant),
    /// Not at all.
    None,
}

impl Renewal {
    pub(super) fn of(app: &App, tokens: &StoredTokens) -> Self {
        let registration = app.registration();
        match tokens.obtained_by() {
            ObtainedBy::ClientCredentials => registration
                .client_credentials
                .as_ref()
                .map_or(Self::None, Self::ClientCredentials),
            ObtainedBy::AuthorizationCode | ObtainedBy::OtherGrant => registration
                .refresh_token
                .as_ref()
                .filter(|refresh| {
                    refresh.input == RefreshInput::AccessToken || tokens.refresh_token().is_some()
                })
                .map_or(Self::None, Self::Refresh),
            ObtainedBy::OtherMeans => Self::None,
        }
    }

    pub(super) fn is_possible(self) -> bool {
        !matches!(self, Self::None)
    }

    /// Whether it does no harm to ask again at once after `error`. A server that replaces refresh
    /// tokens may take a second use for a theft and end the grant (RFC 9700 §4.14.2): the token
    /// that is still valid is used up before.
    pub(super) fn may_repeat(self, error: &Error) -> bool {
        match self {
            Self::Refresh(refresh) => {
                refresh.rotation == Rotation::Never
                    || refresh.grace > 0
                    || endpoint::is_untouched(error)
            }
            Self::ClientCredentials(_) | Self::None => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{TransportError, TransportErrorKind};

    static ROTATING: Refresh = Refresh {
        rotation: Rotation::Always,
        ..Refresh::DEFAULT
    };
    static GRACEFUL: Refresh = Refresh {
        grace: 30,
        ..ROTATING
    };
    static CONSTANT: Refresh = Refresh {
        rotation: Rotation::Never,
        ..Refresh::DEFAULT
    };

    #[test]
    fn a_refresh_token_that_may_be_used_up_is_not_sent_again_at_once() {
        let lost = Error::from(TransportError::ambiguous(TransportErrorKind::Timeout));
        let unsent = Error::from(TransportError::definite(TransportErrorKind::Connect));
        assert!(!Renewal::Refresh(&ROTATING).may_repeat(&lost));
        assert!(!Renewal::Refresh(&Refresh::DEFAULT).may_repeat(&lost));
        assert!(Renewal::Refresh(&ROTATING).may_repeat(&unsent));
        assert!(Renewal::Refresh(&GRACEFUL).may_repeat(&lost));
        assert!(Renewal::Refresh(&CONSTANT).may_repeat(&lost));
    }
}
