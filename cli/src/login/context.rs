//! The context of a login, and its result.

use std::sync::Arc;

use licit_dynamic::Tables;
use licit_format::resolve::{Provider, Registration};
use licit_runtime::{Client, StoredTokens, tables};

use super::failure::Failure;
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

impl Context<'_> {
    /// Returns the table of the registration.
    pub(super) fn table(&self) -> Result<&'static tables::Registration, Failure> {
        let name = &self.registration.table.name;
        let table = self.tables.registration(name);
        table.ok_or_else(|| Failure::new(format!("no registration `{name}`")))
    }
}

/// Sets the environment, the variables and the origin of a login. The builders of applications and
/// of registrars have these methods, but no trait in common.
macro_rules! with_target {
    ($builder:expr, $context:expr) => {{
        let (mut builder, context) = ($builder, $context);
        if let Some(environment) = &context.options.environment {
            builder = builder.environment(environment);
        }
        for (name, value) in &context.options.set {
            builder = builder.variable(name, value);
        }
        if let Some(origin) = context.target.origin() {
            builder = builder.origin(origin);
        }
        builder
    }};
}

pub(super) use with_target;

/// The tokens of a login, and a client that uses them.
pub(super) struct Granted {
    pub(super) tokens: StoredTokens,
    pub(super) client: Client,
}
