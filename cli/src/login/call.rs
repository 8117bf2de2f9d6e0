//! A call with the new tokens, to see that they work: of an operation that only reads.

use licit_dynamic::Arguments;
use licit_format::resolve::{ActsAs, Method, Operation, Provider, TokenUse};
use licit_runtime::{Client, Error, Json};

use super::advice::Trouble;
use crate::command::Login;

/// A call that can be made once there are tokens.
pub(super) struct Planned<'s> {
    operation: &'s Operation,
    arguments: Arguments<'s>,
}

impl<'s> Planned<'s> {
    /// The call that is asked for, if one is.
    pub(super) fn new(
        options: &Login,
        provider: &'s Provider,
        acts_as: ActsAs,
    ) -> Result<Option<Self>, Trouble> {
        let Some(name) = &options.call else {
            return Ok(None);
        };
        let known = || provider.operations.iter();
        let names = || known().map(|operation| operation.table.name.as_str());
        let operation = known().find(|operation| operation.table.name == *name);
        let operation = operation.ok_or_else(|| Trouble::unknown("operation", name, names()))?;
        let table = &operation.table;
        let reads = table.graphql.is_none() && table.method == Method::Get;
        if !reads || operation.stream.is_some() {
            return Err(Trouble::new(format!(
                "`{name}` does not only read, or goes on for ever: `--call` is for `GET` operations"
            )));
        }
        match (operation.token, acts_as) {
            (TokenUse::App, ActsAs::User) => {
                return Err(Trouble::new(format!(
                    "`{name}` takes the application's own token, and this login brings a user's"
                ))
                .help("use `--client-credentials`"));
            }
            (TokenUse::User, ActsAs::App) => {
                return Err(Trouble::new(format!(
                    "`{name}` takes a user's token, and this login brings the application's own"
                )));
            }
            _ => {}
        }
        let arguments = Arguments::new(provider, operation, options.arguments.clone());
        let arguments = arguments.map_err(|error| {
            Trouble::new(format!("`{name}` cannot be called: {error}"))
                .help("arguments are given as `--argument name=value`")
        })?;
        Ok(Some(Self {
            operation,
            arguments,
        }))
    }

    pub(super) fn operation(&self) -> &'s Operation {
        self.operation
    }

    /// Makes the call, and prints what comes.
    pub(super) async fn send(&self, client: &Client) -> Result<(), Error> {
        let call = self.arguments.call(client);
        let reply = call.request::<Json, Error>().send_with_meta().await?;
        eprintln!(
            "`{}` answered with {}.",
            self.operation.table.name, reply.status
        );
        println!("{:#}", reply.value);
        Ok(())
    }
}
