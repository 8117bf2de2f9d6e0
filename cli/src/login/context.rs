//! The context of a login, and its result.

use std::sync::Arc;

use licit_dynamic::Tables;
use licit_format::resolve::{Provider, Registration};
use licit_runtime::store::FileStore;
use licit_runtime::{Client, StoredTokens, tables};

use super::failure::Failure;
use super::target::Target;
use super::verbose::Witness;
use crate::command::Login;

/// The context of a login.
pub(crate) struct Context<'s> {
    pub(crate) options: &'s Login,
    pub(crate) provider: &'s Provider,
    pub(crate) registration: &'s Registration,
    pub(crate) target: Target,
    /// The requested scopes. If empty, the provider decides.
    pub(crate) scopes: Vec<String>,
    pub(crate) tables: Tables,
    /// Sees the replies of the authorization server.
    pub(crate) witness: Arc<Witness>,
    /// Where the tokens are stored, if they are.
    pub(crate) store: Option<Arc<FileStore>>,
}

impl Context<'_> {
    /// Returns the table of the registration.
    pub(super) fn table(&self) -> Result<&'static tables::Registration, Failure> {
        let name = &self.registration.table.name;
        let table = self.tables.registration(name);
        table.ok_or_else(|| Failure::new(format!("no registration `{name}`")))
    }
}

/// Sets the environment, the variables, the origin and the HTTP client of a login. The builders of
/// applications and of registrars have these methods, but no trait in common.
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
        let http = $crate::login::http(context.options, context.provider, &context.target)?;
        if let Some(http) = http {
            builder = builder.http(http);
        }
        builder
    }};
}

pub(super) use with_target;

/// The tokens of a login, and a client that uses them.
pub(crate) struct Granted {
    pub(crate) tokens: StoredTokens,
    pub(crate) client: Client,
}
