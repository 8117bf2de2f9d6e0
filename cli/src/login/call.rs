//! A read-only API call that verifies the new tokens.

use licit_dynamic::Arguments;
use licit_format::resolve::{ActsAs, Method, Operation, Provider, TokenUse};
use licit_runtime::{Client, Error, Json};

use super::failure::Failure;
use crate::command::Login;
use crate::terminal::{noteln, outln};

/// A call to make after the login.
pub(super) struct PlannedCall<'s> {
    operation: &'s Operation,
    arguments: Arguments<'s>,
}

impl<'s> PlannedCall<'s> {
    /// Returns the requested call, if any.
    pub(super) fn new(
        options: &Login,
        provider: &'s Provider,
        acts_as: ActsAs,
    ) -> Result<Option<Self>, Failure> {
        let Some(name) = &options.call else {
            return Ok(None);
        };
        let known = || provider.operations.iter();
        let names = || known().map(|operation| operation.table.name.as_str());
        let operation = known().find(|operation| operation.table.name == *name);
        let operation = operation.ok_or_else(|| Failure::unknown("operation", name, names()))?;
        let table = &operation.table;
        let reads = table.graphql.is_none() && table.method == Method::Get;
        if !reads || operation.stream.is_some() {
            return Err(Failure::new(format!(
                "`{name}` cannot be called here: `--call` supports only `GET` operations without a stream"
            )));
        }
        match (operation.token, acts_as) {
            (TokenUse::App, ActsAs::User) => {
                return Err(Failure::new(format!(
                    "`{name}` requires an application token, and this login returns a user token"
                ))
                .help("use `--client-credentials`"));
            }
            (TokenUse::User, ActsAs::App) => {
                return Err(Failure::new(format!(
                    "`{name}` requires a user token, and this login returns an application token"
                )));
            }
            _ => {}
        }
        let arguments = Arguments::new(provider, operation, options.arguments.clone());
        let arguments = arguments.map_err(|error| {
            Failure::new(format!("`{name}` cannot be called: {error}"))
                .help("pass arguments as `--argument name=value`")
        })?;
        Ok(Some(Self {
            operation,
            arguments,
        }))
    }

    pub(super) fn operation(&self) -> &'s Operation {
        self.operation
    }

    /// Makes the call and prints the reply.
    pub(super) async fn send(&self, client: &Client) -> Result<(), Error> {
        let call = self.arguments.call(client);
        let reply = call.request::<Json, Error>().send_with_meta().await?;
        noteln!("`{}` returned {}.", self.operation.table.name, reply.status);
        outln!("{:#}", reply.value);
        Ok(())
    }
}
