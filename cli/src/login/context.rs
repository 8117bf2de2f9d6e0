//! What the parts of a login share.

use std::sync::Arc;

use licit_dynamic::Tables;
use licit_format::resolve::{Provider, Registration};
use licit_runtime::{Client, StoredTokens};

use super::target::Target;
use super::verbose::Witness;
use crate::command::Login;

/// The context of a login.
pub(super) struct Context<'s> {
    pub(super) options: &'s Login,
    pub(super) provider: &'s Provider,
    pub(super) registration: &'s Registration,
    pub(super) target: Target,
    /// The requested scopes. If empty, the provider decides.
    pub(super) scopes: Vec<String>,
    pub(super) tables: Tables,
    /// Sees the replies of the authorization server.
    pub(super) witness: Arc<Witness>,
}

/// The tokens of a login, and a client that uses them.
pub(super) struct Granted {
    pub(super) tokens: StoredTokens,
    pub(super) client: Client,
}
